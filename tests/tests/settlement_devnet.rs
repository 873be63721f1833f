//! Settlement on a real starknet-devnet: everything that must be refused, each with its named error and unchanged
//! storage, and the whole way with a real proof. Installs starknet-devnet when it is missing, which takes a while.

#![expect(clippy::disallowed_macros, reason = "what a test tells is for who reads its output")]

// It has the formatting of a new project, not of this one.
#[rustfmt::skip]
#[allow(dead_code)]
#[path = "../../templates/token/src/lib.rs"]
mod token_template;
#[path = "settlement_devnet/emitting.rs"]
mod emitting;
#[path = "settlement_devnet/kit.rs"]
mod kit;
#[path = "settlement_devnet/ledger.rs"]
mod ledger_contract;
#[path = "settlement_devnet/policy.rs"]
mod policy;
#[path = "settlement_devnet/several.rs"]
mod several;
#[path = "settlement_devnet/shop.rs"]
mod shop_contract;
#[path = "settlement_devnet/signed.rs"]
mod signed;
#[path = "settlement_devnet/world.rs"]
mod world;

use kit::SUPPLY;
use starknet_types_core::felt::Felt;
use world::{SECURITY_BITS, World};
use zkthread::host::Built;
use zkthread_settlement::manager::{
    Allowed, Deployment, VerifierConfiguration, add_os_version, apply_entries, groups_of, header_of, register_fact,
    register_fact_call, register_thread, set_active, settle, settle_call, status, verifications,
};
use zkthread_settlement::{Account, Call, Credentials, Receipt, SettlementError};

const BOB: Felt = Felt::from_hex_unchecked("0xb0b");

/// Runs one case on the world's state, which is put back afterwards.
async fn case(world: &World, name: &str, body: impl AsyncFnOnce(&World)) {
    eprintln!("case: {name}");
    let snapshot = world.devnet.control().snapshot().await.expect("a snapshot");
    body(world).await;
    world.devnet.control().restore(&snapshot).await.expect("restored");
}

