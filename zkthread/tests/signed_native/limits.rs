//! Where a sub-block ends, nothing of the next transaction is left in it.

use zkthread::host::{HostError, Job, Limit, Limits};

use crate::world::*;

/// Builds by other limits: the first transaction is in, and nothing of the others.
fn ends(limits: Limits, transactions: &[zkthread::sub_block::Transaction], by: Limit) {
    let both =
        build(&Job { limits, ..job(transactions.to_vec()) }, &storage()).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!((both.executed, both.sealed_by), (1, Some(by)));
    let alone = build(&Job { limits, ..job(transactions[..1].to_vec()) }, &storage()).map(|built| built.sub_block);
    assert_eq!(Ok(both.sub_block), alone);
}

#[test]
fn a_transaction_that_does_not_fit_leaves_its_nonce() {
    let first = atomic(ALICE, 0, &[pay(BOB, 1)]);
    let usage = build(&job(vec![first.clone()]), &storage()).map(|built| built.usage).unwrap_or_default();
    let roomy = Limits::default();
    let limits = [
        (Limit::Transactions, Limits { max_transactions: 1, ..roomy }),
        (Limit::Entries, Limits { max_entries: usage.entries, ..roomy }),
        (Limit::Events, Limits { max_events: usage.events, ..roomy }),
        (Limit::Steps, Limits { max_steps: usage.steps, ..roomy }),
        (Limit::Permutations, Limits { max_permutations: usage.permutations, ..roomy }),
        (Limit::SettleCalldata, Limits { max_settle_calldata_felts: usage.settle_calldata_felts, ..roomy }),
    ];
    for (limit, limits) in limits {
        // By the same sender, so that its nonce would be left; and by another one, whose rows would be.
        ends(limits, &[first.clone(), atomic(ALICE, 1, &[pay(felt(3), 2)])], limit);
        ends(limits, &[first.clone(), atomic(BOB, 0, &[pay(ALICE, 2), pay(ALICE, 3)])], limit);
        ends(limits, &[first.clone(), independent(BOB, 0, &[pay(ALICE, 2), pay(ALICE, 13)])], limit);
    }
}

#[test]
fn an_independent_bundle_fits_whole_or_not_at_all() {
    let first = atomic(ALICE, 0, &[pay(BOB, 1)]);
    let usage = |transactions| build(&job(transactions), &storage()).map(|built| built.usage).unwrap_or_default();
    let with_one = usage(vec![first.clone(), independent(ALICE, 1, &[pay(BOB, 2)])]).steps;
    // Its first calls fit, its last one runs out of steps in the middle.
    let limits = Limits { max_steps: with_one + 20_000, ..Limits::default() };
    let bundle = independent(ALICE, 1, &[pay(BOB, 2), spin(100_000), pay(BOB, 3)]);
    ends(limits, &[first, bundle.clone()], Limit::Steps);
    let mut alone = bundle;
    alone = independent(ALICE, 0, &alone.calls);
    let error = build(&Job { limits, ..job(vec![alone]) }, &storage());
    assert!(
        matches!(&error, Err(HostError::TransactionTooLarge { index: 0, outgrown }) if outgrown.limit == Limit::Steps && outgrown.needed > outgrown.allowed),
        "{error:?}"
    );
}

#[test]
fn transactions_are_counted_not_their_calls() {
    let limits = Limits { max_transactions: 2, ..Limits::default() };
    let bundle = |nonce| independent(ALICE, nonce, &[ring(), ring(), ring()]);
    let built = build(&Job { limits, ..job(vec![bundle(0), bundle(1), bundle(2)]) }, &storage());
    let built = built.unwrap_or_else(|error| panic!("{error}"));
    assert_eq!((built.executed, built.sub_block.receipts.len(), built.usage.transactions), (2, 6, 2));
}

/// The program hashes an event before it knows that the call fails.
#[test]
fn events_that_a_fault_drops_are_counted() {
    let usage = |job: &Job| build(job, &storage()).map(|built| built.usage.permutations).unwrap_or_default();
    let of = |calls: &[_]| usage(&job(vec![atomic(ALICE, 0, calls)]));
    // Three felts of the event, and then status and zero.
    assert_eq!(of(&[pay(BOB, 13)]), of(&[pay(BOB, 12)]) + 1);
    let bundle = [pay(BOB, 5), pay(BOB, 6), pay(BOB, 13)];
    assert_eq!(of(&bundle), of(&bundle[..2]) + 2 + 1 + (2 + 2));
    let of_batcher = |amount| {
        let unsigned = draft(ALICE, 0, &[pay(BOB, amount)]);
        usage(&Job { auth: zkthread::sub_block::Auth::Batcher, ..job(vec![unsigned]) })
    };
    assert_eq!(of_batcher(13), of_batcher(12) + 1);
}

#[test]
fn signatures_calls_and_scopes_cost() {
    let usage = |transactions| build(&job(transactions), &storage()).map(|built| built.usage).unwrap_or_default();
    let one = usage(vec![atomic(ALICE, 0, &[ring()])]);
    let two = usage(vec![atomic(ALICE, 0, &[ring(), ring()])]);
    let twice = usage(vec![atomic(ALICE, 0, &[ring()]), atomic(ALICE, 1, &[ring()])]);
    assert!(one.steps < two.steps && two.steps + 4_000 < twice.steps);
    // Two felts of a stream each, four of the message and seven of the transaction, and per call its contract, selector and arguments.
    assert_eq!(two.permutations, one.permutations + 2 + 1 + 1);
    assert_eq!(twice.permutations, one.permutations + 2 + 2 + 3 + 1 + (2 + 1) + 1);

    let key = felt(99);
    let with_scope = |entry_points: usize| {
        let mut scope = vec![entry_point(PURSE, "spin"); entry_points];
        scope.push(entry_point(TILL, "ring"));
        let mut cells = storage();
        cells.extend(authorized(ALICE, key, EXPIRES, &scope));
        let transaction = draft(ALICE, 0, &[ring()]).signed(&header(), &key, DEADLINE, true);
        build(&job(transaction.into_iter().collect()), &cells).map(|built| built.usage).unwrap_or_default()
    };
    let (small, large) = (with_scope(0), with_scope(60));
    assert_eq!((small.permutations, large.permutations), (one.permutations + 2, one.permutations + 62));
    assert!(one.steps < small.steps && small.steps + 60 * 60 < large.steps);
}
