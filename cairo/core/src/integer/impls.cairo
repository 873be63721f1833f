// Written by compiler/tests/support/core_tables.rs; change it there.
//! What the integers of up to 128 bits can do.

use crate::internal::OneFelt;
use crate::internal::bounded_int::{bounded_int_is_zero, downcast};
use crate::num::traits::{
    Bounded, One, OverflowingAdd, OverflowingMul, OverflowingSub, Sqrt, WideMul, Zero,
};
use crate::panic_with_const_felt252;
use crate::zeroable::IsZeroResult;
use super::*;

pub impl U8Copy of Copy<u8>;
pub impl U8Drop of Drop<u8>;
pub impl U8NumericLiteral of NumericLiteral<u8>;
pub impl U8OneFelt of OneFelt<u8>;
pub impl U8PartialEq of PartialEq<u8> {
    #[inline(always)]
    fn eq(lhs: @u8, rhs: @u8) -> bool {
        u8_eq(*lhs, *rhs)
    }
}
pub impl U8Default of Default<u8> {
    #[inline(always)]
    fn default() -> u8 {
        0
    }
}
pub impl U8Bounded of Bounded<u8> {
    const MIN: u8 = 0;
    const MAX: u8 = 255;
}
pub impl U8Zero of Zero<u8> {
    #[inline(always)]
    fn zero() -> u8 {
        0
    }
    #[inline(always)]
    fn is_zero(self: @u8) -> bool {
        *self == 0
    }
    #[inline(always)]
    fn is_non_zero(self: @u8) -> bool {
        *self != 0
    }
}
pub impl U8One of One<u8> {
    #[inline(always)]
    fn one() -> u8 {
        1
    }
    #[inline(always)]
    fn is_one(self: @u8) -> bool {
        *self == 1
    }
    #[inline(always)]
    fn is_non_one(self: @u8) -> bool {
        *self != 1
    }
}
pub impl U8Div of Div<u8> {
    #[inline]
    fn div(lhs: u8, rhs: u8) -> u8 {
        let (quotient, _) = DivRem::div_rem(lhs, u8_divisor(rhs));
        quotient
    }
}
pub impl U8Rem of Rem<u8> {
    #[inline]
    fn rem(lhs: u8, rhs: u8) -> u8 {
        let (_, remainder) = DivRem::div_rem(lhs, u8_divisor(rhs));
        remainder
    }
}
#[inline]
fn u8_divisor(rhs: u8) -> NonZero<u8> {
    match bounded_int_is_zero(rhs) {
        IsZeroResult::Zero => panic_with_const_felt252::<'Division by 0'>(),
        IsZeroResult::NonZero(rhs) => rhs,
    }
}
pub impl U8TryIntoNonZero of TryInto<u8, NonZero<u8>> {
    #[inline(always)]
    const fn try_into(self: u8) -> Option<NonZero<u8>> {
        match bounded_int_is_zero(self) {
            IsZeroResult::Zero => None,
            IsZeroResult::NonZero(value) => Some(value),
        }
    }
}
pub impl U8IntoFelt252 of Into<u8, felt252> {
    #[inline(always)]
    const fn into(self: u8) -> felt252 {
        u8_to_felt252(self)
    }
}

pub impl U8DictValue of Felt252DictValue<u8> {
    #[inline(always)]
    fn zero_default() -> u8 nopanic {
        0
    }
}
pub impl U8Add of Add<u8> {
    #[inline]
    fn add(lhs: u8, rhs: u8) -> u8 {
        match u8_overflowing_add(lhs, rhs) {
            Ok(sum) => sum,
            Err(_) => panic_with_const_felt252::<'u8_add Overflow'>(),
        }
    }
}
pub impl U8Sub of Sub<u8> {
    #[inline]
    fn sub(lhs: u8, rhs: u8) -> u8 {
        match u8_overflowing_sub(lhs, rhs) {
            Ok(difference) => difference,
            Err(_) => panic_with_const_felt252::<'u8_sub Overflow'>(),
        }
    }
}
pub impl U8DivRem of DivRem<u8> {
    #[inline(always)]
    fn div_rem(lhs: u8, rhs: NonZero<u8>) -> (u8, u8) {
        u8_safe_divmod(lhs, rhs)
    }
}
pub impl U8PartialOrd of PartialOrd<u8> {
    #[inline]
    fn lt(lhs: u8, rhs: u8) -> bool {
        match u8_overflowing_sub(lhs, rhs) {
            Ok(_) => false,
            Err(_) => true,
        }
    }
    #[inline]
    fn ge(lhs: u8, rhs: u8) -> bool {
        match u8_overflowing_sub(lhs, rhs) {
            Ok(_) => true,
            Err(_) => false,
        }
    }
    #[inline]
    fn gt(lhs: u8, rhs: u8) -> bool {
        Self::lt(rhs, lhs)
    }
    #[inline]
    fn le(lhs: u8, rhs: u8) -> bool {
        Self::ge(rhs, lhs)
    }
}
pub impl U8BitAnd of BitAnd<u8> {
    #[inline]
    fn bitand(lhs: u8, rhs: u8) -> u8 {
        let (bits, _, _) = u8_bitwise(lhs, rhs);
        bits
    }
}
pub impl U8BitXor of BitXor<u8> {
    #[inline]
    fn bitxor(lhs: u8, rhs: u8) -> u8 {
        let (_, bits, _) = u8_bitwise(lhs, rhs);
        bits
    }
}
pub impl U8BitOr of BitOr<u8> {
    #[inline]
    fn bitor(lhs: u8, rhs: u8) -> u8 {
        let (_, _, bits) = u8_bitwise(lhs, rhs);
        bits
    }
}
pub impl U8BitNot of BitNot<u8> {
    #[inline]
    fn bitnot(a: u8) -> u8 {
        match u8_overflowing_sub(255, a) {
            Ok(bits) => bits,
            Err(bits) => bits,
        }
    }
}
pub impl U8OverflowingAdd of OverflowingAdd<u8> {
    #[inline]
    fn overflowing_add(self: u8, v: u8) -> (u8, bool) {
        match u8_overflowing_add(self, v) {
            Ok(sum) => (sum, false),
            Err(sum) => (sum, true),
        }
    }
}
pub impl U8OverflowingSub of OverflowingSub<u8> {
    #[inline]
    fn overflowing_sub(self: u8, v: u8) -> (u8, bool) {
        match u8_overflowing_sub(self, v) {
            Ok(difference) => (difference, false),
            Err(difference) => (difference, true),
        }
    }
}
pub impl U8Sqrt of Sqrt<u8> {
    type Target = u8;
    #[inline(always)]
    fn sqrt(self: u8) -> u8 {
        u8_sqrt(self)
    }
}
pub impl U8Mul of Mul<u8> {
    #[inline]
    fn mul(lhs: u8, rhs: u8) -> u8 {
        match downcast(u8_wide_mul(lhs, rhs)) {
            Some(product) => product,
            None => panic_with_const_felt252::<'u8_mul Overflow'>(),
        }
    }
}
pub impl U8OverflowingMul of OverflowingMul<u8> {
    #[inline]
    fn overflowing_mul(self: u8, v: u8) -> (u8, bool) {
        let (high, low) = u16_safe_divmod(u8_wide_mul(self, v), 256);
        (downcast(low).unwrap(), high != 0)
    }
}
pub impl U8WideMul of WideMul<u8, u8> {
    type Target = u16;
    #[inline(always)]
    fn wide_mul(self: u8, other: u8) -> u16 {
        u8_wide_mul(self, other)
    }
}
pub impl Felt252TryIntoU8 of TryInto<felt252, u8> {
    #[inline(always)]
    const fn try_into(self: felt252) -> Option<u8> {
        u8_try_from_felt252(self)
    }
}

pub impl U16Copy of Copy<u16>;
pub impl U16Drop of Drop<u16>;
pub impl U16NumericLiteral of NumericLiteral<u16>;
pub impl U16OneFelt of OneFelt<u16>;
pub impl U16PartialEq of PartialEq<u16> {
    #[inline(always)]
    fn eq(lhs: @u16, rhs: @u16) -> bool {
        u16_eq(*lhs, *rhs)
    }
}
pub impl U16Default of Default<u16> {
    #[inline(always)]
    fn default() -> u16 {
        0
    }
}
pub impl U16Bounded of Bounded<u16> {
    const MIN: u16 = 0;
    const MAX: u16 = 65535;
}
pub impl U16Zero of Zero<u16> {
    #[inline(always)]
    fn zero() -> u16 {
        0
    }
    #[inline(always)]
    fn is_zero(self: @u16) -> bool {
        *self == 0
    }
    #[inline(always)]
    fn is_non_zero(self: @u16) -> bool {
        *self != 0
    }
}
pub impl U16One of One<u16> {
    #[inline(always)]
    fn one() -> u16 {
        1
    }
    #[inline(always)]
    fn is_one(self: @u16) -> bool {
        *self == 1
    }
    #[inline(always)]
    fn is_non_one(self: @u16) -> bool {
        *self != 1
    }
}
pub impl U16Div of Div<u16> {
    #[inline]
    fn div(lhs: u16, rhs: u16) -> u16 {
        let (quotient, _) = DivRem::div_rem(lhs, u16_divisor(rhs));
        quotient
    }
}
pub impl U16Rem of Rem<u16> {
    #[inline]
    fn rem(lhs: u16, rhs: u16) -> u16 {
        let (_, remainder) = DivRem::div_rem(lhs, u16_divisor(rhs));
        remainder
    }
}
#[inline]
fn u16_divisor(rhs: u16) -> NonZero<u16> {
    match bounded_int_is_zero(rhs) {
        IsZeroResult::Zero => panic_with_const_felt252::<'Division by 0'>(),
        IsZeroResult::NonZero(rhs) => rhs,
    }
}
pub impl U16TryIntoNonZero of TryInto<u16, NonZero<u16>> {
    #[inline(always)]
    const fn try_into(self: u16) -> Option<NonZero<u16>> {
        match bounded_int_is_zero(self) {
            IsZeroResult::Zero => None,
            IsZeroResult::NonZero(value) => Some(value),
        }
    }
}
pub impl U16IntoFelt252 of Into<u16, felt252> {
    #[inline(always)]
    const fn into(self: u16) -> felt252 {
        u16_to_felt252(self)
    }
}

