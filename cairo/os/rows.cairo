//! The slot table: which records of storage the sub-block touches and what is in them.

use core::dict::Felt252Dict;
use core::nullable::{Nullable, NullableTrait};
use core::panic_with_felt252;
use core::starknet::storage_access::{
    storage_address_from_base, storage_address_to_felt252, storage_base_address_from_felt252,
};
use crate::contracts::{Owner, place};
use crate::layout::{Cells, Names, read_row};
use super::input::{input_too_short, take};
use super::storage::Slot;

/// Records by their index: that of their first cell, when the cells of all rows are counted. What
/// is no row's first cell has no record.
pub type Slots = Felt252Dict<Nullable<Slot>>;

/// A row as the input has it.
#[derive(Copy, Drop)]
pub struct Row {
    /// The variable and the keys.
    pub names: Names,
    pub owner: Owner,
    /// Storage address of the first cell.
    pub address: felt252,
    pub n_cells: felt252,
    pub olds: Cells,
}

/// What the entries say of a row's time before the sub-block.
#[derive(Copy, Drop)]
pub struct Before {
    pub owner: Owner,
    pub address: felt252,
    pub olds: Cells,
}

/// The slot table as it was read.
#[derive(Destruct)]
pub struct Table {
    pub slots: Slots,
    /// In the order of the rows.
    pub before: Array<Before>,
    /// Of all rows.
    pub n_cells: felt252,
}

/// Reads the slot table. Contract after contract the addresses strictly increase, and no record
/// reaches into the next.
pub fn load(ref input: Span<felt252>) -> Table {
    let mut remaining = take(ref input);
    let mut slots: Slots = Default::default();
    let mut before = array![];
    // The last cell of the rows so far.
    let mut last: u256 = 0;
    let mut index = 0;
    while remaining != 0 {
        let Row { names, owner, address, n_cells, olds } = read_row(ref input);
        let first = place(owner, address);
        assert(last < first, 'OS: rows not increasing');
        last = if n_cells == 1 {
            first
        } else {
            place(owner, address + n_cells - 1)
        };
        slots.insert(index, NullableTrait::new(Slot { names, cells: olds }));
        before.append(Before { owner, address, olds });
        index += n_cells;
        remaining -= 1;
    }
    Table { slots, before, n_cells: index }
}

/// The names of the row at the front of the input. For a row with fewer keys than the contract's
/// longest, what follows is in them too, and never looked at.
#[inline(always)]
pub fn names(input: Span<felt252>) -> Names {
    let mut input = input;
    match input.multi_pop_front() {
        Some(names) => *names,
        None => input_too_short(),
    }
}

/// What code asks for is what the row is.
#[inline(always)]
pub fn right_row(found: felt252, wanted: felt252) {
    assert(found == wanted, 'OS: wrong row');
}

/// `hash mod (2^251 - 256)`
pub fn normalize(hash: felt252) -> felt252 {
    storage_address_to_felt252(storage_address_from_base(storage_base_address_from_felt252(hash)))
}

/// A row whose cells are not as many as its variable has.
pub fn wrong_row<T>() -> T {
    panic_with_felt252('OS: wrong row')
}
