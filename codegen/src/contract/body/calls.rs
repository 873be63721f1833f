//! Calls, and what the language has built in.

use zkthread_ir::{
    Builtin, Expr, ExprKind, Function, FunctionId, FunctionKind, FunctionPlace, InterfaceId, Passing, Place, Type,
};

use super::{Body, Repr, Typing};
use crate::expression::{Text, contract_type};
use crate::names;
use crate::plan::Access;
use crate::writer::Writer;

/// Methods that traits give to every own type: an own function of such a name is called by its path.
const METHODS: [&str; 8] = ["clone", "destruct", "eq", "into", "into_iter", "ne", "serialize", "try_into"];

impl Body<'_> {
    pub(super) fn call(&self, id: FunctionId, arguments: &[Expr], out: &mut Writer) -> Text {
        let callee = &self.printer.contract.functions[id.0];
        let in_tuple = |(argument, param): (&Expr, &zkthread_ir::LocalId)| {
            let is_mutable = callee.locals[param.0].passing == Passing::Mutable;
            Self::as_place(argument).filter(|place| is_mutable && self.is_in_tuple(place))
        };
        let places: Vec<Place> = arguments.iter().zip(&callee.params).filter_map(in_tuple).collect();
        if places.is_empty() {
            return self.plain_call(id, arguments, &[], out);
        }
        // An element of a tuple cannot be passed to be changed: it is taken out, passed and put back.
        let mut piece = Writer::default();
        piece.open("");
        self.unpacked_call(id, arguments, &places, &[], &mut piece);
        piece.close("");
        Text::block(out.take_imports(piece))
    }

    fn unpacked_call(
        &self,
        id: FunctionId,
        arguments: &[Expr],
        places: &[Place],
        done: &[(Place, String)],
        out: &mut Writer,
    ) {
        let Some((place, rest)) = places.split_first() else {
            let call = self.plain_call(id, arguments, done, out);
            let returns = &self.printer.contract.functions[id.0].returns;
            match returns {
                Type::Unit => out.line(format_args!("{call};")),
                _ => out.line(format_args!("let {} = {call};", self.locals.free("result"))),
            }
            return;
        };
        self.changed(place, out, |text, out| {
            let done = [done, &[(place.clone(), text.to_owned())]].concat();
            self.unpacked_call(id, arguments, rest, &done, out);
        });
        if done.is_empty() && self.printer.contract.functions[id.0].returns != Type::Unit {
            out.line(self.locals.free("result"));
        }
    }

    /// The call, with the texts of the places that have been taken out of tuples.
    fn plain_call(&self, id: FunctionId, arguments: &[Expr], unpacked: &[(Place, String)], out: &mut Writer) -> Text {
        let callee = &self.printer.contract.functions[id.0];
        match callee.place {
            FunctionPlace::Contract => {
                let arguments = self.arguments(callee, arguments, unpacked, out);
                let is_helper = callee.kind == FunctionKind::Helper;
                let is_method = !is_helper || self.printer.plan.access(id) != Access::None;
                let path = if is_method { format!("{}.", self.state.name) } else { "InternalImpl::".to_owned() };
                let name = if is_helper { names::helper(&callee.name) } else { callee.name.clone() };
                Text::atom(format!("{path}{name}({})", arguments.join(", ")))
            }
            FunctionPlace::Free => {
                let mut all: Vec<String> = self.passed_state(id).into_iter().collect();
                all.extend(self.arguments(callee, arguments, unpacked, out));
                Text::atom(format!("{}({})", self.printer.items.functions[id.0], all.join(", ")))
            }
            FunctionPlace::Type(owner) => {
                let has_self = callee.params.first().is_some_and(|first| callee.locals[first.0].name == "self");
                let state = self.passed_state(id);
                let is_own_name = METHODS.contains(&callee.name.as_str());
                if let ([receiver, rest @ ..], true, false) = (arguments, has_self, is_own_name) {
                    let receiver = self.receiver(callee, receiver, unpacked, out);
                    let rest = self.arguments_from(callee, 1, rest, unpacked, out);
                    let all: Vec<String> = state.into_iter().chain(rest).collect();
                    return Text::atom(format!("{receiver}.{}({})", callee.name, all.join(", ")));
                }
                let mut all = self.arguments(callee, arguments, unpacked, out);
                if let Some(state) = state {
                    all.insert(usize::from(has_self), state);
                }
                // Inside of the trait's impl its own path is not to be used.
                let is_inside = self.function.place == callee.place;
                let path = if is_inside { "Self" } else { &self.printer.items.traits[owner.0] };
                Text::atom(format!("{path}::{}({})", callee.name, all.join(", ")))
            }
        }
    }

    /// The contract's state as the argument of a function that is none of the contract's.
    fn passed_state(&self, id: FunctionId) -> Option<String> {
        let name = &self.state.name;
        match (self.printer.plan.access(id), self.state.access) {
            (Access::None, _) => None,
            (Access::Read, Access::Write) => Some(format!("@{name}")),
            (Access::Read, _) => Some(name.clone()),
            (Access::Write, _) => Some(format!("ref {name}")),
        }
    }

    fn receiver(&self, callee: &Function, receiver: &Expr, unpacked: &[(Place, String)], out: &mut Writer) -> String {
        let passing = callee.params.first().map_or(Passing::Value, |first| callee.locals[first.0].passing);
        match passing {
            Passing::Value => self.expr(receiver, Typing::Own, out).receiver(),
            Passing::Shared => self.looked_at(receiver, out),
            Passing::Mutable => self.changing(receiver, unpacked, out),
        }
    }

    fn arguments(
        &self,
        callee: &Function,
        arguments: &[Expr],
        unpacked: &[(Place, String)],
        out: &mut Writer,
    ) -> Vec<String> {
        self.arguments_from(callee, 0, arguments, unpacked, out)
    }

    fn arguments_from(
        &self,
        callee: &Function,
        first: usize,
        arguments: &[Expr],
        unpacked: &[(Place, String)],
        out: &mut Writer,
    ) -> Vec<String> {
        let params = callee.params.iter().skip(first).map(|param| &callee.locals[param.0]);
        let argument = |(argument, param): (&Expr, &zkthread_ir::Local)| match param.passing {
            Passing::Value => self.expr(argument, Typing::Given, out).to_string(),
            Passing::Mutable => format!("ref {}", self.changing(argument, unpacked, out)),
            Passing::Shared if Repr::of_param(&param.ty, param.passing) == Repr::Span => {
                self.span(argument, Typing::Given, out).to_string()
            }
            Passing::Shared => self.snapshot(argument, Typing::Given, out).to_string(),
        };
        arguments.iter().zip(params).map(argument).collect()
    }

    /// A place that the callee changes.
    fn changing(&self, argument: &Expr, unpacked: &[(Place, String)], out: &mut Writer) -> String {
        let place = Self::as_place(argument);
        let is_same =
            |other: &Place| place.as_ref().is_some_and(|place| place.local == other.local && place.path == other.path);
        match unpacked.iter().find(|(other, _)| is_same(other)) {
            Some((_, text)) => text.clone(),
            None => self.place(argument, Typing::Own, out).0.to_string(),
        }
    }

    /// A call of another contract, by the dispatcher that Cairo makes of the interface.
    pub(super) fn contract_call(
        &self,
        (interface, function): (InterfaceId, usize),
        address: &Expr,
        arguments: &[Expr],
        out: &mut Writer,
    ) -> Text {
        let name = &self.printer.interfaces[interface.0];
        out.import(&format!("super::{name}Dispatcher"));
        out.import(&format!("super::{name}DispatcherTrait"));
        let contract = self.braced(&format!("{name}Dispatcher"), &[("contract_address", address)], out);
        let function = &self.printer.contract.interface(interface).functions[function].name;
        Text::atom(format!("{contract}.{function}({})", self.list_of(arguments, Typing::Given, out)))
    }

    pub(super) fn builtin(&self, function: Builtin, arguments: &[Expr], typing: Typing, out: &mut Writer) -> Text {
        let [first, rest @ ..] = arguments else { return self.hash(function, arguments, out) };
        let method = match function {
            Builtin::IsSome => "is_some",
            Builtin::IsNone => "is_none",
            Builtin::Unwrap => {
                let option = self.expr(first, typing, out).receiver();
                return Text::atom(format!("{option}.unwrap()"));
            }
            Builtin::UnwrapOr => {
                let option = self.expr(first, typing, out).receiver();
                let value = rest.iter().map(|value| self.expr(value, Typing::Given, out).to_string());
                return Text::atom(format!("{option}.unwrap_or({})", value.collect::<String>()));
            }
            Builtin::Len | Builtin::IsEmpty => return self.length(function, first, out),
            Builtin::Min | Builtin::Max => {
                let name = if function == Builtin::Min { "min" } else { "max" };
                let first_typing = if rest.iter().any(super::typing::needs_type) { typing } else { Typing::Given };
                let first = self.expr(first, first_typing, out);
                let second: String =
                    rest.iter().map(|value| self.expr(value, Typing::Given, out).to_string()).collect();
                return Text::atom(format!("core::cmp::{name}({first}, {second})"));
            }
            Builtin::CheckedAdd | Builtin::CheckedSub | Builtin::CheckedMul => {
                let (name, import) = match function {
                    Builtin::CheckedAdd => ("checked_add", "core::num::traits::CheckedAdd"),
                    Builtin::CheckedSub => ("checked_sub", "core::num::traits::CheckedSub"),
                    _ => ("checked_mul", "core::num::traits::CheckedMul"),
                };
                out.import(import);
                let first = self.expr(first, Typing::Own, out).receiver();
                let second: String =
                    rest.iter().map(|value| self.expr(value, Typing::Given, out).to_string()).collect();
                return Text::atom(format!("{first}.{name}({second})"));
            }
            Builtin::CheckedDiv => return self.checked_division("/", first, rest, out),
            Builtin::CheckedRem => return self.checked_division("%", first, rest, out),
            Builtin::Poseidon | Builtin::Pedersen | Builtin::Keccak => return self.hash(function, arguments, out),
        };
        Text::atom(format!("{}.{method}()", self.looked_at(first, out)))
    }

    fn length(&self, function: Builtin, of: &Expr, out: &mut Writer) -> Text {
        let (text, _) = self.place(of, Typing::Own, out);
        let text = super::places::span_of_array(&of.ty, text);
        match (function, &of.ty) {
            (Builtin::Len, _) => Text::atom(format!("{text}.len()")),
            (_, Type::String) => {
                Text::binary(zkthread_ir::BinaryOp::Equal, Text::atom(format!("{text}.len()")), Text::atom("0"))
            }
            _ => Text::atom(format!("{text}.is_empty()")),
        }
    }

    fn checked_division(&self, symbol: &str, dividend: &Expr, divisor: &[Expr], out: &mut Writer) -> Text {
        let [divisor] = divisor else { return self.expr(dividend, Typing::Given, out) };
        let is_simple = |expr: &Expr| matches!(expr.kind, ExprKind::Local(_) | ExprKind::Constant(_));
        let mut piece = Writer::default();
        let (dividend, divisor) = if is_simple(dividend) && is_simple(divisor) {
            (self.expr(dividend, Typing::Given, out), self.expr(divisor, Typing::Given, out))
        } else {
            let mut named = |wanted: &str, value: &Expr| {
                let name = self.locals.free(wanted);
                let ty = self.type_text(&value.ty, &mut piece);
                let value = self.expr(value, Typing::Given, &mut piece);
                piece.line(format_args!("let {name}: {ty} = {value};"));
                Text::atom(name)
            };
            (named("dividend", dividend), named("divisor", divisor))
        };
        let has_names = !piece.is_empty();
        let mut whole = Writer::default();
        if has_names {
            whole.open("");
            whole.append(piece);
        }
        whole.open(format_args!("if {} == 0", divisor.clone().receiver()));
        whole.line("None");
        whole.reopen("else");
        whole.line(format_args!("Some({} {symbol} {})", dividend.receiver(), divisor.receiver()));
        whole.close("");
        if has_names {
            whole.close("");
        }
        Text::block(out.take_imports(whole))
    }

    fn hash(&self, function: Builtin, values: &[Expr], out: &mut Writer) -> Text {
        let texts: Vec<String> = values.iter().map(|value| self.expr(value, Typing::Given, out).to_string()).collect();
        let texts = texts.join(", ");
        match function {
            Builtin::Pedersen => {
                out.import("core::pedersen::pedersen");
                Text::atom(format!("pedersen({texts})"))
            }
            Builtin::Keccak => {
                out.import("core::keccak::keccak_u256s_be_inputs");
                Text::atom(format!("keccak_u256s_be_inputs(array![{texts}].span())"))
            }
            _ => {
                out.import("core::poseidon::poseidon_hash_span");
                Text::atom(format!("poseidon_hash_span(array![{texts}].span())"))
            }
        }
    }

    /// The type as the contract has it, for a path.
    pub(super) fn named_type(&self, ty: &Type) -> String {
        contract_type(self.printer.contract, ty)
    }
}
