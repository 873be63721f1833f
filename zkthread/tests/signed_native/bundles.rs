//! What transactions leave behind, whether their calls succeed or not.

use zkthread::Felt;
use zkthread::felts::storage_address;
use zkthread::host::Job;
use zkthread::keys::{key_address, nonce_address};
use zkthread::sub_block::{Auth, NEVER_EXPIRES, SubBlock};

use crate::world::*;

fn faults(block: &SubBlock) -> Vec<Option<String>> {
    block.receipts.iter().map(|receipt| receipt.fault()).collect()
}

fn unlucky() -> Option<String> {
    Some("Purse: unlucky".to_owned())
}

fn moved(block: &SubBlock, receipt: usize) -> Vec<Felt> {
    block.receipts[receipt].events.iter().map(|event| event.data[1]).collect()
}

#[test]
fn a_transaction_that_reverts_uses_its_nonce() {
    let block = block(vec![atomic(ALICE, 0, &[pay(BOB, 13)]), atomic(ALICE, 1, &[pay(BOB, 5)])]);
    assert_eq!(faults(&block), [unlucky(), None]);
    assert_eq!(cell(&block, PURSE, nonce_address(&ALICE)), Some((Felt::ZERO, Felt::TWO)));
    assert_eq!(cell(&block, PURSE, balance(ALICE)), Some((felt(100), felt(95))));
    let reverted = crate::world::block(vec![atomic(ALICE, 0, &[pay(BOB, 13)])]);
    assert_eq!(cell(&reverted, PURSE, nonce_address(&ALICE)), Some((Felt::ZERO, Felt::ONE)));
    assert_eq!(cell(&reverted, PURSE, balance(BOB)), Some((felt(100), felt(100))));
}

#[test]
fn the_nonce_and_the_key_are_rows_and_stand_first_in_the_witness() {
    let block = block(vec![atomic(ALICE, 0, &[ring()]), atomic(BOB, 0, &[ring()]), atomic(ALICE, 1, &[ring()])]);
    let row = |variable, account: Felt| {
        let row = block.rows.iter().position(|row| row.variable == variable && row.keys[0] == account);
        let row = row.unwrap_or_else(|| panic!("no row of {account:#x}"));
        // Every value here is one cell.
        assert_eq!(block.rows[row].contract, 0);
        row
    };
    // The contracts have two fields and one, so six numbers.
    let (nonce, key) = (|account| row(6, account), |account| row(7, account));
    let rings = block.rows.len() - 1;
    let expected = [nonce(ALICE), key(ALICE), rings, nonce(BOB), key(BOB), rings, nonce(ALICE), key(ALICE), rings];
    assert_eq!(block.witness, expected);
    let row = &block.rows[key(ALICE)];
    assert_eq!(row.keys, [ALICE, public_key(private_key(ALICE))]);
    assert_eq!(row.address, key_address(&ALICE, &row.keys[1]));
    assert_eq!((row.old[0], row.new[0]), (felt(EXPIRES), felt(EXPIRES)));
    assert_eq!(block.rows[nonce(BOB)].address, nonce_address(&BOB));
}

#[test]
fn an_atomic_bundle_is_one() {
    let good = block(vec![atomic(ALICE, 0, &[pay(BOB, 5), ring(), pay(BOB, 6)])]);
    assert_eq!((faults(&good), moved(&good, 0)), (vec![None], vec![felt(5), felt(6)]));
    assert_eq!(cell(&good, PURSE, balance(BOB)), Some((felt(100), felt(111))));
    // The calls see what those before them wrote.
    let more = block(vec![atomic(ALICE, 0, &[pay(BOB, 60), pay(BOB, 60)])]);
    assert_eq!(faults(&more), [Some("u64_sub Overflow".to_owned())]);

    let bad = block(vec![
        atomic(BOB, 0, &[pay(ALICE, 1)]),
        atomic(ALICE, 0, &[pay(BOB, 5), ring(), pay(BOB, 13), pay(BOB, 99)]),
        atomic(BOB, 1, &[pay(ALICE, 2)]),
    ]);
    assert_eq!(faults(&bad), [None, unlucky(), None]);
    assert!(bad.receipts[1].events.is_empty());
    assert_eq!(cell(&bad, PURSE, balance(ALICE)), Some((felt(100), felt(103))));
    assert_eq!(cell(&bad, TILL, storage_address("rings", &[])), Some((Felt::ZERO, Felt::ZERO)));
    assert_eq!(cell(&bad, PURSE, nonce_address(&ALICE)), Some((Felt::ZERO, Felt::ONE)));
}

#[test]
fn calls_of_an_independent_bundle_stand_by_themselves() {
    let block = block(vec![
        independent(ALICE, 0, &[pay(BOB, 13), pay(BOB, 5), ring(), pay(BOB, 96), pay(BOB, 6)]),
        independent(ALICE, 1, &[pay(BOB, 13)]),
        atomic(BOB, 0, &[pay(ALICE, 1)]),
    ]);
    let overflow = Some("u64_sub Overflow".to_owned());
    assert_eq!(faults(&block), [unlucky(), None, None, overflow, None, unlucky(), None]);
    let events: Vec<_> = (0..7).map(|receipt| moved(&block, receipt)).collect();
    assert_eq!(events, [vec![], vec![felt(5)], vec![], vec![], vec![felt(6)], vec![], vec![Felt::ONE]]);
    assert_eq!(cell(&block, PURSE, balance(ALICE)), Some((felt(100), felt(90))));
    assert_eq!(cell(&block, TILL, storage_address("rings", &[])), Some((Felt::ZERO, Felt::ONE)));
    assert_eq!(cell(&block, PURSE, nonce_address(&ALICE)), Some((Felt::ZERO, Felt::TWO)));
    let outcomes: Vec<usize> = block.outcomes().map(|(_, receipts)| receipts.len()).collect();
    assert_eq!(outcomes, [5, 1, 1]);
}

#[test]
fn contracts_see_the_sender_under_either_scheme() {
    let last = storage_address("last", &[]);
    let signed = block(vec![atomic(BOB, 0, &[pay(ALICE, 1)])]);
    assert_eq!(cell(&signed, PURSE, last), Some((Felt::ZERO, BOB)));
    let of_batcher = Job { auth: Auth::Batcher, ..job(vec![draft(BOB, 0, &[pay(ALICE, 1)])]) };
    let of_batcher = build(&of_batcher, &storage()).unwrap_or_else(|error| panic!("{error}")).sub_block;
    assert_eq!(cell(&of_batcher, PURSE, last), Some((Felt::ZERO, BOB)));
    assert_eq!((of_batcher.valid_until, of_batcher.scopes.len()), (NEVER_EXPIRES, 0));
    assert_eq!(of_batcher.receipts, signed.receipts);
    // Nonces without meaning leave nothing.
    assert_eq!(of_batcher.rows.len() + 2, signed.rows.len());
}
