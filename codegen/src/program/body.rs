//! Function bodies of the thread program.
//!
//! What has an effect or may fail becomes a statement of its own, in the order of evaluation; what is left are pure
//! expressions. So a fault can leave the function with `?` anywhere, and rows named in an expression can be used again in
//! later statements.

use zkthread_ir::{
    BinaryOp, Block, Expr, ExprKind, Function, LocalId, Row, RowId, Statement, StatementKind, Type, VariableId,
};

use super::{Printer, from_felt, program_type, to_felt};
use crate::expression::{self, Text};
use crate::names;
use crate::writer::Writer;

/// The panic of a stored value that is none of its type; the slot table was checked, so it cannot happen.
const VALUE: &str = "OS: value out of range";

/// Prints one function's body.
pub(super) struct Body<'a> {
    printer: &'a Printer<'a>,
    function: &'a Function,
    locals: Vec<String>,
    /// How many values have been given a name.
    values: usize,
}

/// A value: its text, and whether evaluating it later could give another value.
struct Value {
    text: Text,
    is_stable: bool,
}

impl<'a> Body<'a> {
    pub(super) fn new(printer: &'a Printer<'a>, function: &'a Function, locals: Vec<String>) -> Self {
        Self { printer, function, locals, values: 0 }
    }

    /// Prints the statements and the result.
    pub(super) fn print(mut self, out: &mut Writer) {
        let function = self.function;
        self.statements(&function.body, out);
        match &function.body.tail {
            Some(tail) => self.result(tail, "", out),
            None if ends_with_return(&function.body) => {}
            None => out.line("Ok(())"),
        }
    }

    fn statements(&mut self, block: &Block, out: &mut Writer) {
        for statement in &block.statements {
            self.statement(statement, out);
        }
    }

    /// Prints a function's result as the value of the block, or after `keyword` as a statement.
    fn result(&mut self, expr: &Expr, keyword: &str, out: &mut Writer) {
        let end = if keyword.is_empty() { "" } else { ";" };
        match &expr.kind {
            ExprKind::Ok(value) => {
                let value = self.expr(value, out).text;
                out.line(format_args!("{keyword}Ok({value}){end}"));
            }
            ExprKind::Err(error) => {
                let error = self.error(error.0);
                out.line(format_args!("{keyword}Err({error}){end}"));
            }
            ExprKind::If { condition, then, otherwise } if expr.result => {
                let condition = self.expr(condition, out).text;
                out.open(format_args!("if {condition}"));
                self.result_of_block(then, keyword, out);
                if let Some(otherwise) = otherwise {
                    out.reopen("else");
                    self.result_of_block(otherwise, keyword, out);
                }
                out.close("");
            }
            ExprKind::Block(block) if expr.result => self.result_of_block(block, keyword, out),
            ExprKind::Call { .. } => {
                let call = self.call(expr, out);
                out.line(format_args!("{keyword}{call}{end}"));
            }
            _ => {
                let value = self.expr(expr, out).text;
                out.line(format_args!("{keyword}Ok({value}){end}"));
            }
        }
    }

    fn result_of_block(&mut self, block: &Block, keyword: &str, out: &mut Writer) {
        self.statements(block, out);
        if let Some(tail) = &block.tail {
            self.result(tail, keyword, out);
        }
    }

