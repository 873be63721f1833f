//! Signed token transfers, run natively and in the thread program.

#[rustfmt::skip]
#[path = "../../../templates/token/src/lib.rs"]
mod source;

use std::sync::OnceLock;

use source::token::Token;
use zkthread::rt::ContractType;
use zkthread::{Felt, felts};
use zkthread_compiler::{CompiledExecutable, PanicMode};
use zkthread_prover::run;

use crate::kit::{Signer, call_of, run_signed, signed_program};
use crate::thread_program::{Cells, constructed_at, contract_address};

const SOURCE: &str = include_str!("../../../templates/token/src/lib.rs");
const CONTRACTS: [ContractType; 1] = [ContractType::of::<Token>()];
const ACCOUNTS: u64 = 100;

/// What a run took.
pub struct SignedRun {
    /// Steps of the whole run.
    pub steps: u64,
    /// Poseidon permutations of the whole run.
    pub permutations: usize,
    /// Range checks of the whole run.
    pub range_checks: usize,
}

impl SignedRun {
    /// Runs bundles of `size` transfers each, of different senders, among accounts that all hold something, and compares with the native run.
    pub fn new(bundles: u64, size: u64) -> Self {
        assert!(bundles <= ACCOUNTS);
        let mut storage: Cells = constructed_at(&CONTRACTS, 0, 1, &[1.into(), Felt::from(u64::MAX)]);
        for account in 1..=ACCOUNTS {
            let key = felts::storage_address("balances", &[account.into()]);
            storage.insert((contract_address(0), key), Felt::from(1_000_000));
            storage.extend(signer(account).authorized());
        }
        let transactions = (1..=bundles).map(|from| {
            let calls = (0..size).map(|n| {
                let to = 1 + (from + n % (ACCOUNTS - 1)) % ACCOUNTS;
                call_of(0, "transfer", &[to.into(), Felt::from(1 + n % 9)])
            });
            signer(from).sign(0, true, calls.collect())
        });
        let sub_block = run_signed(&CONTRACTS, &storage, transactions.collect());
        assert!(sub_block.receipts.iter().all(|receipt| receipt.fault().is_none()));
        static PROGRAM: OnceLock<CompiledExecutable> = OnceLock::new();
        let program = PROGRAM.get_or_init(|| signed_program(SOURCE, PanicMode::Unprovable));
        let run = run(&program.executable, &sub_block.program_input()).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(run.output, sub_block.output().to_vec());
        let builtin = |name: &str| run.builtins.get(name).copied().unwrap_or_default();
        Self { steps: run.steps as u64, permutations: builtin("poseidon"), range_checks: builtin("range_check") }
    }
}

fn signer(account: u64) -> Signer {
    Signer::new(account, 1_000 + account)
}
