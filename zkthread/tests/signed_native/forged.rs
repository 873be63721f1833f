//! Sub-block files that were changed.

use zkthread::Felt;
use zkthread::sub_block::{Auth, StorageField, SubBlock, SubBlockError};

use crate::world::*;

/// Two bundles of five outcomes by a key with a scope and one without.
fn sample() -> SubBlock {
    let key = felt(99);
    let mut cells = storage();
    cells.extend(authorized(BOB, key, EXPIRES, &[entry_point(TILL, "ring")]));
    let scoped = draft(BOB, 0, &[ring(), ring()]).signed(&header(), &key, DEADLINE + 1, true);
    let scoped = scoped.unwrap_or_else(|error| panic!("{error}"));
    let job = job(vec![independent(ALICE, 0, &[pay(BOB, 13), pay(BOB, 5), ring(), ring()]), scoped]);
    build(&job, &cells).unwrap_or_else(|error| panic!("{error}")).sub_block
}

fn refused(forge: impl FnOnce(&mut SubBlock)) -> Option<SubBlockError> {
    let mut block = sample();
    forge(&mut block);
    // What is unchecked can be looked at.
    assert_eq!(block.output().len(), 14);
    assert!(!block.program_input().is_empty() && block.outcomes().count() == block.transactions.len());
    block.check().err()
}

#[test]
fn a_good_one_is_the_same_after_json() {
    let block = sample();
    assert_eq!((block.check(), block.receipts.len(), block.valid_until), (Ok(()), 5, DEADLINE));
    let text = serde_json::to_string(&block).unwrap_or_default();
    assert_eq!(serde_json::from_str::<SubBlock>(&text).ok(), Some(block));
}

#[test]
fn each_forgery_of_a_signed_one_is_named() {
    use SubBlockError::*;
    assert_eq!(refused(|b| b.auth = Auth::Batcher), Some(Signed { transaction: 0 }));
    assert_eq!(refused(|b| b.transactions[1].authorization = None), Some(Unsigned { transaction: 1 }));
    let calls = |calls| Some(Calls { transaction: 1, calls, allowed: "1 to 65535" });
    assert_eq!(refused(|b| b.transactions[1].calls.clear()), calls(0));
    assert_eq!(refused(|b| b.transactions[1].calls = vec![ring(); 0x1_0000]), calls(0x1_0000));
    let foreign = ForeignTransaction { transaction: 0, contract: Felt::ONE };
    assert_eq!(refused(|b| b.transactions[0].calls[3].contract = Felt::ONE), Some(foreign));
    let name = FunctionName { transaction: 0, name: "a b".into() };
    assert_eq!(refused(|b| b.transactions[0].calls[2].function = "a b".into()), Some(name));
    let sender = Sender { transaction: 1, sender: Felt::MAX };
    assert_eq!(refused(|b| b.transactions[1].sender = Felt::MAX), Some(sender));
    assert_eq!(refused(|b| drop(b.receipts.pop())), Some(ReceiptCount { outcomes: 5, receipts: 4 }));
    assert_eq!(refused(|b| b.receipts.clear()), Some(ReceiptCount { outcomes: 5, receipts: 0 }));
    assert_eq!(refused(|b| drop(b.transactions[0].calls.pop())), Some(ReceiptCount { outcomes: 4, receipts: 5 }));
    assert_eq!(refused(|b| drop(b.scopes.pop())), Some(ScopeCount { scopes: 1, expected: 2 }));
    assert_eq!(refused(|b| b.scopes.push(Vec::new())), Some(ScopeCount { scopes: 3, expected: 2 }));
    // Another scope than the key's, the other's, and an endless one.
    assert_eq!(refused(|b| b.scopes[1].clear()), Some(Scope { transaction: 1 }));
    assert_eq!(refused(|b| b.scopes[1][0].selector = Felt::ONE), Some(Scope { transaction: 1 }));
    assert_eq!(refused(|b| b.scopes.swap(0, 1)), Some(Scope { transaction: 0 }));
    assert_eq!(refused(|b| b.scopes[0] = vec![entry_point(TILL, "ring"); 65]), Some(Scope { transaction: 0 }));
    for found in [0, DEADLINE - 1, DEADLINE + 1, u64::MAX] {
        assert_eq!(refused(|b| b.valid_until = found), Some(ValidUntil { found, expected: DEADLINE }));
    }
    // The rows of another sender's nonce, and of another key.
    assert_eq!(refused(|b| b.transactions[0].sender = felt(7)), Some(NoNonceRow { transaction: 0 }));
    let other_key = |b: &mut SubBlock| {
        if let Some(authorization) = &mut b.transactions[0].authorization {
            authorization.public_key = Felt::ONE;
        }
    };
    assert_eq!(refused(other_key), Some(NoKeyRow { transaction: 0 }));
    let no_record = |b: &mut SubBlock| {
        b.rows.iter_mut().filter(|row| row.variable == 7).for_each(|row| row.old = vec![Felt::MAX]);
    };
    assert_eq!(refused(no_record), Some(NoKeyRow { transaction: 0 }));
}

#[test]
fn rows_of_nonces_and_keys_have_their_numbers() {
    let wrong = |forge: &dyn Fn(&mut SubBlock), layout: &[Vec<StorageField>]| {
        let mut block = sample();
        forge(&mut block);
        block.check_layout(layout).err()
    };
    let layout = layout();
    let at = |variable| sample().rows.iter().position(|row| row.variable == variable).unwrap_or(usize::MAX);
    let (nonce, key) = (at(6), at(7));
    let is_wrong = |error: Option<SubBlockError>, at, name: &str| {
        assert!(
            matches!(&error, Some(SubBlockError::WrongRow { row, variable, .. }) if *row == at && variable == name),
            "{error:?}"
        );
    };
    is_wrong(wrong(&|b| b.rows[nonce].variable = 7, &layout), nonce, "ZkThread_keys");
    is_wrong(wrong(&|b| b.rows[key].variable = 6, &layout), key, "ZkThread_nonces");
    is_wrong(wrong(&|b| b.rows[key].keys[0] = Felt::ONE, &layout), key, "ZkThread_keys");
    is_wrong(wrong(&|b| b.rows[nonce].address += Felt::ONE, &layout), nonce, "ZkThread_nonces");
    let unknown = |row, variable| Some(SubBlockError::UnknownVariable { row, variable });
    assert_eq!(wrong(&|b| b.rows[nonce].variable = 8, &layout), unknown(nonce, 8));
    assert_eq!(wrong(&|b| b.rows[nonce].variable = usize::MAX, &layout), unknown(nonce, usize::MAX));
    // They lie in the first contract, and only where transactions are signed.
    assert_eq!(wrong(&|b| b.rows[nonce].contract = 1, &layout), unknown(nonce, 6));
    assert_eq!(
        wrong(&|b| b.auth = Auth::Batcher, &layout),
        unknown(nonce.min(key), sample().rows[nonce.min(key)].variable)
    );
}
