//! Who may act: keys, signed transactions, bundles and policies, as a user meets them.

mod sandbox;

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use sandbox::{Devnet, Said, Sandbox};
use serde_json::{Value, json};
use zkthread::signature::{self, Signature};
use zkthread::{Felt, felts};

const MANIFEST: &str = include_str!("../../templates/token/zkthread.toml");
const OWNER: &str = "0x64b48806902a367c8598f4f95c305e8c1a1acba5f082d294a43793113115691";
const ALICE: &str = "0x78662e7352d062084b0010068b99288486c2d8b914f6e2a55ce945f8792c8b1";
const CAROL: &str = "0x4f348398f859a55a0c80b1446c5fdc37edb3a8478a32f10764659fc241027d3";

/// A token project, built once for all tests, as it was after that; whoever uses it holds it alone.
fn token() -> MutexGuard<'static, Sandbox> {
    static TOKEN: LazyLock<Mutex<Sandbox>> = LazyLock::new(|| {
        let sandbox = Sandbox::new();
        sandbox.zkthread(&["new", "signed-token", "--template", "token"]).ok();
        sandbox.in_project("signed-token", &["build"]).ok();
        Mutex::new(sandbox)
    });
    let sandbox = TOKEN.lock().unwrap_or_else(PoisonError::into_inner);
    for folder in ["target/zkthread/sub-blocks", ".zkthread"] {
        let _ = std::fs::remove_dir_all(sandbox.path("signed-token").join(folder));
    }
    let _ = std::fs::remove_file(sandbox.path("signed-token/deployment.json"));
    sandbox.write("signed-token/zkthread.toml", MANIFEST.replace("name = \"token\"", "name = \"signed-token\""));
    sandbox
}

fn said(sandbox: &Sandbox, arguments: &[&str]) -> Said {
    sandbox.in_project("signed-token", arguments)
}

fn transfer(to: &str, amount: u64) -> Value {
    json!({ "call": { "transfer": { "to": to, "amount": amount } } })
}

/// A transaction of one transfer.
fn pays(sender: &str, to: &str, amount: u64) -> Value {
    json!({ "sender": sender, "call": transfer(to, amount)["call"] })
}

fn write(sandbox: &Sandbox, name: &str, transactions: &[Value]) -> String {
    sandbox.write(name, Value::from(transactions).to_string())
}

fn read(path: impl AsRef<Path>) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).expect("readable")).expect("JSON")
}

fn sub_blocks(sandbox: &Sandbox) -> usize {
    let files = std::fs::read_dir(sandbox.path("signed-token/target/zkthread/sub-blocks"));
    files.map_or(0, |files| files.filter(|file| file.is_ok()).count())
}

#[test]
fn help_of_every_key_command_has_an_example() {
    let sandbox = Sandbox::new();
    for command in ["new", "authorize", "revoke", "list"] {
        let help = sandbox.zkthread(&["keys", command, "--help"]).ok();
        assert!(help.stdout.contains("Examples:"), "{command}: {}", help.stdout);
        assert!(help.stdout.contains(&format!("cargo zkthread keys {command}")), "{command}: {}", help.stdout);
    }
    for (arguments, words) in [
        (&["keys", "authorize"][..], "--account"),
        (&["keys", "authorize", "--account", "@alice", "--expires", "1w"], "as 30d"),
        (&["keys", "authorize", "--account", "@alice", "--expires", "0"], "more than 0 seconds"),
        (&["keys", "authorize", "--account", "@alice", "--expires", "99999999999999999999d"], "as 30d"),
        (&["sign", "x.json", "--typed-data"], "--out"),
    ] {
        let said = sandbox.zkthread(arguments);
        assert_eq!(said.code, Some(2), "{arguments:?}");
        assert!(said.stderr.contains(words) && said.stdout.is_empty(), "{arguments:?}: {}", said.stderr);
    }
}

