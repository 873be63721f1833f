//! Runs the transactions, one after the other.

use core::panic_with_felt252;
use crate::constants::selectors;
use crate::functions;
use crate::os::block::Outcome;
use crate::os::input::{Context, Environment};
use crate::os::rows::Slots;
use crate::os::storage::{Change, State, undo};
use crate::os::stream::{Stream, StreamTrait};
use crate::os::values;

/// Runs the `remaining` transactions at the front of `input`.
pub fn run(
    environment: Box<Environment>,
    slots: Slots,
    witness: Span<felt252>,
    events: Stream,
    mut transactions: Stream,
    mut input: Span<felt252>,
    remaining: felt252,
) -> Outcome {
    if remaining == 0 {
        assert(witness.is_empty(), 'OS: witness too long');
        assert(input.is_empty(), 'OS: input too long');
        return Outcome { slots, transactions, events };
    }
    let [sender, nonce, contract, selector, n_calldata] = match input.multi_pop_front::<5>() {
        Some(values) => (*values).unbox(),
        None => panic_with_felt252('OS: input too short'),
    };
    assert(contract == environment.unbox().contract, 'OS: wrong contract');
    values::address(sender, 'OS: sender out of range');
    transactions.absorb(sender, nonce);
    transactions.absorb(contract, selector);
    let cx = Context { caller: sender, environment };
    let mut state = State { slots, witness, events, later_event: 0, journal: array![] };
    // functions
    panic_with_felt252('OS: unknown selector')
}

/// Undoes a failed transaction, and goes on with the next.
fn after_fault(
    fault: felt252,
    journal: Array<Change>,
    environment: Box<Environment>,
    mut slots: Slots,
    witness: Span<felt252>,
    mut events: Stream,
    transactions: Stream,
    input: Span<felt252>,
    remaining: felt252,
) -> Outcome {
    undo(ref slots, journal);
    events.absorb(0, fault);
    run(environment, slots, witness, events, transactions, input, remaining)
}
