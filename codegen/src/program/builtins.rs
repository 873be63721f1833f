//! Methods and functions of the language.

use zkthread_ir::{Builtin, Expr, Type};

use super::body::{Body, Value};
use crate::expression::Text;
use crate::writer::Writer;

impl Body<'_> {
    pub(super) fn builtin(&mut self, function: Builtin, expr: &Expr, arguments: &[Expr], out: &mut Writer) -> Value {
        let Some(first) = arguments.first() else {
            return self.hash(function, arguments, out);
        };
        match function {
            Builtin::IsSome | Builtin::IsNone => {
                let method = if function == Builtin::IsSome { "is_some" } else { "is_none" };
                let receiver = self.receiver(first, out);
                Value { text: Text::atom(format!("{receiver}.{method}()")), is_stable: false }
            }
            Builtin::Len | Builtin::IsEmpty => self.length(function, first, out),
            Builtin::Unwrap => {
                let option = self.expr(first, out).text;
                let ty = self.printer.program_type(&expr.ty);
                let name = self.printer.name();
                out.open(format_args!("let {name}: {ty} = match {option}"));
                out.line("Some(value) => value,");
                out.open("None =>");
                self.fail("'Option::unwrap failed.'", out);
                out.close(",");
                out.close(";");
                Value::stable(name)
            }
            Builtin::UnwrapOr => {
                let texts = self.operand_texts(arguments, out);
                let ty = self.printer.program_type(&expr.ty);
                let name = self.printer.name();
                let otherwise = self.bind(&ty, &texts[1], out);
                out.open(format_args!("let {name}: {ty} = match {}", texts[0]));
                out.line("Some(value) => value,");
                out.line(format_args!("None => {otherwise},"));
                out.close(";");
                Value::stable(name)
            }
            Builtin::Min | Builtin::Max => {
                let name = if function == Builtin::Min { "min" } else { "max" };
                let texts = self.operand_texts(arguments, out);
                Value { text: Text::atom(format!("core::cmp::{name}({}, {})", texts[0], texts[1])), is_stable: false }
            }
            Builtin::CheckedAdd | Builtin::CheckedSub | Builtin::CheckedMul => {
                out.import("crate::os::arithmetic::Checked");
                let name = match function {
                    Builtin::CheckedAdd => "add",
                    Builtin::CheckedSub => "sub",
                    _ => "mul",
                };
                self.checked(&format!("Checked::try_{name}"), expr, arguments, out)
            }
            Builtin::CheckedDiv | Builtin::CheckedRem => {
                out.import("crate::os::arithmetic::Division");
                let name = if function == Builtin::CheckedDiv { "div" } else { "rem" };
                self.checked(&format!("Division::try_{name}"), expr, arguments, out)
            }
            Builtin::Poseidon | Builtin::Pedersen | Builtin::Keccak => self.hash(function, arguments, out),
        }
    }

    fn operand_texts(&mut self, arguments: &[Expr], out: &mut Writer) -> Vec<Text> {
        let operands: Vec<&Expr> = arguments.iter().collect();
        let mut texts = self.operands(&operands, out);
        texts.resize(arguments.len().max(2), Text::atom("0"));
        texts
    }

    /// An operation whose fault is none.
    fn checked(&mut self, operation: &str, expr: &Expr, arguments: &[Expr], out: &mut Writer) -> Value {
        let texts = self.operand_texts(arguments, out);
        let text = format!("crate::os::arithmetic::success({operation}({}, {}))", texts[0], texts[1]);
        Value::stable(self.bind(&self.printer.program_type(&expr.ty), &Text::atom(text), out))
    }

    fn length(&mut self, function: Builtin, list: &Expr, out: &mut Writer) -> Value {
        let receiver = self.receiver(list, out);
        let is_len = function == Builtin::Len;
        let text = match &list.ty {
            Type::Array(_, length) if is_len => Text::atom(format!("{length}_u32")),
            Type::Array(_, length) => Text::atom((*length == 0).to_string()),
            Type::String if !is_len => Text::block(format!("{receiver}.len() == 0")),
            _ if is_len => Text::atom(format!("{receiver}.len()")),
            _ => Text::atom(format!("{receiver}.is_empty()")),
        };
        Value { text, is_stable: false }
    }

    fn hash(&mut self, function: Builtin, arguments: &[Expr], out: &mut Writer) -> Value {
        let operands: Vec<&Expr> = arguments.iter().collect();
        let texts: Vec<String> = self.operands(&operands, out).iter().map(ToString::to_string).collect();
        match function {
            Builtin::Pedersen => {
                Value { text: Text::atom(format!("core::pedersen::pedersen({})", texts.join(", "))), is_stable: false }
            }
            Builtin::Keccak => {
                let text = format!("crate::os::keccak::keccak_u256s(array![{}].span())", texts.join(", "));
                Value::stable(self.bind("u256", &Text::atom(text), out))
            }
            _ => {
                out.import("crate::os::stream::StreamTrait");
                let stream = self.printer.name();
                out.line(format_args!("let mut {stream} = StreamTrait::new();"));
                let mut pairs = texts.chunks_exact(2);
                for pair in pairs.by_ref() {
                    out.line(format_args!("{stream}.absorb({}, {});", pair[0], pair[1]));
                }
                let finish = match pairs.remainder() {
                    [last] => format!("{stream}.finish_with({last})"),
                    _ => format!("{stream}.finish()"),
                };
                Value::stable(self.bind("felt252", &Text::atom(finish), out))
            }
        }
    }
}
