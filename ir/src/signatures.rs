//! Function signatures.

use std::collections::BTreeSet;

use proc_macro2::Ident;
use syn::{FnArg, ImplItem, ImplItemFn, Pat, ReturnType, Visibility};

use crate::declarations::{no_generics, unique};
use crate::diagnostic::{self as faults, Report};
use crate::model::{Contract, FunctionKind, FunctionPlace, Passing, Receiver, Type};
use crate::names::check_name;
use crate::source::{Items, check_attribute, docs};
use crate::types::{is_unit, named, type_text, value_type};

/// A function as declared, with its unchecked body.
pub(crate) struct Signature<'a> {
    pub(crate) name: &'a Ident,
    pub(crate) docs: Vec<String>,
    pub(crate) kind: FunctionKind,
    pub(crate) place: FunctionPlace,
    pub(crate) receiver: Receiver,
    pub(crate) context: Option<ContextParam<'a>>,
    pub(crate) params: Vec<Param>,
    /// None where a fault was reported.
    pub(crate) returns: Option<Type>,
    pub(crate) fallible: bool,
    pub(crate) body: &'a syn::Block,
}

/// `cx: &mut Context` or `cx: &Context`.
pub(crate) struct ContextParam<'a> {
    pub(crate) name: &'a Ident,
    pub(crate) mutable: bool,
}

/// A parameter after the contract's `self` and the context; the `self` of an own type is one too.
pub(crate) struct Param {
    pub(crate) name: Ident,
    /// None where a fault was reported.
    pub(crate) ty: Option<Type>,
    pub(crate) mutable: bool,
    pub(crate) passing: Passing,
}

pub(crate) fn read<'a>(items: &Items<'a>, declared: &Contract, report: &mut Report) -> Vec<Signature<'a>> {
    let Some(implementation) = items.functions else { return Vec::new() };
    for attribute in &implementation.attrs {
        check_attribute(attribute, &[], report);
    }
    no_generics(&implementation.generics, report);
    if let Some(token) = &implementation.unsafety {
        report.add(&faults::FUNCTION_QUALIFIER, token, &[&"unsafe"]);
    }
    let of_contract =
        named(&implementation.self_ty).is_some_and(|ty| *ty.name == declared.name && ty.arguments.is_empty());
    if !of_contract && items.storage.is_some() {
        report.add(&faults::FOREIGN_IMPL, &implementation.self_ty, &[&declared.name]);
    }
    let mut taken = BTreeSet::new();
    let mut signatures: Vec<Signature<'a>> = Vec::new();
    for item in &implementation.items {
        let ImplItem::Fn(function) = item else {
            report.add(&faults::IMPL_ITEM_NOT_SUPPORTED, item, &[]);
            continue;
        };
        unique(&function.sig.ident, &mut taken, report);
        let signature = read_one(function, declared, report);
        let is_constructor = signature.kind == FunctionKind::Constructor;
        if is_constructor && signatures.iter().any(|s| s.kind == FunctionKind::Constructor) {
            report.add(&faults::SECOND_CONSTRUCTOR, signature.name, &[]);
        }
        if (!is_constructor && signature.name == "constructor") || signature.name == "emit" {
            report.add(&faults::NAME_TAKEN, signature.name, &[signature.name]);
        }
        signatures.push(signature);
    }
    signatures
}

fn read_one<'a>(function: &'a ImplItemFn, declared: &Contract, report: &mut Report) -> Signature<'a> {
    let sig = &function.sig;
    let kind = kind(function, report);
    no_generics(&sig.generics, report);
    refuse_qualifiers(function, report);
    let mut inputs = sig.inputs.iter().peekable();
    let mut receiver = Receiver::None;
    if let Some(FnArg::Receiver(this)) = inputs.peek() {
        inputs.next();
        let is_plain = this.reference.as_ref().is_some_and(|(_, lifetime)| lifetime.is_none());
        if !is_plain || this.colon_token.is_some() {
            report.add(&faults::RECEIVER_BY_VALUE, this, &[]);
        }
        receiver = if this.mutability.is_some() { Receiver::Write } else { Receiver::Read };
    }
    let context = match inputs.peek() {
        Some(FnArg::Typed(first)) => context_param(first, report),
        _ => None,
    };
    if context.is_some() {
        inputs.next();
    }
    let mut taken: BTreeSet<String> = context.iter().map(|context| context.name.to_string()).collect();
    let params = inputs.filter_map(|input| param(input, &mut taken, report)).collect();
    let (returns, fallible) = returns(function, declared, report);
    let signature = Signature {
        name: &sig.ident,
        docs: docs(&function.attrs),
        kind,
        place: FunctionPlace::Contract,
        receiver,
        context,
        params,
        returns,
        fallible,
        body: &function.block,
    };
    check_purpose(&signature, report);
    signature
}

fn kind(function: &ImplItemFn, report: &mut Report) -> FunctionKind {
    let kinds = [
        ("constructor", FunctionKind::Constructor),
        ("external", FunctionKind::External),
        ("view", FunctionKind::View),
    ];
    for attribute in &function.attrs {
        check_attribute(attribute, &kinds.map(|(name, _)| name), report);
    }
    let given: Vec<_> = function
        .attrs
        .iter()
        .filter_map(|attribute| Some((attribute, kinds.iter().find(|(name, _)| attribute.path().is_ident(name))?.1)))
        .collect();
    if let [_, (second, _), ..] = given[..] {
        report.add(&faults::TWO_PURPOSES, second, &[]);
    }
    match given.first() {
        Some((_, kind)) => *kind,
        None => {
            if matches!(function.vis, Visibility::Public(_)) {
                report.add(&faults::PUBLIC_HELPER, &function.sig.ident, &[&function.sig.ident]);
            }
            FunctionKind::Helper
        }
    }
}

