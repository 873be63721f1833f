//! Access to storage.

use zkthread_ir::{Expr, ExprKind, Pattern, Statement, StatementKind, Type, TypeDefKind, VariableId};

use super::{Body, Typing};
use crate::expression::Text;
use crate::plan::Access;
use crate::writer::Writer;

const READ: &str = "starknet::storage::StoragePointerReadAccess";
const WRITE: &str = "starknet::storage::StoragePointerWriteAccess";
const MAP_READ: &str = "starknet::storage::StorageMapReadAccess";
const MAP_WRITE: &str = "starknet::storage::StorageMapWriteAccess";
const ENTRY: &str = "starknet::storage::StoragePathEntry";
const LIST: &str = "starknet::storage::VecTrait";
const MUTABLE_LIST: &str = "starknet::storage::MutableVecTrait";

/// The fault of an index that the list does not have, as the core library spells it.
const OUT_OF_BOUNDS: &str = "'Index out of bounds'";

impl Body<'_> {
    pub(super) fn read(&self, variable: VariableId, keys: &[Expr], out: &mut Writer) -> Text {
        let (path, key) = self.path(variable, keys, out);
        out.import(if key.is_some() { MAP_READ } else { READ });
        Text::atom(format!("{path}.read({})", key.unwrap_or_default()))
    }

    /// The path to a part of a stored struct: each of the positions is a field's. None when it leads through a tuple.
    pub(super) fn part(
        &self,
        variable: VariableId,
        keys: &[Expr],
        fields: &[usize],
        out: &mut Writer,
    ) -> Option<String> {
        let mut ty = &self.printer.contract.storage[variable.0].value;
        let mut names = String::new();
        for field in fields {
            let Type::Named(id) = ty else { return None };
            let TypeDefKind::Struct(all) = &self.printer.contract.type_def(*id).kind else { return None };
            let field = all.get(*field)?;
            names.push_str(&format!(".{}", field.name));
            ty = &field.ty;
        }
        let keys: Vec<Text> = keys.iter().map(|key| self.expr(key, Typing::Given, out)).collect();
        let mut path = self.root(variable);
        for key in self.grouped(variable, &keys) {
            out.import(ENTRY);
            path.push_str(&format!(".entry({key})"));
        }
        Some(path + &names)
    }

    /// A part of a stored struct, which is read alone.
    pub(super) fn read_part(&self, expr: &Expr, out: &mut Writer) -> Option<Text> {
        let mut fields = Vec::new();
        let mut inner = expr;
        while let ExprKind::Field { value, field } = &inner.kind {
            fields.insert(0, *field);
            inner = value;
        }
        let ExprKind::Read { variable, keys, .. } = &inner.kind else { return None };
        let path = self.part(*variable, keys, &fields, out)?;
        out.import(READ);
        Some(Text::atom(format!("{path}.read()")))
    }

    /// Prints `self.record.part = value`, which the checker has made three statements of, as the write of that part.
    pub(super) fn written_part(&self, statements: &[Statement], out: &mut Writer) -> bool {
        let [read, change, write] = statements else { return false };
        let StatementKind::Let { pattern: Pattern::Bind(local), value: read } = &read.kind else { return false };
        let ExprKind::Read { variable, keys, .. } = &read.kind else { return false };
        let StatementKind::Assign { place, value } = &change.kind else { return false };
        let StatementKind::Write { variable: written, value: record, .. } = &write.kind else { return false };
        // What the source does with a local of its own is not taken away from it.
        let is_record =
            self.function.locals[local.0].is_hidden && matches!(record.kind, ExprKind::Local(id) if id == *local);
        if place.local != *local || written != variable || !is_record || !keys.is_empty() {
            return false;
        }
        let Some(path) = self.part(*variable, keys, &place.path, out) else { return false };
        let text = match &value.kind {
            ExprKind::Binary { op, left, right }
                if Self::as_place(left).is_some_and(|left| left.path == place.path && left.local == *local) =>
            {
                out.import(READ);
                let right_text = self.expr(right, Typing::Given, out);
                Text::binary(*op, Text::atom(format!("{path}.read()")), right_text)
            }
            _ => self.expr(value, Typing::Given, out),
        };
        out.import(WRITE);
        out.line(format_args!("{path}.write({text});"));
        true
    }

    pub(super) fn write(&self, variable: VariableId, keys: &[Expr], value: &Expr, out: &mut Writer) {
        let (path, key) = self.path(variable, keys, out);
        out.import(if key.is_some() { MAP_WRITE } else { WRITE });
        let key = key.map(|key| format!("{key}, ")).unwrap_or_default();
        let value = self.expr(value, Typing::Given, out);
        out.line(format_args!("{path}.write({key}{value});"));
    }

    pub(super) fn list_length(&self, variable: VariableId, keys: &[Expr], out: &mut Writer) -> Text {
        Text::atom(format!("{}.len()", self.list(variable, keys, out)))
    }

    pub(super) fn list_read(&self, variable: VariableId, keys: &[Expr], index: &Expr, out: &mut Writer) -> Text {
        out.import(READ);
        Text::atom(format!("{}.read()", self.list_element(variable, keys, index, out)))
    }

    /// The value comes before the look at the length, so one that can fault or change something gets a line of its own.
    pub(super) fn list_write(
        &self,
        variable: VariableId,
        keys: &[Expr],
        (index, value): (&Expr, &Expr),
        out: &mut Writer,
    ) {
        out.import(WRITE);
        if is_harmless(value) {
            let element = self.list_element(variable, keys, index, out);
            let value = self.expr(value, Typing::Given, out);
            return out.line(format_args!("{element}.write({value});"));
        }
        let keys: Vec<Text> = keys.iter().map(|key| self.named("key", key, out)).collect();
        let index = self.named("index", index, out);
        let value = self.named("element", value, out);
        let list = self.list_at(variable, &keys, out);
        out.line(format_args!("{list}.get({index}).expect({OUT_OF_BOUNDS}).write({value});"));
    }

    /// The value of an expression under a name, unless it is one anyway.
    fn named(&self, wanted: &str, expr: &Expr, out: &mut Writer) -> Text {
        if let ExprKind::Integer(_) | ExprKind::Constant(_) = expr.kind {
            return self.expr(expr, Typing::Given, out);
        }
        if let ExprKind::Local(local) = expr.kind
            && !self.function.locals[local.0].mutable
        {
            return self.expr(expr, Typing::Given, out);
        }
        let name = self.locals.free(wanted);
        let ty = self.type_text(&expr.ty, out);
        let ty = if super::typing::needs_type(expr) { format!(": {ty}") } else { String::new() };
        let value = self.expr(expr, if ty.is_empty() { Typing::Own } else { Typing::Given }, out);
        out.line(format_args!("let {name}{ty} = {value};"));
        Text::atom(name)
    }

    /// The list under the keys.
    pub(super) fn list(&self, variable: VariableId, keys: &[Expr], out: &mut Writer) -> String {
        let keys: Vec<Text> = keys.iter().map(|key| self.expr(key, Typing::Given, out)).collect();
        self.list_at(variable, &keys, out)
    }

    fn list_at(&self, variable: VariableId, keys: &[Text], out: &mut Writer) -> String {
        out.import(if self.state.access == Access::Write { MUTABLE_LIST } else { LIST });
        let mut path = self.root(variable);
        for key in self.grouped(variable, keys) {
            out.import(ENTRY);
            path.push_str(&format!(".entry({key})"));
        }
        path
    }

    fn list_element(&self, variable: VariableId, keys: &[Expr], index: &Expr, out: &mut Writer) -> String {
        let list = self.list(variable, keys, out);
        let index = self.expr(index, Typing::Given, out);
        format!("{list}.get({index}).expect({OUT_OF_BOUNDS})")
    }

    /// The path to a value's map, and the last key in it.
    fn path(&self, variable: VariableId, keys: &[Expr], out: &mut Writer) -> (String, Option<String>) {
        let keys: Vec<Text> = keys.iter().map(|key| self.expr(key, Typing::Given, out)).collect();
        let mut keys = self.grouped(variable, &keys);
        let last = keys.pop();
        let mut path = self.root(variable);
        for key in keys {
            out.import(ENTRY);
            path.push_str(&format!(".entry({key})"));
        }
        (path, last)
    }

    fn root(&self, variable: VariableId) -> String {
        format!("{}.{}", self.state.name, self.printer.contract.storage[variable.0].name)
    }

    /// One key for each map of the source.
    fn grouped(&self, variable: VariableId, keys: &[Text]) -> Vec<String> {
        let mut rest = keys;
        let mut grouped = Vec::new();
        for count in &self.printer.contract.storage[variable.0].nesting {
            let (these, others) = rest.split_at(rest.len().min(*count));
            rest = others;
            let texts: Vec<String> = these.iter().map(Text::to_string).collect();
            grouped.push(if let [one] = texts.as_slice() { one.clone() } else { format!("({})", texts.join(", ")) });
        }
        grouped
    }
}

/// Whether evaluating the expression neither faults nor changes anything.
fn is_harmless(expr: &Expr) -> bool {
    let is_harmless_here = matches!(
        expr.kind,
        ExprKind::Integer(_)
            | ExprKind::ShortString(_)
            | ExprKind::Constant(_)
            | ExprKind::Bool(_)
            | ExprKind::Local(_)
            | ExprKind::Caller
            | ExprKind::Timestamp
            | ExprKind::OwnAddress
            | ExprKind::ChainId
            | ExprKind::Tuple(_)
            | ExprKind::Struct { .. }
            | ExprKind::Variant { .. }
            | ExprKind::Some(_)
            | ExprKind::None
            | ExprKind::Field { .. }
            | ExprKind::Clone(_)
            | ExprKind::Convert(_)
    );
    is_harmless_here && expr.operands().into_iter().all(is_harmless)
}
