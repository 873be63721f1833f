//! Attacks on the contracts: each is right in everything but one, and one check sees it.

use starknet_types_core::felt::Felt;

use crate::emulator::{name, short};
use crate::world::*;

/// What somebody tries, and the fault that meets it.
pub struct Attack {
    pub name: &'static str,
    pub fault: &'static str,
    /// Makes it in a world without threads; the error is the short string of the revert reason.
    pub run: fn(World) -> Outcome,
}

pub type Outcome = Result<(), String>;

const CALLER: &str = "Thread: caller is not manager";
const MALFORMED: &str = "Thread: malformed events";

/// All attacks. The world they get has the contracts of [`CONTRACTS`].
#[rustfmt::skip]
pub const ATTACKS: &[Attack] = &[
    // Settling.
    Attack { name: "thread that does not exist", fault: "Manager: unknown thread", run: |world| forged(world, |_, block| block.thread_id = Felt::from(9)) },
    Attack { name: "thread that is paused", fault: "Manager: thread not active", run: |world| after(world, "set_active", &[Felt::ZERO]) },
    Attack { name: "account that is no prover", fault: "Manager: not a prover", run: |world| { let (mut world, block) = proven(world); settle_as(&mut world, STRANGER, OS_VERSION, &block) } },
    Attack { name: "prover who was removed", fault: "Manager: not a prover", run: |world| after(world, "set_prover", &[PROVER, Felt::ZERO]) },
    Attack { name: "prover of another thread", fault: "Manager: not a prover", run: prover_of_another_thread },
    Attack { name: "nobody trusted", fault: "Manager: nobody is trusted", run: |world| open_to_anyone(world, "batcher") },
    Attack { name: "sub-block of another chain", fault: "Manager: wrong chain", run: |world| forged(world, |_, block| block.chain_id += Felt::ONE) },
    Attack { name: "sub-block of another manager", fault: "Manager: wrong manager", run: |world| forged(world, |_, block| block.manager += Felt::ONE) },
    Attack { name: "skipped number", fault: "Manager: wrong number", run: |world| forged(world, |_, block| block.number = 2) },
    Attack { name: "second sub-block settled first", fault: "Manager: wrong number", run: second_first },
    Attack { name: "sub-block settled twice", fault: "Manager: wrong number", run: twice },
    Attack { name: "sub-block beside the first", fault: "Manager: wrong number", run: |world| second(world, |first, second| (second.number, second.parent) = (1, first.parent)) },
    Attack { name: "second sub-block settled while the batcher is asked", fault: "Manager: wrong number", run: second_within },
    Attack { name: "another parent", fault: "Manager: wrong parent", run: |world| forged(world, |_, block| block.parent = Felt::ONE) },
    Attack { name: "parent before the last", fault: "Manager: wrong parent", run: |world| second(world, |first, second| second.parent = first.parent) },
    Attack { name: "older than the sub-block before", fault: "Manager: timestamp too early", run: |world| second(world, |first, second| second.timestamp = first.timestamp - 1) },
    Attack { name: "time to come", fault: "Manager: timestamp in future", run: |world| forged(world, |_, block| block.timestamp = NOW + 1) },
    Attack { name: "expired key with an old timestamp", fault: "Manager: sub-block expired", run: |world| forged(world, |_, block| (block.timestamp, block.valid_until) = (NOW - 100, NOW - 1)) },
    Attack { name: "other contracts", fault: "Manager: wrong contracts", run: |world| forged(world, |_, block| block.contracts_hash += Felt::ONE) },
    Attack { name: "entries of a contract without thread", fault: "Manager: foreign contract", run: |world| foreign(world, false) },
    Attack { name: "entries of another thread's contract", fault: "Manager: foreign contract", run: |world| foreign(world, true) },
    Attack { name: "OS version nobody added", fault: "Manager: unknown OS version", run: |world| os_version(world, None) },
    Attack { name: "OS version not yet valid", fault: "Manager: unknown OS version", run: |world| os_version(world, Some((NOW + 1, NOW + 2))) },
    Attack { name: "OS version no longer valid", fault: "Manager: unknown OS version", run: |world| os_version(world, Some((NOW - 1, NOW))) },
    Attack { name: "OS version of another thread", fault: "Manager: unknown OS version", run: os_version_of_another_thread },
    Attack { name: "events of a thread that only commits", fault: "Manager: wrong events", run: |world| forged(world, |_, block| *block = block.clone().with_events(ticked().felts())) },
    Attack { name: "events that are not committed to", fault: "Manager: wrong events", run: |world| emitted(world, |block| block.events.clone_from(&ticked().felts())) },
    Attack { name: "events left out", fault: "Manager: wrong events", run: |world| emitted(world, |block| block.events_commitment = poseidon(&ticked().felts())) },
    Attack { name: "cut-off stream", fault: "Manager: wrong events", run: |world| emitted(world, |block| *block = block.clone().with_events(vec![Felt::ZERO])) },
    Attack { name: "events of a contract the thread does not have", fault: "Manager: wrong events", run: |world| emitted(world, |block| *block = block.clone().with_events(Record { position: 1, ..ticked() }.felts())) },
    Attack { name: "events of a position that is no position", fault: "Manager: wrong events", run: |world| emitted(world, |block| *block = block.clone().with_events(vec![ticked().header() + Felt::TWO.pow(200_u32), Felt::ZERO])) },
    Attack { name: "fact nobody verified", fault: "Manager: unknown fact", run: |world| { let (mut world, block) = registered(world); settle(&mut world, &block) } },
    Attack { name: "entry that was not proven", fault: "Manager: unknown fact", run: |world| { let (mut world, mut block) = proven(world); block.groups[0].1[0][2] += Felt::ONE; settle(&mut world, &block) } },
    Attack { name: "longer validity than was proven", fault: "Manager: unknown fact", run: |world| { let (mut world, mut block) = proven(world); block.valid_until += 1; settle(&mut world, &block) } },
    Attack { name: "fact of another OS version", fault: "Manager: unknown fact", run: |world| verified(world, OS_VERSION + Felt::ONE, MIN_BITS, config()) },
    Attack { name: "fact of another verifier", fault: "Manager: unknown fact", run: |world| verified(world, OS_VERSION, MIN_BITS, [short("other"), config()[1], config()[2], config()[3]]) },
    Attack { name: "weaker proof", fault: "Manager: too few security bits", run: |world| verified(world, OS_VERSION, MIN_BITS - 1, config()) },
    // The batcher's signature.
    Attack { name: "batcher who is not named", fault: "Manager: not a batcher", run: |world| batched(world, |world, block, _| { let other = world.account("VALID"); world.sign(block, other); }) },
    Attack { name: "no batcher where one is named", fault: "Manager: not a batcher", run: |world| batched(world, |_, block, _| (block.batcher, block.batcher_signature) = (ANYONE, vec![])) },
    Attack { name: "batcher who was removed", fault: "Manager: not a batcher", run: |world| batched(world, |world, _, batcher| owner_sets(world, "set_batcher", &[batcher, Felt::ZERO])) },
    Attack { name: "batcher of another thread", fault: "Manager: not a batcher", run: batcher_of_another_thread },
    Attack { name: "signature of another batcher", fault: "Manager: bad batcher signature", run: |world| batched(world, signed_by_another) },
    Attack { name: "signature over another commitment", fault: "Manager: bad batcher signature", run: |world| batched(world, |world, block, batcher| signed_other(world, block, batcher, |other| other.groups[0].1[0][2] += Felt::ONE)) },
    Attack { name: "signature over another number", fault: "Manager: bad batcher signature", run: |world| batched(world, |world, block, batcher| signed_parts(world, block, batcher, |parts| parts.number += 1)) },
    Attack { name: "signature for another thread", fault: "Manager: bad batcher signature", run: |world| batched(world, |world, block, batcher| signed_parts(world, block, batcher, |parts| parts.thread_id += Felt::ONE)) },
    Attack { name: "signature for another manager", fault: "Manager: bad batcher signature", run: |world| batched(world, |world, block, batcher| signed_parts(world, block, batcher, |parts| parts.manager += Felt::ONE)) },
    Attack { name: "signature for another chain", fault: "Manager: bad batcher signature", run: |world| batched(world, |world, block, batcher| signed_parts(world, block, batcher, |parts| parts.chain_id += Felt::ONE)) },
    Attack { name: "signature for another account", fault: "Manager: bad batcher signature", run: |world| batched(world, |world, block, batcher| signed_parts(world, block, batcher, |parts| parts.batcher += Felt::ONE)) },
    Attack { name: "another signature", fault: "Manager: bad batcher signature", run: |world| batched(world, |_, block, _| block.batcher_signature[1] += Felt::ONE) },
    Attack { name: "account that answers something else", fault: "Manager: bad batcher signature", run: |world| batched(world, |world, block, _| { let other = world.account("SIGNED"); owner_sets(world, "set_batcher", &[other, Felt::ONE]); world.sign(block, other); }) },
    // Registration and ownership.
    Attack { name: "thread without contracts", fault: "Manager: no contracts", run: |world| register(world, ADMIN, |_| vec![]) },
    Attack { name: "unknown scheme", fault: "Manager: unknown auth", run: |world| register(World { auth: short("nobody"), ..world }, ADMIN, |world| vec![world.token]) },
    Attack { name: "thread of somebody else's contract", fault: "Manager: caller is not admin", run: |world| register(world, STRANGER, |world| vec![world.token]) },
    Attack { name: "contract of another manager", fault: "Manager: other manager", run: |world| register(world, ADMIN, |world| vec![token(world, STRANGER)]) },
    Attack { name: "contract twice in a thread", fault: "Manager: already in a thread", run: |world| register(world, ADMIN, |world| vec![world.token, world.token]) },
    Attack { name: "contract in two threads", fault: "Manager: already in a thread", run: |world| { let (world, _) = registered(world); register(world, ADMIN, |world| vec![world.token]) } },
    Attack { name: "stranger adds an OS version", fault: "Manager: caller is not owner", run: |world| change(world, STRANGER, "add_os_version", &[Felt::ONE, Felt::ZERO, Felt::ONE]) },
    Attack { name: "stranger names a prover", fault: "Manager: caller is not owner", run: |world| change(world, STRANGER, "set_prover", &[STRANGER, Felt::ONE]) },
    Attack { name: "stranger names a batcher", fault: "Manager: caller is not owner", run: |world| change(world, STRANGER, "set_batcher", &[STRANGER, Felt::ONE]) },
    Attack { name: "stranger pauses a thread", fault: "Manager: caller is not owner", run: |world| change(world, STRANGER, "set_active", &[Felt::ZERO]) },
    Attack { name: "owner of no thread", fault: "Manager: unknown thread", run: |world| change(World { thread_id: Felt::from(9), ..registered(world).0 }, ADMIN, "set_active", &[Felt::ZERO]) },
    Attack { name: "question about no thread", fault: "Manager: unknown thread", run: |mut world| { let manager = world.manager; attempt(&mut world, ADMIN, manager, "thread", &[Felt::ONE]) } },
    // The contracts of a thread.
    Attack { name: "stranger applies entries", fault: CALLER, run: |world| to_token(world, STRANGER, "zkthread_apply", &[Felt::ZERO]) },
    Attack { name: "admin applies entries", fault: CALLER, run: |world| to_token(world, ADMIN, "zkthread_apply", &[Felt::ZERO]) },
    Attack { name: "stranger emits events", fault: CALLER, run: |world| to_token(world, STRANGER, "zkthread_emit", &[Felt::ZERO]) },
    Attack { name: "changed cell", fault: "Thread: stale entry", run: |world| changed_by(world, |world| transfer(world, ADMIN, BOB)) },
    Attack { name: "changed cell that was only read", fault: "Thread: stale entry", run: |world| forged(world, |world, block| { let read = [world.balance_key(STRANGER), Felt::ONE, Felt::ONE]; block.groups[0].1.push(read); }) },
    Attack { name: "revoked key", fault: "Thread: stale entry", run: |world| changed_by(world, |world| call_token(world, BOB, "revoke_key", &[Felt::ONE])) },
    Attack { name: "key with a new expiry", fault: "Thread: stale entry", run: |world| changed_by(world, |world| authorize(world, NOW + 99, &[])) },
    Attack { name: "key with a new scope", fault: "Thread: stale entry", run: |world| changed_by(world, |world| authorize(world, NOW + 100, &[(BOB, BOB)])) },
    Attack { name: "nonce that was used", fault: "Thread: stale entry", run: |world| changed_by(world, |world| { let nonce = nonce_key(BOB); world.chain.call(world.manager, world.token, "zkthread_apply", &[Felt::ONE, nonce, Felt::ZERO, Felt::ONE]); }) },
    Attack { name: "cell that is none", fault: "Thread: invalid key", run: |world| forged(world, |_, block| block.groups[0].1.push([Felt::TWO.pow(251_u32), Felt::ZERO, Felt::ZERO])) },
    Attack { name: "events without data", fault: MALFORMED, run: |world| { let manager = world.manager; to_token(world, manager, "zkthread_emit", &[Felt::ONE, Record { data: vec![Felt::ONE], ..ticked() }.header()]) } },
    Attack { name: "events without the zero behind", fault: MALFORMED, run: |world| { let manager = world.manager; to_token(world, manager, "zkthread_emit", &[Felt::ONE, ticked().header()]) } },
    Attack { name: "events with another felt for the zero", fault: MALFORMED, run: |world| { let manager = world.manager; to_token(world, manager, "zkthread_emit", &[Felt::TWO, ticked().header(), Felt::ONE]) } },
    Attack { name: "event the contract does not have", fault: "Thread: unknown event", run: |world| emitted(world, |block| *block = block.clone().with_events(Record { name: "Minted", ..ticked() }.felts())) },
    Attack { name: "event of the keys' from a sub-block", fault: "Thread: unknown event", run: |world| emitted(world, |block| *block = block.clone().with_events(Record { name: "KeyRevoked", ..ticked() }.felts())) },
    // Keys.
    Attack { name: "key at a contract without thread", fault: "Thread: not the key contract", run: |world| to_token(world, BOB, "authorize_key", &[Felt::ONE, (NOW + 1).into(), Felt::ZERO]) },
    Attack { name: "key at a second contract", fault: "Thread: not the key contract", run: key_at_second },
    Attack { name: "key 0", fault: "Thread: invalid public key", run: |world| to_key_contract(world, &[Felt::ZERO, (NOW + 1).into(), Felt::ZERO]) },
    Attack { name: "key that is no point", fault: "Thread: invalid public key", run: |world| to_key_contract(world, &[NO_POINT, (NOW + 1).into(), Felt::ZERO]) },
    Attack { name: "key that is expired", fault: "Thread: expiry in past", run: |world| to_key_contract(world, &[Felt::ONE, NOW.into(), Felt::ZERO]) },
    Attack { name: "scope beyond the limit", fault: "Thread: scope too long", run: |world| to_key_contract(world, &[vec![Felt::ONE, (NOW + 1).into(), Felt::from(65)], vec![BOB; 130]].concat()) },
    Attack { name: "key beyond the limit", fault: "Thread: too many keys", run: key_65 },
    Attack { name: "revoked key that is none", fault: "Thread: unknown key", run: |world| to_token(world, BOB, "revoke_key", &[Felt::ONE]) },
    Attack { name: "revoked key of somebody else", fault: "Thread: unknown key", run: |world| { let (mut world, _) = registered(world); authorize(&mut world, NOW + 1, &[]); to_token(world, STRANGER, "revoke_key", &[Felt::ONE]) } },
    // The registry.
    Attack { name: "fact of a stranger", fault: "Registry: not a registrar", run: |world| to_registry(world, STRANGER, "register_fact", &[&[Felt::ONE, MIN_BITS.into()], &config()[..]].concat()) },
    Attack { name: "registrar named by a stranger", fault: "Registry: caller is not owner", run: |world| to_registry(world, STRANGER, "set_registrar", &[STRANGER, Felt::ONE]) },
    Attack { name: "fact of a registrar who was removed", fault: "Registry: not a registrar", run: removed_registrar },
];

