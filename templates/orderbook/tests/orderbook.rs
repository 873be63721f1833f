//! The contract is ordinary Rust, so its tests are too: no chain, no Cairo.

use orderbook::orderbook::{Asset, BookError, OrderBook, Side};
use zkthread::prelude::*;

const OPERATOR: u64 = 1;
const ALICE: u64 = 2;
const BOB: u64 = 3;

fn cx(account: u64) -> Context {
    Context::test(ContractAddress::from(account))
}

/// A book in which Alice has quote and Bob has base.
fn book() -> OrderBook {
    let mut book = OrderBook::default();
    book.new(&mut cx(OPERATOR), ContractAddress::from(OPERATOR));
    let mut operator = cx(OPERATOR);
    let alice = ContractAddress::from(ALICE);
    let bob = ContractAddress::from(BOB);
    assert_eq!(
        book.credit(&mut operator, alice, Asset::Quote, 10_000),
        Ok(())
    );
    assert_eq!(book.credit(&mut operator, bob, Asset::Base, 100), Ok(()));
    book
}

fn base(book: &OrderBook, account: u64) -> u128 {
    book.balance_of(ContractAddress::from(account), Asset::Base)
}

fn quote(book: &OrderBook, account: u64) -> u128 {
    book.balance_of(ContractAddress::from(account), Asset::Quote)
}

#[test]
fn only_the_operator_credits() {
    let mut book = book();
    let alice = ContractAddress::from(ALICE);
    assert_eq!(
        book.credit(&mut cx(ALICE), alice, Asset::Base, 1),
        Err(BookError::NotOperator)
    );
}

#[test]
fn an_order_that_meets_nothing_waits() {
    let mut book = book();
    assert_eq!(book.place(&mut cx(BOB), Side::Sell, 50, 10), Ok(1));
    assert_eq!(book.best_price(Side::Sell), Some(50));
    assert_eq!(base(&book, BOB), 90);
    assert_eq!(book.order(1).map(|order| order.remaining), Some(10));
    assert_eq!(book.order(2), None);
}

#[test]
fn a_buyer_gets_the_better_price() {
    let mut book = book();
    assert_eq!(book.place(&mut cx(BOB), Side::Sell, 50, 10), Ok(1));
    assert_eq!(book.place(&mut cx(ALICE), Side::Buy, 60, 4), Ok(2));
    assert_eq!(base(&book, ALICE), 4);
    assert_eq!(quote(&book, ALICE), 10_000 - 200);
    assert_eq!(quote(&book, BOB), 200);
    assert_eq!(book.order(1).map(|order| order.remaining), Some(6));
    assert_eq!(book.best_price(Side::Buy), None);
}

#[test]
fn prices_come_before_times_and_times_before_the_rest() {
    let mut book = book();
    for price in [52, 50, 51, 50] {
        assert!(book.place(&mut cx(BOB), Side::Sell, price, 10).is_ok());
    }
    assert_eq!(book.prices(Side::Sell, 9), [50, 51, 52]);
    assert_eq!(book.place(&mut cx(ALICE), Side::Buy, 51, 25), Ok(5));
    let left = |id: u64| book.order(id).map(|order| order.remaining);
    assert_eq!(
        [left(1), left(2), left(3), left(4)],
        [Some(10), Some(0), Some(5), Some(0)]
    );
    assert_eq!(quote(&book, BOB), 10 * 50 + 10 * 50 + 5 * 51);
    assert_eq!(book.prices(Side::Sell, 9), [51, 52]);
}

#[test]
fn a_cancelled_order_leaves_the_line() {
    let mut book = book();
    for price in [50, 51, 52] {
        assert!(book.place(&mut cx(BOB), Side::Sell, price, 10).is_ok());
    }
    assert_eq!(book.cancel(&mut cx(ALICE), 2), Err(BookError::NotYourOrder));
    assert_eq!(book.cancel(&mut cx(BOB), 2), Ok(()));
    assert_eq!(book.cancel(&mut cx(BOB), 2), Err(BookError::OrderClosed));
    assert_eq!(book.prices(Side::Sell, 9), [50, 52]);
    assert_eq!(base(&book, BOB), 80);
    assert_eq!(book.place(&mut cx(ALICE), Side::Buy, 52, 20), Ok(4));
    assert_eq!(base(&book, ALICE), 20);
    assert_eq!(book.best_price(Side::Sell), None);
}

#[test]
fn nobody_orders_more_than_they_can_pay() {
    let mut book = book();
    assert_eq!(
        book.place(&mut cx(ALICE), Side::Buy, 10_001, 1),
        Err(BookError::InsufficientBalance)
    );
    assert_eq!(
        book.place(&mut cx(BOB), Side::Sell, 1, 101),
        Err(BookError::InsufficientBalance)
    );
    assert_eq!(
        book.place(&mut cx(BOB), Side::Sell, 0, 1),
        Err(BookError::EmptyOrder)
    );
}

#[test]
fn nothing_is_made_or_lost() {
    let mut book = book();
    for (account, side, price, quantity) in [
        (BOB, Side::Sell, 30, 20),
        (ALICE, Side::Buy, 25, 40),
        (BOB, Side::Sell, 24, 50),
        (ALICE, Side::Buy, 31, 100),
        (BOB, Side::Sell, 31, 10),
    ] {
        assert!(book.place(&mut cx(account), side, price, quantity).is_ok());
    }
    for id in 1..=5 {
        for account in [ALICE, BOB] {
            let _ = book.cancel(&mut cx(account), id);
        }
    }
    assert_eq!(base(&book, ALICE) + base(&book, BOB), 100);
    assert_eq!(quote(&book, ALICE) + quote(&book, BOB), 10_000);
}
