//! What is said about each fault beyond its message, with an example that the checker itself refuses and one that it accepts.
//! `BLESS=1 cargo test -p zkthread-ir --test explained` rewrites the examples and the page `docs/errors.md`; run it twice, because
//! the page shows the examples that the crate was compiled with.

use std::path::{Path, PathBuf};
use std::{env, fs};

use zkthread_ir::{CATALOGUE, Diagnostic, Entry, catalogue_page, explain, link, parse_contracts, parse_source};

/// Longest line of an example.
const WIDEST: usize = 110;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Compares a text with the file it is kept in, or writes it.
fn is_on_file(path: &Path, text: &str) {
    if env::var_os("BLESS").is_some() {
        fs::write(path, text).expect("the file is written");
    }
    let on_file = fs::read_to_string(path).unwrap_or_default();
    assert!(on_file == text, "{} is stale: run this test with BLESS=1, twice", path.display());
}

/// The source line of a fault, what is said at it and the way out.
fn render(diagnostic: &Diagnostic, source: &str) -> String {
    let start = diagnostic.start();
    let line = source.lines().nth(start.line - 1).unwrap_or_default();
    let indent = line.len() - line.trim_start().len();
    let text: Vec<char> = line.trim_start().chars().collect();
    let from = (start.column - 1).saturating_sub(indent);
    let at = source.get(diagnostic.byte_range()).and_then(|at| at.lines().next()).unwrap_or_default();
    // A long line is shown around its fault.
    let first = from.saturating_sub(WIDEST / 2);
    let shown: String = text.iter().skip(first).take(WIDEST).collect();
    let (space, marks) = (" ".repeat(from - first), "^".repeat(at.chars().count().clamp(1, WIDEST - (from - first))));
    let mut said = format!("error[{}]: {}\n    {shown}\n    {space}{marks}", diagnostic.code, diagnostic.message);
    if !diagnostic.label.is_empty() {
        said.push_str(&format!(" {}", diagnostic.label));
    }
    said.push('\n');
    if let Some(help) = &diagnostic.help {
        said.push_str(&format!("help: {help}\n"));
    }
    said
}

/// A refused contract: the name of its file, its text and what is said about it.
type Refused = (String, String, Vec<Diagnostic>);

/// The fault in the contract named after it, or in the first one that has it.
fn example(entry: &Entry, refused: &[Refused]) -> Option<String> {
    let own = refused.iter().find(|(name, ..)| *name == entry.name.to_lowercase());
    own.into_iter().chain(refused).find_map(|(_, source, faults)| {
        Some(render(faults.iter().find(|diagnostic| diagnostic.code == entry.code)?, source))
    })
}

fn faults_of_one(source: &str) -> Vec<Diagnostic> {
    parse_source(source).err().unwrap_or_default()
}

/// Of the contracts of a text, which are one thread.
fn faults_of_linking(source: &str) -> Vec<Diagnostic> {
    let contracts = parse_contracts(source).unwrap_or_else(|faults| panic!("{faults:?}"));
    link(&contracts).err().into_iter().flatten().map(|(_, fault)| fault).collect()
}

#[test]
fn examples_are_what_the_checker_says() {
    let mut refused: Vec<Refused> = Vec::new();
    for (kind, faults) in
        [("refused", faults_of_one as fn(&str) -> Vec<Diagnostic>), ("refused_threads", faults_of_linking)]
    {
        for entry in fs::read_dir(folder().join("tests").join(kind)).expect("the folder of refused contracts") {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                let source = fs::read_to_string(&path).expect("a source");
                let found = faults(&source);
                refused.push((name, source, found));
            }
        }
    }
    refused.sort_by(|one, other| one.0.cmp(&other.0));
    let sections =
        CATALOGUE.iter().filter_map(|entry| Some(format!("== {}\n{}", entry.code, example(entry, &refused)?)));
    is_on_file(&folder().join("src/diagnostic/examples.txt"), &sections.collect::<String>());
}

