//! `settle`: what it does, and that every check stands where the protocol puts it.

use starknet_types_core::felt::Felt;

use crate::emulator::{keccak, short};
use crate::world::*;

#[test]
fn a_proven_sub_block_settles() {
    let mut world = World::new();
    let sub_block = world.sub_block(30);
    world.prove(&sub_block);
    let (manager, token) = (world.manager, world.token);
    world.chain.events(manager);
    world.settle(&sub_block);

    assert_eq!(world.balance(ADMIN), Felt::from(SUPPLY - 30));
    assert_eq!(world.balance(BOB), Felt::from(30));
    let thread = world.chain.call(STRANGER, manager, "thread", &[world.thread_id]);
    assert_eq!(thread[5..8], [Felt::ONE, sub_block.commitment(), Felt::from(sub_block.timestamp)]);
    assert_eq!(world.chain.call(STRANGER, manager, "sub_block_number_of", &[token]), [Felt::ONE]);
    assert_eq!(world.chain.call(STRANGER, token, "sub_block_number", &[]), [Felt::ONE]);
    let settled = (
        vec![keccak("SubBlockSettled"), world.thread_id, Felt::ONE],
        vec![sub_block.commitment(), Felt::from(sub_block.n_entries())],
    );
    assert_eq!(world.chain.events(manager), [settled]);
}

#[test]
fn sub_blocks_follow_each_other() {
    let mut world = World::new();
    let first = world.sub_block(30);
    world.prove(&first);
    world.settle(&first);
    let second = world.next_sub_block(&first, 30, 12);
    world.prove(&second);
    world.settle(&second);
    assert_eq!(world.balance(BOB), Felt::from(18));
}

#[test]
fn plain_transfers_use_the_same_storage() {
    let mut world = World::new();
    let sub_block = world.sub_block(30);
    world.prove(&sub_block);
    world.settle(&sub_block);
    let token = world.token;
    world.chain.call(BOB, token, "transfer", &[ADMIN, Felt::from(10)]);
    assert_eq!(world.balance(BOB), Felt::from(20));
    let fault = world.chain.fault(BOB, token, "transfer", &[ADMIN, Felt::from(21)]);
    assert_eq!(fault, "Token: insufficient balance");
}

#[test]
fn a_thread_of_two_contracts_settles_group_by_group() {
    let mut world = World::unregistered();
    let other = world.chain.deploy("ReferenceToken", &[world.manager, ADMIN, SUPPLY.into()]);
    let token = world.token;
    world.thread_id = world.register(&[token, other]);
    let mut sub_block = world.sub_block(1);
    sub_block.contracts_hash = poseidon(&[token, other]);
    sub_block.groups.push((other, sub_block.groups[0].1.clone()));
    world.prove(&sub_block);
    world.settle(&sub_block);
    assert_eq!(world.chain.call(BOB, other, "balance_of", &[BOB]), [Felt::ONE]);
    assert_eq!(world.balance(BOB), Felt::ONE);
}

/// The commitment is over the entries, so how a contract's are grouped is the prover's affair.
#[test]
fn a_contracts_entries_may_come_in_two_groups() {
    let mut world = World::new();
    let mut sub_block = world.sub_block(30);
    world.prove(&sub_block);
    let rest = sub_block.groups[0].1.split_off(1);
    sub_block.groups.push((world.token, rest));
    world.settle(&sub_block);
    assert_eq!(world.balance(BOB), Felt::from(30));
}

/// Groups of one contract under another one's name are other entries; so are groups in another order.
#[test]
fn a_group_belongs_to_its_contract() {
    let mut world = World::unregistered();
    let other = world.chain.deploy("ReferenceToken", &[world.manager, ADMIN, SUPPLY.into()]);
    let token = world.token;
    world.thread_id = world.register(&[token, other]);
    let mut sub_block = world.sub_block(1);
    sub_block.contracts_hash = poseidon(&[token, other]);
    sub_block.groups.push((other, vec![[world.balance_key(BOB), Felt::ZERO, Felt::ZERO]]));
    world.prove(&sub_block);
    let mut swapped = sub_block.clone();
    swapped.groups.swap(0, 1);
    assert_eq!(world.settle_fault(PROVER, OS_VERSION, &swapped), "Manager: unknown fact");
    let mut renamed = sub_block.clone();
    (renamed.groups[0].0, renamed.groups[1].0) = (other, token);
    assert_eq!(world.settle_fault(PROVER, OS_VERSION, &renamed), "Manager: unknown fact");
    let mut foreign = sub_block.clone();
    foreign.groups.push((world.registry, vec![]));
    assert_eq!(world.settle_fault(PROVER, OS_VERSION, &foreign), "Manager: foreign contract");
    let mut reordered = sub_block.clone();
    reordered.contracts_hash = poseidon(&[other, token]);
    assert_eq!(world.settle_fault(PROVER, OS_VERSION, &reordered), "Manager: wrong contracts");
    world.settle(&sub_block);
}

