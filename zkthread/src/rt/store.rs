//! The storage a contract runs over: an overlay on canonical storage with a journal and an access record.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::rc::Rc;

use super::cost;
use super::fault::{Stop, charge, stop};
use super::stored::{Cells, CellsMut, Stored};
use crate::felts::{address_in, selector};
use crate::{Felt, sub_block};

/// A storage field of a contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VariableInfo {
    /// Field name.
    pub name: &'static str,
    /// How many felts its keys take; 0 for a plain field.
    pub keys: usize,
    /// How many cells its value takes, or each element of its list.
    pub cells: usize,
    /// Whether a list stands under the keys.
    pub is_list: bool,
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

/// Whether an access names its row or uses the one already named in its body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Names its row, so that it is in the witness.
    First,
    /// Uses the row already named.
    Again,
}

/// Where a record stands: the variable as rows number it, and its keys.
pub(super) type Place = (usize, Vec<Felt>);

/// A handle to a contract's storage; clones share it.
#[derive(Clone)]
pub struct Store(Rc<RefCell<Inner>>);

struct Inner {
    source: Box<dyn Source>,
    variables: &'static [VariableInfo],
    /// `sn_keccak` of each variable's name.
    bases: Vec<Felt>,
    /// Positions in `records`.
    index: HashMap<Place, usize>,
    /// Every touched record, in the order of first touch.
    records: Vec<Record>,
    /// For each access that names its row, the position in `records`.
    accesses: Vec<usize>,
    /// Cells written by the running transaction, with the value before.
    journal: Vec<Written>,
    tally: Tally,
}

/// What one access reads or writes: one cell or more.
struct Record {
    place: Place,
    address: Felt,
    old: Vec<Felt>,
    new: Vec<Felt>,
}

struct Written {
    record: usize,
    cell: usize,
    before: Felt,
}

/// How many of the touched cells would be written on L2.
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
    records: usize,
    accesses: usize,
    cells: usize,
}

impl Store {
    /// A store over canonical storage.
    pub fn new(variables: &'static [VariableInfo], source: Box<dyn Source>) -> Self {
        Self(Rc::new(RefCell::new(Inner {
            source,
            variables,
            bases: variables.iter().map(|variable| selector(variable.name)).collect(),
            index: HashMap::new(),
            records: Vec::new(),
            accesses: Vec::new(),
            journal: Vec::new(),
            tally: Tally::default(),
        })))
    }

    /// A store in which every cell is 0: for unit tests.
    pub fn empty(variables: &'static [VariableInfo]) -> Self {
        Self::new(variables, Box::new(BTreeMap::<Felt, Felt>::new()))
    }

    pub(super) fn read<T: Stored>(&self, access: Access, variable: usize, keys: Vec<Felt>) -> T {
        let mut inner = self.0.borrow_mut();
        let record = inner.touch(access, (variable, keys), T::CELLS);
        let Record { address, new, .. } = &inner.records[record];
        T::from_cells(&mut Cells::new(new)).unwrap_or_else(|bad| {
            let cell = *address + Felt::from(bad.position);
            let holds = new.get(bad.position).copied().unwrap_or_default();
            let name = inner.name(variable);
            stop(Stop::Storage(format!(
                "storage cell {cell:#x} (`{name}`) holds {holds:#x}, which is out of range for {}",
                bad.name
            )))
        })
    }

    pub(super) fn write<T: Stored>(&self, access: Access, variable: usize, keys: Vec<Felt>, value: &T) {
        let mut inner = self.0.borrow_mut();
        let record = inner.touch(access, (variable, keys), T::CELLS);
        let mut cells = inner.records[record].new.clone();
        value.to_cells(&mut CellsMut::new(&mut cells));
        for (cell, value) in cells.into_iter().enumerate() {
            let before = inner.set(record, cell, value);
            if before != value {
                inner.journal.push(Written { record, cell, before });
            }
        }
    }

    /// The variable number of the elements of a list.
    pub(super) fn elements_of(&self, variable: usize) -> usize {
        self.0.borrow().variables.len() + variable
    }

