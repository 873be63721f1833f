//! Expressions of the thread program.

use num_bigint::Sign;
use zkthread_ir::{BinaryOp, Expr, ExprKind, Passing, Type, TypeDefKind};

use super::body::{Body, Value};
use super::places::place_of;
use super::types::{in_parentheses, variant_path};
use super::wanted::RowKind;
use super::{is_felt, to_felt};
use crate::expression::{self, Text};
use crate::names;
use crate::writer::Writer;

/// The text of a literal, with its type when asked for.
pub(super) fn literal(expr: &Expr, is_typed: bool) -> String {
    match &expr.kind {
        ExprKind::Integer(value) => {
            let digits = expression::integer(value);
            match expr.ty.plain_name() {
                Some(name) if is_typed && !is_felt(&expr.ty) => format!("{digits}_{name}"),
                _ => digits,
            }
        }
        ExprKind::Bool(value) => value.to_string(),
        ExprKind::ShortString(text) => names::short_string(text),
        _ => "0".to_owned(),
    }
}

impl Body<'_> {
    pub(super) fn expr(&mut self, expr: &Expr, out: &mut Writer) -> Value {
        match &expr.kind {
            ExprKind::Integer(value) if value.sign() == Sign::Minus => {
                Value::stable(format!("({})", literal(expr, true)))
            }
            ExprKind::Integer(_) | ExprKind::Bool(_) | ExprKind::ShortString(_) => Value::stable(literal(expr, true)),
            ExprKind::StringLiteral(text) => {
                let text = format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
                Value::stable(self.bind("ByteArray", &Text::atom(text), out))
            }
            ExprKind::Constant(id) => {
                Value::stable(format!("crate::constants::values::{}", self.printer.titles.constants[id.0]))
            }
            ExprKind::Unit => Value::unit(),
            ExprKind::Local(local) => Value {
                text: Text::atom(self.locals[local.0].as_str()),
                is_stable: !self.function.locals[local.0].mutable,
            },
            ExprKind::Read { variable, keys, row } => {
                let texts = self.operands(&keys.iter().collect::<Vec<_>>(), out);
                let keys = self.key_felts(keys, texts, out);
                self.read(RowKind { variable: variable.0, is_element: false }, &keys, *row, out)
            }
            ExprKind::ListLen { variable, keys, row } => {
                let texts = self.operands(&keys.iter().collect::<Vec<_>>(), out);
                let keys = self.key_felts(keys, texts, out);
                self.read(RowKind { variable: variable.0, is_element: false }, &keys, *row, out)
            }
            ExprKind::ListRead { variable, keys, index, length, row } => {
                let operands: Vec<&Expr> = keys.iter().chain([index.as_ref()]).collect();
                let mut texts = self.operands(&operands, out);
                let index = texts.pop().unwrap_or_else(|| Text::atom("0"));
                let keys = self.key_felts(keys, texts, out);
                let keys = self.element_keys(variable.0, keys, index, *length, out);
                self.read(RowKind { variable: variable.0, is_element: true }, &keys, *row, out)
            }
            ExprKind::Call { .. } => {
                let call = self.call(expr, out);
                self.bind_success(&expr.ty, &call, out)
            }
            ExprKind::ContractCall { interface, function, address, arguments } => {
                let operands: Vec<&Expr> = [&**address].into_iter().chain(arguments).collect();
                let passed: String = self.operands(&operands, out).iter().map(|text| format!(", {text}")).collect();
                let through = &self.printer.titles.interfaces[interface.0][*function];
                self.bind_success(&expr.ty, &format!("crate::interfaces::{through}(ref state, cx{passed})"), out)
            }
            ExprKind::Builtin { function, arguments } => self.builtin(*function, expr, arguments, out),
            ExprKind::OkOr { value, error } => {
                let option = self.expr(value, out).text.receiver();
                let error = self.error(error.0);
                self.bind_success(&expr.ty, &format!("{option}.ok_or({error})"), out)
            }
            // Whether it fails by its own error or by a fault: both are this error.
            ExprKind::Try(value) | ExprKind::Ok(value) => self.expr(value, out),
            ExprKind::Err(error) => {
                let error = self.error(error.0);
                self.fail(&error, out);
                Value::unit()
            }
            ExprKind::Tuple(values) => {
                let texts = self.texts(values, out);
                Value { text: Text::atom(format!("({})", texts.join(", "))), is_stable: false }
            }
            ExprKind::Struct { id, fields, order } => {
                let texts = self.in_source_order(fields, order, out);
                let TypeDefKind::Struct(declared) = &self.printer.contract.type_def(*id).kind else {
                    return Value::unit();
                };
                let fields: Vec<String> = declared
                    .iter()
                    .zip(texts)
                    .map(|(field, text)| format!("{}: {text}", names::free(&field.name)))
                    .collect();
                let name = self.printer.program_type(&expr.ty);
                let text = format!("{name} {{ {} }}", fields.join(", "));
                Value::stable(self.bind(&name, &Text::atom(text), out))
            }
            ExprKind::Variant { id, variant, values } => {
                let texts = self.texts(values, out);
                let TypeDefKind::Enum(variants) = &self.printer.contract.type_def(*id).kind else {
                    return Value::unit();
                };
                let path = variants.get(*variant).map(|one| variant_path(self.printer.contract, *id, one));
                let text = format!("{}{}", path.unwrap_or_default(), in_parentheses(&texts));
                Value { text: Text::atom(text), is_stable: values.is_empty() }
            }
            ExprKind::Some(value) => {
                let value = self.expr(value, out).text;
                Value { text: Text::atom(format!("Some({value})")), is_stable: false }
            }
            ExprKind::None => {
                let inner = match &expr.ty {
                    Type::Option(inner) => self.printer.program_type(inner),
                    _ => "()".to_owned(),
                };
                Value::stable(format!("Option::<{inner}>::None"))
            }
            ExprKind::List(values) => {
                let texts = self.texts(values, out);
                let text = match &expr.ty {
                    Type::Vec(_) => format!("array![{}]", texts.join(", ")),
                    _ => format!("[{}]", texts.join(", ")),
                };
                Value::stable(self.bind(&self.printer.program_type(&expr.ty), &Text::atom(text), out))
            }
            ExprKind::Repeat(value) => {
                let value = self.expr(value, out).text;
                let length = if let Type::Array(_, length) = &expr.ty { *length } else { 0 };
                let ty = self.printer.program_type(&expr.ty);
                Value::stable(self.bind(&ty, &Text::atom(format!("[{value}; {length}]")), out))
            }
            ExprKind::Field { .. } | ExprKind::Index { .. } => self.copied(expr, out),
            ExprKind::Clone(value) if self.printer.contract.is_copy(&value.ty) => self.expr(value, out),
            ExprKind::Clone(value) => {
                let receiver = self.receiver(value, out);
                let ty = self.printer.program_type(&expr.ty);
                Value::stable(self.bind(&ty, &Text::atom(format!("{receiver}.clone()")), out))
            }
            ExprKind::Binary { op: op @ (BinaryOp::And | BinaryOp::Or), left, right } => {
                self.short_circuit(*op, left, right, out)
            }
            ExprKind::Binary { op, left, right } => self.binary(*op, left, right, out),
            ExprKind::Not(value) => {
                let Value { text, is_stable } = self.expr(value, out);
                Value { text: text.not(), is_stable }
            }
            ExprKind::BitNot(value) => {
                let Value { text, is_stable } = self.expr(value, out);
                Value { text: Text::prefix("~", text), is_stable }
            }
            ExprKind::Negate(value) => {
                let Value { text, is_stable } = self.expr(value, out);
                match expr.ty.plain_name() {
                    Some(name) if expr.ty.is_signed() => {
                        out.import("crate::os::arithmetic::Checked");
                        self.bind_success(&expr.ty, &format!("Checked::try_sub(0_{name}, {text})"), out)
                    }
                    _ => Value { text: Text::prefix("-", text), is_stable },
                }
            }
            ExprKind::Convert(value) => self.convert(value, &expr.ty, out),
            ExprKind::TryConvert(value) => self.try_convert(value, expr, out),
            ExprKind::If { .. } | ExprKind::Match { .. } => self.branch_value(expr, out),
            // No two locals of a function share a name, so its statements stand where the block stands.
            ExprKind::Block(block) => {
                self.statements(block, out);
                match &block.tail {
                    Some(tail) => self.expr(tail, out),
                    None => Value::unit(),
                }
            }
            ExprKind::Caller => Value::stable("cx.caller"),
            ExprKind::Timestamp => Value::stable("cx.environment.unbox().timestamp"),
            ExprKind::SubBlockNumber => Value::stable("cx.environment.unbox().number"),
            ExprKind::OwnAddress => Value::stable(self.own_address.as_str()),
            ExprKind::ChainId => Value::stable("cx.environment.unbox().chain_id"),
        }
    }

    fn texts(&mut self, values: &[Expr], out: &mut Writer) -> Vec<String> {
        let operands: Vec<&Expr> = values.iter().collect();
        self.operands(&operands, out).iter().map(ToString::to_string).collect()
    }

    fn short_circuit(&mut self, op: BinaryOp, left: &Expr, right: &Expr, out: &mut Writer) -> Value {
        let left = self.expr(left, out);
        let mut before = Writer::default();
        let known = self.differences.clone();
        let right = self.expr(right, &mut before);
        self.differences = known;
        if before.is_empty() {
            let is_stable = left.is_stable && right.is_stable;
            return Value { text: Text::binary(op, left.text, right.text), is_stable };
        }
        let name = self.printer.name();
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
        let ty = &left.ty;
        let is_equality = matches!(op, BinaryOp::Equal | BinaryOp::NotEqual);
        if is_equality && !self.printer.contract.is_copy(ty) {
            let texts = self.operands_or_looks(&[(left, true), (right, true)], out);
            let function = if op == BinaryOp::Equal { "eq" } else { "ne" };
            let text = format!("PartialEq::{function}({}, {})", texts[0], texts[1]);
            return Value { text: Text::atom(text), is_stable: false };
        }
        let mut texts = self.operands(&[left, right], out);
        let right = texts.pop().unwrap_or_else(|| Text::atom("0"));
        let left = texts.pop().unwrap_or_else(|| Text::atom("0"));
        if op == BinaryOp::Sub
            && let Some(name) = self.differences.get(&(left.to_string(), right.to_string()))
        {
            return Value::stable(name.as_str());
        }
        if expression::is_arithmetic(op) && ty.is_integer() {
            let operation = match op {
                BinaryOp::Add => "Checked::try_add",
                BinaryOp::Sub => "Checked::try_sub",
                BinaryOp::Mul => "Checked::try_mul",
                BinaryOp::Div => "Division::try_div",
                _ => "Division::try_rem",
            };
            let name = operation.split("::").next().unwrap_or_default();
            out.import(&format!("crate::os::arithmetic::{name}"));
            return self.bind_success(ty, &format!("{operation}({left}, {right})"), out);
        }
        Value { text: Text::binary(op, left, right), is_stable: false }
    }

    /// The text of a call, which is a result.
    pub(super) fn call(&mut self, expr: &Expr, out: &mut Writer) -> String {
        let ExprKind::Call { function, arguments } = &expr.kind else {
            return String::new();
        };
        let callee = &self.printer.contract.functions[function.0];
        let passing: Vec<Passing> = callee.params.iter().map(|param| callee.locals[param.0].passing).collect();
        let is_look = |at: usize, argument: &Expr| {
            passing.get(at) == Some(&Passing::Shared) && !self.printer.contract.is_copy(&argument.ty)
        };
        let is_place = |at: usize| passing.get(at) == Some(&Passing::Mutable);
        let evaluated: Vec<(&Expr, bool)> = arguments
            .iter()
            .enumerate()
            .filter(|(at, _)| !is_place(*at))
            .map(|(at, argument)| (argument, is_look(at, argument)))
            .collect();
        let places: Vec<_> = arguments
            .iter()
            .enumerate()
            .filter(|(at, _)| is_place(*at))
            .map(|(_, argument)| place_of(argument))
            .collect();
        let mut texts = self.operands_or_looks(&evaluated, out).into_iter();
        let mut behind = Writer::default();
        let mut places = places.into_iter();
        let mut passed = String::new();
        for at in 0..arguments.len() {
            if is_place(at) {
                let mut text = String::new();
                if let Some(place) = places.next().flatten() {
                    // What stands before the change is printed before the call, and what stands behind, behind.
                    let mut parts = Writer::default();
                    let mark = self.printer.name();
                    self.change(&place, &mut parts, |place, parts| {
                        place.clone_into(&mut text);
                        parts.line(&mark);
                    });
                    let parts = parts.finish();
                    let (before, after) = parts.split_once(&mark).unwrap_or((&parts, ""));
                    before.lines().for_each(|line| out.line(line));
                    after.lines().filter(|line| !line.is_empty()).for_each(|line| behind.line(line));
                }
                passed.push_str(&format!(", ref {text}"));
            } else if let Some(text) = texts.next() {
                passed.push_str(&format!(", {text}"));
            }
        }
        let call = format!("{}(ref state, cx{passed})", self.printer.titles.functions[function.0]);
        if behind.is_empty() {
            return call;
        }
        let result = self.printer.name();
        out.line(format_args!("let {result} = {call};"));
        out.append(behind);
        result
    }

    fn convert(&mut self, value: &Expr, to: &Type, out: &mut Writer) -> Value {
        let Value { text, is_stable } = self.expr(value, out);
        let [from, target] = [self.printer.program_type(&value.ty), self.printer.program_type(to)];
        let text = match to {
            _ if from == target => text,
            Type::Felt252 => to_felt(&value.ty, text),
            _ => expression::conversion(&from, &target, &text),
        };
        Value { text, is_stable }
    }

    fn try_convert(&mut self, value: &Expr, expr: &Expr, out: &mut Writer) -> Value {
        let Type::Option(to) = &expr.ty else {
            return Value::unit();
        };
        let (from, to) = (&value.ty, to.as_ref());
        let text = self.expr(value, out).text;
        let name = self.printer.program_type(to);
        let values = "crate::os::values";
        let text = match (from, to) {
            (_, Type::ContractAddress | Type::ClassHash) => format!("{values}::try_address({text})"),
            (_, Type::Bytes31) => format!("{values}::try_bytes31({text})"),
            (Type::U256, Type::U256) => format!("Some({text})"),
            (Type::U256, Type::Felt252) => format!("TryInto::<u256, felt252>::try_into({text})"),
            (Type::U256, _) => format!("{values}::try_narrow::<{name}>({text})"),
            (from, Type::U256) if from.is_signed() => format!("{values}::try_widen({text})"),
            (from, Type::U256) => {
                format!("Some({})", expression::conversion(&self.printer.program_type(from), "u256", &text))
            }
            _ => format!("TryInto::<felt252, {name}>::try_into({})", to_felt(from, text)),
        };
        Value::stable(self.bind(&self.printer.program_type(&expr.ty), &Text::atom(text), out))
    }
}
