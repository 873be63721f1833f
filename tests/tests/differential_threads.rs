//! Contracts that call each other: the native run and the thread program agree on every entry, receipt and commitment.

#[path = "../contracts/pair.rs"]
mod source;
mod thread_program;

use std::sync::OnceLock;

use proptest::prelude::*;
use source::clock::Clock;
use source::ledger::Ledger;
use source::vault::Vault;
use thread_program::{Cells, call_at, constructed_at, contract_address, program, run_thread};
use zkthread::rt::ContractType;
use zkthread::sub_block::{SubBlock, Transaction};
use zkthread::{Felt, felts};
use zkthread_compiler::{CompiledExecutable, PanicMode};
use zkthread_prover::run;

const SOURCE: &str = include_str!("../contracts/pair.rs");
const LEDGER: usize = 0;
const VAULT: usize = 1;
const CLOCK: usize = 2;
/// Nobody's address.
const NOWHERE: u64 = 0x999;

const CONTRACTS: [ContractType; 3] =
    [ContractType::of::<Ledger>(), ContractType::of::<Vault>(), ContractType::of::<Clock>()];

fn compiled(panics: PanicMode) -> &'static CompiledExecutable {
    static NAMED: OnceLock<CompiledExecutable> = OnceLock::new();
    static UNPROVABLE: OnceLock<CompiledExecutable> = OnceLock::new();
    let cell = match panics {
        PanicMode::Named => &NAMED,
        PanicMode::Unprovable => &UNPROVABLE,
    };
    cell.get_or_init(|| program(SOURCE, panics))
}

/// The vault takes 3 of each movement.
fn storage() -> Cells {
    let mut cells = constructed_at(&CONTRACTS, LEDGER, 1, &[contract_address(CLOCK), 10_000.into()]);
    cells.extend(constructed_at(&CONTRACTS, VAULT, 1, &[contract_address(LEDGER), 3.into()]));
    // The vault and another account hold something, and the vault pays what it takes itself.
    for (account, amount) in [(contract_address(VAULT), 500), (Felt::TWO, 40)] {
        let key = felts::storage_address("balances", &[account]);
        cells.insert((contract_address(LEDGER), key), Felt::from(amount));
    }
    cells
}

/// Runs both ways and compares.
fn agree(transactions: Vec<Transaction>) -> SubBlock {
    let sub_block = run_thread(&CONTRACTS, &storage(), transactions);
    sub_block.check().unwrap_or_else(|error| panic!("{error}"));
    let input = sub_block.program_input();
    for panics in [PanicMode::Unprovable, PanicMode::Named] {
        let output = run(&compiled(panics).executable, &input).unwrap_or_else(|error| panic!("{error}")).output;
        assert_eq!(output, sub_block.output().to_vec());
    }
    sub_block
}

fn faults(sub_block: &SubBlock) -> Vec<String> {
    sub_block.receipts.iter().map(|receipt| receipt.fault().unwrap_or_default()).collect()
}

fn value(sub_block: &SubBlock, contract: usize, field: &str, keys: &[Felt]) -> Felt {
    let (contract, key) = (contract_address(contract), felts::storage_address(field, keys));
    let entry = sub_block.entries().find(|entry| entry.contract == contract && entry.key == key);
    entry.unwrap_or_else(|| panic!("{field} is not touched")).new
}

fn move_to(sender: u64, listener: Felt, to: u64, amount: u128) -> Transaction {
    call_at(LEDGER, sender, "move_to", &[listener, to.into(), amount.into()])
}

fn bounce(contract: usize, sender: u64, left: u8, others: &[Felt]) -> Transaction {
    call_at(contract, sender, "bounce", &[&[left.into(), others.len().into()], others].concat())
}

#[test]
fn a_call_back_into_the_caller_writes_in_both() {
    let sub_block = agree(vec![move_to(1, contract_address(VAULT), 2, 100)]);
    assert_eq!(faults(&sub_block), [""]);
    let events: Vec<(usize, &str)> =
        sub_block.receipts[0].events.iter().map(|event| (event.contract, event.name.as_str())).collect();
    assert_eq!(events, [(VAULT, "Moved"), (LEDGER, "Moved"), (VAULT, "Moved"), (CLOCK, "Ticked")]);
    // The fee went to the sender's own account: taken by the vault, of what the vault holds.
    assert_eq!(value(&sub_block, LEDGER, "balances", &[contract_address(VAULT)]), Felt::from(497));
    assert_eq!(value(&sub_block, LEDGER, "balances", &[Felt::ONE]), Felt::from(10_000 + 3 - 100));
    assert_eq!(value(&sub_block, LEDGER, "callers", &[contract_address(VAULT)]), Felt::ONE);
    assert_eq!(value(&sub_block, VAULT, "seen", &[Felt::ONE]), Felt::from(3));
    assert_eq!(value(&sub_block, VAULT, "movements", &[]), Felt::ONE);
    assert_eq!(value(&sub_block, CLOCK, "by", &[contract_address(LEDGER)]), Felt::ONE);
}

