//! The thread program's hashes are the native run's: Keccak-256 in plain Cairo, Poseidon and Pedersen.

#[path = "../contracts/hashes.rs"]
mod source;
mod thread_program;

use proptest::prelude::*;
use source::hashes::Hashes;
use thread_program::{Storage, call, program, run_natively};
use zkthread::Felt;
use zkthread_compiler::PanicMode;
use zkthread_prover::run;

const SOURCE: &str = include_str!("../contracts/hashes.rs");

fn half() -> impl Strategy<Value = u128> {
    prop_oneof![Just(0), Just(1), Just(1 << 63), Just(u128::MAX), any::<u128>()]
}

#[test]
fn any_values() {
    let program = program(SOURCE, PanicMode::Unprovable);
    let felt = || any::<[u8; 32]>().prop_map(|bytes| Felt::from_bytes_be(&bytes));
    proptest!(ProptestConfig::with_cases(12), |(keccak in [half(), half(), half(), half()], felts in [felt(), felt()])| {
        let transactions = vec![call(1, "keccak", &keccak.map(Felt::from)), call(1, "felts", &felts)];
        let sub_block = run_natively::<Hashes>(&Storage::new(), transactions);
        let output = run(&program.executable, &sub_block.program_input()).unwrap().output;
        prop_assert_eq!(output, sub_block.output().to_vec());
        prop_assert_eq!(sub_block.rows.len(), 13);
    });
}
