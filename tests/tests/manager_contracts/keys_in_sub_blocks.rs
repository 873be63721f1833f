//! Nonces and keys as cells of sub-blocks: what happens on L2 before a sub-block settles.

use starknet_types_core::felt::Felt;

use crate::world::*;

const EXPIRES: u64 = NOW + 100;

/// Bob's key 1 authorized, and a proven sub-block with his first transaction in it.
fn signed() -> (World, SubBlock) {
    let mut world = World::new();
    authorize(&mut world, BOB, EXPIRES, &[]);
    let mut sub_block = world.sub_block(30);
    let record = key_record(EXPIRES, &[]);
    let cells = [[nonce_key(BOB), Felt::ZERO, Felt::ONE], [key_key(BOB, Felt::ONE), record, record]];
    sub_block.groups[0].1.extend(cells);
    sub_block.valid_until = EXPIRES - 1;
    world.prove(&sub_block);
    (world, sub_block)
}

/// Authorizes the account's key 1.
fn authorize(world: &mut World, account: Felt, expires: u64, scope: &[(Felt, Felt)]) {
    world.chain.call(account, world.token, "authorize_key", &authorization(Felt::ONE, expires, scope));
}

fn revoke(world: &mut World, account: Felt) {
    world.chain.call(account, world.token, "revoke_key", &[Felt::ONE]);
}

fn stale(mut world: World, sub_block: &SubBlock) {
    assert_eq!(world.settle_fault(PROVER, OS_VERSION, sub_block), "Thread: stale entry");
}

#[test]
fn a_transaction_uses_its_nonce_and_leaves_the_key() {
    let (mut world, sub_block) = signed();
    let keys = world.chain.call(ADMIN, world.token, "authorized_keys", &[BOB]);
    world.settle(&sub_block);
    assert_eq!(world.chain.call(ADMIN, world.token, "thread_nonce", &[BOB]), [Felt::ONE]);
    assert_eq!(world.chain.call(ADMIN, world.token, "authorized_keys", &[BOB]), keys);
}

#[test]
fn what_changes_the_key_makes_the_sub_block_stale() {
    let (world, sub_block) = signed();
    let changes: [fn(&mut World); 4] = [
        |world| revoke(world, BOB),
        |world| authorize(world, BOB, EXPIRES + 1, &[]),
        |world| authorize(world, BOB, EXPIRES - 1, &[]),
        |world| authorize(world, BOB, EXPIRES, &[(world.token, Felt::ONE)]),
    ];
    for change in changes {
        let mut world = world.clone();
        change(&mut world);
        stale(world, &sub_block);
    }
}

/// Only what the sub-block saw counts, not how it came about.
#[test]
fn the_same_key_again_is_the_same_key() {
    let (mut world, sub_block) = signed();
    revoke(&mut world, BOB);
    stale(world.clone(), &sub_block);
    authorize(&mut world, BOB, EXPIRES, &[]);
    world.settle(&sub_block);
}

#[test]
fn what_other_accounts_do_changes_nothing_of_mine() {
    let (mut world, sub_block) = signed();
    authorize(&mut world, STRANGER, EXPIRES + 5, &[(BOB, Felt::ONE)]);
    authorize(&mut world, ADMIN, EXPIRES, &[]);
    revoke(&mut world, STRANGER);
    // Nor do other keys of mine.
    world.chain.call(BOB, world.token, "authorize_key", &authorization(Felt::TWO, EXPIRES, &[]));
    world.settle(&sub_block);
}

/// A key that was not authorized when the sub-block was built stays so until it is settled.
#[test]
fn a_key_that_was_not_there_is_a_cell_too() {
    let (mut world, mut sub_block) = signed();
    sub_block.groups[0].1.push([key_key(STRANGER, Felt::ONE), Felt::ZERO, Felt::ZERO]);
    world.prove(&sub_block);
    let mut changed = world.clone();
    authorize(&mut changed, STRANGER, EXPIRES, &[]);
    stale(changed, &sub_block);
    world.settle(&sub_block);
}

/// The key's expiry is in what is settled: an old timestamp gives it no new life.
#[test]
fn an_expired_key_settles_nothing() {
    let (mut world, sub_block) = signed();
    for time in [EXPIRES, EXPIRES + 1, u64::MAX - 1] {
        world.chain.set_time(time);
        assert_eq!(world.settle_fault(PROVER, OS_VERSION, &sub_block), "Manager: sub-block expired");
    }
    world.chain.set_time(EXPIRES - 1);
    world.settle(&sub_block);
}

#[test]
fn two_sub_blocks_settle_in_their_order() {
    let (mut world, first) = signed();
    let mut second = world.next_sub_block(&first, 30, 12);
    let record = key_record(EXPIRES, &[]);
    let cells = [[nonce_key(BOB), Felt::ONE, Felt::TWO], [key_key(BOB, Felt::ONE), record, record]];
    second.groups[0].1.extend(cells);
    world.prove(&second);
    assert_eq!(world.settle_fault(PROVER, OS_VERSION, &second), "Manager: wrong number");
    world.settle(&first);
    world.settle(&second);
    assert_eq!(world.chain.call(ADMIN, world.token, "thread_nonce", &[BOB]), [Felt::TWO]);
    assert_eq!(world.settle_fault(PROVER, OS_VERSION, &first), "Manager: wrong number");

    // The second, made the first one's place: its nonce has not come yet.
    let (mut world, first) = signed();
    let before = SubBlock { number: 1, parent: Felt::ZERO, ..second };
    world.prove(&before);
    stale(world.clone(), &before);
    // And the first, made to follow itself: its nonce is used.
    world.settle(&first);
    let again = SubBlock { number: 2, parent: first.commitment(), ..first };
    world.prove(&again);
    stale(world, &again);
}

/// Two that take the same nonce: the one that settles makes the other stale, whichever it is.
#[test]
fn of_two_with_one_nonce_one_settles() {
    let (world, transfer) = signed();
    let only_nonce = vec![(world.token, transfer.groups[0].1[3..].to_vec())];
    let nothing = SubBlock { groups: only_nonce, ..transfer.clone() };
    for (first, other) in [(&transfer, &nothing), (&nothing, &transfer)] {
        let mut world = world.clone();
        world.prove(first);
        world.settle(first);
        let other = SubBlock { number: 2, parent: first.commitment(), ..other.clone() };
        world.prove(&other);
        stale(world, &other);
    }
}
