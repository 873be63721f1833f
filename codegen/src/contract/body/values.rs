//! Expressions.

use zkthread_ir::{BinaryOp, Expr, ExprKind, Type, TypeDefKind};

use super::typing::needs_type;
use super::{Body, Repr, Typing};
use crate::expression::{self, Text};
use crate::names;
use crate::writer::Writer;

impl Body<'_> {
    /// The value of an expression.
    pub(super) fn expr(&self, expr: &Expr, typing: Typing, out: &mut Writer) -> Text {
        let (text, repr) = self.place(expr, typing, out);
        self.taken(&expr.ty, text, repr, typing, out)
    }

    /// The value of an expression that is no place.
    pub(super) fn built(&self, expr: &Expr, typing: Typing, out: &mut Writer) -> Text {
        match &expr.kind {
            ExprKind::Integer(value) => self.integer(value, &expr.ty, typing, out),
            ExprKind::ShortString(text) => {
                let suffix = if typing == Typing::Own { "_felt252" } else { "" };
                Text::atom(format!("{}{suffix}", names::short_string(text)))
            }
            ExprKind::StringLiteral(text) if typing == Typing::Own => {
                Text::block(format!("{{ let text: ByteArray = {}; text }}", names::byte_array(text)))
            }
            ExprKind::StringLiteral(text) => Text::atom(names::byte_array(text)),
            ExprKind::Constant(id) => Text::atom(self.printer.items.constants[id.0].as_str()),
            ExprKind::Bool(value) => Text::atom(value.to_string()),
            ExprKind::Unit => Text::atom("()"),
            ExprKind::Read { variable, keys, .. } => self.read(*variable, keys, out),
            ExprKind::ListLen { variable, keys, .. } => self.list_length(*variable, keys, out),
            ExprKind::ListRead { variable, keys, index, .. } => self.list_read(*variable, keys, index, out),
            ExprKind::Call { function, arguments } => self.call(*function, arguments, out),
            ExprKind::ContractCall { interface, function, address, arguments } => {
                self.contract_call((*interface, *function), address, arguments, out)
            }
            ExprKind::Builtin { function, arguments } => self.builtin(*function, arguments, typing, out),
            ExprKind::OkOr { value, error } => {
                let option = self.expr(value, typing, out).receiver();
                Text::atom(format!("{option}.expect({})", self.error(error.0)))
            }
            ExprKind::Tuple(values) => Text::atom(format!("({})", self.list_of(values, typing, out))),
            ExprKind::Struct { id, fields, order } => self.built_struct(*id, fields, order, out),
            ExprKind::Variant { id, variant, values } => self.variant(*id, *variant, values, out),
            ExprKind::Some(value) => Text::atom(format!("Some({})", self.expr(value, typing, out))),
            ExprKind::None if typing == Typing::Own => {
                Text::atom(format!("{}::None", self.type_text(&expr.ty, out).replacen('<', "::<", 1)))
            }
            ExprKind::None => Text::atom("None"),
            ExprKind::List(values) => self.literal_list(values, &expr.ty, typing, out),
            ExprKind::Repeat(value) => {
                let length = if let Type::Array(_, length) = expr.ty { length } else { 0 };
                Text::atom(format!("[{}; {length}]", self.expr(value, typing, out)))
            }
            ExprKind::Clone(value) => self.cloned(value, typing, out),
            // A failed call has panicked already.
            ExprKind::Try(value) | ExprKind::Ok(value) => self.expr(value, typing, out),
            ExprKind::Err(error) => {
                out.import("core::panic_with_felt252");
                Text::atom(format!("panic_with_felt252({})", self.error(error.0)))
            }
            ExprKind::Binary { op, left, right } => self.binary(*op, left, right, typing, out),
            ExprKind::Not(value) => self.expr(value, typing, out).not(),
            ExprKind::BitNot(value) => Text::prefix("~", self.expr(value, typing, out)),
            ExprKind::Negate(value) if expr.ty.is_signed() => {
                // The fault is that of the subtraction.
                let zero = if typing == Typing::Own && needs_type(value) {
                    format!("0_{}", self.named_type(&expr.ty))
                } else {
                    "0".to_owned()
                };
                Text::binary(BinaryOp::Sub, Text::atom(zero), self.expr(value, Typing::Given, out))
            }
            ExprKind::Negate(value) => Text::prefix("-", self.expr(value, typing, out)),
            ExprKind::Convert(value) => self.converted("into", "Into", value, &expr.ty, typing, out),
            ExprKind::TryConvert(value) => self.try_converted(value, &expr.ty, typing, out),
            ExprKind::If { .. } | ExprKind::Match { .. } | ExprKind::Block(_) => {
                let mut piece = Writer::default();
                self.lines(expr, typing, &mut piece);
                Text::block(out.take_imports(piece))
            }
            ExprKind::Caller => self.information("get_caller_address", "", out),
            ExprKind::Timestamp => self.information("get_block_timestamp", "", out),
            ExprKind::OwnAddress => self.information("get_contract_address", "", out),
            ExprKind::ChainId => self.information("get_tx_info", ".unbox().chain_id", out),
            ExprKind::SubBlockNumber => Text::atom(format!("{}.zkthread.sub_block_number()", self.state.name)),
            // Places; `place` has printed them.
            ExprKind::Local(_) | ExprKind::Field { .. } | ExprKind::Index { .. } => self.place(expr, typing, out).0,
        }
    }

    fn information(&self, function: &str, part: &str, out: &mut Writer) -> Text {
        out.import(&format!("starknet::{function}"));
        Text::atom(format!("{function}(){part}"))
    }

    fn integer(&self, value: &num_bigint::BigInt, ty: &Type, typing: Typing, out: &mut Writer) -> Text {
        if matches!(ty, Type::ContractAddress | Type::ClassHash) {
            out.import("core::num::traits::Zero");
            return Text::atom(match typing {
                Typing::Given => "Zero::zero()".to_owned(),
                Typing::Own => format!("Zero::<{}>::zero()", self.type_text(ty, out)),
            });
        }
        let suffix = if typing == Typing::Own { format!("_{}", self.named_type(ty)) } else { String::new() };
        let text = format!("{}{suffix}", expression::readable_integer(value));
        match text.strip_prefix('-') {
            Some(magnitude) => Text::prefix("-", Text::atom(magnitude)),
            None => Text::atom(text),
        }
    }

    /// Expressions separated by commas.
    pub(super) fn list_of(&self, values: &[Expr], typing: Typing, out: &mut Writer) -> String {
        let texts: Vec<String> = values.iter().map(|value| self.expr(value, typing, out).to_string()).collect();
        texts.join(", ")
    }

    /// `Name { field, field: value }`, in the order given.
    pub(super) fn braced(&self, name: &str, fields: &[(&str, &Expr)], out: &mut Writer) -> Text {
        let fields: Vec<String> = fields
            .iter()
            .map(|(field, value)| {
                let value = self.expr(value, Typing::Given, out).to_string();
                if value == *field { value } else { format!("{field}: {value}") }
            })
            .collect();
        Text::atom(format!("{name} {{ {} }}", fields.join(", ")))
    }

    fn built_struct(&self, id: zkthread_ir::TypeId, fields: &[Expr], order: &[usize], out: &mut Writer) -> Text {
        let fields: Vec<(&str, &Expr)> =
            order.iter().map(|position| (self.field(id, *position), &fields[*position])).collect();
        let name = self.type_text(&Type::Named(id), out);
        self.braced(&name, &fields, out)
    }

    fn variant(&self, id: zkthread_ir::TypeId, variant: usize, values: &[Expr], out: &mut Writer) -> Text {
        let name = match &self.printer.contract.type_def(id).kind {
            TypeDefKind::Enum(variants) => variants.get(variant).map_or("", |variant| variant.name.as_str()),
            TypeDefKind::Struct(_) => "",
        };
        let path = format!("{}::{name}", self.type_text(&Type::Named(id), out));
        let list = self.list_of(values, Typing::Given, out);
        Text::atom(match values {
            [] => path,
            [_] => format!("{path}({list})"),
            _ => format!("{path}(({list}))"),
        })
    }

    fn literal_list(&self, values: &[Expr], ty: &Type, typing: Typing, out: &mut Writer) -> Text {
        let texts = match values {
            [first, rest @ ..] if typing == Typing::Own => {
                let first = self.expr(first, typing, out).to_string();
                let rest = rest.iter().map(|value| self.expr(value, Typing::Given, out).to_string());
                [first].into_iter().chain(rest).collect::<Vec<_>>().join(", ")
            }
            _ => self.list_of(values, typing, out),
        };
        Text::atom(match ty {
            Type::Vec(element) if values.is_empty() && typing == Typing::Own => {
                format!("ArrayTrait::<{}>::new()", self.type_text(element, out))
            }
            Type::Vec(_) => format!("array![{texts}]"),
            _ => format!("[{texts}]"),
        })
    }

    fn cloned(&self, value: &Expr, typing: Typing, out: &mut Writer) -> Text {
        match self.place(value, typing, out) {
            (text, Repr::Plain) if !self.is_copy(&value.ty) => Text::atom(format!("{}.clone()", text.receiver())),
            (text, repr) => self.taken(&value.ty, text, repr, typing, out),
        }
    }

    fn binary(&self, op: BinaryOp, left: &Expr, right: &Expr, typing: Typing, out: &mut Writer) -> Text {
        if matches!(op, BinaryOp::Equal | BinaryOp::NotEqual) && !self.is_copy(&left.ty) {
            return self.same(op, left, right, out);
        }
        let is_of_operands = expression::is_arithmetic(op) || expression::is_bitwise(op);
        let left_typing = match (op, needs_type(right)) {
            (BinaryOp::And | BinaryOp::Or, _) => Typing::Given,
            _ if is_of_operands && typing == Typing::Given => Typing::Given,
            // The right operand tells the left one's type, if it has to be told at all.
            (_, false) => Typing::Given,
            (_, true) => Typing::Own,
        };
        let left_text = self.expr(left, left_typing, out);
        let right = self.expr(right, Typing::Given, out);
        Text::binary(op, left_text, right)
    }

    /// Compares without moving.
    fn same(&self, op: BinaryOp, left: &Expr, right: &Expr, out: &mut Writer) -> Text {
        let (left_text, left_repr) = self.place(left, Typing::Own, out);
        let (right_text, right_repr) = self.place(right, Typing::Given, out);
        let (left, right) = match (left_repr, right_repr) {
            (Repr::Plain, Repr::Plain) => (left_text, right_text),
            (Repr::Span, _) | (_, Repr::Span) => {
                let span = |text: Text, repr| {
                    if repr == Repr::Span { text } else { Text::atom(format!("{}.span()", text.receiver())) }
                };
                (span(left_text, left_repr), span(right_text, right_repr))
            }
            _ => {
                let snapshot = |text, repr| if repr == Repr::Plain { Text::prefix("@", text) } else { text };
                (snapshot(left_text, left_repr), snapshot(right_text, right_repr))
            }
        };
        Text::binary(op, left, right)
    }

    /// `value.into()`, or with the types when nothing around tells them.
    fn converted(
        &self,
        method: &str,
        converter: &str,
        value: &Expr,
        to: &Type,
        typing: Typing,
        out: &mut Writer,
    ) -> Text {
        match typing {
            Typing::Given => {
                let value = self.expr(value, Typing::Own, out).receiver();
                Text::atom(format!("{value}.{method}()"))
            }
            Typing::Own => {
                let (from, to) = (self.type_text(&value.ty, out), self.type_text(to, out));
                let value = self.expr(value, Typing::Given, out);
                Text::atom(format!("{converter}::<{from}, {to}>::{method}({value})"))
            }
        }
    }

    fn try_converted(&self, value: &Expr, option: &Type, typing: Typing, out: &mut Writer) -> Text {
        let Type::Option(to) = option else { return self.expr(value, typing, out) };
        // Between u256 and signed integers there is only the way over u128: what that has not, none of them has.
        let between = (value.ty == Type::U256 && to.is_signed()) || (value.ty.is_signed() && **to == Type::U256);
        if !between {
            return self.converted("try_into", "TryInto", value, to, typing, out);
        }
        let from = self.named_type(&value.ty);
        let name = self.locals.free("value");
        let text = self.expr(value, Typing::Given, out);
        let inner = match **to {
            Type::U256 => format!("Some(Into::<u128, u256>::into({name}))"),
            _ => format!("TryInto::<u128, {}>::try_into({name})", self.named_type(to)),
        };
        Text::block(format!(
            "if let Some({name}) = TryInto::<{from}, u128>::try_into({text}) {{ {inner} }} else {{ None }}"
        ))
    }
}
