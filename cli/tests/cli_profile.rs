//! `cargo zkthread profile`, on a token thread whose transactions are known.

mod sandbox;

use sandbox::{Said, Sandbox};
use serde_json::Value;

const TRANSFERS: u64 = 5;

fn functions(report: &Value) -> &[Value] {
    report["functions"].as_array().expect("a list")
}

fn number(value: &Value) -> u64 {
    value.as_u64().expect("a number")
}

/// A function's row.
#[track_caller]
fn row<'a>(report: &'a Value, name: &str) -> &'a Value {
    let found = functions(report).iter().find(|row| row["function"] == name);
    found.unwrap_or_else(|| panic!("no {name} in {report}"))
}

#[test]
fn a_profile_says_where_every_step_goes() {
    let sandbox = Sandbox::new();
    sandbox.zkthread(&["new", "my-token", "--template", "token"]).ok();
    sandbox.in_project("my-token", &["profile"]).failed(2, "has not been built");
    sandbox.in_project("my-token", &["build"]).ok();
    sandbox.in_project("my-token", &["profile"]).failed(2, "there is no sub-block");
    let file = sandbox.path("my-token/transactions/transfers.json");
    let file = file.to_str().expect("UTF-8");

    // Of transactions, nothing is kept but the flame graph.
    let before = sandbox.path("my-token/target/zkthread/sub-blocks");
    let graph = sandbox.path("graphs/flame.svg");
    let output = ["--output", graph.to_str().expect("UTF-8")];
    let said =
        sandbox.in_project("my-token", &[&["profile", "--transactions", file, "--json"], &output[..]].concat()).ok();
    assert!(!before.exists() && graph.exists(), "{}", said.stderr);
    let of_file = said.json();

    let run = sandbox.in_project("my-token", &["run", file, "--json"]).ok().json();
    let said = sandbox.in_project("my-token", &["profile", "--json"]).ok();
    let report = said.json();
    assert_eq!((&report["sub_block"], &report["transactions"]), (&1.into(), &TRANSFERS.into()));
    assert_eq!(report["steps"], run["sub_blocks"][0]["steps"], "a profile is of the run that is proven");
    let own: u64 = functions(&report).iter().map(|row| number(&row["own_steps"])).sum();
    assert_eq!(own, number(&report["steps"]));
    assert!(functions(&report).windows(2).all(|pair| number(&pair[0]["own_steps"]) >= number(&pair[1]["own_steps"])));
    assert!(number(&report["memory_cells"]) > number(&report["memory_holes"]));
    assert_eq!(report["builtins"]["output"], 14);

    // Inlined, all of them.
    let transfer = row(&report, "Token::transfer");
    assert_eq!((&transfer["calls"], &transfer["origin"]), (&TRANSFERS.into(), &"contract".into()));
    assert!(number(&transfer["total_steps"]) > number(&row(&report, "events::transferred")["total_steps"]));
    // The last one reverts before it says so.
    assert_eq!(row(&report, "events::transferred")["calls"], TRANSFERS - 1);
    assert_eq!(row(&report, "os::signature::verify")["calls"], TRANSFERS);
    assert_eq!(row(&report, "os::stream::StreamImpl::absorb")["origin"], "os");
    assert_eq!(row(&report, "core::Felt252Add::add")["origin"], "core");
    let entry = row(&report, "entry code");
    assert_eq!((&entry["origin"], &entry["total_steps"]), (&"entry".into(), &report["steps"]));
    assert_eq!(row(&of_file, "Token::transfer")["calls"], TRANSFERS);

    let svg = sandbox.path("my-token/target/zkthread/profile/sub-block-1.svg");
    assert_eq!(report["flame_graph"], svg.to_str().expect("UTF-8"));
    let drawn = std::fs::read_to_string(&svg).expect("readable");
    assert!(drawn.starts_with("<?xml") && drawn.contains("Token: sub-block 1, 5 transactions"), "{drawn}");
    assert!(drawn.contains(&format!("Token::transfer ({} steps", thousands(number(&transfer["total_steps"])))));

    let said = sandbox.in_project("my-token", &["profile", "1", "--top", "3"]).ok();
    shows_three_functions(&said, &report);
    assert_eq!(std::fs::read_to_string(&svg).expect("readable"), drawn, "the same each time");
    sandbox.in_project("my-token", &["profile", "1", "--top", "0"]).ok();

    refuses_what_it_cannot_profile(&sandbox, file);
}

fn shows_three_functions(said: &Said, report: &Value) {
    let all = functions(report);
    for shown in &all[..3] {
        let name = shown["function"].as_str().expect("a name");
        assert!(said.stdout.lines().any(|line| line.ends_with(&format!("  {name}"))), "{}", said.stdout);
    }
    assert!(said.stdout.contains(&format!("and {} more functions", all.len() - 3)), "{}", said.stdout);
    assert!(said.stdout.contains("steps     contract ") && said.stdout.contains("sub-block-1.svg"), "{}", said.stdout);
    assert!(said.stderr.contains("Profiling"), "{}", said.stderr);
}

fn refuses_what_it_cannot_profile(sandbox: &Sandbox, transactions: &str) {
    let profile = |arguments: &[&str]| sandbox.in_project("my-token", &[&["profile"], arguments].concat());
    profile(&["7"]).failed(2, "there is no sub-block");
    profile(&["nowhere.json"]).failed(2, "there is no sub-block");
    profile(&["--transactions", "nowhere.json"]).failed(2, "nowhere.json");
    let none = sandbox.write("none.json", "[]");
    profile(&["--transactions", &none]).failed(2, "no transaction");
    assert_eq!(profile(&["1", "--transactions", transactions]).code, Some(2), "one or the other");
    let folder = sandbox.path("my-token");
    profile(&["1", "--output", folder.to_str().expect("UTF-8")]).failed(1, "cannot write");

    let name = "my-token/target/zkthread/sub-blocks/1.json";
    let good = std::fs::read_to_string(sandbox.path(name)).expect("readable");
    sandbox.write(name, "{\"version\": 4, ");
    profile(&["1"]).failed(1, "1.json");
    // The witness is what the program cannot know; a false one is refused by what it checks.
    let mut hostile: Value = serde_json::from_str(&good).expect("JSON");
    let witness = hostile["content"]["witness"].as_array_mut().expect("a list");
    witness.rotate_left(1);
    sandbox.write(name, hostile.to_string());
    profile(&["1"]).failed(1, "sub-block 1");
    sandbox.write(name, &good);
    sandbox.replace("my-token/src/lib.rs", "let from = cx.caller();", "let from = cx.caller(); let _same = from;");
    profile(&["1"]).failed(3, "has changed since it was built");
}

/// `1,234,567`, as flame graphs write numbers.
fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let first = digits.len() % 3;
    let mut text = digits[..first].to_owned();
    for chunk in digits.as_bytes()[first..].chunks(3) {
        if !text.is_empty() {
            text.push(',');
        }
        text.push_str(std::str::from_utf8(chunk).expect("digits"));
    }
    text
}
