//! One contract run three ways: natively, as a thread program, and as a contract on the emulated L2.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use zkthread::host::{Built, Constructed, Construction, Job, Limits, View, Viewed, construct, execute, view};
use zkthread::rt::Contract;
use zkthread::sub_block::{Header, Transaction};
use zkthread::{Felt, felts};
use zkthread_compiler::{Core, PanicMode, Source, compile_executable};
use zkthread_prover::run;

use crate::emulator::{self, Emulator, Event, keccak};

/// A transaction, or a call of a view.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Call {
    /// Who.
    pub sender: u64,
    /// Which function.
    pub function: String,
    /// Its arguments.
    pub calldata: Vec<Felt>,
}

/// What is done with a contract.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Calls {
    /// What the constructor gets from account 1.
    #[serde(default)]
    pub constructor: Vec<Felt>,
    /// In order.
    pub transactions: Vec<Call>,
    /// After them.
    pub views: Vec<Call>,
}

/// Canonical storage by address.
pub type Storage = BTreeMap<Felt, Felt>;

/// The compiled native contract.
pub trait Native {
    /// Runs the constructor over empty storage.
    fn construct(&mut self, construction: &Construction) -> Result<Constructed, String>;
    /// Builds a sub-block.
    fn execute(&mut self, job: &Job, storage: &Storage) -> Result<Built, String>;
    /// Calls a view.
    fn view(&mut self, view: &View, storage: &Storage) -> Result<Viewed, String>;
}

/// A contract that is compiled into this program.
#[derive(Default)]
pub struct Linked<C>(std::marker::PhantomData<C>);

impl<C: Contract> Native for Linked<C> {
    fn construct(&mut self, construction: &Construction) -> Result<Constructed, String> {
        construct::<C>(construction, Box::new(Storage::new())).map_err(|error| error.to_string())
    }

    fn execute(&mut self, job: &Job, storage: &Storage) -> Result<Built, String> {
        execute::<C>(job, Box::new(storage.clone())).map_err(|error| error.to_string())
    }

    fn view(&mut self, asked: &View, storage: &Storage) -> Result<Viewed, String> {
        view::<C>(asked, Box::new(storage.clone())).map_err(|error| error.to_string())
    }
}

/// How a contract fails: what stage, and what was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// A word for the kind; failures of one kind are taken for the same when they are made smaller.
    pub stage: String,
    /// For the reader.
    pub text: String,
}

/// Makes a failure.
pub fn failure(stage: &str, text: impl ToString) -> Failure {
    Failure { stage: stage.to_owned(), text: text.to_string() }
}

/// The chain, manager and time of all runs.
pub fn header() -> Header {
    Header {
        chain_id: felts::short_string("SN_TEST").expect("a short string"),
        manager: Felt::from(0xAA),
        thread_id: Felt::ONE,
        number: 2,
        parent: Felt::from(0x1234),
        timestamp: 1_790_000_000,
    }
}

/// Without limits.
pub fn limits() -> Limits {
    Limits {
        max_entries: 1_000_000,
        max_transactions: 1_000_000,
        max_l2_gas: u64::MAX,
        max_l2_steps: u64::MAX,
        max_steps: u64::MAX,
        max_permutations: u64::MAX,
        max_settle_calldata_felts: u64::MAX,
    }
}

/// The Cairo contract of each source, as modules of one crate: `mN` for the N-th.
///
/// # Errors
/// The faults of the first source that the language refuses.
pub fn emulator_sources(sources: &[String]) -> Result<BTreeMap<String, String>, String> {
    let mut files = BTreeMap::new();
    let mut root = MANAGER.to_owned();
    for (position, source) in sources.iter().enumerate() {
        let contract = zkthread_ir::parse_source(source).map_err(|faults| format!("{faults:?}"))?;
        let generated = zkthread_codegen::contract(&contract).map_err(|error| error.to_string())?;
        root.push_str(&format!("mod m{position};\n"));
        for (path, text) in generated.files {
            let path = if path == "lib.cairo" { format!("m{position}.cairo") } else { format!("m{position}/{path}") };
            files.insert(path, text);
        }
    }
    files.insert("lib.cairo".to_owned(), root);
    Ok(files)
}

const MANAGER: &str = "
#[starknet::interface]
trait INumber<T> { fn sub_block_number_of(self: @T, contract: starknet::ContractAddress) -> u64; }
#[starknet::contract]
mod OneNumber {
    use starknet::storage::{StoragePointerReadAccess, StoragePointerWriteAccess};
    #[storage]
    struct Storage { number: u64 }
    #[constructor]
    fn constructor(ref self: ContractState, number: u64) { self.number.write(number); }
    #[abi(embed_v0)]
    impl OneNumberImpl of super::INumber<ContractState> {
        fn sub_block_number_of(self: @ContractState, contract: starknet::ContractAddress) -> u64 {
            self.number.read()
        }
    }
}
";

