//! Constants, errors, storage and events of the contract.

use zkthread_ir::{Event, ExprKind, Type, Variable};

use super::Printer;
use crate::expression;
use crate::names;
use crate::writer::Writer;

impl Printer<'_> {
    /// What every contract of a thread has.
    pub(super) fn component(&self, out: &mut Writer) {
        out.import("super::thread::ThreadComponent");
        out.line("component!(path: ThreadComponent, storage: zkthread, event: ThreadEvent);");
        out.blank();
        out.line("#[abi(embed_v0)]");
        out.line("impl ThreadImpl = ThreadComponent::ThreadImpl<ContractState>;");
        out.line("#[abi(embed_v0)]");
        out.line("impl ThreadKeysImpl = ThreadComponent::ThreadKeysImpl<ContractState>;");
        out.line("impl ThreadInternalImpl = ThreadComponent::InternalImpl<ContractState>;");
        out.blank();
        let selectors = self.contract.events.iter().map(|event| format!("selector!(\"{}\")", event.name));
        out.open("impl ThreadEventsImpl of ThreadComponent::ThreadEvents<ContractState>");
        out.open("fn selectors() -> Span<felt252>");
        out.line(format_args!("array![{}].span()", selectors.collect::<Vec<_>>().join(", ")));
        out.close("");
        out.close("");
        out.blank();
    }

    pub(super) fn constants(&self, out: &mut Writer) {
        for (constant, name) in self.contract.constants.iter().zip(&self.items.constants) {
            out.docs(&constant.docs);
            let ty = self.type_text(&constant.ty, out);
            let value = match &constant.value.kind {
                ExprKind::Integer(value) => match constant.ty {
                    Type::ContractAddress | Type::ClassHash | Type::Bytes31 => {
                        format!("{}.try_into().unwrap()", expression::readable_integer(value))
                    }
                    _ => expression::readable_integer(value),
                },
                ExprKind::Bool(value) => value.to_string(),
                ExprKind::ShortString(text) => names::short_string(text),
                _ => String::new(),
            };
            out.line(format_args!("const {name}: {ty} = {value};"));
        }
        if !self.contract.constants.is_empty() {
            out.blank();
        }
    }

    /// The errors as constants: what a transaction of this contract can be reverted with.
    pub(super) fn errors(&self, out: &mut Writer) {
        if self.contract.errors.is_empty() {
            return;
        }
        out.docs(&self.contract.error_docs);
        out.open("pub mod Errors");
        for (error, name) in self.contract.errors.iter().zip(&self.errors) {
            out.docs(&error.docs);
            out.line(format_args!("pub const {name}: felt252 = {};", names::short_string(&error.message)));
        }
        out.close("");
        out.blank();
    }

    pub(super) fn storage(&self, out: &mut Writer) {
        out.docs(&self.contract.storage_docs);
        out.line("#[storage]");
        out.open("struct Storage");
        for variable in &self.contract.storage {
            out.docs(&variable.docs);
            let ty = self.storage_type(variable, out);
            out.line(format_args!("{}: {ty},", variable.name));
        }
        out.line("#[substorage(v0)]");
        out.line("zkthread: ThreadComponent::Storage,");
        out.close("");
        out.blank();
    }

    fn storage_type(&self, variable: &Variable, out: &mut Writer) -> String {
        let mut ty = self.type_text(&variable.value, out);
        if variable.is_list {
            out.import("starknet::storage::Vec");
            ty = format!("Vec<{ty}>");
        }
        let mut keys: Vec<String> = variable.keys.iter().map(|key| self.type_text(key, out)).collect();
        for count in variable.nesting.iter().rev() {
            out.import("starknet::storage::Map");
            let these = keys.split_off(keys.len().saturating_sub(*count));
            let key = if let [one] = these.as_slice() { one.clone() } else { format!("({})", these.join(", ")) };
            ty = format!("Map<{key}, {ty}>");
        }
        ty
    }

    pub(super) fn events(&self, out: &mut Writer) {
        out.line("#[event]");
        out.line("#[derive(Drop, starknet::Event)]");
        out.open("pub enum Event");
        for event in &self.contract.events {
            out.line(format_args!("{}: {},", event.name, names::event_struct(self.contract, event)));
        }
        out.line("#[flat]");
        out.line("ThreadEvent: ThreadComponent::Event,");
        out.close("");
        out.blank();
        for event in &self.contract.events {
            self.event_struct(event, out);
        }
    }

    fn event_struct(&self, event: &Event, out: &mut Writer) {
        out.docs(&event.docs);
        out.line("#[derive(Drop, starknet::Event)]");
        out.open(format_args!("pub struct {}", names::event_struct(self.contract, event)));
        for field in &event.fields {
            out.docs(&field.docs);
            if field.is_key {
                out.line("#[key]");
            }
            let ty = self.type_text(&field.ty, out);
            out.line(format_args!("pub {}: {ty},", field.name));
        }
        out.close("");
        out.blank();
    }
}
