//! Strings in calldata.

use core::panic_with_felt252;
use super::input::argument;
use super::values::{self, Value};

/// Takes a string: the number of its full words, those, the bytes behind them and how many they
/// are.
pub fn decode_string(ref calldata: Span<felt252>, otherwise: felt252) -> ByteArray {
    let mut string: ByteArray = "";
    let n_words: u32 = Value::from_felt(argument(ref calldata), otherwise);
    for _ in 0..n_words {
        string.append_word(values::to_bytes31(argument(ref calldata), otherwise), 31);
    }
    let rest = argument(ref calldata);
    let n_bytes: u32 = Value::from_felt(argument(ref calldata), otherwise);
    if n_bytes >= 31 {
        panic_with_felt252(otherwise)
    }
    let mut limit: u256 = 1;
    for _ in 0..n_bytes {
        limit *= 256;
    }
    if rest.into() >= limit {
        panic_with_felt252(otherwise)
    }
    string.append_word(rest, n_bytes);
    string
}
