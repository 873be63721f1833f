//! The batcher against a real host process, and against processes that are none.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::Duration;

use serde_json::json;
use zkthread::host::protocol::VERSION;
use zkthread::host::{Built, Construction, HostError as Refusal, Job, Limit, Limits, View};
use zkthread::sub_block::{Header, Transaction};
use zkthread::{Felt, felts};
use zkthread_batcher::transactions::{encode_arguments, parse_transactions, value_json, view_call};
use zkthread_batcher::{
    BatchError, Batcher, CanonicalState, Domain, Expected, Head, Host, HostError, HostOptions, LocalState, StateError,
};
use zkthread_ir::{Contract, Type, parse_source};

const ADDRESS: Felt = Felt::from_hex_unchecked("0xc0");

static PURSE: LazyLock<Expected> = LazyLock::new(|| Expected::of(&purse()));

fn purse() -> Contract {
    parse_source(include_str!("../test-host/contract.rs")).unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn good<T, E: std::fmt::Display>(result: Result<T, E>) -> T {
    result.unwrap_or_else(|error| panic!("{error}"))
}

fn start() -> Host {
    good(Host::start(Path::new(env!("CARGO_BIN_EXE_zkthread_test_host")), &PURSE, HostOptions::default()))
}

fn transfers(count: u64) -> Vec<Transaction> {
    (0..count).map(|n| transfer(1, 100 + n, 1)).collect()
}

fn transfer(from: u64, to: u64, amount: u64) -> Transaction {
    let text = format!(r#"{{"sender": "{from}", "call": {{"transfer": {{"to": {to}, "amount": {amount}}}}}}}"#);
    good(parse_transactions(&purse(), &ADDRESS, &text)).remove(0)
}

/// The state after the constructor gave account 1 a supply of 1,000.
fn deployed(host: &mut Host) -> LocalState {
    let contract = purse();
    let constructor = contract.constructor().unwrap_or_else(|| panic!("no constructor"));
    let calldata = good(encode_arguments(&contract, constructor, "new", &json!({ "supply": 1_000 })));
    let call = Construction { chain_id: Felt::ONE, contract: ADDRESS, caller: Felt::ONE, timestamp: 1, calldata };
    let mut state = LocalState::default();
    let constructed = good(host.construct(&call, &mut state));
    for (key, value) in constructed.writes {
        state.write(&ADDRESS, &key, value);
    }
    state
}

fn domain() -> Domain {
    Domain { chain_id: Felt::ONE, manager: Felt::TWO, thread_id: Felt::THREE, contract: ADDRESS }
}

fn batcher(limits: Limits) -> Batcher<LocalState> {
    let mut host = start();
    let state = deployed(&mut host);
    Batcher::new(host, state, domain(), Head::default(), limits)
}

fn seal(batcher: &mut Batcher<LocalState>, timestamp: u64) -> Built {
    good(batcher.seal(timestamp)).unwrap_or_else(|| panic!("nothing waits"))
}

fn balance(batcher: &mut Batcher<LocalState>, owner: u64) -> serde_json::Value {
    let (selector, calldata) = good(view_call(&purse(), "balance_of", &json!({ "owner": owner })));
    let call = View {
        chain_id: Felt::ONE,
        contract: ADDRESS,
        caller: Felt::ZERO,
        timestamp: 9,
        sub_block_number: 9,
        selector,
        calldata,
    };
    value_json(&purse(), &Type::U128, &good(batcher.view(&call)).result)
}

#[test]
fn sub_blocks_are_built_on_top_of_each_other() {
    let mut batcher = batcher(Limits::default());
    batcher.submit(transfers(10));
    batcher.submit([transfer(100, 1, 2), transfer(105, 100, 1)]);
    let first = seal(&mut batcher, 7);
    assert_eq!((first.executed, first.sealed_by, batcher.pending()), (12, None, 0));
    let faults: Vec<_> = first.sub_block.receipts.iter().filter_map(|receipt| receipt.fault()).collect();
    assert_eq!(faults, ["Purse: insufficient balance"]);
    assert_eq!(balance(&mut batcher, 1), "990");
    assert!(matches!(batcher.seal(7), Ok(None)));

    batcher.submit([transfer(1, 100, 90)]);
    assert!(matches!(batcher.seal(6), Err(BatchError::TooEarly { timestamp: 6, previous: 7 })));
    let second = seal(&mut batcher, 7);
    assert_eq!(second.sub_block.header.number, 2);
    assert_eq!(second.sub_block.header.parent, first.sub_block.commitment());
    assert_eq!((balance(&mut batcher, 1), balance(&mut batcher, 100)), (json!("900"), json!("92")));

    // Applied in order they lead to the same storage; in another order they do not apply.
    let mut state = batcher.into_state();
    assert!(state.clone().apply(&second.sub_block).is_err());
    good(state.apply(&first.sub_block));
    good(state.apply(&second.sub_block));
    assert_eq!(state.get(&ADDRESS, &felts::storage_address("balances", &[Felt::from(100)])), Felt::from(92));
}

#[test]
fn a_limit_seals_and_the_rest_goes_to_the_next_sub_block() {
    let mut batcher = batcher(Limits { max_entries: 5, max_transactions: 6, ..Limits::default() });
    batcher.submit(transfers(10));
    batcher.submit((0..8).map(|_| transfer(1, 109, 1)));
    let mut sealed = Vec::new();
    while let Some(built) = good(batcher.seal(7)) {
        sealed.push((built.executed, built.sealed_by));
    }
    let entries = Some(Limit::Entries);
    assert_eq!(sealed, [(4, entries), (4, entries), (6, Some(Limit::Transactions)), (4, None)]);
    assert_eq!(balance(&mut batcher, 1), "982");
    assert_eq!(batcher.head().number, 4);
}

#[test]
fn a_transaction_that_fits_nowhere_is_dropped_with_its_place() {
    let mut batcher = batcher(Limits { max_steps: 20_000, ..Limits::default() });
    let spin = good(parse_transactions(
        &purse(),
        &ADDRESS,
        r#"{"sender": "0x1", "call": {"spin": {"rounds": 18446744073709551615}}}"#,
    ));
    batcher.submit(transfers(2));
    batcher.submit(spin);
    batcher.submit(transfers(1));
    let first = seal(&mut batcher, 7);
    assert_eq!((first.executed, first.sealed_by), (2, Some(Limit::Steps)));
    let error = batcher.seal(7);
    assert!(
        matches!(&error, Err(BatchError::Dropped(Refusal::TransactionTooLarge { index: 2, outgrown })) if outgrown.limit == Limit::Steps),
        "{error:?}"
    );
    assert_eq!(seal(&mut batcher, 7).executed, 1);
    assert_eq!(batcher.pending(), 0);
}

#[test]
fn a_transaction_that_cannot_be_run_does_not_hold_up_the_others() {
    let mut batcher = batcher(Limits::default());
    let mut foreign = transfer(1, 2, 3);
    foreign.contract = Felt::ONE;
    batcher.submit([transfer(1, 2, 3), foreign, transfer(1, 2, 4)]);
    let error = batcher.seal(7);
    assert!(matches!(&error, Err(BatchError::Dropped(Refusal::InvalidTransaction { index: 1, .. }))), "{error:?}");
    assert_eq!(seal(&mut batcher, 7).executed, 2);
    assert_eq!(balance(&mut batcher, 2), "7");
}

#[test]
fn a_state_that_cannot_be_read_is_the_error_and_the_host_lives_on() {
    struct Away;
    impl CanonicalState for Away {
        fn read(&mut self, _: &Felt, _: &Felt) -> Result<Felt, StateError> {
            Err(StateError::new("connection refused"))
        }
    }
    let mut host = start();
    let job = job(transfers(1));
    let error = host.execute(&job, &mut Away);
    assert!(
        matches!(&error, Err(HostError::State(error)) if error.to_string().contains("connection refused")),
        "{error:?}"
    );
    let state = &mut deployed(&mut host);
    assert_eq!(good(host.execute(&job, state)).executed, 1);
}

fn job(transactions: Vec<Transaction>) -> Job {
    let header = Header { number: 1, timestamp: 7, ..Header::default() };
    Job { header, contract: ADDRESS, transactions, limits: Limits::default() }
}

#[test]
fn a_host_of_another_contract_is_refused() {
    let binary = Path::new(env!("CARGO_BIN_EXE_zkthread_test_host"));
    let refused = |expected: Expected| Host::start(binary, &expected, HostOptions::default()).err();
    let other = refused(Expected { contract: "Token".into(), ..PURSE.clone() });
    assert!(matches!(other, Some(HostError::OtherContract { .. })), "{other:?}");
    let changed = refused(Expected { fingerprint: "0".repeat(64), ..PURSE.clone() });
    assert!(matches!(changed, Some(HostError::OtherFingerprint { .. })), "{changed:?}");
    let missing = Host::start(Path::new("no/such/host"), &PURSE, HostOptions::default()).err();
    assert!(matches!(missing, Some(HostError::Missing { .. })), "{missing:?}");
}

/// Hosts that are shell scripts, all written before any is started: a file open for writing anywhere cannot be run.
#[cfg(unix)]
static SCRIPTS: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
    use std::os::unix::fs::PermissionsExt;

    let folder = good(tempfile::TempDir::new());
    let hello = json!({ "hello": { "protocol": VERSION, "toolkit": "x", "contract": PURSE.contract, "fingerprint": PURSE.fingerprint } });
    let mut forged = LocalState::default();
    let built = serde_json::to_value(good(start().execute(&job(transfers(2)), &mut forged))).unwrap_or_default();
    let total = format!("{:#x}", felts::storage_address("total", &[]));
    let forge = |pointer: &str, value: serde_json::Value| {
        let mut built = built.clone();
        *built.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = value;
        format!("read x; echo '{}'", json!({ "built": built }))
    };
    let mut wider = built.clone();
    for values in ["old", "new"] {
        let values = wider.pointer_mut(&format!("/sub_block/rows/0/{values}")).and_then(|values| values.as_array_mut());
        values.unwrap_or_else(|| panic!("rows have old and new values")).push(json!("0x0"));
    }
    for index in
        wider.pointer_mut("/sub_block/witness").and_then(|witness| witness.as_array_mut()).into_iter().flatten()
    {
        // Cells are counted through all rows, and the first has one more now.
        *index = json!(index.as_u64().map_or(0, |index| index + u64::from(index > 0)));
    }
    let more_cells = format!("read x; echo '{}'", json!({ "built": wider }));
    let read = |contract: &str| json!({ "read": { "contract": contract, "key": total } }).to_string();
    let after_hello = [
        ("died", "read x; echo 'out of luck' >&2; exit 3".to_owned()),
        ("silent", "read x; exec sleep 30".to_owned()),
        ("garbage", "read x; echo 'hello there'".to_owned()),
        ("greets-again", format!("read x; echo '{hello}'")),
        ("foreign-read", format!("read x; echo '{}'", read("0xbad"))),
        ("unread", format!("read x; echo '{}'", json!({ "built": built }))),
        ("other-header", forge("/sub_block/header/number", json!(2))),
        ("other-transaction", forge("/sub_block/transactions/0/sender", json!("0x7"))),
        ("none-executed", forge("/executed", json!(0))),
        ("too-many", forge("/executed", json!(3))),
        ("seals-for-nothing", forge("/sealed_by", json!("steps"))),
        ("bad-witness", forge("/sub_block/witness/0", json!(99))),
        ("other-variable", forge("/sub_block/rows/0/variable", json!(2))),
        ("more-cells", more_cells),
    ];
    let scripts = after_hello.map(|(name, script)| (name, format!("read hello; echo '{hello}'; {script}")));
    let protocol = json!({ "hello": { "protocol": 9, "toolkit": "x", "contract": "Purse", "fingerprint": "" } });
    let odd_greetings = [
        ("other-protocol", format!("read hello; echo '{protocol}'")),
        ("reads-first", format!("read hello; echo '{}'", read("0xc0"))),
        ("empty-line", "read hello; echo".to_owned()),
    ];
    for (name, script) in scripts.into_iter().chain(odd_greetings) {
        let path = folder.path().join(name);
        good(std::fs::write(&path, format!("#!/bin/sh\n{script}\n")));
        good(std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)));
    }
    folder
});

