//! Function bodies of the thread program.
//!
//! What has an effect or may fail becomes a statement of its own, in the order of evaluation; what is left are pure
//! expressions. So a fault can leave the function with `?` anywhere, and rows named in an expression can be used again in
//! later statements.

use std::collections::{BTreeMap, BTreeSet};

use zkthread_ir::{
    BinaryOp, Block, Expr, ExprKind, Function, FunctionId, LocalId, Passing, Pattern, Row, RowId, Statement,
    StatementKind, Type, TypeDefKind,
};

use super::Printer;
use super::flow::Mode;
use super::open::read_then_written;
use super::wanted::RowKind;
use crate::expression::Text;
use crate::names;
use crate::writer::Writer;

/// Prints one function's body.
pub(super) struct Body<'a> {
    pub(super) printer: &'a Printer<'a>,
    pub(super) function: &'a Function,
    /// Address of the function's contract, in the program.
    pub(super) own_address: String,
    pub(super) locals: Vec<String>,
    /// Locals that are snapshots of what the source says.
    pub(super) snapshots: BTreeSet<LocalId>,
    /// Rows whose first read is followed by their write, with no other access between.
    pub(super) read_then_written: BTreeSet<RowId>,
    /// The one of them that is between its read and its write: the slots are in its entry, and every way out puts them back.
    pub(super) open: Option<RowId>,
    /// Names of the differences of two locals that are known where the printer is.
    pub(super) differences: BTreeMap<(String, String), String>,
}

/// A value: its text, and whether evaluating it later could give another value.
pub(super) struct Value {
    pub(super) text: Text,
    pub(super) is_stable: bool,
}

impl Value {
    pub(super) fn stable(text: impl Into<String>) -> Self {
        Self { text: Text::atom(text), is_stable: true }
    }

    pub(super) fn unit() -> Self {
        Self::stable("()")
    }
}

impl<'a> Body<'a> {
    pub(super) fn new(printer: &'a Printer<'a>, id: FunctionId, locals: Vec<String>) -> Self {
        let function = &printer.contract.functions[id.0];
        let own_address = printer.address(printer.thread.position_of_function(id));
        let is_snapshot = |local: &LocalId| {
            let declared = &function.locals[local.0];
            declared.passing == Passing::Shared && !printer.contract.is_copy(&declared.ty)
        };
        let snapshots = function.params.iter().copied().filter(is_snapshot).collect();
        let read_then_written = read_then_written(&function.body);
        Self {
            printer,
            function,
            own_address,
            locals,
            snapshots,
            read_then_written,
            open: None,
            differences: BTreeMap::new(),
        }
    }

    /// Prints the statements and the result.
    pub(super) fn print(mut self, out: &mut Writer) {
        let body = &self.function.body;
        self.statements(body, out);
        match &body.tail {
            Some(tail) => self.result(tail, "", out),
            None if body.diverges => {}
            None => out.line("Ok(())"),
        }
    }

    pub(super) fn statements(&mut self, block: &Block, out: &mut Writer) {
        for statement in &block.statements {
            self.statement(statement, out);
        }
    }

    /// Statements of a block in braces: what is named in them is not known behind.
    pub(super) fn inner_statements(&mut self, block: &Block, out: &mut Writer) {
        let known = self.differences.clone();
        self.statements(block, out);
        self.differences = known;
    }

