//! Each reason for which nobody may run a transaction.

use zkthread::Felt;
use zkthread::felts::storage_address;
use zkthread::host::{AuthError, HostError, Job};
use zkthread::keys::{key_address, nonce_address};
use zkthread::signature::Signature;
use zkthread::sub_block::{Auth, Authorization, Header, Transaction};

use crate::world::*;

/// Storage in which one cell holds something else.
fn with(address: Felt, value: Felt) -> Cells {
    let mut cells = storage();
    cells.insert((PURSE, address), value);
    cells
}

fn alices_key() -> Felt {
    public_key(private_key(ALICE))
}

#[test]
fn each_scheme_takes_its_own_transactions() {
    let unsigned = draft(ALICE, 0, &[ring()]);
    assert_eq!(reason(unsigned.clone()), AuthError::Unsigned);
    let of_batcher = |transaction| Job { auth: Auth::Batcher, ..job(vec![transaction]) };
    assert_eq!(refusal(&of_batcher(atomic(ALICE, 0, &[ring()])), &storage()), AuthError::Signed);
    let two = draft(ALICE, 0, &[ring(), ring()]);
    assert_eq!(refusal(&of_batcher(two), &storage()), AuthError::TooManyCalls { calls: 2, allowed: 1 });
    assert!(build(&of_batcher(unsigned), &storage()).is_ok());
}

#[test]
fn a_transaction_calls_something_but_not_too_much() {
    assert_eq!(reason(atomic(ALICE, 0, &[])), AuthError::NoCalls);
    let calls = vec![ring(); 0x1_0000];
    assert_eq!(reason(atomic(ALICE, 0, &calls)), AuthError::TooManyCalls { calls: 0x1_0000, allowed: 0xffff });
}

#[test]
fn the_sender_is_an_address() {
    let sender = Felt::MAX;
    let transaction = draft(sender, 0, &[ring()]).signed(&header(), &felt(5), DEADLINE, true);
    assert_eq!(transaction.map(reason), Ok(AuthError::Sender { sender }));
}

#[test]
fn nonces_go_on_from_each_other() {
    let sender = ALICE;
    assert_eq!(reason(atomic(ALICE, 1, &[ring()])), AuthError::NonceGap { sender, nonce: 1, next: 0 });
    let used = AuthError::NonceUsed { sender, nonce: 4, next: 5 };
    assert_eq!(used.to_string(), "its nonce is 4, which 0xa11ce has used: the next one is 5");
    let later = with(nonce_address(&ALICE), felt(5));
    assert_eq!(refusal(&job(vec![atomic(ALICE, 4, &[ring()])]), &later), used);
    assert!(build(&job(vec![atomic(ALICE, 5, &[ring()])]), &later).is_ok());
    // The last nonce could not be followed by another one.
    let last = with(nonce_address(&ALICE), felt(u64::MAX));
    let job = job(vec![atomic(ALICE, u64::MAX, &[ring()])]);
    assert_eq!(refusal(&job, &last), AuthError::NoMoreNonces { sender });
    let none = with(nonce_address(&ALICE), felt(u64::MAX) + Felt::ONE);
    assert!(matches!(refusal(&job, &none), AuthError::Storage { .. }));
}

#[test]
fn a_transaction_is_run_once() {
    let again = |transactions: Vec<Transaction>| match build(&job(transactions), &storage()) {
        Err(HostError::Unauthorized { index: 2, reason }) => reason,
        other => panic!("{other:?}"),
    };
    let (first, second) = (atomic(ALICE, 0, &[pay(BOB, 1)]), atomic(ALICE, 1, &[pay(BOB, 13)]));
    // Whether it succeeded or not.
    let replayed = again(vec![first.clone(), second.clone(), first.clone()]);
    assert_eq!(replayed, AuthError::NonceUsed { sender: ALICE, nonce: 0, next: 2 });
    let replayed = again(vec![first, second.clone(), second]);
    assert_eq!(replayed, AuthError::NonceUsed { sender: ALICE, nonce: 1, next: 2 });
}

#[test]
fn a_key_must_be_the_senders() {
    let (sender, public_key) = (ALICE, public_key(private_key(BOB)));
    let by_bob = draft(ALICE, 0, &[ring()]).signed(&header(), &private_key(BOB), DEADLINE, true);
    assert_eq!(by_bob.map(reason), Ok(AuthError::UnknownKey { sender, public_key }));
    // It was revoked.
    let revoked = with(key_address(&ALICE, &alices_key()), Felt::ZERO);
    let refused = refusal(&job(vec![atomic(ALICE, 0, &[ring()])]), &revoked);
    assert_eq!(refused, AuthError::UnknownKey { sender, public_key: alices_key() });
}