pub impl U16DictValue of Felt252DictValue<u16> {
    #[inline(always)]
    fn zero_default() -> u16 nopanic {
        0
    }
}
pub impl U16Add of Add<u16> {
    #[inline]
    fn add(lhs: u16, rhs: u16) -> u16 {
        match u16_overflowing_add(lhs, rhs) {
            Ok(sum) => sum,
            Err(_) => panic_with_const_felt252::<'u16_add Overflow'>(),
        }
    }
}
pub impl U16Sub of Sub<u16> {
    #[inline]
    fn sub(lhs: u16, rhs: u16) -> u16 {
        match u16_overflowing_sub(lhs, rhs) {
            Ok(difference) => difference,
            Err(_) => panic_with_const_felt252::<'u16_sub Overflow'>(),
        }
    }
}
pub impl U16DivRem of DivRem<u16> {
    #[inline(always)]
    fn div_rem(lhs: u16, rhs: NonZero<u16>) -> (u16, u16) {
        u16_safe_divmod(lhs, rhs)
    }
}
pub impl U16PartialOrd of PartialOrd<u16> {
    #[inline]
    fn lt(lhs: u16, rhs: u16) -> bool {
        match u16_overflowing_sub(lhs, rhs) {
            Ok(_) => false,
            Err(_) => true,
        }
    }
    #[inline]
    fn ge(lhs: u16, rhs: u16) -> bool {
        match u16_overflowing_sub(lhs, rhs) {
            Ok(_) => true,
            Err(_) => false,
        }
    }
    #[inline]
    fn gt(lhs: u16, rhs: u16) -> bool {
        Self::lt(rhs, lhs)
    }
    #[inline]
    fn le(lhs: u16, rhs: u16) -> bool {
        Self::ge(rhs, lhs)
    }
}
pub impl U16BitAnd of BitAnd<u16> {
    #[inline]
    fn bitand(lhs: u16, rhs: u16) -> u16 {
        let (bits, _, _) = u16_bitwise(lhs, rhs);
        bits
    }
}
pub impl U16BitXor of BitXor<u16> {
    #[inline]
    fn bitxor(lhs: u16, rhs: u16) -> u16 {
        let (_, bits, _) = u16_bitwise(lhs, rhs);
        bits
    }
}
pub impl U16BitOr of BitOr<u16> {
    #[inline]
    fn bitor(lhs: u16, rhs: u16) -> u16 {
        let (_, _, bits) = u16_bitwise(lhs, rhs);
        bits
    }
}
pub impl U16BitNot of BitNot<u16> {
    #[inline]
    fn bitnot(a: u16) -> u16 {
        match u16_overflowing_sub(65535, a) {
            Ok(bits) => bits,
            Err(bits) => bits,
        }
    }
}
pub impl U16OverflowingAdd of OverflowingAdd<u16> {
    #[inline]
    fn overflowing_add(self: u16, v: u16) -> (u16, bool) {
        match u16_overflowing_add(self, v) {
            Ok(sum) => (sum, false),
            Err(sum) => (sum, true),
        }
    }
}
pub impl U16OverflowingSub of OverflowingSub<u16> {
    #[inline]
    fn overflowing_sub(self: u16, v: u16) -> (u16, bool) {
        match u16_overflowing_sub(self, v) {
            Ok(difference) => (difference, false),
            Err(difference) => (difference, true),
        }
    }
}
pub impl U16Sqrt of Sqrt<u16> {
    type Target = u8;
    #[inline(always)]
    fn sqrt(self: u16) -> u8 {
        u16_sqrt(self)
    }
}
pub impl U16Mul of Mul<u16> {
    #[inline]
    fn mul(lhs: u16, rhs: u16) -> u16 {
        match downcast(u16_wide_mul(lhs, rhs)) {
            Some(product) => product,
            None => panic_with_const_felt252::<'u16_mul Overflow'>(),
        }
    }
}
pub impl U16OverflowingMul of OverflowingMul<u16> {
    #[inline]
    fn overflowing_mul(self: u16, v: u16) -> (u16, bool) {
        let (high, low) = u32_safe_divmod(u16_wide_mul(self, v), 65536);
        (downcast(low).unwrap(), high != 0)
    }
}
pub impl U16WideMul of WideMul<u16, u16> {
    type Target = u32;
    #[inline(always)]
    fn wide_mul(self: u16, other: u16) -> u32 {
        u16_wide_mul(self, other)
    }
}
pub impl Felt252TryIntoU16 of TryInto<felt252, u16> {
    #[inline(always)]
    const fn try_into(self: felt252) -> Option<u16> {
        u16_try_from_felt252(self)
    }
}

pub impl U32Copy of Copy<u32>;
pub impl U32Drop of Drop<u32>;
pub impl U32NumericLiteral of NumericLiteral<u32>;
pub impl U32OneFelt of OneFelt<u32>;
pub impl U32PartialEq of PartialEq<u32> {
    #[inline(always)]
    fn eq(lhs: @u32, rhs: @u32) -> bool {
        u32_eq(*lhs, *rhs)
    }
}
pub impl U32Default of Default<u32> {
    #[inline(always)]
    fn default() -> u32 {
        0
    }
}
pub impl U32Bounded of Bounded<u32> {
    const MIN: u32 = 0;
    const MAX: u32 = 4294967295;
}
pub impl U32Zero of Zero<u32> {
    #[inline(always)]
    fn zero() -> u32 {
        0
    }
    #[inline(always)]
    fn is_zero(self: @u32) -> bool {
        *self == 0
    }
    #[inline(always)]
    fn is_non_zero(self: @u32) -> bool {
        *self != 0
    }
}
pub impl U32One of One<u32> {
    #[inline(always)]
    fn one() -> u32 {
        1
    }
    #[inline(always)]
    fn is_one(self: @u32) -> bool {
        *self == 1
    }
    #[inline(always)]
    fn is_non_one(self: @u32) -> bool {
        *self != 1
    }
}
pub impl U32Div of Div<u32> {
    #[inline]
    fn div(lhs: u32, rhs: u32) -> u32 {
        let (quotient, _) = DivRem::div_rem(lhs, u32_divisor(rhs));
        quotient
    }
}
pub impl U32Rem of Rem<u32> {
    #[inline]
    fn rem(lhs: u32, rhs: u32) -> u32 {
        let (_, remainder) = DivRem::div_rem(lhs, u32_divisor(rhs));
        remainder
    }
}
#[inline]
fn u32_divisor(rhs: u32) -> NonZero<u32> {
    match bounded_int_is_zero(rhs) {
        IsZeroResult::Zero => panic_with_const_felt252::<'Division by 0'>(),
        IsZeroResult::NonZero(rhs) => rhs,
    }
}
pub impl U32TryIntoNonZero of TryInto<u32, NonZero<u32>> {
    #[inline(always)]
    const fn try_into(self: u32) -> Option<NonZero<u32>> {
        match bounded_int_is_zero(self) {
            IsZeroResult::Zero => None,
            IsZeroResult::NonZero(value) => Some(value),
        }
    }
}
pub impl U32IntoFelt252 of Into<u32, felt252> {
    #[inline(always)]
    const fn into(self: u32) -> felt252 {
        u32_to_felt252(self)
    }
}

