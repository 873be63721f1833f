// Written by compiler/tests/support/core_tables.rs; change it there.
//! Integers: types, library functions, results. What they can do is in the modules below.

mod conversions;
mod impls;
mod wide;

pub use conversions::*;
pub use impls::*;
pub use wide::*;
use crate::zeroable::{IsZeroResult, NonZero};

/// Types a number can be written for.
pub trait NumericLiteral<T>;

/// The builtin of bitwise operations.
pub extern type Bitwise;

/// Where the result of a signed operation lies; outside, the value is the result modulo the type's
/// size.
pub enum SignedIntegerResult<T> {
    InRange: T,
    Underflow: T,
    Overflow: T,
}

/// A felt as one or two integers: `Wide` is `(high, low)`.
pub enum U128sFromFelt252Result {
    Narrow: u128,
    Wide: (u128, u128),
}

/// A claim `a * b = high * 2^128 + low` that must be verified.
pub extern type U128MulGuarantee;

/// An integer of 256 bits.
#[derive(Copy, Drop, Hash, PartialEq, Serde)]
pub struct u256 {
    pub low: u128,
    pub high: u128,
}

pub extern type u8;
pub extern const fn u8_to_felt252(a: u8) -> felt252 nopanic;
pub extern fn u8_eq(lhs: u8, rhs: u8) -> bool nopanic;
pub extern const fn u8_is_zero(a: u8) -> IsZeroResult<u8> nopanic;
pub extern fn u8_overflowing_add(lhs: u8, rhs: u8) -> Result<u8, u8> implicits(RangeCheck) nopanic;
pub extern fn u8_overflowing_sub(lhs: u8, rhs: u8) -> Result<u8, u8> implicits(RangeCheck) nopanic;
pub extern fn u8_safe_divmod(lhs: u8, rhs: NonZero<u8>) -> (u8, u8) implicits(RangeCheck) nopanic;
pub extern fn u8_sqrt(value: u8) -> u8 implicits(RangeCheck) nopanic;
pub extern fn u8_bitwise(lhs: u8, rhs: u8) -> (u8, u8, u8) implicits(Bitwise) nopanic;
pub extern fn u8_wide_mul(lhs: u8, rhs: u8) -> u16 nopanic;
pub extern const fn u8_try_from_felt252(a: felt252) -> Option<u8> implicits(RangeCheck) nopanic;

pub extern type u16;
pub extern const fn u16_to_felt252(a: u16) -> felt252 nopanic;
pub extern fn u16_eq(lhs: u16, rhs: u16) -> bool nopanic;
pub extern const fn u16_is_zero(a: u16) -> IsZeroResult<u16> nopanic;
pub extern fn u16_overflowing_add(
    lhs: u16, rhs: u16,
) -> Result<u16, u16> implicits(RangeCheck) nopanic;
pub extern fn u16_overflowing_sub(
    lhs: u16, rhs: u16,
) -> Result<u16, u16> implicits(RangeCheck) nopanic;
pub extern fn u16_safe_divmod(
    lhs: u16, rhs: NonZero<u16>,
) -> (u16, u16) implicits(RangeCheck) nopanic;
pub extern fn u16_sqrt(value: u16) -> u8 implicits(RangeCheck) nopanic;
pub extern fn u16_bitwise(lhs: u16, rhs: u16) -> (u16, u16, u16) implicits(Bitwise) nopanic;
pub extern fn u16_wide_mul(lhs: u16, rhs: u16) -> u32 nopanic;
pub extern const fn u16_try_from_felt252(a: felt252) -> Option<u16> implicits(RangeCheck) nopanic;

pub extern type u32;
pub extern const fn u32_to_felt252(a: u32) -> felt252 nopanic;
pub extern fn u32_eq(lhs: u32, rhs: u32) -> bool nopanic;
pub extern const fn u32_is_zero(a: u32) -> IsZeroResult<u32> nopanic;
pub extern fn u32_overflowing_add(
    lhs: u32, rhs: u32,
) -> Result<u32, u32> implicits(RangeCheck) nopanic;
pub extern fn u32_overflowing_sub(
    lhs: u32, rhs: u32,
) -> Result<u32, u32> implicits(RangeCheck) nopanic;
pub extern fn u32_safe_divmod(
    lhs: u32, rhs: NonZero<u32>,
) -> (u32, u32) implicits(RangeCheck) nopanic;
pub extern fn u32_sqrt(value: u32) -> u16 implicits(RangeCheck) nopanic;
pub extern fn u32_bitwise(lhs: u32, rhs: u32) -> (u32, u32, u32) implicits(Bitwise) nopanic;
pub extern fn u32_wide_mul(lhs: u32, rhs: u32) -> u64 nopanic;
pub extern const fn u32_try_from_felt252(a: felt252) -> Option<u32> implicits(RangeCheck) nopanic;

