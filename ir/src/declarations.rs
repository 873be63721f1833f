//! What the module declares besides functions: storage, events and errors; own types and constants have files of their own.

use std::collections::BTreeSet;

use proc_macro2::Ident;
use syn::{Fields, Generics, ItemEnum, ItemMod, ItemStruct};

use crate::diagnostic::{self as faults, Report};
use crate::model::{Contract, ErrorVariant, Event, EventField, FunctionPlace, Interface, Type, TypeDefKind, Variable};
use crate::names::{INTERFACE_SUFFIXES, check_member, check_name, words};
use crate::source::{Items, check_attribute, check_attributes, docs, has};
use crate::types::{Scope, bare, has_fault, named, type_text, value_type};
use crate::{constants, interfaces, own_types};

/// Longest short string that fits a felt.
const SHORT_STRING: usize = 31;

/// Names that no contract can have: with what is generated after them they are the names of what every contract of a thread holds.
const CONTRACTS_TAKEN: [&str; 5] = ["thread", "Thread", "ThreadInternal", "ThreadEvents", "Internal"];

/// Events on L2 of every contract of a thread.
const EVENTS_TAKEN: [&str; 2] = ["KeyAuthorized", "KeyRevoked"];

/// Most keys of a storage field.
const MOST_KEYS: usize = 3;

/// Most storage cells of one value.
const MOST_CELLS: usize = 255;

/// The declarations of a contract, without functions. Where a fault was reported, something stands in ([`Type::Unit`] for
/// a type), so that later passes can go on.
pub(crate) fn declare(module: &ItemMod, items: &Items<'_>, report: &mut Report) -> Contract {
    let mut declared = Contract {
        module: module.ident.to_string(),
        name: String::new(),
        docs: docs(&module.attrs),
        constants: Vec::new(),
        types: Vec::new(),
        storage_docs: items.storage.map(|storage| docs(&storage.attrs)).unwrap_or_default(),
        storage: Vec::new(),
        events: Vec::new(),
        errors: Vec::new(),
        error_enum: None,
        error_docs: items.errors.map(|errors| docs(&errors.attrs)).unwrap_or_default(),
        interfaces: Vec::new(),
        functions: Vec::new(),
        span: items.storage.map_or(module.ident.span(), |storage| storage.ident.span()),
    };
    let mut taken = BTreeSet::new();
    if let Some(storage) = items.storage {
        declared.name = storage.ident.to_string();
        unique(&storage.ident, &mut taken, report);
        if CONTRACTS_TAKEN.contains(&declared.name.as_str()) {
            report.add(&faults::NAME_TAKEN, &storage.ident, &[&storage.ident]);
        }
    }
    for interface in &items.interfaces {
        // By name only, like events below.
        let (name, docs, span) = (interface.ident.to_string(), docs(&interface.attrs), interface.ident.span());
        declared.interfaces.push(Interface { name, docs, functions: Vec::new(), span });
    }
    if let Some(errors) = items.errors {
        item_name(&errors.ident, &declared, &mut taken, report);
        declared.error_enum = Some(errors.ident.to_string());
        declared.errors = declare_errors(errors, &declared.name, report);
    }
    for event in &items.events {
        item_name(&event.ident, &declared, &mut taken, report);
        if EVENTS_TAKEN.iter().any(|taken| event.ident == taken) {
            report.add(&faults::NAME_TAKEN, &event.ident, &[&event.ident]);
        }
        // By name only: a struct's field may name it, and is told that it is an event.
        let (name, docs, span) = (event.ident.to_string(), docs(&event.attrs), event.ident.span());
        declared.events.push(Event { name, docs, fields: Vec::new(), span });
    }
    for interface in &items.interfaces {
        item_name(&interface.ident, &declared, &mut taken, report);
    }
    for ty in &items.types {
        item_name(ty.name(), &declared, &mut taken, report);
    }
    for constant in &items.constants {
        item_name(&constant.ident, &declared, &mut taken, report);
    }
    for function in items.functions.iter().filter(|function| function.implementation.is_none()) {
        item_name(&function.sig.ident, &declared, &mut taken, report);
    }
    own_types::declare(&mut declared, &items.types, report);
    constants::declare(&mut declared, &items.constants, report);
    if let Some(storage) = items.storage {
        declared.storage = declare_storage(storage, &declared, report);
    }
    for (position, event) in items.events.iter().enumerate() {
        let fields = event_fields(event, &declared, report);
        if let Some(event) = declared.events.get_mut(position) {
            event.fields = fields;
        }
    }
    for (position, interface) in items.interfaces.iter().enumerate() {
        let functions = interfaces::functions(interface, &declared, report);
        if let Some(interface) = declared.interfaces.get_mut(position) {
            interface.functions = functions;
        }
    }
    declared
}

