//! The contract is ordinary Rust, so its tests are too: no chain, no Cairo.

use counter::counter::{Counter, CounterError};
use zkthread::prelude::*;

fn account(number: u64) -> ContractAddress {
    ContractAddress::from(number)
}

/// A counter at 10 that belongs to account 1.
fn counter() -> Counter {
    let mut counter = Counter::default();
    counter.new(&mut Context::test(account(1)), account(1), 10);
    counter
}

#[test]
fn anybody_may_count_up() {
    let mut counter = counter();
    let mut cx = Context::test(account(2));
    assert_eq!(counter.increase(&mut cx, 5), Ok(()));
    assert_eq!(counter.increase(&mut cx, 100), Ok(()));
    assert_eq!(counter.value(), 115);
    assert_eq!(counter.added_by(account(2)), 105);
    assert_eq!(counter.added_by(account(1)), 0);
    assert_eq!(cx.events()[1].keys, [felt252::from(2_u64)]);
    assert_eq!(cx.events()[1].data, [felt252::from(115_u64)]);
}

#[test]
fn a_call_adds_100_at_most() {
    let mut counter = counter();
    assert_eq!(
        counter.increase(&mut Context::test(account(2)), 101),
        Err(CounterError::TooMuch)
    );
}

#[test]
fn only_the_owner_resets() {
    let mut counter = counter();
    assert_eq!(
        counter.reset(&mut Context::test(account(2))),
        Err(CounterError::NotOwner)
    );
    assert_eq!(counter.reset(&mut Context::test(account(1))), Ok(()));
    assert_eq!(counter.value(), 0);
}
