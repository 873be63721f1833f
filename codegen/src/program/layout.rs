//! Storage of the contracts as the slot table has it.

use std::collections::BTreeSet;

use zkthread_ir::{Type, Variable, VariableId, sn_keccak};

use super::wanted::RowKind;
use super::{Printer, UNTRACKED};
use crate::expression::hex;
use crate::writer::Writer;

impl Printer<'_> {
    pub(super) fn layout(&self) -> String {
        let mut piece = Writer::default();
        let width = 1 + self.most_keys();
        piece.line("/// A row's variable and keys, where they stand in the input.");
        piece.line(format_args!("pub type Names = Box<[felt252; {width}]>;"));
        piece.blank();
        self.cells_type(&mut piece);
        self.read_row(&mut piece);
        let asked: Vec<(RowKind, bool)> = self.wanted.borrow().rows.iter().copied().collect();
        for (kind, is_open) in asked {
            self.first(kind, is_open, width, &mut piece);
        }
        self.hidden_rows(width, &mut piece);
        let mut out = Writer::default();
        out.line("//! The contracts' storage as rows have it.");
        out.blank();
        out.append_with_imports(piece);
        out.finish()
    }

    /// How many felts the longest keys take.
    fn most_keys(&self) -> usize {
        let n_keys = |variable: &Variable| self.contract.key_felts(&variable.keys) + usize::from(variable.is_list);
        let hidden = self.hidden_fields().iter().map(|field| field.n_keys);
        self.contract.storage.iter().map(n_keys).chain(hidden).max().unwrap_or(0)
    }

    /// How many cells values have; a list's length has one, and so have hidden fields.
    fn sizes(&self) -> BTreeSet<usize> {
        let storage = &self.contract.storage;
        let values = storage.iter().map(|variable| self.cells(&variable.value));
        let has_single = storage.iter().any(|variable| variable.is_list) || !self.hidden_fields().is_empty();
        values.chain(has_single.then_some(1)).collect()
    }

    fn cells_type(&self, out: &mut Writer) {
        let sizes = self.sizes();
        out.line("/// A record's cells.");
        match Vec::from_iter(sizes.iter().copied()).as_slice() {
            [] | [1] => out.line("pub type Cells = felt252;"),
            [size] => out.line(format_args!("pub type Cells = Box<[felt252; {size}]>;")),
            _ => {
                out.line("#[derive(Copy, Drop)]");
                out.open("pub enum Cells");
                for size in &sizes {
                    let ty = if *size == 1 { "felt252".to_owned() } else { format!("Box<[felt252; {size}]>") };
                    out.line(format_args!("Of{size}: {ty},"));
                }
                out.close("");
            }
        }
        out.blank();
        if sizes.len() > 1 {
            for size in &sizes {
                let (ty, value) = match size {
                    1 => ("felt252".to_owned(), "cells"),
                    size => (format!("[felt252; {size}]"), "cells.unbox()"),
                };
                out.import("crate::os::rows");
                out.line("#[inline(always)]");
                out.open(format_args!("pub fn cells{size}(cells: Cells) -> {ty}"));
                out.open("match cells");
                out.line(format_args!("Cells::Of{size}(cells) => {value},"));
                out.line("_ => rows::wrong_row(),");
                out.close("");
                out.close("");
                out.blank();
            }
        }
        out.line("/// Takes a row's entries.");
        out.line("#[inline(always)]");
        out.open("pub fn absorb_entries(ref stream: Stream, contracts: Box<Contracts>, row: Before, cells: Cells)");
        out.import("crate::contracts::{Contracts, contract_of}");
        out.line("let contract = contract_of(row.owner, contracts.unbox());");
        out.import("crate::os::stream::Stream");
        out.import("crate::os::rows::Before");
        if sizes.iter().all(|size| *size == 1) {
            out.import("crate::os::stream::StreamTrait");
            out.line("stream.absorb(contract, row.address);");
            out.line("stream.absorb(row.olds, cells);");
        } else {
            out.import("crate::os::block::absorb_cells");
            out.line("absorb_cells(ref stream, contract, row.address, all_cells(row.olds), all_cells(cells));");
        }
        out.close("");
        out.blank();
        if sizes.iter().any(|size| *size != 1) {
            out.line("/// A record's cells, however many.");
            out.open("fn all_cells(cells: Cells) -> Span<felt252>");
            if sizes.len() > 1 {
                out.open("match cells");
                for size in &sizes {
                    let value = if *size == 1 { "array![cells].span()" } else { "cells.unbox().span()" };
                    out.line(format_args!("Cells::Of{size}(cells) => {value},"));
                }
                out.close("");
            } else {
                out.line("cells.unbox().span()");
            }
            out.close("");
            out.blank();
        }
    }

    /// The names of a record's single cells, from the name of its cells.
    pub(super) fn unpacked(&self, size: usize, cells: &str, out: &mut Writer) -> Vec<String> {
        let sizes = self.sizes();
        let single = match (sizes.len(), size) {
            (0 | 1, 1) => return vec![cells.to_owned()],
            (0 | 1, _) => format!("{cells}.unbox()"),
            _ => format!("crate::layout::cells{size}({cells})"),
        };
        let names = self.names(size);
        match names.as_slice() {
            [name] => out.line(format_args!("let {name} = {single};")),
            names => out.line(format_args!("let [{}] = {single};", names.join(", "))),
        }
        names
    }

    /// A record's cells from the texts of the single ones.
    pub(super) fn packed(&self, cells: &[String]) -> String {
        let packed = match cells {
            [cell] => cell.clone(),
            [] => "0".to_owned(),
            cells => format!("BoxTrait::new([{}])", cells.join(", ")),
        };
        if self.sizes().len() > 1 { format!("crate::layout::Cells::Of{}({packed})", cells.len()) } else { packed }
    }

    fn read_row(&self, out: &mut Writer) {
        out.import("core::panic_with_felt252");
        out.import("crate::os::input");
        out.import("crate::os::rows");
        out.import("crate::os::rows::Row");
        out.line("/// Takes the row at the front of the input.");
        out.line("#[inline(never)]");
        out.open("pub fn read_row(ref input: Span<felt252>) -> Row");
        out.line(UNTRACKED);
        out.line("let names = rows::names(input);");
        out.line("let variable = input::take(ref input);");
        for (id, (variable, name)) in self.contract.storage.iter().zip(&self.titles.variables).enumerate() {
            let owner = self.owner_value(self.thread.position_of_variable(VariableId(id)));
            out.import("crate::constants::variables");
            let n_keys = self.contract.key_felts(&variable.keys);
            out.open(format_args!("if variable == variables::{name}"));
            let size = if variable.is_list { 1 } else { self.cells(&variable.value) };
            self.row(&variable.name, &owner, n_keys, size, out);
            out.close("");
            if variable.is_list {
                out.import("crate::constants::elements");
                out.open(format_args!("if variable == elements::{name}"));
                self.row(&variable.name, &owner, n_keys + 1, self.cells(&variable.value), out);
                out.close("");
            }
        }
        for field in self.hidden_fields() {
            out.import("crate::constants::authority");
            out.open(format_args!("if variable == authority::{}", field.constant));
            self.row(field.name, &self.owner_value(0), field.n_keys, 1, out);
            out.close("");
        }
        out.line("panic_with_felt252('OS: unknown variable')");
        out.close("");
        out.blank();
    }

    /// Takes keys and cells, and gives the row.
    fn row(&self, field: &str, owner: &str, n_keys: usize, size: usize, out: &mut Writer) {
        let mut names: Vec<String> = (1..=n_keys).map(|key| format!("key{key}")).collect();
        let mut address = hex(&sn_keccak(field));
        for key in &names {
            address = format!("core::pedersen::pedersen({address}, {key})");
        }
        if n_keys > 0 {
            address = format!("rows::normalize({address})");
        }
        let olds = if size == 1 {
            names.push("old".to_owned());
            "old"
        } else {
            "input::take_boxed(ref input)"
        };
        if !names.is_empty() {
            out.line(format_args!("let [{}] = input::take_fixed(ref input);", names.join(", ")));
        }
        let olds = match self.sizes().len() {
            0 | 1 => olds.to_owned(),
            _ => format!("Cells::Of{size}({olds})"),
        };
        out.line(format_args!("let olds = {olds};"));
        out.line(format_args!("let address = {address};"));
        out.line(format_args!("return Row {{ names, owner: {owner}, address, n_cells: {size}, olds }};"));
    }

    /// The function that names a row of a kind, which the next witness must name.
    fn first(&self, kind: RowKind, is_open: bool, width: usize, out: &mut Writer) {
        let Some(variable) = self.contract.storage.get(kind.variable) else {
            return;
        };
        let what = match (variable.is_list, kind.is_element) {
            (false, _) => "Reads",
            (true, false) => "Reads the length of",
            (true, true) => "Reads an element of",
        };
        let module = if kind.is_element { "elements" } else { "variables" };
        let naming = Naming {
            what: format!("{what} `{}`", variable.name),
            function: self.first_name(kind),
            constant: format!("{module}::{}", self.titles.variables[kind.variable]),
            n_keys: self.contract.key_felts(&variable.keys) + usize::from(kind.is_element),
        };
        naming.print(is_open, width, out);
    }

    /// The name of that function.
    fn first_name(&self, kind: RowKind) -> String {
        let name = self.titles.variables[kind.variable].to_lowercase();
        let is_list = self.contract.storage[kind.variable].is_list;
        match (is_list, kind.is_element) {
            (false, _) => format!("first_of_{name}"),
            (true, false) => format!("length_of_{name}"),
            (true, true) => format!("element_of_{name}"),
        }
    }

    /// Asks for that function, and gives its path.
    pub(super) fn first_path(&self, kind: RowKind) -> String {
        self.wanted.borrow_mut().rows.insert((kind, false));
        format!("crate::layout::{}", self.first_name(kind))
    }

    /// The one that leaves the slots in the row's entry.
    pub(super) fn open_path(&self, kind: RowKind) -> String {
        self.wanted.borrow_mut().rows.insert((kind, true));
        format!("crate::layout::open_{}", self.first_name(kind))
    }

    /// The type of a kind of row's value.
    pub(super) fn row_type(&self, kind: RowKind) -> Type {
        match self.contract.storage.get(kind.variable) {
            Some(variable) if variable.is_list && !kind.is_element => Type::U64,
            Some(variable) => variable.value.clone(),
            None => Type::Unit,
        }
    }
}