#[test]
fn an_empty_sub_block_settles() {
    let mut world = World::new();
    let mut sub_block = world.sub_block(1);
    sub_block.groups.clear();
    world.prove(&sub_block);
    world.settle(&sub_block);
    assert_eq!(world.balance(BOB), Felt::ZERO);
}

/// Everything is wrong at first; each step mends what the expected error names.
#[test]
fn checks_stand_in_the_documented_order() {
    let mut world = World { auth: short("batcher"), ..World::unregistered() };
    let token = world.token;
    world.thread_id = world.register(&[token]);
    let (manager, thread_id) = (world.manager, world.thread_id);
    let first = world.sub_block(30);
    world.prove(&first);
    world.settle(&first);
    world.chain.call(ADMIN, manager, "set_active", &[thread_id, Felt::ZERO]);
    let batcher = world.account("VALID");
    let foreign = world.chain.deploy("ReferenceToken", &[manager, ADMIN, SUPPLY.into()]);

    let right = world.next_sub_block(&first, 30, 12);
    let mut wrong = right.clone();
    wrong.thread_id = Felt::from(9);
    wrong.chain_id = Felt::ONE;
    wrong.manager = STRANGER;
    wrong.number = 3;
    wrong.parent = Felt::ONE;
    wrong.timestamp = first.timestamp - 1;
    wrong.valid_until = NOW - 1;
    wrong.batcher = STRANGER;
    wrong.contracts_hash = Felt::ONE;
    wrong.groups[0].0 = foreign;
    wrong.events = vec![Felt::ONE, Felt::ZERO];
    let os_version = Felt::from(77);

    assert_eq!(world.settle_fault(STRANGER, os_version, &wrong), "Manager: unknown thread");
    wrong.thread_id = thread_id;
    assert_eq!(world.settle_fault(STRANGER, os_version, &wrong), "Manager: thread not active");
    world.chain.call(ADMIN, manager, "set_active", &[thread_id, Felt::ONE]);
    assert_eq!(world.settle_fault(STRANGER, os_version, &wrong), "Manager: not a prover");
    let set = |world: &mut World, function, account, allowed: bool| {
        world.chain.call(ADMIN, manager, function, &[thread_id, account, allowed.into()]);
    };
    set(&mut world, "set_prover", ANYONE, true);
    assert_eq!(world.settle_fault(STRANGER, os_version, &wrong), "Manager: nobody is trusted");
    set(&mut world, "set_batcher", ANYONE, false);
    set(&mut world, "set_batcher", batcher, true);
    assert_eq!(world.settle_fault(PROVER, os_version, &wrong), "Manager: wrong chain");
    wrong.chain_id = CHAIN;
    assert_eq!(world.settle_fault(PROVER, os_version, &wrong), "Manager: wrong manager");
    wrong.manager = manager;
    assert_eq!(world.settle_fault(PROVER, os_version, &wrong), "Manager: wrong number");
    wrong.number = 2;
    assert_eq!(world.settle_fault(PROVER, os_version, &wrong), "Manager: wrong parent");
    wrong.parent = first.commitment();
    assert_eq!(world.settle_fault(PROVER, os_version, &wrong), "Manager: timestamp too early");
    wrong.timestamp = NOW + 1;
    assert_eq!(world.settle_fault(PROVER, os_version, &wrong), "Manager: timestamp in future");
    wrong.timestamp = NOW;
    assert_eq!(world.settle_fault(PROVER, os_version, &wrong), "Manager: sub-block expired");
    wrong.valid_until = NOW;
    assert_eq!(world.settle_fault(PROVER, os_version, &wrong), "Manager: wrong contracts");
    wrong.contracts_hash = right.contracts_hash;
    assert_eq!(world.settle_fault(PROVER, os_version, &wrong), "Manager: foreign contract");
    wrong.groups[0].0 = world.token;
    assert_eq!(world.settle_fault(PROVER, os_version, &wrong), "Manager: unknown OS version");
    assert_eq!(world.settle_fault(PROVER, OS_VERSION, &wrong), "Manager: wrong events");
    wrong.events.clear();
    assert_eq!(world.settle_fault(PROVER, OS_VERSION, &wrong), "Manager: not a batcher");
    wrong.batcher = batcher;
    wrong.batcher_signature = vec![Felt::ONE];
    assert_eq!(world.settle_fault(PROVER, OS_VERSION, &wrong), "Manager: bad batcher signature");
    world.sign(&mut wrong, batcher);
    assert_eq!(world.settle_fault(PROVER, OS_VERSION, &wrong), "Manager: unknown fact");
    world.prove_with(wrong.fact(OS_VERSION), MIN_BITS - 1, config());
    assert_eq!(world.settle_fault(PROVER, OS_VERSION, &wrong), "Manager: too few security bits");
    world.prove(&wrong);
    world.settle(&wrong);
}

