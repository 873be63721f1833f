//! Whether a sub-block from outside is one at all.

use super::{Auth, Authorization, Call, Event, MAX_LENGTH, NEVER_EXPIRES, Row, StorageField, SubBlock, Transaction};
use crate::felts::is_storage_address;
use crate::keys::{KeyRecord, MAX_SCOPE, key_address, nonce_address};
use crate::{ContractAddress, Felt};

/// Most cells of a value.
const MAX_CELLS: usize = 255;

/// Most contracts of a thread.
pub const MAX_CONTRACTS: usize = 16;

/// What is wrong with a sub-block. Positions count from 0.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs)]
pub enum SubBlockError {
    #[error("sub-block number 0: numbers start at 1")]
    NumberZero,
    #[error("sub-block {number} has parent {parent:#x}: only the first has parent 0, and it must")]
    Parent { number: u64, parent: Felt },
    #[error("the manager {address:#x} is no address: they are below 2^251")]
    Manager { address: Felt },
    #[error(transparent)]
    Contracts(#[from] ContractsError),
    #[error("row {row} belongs to contract {contract}: positions are below {contracts}")]
    RowContract { row: usize, contract: usize, contracts: usize },
    #[error("row {row}: {address:#x} is no storage address")]
    RowAddress { row: usize, address: Felt },
    #[error("row {row} has {old} old values and {new} new ones: there must be as many, from 1 to {MAX_CELLS}")]
    RowCells { row: usize, old: usize, new: usize },
    #[error("row {row}: contracts and addresses must be increasing, and no row may begin within another")]
    RowOrder { row: usize },
    #[error("row {row} is not named by any access in the witness")]
    UnusedRow { row: usize },
    #[error("witness position {position} names cell {cell}, where no row begins")]
    WitnessIndex { position: usize, cell: usize },
    #[error("{outcomes} outcomes of transactions but {receipts} receipts")]
    ReceiptCount { outcomes: usize, receipts: usize },
    #[error("transaction {transaction} is not signed, but the thread's transactions are")]
    Unsigned { transaction: usize },
    #[error("transaction {transaction} is signed, but the thread's batcher is believed instead")]
    Signed { transaction: usize },
    #[error("transaction {transaction} has {calls} calls: there may be {allowed}")]
    Calls { transaction: usize, calls: usize, allowed: &'static str },
    #[error("{scopes} scopes of keys: there must be {expected}")]
    ScopeCount { scopes: usize, expected: usize },
    #[error("transaction {transaction}: no row holds its sender's nonce")]
    NoNonceRow { transaction: usize },
    #[error("transaction {transaction}: no row holds the record of its key")]
    NoKeyRow { transaction: usize },
    #[error("transaction {transaction}: the scope is not that of its key")]
    Scope { transaction: usize },
    #[error("the sub-block may settle until {found}, by deadlines and keys it is {expected}")]
    ValidUntil { found: u64, expected: u64 },
    #[error("the batcher {address:#x} is no address")]
    Batcher { address: Felt },
    #[error("transaction {transaction} calls {contract:#x}, which is none of the thread's contracts")]
    ForeignTransaction { transaction: usize, contract: Felt },
    #[error("transaction {transaction}: sender {sender:#x} is no address")]
    Sender { transaction: usize, sender: Felt },
    #[error("transaction {transaction}: `{}` is no function's name", shown(.name))]
    FunctionName { transaction: usize, name: String },
    #[error("transaction {transaction} has {felts} felts of calldata: there may be {MAX_LENGTH}")]
    Calldata { transaction: usize, felts: usize },
    #[error("receipt {receipt}: a reverted transaction has no events")]
    EventsOfReverted { receipt: usize },
    #[error("receipt {receipt}: `{}` is no event's name", shown(.name))]
    EventName { receipt: usize, name: String },
    #[error("receipt {receipt}: an event has {felts} felts of keys or data: there may be {MAX_LENGTH}")]
    EventLength { receipt: usize, felts: usize },
    #[error("receipt {receipt}: an event is of contract {contract}: positions are below {contracts}")]
    EventContract { receipt: usize, contract: usize, contracts: usize },
    #[error("the sub-block is of {contracts} contracts, the thread has {expected}")]
    OtherContracts { contracts: usize, expected: usize },
    #[error("row {row}: its contract has no storage field number {variable}")]
    UnknownVariable { row: usize, variable: usize },
    #[error("row {row}: {address:#x} with these keys and cells is no value of `{variable}`")]
    WrongRow { row: usize, variable: String, address: Felt },
}

/// What is wrong with the addresses of a thread's contracts. Positions count from 0.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs)]
pub enum ContractsError {
    #[error("{contracts} contracts: a thread has 1 to {MAX_CONTRACTS}")]
    Count { contracts: usize },
    #[error("contract {position}: {address:#x} is no contract's address: they are below 2^251 and not 0")]
    Address { position: usize, address: Felt },
    #[error("contracts {first} and {second} are both at {address:#x}")]
    Same { first: usize, second: usize, address: Felt },
}

/// Checks the addresses of a thread's contracts.
pub(crate) fn check_contracts(contracts: &[Felt]) -> Result<(), ContractsError> {
    if contracts.is_empty() || contracts.len() > MAX_CONTRACTS {
        return Err(ContractsError::Count { contracts: contracts.len() });
    }
    for (position, address) in contracts.iter().enumerate() {
        if !is_address(address) || *address == Felt::ZERO {
            return Err(ContractsError::Address { position, address: *address });
        }
        if let Some(first) = contracts.iter().take(position).position(|before| before == address) {
            return Err(ContractsError::Same { first, second: position, address: *address });
        }
    }
    Ok(())
}

impl SubBlockError {
    /// The way out.
    pub fn help(&self) -> &'static str {
        match self {
            Self::OtherContracts { .. } | Self::UnknownVariable { .. } | Self::WrongRow { .. } => {
                "the sub-block was built for other contracts: run the transactions again with these"
            }
            _ => "the sub-block was changed or is damaged: build it again with `cargo zkthread run`",
        }
    }
}

impl SubBlock {
    /// Checks the structure of a sub-block from outside. Whether it is *true* is for the proof to say.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn check(&self) -> Result<(), SubBlockError> {
        self.check_header()?;
        self.check_rows()?;
        self.check_transactions()
    }

