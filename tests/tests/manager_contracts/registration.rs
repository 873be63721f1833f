//! Threads: who may register them, and what their owners may do.

use starknet_types_core::felt::Felt;

use crate::emulator::{keccak, short};
use crate::world::*;

fn fault(world: &mut World, caller: Felt, contracts: &[Felt]) -> String {
    let calldata = world.registration(contracts);
    let manager = world.manager;
    world.chain.fault(caller, manager, "register_thread", &calldata)
}

#[test]
fn a_registered_thread_is_as_asked() {
    let mut world = World::unregistered();
    let (manager, token) = (world.manager, world.token);
    let thread_id = world.register(&[token]);
    assert_eq!(thread_id, Felt::ONE);
    let zero = Felt::ZERO;
    assert_eq!(
        world.chain.call(STRANGER, manager, "thread", &[thread_id]),
        [
            ADMIN,
            Felt::ONE,
            world.registry,
            MIN_BITS.into(),
            poseidon(&[token]),
            zero,
            zero,
            zero,
            zero,
            short("signature")
        ]
    );
    assert_eq!(world.chain.call(STRANGER, manager, "contracts", &[thread_id]), [Felt::ONE, token]);
    assert_eq!(world.chain.call(STRANGER, manager, "thread_of", &[token]), [thread_id]);
    assert_eq!(world.chain.call(STRANGER, manager, "sub_block_number_of", &[token]), [zero]);
    assert_eq!(world.chain.call(STRANGER, manager, "is_prover", &[thread_id, PROVER]), [Felt::ONE]);
    assert_eq!(world.chain.call(STRANGER, manager, "is_prover", &[thread_id, ADMIN]), [zero]);
    assert_eq!(
        world.chain.call(STRANGER, manager, "os_version_window", &[thread_id, OS_VERSION]),
        [zero, Felt::from(u64::MAX)]
    );
    let mut registered = vec![Felt::ONE, token, world.registry];
    registered.extend(config());
    registered.extend([MIN_BITS.into(), zero, short("signature")]);
    assert_eq!(
        world.chain.events(manager),
        [
            (vec![keccak("ThreadRegistered"), thread_id, ADMIN], registered),
            (vec![keccak("OsVersionAdded"), thread_id, OS_VERSION], vec![zero, Felt::from(u64::MAX)]),
            (vec![keccak("ProverChanged"), thread_id, PROVER], vec![Felt::ONE]),
            (vec![keccak("BatcherChanged"), thread_id, ANYONE], vec![Felt::ONE]),
        ]
    );
    let other = world.chain.deploy("ReferenceToken", &[manager, ADMIN, zero]);
    assert_eq!(world.register(&[other]), Felt::TWO);
}

#[test]
fn a_thread_has_its_contracts_in_order_and_emits_if_asked() {
    let mut world = World { emits_events: true, ..World::unregistered() };
    let (manager, token) = (world.manager, world.token);
    let others = [0, 1].map(|_| world.chain.deploy("ReferenceToken", &[manager, ADMIN, Felt::ONE]));
    let contracts = [others[1], token, others[0]];
    let thread_id = world.register(&contracts);
    let listed = world.chain.call(STRANGER, manager, "contracts", &[thread_id]);
    assert_eq!(listed, [&[Felt::THREE], &contracts[..]].concat());
    let thread = world.chain.call(STRANGER, manager, "thread", &[thread_id]);
    assert_eq!((thread[4], thread[8]), (poseidon(&contracts), Felt::ONE));
    for contract in contracts {
        assert_eq!(world.chain.call(STRANGER, manager, "thread_of", &[contract]), [thread_id]);
    }
    let (_, registered) = world.chain.events(manager).remove(0);
    assert_eq!(registered[..4], listed);
    assert_eq!(registered[registered.len() - 2..], [Felt::ONE, short("signature")]);
    // Another thread has a list of its own.
    let other = world.chain.deploy("ReferenceToken", &[manager, ADMIN, Felt::ONE]);
    let other_thread = world.register(&[other]);
    assert_eq!(world.chain.call(STRANGER, manager, "contracts", &[other_thread]), [Felt::ONE, other]);
    assert_eq!(world.chain.call(STRANGER, manager, "contracts", &[thread_id]), listed);
}

