//! Function bodies of the contract. Cairo is close enough to the source that each expression is printed where it stands;
//! a fault is a panic, which on L2 reverts the call.

use zkthread_ir::{
    BinaryOp, Block, Expr, ExprKind, Function, FunctionKind, LocalId, Statement, StatementKind, Type, VariableId,
};

use super::Printer;
use super::functions::{MAP_READ, MAP_WRITE, READ, WRITE};
use crate::expression::{self, Text, contract_type};
use crate::names;
use crate::writer::Writer;

impl Printer<'_> {
    /// Prints the statements of a function's body and its value.
    pub(super) fn body(&self, function: &Function, out: &mut Writer) {
        let body = Body { printer: self, function, locals: names::locals(function) };
        body.block(&function.body, out);
    }
}

struct Body<'a> {
    printer: &'a Printer<'a>,
    function: &'a Function,
    locals: Vec<String>,
}

impl Body<'_> {
    fn block(&self, block: &Block, out: &mut Writer) {
        for statement in &block.statements {
            self.statement(statement, out);
        }
        if let Some(tail) = &block.tail {
            self.tail(tail, out);
        }
    }

    /// The value of a block, in the block's last line.
    fn tail(&self, expr: &Expr, out: &mut Writer) {
        match &expr.kind {
            ExprKind::Unit => {}
            ExprKind::Ok(value) => self.tail(value, out),
            ExprKind::If { condition, then, otherwise } => {
                self.if_else(condition, then, otherwise.as_ref(), out);
                out.close("");
            }
            ExprKind::Block(block) => {
                out.open("");
                self.block(block, out);
                out.close("");
            }
            _ if expr.ty == Type::Unit && !matches!(expr.kind, ExprKind::Err(_)) => {
                let text = self.expr(expr, out);
                out.line(format_args!("{text};"));
            }
            _ => {
                let text = self.expr(expr, out);
                out.line(text);
            }
        }
    }

    fn statement(&self, statement: &Statement, out: &mut Writer) {
        match &statement.kind {
            StatementKind::Let { local, value } => {
                let mutable = if self.function.locals[local.0].mutable { "mut " } else { "" };
                let ty = match has_no_type(value) {
                    true => format!(": {}", contract_type(value.ty)),
                    false => String::new(),
                };
                let value = match &value.kind {
                    ExprKind::Convert(inner) => format!("{}.into()", self.expr(inner, out).receiver()),
                    _ => self.expr(value, out).to_string(),
                };
                out.line(format_args!("let {mutable}{}{ty} = {value};", self.local(*local)));
            }
            StatementKind::Assign { local, value } => {
                let value = self.expr(value, out);
                out.line(format_args!("{} = {value};", self.local(*local)));
            }
            StatementKind::Write { variable, keys, value, .. } => {
                let field = &self.printer.contract.storage[variable.0].name;
                let key = self.key(keys, out).map(|key| format!("{key}, ")).unwrap_or_default();
                out.import(if keys.is_empty() { WRITE } else { MAP_WRITE });
                let value = self.expr(value, out);
                out.line(format_args!("self.{field}.write({key}{value});"));
            }
            StatementKind::While { condition, body } => {
                let condition = self.expr(condition, out);
                out.open(format_args!("while {condition}"));
                self.block(body, out);
                out.close("");
            }
            StatementKind::For { local, start, end, inclusive, body } => {
                let range = if *inclusive { "..=" } else { ".." };
                let (start, end) = (self.typed(start, out).receiver(), self.expr(end, out).receiver());
                out.open(format_args!("for {} in {start}{range}{end}", self.local(*local)));
                if self.function.locals[local.0].mutable {
                    out.line(format_args!("let mut {0} = {0};", self.local(*local)));
                }
                self.block(body, out);
                out.close("");
            }
            StatementKind::Ensure { condition, error } => {
                let condition = self.expr(condition, out);
                let error = &names::errors(self.printer.contract)[error.0];
                out.line(format_args!("assert({condition}, Errors::{error});"));
            }
            StatementKind::Emit { event, fields, order } => {
                let event = &self.printer.contract.events[event.0];
                let fields: Vec<String> = order
                    .iter()
                    .map(|position| {
                        let (name, value) =
                            (&event.fields[*position].name, self.expr(&fields[*position], out).to_string());
                        if value == *name { value } else { format!("{name}: {value}") }
                    })
                    .collect();
                out.line(format_args!("self.emit({} {{ {} }});", names::event_struct(event), fields.join(", ")));
            }
            StatementKind::Return(value) => self.return_value(value.as_ref(), out),
            StatementKind::Expr(value) => self.dropped(value, out),
        }
    }

    fn return_value(&self, value: Option<&Expr>, out: &mut Writer) {
        match value.map(|value| &value.kind) {
            None | Some(ExprKind::Unit) => out.line("return;"),
            Some(ExprKind::Ok(inner)) => self.return_value(Some(inner), out),
            Some(ExprKind::Err(_)) => {
                if let Some(value) = value {
                    let text = self.expr(value, out);
                    out.line(format_args!("{text};"));
                }
            }
            Some(_) => {
                if let Some(value) = value {
                    let text = self.expr(value, out);
                    out.line(format_args!("return {text};"));
                }
            }
        }
    }

    fn dropped(&self, value: &Expr, out: &mut Writer) {
        match &value.kind {
            ExprKind::Unit => {}
            ExprKind::If { condition, then, otherwise } if value.ty == Type::Unit => {
                self.if_else(condition, then, otherwise.as_ref(), out);
                out.close("");
            }
            ExprKind::Block(block) if value.ty == Type::Unit => {
                out.open("");
                self.block(block, out);
                out.close("");
            }
            _ if value.ty == Type::Unit => {
                let text = self.expr(value, out);
                out.line(format_args!("{text};"));
            }
            _ => {
                let text = self.typed(value, out);
                out.line(format_args!("let _ = {text};"));
            }
        }
    }

    /// Everything of an `if` but its last brace.
    fn if_else(&self, condition: &Expr, then: &Block, otherwise: Option<&Block>, out: &mut Writer) {
        let condition = self.expr(condition, out);
        out.open(format_args!("if {condition}"));
        self.block(then, out);
        if let Some(otherwise) = otherwise {
            out.reopen("else");
            self.block(otherwise, out);
        }
    }

    fn expr(&self, expr: &Expr, out: &mut Writer) -> Text {
        match &expr.kind {
            ExprKind::Integer(_) if expr.ty == Type::ContractAddress => {
                out.import("core::num::traits::Zero");
                Text::atom("Zero::zero()")
            }
            ExprKind::Integer(value) => Text::atom(expression::integer(value)),
            ExprKind::Bool(value) => Text::atom(value.to_string()),
            ExprKind::Unit => Text::atom("()"),
            ExprKind::Local(local) => Text::atom(self.local(*local)),
            ExprKind::Read { variable, keys, .. } => self.read(*variable, keys, out),
            ExprKind::Call { function, arguments } => {
                let arguments: Vec<String> =
                    arguments.iter().map(|argument| self.expr(argument, out).to_string()).collect();
                let callee = &self.printer.contract.functions[function.0];
                let has_receiver = callee.kind != FunctionKind::Helper
                    || self.printer.plan.access(*function) != crate::plan::Access::None;
                let path = if has_receiver { "self." } else { "InternalImpl::" };
                Text::atom(format!("{path}{}({})", callee.name, arguments.join(", ")))
            }
            // A failed call has panicked already.
            ExprKind::Try(value) | ExprKind::Ok(value) => self.expr(value, out),
            ExprKind::Err(error) => {
                out.import("core::panic_with_felt252");
                Text::atom(format!("panic_with_felt252(Errors::{})", names::errors(self.printer.contract)[error.0]))
            }
            ExprKind::Binary { op, left, right } => self.binary(*op, left, right, out),
            ExprKind::Not(value) => self.expr(value, out).not(),
            ExprKind::Convert(value) => {
                let text = self.expr(value, out);
                expression::conversion(contract_type(value.ty), contract_type(expr.ty), &text)
            }
            ExprKind::If { condition, then, otherwise } => {
                let mut piece = Writer::default();
                self.if_else(condition, then, otherwise.as_ref(), &mut piece);
                piece.close("");
                Text::block(out.take_imports(piece))
            }
            ExprKind::Block(block) => {
                let mut piece = Writer::default();
                piece.open("");
                self.block(block, &mut piece);
                piece.close("");
                Text::block(out.take_imports(piece))
            }
            ExprKind::Caller => {
                out.import("starknet::get_caller_address");
                Text::atom("get_caller_address()")
            }
            ExprKind::Timestamp => {
                out.import("starknet::get_block_timestamp");
                Text::atom("get_block_timestamp()")
            }
            ExprKind::SubBlockNumber => Text::atom("self.zkthread.sub_block_number()"),
        }
    }

    fn binary(&self, op: BinaryOp, left: &Expr, right: &Expr, out: &mut Writer) -> Text {
        let is_comparison = !expression::is_arithmetic(op) && !matches!(op, BinaryOp::And | BinaryOp::Or);
        let left_text = match is_comparison && has_no_type(right) {
            true => self.typed(left, out),
            false => self.expr(left, out),
        };
        let right = self.expr(right, out);
        Text::binary(op, left_text, right)
    }

    /// The expression with its type visible, where nothing around it tells.
    fn typed(&self, expr: &Expr, out: &mut Writer) -> Text {
        match &expr.kind {
            ExprKind::Integer(_) if expr.ty == Type::ContractAddress => {
                out.import("core::num::traits::Zero");
                Text::atom("Zero::<ContractAddress>::zero()")
            }
            ExprKind::Integer(value) => {
                Text::atom(format!("{}_{}", expression::integer(value), contract_type(expr.ty)))
            }
            ExprKind::Binary { op, left, right } if expression::is_arithmetic(*op) => {
                let left = self.typed(left, out);
                let right = self.expr(right, out);
                Text::binary(*op, left, right)
            }
            ExprKind::If { .. } | ExprKind::Block(_) if has_no_type(expr) => {
                let text = self.expr(expr, out);
                Text::block(format!("{{ let typed: {} = {text}; typed }}", contract_type(expr.ty)))
            }
            _ => self.expr(expr, out),
        }
    }

    fn read(&self, variable: VariableId, keys: &[Expr], out: &mut Writer) -> Text {
        let field = &self.printer.contract.storage[variable.0].name;
        out.import(if keys.is_empty() { READ } else { MAP_READ });
        let key = self.key(keys, out).unwrap_or_default();
        Text::atom(format!("self.{field}.read({key})"))
    }

    fn key(&self, keys: &[Expr], out: &mut Writer) -> Option<String> {
        let keys: Vec<String> = keys.iter().map(|key| self.expr(key, out).to_string()).collect();
        match keys.as_slice() {
            [] => None,
            [key] => Some(key.clone()),
            keys => Some(format!("({})", keys.join(", "))),
        }
    }

    fn local(&self, local: LocalId) -> &str {
        &self.locals[local.0]
    }
}

/// Whether Cairo could not tell the type from the expression alone.
fn has_no_type(expr: &Expr) -> bool {
    let has_no_typed_tail = |block: &Block| block.tail.as_ref().is_some_and(|tail| has_no_type(tail));
    match &expr.kind {
        ExprKind::Integer(_) | ExprKind::Convert(_) => true,
        ExprKind::Binary { op, left, right } => {
            expression::is_arithmetic(*op) && has_no_type(left) && has_no_type(right)
        }
        ExprKind::If { then, otherwise, .. } => {
            has_no_typed_tail(then) || otherwise.as_ref().is_some_and(has_no_typed_tail)
        }
        ExprKind::Block(block) => has_no_typed_tail(block),
        _ => false,
    }
}
