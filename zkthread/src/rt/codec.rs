//! Values as lists of felts, laid out as Starknet's Serde does: calldata, event fields, return values.

use std::slice::Iter;

use super::cost;
use super::fault::charge;
use super::scalar::Scalar;
use crate::{Felt, u256};

/// Bytes of a full word of a `String`.
pub(super) const WORD: usize = 31;

/// A value that can be written as felts.
pub trait Encode {
    /// Appends the value's felts.
    fn encode(&self, felts: &mut Vec<Felt>);
}

/// A value that can be read from felts.
pub trait Decode: Sized {
    /// Reads the value from the front of what is left.
    ///
    /// # Errors
    /// What is wrong with it.
    fn decode(felts: &mut Felts<'_>) -> Result<Self, DecodeError>;
}

/// The value's felts.
pub fn encode<T: Encode + ?Sized>(value: &T) -> Vec<Felt> {
    let mut felts = Vec::new();
    value.encode(&mut felts);
    felts
}

/// Why felts are no value of a type.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// There are fewer felts than the value has.
    #[error("the calldata ends too early")]
    End,
    /// A felt is not one of the type's values.
    #[error("{felt:#x} is out of range for {name}")]
    Range {
        /// The felt.
        felt: Felt,
        /// The type.
        name: &'static str,
    },
    /// A felt is not the position of a variant.
    #[error("{felt:#x} is no variant of {name}")]
    Variant {
        /// The felt.
        felt: Felt,
        /// The enum.
        name: &'static str,
    },
    /// A length that the calldata cannot hold.
    #[error("a length of {length:#x}, but {left} felts are left")]
    Length {
        /// The length.
        length: Felt,
        /// Felts after it.
        left: usize,
    },
    /// A `String` whose words are no bytes, or whose bytes are no text.
    #[error("the String is damaged: {0}")]
    Text(&'static str),
    /// More felts than the value has.
    #[error("{left} felts are left over")]
    Rest {
        /// How many.
        left: usize,
    },
}

/// The felts that are left to read.
#[derive(Debug)]
pub struct Felts<'a>(Iter<'a, Felt>);

impl<'a> Felts<'a> {
    /// Starts at the first felt.
    pub fn new(felts: &'a [Felt]) -> Self {
        Self(felts.iter())
    }

    /// How many are left.
    pub fn left(&self) -> usize {
        self.0.len()
    }

    /// The next felt.
    ///
    /// # Errors
    /// [`DecodeError::End`]
    pub fn felt(&mut self) -> Result<&'a Felt, DecodeError> {
        self.0.next().ok_or(DecodeError::End)
    }

    /// The next value.
    ///
    /// # Errors
    /// As [`Decode::decode`].
    pub fn value<T: Decode>(&mut self) -> Result<T, DecodeError> {
        T::decode(self)
    }

    /// Ends the felts.
    ///
    /// # Errors
    /// [`DecodeError::Rest`] when some are left.
    pub fn finish(self) -> Result<(), DecodeError> {
        match self.left() {
            0 => Ok(()),
            left => Err(DecodeError::Rest { left }),
        }
    }

    /// The position of an enum's variant.
    ///
    /// # Errors
    /// [`DecodeError::Variant`] when there are not so many.
    pub fn variant(&mut self, name: &'static str, variants: usize) -> Result<usize, DecodeError> {
        let felt = self.felt()?;
        let position = usize::try_from(*felt).ok().filter(|position| *position < variants);
        position.ok_or(DecodeError::Variant { felt: *felt, name })
    }

    /// The length of a list whose elements take a felt or more each.
    fn length(&mut self) -> Result<usize, DecodeError> {
        let felt = self.felt()?;
        let length = usize::try_from(*felt).ok().filter(|length| *length <= self.left());
        length.ok_or(DecodeError::Length { length: *felt, left: self.left() })
    }
}

impl<T: Scalar> Encode for T {
    fn encode(&self, felts: &mut Vec<Felt>) {
        felts.push(self.to_felt());
    }
}

impl<T: Scalar> Decode for T {
    fn decode(felts: &mut Felts<'_>) -> Result<Self, DecodeError> {
        let felt = felts.felt()?;
        T::from_felt(felt).ok_or(DecodeError::Range { felt: *felt, name: T::NAME })
    }
}

