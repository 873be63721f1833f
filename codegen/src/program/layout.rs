//! Storage of the contract as the slot table has it.

use zkthread_ir::{Type, Variable, sn_keccak};

use super::{Printer, UNTRACKED, from_felt};
use crate::expression::hex;
use crate::names;
use crate::writer::Writer;

/// The panic of an old value that is none of its type.
const OLD: &str = "OS: old value out of range";

impl Printer<'_> {
    pub(super) fn layout(&self) -> String {
        let mut out = Writer::default();
        out.line("//! The contract's storage.");
        out.blank();
        out.line("use core::panic_with_felt252;");
        out.line("use crate::constants::variables;");
        out.line("use crate::os::rows::{self, Layout};");
        out.blank();
        out.open("pub impl ContractLayout of Layout");
        out.line("#[inline(never)]");
        out.open("fn address(variable: felt252, key1: felt252, key2: felt252, old: felt252) -> felt252");
        out.line(UNTRACKED);
        for (variable, name) in self.contract.storage.iter().zip(names::variables(self.contract)) {
            out.open(format_args!("if variable == variables::{name}"));
            address(variable, &mut out);
            out.close("");
        }
        out.line("panic_with_felt252('OS: unknown variable')");
        out.close("");
        out.close("");
        out.finish()
    }
}

fn address(variable: &Variable, out: &mut Writer) {
    if variable.keys.is_empty() {
        out.line("rows::unused(key1);");
    }
    if variable.keys.len() < 2 {
        out.line("rows::unused(key2);");
    }
    if variable.value == Type::ContractAddress {
        out.line(format_args!("crate::os::values::address(old, '{OLD}');"));
    } else if let Some(value) = from_felt(variable.value, "old", OLD) {
        out.line(format_args!("let _ = {value};"));
    }
    let base = hex(&sn_keccak(&variable.name));
    match variable.keys.len() {
        0 => out.line(format_args!("return {base};")),
        1 => out.line(format_args!("return rows::address_of_one({base}, key1);")),
        _ => out.line(format_args!("return rows::address_of_two({base}, key1, key2);")),
    }
}
