//! Bundles made at random.

use proptest::prelude::*;
use zkthread::Felt;
use zkthread::sub_block::{Call, Transaction};

use super::kit::{Signer, call_of, entry_point};
use super::thread_program::{contract_address, header};
use super::{CLOCK, LEDGER, VAULT, agree, move_to, storage, take, tick};

/// Some for the same account, with other scopes and times.
fn signers() -> Vec<Signer> {
    let scope = vec![entry_point(LEDGER, "take"), entry_point(CLOCK, "tick")];
    let now = header().timestamp;
    vec![
        Signer::new(1, 11),
        Signer { scope, expires: now + 40, ..Signer::new(1, 12) },
        Signer { expires: now + 50, ..Signer::new(2, 21) },
        Signer::new(3, 0xabcdef),
    ]
}

fn amount() -> impl Strategy<Value = u64> {
    prop_oneof![4 => 0..30u64, 3 => 0..6_000u64, 1 => any::<u64>()]
}

/// A call that every key may make.
fn simple_call() -> BoxedStrategy<Call> {
    prop_oneof![3 => (1..5u64, amount()).prop_map(|(to, amount)| take(to, amount)), 1 => Just(tick())].boxed()
}

fn any_call() -> BoxedStrategy<Call> {
    let others = prop::collection::vec((0..2usize).prop_map(contract_address), 0..4);
    prop_oneof![
        4 => simple_call(),
        3 => (1..5u64, amount()).prop_map(|(to, amount)| move_to(to, amount)),
        2 => (1..5u64, amount()).prop_map(|(to, amount)| call_of(VAULT, "pay", &[to.into(), amount.into()])),
        1 => (0..2usize, 0..6u8, others).prop_map(|(contract, left, others)| {
            call_of(contract, "bounce", &[&[left.into(), others.len().into()], others.as_slice()].concat())
        }),
        1 => (0..4usize, amount()).prop_map(|(to, amount)| {
            call_of(VAULT, "call", &[contract_address(to), Felt::from(amount)])
        }),
    ]
    .boxed()
}

/// Which key signs, whether atomic, how far the deadline is, and what.
fn bundle() -> impl Strategy<Value = (usize, bool, u64, Vec<Call>)> {
    (0..signers().len(), any::<bool>(), 0..100u64).prop_flat_map(|(key, is_atomic, time)| {
        let call = if key == 1 { simple_call() } else { any_call() };
        (Just(key), Just(is_atomic), Just(time), prop::collection::vec(call, 1..6))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn both_agree(bundles in prop::collection::vec(bundle(), 1..6)) {
        let signers = signers();
        let mut next = [0; 4];
        let transactions: Vec<Transaction> = bundles
            .into_iter()
            .map(|(key, is_atomic, time, calls)| {
                let signer = &signers[key];
                let nonce = &mut next[usize::try_from(signer.account).unwrap()];
                *nonce += 1;
                signer.sign_until(header().timestamp + time, *nonce - 1, is_atomic, calls)
            })
            .collect();
        agree(&storage(&signers.iter().collect::<Vec<_>>()), transactions);
    }
}
