//! Sub-blocks: what the native run produces, the thread program proves and the manager applies.
//!
//! Every commitment here is the one of `docs/protocol.md`. Nothing in a sub-block that comes from outside is believed: [`SubBlock::check`]
//! looks at its structure, the proof at its truth.

mod check;
mod row;
mod signed;
mod stream;
mod transaction;

use serde::{Deserialize, Serialize};

pub(crate) use check::check_contracts;
pub use check::{ContractsError, MAX_CONTRACTS, SubBlockError};
pub use row::{Row, StorageField};
pub(crate) use stream::MAX_LENGTH;
pub use transaction::{Auth, Authorization, Call, EntryPoint, Transaction};

use crate::Felt;
use crate::felts::{poseidon, short_string_text, tag};

/// `'ZKTHREAD1'`, the first felt of every output.
pub const OUTPUT_TAG: Felt = Felt::from_hex_unchecked("0x5a4b54485245414431");

/// [`SubBlock::valid_until`] of a sub-block without deadlines.
pub const NEVER_EXPIRES: u64 = u64::MAX;

/// Where a sub-block belongs and when it happens.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// Chain of the thread's contracts, as a short string.
    pub chain_id: Felt,
    /// Address of the manager.
    pub manager: Felt,
    /// The thread in the manager.
    pub thread_id: Felt,
    /// From 1, without gaps.
    pub number: u64,
    /// Commitment of the sub-block before; 0 for the first.
    pub parent: Felt,
    /// Seconds since 1970, as contract code sees it.
    pub timestamp: u64,
}

/// What is settled for one storage cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Contract of the cell.
    pub contract: Felt,
    /// Storage address.
    pub key: Felt,
    /// Value that L2 must hold.
    pub old: Felt,
    /// Value that L2 gets.
    pub new: Felt,
}

/// An event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// Position of the contract that emitted it.
    pub contract: usize,
    /// Its name.
    pub name: String,
    /// Key fields, as Serde lays them out; fewer than 2^16 felts.
    pub keys: Vec<Felt>,
    /// Data fields, likewise.
    pub data: Vec<Felt>,
}

impl Event {
    /// Poseidon permutations that it takes in the events stream: one for two felts.
    pub(crate) fn permutations(&self) -> u64 {
        (1 + self.keys.len() + self.data.len()).div_ceil(2) as u64
    }
}

/// The signature of a sub-block by its batcher's account. The proof does not commit to it: the manager asks the account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BatcherSignature {
    /// Address of the account.
    pub batcher: Felt,
    /// What its `is_valid_signature` takes.
    pub signature: Vec<Felt>,
}

/// What a transaction did, or one call of an independent bundle, besides its writes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// 0, or the short string of the fault that reverted it.
    pub status: Felt,
    /// Events in order; none when it reverted.
    pub events: Vec<Event>,
}

impl Receipt {
    /// Why the transaction reverted; none when it did not.
    pub fn fault(&self) -> Option<String> {
        (self.status != Felt::ZERO)
            .then(|| short_string_text(&self.status).unwrap_or_else(|| format!("{:#x}", self.status)))
    }

    /// Poseidon permutations that its part of the events stream takes.
    pub fn permutations(&self) -> u64 {
        self.events.iter().map(Event::permutations).sum::<u64>().max(1)
    }
}

/// An ordered list of transactions on a thread's contracts and its result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubBlock {
    /// Where it belongs.
    pub header: Header,
    /// Addresses of the thread's contracts, by position.
    pub contracts: Vec<Felt>,
    /// Who says that transactions are their senders'.
    pub auth: Auth,
    /// The slot table, in strictly increasing order of contract's position and address.
    pub rows: Vec<Row>,
    /// In order of execution.
    pub transactions: Vec<Transaction>,
    /// The scope of each transaction's key, which is empty when it may call everything; no list at all where the batcher is believed.
    pub scopes: Vec<Vec<EntryPoint>>,
    /// As many for each transaction as it has outcomes.
    pub receipts: Vec<Receipt>,
    /// For each access that names its row, in order of execution, the number of the row's first cell; cells are counted through all rows.
    pub witness: Vec<usize>,
    /// The last second at which the sub-block may settle, since 1970; [`NEVER_EXPIRES`] where there are no deadlines.
    pub valid_until: u64,
    /// Its batcher's signature, where the thread names batchers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub batcher_signature: Option<BatcherSignature>,
}

