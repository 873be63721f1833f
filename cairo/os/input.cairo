//! Reading the program's input from front to back.

use core::panic_with_felt252;
use super::values;

/// The fixed part of the input that comes first.
#[derive(Copy, Drop)]
pub struct Header {
    pub chain_id: felt252,
    pub manager: felt252,
    pub thread_id: felt252,
    pub number: felt252,
    pub parent: felt252,
    pub timestamp: felt252,
    pub contract: felt252,
}

/// What contract code may ask about the sub-block.
#[derive(Copy, Drop)]
pub struct Environment {
    pub contract: felt252,
    pub timestamp: u64,
    pub number: u64,
}

/// What contract code is given: the transaction's sender and the sub-block.
#[derive(Copy, Drop)]
pub struct Context {
    pub caller: felt252,
    pub environment: Box<Environment>,
}

/// Reads the header.
pub fn read_header(ref input: Span<felt252>) -> Header {
    let [chain_id, manager, thread_id, number, parent, timestamp, n_contracts, contract] =
        match input.multi_pop_front::<8>() {
        Some(values) => (*values).unbox(),
        None => panic_with_felt252('OS: input too short'),
    };
    assert(n_contracts == 1, 'OS: wrong number of contracts');
    values::address(contract, 'OS: contract out of range');
    assert(contract != 0, 'OS: contract out of range');
    Header { chain_id, manager, thread_id, number, parent, timestamp, contract }
}

/// The sub-block as contract code sees it. Inlined because the compiler (2.21.0) fails on functions
/// that convert, panic and are compiled by themselves.
#[inline(always)]
pub fn environment(header: Header) -> Box<Environment> {
    BoxTrait::new(
        Environment {
            contract: header.contract,
            timestamp: values::to_u64(header.timestamp, 'OS: timestamp out of range'),
            number: values::to_u64(header.number, 'OS: number out of range'),
        },
    )
}

/// Takes one value.
pub fn take(ref input: Span<felt252>) -> felt252 {
    match input.pop_front() {
        Some(value) => *value,
        None => panic_with_felt252('OS: input too short'),
    }
}

/// Takes a length and that many values.
pub fn take_span(ref input: Span<felt252>) -> Span<felt252> {
    let length: u32 = values::to_u32(take(ref input), 'OS: input too short');
    assert(length <= input.len(), 'OS: input too short');
    let taken = input.slice(0, length);
    input = input.slice(length, input.len() - length);
    taken
}