    fn check_header(&self) -> Result<(), SubBlockError> {
        let header = &self.header;
        if header.number == 0 {
            return Err(SubBlockError::NumberZero);
        }
        if (header.number == 1) != (header.parent == Felt::ZERO) {
            return Err(SubBlockError::Parent { number: header.number, parent: header.parent });
        }
        if !is_address(&header.manager) {
            return Err(SubBlockError::Manager { address: header.manager });
        }
        Ok(check_contracts(&self.contracts)?)
    }

    fn check_rows(&self) -> Result<(), SubBlockError> {
        // The first contract and address where the next row may begin.
        let mut free = (0, Felt::ZERO);
        let contracts = self.contracts.len();
        // For each cell, whether a row begins there that is not named yet.
        let mut begins = Vec::new();
        for (row, content) in self.rows.iter().enumerate() {
            let Row { contract, address, old, new, .. } = content;
            if *contract >= contracts {
                return Err(SubBlockError::RowContract { row, contract: *contract, contracts });
            }
            if !is_storage_address(address) {
                return Err(SubBlockError::RowAddress { row, address: *address });
            }
            if old.len() != new.len() || old.is_empty() || old.len() > MAX_CELLS {
                return Err(SubBlockError::RowCells { row, old: old.len(), new: new.len() });
            }
            if (*contract, *address) < free {
                return Err(SubBlockError::RowOrder { row });
            }
            free = (*contract, *address + Felt::from(old.len()));
            begins.push(Begin::Unnamed { row });
            begins.resize(begins.len() + old.len() - 1, Begin::None);
        }
        for (position, cell) in self.witness.iter().enumerate() {
            match begins.get_mut(*cell) {
                Some(begin @ (Begin::Unnamed { .. } | Begin::Named)) => *begin = Begin::Named,
                _ => return Err(SubBlockError::WitnessIndex { position, cell: *cell }),
            }
        }
        let unused = begins.iter().find_map(|begin| if let Begin::Unnamed { row } = begin { Some(*row) } else { None });
        unused.map_or(Ok(()), |row| Err(SubBlockError::UnusedRow { row }))
    }

