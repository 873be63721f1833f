//! Function signatures.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::Ident;
use quote::ToTokens;
use syn::{FnArg, ImplItem, ItemImpl, Pat, ReturnType, Visibility};

use crate::declarations::{no_generics, unique};
use crate::diagnostic::{self as faults, Report};
use crate::model::{Contract, FunctionKind, FunctionPlace, Passing, Receiver, Type, TypeDefKind, TypeId};
use crate::names::check_name;
use crate::source::{FunctionInSource, Items, check_attribute, check_attributes, docs};
use crate::types::{Scope, bare, is_unit, named, parameter_type, type_text, value_type};

/// Methods that the contract's state has in every Cairo contract.
pub(crate) const CONTRACT_METHODS: [&str; 5] = ["destruct", "emit", "into", "panic_destruct", "try_into"];

/// Others of these, and the functions on L2 of every contract; a helper may have their names.
pub(crate) const ENTRY_POINTS_TAKEN: [&str; 7] =
    ["constructor", "deref", "deref_mut", "authorize_key", "revoke_key", "authorized_keys", "thread_nonce"];

/// The way out where something else than a name is declared.
pub(crate) const A_NAME: &str = "write a name, with `mut` when it changes";

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

pub(crate) fn read<'a>(items: &Items<'a>, declared: &'a Contract, report: &mut Report) -> Vec<Signature<'a>> {
    for block in &items.blocks {
        check_block(block, items, declared, report);
    }
    let mut taken: BTreeMap<FunctionPlace, BTreeSet<String>> = BTreeMap::new();
    let mut signatures: Vec<Signature<'a>> = Vec::new();
    for function in &items.functions {
        let place = match function.implementation {
            None => FunctionPlace::Free,
            Some(block) => match own_type(block, declared) {
                Some(id) => FunctionPlace::Type(id),
                None => FunctionPlace::Contract,
            },
        };
        let signature = read_one(function, place, declared, report);
        // The names of free functions were checked with those of the other items.
        if place != FunctionPlace::Free {
            unique(signature.name, taken.entry(place).or_default(), report);
        }
        let is_constructor = signature.kind == FunctionKind::Constructor;
        let is_entry_point = !is_constructor && signature.kind != FunctionKind::Helper;
        if is_constructor && signatures.iter().any(|s| s.kind == FunctionKind::Constructor) {
            report.add(&faults::SECOND_CONSTRUCTOR, signature.name, &[]);
        }
        let of_contract = place == FunctionPlace::Contract;
        let is_taken = CONTRACT_METHODS.iter().any(|name| signature.name == name)
            || (is_entry_point && ENTRY_POINTS_TAKEN.iter().any(|name| signature.name == name))
            || (!is_constructor && signature.name == "constructor");
        if of_contract && is_taken {
            report.add(&faults::NAME_TAKEN, signature.name, &[signature.name]);
        }
        signatures.push(signature);
    }
    refuse_names_of_variants(&signatures, declared, report);
    signatures
}

/// The struct or enum whose impl block it is.
fn own_type(block: &ItemImpl, declared: &Contract) -> Option<TypeId> {
    let name = named(&block.self_ty)?.name;
    declared.types.iter().position(|ty| name == &ty.name).map(TypeId)
}

fn check_block(block: &ItemImpl, items: &Items<'_>, declared: &Contract, report: &mut Report) {
    check_attributes(&block.attrs, &[], report);
    no_generics(&block.generics, report);
    if let Some(token) = &block.unsafety {
        report.add(&faults::FUNCTION_QUALIFIER, token, &[&"unsafe"]);
    }
    let is_known = named(&block.self_ty).is_some_and(|ty| {
        let known = *ty.name == declared.name || own_type(block, declared).is_some();
        known && ty.arguments.is_empty()
    });
    if !is_known && items.storage.is_some() {
        report.add(&faults::FOREIGN_IMPL, &block.self_ty, &[&declared.name]);
    }
    for item in &block.items {
        let (what, at, help) = match item {
            ImplItem::Fn(_) => continue,
            ImplItem::Const(item) => {
                ("a constant", item.const_token.to_token_stream(), "write the `const` beside the impl block")
            }
            ImplItem::Type(item) => ("a type alias", item.type_token.to_token_stream(), "write the type itself"),
            ImplItem::Macro(item) => ("a macro", item.mac.path.to_token_stream(), "write the functions out"),
            other => ("this", other.to_token_stream(), "write a function"),
        };
        report.add(&faults::IMPL_ITEM_NOT_SUPPORTED, &at, &[&what, &help]);
    }
}

