//! From JSON to felts.

use num_bigint::{BigInt, BigUint, Sign};
use serde_json::{Map, Value};
use zkthread::rt::Scalar;
use zkthread::{ContractAddress, Felt, felts};
use zkthread_ir::{Contract, Field, Type, TypeDefKind, TypeId, Variant};

use super::shape::shape;
use super::{ValueError, expected, shown};

/// More digits than any number of a contract has; a longer text is not worth converting.
const MAX_DIGITS: usize = 100;

/// What values are read by.
#[derive(Clone, Copy)]
pub(in super::super) struct Scope<'a> {
    /// Has their types.
    pub contract: &'a Contract,
    /// The contracts and accounts that `"@name"` can stand for, with their addresses.
    pub placed: &'a [(&'a str, Felt)],
}

impl Scope<'_> {
    /// The address that `"@Name"` stands for; none when the value is something else.
    fn address(self, ty: &Type, value: &Value, path: &str) -> Option<Result<Felt, ValueError>> {
        if *ty == Type::ContractAddress { named(self.placed, value, path) } else { None }
    }
}

/// The address that `"@name"` stands for; none when the value is something else.
pub(in super::super) fn named(placed: &[(&str, Felt)], value: &Value, path: &str) -> Option<Result<Felt, ValueError>> {
    let name = value.as_str()?.strip_prefix('@')?;
    let found = placed.iter().find(|(known, _)| *known == name).map(|(_, address)| *address);
    Some(found.ok_or_else(|| ValueError::NotPlaced {
        path: path.to_owned(),
        name: name.chars().take(80).collect(),
        placed: placed.iter().map(|(name, _)| format!("`@{name}`")).collect::<Vec<_>>().join(", "),
    }))
}

/// Appends the felts of a value; `path` is where it stands.
fn encode(scope: Scope<'_>, ty: &Type, value: &Value, path: &str, felts: &mut Vec<Felt>) -> Result<(), ValueError> {
    let wrong = || {
        Err(ValueError::WrongValue { path: path.to_owned(), expected: expected(scope.contract, ty), got: shown(value) })
    };
    match (ty, value) {
        (Type::Unit, Value::Null) => Ok(()),
        (Type::Tuple(types), Value::Array(values)) if types.len() == values.len() => {
            encode_tuple(scope, types, values, path, felts)
        }
        (Type::Array(element, length), Value::Array(values)) if values.len() == *length => {
            encode_all(scope, element, values, path, felts)
        }
        (Type::Vec(element), Value::Array(values)) => {
            felts.push(values.len().into());
            encode_all(scope, element, values, path, felts)
        }
        (Type::Option(_), Value::Null) => {
            felts.push(Felt::ONE);
            Ok(())
        }
        (Type::Option(inner), value) => {
            felts.push(Felt::ZERO);
            match (&**inner, value) {
                (Type::Option(_), Value::Object(object)) => match (object.get("Some"), object.len()) {
                    (Some(value), 1) => encode(scope, inner, value, path, felts),
                    _ => wrong(),
                },
                (Type::Option(_), _) => wrong(),
                _ => encode(scope, inner, value, path, felts),
            }
        }
        (Type::Named(id), value) => match (&scope.contract.type_def(*id).kind, value) {
            (TypeDefKind::Struct(fields), Value::Object(given)) => {
                encode_fields(scope, (*id, fields), given, path, felts)
            }
            (TypeDefKind::Enum(variants), _) => match variant_of(value) {
                Some((name, data)) => encode_variant(scope, (*id, variants), (name, data), path, felts),
                None => wrong(),
            },
            _ => wrong(),
        },
        (Type::String, Value::String(text)) => {
            encode_text(text.as_bytes(), felts);
            Ok(())
        }
        _ => match (scope.address(ty, value, path), encode_plain(ty, value)) {
            (Some(address), _) => {
                felts.push(address?);
                Ok(())
            }
            (None, Some(plain)) => {
                felts.extend(plain);
                Ok(())
            }
            (None, None) => wrong(),
        },
    }
}

fn encode_all(
    scope: Scope<'_>,
    element: &Type,
    values: &[Value],
    path: &str,
    felts: &mut Vec<Felt>,
) -> Result<(), ValueError> {
    let mut elements = values.iter().enumerate();
    elements.try_for_each(|(at, value)| encode(scope, element, value, &format!("{path}[{at}]"), felts))
}

fn encode_fields(
    scope: Scope<'_>,
    (id, fields): (TypeId, &[Field]),
    given: &Map<String, Value>,
    path: &str,
    felts: &mut Vec<Felt>,
) -> Result<(), ValueError> {
    if let Some(unknown) = given.keys().find(|key| fields.iter().all(|field| field.name != **key)) {
        return Err(ValueError::UnknownField {
            path: path.to_owned(),
            name: scope.contract.type_def(id).name.clone(),
            field: unknown.chars().take(80).collect(),
            shape: shape(scope.contract, &Type::Named(id)),
        });
    }
    fields.iter().try_for_each(|field| {
        encode_member(scope, &field.ty, given.get(&field.name), &format!("{path}.{}", field.name), felts)
    })
}

/// A field or an argument: one of an `Option` may be left out.
pub(in super::super) fn encode_member(
    scope: Scope<'_>,
    ty: &Type,
    value: Option<&Value>,
    path: &str,
    felts: &mut Vec<Felt>,
) -> Result<(), ValueError> {
    match (value, ty) {
        (Some(value), _) => encode(scope, ty, value, path, felts),
        (None, Type::Option(_)) => encode(scope, ty, &Value::Null, path, felts),
        (None, _) => Err(ValueError::Missing { path: path.to_owned(), expected: expected(scope.contract, ty) }),
    }
}