fn attempt(world: &mut World, caller: Felt, to: Felt, function: &str, calldata: &[Felt]) -> Outcome {
    world.chain.try_call(caller, to, function, calldata).map(drop).map_err(|reason| name(&reason))
}

fn settle_as(world: &mut World, caller: Felt, os_version: Felt, block: &SubBlock) -> Outcome {
    let manager = world.manager;
    attempt(world, caller, manager, "settle", &block.calldata(os_version))
}

fn settle(world: &mut World, block: &SubBlock) -> Outcome {
    settle_as(world, PROVER, OS_VERSION, block)
}

/// The token in a thread, and its first sub-block.
fn registered(mut world: World) -> (World, SubBlock) {
    let token = world.token;
    world.thread_id = world.register(&[token]);
    let block = world.sub_block(30);
    (world, block)
}

fn proven(world: World) -> (World, SubBlock) {
    let (mut world, block) = registered(world);
    world.prove(&block);
    (world, block)
}

/// A proven sub-block that is not as it should be.
fn forged(world: World, change: fn(&World, &mut SubBlock)) -> Outcome {
    let (mut world, mut block) = registered(world);
    change(&world, &mut block);
    world.prove(&block);
    settle(&mut world, &block)
}

fn emitted(world: World, change: fn(&mut SubBlock)) -> Outcome {
    let (mut world, block) = registered(World { emits_events: true, ..world });
    let mut block = block.with_events(vec![]);
    change(&mut block);
    world.prove(&block);
    settle(&mut world, &block)
}

