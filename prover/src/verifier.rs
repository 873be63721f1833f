//! The verifier: needs neither the program nor the prover, only the OS version hash that the proof is to be about.
//!
//! Stwo's verifier accepts any valid Cairo run, and takes on trust some parts of a proof that a hostile prover can
//! choose. What it leaves open is checked here, before it is called.

use cairo_air::claims::CairoClaim;
use cairo_air::verifier::verify_cairo;
use starknet_types_core::felt::Felt;
use starknet_types_core::hash::{Poseidon, StarkHash};
use stwo::core::fields::m31::P;
use stwo::core::fields::qm31::SecureField;
use stwo::core::vcs_lifted::blake2_merkle::Blake2sMerkleChannel;

use crate::guard;
use crate::parameters::{MIN_SECURITY_BITS, Parameters};
use crate::payload::{StarkProof, is_canonical, is_canonical_sample};
use crate::proof_file::ProofFile;
use crate::statement::{self, Statement, StatementError};

/// log2 of the rows a table of a proof can have.
const LOG_ROWS: std::ops::RangeInclusive<u32> = 4..=25;

/// What a proof must be about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// The OS version hash of the thread program.
    pub os_version: Felt,
    /// The program's output; none accepts any, to be looked at by the caller.
    pub output: Option<Vec<Felt>>,
    /// Security that is asked for, in bits; never less than [`MIN_SECURITY_BITS`].
    pub min_security_bits: u32,
}

/// What a proof proves. Every value comes from the proof itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// The OS version hash of the program that ran.
    pub os_version: Felt,
    /// What the program put out.
    pub output: Vec<Felt>,
    /// Security in bits.
    pub security_bits: u32,
    /// The fact: Poseidon over the OS version hash and the Poseidon hash of the output.
    pub fact: Felt,
}

/// Why a proof is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum VerifyError {
    /// A part of the proof's configuration is not one this verifier knows.
    #[error("the proof's {0} is not one this toolkit uses (help: prove again with this toolkit)")]
    Parameters(&'static str),
    /// The proof is too weak.
    #[error("the proof has {found} bits of security, {required} are required (help: prove with at least {required})")]
    TooFewBits {
        /// The proof's.
        found: u32,
        /// What is required.
        required: u32,
    },
    /// The proof refers to tables of constants of its own.
    #[error("the proof was made with other tables of constants than the network's")]
    ForeignTables,
    /// A number in the proof is outside its field or range.
    #[error("the proof is malformed: {0}")]
    Malformed(&'static str),
    /// The public memory is not that of a run.
    #[error("the proof shows no run: {0}")]
    Statement(#[from] StatementError),
    /// The proof is about another program.
    #[error(
        "the proof is about another program: OS version {found:#x}, expected {expected:#x} (help: build the sources the thread is registered with)"
    )]
    OtherProgram {
        /// The proof's.
        found: Felt,
        /// What it should be about.
        expected: Felt,
    },
    /// The proof is about another output.
    #[error(
        "the proof is about another output: {} (help: this is another sub-block's proof)",
        difference(.found, .expected)
    )]
    OtherOutput {
        /// The proof's.
        found: Vec<Felt>,
        /// What it should be about.
        expected: Vec<Felt>,
    },
    /// The file's header says something else than the proof in it.
    #[error("the proof file says another {0} than the proof in it")]
    Header(&'static str),
    /// The proof does not hold.
    #[error("the proof is not valid: {0}")]
    Invalid(String),
}

fn difference(found: &[Felt], expected: &[Felt]) -> String {
    match found.iter().zip(expected).position(|(found, expected)| found != expected) {
        Some(index) => format!("felt {index} differs"),
        None => format!("{} felts, expected {}", found.len(), expected.len()),
    }
}

/// Checks that the proof in `file` holds and is about what is expected.
///
/// # Errors
/// See [`VerifyError`]. No proof makes this function panic.
pub fn verify(file: &ProofFile, expected: &Expected) -> Result<Verified, VerifyError> {
    let proof = file.proof();
    let (parameters, statement) = guard::run_parallel(
        || {
            let parameters = check_parameters(proof, expected.min_security_bits)?;
            let statement = check_statement(proof, expected)?;
            check_claims(proof)?;
            Ok((parameters, statement))
        },
        std::time::Duration::MAX,
        |_| (),
    )
    .unwrap_or_else(|guard::Panic(message)| Err(VerifyError::Invalid(message)))?;

    let Statement { os_version, output } = statement;
    let security_bits = parameters.security_bits();
    let headers = [
        ("OS version", file.os_version() == os_version),
        ("output", file.output() == output),
        ("parameters", *file.parameters() == parameters),
        ("security bits", file.security_bits() == security_bits),
    ];
    if let Some((name, _)) = headers.iter().find(|(_, agrees)| !agrees) {
        return Err(VerifyError::Header(name));
    }

    guard::run_parallel(|| verify_cairo::<Blake2sMerkleChannel>(proof.clone()), std::time::Duration::MAX, |_| ())
        .map_err(|guard::Panic(message)| VerifyError::Invalid(message))?
        .map_err(|error| VerifyError::Invalid(error.to_string()))?;

    let fact = fact(os_version, &output);
    Ok(Verified { os_version, output, security_bits, fact })
}

/// The fact that a program with `os_version` put out `output`.
pub fn fact(os_version: Felt, output: &[Felt]) -> Felt {
    Poseidon::hash_array(&[os_version, Poseidon::hash_array(output)])
}

