//! What stands before the tests of a file: imports, and the functions that the translation calls.

use std::collections::BTreeSet;
use std::fmt::Write;

use zkthread_ir::{Contract, Function, FunctionKind, Type};

use super::{File, words};
use crate::names;

// The names that translated text uses; Rust names that are one of these get a `_` behind them.
pub(super) const DEPLOY: &str = "deploy";
pub(super) const ADDRESS: &str = "address";
pub(super) const SAFE: &str = "safe";
pub(super) const ASSERT_FAULT: &str = "assert_fault";
pub(super) const KEYS_OF: &str = "keys_of";
pub(super) const DATA_OF: &str = "data_of";
pub(super) const NAME_OF: &str = "name_of";
/// The address of the manager of contracts under test.
pub(super) const MANAGER: &str = "MANAGER";

const SNFORGE: [&str; 12] = [
    "Event",
    "ContractClassTrait",
    "DeclareResultTrait",
    "EventSpyTrait",
    "EventsFilterTrait",
    "declare",
    "spy_events",
    "start_cheat_block_timestamp",
    "start_cheat_caller_address",
    "start_cheat_chain_id",
    "start_mock_call",
    "stop_cheat_caller_address_global",
];

/// Whether a Rust name would hide one that translated text uses.
pub(super) fn is_taken(name: &str) -> bool {
    [DEPLOY, ADDRESS, SAFE, ASSERT_FAULT, KEYS_OF, DATA_OF, NAME_OF, MANAGER, "selector"].contains(&name)
        || SNFORGE.contains(&name)
        || name.starts_with("start_cheat_")
        || name.starts_with("stop_cheat_")
}

/// The constructor of the contract, when it has one.
pub(super) fn constructor(contract: &Contract) -> Option<(usize, &Function)> {
    contract.functions.iter().enumerate().find(|(_, function)| function.kind == FunctionKind::Constructor)
}

/// The whole Cairo file around what was translated.
pub(super) fn file(file: &File<'_>, package: &str, rust: &str, body: &str) -> String {
    let helpers = helpers(file, &words(body));
    let text = format!("{helpers}{body}");
    let used = words(&text);
    let interface = names::interface(file.contract);
    let mut own: Vec<String> = ["Dispatcher", "DispatcherTrait", "SafeDispatcher", "SafeDispatcherTrait"]
        .iter()
        .map(|kind| format!("{interface}{kind}"))
        .filter(|name| {
            // A dispatcher's trait is named nowhere, but gives it its functions.
            let of = name.trim_end_matches("Trait");
            used.contains(of) && (name == of || has_calls(body, of.ends_with("SafeDispatcher")))
        })
        .collect();
    own.extend(
        (0..file.contract.types.len())
            .map(|id| names::own_type(file.contract, zkthread_ir::TypeId(id)))
            .filter(|name| used.contains(name.as_str())),
    );
    let mut imports: BTreeSet<String> = BTreeSet::new();
    if used.contains("Bounded") {
        imports.insert("core::num::traits::Bounded".to_owned());
    }
    if used.contains("unwrap_syscall") {
        imports.insert("starknet::SyscallResultTrait".to_owned());
    }
    for ty in ["ClassHash", "ContractAddress"] {
        if used.contains(ty) {
            imports.insert(format!("starknet::{ty}"));
        }
    }
    let mut std: BTreeSet<&str> = used
        .iter()
        .copied()
        .filter(|word| SNFORGE.contains(word) || word.starts_with("start_cheat_") || word.starts_with("stop_cheat_"))
        .collect();
    if used.contains("declare") {
        std.extend(["ContractClassTrait", "DeclareResultTrait"]);
    }
    if used.contains("get_events") {
        std.extend(["EventSpyTrait", "EventsFilterTrait"]);
    }
    if !(used.contains(KEYS_OF) || used.contains(DATA_OF) || used.contains(NAME_OF)) {
        std.remove("Event");
    }
    let mut out = format!("//! Made from `{rust}`: the same tests on L2.\n\n");
    for path in imports {
        let _ = writeln!(out, "use {path};");
    }
    let mut list = |krate: &str, names: Vec<&str>| {
        if !names.is_empty() {
            let _ = writeln!(out, "use {krate}::{{{}}};", names.join(", "));
        }
    };
    list("snforge_std", std.into_iter().collect());
    own.sort();
    list(package, own.iter().map(String::as_str).collect());
    format!("{out}\n{text}")
}

/// Whether a contract function is called through the plain or the safe dispatcher.
fn has_calls(body: &str, through_safe: bool) -> bool {
    let safe = format!("{SAFE}(");
    if through_safe {
        body.contains(&safe)
    } else {
        body.lines().any(|line| line.contains('.') && !line.contains(&safe))
    }
}