#[cfg(unix)]
fn script(name: &str) -> PathBuf {
    SCRIPTS.path().join(name)
}

#[cfg(unix)]
fn start_script(name: &str, timeout: Duration) -> Result<Host, HostError> {
    Host::start(&script(name), &PURSE, HostOptions { timeout })
}

#[cfg(unix)]
#[test]
fn hostile_hosts_are_named_not_believed() {
    let long = Duration::from_secs(60);
    let greeting = |name| start_script(name, long).err().map(|error| error.to_string()).unwrap_or_default();
    assert_eq!(greeting("other-protocol"), "the native host speaks protocol 9, this toolkit 2");
    assert!(greeting("reads-first").contains("a read, where a greeting was due"), "{}", greeting("reads-first"));
    assert!(greeting("empty-line").contains("cannot be read"), "{}", greeting("empty-line"));

    let answer = |name, timeout| {
        let mut host = good(start_script(name, timeout));
        let job = job(transfers(2));
        let error = host.execute(&job, &mut LocalState::default()).err();
        let error = error.unwrap_or_else(|| panic!("`{name}` was believed"));
        // It has been stopped: nothing more is asked of it.
        let again = host.execute(&job, &mut LocalState::default());
        assert!(matches!(again, Err(HostError::Stopped)), "{name}: {again:?}");
        assert!(error.help().is_some());
        error
    };
    let died = answer("died", long);
    assert!(
        matches!(&died, HostError::Died { status, stderr } if status.contains('3') && stderr == "out of luck"),
        "{died:?}"
    );
    let silent = answer("silent", Duration::from_millis(200));
    assert!(matches!(silent, HostError::TimedOut { .. }), "{silent:?}");
    let garbage = answer("garbage", long);
    assert!(matches!(&garbage, HostError::BadReply { message } if message.contains("hello there")), "{garbage:?}");
    for (name, what) in [
        ("greets-again", "a greeting, where a sub-block was due"),
        ("foreign-read", "of contract 0xbad"),
        ("unread", "another old value"),
        ("other-header", "another header"),
        ("other-transaction", "other transactions"),
        ("none-executed", "other transactions"),
        ("too-many", "other transactions"),
        ("seals-for-nothing", "does not say why"),
        ("bad-witness", "witness position 0 names cell 99"),
        ("other-variable", "is no value of"),
        ("more-cells", "is no value of"),
    ] {
        let error = answer(name, long);
        assert!(matches!(&error, HostError::WrongReply { what: said } if said.contains(what)), "{name}: {error:?}");
    }
}