pub impl U32DictValue of Felt252DictValue<u32> {
    #[inline(always)]
    fn zero_default() -> u32 nopanic {
        0
    }
}
pub impl U32Add of Add<u32> {
    #[inline]
    fn add(lhs: u32, rhs: u32) -> u32 {
        match u32_overflowing_add(lhs, rhs) {
            Ok(sum) => sum,
            Err(_) => panic_with_const_felt252::<'u32_add Overflow'>(),
        }
    }
}
pub impl U32Sub of Sub<u32> {
    #[inline]
    fn sub(lhs: u32, rhs: u32) -> u32 {
        match u32_overflowing_sub(lhs, rhs) {
            Ok(difference) => difference,
            Err(_) => panic_with_const_felt252::<'u32_sub Overflow'>(),
        }
    }
}
pub impl U32DivRem of DivRem<u32> {
    #[inline(always)]
    fn div_rem(lhs: u32, rhs: NonZero<u32>) -> (u32, u32) {
        u32_safe_divmod(lhs, rhs)
    }
}
pub impl U32PartialOrd of PartialOrd<u32> {
    #[inline]
    fn lt(lhs: u32, rhs: u32) -> bool {
        match u32_overflowing_sub(lhs, rhs) {
            Ok(_) => false,
            Err(_) => true,
        }
    }
    #[inline]
    fn ge(lhs: u32, rhs: u32) -> bool {
        match u32_overflowing_sub(lhs, rhs) {
            Ok(_) => true,
            Err(_) => false,
        }
    }
    #[inline]
    fn gt(lhs: u32, rhs: u32) -> bool {
        Self::lt(rhs, lhs)
    }
    #[inline]
    fn le(lhs: u32, rhs: u32) -> bool {
        Self::ge(rhs, lhs)
    }
}
pub impl U32BitAnd of BitAnd<u32> {
    #[inline]
    fn bitand(lhs: u32, rhs: u32) -> u32 {
        let (bits, _, _) = u32_bitwise(lhs, rhs);
        bits
    }
}
pub impl U32BitXor of BitXor<u32> {
    #[inline]
    fn bitxor(lhs: u32, rhs: u32) -> u32 {
        let (_, bits, _) = u32_bitwise(lhs, rhs);
        bits
    }
}
pub impl U32BitOr of BitOr<u32> {
    #[inline]
    fn bitor(lhs: u32, rhs: u32) -> u32 {
        let (_, _, bits) = u32_bitwise(lhs, rhs);
        bits
    }
}
pub impl U32BitNot of BitNot<u32> {
    #[inline]
    fn bitnot(a: u32) -> u32 {
        match u32_overflowing_sub(4294967295, a) {
            Ok(bits) => bits,
            Err(bits) => bits,
        }
    }
}
pub impl U32OverflowingAdd of OverflowingAdd<u32> {
    #[inline]
    fn overflowing_add(self: u32, v: u32) -> (u32, bool) {
        match u32_overflowing_add(self, v) {
            Ok(sum) => (sum, false),
            Err(sum) => (sum, true),
        }
    }
}
pub impl U32OverflowingSub of OverflowingSub<u32> {
    #[inline]
    fn overflowing_sub(self: u32, v: u32) -> (u32, bool) {
        match u32_overflowing_sub(self, v) {
            Ok(difference) => (difference, false),
            Err(difference) => (difference, true),
        }
    }
}
pub impl U32Sqrt of Sqrt<u32> {
    type Target = u16;
    #[inline(always)]
    fn sqrt(self: u32) -> u16 {
        u32_sqrt(self)
    }
}
pub impl U32Mul of Mul<u32> {
    #[inline]
    fn mul(lhs: u32, rhs: u32) -> u32 {
        match downcast(u32_wide_mul(lhs, rhs)) {
            Some(product) => product,
            None => panic_with_const_felt252::<'u32_mul Overflow'>(),
        }
    }
}
pub impl U32OverflowingMul of OverflowingMul<u32> {
    #[inline]
    fn overflowing_mul(self: u32, v: u32) -> (u32, bool) {
        let (high, low) = u64_safe_divmod(u32_wide_mul(self, v), 4294967296);
        (downcast(low).unwrap(), high != 0)
    }
}
pub impl U32WideMul of WideMul<u32, u32> {
    type Target = u64;
    #[inline(always)]
    fn wide_mul(self: u32, other: u32) -> u64 {
        u32_wide_mul(self, other)
    }
}
pub impl Felt252TryIntoU32 of TryInto<felt252, u32> {
    #[inline(always)]
    const fn try_into(self: felt252) -> Option<u32> {
        u32_try_from_felt252(self)
    }
}

pub impl U64Copy of Copy<u64>;
pub impl U64Drop of Drop<u64>;
pub impl U64NumericLiteral of NumericLiteral<u64>;
pub impl U64OneFelt of OneFelt<u64>;
pub impl U64PartialEq of PartialEq<u64> {
    #[inline(always)]
    fn eq(lhs: @u64, rhs: @u64) -> bool {
        u64_eq(*lhs, *rhs)
    }
}
pub impl U64Default of Default<u64> {
    #[inline(always)]
    fn default() -> u64 {
        0
    }
}
pub impl U64Bounded of Bounded<u64> {
    const MIN: u64 = 0;
    const MAX: u64 = 18446744073709551615;
}
pub impl U64Zero of Zero<u64> {
    #[inline(always)]
    fn zero() -> u64 {
        0
    }
    #[inline(always)]
    fn is_zero(self: @u64) -> bool {
        *self == 0
    }
    #[inline(always)]
    fn is_non_zero(self: @u64) -> bool {
        *self != 0
    }
}
pub impl U64One of One<u64> {
    #[inline(always)]
    fn one() -> u64 {
        1
    }
    #[inline(always)]
    fn is_one(self: @u64) -> bool {
        *self == 1
    }
    #[inline(always)]
    fn is_non_one(self: @u64) -> bool {
        *self != 1
    }
}
pub impl U64Div of Div<u64> {
    #[inline]
    fn div(lhs: u64, rhs: u64) -> u64 {
        let (quotient, _) = DivRem::div_rem(lhs, u64_divisor(rhs));
        quotient
    }
}
pub impl U64Rem of Rem<u64> {
    #[inline]
    fn rem(lhs: u64, rhs: u64) -> u64 {
        let (_, remainder) = DivRem::div_rem(lhs, u64_divisor(rhs));
        remainder
    }
}
#[inline]
fn u64_divisor(rhs: u64) -> NonZero<u64> {
    match bounded_int_is_zero(rhs) {
        IsZeroResult::Zero => panic_with_const_felt252::<'Division by 0'>(),
        IsZeroResult::NonZero(rhs) => rhs,
    }
}
pub impl U64TryIntoNonZero of TryInto<u64, NonZero<u64>> {
    #[inline(always)]
    const fn try_into(self: u64) -> Option<NonZero<u64>> {
        match bounded_int_is_zero(self) {
            IsZeroResult::Zero => None,
            IsZeroResult::NonZero(value) => Some(value),
        }
    }
}
pub impl U64IntoFelt252 of Into<u64, felt252> {
    #[inline(always)]
    const fn into(self: u64) -> felt252 {
        u64_to_felt252(self)
    }
}

pub impl U64DictValue of Felt252DictValue<u64> {
    #[inline(always)]
    fn zero_default() -> u64 nopanic {
        0
    }
}
pub impl U64Add of Add<u64> {
    #[inline]
    fn add(lhs: u64, rhs: u64) -> u64 {
        match u64_overflowing_add(lhs, rhs) {
            Ok(sum) => sum,
            Err(_) => panic_with_const_felt252::<'u64_add Overflow'>(),
        }
    }
}
pub impl U64Sub of Sub<u64> {
    #[inline]
    fn sub(lhs: u64, rhs: u64) -> u64 {
        match u64_overflowing_sub(lhs, rhs) {
            Ok(difference) => difference,
            Err(_) => panic_with_const_felt252::<'u64_sub Overflow'>(),
        }
    }
}
pub impl U64DivRem of DivRem<u64> {
    #[inline(always)]
    fn div_rem(lhs: u64, rhs: NonZero<u64>) -> (u64, u64) {
        u64_safe_divmod(lhs, rhs)
    }
}
pub impl U64PartialOrd of PartialOrd<u64> {
    #[inline]
    fn lt(lhs: u64, rhs: u64) -> bool {
        match u64_overflowing_sub(lhs, rhs) {
            Ok(_) => false,
            Err(_) => true,
        }
    }
    #[inline]
    fn ge(lhs: u64, rhs: u64) -> bool {
        match u64_overflowing_sub(lhs, rhs) {
            Ok(_) => true,
            Err(_) => false,
        }
    }
    #[inline]
    fn gt(lhs: u64, rhs: u64) -> bool {
        Self::lt(rhs, lhs)
    }
    #[inline]
    fn le(lhs: u64, rhs: u64) -> bool {
        Self::ge(rhs, lhs)
    }
}
pub impl U64BitAnd of BitAnd<u64> {
    #[inline]
    fn bitand(lhs: u64, rhs: u64) -> u64 {
        let (bits, _, _) = u64_bitwise(lhs, rhs);
        bits
    }
}
pub impl U64BitXor of BitXor<u64> {
    #[inline]
    fn bitxor(lhs: u64, rhs: u64) -> u64 {
        let (_, bits, _) = u64_bitwise(lhs, rhs);
        bits
    }
}
pub impl U64BitOr of BitOr<u64> {
    #[inline]
    fn bitor(lhs: u64, rhs: u64) -> u64 {
        let (_, _, bits) = u64_bitwise(lhs, rhs);
        bits
    }
}
pub impl U64BitNot of BitNot<u64> {
    #[inline]
    fn bitnot(a: u64) -> u64 {
        match u64_overflowing_sub(18446744073709551615, a) {
            Ok(bits) => bits,
            Err(bits) => bits,
        }
    }
}
pub impl U64OverflowingAdd of OverflowingAdd<u64> {
    #[inline]
    fn overflowing_add(self: u64, v: u64) -> (u64, bool) {
        match u64_overflowing_add(self, v) {
            Ok(sum) => (sum, false),
            Err(sum) => (sum, true),
        }
    }
}
pub impl U64OverflowingSub of OverflowingSub<u64> {
    #[inline]
    fn overflowing_sub(self: u64, v: u64) -> (u64, bool) {
        match u64_overflowing_sub(self, v) {
            Ok(difference) => (difference, false),
            Err(difference) => (difference, true),
        }
    }
}
pub impl U64Sqrt of Sqrt<u64> {
    type Target = u32;
    #[inline(always)]
    fn sqrt(self: u64) -> u32 {
        u64_sqrt(self)
    }
}
pub impl U64Mul of Mul<u64> {
    #[inline]
    fn mul(lhs: u64, rhs: u64) -> u64 {
        match downcast(u64_wide_mul(lhs, rhs)) {
            Some(product) => product,
            None => panic_with_const_felt252::<'u64_mul Overflow'>(),
        }
    }
}
pub impl U64OverflowingMul of OverflowingMul<u64> {
    #[inline]
    fn overflowing_mul(self: u64, v: u64) -> (u64, bool) {
        let (high, low) = u128_safe_divmod(u64_wide_mul(self, v), 18446744073709551616);
        (downcast(low).unwrap(), high != 0)
    }
}
pub impl U64WideMul of WideMul<u64, u64> {
    type Target = u128;
    #[inline(always)]
    fn wide_mul(self: u64, other: u64) -> u128 {
        u64_wide_mul(self, other)
    }
}
pub impl Felt252TryIntoU64 of TryInto<felt252, u64> {
    #[inline(always)]
    const fn try_into(self: felt252) -> Option<u64> {
        u64_try_from_felt252(self)
    }
}

