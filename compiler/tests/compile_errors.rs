//! Errors come back as data, with a way out.

use std::collections::BTreeMap;
use std::path::Path;

use zkthread_compiler::{
    COMPILER_VERSION, CompileError, Core, PanicMode, Position, Severity, Source, compile_contract, compile_executable,
};

fn compile_program(source: &Source) -> CompileError {
    match compile_executable(&Core::Embedded, source, PanicMode::Named) {
        Err(error) => error,
        Ok(_) => panic!("must not compile"),
    }
}

const MAIN: &str = "#[executable_raw]\nfn main(input: Span<felt252>, ref output: Array<felt252>) {";

#[test]
fn diagnostics_have_file_span_and_text() {
    let files = BTreeMap::from([
        ("lib.cairo".to_string(), format!("mod parts;\n{MAIN} output.append(parts::deep::value()); }}")),
        ("parts.cairo".to_string(), "pub mod deep;".to_string()),
        (
            "parts/deep.cairo".to_string(),
            "pub fn value() -> felt252 {\n    let unused = 1;\n    missing + 1\n}".to_string(),
        ),
    ]);
    let error = compile_program(&Source { crate_name: "broken".into(), files });
    let CompileError::Diagnostics(found) = &error else { panic!("{error}") };
    let mistake = found.iter().find(|diagnostic| diagnostic.severity == Severity::Error).expect("an error");
    assert_eq!(mistake.file, "broken/src/parts/deep.cairo");
    assert_eq!(mistake.start, Position { line: 3, column: 5 });
    assert_eq!(mistake.end, Position { line: 3, column: 12 });
    assert!(mistake.text.contains("missing") || mistake.text.contains("Identifier not found"), "{}", mistake.text);
    assert!(found.iter().any(|diagnostic| diagnostic.severity == Severity::Warning && diagnostic.start.line == 2));
    assert!(error.to_string().contains("broken/src/parts/deep.cairo:3:5"), "{error}");
    assert!(!error.help().is_empty());
}

#[test]
fn warnings_do_not_stop_a_compilation() {
    let source = Source::single("warned", &format!("{MAIN} let unused = 1; output.append(2); }}"));
    let compiled = compile_executable(&Core::Embedded, &source, PanicMode::Named).expect("compiles");
    assert_eq!(compiled.warnings.len(), 1);
    assert_eq!(compiled.warnings[0].severity, Severity::Warning);
}

#[test]
fn syntax_errors_are_found_in_code_the_plugins_copy() {
    let text = "#[starknet::contract]\nmod Broken {\n    #[storage]\n    struct Storage { total: u128 }\n    #[external(v0)]\n    fn read(self: @ContractState) -> u64 {\n        self.total.read()\n    }\n}";
    let error =
        compile_contract(&Core::Embedded, &Source::single("broken", text), "Broken").expect_err("must not compile");
    let CompileError::Diagnostics(found) = &error else { panic!("{error}") };
    assert!(
        found.iter().any(|diagnostic| diagnostic.start.line == 7 && diagnostic.file == "broken/src/lib.cairo"),
        "{error}"
    );
}

#[test]
fn names_and_paths_from_outside_are_checked() {
    for name in ["", "core", "1st", "with-dash", "a::b", "../x"] {
        let error = compile_program(&Source::single(name, ""));
        assert!(matches!(&error, CompileError::CrateName { name: found } if found == name), "{error}");
    }
    for path in ["../lib.cairo", "/lib.cairo", "a//b.cairo", "./b.cairo", "a\\b.cairo", "b.txt"] {
        let mut source = Source::single("named", "");
        source.files.insert(path.into(), String::new());
        let error = compile_program(&source);
        assert!(matches!(&error, CompileError::FilePath { path: found } if found == path), "{error}");
    }
    let error = compile_program(&Source { crate_name: "empty".into(), files: BTreeMap::new() });
    assert!(matches!(error, CompileError::NoRoot { .. }), "{error}");
}

#[test]
fn a_missing_module_is_never_looked_for_on_disk() {
    let error = compile_program(&Source::single("lonely", &format!("mod other;\n{MAIN} }}")));
    assert!(matches!(&error, CompileError::MissingModule { module } if module == "other.cairo"), "{error}");
    assert!(error.help().contains("other.cairo"));
}

#[test]
fn programs_without_or_with_two_entry_points_are_refused() {
    let error = compile_program(&Source::single("none", "fn main() {}"));
    assert!(matches!(error, CompileError::Refused { .. }), "{error}");
    let second = MAIN.replace("main", "second");
    let error = compile_program(&Source::single("two", &format!("{MAIN} }}\n{second} }}")));
    assert!(matches!(&error, CompileError::Refused { message, .. } if message.contains("More than one")), "{error}");
}

