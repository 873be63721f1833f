//! Values that are felts below a bound: addresses, class hashes, short byte strings.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::Felt;
use crate::felts::{self, ParseFeltError};

/// Why a value is no address, class hash or `bytes31`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// Not a felt.
    #[error(transparent)]
    NotAFelt(#[from] ParseFeltError),
    /// A felt that is the type's bound or more.
    #[error("{felt:#x} is no {name}: they are below 2^{bits}")]
    TooLarge {
        /// The value.
        felt: Felt,
        /// The type.
        name: &'static str,
        /// The bound is 2 to this.
        bits: u32,
    },
}

macro_rules! bounded {
    ($(#[$docs:meta])* $name:ident $bits:literal $bound:literal) => {
        $(#[$docs])*
        ///
        /// Text form and serde: hex with `0x`.
        #[allow(non_camel_case_types)]
        #[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Felt);

        impl $name {
            /// 0
            pub const ZERO: Self = Self(Felt::ZERO);
            /// The first felt that is out of range.
            const BOUND: Felt = Felt::from_hex_unchecked($bound);
        }

        impl TryFrom<Felt> for $name {
            type Error = AddressError;

            fn try_from(felt: Felt) -> Result<Self, AddressError> {
                if felt < Self::BOUND {
                    Ok(Self(felt))
                } else {
                    Err(AddressError::TooLarge { felt, name: stringify!($name), bits: $bits })
                }
            }
        }

        impl From<u64> for $name {
            fn from(value: u64) -> Self {
                Self(Felt::from(value))
            }
        }

        impl From<$name> for Felt {
            fn from(value: $name) -> Felt {
                value.0
            }
        }

        impl FromStr for $name {
            type Err = AddressError;

            fn from_str(text: &str) -> Result<Self, AddressError> {
                Self::try_from(felts::parse(text)?)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:#x}", self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
            }
        }
    };
}

bounded!(
    /// The address of an account or a contract: a felt below 2^251.
    ContractAddress 251 "0x800000000000000000000000000000000000000000000000000000000000000"
);
bounded!(
    /// The hash of a contract class: a felt below 2^251.
    ClassHash 251 "0x800000000000000000000000000000000000000000000000000000000000000"
);
bounded!(
    /// Up to 31 bytes in one felt, the first one the most significant: a felt below 2^248.
    bytes31 248 "0x100000000000000000000000000000000000000000000000000000000000000"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_type_ends_at_its_bound() {
        let bound = Felt::TWO.pow(251_u128);
        assert!(ContractAddress::try_from(bound - Felt::ONE).is_ok());
        assert!(ClassHash::try_from(bound - Felt::ONE).is_ok());
        let error = AddressError::TooLarge { felt: bound, name: "ContractAddress", bits: 251 };
        assert_eq!(ContractAddress::try_from(bound), Err(error));
        assert!(ClassHash::try_from(bound).is_err());
        assert!(bytes31::try_from(Felt::TWO.pow(248_u128) - Felt::ONE).is_ok());
        assert!(bytes31::try_from(Felt::TWO.pow(248_u128)).is_err());
    }

    #[test]
    fn text_form_is_hex_both_ways() {
        let address = ContractAddress::from(0xa11ce);
        assert_eq!(address.to_string(), "0xa11ce");
        assert_eq!("0xa11ce".parse(), Ok(address));
        assert_eq!(serde_json::to_string(&address).ok().as_deref(), Some("\"0xa11ce\""));
        assert_eq!(serde_json::from_str::<ContractAddress>("\"659918\"").ok(), Some(address));
        assert!(serde_json::from_str::<ContractAddress>("\"\"").is_err());
        assert_eq!("0x61".parse(), Ok(bytes31::from(0x61)));
    }
}
