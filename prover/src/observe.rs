//! Runs a thread program and shows every step to somebody.

use std::any::Any;
use std::collections::HashMap;
use std::num::NonZeroUsize;

use cairo_lang_executable::executable::Executable;
use cairo_vm::hint_processor::hint_processor_definition::HintProcessor;
use cairo_vm::types::layout_name::LayoutName;
use cairo_vm::types::program::Program;
use cairo_vm::types::relocatable::Relocatable;
use cairo_vm::vm::errors::cairo_run_errors::CairoRunError;
use cairo_vm::vm::errors::vm_errors::VirtualMachineError;
use cairo_vm::vm::errors::vm_exception::VmException;
use cairo_vm::vm::runners::cairo_runner::CairoRunner;
use starknet_types_core::felt::Felt;

use crate::guard;
use crate::run::{Run, RunError, prepare, run_error, summarise};

/// Registers before a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Of the instruction, as an offset in the bytecode.
    pub pc: usize,
    /// The frame pointer, as an offset in the segment of the stack.
    pub fp: usize,
}

/// Memory that a run used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MemoryUse {
    /// Cells, those of the program and the builtins included.
    pub cells: usize,
    /// Those of them that nothing was written to. A proof has rows for them all the same.
    pub holes: usize,
}

/// The same run as [`run`](crate::run()) makes, of which `observer` sees every step. What was seen is not kept: a long
/// run takes no more memory than it does without an observer.
///
/// # Errors
/// As [`run`](crate::run()).
pub fn observe(
    executable: &Executable,
    input: &[Felt],
    observer: &mut (dyn FnMut(Step) + Send),
) -> Result<(Run, MemoryUse), RunError> {
    guard::run(|| {
        let (program, mut hints) = prepare(executable, input)?;
        let runner =
            execute(&program, executable, &mut hints, observer).map_err(|error| run_error(error, &mut hints))?;
        let segments = &runner.vm.segments;
        let cells = (0..segments.num_segments()).filter_map(|segment| segments.get_segment_used_size(segment)).sum();
        let holes = runner.get_memory_holes().map_err(|error| RunError::Failed { reason: error.to_string() })?;
        Ok((summarise(&runner)?, MemoryUse { cells, holes }))
    })
    .unwrap_or_else(|guard::Panic(reason)| Err(RunError::Failed { reason }))
}

/// What the VM's own function to run a program does, but one step at a time.
#[allow(clippy::result_large_err)] // The VM's own.
fn execute(
    program: &Program,
    executable: &Executable,
    hints: &mut dyn HintProcessor,
    observer: &mut (dyn FnMut(Step) + Send),
) -> Result<CairoRunner, CairoRunError> {
    const ALLOW_MISSING_BUILTINS: bool = true;
    let mut runner = CairoRunner::new(program, LayoutName::all_cairo_stwo, None, true, false, true)?;
    let end = runner.initialize(ALLOW_MISSING_BUILTINS)?;

    let (mut compiled, mut places): (Vec<Box<dyn Any>>, _) = (Vec::new(), HashMap::new());
    for (offset, at_offset) in &executable.program.hints {
        if let Some(count) = NonZeroUsize::new(at_offset.len()) {
            places.insert(Relocatable::from((0, *offset)), (compiled.len(), count));
            compiled.extend(at_offset.iter().map(|hint| Box::new(hint.clone()) as Box<dyn Any>));
        }
    }
    let mut step = |runner: &mut CairoRunner, hints: &mut dyn HintProcessor| {
        let pc = runner.vm.get_pc();
        observer(Step { pc: pc.offset, fp: runner.vm.get_fp().offset });
        let stepped = runner.vm.step(hints, &mut runner.exec_scopes, &mut compiled, &mut places);
        stepped.map_err(|error| VmException::from_vm_error(runner, error))
    };
    while runner.vm.get_pc() != end && !hints.consumed() {
        step(&mut runner, hints)?;
        hints.consume_step();
    }
    if runner.vm.get_pc() != end {
        return Err(VmException::from_vm_error(&runner, VirtualMachineError::UnfinishedExecution).into());
    }
    // The loop at the end is a step of a proof.
    step(&mut runner, hints)?;
    runner.end_run(true, false, hints, false)?;
    runner.read_return_values(ALLOW_MISSING_BUILTINS)?;
    Ok(runner)
}