/// Checks a name and that nothing else in `taken` has it.
pub(crate) fn unique(name: &Ident, taken: &mut BTreeSet<String>, report: &mut Report) {
    if check_name(name, report) && !taken.insert(name.to_string()) {
        report.add(&faults::NAME_TWICE, name, &[name]);
    }
}

/// [`unique`] for fields and variants, which stand behind a `.` or `::`.
pub(crate) fn unique_member(name: &Ident, taken: &mut BTreeSet<String>, report: &mut Report) {
    if check_member(name, report) && !taken.insert(name.to_string()) {
        report.add(&faults::NAME_TWICE, name, &[name]);
    }
}

/// [`unique`] for an item beside the storage struct: it stands next to what is generated for the contract and its interfaces.
fn item_name(name: &Ident, declared: &Contract, taken: &mut BTreeSet<String>, report: &mut Report) {
    unique(name, taken, report);
    let (text, contract) = (name.to_string(), &declared.name);
    let of_interface = |interface: &str| {
        text.strip_prefix(interface)
            .is_some_and(|rest| INTERFACE_SUFFIXES.iter().any(|generated| rest.starts_with(generated)))
    };
    let own = format!("I{contract}");
    let generated = text == own || of_interface(&own) || text.strip_prefix(contract.as_str()) == Some("Impl");
    if generated && !contract.is_empty() {
        report.add(&faults::NAME_GENERATED, name, &[&text, &format!("the contract `{contract}`")]);
    } else if let Some(interface) = declared.interfaces.iter().find(|interface| of_interface(&interface.name)) {
        report.add(&faults::NAME_GENERATED, name, &[&text, &format!("the interface `{}`", interface.name)]);
    }
}

pub(crate) fn no_generics(generics: &Generics, report: &mut Report) {
    if generics.lt_token.is_some() {
        report.add(&faults::GENERICS, generics, &[]);
    } else if let Some(clause) = &generics.where_clause {
        report.add(&faults::GENERICS, clause, &[]);
    }
}

/// The fields of a struct by name, once its attributes, generics and names are checked.
pub(crate) fn fields<'a>(
    declared: &'a ItemStruct,
    attributes: &[&str],
    report: &mut Report,
) -> Vec<(&'a Ident, &'a syn::Field)> {
    check_attributes(&declared.attrs, attributes, report);
    no_generics(&declared.generics, report);
    let Fields::Named(fields) = &declared.fields else {
        report.add(&faults::FIELDS_WITHOUT_NAMES, &declared.ident, &[&declared.ident]);
        return Vec::new();
    };
    let mut taken = BTreeSet::new();
    let named = fields.named.iter().filter_map(|field| Some((field.ident.as_ref()?, field)));
    named.inspect(|(name, _)| unique_member(name, &mut taken, report)).collect()
}

fn declare_storage(storage: &ItemStruct, declared: &Contract, report: &mut Report) -> Vec<Variable> {
    let mut variables = Vec::new();
    for (name, field) in fields(storage, &["storage"], report) {
        check_attributes(&field.attrs, &[], report);
        let shape = shape(&field.ty, declared, report);
        let Shape { keys, nesting, is_list, value } = shape;
        let (name, docs, span) = (name.to_string(), docs(&field.attrs), name.span());
        variables.push(Variable { name, docs, keys, nesting, is_list, value, span });
    }
    variables
}

/// What a storage field holds; `Unit` where a fault was reported.
struct Shape {
    keys: Vec<Type>,
    nesting: Vec<usize>,
    is_list: bool,
    value: Type,
}

