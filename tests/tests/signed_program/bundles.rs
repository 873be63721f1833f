//! Bundles: atomic and independent ones, with a fault at each position.

use zkthread::Felt;
use zkthread::sub_block::{Call, SubBlock};

use super::kit::Signer;
use super::{CLOCK, LEDGER, agree, changed, events, fail, faults, move_to, nonces, storage, take, tick, value};

const OVERFLOW: &str = "u128_sub Overflow";

/// Runs one bundle between two transactions that succeed.
fn run(is_atomic: bool, calls: Vec<Call>) -> SubBlock {
    let alice = Signer::new(1, 11);
    let transactions =
        vec![alice.sign(0, true, vec![tick()]), alice.sign(1, is_atomic, calls), alice.sign(2, true, vec![take(9, 1)])];
    let sub_block = agree(&storage(&[&alice]), transactions);
    assert_eq!(nonces(&sub_block, &alice), [0, 3]);
    sub_block
}

fn good() -> [Call; 4] {
    [tick(), take(7, 5), move_to(2, 50), take(8, 3)]
}

/// [`good`] with a fault at a position, which may be behind the last.
fn with_fault(position: usize) -> Vec<Call> {
    let mut calls = good().to_vec();
    calls.insert(position, fail());
    calls
}

#[test]
fn an_atomic_bundle_has_one_outcome() {
    let sub_block = run(true, good().to_vec());
    assert_eq!(faults(&sub_block), ["", "", ""]);
    assert_eq!(events(&sub_block), [1, 5, 0]);
    assert_eq!(value(&sub_block, CLOCK, "ticks", &[]), Felt::from(3));
    assert_eq!(value(&sub_block, LEDGER, "balances", &[7.into()]), Felt::from(5));
}

#[test]
fn an_atomic_bundle_with_a_fault_leaves_nothing() {
    for position in 0..=good().len() {
        let sub_block = run(true, with_fault(position));
        assert_eq!(faults(&sub_block), ["", OVERFLOW, ""], "{position}");
        assert_eq!(events(&sub_block), [1, 0, 0], "{position}");
        // What the first and the last transaction did.
        assert_eq!(value(&sub_block, CLOCK, "ticks", &[]), Felt::ONE, "{position}");
        assert_eq!(value(&sub_block, LEDGER, "balances", &[9.into()]), Felt::ONE, "{position}");
        let balances = changed(&sub_block, &[&Signer::new(1, 11)]);
        // ticks, at, by; callers, two balances.
        assert_eq!(balances.len(), 6, "{position}: {balances:?}");
    }
}

#[test]
fn calls_of_an_independent_bundle_stand_by_themselves() {
    let sub_block = run(false, good().to_vec());
    assert_eq!(faults(&sub_block), [""; 6]);
    assert_eq!(events(&sub_block), [1, 1, 0, 4, 0, 0]);
    for position in 0..=good().len() {
        let sub_block = run(false, with_fault(position));
        let mut expected = vec![""; 7];
        expected[1 + position] = OVERFLOW;
        assert_eq!(faults(&sub_block), expected, "{position}");
        assert_eq!(events(&sub_block).iter().sum::<usize>(), 6, "{position}");
        assert_eq!(value(&sub_block, CLOCK, "ticks", &[]), Felt::from(3), "{position}");
        assert_eq!(value(&sub_block, LEDGER, "balances", &[8.into()]), Felt::from(3), "{position}");
    }
}

#[test]
fn an_independent_bundle_of_faults_alone() {
    let sub_block = run(false, vec![fail(), fail(), fail()]);
    assert_eq!(faults(&sub_block), ["", OVERFLOW, OVERFLOW, OVERFLOW, ""]);
}

/// Three outcomes with nothing to tell: `[0, 0]` each, and one for all.
#[test]
fn calls_without_events() {
    let silent = || vec![take(7, 1), take(8, 1), take(7, 1)];
    assert_eq!(events(&run(false, silent())), [1, 0, 0, 0, 0]);
    assert_eq!(events(&run(true, silent())), [1, 0, 0]);
}

/// The first of two writes to a cell is what the second one reads, also where it is undone with it.
#[test]
fn calls_of_a_bundle_see_what_those_before_wrote() {
    let spend = |amount| take(7, amount);
    let sub_block = run(true, vec![spend(6_000), spend(6_000)]);
    assert_eq!(faults(&sub_block), ["", OVERFLOW, ""]);
    let sub_block = run(false, vec![spend(6_000), spend(6_000), spend(4_000)]);
    assert_eq!(faults(&sub_block), ["", "", OVERFLOW, "", OVERFLOW]);
    assert_eq!(value(&sub_block, LEDGER, "balances", &[7.into()]), Felt::from(10_000));
}

/// Numbers of calls around the pairs in which they are hashed.
#[test]
fn bundles_of_every_size() {
    for size in 1..=7 {
        for is_atomic in [true, false] {
            let sub_block = run(is_atomic, vec![take(7, 2); size]);
            assert_eq!(value(&sub_block, LEDGER, "balances", &[7.into()]), Felt::from(2 * size), "{size}");
        }
    }
}
