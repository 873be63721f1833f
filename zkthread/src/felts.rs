//! The values everything on Starknet agrees on: selectors, short strings, storage addresses, felts as text.

use sha3::{Digest, Keccak256};
use starknet_types_core::hash::{Pedersen, Poseidon, StarkHash};

use crate::Felt;

/// 2^251 - 256: storage addresses are below it.
const ADDRESS_BOUND: Felt =
    Felt::from_hex_unchecked("0x7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff00");

/// `sn_keccak`: Keccak-256 of the ASCII name, cut to 250 bits. Selectors of functions and events, and the base of storage addresses.
pub fn selector(name: &str) -> Felt {
    let mut bytes: [u8; 32] = Keccak256::digest(name.as_bytes()).into();
    bytes[0] &= 3;
    Felt::from_bytes_be(&bytes)
}

/// `tag(name)`: the selector modulo 2^128, which names a function or an event in the streams that are hashed.
pub fn tag(name: &str) -> u128 {
    let bytes: [u8; 32] = Keccak256::digest(name.as_bytes()).into();
    bytes.iter().skip(16).fold(0, |tag, byte| tag << 8 | u128::from(*byte))
}

/// Poseidon over a list of any length.
pub fn poseidon(felts: &[Felt]) -> Felt {
    Poseidon::hash_array(felts)
}

/// The network's address of a storage cell: `sn_keccak(name)`, then for each key of a map `pedersen(address, key)`, modulo 2^251 - 256.
pub fn storage_address(name: &str, keys: &[Felt]) -> Felt {
    address_in(&selector(name), keys)
}

/// [`storage_address`] with the name already hashed.
pub(crate) fn address_in(base: &Felt, keys: &[Felt]) -> Felt {
    let hash = keys.iter().fold(*base, |hash, key| Pedersen::hash(&hash, key));
    // The prime is below twice the bound, so one subtraction is the remainder.
    if hash < ADDRESS_BOUND { hash } else { hash - ADDRESS_BOUND }
}

/// Whether a felt can be the address of a storage cell.
pub(crate) fn is_storage_address(felt: &Felt) -> bool {
    *felt < ADDRESS_BOUND
}

/// A Cairo short string as a felt; none when the text is longer than 31 bytes or not ASCII.
pub fn short_string(text: &str) -> Option<Felt> {
    (text.len() <= 31 && text.is_ascii()).then(|| Felt::from_bytes_be_slice(text.as_bytes()))
}

/// The text of a Cairo short string; none when the felt is none (0, or bytes that are not printable ASCII).
pub fn short_string_text(felt: &Felt) -> Option<String> {
    let bytes = felt.to_bytes_be();
    let start = bytes.iter().position(|byte| *byte != 0)?;
    let text = bytes.get(start..)?;
    let printable = start > 0 && text.iter().all(|byte| byte.is_ascii_graphic() || *byte == b' ');
    printable.then(|| text.iter().map(|byte| char::from(*byte)).collect())
}

/// Why a text is no felt.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParseFeltError {
    /// Neither decimal digits nor `0x` and hex digits.
    #[error("`{0}` is no number: expected decimal digits, or 0x and hex digits")]
    NotANumber(String),
    /// A number, but the field's prime or more.
    #[error("{0} is too large: felts are below 2^251 + 17 * 2^192 + 1")]
    TooLarge(String),
}

