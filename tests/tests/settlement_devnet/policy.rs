//! Who may settle and who may build, where the batcher is believed.

use starknet_types_core::felt::Felt;
use zkthread::sub_block::{BatcherSignature, SubBlock};
use zkthread_settlement::manager::{
    Allowed, Policy, header_of, is_batcher, is_prover, policy, preflight, set_active, set_batcher, set_prover, settle,
    sign_sub_block, verifications,
};
use zkthread_settlement::{Account, SettlementError};

use crate::world::{Terms, World};
use crate::{BOB, case};

/// What the client says of a sub-block before it sends anything.
async fn code(w: &World, from: &Account, sub_block: &SubBlock) -> &'static str {
    let error = settle(from, &w.thread, sub_block, w.os_version()).await.expect_err("refused");
    assert!(error.help().is_some(), "{error}");
    let before = preflight(from, &w.thread, sub_block, w.os_version()).await.expect_err("refused before");
    assert_eq!(before.to_string(), error.to_string());
    error.code()
}

/// Refused although no fact is missing but the sub-block's own, which nobody has paid for: the message.
async fn refused_before(w: &World, from: &Account, sub_block: &SubBlock) -> String {
    let fact = sub_block.fact(&w.os_version());
    let known = verifications(&w.client, w.thread.registry, fact).await.expect("a list");
    assert!(known.is_empty(), "its fact is not registered");
    let error = preflight(from, &w.thread, sub_block, w.os_version()).await.expect_err("refused");
    assert!(error.help().is_some(), "{error}");
    error.to_string()
}

async fn settles(w: &World, from: &Account, sub_block: &SubBlock) {
    let settled = settle(from, &w.thread, sub_block, w.os_version()).await;
    let receipt = settled.unwrap_or_else(|error| panic!("{error}; {:?}", error.help())).receipt;
    assert!(receipt.is_some(), "it settles now");
}

#[tokio::test]
async fn only_provers_settle() {
    let world = &World::new().await;
    let owner = world.admin.address();

    case(world, "an account that is no prover", async |w| {
        let sub_block = w.small_sub_block().await;
        w.register(&w.thread, &sub_block).await;
        let (manager, thread_id, stranger) = (w.thread.manager, w.thread.thread_id, w.stranger.address());
        w.refused(&w.stranger, w.settle_call(&sub_block), "Manager: not a prover", &sub_block).await;
        assert_eq!(code(w, &w.stranger, &sub_block).await, "not-a-prover");
        let allow = |allowed| set_prover(manager, thread_id, stranger, allowed);
        w.refused(&w.stranger, allow(true), "Manager: caller is not owner", &sub_block).await;
        let allow_batcher = set_batcher(manager, thread_id, stranger, true);
        w.refused(&w.stranger, allow_batcher, "Manager: caller is not owner", &sub_block).await;
        w.admin.invoke("allowing", &[allow(true)]).await.expect("the owner allows");
        assert!(is_prover(&w.client, manager, thread_id, stranger).await.expect("an answer"));
        w.admin.invoke("forbidding", &[allow(false)]).await.expect("the owner forbids");
        assert!(!is_prover(&w.client, manager, thread_id, stranger).await.expect("an answer"));
        w.refused(&w.stranger, w.settle_call(&sub_block), "Manager: not a prover", &sub_block).await;
        w.admin.invoke("allowing", &[allow(true)]).await.expect("the owner allows");
        let settled = settle(&w.stranger, &w.thread, &sub_block, w.os_version()).await.expect("it settles");
        eprintln!("without a batcher's signature: {:?}", settled.receipt.expect("now"));
    })
    .await;

    case(world, "anyone may build and settle what nobody signed", async |w| {
        let sub_block = w.small_sub_block().await;
        w.register(&w.thread, &sub_block).await;
        let anyone = |allowed| set_prover(w.thread.manager, w.thread.thread_id, Felt::ZERO, allowed);
        w.admin.invoke("allowing anyone", &[anyone(true)]).await.expect("the owner allows");
        for account in [&w.admin, &w.stranger] {
            w.refused(account, w.settle_call(&sub_block), "Manager: nobody is trusted", &sub_block).await;
            let error = settle(account, &w.thread, &sub_block, w.os_version()).await.expect_err("refused");
            assert_eq!(error.fault(), Some("Manager: nobody is trusted"));
        }
        // Such a thread is not even deployed.
        let open = Terms { provers: Allowed::Anyone, ..w.terms() };
        let error = w.deploy_with(open).await.expect_err("refused");
        assert_eq!((error.code(), error.help().is_some()), ("policy", true));
        // With the named provers alone it goes on.
        w.admin.invoke("forbidding", &[anyone(false)]).await.expect("the owner forbids");
        w.refused(&w.stranger, w.settle_call(&sub_block), "Manager: not a prover", &sub_block).await;
        settles(w, &w.admin, &sub_block).await;
    })
    .await;

    case(world, "deploying again changes who may act", async |w| {
        let found = async || policy(&w.client, &w.thread).await.expect("a policy");
        let of = |provers: &[Felt], batchers| Policy { provers: Allowed::Only(provers.to_vec()), batchers };
        assert_eq!(found().await, of(&[owner], Allowed::Anyone));
        let sub_block = w.small_sub_block().await;
        w.register(&w.thread, &sub_block).await;
        let terms = Terms { provers: Allowed::Only(vec![w.stranger.address()]), ..w.terms() };
        let again = w.deploy_with(terms.clone()).await.expect("deployed");
        assert!(again.receipt.is_some());
        assert_eq!((again.thread_id, &again.contracts), (w.thread.thread_id, &w.thread.contracts));
        assert_eq!(again.provers, terms.provers);
        assert_eq!(found().await, of(&[w.stranger.address()], Allowed::Anyone));
        assert_eq!(w.deploy_with(terms).await.expect("deployed").receipt, None, "nothing is left to change");
        assert_eq!(code(w, &w.admin, &sub_block).await, "not-a-prover");
        settles(w, &w.stranger, &sub_block).await;
        // Anyone, when there are batchers to believe.
        let batchers = Allowed::Only(vec![BOB]);
        let terms = Terms { provers: Allowed::Anyone, batchers: batchers.clone(), ..w.terms() };
        w.deploy_with(terms).await.expect("deployed");
        assert_eq!(found().await, Policy { provers: Allowed::Anyone, batchers });
    })
    .await;
}

