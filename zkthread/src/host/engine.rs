//! Runs contract code over canonical storage.

use serde::{Deserialize, Serialize};

use super::auth::{AuthError, Authorized, Keys, check_form};
use super::limits::{Limit, Limits, Load, Usage};
use super::thread::{Thread, When};
use crate::rt::{CallError, ContractType, EntryKind, Fault, Mark, Source, Stop, Used, run};
use crate::sub_block::{
    Auth, Authorization, Call, EntryPoint, Event, Header, MAX_LENGTH, NEVER_EXPIRES, Receipt, Row, SubBlock,
    Transaction,
};
use crate::{Context, ContractAddress, Felt, felts};

/// Estimated steps that a constructor or a view may use.
const CALL_BUDGET: u64 = 1_000_000_000;

/// A sub-block to build.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Job {
    /// Where the sub-block belongs.
    pub header: Header,
    /// Addresses of the thread's contracts, by position.
    pub contracts: Vec<Felt>,
    /// Who says that transactions are their senders'.
    pub auth: Auth,
    /// Seconds after the sub-block's time in which it is to be settled: signed transactions and keys that end sooner are refused.
    pub settle_within: u64,
    /// Transactions in order; as many are taken as the limits allow.
    pub transactions: Vec<Transaction>,
    /// What the sub-block may cost.
    pub limits: Limits,
    /// Whether the thread's events are emitted on L2 when a sub-block settles; then they count for what settling costs.
    pub emits_events: bool,
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
    /// Addresses of the thread's contracts, by position; 0 for one that has none yet, except the contract itself.
    pub contracts: Vec<Felt>,
    /// Position of the contract: its storage is read.
    pub position: usize,
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
    /// Addresses of the thread's contracts, by position.
    pub contracts: Vec<Felt>,
    /// Position of the contract that is called.
    pub position: usize,
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
    #[error("transaction {index} is refused: {reason}")]
    Unauthorized { index: usize, reason: AuthError },
    #[error("transaction {index} alone outgrows a sub-block: {} needed, at most {} {}", .outgrown.needed, .outgrown.allowed, .outgrown.limit)]
    TransactionTooLarge { index: usize, outgrown: Outgrown },
    #[error("the call cannot be run: {reason}")]
    InvalidCall { reason: String },
    #[error("the addresses are not those of the host's contracts: {reason}")]
    Contracts { reason: String },
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
            Self::Unauthorized { reason, .. } => reason.help(),
            Self::TransactionTooLarge { .. } => "remove the transaction, or split its work over several",
            Self::InvalidCall { .. } => "check the function's name and arguments",
            Self::Contracts { .. } => {
                "give one address for each contract, in the order of `zkthread.toml` and of `zkthread::host!`"
            }
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

/// Runs a function of the contract whose context it is.
fn call(cx: &mut Context, kind: EntryKind, selector: &Felt, calldata: &[Felt], budget: u64) -> (Used, Outcome) {
    let (used, result) = run(budget, || cx.execute(kind, selector, calldata));
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
    (used, outcome)
}

/// Most key felts and data felts of an event on L2, where the selector is a key more.
const EMITTED: (usize, usize) = (49, 300);

