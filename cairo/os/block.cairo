//! The end of a sub-block: its entries and the output.

use core::dict::{Felt252DictTrait, SquashedFelt252DictTrait};
use core::panic_with_felt252;
use crate::contracts::{Contracts, contracts_hash};
use crate::layout::absorb_entries;
use super::input::Header;
use super::rows::{Before, Slots};
use super::storage::content;
use super::stream::{Stream, StreamTrait};

/// What running the transactions left.
#[derive(Destruct)]
pub struct Outcome {
    pub slots: Slots,
    pub transactions: Stream,
    pub events: Stream,
    /// The last second at which the sub-block may settle.
    pub valid_until: felt252,
}

/// Until when a sub-block may settle when its transactions do not say.
pub const ALWAYS: u64 = 0xffffffffffffffff;

/// Writes the output: the header and the commitments.
pub fn close(
    header: Header,
    n_transactions: felt252,
    n_cells: felt252,
    before: Array<Before>,
    outcome: Outcome,
    ref output: Array<felt252>,
) {
    let Outcome { slots, transactions, events, valid_until } = outcome;
    output.append('ZKTHREAD1');
    output.append(header.chain_id);
    output.append(header.manager);
    output.append(header.thread_id);
    output.append(header.number);
    output.append(header.parent);
    output.append(header.timestamp);
    output.append(valid_until);
    output.append(contracts_hash(header.contracts));
    output.append(n_transactions);
    output.append(transactions.finish());
    output.append(events.finish());
    output.append(n_cells);
    output.append(entries_commitment(BoxTrait::new(header.contracts), before.span(), slots));
}

/// The commitment to one entry for each cell. The dictionary has exactly the rows' indices as keys,
/// because any other index made the run fail, so its entries in the order of keys are in the rows'
/// order.
fn entries_commitment(
    contracts: Box<Contracts>, mut before: Span<Before>, slots: Slots,
) -> felt252 {
    let mut stream = StreamTrait::new();
    for (_, _, last) in slots.squash().into_entries() {
        let cells = content(last).unbox().cells;
        let row = match before.pop_front() {
            Some(row) => *row,
            None => panic_with_felt252('OS: entry without row'),
        };
        absorb_entries(ref stream, contracts, row, cells);
    }
    assert(before.is_empty(), 'OS: row without entry');
    stream.finish()
}

/// The entries of a record: one for each cell, at consecutive addresses.
pub fn absorb_cells(
    ref stream: Stream,
    contract: felt252,
    address: felt252,
    olds: Span<felt252>,
    news: Span<felt252>,
) {
    let mut address = address;
    let mut news = news;
    for old in olds {
        let new = match news.pop_front() {
            Some(new) => *new,
            None => panic_with_felt252('OS: wrong row'),
        };
        stream.absorb(contract, address);
        stream.absorb(*old, new);
        address += 1;
    }
}
