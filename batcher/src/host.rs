//! The process that runs a project's contracts.

mod error;
mod process;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

pub use error::HostError;
use process::Process;
use zkthread::host::protocol::{Hello, HostedContract, ReadAnswer, Reply, Request, VERSION};
use zkthread::host::{Built, Constructed, Construction, Job, View, Viewed};
use zkthread::sub_block::{Entry, StorageField};
use zkthread::{Felt, host};

use crate::json::{layout, listed};
use crate::state::{CanonicalState, StateError};

/// Cells that one request may read. More than any sub-block can hold; it ends a host that would ask for ever.
const MAX_READS: usize = 1_000_000;

/// The contracts that a host must hold, by position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// Names and fingerprints.
    pub contracts: Vec<HostedContract>,
    /// Their storage fields in declared order.
    pub layouts: Vec<Vec<StorageField>>,
}

impl Expected {
    /// The contracts of these descriptions.
    pub fn of(contracts: &[zkthread_ir::Contract]) -> Self {
        let hosted = |contract: &zkthread_ir::Contract| HostedContract {
            name: contract.name.clone(),
            fingerprint: zkthread_ir::fingerprint(contract),
        };
        Self { contracts: contracts.iter().map(hosted).collect(), layouts: contracts.iter().map(layout).collect() }
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

/// The cells that were read while a request ran, by contract and address.
type Reads = BTreeMap<(Felt, Felt), Felt>;

impl Host {
    /// Starts a host binary and checks that it holds the expected contracts.
    ///
    /// # Errors
    /// [`HostError`]: missing binary, other protocol, other contracts, other description.
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
        let (reply, reads) = self.ask(&Request::Execute(job.clone()), &job.contracts, state)?;
        match reply {
            Reply::Built(built) => match self.matches(job, &built, &reads) {
                Ok(()) => Ok(*built),
                Err(what) => Err(self.process.wrong(what)),
            },
            other => Err(self.process.give_up("a sub-block", &other)),
        }
    }

    /// Runs the constructor of a contract whose storage is still empty. It reads only that.
    ///
    /// # Errors
    /// [`HostError`], as in [`Host::execute`].
    pub fn construct(&mut self, call: &Construction, state: &mut dyn CanonicalState) -> Result<Constructed, HostError> {
        let contract = call.contracts.get(call.position).copied();
        let own = contract.as_slice();
        let (reply, reads) = self.ask(&Request::Construct(call.clone()), own, state)?;
        match reply {
            Reply::Constructed(constructed) => {
                let reverted = constructed.receipt.status != Felt::ZERO;
                if reverted && !(constructed.writes.is_empty() && constructed.receipt.events.is_empty()) {
                    return Err(self.process.wrong("a constructor that reverted, with writes or events".into()));
                }
                if constructed.receipt.events.iter().any(|event| event.contract != call.position) {
                    return Err(self.process.wrong("an event of another contract than the constructor's".into()));
                }
                let read = |key: &Felt| contract.is_some_and(|contract| reads.contains_key(&(contract, *key)));
                match constructed.writes.iter().find(|(key, _)| !read(key)) {
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
        match self.ask(&Request::View(call.clone()), &call.contracts, state)?.0 {
            Reply::Viewed(viewed) => Ok(viewed),
            other => Err(self.process.give_up("a view's value", &other)),
        }
    }

    /// Sends a request and answers reads, which may be of these contracts, until another reply comes.
    fn ask(
        &mut self,
        request: &Request,
        contracts: &[Felt],
        state: &mut dyn CanonicalState,
    ) -> Result<(Reply, Reads), HostError> {
        let mut reads = Reads::new();
        let mut asked = 0;
        let mut failed: Option<StateError> = None;
        self.process.send(request)?;
        loop {
            match self.process.receive()? {
                Reply::Read { contract, key } => {
                    asked += 1;
                    if !contracts.contains(&contract) || contract == Felt::ZERO {
                        return Err(self
                            .process
                            .wrong(format!("a read of {contract:#x}, which is not for it to read")));
                    }
                    if asked > MAX_READS {
                        return Err(self.process.wrong(format!("read number {asked}")));
                    }
                    let answer = match state.read(&contract, &key) {
                        Ok(value) => {
                            reads.insert((contract, key), value);
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
        if block.header != job.header || block.contracts != job.contracts || block.auth != job.auth {
            return Err("a sub-block with another header, contracts or scheme".into());
        }
        if built.executed == 0 || job.transactions.get(..built.executed) != Some(&block.transactions[..]) {
            return Err("a sub-block of other transactions".into());
        }
        if built.sealed_by.is_none() != (built.executed == job.transactions.len()) {
            return Err("a sub-block that leaves transactions out and does not say why".into());
        }
        block.check().map_err(|error| format!("a sub-block in which {error}"))?;
        block.check_layout(&self.expected.layouts).map_err(|error| format!("a sub-block in which {error}"))?;
        match block.entries().find(|entry| reads.get(&(entry.contract, entry.key)) != Some(&entry.old)) {
            Some(Entry { contract, key, .. }) => {
                Err(format!("a sub-block over another old value of cell {key:#x} of {contract:#x}"))
            }
            None => Ok(()),
        }
    }
}

fn greeted(hello: &Hello, expected: &Expected) -> Result<(), HostError> {
    if hello.protocol != VERSION {
        return Err(HostError::OtherProtocol { host: hello.protocol, batcher: VERSION });
    }
    if !hello
        .contracts
        .iter()
        .map(|contract| &contract.name)
        .eq(expected.contracts.iter().map(|contract| &contract.name))
    {
        return Err(HostError::OtherContracts { expected: names(&expected.contracts), found: names(&hello.contracts) });
    }
    match hello.contracts.iter().zip(&expected.contracts).find(|(held, wanted)| held.fingerprint != wanted.fingerprint)
    {
        Some((_, wanted)) => Err(HostError::OtherFingerprint { contract: wanted.name.clone() }),
        None => Ok(()),
    }
}

/// The names for a reader; what a host says may be long.
fn names(contracts: &[HostedContract]) -> String {
    listed(contracts.iter().map(|contract| contract.name.as_str())).chars().take(200).collect()
}