#[test]
fn system_calls_are_refused_in_programs() {
    let text = format!("{MAIN} output.append(starknet::get_contract_address().into()); }}");
    let error = compile_program(&Source::single("calls", &text));
    assert!(matches!(&error, CompileError::Refused { message, .. } if message.contains("_syscall")), "{error}");
}

#[test]
fn an_unknown_contract_lists_those_there_are() {
    let text = "#[starknet::contract]\npub mod Counter { #[storage] struct Storage {} }";
    let source = Source::single("counting", text);
    let error = compile_contract(&Core::Embedded, &source, "Token").expect_err("must not compile");
    assert!(matches!(&error, CompileError::NoContract { found, .. } if found == &["counting::Counter"]), "{error}");
    assert!(compile_contract(&Core::Embedded, &source, "Counter").is_ok());
    assert!(compile_contract(&Core::Embedded, &source, "counting::Counter").is_ok());
}

#[test]
fn library_functions_the_network_refuses_are_refused() {
    let text = "#[starknet::contract]\nmod Talking { #[storage] struct Storage {} #[external(v0)] fn talk(self: @ContractState) { println!(\"hello\"); } }";
    let error =
        compile_contract(&Core::Embedded, &Source::single("talking", text), "Talking").expect_err("must not compile");
    assert!(matches!(&error, CompileError::Refused { message, .. } if message.contains("print")), "{error}");
}

#[test]
fn a_core_that_is_none_is_an_error() {
    let folder = tempfile::tempdir().expect("a folder");
    let source = Source::single("any", &format!("{MAIN} output.append(1); }}"));
    let missing = Core::Directory(folder.path().join("nothing"));
    let error = compile_executable(&missing, &source, PanicMode::Named).expect_err("must not compile");
    assert!(matches!(error, CompileError::Io { .. }), "{error}");
    std::fs::write(folder.path().join("lib.cairo"), "pub mod nothing {}").expect("written");
    let empty = Core::Directory(folder.path().into());
    let error = compile_executable(&empty, &source, PanicMode::Named).expect_err("must not compile");
    assert!(matches!(&error, CompileError::Panicked { .. }), "{error}");
    assert!(error.help().contains("embedded core"));
}

#[test]
fn no_scarb_is_an_error_with_help() {
    let error = Core::of_scarb(Path::new("no-such-scarb-anywhere")).expect_err("there is none");
    assert!(matches!(&error, CompileError::Scarb { reason } if reason.contains("no-such-scarb-anywhere")), "{error}");
    assert!(error.help().contains(COMPILER_VERSION) && error.help().contains("embedded core"));
}

/// A program that answers like `scarb`.
#[cfg(unix)]
fn scarb_that_says(folder: &Path, script: &str) -> std::path::PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let program = folder.join("scarb");
    std::fs::write(&program, format!("#!/bin/sh\n{script}\n")).expect("written");
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).expect("made executable");
    program
}

#[cfg(unix)]
#[test]
fn the_core_of_an_installed_scarb_is_used() {
    let folder = tempfile::tempdir().expect("a folder");
    // What our own core looks like is what Scarb's looks like: a package with a manifest and a src folder.
    let core = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cairo/core");
    let answer = |version: &str| {
        format!(
            "test \"$*\" = '--json metadata --format-version 1' && test -f Scarb.toml && test -f src/lib.cairo || exit 3\n\
             echo '{{\"packages\":[{{\"name\":\"probe\",\"version\":\"0.1.0\",\"root\":\"/x\"}},{{\"name\":\"core\",\"version\":\"{version}\",\"root\":\"{}\"}}]}}'",
            core.display()
        )
    };
    let program = scarb_that_says(folder.path(), &answer(COMPILER_VERSION));
    let found = Core::of_scarb(&program).expect("found");
    assert_eq!(found, Core::Directory(core.join("src")));
    let source = Source::single("same", &format!("{MAIN} output.append(input.len().into()); }}"));
    let ours = compile_executable(&Core::Embedded, &source, PanicMode::Named).expect("compiles");
    let theirs = compile_executable(&found, &source, PanicMode::Named).expect("compiles");
    assert_eq!(ours.os_version, theirs.os_version);

    let program = scarb_that_says(folder.path(), &answer("2.11.4"));
    let error = Core::of_scarb(&program).expect_err("wrong version");
    assert!(matches!(&error, CompileError::CoreVersion { found } if found == "2.11.4"), "{error}");
    assert!(error.help().contains(COMPILER_VERSION));

    for script in ["echo 'no workspace' >&2; exit 1", "echo '{\"packages\":[]}'", "echo not json"] {
        let program = scarb_that_says(folder.path(), script);
        let error = Core::of_scarb(&program).expect_err("no core");
        assert!(matches!(error, CompileError::Scarb { .. }), "{error}");
    }
}
