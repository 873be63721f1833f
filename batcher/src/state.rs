//! Canonical storage.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};
use zkthread::Felt;
use zkthread::sub_block::{Entry, SubBlock};

use crate::files::{self, FileError};

/// The storage that L2 holds for the thread's contracts.
pub trait CanonicalState {
    /// The value of a cell; 0 when it was never written.
    ///
    /// # Errors
    /// [`StateError`] when it cannot be read.
    fn read(&mut self, contract: &Felt, key: &Felt) -> Result<Felt, StateError>;
}

impl<S: CanonicalState + ?Sized> CanonicalState for &mut S {
    fn read(&mut self, contract: &Felt, key: &Felt) -> Result<Felt, StateError> {
        (**self).read(contract, key)
    }
}

impl<S: CanonicalState + ?Sized> CanonicalState for Box<S> {
    fn read(&mut self, contract: &Felt, key: &Felt) -> Result<Felt, StateError> {
        (**self).read(contract, key)
    }
}

/// Canonical storage cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("canonical storage cannot be read: {message}")]
pub struct StateError {
    message: String,
}

impl StateError {
    /// With the reason, for the user.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }

    /// The way out.
    pub fn help(&self) -> Option<String> {
        Some("check that the L2 node is reachable".to_owned())
    }
}

/// The last sub-block of a thread; the default when there is none yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// Its number; 0 when there is none.
    pub number: u64,
    /// Its commitment, the next one's parent; 0 when there is none.
    pub commitment: Felt,
    /// Its time; the next one's is not before.
    pub timestamp: u64,
}

impl Head {
    /// The head after a sub-block.
    pub fn after(sub_block: &SubBlock) -> Self {
        let header = &sub_block.header;
        Self { number: header.number, commitment: sub_block.commitment(), timestamp: header.timestamp }
    }
}

/// Storage in a file, for work without L2.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LocalState {
    /// The last sub-block that was applied.
    pub head: Head,
    /// Cells by contract and address; cells that are not here are 0.
    slots: BTreeMap<Felt, BTreeMap<Felt, Felt>>,
}

/// Why a sub-block cannot be applied.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs)]
pub enum LocalStateError {
    #[error("the next sub-block is number {expected}, this is number {found}")]
    WrongNumber { expected: u64, found: u64 },
    #[error("the sub-block's parent is {found:#x}, the last sub-block is {expected:#x}")]
    WrongParent { expected: Felt, found: Felt },
    #[error("the sub-block is from {found}, the last one from {previous}")]
    TooEarly { previous: u64, found: u64 },
    #[error("stale: cell {:#x} of contract {:#x} holds {found:#x}, the sub-block was built on {:#x}", .entry.key, .entry.contract, .entry.old)]
    Stale { entry: Box<Entry>, found: Felt },
}

impl LocalStateError {
    /// The way out.
    pub fn help(&self) -> Option<String> {
        Some("build the sub-block again on the present state".to_owned())
    }
}

const FORMAT: &str = "zkthread-local-state";
const VERSION: u32 = 1;

impl LocalState {
    /// Reads the file; empty when there is none.
    ///
    /// # Errors
    /// [`FileError`]
    pub fn load(path: &Path) -> Result<Self, FileError> {
        Ok(files::load(path, FORMAT, VERSION)?.unwrap_or_default())
    }

    /// Replaces the file, whole or not at all.
    ///
    /// # Errors
    /// [`FileError`]
    pub fn save(&self, path: &Path) -> Result<(), FileError> {
        files::save(path, FORMAT, VERSION, self)
    }

    /// The value of a cell.
    pub fn get(&self, contract: &Felt, key: &Felt) -> Felt {
        self.slots.get(contract).and_then(|cells| cells.get(key)).copied().unwrap_or_default()
    }

    /// Replaces the value of a cell.
    pub fn write(&mut self, contract: &Felt, key: &Felt, value: Felt) {
        let cells = self.slots.entry(*contract).or_default();
        if value == Felt::ZERO {
            cells.remove(key);
        } else {
            cells.insert(*key, value);
        }
    }

    /// Applies the next sub-block: the head moves and the entries are written, or nothing happens.
    ///
    /// # Errors
    /// [`LocalStateError`], the manager's checks: number, parent, time, and every old value.
    pub fn apply(&mut self, sub_block: &SubBlock) -> Result<(), LocalStateError> {
        let (head, header) = (self.head, &sub_block.header);
        if Some(header.number) != head.number.checked_add(1) {
            let expected = head.number.saturating_add(1);
            return Err(LocalStateError::WrongNumber { expected, found: header.number });
        }
        if header.parent != head.commitment {
            return Err(LocalStateError::WrongParent { expected: head.commitment, found: header.parent });
        }
        if header.timestamp < head.timestamp {
            return Err(LocalStateError::TooEarly { previous: head.timestamp, found: header.timestamp });
        }
        for entry in sub_block.entries() {
            let found = self.get(&entry.contract, &entry.key);
            if found != entry.old {
                return Err(LocalStateError::Stale { entry: Box::new(entry), found });
            }
        }
        for entry in sub_block.entries() {
            self.write(&entry.contract, &entry.key, entry.new);
        }
        self.head = Head::after(sub_block);
        Ok(())
    }
}

impl CanonicalState for LocalState {
    fn read(&mut self, contract: &Felt, key: &Felt) -> Result<Felt, StateError> {
        Ok(self.get(contract, key))
    }
}

/// Canonical storage with sub-blocks on top that L2 has not got yet.
#[derive(Clone, Debug)]
pub(crate) struct Pending<S> {
    pub canonical: S,
    overlay: BTreeMap<(Felt, Felt), Felt>,
}

impl<S> Pending<S> {
    pub fn new(canonical: S) -> Self {
        Self { canonical, overlay: BTreeMap::new() }
    }

    pub fn apply(&mut self, sub_block: &SubBlock) {
        self.overlay.extend(sub_block.entries().map(|entry| ((entry.contract, entry.key), entry.new)));
    }
}

impl<S: CanonicalState> CanonicalState for Pending<S> {
    fn read(&mut self, contract: &Felt, key: &Felt) -> Result<Felt, StateError> {
        match self.overlay.get(&(*contract, *key)) {
            Some(value) => Ok(*value),
            None => self.canonical.read(contract, key),
        }
    }
}
