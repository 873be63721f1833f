//! Plain Rust tests of the bank. `scarb_package.rs` translates them to snforge tests and runs those too.

#[path = "../contracts/bank.rs"]
mod source;

use source::bank::{Bank, BankError};
use zkthread::prelude::*;
use zkthread::{Fault, catch_fault};

const SUPPLY: u128 = 1_000;

fn account(number: u64) -> ContractAddress {
    ContractAddress::from(number)
}

/// A bank whose supply belongs to account 1.
fn bank() -> Bank {
    let mut bank = Bank::default();
    bank.new(&mut Context::test(account(1)), SUPPLY);
    bank
}

fn pay(bank: &mut Bank, from: u64, to: u64, amount: u128) {
    let paid = bank.transfer(&mut Context::test(account(from)), account(to), amount);
    assert_eq!(paid, Ok(()));
}

/// What several accounts hold.
fn held(bank: &Bank, last: u64) -> u128 {
    let mut sum = 0;
    for number in 1..=last {
        sum += bank.balance_of(account(number));
    }
    sum
}

#[test]
fn the_first_caller_owns_everything() {
    let bank = bank();
    assert_eq!(bank.balance_of(account(1)), SUPPLY);
    assert_eq!(bank.balance_of(account(2)), 0, "nobody else does");
    assert!(bank.balance_of(account(1)) > bank.balance_of(account(2)));
    assert_ne!(bank.balance_of(account(1)), 0);
}

/// Two transfers, then a third of what came.
#[test]
fn money_moves_on() {
    let mut bank = bank();
    pay(&mut bank, 1, 2, 300);
    pay(&mut bank, 2, 3, 100);
    let third = bank.balance_of(account(3));
    assert_eq!(third, 100);
    for number in 4..6_u64 {
        pay(&mut bank, 3, number, third / 4);
    }
    assert_eq!(held(&bank, 6), SUPPLY);
    assert_eq!(bank.balance_of(account(3)) + bank.balance_of(account(5)), 75);
}

#[test]
fn refusals_have_names() {
    let mut bank = bank();
    let mut poor = Context::test(account(2));
    assert_eq!(bank.transfer(&mut poor, account(1), 1), Err(BankError::InsufficientBalance));
    let refused = bank.freeze(&mut poor, true);
    assert_eq!(refused, Err(BankError::NotOwner));
    assert!(refused.is_err());
    bank.freeze(&mut Context::test(account(1)), true).unwrap();
    let rich = bank.transfer(&mut Context::test(account(1)), account(2), 1);
    assert_eq!(rich.unwrap_err(), BankError::Frozen);
    assert!(bank.freeze(&mut Context::test(account(1)), false).is_ok());
    assert_eq!(bank.transfer(&mut Context::test(account(1)), account(2), 1), Ok(()));
}

#[test]
fn faults_have_names() {
    let mut bank = bank();
    let mut cx = Context::test(account(2));
    bank.approve(&mut Context::test(account(1)), account(2), 50);
    assert_eq!(bank.transfer_from(&mut cx, account(1), account(3), 20), Ok(()));
    let fault = catch_fault(|| bank.transfer_from(&mut cx, account(1), account(3), 31));
    assert_eq!(fault, Err(Fault("u128_sub Overflow")));
    assert_eq!(catch_fault(|| bank.compute(&mut cx, 1, 0, 8, 1, 2)), Err(Fault("Division by 0")));
    assert_eq!(bank.balance_of(account(3)), 20);
}

#[test]
fn a_transfer_tells_who_and_how_much() {
    let mut bank = bank();
    let mut cx = Context::test(account(1));
    assert_eq!(bank.transfer(&mut cx, account(2), 30), Ok(()));
    assert_eq!(bank.transfer(&mut cx, account(3), 40), Ok(()));
    assert_eq!(cx.events().len(), 2);
    assert_eq!(cx.events()[0].name, "Moved");
    assert_eq!(cx.events()[0].keys, [felt252::from(1_u64), felt252::from(2_u64)]);
    let second = &cx.events()[1];
    assert_eq!(second.keys[1], felt252::from(account(3)));
    assert_eq!(second.data, vec![felt252::from(40_u8)]);
    assert_eq!(second.data.len(), 1);
}

#[test]
#[should_panic(expected = "u128_sub Overflow")]
fn an_allowance_is_a_limit() {
    let mut bank = bank();
    bank.approve(&mut Context::test(account(1)), account(2), 5);
    let _ = bank.transfer_from(&mut Context::test(account(2)), account(1), account(3), 6);
}

#[test]
#[should_panic(expected = "NotOwner")]
fn unwrapping_a_refusal_panics() {
    let mut bank = bank();
    bank.freeze(&mut Context::test(account(9)), true).unwrap();
}

#[test]
fn climbing_gives_a_bonus() {
    let mut bank = bank();
    let mut cx = Context::test(account(1)).with_timestamp(77).with_sub_block_number(4);
    assert_eq!(bank.climb(&mut cx, 3, 0), Ok(4));
    let bonus = bank.climb(&mut cx, 2, 1).unwrap();
    assert_eq!(bonus, 5);
    assert_eq!(bank.age(&Context::test(account(1)).with_timestamp(100)), 101);
    assert_eq!(cx.events()[0].data, [felt252::from(0_u8), felt252::from(3_u8), felt252::from(77_u8)]);
}
