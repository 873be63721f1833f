//! Reading and writing storage.

use zkthread_ir::{Expr, Row, RowId, Type};

use super::body::{Body, Value, slot};
use super::codec::has_gaps;
use super::to_felt;
use super::wanted::RowKind;
use crate::expression::Text;
use crate::writer::Writer;

/// The panic of a record that is no value of its type.
const VALUE: &str = "'OS: value out of range'";
const OUT_OF_BOUNDS: &str = "'Index out of bounds'";

impl Body<'_> {
    /// The felts of keys whose values are these texts.
    pub(super) fn key_felts(&mut self, keys: &[Expr], texts: Vec<Text>, out: &mut Writer) -> Vec<Text> {
        let mut felts = Vec::new();
        for (key, text) in keys.iter().zip(texts) {
            if key.ty == Type::U256 {
                let name = self.bind("u256", &text, out);
                for half in ["low", "high"] {
                    felts.push(to_felt(&Type::U128, Text::atom(format!("{name}.{half}"))));
                }
            } else {
                felts.push(to_felt(&key.ty, text));
            }
        }
        felts
    }

    /// Reads a record.
    pub(super) fn read(&mut self, kind: RowKind, keys: &[Text], row: Row, out: &mut Writer) -> Value {
        let cells = match row {
            Row::Again(_) => self.again(row, out),
            Row::First(id) if self.read_then_written.contains(&id) => self.open(kind, keys, id, out),
            Row::First(_) => self.first(kind, keys, row, out),
        };
        let ty = self.printer.row_type(kind);
        let cells = self.printer.unpacked(self.printer.cells(&ty), &cells, out);
        let value = self.printer.load(&ty, &cells, VALUE);
        if ty == Type::Felt252 {
            return Value { text: value, is_stable: true };
        }
        Value::stable(self.bind(&self.printer.program_type(&ty), &value, out))
    }

    /// Names a row, and gives the name of its cells.
    fn first(&mut self, kind: RowKind, keys: &[Text], row: Row, out: &mut Writer) -> String {
        let cells = self.printer.name();
        let keys: String = keys.iter().map(|key| format!(", {key}")).collect();
        let first = self.printer.first_path(kind);
        out.line(format_args!("let ({}, {cells}) = {first}(ref state{keys});", slot(row)));
        cells
    }

    /// [`Body::first`], with the slots in the row's entry from here to the row's write.
    fn open(&mut self, kind: RowKind, keys: &[Text], id: RowId, out: &mut Writer) -> String {
        let cells = self.printer.name();
        let keys: String = keys.iter().map(|key| format!(", {key}")).collect();
        let open = self.printer.open_path(kind);
        let RowId(row) = id;
        let names = format!("__slot{row}, __entry{row}, __before{row}, {cells}");
        out.line(format_args!("let ({names}) = {open}(ref state.witness, state.slots{keys});"));
        self.open = Some(id);
        cells
    }

    /// Reads a row that has been named.
    fn again(&mut self, row: Row, out: &mut Writer) -> String {
        out.import("crate::os::storage::StateTrait");
        let cells = self.printer.name();
        out.line(format_args!("let {cells} = state.again({});", slot(row)));
        cells
    }

    /// Writes a record.
    pub(super) fn write(&mut self, kind: RowKind, keys: &[Text], value: Text, row: Row, out: &mut Writer) {
        let ty = self.printer.row_type(kind);
        let has_gaps = has_gaps(self.printer.contract, &ty);
        // A value that is taken apart has a name.
        let value = match ty.plain_name() {
            Some(name) if name != "u256" => value.to_string(),
            _ => self.bind(&self.printer.program_type(&ty), &value, out),
        };
        let open = self.open.take();
        let olds = match row {
            _ if open.is_some() => has_gaps.then(|| {
                let olds = self.printer.name();
                let before = format!("crate::os::storage::content({})", slot(row).replace("__slot", "__before"));
                out.line(format_args!("let {olds} = {before}.unbox().cells;"));
                olds
            }),
            Row::First(_) => Some(self.first(kind, keys, row, out)),
            Row::Again(_) if has_gaps => Some(self.again(row, out)),
            Row::Again(_) => None,
        };
        let size = self.printer.cells(&ty);
        let olds = match olds {
            Some(olds) if has_gaps => self.printer.unpacked(size, &olds, out),
            _ => Vec::new(),
        };
        let cells = self.printer.store(&ty, &value, &olds, out);
        let packed = self.printer.packed(&cells);
        match open {
            Some(RowId(id)) => {
                out.import("crate::os::storage::{Change, written}");
                out.line(format_args!("state.slots = written(__slot{id}, __entry{id}, {packed});"));
                out.line(format_args!(
                    "state.journal.append(Change {{ index: __slot{id}.index, before: __before{id} }});"
                ));
            }
            None => {
                out.import("crate::os::storage::StateTrait");
                out.line(format_args!("state.write({}, {packed});", slot(row)));
            }
        }
    }

    /// The keys of a list's element, after the check that there is one.
    pub(super) fn element_keys(
        &mut self,
        variable: usize,
        keys: Vec<Text>,
        index: Text,
        length: Row,
        out: &mut Writer,
    ) -> Vec<Text> {
        let index = self.bind("u64", &index, out);
        let keys = self.named_felts(keys, out);
        let length = self.read(RowKind { variable, is_element: false }, &keys, length, out).text;
        self.fail_if(&Text::atom(format!("{index} >= {length}")), OUT_OF_BOUNDS, out);
        with_index(keys, &index)
    }

    /// Adds an element to a list.
    pub(super) fn list_push(
        &mut self,
        variable: usize,
        keys: Vec<Text>,
        value: Text,
        length: Row,
        row: Row,
        out: &mut Writer,
    ) {
        out.import("crate::os::arithmetic::Checked");
        let keys = self.named_felts(keys, out);
        let lengths = RowKind { variable, is_element: false };
        let elements = RowKind { variable, is_element: true };
        let ty = self.printer.program_type(&self.printer.row_type(elements));
        let value = self.bind(&ty, &value, out);
        if let Row::First(id) = length {
            self.read_then_written.insert(id);
        }
        let index = self.read(lengths, &keys, length, out).text.to_string();
        let longer = self.bind_success(&Type::U64, &format!("Checked::try_add({index}, 1)"), out).text;
        let (Row::First(id) | Row::Again(id)) = length;
        self.write(lengths, &keys, longer, Row::Again(id), out);
        self.write(elements, &with_index(keys, &index), Text::atom(value), row, out);
    }

    /// Keys that are used more than once.
    fn named_felts(&mut self, keys: Vec<Text>, out: &mut Writer) -> Vec<Text> {
        keys.iter().map(|key| Text::atom(self.bind("felt252", key, out))).collect()
    }
}

fn with_index(mut keys: Vec<Text>, index: &str) -> Vec<Text> {
    keys.push(to_felt(&Type::U64, Text::atom(index)));
    keys
}