fn owner_sets(world: &mut World, function: &str, rest: &[Felt]) {
    world.chain.call(ADMIN, world.manager, function, &[&[world.thread_id], rest].concat());
}

/// Settling after the owner changed the thread.
fn after(world: World, function: &str, rest: &[Felt]) -> Outcome {
    let (mut world, block) = proven(world);
    owner_sets(&mut world, function, rest);
    settle(&mut world, &block)
}

fn open_to_anyone(world: World, auth: &str) -> Outcome {
    let (mut world, block) = proven(World { auth: short(auth), provers: vec![ANYONE], ..world });
    settle_as(&mut world, STRANGER, OS_VERSION, &block)
}

fn token(world: &mut World, manager: Felt) -> Felt {
    world.chain.deploy("ReferenceToken", &[manager, ADMIN, SUPPLY.into()])
}

/// A second thread of a new token's.
fn other_thread(world: &mut World, provers: Vec<Felt>, batchers: Vec<Felt>) -> Felt {
    let manager = world.manager;
    let other = token(world, manager);
    let registration = World { provers, batchers, ..world.clone() }.registration(&[other]);
    world.chain.call(ADMIN, manager, "register_thread", &registration)[0]
}

fn prover_of_another_thread(world: World) -> Outcome {
    let (mut world, block) = proven(world);
    other_thread(&mut world, vec![STRANGER, ANYONE], vec![ANYONE]);
    settle_as(&mut world, STRANGER, OS_VERSION, &block)
}

