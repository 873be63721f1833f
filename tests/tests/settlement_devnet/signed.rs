//! A thread whose transactions are signed: keys on L2, and what becomes of a sub-block when they change.

use starknet_types_core::felt::Felt;
use zkthread::felts::selector;
use zkthread::host::{Built, HostError, Limits};
use zkthread::signature::{Signature, public_key, sign};
use zkthread::sub_block::{Auth, Authorization, Call, EntryPoint, Header, SubBlock, Transaction};
use zkthread::typed_data::transaction_hash;
use zkthread_prover::run;
use zkthread_settlement::manager::keys::{self, ThreadKey, authorize_key, revoke_key};
use zkthread_settlement::manager::{Deployment, register_fact, settle, status};
use zkthread_settlement::{Account, SettlementError};

use crate::kit::SUPPLY;
use crate::world::{SECURITY_BITS, SETTLE_WITHIN, World};
use crate::{BOB, case};

/// Private keys of thread keys, which are not those of any account.
const KEY: Felt = Felt::from_hex_unchecked("0x5ec4e7");
const OTHER_KEY: Felt = Felt::from_hex_unchecked("0x5ec4e8");
/// Longer than any test.
const LONG: u64 = 1_000_000;

/// The whole scope.
fn everything(private_key: Felt, expires: u64) -> ThreadKey {
    ThreadKey { public_key: public_key(&private_key).expect("a key"), expires, scope: Vec::new() }
}

async fn authorize(w: &World, account: &Account, key: &ThreadKey) {
    let done = keys::authorize(account, &w.thread, key).await;
    done.unwrap_or_else(|error| panic!("{error}; {:?}", error.help())).expect("a transaction");
}

fn transfer(w: &World, to: Felt, amount: u128) -> Call {
    Call { contract: w.contract(0), function: "transfer".to_owned(), calldata: vec![to, amount.into()] }
}

/// As much of a header as is signed.
fn header(w: &World) -> Header {
    let Deployment { chain_id, manager, thread_id, .. } = w.thread;
    Header { chain_id, manager, thread_id, ..Header::default() }
}

/// A bundle of calls, signed.
struct Bundle {
    sender: Felt,
    private_key: Felt,
    nonce: u64,
    deadline: u64,
    is_atomic: bool,
    calls: Vec<Call>,
}

impl Bundle {
    fn sign(self, w: &World) -> Transaction {
        let Self { sender, private_key, nonce, deadline, is_atomic, calls } = self;
        let public_key = public_key(&private_key).expect("a key");
        let unsigned = Authorization { public_key, deadline, is_atomic, signature: Signature::default() };
        let mut transaction = Transaction { sender, nonce, calls, authorization: Some(unsigned) };
        let signature = sign(&private_key, &transaction_hash(&header(w), &transaction)).expect("signed");
        transaction.authorization.as_mut().expect("it has one").signature = signature;
        transaction
    }
}

/// A transfer of the admin's, signed with [`KEY`].
async fn admins(w: &World, nonce: u64, amount: u128) -> Transaction {
    let deadline = w.now().await + LONG;
    let calls = vec![transfer(w, BOB, amount)];
    Bundle { sender: w.admin.address(), private_key: KEY, nonce, deadline, is_atomic: true, calls }.sign(w)
}

async fn try_build(w: &World, transactions: Vec<Transaction>) -> Result<Built, HostError> {
    w.execute(&w.thread, transactions, Limits::default(), false).await
}

/// A sub-block of all these transactions, whose fact is registered as if it were proven.
async fn built(w: &World, transactions: Vec<Transaction>) -> SubBlock {
    let count = transactions.len();
    let built = try_build(w, transactions).await.unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(built.executed, count);
    w.register(&w.thread, &built.sub_block).await;
    built.sub_block
}

async fn refused_by_client(w: &World, sub_block: &SubBlock) -> SettlementError {
    let error = settle(&w.stranger, &w.thread, sub_block, w.os_version()).await.expect_err("refused");
    assert!(error.help().is_some(), "{error}");
    error
}

async fn is_stale(w: &World, sub_block: &SubBlock, words: &str) {
    w.refused(&w.stranger, w.settle_call(sub_block), "Thread: stale entry", sub_block).await;
    let error = refused_by_client(w, sub_block).await;
    assert_eq!(error.fault(), Some("Thread: stale entry"));
    assert!(error.to_string().contains(words), "{error}");
}

async fn settles(w: &World, sub_block: &SubBlock) {
    let settled = settle(&w.stranger, &w.thread, sub_block, w.os_version()).await;
    let receipt = settled.unwrap_or_else(|error| panic!("{error}; {:?}", error.help())).receipt;
    assert!(receipt.is_some(), "it settles now");
}

