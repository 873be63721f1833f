//! Whom a thread trusts: provers, batchers and their signatures.

use starknet_types_core::felt::Felt;
use zkthread::sub_block::Header;
use zkthread::typed_data::sub_block_hash;

use crate::emulator::{keccak, short};
use crate::world::*;

/// A thread with this policy, and its proven first sub-block.
fn with_policy(world: World, auth: &str, provers: &[Felt], batchers: &[Felt]) -> (World, SubBlock) {
    let auth = short(auth);
    let mut world = World { auth, provers: provers.to_vec(), batchers: batchers.to_vec(), ..world };
    let token = world.token;
    world.thread_id = world.register(&[token]);
    let sub_block = world.sub_block(30);
    world.prove(&sub_block);
    (world, sub_block)
}

fn settles(mut world: World, caller: Felt, sub_block: &SubBlock) {
    let manager = world.manager;
    world.chain.call(caller, manager, "settle", &sub_block.calldata(OS_VERSION));
    assert_eq!(world.balance(BOB), Felt::from(30));
}

#[test]
fn anyone_settles_a_thread_of_signed_transactions() {
    let (world, sub_block) = with_policy(World::unregistered(), "signature", &[ANYONE], &[ANYONE]);
    for caller in [STRANGER, BOB, PROVER] {
        settles(world.clone(), caller, &sub_block);
    }
}

/// Where transactions are not signed, somebody has to be named.
#[test]
fn a_thread_that_believes_its_batcher_names_somebody() {
    let (mut world, sub_block) = with_policy(World::unregistered(), "batcher", &[ANYONE, PROVER], &[ANYONE]);
    for caller in [STRANGER, PROVER, ADMIN] {
        assert_eq!(world.settle_fault(caller, OS_VERSION, &sub_block), "Manager: nobody is trusted");
    }
    let (world, sub_block) = with_policy(World::unregistered(), "batcher", &[PROVER], &[ANYONE]);
    settles(world, PROVER, &sub_block);

    let mut world = World::unregistered();
    let batcher = world.account("VALID");
    let (mut world, mut sub_block) = with_policy(world, "batcher", &[ANYONE], &[batcher]);
    assert_eq!(world.settle_fault(STRANGER, OS_VERSION, &sub_block), "Manager: not a batcher");
    world.sign(&mut sub_block, batcher);
    settles(world, STRANGER, &sub_block);
}

#[test]
fn any_of_the_named_batchers_signs() {
    let mut world = World::unregistered();
    let batchers = [0, 1, 2].map(|_| world.account("VALID"));
    let (world, sub_block) = with_policy(world, "signature", &[PROVER], &batchers[..2]);
    for batcher in &batchers[..2] {
        let (mut world, mut sub_block) = (world.clone(), sub_block.clone());
        world.sign(&mut sub_block, *batcher);
        settles(world, PROVER, &sub_block);
    }
    let (mut world, mut sub_block) = (world, sub_block);
    world.sign(&mut sub_block, batchers[2]);
    assert_eq!(world.settle_fault(PROVER, OS_VERSION, &sub_block), "Manager: not a batcher");
    // Each signed for itself.
    sub_block.batcher = batchers[0];
    assert_eq!(world.settle_fault(PROVER, OS_VERSION, &sub_block), "Manager: bad batcher signature");
}

/// What the tools have a batcher sign is what the manager asks its account about.
#[test]
fn the_tools_make_the_same_message() {
    let mut world = World::unregistered();
    let batcher = world.account("VALID");
    let (mut world, mut sub_block) = with_policy(world, "signature", &[PROVER], &[batcher]);
    let SubBlock { chain_id, manager, thread_id, number, parent, timestamp, .. } = sub_block;
    let header = Header { chain_id, manager, thread_id, number, parent, timestamp };
    let hash = sub_block_hash(&header, &batcher, &sub_block.commitment());
    assert_eq!(hash, batcher_message_hash(&sub_block, batcher));
    world.chain.call(STRANGER, batcher, "sign", &[hash, Felt::ONE, Felt::THREE]);
    (sub_block.batcher, sub_block.batcher_signature) = (batcher, vec![Felt::THREE]);
    settles(world, PROVER, &sub_block);
}

/// Nobody is asked then, not even an account that would refuse.
#[test]
fn where_anyone_batches_the_signature_is_not_looked_at() {
    let mut world = World::unregistered();
    let account = world.account("VALID");
    let (world, sub_block) = with_policy(world, "signature", &[PROVER], &[account, ANYONE]);
    for (batcher, batcher_signature) in [(account, vec![]), (STRANGER, vec![Felt::ONE; 3]), (ANYONE, vec![])] {
        settles(world.clone(), PROVER, &SubBlock { batcher, batcher_signature, ..sub_block.clone() });
    }
}

