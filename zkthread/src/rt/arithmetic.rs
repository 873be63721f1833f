//! Checked operators and conversions with the fault strings of the core library.

use std::ops::{BitAnd, BitOr, BitXor, Not};

use super::cost;
use super::fault::{charge, fault};
use crate::{Felt, u256};

/// Types with `+`, `-` and `*`. Integers fault on overflow, `felt252` wraps around the prime.
pub trait Arithmetic: Sized + Default {
    /// `self + other`
    fn checked_sum(self, other: Self) -> Result<Self, &'static str>;
    /// `self - other`
    fn checked_difference(self, other: Self) -> Result<Self, &'static str>;
    /// `self * other`
    fn checked_product(self, other: Self) -> Result<Self, &'static str>;
}

/// Types with `/` and `%`: the unsigned integers. Zero divides nothing.
pub trait Division: Sized {
    /// `self / other`
    fn checked_quotient(self, other: Self) -> Option<Self>;
    /// `self % other`
    fn checked_remainder(self, other: Self) -> Option<Self>;
}

macro_rules! unsigned {
    ($($integer:ident)*) => {$(
        impl Arithmetic for $integer {
            #[inline]
            fn checked_sum(self, other: Self) -> Result<Self, &'static str> {
                self.checked_add(other).ok_or(concat!(stringify!($integer), "_add Overflow"))
            }
            #[inline]
            fn checked_difference(self, other: Self) -> Result<Self, &'static str> {
                self.checked_sub(other).ok_or(concat!(stringify!($integer), "_sub Overflow"))
            }
            #[inline]
            fn checked_product(self, other: Self) -> Result<Self, &'static str> {
                self.checked_mul(other).ok_or(concat!(stringify!($integer), "_mul Overflow"))
            }
        }

        impl Division for $integer {
            #[inline]
            fn checked_quotient(self, other: Self) -> Option<Self> {
                self.checked_div(other)
            }
            #[inline]
            fn checked_remainder(self, other: Self) -> Option<Self> {
                self.checked_rem(other)
            }
        }
    )*};
}

unsigned!(u8 u16 u32 u64 u128 u256);

macro_rules! signed {
    ($($integer:ident)*) => {$(
        impl Arithmetic for $integer {
            #[inline]
            fn checked_sum(self, other: Self) -> Result<Self, &'static str> {
                self.checked_add(other).ok_or(match other < 0 {
                    true => concat!(stringify!($integer), "_add Underflow"),
                    false => concat!(stringify!($integer), "_add Overflow"),
                })
            }
            #[inline]
            fn checked_difference(self, other: Self) -> Result<Self, &'static str> {
                self.checked_sub(other).ok_or(match other > 0 {
                    true => concat!(stringify!($integer), "_sub Underflow"),
                    false => concat!(stringify!($integer), "_sub Overflow"),
                })
            }
            #[inline]
            fn checked_product(self, other: Self) -> Result<Self, &'static str> {
                self.checked_mul(other).ok_or(concat!(stringify!($integer), "_mul Overflow"))
            }
        }
    )*};
}

signed!(i8 i16 i32 i64 i128);

impl Arithmetic for Felt {
    fn checked_sum(self, other: Self) -> Result<Self, &'static str> {
        Ok(self + other)
    }
    fn checked_difference(self, other: Self) -> Result<Self, &'static str> {
        Ok(self - other)
    }
    fn checked_product(self, other: Self) -> Result<Self, &'static str> {
        Ok(self * other)
    }
}

/// Wider types take more range checks and limbs.
#[inline]
fn by_size<T>(steps: u64) -> u64 {
    if size_of::<T>() == size_of::<u256>() { steps * cost::WIDE } else { steps }
}

#[inline]
#[track_caller]
fn settled<T>(steps: u64, result: Result<T, &'static str>) -> T {
    charge(by_size::<T>(steps));
    match result {
        Ok(value) => value,
        Err(message) => fault(message),
    }
}

/// `left + right`; faults with `uN_add Overflow`, or `iN_add Underflow`.
#[inline]
#[track_caller]
pub fn add<T: Arithmetic>(left: T, right: T) -> T {
    settled(cost::OPERATION, left.checked_sum(right))
}

/// `left - right`; faults with `uN_sub Overflow`, or `iN_sub Underflow`.
#[inline]
#[track_caller]
pub fn sub<T: Arithmetic>(left: T, right: T) -> T {
    settled(cost::OPERATION, left.checked_difference(right))
}

/// `left * right`; faults with `uN_mul Overflow`.
#[inline]
#[track_caller]
pub fn mul<T: Arithmetic>(left: T, right: T) -> T {
    settled(cost::MULTIPLICATION, left.checked_product(right))
}