#[tokio::test]
async fn accounts_authorize_list_and_revoke_keys() {
    let w = &World::signed().await;
    let (admin, now) = (w.admin.address(), w.now().await);
    let list = async |account| keys::list(&w.client, &w.thread, account).await.expect("a list");
    assert!(list(admin).await.is_empty());
    assert_eq!(keys::nonce(&w.client, &w.thread, admin).await.expect("a nonce"), 0);

    // The same again is done already; another expiry or scope replaces the ones before.
    let mut key = everything(KEY, now + LONG);
    authorize(w, &w.admin, &key).await;
    assert_eq!(list(admin).await, [key.clone()]);
    assert_eq!(keys::authorize(&w.admin, &w.thread, &key).await.expect("done"), None);
    key.scope = ["transfer", "mint"]
        .map(|function| EntryPoint { contract: w.contract(0), selector: selector(function) })
        .to_vec();
    authorize(w, &w.admin, &key).await;
    assert_eq!(list(admin).await, [key.clone()]);
    key.expires += 1;
    authorize(w, &w.admin, &key).await;
    let other = everything(OTHER_KEY, now + LONG);
    authorize(w, &w.admin, &other).await;
    assert_eq!(list(admin).await, [key.clone(), other.clone()]);
    assert!(list(w.stranger.address()).await.is_empty(), "they are the account's own");

    // What is refused before it is sent.
    let entry_point = |contract: Felt| EntryPoint { contract, selector: Felt::ONE };
    let foreign = ThreadKey { scope: vec![entry_point(BOB)], ..key.clone() };
    let long = ThreadKey { scope: vec![entry_point(w.contract(0)); 65], ..key.clone() };
    for (key, code, fault) in [
        (foreign, "scope", None),
        (long, "reverted", Some("Thread: scope too long")),
        (ThreadKey { expires: now, ..key.clone() }, "reverted", Some("Thread: expiry in past")),
        (ThreadKey { public_key: Felt::ZERO, ..key.clone() }, "reverted", Some("Thread: invalid public key")),
        // x^3 + x + b is no square there.
        (ThreadKey { public_key: Felt::from(5), ..key.clone() }, "reverted", Some("Thread: invalid public key")),
    ] {
        let error = keys::authorize(&w.admin, &w.thread, &key).await.expect_err("refused");
        assert_eq!((error.code(), error.fault()), (code, fault), "{error}");
        assert!(error.help().is_some(), "{error}");
    }
    assert_eq!(list(admin).await, [key.clone(), other.clone()]);

    // Another account cannot revoke it; its own can once.
    for result in
        [keys::revoke(&w.stranger, &w.thread, key.public_key).await, keys::revoke(&w.admin, &w.thread, Felt::ONE).await]
    {
        let error = result.expect_err("there is no such key");
        assert_eq!((error.code(), error.help().is_some()), ("no-thread-key", true));
    }
    keys::revoke(&w.admin, &w.thread, key.public_key).await.expect("revoked");
    assert_eq!(list(admin).await, [other]);
    assert_eq!(keys::revoke(&w.admin, &w.thread, key.public_key).await.expect_err("again").code(), "no-thread-key");
    let call = revoke_key(w.contract(0), key.public_key);
    let error = w.admin.invoke("revoking", &[call]).await.expect_err("again");
    assert_eq!((error.fault(), error.help().is_some()), (Some("Thread: unknown key"), true));

    // A thread that believes its batcher has no use for keys.
    let believed = Deployment { auth: Auth::Batcher, ..w.thread.clone() };
    let error = keys::authorize(&w.admin, &believed, &key).await.expect_err("no use");
    assert_eq!((error.code(), error.help().is_some()), ("no-keys", true));
}

