use proptest::prelude::*;
use serde_json::{Value, json};
use zkthread::sub_block::StorageField;
use zkthread::sub_block::{Event, Receipt, Transaction};
use zkthread::{Felt, felts};
use zkthread_ir::{Contract, Type};

use super::*;

mod several;
mod signed;
mod typed;

fn purse() -> Contract {
    let parsed = zkthread_ir::parse_source(include_str!("../../test-host/contract.rs"));
    parsed.unwrap_or_else(|faults| panic!("{:?}", faults.iter().map(ToString::to_string).collect::<Vec<_>>()))
}

const ADDRESS: Felt = Felt::from_hex_unchecked("0xc0");

fn parse(text: &str) -> Result<Vec<Transaction>, TransactionError> {
    read_by(&[purse()], &[ADDRESS], text)
}

/// The transactions of a file, which are not signed.
fn read_by(contracts: &[Contract], addresses: &[Felt], text: &str) -> Result<Vec<Transaction>, TransactionError> {
    let drafts = parse_transactions(contracts, addresses, &[], text)?;
    let transaction = |draft: Draft| draft.of_batcher().unwrap_or_else(|error| panic!("{error}"));
    Ok(drafts.into_iter().map(transaction).collect())
}

/// Message and help of what is wrong with a file.
fn fault(text: &str) -> (String, String) {
    let error = parse(text).err().unwrap_or_else(|| panic!("accepted: {text}"));
    (error.to_string(), error.help().unwrap_or_default())
}

