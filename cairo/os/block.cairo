//! The end of a sub-block: its entries and the output.

use core::dict::{Felt252DictTrait, SquashedFelt252DictTrait};
use core::panic_with_felt252;
use core::poseidon::hades_permutation;
use super::input::Header;
use super::rows::Slots;
use super::storage::content;
use super::stream::{Stream, StreamTrait};

/// What running the transactions left.
#[derive(Destruct)]
pub struct Outcome {
    pub slots: Slots,
    pub transactions: Stream,
    pub events: Stream,
}

/// Writes the output: the header and the commitments.
pub fn close(
    header: Header,
    n_transactions: felt252,
    addresses: Array<felt252>,
    outcome: Outcome,
    ref output: Array<felt252>,
) {
    let Outcome { slots, transactions, events } = outcome;
    let (contracts_hash, _, _) = hades_permutation(header.contract, 1, 0);
    output.append('ZKTHREAD1');
    output.append(header.chain_id);
    output.append(header.manager);
    output.append(header.thread_id);
    output.append(header.number);
    output.append(header.parent);
    output.append(header.timestamp);
    output.append(contracts_hash);
    output.append(n_transactions);
    output.append(transactions.finish());
    output.append(events.finish());
    output.append(addresses.len().into());
    output.append(entries_commitment(header.contract, addresses.span(), slots));
}

/// The commitment to one entry for each row. The dictionary has exactly the rows' indices as keys,
/// because any other index made the run fail, so its entries in the order of keys are in the rows'
/// order.
fn entries_commitment(contract: felt252, mut addresses: Span<felt252>, slots: Slots) -> felt252 {
    let mut stream = StreamTrait::new();
    for (_, _, last) in slots.squash().into_entries() {
        let slot = content(last).unbox();
        let [_, _, _, _, old] = slot.row.unbox();
        let address = match addresses.pop_front() {
            Some(address) => *address,
            None => panic_with_felt252('OS: entry without row'),
        };
        stream.absorb(contract, address);
        stream.absorb(old, slot.value);
    }
    assert(addresses.is_empty(), 'OS: row without entry');
    stream.finish()
}
