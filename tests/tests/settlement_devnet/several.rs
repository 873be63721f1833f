//! A thread of two contracts that call each other.

use starknet_types_core::felt::Felt;
use zkthread::sub_block::{SubBlock, Transaction};
use zkthread_prover::run;
use zkthread_settlement::manager::{
    apply_entries, contracts, groups_of, header_of, register_thread, settle, settle_call, status, thread_of,
};

use crate::case;
use crate::kit::{Kit, SUPPLY};
use crate::world::World;

/// Calls of both contracts by the admin, in both directions; two of them revert.
pub fn trades(w: &World) -> Vec<Transaction> {
    let admin = w.admin.address();
    let calls = [
        r#""contract": "Shop", "call": {"set_price": {"item": 7, "price": 250}}"#,
        r#""contract": "Ledger", "call": {"pay_price": {"shop": "@Shop", "item": 7}}"#,
        r#""contract": "Shop", "call": {"buy": {"item": 7}}"#,
        r#""contract": "Shop", "call": {"buy": {"item": 8}}"#,
        r#""contract": "Ledger", "call": {"transfer": {"to": "@Shop", "amount": 1000}}"#,
        r#""contract": "Shop", "call": {"set_price": {"item": 9, "price": 2000}}"#,
        r#""contract": "Shop", "call": {"buy": {"item": 9}}"#,
        r#""contract": "Shop", "call": {"buy": {"item": 7}}"#,
    ];
    let lines: Vec<_> = calls.iter().map(|call| format!(r#"{{"sender": "{admin:#x}", {call}}}"#)).collect();
    w.transactions(&lines.join("\n"))
}

/// Why each of [`trades`] reverts.
pub const FAULTS: [Option<&str>; 8] =
    [None, None, None, Some("Shop: unwanted"), None, None, Some("Ledger: insufficient balance"), None];

async fn trade(w: &World) -> SubBlock {
    let built = w.run(&w.thread, trades(w)).await;
    assert_eq!((built.executed, built.sealed_by), (FAULTS.len(), None));
    let faults: Vec<_> = built.sub_block.receipts.iter().map(|receipt| receipt.fault()).collect();
    assert_eq!(faults, FAULTS.map(|fault| fault.map(str::to_owned)));
    built.sub_block
}

#[tokio::test]
async fn contracts_that_call_each_other_settle_together() {
    let w = &World::with(Kit::market(), false).await;
    let (ledger, shop, admin) = (w.contract(0), w.contract(1), w.admin.address());
    let registered = contracts(&w.client, w.thread.manager, w.thread.thread_id).await.expect("a list");
    assert_eq!(registered, [ledger, shop]);
    for contract in [ledger, shop] {
        let thread = thread_of(&w.client, w.thread.manager, contract).await.expect("an answer");
        assert_eq!(thread, Some(w.thread.thread_id));
    }

    let sub_block = trade(w).await;
    let output = run(&w.kit.program.executable, &sub_block.program_input()).expect("the program runs").output;
    assert_eq!(output, sub_block.output(), "the thread program agrees");

    // The same calls made directly on L2, one after the other, leave the same storage and fail for the same reasons.
    let snapshot = w.devnet.control().snapshot().await.expect("a snapshot");
    for (transaction, fault) in trades(w).iter().zip(FAULTS) {
        let done = w.on_l2(transaction).await;
        assert_eq!(done.as_ref().err().and_then(|error| error.fault()), fault, "{done:?}");
    }
    let direct = w.cells(&sub_block).await;
    w.devnet.control().restore(&snapshot).await.expect("restored");
    assert_ne!(w.cells(&sub_block).await, direct);

    w.register(&w.thread, &sub_block).await;
    let settled = settle(&w.admin, &w.thread, &sub_block, w.os_version()).await.expect("it settles");
    let receipt = settled.receipt.expect("now");
    assert!(w.emitted(&receipt).await.is_empty(), "a thread that commits to its events emits none");
    let new: Vec<Felt> = sub_block.entries().map(|entry| entry.new).collect();
    assert_eq!(w.cells(&sub_block).await, new);
    assert_eq!(new, direct);
    let groups = groups_of(&sub_block);
    assert_eq!(groups.iter().map(|group| group.contract).collect::<Vec<_>>(), [ledger, shop]);

    // Plain RPC calls, also of a view that asks the other contract.
    assert_eq!((w.balance(shop).await, w.balance(admin).await), (1_000 - 250, SUPPLY - 1_000 + 250));
    assert_eq!(w.viewed(1, "wealth", &[]).await, 750);
    assert_eq!(
        (w.viewed(1, "price_of", &[7_u8.into()]).await, w.viewed(1, "price_of", &[9_u8.into()]).await),
        (250, 2_000)
    );

    // Both go on from there, on L2 and in the thread.
    let more = w.transactions(&format!(
        r#"[{{"sender": "{admin:#x}", "contract": "Ledger", "call": {{"pay_price": {{"shop": "@Shop", "item": 9}}}}}},
            {{"sender": "{admin:#x}", "contract": "Shop", "call": {{"buy": {{"item": 9}}}}}}]"#
    ));
    w.on_l2(&more[0]).await.expect("a plain call");
    assert_eq!(w.balance(shop).await, 2_750);
    let next = w.run(&w.thread, more[1..].to_vec()).await.sub_block;
    assert_eq!((next.header.number, next.receipts[0].fault()), (2, None));
    w.register(&w.thread, &next).await;
    settle(&w.admin, &w.thread, &next, w.os_version()).await.expect("it settles");
    assert_eq!(w.viewed(1, "wealth", &[]).await, 750);

    // Deploying again finds everything in its place; with another salt they are another thread.
    let again = w.other_thread(0, 0).await;
    assert_eq!((again.receipt, again.contracts), (None, w.thread.contracts.clone()));
    let other = w.other_thread(1, 0).await;
    assert!(other.addresses().iter().all(|contract| !w.thread.addresses().contains(contract)));
    assert_ne!(other.thread_id, w.thread.thread_id);
}

#[tokio::test]
async fn no_contract_of_a_thread_settles_what_is_anothers() {
    let world = &World::with(Kit::market(), false).await;

    case(world, "a stale entry in the second contract", async |w| {
        let sub_block = trade(w).await;
        w.register(&w.thread, &sub_block).await;
        let admin = w.admin.address();
        let direct = w.transactions(&format!(
            r#"{{"sender": "{admin:#x}", "contract": "Shop", "call": {{"set_price": {{"item": 9, "price": 1}}}}}}"#
        ));
        w.on_l2(&direct[0]).await.expect("a plain call");
        w.refused(&w.admin, w.settle_call(&sub_block), "Thread: stale entry", &sub_block).await;
        let error = settle(&w.admin, &w.thread, &sub_block, w.os_version()).await.expect_err("stale");
        assert_eq!(error.fault(), Some("Thread: stale entry"));
        let said = error.to_string();
        assert!(said.contains("1 entry is stale") && said.contains(" of Shop: 0x0 when"), "{said}");
    })
    .await;

    case(world, "entries in another contract's group", async |w| {
        let sub_block = trade(w).await;
        w.register(&w.thread, &sub_block).await;
        let (header, groups) = (header_of(&sub_block), groups_of(&sub_block));
        let settle_groups = |groups: &[_]| settle_call(w.thread.manager, w.os_version(), &header, groups, &[], None);
        // `count` has the same address in both, and both counted from 0 to something: the entries fit either storage.
        let same = groups[0].entries.iter().find(|entry| groups[1].entries.iter().any(|other| other.key == entry.key));
        let key = same.expect("both contracts have it").key;
        let place =
            |group: usize| groups[group].entries.iter().position(|entry| entry.key == key).expect("it is there");
        assert_eq!(groups[0].entries[place(0)].old, groups[1].entries[place(1)].old);
        let mut swapped = groups.clone();
        swapped[0].entries[place(0)] = groups[1].entries[place(1)];
        swapped[1].entries[place(1)] = groups[0].entries[place(0)];
        assert_ne!(swapped, groups);
        w.refused(&w.admin, settle_groups(&swapped), "Manager: unknown fact", &sub_block).await;
        // From one to the other: the whole list is the same when the last of the first becomes the first of the second.
        let mut moved = groups.clone();
        let last = moved[0].entries.pop().expect("it has entries");
        moved[1].entries.insert(0, last);
        w.refused(&w.admin, settle_groups(&moved), "Manager: unknown fact", &sub_block).await;
        let mut moved = groups.clone();
        let first = moved[1].entries.remove(0);
        moved[0].entries.push(first);
        w.refused(&w.admin, settle_groups(&moved), "Manager: unknown fact", &sub_block).await;
        // All of them, or the groups in another order.
        let mut exchanged = groups.clone();
        (exchanged[0].contract, exchanged[1].contract) = (groups[1].contract, groups[0].contract);
        w.refused(&w.admin, settle_groups(&exchanged), "Manager: unknown fact", &sub_block).await;
        let mut reversed = groups.clone();
        reversed.reverse();
        w.refused(&w.admin, settle_groups(&reversed), "Manager: unknown fact", &sub_block).await;
        w.refused(&w.admin, settle_groups(&groups[..1]), "Manager: unknown fact", &sub_block).await;
        // As they are, they settle.
        w.admin.invoke("settling", &[settle_groups(&groups)]).await.expect("it settles");
        let head = status(&w.client, &w.thread).await.expect("a thread");
        assert_eq!((head.number, head.commitment), (1, sub_block.commitment()));
    })
    .await;

    case(world, "the contracts in another order, or one of them alone", async |w| {
        let honest = trade(w).await;
        for change in [|all: &mut Vec<Felt>| all.swap(0, 1), |all: &mut Vec<Felt>| all.truncate(1)] {
            let mut sub_block = honest.clone();
            change(&mut sub_block.contracts);
            w.register(&w.thread, &sub_block).await;
            let (header, groups) = (header_of(&sub_block), groups_of(&honest));
            let call = settle_call(w.thread.manager, w.os_version(), &header, &groups, &[], None);
            w.refused(&w.admin, call, "Manager: wrong contracts", &honest).await;
            let error = settle(&w.admin, &w.thread, &sub_block, w.os_version()).await.expect_err("other contracts");
            assert_eq!(error.code(), "other-thread");
        }
    })
    .await;

    case(world, "the second contract on its own", async |w| {
        let sub_block = trade(w).await;
        let groups = groups_of(&sub_block);
        let call = apply_entries(w.contract(1), &groups[1].entries);
        w.refused(&w.admin, call, "Thread: caller is not manager", &sub_block).await;
        let policy = zkthread_settlement::manager::ThreadPolicy {
            contracts: vec![w.contract(1)],
            os_version: w.os_version(),
            registry: w.thread.registry,
            config: zkthread_settlement::manager::VerifierConfiguration::toolkit(),
            min_security_bits: crate::world::SECURITY_BITS,
            auth: w.thread.auth,
            provers: w.thread.provers.clone(),
            batchers: w.thread.batchers.clone(),
            emits_events: false,
        };
        let call = register_thread(w.thread.manager, &policy);
        w.refused(&w.admin, call, "Manager: already in a thread", &sub_block).await;
    })
    .await;
}
