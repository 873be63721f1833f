//! Keys of accounts: who may authorize them where, and how they lie in storage.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use proptest::prelude::*;
use starknet_types_core::felt::Felt;
use zkthread::felts::storage_address;
use zkthread::keys::authorized_cells;
use zkthread::sub_block::EntryPoint;

use crate::emulator::{Emulator, keccak};
use crate::world::*;

/// The x of points of the Stark curve.
const KEYS: [u64; 8] = [1, 2, 3, 4, 6, 7, 8, 10];

/// A world with nothing but manager and token, for many calls.
fn small() -> World {
    static WORLD: LazyLock<World> = LazyLock::new(|| {
        let mut chain = Emulator::of(&["ZkThreadManager", "ReferenceToken"]);
        chain.set_time(NOW);
        let manager = chain.deploy("ZkThreadManager", &[]);
        let token = chain.deploy("ReferenceToken", &[manager, ADMIN, SUPPLY.into()]);
        let mut world = World::placed(chain, manager, Felt::from(0x4e6), token);
        world.thread_id = world.register(&[token]);
        world
    });
    WORLD.clone()
}

fn authorize(world: &mut World, account: Felt, key: u64, expires: u64, scope: &[(Felt, Felt)]) {
    world.chain.call(account, world.token, "authorize_key", &authorization(key.into(), expires, scope));
}

fn refused(world: &mut World, account: Felt, key: Felt, expires: u64, scope: &[(Felt, Felt)]) -> String {
    world.chain.fault(account, world.token, "authorize_key", &authorization(key, expires, scope))
}

/// A key, when it expires, and its scope.
type Key = (u64, u64, Vec<(Felt, Felt)>);

/// What `authorized_keys` answers for these.
fn listed(keys: &[Key]) -> Vec<Felt> {
    let mut answer = vec![Felt::from(keys.len())];
    for (key, expires, scope) in keys {
        answer.extend(authorization((*key).into(), *expires, scope));
    }
    answer
}

fn scope(length: u64) -> Vec<(Felt, Felt)> {
    (0..length).map(|n| (Felt::from(0x100 + n), keccak(&format!("function_{n}")))).collect()
}

#[test]
fn keys_lie_where_the_protocol_puts_them() {
    let mut world = small();
    let token = world.token;
    let account = Felt::TWO.pow(251_u32) - Felt::from(300);
    world.chain.events(token);
    authorize(&mut world, account, 3, NOW + 7, &scope(2));
    authorize(&mut world, account, 6, u64::MAX, &[]);
    let (three, six) = (Felt::THREE, Felt::from(6));
    let in_scope = |index: u64| storage_address("ZkThread_scopes", &[account, three, index.into()]);
    let cells = [
        (storage_address("ZkThread_keys", &[account, three]), key_record(NOW + 7, &scope(2))),
        (storage_address("ZkThread_keys", &[account, six]), Felt::from(u64::MAX)),
        (storage_address("ZkThread_scope_lengths", &[account, three]), Felt::TWO),
        (in_scope(0), scope(2)[0].0),
        (in_scope(0) + Felt::ONE, scope(2)[0].1),
        (in_scope(1), scope(2)[1].0),
        (in_scope(1) + Felt::ONE, scope(2)[1].1),
        (storage_address("ZkThread_key_counts", &[account]), Felt::TWO),
        (storage_address("ZkThread_key_lists", &[account, Felt::ZERO]), three),
        (storage_address("ZkThread_key_lists", &[account, Felt::ONE]), six),
    ];
    for (place, (key, value)) in cells.into_iter().enumerate() {
        assert_eq!(world.chain.cell(token, key), value, "cell {place}");
    }
    assert_eq!(
        (key_key(account, three), nonce_key(account)),
        (cells[0].0, storage_address("ZkThread_nonces", &[account]))
    );
    let nonce = [Felt::ONE, nonce_key(account), Felt::ZERO, Felt::from(5)];
    world.chain.call(world.manager, token, "zkthread_apply", &nonce);
    assert_eq!(world.chain.call(BOB, token, "thread_nonce", &[account]), [Felt::from(5)]);
    assert_eq!(world.chain.call(BOB, token, "thread_nonce", &[BOB]), [Felt::ZERO]);

    world.chain.call(account, token, "revoke_key", &[three]);
    assert_eq!(world.chain.cell(token, key_key(account, three)), Felt::ZERO);
    let authorized = |key: Felt, expires: u64, scope: &[(Felt, Felt)]| {
        (vec![keccak("KeyAuthorized"), account, key], authorization(key, expires, scope)[1..].to_vec())
    };
    assert_eq!(
        world.chain.events(token),
        [
            authorized(three, NOW + 7, &scope(2)),
            authorized(six, u64::MAX, &[]),
            (vec![keccak("KeyRevoked"), account, three], vec![]),
        ]
    );
}