/// A first sub-block settled, then one behind it that is not as it should be.
fn second(world: World, change: fn(&SubBlock, &mut SubBlock)) -> Outcome {
    let (mut world, first) = proven(world);
    settle(&mut world, &first).expect("the first settles");
    let mut second = world.next_sub_block(&first, 30, 12);
    change(&first, &mut second);
    world.prove(&second);
    settle(&mut world, &second)
}

fn second_first(world: World) -> Outcome {
    let (mut world, first) = proven(world);
    let mut second = world.next_sub_block(&first, 30, 12);
    // Nothing that depends on the first but number and parent.
    second.groups.clear();
    world.prove(&second);
    settle(&mut world, &second)
}

/// The account that is asked for the first one's signature settles the second, which another batcher signed.
fn second_within(mut world: World) -> Outcome {
    let (asked, other) = (world.account("VALID"), world.account("VALID"));
    let (mut world, mut first) = proven(World { provers: vec![ANYONE], batchers: vec![asked, other], ..world });
    world.sign(&mut first, asked);
    let mut second = world.next_sub_block(&first, 30, 12);
    // Nothing that depends on the first but number and parent.
    second.groups.clear();
    world.prove(&second);
    world.sign(&mut second, other);
    let calldata = second.calldata(OS_VERSION);
    let within = [&[world.manager, calldata.len().into()], calldata.as_slice()].concat();
    world.chain.call(STRANGER, asked, "settle_when_asked", &within);
    settle(&mut world, &first)
}