/// The whole way of signed transactions: anyone settles them, and the next ones go on from there.
#[tokio::test]
async fn signed_sub_blocks_are_settled_by_anyone() {
    let w = &World::signed().await;
    let (admin, stranger) = (w.admin.address(), w.stranger.address());
    let anybody = w.account(2).await;
    let now = w.now().await;
    let scope = vec![EntryPoint { contract: w.contract(0), selector: selector("transfer") }];
    authorize(w, &w.admin, &everything(KEY, now + LONG)).await;
    authorize(w, &w.stranger, &ThreadKey { scope, ..everything(OTHER_KEY, now + 2 * LONG) }).await;

    let bundle = |sender, private_key, nonce, is_atomic, calls| {
        let deadline = now + LONG / 2 + nonce;
        Bundle { sender, private_key, nonce, deadline, is_atomic, calls }.sign(w)
    };
    let too_much = 2 * SUPPLY;
    let transactions = vec![
        bundle(admin, KEY, 0, true, vec![transfer(w, stranger, 300)]),
        bundle(stranger, OTHER_KEY, 0, true, vec![transfer(w, BOB, 100), transfer(w, admin, 50)]),
        bundle(admin, KEY, 1, false, vec![transfer(w, BOB, 5), transfer(w, BOB, too_much), transfer(w, BOB, 1)]),
        bundle(admin, KEY, 2, true, vec![transfer(w, BOB, 7), transfer(w, BOB, too_much)]),
        bundle(stranger, OTHER_KEY, 1, true, vec![transfer(w, BOB, too_much)]),
        bundle(admin, KEY, 3, true, vec![transfer(w, BOB, 11)]),
    ];
    let built_first = try_build(w, transactions).await.unwrap_or_else(|error| panic!("{error}"));
    let (sub_block, estimate) = (built_first.sub_block, built_first.usage.l2_gas);
    w.register(&w.thread, &sub_block).await;
    let fails: Vec<bool> = sub_block.receipts.iter().map(|receipt| receipt.fault().is_some()).collect();
    assert_eq!(fails, [false, false, false, true, false, true, true, false]);
    assert_eq!(sub_block.valid_until, now + LONG / 2);
    let output = run(&w.kit.program.executable, &sub_block.program_input()).expect("the program runs").output;
    assert_eq!(output, sub_block.output(), "the thread program agrees");

    let owner = status(&w.client, &w.thread).await.expect("a thread").owner;
    assert!(owner != anybody.address() && sub_block.transactions.iter().all(|one| one.sender != anybody.address()));
    let settled = settle(&anybody, &w.thread, &sub_block, w.os_version()).await.expect("it settles");
    let receipt = settled.receipt.expect("now");
    eprintln!("{} rows of signed transactions: {} of {estimate} estimated", sub_block.rows.len(), receipt.l2_gas);
    assert!(receipt.l2_gas <= estimate, "{} L2 gas, estimated {estimate}", receipt.l2_gas);
    for (account, balance, nonce) in
        [(admin, SUPPLY - 300 + 50 - 6 - 11, 4), (stranger, 150, 2), (BOB, 100 + 6 + 11, 0)]
    {
        assert_eq!(w.balance(account).await, balance);
        // Transactions that failed have used their nonces too.
        assert_eq!(keys::nonce(&w.client, &w.thread, account).await.expect("a nonce"), nonce);
    }

    // The thread goes on from there, and on L2 the accounts act as ever.
    w.transfer_on_l2(&w.stranger, BOB, 50).await;
    let next = built(w, vec![bundle(stranger, OTHER_KEY, 2, true, vec![transfer(w, BOB, 100)])]).await;
    settles(w, &next).await;
    assert_eq!((w.balance(stranger).await, w.balance(BOB).await), (0, 267));
}

/// With a proof: the registrar believes nothing else, and whoever settles need not be believed at all.
#[tokio::test]
async fn a_proven_signed_sub_block_settles() {
    let w = &World::signed().await;
    let key = everything(KEY, w.now().await + LONG);
    authorize(w, &w.admin, &key).await;
    let calls = [5_u128, 2 * SUPPLY, 6].map(|amount| transfer(w, BOB, amount)).to_vec();
    let deadline = w.now().await + LONG;
    let bundle = Bundle { sender: w.admin.address(), private_key: KEY, nonce: 0, deadline, is_atomic: false, calls };
    let sub_block = try_build(w, vec![bundle.sign(w)]).await.unwrap_or_else(|error| panic!("{error}")).sub_block;
    w.refused(&w.stranger, w.settle_call(&sub_block), "Manager: unknown fact", &sub_block).await;

    let proof = w.prove(&sub_block);
    // A registrar does not register what the proof does not say: that the sub-block is valid for longer, say.
    let longer = SubBlock { valid_until: u64::MAX, ..sub_block.clone() };
    let refused =
        register_fact(&w.admin, &w.thread, &proof, &longer, w.os_version()).await.expect_err("no proof of it");
    assert_eq!(refused.code(), "proof", "{refused}");
    let registered = register_fact(&w.admin, &w.thread, &proof, &sub_block, w.os_version()).await.expect("registered");
    assert!(registered.receipt.is_some() && registered.security_bits >= SECURITY_BITS);
    settles(w, &sub_block).await;
    assert_eq!(w.balance(BOB).await, 11);
    assert_eq!(keys::nonce(&w.client, &w.thread, w.admin.address()).await.expect("a nonce"), 1);
}

