//! The process that runs a project's contract.

mod error;
mod process;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

pub use error::HostError;
use process::Process;
use zkthread::host::protocol::{Hello, ReadAnswer, Reply, Request, VERSION};
use zkthread::host::{Built, Constructed, Construction, Job, View, Viewed};
use zkthread::sub_block::{Row, StorageField};
use zkthread::{Felt, host};

use crate::state::{CanonicalState, StateError};
use crate::transactions::layout;

/// Cells that one request may read. More than any sub-block can hold; it ends a host that would ask for ever.
const MAX_READS: usize = 1_000_000;

/// The contract that a host must hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// Name of the storage struct.
    pub contract: String,
    /// Fingerprint of the description.
    pub fingerprint: String,
    /// The storage fields in declared order.
    pub layout: Vec<StorageField>,
}

impl Expected {
    /// The contract of a description.
    pub fn of(contract: &zkthread_ir::Contract) -> Self {
        Self {
            contract: contract.name.clone(),
            fingerprint: zkthread_ir::fingerprint(contract),
            layout: layout(contract),
        }
    }
}

/// How a host is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HostOptions {
    /// How long the host may be silent while it has something to do.
    pub timeout: Duration,
}

impl Default for HostOptions {
    fn default() -> Self {
        Self { timeout: Duration::from_secs(120) }
    }
}

/// A running host. It is killed when this is dropped.
///
/// Nothing the host says is believed where it can be checked: a sub-block must be the one that was asked for, over the values that were read.
#[derive(Debug)]
pub struct Host {
    process: Process,
    expected: Expected,
}

/// The cells that were read while a request ran.
type Reads = BTreeMap<Felt, Felt>;

impl Host {
    /// Starts a host binary and checks that it holds the expected contract.
    ///
    /// # Errors
    /// [`HostError`]: missing binary, other protocol, other contract, other description.
    pub fn start(binary: &Path, expected: &Expected, options: HostOptions) -> Result<Self, HostError> {
        let mut process = Process::start(binary, options.timeout)?;
        process.send(&Request::Hello { protocol: VERSION })?;
        let hello = match process.receive()? {
            Reply::Hello(hello) => hello,
            Reply::Error(host::HostError::Protocol { host, batcher }) => {
                return Err(HostError::OtherProtocol { host, batcher });
            }
            other => return Err(process.give_up("a greeting", &other)),
        };
        greeted(&hello, expected)?;
        Ok(Self { process, expected: expected.clone() })
    }

    /// Builds one sub-block.
    ///
    /// # Errors
    /// [`HostError`]: the host's own error ([`HostError::Refused`]), its failure, or a reply that is not what was asked for.
    pub fn execute(&mut self, job: &Job, state: &mut dyn CanonicalState) -> Result<Built, HostError> {
        let (reply, reads) = self.ask(&Request::Execute(job.clone()), &job.contract, state)?;
        match reply {
            Reply::Built(built) => match self.matches(job, &built, &reads) {
                Ok(()) => Ok(*built),
                Err(what) => Err(self.process.wrong(what)),
            },
            other => Err(self.process.give_up("a sub-block", &other)),
        }
    }

    /// Runs the constructor of a contract whose storage is still empty.
    ///
    /// # Errors
    /// [`HostError`], as in [`Host::execute`].
    pub fn construct(&mut self, call: &Construction, state: &mut dyn CanonicalState) -> Result<Constructed, HostError> {
        let (reply, reads) = self.ask(&Request::Construct(call.clone()), &call.contract, state)?;
        match reply {
            Reply::Constructed(constructed) => {
                let reverted = constructed.receipt.status != Felt::ZERO;
                if reverted && !(constructed.writes.is_empty() && constructed.receipt.events.is_empty()) {
                    return Err(self.process.wrong("a constructor that reverted, with writes or events".into()));
                }
                match constructed.writes.iter().find(|(key, _)| !reads.contains_key(key)) {
                    Some((key, _)) => {
                        Err(self.process.wrong(format!("a write to cell {key:#x}, which was never read")))
                    }
                    None => Ok(constructed),
                }
            }
            other => Err(self.process.give_up("the constructor's writes", &other)),
        }
    }

    /// Calls a view.
    ///
    /// # Errors
    /// [`HostError`], as in [`Host::execute`].
    pub fn view(&mut self, call: &View, state: &mut dyn CanonicalState) -> Result<Viewed, HostError> {
        match self.ask(&Request::View(call.clone()), &call.contract, state)?.0 {
            Reply::Viewed(viewed) => Ok(viewed),
            other => Err(self.process.give_up("a view's value", &other)),
        }
    }

    /// Sends a request and answers reads until another reply comes.
    fn ask(
        &mut self,
        request: &Request,
        contract: &Felt,
        state: &mut dyn CanonicalState,
    ) -> Result<(Reply, Reads), HostError> {
        let mut reads = Reads::new();
        let mut asked = 0;
        let mut failed: Option<StateError> = None;
        self.process.send(request)?;
        loop {
            match self.process.receive()? {
                Reply::Read { contract: of, key } => {
                    asked += 1;
                    if of != *contract || asked > MAX_READS {
                        let what = format!("read number {asked}, of contract {of:#x}; this one is {contract:#x}");
                        return Err(self.process.wrong(what));
                    }
                    let answer = match state.read(contract, &key) {
                        Ok(value) => {
                            reads.insert(key, value);
                            ReadAnswer::Value(value)
                        }
                        Err(error) => {
                            let message = error.to_string();
                            failed.get_or_insert(error);
                            ReadAnswer::Unavailable(message)
                        }
                    };
                    self.process.send(&answer)?;
                }
                // The batcher's own failure says more than the host's report of it.
                Reply::Error(error) => return Err(failed.map_or(HostError::Refused(error), HostError::State)),
                reply => return Ok((reply, reads)),
            }
        }
    }

    /// Whether a sub-block is the job's, over the values that were read. The error says what it is instead.
    fn matches(&self, job: &Job, built: &Built, reads: &Reads) -> Result<(), String> {
        let block = &built.sub_block;
        if block.header != job.header || block.contract != job.contract {
            return Err("a sub-block with another header or contract".into());
        }
        if built.executed == 0 || job.transactions.get(..built.executed) != Some(&block.transactions[..]) {
            return Err("a sub-block of other transactions".into());
        }
        if built.sealed_by.is_none() != (built.executed == job.transactions.len()) {
            return Err("a sub-block that leaves transactions out and does not say why".into());
        }
        block.check().map_err(|error| format!("a sub-block in which {error}"))?;
        block.check_layout(&self.expected.layout).map_err(|error| format!("a sub-block in which {error}"))?;
        match block.rows.iter().flat_map(Row::cells).find(|(address, old, _)| reads.get(address) != Some(old)) {
            Some((address, ..)) => Err(format!("a sub-block over another old value of cell {address:#x}")),
            None => Ok(()),
        }
    }
}

fn greeted(hello: &Hello, expected: &Expected) -> Result<(), HostError> {
    if hello.protocol != VERSION {
        return Err(HostError::OtherProtocol { host: hello.protocol, batcher: VERSION });
    }
    if hello.contract != expected.contract {
        let found = hello.contract.chars().take(80).collect();
        return Err(HostError::OtherContract { expected: expected.contract.clone(), found });
    }
    if hello.fingerprint != expected.fingerprint {
        return Err(HostError::OtherFingerprint { contract: expected.contract.clone() });
    }
    Ok(())
}