    fn statement(&mut self, statement: &Statement, out: &mut Writer) {
        match &statement.kind {
            StatementKind::Let { local, value } => {
                let declared = &self.function.locals[local.0];
                let mutable = if declared.mutable { "mut " } else { "" };
                let value = self.expr(value, out).text;
                let name = &self.locals[local.0];
                out.line(format_args!("let {mutable}{name}: {} = {value};", program_type(declared.ty)));
            }
            StatementKind::Assign { local, value } => {
                let value = self.expr(value, out).text;
                out.line(format_args!("{} = {value};", self.locals[local.0]));
            }
            StatementKind::Write { variable, keys, value, row } => {
                let operands: Vec<&Expr> = keys.iter().chain([value]).collect();
                let mut texts = self.operands(&operands, out);
                let value = texts.pop().unwrap_or_else(|| Text::atom("0"));
                let slot = match row {
                    Row::Again(id) => slot(*id),
                    Row::First(id) => {
                        self.name_row(*variable, keys, texts, *id, "_", out);
                        slot(*id)
                    }
                };
                let value = to_felt(self.printer.contract.storage[variable.0].value, value);
                out.line(format_args!("state.write({slot}, {value});"));
            }
            StatementKind::While { condition, body } => self.while_loop(condition, body, out),
            StatementKind::For { local, start, end, inclusive, body } => {
                self.for_loop(*local, (start, end, *inclusive), body, out);
            }
            StatementKind::Ensure { condition, error } => {
                let condition = self.expr(condition, out).text;
                let error = self.error(error.0);
                out.open(format_args!("if {}", condition.not()));
                out.line(format_args!("return Err({error});"));
                out.close("");
            }
            StatementKind::Emit { event, fields, order } => {
                let in_order: Vec<&Expr> = order.iter().map(|position| &fields[*position]).collect();
                let texts = self.operands(&in_order, out);
                let mut arguments = vec![String::new(); fields.len()];
                for (position, text) in order.iter().zip(texts) {
                    arguments[*position] = format!(", {text}");
                }
                let emitter = &names::emitters(self.printer.contract)[event.0];
                out.line(format_args!("crate::events::{emitter}(ref state, cx{});", arguments.concat()));
            }
            StatementKind::Return(None) => out.line("return Ok(());"),
            StatementKind::Return(Some(value)) => self.result(value, "return ", out),
            StatementKind::Expr(value) => {
                let Value { text, is_stable } = self.expr(value, out);
                if !is_stable && value.ty != Type::Unit {
                    out.line(format_args!("let _ = {text};"));
                }
            }
        }
    }

    fn while_loop(&mut self, condition: &Expr, body: &Block, out: &mut Writer) {
        let mut before = Writer::default();
        let condition = self.expr(condition, &mut before).text;
        if before.is_empty() {
            out.open(format_args!("while {condition}"));
        } else {
            out.open("loop");
            out.append(before);
            out.open(format_args!("if {}", condition.not()));
            out.line("break;");
            out.close("");
        }
        self.statements(body, out);
        out.close("");
    }

    /// The counter is not incremented past the last value, so it cannot overflow.
    fn for_loop(
        &mut self,
        local: LocalId,
        (start, end, inclusive): (&Expr, &Expr, bool),
        body: &Block,
        out: &mut Writer,
    ) {
        let ty = program_type(self.function.locals[local.0].ty);
        let texts = self.operands(&[start, end], out);
        let [counter, last] = [self.name(), self.name()];
        for (name, text) in [(format!("mut {counter}"), &texts[0]), (last.clone(), &texts[1])] {
            out.line(format_args!("let {name}: {ty} = {text};"));
        }
        let mutable = if self.function.locals[local.0].mutable { "mut " } else { "" };
        let bind = format!("let {mutable}{} = {counter};", self.locals[local.0]);
        if inclusive {
            out.open(format_args!("if {counter} <= {last}"));
            out.open("loop");
        } else {
            out.open(format_args!("while {counter} < {last}"));
        }
        out.line(bind);
        self.statements(body, out);
        if inclusive {
            out.open(format_args!("if {counter} == {last}"));
            out.line("break;");
            out.close("");
        }
        out.line(format_args!("{counter} = {counter} + 1;"));
        out.close("");
        if inclusive {
            out.close("");
        }
    }

