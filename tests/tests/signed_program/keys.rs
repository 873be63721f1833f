//! Scopes and times of keys.

use zkthread::Felt;

use super::kit::{Signer, entry_point};
use super::thread_program::header;
use super::{CLOCK, LEDGER, VAULT, agree, faults, nonces, storage, take, tick, value};

#[test]
fn a_key_with_a_scope() {
    let now = header().timestamp;
    let scoped = |scope: &[(usize, &str)], expires| {
        let scope = scope.iter().map(|(position, function)| entry_point(*position, function)).collect();
        Signer { scope, expires, ..Signer::new(1, 11) }
    };
    let scopes: [&[(usize, &str)]; 4] = [
        &[(LEDGER, "take"), (CLOCK, "tick")],
        &[(CLOCK, "tick"), (VAULT, "pay"), (LEDGER, "take")],
        &[(LEDGER, "take"), (LEDGER, "take"), (CLOCK, "tick")],
        &[(VAULT, "tick"), (CLOCK, "take"), (LEDGER, "take"), (CLOCK, "tick")],
    ];
    for scope in scopes {
        // The scope is above the expiry in the record, however large that is.
        for expires in [now + 1, now + 3_600, u64::MAX] {
            let signer = scoped(scope, expires);
            let deadline = if expires == u64::MAX { expires } else { now };
            let transactions = vec![
                signer.sign_until(deadline, 0, true, vec![tick(), take(7, 5)]),
                signer.sign_until(deadline, 1, false, vec![take(7, 50_000), take(7, 1)]),
            ];
            let sub_block = agree(&storage(&[&signer]), transactions);
            assert_eq!(faults(&sub_block), ["", "u128_sub Overflow", ""]);
            assert_eq!(value(&sub_block, LEDGER, "balances", &[7.into()]), Felt::from(6));
            assert_eq!(nonces(&sub_block, &signer), [0, 2]);
        }
    }
}

/// The last second is the least of the deadlines and of those before keys end.
#[test]
fn a_sub_block_is_valid_as_long_as_all_it_stands_on() {
    let now = header().timestamp;
    let valid_until = |times: &[(u64, u64)]| {
        let signers: Vec<(Signer, u64)> = (1..)
            .zip(times)
            .map(|(account, (expires, deadline))| {
                (Signer { expires: *expires, ..Signer::new(account, 100 + account) }, *deadline)
            })
            .collect();
        let authorized: Vec<&Signer> = signers.iter().map(|(signer, _)| signer).collect();
        let transactions =
            signers.iter().map(|(signer, deadline)| signer.sign_until(*deadline, 0, true, vec![take(7, 0)]));
        agree(&storage(&authorized), transactions.collect()).valid_until
    };
    assert_eq!(valid_until(&[(now + 1, now)]), now);
    assert_eq!(valid_until(&[(now + 1, u64::MAX)]), now);
    assert_eq!(valid_until(&[(now + 5, now)]), now);
    assert_eq!(valid_until(&[(u64::MAX, u64::MAX)]), u64::MAX - 1);
    assert_eq!(valid_until(&[(now + 9, now + 7), (now + 8, now + 30)]), now + 7);
    assert_eq!(valid_until(&[(now + 9, now + 30), (now + 8, now + 30), (now + 90, now + 30)]), now + 7);
}
