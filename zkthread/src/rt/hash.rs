//! Hashes of values.

use sha3::{Digest, Keccak256};
use starknet_types_core::hash::{Pedersen, StarkHash};

use super::cost;
use super::fault::{charge, charge_permutations};
use crate::{Felt, felts, u256};

/// Bytes that one Keccak-256 permutation takes in.
const KECCAK_BLOCK: usize = 136;

/// Poseidon over a list: `poseidon_hash_span` in Cairo.
pub fn poseidon_hash(values: &[Felt]) -> Felt {
    let permutations = values.len() as u64 / 2 + 1;
    charge(cost::HASH * permutations);
    charge_permutations(permutations);
    felts::poseidon(values)
}

/// Pedersen of two values.
pub fn pedersen_hash(left: Felt, right: Felt) -> Felt {
    charge(cost::HASH);
    Pedersen::hash(&left, &right)
}

/// Keccak-256 of the values in 32 big-endian bytes each, the digest read as a little-endian integer: `keccak_u256s_be_inputs` in Cairo.
pub fn keccak_hash(values: &[u256]) -> u256 {
    charge(cost::KECCAK * (values.len() * 32 / KECCAK_BLOCK + 1) as u64);
    let mut hasher = Keccak256::new();
    values.iter().for_each(|value| hasher.update(value.to_be_bytes()));
    let mut digest: [u8; 32] = hasher.finalize().into();
    digest.reverse();
    u256::from_be_bytes(digest)
}

/// The felt of a short string; a compile error when the text is too long or not ASCII.
///
/// # Panics
/// Then; it is evaluated by the compiler.
pub const fn short_string(text: &str) -> Felt {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let bytes = text.as_bytes();
    assert!(bytes.len() <= 31, "a short string has at most 31 characters");
    let mut hex = [b'0'; 62];
    let (mut at, mut digit) = (0, 62 - 2 * bytes.len());
    while at < bytes.len() {
        assert!(bytes[at].is_ascii(), "a short string is ASCII");
        hex[digit] = DIGITS[(bytes[at] >> 4) as usize];
        hex[digit + 1] = DIGITS[(bytes[at] & 15) as usize];
        (at, digit) = (at + 1, digit + 2);
    }
    match std::str::from_utf8(&hex) {
        Ok(hex) => Felt::from_hex_unchecked(hex),
        Err(_) => Felt::ZERO,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_strings_are_those_of_receipts() {
        for text in ["", "a", "ZKTHREAD1", "1234567890123456789012345678901"] {
            assert_eq!(Some(short_string(text)), felts::short_string(text), "{text}");
        }
        assert_eq!(crate::short_string!("no"), Felt::from(0x6e6f));
    }

    #[test]
    fn hashes_are_the_known_ones() {
        // The empty Keccak-256, whose bytes c5d2..a470 are read backwards.
        let empty = "0x70a4855d04d8fa7b3b2782ca53b600e5c003c7dcb27d7e923c23f7860146d2c5";
        assert_eq!(format!("{:#x}", keccak_hash(&[])), empty);
        // keccak256(uint256(1)) as Solidity has it: b10e2d52..4cf6.
        let one = "0xf60cfab7e2cb9f2d73b0c2fa4a4bf40c326a7e71fdcdee263b071276522d0eb1";
        assert_eq!(format!("{:#x}", keccak_hash(&[u256::from(1_u8)])), one);
        assert_ne!(keccak_hash(&[u256::MAX, u256::MIN]), keccak_hash(&[u256::MIN, u256::MAX]));
        let zero = "0x49ee3eba8c1600700ee1b87eb599f16716b0b1022947733551fde4050ca6804";
        assert_eq!(format!("{:#x}", pedersen_hash(Felt::ZERO, Felt::ZERO)), zero);
        let [one, two] = [Felt::ONE, Felt::TWO];
        let of_two = "0x371cb6995ea5e7effcd2e174de264b5b407027a75a231a70c2c8d196107f0e7";
        assert_eq!(format!("{:#x}", poseidon_hash(&[one, two])), of_two);
    }
}
