//! Contracts as native code and as a compiled thread program, side by side.
// No test needs all of it.
#![allow(dead_code)]

use std::collections::BTreeMap;

use zkthread::host::{Construction, Job, Limits, construct, execute};
use zkthread::rt::{Contract, ContractType};
use zkthread::sub_block::{Auth, Header, SubBlock, Transaction};
use zkthread::{ContractAddress, Felt, felts};
use zkthread_compiler::{CompiledExecutable, Core, PanicMode, Source, compile_executable};

/// Canonical storage of one contract, by address.
pub type Storage = BTreeMap<Felt, Felt>;

/// Canonical storage of a thread, by contract and address.
pub type Cells = BTreeMap<(Felt, Felt), Felt>;

/// Where the first contract of these tests lies.
pub const CONTRACT: u64 = 0xC0;

/// Where the contracts of a thread lie: addresses go down where positions go up.
pub fn contract_address(position: usize) -> Felt {
    Felt::from(CONTRACT - position as u64)
}

/// The linked contracts of a source.
pub fn thread(source: &str) -> zkthread_ir::Thread {
    let contracts = zkthread_ir::parse_contracts(source).unwrap_or_else(|faults| panic!("{faults:?}"));
    zkthread_ir::link(&contracts).unwrap_or_else(|faults| panic!("{faults:?}"))
}

/// The compiled thread program of a source's contracts.
pub fn program(source: &str, panics: PanicMode) -> CompiledExecutable {
    let generated = zkthread_codegen::thread_program(&thread(source), zkthread_ir::Auth::Batcher).unwrap();
    let source = Source { crate_name: "program".to_owned(), files: generated.files };
    compile_executable(&Core::Embedded, &source, panics).unwrap_or_else(|error| panic!("{error}"))
}

/// A header of a second sub-block.
pub fn header() -> Header {
    Header {
        chain_id: felts::short_string("SN_TEST").unwrap(),
        manager: Felt::from(0xAA),
        thread_id: Felt::from(1),
        number: 2,
        parent: Felt::from(0x1234),
        timestamp: 1_790_000_000,
    }
}

/// A transaction that calls `function` of the first contract.
pub fn call(sender: u64, function: &str, arguments: &[Felt]) -> Transaction {
    call_at(0, sender, function, arguments)
}

/// A transaction that calls `function` of the contract at a position.
pub fn call_at(position: usize, sender: u64, function: &str, arguments: &[Felt]) -> Transaction {
    let transaction =
        Transaction::of_batcher(Felt::from(sender), contract_address(position), function, arguments.to_vec());
    Transaction { nonce: 7, ..transaction }
}

fn addresses(contracts: &[ContractType]) -> Vec<Felt> {
    (0..contracts.len()).map(contract_address).collect()
}

/// Storage after the constructor of the contract at a position ran.
pub fn constructed_at(contracts: &[ContractType], position: usize, caller: u64, arguments: &[Felt]) -> Cells {
    let construction = Construction {
        chain_id: header().chain_id,
        contracts: addresses(contracts),
        position,
        caller: ContractAddress::from(caller).into(),
        timestamp: 1_780_000_000,
        calldata: arguments.to_vec(),
    };
    let constructed = construct(contracts, &construction, Box::new(Cells::new())).unwrap();
    assert_eq!(constructed.receipt.fault(), None);
    let contract = contract_address(position);
    constructed.writes.into_iter().map(|(key, value)| ((contract, key), value)).collect()
}

/// The native run of a thread.
pub fn run_thread(contracts: &[ContractType], storage: &Cells, transactions: Vec<Transaction>) -> SubBlock {
    let limits = Limits {
        max_entries: 1_000_000,
        max_transactions: 1_000_000,
        max_l2_gas: u64::MAX,
        max_l2_steps: u64::MAX,
        max_steps: u64::MAX,
        max_permutations: u64::MAX,
        max_settle_calldata_felts: u64::MAX,
        max_events: u64::MAX,
    };
    let contract_addresses = addresses(contracts);
    let job = Job {
        header: header(),
        contracts: contract_addresses,
        auth: Auth::Batcher,
        settle_within: 0,
        transactions,
        limits,
        emits_events: false,
    };
    let built = execute(contracts, &job, Box::new(storage.clone())).unwrap();
    assert_eq!(built.sealed_by, None);
    built.sub_block
}

/// Storage after the constructor of a thread's only contract ran.
pub fn constructed<C: Contract>(caller: u64, arguments: &[Felt]) -> Storage {
    let cells = constructed_at(&[ContractType::of::<C>()], 0, caller, arguments);
    cells.into_iter().map(|((_, key), value)| (key, value)).collect()
}

/// The native run of a thread's only contract.
pub fn run_natively<C: Contract>(storage: &Storage, transactions: Vec<Transaction>) -> SubBlock {
    let cells = storage.iter().map(|(key, value)| ((contract_address(0), *key), *value)).collect();
    run_thread(&[ContractType::of::<C>()], &cells, transactions)
}