#[test]
fn accounts_and_policies_are_checked_before_anything_else() {
    let sandbox = Sandbox::new();
    sandbox.zkthread(&["new", "signed-token", "--template", "token"]).ok();
    let good = std::fs::read_to_string(sandbox.path("signed-token/zkthread.toml")).expect("readable");
    for (from, to, words) in [
        ("auth = \"signature\"", "auth = \"batcher\"", "anyone could write anything"),
        ("auth = \"signature\"", "auth = \"nobody\"", "unknown variant `nobody`"),
        ("auth = \"signature\"", "provers = [\"@dave\"]", "`provers`: `@dave` is no account that [accounts] names"),
        ("auth = \"signature\"", "batchers = []", "`batchers` is empty"),
        ("auth = \"signature\"", "settle_within = \"1h\"", "settle_within"),
        ("alice = \"0x78", "alice = \"78", "`accounts.alice` is `78"),
        ("alice = ", "Token = ", "`@Token` would be an account and a contract"),
    ] {
        assert!(good.contains(from), "{from}");
        sandbox.write("signed-token/zkthread.toml", good.replacen(from, to, 1));
        let said = said(&sandbox, &["build", "--json"]).failed(2, words);
        assert_eq!(said.json()["error"]["kind"], "usage");
    }
    sandbox.write("signed-token/zkthread.toml", good);
    for (account, words) in [("@dave", "`@dave` is no account"), ("alice", "is no account's address"), ("0x0", "`0x0`")]
    {
        said(&sandbox, &["keys", "new", "--account", account]).failed(2, words);
        said(&sandbox, &["keys", "list", "--account", account]).failed(2, words);
    }
    assert!(!sandbox.path("signed-token/.zkthread").exists(), "nothing was made");
}

#[test]
fn keys_are_the_owners_alone_and_never_shown() {
    let sandbox = Sandbox::new();
    sandbox.zkthread(&["new", "signed-token", "--template", "token"]).ok();
    let ignored = std::fs::read_to_string(sandbox.path("signed-token/.gitignore")).expect("readable");
    assert!(ignored.lines().any(|line| line == "/.zkthread"), "{ignored}");
    let made = said(&sandbox, &["keys", "new", "--account", "@alice", "--json"]).ok();
    let again = said(&sandbox, &["keys", "new", "--account", ALICE]).ok();
    assert_eq!(made.json()["account"], ALICE);
    assert_ne!(made.json()["public_key"], again.stdout.trim());
    let file = sandbox.path("signed-token/.zkthread/keys.json");
    let mode = std::fs::metadata(&file).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode, 0o600);
    let listed = said(&sandbox, &["keys", "list", "--json"]).ok();
    let shown = said(&sandbox, &["keys", "list"]).ok();
    assert_eq!(listed.json()["deployed"], false);
    let alice = listed.json()["accounts"][0].clone();
    assert_eq!((&alice["name"], &alice["keys"][1]["public_key"]), (&"alice".into(), &made.json()["public_key"]));
    assert_eq!((&alice["keys"][0]["in_store"], &alice["keys"][0]["is_authorized"]), (&true.into(), &false.into()));
    for key in read(&file)["keys"].as_array().expect("a list") {
        let secret = key["private_key"].as_str().expect("a key").trim_start_matches("0x");
        assert!(secret.len() > 50, "long enough to be looked for");
        for text in
            [&made.stdout, &made.stderr, &again.stdout, &again.stderr, &listed.stdout, &shown.stdout, &shown.stderr]
        {
            assert!(!text.contains(secret));
        }
    }
    // As ssh does: what others can read is no secret.
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o640)).expect("set");
    said(&sandbox, &["keys", "list"]).failed(2, "its mode is 640").failed(2, "chmod 600");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).expect("set");
    std::fs::write(&file, "{\"keys\": [\"0xsecret\"]}").expect("written");
    let damaged = said(&sandbox, &["keys", "new", "--account", "@bob"]).failed(2, "is no key store of this version");
    assert!(!damaged.stderr.contains("secret"), "{}", damaged.stderr);
}

