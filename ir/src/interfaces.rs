//! `#[zkthread::interface]` traits: what a contract knows of the others of its thread.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Attribute, FnArg, ItemTrait, Meta, Pat, ReturnType, TraitItem, TraitItemFn};

use crate::declarations::{no_generics, unique};
use crate::diagnostic::{self as faults, Report};
use crate::model::{Contract, FunctionPlace, InterfaceFunction, Receiver, Type};
use crate::signatures::{
    CONTRACT_METHODS, ENTRY_POINTS_TAKEN, context_param, contract_receiver, is_context_type, refuse_name_of_constant,
    refuse_qualifiers, type_of_param,
};
use crate::source::{check_attribute, check_attributes, docs};
use crate::types::{Scope, bare, is_unit, named, type_text, value_type};

/// Methods that a contract at an address has by itself: natively, and those of every dispatcher in Cairo.
const HANDLE_METHODS: [&str; 4] = ["address", "at", "clone", "serialize"];

/// Whether it is `#[interface]` or `#[zkthread::interface]`.
pub(crate) fn is_interface_attribute(attribute: &Attribute) -> bool {
    let path: Vec<String> = attribute.path().segments.iter().map(|segment| segment.ident.to_string()).collect();
    matches!(path.iter().map(String::as_str).collect::<Vec<_>>()[..], ["interface"] | ["zkthread", "interface"])
}

/// The functions of an interface.
pub(crate) fn functions(source: &ItemTrait, declared: &Contract, report: &mut Report) -> Vec<InterfaceFunction> {
    check_trait(source, report);
    let mut taken = BTreeSet::new();
    let mut functions = Vec::new();
    for item in &source.items {
        match item {
            TraitItem::Fn(function) => {
                unique(&function.sig.ident, &mut taken, report);
                functions.push(read_one(function, declared, report));
            }
            other => {
                let (what, at, help) = refused_item(other);
                report.add(&faults::INTERFACE_ITEM, &at, &[&what, &help]);
            }
        }
    }
    if source.items.is_empty() {
        report.add(&faults::EMPTY_INTERFACE, &source.ident, &[&source.ident]);
    }
    functions
}

/// What the trait itself may not be.
fn check_trait(source: &ItemTrait, report: &mut Report) {
    let (own, others): (Vec<&Attribute>, Vec<&Attribute>) =
        source.attrs.iter().partition(|attribute| is_interface_attribute(attribute));
    for attribute in others {
        check_attribute(attribute, &[], report);
    }
    for (position, attribute) in own.into_iter().enumerate() {
        if position > 0 {
            report.add(&faults::ATTRIBUTE_TWICE, attribute.path(), &[&"interface"]);
        }
        if !matches!(attribute.meta, Meta::Path(_)) {
            let arguments: TokenStream = match &attribute.meta {
                Meta::List(list) => list.tokens.clone(),
                other => other.to_token_stream(),
            };
            let at = if arguments.is_empty() { attribute.path().to_token_stream() } else { arguments };
            report.add(&faults::ATTRIBUTE_ARGUMENTS, &at, &[&"interface"]);
        }
    }
    no_generics(&source.generics, report);
    if let Some(token) = &source.unsafety {
        report.add(&faults::FUNCTION_QUALIFIER, token, &[&"unsafe"]);
    }
    if let Some(token) = &source.auto_token {
        report.add(&faults::FUNCTION_QUALIFIER, token, &[&"auto"]);
    }
    if !source.supertraits.is_empty() {
        report.add(&faults::SUPERTRAITS, &source.supertraits, &[&source.ident]);
    }
}

/// What an item other than a function is, the tokens to point at, and the way out.
fn refused_item(item: &TraitItem) -> (&'static str, TokenStream, &'static str) {
    match item {
        TraitItem::Const(item) => {
            ("a constant", item.const_token.to_token_stream(), "let the other contract have a view that returns it")
        }
        TraitItem::Type(item) => {
            ("an associated type", item.type_token.to_token_stream(), "write the types themselves into the functions")
        }
        TraitItem::Macro(item) => ("a macro", item.mac.path.to_token_stream(), "write the functions out"),
        other => (
            "this",
            other.to_token_stream(),
            "write functions without visibility: `fn name(&self, cx: &Context) -> u32;`",
        ),
    }
}