impl SubBlock {
    /// What is settled: one entry for each cell of each row, in order.
    pub fn entries(&self) -> impl Iterator<Item = Entry> + '_ {
        self.rows.iter().flat_map(|row| {
            // A position that is none, which `check` finds, stands for no contract.
            let contract = self.contracts.get(row.contract).copied().unwrap_or_default();
            row.cells().map(move |(key, old, new)| Entry { contract, key, old, new })
        })
    }

    /// The position of the contract at an address; one behind the last when there is none.
    fn position(&self, contract: &Felt) -> usize {
        self.contracts.iter().position(|address| address == contract).unwrap_or(self.contracts.len())
    }

    /// `P(contract addresses)`
    pub fn contracts_hash(&self) -> Felt {
        poseidon(&self.contracts)
    }

    /// `P(all transactions, concatenated)`
    pub fn transactions_commitment(&self) -> Felt {
        let felts = |transaction: &Transaction| match &transaction.authorization {
            Some(authorization) => signed::encode(&self.header, transaction, authorization),
            None => transaction.encode(|contract| self.position(contract)),
        };
        poseidon(&self.transactions.iter().flat_map(felts).collect::<Vec<_>>())
    }

    /// The events stream: what each transaction did.
    pub fn events_stream(&self) -> Vec<Felt> {
        let mut stream = Vec::new();
        for receipt in &self.receipts {
            for (later, event) in receipt.events.iter().enumerate() {
                let header = stream::Header::new(tag(&event.name))
                    .field(event.keys.len() as u64, 16)
                    .field(event.data.len() as u64, 16)
                    .field(event.contract as u64, 16)
                    .field((later > 0).into(), 1);
                stream.push(header.felt());
                stream.extend(&event.keys);
                stream.extend(&event.data);
                stream::even(&mut stream);
            }
            if receipt.events.is_empty() {
                stream.extend([Felt::ZERO, receipt.status]);
            }
        }
        stream
    }

    /// `P(the events stream)`
    pub fn events_commitment(&self) -> Felt {
        poseidon(&self.events_stream())
    }

    /// `P(all entries, concatenated)`
    pub fn entries_commitment(&self) -> Felt {
        poseidon(
            &self.entries().flat_map(|entry| [entry.contract, entry.key, entry.old, entry.new]).collect::<Vec<_>>(),
        )
    }

    /// The 14 felts the thread program commits to.
    pub fn output(&self) -> [Felt; 14] {
        let header = &self.header;
        [
            OUTPUT_TAG,
            header.chain_id,
            header.manager,
            header.thread_id,
            Felt::from(header.number),
            header.parent,
            Felt::from(header.timestamp),
            Felt::from(self.valid_until),
            self.contracts_hash(),
            Felt::from(self.transactions.len()),
            self.transactions_commitment(),
            self.events_commitment(),
            Felt::from(self.entries().count()),
            self.entries_commitment(),
        ]
    }

    /// `P(output)`, the next sub-block's parent.
    pub fn commitment(&self) -> Felt {
        poseidon(&self.output())
    }

    /// What a fact registry must know before the sub-block settles.
    pub fn fact(&self, os_version: &Felt) -> Felt {
        poseidon(&[*os_version, self.commitment()])
    }

    /// The one span that the thread program gets.
    pub fn program_input(&self) -> Vec<Felt> {
        let header = &self.header;
        let mut input = vec![
            header.chain_id,
            header.manager,
            header.thread_id,
            Felt::from(header.number),
            header.parent,
            Felt::from(header.timestamp),
            Felt::from(self.contracts.len()),
        ];
        input.extend(&self.contracts);
        input.push(Felt::from(self.rows.len()));
        for row in &self.rows {
            input.push(Felt::from(row.variable));
            input.extend(&row.keys);
            input.extend(&row.old);
        }
        input.push(Felt::from(self.witness.len()));
        input.extend(self.witness.iter().map(|cell| Felt::from(*cell)));
        input.push(Felt::from(self.transactions.len()));
        for index in 0..self.transactions.len() {
            input.extend(self.transaction_input(index));
        }
        input
    }

    /// How the thread program gets the transaction at a position; nothing when there is none.
    pub fn transaction_input(&self, index: usize) -> Vec<Felt> {
        let Some(transaction) = self.transactions.get(index) else { return Vec::new() };
        let position = |contract: &Felt| self.position(contract);
        match &transaction.authorization {
            Some(authorization) => {
                let scope = self.scopes.get(index).map(Vec::as_slice).unwrap_or_default();
                signed::input(&self.header, transaction, authorization, scope, position)
            }
            None => transaction.input(position),
        }
    }

    /// Each transaction with its receipts. Where there are too few, which [`Self::check`] finds, the last ones have less.
    pub fn outcomes(&self) -> impl Iterator<Item = (&Transaction, &[Receipt])> {
        let mut rest = self.receipts.as_slice();
        self.transactions.iter().map(move |transaction| {
            let (own, others) = rest.split_at(transaction.outcomes().min(rest.len()));
            rest = others;
            (transaction, own)
        })
    }
}

#[cfg(test)]
mod tests;