#[test]
fn keys_and_transactions_last_until_the_sub_block_settles() {
    let needed = NOW + WITHIN;
    let keyed = |expires| with(key_address(&ALICE, &alices_key()), felt(expires));
    let transaction = atomic(ALICE, 0, &[ring()]);
    let (sender, public_key, timestamp) = (ALICE, alices_key(), NOW);
    for expires in [1, NOW, needed] {
        let expired = AuthError::KeyExpired { sender, public_key, expires, timestamp, needed };
        assert_eq!(refusal(&job(vec![transaction.clone()]), &keyed(expires)), expired);
    }
    let last = build(&job(vec![transaction.clone()]), &keyed(needed + 1)).map(|built| built.sub_block.valid_until);
    assert_eq!(last, Ok(needed));

    let until = |deadline| sign(draft(ALICE, 0, &[ring()]), deadline, true);
    for deadline in [0, NOW, needed - 1] {
        assert_eq!(reason(until(deadline)), AuthError::Deadline { deadline, timestamp, needed });
    }
    assert_eq!(block(vec![until(needed)]).valid_until, needed);
    assert_eq!(block(vec![until(u64::MAX)]).valid_until, EXPIRES - 1);
    assert_eq!(
        block(vec![until(DEADLINE), sign(draft(ALICE, 1, &[ring()]), DEADLINE - 1, true)]).valid_until,
        DEADLINE - 1
    );

    let endless = Job { settle_within: u64::MAX, ..job(vec![transaction]) };
    assert_eq!(refusal(&endless, &storage()), AuthError::NoTime { timestamp: NOW, settle_within: u64::MAX });
}

#[test]
fn a_key_calls_what_is_in_its_scope() {
    let key = felt(99);
    let scope = [entry_point(TILL, "ring"), entry_point(PURSE, "spin")];
    let mut cells = storage();
    cells.extend(authorized(ALICE, key, EXPIRES, &scope));
    let signed = |calls: &[_]| {
        let transaction = draft(ALICE, 0, calls).signed(&header(), &key, DEADLINE, true);
        job(vec![transaction.unwrap_or_else(|error| panic!("{error}"))])
    };
    let built = build(&signed(&[ring(), spin(1), ring()]), &cells).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(built.sub_block.scopes, [scope.to_vec()]);
    // What says so is no row: L2 alone has it.
    assert_eq!(built.sub_block.rows.len(), 3);

    let mut other = ring();
    other.contract = PURSE;
    for (call, calls) in
        [(0, vec![pay(BOB, 1)]), (1, vec![ring(), pay(BOB, 1), ring()]), (2, vec![ring(), ring(), other])]
    {
        let refused = refusal(&signed(&calls), &cells);
        let (contract, function) = (PURSE, calls[call].function.clone());
        assert_eq!(refused, AuthError::OutOfScope { call, contract, function, public_key: public_key(key) });
    }
}

#[test]
fn storage_that_contradicts_itself_is_named() {
    let key = felt(99);
    let scope = [entry_point(TILL, "ring"), entry_point(PURSE, "spin")];
    let transaction = draft(ALICE, 0, &[ring()]).signed(&header(), &key, DEADLINE, true);
    let job = job(transaction.into_iter().collect());
    let public_key = public_key(key);
    let length = storage_address("ZkThread_scope_lengths", &[ALICE, public_key]);
    let first = storage_address("ZkThread_scopes", &[ALICE, public_key, Felt::ZERO]);
    let record = key_address(&ALICE, &public_key);
    let lies = [
        (length, Felt::ZERO),
        (length, Felt::ONE),
        (length, felt(65)),
        (length, Felt::MAX),
        (first, PURSE),
        (first + Felt::ONE, Felt::ZERO),
        (record, felt(EXPIRES) + Felt::TWO.pow(64_u8)),
        (record, Felt::TWO.pow(250_u8) + felt(EXPIRES)),
        (record, Felt::MAX),
    ];
    for (address, value) in lies {
        let mut cells = storage();
        cells.extend(authorized(ALICE, key, EXPIRES, &scope));
        assert!(build(&job, &cells).is_ok());
        cells.insert((PURSE, address), value);
        let refused = refusal(&job, &cells);
        assert!(matches!(refused, AuthError::Storage { .. }), "{address:#x} {value:#x}: {refused}");
    }
}

#[test]
fn whatever_is_signed_cannot_be_changed() {
    let forged = |forge: &dyn Fn(&mut Transaction)| {
        let mut transaction = atomic(ALICE, 0, &[pay(BOB, 5), ring()]);
        forge(&mut transaction);
        let refused = reason(transaction);
        assert!(matches!(refused, AuthError::Signature { .. }), "{refused}");
    };
    fn part(transaction: &mut Transaction) -> &mut Authorization {
        transaction.authorization.as_mut().unwrap_or_else(|| panic!("it is signed"))
    }
    forged(&|t| t.calls[0].calldata[1] = felt(6));
    forged(&|t| t.calls[0].calldata[0] = ALICE);
    forged(&|t| t.calls[0].calldata.push(Felt::ZERO));
    forged(&|t| t.calls[0].function = "spin".into());
    forged(&|t| t.calls[1].contract = PURSE);
    forged(&|t| t.calls.swap(0, 1));
    forged(&|t| t.calls.truncate(1));
    forged(&|t| t.calls.push(ring()));
    forged(&|t| part(t).deadline += 1);
    forged(&|t| part(t).is_atomic = false);
    forged(&|t| part(t).signature = Signature::default());
    forged(&|t| part(t).signature.r += Felt::ONE);
    forged(&|t| part(t).signature.s += Felt::ONE);
    // The other signature that the key's owner could make of it by arithmetic alone.
    let order = "0x800000000000010ffffffffffffffffb781126dcae7b2321e66a241adc64d2f";
    forged(&|t| part(t).signature.s = Felt::from_hex_unchecked(order) - part(t).signature.s);
    forged(&|t| part(t).signature = part(&mut atomic(BOB, 0, &[ring()])).signature);
}

