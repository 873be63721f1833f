//! Sub-blocks in order.

use std::collections::VecDeque;

use zkthread::Felt;
use zkthread::host::{Built, HostError as Refusal, Job, Limits, View, Viewed};
use zkthread::rt::cost;
use zkthread::sub_block::{Auth, Header, Transaction};

use crate::host::{Host, HostError};
use crate::state::{CanonicalState, Head, Pending};

/// The thread that sub-blocks are for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Domain {
    /// Chain of its contracts, as a short string.
    pub chain_id: Felt,
    /// Address of the manager.
    pub manager: Felt,
    /// The thread in the manager.
    pub thread_id: Felt,
    /// Addresses of its contracts, by position.
    pub contracts: Vec<Felt>,
    /// Who says that transactions are their senders'.
    pub auth: Auth,
}

/// By what sub-blocks are built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// What each may cost.
    pub limits: Limits,
    /// Whether the thread emits its events on L2 when a sub-block settles, which counts for the limits.
    pub emits_events: bool,
    /// Seconds after its time in which a sub-block is to be settled: signed transactions and keys that end sooner are refused.
    pub settle_within: u64,
}

/// Why no sub-block was built.
#[derive(Debug, thiserror::Error)]
pub enum BatchError {
    /// The sub-block would be older than the one before.
    #[error("a sub-block at {timestamp} cannot follow one at {previous}")]
    TooEarly {
        /// Time asked for.
        timestamp: u64,
        /// Time of the last sub-block.
        previous: u64,
    },
    /// There are no numbers left.
    #[error("there is no number after {0}")]
    NoMoreNumbers(u64),
    /// A transaction cannot be in any sub-block. It no longer waits; the others do. Those of the same sender behind it, when it is signed, have nonces
    /// that go on from its own, so they are refused next. Its position counts all transactions ever submitted.
    #[error("{0}")]
    Dropped(Refusal),
    /// The host failed. All transactions still wait.
    #[error(transparent)]
    Host(#[from] HostError),
}

impl BatchError {
    /// The way out.
    pub fn help(&self) -> Option<String> {
        match self {
            Self::TooEarly { previous, .. } => {
                Some(format!("give a time of at least {previous}, in seconds since 1970"))
            }
            Self::NoMoreNumbers(_) => Some("register a new thread".to_owned()),
            Self::Dropped(error) => Some(error.help().to_owned()),
            Self::Host(error) => error.help(),
        }
    }
}

/// Builds sub-blocks of waiting transactions, each on top of the one before.
#[derive(Debug)]
pub struct Batcher<S> {
    host: Host,
    state: Pending<S>,
    domain: Domain,
    head: Head,
    terms: Terms,
    /// With how many were submitted before.
    waiting: VecDeque<(usize, Transaction)>,
    submitted: usize,
}

impl<S: CanonicalState> Batcher<S> {
    /// A batcher over canonical storage as it is after the sub-block `head`.
    pub fn new(host: Host, canonical: S, domain: Domain, head: Head, terms: Terms) -> Self {
        let state = Pending::new(canonical);
        Self { host, state, domain, head, terms, waiting: VecDeque::new(), submitted: 0 }
    }

    /// Adds transactions behind those that wait.
    pub fn submit(&mut self, transactions: impl IntoIterator<Item = Transaction>) {
        for transaction in transactions {
            self.waiting.push_back((self.submitted, transaction));
            self.submitted += 1;
        }
    }

    /// How many transactions wait.
    pub fn pending(&self) -> usize {
        self.waiting.len()
    }

    /// The last sub-block.
    pub fn head(&self) -> Head {
        self.head
    }

    /// Canonical storage, without the sub-blocks built here.
    pub fn state(&self) -> &S {
        &self.state.canonical
    }

    /// Gives canonical storage back and ends the host.
    pub fn into_state(self) -> S {
        self.state.canonical
    }

    /// Calls a view on the state after the last sub-block. Chain and contracts are the thread's, whatever `call` says; `call.position` is the
    /// contract's among them.
    ///
    /// # Errors
    /// [`HostError`]
    pub fn view(&mut self, call: &View) -> Result<Viewed, HostError> {
        let Domain { chain_id, contracts, .. } = self.domain.clone();
        self.host.view(&View { chain_id, contracts, ..call.clone() }, &mut self.state)
    }

    /// Builds the next sub-block of as many waiting transactions as the limits allow; none when nothing waits. `timestamp` is its time, in
    /// seconds since 1970.
    ///
    /// # Errors
    /// [`BatchError`]. After [`BatchError::Dropped`] another call goes on without that transaction.
    pub fn seal(&mut self, timestamp: u64) -> Result<Option<Built>, BatchError> {
        if self.waiting.is_empty() {
            return Ok(None);
        }
        let job = self.job(timestamp)?;
        let built = match self.host.execute(&job, &mut self.state) {
            Err(HostError::Refused(error)) => return Err(self.refused(error)),
            built => built?,
        };
        self.state.apply(&built.sub_block);
        self.head = Head::after(&built.sub_block);
        self.waiting.drain(..built.executed);
        Ok(Some(built))
    }

    fn job(&self, timestamp: u64) -> Result<Job, BatchError> {
        let previous = self.head.timestamp;
        if timestamp < previous {
            return Err(BatchError::TooEarly { timestamp, previous });
        }
        let Domain { chain_id, manager, thread_id, contracts, auth } = self.domain.clone();
        let Terms { limits, emits_events, settle_within } = self.terms;
        let number = self.head.number.checked_add(1).ok_or(BatchError::NoMoreNumbers(self.head.number))?;
        let header = Header { chain_id, manager, thread_id, number, parent: self.head.commitment, timestamp };
        // One more than can be taken, so that the host says which limit sealed the sub-block.
        let most = match auth {
            Auth::Signature => limits.max_transactions.min(limits.max_steps / cost::SIGNATURE),
            Auth::Batcher => limits.max_transactions,
        };
        let most = usize::try_from(most.saturating_add(1)).unwrap_or(usize::MAX);
        let transactions = self.waiting.iter().take(most).map(|(_, transaction)| transaction.clone()).collect();
        Ok(Job { header, contracts, auth, settle_within, transactions, limits, emits_events })
    }

    /// A transaction that cannot be run is taken out, so that the others are not held up for ever.
    fn refused(&mut self, mut error: Refusal) -> BatchError {
        let index = match &mut error {
            Refusal::InvalidTransaction { index, .. }
            | Refusal::Unauthorized { index, .. }
            | Refusal::TransactionTooLarge { index, .. }
            | Refusal::ContractPanicked { index: Some(index), .. } => index,
            _ => return BatchError::Host(HostError::Refused(error)),
        };
        match self.waiting.remove(*index) {
            Some((submitted, _)) => {
                *index = submitted;
                BatchError::Dropped(error)
            }
            None => BatchError::Host(HostError::Refused(error)),
        }
    }
}