#[test]
fn keys_need_a_deployment_and_signed_transactions() {
    let sandbox = token();
    said(&sandbox, &["keys", "authorize", "--all"]).failed(2, "is not deployed");
    said(&sandbox, &["keys", "revoke", "--account", "@alice"]).failed(2, "is not deployed");
    // Another scheme is another program.
    let trusting = "auth = \"batcher\"\nprovers = [\"@owner\"]";
    sandbox.replace("signed-token/zkthread.toml", "auth = \"signature\"", trusting);
    let file = write(&sandbox, "transactions.json", &[pays("@owner", "@alice", 1)]);
    let drift = said(&sandbox, &["run", &file]).failed(3, "`auth` was \"signature\" when the thread was built");
    assert!(drift.stderr.contains("cargo zkthread build"), "{}", drift.stderr);
    said(&sandbox, &["build", "--check"]).failed(3, "auth: signature in zkthread.lock, batcher now");
    for arguments in [&["keys", "list"][..], &["sign", &file]] {
        said(&sandbox, arguments).failed(2, "`auth` is \"batcher\"");
    }
    let status = said(&sandbox, &["status"]).ok();
    assert!(status.stderr.contains("nobody's signature is checked"), "{}", status.stderr);
    assert!(status.stderr.contains("provers @owner; batchers anyone"), "{}", status.stderr);
    let status = said(&sandbox, &["status", "--json"]).ok().json();
    assert_eq!(
        (&status["auth"], &status["provers"], &status["batchers"]),
        (&"batcher".into(), &json!([OWNER]), &"anyone".into())
    );
}

#[test]
fn transactions_are_signed_on_the_way_or_before() {
    let sandbox = token();
    let run = |file: &str| said(&sandbox, &["run", file, "--fresh", "--json"]);
    let first = [pays("@owner", "@alice", 100), pays("@owner", "0x99", 7), pays("@alice", "@bob", 30)];
    let file = write(&sandbox, "transactions.json", &first);
    let made = run(&file).ok();
    assert!(
        made.stderr.contains("Signed 3 of 3 transactions with keys that only this local state knows"),
        "{}",
        made.stderr
    );
    assert_eq!(made.json()["sub_blocks"][0]["reverted"], json!([]));
    assert!(made.json()["sub_blocks"][0]["valid_until"].is_u64());
    assert!(!sandbox.path("signed-token/.zkthread").exists(), "no key is kept");
    // The next run goes on with the next nonces.
    let next = said(&sandbox, &["run", &file, "--json"]).ok().json();
    assert_eq!((&next["sub_blocks"][0]["number"], &next["sub_blocks"][0]["transactions"]), (&2.into(), &3.into()));

    // Signed beforehand, it is the same; nonces follow on the sub-blocks that wait.
    let out = sandbox.path("signed.json");
    let out = out.to_str().expect("UTF-8");
    let said_signed = said(&sandbox, &["sign", &file, "-o", out, "--json"]).ok().json();
    assert_eq!((&said_signed["signed"], &said_signed["of"]), (&3.into(), &3.into()));
    let signed = read(out);
    let nonces: Vec<_> = signed.as_array().expect("a list").iter().map(|one| one["nonce"].as_u64()).collect();
    assert_eq!(nonces, [Some(4), Some(5), Some(2)]);
    let printed = said(&sandbox, &["sign", out]).ok().stdout;
    assert_eq!(serde_json::from_str::<Value>(&printed).expect("JSON"), signed, "what is signed is kept");
    said(&sandbox, &["run", out, "--json"]).ok();
    assert_eq!(sub_blocks(&sandbox), 3);
    let refused = said(&sandbox, &["run", out]).failed(2, "transaction 0 is refused: its nonce is 4");
    assert!(refused.stderr.contains("the next one is 6"), "{}", refused.stderr);
    run(out).failed(2, "transaction 0 is refused: its nonce is 4");

    // Nothing of a signed transaction can be changed.
    for (at, value) in [
        ("/0/call/transfer/amount", json!("101")),
        ("/0/call/transfer/to", json!("0x98")),
        ("/0/deadline", json!(9_999_999_999_u64)),
        ("/0/nonce", json!(3)),
        ("/0/sender", json!(CAROL)),
        ("/0/signature/0", json!("0x1")),
        ("/0/public_key", signed[2]["public_key"].clone()),
        ("/0/signature/1", json!("0x0")),
        ("/0/public_key", json!("0x0")),
    ] {
        let mut forged = signed.clone();
        *forged.pointer_mut(at).expect("there") = value;
        let file = sandbox.write("forged.json", forged.to_string());
        run(&file).failed(2, "transaction 0: ");
        said(&sandbox, &["sign", &file]).failed(2, "transaction 0: ");
    }
    for (more, words) in [
        (json!({ "signature": ["0x1", "0x2"] }), "public_key"),
        (json!({ "public_key": "0x1" }), "signature"),
        (json!({ "public_key": "0x1", "signature": ["0x1", "0x2"] }), "nonce"),
        (json!({ "nonce": -1 }), "nonce"),
        (json!({ "nonce": u64::MAX }), "no nonce after"),
        (json!({ "deadline": "soon" }), "deadline"),
        (json!({ "atomic": 1 }), "atomic"),
        (json!({ "calls": [transfer("0x2", 1)] }), "calls"),
    ] {
        let mut transaction = pays("@owner", "@alice", 1);
        transaction.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        run(&write(&sandbox, "wrong.json", &[transaction])).failed(2, words);
    }
    // One that is refused keeps the whole file out; nothing is half written.
    let late = json!({ "sender": "@owner", "deadline": 5, "call": transfer("@alice", 1)["call"] });
    let file = write(&sandbox, "late.json", &[pays("@owner", "@bob", 1), late]);
    let before = sandbox.files();
    said(&sandbox, &["run", &file]).failed(2, "transaction 1 is refused");
    said(&sandbox, &["sign", &file]).failed(2, "transaction 1: its deadline 5 has passed");
    assert_eq!(sandbox.files(), before);
    // What is signed here is good for as long as a sub-block may take.
    sandbox.replace("signed-token/zkthread.toml", "auth = \"signature\"", "settle_within = 172800");
    let file = write(&sandbox, "slow.json", &[pays("@owner", "@bob", 1)]);
    run(&file).ok();
    said(&sandbox, &["sign", &file]).ok();
}

