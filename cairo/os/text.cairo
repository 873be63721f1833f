//! Strings in calldata.

use core::panic_with_felt252;
use super::input::argument;
use super::values::{self, Value};

/// What no bytes reach that are as many as the position: `256^0` to `256^30`.
const LIMITS: [felt252; 31] = [
    0x1, 0x100, 0x10000, 0x1000000, 0x100000000, 0x10000000000, 0x1000000000000, 0x100000000000000,
    0x10000000000000000, 0x1000000000000000000, 0x100000000000000000000, 0x10000000000000000000000,
    0x1000000000000000000000000, 0x100000000000000000000000000, 0x10000000000000000000000000000,
    0x1000000000000000000000000000000, 0x100000000000000000000000000000000,
    0x10000000000000000000000000000000000, 0x1000000000000000000000000000000000000,
    0x100000000000000000000000000000000000000, 0x10000000000000000000000000000000000000000,
    0x1000000000000000000000000000000000000000000, 0x100000000000000000000000000000000000000000000,
    0x10000000000000000000000000000000000000000000000,
    0x1000000000000000000000000000000000000000000000000,
    0x100000000000000000000000000000000000000000000000000,
    0x10000000000000000000000000000000000000000000000000000,
    0x1000000000000000000000000000000000000000000000000000000,
    0x100000000000000000000000000000000000000000000000000000000,
    0x10000000000000000000000000000000000000000000000000000000000,
    0x1000000000000000000000000000000000000000000000000000000000000,
];

/// Takes a string: the number of its full words, those, the bytes behind them and how many they
/// are.
pub fn decode_string(ref calldata: Span<felt252>, otherwise: felt252) -> ByteArray {
    let mut behind = calldata;
    let (n_words, rest, n_bytes) = check_string(ref behind, otherwise);
    if n_words == 0 {
        let mut string: ByteArray = "";
        string.append_word(rest, n_bytes);
        calldata = behind;
        return string;
    }
    match Serde::deserialize(ref calldata) {
        Some(string) => string,
        None => panic_with_felt252(otherwise),
    }
}

/// Takes a string's parts, and checks that words and bytes are some: not every core library does.
fn check_string(ref calldata: Span<felt252>, otherwise: felt252) -> (u32, felt252, u32) {
    let n_words: u32 = Value::from_felt(argument(ref calldata), otherwise);
    let mut remaining = n_words;
    while remaining != 0 {
        values::to_bytes31(argument(ref calldata), otherwise);
        remaining -= 1;
    }
    let rest = argument(ref calldata);
    let n_bytes: u32 = Value::from_felt(argument(ref calldata), otherwise);
    let limit: felt252 = match LIMITS.span().get(n_bytes) {
        Some(limit) => *limit.unbox(),
        None => panic_with_felt252(otherwise),
    };
    let [rest_wide, limit_wide]: [u256; 2] = [rest.into(), limit.into()];
    if rest_wide >= limit_wide {
        panic_with_felt252(otherwise)
    }
    (n_words, rest, n_bytes)
}
