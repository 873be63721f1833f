//! From felts to JSON.

use num_bigint::BigUint;
use serde_json::{Map, Number, Value};
use zkthread::rt::Scalar;
use zkthread::{ContractAddress, Felt, felts};
use zkthread_ir::{Contract, Type, TypeDefKind};

use super::raw;

/// The JSON of a value: `null` for `()`. Felts that are not exactly one value of the type are a list of hex strings.
pub fn value_json(contract: &Contract, ty: &Type, felts: &[Felt]) -> Value {
    let mut rest = felts.iter();
    match decode(contract, ty, &mut rest) {
        Some(value) if rest.len() == 0 => value,
        _ => raw(felts),
    }
}

type Felts<'a> = std::slice::Iter<'a, Felt>;

/// Takes one value off the felts; none when they do not begin with one.
pub(in super::super) fn decode(contract: &Contract, ty: &Type, felts: &mut Felts<'_>) -> Option<Value> {
    match ty {
        Type::Unit => Some(Value::Null),
        Type::Tuple(types) => decode_all(contract, types, felts),
        Type::Array(element, length) => decode_list(contract, element, *length, felts),
        Type::Vec(element) => {
            let length = length(felts)?;
            decode_list(contract, element, length, felts)
        }
        Type::Option(inner) => match u8::from_felt(felts.next()?)? {
            0 => {
                let value = decode(contract, inner, felts)?;
                let nested = matches!(**inner, Type::Option(_));
                Some(if nested { single("Some", value) } else { value })
            }
            1 => Some(Value::Null),
            _ => None,
        },
        Type::Named(id) => match &contract.type_def(*id).kind {
            TypeDefKind::Struct(fields) => {
                let field =
                    |field: &zkthread_ir::Field| Some((field.name.clone(), decode(contract, &field.ty, felts)?));
                fields.iter().map(field).collect::<Option<Map<_, _>>>().map(Value::Object)
            }
            TypeDefKind::Enum(variants) => {
                let variant = variants.get(usize::try_from(u64::from_felt(felts.next()?)?).ok()?)?;
                match variant.payload.as_slice() {
                    [] => Some(Value::String(variant.name.clone())),
                    [one] => Some(single(&variant.name, decode(contract, one, felts)?)),
                    several => Some(single(&variant.name, decode_all(contract, several, felts)?)),
                }
            }
        },
        Type::String => decode_text(felts),
        Type::U256 => {
            let (low, high) = (u128::from_felt(felts.next()?)?, u128::from_felt(felts.next()?)?);
            Some(Value::String(((BigUint::from(high) << 128_u8) + low).to_string()))
        }
        _ => decode_plain(ty, felts.next()?),
    }
}

fn single(name: &str, value: Value) -> Value {
    Value::Object(Map::from_iter([(name.to_owned(), value)]))
}

fn decode_all(contract: &Contract, types: &[Type], felts: &mut Felts<'_>) -> Option<Value> {
    types.iter().map(|ty| decode(contract, ty, felts)).collect::<Option<Vec<_>>>().map(Value::Array)
}

fn decode_list(contract: &Contract, element: &Type, length: usize, felts: &mut Felts<'_>) -> Option<Value> {
    (0..length).map(|_| decode(contract, element, felts)).collect::<Option<Vec<_>>>().map(Value::Array)
}

/// A length that the felts behind it have room for.
fn length(felts: &mut Felts<'_>) -> Option<usize> {
    let length = usize::try_from(u64::from_felt(felts.next()?)?).ok()?;
    (length <= felts.len()).then_some(length)
}

fn decode_text(felts: &mut Felts<'_>) -> Option<Value> {
    let mut bytes = Vec::new();
    for _ in 0..length(felts)? {
        bytes.extend(last_bytes(felts.next()?, 31)?);
    }
    let rest = felts.next()?;
    let count = usize::from(u8::from_felt(felts.next()?)?);
    if count > 30 {
        return None;
    }
    bytes.extend(last_bytes(rest, count)?);
    String::from_utf8(bytes).ok().map(Value::String)
}

/// The last bytes of a felt, when all others are 0.
fn last_bytes(felt: &Felt, count: usize) -> Option<Vec<u8>> {
    let bytes = felt.to_bytes_be();
    let (zeros, last) = bytes.split_at_checked(bytes.len().checked_sub(count)?)?;
    zeros.iter().all(|byte| *byte == 0).then(|| last.to_vec())
}

/// Numbers up to 64 bits are numbers, larger integers decimal strings, felts and addresses hex strings.
fn decode_plain(ty: &Type, felt: &Felt) -> Option<Value> {
    let hex = || Value::String(format!("{felt:#x}"));
    match ty {
        Type::Bool => bool::from_felt(felt).map(Value::Bool),
        Type::Felt252 => Some(hex()),
        Type::ContractAddress | Type::ClassHash => ContractAddress::from_felt(felt).map(|_| hex()),
        Type::Bytes31 if felt.bits() > 248 => None,
        // Text that could be taken for hex stays hex.
        Type::Bytes31 => {
            let text = felts::short_string_text(felt).filter(|text| !text.starts_with("0x"));
            Some(text.map_or_else(hex, Value::String))
        }
        _ => {
            let bits = ty.bits()? - u32::from(ty.is_signed());
            let bound = BigUint::from(1_u8) << bits;
            let (negative, size) = match felt.to_biguint() {
                size if size < bound => (false, size),
                _ if !ty.is_signed() => return None,
                _ => (true, (-*felt).to_biguint()),
            };
            if negative && size > bound {
                return None;
            }
            let text = format!("{}{size}", if negative { "-" } else { "" });
            if bits <= 64 { text.parse::<Number>().ok().map(Value::Number) } else { Some(Value::String(text)) }
        }
    }
}
