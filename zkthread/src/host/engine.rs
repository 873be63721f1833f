//! Runs contract code over canonical storage.

use serde::{Deserialize, Serialize};

use super::limits::{Limit, Limits, Usage};
use crate::context::Surroundings;
use crate::rt::{CallError, Contract, EntryKind, Fault, Mark, Source, Stop, Store, cost, run};
use crate::sub_block::{Header, MAX_LENGTH, Receipt, Row, SubBlock, Transaction};
use crate::{Context, ContractAddress, Felt, felts};

/// Estimated steps that a constructor or a view may use.
const CALL_BUDGET: u64 = 1_000_000_000;

/// A sub-block to build.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Job {
    /// Where the sub-block belongs.
    pub header: Header,
    /// Address of the thread's contract.
    pub contract: Felt,
    /// Transactions in order; as many are taken as the limits allow.
    pub transactions: Vec<Transaction>,
    /// What the sub-block may cost.
    pub limits: Limits,
}

/// A sub-block and why it ends where it ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Built {
    /// The sub-block.
    pub sub_block: SubBlock,
    /// How many of the job's transactions are in it, from the first.
    pub executed: usize,
    /// The limit that the next transaction would outgrow; none when all transactions are in it.
    pub sealed_by: Option<Limit>,
    /// What it is estimated to cost.
    pub usage: Usage,
}

/// A constructor's run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Construction {
    /// Chain of the contract, as a short string.
    pub chain_id: Felt,
    /// Where it is deployed: whose storage is read.
    pub contract: Felt,
    /// Address of the deployer.
    pub caller: Felt,
    /// Seconds since 1970.
    pub timestamp: u64,
    /// The constructor's own arguments.
    pub calldata: Vec<Felt>,
}

/// What a constructor did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Constructed {
    /// Status and events.
    pub receipt: Receipt,
    /// Storage address and value of every cell that changed; none when it reverted.
    pub writes: Vec<(Felt, Felt)>,
}

/// A call of a view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct View {
    /// Chain of the contract, as a short string.
    pub chain_id: Felt,
    /// Whose storage is read.
    pub contract: Felt,
    /// Who asks.
    pub caller: Felt,
    /// Seconds since 1970.
    pub timestamp: u64,
    /// Number of the last sub-block.
    pub sub_block_number: u64,
    /// `sn_keccak` of the view's name.
    pub selector: Felt,
    /// Its arguments.
    pub calldata: Vec<Felt>,
}

/// What a view returned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Viewed {
    /// 0, or the short string it reverted with.
    pub status: Felt,
    /// The value; empty when it reverted or returns nothing.
    pub result: Vec<Felt>,
}

/// How a transaction outgrows a limit by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outgrown {
    /// The limit.
    pub limit: Limit,
    /// What the transaction needs, or more.
    pub needed: u64,
    /// What is allowed.
    pub allowed: u64,
}

/// Why there is no result. Positions of transactions count from 0.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum HostError {
    #[error("transaction {index} cannot be run: {reason}")]
    InvalidTransaction { index: usize, reason: String },
    #[error("transaction {index} alone outgrows a sub-block: {} needed, at most {} {}", .outgrown.needed, .outgrown.allowed, .outgrown.limit)]
    TransactionTooLarge { index: usize, outgrown: Outgrown },
    #[error("the call cannot be run: {reason}")]
    InvalidCall { reason: String },
    #[error("{message}")]
    Storage { message: String },
    #[error("the contract panicked{}: {message}", .index.map_or(String::new(), |index| format!(" in transaction {index}")))]
    ContractPanicked { index: Option<usize>, message: String },
    #[error("a sub-block needs at least one transaction")]
    NoTransactions,
    #[error("the request cannot be read: {message}")]
    BadRequest { message: String },
    #[error("this host speaks protocol {host}, the batcher {batcher}")]
    Protocol { host: u32, batcher: u32 },
}

impl HostError {
    /// The way out.
    pub fn help(&self) -> &'static str {
        match self {
            Self::InvalidTransaction { .. } => {
                "remove or correct the transaction; a valid one calls an external with its exact arguments"
            }
            Self::TransactionTooLarge { .. } => "remove the transaction, or split its work over several",
            Self::InvalidCall { .. } => "check the function's name and arguments",
            Self::Storage { .. } => {
                "check that the L2 node is reachable and that the contract was deployed from this description"
            }
            Self::ContractPanicked { .. } => {
                "this is a bug in the toolkit: contract code faults, it does not panic. Please report it"
            }
            Self::NoTransactions => "add a transaction",
            Self::BadRequest { .. } | Self::Protocol { .. } => {
                "use the same version of `zkthread` in Cargo.toml and of `cargo zkthread`"
            }
        }
    }
}

/// How a call of contract code ended.
enum Outcome {
    Returned(Vec<Felt>),
    Reverted(Fault),
    OutOfSteps,
    Invalid(String),
    Storage(String),
    Panicked(String),
}

