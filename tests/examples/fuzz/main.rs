//! `cargo xtask fuzz`: random contracts run natively, as thread programs and on the emulated L2. See `--help`.

#[allow(dead_code)]
#[path = "../../tests/emulator/mod.rs"]
mod emulator;
#[allow(dead_code)]
#[path = "../../tests/fuzzing/mod.rs"]
mod fuzzing;
mod native;
mod search;

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use fuzzing::{Failure, Ran, agree, contracts_of, emulator_sources, failure};
use native::{Process, Program, compile};
use serde::{Deserialize, Serialize};
use zkthread_tests::fuzz::calls::Calls;

const HELP: &str = "\
Runs random threads of one to three contracts three ways and compares: natively, as a thread program on the Cairo VM, and as contracts on an
emulated L2

Usage: cargo xtask fuzz [--count N] [--seed FIRST] [--keep FOLDER]

Options:
  --count N      How many threads [default: 20]
  --seed FIRST   Seed of the first; the others follow [default: 0]
  --keep FOLDER  Where the smallest case of each failure is written [default: target/zkthread-fuzz/failures]

Example: cargo xtask fuzz --count 300
";

/// The exit status when nothing can be said about the programs.
pub const MACHINERY_FAILED: i32 = 2;

static SOURCES: OnceLock<Vec<String>> = OnceLock::new();

/// What the emulator compiles.
pub fn sources() -> BTreeMap<String, String> {
    let sources = SOURCES.get().map(Vec::as_slice).unwrap_or_default();
    emulator_sources(sources).unwrap_or_else(|found| panic!("{}: {}", found.stage, found.text))
}

/// One program of a batch and what became of it.
#[derive(Debug, Serialize, Deserialize)]
pub struct Outcome {
    /// The program.
    pub name: String,
    /// What ran, when all three agree.
    pub result: Result<Ran, Failure>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match arguments.as_slice() {
        ["batch", folder] => batch(Path::new(folder)),
        ["--help" | "-h"] => {
            let _ = std::io::stdout().write_all(HELP.as_bytes());
            return ExitCode::SUCCESS;
        }
        rest => search::run(rest),
    };
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "error: {error}\nhelp: cargo xtask fuzz --help");
            ExitCode::from(MACHINERY_FAILED as u8)
        }
    }
}

/// Runs the programs of a folder: `NAME.rs` and `NAME.json` for each, compiled into `crate` beside the folder. Prints one [`Outcome`] a line.
///
/// A process of its own, because the emulator compiles once in a process and a contract may bring the compiler down.
fn batch(folder: &Path) -> Result<bool, String> {
    let folder = &folder.canonicalize().map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut programs = read(folder)?;
    programs.retain_mut(|program| match contracts_of(&program.source) {
        Ok(contracts) => {
            program.contracts = contracts.into_iter().map(|one| (one.module, one.name)).collect();
            true
        }
        Err(found) => {
            report(&program.name, Err(found));
            false
        }
    });
    let _ = SOURCES.set(programs.iter().map(|one| one.source.clone()).collect());
    let work = folder.parent().unwrap_or(folder).join("crate");
    let (compiled, native) = std::thread::scope(|scope| {
        let l2 = scope.spawn(|| std::panic::catch_unwind(emulator::check_all).is_ok());
        let native = compile(&work, &programs);
        (l2.join().unwrap_or(false), native)
    });
    if !compiled {
        // Those that do not compile by themselves are found; the others have to be tried again without them.
        for Program { name, source, .. } in &programs {
            report(name, Err(compiles(source).err().unwrap_or_else(|| failure(AGAIN, ""))));
        }
        return Ok(true);
    }
    let (binary, refused) = native?;
    let next = AtomicUsize::new(0);
    let one = || {
        while let Some(program) = programs.get(next.fetch_add(1, Ordering::Relaxed)) {
            let found = match refused.get(&program.name) {
                Some(text) => Err(failure("rustc", text)),
                None => run(folder, &binary, program),
            };
            report(&program.name, found);
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            // Calls that nest, nest here too.
            let worker = std::thread::Builder::new().stack_size(64 << 20).spawn_scoped(scope, one);
            worker.map_err(|error| error.to_string())?;
        }
        Ok(true)
    })
}

/// Runs one program three ways.
fn run(folder: &Path, binary: &Path, Program { name, source, .. }: &Program) -> Result<Ran, Failure> {
    let machinery = |error: &dyn std::fmt::Display| failure("machinery", error);
    let calls = std::fs::read_to_string(folder.join(format!("{name}.json"))).map_err(|error| machinery(&error))?;
    let calls: Calls = serde_json::from_str(&calls).map_err(|error| machinery(&error))?;
    let mut native = Process::start(binary, name).map_err(|error| machinery(&error))?;
    let found = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| agree(source, &calls, &mut native)));
    found.unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().cloned();
        let text = text.or_else(|| panic.downcast_ref::<&str>().map(ToString::to_string));
        Err(failure("panic", text.unwrap_or_default()))
    })
}

/// The stage of what was not tried, because another program of the batch does not compile.
pub const AGAIN: &str = "again";

fn report(name: &str, result: Result<Ran, Failure>) {
    let outcome = Outcome { name: name.to_owned(), result };
    let line = serde_json::to_string(&outcome).unwrap_or_default();
    let _ = writeln!(std::io::stdout().lock(), "{line}");
}

fn read(folder: &Path) -> Result<Vec<Program>, String> {
    let mut programs = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|error| error.to_string())? {
        let path = entry.map_err(|error| error.to_string())?.path();
        if path.extension().is_some_and(|extension| extension == "rs")
            && let Some(name) = path.file_stem().and_then(|name| name.to_str())
        {
            let source = std::fs::read_to_string(&path).map_err(|error| error.to_string())?;
            programs.push(Program { name: name.to_owned(), source, contracts: Vec::new() });
        }
    }
    programs.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(programs)
}

/// The L2 contracts by themselves.
fn compiles(source: &str) -> Result<(), Failure> {
    for contract in contracts_of(source)? {
        let files = zkthread_codegen::contract(&contract).map_err(|error| failure("contract text", error))?.files;
        let source = zkthread_compiler::Source { crate_name: "contract".to_owned(), files };
        zkthread_compiler::compile_contract(&zkthread_compiler::Core::Embedded, &source, &contract.name)
            .map_err(|error| failure("contract compilation", error))?;
    }
    Ok(())
}

/// Where everything is written.
pub fn work_folder() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from).join("zkthread-fuzz")
}
