//! The contracts of a thread run three ways: natively, as a thread program, and as contracts on the emulated L2.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use zkthread::host::{Built, Constructed, Construction, Job, Limits, View, Viewed, construct, execute, view};
use zkthread::keys::{authorized_cells, nonce_address};
use zkthread::rt::ContractType;
use zkthread::sub_block::{self, Auth, EntryPoint, Event, Header, Receipt, SubBlock, Transaction};
use zkthread::{Felt, felts};
use zkthread_compiler::{Core, PanicMode, Source, compile_executable};
use zkthread_ir::Contract;
use zkthread_prover::run;
use zkthread_tests::fuzz::calls::{Call, Calls, Word};

use crate::emulator::{self, Emulator, keccak};

/// Canonical storage by contract and address.
pub type Storage = BTreeMap<(Felt, Felt), Felt>;

/// The compiled native contracts.
pub trait Native {
    /// Runs a constructor.
    fn construct(&mut self, construction: &Construction, storage: &Storage) -> Result<Constructed, String>;
    /// Builds a sub-block.
    fn execute(&mut self, job: &Job, storage: &Storage) -> Result<Built, String>;
    /// Calls a view.
    fn view(&mut self, view: &View, storage: &Storage) -> Result<Viewed, String>;
}

/// Contracts that are compiled into this program.
pub struct Linked(pub Vec<ContractType>);

impl Native for Linked {
    fn construct(&mut self, construction: &Construction, storage: &Storage) -> Result<Constructed, String> {
        construct(&self.0, construction, Box::new(storage.clone())).map_err(|error| error.to_string())
    }

    fn execute(&mut self, job: &Job, storage: &Storage) -> Result<Built, String> {
        execute(&self.0, job, Box::new(storage.clone())).map_err(|error| error.to_string())
    }

    fn view(&mut self, asked: &View, storage: &Storage) -> Result<Viewed, String> {
        view(&self.0, asked, Box::new(storage.clone())).map_err(|error| error.to_string())
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

/// What was run and agreed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ran {
    /// Transactions.
    pub transactions: usize,
    /// How many of them reverted.
    pub reverted: usize,
    /// Steps of the thread program.
    pub steps: usize,
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
        max_events: u64::MAX,
    }
}

/// The contracts of a source.
///
/// # Errors
/// Its faults, as text.
pub fn contracts_of(source: &str) -> Result<Vec<Contract>, Failure> {
    zkthread_ir::parse_contracts(source).map_err(|faults| {
        let codes: Vec<&str> = faults.iter().map(|fault| fault.code).collect();
        let text: Vec<String> = faults.iter().map(|fault| format!("{:?}: {}", fault.start(), fault.text())).collect();
        failure(&format!("checker {}", codes[0]), text.join("\n"))
    })
}

/// The Cairo contracts of all sources as modules of one crate, which share their component.
///
/// # Errors
/// The faults of the first source that the language refuses.
pub fn emulator_sources(sources: &[String]) -> Result<BTreeMap<String, String>, Failure> {
    let mut files = BTreeMap::new();
    let mut root = MANAGER.to_owned();
    for (position, source) in sources.iter().enumerate() {
        for (number, contract) in contracts_of(source)?.iter().enumerate() {
            let generated = zkthread_codegen::contract(contract).map_err(|error| failure("contract text", error))?;
            let module = format!("m{position}_{number}");
            root.push_str(&format!("mod {module};\n"));
            for (path, text) in generated.files {
                match path.as_str() {
                    "lib.cairo" => {
                        let text = text.replace("pub mod thread;", "pub use crate::thread;");
                        files.insert(format!("{module}.cairo"), text);
                    }
                    _ => drop(files.insert(path, text)),
                }
            }
        }
    }
    files.insert("lib.cairo".to_owned(), root);
    Ok(files)
}

