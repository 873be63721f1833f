//! Threads that emit the events of their transactions on L2.

use starknet_types_core::felt::Felt;
use starknet_types_core::hash::{Poseidon, StarkHash};
use zkthread::host::{Built, Limit, Limits};
use zkthread::sub_block::{SubBlock, Transaction};
use zkthread_settlement::manager::{
    VerifierConfiguration, emit_events, groups_of, header_of, settle, settle_call, status,
};
use zkthread_settlement::{Call, Receipt};

use crate::case;
use crate::kit::Kit;
use crate::several::{FAULTS, trades};
use crate::world::{SECURITY_BITS, World, transaction};

/// [`trades`], and events with keys and data of every length.
fn lively(w: &World) -> Vec<Transaction> {
    let admin = w.admin.address();
    let calls = [
        r#"{"note": {"title": "", "text": "", "urgent": true}}"#,
        r#"{"note": {"title": "a title of more than thirty-one letters", "text": "short", "urgent": false}}"#,
        r#"{"tell": {"count": 0, "values": []}}"#,
        r#"{"tell": {"count": 3, "values": ["0x1", "0x2"]}}"#,
    ];
    let line = |call: &&str| format!(r#"{{"sender": "{admin:#x}", "contract": "Ledger", "call": {call}}}"#);
    let lines: Vec<_> = calls.iter().map(line).collect();
    let mut all = w.transactions(&lines.join("\n"));
    all.extend(trades(w));
    all
}

async fn live(w: &World) -> SubBlock {
    let built = w.run(&w.thread, lively(w)).await;
    assert_eq!((built.executed, built.sealed_by), (4 + FAULTS.len(), None));
    built.sub_block
}

#[tokio::test]
async fn settled_events_are_those_of_plain_calls() {
    let w = &World::with(Kit::market(), true).await;
    assert!(w.thread.emits_events);
    assert!(status(&w.client, &w.thread).await.expect("a thread").emits_events);

    // What the functions emit when they are called on L2.
    let snapshot = w.devnet.control().snapshot().await.expect("a snapshot");
    let mut direct = Vec::new();
    for transaction in lively(w) {
        match w.on_l2(&transaction).await {
            Ok(receipt) => direct.extend(w.emitted(&receipt).await),
            Err(error) => assert!(error.fault().is_some(), "{error}"),
        }
    }
    w.devnet.control().restore(&snapshot).await.expect("restored");

    let sub_block = live(w).await;
    assert_eq!(direct.len(), sub_block.receipts.iter().map(|receipt| receipt.events.len()).sum::<usize>());
    w.register(&w.thread, &sub_block).await;
    let settled = settle(&w.admin, &w.thread, &sub_block, w.os_version()).await.expect("it settles");
    let emitted = w.emitted(&settled.receipt.expect("now")).await;
    assert_eq!(emitted, direct);
    // From both contracts, by turns: the ledger's transfer stands within the shop's purchase.
    let from_shop: Vec<bool> = emitted.iter().map(|event| event.from == w.contract(1)).collect();
    let bought = [true, false, true];
    assert!(from_shop.windows(3).any(|window| window == bought), "{from_shop:?}");

    // Settling again emits nothing again.
    let again = settle(&w.admin, &w.thread, &sub_block, w.os_version()).await.expect("already settled is success");
    assert_eq!(again.receipt, None);

    // The same contracts in a thread that only commits to its events: another thread, which emits none.
    let other = w.opposite_thread().await;
    assert!(!other.emits_events && other.thread_id != w.thread.thread_id);
    assert!(other.addresses().iter().all(|contract| !w.thread.addresses().contains(contract)));
}

/// The fact of a sub-block that says it has another events commitment.
fn fact_with_events(w: &World, sub_block: &SubBlock, events: &[Felt]) -> Felt {
    let mut output = sub_block.output();
    output[11] = Poseidon::hash_array(events);
    Poseidon::hash_array(&[w.os_version(), Poseidon::hash_array(&output)])
}

#[tokio::test]
async fn only_the_proven_events_are_emitted() {
    let world = &World::with(Kit::market(), true).await;

    case(world, "another events stream", async |w| {
        let sub_block = live(w).await;
        w.register(&w.thread, &sub_block).await;
        let stream = sub_block.events_stream();
        let mut streams = vec![Vec::new(), stream[..stream.len() - 2].to_vec(), stream[2..].to_vec()];
        streams.push([&stream[..], &[Felt::ZERO, Felt::ZERO]].concat());
        for at in [0, 1, stream.len() - 1] {
            let mut changed = stream.clone();
            changed[at] += Felt::ONE;
            streams.push(changed);
        }
        let mut swapped = stream.clone();
        swapped.swap(0, 2);
        streams.push(swapped);
        for other in streams {
            let call = w.settle_call_with(&sub_block, &other);
            w.refused(&w.admin, call, "Manager: wrong events", &sub_block).await;
        }
        settle(&w.admin, &w.thread, &sub_block, w.os_version()).await.expect("with its own it settles");
    })
    .await;

    case(world, "another stream and its commitment", async |w| {
        let sub_block = live(w).await;
        w.register(&w.thread, &sub_block).await;
        let mut stream = sub_block.events_stream();
        *stream.last_mut().expect("it has felts") += Felt::ONE;
        let call = forged_call(w, &sub_block, &stream);
        w.refused(&w.admin, call, "Manager: unknown fact", &sub_block).await;
    })
    .await;

    // No thread program commits to such streams. Should one ever, they are emitted by nobody.
    case(world, "streams that are none, as if they were proven", async |w| {
        let sub_block = w.small_sub_block().await;
        let stream = sub_block.events_stream();
        let header = stream[0];
        let power = |bits: u32| Felt::TWO.pow(bits);
        for (name, stream, fault) in [
            ("cut off", stream[..stream.len() - 1].to_vec(), "Manager: wrong events"),
            (
                "more keys than felts",
                [&[header + power(128) * Felt::from(100)], &stream[1..]].concat(),
                "Manager: wrong events",
            ),
            (
                "more data than felts",
                [&[header + power(144) * Felt::from(100)], &stream[1..]].concat(),
                "Manager: wrong events",
            ),
            (
                "a contract beyond the thread",
                [&[header + power(160) * Felt::TWO], &stream[1..]].concat(),
                "Manager: wrong events",
            ),
            ("an event that is none", [&[header + Felt::ONE], &stream[1..]].concat(), "Thread: unknown event"),
            (
                "an event of the other contract",
                [&[header + power(160)], &stream[1..]].concat(),
                "Thread: unknown event",
            ),
        ] {
            eprintln!("stream: {name}");
            let fact = fact_with_events(w, &sub_block, &stream);
            w.register_fact(&w.thread, fact, SECURITY_BITS, &VerifierConfiguration::toolkit()).await;
            w.refused(&w.admin, forged_call(w, &sub_block, &stream), fault, &sub_block).await;
        }
    })
    .await;

    case(world, "direct call of zkthread_emit", async |w| {
        let sub_block = w.small_sub_block().await;
        for account in [&w.admin, &w.stranger] {
            let call = emit_events(w.contract(0), &sub_block.events_stream());
            w.refused(account, call, "Thread: caller is not manager", &sub_block).await;
        }
    })
    .await;
}

/// Settles with another stream, and a header that fits it.
fn forged_call(w: &World, sub_block: &SubBlock, stream: &[Felt]) -> Call {
    let mut header = header_of(sub_block);
    header.events_commitment = Poseidon::hash_array(stream);
    settle_call(w.thread.manager, w.os_version(), &header, &groups_of(sub_block), stream, None)
}

#[tokio::test]
async fn a_thread_that_commits_takes_no_events() {
    let w = &World::with(Kit::market(), false).await;
    let sub_block = live(w).await;
    w.register(&w.thread, &sub_block).await;
    for events in [sub_block.events_stream(), vec![Felt::ZERO, Felt::ZERO]] {
        let call = w.settle_call_with(&sub_block, &events);
        w.refused(&w.admin, call, "Manager: wrong events", &sub_block).await;
    }
    settle(&w.admin, &w.thread, &sub_block, w.os_version()).await.expect("without it settles");
}

/// As many events as a transaction of the network takes, and the estimate of what they cost is on the safe side.
#[tokio::test]
async fn the_most_events_settle_in_one_transaction() {
    let w = &World::with(Kit::market(), true).await;
    let (admin, ledger) = (w.admin.address(), w.contract(0));
    let tell = |count: u64, values: u64| {
        let list = (0..values).map(Felt::from);
        let calldata = [Felt::from(count), Felt::from(values)].into_iter().chain(list).collect();
        transaction(admin, ledger, "tell", calldata)
    };
    let transfer = |n: u64| transaction(admin, ledger, "transfer", vec![Felt::from(0x1000 + n % 50), Felt::ONE]);

    // What one event costs by itself, and a felt of it.
    for (count, values) in [(1, 0), (500, 0), (500, 4), (100, 0), (100, 40), (15, 298)] {
        let built = w.run(&w.thread, vec![tell(count, values)]).await;
        assert_eq!((built.executed, built.usage.events), (1, count));
        let receipt = settled(w, &built, count).await;
        eprintln!("{count} events of {values} values: {} of {} estimated", receipt.l2_gas, built.usage.l2_gas);
    }
    let built = w.run(&w.thread, (0..600).map(transfer).collect()).await;
    let receipt = settled(w, &built, built.executed as u64).await;
    eprintln!("{} transfers: {} of {} estimated", built.executed, receipt.l2_gas, built.usage.l2_gas);

    // Two contracts by turns, which costs a call for each turn.
    let mut purchases = w.transactions(&format!(
        r#"[{{"sender": "{admin:#x}", "contract": "Shop", "call": {{"set_price": {{"item": 7, "price": 1}}}}}},
            {{"sender": "{admin:#x}", "contract": "Ledger", "call": {{"transfer": {{"to": "@Shop", "amount": 300}}}}}}]"#
    ));
    purchases.extend((0..300).map(|_| transaction(admin, w.contract(1), "buy", vec![Felt::from(7)])));
    let built = w.run(&w.thread, purchases).await;
    assert_eq!((built.executed, built.usage.events), (302, 901));
    let receipt = settled(w, &built, 901).await;
    eprintln!("901 events in 601 turns: {} of {} estimated", receipt.l2_gas, built.usage.l2_gas);

    // The batcher seals by events, and by the felts they take.
    let built = w.run(&w.thread, vec![tell(980, 0), tell(10, 0), tell(1, 0)]).await;
    assert_eq!((built.executed, built.sealed_by, built.usage.events), (2, Some(Limit::Events), 990));
    let receipt = settled(w, &built, 990).await;
    eprintln!("990 events: {} of {} estimated", receipt.l2_gas, built.usage.l2_gas);
    let built = w.run(&w.thread, vec![tell(100, 40), tell(1, 298), tell(1, 298), tell(1, 298)]).await;
    assert_eq!(built.sealed_by, Some(Limit::SettleCalldata));
    settled(w, &built, built.usage.events).await;

    // The network's own limit: the manager's event is one of 1,000.
    let network = Limits { max_permutations: u64::MAX, max_events: u64::MAX, ..Limits::default() };
    let built = w.run_within(&w.thread, vec![tell(999, 0)], network, true).await;
    settled(w, &built, 999).await;
    for too_much in [tell(1_000, 0), tell(1, 300)] {
        let built = w.run_within(&w.thread, vec![too_much], network, false).await;
        w.register(&w.thread, &built.sub_block).await;
        let error = settle(&w.admin, &w.thread, &built.sub_block, w.os_version()).await.expect_err("too much");
        assert_eq!(error.code(), "reverted", "{error}");
        eprintln!("refused by the network: {error}");
    }
}

/// Settles a sub-block of so many events, for at most what was estimated.
async fn settled(w: &World, built: &Built, events: u64) -> Receipt {
    w.register(&w.thread, &built.sub_block).await;
    let settled = settle(&w.admin, &w.thread, &built.sub_block, w.os_version()).await.expect("it settles");
    let receipt = settled.receipt.expect("now");
    assert_eq!(w.emitted(&receipt).await.len() as u64, events);
    let estimate = built.usage.l2_gas;
    assert!(receipt.l2_gas <= estimate, "{} L2 gas, estimated {estimate}", receipt.l2_gas);
    receipt
}