pub extern type u64;
pub extern const fn u64_to_felt252(a: u64) -> felt252 nopanic;
pub extern fn u64_eq(lhs: u64, rhs: u64) -> bool nopanic;
pub extern const fn u64_is_zero(a: u64) -> IsZeroResult<u64> nopanic;
pub extern fn u64_overflowing_add(
    lhs: u64, rhs: u64,
) -> Result<u64, u64> implicits(RangeCheck) nopanic;
pub extern fn u64_overflowing_sub(
    lhs: u64, rhs: u64,
) -> Result<u64, u64> implicits(RangeCheck) nopanic;
pub extern fn u64_safe_divmod(
    lhs: u64, rhs: NonZero<u64>,
) -> (u64, u64) implicits(RangeCheck) nopanic;
pub extern fn u64_sqrt(value: u64) -> u32 implicits(RangeCheck) nopanic;
pub extern fn u64_bitwise(lhs: u64, rhs: u64) -> (u64, u64, u64) implicits(Bitwise) nopanic;
pub extern fn u64_wide_mul(lhs: u64, rhs: u64) -> u128 nopanic;
pub extern const fn u64_try_from_felt252(a: felt252) -> Option<u64> implicits(RangeCheck) nopanic;

pub extern type u128;
pub extern const fn u128_to_felt252(a: u128) -> felt252 nopanic;
pub extern fn u128_eq(lhs: u128, rhs: u128) -> bool nopanic;
pub extern const fn u128_is_zero(a: u128) -> IsZeroResult<u128> nopanic;
pub extern fn u128_overflowing_add(
    lhs: u128, rhs: u128,
) -> Result<u128, u128> implicits(RangeCheck) nopanic;
pub extern fn u128_overflowing_sub(
    lhs: u128, rhs: u128,
) -> Result<u128, u128> implicits(RangeCheck) nopanic;
pub extern fn u128_safe_divmod(
    lhs: u128, rhs: NonZero<u128>,
) -> (u128, u128) implicits(RangeCheck) nopanic;
pub extern fn u128_sqrt(value: u128) -> u64 implicits(RangeCheck) nopanic;
pub extern fn bitwise(lhs: u128, rhs: u128) -> (u128, u128, u128) implicits(Bitwise) nopanic;

pub extern type i8;
pub extern const fn i8_to_felt252(a: i8) -> felt252 nopanic;
pub extern const fn i8_try_from_felt252(a: felt252) -> Option<i8> implicits(RangeCheck) nopanic;
pub extern fn i8_eq(lhs: i8, rhs: i8) -> bool nopanic;
/// `Ok` of `lhs - rhs` when that is not negative, otherwise `Err` of it modulo the type's size.
pub extern fn i8_diff(lhs: i8, rhs: i8) -> Result<u8, u8> implicits(RangeCheck) nopanic;
pub extern fn i8_overflowing_add_impl(
    lhs: i8, rhs: i8,
) -> SignedIntegerResult<i8> implicits(RangeCheck) nopanic;
pub extern fn i8_overflowing_sub_impl(
    lhs: i8, rhs: i8,
) -> SignedIntegerResult<i8> implicits(RangeCheck) nopanic;
pub extern fn i8_wide_mul(lhs: i8, rhs: i8) -> i16 nopanic;

pub extern type i16;
pub extern const fn i16_to_felt252(a: i16) -> felt252 nopanic;
pub extern const fn i16_try_from_felt252(a: felt252) -> Option<i16> implicits(RangeCheck) nopanic;
pub extern fn i16_eq(lhs: i16, rhs: i16) -> bool nopanic;
/// `Ok` of `lhs - rhs` when that is not negative, otherwise `Err` of it modulo the type's size.
pub extern fn i16_diff(lhs: i16, rhs: i16) -> Result<u16, u16> implicits(RangeCheck) nopanic;
pub extern fn i16_overflowing_add_impl(
    lhs: i16, rhs: i16,
) -> SignedIntegerResult<i16> implicits(RangeCheck) nopanic;
pub extern fn i16_overflowing_sub_impl(
    lhs: i16, rhs: i16,
) -> SignedIntegerResult<i16> implicits(RangeCheck) nopanic;
pub extern fn i16_wide_mul(lhs: i16, rhs: i16) -> i32 nopanic;