fn twice(world: World) -> Outcome {
    let (mut world, mut block) = registered(world);
    block.groups.clear();
    world.prove(&block);
    settle(&mut world, &block).expect("it settles once");
    settle(&mut world, &block)
}

fn foreign(world: World, in_thread: bool) -> Outcome {
    let (mut world, mut block) = registered(world);
    let manager = world.manager;
    let other = token(&mut world, manager);
    if in_thread {
        world.register(&[other]);
    }
    block.groups[0].0 = other;
    world.prove(&block);
    settle(&mut world, &block)
}

/// With another OS version that has this window.
fn os_version(world: World, window: Option<(u64, u64)>) -> Outcome {
    let (mut world, block) = registered(world);
    let version = OS_VERSION + Felt::ONE;
    if let Some((from, until)) = window {
        owner_sets(&mut world, "add_os_version", &[version, from.into(), until.into()]);
    }
    world.prove_with(block.fact(version), MIN_BITS, config());
    settle_as(&mut world, PROVER, version, &block)
}

fn os_version_of_another_thread(world: World) -> Outcome {
    let (mut world, block) = registered(world);
    let version = OS_VERSION + Felt::ONE;
    let other = other_thread(&mut world, vec![ANYONE], vec![ANYONE]);
    world.chain.call(ADMIN, world.manager, "add_os_version", &[other, version, Felt::ZERO, u64::MAX.into()]);
    world.prove_with(block.fact(version), MIN_BITS, config());
    settle_as(&mut world, PROVER, version, &block)
}

