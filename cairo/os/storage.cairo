//! What contract code reads and writes while transactions run.

use core::dict::{Felt252DictEntry, Felt252DictEntryTrait, Felt252DictTrait};
use core::nullable::{FromNullableResult, Nullable, NullableTrait, match_nullable};
use core::panic_with_felt252;
use crate::layout::{Cells, Names};
use super::rows::Slots;
use super::stream::Stream;

/// A record of the table with its current cells.
#[derive(Copy, Drop)]
pub struct Slot {
    pub names: Names,
    pub cells: Cells,
}

/// A record that contract code has named and that was found to be the right one.
#[derive(Copy, Drop)]
pub struct Named {
    pub index: felt252,
    pub names: Names,
}

/// What is at an index: nothing, unless a row begins there.
pub type Content = Nullable<Slot>;

/// A record that is being looked at, with all the others in it.
pub type Entry = Felt252DictEntry<Content>;

/// A record's content before a write.
#[derive(Copy, Drop)]
pub struct Change {
    pub index: felt252,
    pub before: Content,
}

/// What is added to the header of an event that is not its transaction's first: 2^176.
pub const LATER_EVENT: felt252 = 0x100000000000000000000000000000000000000000000;

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
    /// The record that the next witness names, and its cells.
    #[inline(always)]
    fn next_slot(ref self: State) -> (Named, Cells) {
        let (slot, entry, current, cells) = next_entry(ref self.witness, self.slots);
        self.slots = entry.finalize(current);
        (slot, cells)
    }

    /// Reads a record that was named before.
    #[inline(always)]
    fn again(ref self: State, slot: Named) -> Cells {
        let (entry, current) = self.slots.entry(slot.index);
        self.slots = entry.finalize(current);
        content(current).unbox().cells
    }

    /// Writes a record that was named before.
    #[inline(always)]
    fn write(ref self: State, slot: Named, cells: Cells) {
        let (entry, before) = self.slots.entry(slot.index);
        self.slots = written(slot, entry, cells);
        self.journal.append(Change { index: slot.index, before });
    }
}

/// The record that the next witness names, its content and its cells.
#[inline(always)]
pub fn next_entry(ref witness: Span<felt252>, slots: Slots) -> (Named, Entry, Content, Cells) {
    let index = match witness.pop_front() {
        Some(index) => *index,
        None => panic_with_felt252('OS: witness too short'),
    };
    let (entry, current) = slots.entry(index);
    let Slot { names, cells } = content(current).unbox();
    (Named { index, names }, entry, current, cells)
}

/// The slots with other cells in a record.
#[inline(always)]
pub fn written(slot: Named, entry: Entry, cells: Cells) -> Slots {
    entry.finalize(NullableTrait::new(Slot { names: slot.names, cells }))
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
pub fn content(slot: Content) -> Box<Slot> {
    match match_nullable(slot) {
        FromNullableResult::Null => panic_with_felt252('OS: wrong row'),
        FromNullableResult::NotNull(content) => content,
    }
}
