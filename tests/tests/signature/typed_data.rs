//! What a wallet makes of the JSON is what the program hashes.

use serde_json::Value;
use starknet_rust::core::types::TypedData;
use zkthread::Felt;
use zkthread::felts::{poseidon, selector, short_string};
use zkthread::signature::Signature;
use zkthread::sub_block::{Authorization, Call, Header, Transaction};
use zkthread::typed_data::{sub_block_hash, sub_block_json, transaction_hash, transaction_json};

fn header() -> Header {
    Header {
        chain_id: short_string("SN_SEPOLIA").unwrap(),
        manager: Felt::from_hex("0x7a11dead").unwrap(),
        thread_id: Felt::from(3),
        number: 12,
        parent: Felt::from(0x1234),
        timestamp: 1_790_000_000,
    }
}

fn call(function: &str, calldata: &[u64]) -> Call {
    let calldata = calldata.iter().map(|felt| Felt::from(*felt)).collect();
    Call { contract: Felt::from(0xc0), function: function.to_owned(), calldata }
}

fn transaction(calls: Vec<Call>, nonce: u64, deadline: u64, is_atomic: bool) -> Transaction {
    let authorization =
        Authorization { public_key: Felt::from(5), deadline, is_atomic, signature: Signature::default() };
    Transaction { sender: Felt::from(0xa11ce), nonce, calls, authorization: Some(authorization) }
}

/// What a wallet asks the account to sign.
fn by_wallet(json: &Value, account: Felt) -> Felt {
    let data: TypedData = serde_json::from_str(&json.to_string()).unwrap();
    data.message_hash(account).unwrap()
}

#[test]
fn wallets_hash_transactions_alike() {
    let two = vec![call("transfer", &[2, 500]), call("skip", &[])];
    for transaction in [
        transaction(two.clone(), 7, 1_790_000_100, true),
        transaction(two, 7, 1_790_000_100, false),
        transaction(vec![call("a", &[u64::MAX])], u64::MAX, u64::MAX, true),
        transaction(vec![call("b", &[0; 70]); 30], 0, 0, false),
    ] {
        let json = transaction_json(&header(), &transaction);
        assert_eq!(by_wallet(&json, transaction.sender), transaction_hash(&header(), &transaction));
    }
}

/// Chains whose name reads as a number, or is none.
#[test]
fn wallets_hash_every_chain_alike() {
    let transaction = transaction(vec![call("transfer", &[2, 500])], 7, 99, true);
    for chain_id in
        ["SN_MAIN", "x", "0x5", "7", "{\"", ""].map(|text| short_string(text).unwrap()).into_iter().chain([Felt::MAX])
    {
        let header = Header { chain_id, ..header() };
        assert_eq!(
            by_wallet(&transaction_json(&header, &transaction), transaction.sender),
            transaction_hash(&header, &transaction)
        );
    }
}

/// People see the values in the form that they know.
#[test]
fn the_json_is_readable() {
    let json = transaction_json(&header(), &transaction(vec![call("transfer", &[2, 500])], 7, 1_790_000_100, true));
    let domain = serde_json::json!({ "name": "zkThread", "version": "v1", "chainId": "SN_SEPOLIA", "revision": "1" });
    assert_eq!(json["domain"], domain);
    assert_eq!(json["primaryType"], "Transaction");
    let message = serde_json::json!({
        "Manager": "0x7a11dead", "Thread": "0x3", "Nonce": "7", "Deadline": "1790000100", "Atomic": true,
        "Calls": [{ "To": "0xc0", "Selector": "transfer", "Calldata": ["0x2", "0x1f4"] }],
    });
    assert_eq!(json["message"], message);
    assert_eq!(json["types"]["Call"][2], serde_json::json!({ "name": "Calldata", "type": "felt*" }));
}

#[test]
fn wallets_hash_sub_blocks_alike() {
    let (batcher, commitment) = (Felt::from(0xba7c), Felt::MAX);
    let json = sub_block_json(&header(), &commitment);
    assert_eq!(by_wallet(&json, batcher), sub_block_hash(&header(), &batcher, &commitment));
}

/// The hash of the protocol, written out.
#[test]
fn the_hash_is_the_protocols() {
    let text = |text: &str| short_string(text).unwrap();
    let header = header();
    let transaction = transaction(vec![call("transfer", &[2, 500])], 7, 99, true);
    let domain = r#""StarknetDomain"("name":"shortstring","version":"shortstring","chainId":"shortstring","revision":"shortstring")"#;
    let call = r#""Call"("To":"ContractAddress","Selector":"selector","Calldata":"felt*")"#;
    let whole = format!(
        "{}{call}",
        r#""Transaction"("Manager":"ContractAddress","Thread":"felt","Nonce":"u128","Deadline":"timestamp","Atomic":"bool","Calls":"Call*")"#
    );
    let domain = poseidon(&[selector(domain), text("zkThread"), text("v1"), header.chain_id, Felt::ONE]);
    let calldata = poseidon(&[Felt::TWO, Felt::from(500)]);
    let call = poseidon(&[selector(call), Felt::from(0xc0), selector("transfer"), calldata]);
    let calls = poseidon(&[call]);
    let numbers = [header.thread_id, Felt::from(7), Felt::from(99), Felt::ONE, calls];
    let message = poseidon(&[&[selector(&whole), header.manager][..], &numbers].concat());
    let expected = poseidon(&[text("StarkNet Message"), domain, transaction.sender, message]);
    assert_eq!(transaction_hash(&header, &transaction), expected);
}

/// Chain, manager, thread, sender, nonce, deadline, the flag and the calls each change it; number, parent and time do not.
#[test]
fn the_hash_is_of_everything_that_is_said() {
    let calls = vec![call("transfer", &[2, 500]), call("skip", &[])];
    let base = transaction(calls.clone(), 7, 99, true);
    let hash = transaction_hash(&header(), &base);
    let elsewhere = [
        Header { chain_id: short_string("SN_MAIN").unwrap(), ..header() },
        Header { manager: Felt::ONE, ..header() },
        Header { thread_id: Felt::from(4), ..header() },
    ];
    for header in elsewhere {
        assert_ne!(transaction_hash(&header, &base), hash);
    }
    let mut other_contract = calls.clone();
    other_contract[0].contract = Felt::ONE;
    let changed = [
        Transaction { sender: Felt::ONE, ..base.clone() },
        transaction(calls.clone(), 8, 99, true),
        transaction(calls.clone(), 7, 98, true),
        transaction(calls.clone(), 7, 99, false),
        transaction(calls[..1].to_vec(), 7, 99, true),
        transaction(calls.iter().rev().cloned().collect(), 7, 99, true),
        transaction(other_contract, 7, 99, true),
        transaction(vec![call("transfer", &[2, 501]), call("skip", &[])], 7, 99, true),
        transaction(vec![call("transfer", &[2]), call("skip", &[500])], 7, 99, true),
        transaction(vec![call("approve", &[2, 500]), call("skip", &[])], 7, 99, true),
    ];
    for changed in changed {
        assert_ne!(transaction_hash(&header(), &changed), hash, "{changed:?}");
    }
    let later = Header { number: 13, parent: Felt::ZERO, timestamp: 0, ..header() };
    assert_eq!(transaction_hash(&later, &base), hash);
}