fn verified(world: World, os_version: Felt, bits: u64, config: [Felt; 4]) -> Outcome {
    let (mut world, block) = registered(world);
    world.prove_with(block.fact(os_version), bits, config);
    settle(&mut world, &block)
}

/// A proven sub-block with its named batcher's signature, and something done to that.
fn batched(mut world: World, change: fn(&mut World, &mut SubBlock, Felt)) -> Outcome {
    let batcher = world.account("VALID");
    let (mut world, mut block) = proven(World { batchers: vec![batcher], ..world });
    world.sign(&mut block, batcher);
    change(&mut world, &mut block, batcher);
    settle(&mut world, &block)
}

fn batcher_of_another_thread(mut world: World) -> Outcome {
    let (batcher, other) = (world.account("VALID"), world.account("VALID"));
    let (mut world, mut block) = proven(World { batchers: vec![batcher], ..world });
    other_thread(&mut world, vec![PROVER], vec![other, ANYONE]);
    world.sign(&mut block, other);
    settle(&mut world, &block)
}

/// Another account signed for the named one.
fn signed_by_another(world: &mut World, block: &mut SubBlock, batcher: Felt) {
    let other = world.account("VALID");
    let hash = batcher_message_hash(block, batcher);
    block.batcher_signature = vec![Felt::from(21)];
    world.chain.call(STRANGER, other, "sign", &[hash, Felt::ONE, Felt::from(21)]);
}

/// The batcher signed another sub-block.
fn signed_other(world: &mut World, block: &mut SubBlock, batcher: Felt, change: fn(&mut SubBlock)) {
    let mut other = block.clone();
    change(&mut other);
    let hash = batcher_message_hash(&other, batcher);
    block.batcher_signature = vec![Felt::from(21)];
    world.chain.call(STRANGER, batcher, "sign", &[hash, Felt::ONE, Felt::from(21)]);
}

