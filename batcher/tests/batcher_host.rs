//! The batcher against a real host process, and against processes that are none.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::Duration;

use serde_json::json;
use zkthread::host::protocol::{HostedContract, VERSION};
use zkthread::host::{Built, Construction, HostError as Refusal, Job, Limit, Limits, View};
use zkthread::sub_block::{Auth, Header, Transaction};
use zkthread::{Felt, felts};
use zkthread_batcher::transactions::{encode_constructor, parse_transactions, receipt_json, value_json, view_call};
use zkthread_batcher::{
    BatchError, Batcher, CanonicalState, Domain, Expected, Head, Host, HostError, HostOptions, LocalState, StateError,
    Terms,
};
use zkthread_ir::{Contract, Type, parse_source};

const ADDRESS: Felt = Felt::from_hex_unchecked("0xc0");
/// Before the other in order of address, behind it in the thread.
const TILL: Felt = Felt::from_hex_unchecked("0x71");
const BOTH: [Felt; 2] = [ADDRESS, TILL];

fn contracts() -> [Contract; 2] {
    let sources = [include_str!("../test-host/contract.rs"), include_str!("../test-host/second.rs")];
    sources.map(|source| parse_source(source).unwrap_or_else(|faults| panic!("{faults:?}")))
}

static THREAD: LazyLock<Expected> = LazyLock::new(|| Expected::of(&contracts()));

fn good<T, E: std::fmt::Display>(result: Result<T, E>) -> T {
    result.unwrap_or_else(|error| panic!("{error}"))
}

fn start() -> Host {
    good(Host::start(Path::new(env!("CARGO_BIN_EXE_zkthread_test_host")), &THREAD, HostOptions::default()))
}

fn transfers(count: u64) -> Vec<Transaction> {
    (0..count).map(|n| transfer(1, 100 + n, 1)).collect()
}