/// A function that names a row.
pub(super) struct Naming {
    /// What it does, for its comment.
    pub(super) what: String,
    /// Its name, without what tells that it leaves the slots open.
    pub(super) function: String,
    /// The number that the row begins with.
    pub(super) constant: String,
    pub(super) n_keys: usize,
}

impl Naming {
    pub(super) fn print(&self, is_open: bool, width: usize, out: &mut Writer) {
        let Self { what, function, constant, n_keys } = self;
        let keys: Vec<String> = (1..=*n_keys).map(|key| format!("key{key}")).collect();
        let params: String = keys.iter().map(|key| format!(", {key}: felt252")).collect();
        let found: Vec<String> =
            (1..width).map(|at| if at <= *n_keys { format!("found{at}") } else { "_".to_owned() }).collect();
        out.import("crate::os::rows");
        out.import("crate::os::storage::Named");
        out.line(format_args!("/// {what}: the next witness must name it."));
        if is_open {
            out.line("/// The slots stay in its entry.");
            out.import("crate::os::storage::{Content, Entry, next_entry}");
            out.import("crate::os::rows::Slots");
            out.line("#[inline(always)]");
            out.open(format_args!(
                "pub fn open_{function}(ref witness: Span<felt252>, slots: Slots{params}) -> (Named, Entry, Content, Cells)"
            ));
            out.line("let (slot, entry, before, cells) = next_entry(ref witness, slots);");
        } else {
            out.import("crate::os::storage::{State, StateTrait}");
            out.line("#[inline(always)]");
            out.open(format_args!("pub fn {function}(ref state: State{params}) -> (Named, Cells)"));
            out.line("let (slot, cells) = state.next_slot();");
        }
        let names: String = found.iter().map(|name| format!(", {name}")).collect();
        out.line(format_args!("let [variable{names}] = slot.names.unbox();"));
        if let Some((module, _)) = constant.split_once("::") {
            out.import(&format!("crate::constants::{module}"));
        }
        out.line(format_args!("rows::right_row(variable, {constant});"));
        for (found, key) in found.iter().zip(&keys) {
            out.line(format_args!("rows::right_row({found}, {key});"));
        }
        out.line(if is_open { "(slot, entry, before, cells)" } else { "(slot, cells)" });
        out.close("");
        out.blank();
    }
}
