//! Arithmetic that gives its fault back instead of panicking: a fault reverts one transaction,
//! never the sub-block.

use core::integer;
use core::num::traits::{OverflowingAdd, OverflowingMul, OverflowingSub};

/// Checked operations of an integer. The faults are spelled like the panics on L2.
pub trait Checked<T> {
    fn try_add(self: T, other: T) -> Result<T, felt252>;
    fn try_sub(self: T, other: T) -> Result<T, felt252>;
    fn try_mul(self: T, other: T) -> Result<T, felt252>;
}

/// Division of an unsigned integer.
pub trait Division<T> {
    fn try_div(self: T, other: T) -> Result<T, felt252>;
    fn try_rem(self: T, other: T) -> Result<T, felt252>;
}

/// What the operation gave, if it gave anything.
pub fn success<T, +Drop<T>>(result: Result<T, felt252>) -> Option<T> {
    match result {
        Ok(value) => Some(value),
        Err(_) => None,
    }
}

impl DivisionImpl<T, +DivRem<T>, +TryInto<T, NonZero<T>>, +Drop<T>> of Division<T> {
    #[inline(always)]
    fn try_div(self: T, other: T) -> Result<T, felt252> {
        let divisor: Option<NonZero<T>> = other.try_into();
        match divisor {
            Some(divisor) => {
                let (quotient, _) = DivRem::div_rem(self, divisor);
                Ok(quotient)
            },
            None => Err('Division by 0'),
        }
    }

    #[inline(always)]
    fn try_rem(self: T, other: T) -> Result<T, felt252> {
        let divisor: Option<NonZero<T>> = other.try_into();
        match divisor {
            Some(divisor) => {
                let (_, remainder) = DivRem::div_rem(self, divisor);
                Ok(remainder)
            },
            None => Err('Division by 0'),
        }
    }
}

impl CheckedU8 of Checked<u8> {
    #[inline(always)]
    fn try_add(self: u8, other: u8) -> Result<u8, felt252> {
        match integer::u8_overflowing_add(self, other) {
            Ok(value) => Ok(value),
            Err(_) => Err('u8_add Overflow'),
        }
    }

    #[inline(always)]
    fn try_sub(self: u8, other: u8) -> Result<u8, felt252> {
        match integer::u8_overflowing_sub(self, other) {
            Ok(value) => Ok(value),
            Err(_) => Err('u8_sub Overflow'),
        }
    }

    fn try_mul(self: u8, other: u8) -> Result<u8, felt252> {
        match integer::u8_wide_mul(self, other).try_into() {
            Some(product) => Ok(product),
            None => Err('u8_mul Overflow'),
        }
    }
}

impl CheckedU16 of Checked<u16> {
    #[inline(always)]
    fn try_add(self: u16, other: u16) -> Result<u16, felt252> {
        match integer::u16_overflowing_add(self, other) {
            Ok(value) => Ok(value),
            Err(_) => Err('u16_add Overflow'),
        }
    }

    #[inline(always)]
    fn try_sub(self: u16, other: u16) -> Result<u16, felt252> {
        match integer::u16_overflowing_sub(self, other) {
            Ok(value) => Ok(value),
            Err(_) => Err('u16_sub Overflow'),
        }
    }

    fn try_mul(self: u16, other: u16) -> Result<u16, felt252> {
        match integer::u16_wide_mul(self, other).try_into() {
            Some(product) => Ok(product),
            None => Err('u16_mul Overflow'),
        }
    }
}

impl CheckedU32 of Checked<u32> {
    #[inline(always)]
    fn try_add(self: u32, other: u32) -> Result<u32, felt252> {
        match integer::u32_overflowing_add(self, other) {
            Ok(value) => Ok(value),
            Err(_) => Err('u32_add Overflow'),
        }
    }

    #[inline(always)]
    fn try_sub(self: u32, other: u32) -> Result<u32, felt252> {
        match integer::u32_overflowing_sub(self, other) {
            Ok(value) => Ok(value),
            Err(_) => Err('u32_sub Overflow'),
        }
    }

    fn try_mul(self: u32, other: u32) -> Result<u32, felt252> {
        match integer::u32_wide_mul(self, other).try_into() {
            Some(product) => Ok(product),
            None => Err('u32_mul Overflow'),
        }
    }
}

impl CheckedU64 of Checked<u64> {
    #[inline(always)]
    fn try_add(self: u64, other: u64) -> Result<u64, felt252> {
        match integer::u64_overflowing_add(self, other) {
            Ok(value) => Ok(value),
            Err(_) => Err('u64_add Overflow'),
        }
    }

    #[inline(always)]
    fn try_sub(self: u64, other: u64) -> Result<u64, felt252> {
        match integer::u64_overflowing_sub(self, other) {
            Ok(value) => Ok(value),
            Err(_) => Err('u64_sub Overflow'),
        }
    }

    fn try_mul(self: u64, other: u64) -> Result<u64, felt252> {
        match integer::u64_wide_mul(self, other).try_into() {
            Some(product) => Ok(product),
            None => Err('u64_mul Overflow'),
        }
    }
}

impl CheckedU128 of Checked<u128> {
    #[inline(always)]
    fn try_add(self: u128, other: u128) -> Result<u128, felt252> {
        match integer::u128_overflowing_add(self, other) {
            Ok(value) => Ok(value),
            Err(_) => Err('u128_add Overflow'),
        }
    }

    #[inline(always)]
    fn try_sub(self: u128, other: u128) -> Result<u128, felt252> {
        match integer::u128_overflowing_sub(self, other) {
            Ok(value) => Ok(value),
            Err(_) => Err('u128_sub Overflow'),
        }
    }