/// The batcher signed the right commitment, with something else around it.
fn signed_parts(world: &mut World, block: &mut SubBlock, batcher: Felt, change: fn(&mut BatcherMessage)) {
    let mut message = BatcherMessage::of(block, batcher);
    change(&mut message);
    block.batcher_signature = vec![Felt::from(21)];
    world.chain.call(STRANGER, batcher, "sign", &[message.hash(), Felt::ONE, Felt::from(21)]);
}

fn register(mut world: World, caller: Felt, contracts: fn(&mut World) -> Vec<Felt>) -> Outcome {
    let contracts = contracts(&mut world);
    let registration = world.registration(&contracts);
    let manager = world.manager;
    attempt(&mut world, caller, manager, "register_thread", &registration)
}

/// A change of a thread; of a new one, unless the world has one.
fn change(world: World, caller: Felt, function: &str, rest: &[Felt]) -> Outcome {
    let mut world = if world.thread_id == Felt::ZERO { registered(world).0 } else { world };
    let (manager, calldata) = (world.manager, [&[world.thread_id], rest].concat());
    attempt(&mut world, caller, manager, function, &calldata)
}

fn to_token(mut world: World, caller: Felt, function: &str, calldata: &[Felt]) -> Outcome {
    let token = world.token;
    attempt(&mut world, caller, token, function, calldata)
}

fn call_token(world: &mut World, caller: Felt, function: &str, calldata: &[Felt]) {
    world.chain.call(caller, world.token, function, calldata);
}

fn transfer(world: &mut World, from: Felt, to: Felt) {
    call_token(world, from, "transfer", &[to, Felt::ONE]);
}

/// Authorizes Bob's key 1.
fn authorize(world: &mut World, expires: u64, scope: &[(Felt, Felt)]) {
    call_token(world, BOB, "authorize_key", &authorization(Felt::ONE, expires, scope));
}

/// Bob's first signed transaction, by his key 1, and something done on L2 before it settles.
fn changed_by(world: World, change: fn(&mut World)) -> Outcome {
    let (mut world, mut block) = registered(world);
    authorize(&mut world, NOW + 100, &[]);
    let record = key_record(NOW + 100, &[]);
    block.groups[0].1.extend([[nonce_key(BOB), Felt::ZERO, Felt::ONE], [key_key(BOB, Felt::ONE), record, record]]);
    world.prove(&block);
    change(&mut world);
    settle(&mut world, &block)
}

fn ticked() -> Record {
    Record { position: 0, name: "Ticked", keys: vec![], data: vec![], later: false }
}

fn to_key_contract(world: World, calldata: &[Felt]) -> Outcome {
    to_token(registered(world).0, BOB, "authorize_key", calldata)
}

fn key_at_second(mut world: World) -> Outcome {
    let (first, manager) = (world.token, world.manager);
    let second = token(&mut world, manager);
    world.register(&[first, second]);
    attempt(&mut world, BOB, second, "authorize_key", &authorization(Felt::ONE, NOW + 1, &[]))
}

/// The account has 64 keys: not by 64 calls, but by the cell that counts them.
fn key_65(world: World) -> Outcome {
    let (mut world, _) = registered(world);
    let count = map_address("ZkThread_key_counts", &[BOB]);
    let (manager, token) = (world.manager, world.token);
    world.chain.call(manager, token, "zkthread_apply", &[Felt::ONE, count, Felt::ZERO, Felt::from(64)]);
    to_token(world, BOB, "authorize_key", &authorization(Felt::ONE, NOW + 1, &[]))
}

fn to_registry(mut world: World, caller: Felt, function: &str, calldata: &[Felt]) -> Outcome {
    let registry = world.registry;
    attempt(&mut world, caller, registry, function, calldata)
}

fn removed_registrar(mut world: World) -> Outcome {
    let registry = world.registry;
    world.chain.call(REGISTRAR, registry, "set_registrar", &[REGISTRAR, Felt::ZERO]);
    to_registry(world, REGISTRAR, "register_fact", &[&[Felt::ONE, MIN_BITS.into()], &config()[..]].concat())
}
