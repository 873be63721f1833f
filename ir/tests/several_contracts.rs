//! Files with several contracts.

use zkthread_ir::{Contract, Diagnostic, parse_contracts, parse_source};

/// A contract of this name, with these items and functions.
fn module(name: &str, items: &str, functions: &str) -> String {
    let module = name.to_lowercase();
    format!(
        "#[zkthread::contract]
pub mod {module} {{
    use zkthread::prelude::*;
    #[storage] pub struct {name} {{ other: ContractAddress, total: u128 }}
    {items}
    impl {name} {{ {functions} }}
}}
"
    )
}

fn codes(found: Result<Vec<Contract>, Vec<Diagnostic>>) -> Vec<(&'static str, usize)> {
    let faults = found.err().unwrap_or_default();
    faults.iter().map(|fault| (fault.code, fault.start().line)).collect()
}

#[test]
fn they_come_in_source_order() {
    let text = ["World", "Arena", "Bank"].map(|name| module(name, "", "")).concat();
    let between = format!("use std::fmt;\nmod plain {{ fn anything() -> f64 {{ 1.5 }} }}\n{text}\nfn main() {{}}");
    for text in [&text, &between] {
        let contracts = parse_contracts(text).expect("three contracts");
        assert_eq!(contracts.iter().map(|contract| &*contract.name).collect::<Vec<_>>(), ["World", "Arena", "Bank"]);
        assert!(parse_source(text).is_err_and(|faults| faults.len() == 1 && faults[0].code == "ZKT0003"));
    }
    let one = module("World", "", "");
    assert_eq!(parse_contracts(&one).expect("one").len(), 1);
    assert!(parse_source(&one).is_ok());
}

#[test]
fn the_faults_of_all_of_them_are_found() {
    let faulty = |name: &str| module(name, "static A: u8 = 1;", "fn run(&self) -> f64 { 1 }");
    let text = format!("{}{}{}", faulty("World"), module("Bank", "", ""), faulty("Arena"));
    let found = codes(parse_contracts(&text));
    assert_eq!(found, [("ZKT0101", 5), ("ZKT0301", 6), ("ZKT0101", 19), ("ZKT0301", 20)]);
}

#[test]
fn none_and_two_of_one_name() {
    assert_eq!(codes(parse_contracts("")), [("ZKT0002", 1)]);
    assert_eq!(codes(parse_contracts("mod token {}")), [("ZKT0002", 1)]);
    assert_eq!(codes(parse_contracts("fn a( {")), [("ZKT0001", 1)]);
    assert_eq!(codes(parse_contracts(&"(".repeat(200)))[0].0, "ZKT0001");
    assert_eq!(codes(parse_contracts(&format!("{}{}", "(".repeat(200), ")".repeat(200)))), [("ZKT0005", 1)]);
    let twice = format!("{0}{0}", module("World", "", ""));
    assert_eq!(codes(parse_contracts(&twice)), [("ZKT0205", 9)]);
}

/// Each knows of the others what its interfaces say, and nothing else.
#[test]
fn they_do_not_see_each_other() {
    let world = module("World", "pub struct Item { amount: u64 }", "#[view] pub fn power(&self) -> u32 { 1 }");
    let arena = module("Arena", "", "fn run(&self, cx: &Context) -> u32 { World::at(self.other).power(cx) }");
    assert_eq!(codes(parse_contracts(&format!("{world}{arena}"))), [("ZKT0746", 13)]);
    let arena = module("Arena", "fn worth(item: Item) {}", "");
    assert_eq!(codes(parse_contracts(&format!("{world}{arena}"))), [("ZKT0330", 12)]);
}

#[test]
fn the_guides_contracts_are_accepted() {
    let guide = include_str!("../../docs/guide/contracts.md");
    let blocks = guide.split("```rust\n").skip(1).filter_map(|rest| Some(rest.split_once("```")?.0));
    let mut names = Vec::new();
    for block in blocks.filter(|block| block.contains("#[zkthread::contract]")) {
        match parse_contracts(block) {
            Ok(contracts) => names.extend(contracts.into_iter().map(|contract| contract.name)),
            Err(faults) => panic!("{}\n{block}", faults[0].text()),
        }
    }
    assert!(names.len() >= 3, "{names:?}");
}