    fn try_mul(self: u128, other: u128) -> Result<u128, felt252> {
        let (high, low) = integer::u128_wide_mul(self, other);
        if high == 0 {
            Ok(low)
        } else {
            Err('u128_mul Overflow')
        }
    }
}

impl CheckedU256 of Checked<u256> {
    fn try_add(self: u256, other: u256) -> Result<u256, felt252> {
        let (sum, is_cut) = OverflowingAdd::overflowing_add(self, other);
        if is_cut {
            Err('u256_add Overflow')
        } else {
            Ok(sum)
        }
    }

    fn try_sub(self: u256, other: u256) -> Result<u256, felt252> {
        let (difference, is_cut) = OverflowingSub::overflowing_sub(self, other);
        if is_cut {
            Err('u256_sub Overflow')
        } else {
            Ok(difference)
        }
    }

    fn try_mul(self: u256, other: u256) -> Result<u256, felt252> {
        let (product, is_cut) = OverflowingMul::overflowing_mul(self, other);
        if is_cut {
            Err('u256_mul Overflow')
        } else {
            Ok(product)
        }
    }
}

/// A sum of two signed integers, exact as a felt; the second fault is for one that is too low.
fn exact_sum<T, +TryInto<felt252, T>, +Drop<T>>(
    sum: felt252, overflow: felt252, underflow: felt252,
) -> Result<T, felt252> {
    match sum.try_into() {
        Some(sum) => Ok(sum),
        None => {
            // What is not negative lies below 2^128, and what is negative does not.
            let positive: Option<u128> = sum.try_into();
            match positive {
                Some(_) => Err(overflow),
                None => Err(underflow),
            }
        },
    }
}

/// The product of two signed integers that is exact as a felt.
fn exact_product<T, +TryInto<felt252, T>, +Drop<T>>(
    product: felt252, overflow: felt252,
) -> Result<T, felt252> {
    match product.try_into() {
        Some(product) => Ok(product),
        None => Err(overflow),
    }
}

impl CheckedI8 of Checked<i8> {
    fn try_add(self: i8, other: i8) -> Result<i8, felt252> {
        exact_sum(self.into() + other.into(), 'i8_add Overflow', 'i8_add Underflow')
    }

    fn try_sub(self: i8, other: i8) -> Result<i8, felt252> {
        exact_sum(self.into() - other.into(), 'i8_sub Overflow', 'i8_sub Underflow')
    }

    fn try_mul(self: i8, other: i8) -> Result<i8, felt252> {
        exact_product(self.into() * other.into(), 'i8_mul Overflow')
    }
}

impl CheckedI16 of Checked<i16> {
    fn try_add(self: i16, other: i16) -> Result<i16, felt252> {
        exact_sum(self.into() + other.into(), 'i16_add Overflow', 'i16_add Underflow')
    }

    fn try_sub(self: i16, other: i16) -> Result<i16, felt252> {
        exact_sum(self.into() - other.into(), 'i16_sub Overflow', 'i16_sub Underflow')
    }

    fn try_mul(self: i16, other: i16) -> Result<i16, felt252> {
        exact_product(self.into() * other.into(), 'i16_mul Overflow')
    }
}

impl CheckedI32 of Checked<i32> {
    fn try_add(self: i32, other: i32) -> Result<i32, felt252> {
        exact_sum(self.into() + other.into(), 'i32_add Overflow', 'i32_add Underflow')
    }

    fn try_sub(self: i32, other: i32) -> Result<i32, felt252> {
        exact_sum(self.into() - other.into(), 'i32_sub Overflow', 'i32_sub Underflow')
    }

    fn try_mul(self: i32, other: i32) -> Result<i32, felt252> {
        exact_product(self.into() * other.into(), 'i32_mul Overflow')
    }
}

impl CheckedI64 of Checked<i64> {
    fn try_add(self: i64, other: i64) -> Result<i64, felt252> {
        exact_sum(self.into() + other.into(), 'i64_add Overflow', 'i64_add Underflow')
    }

    fn try_sub(self: i64, other: i64) -> Result<i64, felt252> {
        exact_sum(self.into() - other.into(), 'i64_sub Overflow', 'i64_sub Underflow')
    }

    fn try_mul(self: i64, other: i64) -> Result<i64, felt252> {
        exact_product(self.into() * other.into(), 'i64_mul Overflow')
    }
}

impl CheckedI128 of Checked<i128> {
    fn try_add(self: i128, other: i128) -> Result<i128, felt252> {
        exact_sum(self.into() + other.into(), 'i128_add Overflow', 'i128_add Underflow')
    }

    fn try_sub(self: i128, other: i128) -> Result<i128, felt252> {
        exact_sum(self.into() - other.into(), 'i128_sub Overflow', 'i128_sub Underflow')
    }

    fn try_mul(self: i128, other: i128) -> Result<i128, felt252> {
        exact_product(product_of_i128(self, other)?, 'i128_mul Overflow')
    }
}

/// The product as a felt, unless it is 2^128 or further away from 0.
fn product_of_i128(a: i128, b: i128) -> Result<felt252, felt252> {
    let (high, low) = integer::u128_wide_mul(magnitude(a), magnitude(b));
    if high != 0 {
        return Err('i128_mul Overflow');
    }
    if (a < 0) == (b < 0) {
        Ok(low.into())
    } else {
        Ok(-low.into())
    }
}

/// How far away from 0 it is. A negative one is that much below the field's prime.
fn magnitude(value: i128) -> u128 {
    let felt: felt252 = value.into();
    match felt.try_into() {
        Some(positive) => positive,
        // What is negative has a magnitude always.
        None => match (-felt).try_into() {
            Some(negative) => negative,
            None => 0,
        },
    }
}