fn transfer(from: u64, to: u64, amount: u64) -> Transaction {
    call(from, "Purse", "transfer", &format!(r#"{{"to": "{to}", "amount": {amount}}}"#))
}

fn call(from: u64, contract: &str, function: &str, arguments: &str) -> Transaction {
    let text = format!(r#"{{"sender": "{from}", "contract": "{contract}", "call": {{"{function}": {arguments}}}}}"#);
    good(good(parse_transactions(&contracts(), &BOTH, &[], &text)).remove(0).of_batcher())
}

/// The state after the constructors: account 1 has a supply of 1,000, the till knows the purse.
fn deployed(host: &mut Host) -> LocalState {
    let mut state = LocalState::default();
    for (position, arguments) in [json!({ "supply": 1_000 }), json!({ "purse": "@Purse" })].iter().enumerate() {
        let constructed = good(host.construct(&construction(position, arguments), &mut state));
        assert_eq!(constructed.receipt.fault(), None);
        for (key, value) in constructed.writes {
            state.write(&BOTH[position], &key, value);
        }
    }
    state
}

/// What is behind the contract is not placed yet.
fn construction(position: usize, arguments: &serde_json::Value) -> Construction {
    let calldata = good(encode_constructor(&contracts(), position, &BOTH[..position], &[], arguments));
    let placed = |at: usize| if at <= position { BOTH[at] } else { Felt::ZERO };
    let contracts = vec![placed(0), placed(1)];
    Construction { chain_id: Felt::ONE, contracts, position, caller: Felt::ONE, timestamp: 1, calldata }
}

fn domain() -> Domain {
    Domain {
        chain_id: Felt::ONE,
        manager: Felt::TWO,
        thread_id: Felt::THREE,
        contracts: BOTH.to_vec(),
        auth: Auth::Batcher,
    }
}

fn terms(limits: Limits, emits_events: bool) -> Terms {
    Terms { limits, emits_events, settle_within: 0 }
}

fn batcher(limits: Limits) -> Batcher<LocalState> {
    let mut host = start();
    let state = deployed(&mut host);
    Batcher::new(host, state, domain(), Head::default(), terms(limits, false))
}

fn seal(batcher: &mut Batcher<LocalState>, timestamp: u64) -> Built {
    good(batcher.seal(timestamp)).unwrap_or_else(|| panic!("nothing waits"))
}

fn balance(batcher: &mut Batcher<LocalState>, owner: u64) -> serde_json::Value {
    viewed(batcher, 0, "balance_of", &json!({ "owner": owner }))
}

/// The value of a view that returns a `u128`.
fn viewed(
    batcher: &mut Batcher<LocalState>,
    position: usize,
    view: &str,
    arguments: &serde_json::Value,
) -> serde_json::Value {
    let (selector, calldata) = good(view_call(&contracts(), &BOTH, &[], position, view, arguments));
    // Chain and contracts are the batcher's, whatever stands here.
    let call = View {
        chain_id: Felt::TWO,
        contracts: vec![Felt::from(99)],
        position,
        caller: Felt::ZERO,
        timestamp: 9,
        sub_block_number: 9,
        selector,
        calldata,
    };
    value_json(&contracts()[position], &Type::U128, &good(batcher.view(&call)).result)
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
    batcher.submit(transfers(2));
    batcher.submit([call(1, "Purse", "spin", r#"{"rounds": 18446744073709551615}"#)]);
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
    foreign.calls[0].contract = Felt::ONE;
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
    let (auth, limits) = (Auth::Batcher, Limits::default());
    Job { header, contracts: BOTH.to_vec(), auth, settle_within: 0, transactions, limits, emits_events: false }
}

#[test]
fn a_host_of_other_contracts_is_refused() {
    let binary = Path::new(env!("CARGO_BIN_EXE_zkthread_test_host"));
    let refused = |expected: Expected| Host::start(binary, &expected, HostOptions::default()).err();
    let with = |change: &dyn Fn(&mut Vec<HostedContract>)| {
        let mut contracts = THREAD.contracts.clone();
        change(&mut contracts);
        refused(Expected { contracts, ..THREAD.clone() })
    };
    for (change, expected) in [
        (
            &(|all: &mut Vec<HostedContract>| all[1].name = "Token".into()) as &dyn Fn(&mut Vec<HostedContract>),
            "`Purse`, `Token`",
        ),
        (&|all| all.swap(0, 1), "`Till`, `Purse`"),
        (&|all| all.truncate(1), "`Purse`"),
        (&|all| all.push(all[0].clone()), "`Purse`, `Till`, `Purse`"),
        (&Vec::clear, "none"),
    ] {
        let other = with(change).map(|error| error.to_string()).unwrap_or_default();
        assert_eq!(other, format!("the native host holds `Purse`, `Till`, expected {expected}"));
    }
    for (position, name) in ["Purse", "Till"].into_iter().enumerate() {
        let changed = with(&|all| all[position].fingerprint = "0".repeat(64));
        assert!(matches!(&changed, Some(HostError::OtherFingerprint { contract }) if contract == name), "{changed:?}");
    }
    let missing = Host::start(Path::new("no/such/host"), &THREAD, HostOptions::default()).err();
    assert!(matches!(missing, Some(HostError::Missing { .. })), "{missing:?}");
}

/// Hosts that are shell scripts, all written before any is started: a file open for writing anywhere cannot be run.
#[cfg(unix)]
static SCRIPTS: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
    use std::os::unix::fs::PermissionsExt;

    let folder = good(tempfile::TempDir::new());
    let hello = json!({ "hello": { "protocol": VERSION, "toolkit": "x", "contracts": THREAD.contracts } });
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
    // A constructor of the till that writes what it did not read, reads what is not its own, or emits for the purse.
    let event = json!({ "contract": 0, "name": "Moved", "keys": [], "data": [] });
    let constructed = |writes: serde_json::Value, events: serde_json::Value| {
        json!({ "constructed": { "receipt": { "status": "0x0", "events": events }, "writes": writes } }).to_string()
    };
    // The same row, said to be of the other contract.
    let mut moved = built.clone();
    for row in moved.pointer_mut("/sub_block/rows").and_then(|rows| rows.as_array_mut()).into_iter().flatten() {
        row["contract"] = json!(1);
    }
    let moved = format!("read x; echo '{}'", json!({ "built": moved }));
    let after_hello = [
        ("died", "read x; echo 'out of luck' >&2; exit 3".to_owned()),
        ("silent", "read x; exec sleep 30".to_owned()),
        ("garbage", "read x; echo 'hello there'".to_owned()),
        ("greets-again", format!("read x; echo '{hello}'")),
        ("foreign-read", format!("read x; echo '{}'", read("0xbad"))),
        ("nowhere-read", format!("read x; echo '{}'", read("0x0"))),
        ("reads-the-other", format!("read x; echo '{}'", read("0xc0"))),
        ("writes-unread", format!("read x; echo '{}'", constructed(json!([[total, "0x1"]]), json!([])))),
        ("emits-for-the-other", format!("read x; echo '{}'", constructed(json!([]), json!([event])))),
        ("other-contracts", forge("/sub_block/contracts", json!(["0xc0", "0x72"]))),
        ("fewer-contracts", forge("/sub_block/contracts", json!(["0xc0"]))),
        ("swapped-contracts", forge("/sub_block/contracts", json!(["0x71", "0xc0"]))),
        ("moved-rows", moved),
        ("no-such-contract", forge("/sub_block/rows/0/contract", json!(2))),
        (
            "foreign-event",
            forge(
                "/sub_block/receipts/0",
                json!({ "status": "0x0", "events": [{ "contract": 2, "name": "A", "keys": [], "data": [] }] }),
            ),
        ),
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
    let protocol = json!({ "hello": { "protocol": 9, "toolkit": "x", "contracts": [] } });
    let many = HostedContract { name: "x".repeat(500), fingerprint: String::new() };
    let many = json!({ "hello": { "protocol": VERSION, "toolkit": "x", "contracts": vec![many; 9] } });
    let odd_greetings = [
        ("many-contracts", format!("read hello; echo '{many}'")),
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
    Host::start(&script(name), &THREAD, HostOptions { timeout })
}

#[cfg(unix)]
#[test]
fn hostile_hosts_are_named_not_believed() {
    let long = Duration::from_secs(60);
    let greeting = |name| start_script(name, long).err().map(|error| error.to_string()).unwrap_or_default();
    assert_eq!(greeting("other-protocol"), "the native host speaks protocol 9, this toolkit 4");
    assert!(greeting("reads-first").contains("a read, where a greeting was due"), "{}", greeting("reads-first"));
    let many = greeting("many-contracts");
    assert!(many.contains("expected `Purse`, `Till`") && many.len() < 400, "{many}");
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
        ("foreign-read", "a read of 0xbad"),
        ("nowhere-read", "a read of 0x0"),
        ("other-contracts", "another header, contracts or scheme"),
        ("fewer-contracts", "another header, contracts or scheme"),
        ("swapped-contracts", "another header, contracts or scheme"),
        ("moved-rows", "storage field"),
        ("no-such-contract", "belongs to contract 2"),
        ("foreign-event", "an event is of contract 2"),
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

#[cfg(unix)]
#[test]
fn a_constructor_touches_only_its_own_contract() {
    for (name, what) in [
        ("reads-the-other", "a read of 0xc0"),
        ("writes-unread", "which was never read"),
        ("emits-for-the-other", "an event of another contract"),
    ] {
        let mut host = good(start_script(name, Duration::from_secs(60)));
        let call = construction(1, &json!({ "purse": "@Purse" }));
        let error = host.construct(&call, &mut LocalState::default()).err();
        assert!(
            matches!(&error, Some(HostError::WrongReply { what: said }) if said.contains(what)),
            "{name}: {error:?}"
        );
    }
}

#[test]
fn contracts_of_a_thread_call_each_other() {
    let mut batcher = batcher(Limits::default());
    let pay = |to: u64, amount: u64| call(9, "Till", "pay", &format!(r#"{{"to": "{to}", "amount": {amount}}}"#));
    // The till's own money is in the purse: without any its call fails, and all of the transaction with it.
    batcher.submit([pay(5, 30), call(1, "Purse", "transfer", r#"{"to": "@Till", "amount": 100}"#), pay(5, 30)]);
    let built = seal(&mut batcher, 7);
    let receipts: Vec<_> = built.sub_block.receipts.iter().map(|receipt| receipt_json(&contracts(), receipt)).collect();
    assert_eq!(receipts[0], json!({ "status": "reverted", "fault": "Purse: insufficient balance" }));
    let moved = |from: &str, amount: &str, to: &str| json!({ "contract": "Purse", "event": { "Moved": { "from": from, "amount": amount, "to": to } } });
    assert_eq!(receipts[1]["events"], json!([moved("0x1", "100", "0x71")]));
    let own = json!({ "contract": "Till", "event": { "Moved": { "shelf": 7 } } });
    assert_eq!(receipts[2]["events"], json!([moved("0x71", "30", "0x5"), own]));
    // Both contracts' rows, the purse's first as it stands first in the thread.
    let contracts: Vec<_> = built.sub_block.entries().map(|entry| entry.contract).collect();
    let of_purse = contracts.iter().filter(|contract| **contract == ADDRESS).count();
    assert_eq!((of_purse, contracts.len()), (3, 6));
    assert!(contracts[..3].iter().all(|contract| *contract == ADDRESS));
    assert_eq!(viewed(&mut batcher, 1, "wealth", &json!({})), "70");
    assert_eq!((balance(&mut batcher, 5), balance(&mut batcher, 1)), (json!("30"), json!("900")));

    // The next sub-block goes on from both contracts' values.
    batcher.submit([pay(5, 70)]);
    let second = seal(&mut batcher, 8);
    assert_eq!((second.sub_block.receipts[0].fault(), balance(&mut batcher, 5)), (None, json!("100")));
    let mut state = batcher.into_state();
    good(state.apply(&built.sub_block));
    good(state.apply(&second.sub_block));
    let visits = felts::storage_address("visits", &[Felt::from(5)]);
    assert_eq!((state.get(&TILL, &visits), state.get(&ADDRESS, &visits)), (Felt::TWO, Felt::ZERO));
}

#[test]
fn a_thread_that_emits_is_sealed_by_its_events() {
    let mut host = start();
    let state = deployed(&mut host);
    let limits = Limits { max_events: 3, ..Limits::default() };
    let mut batcher = Batcher::new(host, state, domain(), Head::default(), terms(limits, true));
    batcher.submit(transfers(5));
    let built = seal(&mut batcher, 7);
    assert_eq!((built.executed, built.sealed_by, built.usage.events), (3, Some(Limit::Events), 3));
    let emitting = built.usage;
    assert_eq!(seal(&mut batcher, 7).executed, 2);

    // One that only commits to them has no such limit, and settles with less.
    let mut host = start();
    let state = deployed(&mut host);
    let mut batcher = Batcher::new(host, state, domain(), Head::default(), terms(limits, false));
    batcher.submit(transfers(3));
    let committing = seal(&mut batcher, 7).usage;
    assert!(committing.l2_gas < emitting.l2_gas && committing.settle_calldata_felts < emitting.settle_calldata_felts);
    batcher.submit(transfers(5));
    assert_eq!(seal(&mut batcher, 7).executed, 5);
}

/// Transfers that account 1 signs, which has authorized the key.
mod signed {
    use zkthread::host::AuthError;
    use zkthread::keys::{authorized_cells, nonce_address};
    use zkthread::signature::public_key;

    use super::*;

    const KEY: Felt = Felt::from_hex_unchecked("0x1234");
    const NOW: u64 = 100;

    fn batcher() -> Batcher<LocalState> {
        let mut host = start();
        let mut state = deployed(&mut host);
        let public_key = good(public_key(&KEY));
        for (address, value) in authorized_cells(&Felt::ONE, &public_key, 1_000, &[]) {
            state.write(&ADDRESS, &address, value);
        }
        let domain = Domain { auth: Auth::Signature, ..domain() };
        let terms = Terms { limits: Limits::default(), emits_events: false, settle_within: 60 };
        Batcher::new(host, state, domain, Head::default(), terms)
    }

    fn transfer(nonce: u64, amount: u64) -> Transaction {
        let Domain { chain_id, manager, thread_id, .. } = domain();
        let header = Header { chain_id, manager, thread_id, ..Header::default() };
        good(Transaction { nonce, ..super::transfer(1, 2, amount) }.signed(&header, &KEY, 500, true))
    }

    /// Why the next transaction is not taken, and where it stood.
    fn dropped(batcher: &mut Batcher<LocalState>) -> (usize, AuthError) {
        match batcher.seal(NOW) {
            Err(BatchError::Dropped(Refusal::Unauthorized { index, reason })) => (index, reason),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn sub_blocks_go_on_with_nonces() {
        let mut batcher = batcher();
        batcher.submit([transfer(0, 3), transfer(1, 2_000)]);
        let built = seal(&mut batcher, NOW);
        assert_eq!((built.executed, built.sub_block.valid_until), (2, 500));
        assert!(built.sub_block.receipts[1].fault().is_some());
        batcher.submit([transfer(1, 3), transfer(2, 4)]);
        let used = AuthError::NonceUsed { sender: Felt::ONE, nonce: 1, next: 2 };
        assert_eq!(dropped(&mut batcher), (2, used));
        let next = seal(&mut batcher, NOW).sub_block;
        assert_eq!((next.header.number, next.transactions.len()), (2, 1));
        let mut state = batcher.into_state();
        good(state.apply(&built.sub_block));
        good(state.apply(&next));
        let two = Felt::TWO;
        assert_eq!(state.get(&ADDRESS, &nonce_address(&Felt::ONE)), Felt::THREE);
        assert_eq!(state.get(&ADDRESS, &felts::storage_address("balances", &[two])), Felt::from(7));
    }

    #[test]
    fn what_follows_a_refused_transaction_is_refused_by_its_nonce() {
        let mut batcher = batcher();
        let mut forged = transfer(1, 5);
        forged.calls[0].calldata[1] = Felt::from(500);
        batcher.submit([transfer(0, 3), forged, transfer(2, 4), super::transfer(1, 2, 3)]);
        let (index, reason) = dropped(&mut batcher);
        assert!(index == 1 && matches!(reason, AuthError::Signature { .. }), "{reason}");
        assert_eq!(dropped(&mut batcher), (2, AuthError::NonceGap { sender: Felt::ONE, nonce: 2, next: 1 }));
        assert_eq!(dropped(&mut batcher), (3, AuthError::Unsigned));
        // The sender signs again.
        batcher.submit([transfer(1, 6)]);
        assert_eq!(seal(&mut batcher, NOW).executed, 2);
        // Too late to be settled before the deadline.
        batcher.submit([transfer(2, 1)]);
        let late = match batcher.seal(441) {
            Err(error @ BatchError::Dropped(Refusal::Unauthorized { index: 5, .. })) => error,
            other => panic!("{other:?}"),
        };
        assert!(late.to_string().contains("deadline is 500") && late.help().is_some(), "{late}");
    }
}
