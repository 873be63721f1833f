//! Account and contract addresses.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::Felt;
use crate::felts::{self, ParseFeltError};

/// 2^251, the first value that is no address.
const BOUND: Felt = Felt::from_hex_unchecked("0x800000000000000000000000000000000000000000000000000000000000000");

/// The address of an account or a contract: a felt below 2^251. Text form and serde: hex with `0x`.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContractAddress(Felt);

/// Why a value is no address.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// Not a felt.
    #[error(transparent)]
    NotAFelt(#[from] ParseFeltError),
    /// A felt of 2^251 or more.
    #[error("{0:#x} is no address: addresses are below 2^251")]
    TooLarge(Felt),
}

impl ContractAddress {
    /// The address that nobody has.
    pub const ZERO: Self = Self(Felt::ZERO);
}

impl TryFrom<Felt> for ContractAddress {
    type Error = AddressError;

    fn try_from(value: Felt) -> Result<Self, AddressError> {
        if value < BOUND { Ok(Self(value)) } else { Err(AddressError::TooLarge(value)) }
    }
}

impl From<u64> for ContractAddress {
    fn from(value: u64) -> Self {
        Self(Felt::from(value))
    }
}

impl From<ContractAddress> for Felt {
    fn from(address: ContractAddress) -> Felt {
        address.0
    }
}

impl FromStr for ContractAddress {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, AddressError> {
        Self::try_from(felts::parse(text)?)
    }
}

impl fmt::Display for ContractAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#x}", self.0)
    }
}

impl fmt::Debug for ContractAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for ContractAddress {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ContractAddress {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_below_two_to_the_251() {
        assert!(ContractAddress::try_from(BOUND - Felt::ONE).is_ok());
        assert_eq!(ContractAddress::try_from(BOUND), Err(AddressError::TooLarge(BOUND)));
        assert_eq!(BOUND, Felt::TWO.pow(251_u128));
    }

    #[test]
    fn text_form_is_hex_both_ways() {
        let address = ContractAddress::from(0xa11ce);
        assert_eq!(address.to_string(), "0xa11ce");
        assert_eq!("0xa11ce".parse(), Ok(address));
        assert_eq!(serde_json::to_string(&address).ok().as_deref(), Some("\"0xa11ce\""));
        assert_eq!(serde_json::from_str::<ContractAddress>("\"659918\"").ok(), Some(address));
        assert!(serde_json::from_str::<ContractAddress>("\"\"").is_err());
    }
}
