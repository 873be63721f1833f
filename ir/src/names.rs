//! Which names a contract may use, and what they hash to.

use num_bigint::BigUint;
use proc_macro2::Ident;
use sha3::{Digest, Keccak256};

use crate::diagnostic::{self as faults, Report};

/// `sn_keccak`: Keccak-256 of the name's bytes, cut to its low 250 bits. Selectors of functions and events and the base
/// addresses of storage fields are made this way.
pub fn sn_keccak(name: &str) -> BigUint {
    let mut digest = Keccak256::digest(name.as_bytes());
    digest[0] &= 0x03;
    BigUint::from_bytes_be(&digest)
}

/// [`sn_keccak`] as hex with `0x`.
pub fn selector_hex(name: &str) -> String {
    format!("{:#x}", sn_keccak(name))
}

/// Words Cairo keeps for itself and Rust does not (a Rust keyword never gets here).
const CAIRO_KEYWORDS: [&str; 4] = ["of", "implicits", "nopanic", "macro"];

/// Names with a meaning in contract code or in what is generated from it.
const TAKEN: [&str; 27] = [
    "felt252",
    "bool",
    "u8",
    "u16",
    "u32",
    "u64",
    "u128",
    "u256",
    "usize",
    "str",
    "char",
    "ContractAddress",
    "Map",
    "Context",
    "Result",
    "Ok",
    "Err",
    "Option",
    "Some",
    "None",
    "Event",
    "Storage",
    "ContractState",
    "Array",
    "Span",
    "super",
    "self",
];

/// Reports a name that cannot be carried over to every output. Returns whether it can.
pub(crate) fn check_name(name: &Ident, report: &mut Report) -> bool {
    let text = name.to_string();
    let fault = if !text.is_ascii() {
        &faults::NAME_NOT_ASCII
    } else if text.starts_with("r#") || CAIRO_KEYWORDS.contains(&text.as_str()) {
        &faults::NAME_IS_KEYWORD
    } else if text.starts_with("__") || text.trim_start_matches('_').to_ascii_lowercase().starts_with("zkthread") {
        &faults::NAME_RESERVED
    } else if TAKEN.contains(&text.as_str()) {
        &faults::NAME_TAKEN
    } else {
        return true;
    };
    report.add(fault, name, &[&text]);
    false
}

/// A variant's name in lower-case words: `InsufficientBalance` is `insufficient balance`.
pub(crate) fn words(variant: &str) -> String {
    let letters: Vec<char> = variant.chars().collect();
    let mut text = String::new();
    for (position, &letter) in letters.iter().enumerate() {
        let before = position.checked_sub(1).and_then(|p| letters.get(p));
        let after = letters.get(position + 1);
        let starts_word = letter.is_uppercase()
            && before.is_some_and(|b| !b.is_uppercase() || after.is_some_and(|a| a.is_lowercase()));
        if (letter == '_' || starts_word) && !text.is_empty() && !text.ends_with(' ') {
            text.push(' ');
        }
        if letter != '_' {
            text.extend(letter.to_lowercase());
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn selectors_are_the_networks() {
        assert_eq!(selector_hex("transfer"), "0x83afd3f4caedc6eebf44246fe54e38c95e3179a5ec9ea81740eca5b482d12e");
        assert!(sn_keccak("anything").bits() <= 250);
    }

    #[test]
    fn variants_become_words() {
        for (variant, expected) in [
            ("InsufficientBalance", "insufficient balance"),
            ("NotAnNFT", "not an nft"),
            ("NFTPaused", "nft paused"),
            ("Over9000", "over9000"),
            ("Low_balance", "low balance"),
            ("X", "x"),
        ] {
            assert_eq!(words(variant), expected);
        }
    }
}