/// Whatever the account does instead of answering undoes everything.
#[test]
fn a_failing_account_fails_the_settlement() {
    let mut world = World::with_all_contracts();
    let (batcher, probe, nothing) = (world.account("VALID"), world.chain.deploy("Probe", &[]), Felt::from(77));
    let (mut world, mut sub_block) = with_policy(world, "signature", &[PROVER], &[batcher, probe, nothing]);
    sub_block.batcher = batcher;
    assert_eq!(world.settle_fault(PROVER, OS_VERSION, &sub_block), "Account: no signature");
    sub_block.batcher = probe;
    assert_eq!(world.settle_fault(PROVER, OS_VERSION, &sub_block), "ENTRYPOINT_NOT_FOUND");
    sub_block.batcher = nothing;
    assert_eq!(world.settle_fault(PROVER, OS_VERSION, &sub_block), "CONTRACT_NOT_DEPLOYED");
    world.sign(&mut sub_block, batcher);
    settles(world, PROVER, &sub_block);
}

#[test]
fn the_owner_changes_the_policy() {
    let mut world = World::unregistered();
    let batcher = world.account("VALID");
    let (mut world, sub_block) = with_policy(world, "signature", &[], &[]);
    let (manager, thread_id) = (world.manager, world.thread_id);
    world.chain.events(manager);
    let ask = |world: &mut World, account| {
        ["is_prover", "is_batcher"].map(|function| {
            let answer = world.chain.call(STRANGER, manager, function, &[thread_id, account]);
            answer == [Felt::ONE]
        })
    };
    let set = |world: &mut World, function, account, allowed: bool| {
        world.chain.call(ADMIN, manager, function, &[thread_id, account, allowed.into()]);
    };
    assert_eq!(ask(&mut world, PROVER), [false, false]);
    assert_eq!(ask(&mut world, ANYONE), [false, false]);
    assert_eq!(world.settle_fault(PROVER, OS_VERSION, &sub_block), "Manager: not a prover");

    set(&mut world, "set_prover", PROVER, true);
    set(&mut world, "set_batcher", batcher, true);
    assert_eq!(ask(&mut world, PROVER), [true, false]);
    assert_eq!(ask(&mut world, batcher), [false, true]);
    set(&mut world, "set_prover", ANYONE, true);
    set(&mut world, "set_batcher", ANYONE, true);
    assert_eq!(ask(&mut world, STRANGER), [true, true]);
    settles(world.clone(), STRANGER, &sub_block);

    // Those that are named stay so.
    set(&mut world, "set_prover", ANYONE, false);
    set(&mut world, "set_batcher", ANYONE, false);
    assert_eq!([ask(&mut world, STRANGER), ask(&mut world, PROVER)], [[false, false], [true, false]]);
    assert_eq!(world.settle_fault(PROVER, OS_VERSION, &sub_block), "Manager: not a batcher");
    set(&mut world, "set_batcher", batcher, false);
    assert_eq!(ask(&mut world, batcher), [false, false]);

    let change =
        |name: &str, account, allowed: bool| (vec![keccak(name), thread_id, account], vec![Felt::from(allowed)]);
    assert_eq!(
        world.chain.events(manager),
        [
            change("ProverChanged", PROVER, true),
            change("BatcherChanged", batcher, true),
            change("ProverChanged", ANYONE, true),
            change("BatcherChanged", ANYONE, true),
            change("ProverChanged", ANYONE, false),
            change("BatcherChanged", ANYONE, false),
            change("BatcherChanged", batcher, false),
        ]
    );
}

#[test]
fn a_policy_is_that_of_its_registration() {
    let mut world = World::unregistered();
    let token = world.token;
    (world.provers, world.batchers) = (vec![PROVER, STRANGER], vec![BOB, ADMIN]);
    world.auth = short("batcher");
    world.thread_id = world.register(&[token]);
    let manager = world.manager;
    for (account, is_prover, is_batcher) in [
        (PROVER, true, false),
        (STRANGER, true, false),
        (BOB, false, true),
        (ADMIN, false, true),
        (ANYONE, false, false),
    ] {
        let arguments = [world.thread_id, account];
        assert_eq!(world.chain.call(BOB, manager, "is_prover", &arguments), [Felt::from(is_prover)]);
        assert_eq!(world.chain.call(BOB, manager, "is_batcher", &arguments), [Felt::from(is_batcher)]);
        // Of no other thread.
        let other = [Felt::TWO, account];
        assert_eq!(world.chain.call(BOB, manager, "is_prover", &other), [Felt::ZERO]);
        assert_eq!(world.chain.call(BOB, manager, "is_batcher", &other), [Felt::ZERO]);
    }
    let thread = world.chain.call(BOB, manager, "thread", &[world.thread_id]);
    assert_eq!(thread[9], short("batcher"));
}

#[test]
fn a_sub_block_settles_until_it_expires() {
    let mut world = World::new();
    let mut sub_block = world.sub_block(30);
    sub_block.valid_until = NOW + 5;
    world.prove(&sub_block);
    world.chain.set_time(NOW + 6);
    assert_eq!(world.settle_fault(PROVER, OS_VERSION, &sub_block), "Manager: sub-block expired");
    world.chain.set_time(NOW + 5);
    settles(world, PROVER, &sub_block);

    let mut world = World::new();
    let mut sub_block = world.sub_block(30);
    sub_block.valid_until = u64::MAX;
    world.prove(&sub_block);
    world.chain.set_time(u64::MAX - 1);
    settles(world, PROVER, &sub_block);
}
