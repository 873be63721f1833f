//! The contract's own structs and enums.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span};
use syn::{Fields, ItemEnum, ItemStruct};

use crate::declarations::{fields, no_generics, unique_member};
use crate::diagnostic::{self as faults, Report, ends};
use crate::model::{Contract, Field, FunctionPlace, Type, TypeDef, TypeDefKind, TypeId, Variant};
use crate::source::{check_attributes, derives, docs};
use crate::types::{DEEPEST, LARGEST, LARGEST_TUPLE, Scope, has_fault, part_type, parts, size};

/// A struct or enum as the source has it.
#[derive(Clone, Copy)]
pub(crate) enum OwnType<'a> {
    Struct(&'a ItemStruct),
    Enum(&'a ItemEnum),
}

impl<'a> OwnType<'a> {
    pub(crate) fn name(self) -> &'a Ident {
        match self {
            OwnType::Struct(item) => &item.ident,
            OwnType::Enum(item) => &item.ident,
        }
    }

    fn attributes(self) -> &'a [syn::Attribute] {
        match self {
            OwnType::Struct(item) => &item.attrs,
            OwnType::Enum(item) => &item.attrs,
        }
    }
}

/// Adds the definitions to the contract, in the order of the source. Their names are known before their parts are read.
pub(crate) fn declare(contract: &mut Contract, sources: &[OwnType<'_>], report: &mut Report) {
    for source in sources {
        contract.types.push(TypeDef {
            name: source.name().to_string(),
            docs: docs(source.attributes()),
            kind: TypeDefKind::Struct(Vec::new()),
            is_copy: false,
            span: source.name().span(),
        });
    }
    let mut uses = Vec::new();
    for (position, source) in sources.iter().enumerate() {
        let mut places = Vec::new();
        let kind = match source {
            OwnType::Struct(item) => TypeDefKind::Struct(declare_struct(contract, item, &mut places, report)),
            OwnType::Enum(item) => TypeDefKind::Enum(declare_enum(contract, item, &mut places, report)),
        };
        if let Some(def) = contract.types.get_mut(position) {
            def.kind = kind;
        }
        uses.push(places);
    }
    let mut walk = Walk { contract, uses: &uses, visits: vec![Visit::Not; sources.len()], level: 0, report };
    for id in 0..sources.len() {
        walk.visit(TypeId(id));
    }
    for (position, source) in sources.iter().enumerate() {
        let asked = derives(source.attributes()).into_iter().find(|derive| derive == "Copy");
        let is_whole = !has_fault(contract, &Type::Named(TypeId(position)));
        let moved = contract.types.get(position).filter(|def| is_whole && !def.is_copy);
        if let (Some(asked), Some(def)) = (asked, moved) {
            report.add(&faults::DERIVE_COPY, &asked, &[&def.name]);
        }
    }
}

/// Where a part of a definition stands.
type Place = (Span, Span);

/// The type of a part. How large it is can be told once all definitions are known.
fn part(ty: &syn::Type, contract: &Contract, places: &mut Vec<Place>, report: &mut Report) -> Type {
    places.push(ends(&quote::ToTokens::to_token_stream(ty)));
    let scope = Scope { declared: contract, place: FunctionPlace::Contract };
    part_type(ty, scope, report).unwrap_or(Type::Unit)
}

fn declare_struct(contract: &Contract, item: &ItemStruct, places: &mut Vec<Place>, report: &mut Report) -> Vec<Field> {
    let mut declared = Vec::new();
    for (name, field) in fields(item, &["derive"], report) {
        check_attributes(&field.attrs, &[], report);
        let ty = part(&field.ty, contract, places, report);
        declared.push(Field { name: name.to_string(), docs: docs(&field.attrs), ty, span: name.span() });
    }
    if declared.is_empty() && matches!(item.fields, Fields::Named(_)) {
        report.add(&faults::EMPTY_TYPE, &item.ident, &[&item.ident, &"field"]);
    }
    declared
}

fn declare_enum(contract: &Contract, item: &ItemEnum, places: &mut Vec<Place>, report: &mut Report) -> Vec<Variant> {
    check_attributes(&item.attrs, &["derive"], report);
    no_generics(&item.generics, report);
    let mut taken = BTreeSet::new();
    let mut declared = Vec::new();
    for variant in &item.variants {
        check_attributes(&variant.attrs, &[], report);
        unique_member(&variant.ident, &mut taken, report);
        if let Some((_, value)) = &variant.discriminant {
            report.add(&faults::DISCRIMINANT, value, &[]);
        }
        let payload = match &variant.fields {
            Fields::Unit => Vec::new(),
            Fields::Unnamed(values) => {
                if values.unnamed.is_empty() {
                    report.add(&faults::EMPTY_VARIANT, values, &[&variant.ident]);
                } else if values.unnamed.len() > LARGEST_TUPLE {
                    report.add(&faults::VARIANT_SIZE, &variant.ident, &[&variant.ident, &LARGEST_TUPLE]);
                }
                let values = values.unnamed.iter().inspect(|value| check_attributes(&value.attrs, &[], report));
                let types: Vec<&syn::Type> = values.map(|value| &value.ty).collect();
                types.into_iter().map(|ty| part(ty, contract, places, report)).collect()
            }
            Fields::Named(fields) => {
                report.add(&faults::VARIANT_WITH_NAMES, &variant.ident, &[&variant.ident]);
                fields.named.iter().map(|_| Type::Unit).collect()
            }
        };
        let (name, docs, span) = (variant.ident.to_string(), docs(&variant.attrs), variant.ident.span());
        declared.push(Variant { name, docs, payload, span });
    }
    if declared.is_empty() {
        report.add(&faults::EMPTY_TYPE, &item.ident, &[&item.ident, &"variant"]);
    }
    declared
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Visit {
    Not,
    Under,
    Done,
}

/// Goes through the definitions so that each is finished before those that hold it.
struct Walk<'a> {
    contract: &'a mut Contract,
    /// By definition, where its parts stand in the source.
    uses: &'a [Vec<Place>],
    visits: Vec<Visit>,
    /// How many definitions are being visited.
    level: usize,
    report: &'a mut Report,
}

impl Walk<'_> {
    fn visit(&mut self, id: TypeId) {
        if self.visits.get(id.0) != Some(&Visit::Not) {
            return;
        }
        if self.level > DEEPEST {
            return self.replace(id, &faults::TYPE_TOO_DEEP, DEEPEST);
        }
        self.visits[id.0] = Visit::Under;
        self.level += 1;
        let of_def = self.contract.types.get(id.0).map(|def| parts(def).cloned().collect::<Vec<Type>>());
        let mut held = of_def.unwrap_or_default();
        for (position, part) in held.iter_mut().enumerate() {
            if self.closes_circle(part) {
                let place = self.uses.get(id.0).and_then(|places| places.get(position));
                if let (Some(place), Some(def)) = (place, self.contract.types.get(id.0)) {
                    self.report.add_at(&faults::RECURSIVE_TYPE, *place, &[&def.name]);
                }
                *part = Type::Unit;
            }
        }
        self.level -= 1;
        let is_copy = held.iter().all(|part| self.contract.is_copy(part));
        if let Some(def) = self.contract.types.get_mut(id.0) {
            parts_mut(def).zip(held).for_each(|(slot, part)| *slot = part);
            def.is_copy = is_copy;
        }
        self.visits[id.0] = Visit::Done;
        let (size, depth) = size(self.contract, &Type::Named(id));
        if size > LARGEST {
            self.replace(id, &faults::TYPE_TOO_LARGE, LARGEST);
        } else if depth > DEEPEST {
            self.replace(id, &faults::TYPE_TOO_DEEP, DEEPEST);
        }
    }

    /// Visits what the type holds; whether one of it is being visited already.
    fn closes_circle(&mut self, ty: &Type) -> bool {
        match ty {
            Type::Named(id) => {
                self.visit(*id);
                self.visits.get(id.0) == Some(&Visit::Under)
            }
            Type::Tuple(elements) => elements.iter().fold(false, |closes, ty| closes | self.closes_circle(ty)),
            Type::Option(inner) | Type::Array(inner, _) | Type::Vec(inner) => self.closes_circle(inner),
            _ => false,
        }
    }

    /// Puts something small in the place of a definition: what is built of it would be too large to look at.
    fn replace(&mut self, id: TypeId, fault: &faults::Entry, limit: usize) {
        if let Some(def) = self.contract.types.get_mut(id.0) {
            def.kind = TypeDefKind::Struct(Vec::new());
            self.report.add_at(fault, (def.span, def.span), &[&def.name, &limit]);
        }
        self.visits[id.0] = Visit::Done;
    }
}

fn parts_mut(def: &mut TypeDef) -> Box<dyn Iterator<Item = &mut Type> + '_> {
    match &mut def.kind {
        TypeDefKind::Struct(fields) => Box::new(fields.iter_mut().map(|field| &mut field.ty)),
        TypeDefKind::Enum(variants) => Box::new(variants.iter_mut().flat_map(|variant| &mut variant.payload)),
    }
}
