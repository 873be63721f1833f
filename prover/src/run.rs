//! Runs a thread program in the Cairo VM.

use std::collections::BTreeMap;

use cairo_lang_executable::executable::Executable;
use cairo_lang_execute_utils::program_and_hints_from_executable;
use cairo_lang_runner::casm_run::format_for_panic;
use cairo_lang_runner::short_string::as_cairo_short_string;
use cairo_lang_runner::{Arg, CairoHintProcessor};
use cairo_vm::cairo_run::{CairoRunConfig, cairo_run_program};
use cairo_vm::types::layout_name::LayoutName;
use cairo_vm::types::program::Program;
use cairo_vm::types::relocatable::Relocatable;
use cairo_vm::vm::errors::cairo_run_errors::CairoRunError;
use cairo_vm::vm::errors::vm_errors::VirtualMachineError;
use cairo_vm::vm::runners::builtin_runner::BuiltinRunner;
use cairo_vm::vm::runners::cairo_runner::{CairoRunner, ResourceTracker, RunResources};
use starknet_types_core::felt::Felt;

use crate::guard;
use crate::program::{ExecutableError, stand_alone_entry};

/// A run is stopped after this many steps: more could not be proven on the machines this is made for.
pub const MAX_STEPS: usize = 1 << 24;

/// What a run gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The program's output.
    pub output: Vec<Felt>,
    /// Cairo steps; a proof of the same input has as many.
    pub steps: usize,
    /// Instances used of each builtin, by its name without suffix (`range_check`, `poseidon`, ..). Of `output`: felts.
    pub builtins: BTreeMap<String, usize>,
}

/// Why a run failed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RunError {
    /// The program cannot be run at all.
    #[error(transparent)]
    Executable(#[from] ExecutableError),
    /// The program panicked. Known only of programs compiled with named panics.
    #[error("the program panicked: {message}")]
    Panicked {
        /// The short string or text it panicked with.
        message: String,
        /// All of the panic data.
        data: Vec<Felt>,
    },
    /// The VM refused a step, which is also what a panic without a name looks like.
    #[error("the run failed: {reason} (help: compile the program with named panics to see which check failed)")]
    Failed {
        /// The VM's message.
        reason: String,
    },
    /// The program did not end within [`MAX_STEPS`].
    #[error("the program did not end within {MAX_STEPS} steps (help: make the sub-block smaller)")]
    StepLimit,
    /// An output cell holds a pointer, or none at all.
    #[error("the program's output is not a list of felts")]
    OutputNotFelts,
}

/// Runs `executable` without recording what a proof would need; otherwise exactly the run that
/// [`prove()`](crate::prove()) proves.
///
/// `input` is the span the `#[executable_raw]` function is given.
///
/// # Errors
/// See [`RunError`].
pub fn run(executable: &Executable, input: &[Felt]) -> Result<Run, RunError> {
    guard::run(|| summarise(&execute(executable, input, Recording::Off)?))
        .unwrap_or_else(|guard::Panic(reason)| Err(RunError::Failed { reason }))
}

/// Whether the trace is recorded, for a proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Recording {
    On,
    Off,
}

/// Runs the stand-alone entry point. To be called under [`guard`]: the VM and the hints can panic.
pub(crate) fn execute(executable: &Executable, input: &[Felt], recording: Recording) -> Result<CairoRunner, RunError> {
    let (program, mut hints) = prepare(executable, input)?;
    let recording = recording == Recording::On;
    let config = CairoRunConfig {
        layout: LayoutName::all_cairo_stwo,
        proof_mode: true,
        disable_trace_padding: true,
        trace_enabled: recording,
        fill_holes: recording,
        relocate_mem: false,
        relocate_trace: false,
        ..CairoRunConfig::default()
    };
    cairo_run_program(&program, &config, &mut hints).map_err(|error| run_error(error, &mut hints))
}

/// The program as the VM takes it, and what runs its hints.
pub(crate) fn prepare<'a>(
    executable: &Executable,
    input: &[Felt],
) -> Result<(Program, CairoHintProcessor<'a>), RunError> {
    let entry = stand_alone_entry(executable)?;
    let (program, string_to_hint) = program_and_hints_from_executable(executable, entry)
        .map_err(|error| RunError::Failed { reason: format!("{error:#}") })?;
    let span = Arg::Array(input.iter().copied().map(Arg::Value).collect());
    let hints = CairoHintProcessor {
        runner: None,
        user_args: vec![vec![span]],
        string_to_hint,
        starknet_state: Default::default(),
        run_resources: RunResources::new(MAX_STEPS),
        syscalls_used_resources: Default::default(),
        no_temporary_segments: false,
        markers: Vec::new(),
        panic_traceback: Vec::new(),
    };
    Ok((program, hints))
}

/// Why the VM gave up.
pub(crate) fn run_error(error: CairoRunError, hints: &mut CairoHintProcessor<'_>) -> RunError {
    if hints.run_resources.consumed() {
        return RunError::StepLimit;
    }
    // The marker is set just before the equality that a panic violates.
    let violated = matches!(&error, CairoRunError::VmException(exception)
        if matches!(exception.inner_exc, VirtualMachineError::DiffAssertValues(_)));
    match hints.markers.pop() {
        Some(data) if violated => RunError::Panicked { message: panic_message(&data), data },
        _ => RunError::Failed { reason: error.to_string().trim_end().replace('\n', " ") },
    }
}

/// Output, steps and builtins of a finished run.
pub(crate) fn summarise(runner: &CairoRunner) -> Result<Run, RunError> {
    let segments = &runner.vm.segments;
    let mut output = Vec::new();
    let mut builtins = BTreeMap::new();
    for builtin in &runner.vm.builtin_runners {
        let used =
            builtin.get_used_instances(segments).map_err(|error| RunError::Failed { reason: error.to_string() })?;
        if let BuiltinRunner::Output(runner_of_output) = builtin {
            let base = isize::try_from(runner_of_output.base()).map_err(|_| RunError::OutputNotFelts)?;
            output = runner
                .vm
                .get_integer_range(Relocatable::from((base, 0)), used)
                .map_err(|_| RunError::OutputNotFelts)?
                .into_iter()
                .map(|felt| felt.into_owned())
                .collect();
        }
        if used > 0 {
            builtins.insert(builtin.name().to_str().to_owned(), used);
        }
    }
    Ok(Run { output, steps: runner.vm.get_current_step(), builtins })
}

fn panic_message(data: &[Felt]) -> String {
    match data {
        [single] => {
            as_cairo_short_string(single).filter(|text| !text.is_empty()).unwrap_or_else(|| format!("{single:#x}"))
        }
        _ => format_for_panic(data.iter().copied()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panic_messages_are_readable() {
        let short = Felt::from_bytes_be_slice(b"wrong row");
        assert_eq!(panic_message(&[short]), "wrong row");
        assert_eq!(panic_message(&[Felt::from(1)]), "0x1");
        assert_eq!(panic_message(&[short, Felt::from(1)]), "Panicked with (0x77726f6e6720726f77 ('wrong row'), 0x1).");
    }
}