/// Anyone may settle what the stranger signed as batcher.
async fn name_batchers(w: &World, batchers: &[Felt]) {
    let terms = Terms { provers: Allowed::Anyone, batchers: Allowed::Only(batchers.to_vec()), ..w.terms() };
    w.deploy_with(terms).await.expect("deployed");
}

fn signed(batcher: &Account, sub_block: &SubBlock) -> SubBlock {
    let signature = sign_sub_block(batcher, sub_block).expect("signed");
    SubBlock { batcher_signature: Some(signature), ..sub_block.clone() }
}

#[tokio::test]
async fn named_batchers_sign() {
    let world = &World::new().await;
    let batcher = world.stranger.address();
    name_batchers(world, &[batcher]).await;
    let third = world.account(2).await;

    case(world, "a batcher has signed, and anyone settles", async |w| {
        let sub_block = w.small_sub_block().await;
        w.register(&w.thread, &sub_block).await;
        let is_named = async |account| {
            is_batcher(&w.client, w.thread.manager, w.thread.thread_id, account).await.expect("an answer")
        };
        assert!(is_named(batcher).await && !is_named(third.address()).await && !is_named(Felt::ZERO).await);
        let signed = signed(&w.stranger, &sub_block);
        assert_eq!(signed.commitment(), sub_block.commitment(), "the proof is of both");
        let settled = settle(&third, &w.thread, &signed, w.os_version()).await.expect("it settles");
        eprintln!("with a batcher's signature: {:?}", settled.receipt.expect("now"));
        assert_eq!(w.balance(BOB).await, 5);
    })
    .await;

    case(world, "no batcher has signed", async |w| {
        let sub_block = w.small_sub_block().await;
        w.register(&w.thread, &sub_block).await;
        for account in [&w.admin, &w.stranger, &third] {
            w.refused(account, w.settle_call(&sub_block), "Manager: not a batcher", &sub_block).await;
            assert_eq!(code(w, account, &sub_block).await, "no-batcher-signature");
        }
        // Neither the owner nor whoever settles is one by that.
        for account in [&w.admin, &third] {
            let signed = signed(account, &sub_block);
            w.refused(&third, w.settle_call(&signed), "Manager: not a batcher", &sub_block).await;
            assert_eq!(code(w, &third, &signed).await, "not-a-batcher");
        }
    })
    .await;

    case(world, "forged signatures", async |w| {
        let sub_block = w.small_sub_block().await;
        w.register(&w.thread, &sub_block).await;
        let honest = signed(&w.stranger, &sub_block);
        let signature = honest.batcher_signature.clone().expect("signed").signature;
        let foreign = |change: &dyn Fn(&mut SubBlock)| {
            let mut other = sub_block.clone();
            change(&mut other);
            sign_sub_block(&w.stranger, &other).expect("signed").signature
        };
        let mut forged = vec![
            ("of another account", sign_sub_block(&w.admin, &sub_block).expect("signed").signature),
            ("none", Vec::new()),
            ("half of it", signature[..1].to_vec()),
            ("more than it", [&signature[..], &[Felt::ONE]].concat()),
            ("of another result", foreign(&|other| other.rows[0].new[0] += Felt::ONE)),
            ("for another number", foreign(&|other| other.header.number += 1)),
            ("for another thread", foreign(&|other| other.header.thread_id += Felt::ONE)),
            ("for another manager", foreign(&|other| other.header.manager += Felt::ONE)),
            ("for another chain", foreign(&|other| other.header.chain_id += Felt::ONE)),
        ];
        for part in 0..2 {
            let mut changed = signature.clone();
            changed[part] += Felt::ONE;
            forged.push(("a little beside it", changed));
        }
        for (name, signature) in forged {
            eprintln!("signature: {name}");
            let forged =
                SubBlock { batcher_signature: Some(BatcherSignature { batcher, signature }), ..sub_block.clone() };
            w.refused(&third, w.settle_call(&forged), "Manager: bad batcher signature", &sub_block).await;
            assert_eq!(code(w, &third, &forged).await, "bad-batcher-signature");
        }
        settles(w, &third, &honest).await;
    })
    .await;

    case(world, "signed by a batcher for an earlier sub-block", async |w| {
        let first = signed(&w.stranger, &w.small_sub_block().await);
        w.register(&w.thread, &first).await;
        settles(w, &third, &first).await;
        let mut second = w.small_sub_block().await;
        w.register(&w.thread, &second).await;
        second.batcher_signature = first.batcher_signature.clone();
        w.refused(&third, w.settle_call(&second), "Manager: bad batcher signature", &second).await;
        settles(w, &third, &signed(&w.stranger, &second)).await;
    })
    .await;

    case(world, "a batcher that is no account", async |w| {
        name_batchers(w, &[BOB]).await;
        let sub_block = w.small_sub_block().await;
        w.register(&w.thread, &sub_block).await;
        let mut forged = signed(&w.stranger, &sub_block);
        assert_eq!(code(w, &third, &forged).await, "not-a-batcher");
        forged.batcher_signature.as_mut().expect("signed").batcher = BOB;
        assert_eq!(code(w, &third, &forged).await, "bad-batcher-signature");
        let call = w.settle_call(&forged);
        let error = third.invoke("an attack", &[call]).await.expect_err("refused");
        assert_eq!(error.code(), "reverted", "{error}");
    })
    .await;
}

