//! Dictionaries from felts to one-cell values.
//!
//! A dictionary is a list of accesses that is sorted and checked when it ends (`squash`), so a read
//! costs as much as a write and the end costs something for every access.

use crate::SegmentArena;

/// A dictionary; keys that were never written hold the type's zero.
pub extern type Felt252Dict<T>;
/// A dictionary whose accesses have been checked.
pub extern type SquashedFelt252Dict<T>;
/// One access in progress: the old value was read, the new one is to be written.
pub extern type Felt252DictEntry<T>;

impl SquashedFelt252DictDrop<T, +Drop<T>> of Drop<SquashedFelt252Dict<T>>;

pub extern fn felt252_dict_new<T>() -> Felt252Dict<T> implicits(SegmentArena) nopanic;
pub extern fn felt252_dict_entry_get<T>(
    dict: Felt252Dict<T>, key: felt252,
) -> (Felt252DictEntry<T>, T) nopanic;
pub extern fn felt252_dict_entry_finalize<T>(
    dict_entry: Felt252DictEntry<T>, new_value: T,
) -> Felt252Dict<T> nopanic;
pub extern fn felt252_dict_squash<T>(
    dict: Felt252Dict<T>,
) -> SquashedFelt252Dict<T> implicits(RangeCheck, GasBuiltin, SegmentArena) nopanic;
pub extern fn squashed_felt252_dict_entries<T>(
    dict: SquashedFelt252Dict<T>,
) -> Array<(felt252, T, T)> nopanic;

/// What a dictionary can do.
#[generate_trait]
pub impl Felt252DictImpl<T, +Felt252DictValue<T>> of Felt252DictTrait<T> {
    /// Writes a value.
    #[inline]
    fn insert<+Destruct<T>>(ref self: Felt252Dict<T>, key: felt252, value: T) {
        let (entry, _) = felt252_dict_entry_get(self, key);
        self = felt252_dict_entry_finalize(entry, value);
    }
    /// The value at a key.
    #[inline]
    fn get<+Copy<T>>(ref self: Felt252Dict<T>, key: felt252) -> T {
        let (entry, value) = felt252_dict_entry_get(self, key);
        self = felt252_dict_entry_finalize(entry, value);
        value
    }
    /// Begins an access: the value is read and a new one is written when the entry is finalized.
    #[inline(always)]
    #[must_use]
    fn entry(self: Felt252Dict<T>, key: felt252) -> (Felt252DictEntry<T>, T) nopanic {
        felt252_dict_entry_get(self, key)
    }
    /// Checks all accesses and leaves one entry for each key.
    #[inline]
    fn squash(self: Felt252Dict<T>) -> SquashedFelt252Dict<T> nopanic {
        felt252_dict_squash(self)
    }
}

/// What an access in progress can do.
#[generate_trait]
pub impl Felt252DictEntryImpl<T, +Felt252DictValue<T>> of Felt252DictEntryTrait<T> {
    /// Writes the new value and gives the dictionary back.
    #[inline(always)]
    #[must_use]
    fn finalize(self: Felt252DictEntry<T>, new_value: T) -> Felt252Dict<T> nopanic {
        felt252_dict_entry_finalize(self, new_value)
    }
}

/// What a squashed dictionary can do.
#[generate_trait]
pub impl SquashedFelt252DictImpl<T> of SquashedFelt252DictTrait<T> {
    /// `(key, first value, last value)` for every key accessed, keys increasing.
    #[inline(always)]
    fn into_entries(self: SquashedFelt252Dict<T>) -> Array<(felt252, T, T)> {
        squashed_felt252_dict_entries(self)
    }
}

impl Felt252DictDefault<T> of Default<Felt252Dict<T>> {
    #[inline(always)]
    fn default() -> Felt252Dict<T> {
        felt252_dict_new()
    }
}
impl Felt252DictDestruct<T, +Drop<T>, +Felt252DictValue<T>> of Destruct<Felt252Dict<T>> {
    #[inline]
    fn destruct(self: Felt252Dict<T>) nopanic {
        felt252_dict_squash(self);
    }
}
impl Felt252DictEntryDestruct<T, +Drop<T>, +Felt252DictValue<T>> of Destruct<Felt252DictEntry<T>> {
    #[inline]
    fn destruct(self: Felt252DictEntry<T>) nopanic {
        felt252_dict_entry_finalize(self, Felt252DictValue::zero_default()).destruct();
    }
}

impl Felt252DictIndex<
    T, +Felt252DictValue<T>, +Copy<T>,
> of crate::ops::Index<Felt252Dict<T>, felt252> {
    type Target = T;
    #[inline]
    fn index(ref self: Felt252Dict<T>, index: felt252) -> T {
        self.get(index)
    }
}