/// `Side::Buy` must not be a variant and a function.
fn refuse_names_of_variants(signatures: &[Signature<'_>], declared: &Contract, report: &mut Report) {
    for signature in signatures {
        let FunctionPlace::Type(id) = signature.place else { continue };
        if let TypeDefKind::Enum(variants) = &declared.type_def(id).kind
            && variants.iter().any(|variant| signature.name == &variant.name)
        {
            report.add(&faults::NAME_TWICE, signature.name, &[signature.name]);
        }
    }
}

fn read_one<'a>(
    function: &FunctionInSource<'a>,
    place: FunctionPlace,
    declared: &'a Contract,
    report: &mut Report,
) -> Signature<'a> {
    let sig = function.sig;
    let scope = Scope { declared, place };
    let kind = kind(function, place, report);
    no_generics(&sig.generics, report);
    refuse_qualifiers(sig, report);
    if let Some(token) = function.defaultness {
        report.add(&faults::FUNCTION_QUALIFIER, token, &[&"default"]);
    }
    let mut inputs = sig.inputs.iter().peekable();
    let mut receiver = Receiver::None;
    let mut params = Vec::new();
    if let Some(FnArg::Receiver(this)) = inputs.peek() {
        inputs.next();
        match place {
            FunctionPlace::Contract => receiver = contract_receiver(this, report),
            FunctionPlace::Type(id) => params.push(own_receiver(this, id, report)),
            FunctionPlace::Free => report.add(&faults::SELF_IN_FREE_FUNCTION, this, &[&sig.ident]),
        }
    }
    let context = match inputs.peek() {
        Some(FnArg::Typed(first)) => context_param(first, report),
        _ => None,
    };
    if context.is_some() {
        inputs.next();
    }
    let mut taken: BTreeSet<String> = context.iter().map(|context| context.name.to_string()).collect();
    let references = kind == FunctionKind::Helper;
    params.extend(inputs.filter_map(|input| param(input, scope, references, &mut taken, report)));
    let (returns, fallible) = returns(function, scope, report);
    let signature = Signature {
        name: &sig.ident,
        docs: docs(function.attrs),
        kind,
        place,
        receiver,
        context,
        params,
        returns,
        fallible,
        body: function.block,
    };
    check_purpose(&signature, sig, report);
    signature
}

/// `&self` or `&mut self` of a function of the contract.
pub(crate) fn contract_receiver(this: &syn::Receiver, report: &mut Report) -> Receiver {
    check_attributes(&this.attrs, &[], report);
    match &this.reference {
        Some((_, Some(lifetime))) => report.add(&faults::GENERICS, lifetime, &[]),
        _ if this.colon_token.is_some() => report.add(&faults::TYPED_SELF, this, &[]),
        None => report.add(&faults::RECEIVER_BY_VALUE, this, &[]),
        Some(_) => {}
    }
    if this.mutability.is_some() { Receiver::Write } else { Receiver::Read }
}