#[test]
fn bundles_are_one_or_many() {
    let sandbox = token();
    let bundle = |atomic: bool| {
        let calls = [transfer("@alice", 1), transfer("@owner", 1), transfer("@bob", 1)];
        json!({ "sender": "@owner", "atomic": atomic, "calls": calls })
    };
    let file = write(&sandbox, "bundles.json", &[bundle(true), bundle(false)]);
    let made = said(&sandbox, &["run", &file, "--json"]).ok().json()["sub_blocks"][0].clone();
    assert_eq!((&made["transactions"], &made["calls"]), (&2.into(), &6.into()));
    let transfer = |more: Value| {
        let mut reverted = json!({ "contract": "Token", "function": "transfer", "fault": "Token: self transfer" });
        reverted.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        reverted
    };
    // All of the first, of the second only the one that failed.
    let expected = json!([
        transfer(json!({ "transaction": 0, "more_calls": 2 })),
        transfer(json!({ "transaction": 1, "call": 1 }))
    ]);
    assert_eq!(made["reverted"], expected);
    assert_eq!(made["contracts"][0]["events"], 2);
    let shown = said(&sandbox, &["run", &file, "--fresh"]).ok().stdout;
    assert!(shown.contains("2 transactions of 6 calls"), "{shown}");
    assert!(
        shown.contains("transaction 0 (Token.transfer and 2 more calls) reverted: Token: self transfer"),
        "{shown}"
    );
    assert!(shown.contains("transaction 1, call 1 (Token.transfer) reverted: Token: self transfer"), "{shown}");
}