/// `left / right`, rounded down; faults with `Division by 0`.
#[inline]
#[track_caller]
pub fn div<T: Division>(left: T, right: T) -> T {
    settled(cost::MULTIPLICATION, left.checked_quotient(right).ok_or("Division by 0"))
}

/// `left % right`; faults with `Division by 0`.
#[inline]
#[track_caller]
pub fn rem<T: Division>(left: T, right: T) -> T {
    settled(cost::MULTIPLICATION, left.checked_remainder(right).ok_or("Division by 0"))
}

/// `-value`; faults as `0 - value` does.
#[inline]
#[track_caller]
pub fn negate<T: Arithmetic>(value: T) -> T {
    sub(T::default(), value)
}

/// `left.checked_add(right)`
#[inline]
pub fn checked_add<T: Arithmetic>(left: T, right: T) -> Option<T> {
    charge(by_size::<T>(cost::OPERATION));
    left.checked_sum(right).ok()
}

/// `left.checked_sub(right)`
#[inline]
pub fn checked_sub<T: Arithmetic>(left: T, right: T) -> Option<T> {
    charge(by_size::<T>(cost::OPERATION));
    left.checked_difference(right).ok()
}

/// `left.checked_mul(right)`
#[inline]
pub fn checked_mul<T: Arithmetic>(left: T, right: T) -> Option<T> {
    charge(by_size::<T>(cost::MULTIPLICATION));
    left.checked_product(right).ok()
}

/// `left.checked_div(right)`
#[inline]
pub fn checked_div<T: Division>(left: T, right: T) -> Option<T> {
    charge(by_size::<T>(cost::MULTIPLICATION));
    left.checked_quotient(right)
}

/// `left.checked_rem(right)`
#[inline]
pub fn checked_rem<T: Division>(left: T, right: T) -> Option<T> {
    charge(by_size::<T>(cost::MULTIPLICATION));
    left.checked_remainder(right)
}

/// `left & right`
#[inline]
pub fn bit_and<T: BitAnd<Output = T>>(left: T, right: T) -> T {
    charge(by_size::<T>(cost::OPERATION));
    left & right
}

/// `left | right`
#[inline]
pub fn bit_or<T: BitOr<Output = T>>(left: T, right: T) -> T {
    charge(by_size::<T>(cost::OPERATION));
    left | right
}

/// `left ^ right`
#[inline]
pub fn bit_xor<T: BitXor<Output = T>>(left: T, right: T) -> T {
    charge(by_size::<T>(cost::OPERATION));
    left ^ right
}

/// `!value` of an integer.
#[inline]
pub fn bit_not<T: Not<Output = T>>(value: T) -> T {
    charge(by_size::<T>(cost::OPERATION));
    !value
}

/// `left < right`
#[inline]
pub fn less<T: Ord>(left: T, right: T) -> bool {
    charge(by_size::<T>(cost::COMPARISON));
    left < right
}

/// `left <= right`
#[inline]
pub fn less_equal<T: Ord>(left: T, right: T) -> bool {
    charge(by_size::<T>(cost::COMPARISON));
    left <= right
}

/// `left > right`
#[inline]
pub fn greater<T: Ord>(left: T, right: T) -> bool {
    charge(by_size::<T>(cost::COMPARISON));
    left > right
}

/// `left >= right`
#[inline]
pub fn greater_equal<T: Ord>(left: T, right: T) -> bool {
    charge(by_size::<T>(cost::COMPARISON));
    left >= right
}

/// `left.min(right)`
#[inline]
pub fn min<T: Ord>(left: T, right: T) -> T {
    charge(by_size::<T>(cost::COMPARISON));
    left.min(right)
}

/// `left.max(right)`
#[inline]
pub fn max<T: Ord>(left: T, right: T) -> T {
    charge(by_size::<T>(cost::COMPARISON));
    left.max(right)
}

/// `T::from(value)`
#[inline]
pub fn convert<T: From<S>, S>(value: S) -> T {
    charge(by_size::<T>(cost::CONVERSION));
    T::from(value)
}

/// `T::try_from(value).ok()`
#[inline]
pub fn try_convert<T: TryFrom<S>, S>(value: S) -> Option<T> {
    charge(by_size::<T>(cost::OPERATION));
    T::try_from(value).ok()
}

/// `start..end` of any integer.
pub fn range<T: Arithmetic + Ord + Copy + From<u8>>(start: T, end: T) -> impl Iterator<Item = T> {
    let next = move |at: &T| at.checked_sum(T::from(1)).ok().filter(|at| *at < end);
    std::iter::successors((start < end).then_some(start), next)
}