/// `self`, `mut self`, `&self` or `&mut self` of a function of an own type.
fn own_receiver(this: &syn::Receiver, id: TypeId, report: &mut Report) -> Param {
    check_attributes(&this.attrs, &[], report);
    if let Some((_, Some(lifetime))) = &this.reference {
        report.add(&faults::GENERICS, lifetime, &[]);
    } else if this.colon_token.is_some() {
        report.add(&faults::TYPED_SELF, this, &[]);
    }
    let passing = match (&this.reference, &this.mutability) {
        (None, _) => Passing::Value,
        (Some(_), None) => Passing::Shared,
        (Some(_), Some(_)) => Passing::Mutable,
    };
    Param {
        name: Ident::new("self", this.self_token.span),
        ty: Some(Type::Named(id)),
        mutable: passing == Passing::Value && this.mutability.is_some(),
        passing,
    }
}

fn kind(function: &FunctionInSource<'_>, place: FunctionPlace, report: &mut Report) -> FunctionKind {
    let kinds = [
        ("constructor", FunctionKind::Constructor),
        ("external", FunctionKind::External),
        ("view", FunctionKind::View),
    ];
    check_attributes(function.attrs, &kinds.map(|(name, _)| name), report);
    let given: Vec<_> = function
        .attrs
        .iter()
        .filter_map(|attribute| Some((attribute, kinds.iter().find(|(name, _)| attribute.path().is_ident(name))?.1)))
        .collect();
    if let [(first, _), (second, _), ..] = given[..]
        && first.path() != second.path()
    {
        report.add(&faults::TWO_PURPOSES, second.path(), &[]);
    }
    match given.first() {
        Some((attribute, _)) if place != FunctionPlace::Contract => {
            report.add(&faults::PURPOSE_OUTSIDE_CONTRACT, attribute.path(), &[&function.sig.ident]);
            FunctionKind::Helper
        }
        Some((_, kind)) => *kind,
        None => {
            if matches!(function.vis, Visibility::Public(_)) && place == FunctionPlace::Contract {
                report.add(&faults::PUBLIC_HELPER, &function.sig.ident, &[&function.sig.ident]);
            }
            FunctionKind::Helper
        }
    }
}

/// Reports `async` and the like.
pub(crate) fn refuse_qualifiers(sig: &syn::Signature, report: &mut Report) {
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
}

/// The parameter when its type is a reference to `Context`; says so when it is `Context` by value.
pub(crate) fn context_param<'a>(param: &'a syn::PatType, report: &mut Report) -> Option<ContextParam<'a>> {
    if is_context_type(&param.ty) {
        report.add(&faults::CONTEXT_BY_VALUE, &param.ty, &[]);
    }
    let syn::Type::Reference(reference) = &*param.ty else { return None };
    if !is_context_type(&reference.elem) {
        return None;
    }
    if let Some(lifetime) = &reference.lifetime {
        report.add(&faults::GENERICS, lifetime, &[]);
    }
    check_attributes(&param.attrs, &[], report);
    let Pat::Ident(pattern) = &*param.pat else {
        report.add(&faults::PATTERN, &param.pat, &[&A_NAME]);
        return None;
    };
    check_pattern(pattern, report);
    check_name(&pattern.ident, report);
    Some(ContextParam { name: &pattern.ident, mutable: reference.mutability.is_some() })
}

/// Whether it is `Context`, not a reference to it.
pub(crate) fn is_context_type(ty: &syn::Type) -> bool {
    named(ty).is_some_and(|ty| ty.name == "Context")
}

fn param(
    input: &FnArg,
    scope: Scope<'_>,
    references: bool,
    taken: &mut BTreeSet<String>,
    report: &mut Report,
) -> Option<Param> {
    let FnArg::Typed(typed) = input else { return None };
    for attribute in &typed.attrs {
        check_attribute(attribute, &[], report);
    }
    let Pat::Ident(pattern) = &*typed.pat else {
        report.add(&faults::PATTERN, &typed.pat, &[&A_NAME]);
        return None;
    };
    check_pattern(pattern, report);
    unique(&pattern.ident, taken, report);
    refuse_name_of_constant(&pattern.ident, scope.declared, report);
    let ty = type_of_param(typed, scope, references, report);
    let passing = ty.as_ref().map_or(Passing::Value, |(_, passing)| *passing);
    if let (Some(mutability), Passing::Shared | Passing::Mutable) = (&pattern.mutability, passing) {
        report.add(&faults::MUTABLE_REFERENCE_NAME, mutability, &[&pattern.ident]);
    }
    let ty = ty.map(|(ty, _)| ty);
    Some(Param { name: pattern.ident.clone(), ty, mutable: pattern.mutability.is_some(), passing })
}