    fn expr(&mut self, expr: &Expr, out: &mut Writer) -> Value {
        match &expr.kind {
            ExprKind::Integer(value) => Value::stable(literal(&expression::integer(value), expr.ty)),
            ExprKind::Bool(value) => Value::stable(value.to_string()),
            ExprKind::Unit => Value::stable("()"),
            ExprKind::Local(local) => Value {
                text: Text::atom(self.locals[local.0].as_str()),
                is_stable: !self.function.locals[local.0].mutable,
            },
            ExprKind::Read { variable, keys, row } => self.read(*variable, keys, *row, out),
            ExprKind::Call { .. } => {
                let call = self.call(expr, out);
                self.bind_fallible(expr.ty, &format!("{call}?"), out)
            }
            // Whether it fails by its own error or by a fault: both are this error.
            ExprKind::Try(value) | ExprKind::Ok(value) => self.expr(value, out),
            ExprKind::Err(error) => {
                let error = self.error(error.0);
                out.line(format_args!("return Err({error});"));
                Value::stable("()")
            }
            ExprKind::Binary { op: op @ (BinaryOp::And | BinaryOp::Or), left, right } => {
                self.short_circuit(*op, left, right, out)
            }
            ExprKind::Binary { op, left, right } => self.binary(*op, left, right, out),
            ExprKind::Not(value) => {
                let Value { text, is_stable } = self.expr(value, out);
                Value { text: text.not(), is_stable }
            }
            ExprKind::Convert(value) => {
                let from = value.ty;
                let Value { text, is_stable } = self.expr(value, out);
                let text = match expr.ty {
                    Type::Felt252 => to_felt(from, text),
                    to => expression::conversion(program_type(from), program_type(to), &text),
                };
                Value { text, is_stable }
            }
            ExprKind::If { condition, then, otherwise } => {
                self.if_else(expr.ty, condition, then, otherwise.as_ref(), out)
            }
            ExprKind::Block(block) => self.block(block, out),
            ExprKind::Caller => Value::stable("cx.caller"),
            ExprKind::Timestamp => Value::stable("cx.environment.unbox().timestamp"),
            ExprKind::SubBlockNumber => Value::stable("cx.environment.unbox().number"),
        }
    }

    /// Statements of the block, where the block stands: no two locals of a function share a name.
    fn block(&mut self, block: &Block, out: &mut Writer) -> Value {
        self.statements(block, out);
        match &block.tail {
            Some(tail) => self.expr(tail, out),
            None => Value::stable("()"),
        }
    }

    fn if_else(
        &mut self,
        ty: Type,
        condition: &Expr,
        then: &Block,
        otherwise: Option<&Block>,
        out: &mut Writer,
    ) -> Value {
        let condition = self.expr(condition, out).text;
        let has_value = ty != Type::Unit;
        let name = self.name();
        let binding = if has_value { format!("let {name}: {} = ", program_type(ty)) } else { String::new() };
        out.open(format_args!("{binding}if {condition}"));
        let value = self.block(then, out).text;
        if has_value {
            out.line(value);
        }
        if let Some(otherwise) = otherwise {
            out.reopen("else");
            let value = self.block(otherwise, out).text;
            if has_value {
                out.line(value);
            }
        }
        out.close(if has_value { ";" } else { "" });
        if has_value { Value::stable(name) } else { Value::stable("()") }
    }

    fn short_circuit(&mut self, op: BinaryOp, left: &Expr, right: &Expr, out: &mut Writer) -> Value {
        let left = self.expr(left, out);
        let mut before = Writer::default();
        let right = self.expr(right, &mut before);
        if before.is_empty() {
            let is_stable = left.is_stable && right.is_stable;
            return Value { text: Text::binary(op, left.text, right.text), is_stable };
        }
        let name = self.name();
        out.open(format_args!("let {name}: bool = if {}", left.text));
        if op == BinaryOp::Or {
            out.line("true");
            out.reopen("else");
        }
        out.append(before);
        out.line(right.text);
        if op == BinaryOp::And {
            out.reopen("else");
            out.line("false");
        }
        out.close(";");
        Value::stable(name)
    }

    fn binary(&mut self, op: BinaryOp, left: &Expr, right: &Expr, out: &mut Writer) -> Value {
        let ty = left.ty;
        let mut texts = self.operands(&[left, right], out);
        let right = texts.pop().unwrap_or_else(|| Text::atom("0"));
        let left = texts.pop().unwrap_or_else(|| Text::atom("0"));
        if expression::is_arithmetic(op) && ty != Type::Felt252 {
            out.import("crate::os::arithmetic::Checked");
            let name = match op {
                BinaryOp::Add => "add",
                BinaryOp::Sub => "sub",
                BinaryOp::Mul => "mul",
                BinaryOp::Div => "div",
                _ => "rem",
            };
            return self.bind_fallible(ty, &format!("Checked::try_{name}({left}, {right})?"), out);
        }
        Value { text: Text::binary(op, left, right), is_stable: false }
    }

    fn call(&mut self, expr: &Expr, out: &mut Writer) -> String {
        let ExprKind::Call { function, arguments } = &expr.kind else {
            return String::new();
        };
        let arguments: Vec<&Expr> = arguments.iter().collect();
        let arguments: String = self.operands(&arguments, out).iter().map(|argument| format!(", {argument}")).collect();
        format!("{}(ref state, cx{arguments})", names::function(&self.printer.contract.functions[function.0]))
    }

