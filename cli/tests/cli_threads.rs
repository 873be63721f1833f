//! Threads of several contracts, and of contracts that emit their events, as a user meets them.

mod sandbox;

use std::path::Path;
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use sandbox::{Devnet, Said, Sandbox};
use serde_json::{Value, json};
use zkthread::{Felt, felts};
use zkthread_settlement::client::Client;

const VAULT: &str = include_str!("threads/vault.rs");
const DESK: &str = include_str!("threads/desk.rs");

/// The batcher is believed: what such a thread has of its own is tested here too.
const THREAD: &str = "[thread]\nname = \"pair\"\nauth = \"batcher\"\nbatchers = [\"@owner\"]\n\
                      contracts = [\"src/vault.rs\", \"src/desk.rs\"]\n";
/// The first and the second account of a devnet.
const OWNER: &str = "0x64b48806902a367c8598f4f95c305e8c1a1acba5f082d294a43793113115691";
const ALICE: &str = "0x78662e7352d062084b0010068b99288486c2d8b914f6e2a55ce945f8792c8b1";
const CONSTRUCTORS: &str = "[constructor.Vault]\nowner = \"0x7\"\nleft = 10\n[constructor.Desk]\nvault = \"@Vault\"\n";

/// `zkthread.toml` with more lines of `[thread]`, and with these arguments.
fn manifest(more: &str, constructors: &str) -> String {
    format!("{THREAD}{more}\n[accounts]\nowner = \"{OWNER}\"\n{constructors}")
}

/// A project of the contracts `Vault` and `Desk`, of which the second calls the first.
fn pair(sandbox: &Sandbox) {
    sandbox.zkthread(&["new", "pair", "--template", "counter"]).ok();
    std::fs::remove_dir_all(sandbox.path("pair/tests")).expect("the template's tests");
    sandbox.write("pair/zkthread.toml", manifest("", CONSTRUCTORS));
    sandbox.write("pair/src/lib.rs", "pub mod desk;\npub mod vault;\n");
    sandbox.write("pair/src/vault.rs", VAULT);
    sandbox.write("pair/src/desk.rs", DESK);
    let host = "zkthread::host!(pair::vault::vault::Vault, pair::desk::desk::Desk);\n";
    sandbox.write("pair/src/bin/thread-host.rs", host);
}

/// That project, built once for all tests; whoever uses it holds it alone and leaves it as it was.
fn built_pair() -> MutexGuard<'static, Sandbox> {
    static PAIR: LazyLock<Mutex<Sandbox>> = LazyLock::new(|| {
        let sandbox = Sandbox::new();
        pair(&sandbox);
        sandbox.in_project("pair", &["build"]).ok();
        Mutex::new(sandbox)
    });
    PAIR.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Runs these transactions of the project.
fn run(sandbox: &Sandbox, transactions: &[Value], more: &[&str]) -> Said {
    let lines: String = transactions.iter().map(|transaction| format!("{transaction}\n")).collect();
    let file = sandbox.write("transactions.json", lines);
    sandbox.in_project("pair", &[&["run", "--fresh", &file], more].concat())
}

fn serve(amount: u64) -> Value {
    json!({ "sender": "0x7", "contract": "Desk", "call": { "serve": { "amount": amount } } })
}

fn take(amount: u64) -> Value {
    json!({ "sender": "0x7", "contract": "Vault", "call": { "take": { "amount": amount } } })
}

