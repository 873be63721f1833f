//! What the tests share.
#![allow(dead_code, reason = "every test file uses a part")]

pub mod core_tables;
pub mod format;
pub mod run;

use starknet_types_core::felt::Felt;
use zkthread_compiler::{CompiledExecutable, Core, PanicMode, Source, compile_executable};

/// Compiles a program of one file with the embedded core; panics are named.
pub fn compile(text: &str) -> CompiledExecutable {
    compile_executable(&Core::Embedded, &Source::single("program", text), PanicMode::Named)
        .unwrap_or_else(|error| panic!("{error}"))
}

/// Compiles and runs, and expects success.
pub fn output_of(text: &str, input: &[Felt]) -> Vec<Felt> {
    run::run(&compile(text).executable, input).unwrap_or_else(|error| panic!("{error}")).output
}

/// A short string.
pub fn short(text: &str) -> Felt {
    Felt::from_bytes_be_slice(text.as_bytes())
}

/// A text as the felts of a serialised `ByteArray`.
pub fn byte_array(text: &str) -> Vec<Felt> {
    let (words, rest) = text.as_bytes().as_chunks::<31>();
    let mut felts = vec![Felt::from(words.len())];
    felts.extend(words.iter().map(|word| Felt::from_bytes_be_slice(word)));
    felts.extend([Felt::from_bytes_be_slice(rest), Felt::from(rest.len())]);
    felts
}
