//! Contracts that call each other on L2.

#[path = "../emulator/mod.rs"]
#[allow(dead_code)]
mod emulator;

use std::collections::BTreeMap;

use emulator::{Emulator, Event, keccak};
use starknet_types_core::felt::Felt;

const CONTRACTS: &str = include_str!("contracts.rs");
const USER: Felt = Felt::from_hex_unchecked("0x05e8");
const NOBODY: Felt = Felt::from_hex_unchecked("0xdead");

/// What the emulator compiles: both contracts, which share their component.
pub fn sources() -> BTreeMap<String, String> {
    let mut sources = BTreeMap::new();
    let mut root = "pub mod thread;\n".to_owned();
    for contract in zkthread_ir::parse_contracts(CONTRACTS).unwrap_or_else(|faults| panic!("{faults:?}")) {
        let mut files = zkthread_codegen::contract(&contract).unwrap().files;
        let text = files.remove("lib.cairo").unwrap().replace("pub mod thread;", "pub use crate::thread;");
        sources.insert(format!("{}.cairo", contract.module), text);
        sources.extend(files);
        root.push_str(&format!("pub mod {};\n", contract.module));
    }
    sources.insert("lib.cairo".to_owned(), root);
    sources
}

struct World {
    chain: Emulator,
    ledger: Felt,
    desk: Felt,
}

impl World {
    fn new() -> Self {
        let mut chain = Emulator::new();
        let ledger = chain.deploy("Ledger", &[Felt::ONE, Felt::ONE]);
        let desk = chain.deploy("Desk", &[Felt::ONE, Felt::ONE, ledger]);
        Self { chain, ledger, desk }
    }

    fn call(&mut self, function: &str, calldata: &[u64]) -> Vec<Felt> {
        let calldata: Vec<Felt> = calldata.iter().map(|value| Felt::from(*value)).collect();
        self.chain.call(USER, self.desk, function, &calldata)
    }

    /// A call that fails; it must have left nothing in either contract.
    fn fault(&mut self, function: &str, calldata: &[u64]) -> String {
        let before = self.state();
        let calldata: Vec<Felt> = calldata.iter().map(|value| Felt::from(*value)).collect();
        let fault = self.chain.fault(USER, self.desk, function, &calldata);
        assert_eq!(self.state(), before, "{fault}");
        assert!(self.chain.events(self.ledger).is_empty() && self.chain.events(self.desk).is_empty());
        fault
    }

    fn state(&mut self) -> [Felt; 4] {
        let mut cell = |contract, field| self.chain.cell(contract, keccak(field));
        [cell(self.ledger, "total"), cell(self.ledger, "last"), cell(self.ledger, "lines"), cell(self.desk, "count")]
    }

    /// Numbers of the desk's steps.
    fn steps(&mut self) -> Vec<Felt> {
        self.chain.events(self.desk).into_iter().flat_map(|(_, data)| data).collect()
    }
}

#[test]
fn the_callee_sees_the_calling_contract() {
    let mut world = World::new();
    let (ledger, desk) = (world.ledger, world.desk);
    assert_eq!(world.call("add", &[5]), [Felt::from(5)]);
    assert_eq!(world.state(), [Felt::from(5), desk, Felt::ONE, Felt::ONE]);
    assert_eq!(world.chain.events(ledger), [(vec![keccak("Added"), desk], vec![Felt::from(5)])]);
    assert_eq!(world.call("whom", &[]), [desk, desk, USER]);
    assert_eq!(world.chain.call(USER, ledger, "caller_seen", &[]), [USER]);
}

#[test]
fn values_go_there_and_back() {
    let mut world = World::new();
    assert_eq!(world.call("total", &[]), [Felt::from(7)]);
    world.call("add", &[4]);
    assert_eq!(world.call("total", &[]), [Felt::from(8)]);
    // A negative number, a wide one, a line, two lines, a text.
    let mut calldata = vec![-Felt::from(3)];
    calldata.extend([1, 2, 0, 77, 5, 2, 1, 2, 3, 4, 0, 0x6162, 2].map(|value: u64| Felt::from(value)));
    let echoed = world.chain.call(USER, world.desk, "echo", &calldata);
    let pair = [1, 8, 9].map(|value: u64| Felt::from(value));
    assert_eq!(echoed, [calldata.as_slice(), &pair].concat());
}

#[test]
fn a_contract_that_is_called_back_keeps_what_it_wrote() {
    let mut world = World::new();
    assert_eq!(world.call("round", &[5]), [10, 15, 5].map(|value: u64| Felt::from(value)));
    let (ledger, desk) = (world.ledger, world.desk);
    // The ledger was the desk's caller, and the desk saw what the ledger had written already.
    assert_eq!(world.chain.events(ledger), [(vec![keccak("Added"), desk], vec![Felt::from(5)])]);
    assert_eq!(world.call("call_itself", &[1]), [Felt::ONE]);
    assert_eq!(world.state()[3], Felt::from(16));
}

