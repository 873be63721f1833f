//! Every fault of the catalogue, each in a file of its own under `refused/` with what is said about it beside it.
//! `BLESS=1 cargo test -p zkthread-ir --test refused` rewrites the texts.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::PathBuf;
use std::{env, fs};

use zkthread_ir::{CATALOGUE, Diagnostic, parse_source};

fn render(diagnostics: &[Diagnostic]) -> String {
    let mut text = String::new();
    for diagnostic in diagnostics {
        let start = diagnostic.start();
        let _ = writeln!(text, "{} {}:{} {}", diagnostic.code, start.line, start.column, diagnostic.message);
        let _ = writeln!(text, "  label: {}", diagnostic.label);
        if let Some(help) = &diagnostic.help {
            let _ = writeln!(text, "  help: {help}");
        }
    }
    text
}

fn sources() -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/refused");
    let entries = fs::read_dir(folder).expect("the folder of refused contracts");
    let mut sources: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    sources.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    sources.sort();
    sources
}

#[test]
fn each_is_refused_at_its_place() {
    let mut wrong = Vec::new();
    for path in sources() {
        let source = fs::read_to_string(&path).expect("a source");
        let found = match parse_source(&source) {
            Ok(_) => {
                wrong.push(format!("{}: accepted", path.display()));
                continue;
            }
            Err(diagnostics) => diagnostics,
        };
        for diagnostic in &found {
            let range = diagnostic.byte_range();
            let at = source.get(range.clone());
            assert!(at.is_some(), "{}: {range:?} is not in the text", path.display());
            assert!(at.is_some_and(|at| !at.starts_with('#')), "{}: at a whole attribute", path.display());
        }
        let (found, expected) = (render(&found), path.with_extension("txt"));
        if env::var_os("BLESS").is_some() {
            fs::write(expected, found).expect("the text is written");
        } else if fs::read_to_string(&expected).unwrap_or_default() != found {
            wrong.push(format!("{}: found\n{found}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_fault_of_the_catalogue_is_here() {
    let mut missing: BTreeSet<&str> = CATALOGUE.iter().map(|entry| entry.code).collect();
    for path in sources() {
        let source = fs::read_to_string(&path).expect("a source");
        for diagnostic in parse_source(&source).err().into_iter().flatten() {
            missing.remove(diagnostic.code);
        }
    }
    // Only a fault of the checker itself is reported like this.
    missing.remove("ZKT0006");
    // Those of several contracts are in `thread.rs`.
    missing.retain(|code| !code.starts_with("ZKT09"));
    assert!(missing.is_empty(), "no refused contract for {missing:?}");
}
