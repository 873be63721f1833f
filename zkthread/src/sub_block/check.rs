//! Whether a sub-block from outside is one at all.

use super::{Event, MAX_LENGTH, Row, StorageField, SubBlock, Transaction};
use crate::felts::is_storage_address;
use crate::{ContractAddress, Felt};

/// Most cells of a value.
const MAX_CELLS: usize = 255;

/// What is wrong with a sub-block. Positions count from 0.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs)]
pub enum SubBlockError {
    #[error("sub-block number 0: numbers start at 1")]
    NumberZero,
    #[error("sub-block {number} has parent {parent:#x}: only the first has parent 0, and it must")]
    Parent { number: u64, parent: Felt },
    #[error("{what} {address:#x} is no address: addresses are below 2^251, and a contract's is not 0")]
    Address { what: &'static str, address: Felt },
    #[error("row {row}: {address:#x} is no storage address")]
    RowAddress { row: usize, address: Felt },
    #[error("row {row} has {old} old values and {new} new ones: there must be as many, from 1 to {MAX_CELLS}")]
    RowCells { row: usize, old: usize, new: usize },
    #[error("row {row}: addresses must be increasing, and no row may begin within another")]
    RowOrder { row: usize },
    #[error("row {row} is not named by any access in the witness")]
    UnusedRow { row: usize },
    #[error("witness position {position} names cell {cell}, where no row begins")]
    WitnessIndex { position: usize, cell: usize },
    #[error("{transactions} transactions but {receipts} receipts")]
    ReceiptCount { transactions: usize, receipts: usize },
    #[error("transaction {transaction} calls {contract:#x}, which is not the thread's contract")]
    ForeignTransaction { transaction: usize, contract: Felt },
    #[error("transaction {transaction}: sender {sender:#x} is no address")]
    Sender { transaction: usize, sender: Felt },
    #[error("transaction {transaction} has a signature, but signatures have no meaning yet")]
    Signature { transaction: usize },
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
    #[error("row {row}: the contract has no storage field number {variable}")]
    UnknownVariable { row: usize, variable: usize },
    #[error("row {row}: {address:#x} with these keys and cells is no value of `{variable}`")]
    WrongRow { row: usize, variable: String, address: Felt },
}

impl SubBlockError {
    /// The way out.
    pub fn help(&self) -> &'static str {
        match self {
            Self::UnknownVariable { .. } | Self::WrongRow { .. } => {
                "the sub-block was built for another contract: run the transactions again with this one"
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
            return Err(SubBlockError::Address { what: "manager", address: header.manager });
        }
        if !is_address(&self.contract) || self.contract == Felt::ZERO {
            return Err(SubBlockError::Address { what: "contract", address: self.contract });
        }
        Ok(())
    }

    fn check_rows(&self) -> Result<(), SubBlockError> {
        let mut free = Felt::ZERO;
        // For each cell, whether a row begins there that is not named yet.
        let mut begins = Vec::new();
        for (row, content) in self.rows.iter().enumerate() {
            let Row { address, old, new, .. } = content;
            if !is_storage_address(address) {
                return Err(SubBlockError::RowAddress { row, address: *address });
            }
            if old.len() != new.len() || old.is_empty() || old.len() > MAX_CELLS {
                return Err(SubBlockError::RowCells { row, old: old.len(), new: new.len() });
            }
            if *address < free {
                return Err(SubBlockError::RowOrder { row });
            }
            free = *address + Felt::from(old.len());
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
        let (transactions, receipts) = (self.transactions.len(), self.receipts.len());
        if transactions != receipts {
            return Err(SubBlockError::ReceiptCount { transactions, receipts });
        }
        for (transaction, content) in self.transactions.iter().enumerate() {
            self.check_transaction(transaction, content)?;
        }
        for (receipt, content) in self.receipts.iter().enumerate() {
            if content.status != Felt::ZERO && !content.events.is_empty() {
                return Err(SubBlockError::EventsOfReverted { receipt });
            }
            content.events.iter().try_for_each(|event| check_event(receipt, event))?;
        }
        Ok(())
    }

    fn check_transaction(&self, transaction: usize, content: &Transaction) -> Result<(), SubBlockError> {
        if content.contract != self.contract {
            return Err(SubBlockError::ForeignTransaction { transaction, contract: content.contract });
        }
        if !is_address(&content.sender) {
            return Err(SubBlockError::Sender { transaction, sender: content.sender });
        }
        if !is_name(&content.function) {
            return Err(SubBlockError::FunctionName { transaction, name: content.function.clone() });
        }
        if content.calldata.len() > MAX_LENGTH {
            return Err(SubBlockError::Calldata { transaction, felts: content.calldata.len() });
        }
        if !content.signature.is_empty() {
            return Err(SubBlockError::Signature { transaction });
        }
        Ok(())
    }

    /// Checks that every row is a value of a contract with these storage fields, in declared order.
    ///
    /// # Errors
    /// [`SubBlockError::UnknownVariable`] or [`SubBlockError::WrongRow`].
    pub fn check_layout(&self, fields: &[StorageField]) -> Result<(), SubBlockError> {
        for (row, content) in self.rows.iter().enumerate() {
            let variable = content.variable;
            let (field, holds) = match variable.checked_sub(fields.len()) {
                None => (fields.get(variable), StorageField::holds as fn(&StorageField, &Row) -> bool),
                Some(list) => (fields.get(list), StorageField::holds_element as _),
            };
            let field = field.ok_or(SubBlockError::UnknownVariable { row, variable })?;
            if !holds(field, content) {
                let variable = field.name.clone();
                return Err(SubBlockError::WrongRow { row, variable, address: content.address });
            }
        }
        Ok(())
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

fn check_event(receipt: usize, event: &Event) -> Result<(), SubBlockError> {
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
