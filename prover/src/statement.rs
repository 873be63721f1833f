//! What a proof says: which program ran and what it put out, read from the proof's public memory.
//!
//! The checks here are those that tie the public memory to the run. Stwo's verifier leaves them to its caller.

use cairo_air::air::{MemorySection, PublicData, PublicSegmentRanges};
use starknet_types_core::felt::Felt;

use crate::program::program_hash;

/// Program and output of a proven run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The OS version hash of the program in public memory.
    pub os_version: Felt,
    /// The output in public memory.
    pub output: Vec<Felt>,
}

/// Why the public memory is not that of a run.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StatementError {
    /// A value of program or output is not below the field's prime. Only 252 of its 256 bits are proven, so two
    /// different values would pass for the same cell.
    #[error("cell {index} of the {section} in public memory is not a felt")]
    NotAFelt {
        /// `program` or `output`.
        section: &'static str,
        /// Position in the section, from 0.
        index: usize,
    },
    /// The output that the proof shows is not where the program wrote its output.
    #[error(
        "the output shown is not the cells the program wrote: {shown} cells at {shown_at}, the program's are {from}..{to}"
    )]
    OutputElsewhere {
        /// Cells of output in public memory.
        shown: usize,
        /// Address of the first of them.
        shown_at: u32,
        /// Where the program's output begins.
        from: u32,
        /// Where it ends.
        to: u32,
    },
    /// The run does not begin right behind the program.
    #[error("the run begins at {found}, behind the program it begins at {expected}")]
    StartElsewhere {
        /// The first frame's address.
        found: u32,
        /// Where it must be.
        expected: usize,
    },
}

/// Reads program and output, checking that the run proven is one of this program with this output.
///
/// # Errors
/// See [`StatementError`].
pub(crate) fn read(public_data: &PublicData) -> Result<Statement, StatementError> {
    let memory = &public_data.public_memory;
    let bytecode = felts("program", &memory.program)?;
    let output = felts("output", &memory.output)?;

    // Addresses begin at 1, and two cells of the first call frame follow the program.
    let initial_ap = public_data.initial_state.ap.0;
    let expected = bytecode.len() + 3;
    if usize::try_from(initial_ap) != Ok(expected) {
        return Err(StatementError::StartElsewhere { found: initial_ap, expected });
    }

    // The output shown is proven to lie behind the last step; that the program's output lies there is what the
    // segment's bounds, which the program was given and returned, have to say.
    let shown_at = public_data.final_state.ap.0;
    let from = memory.public_segments.output.start_ptr.value;
    let to = memory.public_segments.output.stop_ptr.value;
    let length = to.checked_sub(from).and_then(|length| usize::try_from(length).ok());
    if from != shown_at || length != Some(output.len()) {
        return Err(StatementError::OutputElsewhere { shown: output.len(), shown_at, from, to });
    }

    let builtins = builtin_names(&memory.public_segments);
    Ok(Statement { os_version: program_hash(builtins.into_iter(), bytecode.into_iter()), output })
}

/// The names of the builtins the program's entry point takes, in its order.
fn builtin_names(segments: &PublicSegmentRanges) -> Vec<&'static str> {
    let PublicSegmentRanges {
        output: _,
        pedersen,
        range_check_128,
        ecdsa,
        bitwise,
        ec_op,
        keccak,
        poseidon,
        range_check_96,
        add_mod,
        mul_mod,
    } = segments;
    let optional = [
        ("pedersen", pedersen),
        ("range_check", range_check_128),
        ("ecdsa", ecdsa),
        ("bitwise", bitwise),
        ("ec_op", ec_op),
        ("keccak", keccak),
        ("poseidon", poseidon),
        ("range_check96", range_check_96),
        ("add_mod", add_mod),
        ("mul_mod", mul_mod),
    ];
    let present = optional.iter().filter(|(_, range)| range.is_some()).map(|(name, _)| *name);
    std::iter::once("output").chain(present).collect()
}

fn felts(section: &'static str, cells: &MemorySection) -> Result<Vec<Felt>, StatementError> {
    let felt = |(index, (_, words)): (usize, &(u32, [u32; 8]))| {
        felt_of_words(words).ok_or(StatementError::NotAFelt { section, index })
    };
    cells.iter().enumerate().map(felt).collect()
}

/// The felt with these 32-bit words, least significant first; none when they are not below the prime.
fn felt_of_words(words: &[u32; 8]) -> Option<Felt> {
    let mut bytes = [0; 32];
    for (chunk, word) in bytes.chunks_exact_mut(4).zip(words) {
        chunk.copy_from_slice(&word.to_le_bytes());
    }
    let felt = Felt::from_bytes_le(&bytes);
    (felt.to_bytes_le() == bytes).then_some(felt)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(felt: Felt) -> [u32; 8] {
        let bytes = felt.to_bytes_le();
        std::array::from_fn(|i| u32::from_le_bytes(std::array::from_fn(|j| bytes[4 * i + j])))
    }

    #[test]
    fn only_values_below_the_prime_are_felts() {
        for felt in [Felt::ZERO, Felt::ONE, Felt::MAX, Felt::from(u128::MAX)] {
            assert_eq!(felt_of_words(&words(felt)), Some(felt));
        }
        let prime = [1, 0, 0, 0, 0, 0, 17, 0x0800_0000];
        assert_eq!(felt_of_words(&prime), None);
        assert_eq!(felt_of_words(&[u32::MAX; 8]), None);
        // 5 with one of the bits that the proof does not bind.
        assert_eq!(felt_of_words(&[5, 0, 0, 0, 0, 0, 0, 1 << 31]), None);
    }
}