#[test]
fn a_signature_is_for_one_thread_and_nonce() {
    let elsewhere = |change: &dyn Fn(&mut Header)| {
        let mut other = header();
        change(&mut other);
        let transaction = draft(ALICE, 0, &[ring()]).signed(&other, &private_key(ALICE), DEADLINE, true);
        transaction.map(|transaction| build(&job(vec![transaction]), &storage()))
    };
    let refused = |change: &dyn Fn(&mut Header)| match elsewhere(change) {
        Ok(Err(HostError::Unauthorized { reason: AuthError::Signature { .. }, .. })) => {}
        other => panic!("{other:?}"),
    };
    refused(&|header| header.chain_id += Felt::ONE);
    refused(&|header| header.manager += Felt::ONE);
    refused(&|header| header.thread_id += Felt::ONE);
    // It may be in any sub-block.
    for change in [(|header: &mut Header| header.number += 1) as fn(&mut Header), |header| header.timestamp = 0] {
        assert!(matches!(elsewhere(&change), Ok(Ok(_))));
    }
    let mut transaction = atomic(ALICE, 1, &[ring()]);
    transaction.nonce = 0;
    assert!(matches!(reason(transaction), AuthError::Signature { .. }));
    // Of another account, which has authorized the same key.
    let mut cells = storage();
    cells.extend(authorized(BOB, private_key(ALICE), EXPIRES, &[]));
    let mut transaction = atomic(ALICE, 0, &[pay(ALICE, 5)]);
    transaction.sender = BOB;
    assert!(matches!(refusal(&job(vec![transaction]), &cells), AuthError::Signature { .. }));
}

/// What is checked first is named when everything is wrong, and what it costs is nothing.
#[test]
fn checks_come_in_order() {
    let key = felt(99);
    let mut cells = storage();
    cells.extend(authorized(ALICE, key, NOW, &[entry_point(TILL, "ring")]));
    let mut job = job(Vec::new());
    let mut transaction = draft(Felt::MAX, 7, &[]);
    let next = |job: &mut Job, transaction: &Transaction, cells: &Cells| {
        job.transactions = vec![transaction.clone()];
        refusal(job, cells)
    };
    assert_eq!(next(&mut job, &transaction, &cells), AuthError::Unsigned);
    let authorization = Authorization {
        public_key: public_key(felt(5)),
        deadline: 0,
        is_atomic: true,
        signature: Signature::default(),
    };
    transaction.authorization = Some(authorization.clone());
    assert_eq!(next(&mut job, &transaction, &cells), AuthError::NoCalls);
    transaction.calls = vec![pay(BOB, 1)];
    assert!(matches!(next(&mut job, &transaction, &cells), AuthError::Sender { .. }));
    transaction.sender = ALICE;
    assert!(matches!(next(&mut job, &transaction, &cells), AuthError::NonceGap { .. }));
    transaction.nonce = 0;
    assert!(matches!(next(&mut job, &transaction, &cells), AuthError::UnknownKey { .. }));
    transaction.authorization = Some(Authorization { public_key: public_key(key), ..authorization.clone() });
    assert!(matches!(next(&mut job, &transaction, &cells), AuthError::KeyExpired { .. }));
    cells.extend(authorized(ALICE, key, EXPIRES, &[entry_point(TILL, "ring")]));
    assert!(matches!(next(&mut job, &transaction, &cells), AuthError::Deadline { .. }));
    let authorization = Authorization { public_key: public_key(key), deadline: DEADLINE, ..authorization };
    transaction.authorization = Some(authorization);
    assert!(matches!(next(&mut job, &transaction, &cells), AuthError::Signature { .. }));
    let transaction = transaction.signed(&job.header, &key, DEADLINE, true).unwrap();
    assert!(matches!(next(&mut job, &transaction, &cells), AuthError::OutOfScope { .. }));
}

#[test]
fn what_cannot_be_run_is_named_with_its_call() {
    let reason = |call| match build(&job(vec![atomic(ALICE, 0, &[ring(), call])]), &storage()) {
        Err(HostError::InvalidTransaction { index: 0, reason }) => reason,
        other => panic!("{other:?}"),
    };
    let mut foreign = ring();
    foreign.contract = Felt::ONE;
    assert!(reason(foreign).contains("calls 0x1, which is none of the thread's contracts"));
    let mut unknown = ring();
    unknown.function = "rung".into();
    assert_eq!(reason(unknown), "call 1: the contract has no function with this selector");
    let mut long = ring();
    long.calldata = vec![Felt::ZERO; 0x1_0000];
    assert!(reason(long).contains("more than 65535 felts of calldata"));
}