#[test]
fn a_settled_sub_block_does_not_settle_again() {
    let mut world = World::new();
    let sub_block = world.sub_block(30);
    world.prove(&sub_block);
    world.settle(&sub_block);
    assert_eq!(world.settle_fault(PROVER, OS_VERSION, &sub_block), "Manager: wrong number");
}

#[test]
fn another_threads_sub_block_does_not_settle() {
    let mut world = World::new();
    let other = world.chain.deploy("ReferenceToken", &[world.manager, ADMIN, SUPPLY.into()]);
    let other_thread = world.register(&[other]);
    let sub_block = world.sub_block(30);
    world.prove(&sub_block);
    let mut claimed = sub_block.clone();
    claimed.thread_id = other_thread;
    assert_eq!(world.settle_fault(PROVER, OS_VERSION, &claimed), "Manager: wrong contracts");
    claimed.contracts_hash = poseidon(&[other]);
    assert_eq!(world.settle_fault(PROVER, OS_VERSION, &claimed), "Manager: foreign contract");
    claimed.groups[0].0 = other;
    assert_eq!(world.settle_fault(PROVER, OS_VERSION, &claimed), "Manager: unknown fact");
}

/// Whatever of the output differs from what was proven makes another fact.
#[test]
fn tampered_sub_blocks_are_not_proven() {
    let mut world = World::new();
    let sub_block = world.sub_block(30);
    world.prove(&sub_block);
    let unknown = |world: &mut World, tampered| {
        assert_eq!(world.settle_fault(PROVER, OS_VERSION, &tampered), "Manager: unknown fact");
    };
    for entry in 0..3 {
        for field in 0..3 {
            let mut tampered = sub_block.clone();
            tampered.groups[0].1[entry][field] += Felt::ONE;
            unknown(&mut world, tampered);
        }
    }
    let mut tampered = sub_block.clone();
    tampered.groups[0].1.pop();
    unknown(&mut world, tampered);
    let mut tampered = sub_block.clone();
    let copy = tampered.groups[0].1[0];
    tampered.groups[0].1.push(copy);
    unknown(&mut world, tampered);
    let mut tampered = sub_block.clone();
    tampered.groups[0].1.swap(0, 1);
    unknown(&mut world, tampered);
    let mut tampered = sub_block.clone();
    tampered.timestamp += 1;
    unknown(&mut world, tampered);

    // The fact of another OS version is another fact.
    let other_version = Felt::from(6);
    let (manager, thread_id) = (world.manager, world.thread_id);
    let window = [thread_id, other_version, Felt::ZERO, Felt::from(NOW + 1)];
    world.chain.call(ADMIN, manager, "add_os_version", &window);
    assert_eq!(world.settle_fault(PROVER, other_version, &sub_block), "Manager: unknown fact");
    world.settle(&sub_block);
}

#[test]
fn only_the_registered_configuration_counts() {
    let mut world = World::new();
    let sub_block = world.sub_block(30);
    for field in 0..4 {
        let mut other = config();
        other[field] = short("other");
        world.prove_with(sub_block.fact(OS_VERSION), 128, other);
        assert_eq!(world.settle_fault(PROVER, OS_VERSION, &sub_block), "Manager: unknown fact");
    }
    world.prove_with(sub_block.fact(OS_VERSION), 50, config());
    world.prove_with(sub_block.fact(OS_VERSION), MIN_BITS - 1, config());
    assert_eq!(world.settle_fault(PROVER, OS_VERSION, &sub_block), "Manager: too few security bits");
    world.prove_with(sub_block.fact(OS_VERSION), MIN_BITS, config());
    world.settle(&sub_block);
}

#[test]
fn an_os_version_is_valid_within_its_window() {
    let mut world = World::new();
    let (manager, thread_id) = (world.manager, world.thread_id);
    let version = Felt::from(8);
    let sub_block = world.sub_block(30);
    world.prove_with(sub_block.fact(version), MIN_BITS, config());
    let window = [thread_id, version, Felt::from(NOW + 10), Felt::from(NOW + 20)];
    world.chain.call(ADMIN, manager, "add_os_version", &window);
    assert_eq!(world.chain.call(BOB, manager, "os_version_window", &[thread_id, version]), window[2..]);
    for time in [NOW + 9, NOW + 20] {
        world.chain.set_time(time);
        assert_eq!(world.settle_fault(PROVER, version, &sub_block), "Manager: unknown OS version");
    }
    world.chain.set_time(NOW + 10);
    world.chain.call(PROVER, manager, "settle", &sub_block.calldata(version));
}

