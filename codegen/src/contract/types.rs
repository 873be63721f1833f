//! The contract's own types, and what types ask to be imported.

use std::collections::BTreeSet;

use zkthread_ir::{Field, Type, TypeDef, TypeDefKind, TypeId, Variant};

use super::Printer;
use crate::expression::contract_type;
use crate::names;
use crate::writer::Writer;

impl Printer<'_> {
    /// The structs and enums, beside the contract's module.
    pub(super) fn types(&self, out: &mut Writer) {
        let mut stored = BTreeSet::new();
        for variable in &self.contract.storage {
            self.collect_types(&variable.value, &mut stored);
        }
        for (id, def) in self.contract.types.iter().enumerate() {
            let id = TypeId(id);
            self.type_def(id, def, stored.contains(&id), out);
            out.blank();
        }
    }

    fn type_def(&self, id: TypeId, def: &TypeDef, is_stored: bool, out: &mut Writer) {
        let copies = if def.is_copy { "Copy, Drop" } else { "Clone, Drop" };
        let store = if is_stored { ", starknet::Store" } else { "" };
        out.docs(&def.docs);
        out.line(format_args!("#[derive({copies}, Serde, PartialEq{store})]"));
        let name = names::own_type(self.contract, id);
        match &def.kind {
            TypeDefKind::Struct(fields) => {
                out.open(format_args!("pub struct {name}"));
                for Field { name, docs, ty, .. } in fields {
                    out.docs(docs);
                    self.import_plain(ty, out);
                    out.line(format_args!("pub {name}: {},", contract_type(self.contract, ty)));
                }
            }
            TypeDefKind::Enum(variants) => {
                out.open(format_args!("pub enum {name}"));
                for (position, Variant { name, docs, payload, .. }) in variants.iter().enumerate() {
                    out.docs(docs);
                    if is_stored && position == 0 {
                        out.line("#[default]");
                    }
                    payload.iter().for_each(|ty| self.import_plain(ty, out));
                    let types: Vec<String> = payload.iter().map(|ty| contract_type(self.contract, ty)).collect();
                    match types.as_slice() {
                        [] => out.line(format_args!("{name},")),
                        [ty] => out.line(format_args!("{name}: {ty},")),
                        types => out.line(format_args!("{name}: ({}),", types.join(", "))),
                    }
                }
            }
        }
        out.close("");
    }

    /// The type's text inside the contract's module, which imports what it names.
    pub(super) fn type_text(&self, ty: &Type, out: &mut Writer) -> String {
        self.import_plain(ty, out);
        own_types(ty, &mut |id| self.name_type(id));
        contract_type(self.contract, ty)
    }

    /// Remembers that the contract's module names the type.
    pub(super) fn name_type(&self, id: TypeId) {
        self.used.borrow_mut().insert(id);
    }

    /// Asks for the language's types that no prelude has.
    pub(super) fn import_plain(&self, ty: &Type, out: &mut Writer) {
        match ty {
            Type::ContractAddress => out.import("starknet::ContractAddress"),
            Type::ClassHash => out.import("starknet::ClassHash"),
            Type::Bytes31 => out.import("core::bytes_31::bytes31"),
            Type::Tuple(parts) => parts.iter().for_each(|part| self.import_plain(part, out)),
            Type::Option(inner) | Type::Array(inner, _) | Type::Vec(inner) => self.import_plain(inner, out),
            _ => {}
        }
    }

    /// All own types in a type, and in those.
    fn collect_types(&self, ty: &Type, all: &mut BTreeSet<TypeId>) {
        own_types(ty, &mut |id| {
            if !all.insert(id) {
                return;
            }
            match &self.contract.type_def(id).kind {
                TypeDefKind::Struct(fields) => fields.iter().for_each(|field| self.collect_types(&field.ty, all)),
                TypeDefKind::Enum(variants) => {
                    variants.iter().flat_map(|variant| &variant.payload).for_each(|ty| self.collect_types(ty, all));
                }
            }
        });
    }
}

/// Calls `see` with the own types that the type's text names.
fn own_types(ty: &Type, see: &mut dyn FnMut(TypeId)) {
    match ty {
        Type::Named(id) => see(*id),
        Type::Tuple(parts) => parts.iter().for_each(|part| own_types(part, see)),
        Type::Option(inner) | Type::Array(inner, _) | Type::Vec(inner) => own_types(inner, see),
        _ => {}
    }
}
