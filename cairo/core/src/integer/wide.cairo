//! What u256 can do.

use crate::num::traits::{
    Bounded, One, OverflowingAdd, OverflowingMul, OverflowingSub, Sqrt, WideMul, Zero,
};
use crate::panic_with_const_felt252;
use crate::zeroable::IsZeroResult;
use super::*;

pub impl U128MulGuaranteeDestruct of Destruct<U128MulGuarantee> {
    #[inline(always)]
    fn destruct(self: U128MulGuarantee) nopanic {
        u128_mul_guarantee_verify(self);
    }
}

/// `(high, low)` of a product.
#[inline]
pub fn u128_wide_mul(a: u128, b: u128) -> (u128, u128) nopanic {
    let (high, low, _guarantee) = u128_guarantee_mul(a, b);
    (high, low)
}

pub impl U128WideMul of WideMul<u128, u128> {
    type Target = u256;
    #[inline]
    fn wide_mul(self: u128, other: u128) -> u256 {
        let (high, low) = u128_wide_mul(self, other);
        u256 { low, high }
    }
}

pub impl U256NumericLiteral of NumericLiteral<u256>;
pub impl U256Default of Default<u256> {
    #[inline(always)]
    fn default() -> u256 {
        0
    }
}
pub impl U256Bounded of Bounded<u256> {
    const MIN: u256 = 0;
    const MAX: u256 = 0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff;
}
pub impl U256Zero of Zero<u256> {
    #[inline(always)]
    fn zero() -> u256 {
        0
    }
    #[inline]
    fn is_zero(self: @u256) -> bool {
        *self == 0
    }
    #[inline]
    fn is_non_zero(self: @u256) -> bool {
        *self != 0
    }
}
pub impl U256One of One<u256> {
    #[inline(always)]
    fn one() -> u256 {
        1
    }
    #[inline]
    fn is_one(self: @u256) -> bool {
        *self == 1
    }
    #[inline]
    fn is_non_one(self: @u256) -> bool {
        *self != 1
    }
}