#[tokio::test]
async fn what_is_out_of_order_or_time_does_not_settle() {
    let world = &World::new().await;

    // No thread program gives such a sub-block: its transactions have no deadlines.
    case(world, "valid no longer", async |w| {
        let honest = w.small_sub_block().await;
        assert_eq!(honest.valid_until, u64::MAX);
        let now = w.client.latest_block().await.expect("a block").timestamp;
        let limited = SubBlock { valid_until: now + 10_000, ..honest.clone() };
        w.register(&w.thread, &limited).await;
        w.devnet.control().set_time(now + 10_001).await.expect("the clock moves");
        w.refused(&w.admin, w.settle_call(&limited), "Manager: sub-block expired", &honest).await;
        let error = settle(&w.admin, &w.thread, &limited, w.os_version()).await.expect_err("expired");
        assert_eq!(error.code(), "expired");
        assert!(error.to_string().contains(&format!("until {},", now + 10_000)), "{error}");
        // Saying that it is valid for longer makes it another one.
        let call = {
            let mut longer = limited.clone();
            longer.valid_until = u64::MAX;
            assert_ne!(header_of(&longer), header_of(&limited));
            w.settle_call(&longer)
        };
        w.refused(&w.admin, call, "Manager: unknown fact", &honest).await;
        w.register(&w.thread, &honest).await;
        settles(w, &w.admin, &honest).await;
    })
    .await;

    case(world, "two first sub-blocks, in both orders", async |w| {
        let one = w.small_sub_block().await;
        let other = w.sub_block(&w.thread, &[(w.admin.address(), BOB, 7)]).await;
        w.register(&w.thread, &one).await;
        w.register(&w.thread, &other).await;
        for (first, second) in [(&one, &other), (&other, &one)] {
            let snapshot = w.devnet.control().snapshot().await.expect("a snapshot");
            settles(w, &w.admin, first).await;
            w.refused(&w.admin, w.settle_call(second), "Manager: wrong number", second).await;
            // Not even when it is made the second.
            let mut later = (*second).clone();
            (later.header.number, later.header.parent) = (2, first.commitment());
            later.header.timestamp = later.header.timestamp.max(first.header.timestamp);
            w.register(&w.thread, &later).await;
            w.refused(&w.admin, w.settle_call(&later), "Thread: stale entry", second).await;
            w.devnet.control().restore(&snapshot).await.expect("restored");
        }
    })
    .await;

    case(world, "the second before the first", async |w| {
        let first = w.small_sub_block().await;
        w.register(&w.thread, &first).await;
        let snapshot = w.devnet.control().snapshot().await.expect("a snapshot");
        settles(w, &w.admin, &first).await;
        let second = w.small_sub_block().await;
        w.devnet.control().restore(&snapshot).await.expect("restored");
        w.register(&w.thread, &second).await;
        w.refused(&w.admin, w.settle_call(&second), "Manager: wrong number", &first).await;
        settles(w, &w.admin, &first).await;
        settles(w, &w.admin, &second).await;
        assert_eq!(w.balance(BOB).await, 10);
    })
    .await;
}

