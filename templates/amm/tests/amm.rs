//! The contract is ordinary Rust, so its tests are too: no chain, no Cairo.

use amm::amm::{Asset, Pool, PoolError};
use zkthread::prelude::*;

const OPERATOR: u64 = 1;
const ALICE: u64 = 2;
const BOB: u64 = 3;

fn cx(account: u64) -> Context {
    Context::test(ContractAddress::from(account))
}

/// A pool of 1,000,000 X and 4,000,000 Y that Alice provides; Bob has some of both.
fn pool() -> Pool {
    let mut pool = Pool::default();
    pool.new(&mut cx(OPERATOR), ContractAddress::from(OPERATOR));
    let mut operator = cx(OPERATOR);
    for (account, x, y) in [(ALICE, 2_000_000, 8_000_000), (BOB, 100_000, 100_000)] {
        let account = ContractAddress::from(account);
        assert_eq!(pool.credit(&mut operator, account, x, y), Ok(()));
    }
    assert_eq!(
        pool.add_liquidity(&mut cx(ALICE), 1_000_000, 4_000_000),
        Ok(1_999_000)
    );
    pool
}

fn product(pool: &Pool) -> u128 {
    let reserves = pool.reserves();
    reserves.x * reserves.y
}

#[test]
fn a_swap_pays_the_quoted_amount() {
    let mut pool = pool();
    let quoted = pool.quote(Asset::X, 1_000);
    assert_eq!(quoted, 3_984);
    assert_eq!(pool.swap(&mut cx(BOB), Asset::X, 1_000, quoted), Ok(quoted));
    let balance = pool.balance_of(ContractAddress::from(BOB));
    assert_eq!((balance.x, balance.y), (99_000, 103_984));
    assert_eq!(pool.reserves().x, 1_001_000);
}

#[test]
fn the_product_never_falls() {
    let mut pool = pool();
    let mut before = product(&pool);
    for (sold, amount) in [
        (Asset::X, 1),
        (Asset::Y, 50_000),
        (Asset::X, 99_999),
        (Asset::Y, 3),
    ] {
        assert!(pool.swap(&mut cx(BOB), sold, amount, 0).is_ok());
        assert!(product(&pool) >= before);
        before = product(&pool);
    }
}

#[test]
fn a_price_that_moved_is_refused() {
    let mut pool = pool();
    assert_eq!(
        pool.swap(&mut cx(BOB), Asset::X, 1_000, 4_000),
        Err(PoolError::Slippage)
    );
    assert_eq!(
        pool.swap(&mut cx(BOB), Asset::X, 100_001, 0),
        Err(PoolError::InsufficientBalance)
    );
    assert_eq!(
        pool.swap(&mut cx(BOB), Asset::Y, 0, 0),
        Err(PoolError::NothingToDo)
    );
}

#[test]
fn liquidity_comes_and_goes_at_the_price() {
    let mut pool = pool();
    // Of 100,000 Y only 100,000 / 4 X are needed.
    assert_eq!(
        pool.add_liquidity(&mut cx(BOB), 100_000, 100_000),
        Ok(50_000)
    );
    assert_eq!(pool.balance_of(ContractAddress::from(BOB)).x, 75_000);
    assert_eq!(
        pool.remove_liquidity(&mut cx(BOB), 50_001),
        Err(PoolError::InsufficientShares)
    );
    assert_eq!(
        pool.remove_liquidity(&mut cx(BOB), 50_000),
        Ok((25_000, 100_000))
    );
    assert_eq!(pool.shares_of(ContractAddress::from(BOB)), 0);
}

#[test]
fn an_empty_pool_swaps_nothing() {
    let mut pool = Pool::default();
    assert_eq!(
        pool.swap(&mut cx(BOB), Asset::X, 1, 0),
        Err(PoolError::NoLiquidity)
    );
}

#[test]
fn amounts_beyond_128_bits_revert() {
    let mut pool = Pool::default();
    pool.new(&mut cx(OPERATOR), ContractAddress::from(OPERATOR));
    let alice = ContractAddress::from(ALICE);
    assert_eq!(
        pool.credit(&mut cx(OPERATOR), alice, u128::MAX, u128::MAX),
        Ok(())
    );
    // The root of the product is exactly u128::MAX.
    assert_eq!(
        pool.add_liquidity(&mut cx(ALICE), u128::MAX, u128::MAX),
        Ok(u128::MAX - 1_000)
    );
    let fault = zkthread::catch_fault(|| pool.credit(&mut cx(OPERATOR), alice, u128::MAX, 0));
    assert_eq!(fault, Ok(Ok(())));
    let fault = zkthread::catch_fault(|| pool.credit(&mut cx(OPERATOR), alice, 1, 0));
    assert_eq!(fault, Err(zkthread::Fault("u128_add Overflow")));
}