pub impl U128Copy of Copy<u128>;
pub impl U128Drop of Drop<u128>;
pub impl U128NumericLiteral of NumericLiteral<u128>;
pub impl U128OneFelt of OneFelt<u128>;
pub impl U128PartialEq of PartialEq<u128> {
    #[inline(always)]
    fn eq(lhs: @u128, rhs: @u128) -> bool {
        u128_eq(*lhs, *rhs)
    }
}
pub impl U128Default of Default<u128> {
    #[inline(always)]
    fn default() -> u128 {
        0
    }
}
pub impl U128Bounded of Bounded<u128> {
    const MIN: u128 = 0;
    const MAX: u128 = 340282366920938463463374607431768211455;
}
pub impl U128Zero of Zero<u128> {
    #[inline(always)]
    fn zero() -> u128 {
        0
    }
    #[inline(always)]
    fn is_zero(self: @u128) -> bool {
        *self == 0
    }
    #[inline(always)]
    fn is_non_zero(self: @u128) -> bool {
        *self != 0
    }
}
pub impl U128One of One<u128> {
    #[inline(always)]
    fn one() -> u128 {
        1
    }
    #[inline(always)]
    fn is_one(self: @u128) -> bool {
        *self == 1
    }
    #[inline(always)]
    fn is_non_one(self: @u128) -> bool {
        *self != 1
    }
}
pub impl U128Div of Div<u128> {
    #[inline]
    fn div(lhs: u128, rhs: u128) -> u128 {
        let (quotient, _) = DivRem::div_rem(lhs, u128_divisor(rhs));
        quotient
    }
}
pub impl U128Rem of Rem<u128> {
    #[inline]
    fn rem(lhs: u128, rhs: u128) -> u128 {
        let (_, remainder) = DivRem::div_rem(lhs, u128_divisor(rhs));
        remainder
    }
}
#[inline]
fn u128_divisor(rhs: u128) -> NonZero<u128> {
    match bounded_int_is_zero(rhs) {
        IsZeroResult::Zero => panic_with_const_felt252::<'Division by 0'>(),
        IsZeroResult::NonZero(rhs) => rhs,
    }
}
pub impl U128TryIntoNonZero of TryInto<u128, NonZero<u128>> {
    #[inline(always)]
    const fn try_into(self: u128) -> Option<NonZero<u128>> {
        match bounded_int_is_zero(self) {
            IsZeroResult::Zero => None,
            IsZeroResult::NonZero(value) => Some(value),
        }
    }
}
pub impl U128IntoFelt252 of Into<u128, felt252> {
    #[inline(always)]
    const fn into(self: u128) -> felt252 {
        u128_to_felt252(self)
    }
}

pub impl U128DictValue of Felt252DictValue<u128> {
    #[inline(always)]
    fn zero_default() -> u128 nopanic {
        0
    }
}
pub impl U128Add of Add<u128> {
    #[inline]
    fn add(lhs: u128, rhs: u128) -> u128 {
        match u128_overflowing_add(lhs, rhs) {
            Ok(sum) => sum,
            Err(_) => panic_with_const_felt252::<'u128_add Overflow'>(),
        }
    }
}
pub impl U128Sub of Sub<u128> {
    #[inline]
    fn sub(lhs: u128, rhs: u128) -> u128 {
        match u128_overflowing_sub(lhs, rhs) {
            Ok(difference) => difference,
            Err(_) => panic_with_const_felt252::<'u128_sub Overflow'>(),
        }
    }
}
pub impl U128DivRem of DivRem<u128> {
    #[inline(always)]
    fn div_rem(lhs: u128, rhs: NonZero<u128>) -> (u128, u128) {
        u128_safe_divmod(lhs, rhs)
    }
}
pub impl U128PartialOrd of PartialOrd<u128> {
    #[inline]
    fn lt(lhs: u128, rhs: u128) -> bool {
        match u128_overflowing_sub(lhs, rhs) {
            Ok(_) => false,
            Err(_) => true,
        }
    }
    #[inline]
    fn ge(lhs: u128, rhs: u128) -> bool {
        match u128_overflowing_sub(lhs, rhs) {
            Ok(_) => true,
            Err(_) => false,
        }
    }
    #[inline]
    fn gt(lhs: u128, rhs: u128) -> bool {
        Self::lt(rhs, lhs)
    }
    #[inline]
    fn le(lhs: u128, rhs: u128) -> bool {
        Self::ge(rhs, lhs)
    }
}
pub impl U128BitAnd of BitAnd<u128> {
    #[inline]
    fn bitand(lhs: u128, rhs: u128) -> u128 {
        let (bits, _, _) = bitwise(lhs, rhs);
        bits
    }
}
pub impl U128BitXor of BitXor<u128> {
    #[inline]
    fn bitxor(lhs: u128, rhs: u128) -> u128 {
        let (_, bits, _) = bitwise(lhs, rhs);
        bits
    }
}
pub impl U128BitOr of BitOr<u128> {
    #[inline]
    fn bitor(lhs: u128, rhs: u128) -> u128 {
        let (_, _, bits) = bitwise(lhs, rhs);
        bits
    }
}
pub impl U128BitNot of BitNot<u128> {
    #[inline]
    fn bitnot(a: u128) -> u128 {
        match u128_overflowing_sub(340282366920938463463374607431768211455, a) {
            Ok(bits) => bits,
            Err(bits) => bits,
        }
    }
}
pub impl U128OverflowingAdd of OverflowingAdd<u128> {
    #[inline]
    fn overflowing_add(self: u128, v: u128) -> (u128, bool) {
        match u128_overflowing_add(self, v) {
            Ok(sum) => (sum, false),
            Err(sum) => (sum, true),
        }
    }
}
pub impl U128OverflowingSub of OverflowingSub<u128> {
    #[inline]
    fn overflowing_sub(self: u128, v: u128) -> (u128, bool) {
        match u128_overflowing_sub(self, v) {
            Ok(difference) => (difference, false),
            Err(difference) => (difference, true),
        }
    }
}
pub impl U128Sqrt of Sqrt<u128> {
    type Target = u64;
    #[inline(always)]
    fn sqrt(self: u128) -> u64 {
        u128_sqrt(self)
    }
}
pub impl U128Mul of Mul<u128> {
    #[inline]
    fn mul(lhs: u128, rhs: u128) -> u128 {
        let (high, low, guarantee) = u128_guarantee_mul(lhs, rhs);
        u128_mul_guarantee_verify(guarantee);
        match u128_is_zero(high) {
            IsZeroResult::Zero => low,
            IsZeroResult::NonZero(_) => panic_with_const_felt252::<'u128_mul Overflow'>(),
        }
    }
}
pub impl U128OverflowingMul of OverflowingMul<u128> {
    #[inline]
    fn overflowing_mul(self: u128, v: u128) -> (u128, bool) {
        let (high, low, guarantee) = u128_guarantee_mul(self, v);
        u128_mul_guarantee_verify(guarantee);
        (low, high != 0)
    }
}
pub impl Felt252TryIntoU128 of TryInto<felt252, u128> {
    #[inline]
    const fn try_into(self: felt252) -> Option<u128> {
        match u128s_from_felt252(self) {
            U128sFromFelt252Result::Narrow(value) => Some(value),
            U128sFromFelt252Result::Wide(_) => None,
        }
    }
}