fn refuse_qualifiers(function: &ImplItemFn, report: &mut Report) {
    let sig = &function.sig;
    if let Some(token) = &sig.asyncness {
        report.add(&faults::FUNCTION_QUALIFIER, token, &[&"async"]);
    }
    if let Some(token) = &sig.unsafety {
        report.add(&faults::FUNCTION_QUALIFIER, token, &[&"unsafe"]);
    }
    if let Some(token) = &sig.constness {
        report.add(&faults::FUNCTION_QUALIFIER, token, &[&"const"]);
    }
    if let Some(token) = &sig.abi {
        report.add(&faults::FUNCTION_QUALIFIER, token, &[&"extern"]);
    }
    if let Some(token) = &sig.variadic {
        report.add(&faults::FUNCTION_QUALIFIER, token, &[&"variadic"]);
    }
    if let Some(token) = &function.defaultness {
        report.add(&faults::FUNCTION_QUALIFIER, token, &[&"default"]);
    }
}

/// The parameter when its type is a reference to `Context`; says so when it is `Context` by value.
fn context_param<'a>(param: &'a syn::PatType, report: &mut Report) -> Option<ContextParam<'a>> {
    let is_context = |ty: &syn::Type| named(ty).is_some_and(|ty| ty.name == "Context");
    if is_context(&param.ty) {
        report.add(&faults::CONTEXT_BY_VALUE, &param.ty, &[]);
    }
    let syn::Type::Reference(reference) = &*param.ty else { return None };
    if !is_context(&reference.elem) {
        return None;
    }
    if let Some(lifetime) = &reference.lifetime {
        report.add(&faults::GENERICS, lifetime, &[]);
    }
    let Pat::Ident(pattern) = &*param.pat else {
        report.add(&faults::PATTERN, &param.pat, &[]);
        return None;
    };
    check_pattern(pattern, report);
    check_name(&pattern.ident, report);
    Some(ContextParam { name: &pattern.ident, mutable: reference.mutability.is_some() })
}

fn param(input: &FnArg, taken: &mut BTreeSet<String>, report: &mut Report) -> Option<Param> {
    let FnArg::Typed(typed) = input else { return None };
    for attribute in &typed.attrs {
        check_attribute(attribute, &[], report);
    }
    let Pat::Ident(pattern) = &*typed.pat else {
        report.add(&faults::PATTERN, &typed.pat, &[]);
        return None;
    };
    check_pattern(pattern, report);
    unique(&pattern.ident, taken, report);
    let is_context = |ty: &syn::Type| named(ty).is_some_and(|ty| ty.name == "Context");
    let ty = match &*typed.ty {
        syn::Type::Reference(reference) if is_context(&reference.elem) => {
            report.add(&faults::CONTEXT_NOT_FIRST, typed, &[]);
            None
        }
        ty if is_context(ty) => {
            report.add(&faults::CONTEXT_BY_VALUE, ty, &[]);
            None
        }
        ty => value_type(ty, report),
    };
    Some(Param { name: pattern.ident.clone(), ty, mutable: pattern.mutability.is_some(), passing: Passing::Value })
}

/// Reports a name pattern with anything but `mut` around it.
pub(crate) fn check_pattern(pattern: &syn::PatIdent, report: &mut Report) {
    if pattern.by_ref.is_some() || pattern.subpat.is_some() {
        report.add(&faults::PATTERN, pattern, &[]);
    }
}

/// Type of the success value, and whether the function returns a `Result`.
fn returns(function: &ImplItemFn, declared: &Contract, report: &mut Report) -> (Option<Type>, bool) {
    let ReturnType::Type(_, ty) = &function.sig.output else { return (Some(Type::Unit), false) };
    if is_unit(ty) {
        return (Some(Type::Unit), false);
    }
    let Some(result) = named(ty).filter(|named| named.name == "Result") else {
        return (value_type(ty, report), false);
    };
    let (Some(success), Some(error), 2) = (result.arguments.first(), result.arguments.get(1), result.arguments.len())
    else {
        report.add(&faults::RESULT_ARGUMENTS, ty, &[&type_text(ty)]);
        return (None, true);
    };
    match &declared.error_enum {
        None => report.add(&faults::NO_ERROR_ENUM, error, &[]),
        Some(expected) => {
            if !named(error).is_some_and(|error| error.name == expected && error.arguments.is_empty()) {
                report.add(&faults::OTHER_ERROR_TYPE, error, &[expected]);
            }
        }
    }
    (if is_unit(success) { Some(Type::Unit) } else { value_type(success, report) }, true)
}

/// What each kind of function demands of its receiver and context.
fn check_purpose(signature: &Signature<'_>, report: &mut Report) {
    let context_mutable = signature.context.as_ref().map(|context| context.mutable);
    match signature.kind {
        FunctionKind::Constructor | FunctionKind::External => {
            if signature.receiver != Receiver::Write || context_mutable != Some(true) {
                report.add(&faults::EXTERNAL_SIGNATURE, signature.name, &[]);
            }
        }
        FunctionKind::View => {
            if signature.receiver != Receiver::Read || context_mutable == Some(true) {
                report.add(&faults::VIEW_SIGNATURE, signature.name, &[]);
            }
            if signature.returns == Some(Type::Unit) {
                report.add(&faults::VIEW_WITHOUT_VALUE, signature.name, &[]);
            }
        }
        FunctionKind::Helper => {}
    }
}