#[tokio::test]
async fn what_must_not_settle_does_not() {
    let world = &World::new().await;

    case(world, "an honest sub-block settles, so that what follows fails for its own reason", async |w| {
        let sub_block = w.small_sub_block().await;
        w.register(&w.thread, &sub_block).await;
        let settled = settle(&w.admin, &w.thread, &sub_block, w.os_version()).await.expect("it settles");
        assert!(settled.receipt.is_some());
        assert_eq!((w.balance(BOB).await, w.balance(w.admin.address()).await), (5, SUPPLY - 5));
    })
    .await;

    case(world, "tampered entries", async |w| {
        let sub_block = w.small_sub_block().await;
        w.register(&w.thread, &sub_block).await;
        let mut richer = sub_block.clone();
        richer.rows[0].new[0] += Felt::ONE;
        w.refused(&w.admin, w.settle_call(&richer), "Manager: unknown fact", &sub_block).await;
        let mut fewer = sub_block.clone();
        fewer.rows.pop();
        w.refused(&w.admin, w.settle_call(&fewer), "Manager: unknown fact", &sub_block).await;
        let mut more = sub_block.clone();
        more.rows.push(more.rows[0].clone());
        w.refused(&w.admin, w.settle_call(&more), "Manager: unknown fact", &sub_block).await;
        // Old values that fit the storage but are not the proven ones.
        let mut older = sub_block.clone();
        w.transfer_on_l2(&w.admin, BOB, 1).await;
        let keys: Vec<Felt> = older.rows.iter().map(|row| row.address).collect();
        let present = w.client.storage(w.contract(0), &keys).await.expect("storage");
        for (row, value) in older.rows.iter_mut().zip(present) {
            row.old = vec![value];
        }
        w.refused(&w.admin, w.settle_call(&older), "Manager: unknown fact", &sub_block).await;
    })
    .await;

    case(world, "stale input: an L2 transfer in between", async |w| {
        let sub_block = w.small_sub_block().await;
        w.register(&w.thread, &sub_block).await;
        w.transfer_on_l2(&w.admin, BOB, 1).await;
        w.refused(&w.admin, w.settle_call(&sub_block), "Thread: stale entry", &sub_block).await;
        let error = settle(&w.admin, &w.thread, &sub_block, w.os_version()).await.expect_err("stale");
        assert_eq!(error.fault(), Some("Thread: stale entry"));
        assert!(error.to_string().contains("2 entries are stale"), "{error}");
    })
    .await;

    case(world, "unregistered fact", async |w| {
        let sub_block = w.small_sub_block().await;
        w.refused(&w.admin, w.settle_call(&sub_block), "Manager: unknown fact", &sub_block).await;
        // Known, but from another verifier than the thread's.
        let foreign = VerifierConfiguration { hasher: Felt::ONE, ..VerifierConfiguration::toolkit() };
        w.register_with(&w.thread, &sub_block, SECURITY_BITS, &foreign).await;
        w.refused(&w.admin, w.settle_call(&sub_block), "Manager: unknown fact", &sub_block).await;
    })
    .await;

    case(world, "only registrars register facts", async |w| {
        let sub_block = w.small_sub_block().await;
        let fact = sub_block.fact(&w.os_version());
        let config = VerifierConfiguration::toolkit();
        let call = register_fact_call(w.thread.registry, fact, SECURITY_BITS, &config);
        w.refused(&w.stranger, call, "Registry: not a registrar", &sub_block).await;
        let known = verifications(&w.client, w.thread.registry, fact).await.expect("a list");
        assert!(known.is_empty());
    })
    .await;

    case(world, "too few security bits", async |w| {
        let sub_block = w.small_sub_block().await;
        let config = VerifierConfiguration::toolkit();
        w.register_with(&w.thread, &sub_block, SECURITY_BITS - 1, &config).await;
        w.refused(&w.admin, w.settle_call(&sub_block), "Manager: too few security bits", &sub_block).await;
        w.register(&w.thread, &sub_block).await;
        settle(&w.admin, &w.thread, &sub_block, w.os_version()).await.expect("a better proof of it settles");
    })
    .await;

    case(world, "wrong OS version", async |w| {
        let sub_block = w.small_sub_block().await;
        w.register(&w.thread, &sub_block).await;
        let other = w.os_version() + Felt::ONE;
        let call = || settle_call(w.thread.manager, other, &header_of(&sub_block), &groups_of(&sub_block), &[], None);
        w.refused(&w.admin, call(), "Manager: unknown OS version", &sub_block).await;
        // A version of the thread, but not the one that was proven.
        let now = w.client.latest_block().await.expect("a block").timestamp;
        let add = |from, until| add_os_version(w.thread.manager, w.thread.thread_id, other, from, until);
        w.admin.invoke("adding", &[add(0, u64::MAX)]).await.expect("the owner adds a version");
        w.refused(&w.admin, call(), "Manager: unknown fact", &sub_block).await;
        // Not yet valid, and no longer.
        w.admin.invoke("adding", &[add(now + 10_000, u64::MAX)]).await.expect("the owner changes a window");
        w.refused(&w.admin, call(), "Manager: unknown OS version", &sub_block).await;
        w.admin.invoke("adding", &[add(0, now)]).await.expect("the owner changes a window");
        w.refused(&w.admin, call(), "Manager: unknown OS version", &sub_block).await;
        w.refused(&w.stranger, add(0, u64::MAX), "Manager: caller is not owner", &sub_block).await;
    })
    .await;

    case(world, "replayed sub-block", async |w| {
        let first = w.small_sub_block().await;
        w.register(&w.thread, &first).await;
        settle(&w.admin, &w.thread, &first, w.os_version()).await.expect("it settles");
        w.refused(&w.admin, w.settle_call(&first), "Manager: wrong number", &first).await;
        // The client knows that it is settled, also after others.
        let again = settle(&w.admin, &w.thread, &first, w.os_version()).await.expect("already settled is success");
        assert_eq!(again.receipt, None);
        let second = w.small_sub_block().await;
        w.register(&w.thread, &second).await;
        settle(&w.admin, &w.thread, &second, w.os_version()).await.expect("it settles");
        let again = settle(&w.admin, &w.thread, &first, w.os_version()).await.expect("already settled is success");
        assert_eq!(again.receipt, None);
        // Another sub-block with a settled number is no success.
        let mut other = first.clone();
        other.header.timestamp -= 1;
        let error = settle(&w.admin, &w.thread, &other, w.os_version()).await.expect_err("another one");
        assert_eq!(error.fault(), Some("Manager: wrong number"));
    })
    .await;

    case(world, "skipped number", async |w| {
        let mut sub_block = w.small_sub_block().await;
        sub_block.header.number += 1;
        w.register(&w.thread, &sub_block).await;
        w.refused(&w.admin, w.settle_call(&sub_block), "Manager: wrong number", &sub_block).await;
        sub_block.header.number = 0;
        w.register(&w.thread, &sub_block).await;
        w.refused(&w.admin, w.settle_call(&sub_block), "Manager: wrong number", &sub_block).await;
    })
    .await;

    case(world, "wrong parent", async |w| {
        let mut sub_block = w.small_sub_block().await;
        sub_block.header.parent = Felt::ONE;
        w.register(&w.thread, &sub_block).await;
        w.refused(&w.admin, w.settle_call(&sub_block), "Manager: wrong parent", &sub_block).await;
    })
    .await;

    case(world, "another thread's sub-block", async |w| {
        let other = w.other_thread(1, 0).await;
        assert_eq!((other.manager, other.registry), (w.thread.manager, w.thread.registry));
        assert_ne!(other.contracts, w.thread.contracts);
        assert_ne!(other.thread_id, w.thread.thread_id);
        let own = w.small_sub_block().await;
        let foreign = w.sub_block(&other, &[(w.admin.address(), BOB, 5)]).await;
        w.register(&other, &foreign).await;
        // Under this thread's id: it is of other contracts.
        let mut renamed = foreign.clone();
        renamed.header.thread_id = w.thread.thread_id;
        w.register(&w.thread, &renamed).await;
        w.refused(&w.admin, w.settle_call(&renamed), "Manager: wrong contracts", &own).await;
        // Also saying that it is of this thread's contracts, with the other's entries.
        let mut header = header_of(&renamed);
        header.contracts_hash = own.contracts_hash();
        let call = settle_call(w.thread.manager, w.os_version(), &header, &groups_of(&foreign), &[], None);
        w.refused(&w.admin, call, "Manager: foreign contract", &own).await;
        // This thread's entries, proven as the other thread's.
        let mut groups = groups_of(&foreign);
        groups[0].contract = w.contract(0);
        let call = settle_call(w.thread.manager, w.os_version(), &header, &groups, &[], None);
        w.refused(&w.admin, call, "Manager: unknown fact", &own).await;
        // A thread that does not exist.
        let mut nowhere = own.clone();
        nowhere.header.thread_id = Felt::from(77);
        w.refused(&w.admin, w.settle_call(&nowhere), "Manager: unknown thread", &own).await;
        // The client says so before it asks anybody.
        let error = settle(&w.admin, &w.thread, &foreign, w.os_version()).await.expect_err("of another thread");
        assert_eq!(error.code(), "other-thread");
    })
    .await;

    case(world, "other chain or manager", async |w| {
        let mut sub_block = w.small_sub_block().await;
        sub_block.header.chain_id = Felt::from_bytes_be_slice(b"SN_MAIN");
        w.register(&w.thread, &sub_block).await;
        w.refused(&w.admin, w.settle_call(&sub_block), "Manager: wrong chain", &sub_block).await;
        let sub_block = w.small_sub_block().await;
        w.register(&w.thread, &sub_block).await;
        let other = w.other_thread(1, 1).await;
        assert_ne!(other.manager, w.thread.manager);
        assert_eq!(other.thread_id, w.thread.thread_id);
        let call =
            settle_call(other.manager, w.os_version(), &header_of(&sub_block), &groups_of(&sub_block), &[], None);
        w.refused(&w.admin, call, "Manager: wrong manager", &sub_block).await;
    })
    .await;

    case(world, "timestamp out of range", async |w| {
        let first = w.small_sub_block().await;
        let mut future = first.clone();
        future.header.timestamp += 100_000;
        w.register(&w.thread, &future).await;
        w.refused(&w.admin, w.settle_call(&future), "Manager: timestamp in future", &first).await;
        w.register(&w.thread, &first).await;
        settle(&w.admin, &w.thread, &first, w.os_version()).await.expect("it settles");
        let mut early = w.small_sub_block().await;
        early.header.timestamp = first.header.timestamp - 1;
        w.register(&w.thread, &early).await;
        w.refused(&w.admin, w.settle_call(&early), "Manager: timestamp too early", &early).await;
        // The same second is in order, and the future one day is the present.
        early.header.timestamp = first.header.timestamp;
        w.register(&w.thread, &early).await;
        settle(&w.admin, &w.thread, &early, w.os_version()).await.expect("it settles");
        w.devnet.control().set_time(future.header.timestamp + 10).await.expect("the clock moves");
        let third = w.small_sub_block().await;
        assert!(third.header.timestamp > future.header.timestamp);
        w.register(&w.thread, &third).await;
        settle(&w.admin, &w.thread, &third, w.os_version()).await.expect("it settles");
    })
    .await;

    case(world, "a thread that is not active", async |w| {
        let sub_block = w.small_sub_block().await;
        w.register(&w.thread, &sub_block).await;
        let activate = |active| set_active(w.thread.manager, w.thread.thread_id, active);
        w.refused(&w.stranger, activate(false), "Manager: caller is not owner", &sub_block).await;
        w.admin.invoke("pausing", &[activate(false)]).await.expect("the owner pauses");
        w.refused(&w.admin, w.settle_call(&sub_block), "Manager: thread not active", &sub_block).await;
        w.admin.invoke("resuming", &[activate(true)]).await.expect("the owner resumes");
        settle(&w.admin, &w.thread, &sub_block, w.os_version()).await.expect("it settles");
    })
    .await;

    case(world, "direct call of zkthread_apply", async |w| {
        let sub_block = w.small_sub_block().await;
        let groups = groups_of(&sub_block);
        for account in [&w.admin, &w.stranger] {
            let call = apply_entries(w.contract(0), &groups[0].entries);
            w.refused(account, call, "Thread: caller is not manager", &sub_block).await;
        }
    })
    .await;

    case(world, "what the client sees before anything is sent", async |w| {
        let sub_block = w.small_sub_block().await;
        let code = |error: SettlementError| {
            assert!(error.help().is_some(), "{error}");
            error.code()
        };
        let other_chain = Deployment { chain_id: Felt::from_bytes_be_slice(b"SN_MAIN"), ..w.thread.clone() };
        let error = settle(&w.admin, &other_chain, &sub_block, w.os_version()).await.expect_err("another chain");
        assert_eq!(code(error), "wrong-chain");
        let nowhere = Deployment { manager: Felt::from(77), ..w.thread.clone() };
        let error = status(&w.client, &nowhere).await.expect_err("nothing is deployed there");
        assert_eq!(code(error), "no-contract");
        let nobody = Credentials::new(Felt::from(77), Felt::ONE);
        let error = Account::open(&w.client, &nobody).await.expect_err("no account is there");
        assert_eq!(code(error), "no-contract");
        let impostor = Credentials::new(w.admin.address(), Felt::ONE);
        let impostor = Account::open(&w.client, &impostor).await.expect("the account exists");
        let pause = set_active(w.thread.manager, w.thread.thread_id, false);
        let error = impostor.invoke("pausing", std::slice::from_ref(&pause)).await.expect_err("not its key");
        assert_eq!(error.fault(), Some("Account: invalid signature"));
        let mut huge = groups_of(&sub_block);
        let entry = huge[0].entries[0];
        huge[0].entries.resize(1_700, entry);
        let call = settle_call(w.thread.manager, w.os_version(), &header_of(&sub_block), &huge, &[], None);
        assert_eq!(code(w.admin.invoke("settling", &[call]).await.expect_err("too long")), "limit");
        // An account that has just enough left to ask, and not to pay.
        let strk = Felt::from_hex_unchecked("0x4718f5a0fc34cc1af16a1cdee98ffb20c31f5cd61d6ab07201858f4287c938d");
        let all_but = w.client.balance(w.stranger.address()).await.expect("a balance") - 10_u128.pow(16);
        let give = Call::new(strk, "transfer", vec![w.admin.address(), all_but.into(), Felt::ZERO]);
        w.stranger.invoke("giving everything away", &[give]).await.expect("it has it");
        let calls = vec![Call::new(w.contract(0), "transfer", vec![BOB, Felt::ZERO]); 20];
        assert_eq!(code(w.stranger.invoke("transfers", &calls).await.expect_err("it cannot pay")), "balance");
    })
    .await;

    case(world, "a contract is registered once, by its admin, with its manager", async |w| {
        let sub_block = w.small_sub_block().await;
        let policy = |contracts: Vec<Felt>| zkthread_settlement::manager::ThreadPolicy {
            contracts,
            os_version: w.os_version(),
            registry: w.thread.registry,
            config: VerifierConfiguration::toolkit(),
            min_security_bits: SECURITY_BITS,
            auth: w.thread.auth,
            provers: Allowed::Only(vec![w.stranger.address()]),
            batchers: Allowed::Anyone,
            emits_events: false,
        };
        let register = |manager, contracts| register_thread(manager, &policy(contracts));
        let contract = vec![w.contract(0)];
        let call = register(w.thread.manager, contract.clone());
        w.refused(&w.stranger, call, "Manager: caller is not admin", &sub_block).await;
        let call = register(w.thread.manager, contract.clone());
        w.refused(&w.admin, call, "Manager: already in a thread", &sub_block).await;
        w.refused(&w.admin, register(w.thread.manager, vec![]), "Manager: no contracts", &sub_block).await;
        let other = w.other_thread(1, 1).await;
        w.refused(&w.admin, register(other.manager, contract), "Manager: other manager", &sub_block).await;
    })
    .await;
}