pub impl I8Copy of Copy<i8>;
pub impl I8Drop of Drop<i8>;
pub impl I8NumericLiteral of NumericLiteral<i8>;
pub impl I8OneFelt of OneFelt<i8>;
pub impl I8PartialEq of PartialEq<i8> {
    #[inline(always)]
    fn eq(lhs: @i8, rhs: @i8) -> bool {
        i8_eq(*lhs, *rhs)
    }
}
pub impl I8Default of Default<i8> {
    #[inline(always)]
    fn default() -> i8 {
        0
    }
}
pub impl I8Bounded of Bounded<i8> {
    const MIN: i8 = -128;
    const MAX: i8 = 127;
}
pub impl I8Zero of Zero<i8> {
    #[inline(always)]
    fn zero() -> i8 {
        0
    }
    #[inline(always)]
    fn is_zero(self: @i8) -> bool {
        *self == 0
    }
    #[inline(always)]
    fn is_non_zero(self: @i8) -> bool {
        *self != 0
    }
}
pub impl I8One of One<i8> {
    #[inline(always)]
    fn one() -> i8 {
        1
    }
    #[inline(always)]
    fn is_one(self: @i8) -> bool {
        *self == 1
    }
    #[inline(always)]
    fn is_non_one(self: @i8) -> bool {
        *self != 1
    }
}
pub impl I8Div of Div<i8> {
    #[inline]
    fn div(lhs: i8, rhs: i8) -> i8 {
        let (quotient, _) = DivRem::div_rem(lhs, i8_divisor(rhs));
        quotient
    }
}
pub impl I8Rem of Rem<i8> {
    #[inline]
    fn rem(lhs: i8, rhs: i8) -> i8 {
        let (_, remainder) = DivRem::div_rem(lhs, i8_divisor(rhs));
        remainder
    }
}
#[inline]
fn i8_divisor(rhs: i8) -> NonZero<i8> {
    match bounded_int_is_zero(rhs) {
        IsZeroResult::Zero => panic_with_const_felt252::<'Division by 0'>(),
        IsZeroResult::NonZero(rhs) => rhs,
    }
}
pub impl I8TryIntoNonZero of TryInto<i8, NonZero<i8>> {
    #[inline(always)]
    const fn try_into(self: i8) -> Option<NonZero<i8>> {
        match bounded_int_is_zero(self) {
            IsZeroResult::Zero => None,
            IsZeroResult::NonZero(value) => Some(value),
        }
    }
}
pub impl I8IntoFelt252 of Into<i8, felt252> {
    #[inline(always)]
    const fn into(self: i8) -> felt252 {
        i8_to_felt252(self)
    }
}

pub impl I8Add of Add<i8> {
    #[inline]
    fn add(lhs: i8, rhs: i8) -> i8 {
        match i8_overflowing_add_impl(lhs, rhs) {
            SignedIntegerResult::InRange(sum) => sum,
            SignedIntegerResult::Underflow(_) => panic_with_const_felt252::<'i8_add Underflow'>(),
            SignedIntegerResult::Overflow(_) => panic_with_const_felt252::<'i8_add Overflow'>(),
        }
    }
}
pub impl I8Sub of Sub<i8> {
    #[inline]
    fn sub(lhs: i8, rhs: i8) -> i8 {
        match i8_overflowing_sub_impl(lhs, rhs) {
            SignedIntegerResult::InRange(difference) => difference,
            SignedIntegerResult::Underflow(_) => panic_with_const_felt252::<'i8_sub Underflow'>(),
            SignedIntegerResult::Overflow(_) => panic_with_const_felt252::<'i8_sub Overflow'>(),
        }
    }
}
pub impl I8Neg of Neg<i8> {
    #[inline]
    fn neg(a: i8) -> i8 {
        0 - a
    }
}
pub impl I8PartialOrd of PartialOrd<i8> {
    #[inline]
    fn lt(lhs: i8, rhs: i8) -> bool {
        match i8_diff(lhs, rhs) {
            Ok(_) => false,
            Err(_) => true,
        }
    }
    #[inline]
    fn ge(lhs: i8, rhs: i8) -> bool {
        match i8_diff(lhs, rhs) {
            Ok(_) => true,
            Err(_) => false,
        }
    }
    #[inline]
    fn gt(lhs: i8, rhs: i8) -> bool {
        Self::lt(rhs, lhs)
    }
    #[inline]
    fn le(lhs: i8, rhs: i8) -> bool {
        Self::ge(rhs, lhs)
    }
}
pub impl I8OverflowingAdd of OverflowingAdd<i8> {
    #[inline]
    fn overflowing_add(self: i8, v: i8) -> (i8, bool) {
        match i8_overflowing_add_impl(self, v) {
            SignedIntegerResult::InRange(sum) => (sum, false),
            SignedIntegerResult::Underflow(sum) => (sum, true),
            SignedIntegerResult::Overflow(sum) => (sum, true),
        }
    }
}
pub impl I8OverflowingSub of OverflowingSub<i8> {
    #[inline]
    fn overflowing_sub(self: i8, v: i8) -> (i8, bool) {
        match i8_overflowing_sub_impl(self, v) {
            SignedIntegerResult::InRange(difference) => (difference, false),
            SignedIntegerResult::Underflow(difference) => (difference, true),
            SignedIntegerResult::Overflow(difference) => (difference, true),
        }
    }
}
/// Size and sign: `(|a|, a < 0)`.
#[inline]
fn i8_size_and_sign(a: i8) -> (u8, bool) {
    match i8_diff(a, 0) {
        Ok(size) => (size, false),
        Err(_) => match i8_diff(0, a) {
            Ok(size) => (size, true),
            Err(size) => (size, true),
        },
    }
}
/// The number with this size and sign, when the type has it.
#[inline]
fn i8_from_size_and_sign(size: u8, negative: bool) -> Option<i8> {
    let size: felt252 = size.into();
    i8_try_from_felt252(if negative {
        -size
    } else {
        size
    })
}
/// Towards zero; the remainder has the sign of `lhs`.
pub impl I8DivRem of DivRem<i8> {
    fn div_rem(lhs: i8, rhs: NonZero<i8>) -> (i8, i8) {
        let (lhs_size, lhs_negative) = i8_size_and_sign(lhs);
        let (rhs_size, rhs_negative) = i8_size_and_sign(rhs.into());
        let (quotient, remainder) = DivRem::div_rem(lhs_size, u8_divisor(rhs_size));
        match i8_from_size_and_sign(quotient, lhs_negative ^ rhs_negative) {
            Some(quotient) => (quotient, i8_from_size_and_sign(remainder, lhs_negative).unwrap()),
            None => panic_with_const_felt252::<'i8_div Overflow'>(),
        }
    }
}
pub impl Felt252TryIntoI8 of TryInto<felt252, i8> {
    #[inline(always)]
    const fn try_into(self: felt252) -> Option<i8> {
        i8_try_from_felt252(self)
    }
}
pub impl I8Mul of Mul<i8> {
    #[inline]
    fn mul(lhs: i8, rhs: i8) -> i8 {
        match downcast(i8_wide_mul(lhs, rhs)) {
            Some(product) => product,
            None => panic_with_const_felt252::<'i8_mul Overflow'>(),
        }
    }
}
pub impl I8WideMul of WideMul<i8, i8> {
    type Target = i16;
    #[inline(always)]
    fn wide_mul(self: i8, other: i8) -> i16 {
        i8_wide_mul(self, other)
    }
}

pub impl I16Copy of Copy<i16>;
pub impl I16Drop of Drop<i16>;
pub impl I16NumericLiteral of NumericLiteral<i16>;
pub impl I16OneFelt of OneFelt<i16>;
pub impl I16PartialEq of PartialEq<i16> {
    #[inline(always)]
    fn eq(lhs: @i16, rhs: @i16) -> bool {
        i16_eq(*lhs, *rhs)
    }
}
pub impl I16Default of Default<i16> {
    #[inline(always)]
    fn default() -> i16 {
        0
    }
}
pub impl I16Bounded of Bounded<i16> {
    const MIN: i16 = -32768;
    const MAX: i16 = 32767;
}
pub impl I16Zero of Zero<i16> {
    #[inline(always)]
    fn zero() -> i16 {
        0
    }
    #[inline(always)]
    fn is_zero(self: @i16) -> bool {
        *self == 0
    }
    #[inline(always)]
    fn is_non_zero(self: @i16) -> bool {
        *self != 0
    }
}
pub impl I16One of One<i16> {
    #[inline(always)]
    fn one() -> i16 {
        1
    }
    #[inline(always)]
    fn is_one(self: @i16) -> bool {
        *self == 1
    }
    #[inline(always)]
    fn is_non_one(self: @i16) -> bool {
        *self != 1
    }
}
pub impl I16Div of Div<i16> {
    #[inline]
    fn div(lhs: i16, rhs: i16) -> i16 {
        let (quotient, _) = DivRem::div_rem(lhs, i16_divisor(rhs));
        quotient
    }
}
pub impl I16Rem of Rem<i16> {
    #[inline]
    fn rem(lhs: i16, rhs: i16) -> i16 {
        let (_, remainder) = DivRem::div_rem(lhs, i16_divisor(rhs));
        remainder
    }
}
#[inline]
fn i16_divisor(rhs: i16) -> NonZero<i16> {
    match bounded_int_is_zero(rhs) {
        IsZeroResult::Zero => panic_with_const_felt252::<'Division by 0'>(),
        IsZeroResult::NonZero(rhs) => rhs,
    }
}
pub impl I16TryIntoNonZero of TryInto<i16, NonZero<i16>> {
    #[inline(always)]
    const fn try_into(self: i16) -> Option<NonZero<i16>> {
        match bounded_int_is_zero(self) {
            IsZeroResult::Zero => None,
            IsZeroResult::NonZero(value) => Some(value),
        }
    }
}
pub impl I16IntoFelt252 of Into<i16, felt252> {
    #[inline(always)]
    const fn into(self: i16) -> felt252 {
        i16_to_felt252(self)
    }
}