    /// Begins a transaction.
    pub(crate) fn begin(&self) -> Mark {
        let mut inner = self.0.borrow_mut();
        inner.journal.clear();
        Mark { records: inner.records.len(), accesses: inner.accesses.len(), cells: inner.tally.cells }
    }

    /// Drops the transaction's writes. What it accessed stays recorded.
    pub(crate) fn revert(&self) {
        let mut inner = self.0.borrow_mut();
        while let Some(Written { record, cell, before }) = inner.journal.pop() {
            inner.set(record, cell, before);
        }
    }

    /// Drops the transaction without a trace.
    pub(crate) fn forget(&self, mark: &Mark) {
        self.revert();
        let mut inner = self.0.borrow_mut();
        inner.accesses.truncate(mark.accesses);
        for record in inner.records.split_off(mark.records) {
            inner.index.remove(&record.place);
        }
        inner.tally.cells = mark.cells;
    }

    pub(crate) fn tally(&self) -> Tally {
        self.0.borrow().tally
    }

    /// The slot table, and the witness: for each access that named a row, the number of the row's first cell.
    pub(crate) fn table(&self) -> (Vec<sub_block::Row>, Vec<usize>) {
        let inner = self.0.borrow();
        let mut order: Vec<usize> = (0..inner.records.len()).collect();
        order.sort_unstable_by_key(|record| inner.records[*record].address);
        let (mut first_cell_of, mut cells) = (vec![0; order.len()], 0);
        for record in &order {
            first_cell_of[*record] = cells;
            cells += inner.records[*record].old.len();
        }
        let rows = order.iter().map(|record| inner.records[*record].row()).collect();
        (rows, inner.accesses.iter().map(|record| first_cell_of[*record]).collect())
    }
}

impl Inner {
    fn name(&self, variable: usize) -> &'static str {
        self.variables[variable % self.variables.len()].name
    }

    /// The position of a record, read from canonical storage when it is new.
    fn touch(&mut self, access: Access, place: Place, cells: usize) -> usize {
        let steps = if access == Access::First { cost::ACCESS } else { cost::ACCESS_AGAIN };
        charge(steps + cost::CELL_ACCESS * (cells as u64 - 1));
        let record = match self.index.get(&place) {
            Some(record) => *record,
            None => self.load(place, cells),
        };
        if access == Access::First {
            self.accesses.push(record);
        }
        record
    }

    fn load(&mut self, place: Place, cells: usize) -> usize {
        let (variable, keys) = &place;
        charge(cost::ROW + cost::KEY * keys.len() as u64 + cost::CELL * (cells as u64 - 1));
        let address = address_in(&self.bases[variable % self.variables.len()], keys);
        let old: Vec<Felt> = (0..cells)
            .map(|cell| {
                let address = address + Felt::from(cell);
                self.source.read(&address).unwrap_or_else(|message| {
                    stop(Stop::Storage(format!("storage cell {address:#x} cannot be read: {message}")))
                })
            })
            .collect();
        let record = self.records.len();
        self.index.insert(place.clone(), record);
        self.records.push(Record { place, address, new: old.clone(), old });
        self.tally.cells += cells;
        record
    }

    /// Sets a cell and returns what was there.
    fn set(&mut self, record: usize, cell: usize, value: Felt) -> Felt {
        let Record { old, new, .. } = &mut self.records[record];
        let before = std::mem::replace(&mut new[cell], value);
        let (was, is) = (before != old[cell], value != old[cell]);
        if was != is {
            let by = if is { 1_isize } else { -1 };
            self.tally.changed = self.tally.changed.saturating_add_signed(by);
            if old[cell] == Felt::ZERO {
                self.tally.filled = self.tally.filled.saturating_add_signed(by);
            }
        }
        before
    }
}

impl Record {
    fn row(&self) -> sub_block::Row {
        let (variable, keys) = self.place.clone();
        sub_block::Row { variable, keys, address: self.address, old: self.old.clone(), new: self.new.clone() }
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