/// A function of the interface. For what was refused in it stands a type without a value.
fn read_one(source: &TraitItemFn, declared: &Contract, report: &mut Report) -> InterfaceFunction {
    let sig = &source.sig;
    let scope = Scope { declared, place: FunctionPlace::Contract };
    for attribute in &source.attrs {
        if ["view", "external"].iter().any(|name| attribute.path().is_ident(name)) {
            let path = attribute.path();
            let help = "remove it: a function with `&self` calls a view, one with `&mut self` an external";
            report.add(&faults::ATTRIBUTE, path, &[&path.to_token_stream(), &help]);
        } else {
            check_attribute(attribute, &[], report);
        }
    }
    let name = sig.ident.to_string();
    if CONTRACT_METHODS.iter().chain(&ENTRY_POINTS_TAKEN).chain(&HANDLE_METHODS).any(|taken| *taken == name) {
        report.add(&faults::NAME_TAKEN, &sig.ident, &[&name]);
    }
    no_generics(&sig.generics, report);
    refuse_qualifiers(sig, report);
    if let Some(body) = &source.default {
        report.add(&faults::INTERFACE_BODY, body, &[&name]);
    }
    let mut inputs = sig.inputs.iter().peekable();
    let receiver = match inputs.peek() {
        Some(FnArg::Receiver(this)) => {
            inputs.next();
            Some((contract_receiver(this, report), this.reference.is_some() && this.colon_token.is_none()))
        }
        _ => None,
    };
    let context = match inputs.peek() {
        Some(FnArg::Typed(first)) => context_param(first, report),
        _ => None,
    };
    // A context by value was refused by itself.
    let by_value = matches!(inputs.peek(), Some(FnArg::Typed(first)) if is_context_type(&first.ty));
    if context.is_some() || by_value {
        inputs.next();
    }
    let fits = match (receiver, &context) {
        (Some((_, false)), _) => true,
        (Some((receiver, true)), Some(context)) => (receiver == Receiver::Write) == context.mutable,
        (Some(_), None) => by_value,
        (None, _) => false,
    };
    if !fits {
        report.add(&faults::INTERFACE_SIGNATURE, &sig.ident, &[&name]);
    }
    let receiver = receiver.map_or(Receiver::Read, |(receiver, _)| receiver);
    let mut taken: BTreeSet<String> = context.iter().map(|context| context.name.to_string()).collect();
    let params: Vec<Option<(String, Type)>> = inputs.map(|input| param(input, scope, &mut taken, report)).collect();
    let returns = returns(sig, receiver, scope, report);
    InterfaceFunction {
        name,
        docs: docs(&source.attrs),
        receiver,
        context: context.map_or_else(String::new, |context| context.name.to_string()),
        params: params.into_iter().map(|param| param.unwrap_or((String::new(), Type::Unit))).collect(),
        // Not `()`, which is what a function returns that returns nothing.
        returns: returns.unwrap_or_else(|| Type::Tuple(vec![Type::Unit])),
        span: sig.ident.span(),
    }
}

fn param(input: &FnArg, scope: Scope<'_>, taken: &mut BTreeSet<String>, report: &mut Report) -> Option<(String, Type)> {
    let FnArg::Typed(typed) = input else { return None };
    check_attributes(&typed.attrs, &[], report);
    let Pat::Ident(pattern) = &*typed.pat else {
        report.add(&faults::PATTERN, &typed.pat, &[&"write a name"]);
        return None;
    };
    if pattern.by_ref.is_some() || pattern.subpat.is_some() || pattern.mutability.is_some() {
        report.add(&faults::PATTERN, pattern, &[&"write the name alone"]);
    }
    unique(&pattern.ident, taken, report);
    refuse_name_of_constant(&pattern.ident, scope.declared, report);
    Some((pattern.ident.to_string(), type_of_param(typed, scope, false, report)?.0))
}

/// What a call gives; none where a fault was reported.
fn returns(sig: &syn::Signature, receiver: Receiver, scope: Scope<'_>, report: &mut Report) -> Option<Type> {
    let ty = match &sig.output {
        ReturnType::Type(_, ty) if !is_unit(ty) => ty,
        _ if receiver == Receiver::Read => {
            report.add(&faults::VIEW_WITHOUT_VALUE, &sig.ident, &[]);
            return None;
        }
        _ => return Some(Type::Unit),
    };
    if let Some(result) = named(ty).filter(|named| named.name == "Result") {
        let value = result.arguments.first().filter(|value| !is_unit(value)).map(|value| type_text(value));
        let help = match value {
            Some(value) => format!("write `-> {value}`"),
            None if receiver == Receiver::Read => "write the type of the value".to_owned(),
            None => "leave the return type out".to_owned(),
        };
        report.add(&faults::INTERFACE_RESULT, ty, &[&help]);
        return None;
    }
    if let syn::Type::Reference(reference) = bare(ty) {
        report.add(&faults::REFERENCE_RETURNED, ty, &[&type_text(&reference.elem)]);
        return None;
    }
    value_type(ty, scope, report)
}
