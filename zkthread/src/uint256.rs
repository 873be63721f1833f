//! The 256-bit unsigned integer.

use std::fmt;
use std::ops::{Add, BitAnd, BitOr, BitXor, Div, Mul, Not, Rem, Shl, Sub};
use std::str::FromStr;

use crate::{Felt, rt};

/// An unsigned integer of 256 bits. Its operators fault as contract code does; the `checked_` methods do not.
///
/// Text form: decimal with `Display`, `0x` hex with `{:#x}`; both are read back.
#[allow(non_camel_case_types)]
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct u256 {
    // The order of the fields is that of the numbers.
    high: u128,
    low: u128,
}

/// A value that the other type does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the value is out of range for {0}")]
pub struct RangeError(pub &'static str);

/// Why a text is no `u256`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParseU256Error {
    /// Neither decimal digits nor `0x` and hex digits.
    #[error("`{0}` is no number: expected decimal digits, or 0x and hex digits")]
    NotANumber(String),
    /// A number of more than 256 bits.
    #[error("{0} is too large: a u256 is below 2^256")]
    TooLarge(String),
}

impl u256 {
    /// 0
    pub const MIN: Self = Self::new(0, 0);
    /// 2^256 - 1
    pub const MAX: Self = Self::new(u128::MAX, u128::MAX);

    /// `low + high * 2^128`
    pub const fn new(low: u128, high: u128) -> Self {
        Self { high, low }
    }

    /// The lower 128 bits.
    pub const fn low(self) -> u128 {
        self.low
    }

    /// The upper 128 bits.
    pub const fn high(self) -> u128 {
        self.high
    }

    /// `self + other`; none from 2^256.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let (low, carry) = self.low.overflowing_add(other.low);
        let high = self.high.checked_add(other.high)?.checked_add(carry.into())?;
        Some(Self { high, low })
    }

    /// `self - other`; none below 0.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        let (low, borrow) = self.low.overflowing_sub(other.low);
        let high = self.high.checked_sub(other.high)?.checked_sub(borrow.into())?;
        Some(Self { high, low })
    }

    /// `self * other`; none from 2^256.
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        let crossed = match (self.high, other.high) {
            (0, high) => self.low.checked_mul(high)?,
            (high, 0) => high.checked_mul(other.low)?,
            _ => return None,
        };
        let low = wide_mul(self.low, other.low);
        Some(Self { high: low.high.checked_add(crossed)?, low: low.low })
    }

    /// `self / other`, rounded down; none when `other` is 0.
    pub fn checked_div(self, other: Self) -> Option<Self> {
        self.divided(other).map(|(quotient, _)| quotient)
    }

    /// `self % other`; none when `other` is 0.
    pub fn checked_rem(self, other: Self) -> Option<Self> {
        self.divided(other).map(|(_, remainder)| remainder)
    }

    fn divided(self, other: Self) -> Option<(Self, Self)> {
        if other == Self::MIN {
            return None;
        }
        if self.high == 0 && other.high == 0 {
            return Some((Self::new(self.low / other.low, 0), Self::new(self.low % other.low, 0)));
        }
        // Long division, one bit a round; what is above the divisor's top bit needs none.
        let (mut quotient, mut remainder) = (Self::MIN, Self::MIN);
        for bit in (0..256 - self.leading_zeros()).rev() {
            let overflows = remainder.high >> 127 == 1;
            remainder = remainder << 1;
            remainder.low |= self.bit(bit);
            if overflows || remainder >= other {
                remainder = remainder.wrapping_sub(other);
                match bit {
                    128.. => quotient.high |= 1 << (bit - 128),
                    _ => quotient.low |= 1 << bit,
                }
            }
        }
        Some((quotient, remainder))
    }

    fn wrapping_sub(self, other: Self) -> Self {
        let (low, borrow) = self.low.overflowing_sub(other.low);
        Self { high: self.high.wrapping_sub(other.high).wrapping_sub(borrow.into()), low }
    }

    fn bit(self, bit: u32) -> u128 {
        match bit {
            128.. => (self.high >> (bit - 128)) & 1,
            _ => (self.low >> bit) & 1,
        }
    }

    fn leading_zeros(self) -> u32 {
        if self.high == 0 { 128 + self.low.leading_zeros() } else { self.high.leading_zeros() }
    }
}

/// The whole product of two 128-bit integers.
fn wide_mul(left: u128, right: u128) -> u256 {
    const HALF: u128 = u64::MAX as u128;
    let (a, b) = (left >> 64, left & HALF);
    let (c, d) = (right >> 64, right & HALF);
    let (ad, bc) = (a * d, b * c);
    // At most (2^64 - 1)^2 + 2 (2^64 - 1), below 2^128.
    let middle = ((b * d) >> 64) + (ad & HALF) + (bc & HALF);
    u256 { high: a * c + (ad >> 64) + (bc >> 64) + (middle >> 64), low: left.wrapping_mul(right) }
}

impl Shl<u32> for u256 {
    type Output = Self;

    /// Bits that leave at the top are gone; from 256 on that is all of them.
    fn shl(self, by: u32) -> Self {
        match by {
            0 => self,
            1..128 => Self { high: (self.high << by) | (self.low >> (128 - by)), low: self.low << by },
            128..256 => Self { high: self.low << (by - 128), low: 0 },
            _ => Self::MIN,
        }
    }
}