#[test]
fn what_is_unknown_reads_as_nothing() {
    let mut world = World::unregistered();
    let manager = world.manager;
    for function in ["thread", "contracts"] {
        assert_eq!(world.chain.fault(BOB, manager, function, &[Felt::ONE]), "Manager: unknown thread");
    }
    assert_eq!(world.chain.call(BOB, manager, "thread_of", &[world.token]), [Felt::ZERO]);
    assert_eq!(world.chain.call(BOB, manager, "sub_block_number_of", &[world.token]), [Felt::ZERO]);
    let window = world.chain.call(BOB, manager, "os_version_window", &[Felt::ONE, OS_VERSION]);
    assert_eq!(window, [Felt::ZERO, Felt::ZERO]);
}

#[test]
fn only_the_admin_of_all_contracts_registers_them() {
    let mut world = World::unregistered();
    let token = world.token;
    let strangers = world.chain.deploy("ReferenceToken", &[world.manager, STRANGER, Felt::ONE]);
    assert_eq!(fault(&mut world, STRANGER, &[token]), "Manager: caller is not admin");
    assert_eq!(fault(&mut world, ADMIN, &[token, strangers]), "Manager: caller is not admin");
    world.register(&[token]);
}

#[test]
fn a_contract_of_another_manager_is_refused() {
    let mut world = World::unregistered();
    let other = world.chain.deploy("ReferenceToken", &[STRANGER, ADMIN, Felt::ONE]);
    assert_eq!(fault(&mut world, ADMIN, &[other]), "Manager: other manager");
}

#[test]
fn a_contract_is_in_one_thread_and_once() {
    let mut world = World::unregistered();
    let token = world.token;
    let other = world.chain.deploy("ReferenceToken", &[world.manager, ADMIN, Felt::ONE]);
    assert_eq!(fault(&mut world, ADMIN, &[token, token]), "Manager: already in a thread");
    assert_eq!(fault(&mut world, ADMIN, &[token, other, token]), "Manager: already in a thread");
    world.register(&[token]);
    assert_eq!(fault(&mut world, ADMIN, &[token]), "Manager: already in a thread");
    assert_eq!(fault(&mut world, ADMIN, &[other, token]), "Manager: already in a thread");
    assert_eq!(world.chain.call(BOB, world.manager, "thread_of", &[other]), [Felt::ZERO]);
}

#[test]
fn a_thread_has_contracts() {
    let mut world = World::unregistered();
    assert_eq!(fault(&mut world, ADMIN, &[]), "Manager: no contracts");
}

#[test]
fn only_the_owner_changes_a_thread() {
    let mut world = World::new();
    let manager = world.manager;
    let calls = [
        ("add_os_version", vec![Felt::from(6), Felt::ZERO, Felt::ONE]),
        ("set_prover", vec![STRANGER, Felt::ONE]),
        ("set_batcher", vec![STRANGER, Felt::ONE]),
        ("set_active", vec![Felt::ZERO]),
    ];
    for (function, rest) in calls {
        let with_thread = |thread: Felt| [vec![thread], rest.clone()].concat();
        let own = with_thread(world.thread_id);
        assert_eq!(world.chain.fault(STRANGER, manager, function, &own), "Manager: caller is not owner");
        let unknown = with_thread(Felt::from(9));
        assert_eq!(world.chain.fault(ADMIN, manager, function, &unknown), "Manager: unknown thread");
        world.chain.call(ADMIN, manager, function, &own);
    }
    for function in ["is_prover", "is_batcher"] {
        assert_eq!(world.chain.call(BOB, manager, function, &[world.thread_id, STRANGER]), [Felt::ONE]);
    }
    let thread = world.chain.call(BOB, manager, "thread", &[world.thread_id]);
    assert_eq!(thread[1], Felt::ZERO, "inactive");
}

#[test]
fn a_removed_prover_settles_no_more() {
    let mut world = World::new();
    let sub_block = world.sub_block(30);
    world.prove(&sub_block);
    let (manager, remove) = (world.manager, [world.thread_id, PROVER, Felt::ZERO]);
    world.chain.call(ADMIN, manager, "set_prover", &remove);
    assert_eq!(world.settle_fault(PROVER, OS_VERSION, &sub_block), "Manager: not a prover");
    assert_eq!(world.settle_fault(ADMIN, OS_VERSION, &sub_block), "Manager: not a prover");
}

#[test]
fn an_os_version_can_be_ended() {
    let mut world = World::new();
    let sub_block = world.sub_block(30);
    world.prove(&sub_block);
    let (manager, end) = (world.manager, [world.thread_id, OS_VERSION, Felt::ZERO, NOW.into()]);
    world.chain.call(ADMIN, manager, "add_os_version", &end);
    assert_eq!(world.settle_fault(PROVER, OS_VERSION, &sub_block), "Manager: unknown OS version");
}