const MANAGER: &str = "
pub mod thread;
#[starknet::contract]
mod OneNumber {
    use starknet::ContractAddress;
    use starknet::storage::{StoragePointerReadAccess, StoragePointerWriteAccess};
    #[storage]
    struct Storage { number: u64 }
    #[constructor]
    fn constructor(ref self: ContractState, number: u64) { self.number.write(number); }
    #[abi(embed_v0)]
    impl OneNumberImpl of crate::thread::IThreadManager<ContractState> {
        fn sub_block_number_of(self: @ContractState, contract: ContractAddress) -> u64 {
            self.number.read()
        }
        fn key_contract_of(self: @ContractState, contract: ContractAddress) -> ContractAddress {
            contract
        }
    }
}
";

/// Runs the calls three ways and compares entries, receipts, events, faults and what views return.
///
/// # Errors
/// The first disagreement, or whatever does not run.
pub fn agree(source: &str, calls: &Calls, native: &mut dyn Native) -> Result<Ran, Failure> {
    let contracts = contracts_of(source)?;
    let thread = zkthread_ir::link(&contracts).map_err(|faults| {
        let text: Vec<String> = faults.iter().map(|(at, fault)| format!("contract {at}: {}", fault.text())).collect();
        failure("linking", text.join("\n"))
    })?;
    let names: Vec<&str> = contracts.iter().map(|contract| contract.name.as_str()).chain(["OneNumber"]).collect();
    let mut both = Both::new(Emulator::of(&names), native);
    if !both.deploy(&contracts, &calls.constructors)? {
        return Ok(Ran::default());
    }
    let built = both.run(&calls.transactions)?;
    for call in &calls.views {
        both.view(call)?;
    }

    let generated = zkthread_codegen::thread_program(&thread, zkthread_ir::Auth::Batcher)
        .map_err(|error| failure("thread program text", error))?;
    let program = Source { crate_name: "program".to_owned(), files: generated.files };
    let program = compile_executable(&Core::Embedded, &program, PanicMode::Unprovable)
        .map_err(|error| failure("thread program compilation", error))?;
    let proven = run(&program.executable, &built.sub_block.program_input())
        .map_err(|error| failure("thread program run", error))?;
    if proven.output != built.sub_block.output().to_vec() {
        let both = format!("native {:?}, program {:?}", built.sub_block.output(), proven.output);
        return Err(failure("thread program output", both));
    }
    // The batcher seals by what the native run estimates.
    if built.usage.steps < proven.steps as u64 {
        let both = format!("estimated {}, took {}", built.usage.steps, proven.steps);
        return Err(failure("step estimate", both));
    }
    let receipts = &built.sub_block.receipts;
    let reverted = receipts.iter().filter(|receipt| receipt.fault().is_some()).count();
    Ok(Ran { transactions: receipts.len(), reverted, steps: proven.steps })
}

/// The contracts on the emulated L2, and their storage for native runs.
pub struct Both<'a> {
    /// The emulated L2.
    pub l2: Emulator,
    native: &'a mut dyn Native,
    manager: Felt,
    /// Addresses by position.
    pub contracts: Vec<Felt>,
    storage: Storage,
}

impl<'a> Both<'a> {
    /// Without contracts.
    pub fn new(l2: Emulator, native: &'a mut dyn Native) -> Self {
        Self { l2, native, manager: Felt::ZERO, contracts: Vec::new(), storage: Storage::new() }
    }

