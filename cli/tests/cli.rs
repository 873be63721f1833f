//! The program as a user meets it: in folders of their own, with a home of their own.

mod sandbox;

use std::ffi::OsStr;
use std::path::Path;
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use sandbox::{Devnet, Sandbox, program};
use serde_json::Value;

const COMMANDS: [&str; 15] = [
    "new", "build", "expand", "explain", "keys", "sign", "run", "prove", "profile", "verify", "devnet", "deploy",
    "settle", "status", "demo",
];

/// A token project that is built, made once for all tests. Whoever uses it holds it alone: its sub-blocks are on disk,
/// and only one proof at a time fits into memory.
fn built_token() -> MutexGuard<'static, Sandbox> {
    static TOKEN: LazyLock<Mutex<Sandbox>> = LazyLock::new(|| {
        let sandbox = Sandbox::new();
        sandbox.zkthread(&["new", "my-token", "--template", "token"]).ok();
        sandbox.in_project("my-token", &["build"]).ok();
        Mutex::new(sandbox)
    });
    TOKEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The built project in a sandbox of its own, for tests that change it. Enough for every command that runs no host.
fn copy_of_built_token() -> Sandbox {
    let original = built_token();
    let copy = Sandbox::new();
    let from = original.path("my-token");
    for (path, content) in original.files() {
        let relative = path.strip_prefix(&from).expect("below the project");
        if !relative.starts_with("target/zkthread/sub-blocks") {
            copy.write(&format!("my-token/{}", relative.display()), content);
        }
    }
    copy
}

#[test]
fn help_of_every_command_has_an_example() {
    let sandbox = Sandbox::new();
    let all = sandbox.zkthread(&["--help"]).ok();
    for command in COMMANDS {
        assert!(all.stdout.contains(&format!("  {command} ")), "{}", all.stdout);
        let help = sandbox.zkthread(&[command, "--help"]).ok();
        assert!(help.stdout.contains("Examples:"), "{command}: {}", help.stdout);
        assert!(help.stdout.contains(&format!("cargo zkthread {command}")), "{command}: {}", help.stdout);
        assert!(help.stderr.is_empty(), "{}", help.stderr);
    }
}

#[test]
fn it_works_with_and_without_cargo_before_it() {
    let sandbox = Sandbox::new();
    let mut command = program();
    command.arg("--version");
    let direct = sandbox.run(command).ok();
    assert_eq!(direct.stdout, sandbox.zkthread(&["--version"]).ok().stdout);
    assert!(direct.stdout.contains(env!("CARGO_PKG_VERSION")));
}

#[test]
fn the_documentation_has_every_command() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/cli.md")).expect("docs/cli.md");
    for command in COMMANDS {
        assert!(text.contains(&format!("| `{command}")), "docs/cli.md does not have {command}");
    }
}

#[test]
fn a_wrong_command_line_is_a_usage_error() {
    let sandbox = Sandbox::new();
    let said = sandbox.zkthread(&["biuld"]);
    assert_eq!(said.code, Some(2));
    assert!(said.stderr.contains("biuld") && said.stdout.is_empty(), "{}", said.stderr);
    let said = sandbox.zkthread(&["build", "--json", "--chekc"]);
    assert_eq!(said.code, Some(2));
    assert_eq!(said.json()["error"]["kind"], "usage");
    assert_eq!(said.json()["error"]["exit_code"], 2);
}

#[test]
fn new_makes_a_project_with_its_own_name() {
    let sandbox = Sandbox::new();
    std::fs::create_dir(sandbox.path("my-counter")).expect("an empty folder is fine");
    let said = sandbox.zkthread(&["new", "my-counter", "--template", "counter", "--json"]).ok();
    assert_eq!(said.json()["template"], "counter");
    let text = |name: &str| std::fs::read_to_string(sandbox.path(name)).expect("readable");
    assert!(text("my-counter/Cargo.toml").contains("name = \"my-counter\""));
    assert!(text("my-counter/src/bin/thread-host.rs").contains("my_counter::counter::Counter"));
    assert!(text("my-counter/zkthread.toml").contains("name = \"my-counter\""));
    let names: Vec<_> = std::fs::read_dir(sandbox.path("")).expect("a folder").collect();
    assert_eq!(names.len(), 1, "nothing but the project: {names:?}");
}

