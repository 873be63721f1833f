//! The storage a contract runs over: an overlay on canonical storage with a journal and an access record.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::rc::Rc;

use super::cost;
use super::fault::{Stop, charge, stop};
use super::scalar::Scalar;
use crate::felts::{address_in, selector};
use crate::{Felt, sub_block};

/// A storage field of a contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VariableInfo {
    /// Field name.
    pub name: &'static str,
    /// How many keys it has: 0 for a plain field, 1 or 2 for a map.
    pub keys: usize,
}

/// Canonical storage of one contract.
pub trait Source {
    /// The value of a cell by its address; 0 when it was never written.
    ///
    /// # Errors
    /// A message for the user when it cannot be read.
    fn read(&mut self, key: &Felt) -> Result<Felt, String>;
}

impl Source for BTreeMap<Felt, Felt> {
    fn read(&mut self, key: &Felt) -> Result<Felt, String> {
        Ok(self.get(key).copied().unwrap_or_default())
    }
}

/// Whether an access names its row or uses the one already named.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    First,
    Again,
}

/// A handle to a contract's storage; clones share it.
#[derive(Clone)]
pub struct Store(Rc<RefCell<Inner>>);

struct Inner {
    source: Box<dyn Source>,
    variables: &'static [VariableInfo],
    /// `sn_keccak` of each variable's name.
    bases: Vec<Felt>,
    index: HashMap<(usize, [Felt; 2]), usize>,
    /// Every touched slot, in the order of first touch.
    slots: Vec<Slot>,
    /// For each access that names its row, the position in `slots`.
    accesses: Vec<usize>,
    /// Writes of the running transaction: position in `slots` and the value before.
    journal: Vec<(usize, Felt)>,
    tally: Tally,
}

struct Slot {
    variable: usize,
    keys: [Felt; 2],
    address: Felt,
    old: Felt,
    value: Felt,
}

/// How many of the touched slots would be written on L2.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Touched cells.
    pub cells: usize,
    /// Cells whose value differs from the canonical one.
    pub changed: usize,
    /// Changed cells whose canonical value is 0.
    pub filled: usize,
}

/// Where a transaction began.
pub(crate) struct Mark {
    slots: usize,
    accesses: usize,
}

impl Store {
    /// A store over canonical storage.
    pub fn new(variables: &'static [VariableInfo], source: Box<dyn Source>) -> Self {
        Self(Rc::new(RefCell::new(Inner {
            source,
            variables,
            bases: variables.iter().map(|variable| selector(variable.name)).collect(),
            index: HashMap::new(),
            slots: Vec::new(),
            accesses: Vec::new(),
            journal: Vec::new(),
            tally: Tally::default(),
        })))
    }

    /// A store in which every slot is 0: for unit tests.
    pub fn empty(variables: &'static [VariableInfo]) -> Self {
        Self::new(variables, Box::new(BTreeMap::<Felt, Felt>::new()))
    }

    pub(super) fn read<T: Scalar>(&self, access: Access, variable: usize, keys: [Felt; 2]) -> T {
        let mut inner = self.0.borrow_mut();
        let slot = inner.touch(access, variable, keys);
        let slot = &inner.slots[slot];
        T::from_felt(&slot.value).unwrap_or_else(|| {
            let name = inner.variables[variable].name;
            stop(Stop::Storage(format!(
                "storage cell {:#x} (`{name}`) holds {:#x}, which is out of range for {}",
                slot.address,
                slot.value,
                T::NAME
            )))
        })
    }

    pub(super) fn write(&self, access: Access, variable: usize, keys: [Felt; 2], value: Felt) {
        let mut inner = self.0.borrow_mut();
        let slot = inner.touch(access, variable, keys);
        let before = inner.slots[slot].value;
        inner.journal.push((slot, before));
        inner.set(slot, value);
    }

    /// Begins a transaction.
    pub(crate) fn begin(&self) -> Mark {
        let mut inner = self.0.borrow_mut();
        inner.journal.clear();
        Mark { slots: inner.slots.len(), accesses: inner.accesses.len() }
    }

    /// Drops the transaction's writes. What it accessed stays recorded.
    pub(crate) fn revert(&self) {
        let mut inner = self.0.borrow_mut();
        while let Some((slot, before)) = inner.journal.pop() {
            inner.set(slot, before);
        }
    }

    /// Drops the transaction without a trace.
    pub(crate) fn forget(&self, mark: &Mark) {
        self.revert();
        let mut inner = self.0.borrow_mut();
        inner.accesses.truncate(mark.accesses);
        for slot in inner.slots.split_off(mark.slots) {
            inner.index.remove(&(slot.variable, slot.keys));
        }
        inner.tally.cells = mark.slots;
    }

    pub(crate) fn tally(&self) -> Tally {
        self.0.borrow().tally
    }

    /// The slot table, and the witness: the row of each access that named one.
    pub(crate) fn table(&self) -> (Vec<sub_block::Row>, Vec<usize>) {
        let inner = self.0.borrow();
        let mut order: Vec<usize> = (0..inner.slots.len()).collect();
        order.sort_unstable_by_key(|slot| inner.slots[*slot].address);
        let mut row_of = vec![0; order.len()];
        for (row, slot) in order.iter().enumerate() {
            row_of[*slot] = row;
        }
        let rows = order.iter().map(|slot| inner.slots[*slot].row(inner.variables)).collect();
        (rows, inner.accesses.iter().map(|slot| row_of[*slot]).collect())
    }
}

impl Inner {
    /// The position of a slot, read from canonical storage when it is new.
    fn touch(&mut self, access: Access, variable: usize, keys: [Felt; 2]) -> usize {
        charge(if access == Access::First { cost::ACCESS } else { cost::ACCESS_AGAIN });
        let slot = match self.index.get(&(variable, keys)) {
            Some(slot) => *slot,
            None => self.load(variable, keys),
        };
        if access == Access::First {
            self.accesses.push(slot);
        }
        slot
    }

    fn load(&mut self, variable: usize, keys: [Felt; 2]) -> usize {
        charge(cost::ROW);
        let used = self.variables[variable].keys;
        let address = address_in(&self.bases[variable], &keys[..used]);
        let old = self.source.read(&address).unwrap_or_else(|message| {
            stop(Stop::Storage(format!("storage cell {address:#x} cannot be read: {message}")))
        });
        let slot = self.slots.len();
        self.slots.push(Slot { variable, keys, address, old, value: old });
        self.index.insert((variable, keys), slot);
        self.tally.cells += 1;
        slot
    }

    fn set(&mut self, slot: usize, value: Felt) {
        let Slot { old, value: current, .. } = &mut self.slots[slot];
        let (was, is) = (*current != *old, value != *old);
        let filled = *old == Felt::ZERO;
        *current = value;
        if was != is {
            let by = if is { 1_isize } else { -1 };
            self.tally.changed = self.tally.changed.saturating_add_signed(by);
            if filled {
                self.tally.filled = self.tally.filled.saturating_add_signed(by);
            }
        }
    }
}

impl Slot {
    fn row(&self, variables: &[VariableInfo]) -> sub_block::Row {
        sub_block::Row {
            variable: self.variable,
            keys: self.keys[..variables[self.variable].keys].to_vec(),
            address: self.address,
            old: vec![self.old],
            new: vec![self.value],
        }
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