/// The type of a parameter after the context.
pub(crate) fn type_of_param(
    param: &syn::PatType,
    scope: Scope<'_>,
    references: bool,
    report: &mut Report,
) -> Option<(Type, Passing)> {
    match &*param.ty {
        syn::Type::Reference(reference) if is_context_type(&reference.elem) => {
            report.add(&faults::CONTEXT_NOT_FIRST, &param.ty, &[]);
            None
        }
        ty if is_context_type(ty) => {
            report.add(&faults::CONTEXT_BY_VALUE, ty, &[]);
            None
        }
        ty => parameter_type(ty, scope, references, report),
    }
}

/// A local with a constant's name would be a pattern that compares with the constant.
pub(crate) fn refuse_name_of_constant(name: &Ident, declared: &Contract, report: &mut Report) -> bool {
    let is_constant = declared.constants.iter().any(|constant| name == &constant.name);
    if is_constant {
        report.add(&faults::NAME_OF_CONSTANT, name, &[name]);
    }
    is_constant
}

/// Reports a name pattern with anything but `mut` around it.
pub(crate) fn check_pattern(pattern: &syn::PatIdent, report: &mut Report) {
    if pattern.by_ref.is_some() || pattern.subpat.is_some() {
        report.add(&faults::PATTERN, pattern, &[&A_NAME]);
    }
}

/// Type of the success value, and whether the function returns a `Result`.
fn returns(function: &FunctionInSource<'_>, scope: Scope<'_>, report: &mut Report) -> (Option<Type>, bool) {
    let ReturnType::Type(_, ty) = &function.sig.output else { return (Some(Type::Unit), false) };
    if is_unit(ty) {
        return (Some(Type::Unit), false);
    }
    if let syn::Type::Reference(reference) = bare(ty) {
        report.add(&faults::REFERENCE_RETURNED, ty, &[&type_text(&reference.elem)]);
        return (None, false);
    }
    let Some(result) = named(ty).filter(|named| named.name == "Result") else {
        return (value_type(ty, scope, report), false);
    };
    let (Some(success), Some(error), 2) = (result.arguments.first(), result.arguments.get(1), result.arguments.len())
    else {
        report.add(&faults::RESULT_ARGUMENTS, ty, &[&type_text(ty)]);
        return (None, true);
    };
    match &scope.declared.error_enum {
        None => report.add(&faults::NO_ERROR_ENUM, error, &[]),
        Some(expected) => {
            if !named(error).is_some_and(|error| error.name == expected && error.arguments.is_empty()) {
                report.add(&faults::OTHER_ERROR_TYPE, error, &[expected]);
            }
        }
    }
    (if is_unit(success) { Some(Type::Unit) } else { value_type(success, scope, report) }, true)
}

/// What each kind of function demands of its receiver, context and value.
fn check_purpose(signature: &Signature<'_>, sig: &syn::Signature, report: &mut Report) {
    let context_mutable = signature.context.as_ref().map(|context| context.mutable);
    match signature.kind {
        FunctionKind::Constructor | FunctionKind::External => {
            if signature.receiver != Receiver::Write || context_mutable != Some(true) {
                report.add(&faults::EXTERNAL_SIGNATURE, signature.name, &[]);
            }
            if signature.kind == FunctionKind::Constructor
                && let ReturnType::Type(_, ty) = &sig.output
                && signature.returns.as_ref().is_some_and(|returns| *returns != Type::Unit)
            {
                report.add(&faults::CONSTRUCTOR_WITH_VALUE, ty, &[]);
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