#[test]
fn new_refuses_a_folder_in_use_and_leaves_nothing() {
    let sandbox = Sandbox::new();
    sandbox.write("used/notes.txt", "mine");
    sandbox.write("a-file", "mine");
    let before = sandbox.files();
    sandbox.zkthread(&["new", "used"]).failed(2, "is not empty");
    sandbox.zkthread(&["new", "a-file"]).failed(2, "cannot use");
    sandbox.zkthread(&["new", "no/such/folder"]).failed(2, "is not a folder");
    sandbox.zkthread(&["new", "1st"]).failed(2, "cannot be the name of a package");
    sandbox.zkthread(&["new", "fn"]).failed(2, "means something else in Rust");
    sandbox.zkthread(&["new", "mine", "--zkthread-path", "used"]).failed(2, "not the folder of the zkthread crate");
    assert_eq!(sandbox.files(), before);
    let names = std::fs::read_dir(sandbox.path("")).expect("a folder").count();
    assert_eq!(names, 2, "no half-made folder");
}

#[test]
fn a_command_outside_a_project_says_how_to_make_one() {
    let sandbox = Sandbox::new();
    sandbox.zkthread(&["build"]).failed(2, "no zkthread.toml");
    sandbox.zkthread(&["status"]).failed(2, "cargo zkthread new");
    sandbox.zkthread(&["build", "--project", "elsewhere"]).failed(2, "cannot read elsewhere");
}

#[test]
fn a_damaged_zkthread_toml_is_shown() {
    let sandbox = Sandbox::new();
    sandbox.zkthread(&["new", "t"]).ok();
    sandbox.replace("t/zkthread.toml", "core = ", "coer = ");
    sandbox.in_project("t", &["build"]).failed(2, "coer");
}

#[test]
fn a_contract_with_an_error_is_shown_with_its_source() {
    let sandbox = Sandbox::new();
    sandbox.zkthread(&["new", "t"]).ok();
    sandbox.replace("t/src/lib.rs", "let from = cx.caller();", "let from = cx.caller(); let nothing = 1.5;");
    let before = sandbox.files();
    let said = sandbox.in_project("t", &["build"]).failed(1, "t/src/lib.rs");
    assert!(said.stderr.contains("1.5") && said.stderr.contains("ZKT"), "{}", said.stderr);
    let said = sandbox.in_project("t", &["build", "--json"]);
    let error = said.json()["error"].clone();
    assert_eq!(error["exit_code"], 1);
    let diagnostic = &error["diagnostics"][0];
    assert!(diagnostic["code"].as_str().is_some_and(|code| code.starts_with("ZKT")), "{error}");
    let text = std::fs::read_to_string(sandbox.path("t/src/lib.rs")).expect("readable");
    let line = 1 + text.lines().position(|line| line.contains("1.5")).expect("the line");
    assert_eq!(diagnostic["line"], line);
    assert_eq!(sandbox.files(), before, "nothing is written");
}

#[test]
fn build_check_finds_drift_and_writes_nothing() {
    let sandbox = copy_of_built_token();
    let before = sandbox.files();
    sandbox.in_project("my-token", &["build", "--check"]).ok();
    assert_eq!(sandbox.files(), before);

    let check = |code, words: &str| {
        let before = sandbox.files();
        sandbox.in_project("my-token", &["build", "--check"]).failed(code, words);
        assert_eq!(sandbox.files(), before);
    };
    sandbox.replace("my-token/zkthread.lock", "os_version = \"0x", "os_version = \"0x1");
    check(3, "os_version: 0x1");
    sandbox.write("my-token/zkthread.lock", "not a lock file");
    check(3, "is not a lock file");
    std::fs::remove_file(sandbox.path("my-token/zkthread.lock")).expect("removed");
    check(3, "there is no zkthread.lock");
}

#[test]
fn commands_refuse_a_contract_that_changed_since_the_build() {
    let sandbox = copy_of_built_token();
    sandbox.replace("my-token/src/lib.rs", "balance >= amount", "balance > amount");
    let file = sandbox.path("my-token/transactions/transfers.json");
    let run = ["run", file.to_str().expect("UTF-8")];
    sandbox.in_project("my-token", &run).failed(3, "has changed since it was built");
    sandbox.in_project("my-token", &["build", "--check"]).failed(3, "fingerprint");
}

