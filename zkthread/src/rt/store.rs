//! The storage that a thread's contracts run over: an overlay on canonical storage with a journal and an access record.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::rc::Rc;

use super::cost;
use super::fault::{Stop, charge, stop};
use super::stored::{Cells, CellsMut, Stored};
use crate::felts::{address_in, selector, storage_address};
use crate::keys::{KEYS, NONCES};
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

/// Canonical storage of a thread's contracts.
pub trait Source {
    /// The value of a cell by its contract's address and its own; 0 when it was never written.
    ///
    /// # Errors
    /// A message for the user when it cannot be read.
    fn read(&mut self, contract: &Felt, key: &Felt) -> Result<Felt, String>;
}

/// By contract and key.
impl Source for BTreeMap<(Felt, Felt), Felt> {
    fn read(&mut self, contract: &Felt, key: &Felt) -> Result<Felt, String> {
        Ok(self.get(&(*contract, *key)).copied().unwrap_or_default())
    }
}

/// By key alone, for a thread of one contract.
impl Source for BTreeMap<Felt, Felt> {
    fn read(&mut self, _contract: &Felt, key: &Felt) -> Result<Felt, String> {
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
type Place = (usize, Vec<Felt>);

/// The storage of all contracts of a thread; clones share it.
#[derive(Clone)]
pub(crate) struct Overlay(Rc<RefCell<Inner>>);

/// A handle to the storage of one contract; clones share it.
#[derive(Clone)]
pub struct Store {
    overlay: Overlay,
    /// Position of the contract.
    contract: usize,
    /// What its fields' positions are added to for the numbers that rows have.
    first: usize,
}

struct Inner {
    source: Box<dyn Source>,
    contracts: Vec<Part>,
    /// How many numbers the variables of all contracts have.
    variables: usize,
    /// Positions in `records`.
    index: HashMap<Place, usize>,
    /// Every touched record, in the order of first touch.
    records: Vec<Record>,
    /// For each access that names its row, the position in `records`.
    accesses: Vec<usize>,
    /// Cells written by the running transaction, with the value before.
    journal: Vec<Written>,
    /// How many of these stay when the transaction reverts.
    kept: usize,
    tally: Tally,
}

/// The storage of one contract.
struct Part {
    address: Felt,
    /// Number of its first variable.
    first: usize,
    variables: &'static [VariableInfo],
    /// `sn_keccak` of each variable's name.
    bases: Vec<Felt>,
}

/// What one access reads or writes: one cell or more.
struct Record {
    contract: usize,
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

/// What a thread of signed transactions keeps for accounts, in the storage of its first contract. Rows number it behind the variables of all contracts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kept {
    /// The next nonce of an account.
    Nonce,
    /// The record of a key, by account and public key.
    Key,
}

/// Where a transaction began.
pub(crate) struct Mark {
    records: usize,
    accesses: usize,
    cells: usize,
}

impl Store {
    /// A store in which every cell is 0: for unit tests.
    pub fn empty(variables: &'static [VariableInfo]) -> Self {
        Overlay::new(&[(Felt::ZERO, variables)], Box::new(BTreeMap::<Felt, Felt>::new())).store(0)
    }

    pub(super) fn read<T: Stored>(&self, access: Access, variable: usize, keys: Vec<Felt>) -> T {
        let mut inner = self.overlay.0.borrow_mut();
        let record = inner.touch(access, self.contract, (self.first + variable, keys), T::CELLS);
        let Record { address, new, .. } = &inner.records[record];
        T::from_cells(&mut Cells::new(new)).unwrap_or_else(|bad| {
            let cell = *address + Felt::from(bad.position);
            let holds = new.get(bad.position).copied().unwrap_or_default();
            let variables = inner.contracts[self.contract].variables;
            let name = variables[variable % variables.len()].name;
            stop(Stop::Storage(format!(
                "storage cell {cell:#x} (`{name}`) holds {holds:#x}, which is out of range for {}",
                bad.name
            )))
        })
    }

    pub(super) fn write<T: Stored>(&self, access: Access, variable: usize, keys: Vec<Felt>, value: &T) {
        let mut inner = self.overlay.0.borrow_mut();
        let record = inner.touch(access, self.contract, (self.first + variable, keys), T::CELLS);
        let mut cells = inner.records[record].new.clone();
        value.to_cells(&mut CellsMut::new(&mut cells));
        for (cell, value) in cells.into_iter().enumerate() {
            let before = inner.set(record, cell, value);
            if before != value {
                inner.journal.push(Written { record, cell, before });
            }
        }
    }

    /// What stands for a variable where the elements of its list are meant.
    pub(super) fn elements_of(&self, variable: usize) -> usize {
        self.overlay.0.borrow().contracts[self.contract].variables.len() + variable
    }
}

impl Overlay {
    /// Over canonical storage of these contracts: their addresses and storage fields, by position.
    pub fn new(contracts: &[(Felt, &'static [VariableInfo])], source: Box<dyn Source>) -> Self {
        let mut next = 0;
        let part = |(address, variables): &(Felt, &'static [VariableInfo])| {
            let first = next;
            next += 2 * variables.len();
            let bases = variables.iter().map(|variable| selector(variable.name)).collect();
            Part { address: *address, first, variables, bases }
        };
        let contracts = contracts.iter().map(part).collect();
        Self(Rc::new(RefCell::new(Inner {
            source,
            contracts,
            variables: next,
            index: HashMap::new(),
            records: Vec::new(),
            accesses: Vec::new(),
            journal: Vec::new(),
            kept: 0,
            tally: Tally::default(),
        })))
    }

    /// The storage of the contract at a position.
    pub fn store(&self, contract: usize) -> Store {
        let first = self.0.borrow().contracts[contract].first;
        Store { overlay: self.clone(), contract, first }
    }

    /// Begins a transaction.
    pub fn begin(&self) -> Mark {
        let mut inner = self.0.borrow_mut();
        inner.journal.clear();
        inner.kept = 0;
        Mark { records: inner.records.len(), accesses: inner.accesses.len(), cells: inner.tally.cells }
    }

    /// What the transaction wrote so far stays when it reverts from here on.
    pub fn keep(&self) {
        let mut inner = self.0.borrow_mut();
        inner.kept = inner.journal.len();
    }

    /// Drops the transaction's writes, except those that [`Self::keep`] was told of. What it accessed stays recorded.
    pub fn revert(&self) {
        let mut inner = self.0.borrow_mut();
        let first = inner.kept;
        for Written { record, cell, before } in inner.journal.split_off(first).into_iter().rev() {
            inner.set(record, cell, before);
        }
    }

    /// Drops the transaction without a trace.
    pub fn forget(&self, mark: &Mark) {
        self.0.borrow_mut().kept = 0;
        self.revert();
        let mut inner = self.0.borrow_mut();
        inner.accesses.truncate(mark.accesses);
        for record in inner.records.split_off(mark.records) {
            inner.index.remove(&record.place);
        }
        inner.tally.cells = mark.cells;
    }

    /// Reads what the thread keeps under these keys.
    pub fn read_kept(&self, kept: Kept, keys: Vec<Felt>) -> Felt {
        let mut inner = self.0.borrow_mut();
        let place = (inner.number_of(kept), keys);
        let record = inner.touch(Access::First, 0, place, 1);
        inner.records[record].new.first().copied().unwrap_or_default()
    }

    /// Replaces what was read under these keys.
    pub fn write_kept(&self, kept: Kept, keys: Vec<Felt>, value: Felt) {
        let mut inner = self.0.borrow_mut();
        let place = (inner.number_of(kept), keys);
        let record = inner.touch(Access::Again, 0, place, 1);
        let before = inner.set(record, 0, value);
        inner.journal.push(Written { record, cell: 0, before });
    }

    /// A cell of the first contract that is no part of a sub-block.
    pub fn peek(&self, address: &Felt) -> Felt {
        let inner = &mut *self.0.borrow_mut();
        let contract = inner.contracts.first().map(|part| part.address).unwrap_or_default();
        read(&mut *inner.source, &contract, address)
    }

    pub fn tally(&self) -> Tally {
        self.0.borrow().tally
    }

    /// The slot table, and the witness: for each access that named a row, the number of the row's first cell.
    pub fn table(&self) -> (Vec<sub_block::Row>, Vec<usize>) {
        let inner = self.0.borrow();
        let mut order: Vec<usize> = (0..inner.records.len()).collect();
        order.sort_unstable_by_key(|record| (inner.records[*record].contract, inner.records[*record].address));
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
    /// The position of a record, read from canonical storage when it is new.
    fn touch(&mut self, access: Access, contract: usize, place: Place, cells: usize) -> usize {
        let steps = if access == Access::First { cost::ACCESS } else { cost::ACCESS_AGAIN };
        charge(steps + cost::CELL_ACCESS * (cells as u64 - 1));
        let record = match self.index.get(&place) {
            Some(record) => *record,
            None => self.load(contract, place, cells),
        };
        if access == Access::First {
            self.accesses.push(record);
        }
        record
    }

    fn load(&mut self, contract: usize, place: Place, cells: usize) -> usize {
        let (variable, keys) = &place;
        let found = cost::VARIABLE * *variable as u64 + cost::OWNER * contract as u64;
        charge(cost::ROW + found + cost::KEY * keys.len() as u64 + cost::CELL * (cells as u64 - 1));
        let part = &self.contracts[contract];
        let address = match variable.checked_sub(self.variables) {
            None => address_in(&part.bases[(variable - part.first) % part.variables.len()], keys),
            Some(0) => storage_address(NONCES, keys),
            Some(_) => storage_address(KEYS, keys),
        };
        let cell = |cell: usize| read(&mut *self.source, &part.address, &(address + Felt::from(cell)));
        let old: Vec<Felt> = (0..cells).map(cell).collect();
        let record = self.records.len();
        self.index.insert(place.clone(), record);
        self.records.push(Record { contract, place, address, new: old.clone(), old });
        self.tally.cells += cells;
        record
    }

    fn number_of(&self, kept: Kept) -> usize {
        self.variables + usize::from(kept == Kept::Key)
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

fn read(source: &mut dyn Source, contract: &Felt, address: &Felt) -> Felt {
    source
        .read(contract, address)
        .unwrap_or_else(|message| stop(Stop::Storage(format!("storage cell {address:#x} cannot be read: {message}"))))
}

impl Record {
    fn row(&self) -> sub_block::Row {
        let (variable, keys) = self.place.clone();
        let (old, new) = (self.old.clone(), self.new.clone());
        sub_block::Row { contract: self.contract, variable, keys, address: self.address, old, new }
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