    fn check_transactions(&self) -> Result<(), SubBlockError> {
        for (transaction, content) in self.transactions.iter().enumerate() {
            self.check_transaction(transaction, content)?;
        }
        self.check_keys()?;
        let outcomes = self.transactions.iter().map(Transaction::outcomes).sum();
        if outcomes != self.receipts.len() {
            return Err(SubBlockError::ReceiptCount { outcomes, receipts: self.receipts.len() });
        }
        for (receipt, content) in self.receipts.iter().enumerate() {
            if content.status != Felt::ZERO && !content.events.is_empty() {
                return Err(SubBlockError::EventsOfReverted { receipt });
            }
            content.events.iter().try_for_each(|event| check_event(receipt, event, self.contracts.len()))?;
        }
        Ok(())
    }

    fn check_transaction(&self, transaction: usize, content: &Transaction) -> Result<(), SubBlockError> {
        let calls = content.calls.len();
        match (self.auth, &content.authorization) {
            (Auth::Signature, None) => return Err(SubBlockError::Unsigned { transaction }),
            (Auth::Batcher, Some(_)) => return Err(SubBlockError::Signed { transaction }),
            (Auth::Signature, Some(_)) if !(1..=MAX_LENGTH).contains(&calls) => {
                return Err(SubBlockError::Calls { transaction, calls, allowed: "1 to 65535" });
            }
            (Auth::Batcher, None) if calls != 1 => {
                return Err(SubBlockError::Calls { transaction, calls, allowed: "one" });
            }
            _ => {}
        }
        if !is_address(&content.sender) {
            return Err(SubBlockError::Sender { transaction, sender: content.sender });
        }
        content.calls.iter().try_for_each(|call| self.check_call(transaction, call))
    }

    fn check_call(&self, transaction: usize, call: &Call) -> Result<(), SubBlockError> {
        let Call { contract, function, calldata } = call;
        if !self.contracts.contains(contract) {
            return Err(SubBlockError::ForeignTransaction { transaction, contract: *contract });
        }
        if !is_name(function) {
            return Err(SubBlockError::FunctionName { transaction, name: function.clone() });
        }
        if calldata.len() > MAX_LENGTH {
            return Err(SubBlockError::Calldata { transaction, felts: calldata.len() });
        }
        Ok(())
    }

    /// Checks what follows from the records of keys: scopes, and how long the sub-block may settle.
    fn check_keys(&self) -> Result<(), SubBlockError> {
        let expected = if self.auth == Auth::Signature { self.transactions.len() } else { 0 };
        if self.scopes.len() != expected {
            return Err(SubBlockError::ScopeCount { scopes: self.scopes.len(), expected });
        }
        let mut valid_until = NEVER_EXPIRES;
        for (transaction, (content, scope)) in self.transactions.iter().zip(&self.scopes).enumerate() {
            let Some(Authorization { public_key, deadline, .. }) = &content.authorization else { continue };
            let sender = &content.sender;
            self.cell(&nonce_address(sender)).ok_or(SubBlockError::NoNonceRow { transaction })?;
            let record = self.cell(&key_address(sender, public_key)).and_then(KeyRecord::from_felt);
            let record = record.ok_or(SubBlockError::NoKeyRow { transaction })?;
            if scope.len() > MAX_SCOPE || KeyRecord::new(record.expires, scope) != record {
                return Err(SubBlockError::Scope { transaction });
            }
            valid_until = valid_until.min(*deadline).min(record.expires.saturating_sub(1));
        }
        if self.valid_until != valid_until {
            return Err(SubBlockError::ValidUntil { found: self.valid_until, expected: valid_until });
        }
        match &self.batcher_signature {
            Some(signature) if !is_address(&signature.batcher) => {
                Err(SubBlockError::Batcher { address: signature.batcher })
            }
            _ => Ok(()),
        }
    }

