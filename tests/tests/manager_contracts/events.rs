//! Events of settled sub-blocks: which streams are taken, and what is emitted.

use starknet_types_core::felt::Felt;

use crate::emulator::{Event, keccak};
use crate::world::*;

/// The token's events as it emits them when it is called directly, and nothing settled yet.
fn direct_events(world: &mut World, calls: &[(&str, Vec<Felt>)]) -> Vec<Event> {
    let token = world.token;
    world.chain.events(token);
    for (function, calldata) in calls {
        world.chain.call(ADMIN, token, function, calldata);
    }
    world.chain.events(token)
}

/// Calls with events of even and odd length, long and empty ones.
fn calls() -> Vec<(&'static str, Vec<Felt>)> {
    let felts = |values: &[u64]| values.iter().map(|value| Felt::from(*value)).collect::<Vec<_>>();
    let short = Felt::from_hex_unchecked("0x6162");
    let note = |numbers: &[u64]| {
        let head = [Felt::ZERO, short, Felt::TWO, Felt::from(numbers.len())];
        ("note", [&head, felts(numbers).as_slice()].concat())
    };
    vec![
        ("transfer", vec![ADMIN, Felt::ZERO]),
        ("tick", vec![]),
        note(&[]),
        note(&[7]),
        note(&[7, 8]),
        note(&(0..200).collect::<Vec<_>>()),
        ("tick", vec![]),
    ]
}

fn records(events: &[Event], position: u64) -> Vec<Record> {
    let names = ["Transferred", "Noted", "Ticked"];
    let record = |(place, (keys, data)): (usize, &Event)| Record {
        position,
        name: names.into_iter().find(|name| keccak(name) == keys[0]).expect("the name"),
        keys: keys[1..].to_vec(),
        data: data.clone(),
        later: place % 3 != 0,
    };
    events.iter().enumerate().map(record).collect()
}

fn stream(records: &[Record]) -> Vec<Felt> {
    records.iter().flat_map(Record::felts).collect()
}

fn ticked(position: u64) -> Record {
    Record { position, name: "Ticked", keys: vec![], data: vec![], later: false }
}

fn transferred(position: u64) -> Record {
    let (keys, data) = (vec![ADMIN, BOB], vec![Felt::from(30)]);
    Record { position, name: "Transferred", keys, data, later: false }
}

#[test]
fn settled_events_are_those_of_direct_calls() {
    let mut world = World::emitting();
    let direct = direct_events(&mut world, &calls());
    assert_eq!(direct.len(), 7);
    let events = records(&direct, 0);
    let lengths: Vec<usize> = events.iter().map(|record| record.keys.len() + record.data.len()).collect();
    assert_eq!(lengths, [3, 0, 5, 6, 7, 205, 0], "odd and even ones, and none");
    let sub_block = world.sub_block(30).with_events(stream(&events));
    world.prove(&sub_block);
    world.settle(&sub_block);
    assert_eq!(world.chain.events(world.token), direct);
    assert_eq!(world.balance(BOB), Felt::from(30));
}

/// Between the contracts' events stand transactions that emitted nothing; they do not part a run.
#[test]
fn every_longest_run_is_handed_to_its_contract_in_order() {
    let mut world = World { emits_events: true, ..World::with_all_contracts() };
    let probe = world.chain.deploy("Probe", &[]);
    let contracts = [0, 1, 2].map(|_| world.chain.deploy("Recorder", &[world.manager, ADMIN, probe]));
    world.thread_id = world.register(&contracts);
    let none = |status: u64| vec![Felt::ZERO, Felt::from(status)];
    let (a, b, c) = (contracts[0], contracts[1], contracts[2]);
    let runs = [
        (b, vec![transferred(1), ticked(1)]),
        (a, vec![ticked(0), ticked(0), transferred(0)]),
        (b, vec![ticked(1)]),
        (c, vec![transferred(2), transferred(2)]),
        (a, vec![Record { later: true, ..transferred(0) }]),
    ];
    let mut events = none(0);
    for (_, records) in &runs {
        for record in records {
            events.extend(record.felts());
            events.extend(none(5));
        }
        events.extend(none(0));
    }
    let mut sub_block = world.sub_block(1).with_events(events);
    sub_block.contracts_hash = poseidon(&contracts);
    sub_block.groups.clear();
    world.prove(&sub_block);
    world.settle(&sub_block);
    let kept =
        |(contract, records): &(Felt, Vec<Record>)| (vec![keccak("Kept"), *contract], vec![poseidon(&stream(records))]);
    assert_eq!(world.chain.events(probe), runs.iter().map(kept).collect::<Vec<_>>());
}

#[test]
fn a_thread_of_two_contracts_emits_the_events_of_both() {
    let mut world = World { emits_events: true, ..World::unregistered() };
    let token = world.token;
    let other = world.chain.deploy("ReferenceToken", &[world.manager, ADMIN, SUPPLY.into()]);
    world.thread_id = world.register(&[token, other]);
    let direct = direct_events(&mut world, &calls()[..3]);
    let (here, there) = (stream(&records(&direct, 0)), stream(&records(&direct, 1)));
    let mut sub_block = world.sub_block(1).with_events([there.as_slice(), &here, &there].concat());
    sub_block.contracts_hash = poseidon(&[token, other]);
    world.prove(&sub_block);
    world.settle(&sub_block);
    assert_eq!(world.chain.events(token), direct);
    assert_eq!(world.chain.events(other), [direct.as_slice(), &direct].concat());
}

