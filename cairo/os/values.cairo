//! From felts of outside to values of a type. `otherwise` is the panic when the felt is none.
//! Addresses, class hashes and `bytes31` are kept as felts: they have been checked where they came
//! in.

use core::panic_with_felt252;
use core::starknet::contract_address::contract_address_try_from_felt252;

/// A type of one felt that not every felt is a value of. A trait, because functions with such a
/// bound cannot be inlined always.
pub trait Value<T> {
    /// The value of a felt.
    fn from_felt(felt: felt252, otherwise: felt252) -> T;
}

impl ValueImpl<T, +TryInto<felt252, T>> of Value<T> {
    #[inline(always)]
    fn from_felt(felt: felt252, otherwise: felt252) -> T {
        match felt.try_into() {
            Some(value) => value,
            None => panic_with_felt252(otherwise),
        }
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

/// A contract's or account's address, or a class hash: a felt below 2^251.
#[inline(always)]
pub fn to_address(value: felt252, otherwise: felt252) -> felt252 {
    match contract_address_try_from_felt252(value) {
        Some(_) => value,
        None => panic_with_felt252(otherwise),
    }
}

/// A felt below 2^248.
#[inline(always)]
pub fn to_bytes31(value: felt252, otherwise: felt252) -> felt252 {
    match try_bytes31(value) {
        Some(value) => value,
        None => panic_with_felt252(otherwise),
    }
}

/// The address, or the class hash, when it is one.
#[inline(always)]
pub fn try_address(value: felt252) -> Option<felt252> {
    match contract_address_try_from_felt252(value) {
        Some(_) => Some(value),
        None => None,
    }
}

/// The `bytes31`, when it is one.
#[inline(always)]
pub fn try_bytes31(value: felt252) -> Option<felt252> {
    let converted: Option<bytes31> = value.try_into();
    match converted {
        Some(_) => Some(value),
        None => None,
    }
}

/// A `u256` as a narrower integer, when it fits.
pub fn try_narrow<T, +TryInto<u128, T>>(value: u256) -> Option<T> {
    if value.high == 0 {
        value.low.try_into()
    } else {
        None
    }
}

/// A signed integer as a `u256`, when it is not negative.
pub fn try_widen<T, +TryInto<T, u128>>(value: T) -> Option<u256> {
    match value.try_into() {
        Some(low) => Some(u256 { low, high: 0 }),
        None => None,
    }
}
