//! Prints what sub-blocks of signed token transfers among 100 accounts cost in the thread program, as a Markdown table.

#[path = "../../tests/signed_program/kit.rs"]
mod kit;
#[rustfmt::skip]
#[path = "../../../templates/token/src/lib.rs"]
mod source;
#[path = "../../tests/thread_program/mod.rs"]
mod thread_program;

use std::collections::BTreeMap;
use std::io::Write;

use kit::{Signer, call_of, run_signed, signed_program};
use source::token::Token;
use thread_program::{Cells, constructed_at, contract_address};
use zkthread::rt::ContractType;
use zkthread::{Felt, felts};
use zkthread_compiler::PanicMode;
use zkthread_prover::run;

const SOURCE: &str = include_str!("../../../templates/token/src/lib.rs");
const CONTRACTS: [ContractType; 1] = [ContractType::of::<Token>()];
const ACCOUNTS: u64 = 100;

fn main() -> std::io::Result<()> {
    let program = signed_program(SOURCE, PanicMode::Unprovable);
    let mut storage: Cells = constructed_at(&CONTRACTS, 0, 1, &[1.into(), Felt::from(u64::MAX)]);
    for account in 1..=ACCOUNTS {
        let key = felts::storage_address("balances", &[account.into()]);
        storage.insert((contract_address(0), key), Felt::from(1_000_000));
        storage.extend(Signer::new(account, 1_000 + account).authorized());
    }
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "| bundles | transfers in each | steps | steps per transfer | Poseidon permutations | range checks |"
    )?;
    writeln!(out, "|--:|--:|--:|--:|--:|--:|")?;
    for (bundles, transfers) in [(1, 1), (10, 1), (100, 1), (1, 10), (10, 10), (1, 100), (10, 100)] {
        let mut nonces: BTreeMap<u64, u64> = BTreeMap::new();
        let transactions = (0..bundles).map(|bundle| {
            let from = 1 + bundle % ACCOUNTS;
            let calls = (0..transfers).map(|n| {
                let to = 1 + (from + n % (ACCOUNTS - 1)) % ACCOUNTS;
                call_of(0, "transfer", &[to.into(), Felt::from(1 + n % 9)])
            });
            let nonce = nonces.entry(from).or_default();
            *nonce += 1;
            Signer::new(from, 1_000 + from).sign(*nonce - 1, true, calls.collect())
        });
        let sub_block = run_signed(&CONTRACTS, &storage, transactions.collect());
        assert!(sub_block.receipts.iter().all(|receipt| receipt.fault().is_none()));
        let run = run(&program.executable, &sub_block.program_input()).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(run.output, sub_block.output().to_vec());
        let builtin = |name: &str| run.builtins.get(name).copied().unwrap_or_default();
        let (poseidon, range_checks) = (builtin("poseidon"), builtin("range_check"));
        let each = run.steps as f64 / (bundles * transfers) as f64;
        writeln!(out, "| {bundles} | {transfers} | {} | {each:.1} | {poseidon} | {range_checks} |", run.steps)?;
    }
    Ok(())
}