/// The packed record of scopes of many lengths: expiry in the low 64 bits, 186 bits of the hash above them.
#[test]
fn records_are_packed_as_the_protocol_says() {
    let mut world = small();
    for length in [0, 1, 2, 3, 31, 64] {
        for expires in [NOW + 1, u64::MAX] {
            authorize(&mut world, BOB, 1, expires, &scope(length));
            let record = world.chain.cell(world.token, key_key(BOB, Felt::ONE));
            assert_eq!(record, key_record(expires, &scope(length)), "{length} {expires}");
            assert!(record < Felt::TWO.pow(250_u32));
            let answer = world.chain.call(STRANGER, world.token, "authorized_keys", &[BOB]);
            assert_eq!(answer, listed(&[(1, expires, scope(length))]));
        }
    }
}

/// What the tools take a key of a local thread for is what the contract writes.
#[test]
fn the_tools_write_the_same_cells() {
    let mut world = small();
    for length in [0, 1, 3, 64] {
        let entry_points: Vec<EntryPoint> =
            scope(length).into_iter().map(|(contract, selector)| EntryPoint { contract, selector }).collect();
        authorize(&mut world, BOB, 7, NOW + 1, &scope(length));
        for (key, value) in authorized_cells(&BOB, &Felt::from(7), NOW + 1, &entry_points) {
            assert_eq!(world.chain.cell(world.token, key), value, "{length} {key:#x}");
        }
    }
}

/// Half of all felts are the x of a point.
#[test]
fn a_public_key_is_the_x_of_a_point() {
    let mut world = small();
    let felt = Felt::from_hex_unchecked;
    let beta = felt("0x6f21413efbe40de150e596d72f7a8c5609ad26c15c915c1f4cdfcb99cee9e89");
    let half = felt("0x400000000000008800000000000000000000000000000000000000000000000");
    let is_on_curve = |x: Felt| (x * x * x + x + beta).pow_felt(&half) == Felt::ONE;
    let large = (0..12u64).map(|n| Felt::MAX - Felt::from(n));
    let (mut valid, mut invalid) = (0, 0);
    for x in (0..24u64).map(Felt::from).chain(large) {
        let outcome = world.chain.try_call(BOB, world.token, "authorize_key", &authorization(x, NOW + 1, &[]));
        let outcome = outcome.map_err(|reason| crate::emulator::name(&reason));
        if is_on_curve(x) {
            valid += 1;
            assert_eq!(outcome, Ok(vec![]), "{x:#x}");
        } else {
            invalid += 1;
            assert_eq!(outcome, Err("Thread: invalid public key".to_owned()), "{x:#x}");
        }
    }
    assert!(valid > 10 && invalid > 10);
    assert!(!is_on_curve(Felt::ZERO));
}

