//! Values of every type, both ways.

use super::*;

const SOURCE: &str = r##"
mod shop {
    use zkthread::prelude::*;

    pub enum Side {
        Buy,
        Sell,
        Limit(u64),
        Range(u64, i8),
    }

    pub struct Order {
        price: u64,
        side: Side,
        memo: Option<u8>,
    }

    #[storage]
    pub struct Shop {
        best: u256,
        lots: Map<(u256, u8), u64>,
        history: Map<ContractAddress, Vec<(u8, u256)>>,
    }

    #[event]
    pub struct Placed {
        #[key]
        tags: (u8, u256),
        order: Order,
        #[key]
        text: String,
    }

    impl Shop {
        #[external]
        pub fn place(&mut self, _cx: &mut Context, order: Order) {}

        #[external]
        pub fn scalars(&mut self, _cx: &mut Context, a: i8, b: i64, c: i128, d: u256, e: ClassHash, f: bytes31, g: String) {}

        #[external]
        pub fn nested(&mut self, _cx: &mut Context, list: Vec<(u8, bool)>, pair: [i16; 2], maybe: Option<Option<u8>>, sides: Vec<Side>) {}
    }
}
"##;

fn shop() -> Contract {
    let parsed = zkthread_ir::parse_source(&SOURCE.replace("mod shop", "#[zkthread::contract]\nmod shop"));
    parsed.unwrap_or_else(|faults| panic!("{:?}", faults.iter().map(ToString::to_string).collect::<Vec<_>>()))
}

