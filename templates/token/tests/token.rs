//! The contract is ordinary Rust, so its tests are too: no chain, no Cairo.

use token::token::{Token, TokenError};
use zkthread::prelude::*;

fn account(number: u64) -> ContractAddress {
    ContractAddress::from(number)
}

/// A token whose whole supply of 1,000 belongs to account 1.
fn token() -> Token {
    let mut token = Token::default();
    token.new(&mut Context::test(account(1)), account(1), 1_000);
    token
}

#[test]
fn the_owner_starts_with_the_whole_supply() {
    let token = token();
    assert_eq!(token.total_supply(), 1_000);
    assert_eq!(token.balance_of(account(1)), 1_000);
    assert_eq!(token.balance_of(account(2)), 0);
}

#[test]
fn a_transfer_moves_the_amount_and_tells_so() {
    let mut token = token();
    let mut cx = Context::test(account(1));
    assert_eq!(token.transfer(&mut cx, account(2), 300), Ok(()));
    assert_eq!(token.balance_of(account(1)), 700);
    assert_eq!(token.balance_of(account(2)), 300);
    assert_eq!(cx.events().len(), 1);
    assert_eq!(
        cx.events()[0].keys,
        [felt252::from(1_u64), felt252::from(2_u64)]
    );
    assert_eq!(cx.events()[0].data, [felt252::from(300_u64)]);
}

#[test]
fn nobody_spends_more_than_they_have() {
    let mut token = token();
    let refused = token.transfer(&mut Context::test(account(1)), account(2), 1_001);
    assert_eq!(refused, Err(TokenError::InsufficientBalance));
    assert_eq!(
        token.transfer(&mut Context::test(account(1)), account(2), 1_000),
        Ok(())
    );
}

#[test]
fn a_transfer_to_oneself_is_refused() {
    let mut token = token();
    let refused = token.transfer(&mut Context::test(account(1)), account(1), 1);
    assert_eq!(refused, Err(TokenError::SelfTransfer));
}

#[test]
#[should_panic(expected = "u128_add Overflow")]
fn a_balance_cannot_overflow() {
    let mut token = Token::default();
    // Two constructors never run on one contract; here they make a supply that a real token cannot have.
    token.new(&mut Context::test(account(1)), account(1), u128::MAX);
    token.new(&mut Context::test(account(2)), account(2), 1);
    let _ = token.transfer(&mut Context::test(account(2)), account(1), 1);
}

#[test]
fn a_spender_spends_what_it_may() {
    let mut token = token();
    let (owner, spender, to) = (account(1), account(2), account(3));
    token.approve(&mut Context::test(owner), spender, 100);
    assert_eq!(token.allowance(owner, spender), 100);
    let mut cx = Context::test(spender);
    assert_eq!(token.transfer_from(&mut cx, owner, to, 60), Ok(()));
    assert_eq!(
        token.transfer_from(&mut cx, owner, to, 41),
        Err(TokenError::InsufficientAllowance)
    );
    assert_eq!(token.allowance(owner, spender), 40);
    assert_eq!(token.balance_of(to), 60);
}

#[test]
fn the_owner_mints_and_anybody_burns() {
    let mut token = token();
    assert_eq!(
        token.mint(&mut Context::test(account(2)), account(2), 1),
        Err(TokenError::NotOwner)
    );
    assert_eq!(
        token.mint(&mut Context::test(account(1)), account(2), 50),
        Ok(())
    );
    assert_eq!(token.total_supply(), 1_050);
    assert_eq!(token.burn(&mut Context::test(account(2)), 20), Ok(()));
    assert_eq!(
        token.burn(&mut Context::test(account(2)), 31),
        Err(TokenError::InsufficientBalance)
    );
    assert_eq!(token.total_supply(), 1_030);
    assert_eq!(token.balance_of(account(2)), 30);
}
