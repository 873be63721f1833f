//! The slot table: which slots the sub-block touches and what is in them.

use core::dict::Felt252Dict;
use core::nullable::{Nullable, NullableTrait};
use core::pedersen::pedersen;
use core::starknet::storage_access::{
    storage_address_from_base, storage_address_to_felt252, storage_base_address_from_felt252,
};
use super::input::take;
use super::storage::Slot;

/// `[contract position, variable, key1, key2, old]`, where it stands in the input.
pub type Row = Box<[felt252; 5]>;

/// Slots by row index.
pub type Slots = Felt252Dict<Nullable<Slot>>;

/// What a contract's storage looks like; implemented by generated code.
pub trait Layout {
    /// The storage address of a slot. Panics when the variable is none of the contract's, a key it
    /// does not have is not 0, or `old` is no value of its type.
    fn address(variable: felt252, key1: felt252, key2: felt252, old: felt252) -> felt252;
}

/// Reads the slot table. Returns the slots and their addresses, which strictly increase.
pub fn load<impl Contract: Layout>(ref input: Span<felt252>) -> (Slots, Array<felt252>) {
    let n_rows = take(ref input);
    let mut slots: Slots = Default::default();
    let mut addresses = array![];
    let mut last: u256 = 0;
    let mut index = 0;
    while index != n_rows {
        let row: Row = match input.multi_pop_front::<5>() {
            Some(row) => (*row).into(),
            None => core::panic_with_felt252('OS: input too short'),
        };
        let [position, variable, key1, key2, old] = row.unbox();
        assert(position == 0, 'OS: row of unknown contract');
        let address = Contract::address(variable, key1, key2, old);
        let next: u256 = address.into();
        assert(last < next, 'OS: rows not increasing');
        last = next;
        addresses.append(address);
        slots.insert(index, NullableTrait::new(Slot { row, value: old }));
        index += 1;
    }
    (slots, addresses)
}

/// The address of a map's value with one key.
pub fn address_of_one(base: felt252, key: felt252) -> felt252 {
    normalize(pedersen(base, key))
}

/// The address of a map's value with two keys.
pub fn address_of_two(base: felt252, key1: felt252, key2: felt252) -> felt252 {
    normalize(pedersen(pedersen(base, key1), key2))
}

/// `hash mod (2^251 - 256)`
fn normalize(hash: felt252) -> felt252 {
    storage_address_to_felt252(storage_address_from_base(storage_base_address_from_felt252(hash)))
}

/// A key that the variable does not have is 0.
pub fn unused(key: felt252) {
    assert(key == 0, 'OS: unused key is not 0');
}
