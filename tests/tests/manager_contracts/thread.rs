//! The component that makes a contract part of a thread.

use starknet_types_core::felt::Felt;

use crate::emulator::keccak;
use crate::world::*;

#[test]
fn storage_is_readable() {
    let mut world = World::unregistered();
    let keys = [Felt::TWO, keccak("total_supply"), world.balance_key(BOB)];
    let token = world.token;
    let values = world.chain.call(STRANGER, token, "zkthread_read", &keys);
    assert_eq!(values, [Felt::TWO, SUPPLY.into(), Felt::ZERO]);
    assert_eq!(world.chain.call(STRANGER, token, "zkthread_manager", &[]), [world.manager]);
    assert_eq!(world.chain.call(STRANGER, token, "zkthread_admin", &[]), [ADMIN]);
}

#[test]
fn only_the_manager_applies() {
    let mut world = World::new();
    let (manager, token) = (world.manager, world.token);
    let apply = [Felt::ONE, world.balance_key(BOB), Felt::ZERO, Felt::from(1_000_000)];
    for caller in [STRANGER, ADMIN, PROVER, token] {
        let fault = world.chain.fault(caller, token, "zkthread_apply", &apply);
        assert_eq!(fault, "Thread: caller is not manager");
        assert_eq!(world.balance(BOB), Felt::ZERO);
    }
    world.chain.call(manager, token, "zkthread_apply", &apply);
    assert_eq!(world.balance(BOB), Felt::from(1_000_000));
}

/// The second entry finds what the first one would have written, had it been written before all were checked.
#[test]
fn all_entries_are_checked_before_any_is_written() {
    let mut world = World::new();
    let (manager, token, key) = (world.manager, world.token, world.balance_key(BOB));
    let apply = [Felt::TWO, key, Felt::ZERO, Felt::ONE, key, Felt::ONE, Felt::TWO];
    assert_eq!(world.chain.fault(manager, token, "zkthread_apply", &apply), "Thread: stale entry");
    assert_eq!(world.balance(BOB), Felt::ZERO);
}

#[test]
fn impossible_keys_are_refused() {
    let mut world = World::new();
    let (manager, token, key) = (world.manager, world.token, Felt::TWO.pow(251_u32));
    assert_eq!(world.chain.fault(BOB, token, "zkthread_read", &[Felt::ONE, key]), "Thread: invalid key");
    let apply = [Felt::ONE, key, Felt::ZERO, Felt::ZERO];
    assert_eq!(world.chain.fault(manager, token, "zkthread_apply", &apply), "Thread: invalid key");
}

#[test]
fn only_the_manager_emits() {
    let mut world = World::new();
    let (manager, token) = (world.manager, world.token);
    let ticked = Record { position: 0, name: "Ticked", keys: vec![], data: vec![], later: false };
    let emit = [vec![Felt::TWO], ticked.felts()].concat();
    for caller in [STRANGER, ADMIN, PROVER, token] {
        let fault = world.chain.fault(caller, token, "zkthread_emit", &emit);
        assert_eq!(fault, "Thread: caller is not manager");
    }
    assert!(world.chain.events(token).is_empty());
    world.chain.call(manager, token, "zkthread_emit", &emit);
    assert_eq!(world.chain.events(token), [(vec![keccak("Ticked")], vec![])]);
}

/// Position and `later` are the manager's affair: a contract does not know where it stands.
#[test]
fn records_are_checked_before_they_are_emitted() {
    let mut world = World::new();
    let (manager, token) = (world.manager, world.token);
    let record = |keys: &[u64], data: &[u64]| {
        let felts = |values: &[u64]| values.iter().map(|value| Felt::from(*value)).collect::<Vec<_>>();
        Record { position: 9, name: "Noted", keys: felts(keys), data: felts(data), later: true }
    };
    let (even, odd) = (record(&[1], &[2, 3]).felts(), record(&[1, 2], &[3, 4]).felts());
    let unpadded = odd[..5].to_vec();
    let mut badly_padded = odd.clone();
    badly_padded[5] = Felt::ONE;
    let mut more_keys = even.clone();
    more_keys[0] += Felt::TWO.pow(128_u32);
    let mut more_data = even.clone();
    more_data[0] += Felt::TWO.pow(144_u32);
    let malformed = [even[..1].to_vec(), even[..3].to_vec(), unpadded, badly_padded, more_keys, more_data];
    for records in malformed {
        // Behind a good one, which is not emitted then.
        for records in [records.clone(), [even.as_slice(), &records].concat()] {
            let emit = [vec![records.len().into()], records].concat();
            assert_eq!(world.chain.fault(manager, token, "zkthread_emit", &emit), "Thread: malformed events");
            assert!(world.chain.events(token).is_empty());
        }
    }
    let mut foreign = even.clone();
    foreign[0] += Felt::ONE;
    let whole_selector = [vec![keccak("Noted")], even[1..].to_vec()].concat();
    // One of a transaction without events is none either.
    for records in [foreign, vec![Felt::ZERO, Felt::ZERO]] {
        let emit = [vec![records.len().into()], records].concat();
        assert_eq!(world.chain.fault(manager, token, "zkthread_emit", &emit), "Thread: unknown event");
    }
    // A selector's upper bits are no sizes that fit.
    let emit = [vec![whole_selector.len().into()], whole_selector].concat();
    assert_eq!(world.chain.fault(manager, token, "zkthread_emit", &emit), "Thread: malformed events");
    let both = [even, odd].concat();
    let emit = [vec![both.len().into()], both].concat();
    world.chain.call(manager, token, "zkthread_emit", &emit);
    let felts = |values: &[u64]| values.iter().map(|value| Felt::from(*value)).collect::<Vec<_>>();
    let event = |keys: &[u64], data: &[u64]| ([vec![keccak("Noted")], felts(keys)].concat(), felts(data));
    assert_eq!(world.chain.events(token), [event(&[1], &[2, 3]), event(&[1, 2], &[3, 4])]);
}

/// No program writes such a value, but a contract that meets one must not read it as another.
#[test]
fn a_value_beyond_its_type_is_a_fault() {
    let mut world = World::new();
    let (manager, token, key) = (world.manager, world.token, world.balance_key(BOB));
    let apply = [Felt::ONE, key, Felt::ZERO, Felt::TWO.pow(128_u32)];
    world.chain.call(manager, token, "zkthread_apply", &apply);
    assert_eq!(world.chain.fault(BOB, token, "balance_of", &[BOB]), "Store: value out of range");
}
