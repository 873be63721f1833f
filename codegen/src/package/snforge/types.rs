//! Types of the Rust text.

use syn::{GenericArgument, PathArguments, ReturnType};
use zkthread_ir::{Contract, Type, TypeId};

use super::scope::{Outcome, refuse};
use super::{File, Param, Returns};
use crate::expression;

/// The type without parameters that a name stands for. Lengths, `usize` in Rust, are `u32` in contracts.
pub(super) fn plain(name: &str) -> Option<Type> {
    match name {
        "Felt" => Some(Type::Felt252),
        "usize" => Some(Type::U32),
        _ => Type::from_plain_name(name),
    }
}

/// The contract's own type of this name.
pub(super) fn own(contract: &Contract, name: &str) -> Option<TypeId> {
    contract.types.iter().position(|def| def.name == name).map(TypeId)
}

impl File<'_> {
    pub(super) fn type_text(&self, ty: &Type) -> String {
        expression::contract_type(self.contract, ty)
    }

    /// The type of a value.
    pub(super) fn value_type(&self, ty: &syn::Type) -> Outcome<Type> {
        match ty {
            syn::Type::Paren(inner) => self.value_type(&inner.elem),
            syn::Type::Tuple(tuple) if tuple.elems.is_empty() => Ok(Type::Unit),
            syn::Type::Tuple(tuple) if tuple.elems.len() > 1 => {
                tuple.elems.iter().map(|ty| self.value_type(ty)).collect::<Outcome<_>>().map(Type::Tuple)
            }
            syn::Type::Array(array) => match &array.len {
                syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Int(length), .. }) => match length.base10_parse() {
                    Ok(length) => Ok(Type::Array(Box::new(self.value_type(&array.elem)?), length)),
                    Err(_) => refuse(array, "the length of this array is too large"),
                },
                _ => refuse(array, "the length of this array is not a literal"),
            },
            syn::Type::Path(path) if path.qself.is_none() => {
                let Some(segment) = path.path.segments.last() else {
                    return refuse(path, "this type has no Cairo form");
                };
                let name = segment.ident.to_string();
                let argument = || match &segment.arguments {
                    PathArguments::AngleBracketed(list) => match list.args.first() {
                        Some(GenericArgument::Type(inner)) if list.args.len() == 1 => self.value_type(inner),
                        _ => refuse(list, "this type has no Cairo form"),
                    },
                    arguments => refuse(arguments, "this type has no Cairo form"),
                };
                match name.as_str() {
                    "Option" => Ok(Type::Option(Box::new(argument()?))),
                    "Vec" => Ok(Type::Vec(Box::new(argument()?))),
                    name => match (plain(name), own(self.contract, name)) {
                        (Some(ty), _) => Ok(ty),
                        (None, Some(id)) => Ok(Type::Named(id)),
                        (None, None) => refuse(path, format!("the type `{name}` has no Cairo form here")),
                    },
                }
            }
            _ => refuse(ty, "this type has no Cairo form"),
        }
    }

    /// What a parameter of a function of the file is.
    pub(super) fn param(&self, ty: &syn::Type) -> Outcome<Param> {
        let (inner, is_reference) = match ty {
            syn::Type::Reference(reference) => (&*reference.elem, true),
            ty => (ty, false),
        };
        if self.is_named(inner, &self.contract.name) {
            return Ok(Param::State);
        }
        if self.is_named(inner, "Context") {
            return Ok(Param::Context);
        }
        let value = self.value_type(inner)?;
        if is_reference && !self.contract.is_copy(&value) {
            return refuse(ty, "a reference to a value that is moved has no Cairo form here");
        }
        if let syn::Type::Reference(syn::TypeReference { mutability: Some(_), .. }) = ty {
            return refuse(ty, "a mutable reference to a value has no Cairo form here");
        }
        Ok(Param::Value(value))
    }

    pub(super) fn returns(&self, output: &ReturnType) -> Outcome<Returns> {
        match output {
            ReturnType::Default => Ok(Returns::Nothing),
            ReturnType::Type(_, ty) if self.is_named(ty, &self.contract.name) => Ok(Returns::State),
            ReturnType::Type(_, ty) => match self.value_type(ty)? {
                Type::Unit => Ok(Returns::Nothing),
                ty => Ok(Returns::Value(ty)),
            },
        }
    }

    fn is_named(&self, ty: &syn::Type, name: &str) -> bool {
        matches!(ty, syn::Type::Path(path) if path.path.segments.last().is_some_and(|segment| segment.ident == name))
    }
}