    fn read(&mut self, variable: VariableId, keys: &[Expr], row: Row, out: &mut Writer) -> Value {
        let ty = self.printer.contract.storage[variable.0].value;
        let felt = self.name();
        match row {
            Row::Again(id) => {
                out.import("crate::os::storage::StateTrait");
                out.line(format_args!("let {felt} = state.again({});", slot(id)));
            }
            Row::First(id) => {
                let keys_in_order: Vec<&Expr> = keys.iter().collect();
                let texts = self.operands(&keys_in_order, out);
                self.name_row(variable, keys, texts, id, &felt, out);
            }
        }
        match from_felt(ty, &felt, VALUE) {
            None => Value::stable(felt),
            Some(value) => {
                let name = self.name();
                out.line(format_args!("let {name} = {value};"));
                Value::stable(name)
            }
        }
    }

    /// Names a row and binds it and its value.
    fn name_row(
        &mut self,
        variable: VariableId,
        keys: &[Expr],
        texts: Vec<Text>,
        id: RowId,
        felt: &str,
        out: &mut Writer,
    ) {
        out.import("crate::os::storage::StateTrait");
        out.import("crate::constants::variables");
        let keys: String = keys.iter().zip(texts).map(|(key, text)| format!(", {}", to_felt(key.ty, text))).collect();
        let variable_name = &names::variables(self.printer.contract)[variable.0];
        let n_keys = self.printer.contract.storage[variable.0].keys.len();
        out.line(format_args!("let ({}, {felt}) = state.first{n_keys}(variables::{variable_name}{keys});", slot(id)));
    }

    /// Evaluates operands in order. One whose value a later one could change is bound before.
    fn operands(&mut self, operands: &[&Expr], out: &mut Writer) -> Vec<Text> {
        let evaluated: Vec<(Writer, Value)> = operands
            .iter()
            .map(|operand| {
                let mut before = Writer::default();
                let value = self.expr(operand, &mut before);
                (before, value)
            })
            .collect();
        let last_with_statements = evaluated.iter().rposition(|(before, _)| !before.is_empty());
        let mut texts = Vec::with_capacity(evaluated.len());
        for (position, (before, value)) in evaluated.into_iter().enumerate() {
            out.append(before);
            let is_followed = last_with_statements.is_some_and(|last| position < last);
            if is_followed && !value.is_stable {
                let name = self.name();
                out.line(format_args!("let {name}: {} = {};", program_type(operands[position].ty), value.text));
                texts.push(Text::atom(name));
            } else {
                texts.push(value.text);
            }
        }
        texts
    }

    fn bind_fallible(&mut self, ty: Type, text: &str, out: &mut Writer) -> Value {
        if ty == Type::Unit {
            out.line(format_args!("{text};"));
            return Value::stable("()");
        }
        let name = self.name();
        out.line(format_args!("let {name}: {} = {text};", program_type(ty)));
        Value::stable(name)
    }

    fn error(&self, id: usize) -> String {
        format!("crate::constants::errors::{}", names::errors(self.printer.contract)[id])
    }

    /// A name for a value; the source has no names that begin like this.
    fn name(&mut self) -> String {
        self.values += 1;
        format!("__value{}", self.values)
    }
}

impl Value {
    fn stable(text: impl Into<String>) -> Self {
        Self { text: Text::atom(text), is_stable: true }
    }
}

fn slot(id: RowId) -> String {
    format!("__slot{}", id.0)
}

fn literal(digits: &str, ty: Type) -> String {
    match program_type(ty) {
        "felt252" => digits.to_owned(),
        name => format!("{digits}_{name}"),
    }
}

/// Whether control never reaches the end of the block.
fn ends_with_return(block: &Block) -> bool {
    match block.statements.last().map(|statement| &statement.kind) {
        Some(StatementKind::Return(_)) => true,
        Some(StatementKind::Expr(expr)) => match &expr.kind {
            ExprKind::If { then, otherwise: Some(otherwise), .. } => {
                ends_with_return(then) && ends_with_return(otherwise)
            }
            ExprKind::Block(block) => ends_with_return(block),
            _ => false,
        },
        _ => false,
    }
}
