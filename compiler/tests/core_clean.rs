//! The core library itself.

mod support;

use std::path::Path;

use zkthread_compiler::{Core, Source, check_core};

#[test]
fn core_has_no_diagnostics() {
    let found = check_core(&Core::Embedded).unwrap_or_else(|error| panic!("{error}"));
    let text: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert!(found.is_empty(), "{}", text.join("\n"));
}

#[test]
fn core_is_in_official_style() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cairo/core/src");
    let core = Source::read("core", &source).unwrap_or_else(|error| panic!("{error}"));
    for (path, text) in core.files {
        let formatted = support::format::formatted(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert!(formatted == text, "{path} is not formatted; run `cairoc fmt` on it");
    }
}

/// `ZKTHREAD_WRITE_CORE=1` writes the files instead.
#[test]
fn generated_files_are_up_to_date() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cairo/core/src");
    for (path, text) in support::core_tables::generated_files() {
        let path = source.join(path);
        let text = support::format::formatted(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        if std::env::var_os("ZKTHREAD_WRITE_CORE").is_some() {
            std::fs::write(&path, &text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        }
        let found = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert!(found == text, "{} is not what core_tables.rs writes; run with ZKTHREAD_WRITE_CORE=1", path.display());
    }
}
