//! The native run and the thread program agree on the wider language too.

#[path = "../contracts/wide.rs"]
mod source;
mod thread_program;
#[path = "transactions/wide.rs"]
mod transactions;

use std::sync::OnceLock;

use proptest::prelude::*;
use source::wide::Wide;
use thread_program::{Storage, call, constructed, program, run_natively};
use transactions::{construction, transaction};
use zkthread::sub_block::{SubBlock, Transaction};
use zkthread::{Felt, felts};
use zkthread_compiler::{CompiledExecutable, PanicMode};
use zkthread_prover::run;

const SOURCE: &str = include_str!("../contracts/wide.rs");

fn wide(panics: PanicMode) -> &'static CompiledExecutable {
    static NAMED: OnceLock<CompiledExecutable> = OnceLock::new();
    static UNPROVABLE: OnceLock<CompiledExecutable> = OnceLock::new();
    let cell = match panics {
        PanicMode::Named => &NAMED,
        PanicMode::Unprovable => &UNPROVABLE,
    };
    cell.get_or_init(|| program(SOURCE, panics))
}

fn storage() -> Storage {
    constructed::<Wide>(1, &construction())
}

/// Runs both ways and compares.
fn agree(storage: &Storage, transactions: Vec<Transaction>) -> SubBlock {
    let sub_block = run_natively::<Wide>(storage, transactions);
    let input = sub_block.program_input();
    for panics in [PanicMode::Unprovable, PanicMode::Named] {
        let output = run(&wide(panics).executable, &input).unwrap_or_else(|error| panic!("{error}")).output;
        assert_eq!(output, sub_block.output().to_vec());
    }
    sub_block
}

fn faults(sub_block: &SubBlock) -> Vec<String> {
    sub_block.receipts.iter().map(|receipt| receipt.fault().unwrap_or_default()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, max_shrink_iters: 100, ..ProptestConfig::default() })]

    #[test]
    fn any_transactions(transactions in prop::collection::vec(transaction(), 1..12)) {
        agree(&storage(), transactions);
    }
}

/// `fail(which, a, b, values)`
fn fail(which: u8, a: i8, b: (u128, u128), values: &[u8]) -> Transaction {
    let mut calldata = vec![Felt::from(which), Felt::from(a), b.0.into(), b.1.into(), values.len().into()];
    calldata.extend(values.iter().map(|value| Felt::from(*value)));
    call(1, "fail", &calldata)
}

#[test]
fn every_fault_of_the_language_is_spelled_alike() {
    const MOST: u128 = u128::MAX;
    let sub_block = agree(
        &storage(),
        vec![
            fail(0, 28, (0, 0), &[]),
            fail(0, 27, (0, 0), &[]),
            fail(1, -29, (0, 0), &[]),
            fail(1, -28, (0, 0), &[]),
            fail(2, 64, (0, 0), &[]),
            fail(2, -64, (0, 0), &[]),
            fail(2, -65, (0, 0), &[]),
            fail(3, i8::MIN, (0, 0), &[]),
            fail(3, i8::MAX, (0, 0), &[]),
            fail(4, 0, (0, 0), &[5]),
            fail(4, 0, (0, 0), &[5, 128]),
            fail(4, 0, (0, 0), &[5, 127]),
            fail(5, 0, (0, 0), &[]),
            fail(5, 0, (0, 1), &[]),
            fail(6, 0, (0, 1 << 127), &[]),
            fail(6, 0, (MOST, MOST >> 1), &[]),
            fail(7, 0, (0, 1), &[]),
            fail(7, 0, (MOST, 0), &[]),
            fail(8, 0, (0, 0), &[]),
            fail(9, 0, (0, 0), &[]),
        ],
    );
    let expected = [
        "i8_add Overflow",
        "",
        "i8_sub Underflow",
        "",
        "i8_mul Overflow",
        "",
        "i8_mul Overflow",
        "i8_sub Overflow",
        "",
        "Index out of bounds",
        "Option::unwrap failed.",
        "",
        "u256_sub Overflow",
        "",
        "u256_add Overflow",
        "",
        "u256_mul Overflow",
        "Division by 0",
        "Index out of bounds",
        "Option::unwrap failed.",
    ];
    assert_eq!(faults(&sub_block), expected);
}

/// An `act` on the order at price 7, which the constructor placed nothing at, and `place` does.
#[test]
fn a_variant_that_is_written_leaves_the_cells_it_does_not_use() {
    let place = |amount: u128| {
        let order = [9.into(), 1.into(), amount.into(), 7.into(), 0.into(), 1.into(), 4.into(), Felt::from(-4)];
        call(1, "place", &order)
    };
    let act = |action: &[Felt]| call(1, "act", &[&[Felt::from(7), Felt::ZERO], action].concat());
    let sub_block = agree(
        &storage(),
        vec![
            place(50),
            act(&[3.into(), 0.into()]),
            act(&[2.into(), 5.into(), Felt::from(-1)]),
            act(&[1.into(), 20.into()]),
            act(&[1.into(), 90.into()]),
            act(&[0.into()]),
        ],
    );
    assert_eq!(faults(&sub_block), [""; 6]);
    // The last cell is what `Action::Move` wrote before.
    let deep = sub_block.rows.iter().filter(|row| row.keys.len() == 3 && row.old.len() == 3);
    assert!(deep.map(|row| row.new.clone()).any(|new| new == [1.into(), 90.into(), Felt::from(-1)]));
}

#[test]
fn keccak_is_that_of_the_network() {
    let note = |title: &str| {
        let title = [Felt::ZERO, felts::short_string(title).unwrap(), Felt::from(title.len())];
        let rest = [Felt::ONE, 5.into(), Felt::from(-1), 2.into(), Felt::ONE, 3.into(), Felt::ONE];
        call(2, "write_note", &[title.as_slice(), rest.as_slice()].concat())
    };
    let sub_block = agree(&storage(), vec![note("a note"), note("another")]);
    assert_eq!(faults(&sub_block), [""; 2]);
}