/// `"Name"` or `{"Name": data}`.
fn variant_of(value: &Value) -> Option<(&str, Option<&Value>)> {
    match value {
        Value::String(name) => Some((name, None)),
        Value::Object(object) if object.len() == 1 => {
            object.iter().next().map(|(name, data)| (name.as_str(), Some(data)))
        }
        _ => None,
    }
}

fn encode_variant(
    scope: Scope<'_>,
    (id, variants): (TypeId, &[Variant]),
    (name, data): (&str, Option<&Value>),
    path: &str,
    felts: &mut Vec<Felt>,
) -> Result<(), ValueError> {
    let Some((position, variant)) = variants.iter().enumerate().find(|(_, variant)| variant.name == name) else {
        return Err(ValueError::UnknownVariant {
            path: path.to_owned(),
            name: scope.contract.type_def(id).name.clone(),
            variant: name.chars().take(80).collect(),
            shape: shape(scope.contract, &Type::Named(id)),
        });
    };
    felts.push(position.into());
    let path = format!("{path}.{name}");
    let wrong = |expected: String| {
        let got = data.map_or_else(|| "nothing".to_owned(), shown);
        Err(ValueError::WrongValue { path: path.clone(), expected, got })
    };
    match (variant.payload.as_slice(), data) {
        ([], None) => Ok(()),
        ([], Some(_)) => wrong(format!("the variant without data (\"{name}\")")),
        ([one], Some(value)) => encode(scope, one, value, &path, felts),
        ([one], None) => wrong(expected(scope.contract, one)),
        (several, Some(Value::Array(values))) if several.len() == values.len() => {
            encode_tuple(scope, several, values, &path, felts)
        }
        (several, _) => wrong(format!("an array of {} values", several.len())),
    }
}

fn encode_tuple(
    scope: Scope<'_>,
    types: &[Type],
    values: &[Value],
    path: &str,
    felts: &mut Vec<Felt>,
) -> Result<(), ValueError> {
    let mut elements = types.iter().zip(values).enumerate();
    elements.try_for_each(|(at, (ty, value))| encode(scope, ty, value, &format!("{path}[{at}]"), felts))
}

/// Cairo's `ByteArray`: the number of full words of 31 bytes, the words, the rest, and how many bytes the rest has.
fn encode_text(text: &[u8], felts: &mut Vec<Felt>) {
    let words = text.chunks_exact(31);
    let rest = words.remainder();
    felts.push(words.len().into());
    felts.extend(words.map(Felt::from_bytes_be_slice));
    felts.extend([Felt::from_bytes_be_slice(rest), rest.len().into()]);
}

/// The felts of a value whose type says all about it; none when it is no value of the type.
pub(in super::super) fn encode_plain(ty: &Type, value: &Value) -> Option<Vec<Felt>> {
    let felt = match (ty, value) {
        (Type::Bool, Value::Bool(value)) => Felt::from(*value),
        (Type::Bool, _) => return None,
        (Type::Bytes31, Value::String(text)) if text.starts_with("0x") => {
            felts::parse(text).ok().filter(|felt| felt.bits() <= 248)?
        }
        (Type::Bytes31, Value::String(text)) => felts::short_string(text)?,
        (Type::Felt252 | Type::ContractAddress | Type::ClassHash, _) => {
            let felt = felts::parse(&digits(value)?).ok()?;
            // A class hash has the range of an address.
            let in_range = *ty == Type::Felt252 || ContractAddress::from_felt(&felt).is_some();
            Some(felt).filter(|_| in_range)?
        }
        (Type::U256, _) => return encode_u256(&integer(&digits(value)?)?),
        _ => {
            let number = integer(&digits(value)?)?;
            let bits = ty.bits()? - u32::from(ty.is_signed());
            let bound = BigInt::from(1) << bits;
            let least = if ty.is_signed() { -&bound } else { BigInt::ZERO };
            (least..bound).contains(&number).then(|| Felt::from(number))?
        }
    };
    Some(vec![felt])
}

/// The text of a number. Through the text, so that no digit is lost; a fraction or an exponent is no integer.
fn digits(value: &Value) -> Option<String> {
    match value {
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) => Some(text.clone()),
        _ => None,
    }
}

/// Decimal digits, or hex digits after `0x`, with a `-` or none.
fn integer(text: &str) -> Option<BigInt> {
    let (sign, digits) = text.strip_prefix('-').map_or((Sign::Plus, text), |rest| (Sign::Minus, rest));
    let (digits, radix) = digits.strip_prefix("0x").map_or((digits, 10), |hex| (hex, 16));
    let plain = !digits.is_empty() && digits.len() <= MAX_DIGITS && digits.chars().all(|c| c.is_digit(radix));
    // Converting takes time in the square of the digits, so not before they are checked.
    let number = if plain { BigUint::parse_bytes(digits.as_bytes(), radix)? } else { return None };
    Some(BigInt::from_biguint(sign, number))
}

fn encode_u256(number: &BigInt) -> Option<Vec<Felt>> {
    let number = number.to_biguint().filter(|number| number.bits() <= 256)?;
    let low = &number & BigUint::from(u128::MAX);
    Some(vec![Felt::from(low), Felt::from(number >> 128_u8)])
}
