//! What the tests ask of the emulated state. Every function is run by itself, from Rust; a result
//! begins with 0, a revert reason with 1.

use starknet::storage_access::storage_base_address_from_felt252;
use starknet::syscalls::{call_contract_syscall, deploy_syscall, storage_read_syscall};
use starknet::testing::{
    pop_log_raw, set_block_number, set_block_timestamp, set_chain_id, set_contract_address,
};

fn deploy(class_hash: felt252, salt: felt252, calldata: Span<felt252>) -> Array<felt252> {
    match deploy_syscall(class_hash.try_into().unwrap(), salt, calldata, true) {
        Ok((address, _)) => array![0, address.into()],
        Err(reason) => flat(1, reason.span()),
    }
}

fn call(
    caller: felt252, to: felt252, selector: felt252, calldata: Span<felt252>,
) -> Array<felt252> {
    set_contract_address(caller.try_into().unwrap());
    match call_contract_syscall(to.try_into().unwrap(), selector, calldata) {
        Ok(values) => flat(0, values),
        Err(reason) => flat(1, reason.span()),
    }
}

fn cell(contract: felt252, key: felt252) -> Array<felt252> {
    set_contract_address(contract.try_into().unwrap());
    array![storage_read_syscall(0, key.try_into().unwrap()).unwrap()]
}

fn base_address(value: felt252) -> Array<felt252> {
    array![storage_base_address_from_felt252(value).into()]
}

fn set_chain(chain_id: felt252) -> Array<felt252> {
    set_chain_id(chain_id);
    array![]
}

fn set_time(timestamp: felt252) -> Array<felt252> {
    set_block_timestamp(timestamp.try_into().unwrap());
    array![]
}

fn set_number(number: felt252) -> Array<felt252> {
    set_block_number(number.try_into().unwrap());
    array![]
}

/// The values of cells; of each its contract and key.
fn cells(mut cells: Span<felt252>) -> Array<felt252> {
    let mut output = array![];
    while let Some(contract) = cells.pop_front() {
        let key = *cells.pop_front().unwrap();
        set_contract_address((*contract).try_into().unwrap());
        output.append(storage_read_syscall(0, key.try_into().unwrap()).unwrap());
    }
    output
}

/// The contract's events from the oldest on: keys and data of each, both after their lengths.
fn pop_events(contract: felt252) -> Array<felt252> {
    let contract = contract.try_into().unwrap();
    let mut output = array![];
    while let Some((keys, data)) = pop_log_raw(contract) {
        keys.serialize(ref output);
        data.serialize(ref output);
    }
    output
}

fn flat(first: felt252, mut rest: Span<felt252>) -> Array<felt252> {
    let mut output = array![first];
    while let Some(value) = rest.pop_front() {
        output.append(*value);
    }
    output
}
