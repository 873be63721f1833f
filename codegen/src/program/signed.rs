//! What the program of signed transactions has besides: nonces and keys in storage, and the types of what is signed.

use zkthread_ir::{Auth, sn_keccak};

use super::Printer;
use super::layout::Naming;
use crate::expression::hex;
use crate::writer::Writer;

/// A field that every first contract of a thread has in its storage, beside those of the source: a map to one cell.
pub(super) struct HiddenField {
    /// Its name, which no field of the source can have.
    pub(super) name: &'static str,
    /// Its constant.
    pub(super) constant: &'static str,
    /// What the function is called that names a row of it.
    pub(super) function: &'static str,
    /// How many felts its keys take.
    pub(super) n_keys: usize,
}

/// Next nonces by account, and records of keys by account and public key.
const HIDDEN_FIELDS: [HiddenField; 2] = [
    HiddenField { name: "ZkThread_nonces", constant: "NONCES", function: "nonce", n_keys: 1 },
    HiddenField { name: "ZkThread_keys", constant: "KEYS", function: "key", n_keys: 2 },
];

/// The types of what is signed, as typed data writes them.
const TYPES: [(&str, &str); 3] = [
    (
        "DOMAIN",
        r#""StarknetDomain"("name":"shortstring","version":"shortstring","chainId":"shortstring","revision":"shortstring")"#,
    ),
    (
        "TRANSACTION",
        concat!(
            r#""Transaction"("Manager":"ContractAddress","Thread":"felt","Nonce":"u128","Deadline":"timestamp","Atomic":"bool","Calls":"Call*")"#,
            r#""Call"("To":"ContractAddress","Selector":"selector","Calldata":"felt*")"#
        ),
    ),
    ("CALL", r#""Call"("To":"ContractAddress","Selector":"selector","Calldata":"felt*")"#),
];

impl Printer<'_> {
    /// The hidden fields of the thread's first contract.
    pub(super) fn hidden_fields(&self) -> &'static [HiddenField] {
        match self.auth {
            Auth::Signature => &HIDDEN_FIELDS,
            Auth::Batcher => &[],
        }
    }

    /// The functions about their rows.
    pub(super) fn hidden_rows(&self, width: usize, out: &mut Writer) {
        let fields = self.hidden_fields();
        if fields.is_empty() {
            return;
        }
        for field in fields {
            let naming = Naming {
                what: format!("Reads `{}`", field.name),
                function: field.function.to_owned(),
                constant: format!("authority::{}", field.constant),
                n_keys: field.n_keys,
            };
            naming.print(true, width, out);
        }
        out.line("/// The one cell of such a record.");
        out.line("#[inline(always)]");
        out.open("pub fn cell_of(cells: Cells) -> felt252");
        let cells = self.unpacked(1, "cells", out);
        out.line(cells.join(""));
        out.close("");
        out.blank();
        out.line("/// The record of one cell.");
        out.line("#[inline(always)]");
        out.open("pub fn cells_of(cell: felt252) -> Cells");
        out.line(self.packed(&["cell".to_owned()]));
        out.close("");
    }

    /// The numbers of the hidden fields, and the hashes of the types.
    pub(super) fn signed_constants(&self, out: &mut Writer) {
        out.line("/// Numbers of the storage fields that say who may act.");
        out.open("pub mod authority");
        for (position, field) in HIDDEN_FIELDS.iter().enumerate() {
            let number = 2 * self.contract.storage.len() + position;
            out.line(format_args!("pub const {}: felt252 = {number};", field.constant));
        }
        out.close("");
        out.blank();
        out.line("/// Hashes of the types of what is signed.");
        out.open("pub mod types");
        for (name, text) in TYPES {
            out.line(format_args!("pub const {name}: felt252 = {};", hex(&sn_keccak(text))));
        }
        out.close("");
        out.blank();
    }

    /// What is the same for all calls of each contract.
    pub(super) fn callees(&self, out: &mut Writer) {
        out.import("crate::os::auth::{Callee, callee_at}");
        let contracts = &self.titles.contracts;
        out.blank();
        out.line("/// What is the same for all calls of each contract.");
        out.line("#[derive(Copy, Drop)]");
        out.open("pub struct Callees");
        for contract in contracts {
            out.line(format_args!("{contract}: Callee,"));
        }
        out.close("");
        out.blank();
        out.line("/// Of all contracts.");
        out.open("pub fn callees(contracts: Contracts) -> Callees");
        out.open("Callees");
        for contract in contracts {
            out.line(format_args!("{contract}: callee_at(contracts.{contract}),"));
        }
        out.close("");
        out.close("");
        out.blank();
        out.line("/// Of the contract at a position.");
        out.line("#[inline(always)]");
        out.open("pub fn callee(callees: Callees, position: felt252) -> Callee");
        for (position, contract) in contracts.iter().enumerate() {
            // The last one is left when it is none of the others.
            if position + 1 == contracts.len() {
                out.line(format_args!("assert(position == {position}, 'OS: wrong contract');"));
                out.line(format_args!("callees.{contract}"));
            } else {
                out.open(format_args!("if position == {position}"));
                out.line(format_args!("return callees.{contract};"));
                out.close("");
            }
        }
        out.close("");
    }
}