/// What a wallet with this private key answers, and its public key.
fn wallet(private_key: u64, hash: &str) -> (String, [String; 2]) {
    let (key, hash) = (Felt::from(private_key), felts::parse(hash).expect("a felt"));
    let Signature { r, s } = signature::sign(&key, &hash).expect("signed");
    (format!("{:#x}", signature::public_key(&key).expect("a key")), [format!("{r:#x}"), format!("{s:#x}")])
}

#[test]
fn a_thread_where_everybody_signs_settles_by_anybody() {
    let sandbox = token();
    let devnet = Devnet::start(&sandbox);
    let on_l2 = |arguments: &[&str]| said(&sandbox, &[arguments, &["--url", &devnet.url]].concat());
    let deployed = on_l2(&["deploy"]).ok();
    assert!(deployed.stdout.contains("auth        signature: every transaction is signed"), "{}", deployed.stdout);
    assert!(deployed.stdout.contains("settled by  anyone"), "{}", deployed.stdout);
    assert!(!deployed.stderr.contains("warning"), "{}", deployed.stderr);
    let contract = read(sandbox.path("signed-token/deployment.json"))["contracts"][0]["address"].clone();

    // Without keys there are two ways out.
    let file = write(&sandbox, "transactions.json", &[pays("@owner", "@alice", 100), pays("@alice", "@bob", 30)]);
    let run = ["run", &file, "--fresh", "--json"];
    let none = on_l2(&run).failed(2, "transaction 0 of @owner is not signed, and the key store has no key");
    assert!(none.stderr.contains("cargo zkthread keys authorize --account @owner"), "{}", none.stderr);
    assert!(none.stderr.contains("cargo zkthread sign"), "{}", none.stderr);
    said(&sandbox, &["keys", "new", "--account", "@owner"]).ok();
    on_l2(&run).failed(2, "is not authorized on L2");

    // All accounts' credentials, or no key at all.
    on_l2(&["keys", "authorize", "--account", "@bob", "--account", "0x77"])
        .failed(2, "0x77 is neither in the environment");
    assert!(on_l2(&["keys", "list", "--account", "@bob"]).ok().stdout.contains("no key"));
    for (scope, words) in
        [("Token::steal", "is no function"), ("Tokn::transfer", "is no function"), ("balance_of", "is no function")]
    {
        on_l2(&["keys", "authorize", "--account", "@alice", "--scope", scope])
            .failed(2, words)
            .failed(2, "Token::transfer");
    }
    on_l2(&["keys", "authorize", "--account", "@alice", "--public-key", "nonsense"]).failed(2, "--public-key");
    on_l2(&["keys", "authorize", "--account", "@alice", "--public-key", "0x5"]).failed(5, "Thread: invalid public key");
    let both = ["keys", "authorize", "--account", "@owner", "--account", OWNER, "--account", "@alice", "--json"];
    let made = on_l2(&both).ok().json();
    assert_eq!(made["keys"].as_array().map(Vec::len), Some(2), "each account once");
    assert!(made["keys"][0]["receipt"]["transaction_hash"].is_string(), "{made}");
    let again = on_l2(&both).ok().json();
    assert_eq!(
        (&again["keys"][0]["receipt"], &again["keys"][0]["expires"]),
        (&Value::Null, &made["keys"][0]["expires"])
    );
    // A key may be for some functions only, and for a shorter time.
    let narrow = ["keys", "authorize", "--account", "@alice", "--scope", "Token::approve", "--expires", "2d", "--json"];
    let narrow = on_l2(&narrow).ok().json()["keys"][0].clone();
    assert_eq!((&narrow["scope"], &narrow["public_key"]), (&json!(["Token::approve"]), &made["keys"][1]["public_key"]));
    on_l2(&run).failed(2, "transaction 1 is refused").failed(2, "scope");
    on_l2(&["keys", "authorize", "--account", "@alice", "--expires", "10m"]).ok();
    on_l2(&run).failed(2, "expires before the sub-block must have settled");
    // Without --expires such a key lives longer again, for what it was for and no more.
    let longer = on_l2(&["keys", "authorize", "--account", "@alice", "--json"]).ok().json()["keys"][0].clone();
    assert_eq!((&longer["scope"], &longer["public_key"]), (&narrow["scope"], &narrow["public_key"]));
    assert!(longer["expires"].as_u64() > narrow["expires"].as_u64() && longer["receipt"].is_object(), "{longer}");
    on_l2(&["keys", "authorize", "--account", "@alice", "--scope", "transfer"]).ok();

    // The newest key is not the one that may do it.
    said(&sandbox, &["keys", "new", "--account", "@owner"]).ok();
    on_l2(&["keys", "authorize", "--account", "@owner", "--scope", "Token::approve"]).ok();
    let sub_block = on_l2(&run).ok();
    assert!(
        sub_block.stderr.contains("Signed 2 of 2 transactions with the keys of 2 accounts"),
        "{}",
        sub_block.stderr
    );
    said(&sandbox, &["prove"]).ok();
    let settled = on_l2(&["settle", "--account", "@carol", "--json"]).ok().json();
    assert_eq!((&settled["account"], &settled["transactions"]), (&CAROL.into(), &2.into()));
    let listed = on_l2(&["keys", "list", "--json"]).ok().json();
    let row = |name: &str| {
        let rows = listed["accounts"].as_array().expect("a list").iter();
        rows.clone().find(|row| row["name"] == name).expect("a row").clone()
    };
    assert_eq!((&row("owner")["next_nonce"], &row("bob")["next_nonce"]), (&1.into(), &0.into()));
    let key = &row("alice")["keys"][0];
    assert_eq!(
        (&key["is_authorized"], &key["in_store"], &key["scope"]),
        (&true.into(), &true.into(), &json!(["Token::transfer"]))
    );
    assert!(key["expires_in"].as_u64().is_some_and(|seconds| seconds > 29 * 86_400), "{key}");

    // A wallet signs typed data; its key is authorized like any other.
    let private_key = 0xa5a5;
    let (public_key, _) = wallet(private_key, "0x1");
    on_l2(&["keys", "authorize", "--account", "@bob", "--public-key", &public_key]).ok();
    let unsigned = write(
        &sandbox,
        "unsigned.json",
        &[json!({ "sender": "@bob", "calls": [transfer("@carol", 4), transfer("@alice", 1)] })],
    );
    let out = sandbox.path("prepared.json");
    let out = out.to_str().expect("UTF-8");
    let shown = on_l2(&["sign", &unsigned, "--typed-data", "-o", out]).ok().stdout;
    let typed: Value = serde_json::from_str(&shown).expect("JSON");
    assert_eq!(typed[0]["primaryType"], "Transaction");
    assert_eq!(
        (&typed[0]["message"]["Calls"][0]["To"], &typed[0]["message"]["Calls"][1]["Selector"]),
        (&contract, &"transfer".into())
    );
    let mut prepared = read(out);
    let deadline = prepared[0]["deadline"].as_u64().expect("a deadline").to_string();
    assert_eq!((&prepared[0]["nonce"], &typed[0]["message"]["Deadline"]), (&0.into(), &Value::from(deadline)));
    on_l2(&["run", out, "--fresh"]).failed(2, "the key store has no key of the account");
    let hash = message_hash(&typed[0], &prepared[0]["sender"]);
    let (public_key, answer) = wallet(private_key, &hash);
    let fields = prepared[0].as_object_mut().expect("an object");
    fields.insert("public_key".into(), public_key.clone().into());
    fields.insert("signature".into(), json!(answer));
    let signed = write(&sandbox, "wallet.json", prepared.as_array().expect("a list"));
    on_l2(&["sign", &signed, "--json"]).ok();
    let made = on_l2(&["run", &signed, "--fresh", "--json"]).ok().json();
    assert_eq!((&made["sub_blocks"][0]["number"], &made["sub_blocks"][0]["calls"]), (&2.into(), &2.into()));

    // What the key signed is stale once it is revoked.
    let revoked = on_l2(&["keys", "revoke", "--account", "@bob"]).ok().stdout;
    assert!(revoked.contains(&public_key), "{revoked}");
    on_l2(&["keys", "revoke", "--account", "@bob"]).failed(2, "@bob");
    let stale = format!("sub-block 2 is stale: key {public_key} of");
    on_l2(&["run", &file]).failed(2, &stale).failed(2, "--fresh");
    assert!(on_l2(&["sign", &file]).ok().stderr.contains(&stale));
    on_l2(&["run", &signed, "--fresh"]).failed(2, "transaction 0 is refused");
    assert_eq!(sub_blocks(&sandbox), 3, "the two sub-blocks and the proof of the first");
    on_l2(&["keys", "revoke", "--account", "@alice"]).ok();
    assert!(on_l2(&["keys", "list", "--account", "@alice"]).ok().stdout.contains("no key"));

    // Who may settle is changed in place, and until then it is drift.
    sandbox.replace("signed-token/zkthread.toml", "auth = \"signature\"", "provers = [\"@alice\"]");
    on_l2(&["settle"]).failed(3, "`provers` is @alice in zkthread.toml, and anyone where the thread is deployed");
    assert_eq!(on_l2(&["status", "--json"]).ok().json()["l2"]["up_to_date"], false);
    assert!(on_l2(&["status"]).ok().stdout.contains(" (not as zkthread.toml has it)"));
    // Of another account it would be another thread.
    let before = read(sandbox.path("signed-token/deployment.json"));
    let other = on_l2(&["deploy", "--account", "@alice"]).failed(2, "is deployed, by @owner");
    assert!(other.stderr.contains("deployment.json"), "{}", other.stderr);
    assert_eq!(read(sandbox.path("signed-token/deployment.json")), before);
    let thread = on_l2(&["deploy", "--json"]).ok().json();
    assert_eq!((&thread["thread_id"], &thread["provers"]), (&"0x1".into(), &json!([ALICE])));
    let status = on_l2(&["status", "--json"]).ok().json();
    assert_eq!((&status["l2"]["provers"], &status["l2"]["up_to_date"]), (&json!([ALICE]), &true.into()));
    assert!(on_l2(&["status"]).ok().stdout.contains("settled by @alice"));
}