#[test]
fn build_writes_every_contract_and_one_thread_program() {
    let sandbox = built_pair();
    let report = sandbox.in_project("pair", &["build", "--json"]).ok().json();
    let names: Vec<_> = report["contracts"].as_array().expect("a list").iter().map(|made| &made["name"]).collect();
    assert_eq!(names, ["Vault", "Desk"]);
    assert_ne!(report["contracts"][0]["class_hash"], report["contracts"][1]["class_hash"]);
    assert_eq!(report["lock_changed"], false, "the same source gives the same hashes");

    let text = |file: &str| {
        let path = sandbox.path("pair/target/zkthread").join(file);
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    for (name, event) in [("Vault", "::Taken"), ("Desk", "::Served")] {
        let abi: Value = serde_json::from_str(&text(&format!("contracts/{name}/{name}.abi.json"))).expect("JSON");
        let names = abi.as_array().expect("a list").iter().filter_map(|entry| entry["name"].as_str());
        assert!(names.into_iter().any(|name| name.ends_with(event)), "{abi}");
        assert!(text(&format!("contracts/{name}/src/lib.cairo")).contains(&format!("pub mod {name}")));
        assert!(text(&format!("contracts/{name}/client.rs")).contains(&format!("pub struct {name}")));
        for class in ["contract_class", "compiled_contract_class"] {
            assert!(text(&format!("contracts/{name}/{name}.{class}.json")).starts_with('{'));
        }
    }
    assert!(text("thread/src/lib.cairo").contains("executable"));
    let lock = std::fs::read_to_string(sandbox.path("pair/zkthread.lock")).expect("readable");
    assert_eq!(lock.matches("[[contracts]]").count(), 2, "{lock}");

    let shown = sandbox.in_project("pair", &["build", "--check"]).ok().stdout;
    assert!(shown.contains("contract    Vault\n") && shown.contains("contract    Desk\n"), "{shown}");
}

#[test]
fn transactions_of_both_contracts_run_prove_and_verify() {
    let sandbox = built_pair();
    let transactions = [serve(4), take(1), serve(100), serve(0)];
    let made = run(&sandbox, &transactions, &["--json"]).ok().json()["sub_blocks"][0].clone();
    let reverted = json!([
        { "transaction": 2, "contract": "Desk", "function": "serve", "fault": "Vault: not enough" },
        { "transaction": 3, "contract": "Desk", "function": "serve", "fault": "Desk: nothing asked for" },
    ]);
    assert_eq!(made["reverted"], reverted);
    let contracts = json!([
        { "contract": "Vault", "transactions": 1, "entries": 1, "events": 2 },
        { "contract": "Desk", "transactions": 3, "entries": 2, "events": 1 },
    ]);
    assert_eq!(made["contracts"], contracts);
    assert_eq!(made["entries"], 3);

    let shown = run(&sandbox, &transactions, &[]).ok().stdout;
    for line in [
        "  Vault: 1 transaction, 1 entry, 2 events\n",
        "  Desk: 3 transactions, 2 entries, 1 event\n",
        "  transaction 2 (Desk.serve) reverted: Vault: not enough\n",
    ] {
        assert!(shown.contains(line), "no `{line}` in {shown}");
    }

    let proven = sandbox.in_project("pair", &["prove", "--json"]).ok().json();
    assert_eq!(proven["contracts"], json!(["Vault", "Desk"]));
    let proof = proven["file"].as_str().expect("a file").to_owned();
    let verified = sandbox.in_project("pair", &["verify", &proof]).ok().stdout;
    assert!(verified.contains("proves sub-block 1 of Vault, Desk"), "{verified}");
    let status = sandbox.in_project("pair", &["status"]).ok().stdout;
    assert!(status.contains("contracts Vault, Desk") && status.contains("not emitted on L2"), "{status}");

    // A sub-block that says something else of the contracts is none of theirs.
    let file = Path::new(&proof).with_extension("json");
    let text = std::fs::read_to_string(&file).expect("readable");
    let mut sub_block: Value = serde_json::from_str(&text).expect("JSON");
    sub_block["content"]["contracts"].as_array_mut().expect("a list").swap(0, 1);
    std::fs::write(&file, sub_block.to_string()).expect("written");
    sandbox.in_project("pair", &["verify", &proof]).failed(4, "1.zkproof");
}

#[test]
fn a_thread_may_emit_its_events() {
    let sandbox = built_pair();
    sandbox.write("pair/zkthread.toml", manifest("events = \"emit\"", CONSTRUCTORS));
    let status = sandbox.in_project("pair", &["status", "--json"]).ok().json();
    let shown = sandbox.in_project("pair", &["status"]).ok().stdout;
    let made = run(&sandbox, &[serve(1)], &["--json"]);
    sandbox.write("pair/zkthread.toml", manifest("", CONSTRUCTORS));
    assert_eq!(status["emits_events"], true);
    assert!(shown.contains("events emitted on L2 when a sub-block settles"), "{shown}");
    assert_eq!(made.ok().json()["sub_blocks"][0]["contracts"][1]["events"], 1);
}

#[test]
fn a_transaction_says_which_contract_it_calls() {
    let sandbox = built_pair();
    let call = json!({ "serve": { "amount": 1 } });
    for (transaction, words) in [
        (json!({ "sender": "0x7", "call": call }), "which one is called is not said"),
        (json!({ "sender": "0x7", "contract": "Dsek", "call": call }), "the thread has no contract `Dsek`"),
        (json!({ "sender": "0x7", "contract": "Vault", "call": call }), "`Vault` has no function `serve`"),
    ] {
        run(&sandbox, &[serve(1), transaction], &[]).failed(2, "transaction 1").failed(2, words);
    }
}

#[test]
fn each_contract_has_its_constructor_arguments() {
    let sandbox = built_pair();
    const VAULT: &str = "[constructor.Vault]\nowner = \"0x7\"\nleft = 10\n";
    const DESK: &str = "[constructor.Desk]\nvault = \"@Vault\"\n";
    for (vault, desk, words) in [
        ("[constructor.Vault]\nowner = \"0x7\"", DESK, "`constructor.Vault.left` is missing"),
        (VAULT, "", "`constructor.Desk.vault` is missing"),
        ("[constructor.Vault]\nowner = 7\nleft = -1", DESK, "`constructor.Vault.left`: expected u64"),
        (VAULT, "[constructor.Desk]\nvault = 1\nright = 2", "has no argument `right`"),
        ("[constructor.Valut]\nleft = 10", DESK, "[constructor.Valut] is of no contract"),
        ("[constructor]\nleft = 10", DESK, "`constructor.left` is of no contract"),
        ("[constructor]\nDesk = 1", "", "`constructor.Desk` is not a table"),
        (VAULT, "[constructor.Desk]\nvault = \"@Valut\"", "`constructor.Desk.vault`: `@Valut`"),
        (VAULT, "[constructor.Desk]\nvault = \"@Desk\"", "`Desk` does not stand before `Desk`"),
        (
            "[constructor.Vault]\nowner = \"@Desk\"\nleft = 1",
            DESK,
            "`constructor.Vault.owner`: `Desk` does not stand before `Vault`",
        ),
    ] {
        sandbox.write("pair/zkthread.toml", manifest("", &format!("{vault}\n{desk}")));
        // Said before a node is asked for anything.
        let said = sandbox.in_project("pair", &["deploy", "--url", "http://127.0.0.1:9"]);
        sandbox.write("pair/zkthread.toml", manifest("", CONSTRUCTORS));
        said.failed(2, words);
    }
}

#[test]
fn a_change_names_the_contract() {
    let sandbox = built_pair();
    let prove = || sandbox.in_project("pair", &["prove"]);
    sandbox.write("pair/src/desk.rs", DESK.replace("amount > 0", "amount > 1"));
    let changed = prove();
    let check = sandbox.in_project("pair", &["build", "--check"]);
    sandbox.write("pair/src/desk.rs", DESK);
    changed.failed(3, "the contract `Desk` has changed since it was built");
    let check = check.failed(3, "Desk.class_hash: ");
    assert!(!check.stderr.contains("Vault.class_hash"), "{}", check.stderr);

    let swapped = "[\"src/desk.rs\", \"src/vault.rs\"]";
    sandbox.replace("pair/zkthread.toml", "[\"src/vault.rs\", \"src/desk.rs\"]", swapped);
    let moved = prove();
    sandbox.write("pair/zkthread.toml", manifest("", CONSTRUCTORS));
    moved.failed(3, "the contracts were Vault, Desk when the thread was built, now they are Desk, Vault");
}

#[test]
fn each_contract_can_be_expanded() {
    let sandbox = Sandbox::new();
    pair(&sandbox);
    let expand = |arguments: &[&str]| sandbox.in_project("pair", &[&["expand", "--emit"], arguments].concat());
    for stage in ["ir", "rust", "contract"] {
        let desk = expand(&[stage, "--contract", "Desk"]).ok().stdout;
        assert!(desk.contains("Desk") && desk.contains("serve") && !desk.contains("Taken"), "{desk}");
        expand(&[stage]).failed(2, "there are several contracts").failed(2, "`Vault`, `Desk`");
        expand(&[stage, "--contract", "Door"]).failed(2, "the thread has no contract `Door`");
    }
    let thread = expand(&["thread"]).ok().stdout;
    assert!(thread.contains("executable"), "{thread}");
    expand(&["thread", "--contract", "Desk"]).failed(2, "the thread program is of all contracts");
    // A file alone: its contract is printed, but what it calls is not there for a thread.
    let file = sandbox.path("pair/src/desk.rs");
    let alone = |stage: &str| sandbox.zkthread(&["expand", "--emit", stage, "--file", file.to_str().expect("UTF-8")]);
    assert!(alone("contract").ok().stdout.contains("pub mod Desk"));
    alone("thread").failed(1, "ZKT0904");
}

/// `build` of the project with another text somewhere.
fn build_with(sandbox: &Sandbox, file: &str, text: &str) -> Said {
    let path = format!("pair/{file}");
    let before = std::fs::read_to_string(sandbox.path(&path));
    sandbox.write(&path, text);
    let said = sandbox.in_project("pair", &["build", "--json"]);
    match before {
        Ok(before) => drop(sandbox.write(&path, before)),
        Err(_) => std::fs::remove_file(sandbox.path(&path)).expect("removed"),
    }
    said
}

#[test]
fn what_is_no_thread_is_refused() {
    let sandbox = Sandbox::new();
    pair(&sandbox);
    let files = "contracts = [\"src/vault.rs\", \"src/desk.rs\"]";
    for (instead, words) in [
        (&format!("contract = \"src/vault.rs\"\n{files}")[..], "`contract` and `contracts` are both there"),
        ("contracts = []", "`contracts` is empty"),
        ("contracts = [\"src/vault.rs\", \"src/vault.rs\"]", "`contracts` names src/vault.rs twice"),
        ("contracts = [\"src/nowhere.rs\"]", "src/nowhere.rs"),
        (&format!("{files}\nevents = \"both\""), "unknown variant `both`"),
        (&format!("{files}\nprovers = \"nobody\""), "expected \"anyone\", or a list of accounts"),
        (&format!("{files}\nprovers = []"), "`provers` is empty"),
        (&format!("{files}\nprovers = [\"@nobody\"]"), "`provers`: `@nobody` is no account"),
    ] {
        let said = build_with(&sandbox, "zkthread.toml", &manifest("", "").replace(files, instead)).failed(2, words);
        assert_eq!(said.json()["error"]["kind"], "usage");
    }

    let fault = |file: &str, text: &str, code: &str, at: &str, place: &str| {
        let said = build_with(&sandbox, file, text).failed(1, code);
        let diagnostic = said.json()["error"]["diagnostics"][0].clone();
        assert_eq!(diagnostic["code"], code, "{diagnostic}");
        assert!(diagnostic["file"].as_str().is_some_and(|file| file.ends_with(at)), "{diagnostic}");
        let source = std::fs::read_to_string(sandbox.path(&format!("pair/{at}"))).expect("readable");
        let text = if file == at { text } else { &source };
        let line = diagnostic["line"].as_u64().and_then(|line| text.lines().nth(usize::try_from(line).ok()? - 1));
        assert!(line.is_some_and(|line| line.contains(place)), "{diagnostic}: {line:?}");
    };
    fault("src/vault.rs", "// Nothing yet.\n", "ZKT0002", "src/vault.rs", "");
    // The interface stands in the other file.
    fault("src/vault.rs", &VAULT.replace("fn take", "fn took"), "ZKT0904", "src/desk.rs", "fn take");
    fault("src/desk.rs", &DESK.replace("amount: u64", "amount: u128"), "ZKT0906", "src/desk.rs", "fn take");
    let named_alike = DESK.replace("struct Desk", "struct Vault").replace("impl Desk", "impl Vault");
    let named_alike = named_alike.replace("trait Vault", "trait Safe").replace("Vault::at", "Safe::at");
    fault("src/desk.rs", &named_alike, "ZKT0903", "src/desk.rs", "struct Vault");
    let many = |count: usize| -> String {
        let one =
            |number| format!("#[zkthread::contract]\nmod m{number} {{ #[storage] struct Many{number} {{ a: u8 }} }}\n");
        (0..count).map(one).collect()
    };
    fault("src/desk.rs", &many(16), "ZKT0902", "src/desk.rs", "Many15");
}

#[test]
fn faults_of_all_files_are_shown_at_once() {
    let sandbox = Sandbox::new();
    pair(&sandbox);
    sandbox.replace("pair/src/vault.rs", "owner: ContractAddress,", "owner: f64,");
    let said =
        build_with(&sandbox, "src/desk.rs", &DESK.replace("amount > 0", "amount > 1.5")).failed(1, "have 2 errors");
    assert!(said.stderr.contains("src/vault.rs") && said.stderr.contains("src/desk.rs"), "{}", said.stderr);
    let error = said.json()["error"].clone();
    let files: Vec<_> = error["diagnostics"].as_array().expect("a list").iter().map(|fault| &fault["file"]).collect();
    assert!(files.len() == 2 && files[0] != files[1], "{files:?}");
}

#[test]
fn a_thread_of_two_contracts_settles_and_emits_its_events() {
    let sandbox = built_pair();
    sandbox.write("pair/zkthread.toml", manifest("events = \"emit\"", CONSTRUCTORS));
    let devnet = Devnet::start(&sandbox);
    let on_l2 = |arguments: &[&str]| sandbox.in_project("pair", &[arguments, &["--url", &devnet.url]].concat());
    let deployed = on_l2(&["deploy", "--json"]).ok();
    for words in
        ["auth = \"batcher\": nobody's signature is checked", "trusted with that: provers anyone; batchers @owner"]
    {
        assert!(deployed.stderr.contains(words), "{}", deployed.stderr);
    }
    let deployed = deployed.json();
    assert_eq!(
        (&deployed["auth"], &deployed["provers"], &deployed["batchers"]),
        (&"batcher".into(), &"anyone".into(), &json!([OWNER]))
    );
    let shown = on_l2(&["deploy"]).ok().stdout;
    assert!(shown.contains(" Vault\n") && shown.contains(" Desk\n") && shown.contains("emitted on L2 when"), "{shown}");
    let addresses: Vec<Felt> = deployed["contracts"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|contract| felts::parse(contract["address"].as_str()?).ok())
        .collect();
    let [vault, desk] = addresses[..] else { panic!("two addresses: {deployed}") };

    // Only a batcher's sub-blocks are of use, and no key is.
    let by_alice = ["--url", &devnet.url, "--account", ALICE];
    run(&sandbox, &[serve(1)], &by_alice).failed(2, "is no batcher of the thread").failed(2, "--account @owner");
    on_l2(&["keys", "authorize", "--account", ALICE]).failed(2, "`auth` is \"batcher\"");
    let made = run(&sandbox, &[serve(4), take(1), serve(100)], &["--url", &devnet.url, "--json"]).ok().json();
    assert_eq!(
        (&made["sub_blocks"][0]["batcher"], &made["sub_blocks"][0]["valid_until"]),
        (&OWNER.into(), &Value::Null)
    );
    sandbox.in_project("pair", &["prove"]).ok();
    // Anyone may settle what the batcher has signed, and nobody what he has not.
    let file = sandbox.path("pair/target/zkthread/sub-blocks/1.json");
    let signed = std::fs::read_to_string(&file).expect("readable");
    let mut unsigned: Value = serde_json::from_str(&signed).expect("JSON");
    let content = unsigned["content"].as_object_mut().expect("an object");
    assert!(content.remove("batcher_signature").is_some());
    std::fs::write(&file, unsigned.to_string()).expect("written");
    on_l2(&["settle"]).failed(5, "signed by no batcher").failed(5, "`run --fresh`");
    std::fs::write(&file, &signed).expect("written");
    let settled = on_l2(&["settle", "--json", "--account", ALICE]).ok().json();
    assert_eq!(settled["account"], ALICE);
    assert!(settled["registered"].is_object(), "nobody paid for the fact of what was refused: {settled}");
    assert_eq!((&settled["emits_events"], &settled["contracts"][0]["events"]), (&true.into(), &2.into()));
    let status = on_l2(&["status"]).ok();
    assert!(status.stderr.contains("nobody's signature is checked"), "{}", status.stderr);
    let status = status.stdout;
    assert!(status.contains("auth batcher: NOBODY'S SIGNATURE IS CHECKED"), "{status}");
    assert!(status.contains("settled by anyone; sub-blocks signed by @owner"), "{status}");
    let of_manifest = sandbox.in_project("pair", &["status", "--json", "--url", &devnet.url]).ok().json();
    std::fs::remove_file(sandbox.path("pair/deployment.json")).expect("removed");
    sandbox.write("pair/zkthread.toml", manifest("", CONSTRUCTORS));
    assert!(status.contains(&format!("contract Desk {desk:#x}")) && status.contains("emitted on L2 when"), "{status}");
    assert_eq!((&of_manifest["l2"]["emits_events"], &of_manifest["l2"]["up_to_date"]), (&true.into(), &true.into()));

    // The events are the contracts' own, in order, as if the functions had been called on L2.
    let hash = settled["settled"]["transaction_hash"].as_str().and_then(|hash| felts::parse(hash).ok());
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let emitted = runtime.block_on(async {
        let client = Client::connect(&devnet.url.parse().expect("an address")).await.expect("a node");
        client.emitted(hash.expect("a hash")).await.expect("the transaction's events")
    });
    let emitted: Vec<_> = emitted
        .into_iter()
        .filter(|event| addresses.contains(&event.from))
        .map(|event| (event.from, event.keys, event.data))
        .collect();
    let felt = Felt::from;
    let (taken, served) = (felts::selector("Taken"), felts::selector("Served"));
    assert_eq!(
        emitted,
        [
            (vault, vec![taken, desk], vec![felt(4)]),
            (desk, vec![served, felt(7)], vec![felt(6)]),
            (vault, vec![taken, felt(7)], vec![felt(1)]),
        ]
    );
}

#[test]
fn the_game_builds_and_runs_too() {
    // The shared project's lock: all hosts have one name, and the target folder of these tests is one.
    let _alone = built_pair();
    let sandbox = Sandbox::new();
    sandbox.zkthread(&["new", "my-game", "--template", "game"]).ok();
    sandbox.in_project("my-game", &["build", "--package", "cairo"]).ok();
    for (package, text) in
        [("world_contract", "pub mod World"), ("arena_contract", "pub mod Arena"), ("my_game_thread", "mod os;")]
    {
        let root = sandbox.path("cairo").join(package).join("src/lib.cairo");
        assert!(std::fs::read_to_string(root).is_ok_and(|root| root.contains(text)), "{package}");
    }
    assert_eq!(std::fs::read_dir(sandbox.path("cairo")).expect("a folder").count(), 4, "and the mark");
    let file = sandbox.path("my-game/transactions/duel.json");
    let said = sandbox.in_project("my-game", &["run", file.to_str().expect("UTF-8"), "--json"]).ok().json();
    let contracts = &said["sub_blocks"][0]["contracts"];
    for (position, name) in ["World", "Arena"].into_iter().enumerate() {
        assert_eq!(contracts[position]["contract"], name);
        assert!(contracts[position]["events"].as_u64().is_some_and(|events| events > 0), "{contracts}");
    }
    // Those that revert do so by the contracts' own rules.
    let reverted = said["sub_blocks"][0]["reverted"].as_array().expect("a list");
    let faults: Vec<_> = reverted.iter().filter_map(|reverted| reverted["fault"].as_str()).collect();
    assert!(faults.iter().all(|fault| fault.starts_with("World: ") || fault.starts_with("Arena: ")), "{faults:?}");
}