#[test]
fn an_expiry_lies_ahead() {
    let mut world = small();
    for expires in [0, 1, NOW - 1, NOW] {
        assert_eq!(refused(&mut world, BOB, Felt::ONE, expires, &[]), "Thread: expiry in past");
    }
    authorize(&mut world, BOB, 1, NOW + 1, &[]);
    // Nor does one that is authorized get an expiry that is over.
    assert_eq!(refused(&mut world, BOB, Felt::ONE, NOW, &[]), "Thread: expiry in past");
    world.chain.set_time(NOW + 50);
    let answer = world.chain.call(STRANGER, world.token, "authorized_keys", &[BOB]);
    assert_eq!(answer, listed(&[(1, NOW + 1, vec![])]), "expired keys are listed");
    assert_eq!(refused(&mut world, BOB, Felt::ONE, NOW + 50, &[]), "Thread: expiry in past");
    authorize(&mut world, BOB, 1, NOW + 51, &[]);
}

#[test]
fn scopes_have_64_entry_points() {
    let mut world = small();
    assert_eq!(refused(&mut world, BOB, Felt::ONE, NOW + 1, &scope(65)), "Thread: scope too long");
    authorize(&mut world, BOB, 1, NOW + 1, &scope(64));
    let answer = world.chain.call(STRANGER, world.token, "authorized_keys", &[BOB]);
    assert_eq!(answer, listed(&[(1, NOW + 1, scope(64))]));
}

#[test]
fn accounts_have_64_keys() {
    let mut world = small();
    let mut keys = vec![];
    for x in 1.. {
        if keys.len() == 64 {
            break;
        }
        let calldata = authorization(x.into(), NOW + x, &[]);
        if world.chain.try_call(BOB, world.token, "authorize_key", &calldata).is_ok() {
            keys.push((x, NOW + x, vec![]));
        }
    }
    assert_eq!(world.chain.call(ADMIN, world.token, "authorized_keys", &[BOB]), listed(&keys));
    let more = (0..20u64).map(|n| Felt::from(1_000_000 + n));
    let faults: Vec<String> = more.map(|x| refused(&mut world, BOB, x, NOW + 1, &[])).collect();
    assert!(faults.iter().any(|fault| fault == "Thread: too many keys"));
    assert!(faults.iter().all(|fault| fault == "Thread: too many keys" || fault == "Thread: invalid public key"));
    // Another account has its own, one of the 64 may be replaced, and one revoked makes room.
    authorize(&mut world, STRANGER, 1, NOW + 1, &[]);
    keys[63].1 = NOW + 9;
    authorize(&mut world, BOB, keys[63].0, NOW + 9, &[]);
    assert_eq!(world.chain.call(ADMIN, world.token, "authorized_keys", &[BOB]), listed(&keys));
    world.chain.call(BOB, world.token, "revoke_key", &[keys[0].0.into()]);
    keys.swap_remove(0);
    authorize(&mut world, BOB, 1, NOW + 77, &[]);
    keys.push((1, NOW + 77, vec![]));
    assert_eq!(world.chain.call(ADMIN, world.token, "authorized_keys", &[BOB]), listed(&keys));
}

#[test]
fn keys_are_authorized_at_the_first_contract() {
    let mut world = small();
    let (manager, calldata) = (world.manager, authorization(Felt::ONE, NOW + 1, &[]));
    let tokens = [0, 1].map(|_| world.chain.deploy("ReferenceToken", &[manager, ADMIN, Felt::ONE]));
    for token in tokens {
        assert_eq!(world.chain.fault(BOB, token, "authorize_key", &calldata), "Thread: not the key contract");
    }
    for contract in [tokens[0], world.token, BOB] {
        let expected = if contract == world.token { contract } else { Felt::ZERO };
        assert_eq!(world.chain.call(BOB, manager, "key_contract_of", &[contract]), [expected]);
    }
    world.register(&[tokens[1], tokens[0]]);
    for token in tokens {
        assert_eq!(world.chain.call(BOB, manager, "key_contract_of", &[token]), [tokens[1]]);
    }
    assert_eq!(world.chain.fault(BOB, tokens[0], "authorize_key", &calldata), "Thread: not the key contract");
    assert_eq!(world.chain.fault(BOB, tokens[0], "revoke_key", &[Felt::ONE]), "Thread: unknown key");
    world.chain.call(BOB, tokens[1], "authorize_key", &calldata);
    assert_eq!(world.chain.call(BOB, tokens[0], "authorized_keys", &[BOB]), [Felt::ZERO]);
    assert_eq!(world.chain.call(BOB, tokens[1], "authorized_keys", &[BOB]), listed(&[(1, NOW + 1, vec![])]));
}

