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

/// What names begin with that Cairo generates for an interface, behind the interface's own.
pub const INTERFACE_SUFFIXES: [&str; 4] =
    ["Dispatcher", "SafeDispatcher", "LibraryDispatcher", "SafeLibraryDispatcher"];

/// Longest name.
const LONGEST_NAME: usize = 100;

/// Names with a meaning in contract code, in generated code, or in every Cairo module.
const TAKEN: &str = "\
    Array ArrayTrait Box BoxTrait ByteArray ByteArrayTrait bytes31 bool char ClassHash Clone Context ContractAddress \
    ContractState Copy Debug Default Deref Destruct Drop Err Event felt252 Felt252Dict Felt252DictTrait Hash i8 i16 i32 i64 \
    i128 Into Map None NonZero Ok Option OptionTrait Panic PanicDestruct PartialEq PartialOrd RangeCheck Result ResultTrait \
    Serde Some Span SpanTrait Storage Store String StringLiteral System ThreadComponent ThreadEvent ToSpanTrait TryInto \
    u8 u16 u32 u64 u96 u128 u256 u512 Vec assert core ensure felt252_div keccak_hash panic panic_with_felt252 \
    pedersen_hash poseidon_hash self short_string starknet str super usize isize f32 f64 Self crate zkthread";

/// Reports a name that cannot be carried over to every output. Returns whether it can.
pub(crate) fn check_name(name: &Ident, report: &mut Report) -> bool {
    if !check_member(name, report) {
        return false;
    }
    let text = name.to_string();
    if TAKEN.split_whitespace().any(|taken| taken == text) {
        report.add(&faults::NAME_TAKEN, name, &[&text]);
        return false;
    }
    true
}

/// [`check_name`] for fields and variants: behind a `.` or `::` the language's own names are free.
pub(crate) fn check_member(name: &Ident, report: &mut Report) -> bool {
    let text = name.to_string();
    let fault = if !text.is_ascii() {
        &faults::NAME_NOT_ASCII
    } else if text.starts_with("r#") || CAIRO_KEYWORDS.contains(&text.as_str()) {
        &faults::NAME_IS_KEYWORD
    } else if text.starts_with("__") || text.trim_start_matches('_').to_ascii_lowercase().starts_with("zkthread") {
        &faults::NAME_RESERVED
    } else if text.len() > LONGEST_NAME {
        &faults::NAME_TOO_LONG
    } else {
        return true;
    };
    report.add(fault, name, &[&text, &LONGEST_NAME]);
    false
}

/// The one of `known` that a name is probably meant to be.
pub(crate) fn similar<'k>(name: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let limit = name.chars().count().div_ceil(4).min(2);
    let distances = known.map(|known| (distance(name, known), known)).filter(|(distance, _)| *distance <= limit);
    distances.min().map(|(_, known)| known)
}

/// How many letters must be changed, added, removed or exchanged with the next one to make one name the other.
fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let width = other.len() + 1;
    let mut rows: Vec<Vec<usize>> = vec![(0..width).collect()];
    for (i, letter) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, known) in other.iter().enumerate() {
            let mut least = (row[j] + 1).min(rows[i][j + 1] + 1).min(rows[i][j] + usize::from(letter != known));
            if i > 0 && j > 0 && *letter == other[j - 1] && one[i - 1] == *known {
                least = least.min(rows[i - 1][j - 1] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows.last().and_then(|row| row.last()).copied().unwrap_or_default()
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
    fn near_names_are_found() {
        let known = ["balance", "owner", "total_supply"];
        for (name, near) in [
            ("balanse", Some("balance")),
            ("Owner", Some("owner")),
            ("onwer", Some("owner")),
            ("price", None),
            ("x", None),
        ] {
            assert_eq!(similar(name, known.into_iter()), near, "{name}");
        }
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
