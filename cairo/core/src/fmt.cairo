//! Values as text.

use crate::byte_array::{ByteArray, ByteArrayTrait};

/// Formatting failed.
#[derive(Copy, Drop)]
pub struct Error {}

/// Where text is written.
#[derive(Default, Drop)]
pub struct Formatter {
    /// The text so far.
    pub buffer: ByteArray,
}

/// `{}`
pub trait Display<T> {
    /// Writes the value.
    fn fmt(self: @T, ref f: Formatter) -> Result<(), Error>;
}
/// `{:?}`
pub trait Debug<T> {
    /// Writes the value.
    fn fmt(self: @T, ref f: Formatter) -> Result<(), Error>;
}
/// `{:x}`
pub trait LowerHex<T> {
    /// Writes the value.
    fn fmt(self: @T, ref f: Formatter) -> Result<(), Error>;
}

impl ErrorDebug of Debug<Error> {
    fn fmt(self: @Error, ref f: Formatter) -> Result<(), Error> {
        write!(f, "Error")
    }
}
impl ByteArrayDisplay of Display<ByteArray> {
    fn fmt(self: @ByteArray, ref f: Formatter) -> Result<(), Error> {
        f.buffer.append(self);
        Result::Ok(())
    }
}
impl ByteArrayDebug of Debug<ByteArray> {
    fn fmt(self: @ByteArray, ref f: Formatter) -> Result<(), Error> {
        write!(f, "\"")?;
        f.buffer.append(self);
        write!(f, "\"")
    }
}
impl BoolDisplay of Display<bool> {
    fn fmt(self: @bool, ref f: Formatter) -> Result<(), Error> {
        if *self {
            write!(f, "true")
        } else {
            write!(f, "false")
        }
    }
}
impl BoolDebug of Debug<bool> {
    fn fmt(self: @bool, ref f: Formatter) -> Result<(), Error> {
        Display::fmt(self, ref f)
    }
}
impl SnapshotDisplay<T, +Display<T>> of Display<@T> {
    fn fmt(self: @@T, ref f: Formatter) -> Result<(), Error> {
        Display::<T>::fmt(*self, ref f)
    }
}
impl SnapshotDebug<T, +Debug<T>> of Debug<@T> {
    fn fmt(self: @@T, ref f: Formatter) -> Result<(), Error> {
        Debug::<T>::fmt(*self, ref f)
    }
}
impl SpanDebug<T, +Debug<T>> of Debug<Span<T>> {
    fn fmt(self: @Span<T>, ref f: Formatter) -> Result<(), Error> {
        write!(f, "[")?;
        let mut rest = *self;
        if let Option::Some(first) = rest.pop_front() {
            Debug::fmt(first, ref f)?;
        }
        while let Option::Some(value) = rest.pop_front() {
            write!(f, ", ")?;
            Debug::fmt(value, ref f)?;
        }
        write!(f, "]")
    }
}
impl ArrayDebug<T, +Debug<T>> of Debug<Array<T>> {
    fn fmt(self: @Array<T>, ref f: Formatter) -> Result<(), Error> {
        Debug::fmt(@self.span(), ref f)
    }
}
impl NonZeroDebug<T, +Debug<T>, +Copy<T>, +Drop<T>> of Debug<crate::zeroable::NonZero<T>> {
    fn fmt(self: @crate::zeroable::NonZero<T>, ref f: Formatter) -> Result<(), Error> {
        let value: T = (*self).into();
        Debug::fmt(@value, ref f)
    }
}

/// Marks the types that are written as a number through `Into<T, u256>`.
pub trait Unsigned<T>;
impl Felt252Unsigned of Unsigned<felt252>;
impl U8Unsigned of Unsigned<u8>;
impl U16Unsigned of Unsigned<u16>;
impl U32Unsigned of Unsigned<u32>;
impl U64Unsigned of Unsigned<u64>;
impl U128Unsigned of Unsigned<u128>;
impl U256Unsigned of Unsigned<u256>;

impl UnsignedDisplay<T, +Unsigned<T>, +Into<T, u256>, +Copy<T>, +Drop<T>> of Display<T> {
    fn fmt(self: @T, ref f: Formatter) -> Result<(), Error> {
        write_digits((*self).into(), 10, ref f);
        Result::Ok(())
    }
}
impl UnsignedDebug<T, +Unsigned<T>, +Into<T, u256>, +Copy<T>, +Drop<T>> of Debug<T> {
    fn fmt(self: @T, ref f: Formatter) -> Result<(), Error> {
        write_digits((*self).into(), 10, ref f);
        Result::Ok(())
    }
}
impl UnsignedLowerHex<T, +Unsigned<T>, +Into<T, u256>, +Copy<T>, +Drop<T>> of LowerHex<T> {
    fn fmt(self: @T, ref f: Formatter) -> Result<(), Error> {
        write_digits((*self).into(), 16, ref f);
        Result::Ok(())
    }
}

/// Writes a number, most significant digit first.
fn write_digits(value: u256, base: NonZero<u256>, ref f: Formatter) {
    let (rest, digit) = DivRem::div_rem(value, base);
    if rest.low != 0 || rest.high != 0 {
        write_digits(rest, base, ref f);
    }
    let digit: felt252 = digit.low.into();
    let digit: u8 = digit.try_into().unwrap();
    f.buffer.append_byte(if digit < 10 {
        '0' + digit
    } else {
        'a' - 10 + digit
    });
}

/// Marks the types that are written as a number with a sign through `Into<T, felt252>`.
pub trait Signed<T>;
impl I8Signed of Signed<i8>;
impl I16Signed of Signed<i16>;
impl I32Signed of Signed<i32>;
impl I64Signed of Signed<i64>;
impl I128Signed of Signed<i128>;

impl SignedDisplay<T, +Signed<T>, +Into<T, felt252>, +Copy<T>, +Drop<T>> of Display<T> {
    fn fmt(self: @T, ref f: Formatter) -> Result<(), Error> {
        let value: felt252 = (*self).into();
        let size: Option<i128> = value.try_into();
        if size.unwrap() < 0 {
            write!(f, "-")?;
            Display::fmt(@(-value), ref f)
        } else {
            Display::fmt(@value, ref f)
        }
    }
}
impl SignedDebug<T, +Signed<T>, +Into<T, felt252>, +Copy<T>, +Drop<T>> of Debug<T> {
    fn fmt(self: @T, ref f: Formatter) -> Result<(), Error> {
        Display::fmt(self, ref f)
    }
}