/// The functions that the words ask for.
fn helpers(file: &File<'_>, used: &BTreeSet<&str>) -> String {
    let interface = names::interface(file.contract);
    let mut out = String::new();
    let manager = used.contains(MANAGER) || used.contains(DEPLOY);
    if manager {
        out.push_str(
            "/// The manager of the contract's thread; nothing is deployed there.\nconst MANAGER: felt252 = 'manager';\n\n",
        );
    }
    let deploy = if used.contains(DEPLOY) { deploy(file, &interface) } else { String::new() };
    if used.contains(ADDRESS) {
        let _ =
            write!(out, "fn {ADDRESS}(value: felt252) -> ContractAddress {{\n    value.try_into().unwrap()\n}}\n\n");
    }
    out.push_str(&deploy);
    if used.contains(SAFE) {
        let _ = write!(
            out,
            "/// Calls that may fail.\nfn {SAFE}(contract: {interface}Dispatcher) -> {interface}SafeDispatcher {{\n    \
             {interface}SafeDispatcher {{ contract_address: contract.contract_address }}\n}}\n\n"
        );
    }
    if used.contains(ASSERT_FAULT) {
        let _ = write!(
            out,
            "/// The call must have failed with this error.\n\
             fn {ASSERT_FAULT}<T>(result: @Result<T, Array<felt252>>, error: felt252) {{\n    match result {{\n        \
             Result::Ok(_) => panic!(\"the call did not fail\"),\n        \
             Result::Err(reason) => assert(*reason.at(0) == error, 'failed with another error'),\n    }}\n}}\n\n"
        );
    }
    let event = |name: &str, about: &str, returns: &str, value: &str| {
        format!(
            "/// {about}\nfn {name}(events: @Array<(ContractAddress, Event)>, index: u32) -> {returns} {{\n    \
             let (_, event) = events.at(index);\n    {value}\n}}\n\n"
        )
    };
    if used.contains(NAME_OF) {
        out.push_str(&event(NAME_OF, "The selector of an event's name.", "felt252", "*event.keys.at(0)"));
    }
    if used.contains(KEYS_OF) {
        out.push_str(&event(
            KEYS_OF,
            "The keys of an event, without its name's selector.",
            "Span<felt252>",
            "event.keys.span().slice(1, event.keys.len() - 1)",
        ));
    }
    if used.contains(DATA_OF) {
        out.push_str(&event(DATA_OF, "The data of an event.", "Span<felt252>", "event.data.span()"));
    }
    out
}

fn deploy(file: &File<'_>, interface: &str) -> String {
    let contract = file.contract;
    let constructor = constructor(contract);
    let uses = constructor.map(|(id, _)| file.uses[id]).unwrap_or_default();
    let locals = constructor.map(|(_, function)| names::locals(function)).unwrap_or_default();
    let params: Vec<(String, &Type)> = constructor
        .map(|(_, function)| {
            function.params.iter().map(|id| (locals[id.0].clone(), &function.locals[id.0].ty)).collect()
        })
        .unwrap_or_default();
    let free = |wanted: &str| {
        let mut name = wanted.to_owned();
        while params.iter().any(|(param, _)| *param == name) {
            name.push('_');
        }
        name
    };
    let (caller, timestamp) = (free("caller"), free("timestamp"));
    let (class, calldata) = (free("class"), free("calldata"));
    let mut list = Vec::new();
    let (mut before, mut after) = (String::new(), String::new());
    if uses.caller {
        list.push(format!("{caller}: ContractAddress"));
        let _ = writeln!(before, "start_cheat_caller_address_global({caller});");
        after.push_str("stop_cheat_caller_address_global();\n");
    }
    if uses.timestamp {
        list.push(format!("{timestamp}: u64"));
        let _ = writeln!(before, "start_cheat_block_timestamp_global({timestamp});");
        after.push_str("stop_cheat_block_timestamp_global();\n");
    }
    list.extend(params.iter().map(|(name, ty)| format!("{name}: {}", file.type_text(ty))));
    let serialized: String =
        params.iter().map(|(name, _)| format!("    {name}.serialize(ref {calldata});\n")).collect();
    let mutable = if params.is_empty() { "" } else { "mut " };
    let address = free("contract_address");
    let fields = if address == "contract_address" { address.clone() } else { format!("contract_address: {address}") };
    format!(
        "/// Deploys the contract; its manager and its admin are nobody.\n\
         fn {DEPLOY}({}) -> {interface}Dispatcher {{\n    \
         let {class} = declare(\"{}\").unwrap().contract_class();\n    \
         let {mutable}{calldata} = array![{MANAGER}, 'admin'];\n{serialized}{before}    \
         let ({address}, _) = {class}.deploy(@{calldata}).unwrap_syscall();\n{after}    \
         {interface}Dispatcher {{ {fields} }}\n}}\n\n",
        list.join(", "),
        contract.name,
    )
}