fn parse(call: &str) -> Result<Vec<Felt>, TransactionError> {
    let text = format!(r#"{{"sender": "0x1", "call": {call}}}"#);
    read_by(&[shop()], &[ADDRESS], &text)
        .map(|list| list.into_iter().flat_map(|one| one.calls[0].calldata.clone()).collect())
}

/// The calldata of a call, which is shown again as `shown`.
fn calldata(call: &str, shown: &str) -> Vec<Felt> {
    let calldata = parse(call).unwrap_or_else(|error| panic!("{error}"));
    let function = call.split('"').nth(1).unwrap_or_default().to_owned();
    let transaction = Transaction::of_batcher(Felt::ONE, ADDRESS, &function, calldata.clone());
    let json = transaction_json(&[shop()], &[ADDRESS], &transaction);
    let expected: Value = serde_json::from_str(shown).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(json["call"], expected);
    assert_eq!(parse(&json["call"].to_string()).as_ref(), Ok(&calldata));
    calldata
}

fn felts(values: &[i128]) -> Vec<Felt> {
    values.iter().map(|value| Felt::from(*value)).collect()
}

#[test]
fn structs_and_enums_are_objects_and_names() {
    let same = |call: &str| calldata(call, call);
    assert_eq!(same(r#"{"place": {"order": {"price": 5, "side": "Sell", "memo": null}}}"#), felts(&[5, 1, 1]));
    assert_eq!(same(r#"{"place": {"order": {"price": 5, "side": {"Limit": 7}, "memo": 9}}}"#), felts(&[5, 2, 7, 0, 9]));
    let range = r#"{"place": {"order": {"price": 5, "side": {"Range": [7, -1]}, "memo": null}}}"#;
    assert_eq!(same(range), felts(&[5, 3, 7, -1, 1]));
    // An Option may be left out.
    let call = r#"{"place": {"order": {"price": 5, "side": "Buy"}}}"#;
    assert_eq!(calldata(call, &call.replace("}}}", r#", "memo": null}}}"#)), felts(&[5, 0, 1]));
}

#[test]
fn integers_are_numbers_or_text() {
    let most = format!("{}", i128::MAX);
    let call = |a: &str, b: &str, c: &str, d: &str, e: &str, f: &str, g: &str| {
        format!(r#"{{"scalars": {{"a": {a}, "b": {b}, "c": {c}, "d": {d}, "e": {e}, "f": {f}, "g": {g}}}}}"#)
    };
    let given = call("-128", "\"-0x1\"", &most, "\"0x1_0\"", "1", "\"\"", "\"\"")
        .replace("0x1_0", &format!("0x1{}", "0".repeat(32)));
    let shown = call(
        "-128",
        "-1",
        &format!("\"{most}\""),
        "\"340282366920938463463374607431768211456\"",
        "\"0x1\"",
        "\"0x0\"",
        "\"\"",
    );
    assert_eq!(calldata(&given, &shown), felts(&[-128, -1, i128::MAX, 0, 1, 1, 0, 0, 0, 0]));
    let text = "x".repeat(31) + "é";
    let given = call("127", "-9223372036854775808", "\"-5\"", "0", "\"0xff\"", "\"short\"", &format!("\"{text}\""));
    let shown = given.replace(r#""d": 0"#, r#""d": "0""#);
    let calldata = calldata(&given, &shown);
    let word = Felt::from_bytes_be_slice("x".repeat(31).as_bytes());
    assert_eq!(
        calldata[6..],
        [felts::short_string("short").unwrap_or_default(), word_count(1), word, Felt::from(0xc3a9), Felt::TWO]
    );
    // Text that looks like hex is hex.
    let hex = call("0", "0", "\"0\"", "\"0\"", "\"0x0\"", "\"0x3078\"", "\"\"");
    assert_eq!(self::calldata(&hex, &hex)[6], Felt::from(0x3078));
}

/// Converting so many would take hours.
#[test]
fn millions_of_digits_are_refused_unconverted() {
    let digits = "9".repeat(20_000_000);
    for ty in [Type::U8, Type::I128, Type::U256, Type::Felt252] {
        for value in [digits.clone(), format!("-{digits}")] {
            assert_eq!(super::super::values::encode_plain(&ty, &Value::String(value)), None, "{ty:?}");
        }
    }
}

fn word_count(count: u8) -> Felt {
    count.into()
}

#[test]
fn lists_tuples_and_nested_options() {
    let same = |call: &str| calldata(call, call);
    let call = r#"{"nested": {"list": [[1, true], [2, false]], "pair": [-1, 2], "maybe": null, "sides": ["Buy", {"Limit": 3}]}}"#;
    assert_eq!(same(call), felts(&[2, 1, 1, 2, 0, -1, 2, 1, 2, 0, 2, 3]));
    for (maybe, expected) in [("null", &[1][..]), (r#"{"Some": null}"#, &[0, 1]), (r#"{"Some": 5}"#, &[0, 0, 5])] {
        let call = format!(r#"{{"nested": {{"list": [], "pair": [0, 0], "maybe": {maybe}, "sides": []}}}}"#);
        assert_eq!(same(&call), felts(&[&[0, 0, 0], expected, &[0]].concat()));
    }
}

#[test]
fn what_is_wrong_is_named_by_its_path() {
    let order = |order: &str| format!(r#"{{"place": {{"order": {order}}}}}"#);
    let nested = |list: &str, pair: &str, maybe: &str, sides: &str| {
        format!(r#"{{"nested": {{"list": {list}, "pair": {pair}, "maybe": {maybe}, "sides": {sides}}}}}"#)
    };
    let scalars = |name: &str, value: &str| {
        let mut call: Value = json!({ "a": 0, "b": 0, "c": 0, "d": 0, "e": "0x0", "f": "", "g": "" });
        call[name] = serde_json::from_str(value).unwrap_or_else(|error| panic!("{error}"));
        json!({ "scalars": call }).to_string()
    };
    let u64_expected = "expected u64 (an integer from 0 to 2^64 - 1, as a number or a string)";
    let shape = r#"Order ({"price": u64, "side": Side, "memo": Option<u8>})"#;
    let sides = r#""Buy", "Sell", {"Limit": u64} or {"Range": [u64, i8]}"#;
    let cases = [
        (
            order(r#"{"price": -1, "side": "Buy"}"#),
            format!("`call.place.order.price`: {u64_expected}, got -1"),
            "give `call.place.order.price` as u64".to_owned(),
        ),
        (
            order(r#"{"side": "Buy"}"#),
            format!("`call.place.order.price` is missing: {u64_expected}"),
            r#"write {"place": {"order": Order}}"#.into(),
        ),
        (
            order("[5]"),
            format!("`call.place.order`: expected {shape}, got [5]"),
            "give `call.place.order` as Order".into(),
        ),
        (
            order(r#"{"prize": 5}"#),
            "`call.place.order`: `Order` has no field `prize`".into(),
            r#"write {"price": u64, "#.into(),
        ),
        (
            order(r#"{"price": 1, "side": "Hold"}"#),
            "`call.place.order.side`: `Side` has no variant `Hold`".into(),
            format!("write {sides}"),
        ),
        (
            order(r#"{"price": 1, "side": 0}"#),
            format!("`call.place.order.side`: expected Side ({sides}), got 0"),
            "give".into(),
        ),
        (
            order(r#"{"price": 1, "side": {"Buy": null}}"#),
            "`call.place.order.side.Buy`: expected the variant without data (\"Buy\"), got null".into(),
            "give".into(),
        ),
        (
            order(r#"{"price": 1, "side": "Limit"}"#),
            format!("`call.place.order.side.Limit`: {u64_expected}, got nothing"),
            "give".into(),
        ),
        (
            order(r#"{"price": 1, "side": {"Range": [1]}}"#),
            "`call.place.order.side.Range`: expected an array of 2 values, got [1]".into(),
            "give".into(),
        ),
        (
            order(r#"{"price": 1, "side": {"Range": [1, 128]}}"#),
            "`call.place.order.side.Range[1]`: expected i8 (an integer from -128 to 127), got 128".into(),
            "give".into(),
        ),
        (
            order(r#"{"price": 1, "side": "Buy", "memo": "x"}"#),
            "`call.place.order.memo`: expected u8 (an integer from 0 to 255), got \"x\"".into(),
            "give".into(),
        ),
        (
            nested("[[1]]", "[0, 0]", "null", "[]"),
            "`call.nested.list[0]`: expected (u8, bool) (an array of 2 values), got [1]".into(),
            "give".into(),
        ),
        (
            nested("[[1, 1]]", "[0, 0]", "null", "[]"),
            "`call.nested.list[0][1]`: expected bool (true or false), got 1".into(),
            "give".into(),
        ),
        (
            nested("{}", "[0, 0]", "null", "[]"),
            "`call.nested.list`: expected Vec<(u8, bool)> (an array of (u8, bool)), got {}".into(),
            "give".into(),
        ),
        (
            nested("[]", "[0]", "null", "[]"),
            "`call.nested.pair`: expected [i16; 2] (an array of 2 values of i16), got [0]".into(),
            "give".into(),
        ),
        (
            nested("[]", "[0, 0]", "5", "[]"),
            "`call.nested.maybe`: expected Option<Option<u8>> (null, or {\"Some\": value}), got 5".into(),
            "give".into(),
        ),
        (
            scalars("a", "-129"),
            "`call.scalars.a`: expected i8 (an integer from -128 to 127), got -129".into(),
            "give".into(),
        ),
        (
            scalars("e", "\"0x800000000000000000000000000000000000000000000000000000000000000\""),
            "`call.scalars.e`: expected ClassHash".into(),
            "give".into(),
        ),
        (
            scalars("f", "\"12345678901234567890123456789012\""),
            "`call.scalars.f`: expected bytes31".into(),
            "give".into(),
        ),
        (
            scalars("f", &format!("\"0x1{}\"", "0".repeat(62))),
            "`call.scalars.f`: expected bytes31".into(),
            "give".into(),
        ),
        (scalars("f", "7"), "`call.scalars.f`: expected bytes31".into(), "give".into()),
        (scalars("g", "7"), "`call.scalars.g`: expected String (a string), got 7".into(), "give".into()),
        (scalars("d", "\"--1\""), "`call.scalars.d`: expected u256".into(), "give".into()),
        (scalars("d", &format!("\"0x1{}\"", "0".repeat(64))), "`call.scalars.d`: expected u256".into(), "give".into()),
        (scalars("d", &format!("\"{}\"", "9".repeat(500))), "`call.scalars.d`: expected u256".into(), "give".into()),
        (scalars("b", "\"-0x8000000000000001\""), "`call.scalars.b`: expected i64".into(), "give".into()),
    ];
    for (call, problem, help) in cases {
        let error = parse(&call).err().unwrap_or_else(|| panic!("accepted: {call}"));
        let (message, hint) = (error.to_string(), error.help().unwrap_or_default());
        assert!(message.starts_with(&format!("transaction 0 (line 1): {problem}")), "{message}");
        assert!(hint.starts_with(&help), "{message}: {hint}");
    }
    let long = json!({ "nested": { "list": vec![(1, true); 0x8000], "pair": [0, 0], "sides": [] } }).to_string();
    let error = parse(&long).err().map(|error| error.to_string()).unwrap_or_default();
    assert!(error.ends_with("65541 felts, at most 65535 can be"), "{error}");
}

#[test]
fn events_have_their_own_types() {
    let event = Event {
        contract: 0,
        name: "Placed".into(),
        keys: [felts(&[1, 2, 3]), felts(&[0, 0x6869, 2])].concat(),
        data: felts(&[5, 2, 7, 1]),
    };
    let fields = json!({ "tags": [1, "1020847100762815390390123822295304634370"], "order": { "price": 5, "side": { "Limit": 7 }, "memo": null }, "text": "hi" });
    assert_eq!(event_json(&[shop()], &event), json!({ "Placed": fields }));
    for broken in [felts(&[5, 4, 7, 1]), felts(&[5, 2, 7]), felts(&[5, 2, 7, 1, 0]), felts(&[5, 2, 7, 2])] {
        let shown = event_json(&[shop()], &Event { data: broken.clone(), ..event.clone() });
        assert_eq!(shown["data"].as_array().map(Vec::len), Some(broken.len()));
    }
}

#[test]
fn felts_that_are_no_value_are_shown_as_hex() {
    let shop = shop();
    let json = |ty: Type, felts: &[Felt]| value_json(&shop, &ty, felts);
    assert_eq!(json(Type::Unit, &[]), Value::Null);
    assert_eq!(json(Type::U8, &felts(&[255])), json!(255));
    assert_eq!(json(Type::U8, &felts(&[256])), json!(["0x100"]));
    assert_eq!(json(Type::U64, &[Felt::from(u64::MAX)]), json!(u64::MAX));
    assert_eq!(json(Type::Bool, &felts(&[2])), json!(["0x2"]));
    assert_eq!(json(Type::U128, &[Felt::from(u128::MAX)]), json!(u128::MAX.to_string()));
    assert_eq!(json(Type::U8, &felts(&[1, 2])), json!(["0x1", "0x2"]));
    assert_eq!(json(Type::I8, &felts(&[-128])), json!(-128));
    assert!(json(Type::I8, &felts(&[-129])).is_array() && json(Type::I8, &felts(&[128])).is_array());
    assert_eq!(json(Type::I128, &felts(&[i128::MIN])), json!(i128::MIN.to_string()));
    assert_eq!(json(Type::ContractAddress, &[Felt::MAX]), json!([format!("{:#x}", Felt::MAX)]));
    let vec = Type::Vec(Box::new(Type::U8));
    // A length that the felts have no room for.
    assert!(json(vec.clone(), &[Felt::from(u64::MAX)]).is_array());
    assert_eq!(json(vec, &felts(&[2, 1, 2])), json!([1, 2]));
    for broken in [felts(&[0, 1, 0]), felts(&[0, 0, 31]), felts(&[0, 0xff, 1]), felts(&[1, 0, 0]), felts(&[9])] {
        assert_eq!(json(Type::String, &broken).as_array().map(Vec::len), Some(broken.len()));
    }
}

#[test]
fn the_layout_counts_felts_and_cells() {
    let field = |name: &str, keys, cells, is_list| StorageField { name: name.into(), keys, cells, is_list };
    let expected = [field("best", 0, 2, false), field("lots", 3, 1, false), field("history", 1, 3, true)];
    assert_eq!(layout(&shop()), expected);
}

proptest! {
    /// Whatever is shown as a call's arguments is read as the same felts; what is none of its arguments is shown as felts.
    #[test]
    fn what_felts_are_shown_as_is_those_felts(
        values in prop::collection::vec(prop_oneof![4 => 0..4_i128, 1 => -130..130_i128, 1 => any::<i128>()], 0..14),
    ) {
        let shop = [shop()];
        for function in shop[0].externals() {
            let calldata = felts(&values);
            let function = function.name.clone();
            let transaction = Transaction::of_batcher(Felt::ONE, ADDRESS, &function, calldata.clone());
            let call = &transaction_json(&shop, &[ADDRESS], &transaction)["call"];
            if call[&function].is_object() {
                prop_assert_eq!(parse(&call.to_string()), Ok(calldata), "{}", call);
            } else {
                prop_assert_eq!(call[&function].as_array().map(Vec::len), Some(values.len()));
            }
        }
    }
}
