//! What the prover needs to know of a compiled program: its entry points and its OS version hash.

use cairo_lang_executable::executable::{EntryPointKind, Executable, ExecutableEntryPoint, NOT_RETURNING_HEADER_SIZE};
use cairo_vm::types::builtin_name::BuiltinName;
use starknet_types_core::felt::Felt;
use starknet_types_core::hash::{Poseidon, StarkHash};

/// Where the function that a bootloader calls, and that the stand-alone header calls, begins in the bytecode.
pub(crate) const MAIN: usize = NOT_RETURNING_HEADER_SIZE;

/// The order in which the proof system knows the builtins; a program's own must stand in it.
const BUILTINS_IN_ORDER: [BuiltinName; 11] = [
    BuiltinName::output,
    BuiltinName::pedersen,
    BuiltinName::range_check,
    BuiltinName::ecdsa,
    BuiltinName::bitwise,
    BuiltinName::ec_op,
    BuiltinName::keccak,
    BuiltinName::poseidon,
    BuiltinName::range_check96,
    BuiltinName::add_mod,
    BuiltinName::mul_mod,
];

/// Why an [`Executable`] can be neither run nor proven here.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExecutableError {
    /// The executable does not have the entry point.
    #[error(
        "the executable has no {0} entry point (help: compile it with the toolkit, as an `#[executable_raw]` function)"
    )]
    MissingEntryPoint(&'static str),
    /// An entry point does not begin where the executable's header puts it.
    #[error("the {kind} entry point is at {found}, not at {expected} (help: compile the program with the toolkit)")]
    EntryPointOffset {
        /// `stand-alone` or `bootloader`.
        kind: &'static str,
        /// The offset in the executable.
        found: usize,
        /// The offset it must have.
        expected: usize,
    },
    /// The builtins are not a selection of the standard ones in the standard order.
    #[error(
        "the program's builtins ({0}) are not in the standard order, beginning with `output` (help: leave the choice of builtins to the compiler)"
    )]
    Builtins(String),
}

/// The entry point of a program that is proven alone.
pub(crate) fn stand_alone_entry(executable: &Executable) -> Result<&ExecutableEntryPoint, ExecutableError> {
    let entry = entry_point(executable, EntryPointKind::Standalone, "stand-alone", 0)?;
    let mut remaining = BUILTINS_IN_ORDER.iter();
    let in_order = entry.builtins.first() == Some(&BuiltinName::output)
        && entry.builtins.iter().all(|builtin| remaining.any(|standard| standard == builtin));
    if !in_order {
        let names: Vec<_> = entry.builtins.iter().map(|builtin| builtin.to_str()).collect();
        return Err(ExecutableError::Builtins(names.join(", ")));
    }
    Ok(entry)
}

fn entry_point<'a>(
    executable: &'a Executable,
    wanted: EntryPointKind,
    kind: &'static str,
    expected: usize,
) -> Result<&'a ExecutableEntryPoint, ExecutableError> {
    let entry = executable
        .entrypoints
        .iter()
        .find(|entry| entry.kind == wanted)
        .ok_or(ExecutableError::MissingEntryPoint(kind))?;
    if entry.offset != expected {
        return Err(ExecutableError::EntryPointOffset { kind, found: entry.offset, expected });
    }
    Ok(entry)
}

/// The OS version hash of a program: the Poseidon program hash that a bootloader prints for it as a task
/// (`compute_program_hash_chain` of `cairo-program-runner-lib`, version 0, over the whole bytecode, with the
/// bootloader entry point as `main`).
///
/// # Errors
/// When the executable does not have the two entry points of a toolkit program, or unusual builtins.
pub fn os_version(executable: &Executable) -> Result<Felt, ExecutableError> {
    let entry = stand_alone_entry(executable)?;
    let task = entry_point(executable, EntryPointKind::Bootloader, "bootloader", MAIN)?;
    if task.builtins != entry.builtins {
        let names: Vec<_> = task.builtins.iter().map(|builtin| builtin.to_str()).collect();
        return Err(ExecutableError::Builtins(names.join(", ")));
    }
    Ok(program_hash(
        entry.builtins.iter().map(|builtin| builtin.to_str()),
        executable.program.bytecode.iter().map(Felt::from),
    ))
}

/// The program hash over builtin names and bytecode; see [`os_version`].
pub(crate) fn program_hash<'a>(
    builtins: impl ExactSizeIterator<Item = &'a str>,
    bytecode: impl Iterator<Item = Felt>,
) -> Felt {
    const BOOTLOADER_VERSION: Felt = Felt::ZERO;
    let mut data = vec![BOOTLOADER_VERSION, Felt::from(MAIN), Felt::from(builtins.len())];
    data.extend(builtins.map(|name| Felt::from_bytes_be_slice(name.as_bytes())));
    data.extend(bytecode);
    Poseidon::hash_array(&data)
}