/// Runs the calls three ways and compares entries, receipts, events, faults and what views return.
///
/// # Errors
/// The first disagreement, or whatever does not run.
pub fn agree(name: &str, source: &str, calls: &Calls, native: &mut dyn Native) -> Result<(), Failure> {
    let contract = zkthread_ir::parse_source(source).map_err(|faults| failure("checker", format!("{faults:#?}")))?;
    let mut l2 = Emulator::new();
    let header = header();
    l2.set_time(header.timestamp);
    l2.set_chain(header.chain_id);
    let manager = l2.deploy("OneNumber", &[header.number.into()]);
    // The deployer is the account that the last call was made by.
    l2.call(Felt::ONE, manager, "sub_block_number_of", &[Felt::ZERO]);
    let address = l2.deploy(name, &[[manager, Felt::ONE].as_slice(), &calls.constructor].concat());
    l2.events(address);

    let mut storage = Storage::new();
    if contract.constructor().is_some() {
        let construction = Construction {
            chain_id: header.chain_id,
            contract: address,
            caller: Felt::ONE,
            timestamp: header.timestamp,
            calldata: calls.constructor.clone(),
        };
        let constructed = native.construct(&construction).map_err(|text| failure("native constructor", text))?;
        if let Some(fault) = constructed.receipt.fault() {
            return Err(failure("native constructor", fault));
        }
        storage.extend(constructed.writes);
    }

    let transactions = calls.transactions.iter().map(|call| Transaction {
        sender: call.sender.into(),
        nonce: 0,
        contract: address,
        function: call.function.clone(),
        calldata: call.calldata.clone(),
        signature: Vec::new(),
    });
    let job = Job { header: header.clone(), contract: address, transactions: transactions.collect(), limits: limits() };
    let built = native.execute(&job, &storage).map_err(|text| failure("native run", text))?;
    if built.executed != calls.transactions.len() {
        return Err(failure("native run", format!("sealed after {} transactions", built.executed)));
    }
    let (sub_block, usage) = (built.sub_block, built.usage);

    for (position, (call, receipt)) in calls.transactions.iter().zip(&sub_block.receipts).enumerate() {
        let at = format!("transaction {position} ({})", call.function);
        let on_l2 = l2.try_call(call.sender.into(), address, &call.function, &call.calldata);
        let fault = on_l2.err().map(|reason| emulator::name(&reason));
        if fault != receipt.fault() {
            return Err(failure("fault", format!("{at}: native {:?}, L2 {fault:?}", receipt.fault())));
        }
        let events: Vec<Event> = receipt
            .events
            .iter()
            .map(|event| ([&[keccak(&event.name)], event.keys.as_slice()].concat(), event.data.clone()))
            .collect();
        let on_l2 = l2.events(address);
        if on_l2 != events {
            return Err(failure("events", format!("{at}: native {events:?}, L2 {on_l2:?}")));
        }
    }
    for entry in sub_block.entries() {
        let on_l2 = l2.cell(address, entry.key);
        if on_l2 != entry.new {
            return Err(failure("storage", format!("cell {:#x}: native {:#x}, L2 {on_l2:#x}", entry.key, entry.new)));
        }
        storage.insert(entry.key, entry.new);
    }
    for call in &calls.views {
        let view = View {
            chain_id: header.chain_id,
            contract: address,
            caller: call.sender.into(),
            timestamp: header.timestamp,
            sub_block_number: header.number,
            selector: felts::selector(&call.function),
            calldata: call.calldata.clone(),
        };
        let natively = native.view(&view, &storage).map_err(|text| failure("native view", text))?;
        let natively = match felts::short_string_text(&natively.status) {
            Some(fault) if natively.status != Felt::ZERO => Err(fault),
            _ => Ok(natively.result),
        };
        let on_l2 = l2.try_call(call.sender.into(), address, &call.function, &call.calldata);
        let on_l2 = on_l2.map_err(|reason| emulator::name(&reason));
        if natively != on_l2 {
            return Err(failure("view", format!("{}: native {natively:?}, L2 {on_l2:?}", call.function)));
        }
    }

    let generated =
        zkthread_codegen::thread_program(&contract).map_err(|error| failure("thread program text", error))?;
    let program = Source { crate_name: "program".to_owned(), files: generated.files };
    let program = compile_executable(&Core::Embedded, &program, PanicMode::Unprovable)
        .map_err(|error| failure("thread program compilation", error))?;
    let proven =
        run(&program.executable, &sub_block.program_input()).map_err(|error| failure("thread program run", error))?;
    if proven.output != sub_block.output().to_vec() {
        let both = format!("native {:?}, program {:?}", sub_block.output(), proven.output);
        return Err(failure("thread program output", both));
    }
    // The batcher seals by what the native run estimates.
    if usage.steps < proven.steps as u64 {
        let both = format!("estimated {}, took {}", usage.steps, proven.steps);
        return Err(failure("step estimate", both));
    }
    Ok(())
}