pub impl U256OverflowingAdd of OverflowingAdd<u256> {
    fn overflowing_add(self: u256, v: u256) -> (u256, bool) {
        let (high, high_cut) = self.high.overflowing_add(v.high);
        match u128_overflowing_add(self.low, v.low) {
            Ok(low) => (u256 { low, high }, high_cut),
            Err(low) => {
                let (high, carry_cut) = high.overflowing_add(1);
                (u256 { low, high }, high_cut | carry_cut)
            },
        }
    }
}
pub impl U256OverflowingSub of OverflowingSub<u256> {
    fn overflowing_sub(self: u256, v: u256) -> (u256, bool) {
        let (high, high_cut) = self.high.overflowing_sub(v.high);
        match u128_overflowing_sub(self.low, v.low) {
            Ok(low) => (u256 { low, high }, high_cut),
            Err(low) => {
                let (high, borrow_cut) = high.overflowing_sub(1);
                (u256 { low, high }, high_cut | borrow_cut)
            },
        }
    }
}
pub impl U256OverflowingMul of OverflowingMul<u256> {
    fn overflowing_mul(self: u256, v: u256) -> (u256, bool) {
        let (carry, low) = u128_wide_mul(self.low, v.low);
        let (cut1, cross1) = u128_wide_mul(self.low, v.high);
        let (cut2, cross2) = u128_wide_mul(self.high, v.low);
        let (high, cut3) = carry.overflowing_add(cross1);
        let (high, cut4) = high.overflowing_add(cross2);
        let cut = cut1 != 0 || cut2 != 0 || cut3 || cut4 || (self.high != 0 && v.high != 0);
        (u256 { low, high }, cut)
    }
}
pub impl U256Add of Add<u256> {
    fn add(lhs: u256, rhs: u256) -> u256 {
        let (sum, cut) = lhs.overflowing_add(rhs);
        if cut {
            panic_with_const_felt252::<'u256_add Overflow'>()
        }
        sum
    }
}
pub impl U256Sub of Sub<u256> {
    fn sub(lhs: u256, rhs: u256) -> u256 {
        let (difference, cut) = lhs.overflowing_sub(rhs);
        if cut {
            panic_with_const_felt252::<'u256_sub Overflow'>()
        }
        difference
    }
}
pub impl U256Mul of Mul<u256> {
    fn mul(lhs: u256, rhs: u256) -> u256 {
        let (product, cut) = lhs.overflowing_mul(rhs);
        if cut {
            panic_with_const_felt252::<'u256_mul Overflow'>()
        }
        product
    }
}
pub impl U256DivRem of DivRem<u256> {
    #[inline]
    fn div_rem(lhs: u256, rhs: NonZero<u256>) -> (u256, u256) {
        let (quotient, remainder, _guarantee) = u256_safe_divmod(lhs, rhs);
        (quotient, remainder)
    }
}
#[inline]
fn u256_divisor(rhs: u256) -> NonZero<u256> {
    match u256_is_zero(rhs) {
        IsZeroResult::Zero => panic_with_const_felt252::<'Division by 0'>(),
        IsZeroResult::NonZero(rhs) => rhs,
    }
}
pub impl U256Div of Div<u256> {
    fn div(lhs: u256, rhs: u256) -> u256 {
        let (quotient, _) = DivRem::div_rem(lhs, u256_divisor(rhs));
        quotient
    }
}
pub impl U256Rem of Rem<u256> {
    fn rem(lhs: u256, rhs: u256) -> u256 {
        let (_, remainder) = DivRem::div_rem(lhs, u256_divisor(rhs));
        remainder
    }
}
pub impl U256PartialOrd of PartialOrd<u256> {
    fn lt(lhs: u256, rhs: u256) -> bool {
        if lhs.high == rhs.high {
            lhs.low < rhs.low
        } else {
            lhs.high < rhs.high
        }
    }
}
pub impl U256BitAnd of BitAnd<u256> {
    fn bitand(lhs: u256, rhs: u256) -> u256 {
        u256 { low: lhs.low & rhs.low, high: lhs.high & rhs.high }
    }
}
pub impl U256BitOr of BitOr<u256> {
    fn bitor(lhs: u256, rhs: u256) -> u256 {
        u256 { low: lhs.low | rhs.low, high: lhs.high | rhs.high }
    }
}
pub impl U256BitXor of BitXor<u256> {
    fn bitxor(lhs: u256, rhs: u256) -> u256 {
        u256 { low: lhs.low ^ rhs.low, high: lhs.high ^ rhs.high }
    }
}
pub impl U256BitNot of BitNot<u256> {
    fn bitnot(a: u256) -> u256 {
        u256 { low: ~a.low, high: ~a.high }
    }
}
pub impl U256Sqrt of Sqrt<u256> {
    type Target = u128;
    #[inline(always)]
    fn sqrt(self: u256) -> u128 {
        u256_sqrt(self)
    }
}
pub impl U256TryIntoNonZero of TryInto<u256, NonZero<u256>> {
    #[inline]
    fn try_into(self: u256) -> Option<NonZero<u256>> {
        match u256_is_zero(self) {
            IsZeroResult::Zero => None,
            IsZeroResult::NonZero(value) => Some(value),
        }
    }
}

pub impl Felt252IntoU256 of Into<felt252, u256> {
    #[inline]
    const fn into(self: felt252) -> u256 {
        match u128s_from_felt252(self) {
            U128sFromFelt252Result::Narrow(low) => u256 { low, high: 0 },
            U128sFromFelt252Result::Wide((high, low)) => u256 { low, high },
        }
    }
}
/// The greatest felt.
const LARGEST_FELT: u256 = 0x800000000000011000000000000000000000000000000000000000000000000;
pub impl U256TryIntoFelt252 of TryInto<u256, felt252> {
    fn try_into(self: u256) -> Option<felt252> {
        if self > LARGEST_FELT {
            return None;
        }
        Some(self.high.into() * 0x100000000000000000000000000000000 + self.low.into())
    }
}
pub impl U128IntoU256 of Into<u128, u256> {
    #[inline(always)]
    const fn into(self: u128) -> u256 {
        u256 { low: self, high: 0 }
    }
}
pub impl U256TryIntoU128 of TryInto<u256, u128> {
    #[inline]
    fn try_into(self: u256) -> Option<u128> {
        match u128_is_zero(self.high) {
            IsZeroResult::Zero => Some(self.low),
            IsZeroResult::NonZero(_) => None,
        }
    }
}
/// Every unsigned integer that fits u128 by its type fits u256.
pub impl SmallIntoU256<T, +Upcastable<T, u128>> of Into<T, u256> {
    #[inline(always)]
    fn into(self: T) -> u256 {
        u256 { low: crate::internal::bounded_int::upcast(self), high: 0 }
    }
}
pub impl U256TryIntoSmall<T, +Downcastable<u128, T>, +Upcastable<T, u128>> of TryInto<u256, T> {
    #[inline]
    fn try_into(self: u256) -> Option<T> {
        match u128_is_zero(self.high) {
            IsZeroResult::Zero => crate::internal::bounded_int::downcast(self.low),
            IsZeroResult::NonZero(_) => None,
        }
    }
}