#[test]
fn a_callee_that_fails_reverts_everything_with_its_fault() {
    let vault = contract_address(VAULT);
    let sub_block = agree(vec![
        // The callee's own errors, and the caller's.
        move_to(1, vault, 2, 13),
        move_to(1, vault, 2, 7),
        move_to(1, vault, 2, 2_000),
        // Enough for one of two payments, each of which is a circle.
        call_at(VAULT, 1, "pay", &[2.into(), 499.into()]),
        call_at(VAULT, 1, "heard", &[1.into(), 2.into(), 3.into(), Felt::ZERO]),
        bounce(LEDGER, 1, 10, &[vault, vault]),
        bounce(LEDGER, 1, 3, &[]),
    ]);
    assert_eq!(
        faults(&sub_block),
        [
            "Vault: too much",
            "Ledger: not allowed",
            "Ledger: too much",
            "Ledger: insufficient",
            "Vault: unknown",
            "Vault: too much",
            "Division by 0"
        ]
    );
    assert!(sub_block.entries().all(|entry| entry.old == entry.new));
    assert!(sub_block.receipts.iter().all(|receipt| receipt.events.is_empty()));
}

#[test]
fn a_call_in_vain() {
    let [ledger, vault, clock] = [LEDGER, VAULT, CLOCK].map(contract_address);
    let sub_block = agree(vec![
        move_to(1, NOWHERE.into(), 2, 5),
        move_to(1, ledger, 2, 5),
        move_to(1, clock, 2, 5),
        call_at(VAULT, 1, "call", &[vault, Felt::ONE]),
        call_at(VAULT, 1, "call", &[clock, Felt::ONE]),
        call_at(VAULT, 1, "call", &[Felt::ZERO, Felt::ONE]),
        call_at(VAULT, 1, "call", &[ledger, Felt::ONE]),
        call_at(VAULT, 1, "call", &[ledger, 10_000.into()]),
    ]);
    assert_eq!(
        faults(&sub_block),
        [
            "CONTRACT_NOT_DEPLOYED",
            "ENTRYPOINT_NOT_FOUND",
            "ENTRYPOINT_NOT_FOUND",
            "ENTRYPOINT_NOT_FOUND",
            "ENTRYPOINT_NOT_FOUND",
            "CONTRACT_NOT_DEPLOYED",
            "",
            "u128_sub Overflow",
        ]
    );
    assert_eq!(value(&sub_block, VAULT, "movements", &[]), Felt::from(5));
}

#[test]
fn circles_of_calls_see_what_each_other_wrote() {
    let [ledger, vault] = [LEDGER, VAULT].map(contract_address);
    let sub_block = agree(vec![
        bounce(LEDGER, 1, 8, &[ledger]),
        bounce(LEDGER, 1, 6, &[vault, ledger]),
        bounce(VAULT, 2, 5, &[ledger, vault, vault]),
        call_at(VAULT, 2, "pay", &[4.into(), 20.into()]),
    ]);
    assert_eq!(faults(&sub_block), ["", "", "", ""]);
    assert_eq!(sub_block.receipts[0].events.len(), 9);
    let by: Vec<Felt> = sub_block.receipts[0].events.iter().map(|event| event.data[1]).collect();
    assert!(by.iter().take(8).all(|caller| *caller == ledger) && by[8] == Felt::ONE);
    assert_eq!(value(&sub_block, LEDGER, "balances", &[4.into()]), Felt::from(40));
}

fn listener() -> impl Strategy<Value = Felt> {
    prop_oneof![
        6 => Just(contract_address(VAULT)),
        1 => (0..3usize).prop_map(contract_address),
        1 => Just(Felt::from(NOWHERE))
    ]
}

fn amount() -> impl Strategy<Value = u128> {
    prop_oneof![4 => 0..30u128, 3 => 0..600u128, 1 => any::<u128>()]
}

fn transaction() -> impl Strategy<Value = Transaction> {
    let account = || 1..4u64;
    let others = prop::collection::vec(
        prop_oneof![6 => (0..2usize).prop_map(contract_address), 1 => Just(Felt::from(NOWHERE))],
        0..4,
    );
    prop_oneof![
        4 => (account(), listener(), account(), amount()).prop_map(|(by, listener, to, amount)| move_to(by, listener, to, amount)),
        2 => (account(), account(), amount()).prop_map(|(by, to, amount)| call_at(VAULT, by, "pay", &[to.into(), amount.into()])),
        2 => (account(), listener(), amount()).prop_map(|(by, to, amount)| call_at(VAULT, by, "call", &[to, amount.into()])),
        2 => (account(), 0..2usize, 0..7u8, others).prop_map(|(by, contract, left, others)| bounce(contract, by, left, &others)),
        1 => (account(), amount()).prop_map(|(by, amount)| call_at(LEDGER, by, "take", &[5.into(), amount.into()])),
        1 => account().prop_map(|by| call_at(CLOCK, by, "tick", &[0.into(), felts::short_string("note").unwrap(), 4.into()])),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, max_shrink_iters: 100, ..ProptestConfig::default() })]

    #[test]
    fn any_transactions(transactions in prop::collection::vec(transaction(), 1..12)) {
        agree(transactions);
    }
}