    /// Prints a function's result as the value of the block, or after `keyword` as a statement.
    pub(super) fn result(&mut self, expr: &Expr, keyword: &str, out: &mut Writer) {
        let end = if keyword.is_empty() { "" } else { ";" };
        match &expr.kind {
            ExprKind::Err(error) => {
                let error = self.error(error.0);
                self.close(out);
                out.line(format_args!("{keyword}Err({error}){end}"));
            }
            ExprKind::If { .. } | ExprKind::Match { .. } if expr.result => {
                self.branches(expr, "", &Mode::Result { keyword }, "", out);
            }
            ExprKind::Block(block) if expr.result => self.arm(block, &Mode::Result { keyword }, out),
            ExprKind::Call { .. } => {
                let call = self.call(expr, out);
                out.line(format_args!("{keyword}{call}{end}"));
            }
            ExprKind::OkOr { value, error } => {
                let option = self.expr(value, out).text;
                let error = self.error(error.0);
                self.close(out);
                out.line(format_args!("{keyword}{}.ok_or({error}){end}", option.receiver()));
            }
            // A value that is no result is the success value.
            _ => {
                let value = self.expr(expr, out).text;
                self.close(out);
                out.line(format_args!("{keyword}Ok({value}){end}"));
            }
        }
    }

    fn statement(&mut self, statement: &Statement, out: &mut Writer) {
        match &statement.kind {
            StatementKind::Let { pattern, value } => self.declare(pattern, value, out),
            StatementKind::Assign { place, value } => {
                let value = self.expr(value, out).text;
                self.change(place, out, |place, out| out.line(format_args!("{place} = {value};")));
            }
            StatementKind::Push { list, value } => {
                let value = self.expr(value, out).text;
                self.change(list, out, |list, out| out.line(format_args!("{list}.append({value});")));
            }
            StatementKind::PushStr { string, value } => {
                let value = self.look(value, out).text;
                self.change(string, out, |string, out| out.line(format_args!("{string}.append({value});")));
            }
            StatementKind::Write { variable, keys, value, row } => {
                let kind = RowKind { variable: variable.0, is_element: false };
                let operands: Vec<&Expr> = keys.iter().chain([value]).collect();
                let mut texts = self.operands(&operands, out);
                let value = texts.pop().unwrap_or_else(|| Text::atom("0"));
                let keys = self.key_felts(keys, texts, out);
                self.write(kind, &keys, value, *row, out);
            }
            StatementKind::ListPush { variable, keys, value, length, row } => {
                let operands: Vec<&Expr> = keys.iter().chain([value]).collect();
                let mut texts = self.operands(&operands, out);
                let value = texts.pop().unwrap_or_else(|| Text::atom("0"));
                let keys = self.key_felts(keys, texts, out);
                self.list_push(variable.0, keys, value, *length, *row, out);
            }
            StatementKind::ListWrite { variable, keys, index, value, length, row } => {
                let operands: Vec<&Expr> = keys.iter().chain([index, value]).collect();
                let mut texts = self.operands(&operands, out);
                let value = texts.pop().unwrap_or_else(|| Text::atom("0"));
                let index = texts.pop().unwrap_or_else(|| Text::atom("0"));
                let keys = self.key_felts(keys, texts, out);
                let keys = self.element_keys(variable.0, keys, index, *length, out);
                self.write(RowKind { variable: variable.0, is_element: true }, &keys, value, *row, out);
            }
            StatementKind::Loop { body } => {
                out.open("loop");
                self.inner_statements(body, out);
                out.close("");
            }
            StatementKind::While { condition, body } => self.while_loop(condition, body, out),
            StatementKind::For { local, start, end, inclusive, body } => {
                self.for_loop(*local, (start, end, *inclusive), body, out);
            }
            StatementKind::ForEach { local, list, body } => self.for_each(*local, list, body, out),
            StatementKind::Break | StatementKind::Continue => {
                self.close(out);
                out.line(if matches!(statement.kind, StatementKind::Break) { "break;" } else { "continue;" });
            }
            StatementKind::Ensure { condition, error } => self.ensure(condition, error.0, out),
            StatementKind::Emit { event, fields, order } => {
                let arguments = self.in_source_order(fields, order, out);
                let emitter = &self.printer.titles.emitters[event.0];
                let arguments: String = arguments.iter().map(|argument| format!(", {argument}")).collect();
                out.line(format_args!("crate::events::{emitter}(ref state{arguments});"));
            }
            StatementKind::Return(None) => {
                self.close(out);
                out.line("return Ok(());");
            }
            StatementKind::Return(Some(value)) => self.result(value, "return ", out),
            StatementKind::Expr(value) => {
                let Value { text, is_stable } = self.expr(value, out);
                if !is_stable && value.ty != Type::Unit {
                    out.line(format_args!("let _ = {text};"));
                }
            }
        }
    }

