//! Errors, storage and events of the contract.

use zkthread_ir::{Event, Type, Variable};

use super::Printer;
use crate::expression::contract_type;
use crate::names;
use crate::writer::Writer;

impl Printer<'_> {
    /// What every contract of a thread has.
    pub(super) fn component(&self, out: &mut Writer) {
        out.import("super::thread::ThreadComponent");
        let event = names::thread_event(self.contract);
        out.line(format_args!("component!(path: ThreadComponent, storage: zkthread, event: {event});"));
        out.blank();
        out.line("#[abi(embed_v0)]");
        out.line("impl ThreadImpl = ThreadComponent::ThreadImpl<ContractState>;");
        out.line("impl ThreadInternalImpl = ThreadComponent::InternalImpl<ContractState>;");
        out.blank();
    }

    /// The errors as constants: what a transaction of this contract can be reverted with.
    pub(super) fn errors(&self, out: &mut Writer) {
        if self.contract.errors.is_empty() {
            return;
        }
        out.open("pub mod Errors");
        for (error, name) in self.contract.errors.iter().zip(names::errors(self.contract)) {
            out.docs(&error.docs);
            out.line(format_args!("pub const {name}: felt252 = {};", names::short_string(&error.message)));
        }
        out.close("");
        out.blank();
    }

    pub(super) fn storage(&self, out: &mut Writer) {
        out.line("#[storage]");
        out.open("struct Storage");
        for variable in &self.contract.storage {
            out.docs(&variable.docs);
            let ty = storage_type(variable, out);
            out.line(format_args!("{}: {ty},", variable.name));
        }
        out.line("#[substorage(v0)]");
        out.line("zkthread: ThreadComponent::Storage,");
        out.close("");
        out.blank();
    }

    pub(super) fn events(&self, out: &mut Writer) {
        out.line("#[event]");
        out.line("#[derive(Drop, starknet::Event)]");
        out.open("pub enum Event");
        for event in &self.contract.events {
            out.line(format_args!("{}: {},", event.name, names::event_struct(event)));
        }
        out.line("#[flat]");
        out.line(format_args!("{}: ThreadComponent::Event,", names::thread_event(self.contract)));
        out.close("");
        out.blank();
        for event in &self.contract.events {
            event_struct(event, out);
        }
    }
}

fn event_struct(event: &Event, out: &mut Writer) {
    out.docs(&event.docs);
    out.line("#[derive(Drop, starknet::Event)]");
    out.open(format_args!("pub struct {}", names::event_struct(event)));
    for field in &event.fields {
        if field.is_key {
            out.line("#[key]");
        }
        out.line(format_args!("pub {}: {},", field.name, contract_type(field.ty)));
    }
    out.close("");
    out.blank();
}

fn storage_type(variable: &Variable, out: &mut Writer) -> String {
    let value = contract_type(variable.value);
    let keys: Vec<&str> = variable.keys.iter().copied().map(contract_type as fn(Type) -> &'static str).collect();
    match keys.as_slice() {
        [] => value.to_owned(),
        [key] => {
            out.import("starknet::storage::Map");
            format!("Map<{key}, {value}>")
        }
        keys => {
            out.import("starknet::storage::Map");
            format!("Map<({}), {value}>", keys.join(", "))
        }
    }
}
