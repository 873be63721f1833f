//! The numbers by which the protocol knows the contract's parts.

use num_bigint::BigUint;
use zkthread_ir::{FunctionKind, sn_keccak};

use super::{Printer, is_felt};
use crate::expression::hex;
use crate::names;
use crate::writer::Writer;

impl Printer<'_> {
    pub(super) fn constants(&self) -> String {
        let mut out = Writer::default();
        out.line("//! Positions, tags, errors and constants of the contract.");
        out.blank();
        let contract = self.contract;
        let fields: Vec<(usize, String)> = names::variables(contract).into_iter().enumerate().collect();
        let positions = fields.iter().map(|(id, name)| (name.clone(), id.to_string())).collect();
        module(&mut out, "Positions of the storage fields.", "variables", positions);
        let lists = fields.into_iter().filter(|(id, _)| contract.storage[*id].is_list);
        let elements = lists.map(|(id, name)| (name, (contract.storage.len() + id).to_string())).collect();
        module(&mut out, "Positions of the elements of lists.", "elements", elements);
        let functions = contract.functions.iter().zip(names::selectors(contract));
        let called = functions.filter(|(function, _)| function.kind == FunctionKind::External);
        let tags = called.map(|(function, name)| (name, hex(&tag(&function.name)))).collect();
        module(&mut out, "Tags of the functions.", "tags", tags);
        let headers = self.headers().into_iter().map(|(name, header)| (name, hex(&header))).collect();
        module(&mut out, "Headers of calls with a fixed number of felts, for nonce 0.", "calls", headers);
        let events = contract.events.iter().zip(names::event_selectors(contract)).enumerate();
        let emitted = events.filter(|(id, _)| self.plan.emitted.contains(id));
        let events = emitted.map(|(_, (event, name))| (name, hex(&self.event_header(event)))).collect();
        module(
            &mut out,
            "Headers of the events, or their tags when they are not always as many felts.",
            "events",
            events,
        );
        let errors = contract.errors.iter().zip(names::errors(contract));
        let errors = errors.map(|(error, name)| (name, names::short_string(&error.message))).collect();
        module(&mut out, "Errors.", "errors", errors);
        self.own_constants(&mut out);
        out.finish()
    }

    /// The headers of the functions whose calldata is always as many felts.
    fn headers(&self) -> Vec<(String, BigUint)> {
        let functions = self.contract.functions.iter().zip(names::selectors(self.contract));
        functions
            .filter(|(function, _)| function.kind == FunctionKind::External)
            .filter_map(|(function, name)| {
                let n_calldata = self.fixed_calldata(function)?;
                Some((name, tag(&function.name) + (BigUint::from(n_calldata) << 192)))
            })
            .collect()
    }

    fn own_constants(&self, out: &mut Writer) {
        if self.contract.constants.is_empty() {
            return;
        }
        out.line("/// Constants.");
        out.open("pub mod values");
        for (constant, name) in self.contract.constants.iter().zip(constant_names(self.contract)) {
            out.docs(&constant.docs);
            let ty = if is_felt(&constant.ty) { "felt252".to_owned() } else { self.program_type(&constant.ty) };
            let value = super::expressions::literal(&constant.value, false);
            out.line(format_args!("pub const {name}: {ty} = {value};"));
        }
        out.close("");
        out.blank();
    }
}

/// The constants' names, by their id.
pub(super) fn constant_names(contract: &zkthread_ir::Contract) -> Vec<String> {
    names::unique(contract.constants.iter().map(|constant| names::free(&constant.name)))
}

/// `keccak(name) mod 2^128`
pub(super) fn tag(name: &str) -> BigUint {
    sn_keccak(name) % (BigUint::from(1u8) << 128)
}

fn module(out: &mut Writer, docs: &str, name: &str, constants: Vec<(String, String)>) {
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
