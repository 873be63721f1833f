//! Arithmetic that gives its fault back instead of panicking: a fault reverts one transaction,
//! never the sub-block.

use core::integer;

/// Checked operations of an unsigned integer. The faults are spelled like the panics on L2.
pub trait Checked<T> {
    fn try_add(self: T, other: T) -> Result<T, felt252>;
    fn try_sub(self: T, other: T) -> Result<T, felt252>;
    fn try_mul(self: T, other: T) -> Result<T, felt252>;
    fn try_div(self: T, other: T) -> Result<T, felt252>;
    fn try_rem(self: T, other: T) -> Result<T, felt252>;
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

    fn try_div(self: u8, other: u8) -> Result<u8, felt252> {
        let divisor: Option<NonZero<u8>> = other.try_into();
        match divisor {
            Some(divisor) => {
                let (quotient, _) = integer::u8_safe_divmod(self, divisor);
                Ok(quotient)
            },
            None => Err('Division by 0'),
        }
    }

    fn try_rem(self: u8, other: u8) -> Result<u8, felt252> {
        let divisor: Option<NonZero<u8>> = other.try_into();
        match divisor {
            Some(divisor) => {
                let (_, remainder) = integer::u8_safe_divmod(self, divisor);
                Ok(remainder)
            },
            None => Err('Division by 0'),
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

    fn try_div(self: u16, other: u16) -> Result<u16, felt252> {
        let divisor: Option<NonZero<u16>> = other.try_into();
        match divisor {
            Some(divisor) => {
                let (quotient, _) = integer::u16_safe_divmod(self, divisor);
                Ok(quotient)
            },
            None => Err('Division by 0'),
        }
    }

    fn try_rem(self: u16, other: u16) -> Result<u16, felt252> {
        let divisor: Option<NonZero<u16>> = other.try_into();
        match divisor {
            Some(divisor) => {
                let (_, remainder) = integer::u16_safe_divmod(self, divisor);
                Ok(remainder)
            },
            None => Err('Division by 0'),
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

    fn try_div(self: u32, other: u32) -> Result<u32, felt252> {
        let divisor: Option<NonZero<u32>> = other.try_into();
        match divisor {
            Some(divisor) => {
                let (quotient, _) = integer::u32_safe_divmod(self, divisor);
                Ok(quotient)
            },
            None => Err('Division by 0'),
        }
    }

    fn try_rem(self: u32, other: u32) -> Result<u32, felt252> {
        let divisor: Option<NonZero<u32>> = other.try_into();
        match divisor {
            Some(divisor) => {
                let (_, remainder) = integer::u32_safe_divmod(self, divisor);
                Ok(remainder)
            },
            None => Err('Division by 0'),
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

    fn try_div(self: u64, other: u64) -> Result<u64, felt252> {
        let divisor: Option<NonZero<u64>> = other.try_into();
        match divisor {
            Some(divisor) => {
                let (quotient, _) = integer::u64_safe_divmod(self, divisor);
                Ok(quotient)
            },
            None => Err('Division by 0'),
        }
    }

    fn try_rem(self: u64, other: u64) -> Result<u64, felt252> {
        let divisor: Option<NonZero<u64>> = other.try_into();
        match divisor {
            Some(divisor) => {
                let (_, remainder) = integer::u64_safe_divmod(self, divisor);
                Ok(remainder)
            },
            None => Err('Division by 0'),
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

    fn try_div(self: u128, other: u128) -> Result<u128, felt252> {
        let divisor: Option<NonZero<u128>> = other.try_into();
        match divisor {
            Some(divisor) => {
                let (quotient, _) = integer::u128_safe_divmod(self, divisor);
                Ok(quotient)
            },
            None => Err('Division by 0'),
        }
    }

    fn try_rem(self: u128, other: u128) -> Result<u128, felt252> {
        let divisor: Option<NonZero<u128>> = other.try_into();
        match divisor {
            Some(divisor) => {
                let (_, remainder) = integer::u128_safe_divmod(self, divisor);
                Ok(remainder)
            },
            None => Err('Division by 0'),
        }
    }
}