#[tokio::test]
async fn a_proven_sub_block_settles_and_the_token_goes_on_on_l2() {
    let w = World::new().await;
    let (alice, carol) = (w.admin.address(), w.stranger.address());

    // Bob has nothing when he tries: that transfer reverts and the rest settles.
    let transfers = [(alice, carol, 300), (BOB, alice, 1), (carol, BOB, 100), (alice, carol, 7)];
    let sub_block = w.sub_block(&w.thread, &transfers).await;
    assert_eq!(sub_block.receipts[1].fault().as_deref(), Some("Token: insufficient balance"));
    let proof = w.prove(&sub_block);

    // The registrar verifies: a proof of one sub-block is no proof of another one, nor of another program.
    let mut other = sub_block.clone();
    other.rows[0].new[0] += Felt::ONE;
    let refused = register_fact(&w.admin, &w.thread, &proof, &other, w.os_version()).await.expect_err("no proof of it");
    assert_eq!(refused.code(), "proof", "{refused}");
    let wrong = w.os_version() + Felt::ONE;
    let refused = register_fact(&w.admin, &w.thread, &proof, &sub_block, wrong).await.expect_err("another program");
    assert_eq!(refused.code(), "proof", "{refused}");
    for (sub_block, os_version) in [(&other, w.os_version()), (&sub_block, wrong)] {
        let known = verifications(&w.client, w.thread.registry, sub_block.fact(&os_version)).await.expect("a list");
        assert!(known.is_empty(), "nothing was registered");
    }

    let registered = register_fact(&w.admin, &w.thread, &proof, &sub_block, w.os_version()).await.expect("registered");
    assert!(registered.receipt.is_some() && registered.security_bits >= SECURITY_BITS);
    let again = register_fact(&w.admin, &w.thread, &proof, &sub_block, w.os_version()).await.expect("registered");
    assert_eq!(again.receipt, None);

    let settled = settle(&w.admin, &w.thread, &sub_block, w.os_version()).await.expect("it settles");
    let receipt = settled.receipt.expect("now");
    assert!(receipt.l2_gas > 0 && receipt.fee > 0);
    eprintln!("settled {} entries: {receipt:?}", sub_block.entries().count());
    let now = status(&w.client, &w.thread).await.expect("a thread");
    assert_eq!((now.number, now.commitment), (1, sub_block.commitment()));

    // A plain RPC call returns the native result, and a plain L2 transfer works on the same storage.
    for (owner, balance) in [(alice, SUPPLY - 307), (carol, 207), (BOB, 100)] {
        assert_eq!(w.balance(owner).await, balance);
    }
    w.transfer_on_l2(&w.stranger, alice, 200).await;
    assert_eq!((w.balance(alice).await, w.balance(carol).await), (SUPPLY - 107, 7));

    // The thread goes on from there.
    let next = w.sub_block(&w.thread, &[(carol, alice, 7), (carol, alice, 1)]).await;
    assert_eq!((next.header.number, next.header.parent), (2, sub_block.commitment()));
    assert!(next.receipts[1].fault().is_some());
    w.register(&w.thread, &next).await;
    settle(&w.admin, &w.thread, &next, w.os_version()).await.expect("it settles");
    assert_eq!((w.balance(alice).await, w.balance(carol).await), (SUPPLY - 100, 0));

    // Deploying again finds everything in its place.
    let again = w.other_thread(0, 0).await;
    assert_eq!(again.receipt, None);
    assert_eq!((again.thread_id, again.contracts), (w.thread.thread_id, w.thread.contracts.clone()));
}