pub impl I16Add of Add<i16> {
    #[inline]
    fn add(lhs: i16, rhs: i16) -> i16 {
        match i16_overflowing_add_impl(lhs, rhs) {
            SignedIntegerResult::InRange(sum) => sum,
            SignedIntegerResult::Underflow(_) => panic_with_const_felt252::<'i16_add Underflow'>(),
            SignedIntegerResult::Overflow(_) => panic_with_const_felt252::<'i16_add Overflow'>(),
        }
    }
}
pub impl I16Sub of Sub<i16> {
    #[inline]
    fn sub(lhs: i16, rhs: i16) -> i16 {
        match i16_overflowing_sub_impl(lhs, rhs) {
            SignedIntegerResult::InRange(difference) => difference,
            SignedIntegerResult::Underflow(_) => panic_with_const_felt252::<'i16_sub Underflow'>(),
            SignedIntegerResult::Overflow(_) => panic_with_const_felt252::<'i16_sub Overflow'>(),
        }
    }
}
pub impl I16Neg of Neg<i16> {
    #[inline]
    fn neg(a: i16) -> i16 {
        0 - a
    }
}
pub impl I16PartialOrd of PartialOrd<i16> {
    #[inline]
    fn lt(lhs: i16, rhs: i16) -> bool {
        match i16_diff(lhs, rhs) {
            Ok(_) => false,
            Err(_) => true,
        }
    }
    #[inline]
    fn ge(lhs: i16, rhs: i16) -> bool {
        match i16_diff(lhs, rhs) {
            Ok(_) => true,
            Err(_) => false,
        }
    }
    #[inline]
    fn gt(lhs: i16, rhs: i16) -> bool {
        Self::lt(rhs, lhs)
    }
    #[inline]
    fn le(lhs: i16, rhs: i16) -> bool {
        Self::ge(rhs, lhs)
    }
}
pub impl I16OverflowingAdd of OverflowingAdd<i16> {
    #[inline]
    fn overflowing_add(self: i16, v: i16) -> (i16, bool) {
        match i16_overflowing_add_impl(self, v) {
            SignedIntegerResult::InRange(sum) => (sum, false),
            SignedIntegerResult::Underflow(sum) => (sum, true),
            SignedIntegerResult::Overflow(sum) => (sum, true),
        }
    }
}
pub impl I16OverflowingSub of OverflowingSub<i16> {
    #[inline]
    fn overflowing_sub(self: i16, v: i16) -> (i16, bool) {
        match i16_overflowing_sub_impl(self, v) {
            SignedIntegerResult::InRange(difference) => (difference, false),
            SignedIntegerResult::Underflow(difference) => (difference, true),
            SignedIntegerResult::Overflow(difference) => (difference, true),
        }
    }
}
/// Size and sign: `(|a|, a < 0)`.
#[inline]
fn i16_size_and_sign(a: i16) -> (u16, bool) {
    match i16_diff(a, 0) {
        Ok(size) => (size, false),
        Err(_) => match i16_diff(0, a) {
            Ok(size) => (size, true),
            Err(size) => (size, true),
        },
    }
}
/// The number with this size and sign, when the type has it.
#[inline]
fn i16_from_size_and_sign(size: u16, negative: bool) -> Option<i16> {
    let size: felt252 = size.into();
    i16_try_from_felt252(if negative {
        -size
    } else {
        size
    })
}
/// Towards zero; the remainder has the sign of `lhs`.
pub impl I16DivRem of DivRem<i16> {
    fn div_rem(lhs: i16, rhs: NonZero<i16>) -> (i16, i16) {
        let (lhs_size, lhs_negative) = i16_size_and_sign(lhs);
        let (rhs_size, rhs_negative) = i16_size_and_sign(rhs.into());
        let (quotient, remainder) = DivRem::div_rem(lhs_size, u16_divisor(rhs_size));
        match i16_from_size_and_sign(quotient, lhs_negative ^ rhs_negative) {
            Some(quotient) => (quotient, i16_from_size_and_sign(remainder, lhs_negative).unwrap()),
            None => panic_with_const_felt252::<'i16_div Overflow'>(),
        }
    }
}
pub impl Felt252TryIntoI16 of TryInto<felt252, i16> {
    #[inline(always)]
    const fn try_into(self: felt252) -> Option<i16> {
        i16_try_from_felt252(self)
    }
}
pub impl I16Mul of Mul<i16> {
    #[inline]
    fn mul(lhs: i16, rhs: i16) -> i16 {
        match downcast(i16_wide_mul(lhs, rhs)) {
            Some(product) => product,
            None => panic_with_const_felt252::<'i16_mul Overflow'>(),
        }
    }
}
pub impl I16WideMul of WideMul<i16, i16> {
    type Target = i32;
    #[inline(always)]
    fn wide_mul(self: i16, other: i16) -> i32 {
        i16_wide_mul(self, other)
    }
}

pub impl I32Copy of Copy<i32>;
pub impl I32Drop of Drop<i32>;
pub impl I32NumericLiteral of NumericLiteral<i32>;
pub impl I32OneFelt of OneFelt<i32>;
pub impl I32PartialEq of PartialEq<i32> {
    #[inline(always)]
    fn eq(lhs: @i32, rhs: @i32) -> bool {
        i32_eq(*lhs, *rhs)
    }
}
pub impl I32Default of Default<i32> {
    #[inline(always)]
    fn default() -> i32 {
        0
    }
}
pub impl I32Bounded of Bounded<i32> {
    const MIN: i32 = -2147483648;
    const MAX: i32 = 2147483647;
}
pub impl I32Zero of Zero<i32> {
    #[inline(always)]
    fn zero() -> i32 {
        0
    }
    #[inline(always)]
    fn is_zero(self: @i32) -> bool {
        *self == 0
    }
    #[inline(always)]
    fn is_non_zero(self: @i32) -> bool {
        *self != 0
    }
}
pub impl I32One of One<i32> {
    #[inline(always)]
    fn one() -> i32 {
        1
    }
    #[inline(always)]
    fn is_one(self: @i32) -> bool {
        *self == 1
    }
    #[inline(always)]
    fn is_non_one(self: @i32) -> bool {
        *self != 1
    }
}
pub impl I32Div of Div<i32> {
    #[inline]
    fn div(lhs: i32, rhs: i32) -> i32 {
        let (quotient, _) = DivRem::div_rem(lhs, i32_divisor(rhs));
        quotient
    }
}
pub impl I32Rem of Rem<i32> {
    #[inline]
    fn rem(lhs: i32, rhs: i32) -> i32 {
        let (_, remainder) = DivRem::div_rem(lhs, i32_divisor(rhs));
        remainder
    }
}
#[inline]
fn i32_divisor(rhs: i32) -> NonZero<i32> {
    match bounded_int_is_zero(rhs) {
        IsZeroResult::Zero => panic_with_const_felt252::<'Division by 0'>(),
        IsZeroResult::NonZero(rhs) => rhs,
    }
}
pub impl I32TryIntoNonZero of TryInto<i32, NonZero<i32>> {
    #[inline(always)]
    const fn try_into(self: i32) -> Option<NonZero<i32>> {
        match bounded_int_is_zero(self) {
            IsZeroResult::Zero => None,
            IsZeroResult::NonZero(value) => Some(value),
        }
    }
}
pub impl I32IntoFelt252 of Into<i32, felt252> {
    #[inline(always)]
    const fn into(self: i32) -> felt252 {
        i32_to_felt252(self)
    }
}