    /// Deploys in both worlds, at the same addresses. False when a constructor fails alike in both.
    ///
    /// # Errors
    /// A disagreement.
    pub fn deploy(&mut self, contracts: &[Contract], constructors: &[Vec<Word>]) -> Result<bool, Failure> {
        let header = header();
        self.l2.set_time(header.timestamp);
        self.l2.set_chain(header.chain_id);
        let manager = self.l2.deploy("OneNumber", &[header.number.into()]);
        self.manager = manager;
        for (position, contract) in contracts.iter().enumerate() {
            // The deployer is the account that the last call was made by.
            self.l2.call(Felt::ONE, manager, "sub_block_number_of", &[Felt::ZERO]);
            let calldata = self.felts(constructors.get(position).map_or(&[], Vec::as_slice));
            let on_l2 = self.l2.try_deploy(&contract.name, &[&[manager, Felt::ONE], calldata.as_slice()].concat());
            self.contracts.push(on_l2.as_ref().copied().unwrap_or(Felt::from(0xBAD)));
            if contract.constructor().is_none() {
                on_l2.map_err(|reason| failure("deployment", emulator::name(&reason)))?;
                continue;
            }
            let mut known = self.contracts.clone();
            known.resize(contracts.len(), Felt::ZERO);
            let construction = Construction {
                chain_id: header.chain_id,
                contracts: known,
                position,
                caller: Felt::ONE,
                timestamp: header.timestamp,
                calldata,
            };
            let natively = self.native.construct(&construction, &self.storage);
            let natively = natively.map_err(|text| failure("native constructor", text))?;
            let fault = on_l2.err().map(|reason| emulator::name(&reason));
            if fault != natively.receipt.fault() {
                let text = format!("{}: native {:?}, L2 {fault:?}", contract.name, natively.receipt.fault());
                return Err(failure("constructor", text));
            }
            if fault.is_some() {
                return Ok(false);
            }
            self.compare_events(&contract.name, &natively.receipt)?;
            let address = self.contracts[position];
            self.storage.extend(natively.writes.into_iter().map(|(key, value)| ((address, key), value)));
            self.compare_storage()?;
        }
        Ok(true)
    }

    fn felts(&self, words: &[Word]) -> Vec<Felt> {
        words.iter().map(|word| word.felt(&self.contracts)).collect()
    }

    /// Runs the transactions natively, and one after the other on L2.
    ///
    /// # Errors
    /// A disagreement.
    pub fn run(&mut self, calls: &[Call]) -> Result<Built, Failure> {
        let transactions = calls.iter().map(|call| {
            let contract = self.contracts.get(call.contract).copied().unwrap_or_default();
            Transaction::of_batcher(call.sender.into(), contract, &call.function, self.felts(&call.calldata))
        });
        self.run_all(Auth::Batcher, transactions.collect())
    }

    /// Authorizes a key on L2, and natively by the cells that the tools write.
    ///
    /// # Errors
    /// A disagreement.
    pub fn authorize(
        &mut self,
        account: Felt,
        public_key: Felt,
        expires: u64,
        scope: &[EntryPoint],
    ) -> Result<(), Failure> {
        let contract = self.contracts[0];
        let mut calldata = vec![public_key, expires.into(), scope.len().into()];
        calldata.extend(scope.iter().flat_map(|entry_point| [entry_point.contract, entry_point.selector]));
        self.l2.call(account, contract, "authorize_key", &calldata);
        let events = self.l2.events(contract);
        if events.len() != 1 {
            return Err(failure("events", format!("authorization: {events:?}")));
        }
        let cells = authorized_cells(&account, &public_key, expires, scope);
        self.storage.extend(cells.into_iter().map(|(key, value)| ((contract, key), value)));
        self.compare_storage()
    }

    /// Runs transactions natively, and their calls one after the other on L2: bundles of several have to be independent.
    ///
    /// # Errors
    /// A disagreement.
    pub fn run_all(&mut self, auth: Auth, transactions: Vec<Transaction>) -> Result<Built, Failure> {
        let job = Job {
            header: header(),
            contracts: self.contracts.clone(),
            auth,
            settle_within: 0,
            transactions,
            limits: limits(),
            emits_events: false,
        };
        let built = self.native.execute(&job, &self.storage).map_err(|text| failure("native run", text))?;
        if built.executed != job.transactions.len() {
            return Err(failure("native run", format!("sealed after {} transactions", built.executed)));
        }
        let SubBlock { receipts, .. } = &built.sub_block;
        let called = job
            .transactions
            .iter()
            .flat_map(|Transaction { sender, calls, .. }| calls.iter().map(move |call| (sender, call)));
        for (position, ((sender, call), receipt)) in called.zip(receipts).enumerate() {
            let sub_block::Call { contract, function, calldata } = call;
            let at = format!("transaction {position} ({function})");
            let fault = self.l2.try_call(*sender, *contract, function, calldata).err();
            let fault = fault.map(|reason| emulator::name(&reason));
            if fault != receipt.fault() {
                return Err(failure("fault", format!("{at}: native {:?}, L2 {fault:?}", receipt.fault())));
            }
            self.compare_events(&at, receipt)?;
        }
        self.storage.extend(built.sub_block.entries().map(|entry| ((entry.contract, entry.key), entry.new)));
        self.apply_nonces(&job.transactions, &built.sub_block);
        self.compare_storage()?;
        Ok(built)
    }

