//! Types as contract code spells them.

use num_bigint::BigInt;
use proc_macro2::Ident;
use quote::ToTokens;
use syn::{GenericArgument, PathArguments};

use crate::diagnostic::{self as faults, Report};
use crate::model::{Contract, FunctionPlace, Passing, Type, TypeDef, TypeDefKind, TypeId};
use crate::unprovable;

/// Longest fixed array.
pub(crate) const LONGEST_ARRAY: usize = 255;

/// Largest tuple.
pub(crate) const LARGEST_TUPLE: usize = 8;

/// How many single values may be in a value of a type, all variants of an enum taken together.
pub(crate) const LARGEST: usize = 2_048;

/// How deep types may stand in each other.
pub(crate) const DEEPEST: usize = 32;

/// The prime of the Starknet field, `2^251 + 17 * 2^192 + 1`.
pub(crate) fn field_prime() -> BigInt {
    (BigInt::from(1u8) << 251) + (BigInt::from(17u8) << 192) + 1u8
}

/// The smallest and the largest value of an integer type or felt252.
pub(crate) fn range(ty: &Type) -> Option<(BigInt, BigInt)> {
    if *ty == Type::Felt252 {
        return Some((BigInt::ZERO, field_prime() - 1u8));
    }
    let bits = ty.bits()?;
    let half = BigInt::from(1u8) << (bits - 1);
    Some(if ty.is_signed() { (-half.clone(), half - 1u8) } else { (BigInt::ZERO, half * 2u8 - 1u8) })
}

/// Where a type is written: what is declared, and whose function it is in, for `Self`.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'a> {
    pub(crate) declared: &'a Contract,
    pub(crate) place: FunctionPlace,
}

impl Scope<'_> {
    /// The own struct or enum that has this name; `Self` is one in its own functions.
    pub(crate) fn own_type(self, name: &str) -> Option<TypeId> {
        match self.place {
            FunctionPlace::Type(id) if name == "Self" => Some(id),
            _ => self.declared.types.iter().position(|ty| ty.name == name).map(TypeId),
        }
    }

    /// The type without parameters that has this name: one of the language or an own one.
    pub(crate) fn named_type(self, name: &str) -> Option<Type> {
        Type::from_plain_name(name).or_else(|| self.own_type(name).map(Type::Named))
    }

    /// What a declaration that is no type for values is, and what to do instead.
    fn not_a_value(self, name: &str) -> Option<(&'static str, &'static str)> {
        if name == self.declared.name || name == "Self" {
            Some(("the storage", "functions reach the storage through `self`"))
        } else if self.declared.events.iter().any(|event| event.name == name) {
            Some(("an event", "emit it: `cx.emit(..)`; what else is kept or passed on needs a struct of its own"))
        } else if self.declared.error_enum.as_deref() == Some(name) {
            Some(("the error enum", "return it: `Result<T, E>`; what is kept or passed on needs an enum of its own"))
        } else if self.declared.interfaces.iter().any(|interface| interface.name == name) {
            Some((
                "an interface",
                "take or keep the `ContractAddress`, and call `Name::at(address).function(cx, ..)` where it is needed",
            ))
        } else {
            None
        }
    }
}

/// What stands between `<` and `>` of a type of one segment.
pub(crate) struct Named<'a> {
    pub(crate) name: &'a Ident,
    pub(crate) arguments: Vec<&'a syn::Type>,
}

/// Takes a type apart when it is `Name` or `Name<A, B>`.
pub(crate) fn named(ty: &syn::Type) -> Option<Named<'_>> {
    match bare(ty) {
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

/// The type without parentheses and macro groups around it.
pub(crate) fn bare(mut ty: &syn::Type) -> &syn::Type {
    loop {
        ty = match ty {
            syn::Type::Paren(inner) => &inner.elem,
            syn::Type::Group(inner) => &inner.elem,
            _ => return ty,
        }
    }
}

/// Whether the type is `()`.
pub(crate) fn is_unit(ty: &syn::Type) -> bool {
    matches!(ty, syn::Type::Tuple(tuple) if tuple.elems.is_empty())
}

/// The types of what a definition holds.
pub(crate) fn parts(def: &TypeDef) -> Box<dyn Iterator<Item = &Type> + '_> {
    match &def.kind {
        TypeDefKind::Struct(fields) => Box::new(fields.iter().map(|field| &field.ty)),
        TypeDefKind::Enum(variants) => Box::new(variants.iter().flat_map(|variant| &variant.payload)),
    }
}