#[test]
fn the_page_is_the_catalogue() {
    is_on_file(&folder().join("../docs/errors.md"), &catalogue_page());
}

#[test]
fn every_fault_is_explained() {
    let mut short = Vec::new();
    for entry in CATALOGUE {
        let text = explain(entry.code).expect("it is in the catalogue");
        assert!(text.starts_with(entry.code) && text.contains(entry.explanation));
        assert!(!entry.help.is_empty() && !entry.message.is_empty() && !entry.label.is_empty(), "{}", entry.name);
        if entry.explanation.matches(['.', '?', ':']).count() < 2 {
            short.push(entry.name);
        }
        // A fault of the checker itself and a thread of nothing have no contract that shows them.
        let has_none = ["NOT_UNDERSTOOD", "THREAD_EMPTY"].contains(&entry.name);
        assert!(text.contains("Refused:") || has_none, "{text}");
    }
    assert!(short.is_empty(), "too little is said about {short:?}");
}

#[test]
fn a_code_may_be_written_short() {
    let full = explain("ZKT0129").expect("a code");
    let start = "ZKT0129: `..` holds itself\n\n";
    assert!(full.starts_with(start) && full.contains("Refused:\n\n    error[ZKT0129]"), "{full}");
    for short in ["zkt0129", "0129", " ZKT0129 "] {
        assert_eq!(explain(short).as_deref(), Some(&*full));
    }
    for unknown in ["", "ZKT", "ZKT9999", "129", "ZKTZKT0129", "Zü0129"] {
        assert_eq!(explain(unknown), None, "{unknown}");
    }
}

/// A contract around a few items, functions or statements.
fn around(right: &str, place: usize) -> String {
    if right.contains("#[zkthread::contract]") {
        return right.to_owned();
    }
    let (items, functions, statements) = match place {
        0 => (right, "", ""),
        1 => ("", right, ""),
        _ => ("", "", right),
    };
    let unless = |there: &str, text: &'static str| if right.contains(there) { "" } else { text };
    let storage = unless(
        "#[storage]",
        "#[storage] pub struct Token {
            total: u128, open: bool, tag: felt252, owner: ContractAddress,
            balances: Map<ContractAddress, u128>, allowances: Map<(ContractAddress, ContractAddress), u128>,
            nested: Map<ContractAddress, Map<u64, u128>>, prices: Vec<u128>, orders: Map<u64, Vec<u128>>,
        }",
    );
    let errors = unless("#[error]", "#[error] pub enum TokenError { Refused, NotFound }");
    let event = unless("struct Transferred", "#[event] pub struct Transferred { to: ContractAddress, amount: u128 }");
    let side = unless("enum Side", "pub enum Side { Buy, Sell(u128) }");
    let order = unless("struct Order", "pub struct Order { owner: ContractAddress, price: u128, name: String }");
    format!(
        "#[zkthread::contract] mod token {{
            use zkthread::prelude::*;
            {storage} {errors} {event} {side} {order} {items}
            impl Token {{
                {functions}
                #[external]
                pub fn run_example(&mut self, cx: &mut Context, amount: u128, to: ContractAddress, side: Side) -> Result<(), TokenError> {{
                    {statements}
                    Ok(())
                }}
                fn check_example(&self) -> Result<u128, TokenError> {{ Ok(1) }}
            }}
        }}"
    )
}

#[test]
fn what_is_shown_instead_is_accepted() {
    for entry in CATALOGUE.iter().filter(|entry| !entry.right.is_empty()) {
        let found: Vec<_> = (0..3).map(|place| parse_source(&around(entry.right, place))).collect();
        if !found.iter().any(Result::is_ok) {
            let faults = found.iter().filter_map(|found| found.as_ref().err());
            let said: Vec<String> = faults.map(|faults| faults[0].text()).collect();
            panic!("{}: {}\n{}", entry.name, entry.right, said.join("\n"));
        }
    }
}
