//! Token transfers, run natively and in the thread program.

#[rustfmt::skip]
#[path = "../../../templates/token/src/lib.rs"]
mod source;
#[path = "../../tests/thread_program/mod.rs"]
mod thread_program;

use std::sync::OnceLock;

use source::token::Token;
use thread_program::{Storage, call, constructed, program, run_natively};
use zkthread::{Felt, felts};
use zkthread_compiler::{CompiledExecutable, PanicMode};
use zkthread_prover::run;

const SOURCE: &str = include_str!("../../../templates/token/src/lib.rs");

/// What a run took.
pub struct TransferRun {
    /// How many transfers.
    pub transfers: u64,
    /// Steps of the whole run.
    pub steps: u64,
    /// Poseidon permutations of the whole run.
    pub permutations: usize,
    /// Range checks of the whole run.
    #[allow(dead_code)]
    pub range_checks: usize,
}

impl TransferRun {
    /// Runs `transfers` transfers among `accounts` accounts that all hold something, and compares with the native run.
    pub fn new(transfers: u64, accounts: u64) -> Self {
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
        static PROGRAM: OnceLock<CompiledExecutable> = OnceLock::new();
        let program = PROGRAM.get_or_init(|| program(SOURCE, PanicMode::Unprovable));
        let run = run(&program.executable, &sub_block.program_input()).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(run.output, sub_block.output().to_vec());
        // What the batcher counts on is what the program does.
        let streams: u64 = sub_block.transactions.iter().map(|transaction| transaction.permutations()).sum::<u64>()
            + sub_block.receipts.iter().map(|receipt| receipt.permutations()).sum::<u64>();
        assert_eq!(
            run.builtins.get("poseidon"),
            Some(&((4 + streams + 2 * sub_block.entries().count() as u64) as usize))
        );
        let builtin = |name: &str| run.builtins.get(name).copied().unwrap_or_default();
        Self {
            transfers,
            steps: run.steps as u64,
            permutations: builtin("poseidon"),
            range_checks: builtin("range_check"),
        }
    }

    /// The whole run's steps for each transfer.
    pub fn steps_per_transfer(&self) -> f64 {
        self.steps as f64 / self.transfers as f64
    }
}