impl Encode for () {
    fn encode(&self, _felts: &mut Vec<Felt>) {}
}

impl Decode for () {
    fn decode(_felts: &mut Felts<'_>) -> Result<Self, DecodeError> {
        Ok(())
    }
}

impl Encode for u256 {
    fn encode(&self, felts: &mut Vec<Felt>) {
        felts.extend([Felt::from(self.low()), Felt::from(self.high())]);
    }
}

impl Decode for u256 {
    fn decode(felts: &mut Felts<'_>) -> Result<Self, DecodeError> {
        Ok(Self::new(felts.value()?, felts.value()?))
    }
}

impl<T: Encode> Encode for [T] {
    fn encode(&self, felts: &mut Vec<Felt>) {
        felts.push(Felt::from(self.len()));
        self.iter().for_each(|element| element.encode(felts));
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn encode(&self, felts: &mut Vec<Felt>) {
        self.as_slice().encode(felts);
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(felts: &mut Felts<'_>) -> Result<Self, DecodeError> {
        let length = felts.length()?;
        (0..length).map(|_| felts.value()).collect()
    }
}

impl<T: Encode, const N: usize> Encode for [T; N] {
    fn encode(&self, felts: &mut Vec<Felt>) {
        self.iter().for_each(|element| element.encode(felts));
    }
}

impl<T: Decode, const N: usize> Decode for [T; N] {
    fn decode(felts: &mut Felts<'_>) -> Result<Self, DecodeError> {
        let elements = (0..N).map(|_| felts.value()).collect::<Result<Vec<T>, _>>()?;
        elements.try_into().map_err(|_| DecodeError::End)
    }
}

impl<T: Encode> Encode for Option<T> {
    fn encode(&self, felts: &mut Vec<Felt>) {
        match self {
            Some(value) => {
                felts.push(Felt::ZERO);
                value.encode(felts);
            }
            None => felts.push(Felt::ONE),
        }
    }
}

impl<T: Decode> Decode for Option<T> {
    fn decode(felts: &mut Felts<'_>) -> Result<Self, DecodeError> {
        match felts.variant("Option", 2)? {
            0 => Ok(Some(felts.value()?)),
            _ => Ok(None),
        }
    }
}

impl Encode for str {
    fn encode(&self, felts: &mut Vec<Felt>) {
        let words = self.as_bytes().chunks_exact(WORD);
        let rest = words.remainder();
        felts.push(Felt::from(words.len()));
        felts.extend(words.map(Felt::from_bytes_be_slice));
        felts.extend([Felt::from_bytes_be_slice(rest), Felt::from(rest.len())]);
    }
}

impl Encode for String {
    fn encode(&self, felts: &mut Vec<Felt>) {
        self.as_str().encode(felts);
    }
}

impl Decode for String {
    fn decode(felts: &mut Felts<'_>) -> Result<Self, DecodeError> {
        let (mut bytes, words) = (Vec::new(), felts.length()?);
        charge(cost::TEXT + cost::TEXT_WORD * words as u64);
        for _ in 0..words {
            word(felts.felt()?, WORD, &mut bytes)?;
        }
        let rest = felts.felt()?;
        let length = felts.felt()?;
        let length = usize::try_from(*length).ok().filter(|length| *length < WORD);
        let length = length.ok_or(DecodeError::Text("a rest of more than 30 bytes"))?;
        charge(cost::TEXT_BYTE * length as u64);
        word(rest, length, &mut bytes)?;
        String::from_utf8(bytes).map_err(|_| DecodeError::Text("its bytes are no UTF-8"))
    }
}

/// Appends the last `length` bytes of a felt; the others must be 0.
fn word(felt: &Felt, length: usize, bytes: &mut Vec<u8>) -> Result<(), DecodeError> {
    let all = felt.to_bytes_be();
    let (zeros, used) = all.split_at(all.len() - length);
    if zeros.iter().any(|byte| *byte != 0) {
        return Err(DecodeError::Text("a word has more bytes than it may"));
    }
    bytes.extend(used);
    Ok(())
}

macro_rules! tuples {
    ($(($($name:ident)*))*) => {$(
        #[allow(non_snake_case)]
        impl<$($name: Encode),*> Encode for ($($name,)*) {
            fn encode(&self, felts: &mut Vec<Felt>) {
                let ($($name,)*) = self;
                $($name.encode(felts);)*
            }
        }

        impl<$($name: Decode),*> Decode for ($($name,)*) {
            fn decode(felts: &mut Felts<'_>) -> Result<Self, DecodeError> {
                Ok(($(felts.value::<$name>()?,)*))
            }
        }
    )*};
}

tuples! { (A B) (A B C) (A B C D) (A B C D E) (A B C D E F) (A B C D E F G) (A B C D E F G H) }

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn decode<T: Decode>(felts: &[u64]) -> Result<T, DecodeError> {
        let felts: Vec<Felt> = felts.iter().map(|felt| Felt::from(*felt)).collect();
        let mut felts = Felts::new(&felts);
        let value = felts.value()?;
        assert_eq!(felts.left(), 0);
        Ok(value)
    }

    fn numbers<T: Encode>(value: T) -> Vec<u64> {
        encode(&value).iter().map(|felt| u64::try_from(*felt).unwrap_or(u64::MAX)).collect()
    }

    #[test]
    fn values_are_laid_out_as_serde_does() {
        assert_eq!(numbers((1_u8, true, u256::new(2, 3))), [1, 1, 2, 3]);
        assert_eq!(numbers([[1_u8, 2], [3, 4]]), [1, 2, 3, 4]);
        assert_eq!(numbers(vec![(1_u8, 2_u8)]), [1, 1, 2]);
        assert_eq!(numbers((Some(7_u8), None::<u8>)), [0, 7, 1]);
        assert_eq!(numbers(()), [0; 0]);
        assert_eq!(numbers(String::from("ab")), [0, 0x6162, 2]);
        let long = encode("abcdefghijklmnopqrstuvwxyz012345");
        assert_eq!(long[0], Felt::ONE);
        assert_eq!(long[1], Felt::from_bytes_be_slice(b"abcdefghijklmnopqrstuvwxyz01234"));
        assert_eq!(long[2..], [Felt::from(b'5'), Felt::ONE]);
        assert_eq!(encode("abcdefghijklmnopqrstuvwxyz01234")[2..], [Felt::ZERO, Felt::ZERO]);
    }

    #[test]
    fn what_is_no_value_is_refused() {
        assert_eq!(decode::<(u8, u8)>(&[1]), Err(DecodeError::End));
        assert_eq!(decode::<[u8; 2]>(&[1]), Err(DecodeError::End));
        let range = DecodeError::Range { felt: Felt::from(256), name: "u8" };
        assert_eq!(decode::<Vec<u8>>(&[1, 256]), Err(range));
        let variant = DecodeError::Variant { felt: Felt::TWO, name: "Option" };
        assert_eq!(decode::<Option<u8>>(&[2]), Err(variant));
        let length = DecodeError::Length { length: Felt::from(u64::MAX), left: 1 };
        assert_eq!(decode::<Vec<u8>>(&[u64::MAX, 1]), Err(length));
        for text in [&[0, 0x100, 1][..], &[0, 0, 31], &[0, 0xff, 1], &[0, 1, 0]] {
            assert!(matches!(decode::<String>(text), Err(DecodeError::Text(_))), "{text:?}");
        }
        assert!(matches!(decode::<String>(&[9, 0, 0]), Err(DecodeError::Length { .. })));
        assert!(matches!(decode::<String>(&[0, 0]), Err(DecodeError::End)));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(text in ".{0,80}", list in prop::collection::vec(any::<(i64, Option<u128>)>(), 0..5), last: u8) {
            let value = (text, list, [last, 1], (u256::new(1, 2), false));
            let felts = encode(&value);
            let mut felts = Felts::new(&felts);
            prop_assert_eq!(felts.value(), Ok(value));
            prop_assert_eq!(felts.left(), 0);
        }

        #[test]
        fn hostile_felts_never_panic(felts in prop::collection::vec(any::<[u8; 32]>().prop_map(|bytes| Felt::from_bytes_be(&bytes)), 0..6), small in prop::collection::vec(0_u64..40, 0..9)) {
            for felts in [felts, small.into_iter().map(Felt::from).collect()] {
                let _ = Felts::new(&felts).value::<(String, Vec<Option<i8>>, [bool; 2])>();
            }
        }
    }
}