/// What the thread program would refuse, the native run refuses before it costs anything.
#[tokio::test]
async fn what_its_sender_did_not_sign_is_not_built() {
    let w = &World::signed().await;
    let (admin, now) = (w.admin.address(), w.now().await);
    let scope = vec![EntryPoint { contract: w.contract(0), selector: selector("mint") }];
    authorize(w, &w.admin, &everything(KEY, now + LONG)).await;
    authorize(w, &w.admin, &ThreadKey { scope, ..everything(OTHER_KEY, now + LONG) }).await;

    let signed = |sender, private_key, nonce, deadline| {
        Bundle { sender, private_key, nonce, deadline, is_atomic: true, calls: vec![transfer(w, BOB, 5)] }.sign(w)
    };
    let good = signed(admin, KEY, 0, now + LONG);
    let changed = |change: &dyn Fn(&mut Transaction)| {
        let mut changed = good.clone();
        change(&mut changed);
        changed
    };
    let unsigned = Transaction::of_batcher(admin, w.contract(0), "transfer", vec![BOB, Felt::from(5)]);
    let of_another_thread = {
        let header = Header { thread_id: w.thread.thread_id + Felt::ONE, ..header(w) };
        let signature = sign(&KEY, &transaction_hash(&header, &good)).expect("signed");
        changed(&|one| one.authorization.as_mut().expect("signed").signature = signature)
    };
    for (transaction, words) in [
        (unsigned, "is not signed"),
        (changed(&|one| one.calls[0].calldata[1] += Felt::ONE), "signature"),
        (changed(&|one| one.calls.push(one.calls[0].clone())), "signature"),
        (of_another_thread, "signature"),
        (signed(w.stranger.address(), KEY, 0, now + LONG), "has not authorized"),
        (signed(admin, OTHER_KEY, 0, now + LONG), "scope"),
        (signed(admin, KEY, 1, now + LONG), "nonce"),
        (signed(admin, KEY, 0, now + SETTLE_WITHIN / 2), "deadline"),
    ] {
        let error = try_build(w, vec![transaction]).await.expect_err("refused");
        assert!(error.to_string().contains(words), "{words}: {error}");
    }
    built(w, vec![good]).await;
}