fn call<C: Contract>(
    contract: &mut C,
    cx: &mut Context,
    kind: EntryKind,
    selector: &Felt,
    calldata: &[Felt],
    budget: u64,
) -> (u64, Outcome) {
    let (steps, result) = run(budget, || contract.execute(cx, kind, selector, calldata));
    let outcome = match result {
        Ok(Ok(value)) => Outcome::Returned(value),
        Ok(Err(CallError::Reverted(message))) => Outcome::Reverted(Fault(message)),
        Ok(Err(error)) => Outcome::Invalid(error.to_string()),
        Err(Stop::Fault(fault)) => Outcome::Reverted(fault),
        Err(Stop::OutOfSteps) => Outcome::OutOfSteps,
        Err(Stop::Storage(message)) => Outcome::Storage(message),
        Err(Stop::Unprovable(reason)) => Outcome::Invalid(reason),
        Err(Stop::Panicked(message)) => Outcome::Panicked(message),
    };
    (steps, outcome)
}

/// A fault that is no short string cannot stand in a receipt; the macro never makes one.
fn status(fault: Fault, index: Option<usize>) -> Result<Felt, HostError> {
    felts::short_string(fault.0)
        .filter(|status| *status != Felt::ZERO)
        .ok_or_else(|| HostError::ContractPanicked { index, message: format!("`{fault}` is no short string") })
}

fn address(felt: &Felt) -> Result<ContractAddress, String> {
    ContractAddress::try_from(*felt).map_err(|error| error.to_string())
}

/// Runs a job's transactions in order over canonical storage and builds a sub-block of as many as the limits allow.
///
/// # Errors
/// [`HostError`]: a transaction that cannot be run at all or does not fit by itself, or storage that cannot be read. A transaction that reverts
/// is no error.
pub fn execute<C: Contract>(job: &Job, source: Box<dyn Source>) -> Result<Built, HostError> {
    let mut building = Building::<C>::new(job, source);
    for (index, transaction) in job.transactions.iter().enumerate() {
        if let Some(outgrown) = building.add(index, transaction)? {
            if index == 0 {
                return Err(HostError::TransactionTooLarge { index, outgrown });
            }
            return Ok(building.seal(Some(outgrown.limit)));
        }
    }
    if job.transactions.is_empty() {
        return Err(HostError::NoTransactions);
    }
    Ok(building.seal(None))
}

/// A sub-block while it grows.
struct Building<'a, C> {
    job: &'a Job,
    store: Store,
    contract: C,
    receipts: Vec<Receipt>,
    /// Steps of everything taken so far, rows included.
    steps: u64,
    /// Poseidon permutations of the transactions and their receipts.
    permutations: u64,
}

impl<'a, C: Contract> Building<'a, C> {
    fn new(job: &'a Job, source: Box<dyn Source>) -> Self {
        let store = Store::new(C::VARIABLES, source);
        Self { job, contract: C::attach(&store), store, receipts: Vec::new(), steps: 0, permutations: 0 }
    }

    fn usage(&self, transactions: usize, steps: u64, permutations: u64) -> Usage {
        let tally = self.store.tally();
        Usage::new(
            transactions as u64,
            steps,
            permutations,
            tally.cells as u64,
            tally.changed as u64,
            tally.filled as u64,
        )
    }

    /// Takes the transaction, or leaves it out without a trace and says which limit it would outgrow.
    fn add(&mut self, index: usize, transaction: &Transaction) -> Result<Option<Outgrown>, HostError> {
        let invalid = |reason: String| HostError::InvalidTransaction { index, reason };
        if transaction.contract != self.job.contract {
            return Err(invalid(format!("it calls {:#x}, not the thread's contract", transaction.contract)));
        }
        if !transaction.signature.is_empty() {
            return Err(invalid("it has a signature, but signatures have no meaning yet".into()));
        }
        if transaction.calldata.len() > MAX_LENGTH {
            return Err(invalid(format!("it has more than {MAX_LENGTH} felts of calldata")));
        }
        let sender = address(&transaction.sender).map_err(|error| invalid(format!("sender: {error}")))?;

        let header = &self.job.header;
        let limits = &self.job.limits;
        let mut cx = Context::new(
            sender,
            Surroundings {
                contract: address(&self.job.contract).map_err(|error| invalid(format!("contract: {error}")))?,
                chain_id: header.chain_id,
                timestamp: header.timestamp,
                sub_block_number: header.number,
            },
        );
        let overhead = cost::TRANSACTION + cost::CALLDATA_FELT * transaction.calldata.len() as u64;
        let before = self.steps.saturating_add(overhead);
        let budget = limits.max_steps.saturating_sub(cost::PROGRAM.saturating_add(before));
        let mark = self.store.begin();
        let (used, outcome) = call(
            &mut self.contract,
            &mut cx,
            EntryKind::External,
            &felts::selector(&transaction.function),
            &transaction.calldata,
            budget,
        );
        let receipt = match outcome {
            Outcome::Returned(_) => Receipt { status: Felt::ZERO, events: cx.into_events() },
            Outcome::Reverted(fault) => {
                self.store.revert();
                Receipt { status: status(fault, Some(index))?, events: Vec::new() }
            }
            // Checked below: what was used is beyond the budget.
            Outcome::OutOfSteps => Receipt::default(),
            Outcome::Invalid(reason) => return Err(invalid(reason)),
            Outcome::Storage(message) => return Err(HostError::Storage { message }),
            Outcome::Panicked(message) => return Err(HostError::ContractPanicked { index: Some(index), message }),
        };
        let steps = before.saturating_add(used);
        let permutations = self.permutations + transaction.permutations() + receipt.permutations();
        match self.usage(self.receipts.len() + 1, steps, permutations).outgrown(limits) {
            Some((limit, needed, allowed)) => {
                self.store.forget(&mark);
                Ok(Some(Outgrown { limit, needed, allowed }))
            }
            None => {
                self.steps = steps;
                self.permutations = permutations;
                self.receipts.push(receipt);
                Ok(None)
            }
        }
    }