#[test]
fn an_account_revokes_its_own_keys() {
    let mut world = small();
    let token = world.token;
    for account in [BOB, STRANGER] {
        authorize(&mut world, account, 1, NOW + 1, &scope(1));
    }
    assert_eq!(world.chain.fault(ADMIN, token, "revoke_key", &[Felt::ONE]), "Thread: unknown key");
    assert_eq!(world.chain.fault(BOB, token, "revoke_key", &[Felt::TWO]), "Thread: unknown key");
    world.chain.call(BOB, token, "revoke_key", &[Felt::ONE]);
    assert_eq!(world.chain.fault(BOB, token, "revoke_key", &[Felt::ONE]), "Thread: unknown key");
    assert_eq!(world.chain.call(ADMIN, token, "authorized_keys", &[BOB]), [Felt::ZERO]);
    assert_eq!(world.chain.cell(token, key_key(STRANGER, Felt::ONE)), key_record(NOW + 1, &scope(1)));
    assert_eq!(world.chain.call(ADMIN, token, "authorized_keys", &[STRANGER]), listed(&[(1, NOW + 1, scope(1))]));
    // What is authorized again has nothing of what it was.
    authorize(&mut world, BOB, 1, NOW + 2, &[]);
    assert_eq!(world.chain.call(ADMIN, token, "authorized_keys", &[BOB]), listed(&[(1, NOW + 2, vec![])]));
}

/// A step: account, key, and what it gets; none revokes it.
type Step = (usize, usize, Option<(u64, u64)>);

fn step() -> impl Strategy<Value = Step> {
    (0..2usize, 0..KEYS.len(), proptest::option::weighted(0.6, (1..1000u64, 0..4u64)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, max_shrink_iters: 40, ..ProptestConfig::default() })]

    /// Against a map in Rust, the list in the order of the contract's: the last takes the place of one that goes.
    #[test]
    fn keys_are_those_of_a_map(steps in proptest::collection::vec(step(), 20)) {
        let mut world = small();
        let token = world.token;
        let accounts = [BOB, STRANGER];
        let mut lists: [Vec<u64>; 2] = Default::default();
        let mut model: BTreeMap<(usize, u64), (u64, u64)> = BTreeMap::new();
        for (account, key, change) in steps {
            let (caller, key) = (accounts[account], KEYS[key]);
            match change {
                Some((ahead, length)) => {
                    authorize(&mut world, caller, key, NOW + ahead, &scope(length));
                    if model.insert((account, key), (NOW + ahead, length)).is_none() {
                        lists[account].push(key);
                    }
                }
                None => {
                    let outcome = world.chain.try_call(caller, token, "revoke_key", &[key.into()]);
                    prop_assert_eq!(outcome.is_ok(), model.remove(&(account, key)).is_some());
                    if let Some(place) = lists[account].iter().position(|listed| *listed == key) {
                        lists[account].swap_remove(place);
                    }
                }
            }
            let expected: Vec<_> = lists[account]
                .iter()
                .map(|key| (*key, model[&(account, *key)].0, scope(model[&(account, *key)].1)))
                .collect();
            let answer = world.chain.call(ADMIN, token, "authorized_keys", &[caller]);
            prop_assert_eq!(answer, listed(&expected));
        }
        let places: Vec<(usize, u64)> = (0..2).flat_map(|account| KEYS.map(|key| (account, key))).collect();
        let cells: Vec<_> = places.iter().map(|(n, key)| (token, key_key(accounts[*n], (*key).into()))).collect();
        for (place, record) in places.iter().zip(world.chain.cells(&cells)) {
            let expected = model.get(place).map_or(Felt::ZERO, |(expires, length)| key_record(*expires, &scope(*length)));
            prop_assert_eq!(record, expected);
        }
    }
}
