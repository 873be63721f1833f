//! A compiler for the command line, for work on Cairo text without rebuilding Rust.

#![allow(clippy::disallowed_macros, reason = "a tool for the terminal")]

#[path = "../tests/support/format.rs"]
mod format;
#[path = "../tests/support/run.rs"]
mod run;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use starknet_types_core::felt::Felt;
use zkthread_compiler::{
    CompileError, Core, Diagnostic, PanicMode, Severity, Source, check_core, compile_contract, compile_executable,
};

const USAGE: &str = "cairoc [--core DIR] [--crate NAME] [--unprovable] COMMAND
  check-core                  diagnostics of the core itself
  contract PATH NAME          compile a contract; PATH is a .cairo file or a src folder
  executable PATH             compile a program
  fmt PATH                    write the files of PATH in official style
  run PATH [FELT|'short']..   compile a program and run it on one span of felts";

fn main() -> ExitCode {
    match command(std::env::args().skip(1).collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn command(args: Vec<String>) -> Result<(), String> {
    let mut core = Core::Embedded;
    let mut crate_name = None;
    let mut panics = PanicMode::Named;
    let mut plain = Vec::new();
    let mut args = args.into_iter();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--core" => core = Core::Directory(PathBuf::from(args.next().ok_or(USAGE)?)),
            "--crate" => crate_name = Some(args.next().ok_or(USAGE)?),
            "--unprovable" => panics = PanicMode::Unprovable,
            _ => plain.push(arg),
        }
    }
    let plain: Vec<&str> = plain.iter().map(String::as_str).collect();
    match plain.as_slice() {
        ["check-core"] => {
            let found = check_core(&core).map_err(explain)?;
            print(&found);
            println!("{} diagnostics", found.len());
            if found.is_empty() { Ok(()) } else { Err("the core is not clean".into()) }
        }
        ["contract", path, name] => {
            let compiled = compile_contract(&core, &source(path, crate_name)?, name).map_err(explain)?;
            print(&compiled.warnings);
            println!("sierra felts        {}", compiled.sierra.sierra_program.len());
            println!("casm felts          {}", compiled.casm.bytecode.len());
            println!("class hash          {:#x}", compiled.class_hash);
            println!("compiled class hash {:#x}", compiled.compiled_class_hash);
            println!("abi                 {}", compiled.abi());
            Ok(())
        }
        ["executable", path] => {
            let compiled = compile_executable(&core, &source(path, crate_name)?, panics).map_err(explain)?;
            print(&compiled.warnings);
            println!("bytecode felts {}", compiled.bytecode_len());
            println!("os version     {:#x}", compiled.os_version);
            Ok(())
        }
        ["fmt", path] => {
            let path = Path::new(path);
            let (folder, files) = if path.is_dir() {
                (path, Source::read("any", path).map_err(explain)?.files)
            } else {
                let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
                (Path::new(""), [(path.display().to_string(), text)].into())
            };
            for (path, text) in files {
                let formatted = format::formatted(&text).map_err(|error| format!("{path}: {error}"))?;
                if formatted != text {
                    println!("{path}");
                    std::fs::write(folder.join(&path), formatted).map_err(|error| format!("{path}: {error}"))?;
                }
            }
            Ok(())
        }
        ["run", path, input @ ..] => {
            let compiled = compile_executable(&core, &source(path, crate_name)?, panics).map_err(explain)?;
            print(&compiled.warnings);
            let input = input.iter().map(|text| felt(text)).collect::<Result<Vec<_>, _>>()?;
            let run = run::run(&compiled.executable, &input)?;
            println!("bytecode felts {}", compiled.bytecode_len());
            println!("steps          {}", run.steps);
            println!("builtins       {:?}", run.builtins);
            for value in run.output {
                println!("{value:#x}");
            }
            Ok(())
        }
        _ => Err(USAGE.into()),
    }
}

fn source(path: &str, crate_name: Option<String>) -> Result<Source, String> {
    let path = Path::new(path);
    if path.is_dir() {
        let folder = path.canonicalize().map_err(|error| error.to_string())?;
        let parent = folder.parent().and_then(Path::file_name).and_then(|name| name.to_str()).unwrap_or("pkg");
        Source::read(&crate_name.unwrap_or_else(|| parent.replace('-', "_")), path).map_err(explain)
    } else {
        let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(Source::single(&crate_name.unwrap_or_else(|| "pkg".into()), &text))
    }
}

fn felt(text: &str) -> Result<Felt, String> {
    if let Some(short) = text.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')) {
        return Ok(Felt::from_bytes_be_slice(short.as_bytes()));
    }
    let parsed = if text.starts_with("0x") { Felt::from_hex(text) } else { Felt::from_dec_str(text) };
    parsed.map_err(|_| format!("not a felt: {text}"))
}

fn print(diagnostics: &[Diagnostic]) {
    for diagnostic in diagnostics {
        eprintln!("{diagnostic}");
    }
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
    if errors > 0 {
        eprintln!("{errors} errors");
    }
}

fn explain(error: CompileError) -> String {
    format!("error: {error}\nhelp: {}", error.help())
}