#[test]
fn transactions_without_events_emit_nothing() {
    for events in [vec![], vec![Felt::ZERO, Felt::ZERO], vec![Felt::ZERO, Felt::ZERO, Felt::ZERO, Felt::ONE]] {
        let mut world = World::emitting();
        let sub_block = world.sub_block(30).with_events(events);
        world.prove(&sub_block);
        world.settle(&sub_block);
        assert!(world.chain.events(world.token).is_empty());
        assert_eq!(world.balance(BOB), Felt::from(30));
    }
}

/// Settles what must not settle, and sees that nothing was emitted.
fn fault(world: &mut World, sub_block: &SubBlock) -> String {
    let fault = world.settle_fault(PROVER, OS_VERSION, sub_block);
    assert!(world.chain.events(world.token).is_empty());
    fault
}

#[test]
fn a_thread_that_only_commits_takes_no_stream() {
    let mut world = World::new();
    let sub_block = world.sub_block(30).with_events(stream(&[transferred(0)]));
    world.prove(&sub_block);
    assert_eq!(fault(&mut world, &sub_block), "Manager: wrong events");
    world.settle(&SubBlock { events: vec![], ..sub_block });
    assert!(world.chain.events(world.token).is_empty());
}

#[test]
fn a_thread_that_emits_takes_the_whole_stream_and_no_other() {
    let mut world = World::emitting();
    let events = stream(&[transferred(0), ticked(0), transferred(0)]);
    let sub_block = world.sub_block(30).with_events(events.clone());
    world.prove(&sub_block);
    let with = |events| SubBlock { events, ..sub_block.clone() };
    let mut others = vec![
        vec![],
        events[..events.len() - 2].to_vec(),
        events[..events.len() - 1].to_vec(),
        [events.as_slice(), &[Felt::ZERO, Felt::ZERO]].concat(),
        [&[Felt::ZERO, Felt::ZERO], events.as_slice()].concat(),
        [&events[4..], &events[..4]].concat(),
    ];
    for place in 0..events.len() {
        let mut other = events.clone();
        other[place] += Felt::ONE;
        others.push(other);
    }
    for other in others {
        assert_eq!(fault(&mut world, &with(other)), "Manager: wrong events");
    }
    // Nor does the stream together with its commitment.
    let other = sub_block.clone().with_events(stream(&[transferred(0), ticked(0)]));
    assert_eq!(fault(&mut world, &other), "Manager: unknown fact");
    world.settle(&sub_block);
    assert_eq!(world.chain.events(world.token).len(), 3);
}

/// What no thread program writes, and no manager believes.
#[test]
fn malformed_streams_are_refused() {
    let two_to = |power: u32| Felt::TWO.pow(power);
    let header = transferred(0).header();
    let full = [header, ADMIN, BOB, Felt::ONE];
    let with_header = |header: Felt| [&[header], &full[1..]].concat();
    let malformed = [
        // Cut off: in a status, behind the header, in the fields, before the zero.
        vec![Felt::ZERO],
        vec![header],
        full[..3].to_vec(),
        [full.as_slice(), &full[..3]].concat(),
        vec![ticked(0).header()],
        // More keys or more data than there are.
        with_header(header + two_to(128)),
        with_header(header + two_to(144)),
        with_header(header + Felt::from(0xffff - 2) * two_to(128)),
        // Other contracts than the thread has.
        stream(&[transferred(1)]),
        stream(&[transferred(0xffff)]),
        stream(&[transferred(0), transferred(1)]),
        stream(&[transferred(1), transferred(0)]),
        // Bits that have no meaning.
        with_header(header + two_to(177)),
        with_header(header + two_to(200)),
        with_header(header + two_to(250)),
    ];
    for events in malformed {
        let mut world = World::emitting();
        let sub_block = world.sub_block(30).with_events(events.clone());
        world.prove(&sub_block);
        assert_eq!(fault(&mut world, &sub_block), "Manager: wrong events", "{events:x?}");
    }
    // The bit that has one.
    let mut world = World::emitting();
    let sub_block = world.sub_block(30).with_events(with_header(header + two_to(176)));
    world.prove(&sub_block);
    world.settle(&sub_block);
}

#[test]
fn an_event_that_the_contract_does_not_have_undoes_everything() {
    let mut world = World::emitting();
    let unknown = Record { name: "Minted", ..transferred(0) };
    let sub_block = world.sub_block(30).with_events(stream(&[transferred(0), unknown]));
    world.prove(&sub_block);
    assert_eq!(fault(&mut world, &sub_block), "Thread: unknown event");
    let mut events = ticked(0).felts();
    events[1] = Felt::ONE;
    let sub_block = world.sub_block(30).with_events(events);
    world.prove(&sub_block);
    assert_eq!(fault(&mut world, &sub_block), "Thread: malformed events");
}

/// 1,000 transfers' events, as many as a network takes. The emulator counts no data of events.
#[test]
fn events_of_a_full_sub_block_fit_one_transaction() {
    let mut world = World::emitting();
    let cost = |world: &mut World, count: usize| {
        let events: Vec<Record> = (0..count).map(|_| transferred(0)).collect();
        let mut sub_block = world.sub_block(30).with_events(stream(&events));
        sub_block.groups.clear();
        world.prove(&sub_block);
        let calldata = sub_block.calldata(OS_VERSION);
        let manager = world.manager;
        let state = world.chain.clone();
        world.chain.call(PROVER, manager, "settle", &calldata);
        let cost = world.chain.last_cost;
        world.chain = state;
        cost
    };
    let (none, one, all) = (cost(&mut world, 0), cost(&mut world, 1), cost(&mut world, 1000));
    assert!(one.steps - none.steps < 750, "{none:?} {one:?}");
    assert!(all.steps - one.steps < 999 * 400, "{one:?} {all:?}");
    assert!(all.gas - one.gas < 999 * 60_000, "{one:?} {all:?}");
}