fn transfer(arguments: &str) -> String {
    format!(r#"{{"sender": "0x1", "call": {{"transfer": {arguments}}}}}"#)
}

#[test]
fn an_array_and_one_object_per_line_are_the_same() {
    let (one, two) = (transfer(r#"{"to": "0x2", "amount": 5}"#), transfer(r#"{"to": 3, "amount": "0x10"}"#));
    let array = parse(&format!("\n [{one},\n{two}]"));
    let lines = parse(&format!("{one}\n\n  {two}\n"));
    assert_eq!(array, lines);
    let calldata =
        array.map(|list| list.into_iter().map(|transaction| transaction.calls[0].calldata.clone()).collect::<Vec<_>>());
    assert_eq!(calldata, Ok(vec![vec![Felt::TWO, Felt::from(5)], vec![Felt::THREE, Felt::from(16)]]));
}

#[test]
fn a_transaction_carries_sender_nonce_contract_and_function() {
    let text = r#"{"sender": "0xa", "nonce": 4, "call": {"transfer": {"amount": "7", "to": "0x2"}}}"#;
    let expected = Transaction::of_batcher(Felt::from(10), ADDRESS, "transfer", vec![Felt::TWO, Felt::from(7)]);
    assert_eq!(parse(text), Ok(vec![Transaction { nonce: 4, ..expected }]));
}

#[test]
fn no_digit_of_a_large_number_is_lost() {
    let most = u128::MAX;
    for amount in [most.to_string(), format!("\"{most}\""), format!("\"{most:#x}\"")] {
        let parsed = parse(&transfer(&format!(r#"{{"to": "0x2", "amount": {amount}}}"#)));
        assert_eq!(
            parsed.ok().and_then(|list| list[0].calls[0].calldata.get(1).copied()),
            Some(Felt::from(most)),
            "{amount}"
        );
    }
}

#[test]
fn what_is_wrong_and_where_is_said() {
    let good = transfer(r#"{"to": "0x2", "amount": 5}"#);
    let u128_expected = "expected u128 (an integer from 0 to 2^128 - 1, as a number or a string)";
    let amount = "`call.transfer.amount`";
    let cases = [
        (transfer(r#"{"to": "0x2"}"#), format!("{amount} is missing: {u128_expected}")),
        (
            transfer(r#"{"to": "0x2", "amount": 5, "fee": 1}"#),
            "`call.transfer`: `transfer` has no argument `fee`".into(),
        ),
        (transfer("[2, 5]"), "`call.transfer`: expected its arguments as an object, got [2,5]".into()),
        (transfer(r#"{"to": "0x2", "amount": -5}"#), format!("{amount}: {u128_expected}, got -5")),
        (transfer(r#"{"to": "0x2", "amount": 1.5}"#), format!("{amount}: {u128_expected}, got 1.5")),
        (transfer(r#"{"to": "0x2", "amount": true}"#), format!("{amount}: {u128_expected}, got true")),
        (r#"{"call": {"transfer": {}}}"#.into(), "`sender` is missing".into()),
        (r#"{"sender": "0x1"}"#.into(), "`call` is missing".into()),
        (r#"{"sender": "0x1", "call": {}, "tip": 1}"#.into(), "unknown field `tip`".into()),
        (r#"{"sender": "0x1", "call": {}}"#.into(), "`call`: expected an object with one function, got {}".into()),
        (
            r#"{"sender": "0x1", "call": "transfer"}"#.into(),
            "`call`: expected an object with one function, got \"transfer\"".into(),
        ),
        (
            r#"{"sender": "0x1", "nonce": "x", "call": {}}"#.into(),
            "`nonce`: expected an integer from 0 to 2^64 - 1, as a number or a string, got \"x\"".into(),
        ),
        (r#"{"sender": "0x1", "call": {"burn": {}}}"#.into(), "`Purse` has no function `burn`".into()),
        (r#"{"sender": "0x1", "call": {"balance_of": {}}}"#.into(), "`balance_of` is a view, not an external".into()),
        (r#"{"sender": "0x1", "call": {"new": {}}}"#.into(), "`new` is the constructor, not an external".into()),
        ("7".into(), "expected an object, got 7".into()),
        (
            r#"{"sender": "0x1", "nonce": 18446744073709551616, "call": {}}"#.into(),
            "`nonce`: expected an integer from 0 to 2^64 - 1, as a number or a string, got 18446744073709551616".into(),
        ),
    ];
    for (text, problem) in cases {
        assert_eq!(fault(&format!("{good}\n{text}")).0, format!("transaction 1 (line 2): {problem}"));
        assert_eq!(fault(&format!("[{good}, {text}]")).0, format!("transaction 1: {problem}"));
    }
}

#[test]
fn every_error_has_a_way_out() {
    assert_eq!(fault("").0, "the file has no transaction");
    assert_eq!(fault(" [ ]").0, "the file has no transaction");
    assert!(fault("").1.contains("one object per line"));
    let (message, help) = fault("\n{\"sender\"");
    assert!(message.starts_with("line 2: EOF") && !message.contains("line 1"), "{message}");
    assert!(help.contains("JSON array"));
    assert!(fault("[{]").0.starts_with("line 1: "));
    assert_eq!(fault(&transfer("{}")).1, r#"write {"transfer": {"to": ContractAddress, "amount": u128}}"#);
    let (_, help) = fault(r#"{"sender": "0x1", "call": {"burn": {}}}"#);
    assert_eq!(help, "functions that can be called here: `transfer`, `describe`, `spin`");
    let (_, help) = fault(&transfer(r#"{"to": "0x2", "amount": 1e30}"#));
    assert!(help.contains("all their digits"), "{help}");
    // A long value is cut.
    let (message, _) = fault(&transfer(&format!(r#"{{"to": "0x2", "amount": "{}"}}"#, "é".repeat(500))));
    assert!(message.len() < 400, "{message}");
}

#[test]
fn a_sender_must_be_an_address() {
    let bound = "0x800000000000000000000000000000000000000000000000000000000000000";
    for sender in [format!("\"{bound}\""), "\"\"".into(), "null".into(), "-1".into(), "[]".into()] {
        let (message, _) = fault(&format!(r#"{{"sender": {sender}, "call": {{"spin": {{"rounds": 1}}}}}}"#));
        assert!(message.contains("`sender`: expected an account's address"), "{message}");
    }
}

#[test]
fn views_are_called_by_name() {
    let call = view_call(&[purse()], &[ADDRESS], &[], 0, "balance_of", &json!({ "owner": "0x5" }));
    assert_eq!(call, Ok((felts::selector("balance_of"), vec![Felt::from(5)])));
    let external = view_call(&[purse()], &[ADDRESS], &[], 0, "transfer", &json!({}));
    assert!(matches!(external, Err(ArgumentError::WrongKind { .. })), "{external:?}");
    let nowhere = view_call(&[purse()], &[ADDRESS], &[], 1, "balance_of", &json!({ "owner": "0x5" }));
    assert!(matches!(nowhere, Err(ArgumentError::UnknownContract { .. })), "{nowhere:?}");
}

#[test]
fn receipts_and_events_are_typed() {
    let purse = [purse()];
    let event =
        Event { contract: 0, name: "Moved".into(), keys: vec![Felt::ONE, Felt::TWO], data: vec![Felt::from(9)] };
    let ok = Receipt { status: Felt::ZERO, events: vec![event.clone()] };
    let moved = json!({ "Moved": { "from": "0x1", "amount": "9", "to": "0x2" } });
    assert_eq!(receipt_json(&purse, &ok), json!({ "status": "ok", "events": [moved] }));
    let fault = felts::short_string("Purse: insufficient balance").unwrap_or_default();
    let reverted = Receipt { status: fault, events: Vec::new() };
    assert_eq!(
        receipt_json(&purse, &reverted),
        json!({ "status": "reverted", "fault": "Purse: insufficient balance" })
    );
    // Events that are not the contract's keep their felts.
    let short = Event { data: Vec::new(), ..event.clone() };
    assert_eq!(event_json(&purse, &short)["keys"], json!(["0x1", "0x2"]));
    let unknown = Event { name: "Lost".into(), ..event.clone() };
    assert_eq!(event_json(&purse, &unknown), json!({ "event": "Lost", "keys": ["0x1", "0x2"], "data": ["0x9"] }));
    let foreign = event_json(&purse, &Event { contract: 1, ..event });
    assert_eq!(foreign, json!({ "contract": 1, "event": "Moved", "keys": ["0x1", "0x2"], "data": ["0x9"] }));
}

#[test]
fn a_key_that_stands_twice_is_refused() {
    let twice = [
        r#"{"sender": "0x1", "sender": "0x2", "call": {"spin": {"rounds": 1}}}"#,
        r#"{"sender": "0x1", "call": {"spin": {"rounds": 1, "rounds": 2}}}"#,
    ];
    for text in twice {
        let (message, _) = fault(&format!("{}\n{text}", transfer(r#"{"to": "0x2", "amount": 5}"#)));
        assert!(message.starts_with("line 2: the key `") && message.contains("` stands twice"), "{message}");
        assert!(fault(&format!("[\n{text}]")).0.starts_with("line 2: the key"));
    }
}

#[test]
fn the_layout_is_the_storage() {
    let field = |name: &str, keys| StorageField { name: name.into(), keys, cells: 1, is_list: false };
    assert_eq!(layout(&purse()), [field("total", 0), field("balances", 1), field("rounds", 0)]);
}

proptest! {
    #[test]
    fn what_is_shown_can_be_read_again(
        flag: bool, tiny: u8, small: u16, middle: u32, large: u64, memo in any::<[u8; 32]>(), amount: u128, nonce: u64,
    ) {
        let contracts = [purse()];
        let memo = Felt::from_bytes_be(&memo);
        let calls = [
            ("describe", vec![Felt::from(flag), tiny.into(), small.into(), middle.into(), large.into(), memo]),
            ("transfer", vec![Felt::from(large), Felt::from(amount)]),
        ];
        let transactions = calls.map(|(function, calldata)| Transaction {
            nonce,
            ..Transaction::of_batcher(Felt::from(amount), ADDRESS, function, calldata)
        });
        let text = Value::from_iter(transactions.iter().map(|transaction| transaction_json(&contracts, &[ADDRESS], transaction))).to_string();
        prop_assert_eq!(read_by(&contracts, &[ADDRESS], &text), Ok(transactions.to_vec()), "{}", text);
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "[\\[{]?[\"a-z0-9:{}\\[\\], .x-]{0,60}") {
        let _ = parse(&text);
    }
}
