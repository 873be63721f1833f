//! Ordinary Scarb packages of a thread: its contracts, its thread program, and snforge tests made from the Rust tests.

mod manifest;
mod snforge;
mod uses;

use std::collections::BTreeMap;

use zkthread_ir::{Auth, Contract, Thread};

use crate::{CodegenError, Generated, format, names};

/// A Rust file with tests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RustTests {
    /// Its path in the project, with `/` between folders: `tests/token.rs`, `src/lib.rs`.
    pub file: String,
    /// Its text. Of a file below `src` only the modules under `#[cfg(test)]` are read.
    pub text: String,
}

/// A Rust test that has no Cairo form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkippedTest {
    /// Path of its file, as given.
    pub file: String,
    /// Its name; `*` for all of a file.
    pub test: String,
    /// The line of what has no Cairo form, from 1; 0 when it is the file.
    pub line: usize,
    /// Why it has none.
    pub reason: String,
}

/// Scarb packages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    /// Text by path, with `/` between folders: `CONTRACT_contract/..` for each contract, and `NAME_thread/..`.
    pub files: BTreeMap<String, String>,
    /// The tests that were translated, `file: name`.
    pub tests: Vec<String>,
    /// The tests that were not, with reasons. The READMEs of the contracts' packages list them too.
    pub skipped: Vec<SkippedTest>,
}

/// Makes the packages of a thread: its contracts and its thread program as Scarb builds them, and snforge tests from those of the Rust tests
/// that name a contract's storage struct, and only one's. `contracts` are those that `thread` is linked from; `auth` is how the thread program knows who
/// sent a transaction; `name` is what its package is called for: small letters, digits and `_`.
///
/// What a Rust test may contain to be translated is described in the guide (`docs/guide/packages.md`). A test with anything else is
/// left out and told in [`Package::skipped`].
///
/// # Errors
/// [`CodegenError`] when a printed text is not Cairo, which is a defect of this crate, or the system gives no thread.
pub fn package(
    name: &str,
    contracts: &[Contract],
    thread: &Thread,
    auth: Auth,
    rust_tests: &[RustTests],
) -> Result<Package, CodegenError> {
    let mut package = Package { files: BTreeMap::new(), tests: Vec::new(), skipped: Vec::new() };
    for tests in rust_tests {
        if !contracts.iter().any(|contract| snforge::names(&tests.text, &contract.name)) && snforge::has_tests(tests) {
            package.skipped.push(SkippedTest {
                file: tests.file.clone(),
                test: "*".to_owned(),
                line: 0,
                reason: "the file names no contract".to_owned(),
            });
        }
    }
    let names = names::unique(contracts.iter().map(|contract| names::snake(&contract.name)));
    for (position, name) in names.iter().enumerate() {
        add_contract(&format!("{name}_contract"), contracts, position, rust_tests, &mut package)?;
    }
    let name = format!("{name}_thread");
    for (path, text) in crate::thread_program(thread, auth)?.files {
        package.files.insert(format!("{name}/src/{path}"), text);
    }
    package.files.insert(format!("{name}/Scarb.toml"), manifest::of_thread(&name));
    package.files.insert(format!("{name}/README.md"), manifest::thread_readme(contracts));
    Ok(package)
}

fn add_contract(
    name: &str,
    contracts: &[Contract],
    position: usize,
    rust_tests: &[RustTests],
    package: &mut Package,
) -> Result<(), CodegenError> {
    let contract = &contracts[position];
    let mut skipped = Vec::new();
    let mut tests = Vec::new();
    let (mut stems, mut texts) = (Vec::new(), Vec::new());
    for file in rust_tests.iter().filter(|file| snforge::names(&file.text, &contract.name)) {
        let translated = snforge::translate(contracts, position, name, file);
        if let Some(text) = translated.text {
            stems.push(snforge::stem(&file.file));
            texts.push(text);
        }
        tests.extend(translated.tests);
        skipped.extend(translated.skipped);
    }
    let paths = names::unique(stems.into_iter()).into_iter().map(|stem| format!("{stem}.cairo"));
    let Generated { files: test_files } = format::formatted(paths.zip(texts).collect())?;
    let mut add = |path: String, text: String| package.files.insert(path, text);
    for (path, text) in crate::contract(contract)?.files {
        add(format!("{name}/src/{path}"), text);
    }
    let has_tests = !test_files.is_empty();
    for (path, text) in test_files {
        add(format!("{name}/tests/{path}"), text);
    }
    add(format!("{name}/Scarb.toml"), manifest::of_contract(name, has_tests));
    add(format!("{name}/README.md"), manifest::contract_readme(contract, &tests, &skipped));
    package.tests.extend(tests);
    package.skipped.extend(skipped);
    Ok(())
}