/// How many single values are in a value of the type, all variants taken together, and how deep they stand.
pub(crate) fn size(declared: &Contract, ty: &Type) -> (usize, usize) {
    let inside = |ty: &Type| size(declared, ty);
    let sum =
        |(size, depth): (usize, usize), (more, deep): (usize, usize)| (size.saturating_add(more), depth.max(deep));
    let (values, depth) = match ty {
        Type::Named(id) => parts(declared.type_def(*id)).map(inside).fold((1, 0), sum),
        Type::Tuple(elements) => elements.iter().map(inside).fold((0, 0), sum),
        Type::Array(inner, length) => {
            let (size, depth) = inside(inner);
            (size.saturating_mul(*length), depth)
        }
        Type::Option(inner) | Type::Vec(inner) => sum((1, 0), inside(inner)),
        _ => (1, 0),
    };
    (values, depth + 1)
}

/// Whether a part of the type was refused where it is declared: a stand-in is no reason for another report.
pub(crate) fn has_fault(declared: &Contract, ty: &Type) -> bool {
    match ty {
        Type::Unit => true,
        Type::Named(id) => {
            let def = declared.type_def(*id);
            let is_empty = match &def.kind {
                TypeDefKind::Struct(fields) => fields.is_empty(),
                TypeDefKind::Enum(variants) => variants.is_empty(),
            };
            is_empty || parts(def).any(|part| has_fault(declared, part))
        }
        Type::Tuple(elements) => elements.iter().any(|part| has_fault(declared, part)),
        Type::Option(inner) | Type::Array(inner, _) | Type::Vec(inner) => has_fault(declared, inner),
        _ => false,
    }
}

/// A type that values have in memory; reports anything else.
pub(crate) fn value_type(ty: &syn::Type, scope: Scope<'_>, report: &mut Report) -> Option<Type> {
    let found = part_type(ty, scope, report)?;
    let (size, depth) = size(scope.declared, &found);
    if size > LARGEST {
        report.add(&faults::TYPE_TOO_LARGE, ty, &[&type_text(ty), &LARGEST]);
    } else if depth > DEEPEST {
        report.add(&faults::TYPE_TOO_DEEP, ty, &[&type_text(ty), &DEEPEST]);
    } else {
        return Some(found);
    }
    None
}

/// [`value_type`] of any size, for definitions whose parts may not be known yet.
pub(crate) fn part_type(ty: &syn::Type, scope: Scope<'_>, report: &mut Report) -> Option<Type> {
    match bare(ty) {
        syn::Type::Tuple(tuple) if tuple.elems.is_empty() => {
            report.add(&faults::UNIT_AS_TYPE, ty, &[]);
            None
        }
        syn::Type::Tuple(tuple) => {
            let count = tuple.elems.len();
            if !(2..=LARGEST_TUPLE).contains(&count) {
                report.add(&faults::TUPLE_SIZE, ty, &[&count]);
                return None;
            }
            let elements: Vec<_> = tuple.elems.iter().map(|ty| part_type(ty, scope, report)).collect();
            elements.into_iter().collect::<Option<_>>().map(Type::Tuple)
        }
        syn::Type::Array(array) => {
            let (element, length) = (part_type(&array.elem, scope, report), array_length(&array.len, report));
            Some(Type::Array(Box::new(element?), length?))
        }
        syn::Type::Slice(_) => {
            report.add(&faults::SLICE_WITHOUT_REFERENCE, ty, &[]);
            None
        }
        syn::Type::Reference(reference) => {
            report.add(&faults::REFERENCE_MISPLACED, ty, &[&type_text(&reference.elem)]);
            None
        }
        other => match named(other) {
            Some(named) => named_value_type(&named, other, scope, report),
            None => {
                let name = last_name(other);
                if let Some((what, help)) = bound(other).and_then(|bound| scope.not_a_value(&bound)) {
                    report.add(&faults::NOT_A_VALUE_TYPE, ty, &[&type_text(ty), &what, &help]);
                    return None;
                }
                if !refuse_unprovable(other, report) {
                    report.add(&faults::TYPE_NOT_SUPPORTED, ty, &[&type_text(ty), &way_out(&name)]);
                }
                None
            }
        },
    }
}

