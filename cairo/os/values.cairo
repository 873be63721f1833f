//! From felts of outside to values of a type. `otherwise` is the panic when the felt is none.
//! An address is kept as a felt: it has been checked where it came in.

use core::panic_with_felt252;
use core::starknet::contract_address::contract_address_try_from_felt252;

/// A contract or account address: a felt below 2^251.
pub type Address = felt252;

/// Checks that the felt is an address.
#[inline(always)]
pub fn address(value: felt252, otherwise: felt252) {
    match contract_address_try_from_felt252(value) {
        Some(_) => {},
        None => panic_with_felt252(otherwise),
    }
}

#[inline(always)]
pub fn to_bool(value: felt252, otherwise: felt252) -> bool {
    if value == 0 {
        false
    } else if value == 1 {
        true
    } else {
        panic_with_felt252(otherwise)
    }
}

#[inline(always)]
pub fn to_u8(value: felt252, otherwise: felt252) -> u8 {
    match value.try_into() {
        Some(value) => value,
        None => panic_with_felt252(otherwise),
    }
}

#[inline(always)]
pub fn to_u16(value: felt252, otherwise: felt252) -> u16 {
    match value.try_into() {
        Some(value) => value,
        None => panic_with_felt252(otherwise),
    }
}

#[inline(always)]
pub fn to_u32(value: felt252, otherwise: felt252) -> u32 {
    match value.try_into() {
        Some(value) => value,
        None => panic_with_felt252(otherwise),
    }
}

#[inline(always)]
pub fn to_u64(value: felt252, otherwise: felt252) -> u64 {
    match value.try_into() {
        Some(value) => value,
        None => panic_with_felt252(otherwise),
    }
}

#[inline(always)]
pub fn to_u128(value: felt252, otherwise: felt252) -> u128 {
    match value.try_into() {
        Some(value) => value,
        None => panic_with_felt252(otherwise),
    }
}
