//! The numbers by which the protocol knows the contract's parts.

use num_bigint::BigUint;
use zkthread_ir::{Auth, EventId, FunctionId, FunctionKind, VariableId, sn_keccak};

use super::{Printer, is_felt};
use crate::expression::hex;
use crate::names;
use crate::writer::Writer;

impl Printer<'_> {
    pub(super) fn constants(&self) -> String {
        let mut out = Writer::default();
        out.line("//! Numbers, tags, errors and constants.");
        out.blank();
        let contract = self.contract;
        let number = |id, is_element| self.thread.variable_number(VariableId(id), is_element).to_string();
        let fields = || self.titles.variables.iter().enumerate();
        let positions = fields().map(|(id, name)| (name, number(id, false))).collect();
        module(&mut out, "Numbers of the storage fields.", "variables", positions);
        let lists = fields().filter(|(id, _)| contract.storage[*id].is_list);
        let elements = lists.map(|(id, name)| (name, number(id, true))).collect();
        module(&mut out, "Numbers of the elements of lists.", "elements", elements);
        let functions = contract.functions.iter().zip(&self.titles.tags);
        let called = functions.filter(|(function, _)| function.kind == FunctionKind::External);
        match self.auth {
            Auth::Signature => {
                let selectors = called.map(|(function, name)| (name, hex(&sn_keccak(&function.name)))).collect();
                module(&mut out, "Selectors of the functions.", "selectors", selectors);
                self.signed_constants(&mut out);
            }
            Auth::Batcher => {
                let tags = called.map(|(function, name)| (name, hex(&tag(&function.name)))).collect();
                module(&mut out, "Tags of the functions.", "tags", tags);
                let headers = self.headers().into_iter().map(|(name, header)| (name, hex(&header))).collect();
                module(
                    &mut out,
                    "Headers of calls for nonce 0, without their number of felts when that is not always the same.",
                    "calls",
                    headers,
                );
            }
        }
        let events = self.titles.events.iter().enumerate();
        let emitted = events.filter(|(id, _)| self.reached.emitted.contains(id));
        let events = emitted.map(|(id, name)| (name, hex(&self.event_header(EventId(id))))).collect();
        module(
            &mut out,
            "Headers of the events, or their tags when they are not always as many felts.",
            "events",
            events,
        );
        let errors = contract.errors.iter().zip(&self.titles.errors);
        let errors = errors.map(|(error, name)| (name, names::short_string(&error.message))).collect();
        module(&mut out, "Errors.", "errors", errors);
        self.own_constants(&mut out);
        out.finish()
    }

    /// The headers of the functions' calls.
    fn headers(&self) -> Vec<(&String, BigUint)> {
        let functions = self.contract.functions.iter().zip(&self.titles.tags).enumerate();
        functions
            .filter(|(_, (function, _))| function.kind == FunctionKind::External)
            .map(|(id, (function, name))| {
                let n_calldata = BigUint::from(self.fixed_calldata(function).unwrap_or(0));
                let position = BigUint::from(self.thread.position_of_function(FunctionId(id)));
                (name, tag(&function.name) + (n_calldata << 192) + (position << 224))
            })
            .collect()
    }

    fn own_constants(&self, out: &mut Writer) {
        if self.contract.constants.is_empty() {
            return;
        }
        out.line("/// Constants.");
        out.open("pub mod values");
        for (constant, name) in self.contract.constants.iter().zip(&self.titles.constants) {
            out.docs(&constant.docs);
            let ty = if is_felt(&constant.ty) { "felt252".to_owned() } else { self.program_type(&constant.ty) };
            let value = super::expressions::literal(&constant.value, false);
            out.line(format_args!("pub const {name}: {ty} = {value};"));
        }
        out.close("");
        out.blank();
    }
}

/// `keccak(name) mod 2^128`
pub(super) fn tag(name: &str) -> BigUint {
    sn_keccak(name) % (BigUint::from(1u8) << 128)
}

fn module(out: &mut Writer, docs: &str, name: &str, constants: Vec<(&String, String)>) {
    if constants.is_empty() {
        return;
    }
    out.line(format_args!("/// {docs}"));
    out.open(format_args!("pub mod {name}"));
    for (name, value) in constants {
        out.line(format_args!("pub const {name}: felt252 = {value};"));
    }
    out.close("");
    out.blank();
}
