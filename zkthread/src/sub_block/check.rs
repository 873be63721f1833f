//! Whether a sub-block from outside is one at all.

use super::SubBlock;
use crate::felts::{is_storage_address, storage_address};
use crate::{ContractAddress, Felt};

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
    #[error("row {row}: addresses must be strictly increasing")]
    RowOrder { row: usize },
    #[error("row {row} is not named by any access in the witness")]
    UnusedRow { row: usize },
    #[error("witness position {position} names row {row}, but there are {rows} rows")]
    WitnessIndex { position: usize, row: usize, rows: usize },
    #[error("{transactions} transactions but {receipts} receipts")]
    ReceiptCount { transactions: usize, receipts: usize },
    #[error("transaction {transaction} calls {contract:#x}, which is not the thread's contract")]
    ForeignTransaction { transaction: usize, contract: Felt },
    #[error("transaction {transaction}: sender {sender:#x} is no address")]
    Sender { transaction: usize, sender: Felt },
    #[error("transaction {transaction} has a signature, but signatures have no meaning yet")]
    Signature { transaction: usize },
    #[error("receipt {receipt}: a reverted transaction has no events")]
    EventsOfReverted { receipt: usize },
    #[error("row {row}: the contract has no storage field number {variable}")]
    UnknownVariable { row: usize, variable: usize },
    #[error("row {row}: {address:#x} is not the address of `{variable}` with these keys")]
    WrongAddress { row: usize, variable: String, address: Felt },
}

impl SubBlockError {
    /// The way out.
    pub fn help(&self) -> &'static str {
        match self {
            Self::UnknownVariable { .. } | Self::WrongAddress { .. } => {
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
        let mut before = None;
        for (row, content) in self.rows.iter().enumerate() {
            if !is_storage_address(&content.address) {
                return Err(SubBlockError::RowAddress { row, address: content.address });
            }
            if before.is_some_and(|before| content.address <= before) {
                return Err(SubBlockError::RowOrder { row });
            }
            before = Some(content.address);
        }
        let mut named = vec![false; self.rows.len()];
        for (position, row) in self.witness.iter().enumerate() {
            match named.get_mut(*row) {
                Some(named) => *named = true,
                None => return Err(SubBlockError::WitnessIndex { position, row: *row, rows: self.rows.len() }),
            }
        }
        match named.iter().position(|named| !named) {
            Some(row) => Err(SubBlockError::UnusedRow { row }),
            None => Ok(()),
        }
    }

    fn check_transactions(&self) -> Result<(), SubBlockError> {
        let (transactions, receipts) = (self.transactions.len(), self.receipts.len());
        if transactions != receipts {
            return Err(SubBlockError::ReceiptCount { transactions, receipts });
        }
        for (transaction, content) in self.transactions.iter().enumerate() {
            if content.contract != self.contract {
                return Err(SubBlockError::ForeignTransaction { transaction, contract: content.contract });
            }
            if !is_address(&content.sender) {
                return Err(SubBlockError::Sender { transaction, sender: content.sender });
            }
            if !content.signature.is_empty() {
                return Err(SubBlockError::Signature { transaction });
            }
        }
        match self.receipts.iter().position(|receipt| receipt.status != Felt::ZERO && !receipt.events.is_empty()) {
            Some(receipt) => Err(SubBlockError::EventsOfReverted { receipt }),
            None => Ok(()),
        }
    }

    /// Checks that every row is a cell of a contract with these storage fields: name and number of keys, in declared order.
    ///
    /// # Errors
    /// [`SubBlockError::UnknownVariable`] or [`SubBlockError::WrongAddress`].
    pub fn check_layout<N: AsRef<str>>(&self, layout: &[(N, usize)]) -> Result<(), SubBlockError> {
        for (row, content) in self.rows.iter().enumerate() {
            let variable = content.variable;
            let (name, keys) = layout.get(variable).ok_or(SubBlockError::UnknownVariable { row, variable })?;
            let (used, unused) = content.keys.split_at((*keys).min(content.keys.len()));
            let cell = storage_address(name.as_ref(), used);
            if cell != content.address || unused.iter().any(|key| *key != Felt::ZERO) {
                let variable = name.as_ref().to_owned();
                return Err(SubBlockError::WrongAddress { row, variable, address: content.address });
            }
        }
        Ok(())
    }
}

fn is_address(felt: &Felt) -> bool {
    ContractAddress::try_from(*felt).is_ok()
}