fn check_parameters(proof: &StarkProof, min_security_bits: u32) -> Result<Parameters, VerifyError> {
    let scheme = &proof.stark_proof.0;
    let parameters =
        Parameters::of_proof(proof.preprocessed_trace_variant, &scheme.config).map_err(VerifyError::Parameters)?;
    let found = parameters.security_bits();
    let required = min_security_bits.max(MIN_SECURITY_BITS);
    if found < required {
        return Err(VerifyError::TooFewBits { found, required });
    }
    if scheme.commitments.0.first().map(|root| root.0) != Some(parameters.tables.known_root()) {
        return Err(VerifyError::ForeignTables);
    }
    Ok(parameters)
}

fn check_statement(proof: &StarkProof, expected: &Expected) -> Result<Statement, VerifyError> {
    let statement = statement::read(&proof.claim.public_data)?;
    if statement.os_version != expected.os_version {
        return Err(VerifyError::OtherProgram { found: statement.os_version, expected: expected.os_version });
    }
    match &expected.output {
        Some(output) if *output != statement.output => {
            Err(VerifyError::OtherOutput { found: statement.output, expected: output.clone() })
        }
        _ => Ok(statement),
    }
}

/// The parts of a proof that Stwo's verifier believes. May panic on a malformed proof.
fn check_claims(proof: &StarkProof) -> Result<(), VerifyError> {
    // Field elements come as plain integers; with others than 0..P the sums below could be made to come out at will.
    let sums = proof.interaction_claim.flatten_interaction_claim();
    if !is_canonical(proof) || !sums.iter().all(is_canonical_sample) {
        return Err(VerifyError::Malformed("a value is not a field element"));
    }
    let claims = proof.claim.flatten_claim();
    if !claims.component_log_sizes.iter().all(|size| LOG_ROWS.contains(size)) {
        return Err(VerifyError::Malformed("a table's size is out of range"));
    }
    // A sum for a table that is not there enters the total, and nothing else looks at it. (Each table that is there
    // does need its sum, so equal numbers mean equal sets.)
    let enabled = claims.component_enable_bits.iter().filter(|enabled| **enabled).count();
    if enabled != sums.len() {
        return Err(VerifyError::Malformed("a sum has no table"));
    }
    // The memory's parts are proven one by one, but it is their total that is used.
    let parts = proof.interaction_claim.memory_id_to_big.as_ref();
    let parts = parts.ok_or(VerifyError::Malformed("there is no memory"))?;
    let total: SecureField = parts.big_claimed_sums.iter().sum();
    if total != parts.claimed_sum {
        return Err(VerifyError::Malformed("the memory's total is not the sum of its parts"));
    }
    // Numbers of memory cells and addresses are field elements too.
    let memory = &proof.claim.public_data.public_memory;
    let cells = memory.program.iter().chain(&memory.output).map(|(id, _)| *id);
    let segments = memory.public_segments.present_segments();
    let pointers = segments
        .iter()
        .flat_map(|range| [range.start_ptr.id, range.start_ptr.value, range.stop_ptr.id, range.stop_ptr.value]);
    if !cells.chain(pointers).chain(memory.safe_call_ids).all(|number| number < P) {
        return Err(VerifyError::Malformed("a number of public memory is not a field element"));
    }
    if !builtins_begin_where_public(&proof.claim) {
        return Err(VerifyError::Malformed("a builtin's table is not at its public segment"));
    }
    Ok(())
}

/// Where a builtin's table begins is no part of what the proof's randomness is drawn from, and Stwo compares it with
/// the public segment only when the program used the builtin. Left open, it could be chosen after the fact.
fn builtins_begin_where_public(claim: &CairoClaim) -> bool {
    let public = &claim.public_data.public_memory.public_segments;
    macro_rules! begins {
        ($table:ident, $start:ident) => {
            claim.$table.as_ref().map(|table| table.$start)
        };
    }
    let starts = [
        (begins!(add_mod_builtin, add_mod_builtin_segment_start), public.add_mod),
        (begins!(bitwise_builtin, bitwise_builtin_segment_start), public.bitwise),
        (begins!(ec_op_builtin, ec_op_builtin_segment_start), public.ec_op),
        (begins!(mul_mod_builtin, mul_mod_builtin_segment_start), public.mul_mod),
        (begins!(pedersen_builtin, pedersen_builtin_segment_start), public.pedersen),
        (begins!(pedersen_builtin_narrow_windows, pedersen_builtin_segment_start), public.pedersen),
        (begins!(poseidon_builtin, poseidon_builtin_segment_start), public.poseidon),
        (begins!(range_check96_builtin, range_check96_builtin_segment_start), public.range_check_96),
        (begins!(range_check_builtin, range_check_builtin_segment_start), public.range_check_128),
    ];
    starts.iter().all(|(start, segment)| {
        start.is_none_or(|start| segment.is_some_and(|segment| segment.start_ptr.value == start))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fact_is_integritys() {
        let output = [Felt::ONE, Felt::TWO];
        let inner = Poseidon::hash_array(&output);
        assert_eq!(fact(Felt::THREE, &output), Poseidon::hash_array(&[Felt::THREE, inner]));
    }

    #[test]
    fn differences_are_located() {
        let [one, two] = [Felt::ONE, Felt::TWO];
        assert_eq!(difference(&[one, one], &[one, two]), "felt 1 differs");
        assert_eq!(difference(&[one], &[one, two]), "1 felts, expected 2");
    }
}
