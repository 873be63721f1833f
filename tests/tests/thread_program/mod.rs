//! A contract as native code and as compiled thread programs, side by side.

use std::collections::BTreeMap;

use zkthread::host::{Construction, Job, Limits, construct, execute};
use zkthread::rt::Contract;
use zkthread::sub_block::{Header, SubBlock, Transaction};
use zkthread::{ContractAddress, Felt, felts};
use zkthread_compiler::{CompiledExecutable, Core, PanicMode, Source, compile_executable};

/// Canonical storage by address.
pub type Storage = BTreeMap<Felt, Felt>;

/// Where the contract of these tests lies.
pub const CONTRACT: u64 = 0xC0;

/// The compiled thread program of a contract's source.
pub fn program(source: &str, panics: PanicMode) -> CompiledExecutable {
    let contract = zkthread_ir::parse_source(source).unwrap_or_else(|faults| panic!("{faults:?}"));
    let generated = zkthread_codegen::thread_program(&contract).unwrap();
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

/// A transaction that calls `function`.
pub fn call(sender: u64, function: &str, arguments: &[Felt]) -> Transaction {
    Transaction {
        sender: Felt::from(sender),
        nonce: 7,
        contract: Felt::from(CONTRACT),
        function: function.to_owned(),
        calldata: arguments.to_vec(),
        signature: Vec::new(),
    }
}

/// Storage after the constructor ran.
pub fn constructed<C: Contract>(caller: u64, arguments: &[Felt]) -> Storage {
    let construction = Construction {
        chain_id: header().chain_id,
        contract: Felt::from(CONTRACT),
        caller: ContractAddress::from(caller).into(),
        timestamp: 1_780_000_000,
        calldata: arguments.to_vec(),
    };
    let constructed = construct::<C>(&construction, Box::new(Storage::new())).unwrap();
    assert_eq!(constructed.receipt.fault(), None);
    constructed.writes.into_iter().collect()
}

/// The native run.
pub fn run_natively<C: Contract>(storage: &Storage, transactions: Vec<Transaction>) -> SubBlock {
    let limits = Limits {
        max_entries: 1_000_000,
        max_transactions: 1_000_000,
        max_l2_gas: u64::MAX,
        max_l2_steps: u64::MAX,
        max_steps: u64::MAX,
        max_permutations: u64::MAX,
        max_settle_calldata_felts: u64::MAX,
    };
    let job = Job { header: header(), contract: Felt::from(CONTRACT), transactions, limits };
    let built = execute::<C>(&job, Box::new(storage.clone())).unwrap();
    assert_eq!(built.sealed_by, None);
    built.sub_block
}