    fn declare(&mut self, pattern: &Pattern, value: &Expr, out: &mut Writer) {
        let ty = self.printer.program_type(&value.ty);
        let text = self.expr(value, out).text;
        let pattern = self.pattern(pattern);
        out.line(format_args!("let {pattern}: {ty} = {text};"));
    }

    /// The text of a pattern.
    pub(super) fn pattern(&self, pattern: &Pattern) -> String {
        let list = |patterns: &[Pattern]| patterns.iter().map(|one| self.pattern(one)).collect::<Vec<_>>();
        match pattern {
            Pattern::Wildcard => "_".to_owned(),
            Pattern::Bind(local) => {
                let mutable = if self.function.locals[local.0].mutable { "mut " } else { "" };
                format!("{mutable}{}", self.locals[local.0])
            }
            Pattern::Tuple(patterns) => format!("({})", list(patterns).join(", ")),
            Pattern::Struct(id, patterns) => {
                let TypeDefKind::Struct(fields) = &self.printer.contract.type_def(*id).kind else {
                    return "_".to_owned();
                };
                let fields: Vec<String> = fields
                    .iter()
                    .zip(list(patterns))
                    .map(|(field, pattern)| format!("{}: {pattern}", names::free(&field.name)))
                    .collect();
                format!("{} {{ {} }}", self.printer.program_type(&Type::Named(*id)), fields.join(", "))
            }
        }
    }

    /// A check. One that a number is no less than another finds their difference, which is what most code wants next.
    fn ensure(&mut self, condition: &Expr, error: usize, out: &mut Writer) {
        let error = self.error(error);
        let (most, least) = match &condition.kind {
            ExprKind::Binary { op: BinaryOp::GreaterEqual, left, right } => (left, right),
            ExprKind::Binary { op: BinaryOp::LessEqual, left, right } => (right, left),
            _ => {
                let condition = self.expr(condition, out).text;
                return self.fail_if(&condition.not(), &error, out);
            }
        };
        let is_local = |expr: &Expr| match &expr.kind {
            ExprKind::Local(local) => !self.function.locals[local.0].mutable,
            _ => false,
        };
        let is_known = most.ty.bits().is_some_and(|bits| bits <= 128) && !most.ty.is_signed();
        if !(is_known && is_local(most) && is_local(least)) {
            let condition = self.expr(condition, out).text;
            return self.fail_if(&condition.not(), &error, out);
        }
        out.import("crate::os::arithmetic::Checked");
        let [most_text, least_text] = [most, least].map(|one| self.expr(one, out).text.to_string());
        let name = self.printer.name();
        let ty = self.printer.program_type(&most.ty);
        out.open(format_args!("let {name}: {ty} = match Checked::try_sub({most_text}, {least_text})"));
        out.line("Ok(difference) => difference,");
        out.open("Err(_) =>");
        self.fail(&error, out);
        out.close(",");
        out.close(";");
        self.differences.insert((most_text, least_text), name);
    }

    /// Leaves the function with a fault when the condition holds.
    pub(super) fn fail_if(&self, condition: &Text, fault: &str, out: &mut Writer) {
        out.open(format_args!("if {condition}"));
        self.fail(fault, out);
        out.close("");
    }

    /// Leaves the function with a fault.
    pub(super) fn fail(&self, fault: &str, out: &mut Writer) {
        self.close(out);
        out.line(format_args!("return Err({fault});"));
    }

