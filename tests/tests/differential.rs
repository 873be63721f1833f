//! The native run and the thread program agree on every entry, receipt and commitment.

#[path = "../contracts/bank.rs"]
mod source;
mod thread_program;
mod transactions;

use std::sync::OnceLock;

use proptest::prelude::*;
use source::bank::Bank;
use thread_program::{Storage, call, constructed, contract_address, header, program, run_natively};
use transactions::transaction;
use zkthread::sub_block::{Auth, NEVER_EXPIRES, SubBlock, Transaction};
use zkthread::{Felt, felts};
use zkthread_compiler::{CompiledExecutable, PanicMode};
use zkthread_prover::run;

const SOURCE: &str = include_str!("../contracts/bank.rs");
const OWNER: u64 = 1;

fn bank(panics: PanicMode) -> &'static CompiledExecutable {
    static NAMED: OnceLock<CompiledExecutable> = OnceLock::new();
    static UNPROVABLE: OnceLock<CompiledExecutable> = OnceLock::new();
    let cell = match panics {
        PanicMode::Named => &NAMED,
        PanicMode::Unprovable => &UNPROVABLE,
    };
    cell.get_or_init(|| program(SOURCE, panics))
}

fn storage() -> Storage {
    constructed::<Bank>(OWNER, &[Felt::from(1_000_000)])
}

/// Runs both ways and compares.
fn agree(storage: &Storage, transactions: Vec<Transaction>) -> SubBlock {
    let sub_block = run_natively::<Bank>(storage, transactions);
    let input = sub_block.program_input();
    for panics in [PanicMode::Unprovable, PanicMode::Named] {
        let output = run(&bank(panics).executable, &input).unwrap_or_else(|error| panic!("{error}")).output;
        assert_eq!(output, sub_block.output().to_vec());
    }
    sub_block
}

fn status(sub_block: &SubBlock, transaction: usize) -> Option<String> {
    sub_block.receipts[transaction].fault()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_transactions(transactions in prop::collection::vec(transaction(), 1..16)) {
        agree(&storage(), transactions);
    }
}

#[test]
fn no_transactions_at_all() {
    let sub_block = SubBlock {
        header: header(),
        contracts: vec![contract_address(0)],
        auth: Auth::Batcher,
        rows: Vec::new(),
        transactions: Vec::new(),
        scopes: Vec::new(),
        receipts: Vec::new(),
        witness: Vec::new(),
        valid_until: NEVER_EXPIRES,
        batcher_signature: None,
    };
    let output = run(&bank(PanicMode::Unprovable).executable, &sub_block.program_input()).unwrap().output;
    assert_eq!(output, sub_block.output().to_vec());
}

#[test]
fn a_transfer_to_oneself_changes_nothing() {
    let sub_block = agree(&storage(), vec![call(OWNER, "transfer", &[OWNER.into(), 400.into()])]);
    assert_eq!(status(&sub_block, 0), None);
    assert!(sub_block.entries().all(|entry| entry.old == entry.new));
}

#[test]
fn faults_of_the_contract_and_of_arithmetic_revert_their_transaction_alone() {
    let sub_block = agree(
        &storage(),
        vec![
            call(OWNER, "transfer", &[2.into(), 10.into()]),
            call(2, "transfer", &[3.into(), 11.into()]),
            call(OWNER, "transfer_from", &[2.into(), 3.into(), 1.into()]),
            call(OWNER, "compute", &[0.into(), 0.into(), 7.into(), 5.into(), 9.into()]),
            call(2, "freeze", &[1.into()]),
            call(2, "transfer", &[3.into(), 10.into()]),
        ],
    );
    assert_eq!(status(&sub_block, 0), None);
    assert_eq!(status(&sub_block, 1).as_deref(), Some("Bank: insufficient balance"));
    assert_eq!(status(&sub_block, 2).as_deref(), Some("u128_sub Overflow"));
    assert_eq!(status(&sub_block, 3).as_deref(), Some("Division by 0"));
    assert_eq!(status(&sub_block, 4).as_deref(), Some("Bank: not owner"));
    assert_eq!(status(&sub_block, 5), None);
    assert_eq!(sub_block.receipts[1].events, []);
    let balance = |account: u64| {
        let key = felts::storage_address("balances", &[account.into()]);
        sub_block.entries().find(|entry| entry.key == key).map(|entry| entry.new)
    };
    assert_eq!(balance(2), Some(Felt::ZERO));
    assert_eq!(balance(3), Some(Felt::from(10)));
}

#[test]
fn writes_before_a_fault_are_undone_in_the_right_order() {
    // `climb` writes several slots, some of them more than once, before it finds that the rounds are too many.
    let mut transactions: Vec<Transaction> =
        (0..6).map(|until| call(OWNER, "climb", &[5.into(), Felt::from(until)])).collect();
    transactions.push(call(OWNER, "climb", &[5.into(), 40.into()]));
    let sub_block = agree(&storage(), transactions);
    assert_eq!(status(&sub_block, 6).as_deref(), Some("Bank: too high"));
}

#[test]
fn a_helper_that_is_not_inlined_keeps_state_and_faults() {
    let sub_block = agree(
        &storage(),
        vec![
            call(OWNER, "hurry", &[3.into()]),
            call(OWNER, "hurry", &[Felt::from(u64::MAX / 4)]),
            call(OWNER, "freeze", &[1.into()]),
            call(OWNER, "hurry", &[1_000_000_000_000_000_000u64.into()]),
        ],
    );
    assert_eq!(status(&sub_block, 0), None);
    assert_eq!(sub_block.receipts[0].events.len(), 9);
    assert_eq!(status(&sub_block, 1).as_deref(), Some("u64_add Overflow"));
    assert_eq!(status(&sub_block, 3).as_deref(), Some("Bank: too high"));
}

#[test]
fn every_arithmetic_fault_is_spelled_alike() {
    let big = Felt::from(u128::MAX);
    let calls = [
        [255.into(), 1.into(), 9.into(), 5.into(), 9.into()],
        [1.into(), Felt::from(u16::MAX), 9.into(), 5.into(), 9.into()],
        [1.into(), 9.into(), Felt::from(u32::MAX), 5.into(), 9.into()],
        [1.into(), 9.into(), 3.into(), 5.into(), 9.into()],
        [1.into(), 9.into(), 8.into(), Felt::from(u64::MAX), 9.into()],
        [1.into(), 9.into(), 8.into(), 5.into(), big],
        [1.into(), 9.into(), 8.into(), 5.into(), 1.into()],
        [1.into(), 9.into(), 8.into(), 5.into(), 0.into()],
        [1.into(), 9.into(), 8.into(), 5.into(), 2.into()],
    ];
    let sub_block = agree(&storage(), calls.iter().map(|arguments| call(OWNER, "compute", arguments)).collect());
    let faults: Vec<String> = sub_block.receipts.iter().filter_map(|receipt| receipt.fault()).collect();
    for fault in [
        "u8_mul Overflow",
        "u16_mul Overflow",
        "u32_sub Overflow",
        "u64_mul Overflow",
        "u128_add Overflow",
        "u128_sub Overflow",
        "Division by 0",
    ] {
        assert!(faults.iter().any(|found| found == fault), "{fault} is not among {faults:?}");
    }
}