    /// Direct calls use no nonces: the manager writes those of the sub-block.
    fn apply_nonces(&mut self, transactions: &[Transaction], sub_block: &SubBlock) {
        let nonces: BTreeSet<Felt> =
            transactions.iter().map(|transaction| nonce_address(&transaction.sender)).collect();
        for entry in sub_block.entries().filter(|entry| nonces.contains(&entry.key)) {
            let calldata = [Felt::ONE, entry.key, entry.old, entry.new];
            self.l2.call(self.manager, entry.contract, "zkthread_apply", &calldata);
        }
    }

    /// The events of each contract in order; the emulated L2 does not tell how those of different contracts stand to each other.
    fn compare_events(&mut self, at: &str, receipt: &Receipt) -> Result<(), Failure> {
        for (position, address) in self.contracts.iter().enumerate() {
            let own = receipt.events.iter().filter(|event| event.contract == position);
            let with_selector = |event: &Event| [&[keccak(&event.name)], event.keys.as_slice()].concat();
            let natively: Vec<emulator::Event> = own.map(|event| (with_selector(event), event.data.clone())).collect();
            let on_l2 = self.l2.events(*address);
            if on_l2 != natively {
                let text = format!("{at}: contract {position}: native {natively:?}, L2 {on_l2:?}");
                return Err(failure("events", text));
            }
        }
        match receipt.events.iter().find(|event| event.contract >= self.contracts.len()) {
            Some(event) => Err(failure("events", format!("{at}: native {event:?} of no contract"))),
            None => Ok(()),
        }
    }

    /// Every cell that a native run touched.
    fn compare_storage(&mut self) -> Result<(), Failure> {
        let cells: Vec<(Felt, Felt)> = self.storage.keys().copied().collect();
        let on_l2 = self.l2.cells(&cells);
        for (((contract, key), natively), on_l2) in self.storage.iter().zip(on_l2) {
            if on_l2 != *natively {
                let text = format!("contract {contract:#x}, cell {key:#x}: native {natively:#x}, L2 {on_l2:#x}");
                return Err(failure("storage", text));
            }
        }
        Ok(())
    }

    /// Asks a view in both worlds.
    ///
    /// # Errors
    /// A disagreement.
    pub fn view(&mut self, call: &Call) -> Result<(), Failure> {
        let header = header();
        let calldata = self.felts(&call.calldata);
        let view = View {
            chain_id: header.chain_id,
            contracts: self.contracts.clone(),
            position: call.contract,
            caller: call.sender.into(),
            timestamp: header.timestamp,
            sub_block_number: header.number,
            selector: felts::selector(&call.function),
            calldata: calldata.clone(),
        };
        let natively = self.native.view(&view, &self.storage).map_err(|text| failure("native view", text))?;
        let natively = match felts::short_string_text(&natively.status) {
            Some(fault) if natively.status != Felt::ZERO => Err(fault),
            _ => Ok(natively.result),
        };
        let address = self.contracts.get(call.contract).copied().unwrap_or_default();
        let on_l2 = self.l2.try_call(call.sender.into(), address, &call.function, &calldata);
        let on_l2 = on_l2.map_err(|reason| emulator::name(&reason));
        if natively != on_l2 {
            return Err(failure("view", format!("{}: native {natively:?}, L2 {on_l2:?}", call.function)));
        }
        Ok(())
    }
}
