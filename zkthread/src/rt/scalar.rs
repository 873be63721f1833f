//! Values that take one felt, and the keys of maps.

use crate::{ClassHash, ContractAddress, Felt, bytes31, u256};

/// A value that takes one felt in calldata, storage and events.
pub trait Scalar: Copy {
    /// The type as contract code spells it.
    const NAME: &'static str;
    /// The value as a felt; a negative one is that much below the prime.
    fn to_felt(self) -> Felt;
    /// The value of a felt; none when it is out of the type's range.
    fn from_felt(felt: &Felt) -> Option<Self>;
}

macro_rules! scalars {
    ($($name:ident)*) => {$(
        impl Scalar for $name {
            const NAME: &'static str = stringify!($name);

            fn to_felt(self) -> Felt {
                Felt::from(self)
            }

            fn from_felt(felt: &Felt) -> Option<Self> {
                Self::try_from(*felt).ok()
            }
        }
    )*};
}

scalars!(u8 u16 u32 u64 u128 i8 i16 i32 i64 i128 ContractAddress ClassHash bytes31);

impl Scalar for bool {
    const NAME: &'static str = "bool";

    fn to_felt(self) -> Felt {
        Felt::from(self)
    }

    fn from_felt(felt: &Felt) -> Option<Self> {
        match u8::from_felt(felt) {
            Some(0) => Some(false),
            Some(1) => Some(true),
            _ => None,
        }
    }
}

impl Scalar for Felt {
    const NAME: &'static str = "felt252";

    fn to_felt(self) -> Felt {
        self
    }

    fn from_felt(felt: &Felt) -> Option<Self> {
        Some(*felt)
    }
}

/// `felt252::from(value)`
pub fn felt(value: impl Scalar) -> Felt {
    value.to_felt()
}

/// The key of a map: a [`Scalar`], a `u256` as low and high half, or two or three of them.
pub trait Key {
    /// Appends the key's felts.
    fn felts(self, felts: &mut Vec<Felt>);
}

impl<T: Scalar> Key for T {
    fn felts(self, felts: &mut Vec<Felt>) {
        felts.push(self.to_felt());
    }
}

impl Key for u256 {
    fn felts(self, felts: &mut Vec<Felt>) {
        felts.extend([Felt::from(self.low()), Felt::from(self.high())]);
    }
}

impl<A: Key, B: Key> Key for (A, B) {
    fn felts(self, felts: &mut Vec<Felt>) {
        self.0.felts(felts);
        self.1.felts(felts);
    }
}

impl<A: Key, B: Key, C: Key> Key for (A, B, C) {
    fn felts(self, felts: &mut Vec<Felt>) {
        self.0.felts(felts);
        self.1.felts(felts);
        self.2.felts(felts);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_felt_out_of_range_is_no_value() {
        assert_eq!(u8::from_felt(&Felt::from(255)), Some(255));
        assert_eq!(u8::from_felt(&Felt::from(256)), None);
        assert_eq!(u128::from_felt(&Felt::from(u128::MAX)), Some(u128::MAX));
        assert_eq!(u128::from_felt(&(Felt::from(u128::MAX) + Felt::ONE)), None);
        assert_eq!(u64::from_felt(&Felt::MAX), None);
        assert_eq!(bool::from_felt(&Felt::ONE), Some(true));
        assert_eq!(bool::from_felt(&Felt::TWO), None);
        assert_eq!(ContractAddress::from_felt(&Felt::MAX), None);
        assert_eq!(ClassHash::from_felt(&Felt::MAX), None);
        assert_eq!(bytes31::from_felt(&Felt::MAX), None);
        assert_eq!(Felt::from_felt(&Felt::MAX), Some(Felt::MAX));
    }

    /// Every edge of the signed types, one step inside and one outside.
    #[test]
    fn negative_numbers_are_below_the_prime() {
        macro_rules! edges {
            ($($name:ident)*) => {$(
                for value in [$name::MIN, $name::MIN + 1, -1, 0, 1, $name::MAX] {
                    assert_eq!($name::from_felt(&value.to_felt()), Some(value), "{value}");
                }
                assert_eq!($name::from_felt(&($name::MIN.to_felt() - Felt::ONE)), None);
                assert_eq!($name::from_felt(&($name::MAX.to_felt() + Felt::ONE)), None);
            )*};
        }
        edges!(i8 i16 i32 i64 i128);
        assert_eq!((-1_i8).to_felt(), Felt::MAX);
        assert_eq!(i8::from_felt(&Felt::from(1_u128 << 64)), None);
    }

    #[test]
    fn keys_follow_each_other() {
        let felts = |key: &dyn Fn(&mut Vec<Felt>)| {
            let mut felts = Vec::new();
            key(&mut felts);
            felts
        };
        assert_eq!(felts(&|felts| 5_u8.felts(felts)), [Felt::from(5)]);
        assert_eq!(felts(&|felts| (u256::new(5, 6), true).felts(felts)), [5, 6, 1].map(Felt::from));
        assert_eq!(felts(&|felts| (1_u8, 2_u64, 3_u8).felts(felts)), [1, 2, 3].map(Felt::from));
    }
}