fn shape(field: &syn::Type, declared: &Contract, report: &mut Report) -> Shape {
    let scope = Scope { declared, place: FunctionPlace::Contract };
    let mut shape = Shape { keys: Vec::new(), nesting: Vec::new(), is_list: false, value: Type::Unit };
    let mut ty = field;
    while let Some(map) = named(ty).filter(|named| named.name == "Map") {
        let [key, value] = map.arguments[..] else {
            report.add(&faults::MAP_ARGUMENTS, ty, &[&type_text(ty)]);
            shape.keys.push(Type::Unit);
            shape.nesting.push(1);
            return shape;
        };
        let keys: Vec<&syn::Type> = match bare(key) {
            syn::Type::Tuple(tuple) if tuple.elems.len() >= 2 => tuple.elems.iter().collect(),
            single => vec![single],
        };
        if shape.keys.len() + keys.len() > MOST_KEYS {
            report.add(&faults::TOO_MANY_KEYS, key, &[&MOST_KEYS]);
            shape.value = Type::Unit;
            return shape;
        }
        shape.nesting.push(keys.len());
        shape.keys.extend(keys.into_iter().map(|key| key_type(key, scope, report)));
        ty = value;
    }
    if let Some(list) = named(ty).filter(|named| named.name == "Vec") {
        let [element] = list.arguments[..] else {
            value_type(ty, scope, report);
            return shape;
        };
        shape.is_list = true;
        ty = element;
        if let Some(inner) = named(ty).filter(|named| named.name == "Map" || named.name == "Vec") {
            report.add(&faults::LIST_OF_COLLECTIONS, ty, &[&inner.name]);
            return shape;
        }
    }
    shape.value =
        value_type(ty, scope, report).filter(|value| is_stored(value, ty, declared, report)).unwrap_or(Type::Unit);
    shape
}

fn key_type(ty: &syn::Type, scope: Scope<'_>, report: &mut Report) -> Type {
    match value_type(ty, scope, report) {
        Some(key) if key.is_scalar() || key == Type::U256 => key,
        Some(other) => {
            report.add(&faults::KEY_TYPE, ty, &[&scope.declared.type_name(&other)]);
            Type::Unit
        }
        None => Type::Unit,
    }
}

/// Whether values of the type can stand in storage; says why not.
fn is_stored(value: &Type, source: &syn::Type, declared: &Contract, report: &mut Report) -> bool {
    if has_fault(declared, value) {
        return false;
    }
    if let Some(part) = unstored_part(value, declared) {
        report.add(&faults::NOT_STORED, source, &[&declared.type_name(value), &part]);
        return false;
    }
    match declared.cells(value) {
        Some(cells) if cells > MOST_CELLS => {
            report.add(&faults::TOO_MANY_CELLS, source, &[&declared.type_name(value), &cells, &MOST_CELLS]);
            false
        }
        cells => cells.is_some(),
    }
}

/// What in a type cannot be stored, in words.
fn unstored_part(ty: &Type, declared: &Contract) -> Option<String> {
    let within = |part: &Type| unstored_part(part, declared);
    // The innermost name is the one to say.
    let named = |name: String, part: &Type| {
        within(part).map(|what| if what.contains('`') { what } else { format!("{what}, in `{name}`") })
    };
    match ty {
        Type::String => Some("a String".to_owned()),
        Type::Vec(_) => Some("a Vec".to_owned()),
        Type::Tuple(elements) => elements.iter().find_map(within),
        Type::Option(inner) | Type::Array(inner, _) => within(inner),
        Type::Named(id) => {
            let def = declared.type_def(*id);
            match &def.kind {
                TypeDefKind::Struct(fields) => {
                    fields.iter().find_map(|field| named(format!("{}.{}", def.name, field.name), &field.ty))
                }
                TypeDefKind::Enum(variants) => variants.iter().find_map(|variant| {
                    variant.payload.iter().find_map(|part| named(format!("{}::{}", def.name, variant.name), part))
                }),
            }
        }
        _ => None,
    }
}

fn event_fields(event: &ItemStruct, declared: &Contract, report: &mut Report) -> Vec<EventField> {
    let scope = Scope { declared, place: FunctionPlace::Contract };
    let mut all = Vec::new();
    for (name, field) in fields(event, &["event", "derive"], report) {
        check_attributes(&field.attrs, &["key"], report);
        let ty = value_type(&field.ty, scope, report).unwrap_or(Type::Unit);
        let (name, docs, is_key) = (name.to_string(), docs(&field.attrs), has(&field.attrs, "key"));
        all.push(EventField { name, docs, ty, is_key });
    }
    all
}

fn declare_errors(errors: &ItemEnum, contract: &str, report: &mut Report) -> Vec<ErrorVariant> {
    check_attributes(&errors.attrs, &["error", "derive"], report);
    no_generics(&errors.generics, report);
    let (mut taken, mut messages) = (BTreeSet::new(), BTreeSet::new());
    let mut declared = Vec::new();
    for variant in &errors.variants {
        for attribute in &variant.attrs {
            check_attribute(attribute, &[], report);
        }
        unique_member(&variant.ident, &mut taken, report);
        if !matches!(variant.fields, Fields::Unit) {
            report.add(&faults::ERROR_WITH_DATA, &variant.fields, &[]);
        }
        if let Some((_, value)) = &variant.discriminant {
            report.add(&faults::DISCRIMINANT, value, &[]);
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