pub extern type i32;
pub extern const fn i32_to_felt252(a: i32) -> felt252 nopanic;
pub extern const fn i32_try_from_felt252(a: felt252) -> Option<i32> implicits(RangeCheck) nopanic;
pub extern fn i32_eq(lhs: i32, rhs: i32) -> bool nopanic;
/// `Ok` of `lhs - rhs` when that is not negative, otherwise `Err` of it modulo the type's size.
pub extern fn i32_diff(lhs: i32, rhs: i32) -> Result<u32, u32> implicits(RangeCheck) nopanic;
pub extern fn i32_overflowing_add_impl(
    lhs: i32, rhs: i32,
) -> SignedIntegerResult<i32> implicits(RangeCheck) nopanic;
pub extern fn i32_overflowing_sub_impl(
    lhs: i32, rhs: i32,
) -> SignedIntegerResult<i32> implicits(RangeCheck) nopanic;
pub extern fn i32_wide_mul(lhs: i32, rhs: i32) -> i64 nopanic;

pub extern type i64;
pub extern const fn i64_to_felt252(a: i64) -> felt252 nopanic;
pub extern const fn i64_try_from_felt252(a: felt252) -> Option<i64> implicits(RangeCheck) nopanic;
pub extern fn i64_eq(lhs: i64, rhs: i64) -> bool nopanic;
/// `Ok` of `lhs - rhs` when that is not negative, otherwise `Err` of it modulo the type's size.
pub extern fn i64_diff(lhs: i64, rhs: i64) -> Result<u64, u64> implicits(RangeCheck) nopanic;
pub extern fn i64_overflowing_add_impl(
    lhs: i64, rhs: i64,
) -> SignedIntegerResult<i64> implicits(RangeCheck) nopanic;
pub extern fn i64_overflowing_sub_impl(
    lhs: i64, rhs: i64,
) -> SignedIntegerResult<i64> implicits(RangeCheck) nopanic;
pub extern fn i64_wide_mul(lhs: i64, rhs: i64) -> i128 nopanic;

pub extern type i128;
pub extern const fn i128_to_felt252(a: i128) -> felt252 nopanic;
pub extern const fn i128_try_from_felt252(a: felt252) -> Option<i128> implicits(RangeCheck) nopanic;
pub extern fn i128_eq(lhs: i128, rhs: i128) -> bool nopanic;
/// `Ok` of `lhs - rhs` when that is not negative, otherwise `Err` of it modulo the type's size.
pub extern fn i128_diff(lhs: i128, rhs: i128) -> Result<u128, u128> implicits(RangeCheck) nopanic;
pub extern fn i128_overflowing_add_impl(
    lhs: i128, rhs: i128,
) -> SignedIntegerResult<i128> implicits(RangeCheck) nopanic;
pub extern fn i128_overflowing_sub_impl(
    lhs: i128, rhs: i128,
) -> SignedIntegerResult<i128> implicits(RangeCheck) nopanic;

pub extern const fn u128s_from_felt252(
    a: felt252,
) -> U128sFromFelt252Result implicits(RangeCheck) nopanic;
pub extern fn u128_byte_reverse(input: u128) -> u128 implicits(Bitwise) nopanic;
pub extern fn u128_guarantee_mul(a: u128, b: u128) -> (u128, u128, U128MulGuarantee) nopanic;
pub extern fn u128_mul_guarantee_verify(guarantee: U128MulGuarantee) implicits(RangeCheck) nopanic;
pub extern const fn u256_is_zero(a: u256) -> IsZeroResult<u256> nopanic;
pub extern fn u256_safe_divmod(
    lhs: u256, rhs: NonZero<u256>,
) -> (u256, u256, U128MulGuarantee) implicits(RangeCheck) nopanic;
pub extern fn u256_sqrt(a: u256) -> u128 implicits(RangeCheck) nopanic;
