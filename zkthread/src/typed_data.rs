//! What is signed, as SNIP-12 typed data (revision 1), so that a wallet can show it.

use serde_json::{Value, json};

use crate::Felt;
use crate::felts::{poseidon, selector, short_string, short_string_text};
use crate::sub_block::{Call, Header, Transaction};

const DOMAIN_TYPE: &str = r#""StarknetDomain"("name":"shortstring","version":"shortstring","chainId":"shortstring","revision":"shortstring")"#;
const TRANSACTION_TYPE: &str = r#""Transaction"("Manager":"ContractAddress","Thread":"felt","Nonce":"u128","Deadline":"timestamp","Atomic":"bool","Calls":"Call*")"#;
const CALL_TYPE: &str = r#""Call"("To":"ContractAddress","Selector":"selector","Calldata":"felt*")"#;
const SUB_BLOCK_TYPE: &str =
    r#""SubBlock"("Manager":"ContractAddress","Thread":"felt","Number":"u128","Commitment":"felt")"#;

const NAME: &str = "zkThread";
const VERSION: &str = "v1";

/// The message hash that a transaction's sender signs. One without an authorization is taken for an atomic one whose deadline is 0.
pub fn transaction_hash(header: &Header, transaction: &Transaction) -> Felt {
    let (deadline, is_atomic) = terms(transaction);
    let calls: Vec<Felt> = transaction.calls.iter().map(call_hash).collect();
    let message = poseidon(&[
        selector(&format!("{TRANSACTION_TYPE}{CALL_TYPE}")),
        header.manager,
        header.thread_id,
        transaction.nonce.into(),
        deadline.into(),
        is_atomic.into(),
        poseidon(&calls),
    ]);
    message_hash(header, &transaction.sender, message)
}

/// The typed data whose hash is [`transaction_hash`], as `wallet_signTypedData` takes it.
pub fn transaction_json(header: &Header, transaction: &Transaction) -> Value {
    let (deadline, is_atomic) = terms(transaction);
    let calls = transaction.calls.iter().map(|call| {
        let calldata: Vec<String> = call.calldata.iter().map(hex).collect();
        json!({ "To": hex(&call.contract), "Selector": call.function, "Calldata": calldata })
    });
    let message = json!({
        "Manager": hex(&header.manager),
        "Thread": hex(&header.thread_id),
        "Nonce": transaction.nonce.to_string(),
        "Deadline": deadline.to_string(),
        "Atomic": is_atomic,
        "Calls": calls.collect::<Vec<_>>(),
    });
    typed_data(header, &[TRANSACTION_TYPE, CALL_TYPE], message)
}

/// The message hash that a batcher signs: that the sub-block with this commitment is the one.
pub fn sub_block_hash(header: &Header, batcher: &Felt, commitment: &Felt) -> Felt {
    let message =
        poseidon(&[selector(SUB_BLOCK_TYPE), header.manager, header.thread_id, header.number.into(), *commitment]);
    message_hash(header, batcher, message)
}

/// The typed data whose hash is [`sub_block_hash`].
pub fn sub_block_json(header: &Header, commitment: &Felt) -> Value {
    let message = json!({
        "Manager": hex(&header.manager),
        "Thread": hex(&header.thread_id),
        "Number": header.number.to_string(),
        "Commitment": hex(commitment),
    });
    typed_data(header, &[SUB_BLOCK_TYPE], message)
}

fn terms(transaction: &Transaction) -> (u64, bool) {
    transaction
        .authorization
        .as_ref()
        .map_or((0, true), |authorization| (authorization.deadline, authorization.is_atomic))
}

fn call_hash(call: &Call) -> Felt {
    poseidon(&[selector(CALL_TYPE), call.contract, selector(&call.function), poseidon(&call.calldata)])
}

fn message_hash(header: &Header, account: &Felt, message: Felt) -> Felt {
    let text = |text: &str| short_string(text).unwrap_or_default();
    let domain = poseidon(&[selector(DOMAIN_TYPE), text(NAME), text(VERSION), header.chain_id, Felt::ONE]);
    poseidon(&[text("StarkNet Message"), domain, *account, message])
}

/// The types are written out of the lines that are hashed; the first one is the message's.
fn typed_data(header: &Header, types: &[&str], message: Value) -> Value {
    let name = |line: &str| line.split('"').nth(1).unwrap_or_default().to_owned();
    let all: serde_json::Map<String, Value> =
        [DOMAIN_TYPE].iter().chain(types).map(|line| (name(line), fields(line))).collect();
    json!({
        "types": all,
        "primaryType": types.first().map(|line| name(line)),
        "domain": { "name": NAME, "version": VERSION, "chainId": shown(&header.chain_id), "revision": "1" },
        "message": message,
    })
}

/// The fields that a type's line names.
fn fields(line: &str) -> Value {
    // Between quotes stand the type's name, then each field's name and type.
    let words: Vec<&str> = line.split('"').skip(1).step_by(2).skip(1).collect();
    words.chunks_exact(2).map(|field| json!({ "name": field[0], "type": field[1] })).collect()
}

/// The text of a short string. Wallets take one that looks like a number for the number.
fn shown(text: &Felt) -> String {
    short_string_text(text)
        .filter(|text| text.starts_with(|c: char| c.is_ascii_alphabetic()))
        .unwrap_or_else(|| hex(text))
}

fn hex(felt: &Felt) -> String {
    format!("{felt:#x}")
}
