//! The numbers by which the network knows the contract's parts.

use zkthread_ir::sn_keccak;

use super::Printer;
use crate::expression::hex;
use crate::names;
use crate::writer::Writer;

impl Printer<'_> {
    pub(super) fn constants(&self) -> String {
        let mut out = Writer::default();
        out.line("//! Positions, selectors and errors of the contract.");
        out.blank();
        let contract = self.contract;
        let positions = names::variables(contract).into_iter().enumerate().map(|(id, name)| (name, id.to_string()));
        module(&mut out, "Positions of the storage fields.", "variables", positions);
        let selectors = contract.functions.iter().zip(names::selectors(contract));
        let selectors = selectors.map(|(function, name)| (name, hex(&sn_keccak(&function.name))));
        module(&mut out, "Selectors of the functions.", "selectors", selectors);
        let events = contract.events.iter().zip(names::event_selectors(contract));
        let events = events.map(|(event, name)| (name, hex(&sn_keccak(&event.name))));
        module(&mut out, "Selectors of the events.", "events", events);
        let errors = contract.errors.iter().zip(names::errors(contract));
        let errors = errors.map(|(error, name)| (name, names::short_string(&error.message)));
        module(&mut out, "Errors.", "errors", errors);
        out.finish()
    }
}

fn module(out: &mut Writer, docs: &str, name: &str, constants: impl Iterator<Item = (String, String)>) {
    out.line(format_args!("/// {docs}"));
    out.open(format_args!("pub mod {name}"));
    for (name, value) in constants {
        out.line(format_args!("pub const {name}: felt252 = {value};"));
    }
    out.close("");
    out.blank();
}
