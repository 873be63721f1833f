//! Rows of the slot table.

use serde::{Deserialize, Serialize};

use crate::Felt;
use crate::felts::storage_address;
use crate::keys::{KEYS, NONCES};

/// A row of the slot table, which one access reads or writes, with the values after the sub-block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Position of the contract.
    pub contract: usize,
    /// Twice the number of storage fields of all contracts before this one, and the position of the field in the storage struct; for an element
    /// of a list, the number of this contract's fields more. Behind those of all contracts, nonces and then keys have a number each.
    pub variable: usize,
    /// Map keys, as many felts as the field has; for an element of a list, then its index.
    pub keys: Vec<Felt>,
    /// Storage address of the first cell; the others follow.
    pub address: Felt,
    /// Canonical values before, one for each cell.
    pub old: Vec<Felt>,
    /// Values after; those of `old` when the row was only read.
    pub new: Vec<Felt>,
}

impl Row {
    /// Address, old and new value of each cell.
    pub fn cells(&self) -> impl Iterator<Item = (Felt, Felt, Felt)> + '_ {
        let values = self.old.iter().zip(&self.new).enumerate();
        values.map(|(cell, (old, new))| (self.address + Felt::from(cell), *old, *new))
    }
}

/// A storage field, as far as rows show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StorageField {
    /// Its name.
    pub name: String,
    /// How many felts its keys take.
    pub keys: usize,
    /// How many cells its value takes, or each element of its list.
    pub cells: usize,
    /// Whether a list stands under the keys.
    pub is_list: bool,
}

impl StorageField {
    /// Nonces and keys, in the order of their numbers.
    pub(super) fn of_signatures() -> [Self; 2] {
        [(NONCES, 1), (KEYS, 2)].map(|(name, keys)| Self { name: name.to_owned(), keys, cells: 1, is_list: false })
    }

    /// Whether a row is the value of this field, or the length of its list.
    pub(super) fn holds(&self, row: &Row) -> bool {
        let cells = if self.is_list { 1 } else { self.cells };
        self.is_at(row, self.keys, cells)
    }

    /// Whether a row is an element of this field's list.
    pub(super) fn holds_element(&self, row: &Row) -> bool {
        let is_index = |key: &Felt| u64::try_from(*key).is_ok();
        self.is_list
            && self.is_at(row, self.keys.saturating_add(1), self.cells)
            && row.keys.last().is_some_and(is_index)
    }

    fn is_at(&self, row: &Row, keys: usize, cells: usize) -> bool {
        row.keys.len() == keys && row.old.len() == cells && storage_address(&self.name, &row.keys) == row.address
    }
}