/// Who would pay for a fact that is of no use learns it before.
#[tokio::test]
async fn what_will_not_settle_is_refused_before_its_fact_is_registered() {
    let world = &World::new().await;

    case(world, "as it should be, and once more when it is settled", async |w| {
        let sub_block = w.small_sub_block().await;
        let ahead = async |sub_block| preflight(&w.admin, &w.thread, sub_block, w.os_version()).await;
        ahead(&sub_block).await.expect("only its fact is missing");
        w.register(&w.thread, &sub_block).await;
        ahead(&sub_block).await.expect("nothing is missing");
        settles(w, &w.admin, &sub_block).await;
        ahead(&sub_block).await.expect("settled already");
    })
    .await;

    case(world, "by an account that may not", async |w| {
        let sub_block = w.small_sub_block().await;
        assert!(refused_before(w, &w.stranger, &sub_block).await.contains("is not a prover"));
    })
    .await;

    case(world, "what no batcher has signed", async |w| {
        let sub_block = w.small_sub_block().await;
        name_batchers(w, &[w.stranger.address()]).await;
        assert!(refused_before(w, &w.admin, &sub_block).await.contains("signed by no batcher"));
        preflight(&w.admin, &w.thread, &signed(&w.stranger, &sub_block), w.os_version()).await.expect("signed");
    })
    .await;

    case(world, "expired, not the next, of another program, of a paused thread", async |w| {
        let sub_block = w.small_sub_block().await;
        let expired = SubBlock { valid_until: 1, ..sub_block.clone() };
        assert!(refused_before(w, &w.admin, &expired).await.contains("has expired"));
        let mut second = sub_block.clone();
        second.header.number = 2;
        assert!(refused_before(w, &w.admin, &second).await.contains("Manager: wrong number"));
        let other = preflight(&w.admin, &w.thread, &sub_block, w.os_version() + Felt::ONE).await;
        assert_eq!(other.expect_err("another program").fault(), Some("Manager: unknown OS version"));
        let pause = set_active(w.thread.manager, w.thread.thread_id, false);
        w.admin.invoke("pausing", &[pause]).await.expect("the owner pauses");
        assert!(refused_before(w, &w.admin, &sub_block).await.contains("Manager: thread not active"));
    })
    .await;

    case(world, "on storage that has changed", async |w| {
        let sub_block = w.small_sub_block().await;
        w.transfer_on_l2(&w.admin, BOB, 1).await;
        let message = refused_before(w, &w.admin, &sub_block).await;
        assert!(message.contains("entries are stale, as ") && message.contains("'Thread: stale entry'"), "{message}");
        w.register(&w.thread, &sub_block).await;
        let error = settle(&w.admin, &w.thread, &sub_block, w.os_version()).await.expect_err("refused");
        assert_eq!(error.to_string(), message);
    })
    .await;
}

#[tokio::test]
async fn the_same_contracts_under_another_scheme_are_another_thread() {
    let w = &World::new().await;
    let signed = w.deploy_signed().await;
    assert_eq!((signed.manager, signed.registry), (w.thread.manager, w.thread.registry));
    assert_ne!(signed.thread_id, w.thread.thread_id);
    assert!(signed.addresses().iter().all(|contract| !w.thread.addresses().contains(contract)));
    let error: SettlementError =
        settle(&w.admin, &signed, &w.small_sub_block().await, w.os_version()).await.expect_err("of another thread");
    assert_eq!(error.code(), "other-thread");
}