#[test]
fn commands_refuse_a_thread_program_that_is_not_the_locked_one() {
    let sandbox = copy_of_built_token();
    sandbox.replace("my-token/zkthread.lock", "os_version = \"0x", "os_version = \"0x1");
    let file = sandbox.path("my-token/transactions/transfers.json");
    let run = ["run", file.to_str().expect("UTF-8")];
    sandbox.in_project("my-token", &run).failed(3, "is not the thread program of zkthread.lock");
    sandbox.write("my-token/target/zkthread/thread/executable.json", "{}");
    sandbox.in_project("my-token", &run).failed(1, "is damaged");
}

#[test]
fn build_writes_the_abi_and_a_client() {
    let sandbox = built_token();
    let text = |name: &str| {
        std::fs::read_to_string(sandbox.path("my-token/target/zkthread/contracts/Token").join(name)).expect("readable")
    };
    let abi: Value = serde_json::from_str(&text("Token.abi.json")).expect("JSON");
    let names: Vec<_> = abi.as_array().expect("a list").iter().filter_map(|entry| entry["name"].as_str()).collect();
    assert!(names.contains(&"constructor") && names.iter().any(|name| name.ends_with("::Transferred")), "{names:?}");
    let client = text("client.rs");
    assert!(client.contains("pub fn transfer(&self, to: ContractAddress, amount: u128) -> starknet::Call"), "{client}");
    assert!(client.contains("pub fn balance_of(&self, owner: ContractAddress) -> View<u128>"), "{client}");
}

