//! Checked arithmetic with the fault strings of the core library.

use super::cost;
use super::fault::{charge, fault};
use crate::Felt;

/// Types with `+`, `-` and `*`. Integers fault on overflow, `felt252` wraps around the prime.
pub trait Arithmetic: Sized {
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

macro_rules! integers {
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

integers!(u8 u16 u32 u64 u128);

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

#[inline]
#[track_caller]
fn settled<T>(steps: u64, result: Result<T, &'static str>) -> T {
    charge(steps);
    match result {
        Ok(value) => value,
        Err(message) => fault(message),
    }
}

/// `left + right`; faults with `uN_add Overflow`.
#[inline]
#[track_caller]
pub fn add<T: Arithmetic>(left: T, right: T) -> T {
    settled(cost::OPERATION, left.checked_sum(right))
}

/// `left - right`; faults with `uN_sub Overflow`.
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
    settled(cost::OPERATION, left.checked_quotient(right).ok_or("Division by 0"))
}

/// `left % right`; faults with `Division by 0`.
#[inline]
#[track_caller]
pub fn rem<T: Division>(left: T, right: T) -> T {
    settled(cost::OPERATION, left.checked_remainder(right).ok_or("Division by 0"))
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
        assert_eq!(catch_fault(|| div(1_u128, 0)), Err(Fault("Division by 0")));
        assert_eq!(catch_fault(|| rem(1_u8, 0)), Err(Fault("Division by 0")));
        assert_eq!(catch_fault(|| (div(7_u8, 2), rem(7_u8, 2))), Ok((3, 1)));
    }

    #[test]
    fn felts_wrap_around_the_prime() {
        assert_eq!(add(Felt::MAX, Felt::ONE), Felt::ZERO);
        assert_eq!(sub(Felt::ZERO, Felt::ONE), Felt::MAX);
        assert_eq!(mul(Felt::MAX, Felt::MAX), Felt::ONE);
    }
}