/// Whether L2 takes the event.
fn check_emitted(event: &Event) -> Result<(), String> {
    let Event { name, keys, data, .. } = event;
    if keys.len() > EMITTED.0 || data.len() > EMITTED.1 {
        let (keys, data) = (keys.len(), data.len());
        let (most_keys, most_data) = EMITTED;
        return Err(format!(
            "its event {name} has {keys} felts of keys and {data} of data, and the thread emits its events: L2 takes {most_keys} and {most_data}"
        ));
    }
    Ok(())
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

/// Runs a job's transactions in order over canonical storage and builds a sub-block of as many as the limits allow. `contracts` are the thread's,
/// by position.
///
/// # Errors
/// [`HostError`]: addresses that do not fit the contracts, a transaction that cannot be run at all or does not fit by itself, or storage that cannot
/// be read. A transaction that reverts is no error.
pub fn execute(contracts: &[ContractType], job: &Job, source: Box<dyn Source>) -> Result<Built, HostError> {
    let mut building = Building::new(contracts, job, source)?;
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
struct Building<'a> {
    job: &'a Job,
    thread: Thread,
    keys: Keys,
    executed: usize,
    scopes: Vec<Vec<EntryPoint>>,
    receipts: Vec<Receipt>,
    valid_until: u64,
    /// What it costs so far, without its cells.
    load: Load,
}

/// How the calls of a transaction ended.
enum Ended {
    Receipts(Vec<Receipt>),
    OutOfSteps,
}

impl<'a> Building<'a> {
    fn new(contracts: &[ContractType], job: &'a Job, source: Box<dyn Source>) -> Result<Self, HostError> {
        let thread = Thread::new(contracts, &job.contracts, source)?;
        let contracts = contracts.len() as u64;
        let load = Load {
            is_signed: job.auth == Auth::Signature,
            contracts,
            emits_events: job.emits_events,
            ..Load::default()
        };
        let (scopes, receipts, keys) = (Vec::new(), Vec::new(), Keys::default());
        Ok(Self { job, thread, keys, executed: 0, scopes, receipts, valid_until: NEVER_EXPIRES, load })
    }

    fn usage(&self, load: &Load) -> Usage {
        Usage::new(load, self.thread.overlay.tally())
    }

    /// Estimated steps that are left.
    fn budget(&self, load: &Load) -> u64 {
        self.job.limits.max_steps.saturating_sub(self.usage(load).steps)
    }

    /// Takes the transaction, or leaves it out without a trace and says which limit it would outgrow.
    fn add(&mut self, index: usize, transaction: &Transaction) -> Result<Option<Outgrown>, HostError> {
        let unauthorized = |reason| HostError::Unauthorized { index, reason };
        let sender = check_form(self.job.auth, transaction).map_err(unauthorized)?;
        let positions =
            self.positions(transaction).map_err(|reason| HostError::InvalidTransaction { index, reason })?;

        let mark = self.thread.overlay.begin();
        let mut load = self.load.with(transaction);
        let authorized = match &transaction.authorization {
            Some(authorization) => self.authorize(index, transaction, authorization, &mut load)?,
            None => Some(Authorized { scope: Vec::new(), valid_until: NEVER_EXPIRES }),
        };
        let ended = match authorized {
            Some(_) => self.run_calls(index, transaction, sender, &positions, &mut load)?,
            None => Ended::OutOfSteps,
        };
        let outgrown = self.usage(&load).outgrown(&self.job.limits);
        match (outgrown, ended, authorized) {
            (None, Ended::Receipts(receipts), Some(Authorized { scope, valid_until })) => {
                self.load = load;
                self.executed += 1;
                self.receipts.extend(receipts);
                self.valid_until = self.valid_until.min(valid_until);
                if transaction.authorization.is_some() {
                    self.scopes.push(scope);
                }
                Ok(None)
            }
            (outgrown, ..) => {
                self.thread.overlay.forget(&mark);
                // Who ran out of steps used more than there are.
                let steps = (Limit::Steps, self.usage(&load).steps, self.job.limits.max_steps);
                let (limit, needed, allowed) = outgrown.unwrap_or(steps);
                Ok(Some(Outgrown { limit, needed, allowed }))
            }
        }
    }

    /// The positions of the contracts that a transaction calls.
    fn positions(&self, transaction: &Transaction) -> Result<Vec<usize>, String> {
        let position = |Call { contract, calldata, .. }: &Call| {
            if calldata.len() > MAX_LENGTH {
                return Err(format!("it has more than {MAX_LENGTH} felts of calldata"));
            }
            let position = self.thread.position(contract);
            position.ok_or_else(|| format!("it calls {contract:#x}, which is none of the thread's contracts"))
        };
        transaction.calls.iter().map(position).collect()
    }

    /// Checks that a transaction is its sender's and takes its nonce; none when there are too few steps for it.
    fn authorize(
        &mut self,
        index: usize,
        transaction: &Transaction,
        authorization: &Authorization,
        load: &mut Load,
    ) -> Result<Option<Authorized>, HostError> {
        let budget = self.budget(load);
        let (job, overlay, keys) = (self.job, &self.thread.overlay, &mut self.keys);
        let (used, result) = run(budget, || keys.authorize(job, overlay, transaction, authorization));
        load.add_used(used);
        match result {
            Ok(Ok(authorized)) => {
                load.add_scope(authorized.scope.len());
                // Its nonce is used, whatever its calls do.
                overlay.keep();
                Ok(Some(authorized))
            }
            Ok(Err(reason)) => Err(HostError::Unauthorized { index, reason }),
            Err(Stop::OutOfSteps) => Ok(None),
            Err(Stop::Storage(message)) => Err(HostError::Storage { message }),
            Err(stop) => Err(HostError::ContractPanicked { index: Some(index), message: stop.to_string() }),
        }
    }

    fn run_calls(
        &self,
        index: usize,
        transaction: &Transaction,
        sender: ContractAddress,
        positions: &[usize],
        load: &mut Load,
    ) -> Result<Ended, HostError> {
        let header = &self.job.header;
        let when = When { chain_id: header.chain_id, timestamp: header.timestamp, sub_block_number: header.number };
        let invalid = |reason: String| HostError::InvalidTransaction { index, reason };
        let is_independent = transaction.authorization.as_ref().is_some_and(|authorization| !authorization.is_atomic);
        let (mut receipts, mut events) = (Vec::new(), Vec::new());
        for (number, (content, position)) in transaction.calls.iter().zip(positions).enumerate() {
            let Call { contract, function, calldata } = content;
            let Some(mut cx) = self.thread.context(*position, sender, when) else {
                return Err(invalid(format!("it calls {contract:#x}, which is none of the thread's contracts")));
            };
            let (used, outcome) =
                call(&mut cx, EntryKind::External, &felts::selector(function), calldata, self.budget(load));
            load.add_used(used);
            match outcome {
                Outcome::Returned(_) => {
                    events.extend(cx.into_events());
                    if is_independent {
                        self.thread.overlay.keep();
                        receipts.push(Receipt { status: Felt::ZERO, events: std::mem::take(&mut events) });
                    }
                }
                Outcome::Reverted(fault) => {
                    self.thread.overlay.revert();
                    events.clear();
                    receipts.push(Receipt { status: status(fault, Some(index))?, events: Vec::new() });
                    if !is_independent {
                        break;
                    }
                }
                Outcome::OutOfSteps => return Ok(Ended::OutOfSteps),
                Outcome::Invalid(reason) if transaction.calls.len() > 1 => {
                    return Err(invalid(format!("call {number}: {reason}")));
                }
                Outcome::Invalid(reason) => return Err(invalid(reason)),
                Outcome::Storage(message) => return Err(HostError::Storage { message }),
                Outcome::Panicked(message) => return Err(HostError::ContractPanicked { index: Some(index), message }),
            }
        }
        if receipts.is_empty() {
            receipts.push(Receipt { status: Felt::ZERO, events });
        }
        for receipt in &receipts {
            if self.job.emits_events {
                receipt.events.iter().try_for_each(check_emitted).map_err(invalid)?;
            }
            load.add(receipt);
        }
        Ok(Ended::Receipts(receipts))
    }

    fn seal(self, sealed_by: Option<Limit>) -> Built {
        let usage = self.usage(&self.load);
        let (rows, witness) = self.thread.overlay.table();
        let sub_block = SubBlock {
            header: self.job.header.clone(),
            contracts: self.job.contracts.clone(),
            auth: self.job.auth,
            rows,
            transactions: self.job.transactions.iter().take(self.executed).cloned().collect(),
            scopes: self.scopes,
            receipts: self.receipts,
            witness,
            valid_until: self.valid_until,
            batcher_signature: None,
        };
        Built { sub_block, executed: self.executed, sealed_by, usage }
    }
}

/// Runs the constructor of one of the thread's contracts over canonical storage, which is empty before a deployment.
///
/// # Errors
/// [`HostError`]; a constructor that reverts is no error.
pub fn construct(
    contracts: &[ContractType],
    request: &Construction,
    source: Box<dyn Source>,
) -> Result<Constructed, HostError> {
    let Construction { position, chain_id, timestamp, .. } = *request;
    let thread = Thread::growing(contracts, &request.contracts, position, source)?;
    let mut cx = context(&thread, position, &request.caller, When { chain_id, timestamp, sub_block_number: 0 })?;
    let _mark: Mark = thread.overlay.begin();
    let selector = felts::selector("constructor");
    let (_, outcome) = call(&mut cx, EntryKind::Constructor, &selector, &request.calldata, CALL_BUDGET);
    let status = match outcome {
        Outcome::Returned(_) => Felt::ZERO,
        other => reverted(other)?,
    };
    if status != Felt::ZERO {
        return Ok(Constructed { receipt: Receipt { status, events: Vec::new() }, writes: Vec::new() });
    }
    let (rows, _) = thread.overlay.table();
    let cells = rows.iter().flat_map(Row::cells);
    let writes = cells.filter(|(_, old, new)| old != new).map(|(address, _, new)| (address, new)).collect();
    Ok(Constructed { receipt: Receipt { status, events: cx.into_events() }, writes })
}

/// Calls a view of one of the thread's contracts over canonical storage.
///
/// # Errors
/// [`HostError`]; a view that reverts is no error.
pub fn view(contracts: &[ContractType], request: &View, source: Box<dyn Source>) -> Result<Viewed, HostError> {
    let View { position, chain_id, timestamp, sub_block_number, .. } = *request;
    let thread = Thread::new(contracts, &request.contracts, source)?;
    let mut cx = context(&thread, position, &request.caller, When { chain_id, timestamp, sub_block_number })?;
    let (_, outcome) = call(&mut cx, EntryKind::View, &request.selector, &request.calldata, CALL_BUDGET);
    match outcome {
        Outcome::Returned(result) => Ok(Viewed { status: Felt::ZERO, result }),
        other => Ok(Viewed { status: reverted(other)?, result: Vec::new() }),
    }
}

/// The context of a call that is no transaction.
fn context(thread: &Thread, position: usize, caller: &Felt, when: When) -> Result<Context, HostError> {
    let caller = address(caller).map_err(|reason| HostError::InvalidCall { reason })?;
    let none = || HostError::Contracts { reason: format!("there is no contract {position}; positions count from 0") };
    thread.context(position, caller, when).ok_or_else(none)
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