#[test]
fn build_writes_scarb_packages_with_the_tests() {
    let sandbox = built_token();
    let build = |folder: &str| sandbox.in_project("my-token", &["build", "--json", "--package", folder]);
    // Refused before anything is built.
    sandbox.write("full/mine.txt", "mine");
    sandbox.in_project("my-token", &["build", "--package", "full"]).failed(2, "full is not empty");

    let report = build("cairo").ok().json();
    let package = &report["package"];
    assert_eq!(package["folder"], "cairo");
    let tests: Vec<_> = package["tests"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
    assert!(tests.contains(&"tests/token.rs: a_transfer_to_oneself_is_refused"), "{tests:?}");
    assert_eq!(package["skipped"][0]["test"], "a_balance_cannot_overflow");
    let text = |name: &str| std::fs::read_to_string(sandbox.path("cairo").join(name)).expect("readable");
    assert!(text("token_contract/tests/test_token.cairo").contains("fn a_transfer_to_oneself_is_refused()"));
    assert!(text("token_contract/README.md").contains("a_balance_cannot_overflow"));
    assert!(text("token_contract/src/lib.cairo").contains("pub mod Token"));
    assert!(text("token_thread/Scarb.toml").contains("token_thread::main"));

    // An earlier package is replaced as a whole.
    sandbox.write("cairo/token_contract/stale.cairo", "");
    build("cairo").ok();
    assert!(!sandbox.path("cairo/token_contract/stale.cairo").exists());
    std::fs::remove_dir_all(sandbox.path("cairo")).expect("removed");
    std::fs::remove_dir_all(sandbox.path("full")).expect("removed");
}

#[test]
fn each_stage_of_a_contract_can_be_printed() {
    let sandbox = Sandbox::new();
    sandbox.zkthread(&["new", "count", "--template", "counter"]).ok();
    let said = |stage: &str| sandbox.in_project("count", &["expand", "--emit", stage]).ok().stdout;
    assert!(said("ir").starts_with("zkthread-ir ") && said("ir").contains("Counter"), "{}", said("ir"));
    let rust = said("rust");
    assert!(rust.contains("pub mod counter {\n") && rust.contains("impl ::zkthread::rt::Contract"), "{rust}");
    let contract = said("contract");
    assert!(
        contract.starts_with("// file: lib.cairo\n") && contract.contains("\n// file: thread.cairo\n"),
        "{contract}"
    );
    assert!(contract.contains("#[starknet::contract]"), "{contract}");
    assert!(said("thread").contains("executable"), "{}", said("thread"));
    // By file, without a project, as a map.
    let file = sandbox.path("count/src/lib.rs");
    let by_file = ["expand", "--emit", "contract", "--json", "--file", file.to_str().expect("UTF-8")];
    let map = sandbox.zkthread(&by_file).ok().json();
    assert_eq!(map["emit"], "contract");
    for (path, text) in map["files"].as_object().expect("an object") {
        assert!(
            contract.contains(&format!("// file: {path}\n{}", text.as_str().expect("a text").trim_end())),
            "{path}"
        );
    }
    assert!(
        sandbox.files().iter().all(|(path, _)| !path.starts_with(sandbox.path("count/target"))),
        "nothing is written"
    );
}

#[test]
fn what_cannot_be_expanded_is_named() {
    let sandbox = Sandbox::new();
    sandbox.write("empty.rs", "");
    sandbox.write("wrong.rs", "#[zkthread::contract] mod wrong { #[storage] struct Wrong { ratio: f64 } }");
    let expand = |file: &str| sandbox.zkthread(&["expand", "--emit", "ir", "--file", file]);
    expand("empty.rs").failed(1, "ZKT0002");
    expand("wrong.rs").failed(1, "f64");
    expand("nowhere.rs").failed(2, "cannot read nowhere.rs");
    sandbox.zkthread(&["expand", "--emit", "ir"]).failed(2, "no zkthread.toml");
    assert_eq!(sandbox.zkthread(&["expand", "--emit", "asm", "--file", "empty.rs"]).code, Some(2));
}

#[test]
fn error_codes_are_explained() {
    let sandbox = Sandbox::new();
    let said = sandbox.zkthread(&["explain", "ZKT0002"]).ok();
    assert!(said.stdout.contains("there is no contract in this file"), "{}", said.stdout);
    let json = sandbox.zkthread(&["explain", "2", "--json"]).ok().json();
    assert_eq!(json["code"], "ZKT0002");
    sandbox
        .zkthread(&["explain", "ZKT9999"])
        .failed(2, "there is no error code `ZKT9999`")
        .failed(2, "the nearest are ZKT");
}

#[test]
fn comments_and_formatting_are_no_change() {
    let sandbox = copy_of_built_token();
    sandbox.replace("my-token/src/lib.rs", "let from = cx.caller();", "// who pays\n\n let from   = cx.caller();");
    sandbox.in_project("my-token", &["build", "--check"]).ok();
}

#[test]
fn bad_transactions_are_named_and_leave_nothing() {
    let sandbox = copy_of_built_token();
    let cases = [
        ("[{\"sender\": \"0x1\", \"call\": {\"mint\": {\"amount\": 1}}}]", "mint"),
        ("[{\"sender\": \"0x1\", \"call\": {\"transfer\": {\"to\": \"0x2\"}}}]", "amount"),
        ("[{\"sender\": \"0x1\", \"call\": {\"transfer\": {\"to\": \"0x2\", \"amount\": 1, \"x\": 1}}}]", "x"),
        ("[{\"sender\": \"0x1\", \"call\": {\"transfer\": {\"to\": \"0x2\", \"amount\": -1}}}]", "amount"),
        (
            "[{\"sender\": \"0x1\", \"call\": {\"transfer\": {\"to\": \"0x2\", \"amount\": \"0x100000000000000000000000000000000\"}}}]",
            "amount",
        ),
        ("[{\"sender\": \"me\", \"call\": {\"transfer\": {\"to\": \"0x2\", \"amount\": 1}}}]", "sender"),
        ("[{\"sender\": \"@dave\", \"call\": {\"transfer\": {\"to\": \"0x2\", \"amount\": 1}}}]", "`@dave`"),
        ("[{\"sender\": \"0x1\", \"call\": {\"transfer\": {\"to\": \"@dave\", \"amount\": 1}}}]", "`@dave`"),
        ("[{\"sender\": \"0x1\", \"calls\": []}]", "calls"),
        ("[{\"call\": {\"transfer\": {\"to\": \"0x2\", \"amount\": 1}}}]", "sender"),
        (
            "[{\"sender\": \"0x1\", \"call\": {\"transfer\": {\"to\": \"0x2\", \"to\": \"0x3\", \"amount\": 1}}}]",
            "stands twice",
        ),
        ("[{\"sender\": \"0x1\", \"call\": {\"balance_of\": {\"owner\": \"0x2\"}}}]", "balance_of"),
        ("no JSON at all", ""),
        ("[]", "no transaction"),
    ];
    for (text, words) in cases {
        let file = sandbox.write("transactions.json", text);
        let before = sandbox.files();
        sandbox.in_project("my-token", &["run", &file]).failed(2, words);
        assert_eq!(sandbox.files(), before, "{text}");
    }
    sandbox.in_project("my-token", &["run", "nowhere.json"]).failed(2, "cannot read nowhere.json");
}

#[test]
fn bad_constructor_arguments_are_named() {
    let sandbox = built_token();
    let good = std::fs::read_to_string(sandbox.path("my-token/zkthread.toml")).expect("readable");
    let file = sandbox.path("my-token/transactions/transfers.json");
    let run = ["run", file.to_str().expect("UTF-8")];
    for (from, to, words) in [
        ("supply = 1000000", "", "`constructor.supply` is missing"),
        ("supply = 1000000", "supply = -5", "`constructor.supply`: expected u128"),
        ("owner = \"@owner\"", "owner = \"me\"", "`constructor.owner`: expected ContractAddress"),
        ("owner = \"@owner\"", "owner = \"@nobody\"", "`constructor.owner`: `@nobody`"),
    ] {
        sandbox.write("my-token/zkthread.toml", good.replacen(from, to, 1));
        sandbox.in_project("my-token", &run).failed(2, words);
    }
    sandbox.write("my-token/zkthread.toml", good);
}

#[test]
fn a_project_outside_the_repository_runs_proves_and_verifies() {
    let sandbox = built_token();
    let _ = std::fs::remove_dir_all(sandbox.path("my-token/target/zkthread/sub-blocks"));
    let file = sandbox.path("my-token/transactions/transfers.json");
    let run = ["run", file.to_str().expect("UTF-8"), "--json"];

    let said = sandbox.in_project("my-token", &run).ok();
    let made = said.json()["sub_blocks"][0].clone();
    assert_eq!((&made["number"], &made["transactions"]), (&Value::from(1), &Value::from(5)));
    assert_eq!(made["reverted"][0]["transaction"], 4);
    assert_eq!(
        (&made["reverted"][0]["contract"], &made["reverted"][0]["function"]),
        (&"Token".into(), &"transfer".into())
    );
    assert_eq!(
        (&made["contracts"][0]["contract"], &made["contracts"][0]["transactions"]),
        (&"Token".into(), &5.into())
    );
    assert_eq!(made["reverted"][0]["fault"], "Token: insufficient balance");
    assert!(made["steps"].as_u64().is_some_and(|steps| steps > 0) && made["sealed_by"].is_null(), "{made}");
    assert!(said.stderr.contains("Sealed"), "progress is on stderr: {}", said.stderr);

    // The next run goes on after the first; --fresh starts over.
    let quiet = sandbox.in_project("my-token", &[&run[..], &["--quiet"]].concat()).ok();
    assert_eq!(quiet.json()["sub_blocks"][0]["number"], 2);
    assert_eq!(quiet.stderr, "");
    let second = sandbox.path("my-token/target/zkthread/sub-blocks/2.json");
    let second_text = std::fs::read(&second).expect("readable");
    let fresh = sandbox.in_project("my-token", &[&run[..], &["--fresh"]].concat()).ok();
    assert_eq!(fresh.json()["sub_blocks"][0]["number"], 1);
    assert!(!second.exists(), "what came after is gone");

    let proven = sandbox.in_project("my-token", &["prove", "--json"]).ok();
    assert_eq!(proven.json()["number"], 1);
    assert!(proven.json()["security_bits"].as_u64().is_some_and(|bits| bits >= 96));
    assert!(proven.stderr.contains("Expected about"), "{}", proven.stderr);
    let proof = sandbox.path("my-token/target/zkthread/sub-blocks/1.zkproof");
    let verify = |proof: &Path, more: &[&str]| {
        let first: [&str; 2] = ["verify", proof.to_str().expect("UTF-8")];
        sandbox.in_project("my-token", &[&first[..], more].concat())
    };
    let verified = verify(&proof, &["--json"]).ok();
    assert_eq!(verified.json()["number"], 1);
    sandbox.in_project("my-token", &["prove"]).failed(2, "every sub-block has a proof");
    let status = sandbox.in_project("my-token", &["status", "--json"]).ok();
    assert_eq!(status.json()["sub_blocks"][0]["proven"], true);
    assert!(status.json()["l2"].is_null());

    // A damaged proof, and a good one of another sub-block.
    let mut bytes = std::fs::read(&proof).expect("readable");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    let damaged = sandbox.path("my-token/target/zkthread/sub-blocks/damaged.zkproof");
    std::fs::write(&damaged, &bytes).expect("written");
    let first = sandbox.path("my-token/target/zkthread/sub-blocks/1.json");
    verify(&damaged, &["--sub-block", first.to_str().expect("UTF-8")]).failed(4, "damaged.zkproof");
    std::fs::write(&second, second_text).expect("written");
    verify(&proof, &["--sub-block", second.to_str().expect("UTF-8")]).failed(4, "1.zkproof");
    verify(&sandbox.path("none.zkproof"), &[]).failed(2, "there is no proof");

    sandbox.in_project("my-token", &["settle"]).failed(2, "is not deployed");
    let nowhere = ["deploy", "--url", "http://127.0.0.1:9"];
    sandbox.in_project("my-token", &nowhere).failed(1, "127.0.0.1:9");
}

#[test]
fn the_counter_builds_and_runs_too() {
    // The shared project's lock: all hosts have one name, and the target folder of these tests is one.
    let _alone = built_token();
    let sandbox = Sandbox::new();
    sandbox.zkthread(&["new", "count", "--template", "counter"]).ok();
    sandbox.in_project("count", &["build"]).ok();
    let file = sandbox.path("count/transactions/increases.json");
    let said = sandbox.in_project("count", &["run", file.to_str().expect("UTF-8")]).ok();
    assert!(said.stdout.contains("Counter: too much") && said.stdout.contains("Counter: not owner"), "{}", said.stdout);
}

#[test]
fn a_contract_without_a_constructor_runs_too() {
    let _alone = built_token();
    let sandbox = Sandbox::new();
    sandbox.zkthread(&["new", "follow", "--template", "social"]).ok();
    sandbox.in_project("follow", &["build"]).ok();
    let file = sandbox.path("follow/transactions/posts.json");
    let said = sandbox.in_project("follow", &["run", file.to_str().expect("UTF-8")]).ok();
    assert!(said.stdout.contains("sub-block 1: 11 transactions"), "{}", said.stdout);
    assert!(
        said.stdout.contains("Social: already liked") && said.stdout.contains("Social: blocked"),
        "{}",
        said.stdout
    );
}

#[test]
fn sub_blocks_settle_in_order_and_once() {
    let sandbox = built_token();
    let _ = std::fs::remove_dir_all(sandbox.path("my-token/target/zkthread/sub-blocks"));
    let devnet = Devnet::start(&sandbox);
    let on_l2 = |arguments: &[&str]| sandbox.in_project("my-token", &[arguments, &["--url", &devnet.url]].concat());
    let file = sandbox.path("my-token/transactions/transfers.json");
    let run = ["run", file.to_str().expect("UTF-8")];
    // Sub-blocks from before there was an L2 are not of its chain.
    sandbox.in_project("my-token", &run).ok();
    on_l2(&["settle"]).failed(2, "is not deployed");
    let deployed = on_l2(&["deploy", "--json"]).ok().json();
    assert_eq!(on_l2(&["deploy", "--json"]).ok().json()["contracts"], deployed["contracts"], "again changes nothing");
    on_l2(&["keys", "authorize", "--all"]).ok();
    let first = on_l2(&run).ok();
    assert!(first.stderr.contains("warning: dropped 1 sub-block of another thread"), "{}", first.stderr);
    let second = on_l2(&[&run[..], &["--json"]].concat()).ok().json();
    assert_eq!(second["sub_blocks"][0]["number"], 2);

    on_l2(&["settle"]).failed(2, "cargo zkthread prove 1");
    sandbox.in_project("my-token", &["prove", "2"]).ok();
    on_l2(&["settle", "2"]).failed(5, "Manager: wrong number");
    sandbox.in_project("my-token", &["prove"]).ok();
    let settled = on_l2(&["settle", "--json"]).ok().json();
    assert_eq!((&settled["number"], &settled["transactions"]), (&Value::from(1), &Value::from(5)));
    assert!(settled["settled"]["l2_gas"].as_u64().is_some_and(|gas| gas > 0), "{settled}");
    assert!(on_l2(&["settle", "1"]).ok().stdout.contains("was settled before"));
    on_l2(&["settle"]).ok();
    on_l2(&["settle"]).failed(2, "there is no sub-block");
    let status = on_l2(&["status", "--json"]).ok().json();
    assert_eq!(status["l2"]["number"], 2);
    assert_eq!(status["l2"]["up_to_date"], true);
    assert_eq!(status["l2"]["contracts"][0]["name"], "Token");
    assert_eq!((&status["l2"]["emits_events"], &status["emits_events"]), (&false.into(), &false.into()));
    // Another way with events is another thread.
    sandbox.replace("my-token/zkthread.toml", "[thread]\n", "[thread]\nevents = \"emit\"\n");
    on_l2(&["settle"]).failed(3, "events are committed to, not emitted");
    on_l2(&run).failed(3, "cargo zkthread deploy");
    assert_eq!(on_l2(&["status", "--json"]).ok().json()["l2"]["up_to_date"], false);
    sandbox.replace("my-token/zkthread.toml", "events = \"emit\"\n", "");
    assert_eq!(status["sub_blocks"][1]["settled"], true);

    drop(devnet);
    // It is gone a moment after the program that ran it.
    let status = || sandbox.in_project("my-token", &["status"]);
    let _ = (0..100).find(|_| {
        std::thread::sleep(std::time::Duration::from_millis(100));
        status().code != Some(0)
    });
    status().failed(1, "no Starknet node answers");
    std::fs::remove_file(sandbox.path("my-token/deployment.json")).expect("removed");
    std::fs::remove_dir_all(sandbox.path("my-token/.zkthread")).expect("removed");
}

#[test]
fn the_demo_settles_on_a_local_starknet() {
    let _alone = built_token();
    let sandbox = Sandbox::new();
    let said = sandbox.zkthread(&["demo", "--transfers", "30", "--accounts", "5", "--bundle", "4", "--json"]).ok();
    let report = said.json();
    assert_eq!(report["transfers"], 30);
    assert_eq!(report["balances_equal"], 5);
    assert_eq!(report["sub_blocks"].as_array().map(Vec::len), Some(1));
    assert_eq!(
        (&report["sub_blocks"][0]["transfers"], &report["sub_blocks"][0]["signatures"]),
        (&30.into(), &8.into())
    );
    assert!(report["settled_by"].as_str().is_some_and(|account| account.starts_with("0x")), "{report}");
    for figure in ["direct_transfer_l2_gas", "settled_transfer_l2_gas"] {
        assert!(report[figure].as_u64().is_some_and(|gas| gas > 0), "{report}");
    }
    assert!(sandbox.files().is_empty(), "the demo leaves nothing");
}

#[test]
fn templates_lock_the_versions_that_the_workspace_locks() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let packages = |file: &OsStr| -> Vec<(String, String)> {
        let text = std::fs::read_to_string(root.join(file)).expect("a lock file");
        let field = |line: &str, name: &str| line.strip_prefix(name).map(|value| value.trim_matches('"').to_owned());
        let names = text.lines().filter_map(|line| field(line, "name = "));
        let versions = text.lines().skip(4).filter_map(|line| field(line, "version = "));
        names.zip(versions).collect()
    };
    let workspace = packages(OsStr::new("Cargo.lock"));
    assert!(workspace.len() > 100, "{}", workspace.len());
    for template in ["amm", "counter", "game", "orderbook", "social", "token"] {
        let lock = format!("templates/{template}/Cargo.lock");
        for package in packages(OsStr::new(&lock)) {
            assert!(
                package.0 == template || workspace.contains(&package),
                "{lock}: {package:?} is not the workspace's"
            );
        }
    }
}
