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
    for caller in [STRANGER, ADMIN, SETTLER, token] {
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

/// No program writes such a value, but a contract that meets one must not read it as another.
#[test]
fn a_value_beyond_its_type_is_a_fault() {
    let mut world = World::new();
    let (manager, token, key) = (world.manager, world.token, world.balance_key(BOB));
    let apply = [Felt::ONE, key, Felt::ZERO, Felt::TWO.pow(128_u32)];
    world.chain.call(manager, token, "zkthread_apply", &apply);
    assert_eq!(world.chain.fault(BOB, token, "balance_of", &[BOB]), "Store: value out of range");
}