#[test]
fn a_sub_block_on_changed_storage_is_stale() {
    let mut world = World::new();
    let sub_block = world.sub_block(30);
    world.prove(&sub_block);
    let token = world.token;
    world.chain.call(ADMIN, token, "transfer", &[STRANGER, Felt::ONE]);
    assert_eq!(world.settle_fault(PROVER, OS_VERSION, &sub_block), "Thread: stale entry");
}

#[test]
fn a_changed_cell_that_was_only_read_is_stale() {
    let mut world = World::new();
    let mut sub_block = world.sub_block(30);
    let stranger = [world.balance_key(STRANGER), Felt::from(4), Felt::from(4)];
    sub_block.groups[0].1.push(stranger);
    world.prove(&sub_block);
    assert_eq!(world.settle_fault(PROVER, OS_VERSION, &sub_block), "Thread: stale entry");
}

#[test]
fn a_stale_group_undoes_the_groups_before_it() {
    let mut world = World::unregistered();
    let other = world.chain.deploy("ReferenceToken", &[world.manager, ADMIN, SUPPLY.into()]);
    let token = world.token;
    world.thread_id = world.register(&[token, other]);
    let mut sub_block = world.sub_block(1);
    sub_block.contracts_hash = poseidon(&[token, other]);
    sub_block.groups.push((other, sub_block.groups[0].1.clone()));
    world.prove(&sub_block);
    world.chain.call(ADMIN, other, "transfer", &[STRANGER, Felt::ONE]);
    assert_eq!(world.settle_fault(PROVER, OS_VERSION, &sub_block), "Thread: stale entry");
}

/// A contract called during `settle` calls `settle` with the same sub-block.
#[test]
fn settle_cannot_be_reentered() {
    for place in ["apply", "emit", "registry", "batcher"] {
        let mut world = World { emits_events: true, ..World::with_all_contracts() };
        let mut arguments = vec![world.manager, ADMIN];
        arguments.extend(config());
        let reentrant = world.chain.deploy("Reentrant", &arguments);
        let mut registration = world.registration(&[reentrant]);
        registration[3] = reentrant;
        let manager = world.manager;
        world.thread_id = world.chain.call(ADMIN, manager, "register_thread", &registration)[0];
        let allow = [world.thread_id, reentrant, Felt::ONE];
        for function in ["set_prover", "set_batcher"] {
            world.chain.call(ADMIN, manager, function, &allow);
        }
        world.chain.call(ADMIN, manager, "set_batcher", &[world.thread_id, ANYONE, Felt::ZERO]);

        let mut first = world.sub_block(1).with_events(vec![Felt::ONE, Felt::ZERO]);
        first.contracts_hash = poseidon(&[reentrant]);
        first.groups[0].0 = reentrant;
        first.batcher = reentrant;
        // The next one would settle, were it not too early: it is applied before the first is through.
        let mut next = world.next_sub_block(&first, 1, 1);
        next.groups[0].0 = reentrant;
        let arm = |world: &mut World, place, calldata: &[Felt]| {
            world.chain.call(ADMIN, reentrant, "arm", &[&[short(place), calldata.len().into()], calldata].concat());
        };
        for within in [&first, &next] {
            arm(&mut world, place, &within.calldata(OS_VERSION));
            let fault = world.settle_fault(PROVER, OS_VERSION, &first);
            assert_eq!(fault, "Manager: wrong number", "{} in {place}", within.number);
        }
        arm(&mut world, "nowhere", &[]);
        world.settle(&first);
        world.settle(&next);
    }
}

/// The emulated steps and gas of 1,300 entries stay far below one transaction's 10 M steps and 1.11e9 gas. The
/// emulator prices storage lower than the network does; that is measured on a devnet.
#[test]
fn many_entries_fit_one_transaction() {
    let mut world = World::new();
    let mut sub_block = world.sub_block(30);
    let entries: Vec<_> = (0..1300_u64).map(|n| [Felt::from(n + 1_000_000), Felt::ZERO, Felt::from(n + 1)]).collect();
    sub_block.groups[0].1 = entries;
    world.prove(&sub_block);
    world.settle(&sub_block);
    let cost = world.chain.last_cost;
    assert!(cost.steps < 400_000, "{cost:?}");
    assert!(cost.gas < 100_000_000, "{cost:?}");
}
