//! Types as contract code spells them.

use proc_macro2::Ident;
use syn::{GenericArgument, PathArguments};

use crate::diagnostic::{self as faults, Report};
use crate::model::Type;

/// The type without parameters that has this name.
pub(crate) fn plain_type(name: &str) -> Option<Type> {
    let all = [Type::Bool, Type::Felt252, Type::U8, Type::U16, Type::U32, Type::U64, Type::U128, Type::ContractAddress];
    all.into_iter().find(|ty| ty.plain_name() == Some(name))
}

/// What stands between `<` and `>` of a type of one segment.
pub(crate) struct Named<'a> {
    pub(crate) name: &'a Ident,
    pub(crate) arguments: Vec<&'a syn::Type>,
}

/// Takes a type apart when it is `Name` or `Name<A, B>`.
pub(crate) fn named(ty: &syn::Type) -> Option<Named<'_>> {
    match ty {
        syn::Type::Paren(inner) => named(&inner.elem),
        syn::Type::Group(inner) => named(&inner.elem),
        syn::Type::Path(path) if path.qself.is_none() && path.path.leading_colon.is_none() => {
            let [segment] = path.path.segments.iter().collect::<Vec<_>>()[..] else { return None };
            let arguments = match &segment.arguments {
                PathArguments::None => Vec::new(),
                PathArguments::AngleBracketed(list) => list
                    .args
                    .iter()
                    .map(|argument| match argument {
                        GenericArgument::Type(ty) => Some(ty),
                        _ => None,
                    })
                    .collect::<Option<_>>()?,
                PathArguments::Parenthesized(_) => return None,
            };
            Some(Named { name: &segment.ident, arguments })
        }
        _ => None,
    }
}

/// Whether the type is `()`.
pub(crate) fn is_unit(ty: &syn::Type) -> bool {
    matches!(ty, syn::Type::Tuple(tuple) if tuple.elems.is_empty())
}

/// A type of one felt; reports anything else.
pub(crate) fn value_type(ty: &syn::Type, report: &mut Report) -> Option<Type> {
    let named = named(ty);
    let found = named.as_ref().filter(|n| n.arguments.is_empty()).and_then(|n| plain_type(&n.name.to_string()));
    if found.is_none() {
        let name = named.map(|n| n.name.to_string()).unwrap_or_default();
        match name.as_str() {
            "Map" => report.add(&faults::MAP_OUTSIDE_STORAGE, ty, &[]),
            "Result" => report.add(&faults::RESULT_TYPE_MISPLACED, ty, &[]),
            _ => report.add(&faults::TYPE_NOT_SUPPORTED, ty, &[&type_text(ty), &way_out(&name)]),
        }
    }
    found
}

/// The type in the source's words, on one line.
pub(crate) fn type_text(ty: &syn::Type) -> String {
    let text = quote::ToTokens::to_token_stream(ty).to_string();
    text.replace(" < ", "<")
        .replace(" >", ">")
        .replace(" ,", ",")
        .replace(":: ", "::")
        .replace(" ::", "::")
        .replace("& ", "&")
}

fn way_out(name: &str) -> &'static str {
    match name {
        "i8" | "i16" | "i32" | "i64" | "i128" | "isize" => {
            "there are no signed integers: use an unsigned one, or felt252 when it only needs + - *"
        }
        "usize" => "its width depends on the machine: use u32 or u64",
        "u256" | "U256" => "use u128, or felt252 when it only needs + - * and equality",
        "f32" | "f64" => "there are no floating-point numbers: count in the smallest unit with an integer",
        "String" | "str" | "char" => "there are no strings: a short constant text can be a felt252 number",
        "Vec" | "HashMap" | "BTreeMap" | "Option" => "keep collections in storage, in a Map<K, V>",
        "Felt" => "its name in contracts is felt252",
        _ => "use felt252, bool, u8, u16, u32, u64, u128 or ContractAddress",
    }
}