/// Reads a felt: decimal digits, or hex digits after `0x`; below the field's prime.
pub fn parse(text: &str) -> Result<Felt, ParseFeltError> {
    let shown = || text.chars().take(80).collect::<String>();
    let (digits, radix) = match text.strip_prefix("0x") {
        Some(hex) => (hex, 16_u64),
        None => (text, 10),
    };
    if digits.is_empty() || !digits.chars().all(|c| c.is_digit(radix as u32)) {
        return Err(ParseFeltError::NotANumber(shown()));
    }
    let mut limbs = [0_u64; 4];
    for digit in digits.chars().filter_map(|c| c.to_digit(radix as u32)) {
        let mut carry = u128::from(digit);
        for limb in &mut limbs {
            let wide = u128::from(*limb) * u128::from(radix) + carry;
            *limb = wide as u64;
            carry = wide >> 64;
        }
        if carry != 0 {
            return Err(ParseFeltError::TooLarge(shown()));
        }
    }
    let mut bytes = [0_u8; 32];
    for (chunk, limb) in bytes.chunks_exact_mut(8).zip(limbs.iter().rev()) {
        chunk.copy_from_slice(&limb.to_be_bytes());
    }
    let felt = Felt::from_bytes_be(&bytes);
    // `from_bytes_be` reduces: a value that changed was not below the prime.
    if felt.to_bytes_be() == bytes { Ok(felt) } else { Err(ParseFeltError::TooLarge(shown())) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn selectors_and_addresses_are_the_networks() {
        // Well-known values: the ERC-20 `transfer` selector, and the storage cell `ERC20_name`.
        let transfer = Felt::from_hex_unchecked("0x83afd3f4caedc6eebf44246fe54e38c95e3179a5ec9ea81740eca5b482d12e");
        assert_eq!(selector("transfer"), transfer);
        assert_eq!(storage_address("transfer", &[]), transfer);
        assert_eq!(tag("transfer"), 0xc95e_3179_a5ec_9ea8_1740_eca5_b482_d12e);
        let key = Felt::from(7);
        let one = Pedersen::hash(&selector("balances"), &key);
        assert_eq!(storage_address("balances", &[key]), reduced(one));
        let two = Pedersen::hash(&one, &Felt::from(8));
        assert_eq!(storage_address("balances", &[key, Felt::from(8)]), reduced(two));
    }

    fn reduced(hash: Felt) -> Felt {
        let bound = starknet_types_core::felt::NonZeroFelt::try_from(Felt::TWO.pow(251_u128) - Felt::from(256));
        bound.map(|bound| hash.mod_floor(&bound)).unwrap_or(Felt::MAX)
    }

    #[test]
    fn addresses_wrap_at_the_bound() {
        assert_eq!(ADDRESS_BOUND, Felt::TWO.pow(251_u128) - Felt::from(256));
        assert_eq!(address_in(&(ADDRESS_BOUND - Felt::ONE), &[]), ADDRESS_BOUND - Felt::ONE);
        assert_eq!(address_in(&ADDRESS_BOUND, &[]), Felt::ZERO);
        assert_eq!(address_in(&Felt::MAX, &[]), reduced(Felt::MAX));
    }

    #[test]
    fn short_strings_go_both_ways() {
        assert_eq!(short_string("a"), Some(Felt::from(0x61)));
        assert_eq!(short_string("ZKTHREAD1"), Some(Felt::from_hex_unchecked("0x5a4b54485245414431")));
        assert_eq!(short_string(&"x".repeat(32)), None);
        assert_eq!(short_string("é"), None);
        assert_eq!(short_string_text(&Felt::from_hex_unchecked("0x5a4b54485245414431")).as_deref(), Some("ZKTHREAD1"));
        assert_eq!(short_string_text(&Felt::ZERO), None);
        assert_eq!(short_string_text(&Felt::MAX), None);
        assert_eq!(short_string_text(&Felt::from(7)), None);
    }

    #[test]
    fn parse_refuses_what_is_no_felt() {
        for text in ["", "0x", "0x0x5", "-1", "+1", "1 ", "0xg", "1_000", "٣"] {
            assert!(matches!(parse(text), Err(ParseFeltError::NotANumber(_))), "{text}");
        }
        let prime = "0x800000000000011000000000000000000000000000000000000000000000001";
        assert!(matches!(parse(prime), Err(ParseFeltError::TooLarge(_))));
        assert_eq!(parse("0x800000000000011000000000000000000000000000000000000000000000000"), Ok(Felt::MAX));
        assert!(matches!(parse(&"9".repeat(500)), Err(ParseFeltError::TooLarge(_))));
    }

    proptest! {
        #[test]
        fn parse_reads_what_felts_print(bytes in any::<[u8; 32]>()) {
            let felt = Felt::from_bytes_be(&bytes);
            prop_assert_eq!(parse(&format!("{felt:#x}")), Ok(felt));
            prop_assert_eq!(parse(&felt.to_string()), Ok(felt));
        }

        #[test]
        fn felts_are_ordered_as_integers(a in any::<[u8; 32]>(), b in any::<[u8; 32]>()) {
            let (a, b) = (Felt::from_bytes_be(&a), Felt::from_bytes_be(&b));
            prop_assert_eq!(a.cmp(&b), a.to_bytes_be().cmp(&b.to_bytes_be()));
        }
    }
}