    fn seal(self, sealed_by: Option<Limit>) -> Built {
        let executed = self.receipts.len();
        let usage = self.usage(executed, self.steps, self.permutations);
        let (rows, witness) = self.store.table();
        let sub_block = SubBlock {
            header: self.job.header.clone(),
            contract: self.job.contract,
            rows,
            transactions: self.job.transactions.iter().take(executed).cloned().collect(),
            receipts: self.receipts,
            witness,
        };
        Built { sub_block, executed, sealed_by, usage }
    }
}

/// Runs the constructor over canonical storage, which is empty before a deployment.
///
/// # Errors
/// [`HostError`]; a constructor that reverts is no error.
pub fn construct<C: Contract>(request: &Construction, source: Box<dyn Source>) -> Result<Constructed, HostError> {
    let mut cx = context(&request.caller, &request.contract, request.chain_id, request.timestamp, 0)?;
    let store = Store::new(C::VARIABLES, source);
    let _mark: Mark = store.begin();
    let selector = felts::selector("constructor");
    let mut contract = C::attach(&store);
    let (_, outcome) = call(&mut contract, &mut cx, EntryKind::Constructor, &selector, &request.calldata, CALL_BUDGET);
    let status = match outcome {
        Outcome::Returned(_) => Felt::ZERO,
        other => reverted(other)?,
    };
    if status != Felt::ZERO {
        return Ok(Constructed { receipt: Receipt { status, events: Vec::new() }, writes: Vec::new() });
    }
    let (rows, _) = store.table();
    let cells = rows.iter().flat_map(Row::cells);
    let writes = cells.filter(|(_, old, new)| old != new).map(|(address, _, new)| (address, new)).collect();
    Ok(Constructed { receipt: Receipt { status, events: cx.into_events() }, writes })
}

/// Calls a view over canonical storage.
///
/// # Errors
/// [`HostError`]; a view that reverts is no error.
pub fn view<C: Contract>(request: &View, source: Box<dyn Source>) -> Result<Viewed, HostError> {
    let View { caller, contract, chain_id, timestamp, sub_block_number, .. } = request;
    let mut cx = context(caller, contract, *chain_id, *timestamp, *sub_block_number)?;
    let mut contract = C::attach(&Store::new(C::VARIABLES, source));
    let (_, outcome) = call(&mut contract, &mut cx, EntryKind::View, &request.selector, &request.calldata, CALL_BUDGET);
    match outcome {
        Outcome::Returned(result) => Ok(Viewed { status: Felt::ZERO, result }),
        other => Ok(Viewed { status: reverted(other)?, result: Vec::new() }),
    }
}

/// The context of a call that is no transaction.
fn context(
    caller: &Felt,
    contract: &Felt,
    chain_id: Felt,
    timestamp: u64,
    sub_block_number: u64,
) -> Result<Context, HostError> {
    let address = |felt| address(felt).map_err(|reason| HostError::InvalidCall { reason });
    Ok(Context::new(
        address(caller)?,
        Surroundings { contract: address(contract)?, chain_id, timestamp, sub_block_number },
    ))
}

/// The status of a call that returned nothing.
fn reverted(outcome: Outcome) -> Result<Felt, HostError> {
    match outcome {
        Outcome::Returned(_) => Ok(Felt::ZERO),
        Outcome::Reverted(fault) => status(fault, None),
        Outcome::OutOfSteps => {
            Err(HostError::InvalidCall { reason: format!("it takes more than {CALL_BUDGET} estimated steps") })
        }
        Outcome::Invalid(reason) => Err(HostError::InvalidCall { reason }),
        Outcome::Storage(message) => Err(HostError::Storage { message }),
        Outcome::Panicked(message) => Err(HostError::ContractPanicked { index: None, message }),
    }
}
