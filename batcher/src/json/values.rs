//! One value as JSON.

use serde_json::{Number, Value};
use zkthread::rt::Scalar;
use zkthread::{ContractAddress, Felt, felts};
use zkthread_ir::Type;

/// What a value of a type looks like in JSON.
pub(super) fn expected(ty: Type) -> &'static str {
    match ty {
        Type::Unit => "nothing",
        Type::Bool => "bool (true or false)",
        Type::Felt252 => "felt252 (an integer below the field's prime, as a number or a string in decimal or 0x hex)",
        Type::U8 => "u8 (an integer from 0 to 255)",
        Type::U16 => "u16 (an integer from 0 to 65535)",
        Type::U32 => "u32 (an integer from 0 to 4294967295)",
        Type::U64 => "u64 (an integer from 0 to 2^64 - 1, as a number or a string)",
        Type::U128 => "u128 (an integer from 0 to 2^128 - 1, as a number or a string)",
        Type::ContractAddress => "ContractAddress (a string in 0x hex, below 2^251)",
    }
}

/// The felt of a JSON value, when it is one of the type.
pub(super) fn encode(ty: Type, value: &Value) -> Option<Felt> {
    let felt = match (ty, value) {
        (Type::Bool, Value::Bool(value)) => return Some(Felt::from(*value)),
        (Type::Bool | Type::Unit, _) => return None,
        // Through the text, so that no digit is lost; a fraction, an exponent or a sign is no integer.
        (_, Value::Number(number)) => felts::parse(&number.to_string()),
        (_, Value::String(text)) => felts::parse(text),
        _ => return None,
    };
    felt.ok().filter(|felt| in_range(ty, felt))
}

fn in_range(ty: Type, felt: &Felt) -> bool {
    match ty {
        Type::Unit => false,
        Type::Bool => bool::from_felt(felt).is_some(),
        Type::Felt252 => true,
        Type::U8 => u8::from_felt(felt).is_some(),
        Type::U16 => u16::from_felt(felt).is_some(),
        Type::U32 => u32::from_felt(felt).is_some(),
        Type::U64 => u64::from_felt(felt).is_some(),
        Type::U128 => u128::from_felt(felt).is_some(),
        Type::ContractAddress => ContractAddress::from_felt(felt).is_some(),
    }
}

/// The JSON of a felt: a bool, a number up to u64, a decimal string for u128, hex for anything else and for a felt out of the type's range.
pub(super) fn decode(ty: Type, felt: &Felt) -> Value {
    let hex = || Value::String(format!("{felt:#x}"));
    match ty {
        Type::Bool => bool::from_felt(felt).map_or_else(hex, Value::Bool),
        Type::U8 | Type::U16 | Type::U32 | Type::U64 if in_range(ty, felt) => {
            u64::from_felt(felt).map_or_else(hex, |value| Value::Number(Number::from(value)))
        }
        Type::U128 => u128::from_felt(felt).map_or_else(hex, |value| Value::String(value.to_string())),
        _ => hex(),
    }
}

/// The JSON of a returned value: `null` for `()`. Felts that are not one value of the type are a list of hex strings.
pub fn value_json(ty: Type, felts: &[Felt]) -> Value {
    match (ty, felts) {
        (Type::Unit, []) => Value::Null,
        (_, [felt]) if ty != Type::Unit => decode(ty, felt),
        _ => raw(felts),
    }
}

/// Felts without a type.
pub(super) fn raw(felts: &[Felt]) -> Value {
    felts.iter().map(|felt| Value::String(format!("{felt:#x}"))).collect()
}

/// A value for an error message: short, on one line.
pub(super) fn shown(value: &Value) -> String {
    let text = value.to_string();
    if text.chars().count() <= 80 { text } else { text.chars().take(77).collect::<String>() + "..." }
}
