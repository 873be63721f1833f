//! What a token transfer costs in the thread program, everything included.

#[path = "../../templates/token/src/lib.rs"]
mod source;
#[allow(dead_code)]
mod thread_program;

use source::token::Token;
use thread_program::{Storage, call, constructed, program, run_natively};
use zkthread::{Felt, felts};
use zkthread_compiler::PanicMode;
use zkthread_prover::run;

const SOURCE: &str = include_str!("../../templates/token/src/lib.rs");

/// Steps of the whole run of `transfers` transfers among `accounts` accounts that all hold something.
fn steps(transfers: u64, accounts: u64) -> u64 {
    let mut storage: Storage = constructed::<Token>(1, &[1.into(), Felt::from(u64::MAX)]);
    for account in 1..=accounts {
        storage.insert(felts::storage_address("balances", &[account.into()]), Felt::from(1_000_000));
    }
    let transactions = (0..transfers)
        .map(|n| {
            let from = 1 + n % accounts;
            let to = 1 + (n * 7 + 3) % accounts;
            let to = if to == from { 1 + to % accounts } else { to };
            call(from, "transfer", &[to.into(), Felt::from(1 + n % 9)])
        })
        .collect();
    let sub_block = run_natively::<Token>(&storage, transactions);
    assert!(sub_block.receipts.iter().all(|receipt| receipt.fault().is_none()));
    let program = program(SOURCE, PanicMode::Unprovable);
    let run = run(&program.executable, &sub_block.program_input()).unwrap();
    assert_eq!(run.output, sub_block.output().to_vec());
    run.steps as u64
}

#[test]
fn a_token_transfer_costs_at_most_300_steps() {
    let transfers = 1_000;
    let steps = steps(transfers, 100);
    assert!(steps <= 300 * transfers, "{} steps per transfer", steps as f64 / transfers as f64);
}
