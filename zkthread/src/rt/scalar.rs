//! Values that take one felt.

use crate::{ContractAddress, Felt};

/// A value that takes one felt in calldata, storage and events.
pub trait Scalar: Copy {
    /// The type as contract code spells it.
    const NAME: &'static str;
    /// The value as a felt.
    fn to_felt(self) -> Felt;
    /// The value of a felt; none when it is out of the type's range.
    fn from_felt(felt: &Felt) -> Option<Self>;
}

macro_rules! scalars {
    ($($integer:ident)*) => {$(
        impl Scalar for $integer {
            const NAME: &'static str = stringify!($integer);

            fn to_felt(self) -> Felt {
                Felt::from(self)
            }

            fn from_felt(felt: &Felt) -> Option<Self> {
                Self::try_from(*felt).ok()
            }
        }
    )*};
}

scalars!(u8 u16 u32 u64 u128);

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

impl Scalar for ContractAddress {
    const NAME: &'static str = "ContractAddress";

    fn to_felt(self) -> Felt {
        self.into()
    }

    fn from_felt(felt: &Felt) -> Option<Self> {
        Self::try_from(*felt).ok()
    }
}

/// A value as a felt.
pub fn felt(value: impl Scalar) -> Felt {
    value.to_felt()
}

/// What a function returns, as felts.
pub trait Encode {
    /// One felt for a [`Scalar`], none for `()`.
    fn encode(&self) -> Vec<Felt>;
}

impl Encode for () {
    fn encode(&self) -> Vec<Felt> {
        Vec::new()
    }
}

impl<T: Scalar> Encode for T {
    fn encode(&self) -> Vec<Felt> {
        vec![self.to_felt()]
    }
}

/// The key of a map: one [`Scalar`] or two.
pub trait Key {
    /// How many felts are keys.
    const LENGTH: usize;
    /// The keys; unused ones are 0.
    fn felts(self) -> [Felt; 2];
}

impl<T: Scalar> Key for T {
    const LENGTH: usize = 1;

    fn felts(self) -> [Felt; 2] {
        [self.to_felt(), Felt::ZERO]
    }
}

impl<A: Scalar, B: Scalar> Key for (A, B) {
    const LENGTH: usize = 2;

    fn felts(self) -> [Felt; 2] {
        [self.0.to_felt(), self.1.to_felt()]
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
        assert_eq!(Felt::from_felt(&Felt::MAX), Some(Felt::MAX));
    }

    #[test]
    fn keys_fill_from_the_left() {
        assert_eq!(5_u8.felts(), [Felt::from(5), Felt::ZERO]);
        assert_eq!((5_u8, true).felts(), [Felt::from(5), Felt::ONE]);
        assert_eq!(<(u8, bool) as Key>::LENGTH, 2);
    }
}
