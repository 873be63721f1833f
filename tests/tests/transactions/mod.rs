//! Transactions of the bank, made up.

use proptest::prelude::*;
use zkthread::Felt;
use zkthread::sub_block::Transaction;

use crate::thread_program::call;

fn account() -> impl Strategy<Value = u64> {
    1..6u64
}

/// Amounts at which something happens.
fn amount() -> impl Strategy<Value = u128> {
    prop_oneof![0..5u128, 0..600_000u128, Just(1_000_000), Just(u128::MAX), any::<u128>()]
}

fn small_number() -> impl Strategy<Value = u64> {
    prop_oneof![0..12u64, any::<u64>()]
}

/// A call of any of the bank's functions, often one that fails.
pub fn transaction() -> impl Strategy<Value = Transaction> {
    let felt = |value: u64| Felt::from(value);
    prop_oneof![
        4 => (account(), account(), amount()).prop_map(move |(from, to, amount)| call(from, "transfer", &[felt(to), amount.into()])),
        1 => (account(), account(), amount()).prop_map(move |(from, to, amount)| call(from, "approve", &[felt(to), amount.into()])),
        2 => (account(), account(), account(), amount())
            .prop_map(move |(by, from, to, amount)| call(by, "transfer_from", &[felt(from), felt(to), amount.into()])),
        1 => (1..3u64, any::<bool>()).prop_map(move |(by, frozen)| call(by, "freeze", &[frozen.into()])),
        2 => (account(), any::<u8>(), any::<u16>(), any::<u32>(), small_number(), amount()).prop_map(move |(by, a, b, c, d, e)| {
            call(by, "compute", &[a.into(), b.into(), c.into(), d.into(), e.into()])
        }),
        2 => (account(), 0..22u8, 0..9u64).prop_map(move |(by, steps, until)| call(by, "climb", &[steps.into(), felt(until)])),
        1 => (account(), small_number()).prop_map(move |(by, time)| call(by, "hurry", &[felt(time)])),
        2 => (account(), 0..3u64, 0..3u64, account())
            .prop_map(move |(by, note, other, heir)| call(by, "mix", &[felt(note), felt(other), felt(heir)])),
    ]
}