macro_rules! operators {
    ($($operator:ident $method:ident)*) => {$(
        impl $operator for u256 {
            type Output = Self;

            #[track_caller]
            fn $method(self, other: Self) -> Self {
                rt::$method(self, other)
            }
        }
    )*};
}

operators!(Add add Sub sub Mul mul Div div Rem rem);

macro_rules! bitwise {
    ($($operator:ident $method:ident $sign:tt)*) => {$(
        impl $operator for u256 {
            type Output = Self;

            fn $method(self, other: Self) -> Self {
                Self { high: self.high $sign other.high, low: self.low $sign other.low }
            }
        }
    )*};
}

bitwise!(BitAnd bitand & BitOr bitor | BitXor bitxor ^);

impl Not for u256 {
    type Output = Self;

    fn not(self) -> Self {
        Self { high: !self.high, low: !self.low }
    }
}

macro_rules! from_unsigned {
    ($($integer:ident)*) => {$(
        impl From<$integer> for u256 {
            fn from(value: $integer) -> Self {
                Self::new(value.into(), 0)
            }
        }

        impl TryFrom<u256> for $integer {
            type Error = RangeError;

            fn try_from(value: u256) -> Result<Self, RangeError> {
                let low = (value.high == 0).then_some(value.low);
                low.and_then(|low| low.try_into().ok()).ok_or(RangeError(stringify!($integer)))
            }
        }
    )*};
}

macro_rules! from_signed {
    ($($integer:ident)*) => {$(
        impl TryFrom<$integer> for u256 {
            type Error = RangeError;

            fn try_from(value: $integer) -> Result<Self, RangeError> {
                u128::try_from(value).map(Self::from).map_err(|_| RangeError("u256"))
            }
        }

        impl TryFrom<u256> for $integer {
            type Error = RangeError;

            fn try_from(value: u256) -> Result<Self, RangeError> {
                let low = (value.high == 0).then_some(value.low);
                low.and_then(|low| low.try_into().ok()).ok_or(RangeError(stringify!($integer)))
            }
        }
    )*};
}

from_unsigned!(u8 u16 u32 u64 u128);
from_signed!(i8 i16 i32 i64 i128);

impl From<Felt> for u256 {
    fn from(value: Felt) -> Self {
        Self::from_be_bytes(value.to_bytes_be())
    }
}

impl TryFrom<u256> for Felt {
    type Error = RangeError;

    fn try_from(value: u256) -> Result<Self, RangeError> {
        let bytes = value.to_be_bytes();
        let felt = Felt::from_bytes_be(&bytes);
        // `from_bytes_be` reduces: a value that changed was not below the prime.
        if felt.to_bytes_be() == bytes { Ok(felt) } else { Err(RangeError("felt252")) }
    }
}

impl u256 {
    /// From 32 bytes, the most significant first.
    pub fn from_be_bytes(bytes: [u8; 32]) -> Self {
        let half = |half: &[u8]| half.iter().fold(0, |number, byte| (number << 8) | u128::from(*byte));
        let (high, low) = bytes.split_at(16);
        Self::new(half(low), half(high))
    }

    /// As 32 bytes, the most significant first.
    pub fn to_be_bytes(self) -> [u8; 32] {
        let mut bytes = [0; 32];
        let (high, low) = bytes.split_at_mut(16);
        high.copy_from_slice(&self.high.to_be_bytes());
        low.copy_from_slice(&self.low.to_be_bytes());
        bytes
    }
}

impl FromStr for u256 {
    type Err = ParseU256Error;

    fn from_str(text: &str) -> Result<Self, ParseU256Error> {
        let shown = || text.chars().take(100).collect::<String>();
        let (digits, radix) = match text.strip_prefix("0x") {
            Some(hex) => (hex, 16),
            None => (text, 10),
        };
        if digits.is_empty() {
            return Err(ParseU256Error::NotANumber(shown()));
        }
        digits.chars().try_fold(Self::MIN, |number, digit| {
            let digit = digit.to_digit(radix).ok_or_else(|| ParseU256Error::NotANumber(shown()))?;
            let number = number.checked_mul(radix.into()).and_then(|number| number.checked_add(digit.into()));
            number.ok_or_else(|| ParseU256Error::TooLarge(shown()))
        })
    }
}

impl fmt::Display for u256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The largest power of ten below 2^128.
        const CHUNK: u128 = 10_u128.pow(38);
        let mut text = String::new();
        let mut rest = *self;
        while let Some((more, chunk)) = rest.divided(CHUNK.into()) {
            if more == Self::MIN {
                text.insert_str(0, &chunk.low.to_string());
                break;
            }
            text.insert_str(0, &format!("{:038}", chunk.low));
            rest = more;
        }
        f.pad_integral(true, "", &text)
    }
}

impl fmt::LowerHex for u256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self.high {
            0 => format!("{:x}", self.low),
            high => format!("{high:x}{:032x}", self.low),
        };
        f.pad_integral(true, "0x", &text)
    }
}

impl fmt::Debug for u256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests;
