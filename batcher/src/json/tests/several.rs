//! Threads of several contracts: which one a call is of, and addresses by name.

use super::*;

const TILL: Felt = Felt::from_hex_unchecked("0xc1");
const BOTH: [Felt; 2] = [ADDRESS, TILL];

fn contracts() -> [Contract; 2] {
    let till = zkthread_ir::parse_source(include_str!("../../../test-host/second.rs"));
    let till = till.unwrap_or_else(|faults| panic!("{:?}", faults.iter().map(ToString::to_string).collect::<Vec<_>>()));
    [purse(), till]
}

fn read(text: &str) -> Result<Vec<Transaction>, TransactionError> {
    read_by(&contracts(), &BOTH, text)
}

#[test]
fn the_contract_of_a_call_gives_its_arguments_their_types() {
    let text = r#"
        {"sender": "0x1", "contract": "Till", "call": {"describe": {"shelf": 3}}}
        {"sender": "0x1", "contract": "Purse", "call": {"describe": {"flag": true, "tiny": 0, "small": 0, "middle": 0, "large": 0, "memo": 9}}}
    "#;
    let read = read(text).unwrap_or_else(|error| panic!("{error}"));
    let called: Vec<_> = read
        .iter()
        .map(|one| &one.calls[0])
        .map(|call| (call.contract, call.function.as_str(), call.calldata.len()))
        .collect();
    assert_eq!(called, [(TILL, "describe", 1), (ADDRESS, "describe", 6)]);
    // Shown with their contracts, and read again as the same.
    let shown: Vec<_> = read.iter().map(|one| transaction_json(&contracts(), &BOTH, one)).collect();
    assert_eq!(shown[0], json!({ "sender": "0x1", "contract": "Till", "call": { "describe": { "shelf": 3 } } }));
    assert_eq!(self::read(&Value::from(shown).to_string()), Ok(read.clone()));
    // What is of no contract of the thread is not typed by one.
    let mut foreign = read[0].clone();
    foreign.calls[0].contract = Felt::from(7);
    let shown = transaction_json(&contracts(), &BOTH, &foreign);
    assert_eq!(shown, json!({ "sender": "0x1", "contract": "0x7", "call": { "describe": ["0x3"] } }));
    assert_eq!(transaction_json(&contracts()[..1], &BOTH[..1], &foreign)["contract"], "0x7");
}