pub impl I32Add of Add<i32> {
    #[inline]
    fn add(lhs: i32, rhs: i32) -> i32 {
        match i32_overflowing_add_impl(lhs, rhs) {
            SignedIntegerResult::InRange(sum) => sum,
            SignedIntegerResult::Underflow(_) => panic_with_const_felt252::<'i32_add Underflow'>(),
            SignedIntegerResult::Overflow(_) => panic_with_const_felt252::<'i32_add Overflow'>(),
        }
    }
}
pub impl I32Sub of Sub<i32> {
    #[inline]
    fn sub(lhs: i32, rhs: i32) -> i32 {
        match i32_overflowing_sub_impl(lhs, rhs) {
            SignedIntegerResult::InRange(difference) => difference,
            SignedIntegerResult::Underflow(_) => panic_with_const_felt252::<'i32_sub Underflow'>(),
            SignedIntegerResult::Overflow(_) => panic_with_const_felt252::<'i32_sub Overflow'>(),
        }
    }
}
pub impl I32Neg of Neg<i32> {
    #[inline]
    fn neg(a: i32) -> i32 {
        0 - a
    }
}
pub impl I32PartialOrd of PartialOrd<i32> {
    #[inline]
    fn lt(lhs: i32, rhs: i32) -> bool {
        match i32_diff(lhs, rhs) {
            Ok(_) => false,
            Err(_) => true,
        }
    }
    #[inline]
    fn ge(lhs: i32, rhs: i32) -> bool {
        match i32_diff(lhs, rhs) {
            Ok(_) => true,
            Err(_) => false,
        }
    }
    #[inline]
    fn gt(lhs: i32, rhs: i32) -> bool {
        Self::lt(rhs, lhs)
    }
    #[inline]
    fn le(lhs: i32, rhs: i32) -> bool {
        Self::ge(rhs, lhs)
    }
}
pub impl I32OverflowingAdd of OverflowingAdd<i32> {
    #[inline]
    fn overflowing_add(self: i32, v: i32) -> (i32, bool) {
        match i32_overflowing_add_impl(self, v) {
            SignedIntegerResult::InRange(sum) => (sum, false),
            SignedIntegerResult::Underflow(sum) => (sum, true),
            SignedIntegerResult::Overflow(sum) => (sum, true),
        }
    }
}
pub impl I32OverflowingSub of OverflowingSub<i32> {
    #[inline]
    fn overflowing_sub(self: i32, v: i32) -> (i32, bool) {
        match i32_overflowing_sub_impl(self, v) {
            SignedIntegerResult::InRange(difference) => (difference, false),
            SignedIntegerResult::Underflow(difference) => (difference, true),
            SignedIntegerResult::Overflow(difference) => (difference, true),
        }
    }
}
/// Size and sign: `(|a|, a < 0)`.
#[inline]
fn i32_size_and_sign(a: i32) -> (u32, bool) {
    match i32_diff(a, 0) {
        Ok(size) => (size, false),
        Err(_) => match i32_diff(0, a) {
            Ok(size) => (size, true),
            Err(size) => (size, true),
        },
    }
}
/// The number with this size and sign, when the type has it.
#[inline]
fn i32_from_size_and_sign(size: u32, negative: bool) -> Option<i32> {
    let size: felt252 = size.into();
    i32_try_from_felt252(if negative {
        -size
    } else {
        size
    })
}
/// Towards zero; the remainder has the sign of `lhs`.
pub impl I32DivRem of DivRem<i32> {
    fn div_rem(lhs: i32, rhs: NonZero<i32>) -> (i32, i32) {
        let (lhs_size, lhs_negative) = i32_size_and_sign(lhs);
        let (rhs_size, rhs_negative) = i32_size_and_sign(rhs.into());
        let (quotient, remainder) = DivRem::div_rem(lhs_size, u32_divisor(rhs_size));
        match i32_from_size_and_sign(quotient, lhs_negative ^ rhs_negative) {
            Some(quotient) => (quotient, i32_from_size_and_sign(remainder, lhs_negative).unwrap()),
            None => panic_with_const_felt252::<'i32_div Overflow'>(),
        }
    }
}
pub impl Felt252TryIntoI32 of TryInto<felt252, i32> {
    #[inline(always)]
    const fn try_into(self: felt252) -> Option<i32> {
        i32_try_from_felt252(self)
    }
}
pub impl I32Mul of Mul<i32> {
    #[inline]
    fn mul(lhs: i32, rhs: i32) -> i32 {
        match downcast(i32_wide_mul(lhs, rhs)) {
            Some(product) => product,
            None => panic_with_const_felt252::<'i32_mul Overflow'>(),
        }
    }
}
pub impl I32WideMul of WideMul<i32, i32> {
    type Target = i64;
    #[inline(always)]
    fn wide_mul(self: i32, other: i32) -> i64 {
        i32_wide_mul(self, other)
    }
}

pub impl I64Copy of Copy<i64>;
pub impl I64Drop of Drop<i64>;
pub impl I64NumericLiteral of NumericLiteral<i64>;
pub impl I64OneFelt of OneFelt<i64>;
pub impl I64PartialEq of PartialEq<i64> {
    #[inline(always)]
    fn eq(lhs: @i64, rhs: @i64) -> bool {
        i64_eq(*lhs, *rhs)
    }
}
pub impl I64Default of Default<i64> {
    #[inline(always)]
    fn default() -> i64 {
        0
    }
}
pub impl I64Bounded of Bounded<i64> {
    const MIN: i64 = -9223372036854775808;
    const MAX: i64 = 9223372036854775807;
}
pub impl I64Zero of Zero<i64> {
    #[inline(always)]
    fn zero() -> i64 {
        0
    }
    #[inline(always)]
    fn is_zero(self: @i64) -> bool {
        *self == 0
    }
    #[inline(always)]
    fn is_non_zero(self: @i64) -> bool {
        *self != 0
    }
}
pub impl I64One of One<i64> {
    #[inline(always)]
    fn one() -> i64 {
        1
    }
    #[inline(always)]
    fn is_one(self: @i64) -> bool {
        *self == 1
    }
    #[inline(always)]
    fn is_non_one(self: @i64) -> bool {
        *self != 1
    }
}
pub impl I64Div of Div<i64> {
    #[inline]
    fn div(lhs: i64, rhs: i64) -> i64 {
        let (quotient, _) = DivRem::div_rem(lhs, i64_divisor(rhs));
        quotient
    }
}
pub impl I64Rem of Rem<i64> {
    #[inline]
    fn rem(lhs: i64, rhs: i64) -> i64 {
        let (_, remainder) = DivRem::div_rem(lhs, i64_divisor(rhs));
        remainder
    }
}
#[inline]
fn i64_divisor(rhs: i64) -> NonZero<i64> {
    match bounded_int_is_zero(rhs) {
        IsZeroResult::Zero => panic_with_const_felt252::<'Division by 0'>(),
        IsZeroResult::NonZero(rhs) => rhs,
    }
}
pub impl I64TryIntoNonZero of TryInto<i64, NonZero<i64>> {
    #[inline(always)]
    const fn try_into(self: i64) -> Option<NonZero<i64>> {
        match bounded_int_is_zero(self) {
            IsZeroResult::Zero => None,
            IsZeroResult::NonZero(value) => Some(value),
        }
    }
}
pub impl I64IntoFelt252 of Into<i64, felt252> {
    #[inline(always)]
    const fn into(self: i64) -> felt252 {
        i64_to_felt252(self)
    }
}

pub impl I64Add of Add<i64> {
    #[inline]
    fn add(lhs: i64, rhs: i64) -> i64 {
        match i64_overflowing_add_impl(lhs, rhs) {
            SignedIntegerResult::InRange(sum) => sum,
            SignedIntegerResult::Underflow(_) => panic_with_const_felt252::<'i64_add Underflow'>(),
            SignedIntegerResult::Overflow(_) => panic_with_const_felt252::<'i64_add Overflow'>(),
        }
    }
}
pub impl I64Sub of Sub<i64> {
    #[inline]
    fn sub(lhs: i64, rhs: i64) -> i64 {
        match i64_overflowing_sub_impl(lhs, rhs) {
            SignedIntegerResult::InRange(difference) => difference,
            SignedIntegerResult::Underflow(_) => panic_with_const_felt252::<'i64_sub Underflow'>(),
            SignedIntegerResult::Overflow(_) => panic_with_const_felt252::<'i64_sub Overflow'>(),
        }
    }
}
pub impl I64Neg of Neg<i64> {
    #[inline]
    fn neg(a: i64) -> i64 {
        0 - a
    }
}
pub impl I64PartialOrd of PartialOrd<i64> {
    #[inline]
    fn lt(lhs: i64, rhs: i64) -> bool {
        match i64_diff(lhs, rhs) {
            Ok(_) => false,
            Err(_) => true,
        }
    }
    #[inline]
    fn ge(lhs: i64, rhs: i64) -> bool {
        match i64_diff(lhs, rhs) {
            Ok(_) => true,
            Err(_) => false,
        }
    }
    #[inline]
    fn gt(lhs: i64, rhs: i64) -> bool {
        Self::lt(rhs, lhs)
    }
    #[inline]
    fn le(lhs: i64, rhs: i64) -> bool {
        Self::ge(rhs, lhs)
    }
}
pub impl I64OverflowingAdd of OverflowingAdd<i64> {
    #[inline]
    fn overflowing_add(self: i64, v: i64) -> (i64, bool) {
        match i64_overflowing_add_impl(self, v) {
            SignedIntegerResult::InRange(sum) => (sum, false),
            SignedIntegerResult::Underflow(sum) => (sum, true),
            SignedIntegerResult::Overflow(sum) => (sum, true),
        }
    }
}
pub impl I64OverflowingSub of OverflowingSub<i64> {
    #[inline]
    fn overflowing_sub(self: i64, v: i64) -> (i64, bool) {
        match i64_overflowing_sub_impl(self, v) {
            SignedIntegerResult::InRange(difference) => (difference, false),
            SignedIntegerResult::Underflow(difference) => (difference, true),
            SignedIntegerResult::Overflow(difference) => (difference, true),
        }
    }
}
/// Size and sign: `(|a|, a < 0)`.
#[inline]
fn i64_size_and_sign(a: i64) -> (u64, bool) {
    match i64_diff(a, 0) {
        Ok(size) => (size, false),
        Err(_) => match i64_diff(0, a) {
            Ok(size) => (size, true),
            Err(size) => (size, true),
        },
    }
}
/// The number with this size and sign, when the type has it.
#[inline]
fn i64_from_size_and_sign(size: u64, negative: bool) -> Option<i64> {
    let size: felt252 = size.into();
    i64_try_from_felt252(if negative {
        -size
    } else {
        size
    })
}
/// Towards zero; the remainder has the sign of `lhs`.
pub impl I64DivRem of DivRem<i64> {
    fn div_rem(lhs: i64, rhs: NonZero<i64>) -> (i64, i64) {
        let (lhs_size, lhs_negative) = i64_size_and_sign(lhs);
        let (rhs_size, rhs_negative) = i64_size_and_sign(rhs.into());
        let (quotient, remainder) = DivRem::div_rem(lhs_size, u64_divisor(rhs_size));
        match i64_from_size_and_sign(quotient, lhs_negative ^ rhs_negative) {
            Some(quotient) => (quotient, i64_from_size_and_sign(remainder, lhs_negative).unwrap()),
            None => panic_with_const_felt252::<'i64_div Overflow'>(),
        }
    }
}
pub impl Felt252TryIntoI64 of TryInto<felt252, i64> {
    #[inline(always)]
    const fn try_into(self: felt252) -> Option<i64> {
        i64_try_from_felt252(self)
    }
}
pub impl I64Mul of Mul<i64> {
    #[inline]
    fn mul(lhs: i64, rhs: i64) -> i64 {
        match downcast(i64_wide_mul(lhs, rhs)) {
            Some(product) => product,
            None => panic_with_const_felt252::<'i64_mul Overflow'>(),
        }
    }
}
pub impl I64WideMul of WideMul<i64, i64> {
    type Target = i128;
    #[inline(always)]
    fn wide_mul(self: i64, other: i64) -> i128 {
        i64_wide_mul(self, other)
    }
}

