//! Statements.

use zkthread_ir::{Block, Expr, ExprKind, Passing, Pattern, Place, Statement, StatementKind, Type};

use super::matching::while_let;
use super::typing::needs_type;
use super::{Body, Repr, Typing};
use crate::expression::{self, Text};
use crate::names;
use crate::writer::Writer;

impl Body<'_> {
    pub(super) fn statement(&self, statement: &Statement, out: &mut Writer) {
        match &statement.kind {
            StatementKind::Let { pattern, value } => self.bind(pattern, value, out),
            StatementKind::Assign { place, value } => self.assign(place, value, out),
            StatementKind::Push { list, value } => {
                let value = self.expr(value, Typing::Given, out);
                self.changed(list, out, |list, out| out.line(format_args!("{list}.append({value});")));
            }
            StatementKind::PushStr { string, value } => {
                let value = self.snapshot(value, Typing::Given, out);
                self.changed(string, out, |string, out| out.line(format_args!("{string}.append({value});")));
            }
            StatementKind::Write { variable, keys, value, .. } => self.write(*variable, keys, value, out),
            StatementKind::ListPush { variable, keys, value, .. } => {
                let list = self.list(*variable, keys, out);
                let value = self.expr(value, Typing::Given, out);
                out.line(format_args!("{list}.push({value});"));
            }
            StatementKind::ListWrite { variable, keys, index, value, .. } => {
                self.list_write(*variable, keys, (index, value), out);
            }
            StatementKind::Loop { body } => {
                if let Some((value, arm)) = while_let(body) {
                    return self.while_let(value, arm, out);
                }
                out.open("loop");
                self.block(body, Typing::Given, out);
                out.close("");
            }
            StatementKind::While { condition, body } => {
                let condition = self.head(condition, out);
                out.open(format_args!("while {condition}"));
                self.block(body, Typing::Given, out);
                out.close("");
            }
            StatementKind::For { local, start, end, inclusive, body } => {
                let range = if *inclusive { "..=" } else { ".." };
                let typing = if needs_type(end) { Typing::Own } else { Typing::Given };
                let (start, end) = (self.expr(start, typing, out), self.expr(end, Typing::Given, out));
                self.rounds(
                    self.loop_variable(*local),
                    &format!("{}{range}{}", start.receiver(), end.receiver()),
                    body,
                    out,
                );
            }
            StatementKind::ForEach { local, list, body } => {
                let is_place =
                    matches!(list.kind, ExprKind::Local(_) | ExprKind::Field { .. } | ExprKind::Index { .. });
                let is_built = !is_place && matches!(list.ty, Type::Vec(_));
                let values = match is_built {
                    true => self.expr(list, Typing::Own, out),
                    false => self.span(list, Typing::Own, out),
                };
                self.set_repr(*local, if is_built { Repr::Plain } else { Repr::Snapshot });
                self.rounds(self.loop_variable(*local), &values.to_string(), body, out);
            }
            StatementKind::Break => out.line("break;"),
            StatementKind::Continue => out.line("continue;"),
            StatementKind::Ensure { condition, error } => {
                let condition = self.expr(condition, Typing::Given, out);
                out.line(format_args!("assert({condition}, {});", self.error(error.0)));
            }
            StatementKind::Emit { event, fields, order } => {
                let event = &self.printer.contract.events[event.0];
                let fields: Vec<(&str, &Expr)> =
                    order.iter().map(|position| (event.fields[*position].name.as_str(), &fields[*position])).collect();
                let event = self.braced(&names::event_struct(self.printer.contract, event), &fields, out);
                out.line(format_args!("{}.emit({event});", self.state.name));
            }
            StatementKind::Return(value) => self.return_value(value.as_ref(), out),
            StatementKind::Expr(value) => self.dropped(value, out),
        }
    }

    fn loop_variable(&self, local: zkthread_ir::LocalId) -> &str {
        if self.function.locals[local.0].name == "__round" { "_" } else { self.local(local) }
    }

    fn rounds(&self, variable: &str, values: &str, body: &Block, out: &mut Writer) {
        out.open(format_args!("for {variable} in {}", super::head(&Text::atom(values))));
        self.block(body, Typing::Given, out);
        out.close("");
    }

    fn bind(&self, pattern: &Pattern, value: &Expr, out: &mut Writer) {
        let mut rebound = Vec::new();
        if let Pattern::Bind(local) = pattern {
            let typed = needs_type(value) || self.is_copied_span(value);
            let ty = if typed { format!(": {}", self.type_text(&value.ty, out)) } else { String::new() };
            let value = self.expr(value, if typed { Typing::Given } else { Typing::Own }, out);
            self.set_repr(*local, Repr::Plain);
            let mutable = if self.function.locals[local.0].mutable { "mut " } else { "" };
            return out.line(format_args!("let {mutable}{}{ty} = {value};", self.local(*local)));
        }
        let (value, repr) = self.taken_apart(value, &[pattern], out);
        let pattern = self.pattern(pattern, repr, &mut rebound);
        out.line(format_args!("let {pattern} = {value};"));
        self.rebind(&rebound, out);
    }

    fn assign(&self, place: &Place, value: &Expr, out: &mut Writer) {
        if let ExprKind::Binary { op, left, right } = &value.kind
            && let Some(symbol) = expression::assigning(*op)
            && Self::as_place(left).is_some_and(|left| left.local == place.local && left.path == place.path)
            && self.is_plain(right)
        {
            let right = self.expr(right, Typing::Given, out);
            return self.changed(place, out, |place, out| out.line(format_args!("{place} {symbol} {right};")));
        }
        let value = self.expr(value, Typing::Given, out);
        self.changed(place, out, |place, out| out.line(format_args!("{place} = {value};")));
    }

    fn return_value(&self, value: Option<&Expr>, out: &mut Writer) {
        let Some(value) = value else { return out.line("return;") };
        match &value.kind {
            ExprKind::Unit => out.line("return;"),
            ExprKind::Ok(inner) => self.return_value(Some(inner), out),
            ExprKind::Err(_) => {
                let text = self.expr(value, Typing::Given, out);
                out.line(format_args!("{text};"));
            }
            ExprKind::If { .. } | ExprKind::Match { .. } | ExprKind::Block(_) if value.ty == Type::Unit => {
                self.lines(value, Typing::Given, out);
                out.line("return;");
            }
            _ if value.ty == Type::Unit => {
                let text = self.expr(value, Typing::Given, out);
                out.line(format_args!("{text};"));
                out.line("return;");
            }
            _ => {
                let text = self.expr(value, Typing::Given, out);
                out.line(format_args!("return {text};"));
            }
        }
    }

    fn dropped(&self, value: &Expr, out: &mut Writer) {
        match &value.kind {
            ExprKind::Unit => {}
            ExprKind::Try(inner) | ExprKind::Ok(inner) => self.dropped(inner, out),
            ExprKind::If { .. } | ExprKind::Match { .. } | ExprKind::Block(_) if value.ty == Type::Unit => {
                self.lines(value, Typing::Given, out);
            }
            ExprKind::Call { .. } | ExprKind::ContractCall { .. } | ExprKind::Err(_)
                if !matches!(value.ty, Type::Option(_)) =>
            {
                let text = self.expr(value, Typing::Own, out);
                out.line(format_args!("{text};"));
            }
            _ => {
                let text = self.expr(value, Typing::Own, out);
                out.line(format_args!("let _ = {text};"));
            }
        }
    }

    /// Whether an expression can stand behind `+=`, where Cairo evaluates it before it looks at the place: it changes no
    /// local.
    fn is_plain(&self, expr: &Expr) -> bool {
        let may_change = match &expr.kind {
            ExprKind::If { .. } | ExprKind::Match { .. } | ExprKind::Block(_) => true,
            ExprKind::Call { function, .. } => {
                let callee = &self.printer.contract.functions[function.0];
                callee.params.iter().any(|param| callee.locals[param.0].passing == Passing::Mutable)
            }
            _ => false,
        };
        !may_change && expr.operands().into_iter().all(|operand| self.is_plain(operand))
    }

    /// Whether the value is a list of one's own made of a span.
    fn is_copied_span(&self, value: &Expr) -> bool {
        let ExprKind::Clone(value) = &value.kind else { return false };
        matches!(value.kind, ExprKind::Local(local) if self.repr(local) == Repr::Span)
    }
}