#[test]
fn a_thread_of_one_contract_need_not_name_it() {
    let named = parse(r#"{"sender": "0x1", "contract": "Purse", "call": {"spin": {"rounds": 1}}}"#);
    let bare = parse(r#"{"sender": "0x1", "call": {"spin": {"rounds": 1}}}"#);
    assert!(named.is_ok() && named == bare);
    let (message, help) = fault(r#"{"sender": "0x1", "contract": "Till", "call": {"spin": {"rounds": 1}}}"#);
    assert_eq!(message, "transaction 0 (line 1): the thread has no contract `Till`");
    assert_eq!(help, "contracts of the thread: `Purse`");
}

#[test]
fn what_is_wrong_with_the_contract_is_said() {
    let cases = [
        (
            r#""call": {"spin": {"rounds": 1}}"#,
            "the thread has several contracts, and which one is called is not said",
            r#"name one of `Purse`, `Till`; in a transaction as "contract""#,
        ),
        (
            r#""contract": "purse", "call": {"spin": {"rounds": 1}}"#,
            "the thread has no contract `purse`",
            "contracts of the thread: `Purse`, `Till`",
        ),
        (
            r#""contract": "Till", "call": {"spin": {"rounds": 1}}"#,
            "`Till` has no function `spin`",
            "functions that can be called here: `pay`, `describe`",
        ),
        (
            r#""contract": "Till", "call": {"wealth": {}}"#,
            "`wealth` is a view, not an external",
            "functions that can be called here: `pay`, `describe`",
        ),
        (
            r#""contract": 1, "call": {"spin": {"rounds": 1}}"#,
            "`contract`: expected a contract's name (a string), got 1",
            "a transaction is",
        ),
        (
            r#""contract": null, "call": {}"#,
            "`contract`: expected a contract's name (a string), got null",
            "a transaction is",
        ),
        (r#""contract": "Till""#, "`call` is missing", "a transaction is"),
        (r#""Contract": "Till", "call": {}"#, "unknown field `Contract`", "a transaction is"),
    ];
    for (fields, problem, way_out) in cases {
        let error = read(&format!("{{\"sender\": \"0x1\", {fields}}}")).err();
        let error = error.unwrap_or_else(|| panic!("accepted: {fields}"));
        assert_eq!(error.to_string(), format!("transaction 0 (line 1): {problem}"));
        assert!(error.help().is_some_and(|help| help.starts_with(way_out)), "{:?}", error.help());
    }
    let long = format!(r#"{{"sender": "0x1", "contract": "{}", "call": {{}}}}"#, "x".repeat(500));
    assert!(read(&long).err().is_some_and(|error| error.to_string().len() < 200));
    let twice = r#"{"sender": "0x1", "contract": "Till", "contract": "Purse", "call": {"describe": {"shelf": 3}}}"#;
    assert!(read(twice).err().is_some_and(|error| error.to_string().contains("`contract` stands twice")));
    assert_eq!(contract_position(&contracts(), Some("Till")), Ok(1));
    assert_eq!(contract_position(&contracts()[1..], None), Ok(0));
    assert!(contract_position(&[], None).is_err());
}

#[test]
fn an_address_may_be_a_contracts_name() {
    let pay = |to: &str| {
        let text =
            format!(r#"{{"sender": "0x1", "contract": "Till", "call": {{"pay": {{"to": "{to}", "amount": 5}}}}}}"#);
        read(&text).map(|list| list.into_iter().flat_map(|one| one.calls[0].calldata.clone()).collect::<Vec<_>>())
    };
    assert_eq!(pay("@Till"), Ok(vec![TILL, Felt::from(5)]));
    assert_eq!(pay("@Purse"), Ok(vec![ADDRESS, Felt::from(5)]));
    let error = pay("@Bank").err().unwrap_or_else(|| panic!("accepted"));
    assert!(
        error.to_string().ends_with("`call.pay.to`: `@Bank` is no contract or account that has an address here"),
        "{error}"
    );
    assert_eq!(error.help().as_deref(), Some("write an address, or one of `@Purse`, `@Till`"));
    assert!(pay("Till").is_err() && pay("@").is_err() && pay(&format!("@{}", "x".repeat(500))).is_err());
    // Only an address: the sender is not one of the contracts, and a name is no other value.
    assert!(read(r#"{"sender": "@Till", "contract": "Till", "call": {"describe": {"shelf": 1}}}"#).is_err());
    assert!(read(r#"{"sender": "0x1", "contract": "Till", "call": {"describe": {"shelf": "@Till"}}}"#).is_err());
    let view = view_call(&contracts(), &BOTH, &[], 0, "balance_of", &json!({ "owner": "@Till" }));
    assert_eq!(view, Ok((felts::selector("balance_of"), vec![TILL])));
}

#[test]
fn a_constructor_names_the_contracts_before_it() {
    let contracts = contracts();
    let encode = |position, placed: &[Felt], arguments: Value| {
        encode_constructor(&contracts, position, placed, &[], &arguments)
            .map_err(|error| (error.to_string(), error.help()))
    };
    assert_eq!(encode(0, &[], json!({ "supply": 5 })), Ok(vec![Felt::from(5)]));
    assert_eq!(encode(1, &BOTH[..1], json!({ "purse": "@Purse" })), Ok(vec![ADDRESS]));
    assert_eq!(encode(1, &BOTH[..1], json!({ "purse": "0x5" })), Ok(vec![Felt::from(5)]));
    let refused = |position, arguments| encode(position, &BOTH, arguments).err().unwrap_or_default();
    let (message, help) = refused(1, json!({ "purse": "@Till" }));
    assert_eq!(message, "`constructor.Till.purse`: `@Till` is no contract or account that has an address here");
    assert_eq!(help.as_deref(), Some("write an address, or one of `@Purse`"));
    let (message, _) = refused(0, json!({ "supply": "@Till" }));
    assert!(message.starts_with("`constructor.Purse.supply`: expected u128"), "{message}");
    assert!(refused(2, json!({})).0.contains("no contract `2`"));
    assert!(refused(1, json!([])).0.starts_with("`constructor.Till`: expected its arguments as an object"));
    // One contract is not named; with no address known, none can be.
    let alone = encode_constructor(&contracts[1..], 0, &[], &[], &json!({ "purse": "@Purse" })).err();
    let alone = alone.unwrap_or_else(|| panic!("accepted"));
    assert_eq!(alone.to_string(), "`constructor.purse`: `@Purse` is no contract or account that has an address here");
    assert_eq!(alone.help().as_deref(), Some("write an address"));
}

#[test]
fn a_contract_without_a_constructor_takes_no_arguments() {
    let parsed = zkthread_ir::parse_source(
        "#[zkthread::contract] mod bare { use zkthread::prelude::*; #[storage] pub struct Bare { a: u8 } impl Bare { #[view] pub fn a(&self) -> u8 { self.a } } }",
    );
    let bare = [parsed.unwrap_or_else(|faults| panic!("{}", faults.len()))];
    assert_eq!(encode_constructor(&bare, 0, &[], &[], &json!({})), Ok(Vec::new()));
    let error = encode_constructor(&bare, 0, &[], &[], &json!({ "supply": 5 })).err().map(|error| error.to_string());
    assert_eq!(error.as_deref(), Some("`Bare` has no constructor, so it takes no `supply`"));
    assert!(encode_constructor(&bare, 0, &[], &[], &json!(null)).is_err());
}

#[test]
fn events_are_typed_by_the_contract_that_emitted_them() {
    let event = |contract, keys: &[u64], data: &[u64]| Event {
        contract,
        name: "Moved".into(),
        keys: keys.iter().copied().map(Felt::from).collect(),
        data: data.iter().copied().map(Felt::from).collect(),
    };
    let receipt = Receipt { status: Felt::ZERO, events: vec![event(0, &[1, 2], &[9]), event(1, &[], &[7])] };
    let events = json!([
        { "contract": "Purse", "event": { "Moved": { "from": "0x1", "amount": "9", "to": "0x2" } } },
        { "contract": "Till", "event": { "Moved": { "shelf": 7 } } },
    ]);
    assert_eq!(receipt_json(&contracts(), &receipt), json!({ "status": "ok", "events": events }));
    // The other's event, or that of a contract that is none.
    let raw = event_json(&contracts(), &event(1, &[1, 2], &[9]));
    assert_eq!(raw, json!({ "contract": "Till", "event": "Moved", "keys": ["0x1", "0x2"], "data": ["0x9"] }));
    let raw = event_json(&contracts(), &event(2, &[], &[7]));
    assert_eq!(raw, json!({ "contract": 2, "event": "Moved", "keys": [], "data": ["0x7"] }));
}