/// The batcher's limits are those of the network: what it seals fits, and its estimate is on the safe side.
#[tokio::test]
async fn the_largest_sub_blocks_settle_in_one_transaction() {
    let w = World::new().await;
    let alice = w.admin.address();
    let account = |n: u64| Felt::from(0x1000 + n);

    // All to accounts that have nothing yet: cells that were 0 cost the most.
    let transfers: Vec<_> = (0..3_000).map(|n| (alice, account(n), 100)).collect();
    let built = w.build(&w.thread, &transfers).await;
    let limit = built.sealed_by.expect("3,000 new accounts are too many");
    assert!(built.executed > 1_000, "sealed by {limit} after {} transfers", built.executed);
    let largest = settle_now(&w, &built).await;
    assert_eq!(w.balance(account(0)).await, 100);
    assert_eq!(w.balance(account(built.executed as u64 - 1)).await, 100);
    assert_eq!(w.balance(account(built.executed as u64)).await, 0);

    // The usual case: 1,000 transfers among 100 accounts.
    let amount = |n: u64| u128::from(n % 5 + 1);
    let transfers: Vec<_> = (0..1_000).map(|n| (account(n % 100), account((n * 7 + 3) % 100), amount(n))).collect();
    let built = w.build(&w.thread, &transfers).await;
    assert_eq!((built.executed, built.sealed_by), (1_000, None));
    assert!(built.sub_block.receipts.iter().all(|receipt| receipt.fault().is_none()));
    let usual = settle_now(&w, &built).await;
    let direct = w.transfer_on_l2(&w.admin, account(0), 1).await;
    eprintln!("sealed by {limit}: {largest:?}");
    eprintln!("1,000 transfers among 100 accounts: {usual:?}");
    eprintln!("one transfer on L2: {direct:?}");
    assert!(usual.l2_gas / 1_000 < direct.l2_gas, "a settled transfer costs less than one on L2");
}

async fn settle_now(w: &World, built: &Built) -> Receipt {
    w.register(&w.thread, &built.sub_block).await;
    let settled = settle(&w.admin, &w.thread, &built.sub_block, w.os_version()).await.expect("it settles");
    let receipt = settled.receipt.expect("now");
    let estimate = built.usage.l2_gas;
    assert!(receipt.l2_gas <= estimate, "{} L2 gas, estimated {estimate}", receipt.l2_gas);
    receipt
}