/// The SNIP-12 hash of typed data of a transaction, by the values that a wallet is shown.
fn message_hash(typed: &Value, sender: &Value) -> String {
    use zkthread::sub_block::{Call, Header, Transaction};
    use zkthread::typed_data::transaction_hash;
    let felt = |value: &Value| felts::parse(value.as_str().expect("a felt")).expect("a felt");
    let number = |value: &Value| u64::try_from(felt(value)).expect("a number");
    let message = &typed["message"];
    let list = |value: &Value| value.as_array().expect("a list").clone();
    let call = |call: &Value| Call {
        contract: felt(&call["To"]),
        function: call["Selector"].as_str().expect("a name").to_owned(),
        calldata: list(&call["Calldata"]).iter().map(felt).collect(),
    };
    let header = Header {
        chain_id: felts::short_string(typed["domain"]["chainId"].as_str().expect("a chain")).expect("a short string"),
        manager: felt(&message["Manager"]),
        thread_id: felt(&message["Thread"]),
        number: 0,
        parent: Felt::ZERO,
        timestamp: 0,
    };
    let authorization = zkthread::sub_block::Authorization {
        public_key: Felt::ZERO,
        deadline: number(&message["Deadline"]),
        is_atomic: message["Atomic"].as_bool().expect("a flag"),
        signature: Signature { r: Felt::ZERO, s: Felt::ZERO },
    };
    let transaction = Transaction {
        sender: felt(sender),
        nonce: number(&message["Nonce"]),
        calls: list(&message["Calls"]).iter().map(call).collect(),
        authorization: Some(authorization),
    };
    format!("{:#x}", transaction_hash(&header, &transaction))
}
