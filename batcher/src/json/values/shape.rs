//! What a value of a type looks like in JSON, for readers of error messages.

use zkthread_ir::{Contract, Type, TypeDefKind, Variant};

/// The type and its form: `u8 (an integer from 0 to 255)`.
pub(in super::super) fn expected(contract: &Contract, ty: &Type) -> String {
    format!("{} ({})", contract.type_name(ty), form(contract, ty))
}

fn form(contract: &Contract, ty: &Type) -> String {
    let text = match ty {
        Type::Unit => "null",
        Type::Bool => "true or false",
        Type::Felt252 => "an integer below the field's prime, as a number or a string in decimal or 0x hex",
        Type::U8 => "an integer from 0 to 255",
        Type::U16 => "an integer from 0 to 65535",
        Type::U32 => "an integer from 0 to 4294967295",
        Type::U64 => "an integer from 0 to 2^64 - 1, as a number or a string",
        Type::U128 => "an integer from 0 to 2^128 - 1, as a number or a string",
        Type::U256 => "an integer from 0 to 2^256 - 1, as a number or a string",
        Type::I8 => "an integer from -128 to 127",
        Type::I16 => "an integer from -32768 to 32767",
        Type::I32 => "an integer from -2147483648 to 2147483647",
        Type::I64 => "an integer from -2^63 to 2^63 - 1, as a number or a string",
        Type::I128 => "an integer from -2^127 to 2^127 - 1, as a number or a string",
        Type::ContractAddress | Type::ClassHash => "a string in 0x hex, below 2^251",
        Type::Bytes31 => "a string of at most 31 ASCII characters, or of 0x and hex digits, below 2^248",
        Type::String => "a string",
        Type::Tuple(elements) => return format!("an array of {} values", elements.len()),
        Type::Array(element, length) => {
            return format!("an array of {length} values of {}", contract.type_name(element));
        }
        Type::Vec(element) => return format!("an array of {}", contract.type_name(element)),
        Type::Option(inner) if matches!(**inner, Type::Option(_)) => return "null, or {\"Some\": value}".to_owned(),
        Type::Option(inner) => return format!("null or {}", contract.type_name(inner)),
        Type::Named(_) => return shape(contract, ty),
    };
    text.to_owned()
}

/// How to write a value of an own type: `{"price": u64, "side": Side}`, or `"Buy", "Sell" or {"Limit": u64}`.
pub(super) fn shape(contract: &Contract, ty: &Type) -> String {
    let Type::Named(id) = ty else { return contract.type_name(ty) };
    match &contract.type_def(*id).kind {
        TypeDefKind::Struct(fields) => {
            let fields: Vec<_> =
                fields.iter().map(|field| format!("\"{}\": {}", field.name, contract.type_name(&field.ty))).collect();
            format!("{{{}}}", fields.join(", "))
        }
        TypeDefKind::Enum(variants) => {
            let variants: Vec<_> = variants.iter().map(|variant| variant_shape(contract, variant)).collect();
            match variants.split_last() {
                Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
                _ => variants.concat(),
            }
        }
    }
}

fn variant_shape(contract: &Contract, variant: &Variant) -> String {
    let name = &variant.name;
    let values: Vec<_> = variant.payload.iter().map(|ty| contract.type_name(ty)).collect();
    match values.as_slice() {
        [] => format!("\"{name}\""),
        [value] => format!("{{\"{name}\": {value}}}"),
        values => format!("{{\"{name}\": [{}]}}", values.join(", ")),
    }
}