    /// Puts the slots back before a way out.
    fn close(&self, out: &mut Writer) {
        if let Some(RowId(id)) = self.open {
            out.import("core::dict::Felt252DictEntryTrait");
            out.line(format_args!("state.slots = __entry{id}.finalize(__before{id});"));
        }
    }

    /// Evaluates in the order of the source; gives the texts in declared order.
    pub(super) fn in_source_order(&mut self, fields: &[Expr], order: &[usize], out: &mut Writer) -> Vec<Text> {
        let in_order: Vec<&Expr> = order.iter().map(|position| &fields[*position]).collect();
        let texts = self.operands(&in_order, out);
        let mut declared = vec![Text::atom("0"); fields.len()];
        for (position, text) in order.iter().zip(texts) {
            declared[*position] = text;
        }
        declared
    }

    /// Evaluates operands in order. One whose value a later one could change is bound before.
    pub(super) fn operands(&mut self, operands: &[&Expr], out: &mut Writer) -> Vec<Text> {
        let operands: Vec<(&Expr, bool)> = operands.iter().map(|operand| (*operand, false)).collect();
        self.operands_or_looks(&operands, out)
    }

    /// [`Body::operands`], where those that are marked are only looked at: their text is that of a snapshot.
    pub(super) fn operands_or_looks(&mut self, operands: &[(&Expr, bool)], out: &mut Writer) -> Vec<Text> {
        let evaluated: Vec<(Writer, Value)> = operands
            .iter()
            .map(|(operand, is_look)| {
                let mut before = Writer::default();
                let value = if *is_look { self.look(operand, &mut before) } else { self.expr(operand, &mut before) };
                (before, value)
            })
            .collect();
        let last_with_statements = evaluated.iter().rposition(|(before, _)| !before.is_empty());
        let mut texts = Vec::with_capacity(evaluated.len());
        for (position, (before, value)) in evaluated.into_iter().enumerate() {
            out.append(before);
            let is_followed = last_with_statements.is_some_and(|last| position < last);
            if is_followed && !value.is_stable {
                let (operand, is_look) = operands[position];
                let snapshot = if is_look { "@" } else { "" };
                let ty = self.printer.program_type(&operand.ty);
                texts.push(Text::atom(self.bind(&format!("{snapshot}{ty}"), &value.text, out)));
            } else {
                texts.push(value.text);
            }
        }
        texts
    }

    /// Gives a value a name.
    pub(super) fn bind(&self, ty: &str, text: &Text, out: &mut Writer) -> String {
        let name = self.printer.name();
        out.line(format_args!("let {name}: {ty} = {text};"));
        name
    }

    /// Binds the success value of a result, or leaves the function with its fault.
    pub(super) fn bind_success(&mut self, ty: &Type, result: &str, out: &mut Writer) -> Value {
        let has_value = *ty != Type::Unit;
        let name = if has_value { self.printer.name() } else { String::new() };
        let head = if has_value { format!("let {name}: {} = ", self.printer.program_type(ty)) } else { String::new() };
        self.success(&head, result, out);
        if has_value { Value::stable(name) } else { Value::unit() }
    }

    /// `head` and the success value of a result, or a way out with its fault.
    pub(super) fn success(&self, head: &str, result: &str, out: &mut Writer) {
        if self.open.is_none() {
            out.line(format_args!("{head}{result}?;"));
            return;
        }
        out.open(format_args!("{head}match {result}"));
        out.line("Ok(value) => value,");
        out.open("Err(fault) =>");
        self.fail("fault", out);
        out.close(",");
        out.close(";");
    }

    pub(super) fn error(&self, id: usize) -> String {
        format!("crate::constants::errors::{}", self.printer.titles.errors[id])
    }
}

/// The variable of a named row.
pub(super) fn slot(row: Row) -> String {
    let (Row::First(RowId(id)) | Row::Again(RowId(id))) = row;
    format!("__slot{id}")
}
