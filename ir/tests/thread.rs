//! Contracts linked to a thread: what is refused, each in a file of its own under `refused_threads/` with what is said about it beside it, and
//! what comes out. `BLESS=1 cargo test -p zkthread-ir --test thread` rewrites the texts.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::PathBuf;
use std::{env, fs};

use zkthread_ir::{
    CATALOGUE, Contract, Diagnostic, EventId, FunctionId, InterfaceId, Thread, Type, TypeId, VariableId, dump,
    fingerprint, link, parse_contracts,
};

const PAIR: &str = include_str!("../../tests/contracts/pair.rs");
const BANK: &str = include_str!("../../tests/contracts/bank.rs");
const WIDE: &str = include_str!("../../tests/contracts/wide.rs");

fn parse(source: &str) -> Vec<Contract> {
    parse_contracts(source).unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn linked(contracts: &[Contract]) -> Thread {
    link(contracts).unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn refused() -> Vec<(PathBuf, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/refused_threads");
    let entries = fs::read_dir(folder).expect("the folder of refused threads");
    let mut sources: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    sources.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    sources.sort();
    sources.into_iter().map(|path| (path.clone(), fs::read_to_string(path).expect("a source"))).collect()
}

fn faults(source: &str) -> Vec<(usize, Diagnostic)> {
    link(&parse(source)).err().unwrap_or_default()
}

#[test]
fn each_is_refused_at_its_place() {
    let mut wrong = Vec::new();
    for (path, source) in refused() {
        let mut text = String::new();
        for (contract, diagnostic) in faults(&source) {
            let at = source.get(diagnostic.byte_range()).unwrap_or_default();
            let (start, code) = (diagnostic.start(), diagnostic.code);
            let _ = writeln!(
                text,
                "{code} contract {contract} {}:{} `{at}` {}",
                start.line, start.column, diagnostic.message
            );
            let _ = writeln!(text, "  label: {}\n  help: {}", diagnostic.label, diagnostic.help.unwrap_or_default());
        }
        let expected = path.with_extension("txt");
        if env::var_os("BLESS").is_some() {
            fs::write(expected, text).expect("the text is written");
        } else if text.is_empty() || fs::read_to_string(&expected).unwrap_or_default() != text {
            wrong.push(format!("{}: found\n{text}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_fault_of_linking_is_here() {
    let codes = CATALOGUE.iter().map(|entry| entry.code).filter(|code| code.starts_with("ZKT09"));
    let mut missing: BTreeSet<&str> = codes.collect();
    for (_, source) in refused() {
        for (_, diagnostic) in faults(&source) {
            missing.remove(diagnostic.code);
        }
    }
    let [(0, fault)] = &link(&[]).expect_err("nothing to link")[..] else { panic!("one fault") };
    missing.remove(fault.code);
    assert!(missing.is_empty(), "no refused thread for {missing:?}");
}

#[test]
fn a_thread_of_one_is_its_contract() {
    for source in [BANK, WIDE] {
        let contracts = parse(source);
        let thread = linked(&contracts);
        assert_eq!(dump(&thread.merged), dump(&contracts[0]));
        assert_eq!(thread.fingerprint(), fingerprint(&contracts[0]));
        assert_eq!(thread.parts.len(), 1);
        for variable in 0..contracts[0].storage.len() {
            assert_eq!(thread.variable_number(VariableId(variable), false), variable);
            assert_eq!(thread.variable_number(VariableId(variable), true), contracts[0].storage.len() + variable);
        }
    }
}

#[test]
fn ids_count_through_the_thread() {
    let contracts = parse(PAIR);
    let thread = linked(&contracts);
    let names: Vec<&str> = thread.parts.iter().map(|part| part.name.as_str()).collect();
    assert_eq!(names, ["Ledger", "Vault", "Clock"]);
    for (position, (part, contract)) in thread.parts.iter().zip(&contracts).enumerate() {
        assert_eq!(part.fingerprint, fingerprint(contract));
        for (id, function) in part.functions.clone().zip(&contract.functions) {
            assert_eq!(thread.merged.functions[id].name, function.name);
            assert_eq!(thread.position_of_function(FunctionId(id)), position);
        }
        for (id, variable) in part.storage.clone().zip(&contract.storage) {
            assert_eq!(thread.merged.storage[id].name, variable.name);
            assert_eq!(thread.position_of_variable(VariableId(id)), position);
        }
        for (id, event) in part.events.clone().zip(&contract.events) {
            assert_eq!(thread.merged.events[id].name, event.name);
            assert_eq!(thread.position_of_event(EventId(id)), position);
        }
        for id in part.interfaces.clone() {
            assert_eq!(thread.position_of_interface(InterfaceId(id)), position);
        }
        assert_eq!(part.errors.len(), contract.errors.len());
        assert_eq!(part.constants.len(), contract.constants.len());
    }
    // Five fields of the ledger have ten numbers.
    let vault = thread.parts[1].storage.start;
    assert_eq!(thread.variable_number(VariableId(3), true), 8);
    assert_eq!(thread.variable_number(VariableId(vault), false), 10);
    assert_eq!(thread.variable_number(VariableId(vault + 1), true), 16);
    assert_eq!(thread.variable_number(VariableId(thread.parts[2].storage.start), false), 20);
    let numbers: BTreeSet<usize> = (0..thread.merged.storage.len())
        .flat_map(|id| [false, true].map(|is_element| thread.variable_number(VariableId(id), is_element)))
        .collect();
    assert_eq!(numbers, (0..2 * thread.merged.storage.len()).collect());
}

/// Bodies mean the same behind the others as by themselves.
#[test]
fn what_a_contract_says_stays_what_it_says() {
    let contracts = parse(PAIR);
    let merged = dump(&linked(&contracts).merged);
    for contract in &contracts {
        let alone = dump(contract);
        let from = alone.lines().position(|line| line.contains(") -> ") && !line.contains("::")).expect("a function");
        let functions = alone.lines().skip(from).collect::<Vec<_>>().join("\n");
        assert!(merged.contains(&functions), "{functions}\nis not in\n{merged}");
    }
}

#[test]
fn types_that_are_alike_are_one() {
    let thread = linked(&parse(PAIR));
    let names: Vec<&str> = thread.merged.types.iter().map(|def| def.name.as_str()).collect();
    assert_eq!(names, ["Movement", "Stage"]);
    let (before, after) = PAIR.rsplit_once("Done(u64),").expect("a variant");
    let other = format!("{before}Done(u64), Never,{after}");
    // The interface says otherwise then; so without it.
    let mut contracts = parse(&other);
    for contract in &mut contracts {
        contract.interfaces.clear();
    }
    let thread = linked(&contracts);
    let names: Vec<&str> = thread.merged.types.iter().map(|def| def.name.as_str()).collect();
    assert_eq!(names, ["Movement", "Stage", "Movement", "Stage"]);
    let heard = thread.merged.functions.iter().find(|function| function.name == "heard").expect("a function");
    assert_eq!(heard.locals[0].ty, Type::Named(TypeId(2)));
}

#[test]
fn calls_are_bound_to_every_contract_that_has_the_function() {
    let thread = linked(&parse(PAIR));
    let callees = |interface: usize, name: &str| {
        let functions = &thread.merged.interfaces[interface].functions;
        let at = functions.iter().position(|function| function.name == name).expect("a function");
        let callees = thread.callees(InterfaceId(interface), at);
        callees
            .iter()
            .map(|(position, id)| {
                assert_eq!(thread.merged.functions[id.0].name, name);
                assert_eq!(thread.position_of_function(*id), *position);
                *position
            })
            .collect::<Vec<_>>()
    };
    let names: Vec<&str> = thread.merged.interfaces.iter().map(|interface| interface.name.as_str()).collect();
    assert_eq!(names, ["Listener", "Clock", "Ledger"]);
    assert_eq!(callees(0, "heard"), [1]);
    assert_eq!(callees(0, "bounce"), [0, 1]);
    assert_eq!(callees(1, "tick"), [2]);
    assert_eq!(callees(2, "bounce"), [0, 1]);
    assert_eq!(callees(2, "late"), [0]);
    assert!(thread.callees(InterfaceId(9), 0).is_empty());
}

#[test]
fn a_thread_is_known_by_all_its_contracts_in_order() {
    let contracts = parse(PAIR);
    let mut turned = contracts.clone();
    turned.swap(1, 2);
    let [thread, other] = [&contracts, &turned].map(|contracts| linked(contracts).fingerprint());
    assert_ne!(thread, other);
    assert_eq!(thread, linked(&contracts).fingerprint());
    assert_eq!(thread.len(), 64);
}