fn named_value_type(named: &Named<'_>, ty: &syn::Type, scope: Scope<'_>, report: &mut Report) -> Option<Type> {
    let name = named.name.to_string();
    match (name.as_str(), &named.arguments[..]) {
        ("Map", _) => {
            report.add(&faults::MAP_OUTSIDE_STORAGE, ty, &[]);
            return None;
        }
        ("Result", _) => {
            report.add(&faults::RESULT_TYPE_MISPLACED, ty, &[]);
            return None;
        }
        ("Context", _) => {
            report.add(&faults::CONTEXT_AS_TYPE, ty, &[]);
            return None;
        }
        ("Option", [inner]) => return part_type(inner, scope, report).map(|inner| Type::Option(Box::new(inner))),
        ("Vec", [inner]) => return part_type(inner, scope, report).map(|inner| Type::Vec(Box::new(inner))),
        ("Option" | "Vec", given) => {
            report.add(&faults::TYPE_ARGUMENTS, ty, &[&name, &"one type", &given.len(), &format!("{name}<T>")]);
            return None;
        }
        _ => {}
    }
    if let Some(found) = scope.named_type(&name) {
        if !named.arguments.is_empty() {
            report.add(&faults::TYPE_ARGUMENTS, ty, &[&name, &"no types", &named.arguments.len(), &name]);
            return None;
        }
        return Some(found);
    }
    if let Some((what, help)) = scope.not_a_value(&name) {
        report.add(&faults::NOT_A_VALUE_TYPE, ty, &[&name, &what, &help]);
    } else if !refuse_unprovable(ty, report) {
        match way_out(&name) {
            "" => report.add(&faults::UNKNOWN_TYPE, named.name, &[&name, &similar_type(&name, scope)]),
            help => report.add(&faults::TYPE_NOT_SUPPORTED, ty, &[&type_text(ty), &help]),
        }
    }
    None
}

/// Reports a type that no proof could repeat the values of; whether it is one.
fn refuse_unprovable(ty: &syn::Type, report: &mut Report) -> bool {
    matches!(bare(ty), syn::Type::Path(path) if path.qself.is_none() && unprovable::refuse(&path.path, report))
}

/// The length of a fixed array: a literal.
pub(crate) fn array_length(length: &syn::Expr, report: &mut Report) -> Option<usize> {
    let number = match length {
        syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Int(number), .. }) => number.base10_parse::<usize>().ok(),
        _ => {
            report.add(&faults::ARRAY_LENGTH_NOT_LITERAL, length, &[]);
            return None;
        }
    };
    let found = number.filter(|number| (1..=LONGEST_ARRAY).contains(number));
    if found.is_none() {
        report.add(&faults::ARRAY_LENGTH, length, &[&LONGEST_ARRAY]);
    }
    found
}

/// The type of a parameter and how it is passed. Only where `references` may there be a `&`.
pub(crate) fn parameter_type(
    ty: &syn::Type,
    scope: Scope<'_>,
    references: bool,
    report: &mut Report,
) -> Option<(Type, Passing)> {
    let syn::Type::Reference(reference) = bare(ty) else {
        return value_type(ty, scope, report).map(|ty| (ty, Passing::Value));
    };
    if let Some(lifetime) = &reference.lifetime {
        report.add(&faults::GENERICS, lifetime, &[]);
    }
    if !references {
        let instead = match bare(&reference.elem) {
            syn::Type::Slice(slice) => format!("Vec<{}>", type_text(&slice.elem)),
            inner => type_text(inner),
        };
        report.add(&faults::REFERENCE_IN_ENTRY_POINT, ty, &[&instead]);
        return None;
    }
    let passing = if reference.mutability.is_some() { Passing::Mutable } else { Passing::Shared };
    match bare(&reference.elem) {
        syn::Type::Slice(slice) if passing == Passing::Mutable => {
            report.add(&faults::MUTABLE_SLICE, ty, &[&type_text(&slice.elem)]);
            None
        }
        syn::Type::Slice(slice) => {
            value_type(&slice.elem, scope, report).map(|element| (Type::Vec(Box::new(element)), passing))
        }
        inner => value_type(inner, scope, report).map(|ty| (ty, passing)),
    }
}

