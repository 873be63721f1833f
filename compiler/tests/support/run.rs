//! Runs executables in the Cairo machine.

use cairo_lang_executable::executable::{EntryPointKind, Executable};
use cairo_lang_execute_utils::program_and_hints_from_executable;
use cairo_lang_runner::{Arg, CairoHintProcessor};
use cairo_vm::cairo_run::{CairoRunConfig, cairo_run_program};
use cairo_vm::types::layout_name::LayoutName;
use cairo_vm::vm::errors::cairo_run_errors::CairoRunError;
use cairo_vm::vm::errors::vm_errors::VirtualMachineError;
use starknet_types_core::felt::Felt;

/// What a run did.
pub struct Run {
    /// What the program wrote; the panic's felts when it panicked.
    pub output: Vec<Felt>,
    /// Steps of the machine.
    pub steps: usize,
    /// Instances of each builtin used.
    pub builtins: Vec<(String, usize)>,
}

/// Runs with one span as the argument. The error is the machine's, or `panicked: ..` with the panic's felts.
pub fn run(executable: &Executable, input: &[Felt]) -> Result<Run, String> {
    let entry = executable
        .entrypoints
        .iter()
        .find(|entry| entry.kind == EntryPointKind::Standalone)
        .ok_or("no stand-alone entry point")?;
    let (program, string_to_hint) =
        program_and_hints_from_executable(executable, entry).map_err(|error| error.to_string())?;
    let mut hints = CairoHintProcessor {
        runner: None,
        user_args: vec![vec![Arg::Array(input.iter().map(|felt| Arg::Value(*felt)).collect())]],
        string_to_hint,
        starknet_state: Default::default(),
        run_resources: Default::default(),
        syscalls_used_resources: Default::default(),
        // Dictionaries begin in segments of their own that the arena's check joins at the end.
        no_temporary_segments: false,
        markers: vec![],
        panic_traceback: vec![],
    };
    let config = CairoRunConfig {
        layout: LayoutName::all_cairo_stwo,
        proof_mode: true,
        disable_trace_padding: true,
        trace_enabled: true,
        relocate_trace: false,
        ..CairoRunConfig::default()
    };
    let mut runner = cairo_run_program(&program, &config, &mut hints).map_err(|error| {
        // Every run that returns leaves a marker with its felts; a panic then fails the one assertion after it.
        let panic: Vec<String> = hints.markers.iter().flatten().map(ToString::to_string).collect();
        let asserted = matches!(&error, CairoRunError::VmException(exception)
            if matches!(exception.inner_exc, VirtualMachineError::DiffAssertValues(_)));
        if asserted && !panic.is_empty() { format!("panicked: {}", panic.join(" ")) } else { error.to_string() }
    })?;
    let resources = runner.get_execution_resources().map_err(|error| error.to_string())?;
    let mut text = String::new();
    runner.vm.write_output(&mut text).map_err(|error| error.to_string())?;
    let output = text
        .split_whitespace()
        .map(|text| {
            // The machine prints the upper half of the field as negative numbers.
            let size = Felt::from_dec_str(text.trim_start_matches('-')).map_err(|_| format!("not a felt: {text}"))?;
            Ok(if text.starts_with('-') { -size } else { size })
        })
        .collect::<Result<_, String>>()?;
    let mut builtins: Vec<(String, usize)> =
        resources.builtin_instance_counter.iter().map(|(name, count)| (name.to_str().to_string(), *count)).collect();
    builtins.sort();
    Ok(Run { output, steps: resources.n_steps, builtins })
}
