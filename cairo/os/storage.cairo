//! What contract code reads and writes while transactions run.

use core::dict::{Felt252DictEntryTrait, Felt252DictTrait};
use core::nullable::{FromNullableResult, Nullable, NullableTrait, match_nullable};
use core::panic_with_felt252;
use super::rows::{Row, Slots};
use super::stream::Stream;

/// A slot of the table with its current value.
#[derive(Copy, Drop)]
pub struct Slot {
    pub row: Row,
    pub value: felt252,
}

/// A slot that contract code has named and that was found to be the right one.
#[derive(Copy, Drop)]
pub struct Named {
    index: felt252,
    row: Row,
}

/// A slot's content before a write.
#[derive(Copy, Drop)]
pub struct Change {
    index: felt252,
    before: Nullable<Slot>,
}

/// What is added to the selector of an event that is not its transaction's first: 2^250, which no
/// selector reaches.
pub const LATER_EVENT: felt252 = 0x400000000000000000000000000000000000000000000000000000000000000;

/// Everything a transaction can change.
#[derive(Destruct)]
pub struct State {
    pub slots: Slots,
    pub witness: Span<felt252>,
    pub events: Stream,
    /// 0 until the running transaction emits an event, [`LATER_EVENT`] from then on.
    pub later_event: felt252,
    /// The writes of the running transaction, oldest first.
    pub journal: Array<Change>,
}

#[generate_trait]
pub impl StateImpl of StateTrait {
    /// Reads the slot of a plain field, which the next witness must name.
    #[inline(always)]
    fn first0(ref self: State, variable: felt252) -> (Named, felt252) {
        let (slot, value) = self.next_slot();
        let [_, named, _, _, _] = slot.row.unbox();
        right_row(named, variable);
        (slot, value)
    }

    /// Reads the slot of a map with one key, which the next witness must name.
    #[inline(always)]
    fn first1(ref self: State, variable: felt252, key: felt252) -> (Named, felt252) {
        let (slot, value) = self.next_slot();
        let [_, named, key1, _, _] = slot.row.unbox();
        right_row(named, variable);
        right_row(key1, key);
        (slot, value)
    }

    /// Reads the slot of a map with two keys, which the next witness must name.
    #[inline(always)]
    fn first2(
        ref self: State, variable: felt252, first: felt252, second: felt252,
    ) -> (Named, felt252) {
        let (slot, value) = self.next_slot();
        let [_, named, key1, key2, _] = slot.row.unbox();
        right_row(named, variable);
        right_row(key1, first);
        right_row(key2, second);
        (slot, value)
    }

    /// Reads a slot that was named before.
    #[inline(always)]
    fn again(ref self: State, slot: Named) -> felt252 {
        let (entry, current) = self.slots.entry(slot.index);
        self.slots = entry.finalize(current);
        content(current).unbox().value
    }

    /// Writes a slot that was named before.
    #[inline(always)]
    fn write(ref self: State, slot: Named, value: felt252) {
        let (entry, before) = self.slots.entry(slot.index);
        self.slots = entry.finalize(NullableTrait::new(Slot { row: slot.row, value }));
        self.journal.append(Change { index: slot.index, before });
    }

    /// The slot that the next witness names.
    #[inline(always)]
    fn next_slot(ref self: State) -> (Named, felt252) {
        let index = match self.witness.pop_front() {
            Some(index) => *index,
            None => panic_with_felt252('OS: witness too short'),
        };
        let (entry, current) = self.slots.entry(index);
        self.slots = entry.finalize(current);
        let Slot { row, value } = content(current).unbox();
        (Named { index, row }, value)
    }
}

/// Puts back what the journal's transaction wrote.
pub fn undo(ref slots: Slots, journal: Array<Change>) {
    let mut changes = journal.span();
    while let Some(change) = changes.pop_back() {
        let (entry, _) = slots.entry(*change.index);
        slots = entry.finalize(*change.before);
    }
}

/// An index that is not in the table has no content.
#[inline(always)]
pub fn content(slot: Nullable<Slot>) -> Box<Slot> {
    match match_nullable(slot) {
        FromNullableResult::Null => panic_with_felt252('OS: wrong row'),
        FromNullableResult::NotNull(content) => content,
    }
}

#[inline(always)]
fn right_row(found: felt252, wanted: felt252) {
    assert(found == wanted, 'OS: wrong row');
}
