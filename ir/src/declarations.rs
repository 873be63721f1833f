//! What the module declares besides functions: storage, events and errors.

use std::collections::BTreeSet;

use proc_macro2::Ident;
use syn::{Fields, Generics, ItemEnum, ItemMod, ItemStruct};

use crate::diagnostic::{self as faults, Report};
use crate::model::{Contract, ErrorVariant, Event, EventField, Type, Variable};
use crate::names::{check_name, words};
use crate::source::{Items, check_attribute, docs, has};
use crate::types::{named, type_text, value_type};

/// Longest short string that fits a felt.
const SHORT_STRING: usize = 31;

/// The declarations of a contract, without functions. Where a fault was reported, something stands in ([`Type::Unit`] for
/// a type), so that later passes can go on.
pub(crate) fn declare(module: &ItemMod, items: &Items<'_>, report: &mut Report) -> Contract {
    let mut declared = Contract {
        module: module.ident.to_string(),
        name: String::new(),
        docs: docs(&module.attrs),
        constants: Vec::new(),
        types: Vec::new(),
        storage: Vec::new(),
        events: Vec::new(),
        errors: Vec::new(),
        error_enum: None,
        functions: Vec::new(),
    };
    let mut types = BTreeSet::new();
    if let Some(storage) = items.storage {
        declared.name = storage.ident.to_string();
        unique(&storage.ident, &mut types, report);
        declared.storage = declare_storage(storage, report);
    }
    if let Some(errors) = items.errors {
        unique(&errors.ident, &mut types, report);
        declared.error_enum = Some(errors.ident.to_string());
        declared.errors = declare_errors(errors, &declared.name, report);
    }
    for event in &items.events {
        unique(&event.ident, &mut types, report);
        declared.events.push(declare_event(event, report));
    }
    declared
}

/// Checks a name and that nothing else in `taken` has it.
pub(crate) fn unique(name: &Ident, taken: &mut BTreeSet<String>, report: &mut Report) {
    if check_name(name, report) && !taken.insert(name.to_string()) {
        report.add(&faults::NAME_TWICE, name, &[name]);
    }
}

pub(crate) fn no_generics(generics: &Generics, report: &mut Report) {
    if generics.lt_token.is_some() {
        report.add(&faults::GENERICS, generics, &[]);
    } else if let Some(clause) = &generics.where_clause {
        report.add(&faults::GENERICS, clause, &[]);
    }
}

fn fields<'a>(declared: &'a ItemStruct, kind: &str, report: &mut Report) -> Vec<(&'a Ident, &'a syn::Field)> {
    for attribute in &declared.attrs {
        check_attribute(attribute, &[kind], report);
    }
    no_generics(&declared.generics, report);
    let Fields::Named(fields) = &declared.fields else {
        report.add(&faults::FIELDS_WITHOUT_NAMES, &declared.ident, &[&declared.ident]);
        return Vec::new();
    };
    let mut taken = BTreeSet::new();
    let named = fields.named.iter().filter_map(|field| Some((field.ident.as_ref()?, field)));
    named.inspect(|(name, _)| unique(name, &mut taken, report)).collect()
}

fn declare_storage(storage: &ItemStruct, report: &mut Report) -> Vec<Variable> {
    let mut variables = Vec::new();
    for (name, field) in fields(storage, "storage", report) {
        for attribute in &field.attrs {
            check_attribute(attribute, &[], report);
        }
        let (keys, value) = field_type(&field.ty, report);
        let nesting = if keys.is_empty() { Vec::new() } else { vec![keys.len()] };
        let (name, docs, span) = (name.to_string(), docs(&field.attrs), name.span());
        variables.push(Variable { name, docs, keys, nesting, is_list: false, value, span });
    }
    variables
}

/// Key types and value type of a storage field; `Unit` where a fault was reported.
fn field_type(ty: &syn::Type, report: &mut Report) -> (Vec<Type>, Type) {
    let map = named(ty).filter(|named| named.name == "Map");
    let Some(map) = map else {
        return (Vec::new(), value_type(ty, report).unwrap_or(Type::Unit));
    };
    let [key, value] = map.arguments[..] else {
        report.add(&faults::MAP_ARGUMENTS, ty, &[&type_text(ty)]);
        return (vec![Type::Unit], Type::Unit);
    };
    let keys = match key {
        syn::Type::Tuple(pair) if pair.elems.len() == 2 => pair.elems.iter().collect(),
        syn::Type::Tuple(_) => {
            report.add(&faults::MAP_ARGUMENTS, key, &[&type_text(key)]);
            Vec::new()
        }
        single => vec![single],
    };
    let keys = keys.into_iter().map(|key| value_type(key, report).unwrap_or(Type::Unit)).collect();
    if named(value).is_some_and(|inner| inner.name == "Map") {
        report.add(&faults::MAP_OF_MAPS, value, &[]);
        return (keys, Type::Unit);
    }
    (keys, value_type(value, report).unwrap_or(Type::Unit))
}

fn declare_event(event: &ItemStruct, report: &mut Report) -> Event {
    let mut declared = Vec::new();
    for (name, field) in fields(event, "event", report) {
        for attribute in &field.attrs {
            check_attribute(attribute, &["key"], report);
        }
        let ty = value_type(&field.ty, report).unwrap_or(Type::Unit);
        declared.push(EventField { name: name.to_string(), ty, is_key: has(&field.attrs, "key") });
    }
    Event { name: event.ident.to_string(), docs: docs(&event.attrs), fields: declared, span: event.ident.span() }
}

fn declare_errors(errors: &ItemEnum, contract: &str, report: &mut Report) -> Vec<ErrorVariant> {
    for attribute in &errors.attrs {
        check_attribute(attribute, &["error"], report);
    }
    no_generics(&errors.generics, report);
    let (mut taken, mut messages) = (BTreeSet::new(), BTreeSet::new());
    let mut declared = Vec::new();
    for variant in &errors.variants {
        for attribute in &variant.attrs {
            check_attribute(attribute, &[], report);
        }
        unique(&variant.ident, &mut taken, report);
        if !matches!(variant.fields, Fields::Unit) {
            report.add(&faults::ERROR_WITH_DATA, &variant.fields, &[]);
        }
        if let Some((_, value)) = &variant.discriminant {
            report.add(&faults::ERROR_WITH_DATA, value, &[]);
        }
        let message = format!("{contract}: {}", words(&variant.ident.to_string()));
        if message.len() > SHORT_STRING {
            report.add(&faults::ERROR_TOO_LONG, &variant.ident, &[&message, &message.len()]);
        } else if !messages.insert(message.clone()) && taken.contains(&variant.ident.to_string()) {
            report.add(&faults::ERROR_SAME_MESSAGE, &variant.ident, &[&message]);
        }
        let (name, docs, span) = (variant.ident.to_string(), docs(&variant.attrs), variant.ident.span());
        declared.push(ErrorVariant { name, docs, message, span });
    }
    declared
}