    /// The old value of a cell of the first contract that has a row for itself. Rows are in order.
    fn cell(&self, address: &Felt) -> Option<&Felt> {
        let row = self.rows.binary_search_by(|row| (row.contract, &row.address).cmp(&(0, address))).ok()?;
        let row = self.rows.get(row).filter(|row| row.old.len() == 1)?;
        row.old.first()
    }

    /// Checks that every row is a value of its contract, when the contracts have these storage fields: by position, in declared order.
    ///
    /// # Errors
    /// [`SubBlockError::OtherContracts`], [`SubBlockError::RowContract`], [`SubBlockError::UnknownVariable`] or [`SubBlockError::WrongRow`].
    pub fn check_layout(&self, contracts: &[Vec<StorageField>]) -> Result<(), SubBlockError> {
        if contracts.len() != self.contracts.len() {
            let (contracts, expected) = (self.contracts.len(), contracts.len());
            return Err(SubBlockError::OtherContracts { contracts, expected });
        }
        let reserved = if self.auth == Auth::Signature { StorageField::of_signatures().to_vec() } else { Vec::new() };
        self.rows.iter().enumerate().try_for_each(|(row, content)| check_row(row, content, contracts, &reserved))
    }
}

/// `reserved` are variables that no contract declares; they have the numbers behind those of all contracts, and lie in the first one.
fn check_row(
    row: usize,
    content: &Row,
    contracts: &[Vec<StorageField>],
    reserved: &[StorageField],
) -> Result<(), SubBlockError> {
    let Row { contract, variable, .. } = *content;
    let fields = contracts.get(contract);
    let fields = fields.ok_or(SubBlockError::RowContract { row, contract, contracts: contracts.len() })?;
    let unknown = SubBlockError::UnknownVariable { row, variable };
    let holds = |field: &StorageField, holds: fn(&StorageField, &Row) -> bool| {
        let wrong = || SubBlockError::WrongRow { row, variable: field.name.clone(), address: content.address };
        if holds(field, content) { Ok(()) } else { Err(wrong()) }
    };
    let all: usize = contracts.iter().map(|fields| 2 * fields.len()).sum();
    if let Some(field) = variable.checked_sub(all).filter(|_| contract == 0).and_then(|own| reserved.get(own)) {
        return holds(field, StorageField::holds);
    }
    let first: usize = contracts.iter().take(contract).map(|fields| 2 * fields.len()).sum();
    let Some(own) = variable.checked_sub(first) else { return Err(unknown) };
    match own.checked_sub(fields.len()) {
        None => holds(fields.get(own).ok_or(unknown)?, StorageField::holds),
        Some(list) => holds(fields.get(list).ok_or(unknown)?, StorageField::holds_element),
    }
}

/// What stands at a cell's number.
#[derive(Clone, Copy)]
enum Begin {
    /// A row that no access has named.
    Unnamed { row: usize },
    /// A row.
    Named,
    /// A further cell of a row.
    None,
}

fn check_event(receipt: usize, event: &Event, contracts: usize) -> Result<(), SubBlockError> {
    if event.contract >= contracts {
        return Err(SubBlockError::EventContract { receipt, contract: event.contract, contracts });
    }
    if !is_name(&event.name) {
        return Err(SubBlockError::EventName { receipt, name: event.name.clone() });
    }
    match event.keys.len().max(event.data.len()) {
        0..=MAX_LENGTH => Ok(()),
        felts => Err(SubBlockError::EventLength { receipt, felts }),
    }
}

/// Whether a text can be the name of a function or an event.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// A text for an error message.
fn shown(text: &str) -> String {
    text.chars().take(80).map(|c| if c.is_control() { '?' } else { c }).collect()
}

fn is_address(felt: &Felt) -> bool {
    ContractAddress::try_from(*felt).is_ok()
}
