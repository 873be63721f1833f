//! Reading the program's input from front to back.

use core::panic_with_felt252;
use crate::contracts::{Contracts, read_contracts};
use super::values::{self, Value};

/// The fixed part of the input that comes first.
#[derive(Copy, Drop)]
pub struct Header {
    pub chain_id: felt252,
    pub manager: felt252,
    pub thread_id: felt252,
    pub number: felt252,
    pub parent: felt252,
    pub timestamp: felt252,
    pub contracts: Contracts,
}

/// What contract code may ask about the sub-block.
#[derive(Copy, Drop)]
pub struct Environment {
    pub contracts: Contracts,
    pub chain_id: felt252,
    pub timestamp: u64,
    pub number: u64,
}

/// What contract code is given: who called it, the sender or a contract, and the sub-block.
#[derive(Copy, Drop)]
pub struct Context {
    pub caller: felt252,
    pub environment: Box<Environment>,
}

/// What the header of a transaction consists of, apart from its function and contract.
pub const NONCE: felt252 = 0x100000000000000000000000000000000;
pub const N_CALLDATA: felt252 = 0x1000000000000000000000000000000000000000000000000;

/// Reads the header.
pub fn read_header(ref input: Span<felt252>) -> Header {
    let [chain_id, manager, thread_id, number, parent, timestamp] = take_fixed(ref input);
    let contracts = read_contracts(ref input);
    Header { chain_id, manager, thread_id, number, parent, timestamp, contracts }
}

/// Takes the address of a contract.
pub fn take_contract(ref input: Span<felt252>) -> felt252 {
    let contract = take(ref input);
    values::to_address(contract, 'OS: contract out of range');
    assert(contract != 0, 'OS: contract out of range');
    contract
}

/// The sub-block as contract code sees it. Inlined because the compiler (2.21.0) fails on functions
/// that convert, panic and are compiled by themselves.
#[inline(always)]
pub fn environment(header: Header) -> Box<Environment> {
    BoxTrait::new(
        Environment {
            contracts: header.contracts,
            chain_id: header.chain_id,
            timestamp: Value::from_felt(header.timestamp, 'OS: timestamp out of range'),
            number: Value::from_felt(header.number, 'OS: number out of range'),
        },
    )
}

/// Takes one value.
pub fn take(ref input: Span<felt252>) -> felt252 {
    match input.pop_front() {
        Some(value) => *value,
        None => input_too_short(),
    }
}

/// Takes as many values as the array has.
#[inline(always)]
pub fn take_fixed<const SIZE: usize>(ref input: Span<felt252>) -> [felt252; SIZE] {
    match input.multi_pop_front::<SIZE>() {
        Some(values) => (*values).unbox(),
        None => input_too_short(),
    }
}

/// Takes as many values as the array has, and leaves them where they are.
#[inline(always)]
pub fn take_boxed<const SIZE: usize>(ref input: Span<felt252>) -> Box<[felt252; SIZE]> {
    match input.multi_pop_front::<SIZE>() {
        Some(values) => *values,
        None => input_too_short(),
    }
}

/// Takes that many values.
pub fn take_span(ref input: Span<felt252>, length: u32) -> Span<felt252> {
    let size = input.len();
    if length > size {
        return input_too_short();
    }
    let taken = input.slice(0, length);
    input = input.slice(length, size - length);
    taken
}

/// Takes a length and that many values.
pub fn take_list(ref input: Span<felt252>) -> Span<felt252> {
    let length = Value::from_felt(take(ref input), 'OS: input too short');
    take_span(ref input, length)
}

/// Takes the calldata of a function whose arguments are not always as many felts. Their number has
/// its 16 bits in the transaction's header.
pub fn take_calldata(ref input: Span<felt252>, n_calldata: felt252) -> Span<felt252> {
    let length: u16 = Value::from_felt(n_calldata, 'OS: wrong calldata length');
    take_span(ref input, length.into())
}

/// Takes one felt of an argument.
#[inline(always)]
pub fn argument(ref calldata: Span<felt252>) -> felt252 {
    match calldata.pop_front() {
        Some(value) => *value,
        None => panic_with_felt252('OS: wrong calldata length'),
    }
}

pub fn input_too_short<T>() -> T {
    panic_with_felt252('OS: input too short')
}
