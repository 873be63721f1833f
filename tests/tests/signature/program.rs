//! A program that checks signatures and does nothing else.

use std::sync::OnceLock;

use zkthread::Felt;
use zkthread::signature::Signature;
use zkthread_compiler::{CompiledExecutable, Core, PanicMode, Source, compile_executable};
use zkthread_prover::RunError;

/// The thread program's own files, and what they ask of the others. The input is `(hash, key, r, s, ..hints)` as often as its first felt says.
const FILES: [(&str, &str); 6] = [
    (
        "lib.cairo",
        "mod contracts;
mod os;
#[executable_raw]
fn main(input: Span<felt252>, ref output: Array<felt252>) {
    let mut input = input;
    let times = os::input::take(ref input);
    check(times, ref input, ref output);
    assert(input.is_empty(), 'input left');
}
fn check(times: felt252, ref input: Span<felt252>, ref output: Array<felt252>) {
    if times == 0 {
        return;
    }
    let [hash, key] = os::input::take_fixed(ref input);
    let (r, s) = os::signature::verify(hash, key, ref input);
    output.append(r);
    output.append(s);
    check(times - 1, ref input, ref output)
}",
    ),
    ("os.cairo", "pub mod input;\npub mod signature;\npub mod values;"),
    (
        "contracts.cairo",
        "pub type Contracts = felt252;
pub fn read_contracts(ref input: Span<felt252>) -> Contracts {
    crate::os::input::take(ref input)
}",
    ),
    ("os/input.cairo", include_str!("../../../cairo/os/input.cairo")),
    ("os/signature.cairo", include_str!("../../../cairo/os/signature.cairo")),
    ("os/values.cairo", include_str!("../../../cairo/os/values.cairo")),
];

/// The program, as it is proven or with panics that have names.
pub fn program(panics: PanicMode) -> CompiledExecutable {
    let files = FILES.into_iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect();
    let source = Source { crate_name: "signatures".to_owned(), files };
    compile_executable(&Core::Embedded, &source, panics).unwrap_or_else(|error| panic!("{error}"))
}

/// What the check of one signature gets.
pub fn input(hash: &Felt, key: &Felt, signature: &Signature, hints: &[Felt]) -> Vec<Felt> {
    let mut input = vec![*hash, *key, signature.r, signature.s];
    input.extend(hints);
    input
}

/// The panic of the program's check, if it panics.
pub fn check(hash: &Felt, key: &Felt, signature: &Signature, hints: &[Felt]) -> Result<(), String> {
    static PROGRAM: OnceLock<CompiledExecutable> = OnceLock::new();
    let program = PROGRAM.get_or_init(|| program(PanicMode::Named));
    let mut felts = vec![Felt::ONE];
    felts.extend(input(hash, key, signature, hints));
    match zkthread_prover::run(&program.executable, &felts) {
        Ok(run) => {
            assert_eq!(run.output, [signature.r, signature.s]);
            Ok(())
        }
        Err(RunError::Panicked { message, .. }) => Err(message),
        Err(error) => panic!("{error}"),
    }
}