pub impl I128Copy of Copy<i128>;
pub impl I128Drop of Drop<i128>;
pub impl I128NumericLiteral of NumericLiteral<i128>;
pub impl I128OneFelt of OneFelt<i128>;
pub impl I128PartialEq of PartialEq<i128> {
    #[inline(always)]
    fn eq(lhs: @i128, rhs: @i128) -> bool {
        i128_eq(*lhs, *rhs)
    }
}
pub impl I128Default of Default<i128> {
    #[inline(always)]
    fn default() -> i128 {
        0
    }
}
pub impl I128Bounded of Bounded<i128> {
    const MIN: i128 = -170141183460469231731687303715884105728;
    const MAX: i128 = 170141183460469231731687303715884105727;
}
pub impl I128Zero of Zero<i128> {
    #[inline(always)]
    fn zero() -> i128 {
        0
    }
    #[inline(always)]
    fn is_zero(self: @i128) -> bool {
        *self == 0
    }
    #[inline(always)]
    fn is_non_zero(self: @i128) -> bool {
        *self != 0
    }
}
pub impl I128One of One<i128> {
    #[inline(always)]
    fn one() -> i128 {
        1
    }
    #[inline(always)]
    fn is_one(self: @i128) -> bool {
        *self == 1
    }
    #[inline(always)]
    fn is_non_one(self: @i128) -> bool {
        *self != 1
    }
}
pub impl I128Div of Div<i128> {
    #[inline]
    fn div(lhs: i128, rhs: i128) -> i128 {
        let (quotient, _) = DivRem::div_rem(lhs, i128_divisor(rhs));
        quotient
    }
}
pub impl I128Rem of Rem<i128> {
    #[inline]
    fn rem(lhs: i128, rhs: i128) -> i128 {
        let (_, remainder) = DivRem::div_rem(lhs, i128_divisor(rhs));
        remainder
    }
}
#[inline]
fn i128_divisor(rhs: i128) -> NonZero<i128> {
    match bounded_int_is_zero(rhs) {
        IsZeroResult::Zero => panic_with_const_felt252::<'Division by 0'>(),
        IsZeroResult::NonZero(rhs) => rhs,
    }
}
pub impl I128TryIntoNonZero of TryInto<i128, NonZero<i128>> {
    #[inline(always)]
    const fn try_into(self: i128) -> Option<NonZero<i128>> {
        match bounded_int_is_zero(self) {
            IsZeroResult::Zero => None,
            IsZeroResult::NonZero(value) => Some(value),
        }
    }
}
pub impl I128IntoFelt252 of Into<i128, felt252> {
    #[inline(always)]
    const fn into(self: i128) -> felt252 {
        i128_to_felt252(self)
    }
}

pub impl I128Add of Add<i128> {
    #[inline]
    fn add(lhs: i128, rhs: i128) -> i128 {
        match i128_overflowing_add_impl(lhs, rhs) {
            SignedIntegerResult::InRange(sum) => sum,
            SignedIntegerResult::Underflow(_) => panic_with_const_felt252::<'i128_add Underflow'>(),
            SignedIntegerResult::Overflow(_) => panic_with_const_felt252::<'i128_add Overflow'>(),
        }
    }
}
pub impl I128Sub of Sub<i128> {
    #[inline]
    fn sub(lhs: i128, rhs: i128) -> i128 {
        match i128_overflowing_sub_impl(lhs, rhs) {
            SignedIntegerResult::InRange(difference) => difference,
            SignedIntegerResult::Underflow(_) => panic_with_const_felt252::<'i128_sub Underflow'>(),
            SignedIntegerResult::Overflow(_) => panic_with_const_felt252::<'i128_sub Overflow'>(),
        }
    }
}
pub impl I128Neg of Neg<i128> {
    #[inline]
    fn neg(a: i128) -> i128 {
        0 - a
    }
}
pub impl I128PartialOrd of PartialOrd<i128> {
    #[inline]
    fn lt(lhs: i128, rhs: i128) -> bool {
        match i128_diff(lhs, rhs) {
            Ok(_) => false,
            Err(_) => true,
        }
    }
    #[inline]
    fn ge(lhs: i128, rhs: i128) -> bool {
        match i128_diff(lhs, rhs) {
            Ok(_) => true,
            Err(_) => false,
        }
    }
    #[inline]
    fn gt(lhs: i128, rhs: i128) -> bool {
        Self::lt(rhs, lhs)
    }
    #[inline]
    fn le(lhs: i128, rhs: i128) -> bool {
        Self::ge(rhs, lhs)
    }
}
pub impl I128OverflowingAdd of OverflowingAdd<i128> {
    #[inline]
    fn overflowing_add(self: i128, v: i128) -> (i128, bool) {
        match i128_overflowing_add_impl(self, v) {
            SignedIntegerResult::InRange(sum) => (sum, false),
            SignedIntegerResult::Underflow(sum) => (sum, true),
            SignedIntegerResult::Overflow(sum) => (sum, true),
        }
    }
}
pub impl I128OverflowingSub of OverflowingSub<i128> {
    #[inline]
    fn overflowing_sub(self: i128, v: i128) -> (i128, bool) {
        match i128_overflowing_sub_impl(self, v) {
            SignedIntegerResult::InRange(difference) => (difference, false),
            SignedIntegerResult::Underflow(difference) => (difference, true),
            SignedIntegerResult::Overflow(difference) => (difference, true),
        }
    }
}
/// Size and sign: `(|a|, a < 0)`.
#[inline]
fn i128_size_and_sign(a: i128) -> (u128, bool) {
    match i128_diff(a, 0) {
        Ok(size) => (size, false),
        Err(_) => match i128_diff(0, a) {
            Ok(size) => (size, true),
            Err(size) => (size, true),
        },
    }
}
/// The number with this size and sign, when the type has it.
#[inline]
fn i128_from_size_and_sign(size: u128, negative: bool) -> Option<i128> {
    let size: felt252 = size.into();
    i128_try_from_felt252(if negative {
        -size
    } else {
        size
    })
}
/// Towards zero; the remainder has the sign of `lhs`.
pub impl I128DivRem of DivRem<i128> {
    fn div_rem(lhs: i128, rhs: NonZero<i128>) -> (i128, i128) {
        let (lhs_size, lhs_negative) = i128_size_and_sign(lhs);
        let (rhs_size, rhs_negative) = i128_size_and_sign(rhs.into());
        let (quotient, remainder) = DivRem::div_rem(lhs_size, u128_divisor(rhs_size));
        match i128_from_size_and_sign(quotient, lhs_negative ^ rhs_negative) {
            Some(quotient) => (quotient, i128_from_size_and_sign(remainder, lhs_negative).unwrap()),
            None => panic_with_const_felt252::<'i128_div Overflow'>(),
        }
    }
}
pub impl Felt252TryIntoI128 of TryInto<felt252, i128> {
    #[inline(always)]
    const fn try_into(self: felt252) -> Option<i128> {
        i128_try_from_felt252(self)
    }
}
pub impl I128Mul of Mul<i128> {
    fn mul(lhs: i128, rhs: i128) -> i128 {
        let (lhs_size, lhs_negative) = i128_size_and_sign(lhs);
        let (rhs_size, rhs_negative) = i128_size_and_sign(rhs);
        let (size, cut) = lhs_size.overflowing_mul(rhs_size);
        if !cut {
            if let Some(product) = i128_from_size_and_sign(size, lhs_negative ^ rhs_negative) {
                return product;
            }
        }
        panic_with_const_felt252::<'i128_mul Overflow'>()
    }
}
