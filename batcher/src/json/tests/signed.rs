//! Bundles, accounts by name, and what only signed transactions have.

use zkthread::signature::{Signature, public_key};
use zkthread::sub_block::{Authorization, Call, Header};

use super::*;

const TILL: Felt = Felt::from_hex_unchecked("0xc1");
const BOTH: [Felt; 2] = [ADDRESS, TILL];
const ACCOUNTS: [(&str, Felt); 2] =
    [("alice", Felt::from_hex_unchecked("0xa11ce")), ("bob", Felt::from_hex_unchecked("0xb0b"))];

fn contracts() -> [Contract; 2] {
    let till = zkthread_ir::parse_source(include_str!("../../../test-host/second.rs"));
    [purse(), till.unwrap_or_else(|faults| panic!("{} faults", faults.len()))]
}

fn drafts(text: &str) -> Result<Vec<Draft>, TransactionError> {
    parse_transactions(&contracts(), &BOTH, &ACCOUNTS, text)
}

fn draft(text: &str) -> Draft {
    drafts(text).unwrap_or_else(|error| panic!("{error}")).remove(0)
}

/// What is wrong with a transaction of these fields.
fn wrong(fields: &str) -> String {
    let text = format!(r#"{{"sender": "0x1", {fields}}}"#);
    let error = drafts(&text).err().unwrap_or_else(|| panic!("accepted: {text}"));
    assert!(error.help().is_some_and(|help| !help.is_empty()));
    error.to_string().replace("transaction 0 (line 1): ", "")
}

const DESCRIBE: &str = r#""contract": "Till", "call": {"describe": {"shelf": 3}}"#;

#[test]
fn a_bundle_has_several_calls() {
    let pay = r#"{"contract": "Till", "call": {"pay": {"to": "@alice", "amount": 5}}}"#;
    let one = draft(&format!(r#"{{"sender": "@bob", "calls": [{{{DESCRIBE}}}, {pay}], "deadline": 9}}"#));
    let call = |function: &str, calldata: &[Felt]| Call {
        contract: TILL,
        function: function.into(),
        calldata: calldata.to_vec(),
    };
    let calls = vec![call("describe", &[Felt::THREE]), call("pay", &[ACCOUNTS[0].1, Felt::from(5)])];
    let sender = ACCOUNTS[1].1;
    let expected = Draft { sender, nonce: None, deadline: Some(9), is_atomic: true, calls, signature: None };
    assert_eq!(one, expected);
    let loose = draft(&format!(
        r#"{{"sender": "0xb0b", "calls": [{{{DESCRIBE}}}, {pay}], "deadline": "0x9", "atomic": false}}"#
    ));
    assert_eq!(loose, Draft { is_atomic: false, ..expected.clone() });
    // One call may stand either way.
    let single = draft(&format!(r#"{{"sender": "@bob", {DESCRIBE}}}"#));
    assert_eq!(single, draft(&format!(r#"{{"sender": "@bob", "calls": [{{{DESCRIBE}}}], "atomic": true}}"#)));
    for draft in [expected, loose, single] {
        let shown = draft_json(&contracts(), &BOTH, &draft);
        assert_eq!(drafts(&shown.to_string()), Ok(vec![draft]), "{shown}");
    }
}

#[test]
fn what_is_wrong_with_a_bundle_is_said() {
    let both = wrong(&format!(r#"{DESCRIBE}, "calls": [{{{DESCRIBE}}}]"#));
    assert_eq!(both, "`contract` stands beside `calls`");
    assert_eq!(wrong(r#""call": {}, "calls": []"#), "`call` stands beside `calls`");
    let calls = "`calls`: expected a list of one call or more";
    assert_eq!(wrong(r#""calls": []"#), format!("{calls}, got []"));
    assert_eq!(wrong(r#""calls": {}"#), format!("{calls}, got {{}}"));
    let second = |call: &str| wrong(&format!(r#""calls": [{{{DESCRIBE}}}, {call}]"#));
    assert_eq!(second("7"), "`calls[1]`: expected an object, got 7");
    assert_eq!(second(r#"{"call": {"spin": {}}, "nonce": 4}"#), "unknown field `calls[1].nonce`");
    assert_eq!(second(r#"{"contract": "Till"}"#), "`calls[1].call` is missing");
    assert_eq!(
        second(r#"{"contract": 4, "call": {}}"#),
        "`calls[1].contract`: expected a contract's name (a string), got 4"
    );
    assert_eq!(
        second(r#"{"contract": "Till", "call": {"pay": {"to": "@carol", "amount": 1}}}"#),
        "`calls[1].call.pay.to`: `@carol` is no contract or account that has an address here"
    );
    assert_eq!(wrong(&format!(r#""atomic": 1, {DESCRIBE}"#)), "`atomic`: expected true or false, got 1");
    let number = "expected an integer from 0 to 2^64 - 1, as a number or a string";
    assert_eq!(wrong(&format!(r#""deadline": -1, {DESCRIBE}"#)), format!("`deadline`: {number}, got -1"));
}

#[test]
fn a_sender_may_be_an_accounts_name() {
    assert_eq!(draft(&format!(r#"{{"sender": "@alice", {DESCRIBE}}}"#)).sender, ACCOUNTS[0].1);
    let error = drafts(&format!(r#"{{"sender": "@carol", {DESCRIBE}}}"#)).err().unwrap_or_else(|| panic!("accepted"));
    assert!(error.to_string().contains("`sender`: `@carol` is no contract or account"), "{error}");
    assert_eq!(error.help().as_deref(), Some("write an address, or one of `@alice`, `@bob`"));
    // A contract sends nothing.
    assert!(drafts(&format!(r#"{{"sender": "@Till", {DESCRIBE}}}"#)).is_err());
    let view = view_call(&contracts(), &BOTH, &ACCOUNTS, 0, "balance_of", &json!({ "owner": "@bob" }));
    assert_eq!(view, Ok((felts::selector("balance_of"), vec![ACCOUNTS[1].1])));
    let purse = encode_constructor(&contracts(), 1, &BOTH[..1], &ACCOUNTS, &json!({ "purse": "@alice" }));
    assert_eq!(purse, Ok(vec![ACCOUNTS[0].1]));
}

#[test]
fn a_signed_transaction_is_the_same_after_its_file() {
    let key = Felt::from(99);
    let header = Header { manager: Felt::TWO, ..Header::default() };
    let unsigned = Transaction::of_batcher(Felt::ONE, TILL, "describe", vec![Felt::THREE]);
    for (nonce, is_atomic) in [(0, true), (u64::MAX, false)] {
        let signed = Transaction { nonce, ..unsigned.clone() }.signed(&header, &key, 1_000, is_atomic);
        let signed = signed.unwrap_or_else(|error| panic!("{error}"));
        let shown = transaction_json(&contracts(), &BOTH, &signed);
        assert_eq!(shown["public_key"], json!(format!("{:#x}", public_key(&key).unwrap_or_default())));
        assert_eq!((&shown["nonce"], &shown["deadline"]), (&json!(nonce), &json!(1_000)));
        let read = draft(&shown.to_string());
        assert_eq!(read.clone().signed(), Some(signed.clone()));
        assert_eq!(read, Draft::from(&signed));
    }
    assert_eq!(draft(&format!(r#"{{"sender": "0x1", "nonce": 1, "deadline": 2, {DESCRIBE}}}"#)).signed(), None);
}

#[test]
fn of_two_signatures_the_low_one_is_read() {
    let order = Felt::from_hex_unchecked("0x800000000000010ffffffffffffffffb781126dcae7b2321e66a241adc64d2f");
    let read = |s: Felt| {
        let text = format!(
            r#"{{"sender": "0x1", "nonce": 0, "deadline": 1, "public_key": "0x7", "signature": ["0x5", "{s:#x}"], {DESCRIBE}}}"#
        );
        draft(&text).signed().and_then(|transaction| transaction.authorization)
    };
    let expected = Authorization {
        public_key: Felt::from(7),
        deadline: 1,
        is_atomic: true,
        signature: Signature { r: Felt::from(5), s: Felt::from(6) },
    };
    assert_eq!(read(Felt::from(6)), Some(expected.clone()));
    assert_eq!(read(order - Felt::from(6)), Some(expected));
    // What is out of range is for the check of the signature to say.
    assert_eq!(read(Felt::MAX).map(|authorization| authorization.signature.s), Some(Felt::MAX));
}

#[test]
fn what_is_wrong_with_a_signature_is_said() {
    let fields = |fields: &str| wrong(&format!("{fields}, {DESCRIBE}"));
    let good = r#""public_key": "0x7", "signature": ["0x5", "0x6"]"#;
    assert_eq!(
        fields(r#""public_key": "0x7""#),
        "`public_key` stands without `signature`: a signed transaction has both"
    );
    assert_eq!(
        fields(r#""signature": ["0x5", "0x6"]"#),
        "`signature` stands without `public_key`: a signed transaction has both"
    );
    let without = |missing: &str| format!("`signature` stands without `{missing}`: a signed transaction has both");
    assert_eq!(fields(good), without("nonce"));
    assert_eq!(fields(&format!(r#"{good}, "nonce": 1"#)), without("deadline"));
    assert_eq!(fields(&format!(r#"{good}, "deadline": 1"#)), without("nonce"));
    for signature in [r#"["0x5"]"#, r#"["0x5", "0x6", "0x7"]"#, r#"["0x5", "s"]"#, r#""0x5""#, "[]", "null", "[5, -6]"]
    {
        let said = fields(&format!(r#""public_key": "0x7", "signature": {signature}, "nonce": 1, "deadline": 1"#));
        assert!(said.starts_with("`signature`: expected two felts (strings in 0x hex), got "), "{said}");
    }
    let said = fields(r#""public_key": "key", "signature": ["0x5", "0x6"]"#);
    assert_eq!(said, "`public_key`: expected a felt (a string in 0x hex), got \"key\"");
}

#[test]
fn what_the_batcher_is_believed_for_is_one_call() {
    let refused = |fields: &str| {
        let error = draft(&format!(r#"{{"sender": "0x1", {fields}}}"#)).of_batcher().err();
        let error = error.unwrap_or_else(|| panic!("accepted: {fields}"));
        assert!(error.help().contains("auth"));
        error.to_string()
    };
    let nothing = "which means nothing where the batcher is believed";
    assert_eq!(refused(&format!(r#""calls": [{{{DESCRIBE}}}, {{{DESCRIBE}}}]"#)), format!("it has 2 calls, {nothing}"));
    assert_eq!(refused(&format!(r#""deadline": 0, {DESCRIBE}"#)), format!("it has a deadline, {nothing}"));
    let signed = format!(r#""nonce": 0, "deadline": 0, "public_key": "0x7", "signature": ["0x5", "0x6"], {DESCRIBE}"#);
    assert_eq!(refused(&signed), format!("it has a signature, {nothing}"));
    assert!(refused(&format!(r#""atomic": false, {DESCRIBE}"#)).contains("atomic"));
    let plain = draft(&format!(r#"{{"sender": "0x1", "nonce": 4, {DESCRIBE}}}"#)).of_batcher();
    assert_eq!(plain.map(|transaction| (transaction.nonce, transaction.authorization)), Ok((4, None)));
}
