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

use fuzzing::{Calls, Failure, agree, emulator_sources, failure};
use native::{Contract, Process, compile};
use serde::{Deserialize, Serialize};

const HELP: &str = "\
Runs random contracts three ways and compares: natively, as a thread program on the Cairo VM, and as a contract on an emulated L2

Usage: cargo xtask fuzz [--count N] [--seed FIRST] [--keep FOLDER]

Options:
  --count N      How many contracts [default: 20]
  --seed FIRST   Seed of the first; the others follow [default: 0]
  --keep FOLDER  Where the smallest case of each failure is written [default: target/zkthread-fuzz/failures]

Example: cargo xtask fuzz --count 300
";

static SOURCES: OnceLock<Vec<String>> = OnceLock::new();

/// What the emulator compiles.
pub fn sources() -> BTreeMap<String, String> {
    let sources = SOURCES.get().map(Vec::as_slice).unwrap_or_default();
    emulator_sources(sources).unwrap_or_else(|error| panic!("{error}"))
}

/// One contract of a batch and what became of it.
#[derive(Debug, Serialize, Deserialize)]
pub struct Outcome {
    /// The contract.
    pub name: String,
    /// None when all three agree.
    pub failure: Option<Failure>,
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
            ExitCode::from(2)
        }
    }
}

/// Runs the contracts of a folder: `NAME.rs` and `NAME.json` for each, compiled into `crate` beside the folder. Prints one [`Outcome`] a line.
///
/// A process of its own, because the emulator compiles once in a process and a contract may bring the compiler down.
fn batch(folder: &Path) -> Result<bool, String> {
    let folder = &folder.canonicalize().map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut contracts = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|error| error.to_string())? {
        let path = entry.map_err(|error| error.to_string())?.path();
        if path.extension().is_some_and(|extension| extension == "rs")
            && let Some(name) = path.file_stem().and_then(|name| name.to_str())
        {
            let source = std::fs::read_to_string(&path).map_err(|error| error.to_string())?;
            contracts.push(Contract { name: name.to_owned(), source });
        }
    }
    contracts.sort_by(|one, other| one.name.cmp(&other.name));
    let mut outcomes: Vec<Outcome> = Vec::new();
    let mut fail = |contracts: &mut Vec<Contract>, name: &str, found: Failure| {
        contracts.retain(|one| one.name != name);
        outcomes.push(Outcome { name: name.to_owned(), failure: Some(found) });
    };
    for (name, source) in contracts.iter().map(|one| (one.name.clone(), one.source.clone())).collect::<Vec<_>>() {
        match zkthread_ir::parse_source(&source) {
            Ok(contract) => {
                if let Err(found) = compiles(&contract) {
                    fail(&mut contracts, &name, found);
                }
            }
            Err(faults) => {
                let codes: Vec<&str> = faults.iter().map(|fault| fault.code).collect();
                let text: Vec<String> =
                    faults.iter().map(|fault| format!("{:?}: {}", fault.start(), fault.text())).collect();
                fail(&mut contracts, &name, failure(&format!("checker {}", codes[0]), text.join("\n")));
            }
        }
    }
    let work = folder.parent().unwrap_or(folder).join("crate");
    let (binary, refused) = compile(&work, &contracts)?;
    for (name, text) in refused {
        fail(&mut contracts, &name, failure("rustc", text));
    }
    let _ = SOURCES.set(contracts.iter().map(|one| one.source.clone()).collect());
    for Contract { name, source } in &contracts {
        let calls = std::fs::read_to_string(folder.join(format!("{name}.json"))).map_err(|error| error.to_string())?;
        let calls: Calls = serde_json::from_str(&calls).map_err(|error| error.to_string())?;
        let mut native = Process::start(&binary, name).map_err(|error| error.to_string())?;
        let found = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| agree(name, source, &calls, &mut native)));
        let found = found.unwrap_or_else(|panic| {
            let text = panic.downcast_ref::<String>().cloned();
            Err(failure(
                "panic",
                text.or_else(|| panic.downcast_ref::<&str>().map(ToString::to_string)).unwrap_or_default(),
            ))
        });
        outcomes.push(Outcome { name: name.clone(), failure: found.err() });
    }
    let mut out = std::io::stdout().lock();
    for outcome in &outcomes {
        serde_json::to_writer(&mut out, outcome).map_err(|error| error.to_string())?;
        out.write_all(b"\n").map_err(|error| error.to_string())?;
    }
    Ok(true)
}

/// The L2 contract by itself, so that one that does not compile is told from the others of its batch.
fn compiles(contract: &zkthread_ir::Contract) -> Result<(), Failure> {
    let files = zkthread_codegen::contract(contract).map_err(|error| failure("contract text", error))?.files;
    let source = zkthread_compiler::Source { crate_name: "contract".to_owned(), files };
    zkthread_compiler::compile_contract(&zkthread_compiler::Core::Embedded, &source, &contract.name)
        .map(|_| ())
        .map_err(|error| failure("contract compilation", error))
}

/// Where everything is written.
pub fn work_folder() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from).join("zkthread-fuzz")
}