/// The type in the source's words, on one line.
pub(crate) fn type_text(ty: &syn::Type) -> String {
    let text = ty.to_token_stream().to_string();
    text.replace(" < ", "<")
        .replace(" >", ">")
        .replace(" ,", ",")
        .replace(" ;", ";")
        .replace(":: ", "::")
        .replace(" ::", "::")
        .replace("& ", "&")
}

/// The trait of `dyn Trait` and `impl Trait`.
fn bound(ty: &syn::Type) -> Option<String> {
    let bounds = match ty {
        syn::Type::ImplTrait(ty) => &ty.bounds,
        syn::Type::TraitObject(ty) => &ty.bounds,
        _ => return None,
    };
    match bounds.first()? {
        syn::TypeParamBound::Trait(bound) => bound.path.get_ident().map(ToString::to_string),
        _ => None,
    }
}

/// The last name of a path; empty for other types.
fn last_name(ty: &syn::Type) -> String {
    match ty {
        syn::Type::Path(path) => path.path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default(),
        _ => String::new(),
    }
}

/// What to say where a type is not declared: the name that was probably meant, or how to declare it.
fn similar_type(name: &str, scope: Scope<'_>) -> String {
    let plain = [
        "bool",
        "felt252",
        "u8",
        "u16",
        "u32",
        "u64",
        "u128",
        "u256",
        "i8",
        "i16",
        "i32",
        "i64",
        "i128",
        "String",
        "Vec",
        "Option",
        "ContractAddress",
        "ClassHash",
        "bytes31",
    ];
    let own = scope.declared.types.iter().map(|ty| ty.name.as_str());
    match crate::names::similar(name, plain.into_iter().chain(own)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("declare it: `pub struct {name} {{ .. }}` or `pub enum {name} {{ .. }}`"),
    }
}

fn way_out(name: &str) -> &'static str {
    match name {
        "usize" | "isize" => "its width depends on the machine: use u32 or u64, or i64",
        "f16" | "f32" | "f64" | "f128" => {
            "there are no floating-point numbers: count in the smallest unit with an integer"
        }
        "U256" => "its name in contracts is u256",
        "I256" | "i256" => "the largest signed integer is i128",
        "Felt" => "its name in contracts is felt252",
        "str" => "use `String`, or `felt252` with `short_string!(..)` for up to 31 characters",
        "char" => "use its number as u32",
        "ByteArray" => "its name in contracts is String",
        "Box" | "Rc" | "Arc" | "Cow" => "values are not boxed: use the type in it",
        "Cell" | "RefCell" | "Mutex" | "RwLock" => "pass `&mut` to a helper, or keep the value in storage",
        "BTreeMap" | "LegacyMap" => "keep maps in storage, as `Map<K, V>`; in memory there is Vec<T>",
        "BTreeSet" => "keep sets in storage, as `Map<T, bool>`; in memory there is Vec<T>",
        "VecDeque" | "LinkedList" | "BinaryHeap" | "Array" | "Span" => "lists are Vec<T>",
        "Duration" => "time is seconds in a u64, from `cx.timestamp()`",
        "EthAddress" => "use felt252",
        "" | "ContractAddress" => {
            "use bool, felt252, integers to u256 and i128, ContractAddress, ClassHash, bytes31, String, tuples, Option<T>, [T; N], Vec<T> or an own struct or enum"
        }
        _ => "",
    }
}
