//! What stands beside the sources: manifests and READMEs.

use std::fmt::Write;

use zkthread_ir::Contract;

use super::SkippedTest;

/// The Scarb and Cairo that the packages ask for.
const CAIRO: &str = "2.20.0";
const SNFORGE: &str = "0.63.0";

pub(super) fn of_contract(name: &str, has_tests: bool) -> String {
    let mut text = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024_07\"\ncairo-version = \"{CAIRO}\"\n\n\
         [dependencies]\nstarknet = \"{CAIRO}\"\n"
    );
    if has_tests {
        let _ = write!(text, "\n[dev-dependencies]\nsnforge_std = \"{SNFORGE}\"\n");
    }
    text.push_str("\n[[target.starknet-contract]]\nsierra = true\ncasm = true\n");
    if has_tests {
        text.push_str(
            "\n[scripts]\ntest = \"snforge test\"\n\n[tool.scarb]\nallow-prebuilt-plugins = [\"snforge_std\"]\n",
        );
    }
    text
}

pub(super) fn of_thread(name: &str) -> String {
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024_07\"\ncairo-version = \"{CAIRO}\"\n\n\
         [cairo]\n# A proof is of a run without gas counting, and of one that does not panic.\nenable-gas = false\nunsafe-panic = true\n\n\
         [dependencies]\ncairo_execute = \"{CAIRO}\"\n\n\
         [[target.executable]]\nfunction = \"{name}::main\"\n"
    )
}

pub(super) fn contract_readme(contract: &Contract, tests: &[String], skipped: &[SkippedTest]) -> String {
    let mut text = format!("# The contract `{}` on L2\n\n", contract.name);
    for line in &contract.docs {
        let _ = writeln!(text, "{}", line.trim());
    }
    if !contract.docs.is_empty() {
        text.push('\n');
    }
    let test = if tests.is_empty() { "" } else { "snforge test\n" };
    let _ = write!(
        text,
        "Written by `cargo zkthread build --package`; the source is the Rust contract, and the next build replaces this folder.\n\n\
         ```\nscarb build\n{test}```\n\n\
         Scarb compiles it with its own core library and under this package's name, so the class hash is another one than in `zkthread.lock`.\n\
         The constructor takes two arguments before the contract's own: `zkthread_manager`, the manager contract of the thread, and\n\
         `zkthread_admin`, who may register the contract in a thread.\n",
    );
    let _ = write!(text, "\n## Tests\n\n{} made from the Rust tests", count(tests.len(), "snforge test"));
    text.push_str(if tests.is_empty() { ".\n" } else { ":\n\n" });
    for test in tests {
        let _ = writeln!(text, "- {test}");
    }
    if !skipped.is_empty() {
        let _ =
            write!(text, "\n{} no Cairo form; they run with `cargo test` only:\n\n", count_with_verb(skipped.len()));
        for test in skipped {
            let place = if test.line == 0 { test.file.clone() } else { format!("{}:{}", test.file, test.line) };
            let _ = writeln!(text, "- `{}` ({place}): {}", test.test, test.reason);
        }
    }
    text
}

pub(super) fn thread_readme(contracts: &[Contract]) -> String {
    let names: Vec<String> = contracts.iter().map(|contract| format!("`{}`", contract.name)).collect();
    let (of, source) = match names.split_last() {
        Some((last, others)) if !others.is_empty() => {
            (format!("{} and {last}", others.join(", ")), "the Rust contracts, in this order")
        }
        _ => (names.concat(), "the Rust contract"),
    };
    format!(
        "# The thread program of {of}\n\n\
         Written by `cargo zkthread build --package`; the source is {source}, and the next build replaces this folder.\n\n\
         ```\nscarb build\n```\n\n\
         It takes a sub-block of transactions, runs them and writes what the manager checks: `docs/protocol.md` of zkThread says what goes in\n\
         and comes out. A thread is settled with the program that zkThread itself compiled (`os_version` in `zkthread.lock`); this one, compiled\n\
         with another core library, has another hash. It is here to be read, and to be proven by other tools.\n"
    )
}

fn count(number: usize, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}

fn count_with_verb(number: usize) -> String {
    if number == 1 { "1 test has".to_owned() } else { format!("{number} tests have") }
}