/// `start..=end` of any integer.
pub fn range_inclusive<T: Arithmetic + Ord + Copy + From<u8>>(start: T, end: T) -> impl Iterator<Item = T> {
    let next = move |at: &T| at.checked_sum(T::from(1)).ok().filter(|at| *at <= end);
    std::iter::successors((start <= end).then_some(start), next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rt::{Fault, catch_fault};

    #[test]
    fn integers_fault_at_their_edges() {
        assert_eq!(catch_fault(|| add(255_u8, 1)), Err(Fault("u8_add Overflow")));
        assert_eq!(catch_fault(|| add(254_u8, 1)), Ok(255));
        assert_eq!(catch_fault(|| sub(0_u16, 1)), Err(Fault("u16_sub Overflow")));
        assert_eq!(catch_fault(|| mul(1_u32 << 16, 1 << 16)), Err(Fault("u32_mul Overflow")));
        assert_eq!(catch_fault(|| mul(u64::MAX, 2)), Err(Fault("u64_mul Overflow")));
        assert_eq!(catch_fault(|| add(u128::MAX, 1)), Err(Fault("u128_add Overflow")));
        assert_eq!(catch_fault(|| mul(u256::MAX, u256::MAX)), Err(Fault("u256_mul Overflow")));
        assert_eq!(catch_fault(|| div(1_u128, 0)), Err(Fault("Division by 0")));
        assert_eq!(catch_fault(|| rem(1_u8, 0)), Err(Fault("Division by 0")));
        assert_eq!(catch_fault(|| (div(7_u8, 2), rem(7_u8, 2))), Ok((3, 1)));
    }

    #[test]
    fn signed_integers_say_at_which_end() {
        assert_eq!(catch_fault(|| add(127_i8, 1)), Err(Fault("i8_add Overflow")));
        assert_eq!(catch_fault(|| add(-128_i8, -1)), Err(Fault("i8_add Underflow")));
        assert_eq!(catch_fault(|| sub(i64::MIN, 1)), Err(Fault("i64_sub Underflow")));
        assert_eq!(catch_fault(|| sub(i64::MAX, -1)), Err(Fault("i64_sub Overflow")));
        assert_eq!(catch_fault(|| sub(0, i128::MIN)), Err(Fault("i128_sub Overflow")));
        assert_eq!(catch_fault(|| negate(i128::MIN)), Err(Fault("i128_sub Overflow")));
        assert_eq!(catch_fault(|| mul(i32::MIN, -1)), Err(Fault("i32_mul Overflow")));
        assert_eq!(catch_fault(|| mul(i16::MIN, 2)), Err(Fault("i16_mul Overflow")));
        assert_eq!((negate(5_i8), add(-3_i16, 5), mul(-4_i32, 5)), (-5, 2, -20));
    }

    #[test]
    fn felts_wrap_around_the_prime() {
        assert_eq!(add(Felt::MAX, Felt::ONE), Felt::ZERO);
        assert_eq!(sub(Felt::ZERO, Felt::ONE), Felt::MAX);
        assert_eq!(mul(Felt::MAX, Felt::MAX), Felt::ONE);
        assert_eq!(negate(Felt::ONE), Felt::MAX);
    }

    #[test]
    fn checked_operations_give_none_instead() {
        assert_eq!((checked_add(255_u8, 1), checked_add(1_u8, 1)), (None, Some(2)));
        assert_eq!((checked_sub(0_u8, 1), checked_mul(16_u8, 16)), (None, None));
        assert_eq!((checked_div(1_u8, 0), checked_rem(7_u8, 4)), (None, Some(3)));
    }

    #[test]
    fn conversions_are_exact() {
        let minus_one = negate(Felt::ONE);
        assert_eq!(try_convert::<i8, _>(minus_one), Some(-1));
        assert_eq!(try_convert::<u8, _>(minus_one), None);
        assert_eq!(try_convert::<i8, _>(convert::<u256, _>(minus_one)), None);
        assert_eq!(try_convert::<i8, _>(Felt::from(-128)), Some(-128));
        assert_eq!(try_convert::<i8, _>(Felt::from(-129)), None);
        assert_eq!(try_convert::<i128, _>(Felt::from(i128::MIN)), Some(i128::MIN));
        assert_eq!(try_convert::<i128, _>(Felt::from(1_u128 << 127)), None);
        assert_eq!(try_convert::<Felt, _>(u256::MAX), None);
        assert_eq!(try_convert::<u16, _>(70_000_u64), None);
        assert_eq!(convert::<u256, _>(7_u8), u256::new(7, 0));
    }

    #[test]
    fn ranges_end_at_the_type_s_end() {
        let edge = u256::MAX - u256::from(1_u8);
        assert_eq!(range(edge, u256::MAX).collect::<Vec<_>>(), [edge]);
        assert_eq!(range_inclusive(edge, u256::MAX).collect::<Vec<_>>(), [edge, u256::MAX]);
        assert_eq!(range(u256::MAX, edge).count() + range_inclusive(u256::MAX, edge).count(), 0);
    }
}
