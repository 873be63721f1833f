//! Programs for the prover.

use cairo_lang_compiler::db::RootDatabase;
use cairo_lang_executable::compile::{CompileExecutableResult, ExecutableConfig, compile_executable_in_prepared_db};
use cairo_lang_executable::executable::{EntryPointKind, Executable};
use cairo_lang_filesystem::ids::CrateInput;
use cairo_program_runner_lib::hints::compute_program_hash_chain;
use cairo_program_runner_lib::types::HashFunc;
use cairo_vm::types::builtin_name::BuiltinName;
use cairo_vm::types::program::Program;
use cairo_vm::types::relocatable::MaybeRelocatable;
use starknet_types_core::felt::Felt;

use crate::database::{Target, check, database, no_reporter, on_compiler_thread, refused, source_crate};
use crate::{CodeMap, CompileError, Core, Diagnostic, Source};

/// What a panic becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PanicMode {
    /// A result with the panic's felts: for tests and diagnosis.
    Named,
    /// An opcode no run can pass, so that a run that panics cannot be proven. Fewer steps and less code. Thread
    /// programs are compiled this way: their own faults are results, a panic means a false witness.
    Unprovable,
}

/// A compiled program.
#[derive(Clone, Debug)]
pub struct CompiledExecutable {
    /// Bytecode, hints and the two entry points.
    pub executable: Executable,
    /// The program hash by which the manager knows the program: see [`os_version`].
    pub os_version: Felt,
    /// Warnings of the source's crate.
    pub warnings: Vec<Diagnostic>,
}

impl CompiledExecutable {
    /// Number of felts of the bytecode.
    pub fn bytecode_len(&self) -> usize {
        self.executable.program.bytecode.len()
    }

    /// The executable as JSON, as `scarb execute` and the bootloader's runner read it.
    ///
    /// # Errors
    /// [`CompileError::Refused`] when it cannot be serialised, which does not happen for an executable made here.
    pub fn to_json(&self) -> Result<String, CompileError> {
        serde_json::to_string(&self.executable).map_err(|error| refused("writing the executable", error))
    }
}

/// Compiles the one `#[executable]` or `#[executable_raw]` function of a crate.
///
/// # Errors
/// [`CompileError::Diagnostics`] when the source has errors; others when names, files or the core are unfit, and
/// [`CompileError::Refused`] when there is no such function or more than one.
pub fn compile_executable(core: &Core, source: &Source, panics: PanicMode) -> Result<CompiledExecutable, CompileError> {
    compile(core, source, panics, |_, _| ()).map(|(compiled, ())| compiled)
}

/// Compiles as [`compile_executable`] does, to the same program, and tells which function each part of it is of.
///
/// # Errors
/// As [`compile_executable`].
pub fn compile_with_map(
    core: &Core,
    source: &Source,
    panics: PanicMode,
) -> Result<(CompiledExecutable, CodeMap), CompileError> {
    compile(core, source, panics, CodeMap::of)
}

fn compile<T: Send>(
    core: &Core,
    source: &Source,
    panics: PanicMode,
    inspect: impl for<'db> FnOnce(&'db RootDatabase, &CompileExecutableResult<'db>) -> T + Send,
) -> Result<(CompiledExecutable, T), CompileError> {
    source.check()?;
    let core = core.load()?;
    on_compiler_thread(|| {
        let unprovable_panics = panics == PanicMode::Unprovable;
        let db = database(&core, Some(source), Target::Executable { unprovable_panics })?;
        let warnings = check(&db, source)?;
        let crates = CrateInput::into_crate_ids(&db, [source_crate(source)]);
        let config = ExecutableConfig { allow_syscalls: false, unsafe_panic: unprovable_panics, builtin_list: None };
        let compiled = compile_executable_in_prepared_db(&db, None, crates, no_reporter(), config)
            .map_err(|error| refused("compiling the executable", error))?;
        let inspected = inspect(&db, &compiled);
        let executable = Executable::new(compiled.compiled_function);
        let entry = executable
            .entrypoints
            .iter()
            .find(|entry| entry.kind == EntryPointKind::Bootloader)
            .ok_or_else(|| refused("hashing the program", "no bootloader entry point"))?;
        let bytecode: Vec<Felt> = executable.program.bytecode.iter().map(Felt::from).collect();
        let os_version = os_version(&bytecode, &entry.builtins)?;
        Ok((CompiledExecutable { executable, os_version, warnings }, inspected))
    })
}

/// Where the bootloader's entry point starts in every executable: after `ap += n; call rel 4; jmp rel 0`.
const BOOTLOADER_ENTRY: usize = cairo_lang_executable::executable::NOT_RETURNING_HEADER_SIZE;

/// The OS version hash of a program: Poseidon over `[0, 6, n_builtins, ..builtin names, ..bytecode]`, the program hash
/// that a bootloader prints (bootloader version 0, entry point 6).
///
/// A program has two entry points over one bytecode: stand-alone (offset 0), which our own proofs run, and the
/// bootloader's (offset 6). The bytecode hashed is the whole, so the hash pins what a stand-alone proof ran; taking
/// the bootloader's offset makes it the same number for the same program when a bootloader runs it as a task.
/// A verifier recomputes it from the bytecode in a proof's public memory and the program's builtins, in the
/// executable's order.
///
/// # Errors
/// [`CompileError::Refused`] when a builtin has no name that fits a felt.
pub fn os_version(bytecode: &[Felt], builtins: &[BuiltinName]) -> Result<Felt, CompileError> {
    let data: Vec<MaybeRelocatable> = bytecode.iter().copied().map(MaybeRelocatable::from).collect();
    let program = Program::new(
        builtins.to_vec(),
        data,
        Some(BOOTLOADER_ENTRY),
        Default::default(),
        Default::default(),
        Default::default(),
        vec![],
        None,
    );
    let stripped = program
        .and_then(|program| program.get_stripped_program())
        .map_err(|error| refused("hashing the program", error))?;
    compute_program_hash_chain(&stripped, 0, HashFunc::Poseidon).map_err(|error| refused("hashing the program", error))
}