#[test]
fn a_failed_call_undoes_everything() {
    let mut world = World::new();
    world.call("add", &[1]);
    world.chain.events(world.ledger);
    world.chain.events(world.desk);
    assert_eq!(world.fault("add", &[101]), "Ledger: too much");
    assert_eq!(world.fault("add", &[u64::MAX]), "u64_add Overflow");
    // The inner call succeeds, its caller fails then.
    assert_eq!(world.fault("add_and_fail", &[2, 0]), "Division by 0");
    // Three deep: the desk called back by the ledger.
    assert_eq!(world.fault("round", &[u64::MAX - 2]), "u64_add Overflow");
    assert_eq!(world.call("add_and_fail", &[2, 1]), [Felt::TWO]);
}

#[test]
fn there_must_be_a_contract_with_the_function() {
    let mut world = World::new();
    world.chain.call(USER, world.desk, "set", &[NOBODY]);
    assert_eq!(world.fault("add", &[1]), "CONTRACT_NOT_DEPLOYED");
    assert_eq!(world.fault("whom", &[]), "CONTRACT_NOT_DEPLOYED");
    // The desk has no `add_and_tell`; its `add` would call itself.
    world.chain.call(USER, world.desk, "set", &[world.desk]);
    assert_eq!(world.fault("round", &[1]), "ENTRYPOINT_NOT_FOUND");
}

#[test]
fn the_address_comes_before_the_arguments() {
    let mut world = World::new();
    assert_eq!(world.call("ordered", &[]), [Felt::from(5)]);
    assert_eq!(world.steps(), [1, 2, 3].map(|value: u64| Felt::from(value)));
}

#[test]
fn functions_may_be_called_as_cairos_are() {
    let mut chain = Emulator::new();
    let named = chain.deploy("Named", &[Felt::ONE, Felt::ONE]);
    let sum: u64 = (1..=16).sum();
    assert_eq!(chain.call(USER, named, "go", &[]), [Felt::from(3 + sum + 6)]);
    let (before, after) = (vec![Felt::from(3 + sum)], vec![Felt::TWO, Felt::THREE]);
    let expected = [([keccak("Zero"), before[0]].to_vec(), vec![]), (vec![keccak("events")], after)];
    assert_eq!(chain.events(named), expected);
}

/// A record of the events stream; of even length.
fn record((keys, data): &Event) -> Vec<Felt> {
    let tag = Felt::from_bytes_be_slice(&keys[0].to_bytes_be()[16..]);
    let sizes = Felt::from(keys.len() - 1) + Felt::from(data.len() << 16);
    let mut felts = [&[tag + sizes * Felt::TWO.pow(128_u32)], &keys[1..], data].concat();
    felts.resize(felts.len().next_multiple_of(2), Felt::ZERO);
    felts
}

#[test]
fn the_manager_has_events_emitted_as_functions_do() {
    let mut world = World::new();
    let named = world.chain.deploy("Named", &[Felt::ONE, Felt::ONE]);
    world.call("add", &[5]);
    world.chain.call(USER, named, "go", &[]);
    for contract in [world.ledger, world.desk, named] {
        let direct = world.chain.events(contract);
        assert!(!direct.is_empty());
        let records: Vec<Felt> = direct.iter().flat_map(record).collect();
        let calldata = [vec![records.len().into()], records].concat();
        assert_eq!(world.chain.fault(USER, contract, "zkthread_emit", &calldata), "Thread: caller is not manager");
        world.chain.call(Felt::ONE, contract, "zkthread_emit", &calldata);
        assert_eq!(world.chain.events(contract), direct);
    }
    // Another contract's event.
    let foreign = record(&(vec![keccak("Step")], vec![Felt::ONE]));
    let calldata = [vec![Felt::TWO], foreign].concat();
    assert_eq!(world.chain.fault(Felt::ONE, named, "zkthread_emit", &calldata), "Thread: unknown event");
}

#[test]
fn the_interface_reads_as_it_does_in_rust() {
    let desk = &sources()["desk.cairo"];
    for lines in [
        "/// What the desk needs of the ledger.\n#[starknet::interface]\npub trait Ledger<TContractState> {\n    \
         /// Adds an amount.\n    fn add(ref self: TContractState, amount: u64) -> u64;\n",
        "    fn caller_seen(self: @TContractState) -> ContractAddress;\n",
        "        array_: (bool, [u8; 2]),\n",
        "    use super::{LedgerDispatcher, LedgerDispatcherTrait, Line, OwnDispatcher, OwnDispatcherTrait};\n",
        "            LedgerDispatcher { contract_address: self.ledger.read() }.add(amount)\n",
        "        OwnDispatcher { contract_address: get_contract_address() }.called_back(amount);\n",
        "    fn seen(ledger: ContractAddress) -> ContractAddress {\n        \
         LedgerDispatcher { contract_address: ledger }.caller_seen()\n    }\n",
    ] {
        assert!(desk.contains(lines), "{lines}\n{desk}");
    }
    let ledger = &sources()["ledger.cairo"];
    assert!(ledger.contains("    use super::{DeskDispatcher, DeskDispatcherTrait, Line};\n"), "{ledger}");
    assert!(!ledger.contains("SafeDispatcher"));
}