#[tokio::test]
async fn what_is_not_so_any_more_does_not_settle() {
    let world = &World::signed().await;
    let admin = world.admin.address();
    let key = everything(KEY, world.now().await + LONG);
    authorize(world, &world.admin, &key).await;
    let named = format!("the thread key {:#x} of {admin:#x}", key.public_key);

    case(world, "the key is revoked between building and settling", async |w| {
        let sub_block = built(w, vec![admins(w, 0, 5).await]).await;
        keys::revoke(&w.admin, &w.thread, key.public_key).await.expect("revoked");
        is_stale(w, &sub_block, &format!("1 entry is stale, as {named}: it is revoked now")).await;
        // Authorized again just as it was, the signature is good again.
        authorize(w, &w.admin, &key).await;
        settles(w, &sub_block).await;
    })
    .await;

    case(world, "the key gets another expiry or scope in between", async |w| {
        let sub_block = built(w, vec![admins(w, 0, 5).await]).await;
        let words = format!("1 entry is stale, as {named}: it is authorized with another expiry or scope now");
        authorize(w, &w.admin, &ThreadKey { expires: key.expires + 1, ..key.clone() }).await;
        is_stale(w, &sub_block, &words).await;
        let scope = vec![EntryPoint { contract: w.contract(0), selector: selector("transfer") }];
        authorize(w, &w.admin, &ThreadKey { scope, ..key.clone() }).await;
        is_stale(w, &sub_block, &words).await;
    })
    .await;

    case(world, "another key of the account makes no difference", async |w| {
        let sub_block = built(w, vec![admins(w, 0, 5).await]).await;
        authorize(w, &w.admin, &everything(OTHER_KEY, key.expires)).await;
        // Nor has somebody else's authorization of the same key.
        let call = authorize_key(w.contract(0), &key);
        w.stranger.invoke("authorizing", &[call]).await.expect("its own");
        settles(w, &sub_block).await;
    })
    .await;

    case(world, "settled again, as it is and as the next one", async |w| {
        let sub_block = built(w, vec![admins(w, 0, 5).await]).await;
        settles(w, &sub_block).await;
        w.refused(&w.stranger, w.settle_call(&sub_block), "Manager: wrong number", &sub_block).await;
        let again = settle(&w.stranger, &w.thread, &sub_block, w.os_version()).await.expect("success");
        assert_eq!(again.receipt, None, "it is settled already");
        // A thread program takes the same transactions on the old storage once more: L2 does not.
        let mut next = sub_block.clone();
        (next.header.number, next.header.parent) = (2, sub_block.commitment());
        let output = run(&w.kit.program.executable, &next.program_input()).expect("the program runs").output;
        assert_eq!(output, next.output());
        w.register(&w.thread, &next).await;
        is_stale(w, &next, &format!("the nonce of {admin:#x}: 0x0 when the sub-block was built, 0x1 now")).await;
        // The native run knows it from the nonce.
        let error = try_build(w, sub_block.transactions.clone()).await.expect_err("used");
        assert!(error.to_string().contains("has used"), "{error}");
        assert_eq!(w.balance(BOB).await, 5);
    })
    .await;

    case(world, "two sub-blocks with the same nonce, in both orders", async |w| {
        let one = built(w, vec![admins(w, 0, 5).await]).await;
        let other = built(w, vec![admins(w, 0, 7).await]).await;
        for (first, second) in [(&one, &other), (&other, &one)] {
            let snapshot = w.devnet.control().snapshot().await.expect("a snapshot");
            settles(w, first).await;
            w.refused(&w.stranger, w.settle_call(second), "Manager: wrong number", second).await;
            let mut later = (*second).clone();
            (later.header.number, later.header.parent) = (2, first.commitment());
            later.header.timestamp = later.header.timestamp.max(first.header.timestamp);
            w.register(&w.thread, &later).await;
            is_stale(w, &later, &format!("the nonce of {admin:#x}")).await;
            w.devnet.control().restore(&snapshot).await.expect("restored");
        }
    })
    .await;

    case(world, "two sub-blocks of one sender in the wrong order", async |w| {
        let first = built(w, vec![admins(w, 0, 5).await]).await;
        let snapshot = w.devnet.control().snapshot().await.expect("a snapshot");
        settles(w, &first).await;
        let second = built(w, vec![admins(w, 1, 7).await]).await;
        w.devnet.control().restore(&snapshot).await.expect("restored");
        w.register(&w.thread, &second).await;
        w.refused(&w.stranger, w.settle_call(&second), "Manager: wrong number", &first).await;
        // As the first one, it is on a nonce that is yet to come.
        let mut early = second.clone();
        (early.header.number, early.header.parent) = (1, Felt::ZERO);
        w.register(&w.thread, &early).await;
        is_stale(w, &early, &format!("the nonce of {admin:#x}: 0x1 when the sub-block was built, 0x0 now")).await;
        settles(w, &first).await;
        settles(w, &second).await;
        assert_eq!(w.balance(BOB).await, 12);
    })
    .await;

    case(world, "a deadline passes before it is settled", async |w| {
        let deadline = w.now().await + SETTLE_WITHIN + 100;
        let transaction = |calls, nonce, deadline| {
            Bundle { sender: admin, private_key: KEY, nonce, deadline, is_atomic: true, calls }.sign(w)
        };
        let both = vec![
            transaction(vec![transfer(w, BOB, 5)], 0, deadline + 1_000),
            transaction(vec![transfer(w, BOB, 6)], 1, deadline),
        ];
        let sub_block = built(w, both).await;
        assert_eq!(sub_block.valid_until, deadline, "the earliest counts");
        expires(w, &sub_block).await;
    })
    .await;

    case(world, "a key expires before it is settled", async |w| {
        let expires_at = w.now().await + SETTLE_WITHIN + 100;
        authorize(w, &w.admin, &ThreadKey { expires: expires_at, ..key.clone() }).await;
        let sub_block = built(w, vec![admins(w, 0, 5).await]).await;
        assert_eq!(sub_block.valid_until, expires_at - 1, "the last second of the key");
        expires(w, &sub_block).await;
    })
    .await;
}

/// That a sub-block no longer settles after its last second.
async fn expires(w: &World, sub_block: &SubBlock) {
    w.devnet.control().set_time(sub_block.valid_until + 1).await.expect("the clock moves");
    w.refused(&w.stranger, w.settle_call(sub_block), "Manager: sub-block expired", sub_block).await;
    let error = refused_by_client(w, sub_block).await;
    assert_eq!(error.code(), "expired");
    let words = format!("until {}, and on L2 it is {}", sub_block.valid_until, w.now().await);
    assert!(error.to_string().contains(&words), "{error}");
    // Nor when it says that it is valid for longer, which nobody has proven.
    let longer = SubBlock { valid_until: u64::MAX, ..sub_block.clone() };
    w.refused(&w.stranger, w.settle_call(&longer), "Manager: unknown fact", sub_block).await;
}
