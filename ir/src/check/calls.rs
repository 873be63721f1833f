//! Calls: of the contract's own functions, of the context, of constructors of results, and conversions.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::punctuated::Punctuated;

use super::{CallSite, Checker, Want, bare, is_self, pair, path_name, value};
use crate::diagnostic::{self as faults, ends};
use crate::model::{ErrorId, Expr, ExprKind, FunctionKind, FunctionPlace, Receiver, StatementKind, Type};
use crate::types::plain_type;

type Arguments = Punctuated<syn::Expr, syn::Token![,]>;

impl Checker<'_> {
    /// `name(..)` and `Type::name(..)`
    pub(super) fn call(&mut self, source: &syn::ExprCall, want: Want<'_>) -> Option<Expr> {
        let syn::Expr::Path(path) = bare(&source.func) else {
            self.report(&faults::CALL_OF_VALUE, &source.func, &[]);
            return None;
        };
        if let Some(name) = path_name(&source.func) {
            return match name.to_string().as_str() {
                "Ok" | "Err" => self.result(name, source, want),
                _ => {
                    self.unknown_function(name);
                    None
                }
            };
        }
        let Some((owner, name)) = pair(path) else {
            self.report(&faults::CALL_OF_FOREIGN, path, &[]);
            return None;
        };
        if owner == "Self" || owner == &self.shared.declared.name {
            return self.call_own(name, &source.args, Receiver::None, source);
        }
        match plain_type(&owner.to_string()) {
            Some(ty) if name == "from" => self.convert(ty, source),
            _ => {
                self.report(&faults::CALL_OF_FOREIGN, path, &[]);
                None
            }
        }
    }

    fn unknown_function(&mut self, name: &Ident) {
        let signature =
            self.shared.function(FunctionPlace::Contract, name).and_then(|id| self.shared.signatures.get(id.0));
        let help = match signature.map(|signature| signature.receiver) {
            Some(Receiver::None) => format!("write `Self::{name}(..)`"),
            Some(_) => format!("write `self.{name}(..)`"),
            None => "a contract calls its own functions only; write the function into the impl block".to_owned(),
        };
        self.report(&faults::UNKNOWN_FUNCTION, name, &[name, &help]);
    }

    /// `Ok(value)` or `Err(error)` where the function's value is expected.
    fn result(&mut self, name: &Ident, source: &syn::ExprCall, want: Want<'_>) -> Option<Expr> {
        if want != Want::Return {
            self.report(&faults::RESULT_MISPLACED, source, &[name]);
            return None;
        }
        if !self.function.fallible {
            self.report(&faults::FALLIBLE_IN_INFALLIBLE, name, &[name, self.function.name]);
            return None;
        }
        let returns = self.function.returns.as_ref()?;
        let [argument] = source.args.iter().collect::<Vec<_>>()[..] else {
            self.report(&faults::ARITY, source, &[name, &1, &source.args.len()]);
            return None;
        };
        let kind = if name == "Ok" {
            ExprKind::Ok(Box::new(self.expr(argument, Want::Value(returns))?))
        } else {
            ExprKind::Err(self.error_variant(argument)?)
        };
        Some(Expr { result: true, ..value(kind, returns.clone(), source) })
    }

    /// `TokenError::Variant`
    pub(super) fn error_variant(&mut self, source: &syn::Expr) -> Option<ErrorId> {
        let declared = self.shared.declared;
        let expected = declared.error_enum.as_deref().unwrap_or("an #[error] enum");
        let path = match bare(source) {
            syn::Expr::Path(path) => pair(path),
            _ => None,
        };
        let Some((_, variant)) = path.filter(|(owner, _)| owner == &expected) else {
            self.report(&faults::ERROR_EXPECTED, source, &[&expected]);
            return None;
        };
        let found = declared.errors.iter().position(|error| variant == &error.name);
        if found.is_none() {
            self.report(&faults::UNKNOWN_VARIANT, variant, &[&expected, variant]);
        }
        found.map(ErrorId)
    }

    /// `u128::from(value)` or `felt252::from(value)`
    fn convert(&mut self, ty: Type, source: &syn::ExprCall) -> Option<Expr> {
        let [argument] = source.args.iter().collect::<Vec<_>>()[..] else {
            self.report(&faults::ARITY, source, &[&"from", &1, &source.args.len()]);
            return None;
        };
        if super::literals::undetermined(argument) && (ty.is_integer() || ty == Type::Felt252) {
            self.report(&faults::LITERAL_CONVERTED, source, &[&argument.to_token_stream()]);
            return None;
        }
        let inner = self.expr(argument, Want::Any)?;
        let widens = match (inner.ty.bits(), ty.bits()) {
            (Some(from), Some(to)) => from < to,
            _ => ty == Type::Felt252 && inner.ty != Type::Unit,
        };
        if inner.ty == ty && ty != Type::Unit {
            return Some(inner);
        }
        if !widens {
            self.report(&faults::CONVERSION, source, &[&self.type_name(&inner.ty), &self.type_name(&ty)]);
            return None;
        }
        Some(value(ExprKind::Convert(Box::new(inner)), ty, source))
    }

    /// `receiver.name(..)`
    pub(super) fn method(&mut self, source: &syn::ExprMethodCall) -> Option<Expr> {
        if let Some(generics) = &source.turbofish {
            self.report(&faults::GENERICS, generics, &[]);
        }
        if is_self(&source.receiver) {
            self.refuse_missing_self(&source.receiver)?;
            return self.call_own(&source.method, &source.args, self.function.receiver, source);
        }
        if self.is_context(&source.receiver) {
            return self.context_method(source);
        }
        match bare(&source.receiver) {
            syn::Expr::Field(field) if is_self(&field.base) => self.read_map(field, source),
            _ => {
                let name = source.method.to_string();
                self.report(&faults::METHOD_OF_VALUE, &source.method, &[&name, &instead_of_method(&name)]);
                None
            }
        }
    }

    fn context_method(&mut self, source: &syn::ExprMethodCall) -> Option<Expr> {
        let (kind, ty) = match source.method.to_string().as_str() {
            "caller" => (ExprKind::Caller, Type::ContractAddress),
            "timestamp" => (ExprKind::Timestamp, Type::U64),
            "sub_block_number" => (ExprKind::SubBlockNumber, Type::U64),
            "emit" => {
                self.report(&faults::STATEMENT_AS_VALUE, source, &[&"emit"]);
                return None;
            }
            _ => {
                self.report(&faults::CONTEXT_METHOD, &source.method, &[&source.method]);
                return None;
            }
        };
        if !source.args.is_empty() {
            self.report(&faults::ARITY, source, &[&source.method, &0, &source.args.len()]);
            return None;
        }
        Some(value(kind, ty, source))
    }

    /// A call of one of the contract's functions; `through` is the receiver at hand, none for `Self::name(..)`.
    fn call_own(&mut self, name: &Ident, given: &Arguments, through: Receiver, source: &dyn ToTokens) -> Option<Expr> {
        let Some(id) = self.shared.function(FunctionPlace::Contract, name) else {
            let is_field = self.variable(name).is_some();
            let help = if is_field { format!("a field is read as `self.{name}`") } else { self.known_functions() };
            self.report(&faults::UNKNOWN_FUNCTION, name, &[name, &help]);
            return None;
        };
        let callee = self.shared.signatures.get(id.0)?;
        self.calls.push(CallSite { callee: id.0, span: ends(&source.to_token_stream()) });
        if callee.kind == FunctionKind::Constructor {
            self.report(&faults::CALL_OF_CONSTRUCTOR, name, &[name]);
            return None;
        }
        match (through, callee.receiver) {
            (Receiver::None, Receiver::None) | (Receiver::Write, Receiver::Read | Receiver::Write) => {}
            (Receiver::Read, Receiver::Read) => {}
            (Receiver::None, _) => {
                self.report(&faults::CALL_FORM, name, &[name, &format!("self.{name}(..)")]);
                return None;
            }
            (_, Receiver::None) => {
                self.report(&faults::CALL_FORM, name, &[name, &format!("Self::{name}(..)")]);
                return None;
            }
            (Receiver::Read, Receiver::Write) => {
                self.report(&faults::CALL_OF_WRITER, name, &[name, self.function.name]);
                return None;
            }
        }
        let mut given = given.iter();
        if let Some(context) = &callee.context {
            self.context_argument(given.next(), name, context.mutable, source)?;
        }
        let given: Vec<&syn::Expr> = given.collect();
        if given.len() != callee.params.len() {
            self.report(&faults::ARITY, source, &[name, &callee.params.len(), &given.len()]);
            return None;
        }
        let checked: Vec<Option<Expr>> = given
            .into_iter()
            .zip(&callee.params)
            .map(|(argument, param)| self.expr(argument, Want::Value(param.ty.as_ref()?)))
            .collect();
        let arguments = checked.into_iter().collect::<Option<_>>()?;
        let call = value(ExprKind::Call { function: id, arguments }, callee.returns.clone()?, source);
        Some(Expr { result: callee.fallible, ..call })
    }

    fn known_functions(&self) -> String {
        let callable = self.shared.signatures.iter().filter(|signature| signature.kind != FunctionKind::Constructor);
        let names: Vec<String> = callable.map(|signature| signature.name.to_string()).collect();
        format!("its functions are: {}", names.join(", "))
    }

    /// The first argument of a function that takes the context.
    fn context_argument(
        &mut self,
        given: Option<&syn::Expr>,
        callee: &Ident,
        mutable: bool,
        source: &dyn ToTokens,
    ) -> Option<()> {
        let Some(own) = &self.function.context else {
            self.report(&faults::CONTEXT_MISSING, source, &[callee, self.function.name]);
            return None;
        };
        match given {
            Some(argument) if self.is_context(argument) => {}
            Some(argument) => {
                self.report(&faults::CONTEXT_ARGUMENT, argument, &[callee, own.name]);
                return None;
            }
            None => {
                self.report(&faults::CONTEXT_ARGUMENT, source, &[callee, own.name]);
                return None;
            }
        }
        if mutable && !own.mutable {
            self.report(&faults::CONTEXT_NOT_MUTABLE, source, &[callee]);
            return None;
        }
        Some(())
    }

    /// `cx.emit(Event { .. })`
    pub(super) fn emit(&mut self, call: &syn::ExprMethodCall) -> Option<StatementKind> {
        if self.function.context.as_ref().is_some_and(|context| !context.mutable) {
            self.report(&faults::EMIT_IN_READER, call, &[self.function.name]);
        }
        let literal = match call.args.first().map(bare) {
            Some(syn::Expr::Struct(literal)) if call.args.len() == 1 => literal,
            _ => {
                self.report(&faults::EMIT_FORM, call, &[]);
                return None;
            }
        };
        let event = literal.path.get_ident().and_then(|name| self.event(name));
        let Some(event) = event else {
            self.report(&faults::UNKNOWN_EVENT, &literal.path, &[&literal.path.to_token_stream()]);
            return None;
        };
        if let Some(rest) = &literal.dot2_token {
            self.report(&faults::EVENT_REST, rest, &[]);
        }
        let declared = self.shared.declared.events.get(event.0)?;
        let mut values: Vec<Option<Expr>> = declared.fields.iter().map(|_| None).collect();
        let mut order = Vec::new();
        let mut sound = true;
        for field in &literal.fields {
            let position = match &field.member {
                syn::Member::Named(name) => declared.fields.iter().position(|declared| name == &declared.name),
                syn::Member::Unnamed(_) => None,
            };
            let Some(position) = position else {
                self.report(
                    &faults::UNKNOWN_EVENT_FIELD,
                    &field.member,
                    &[&declared.name, &field.member.to_token_stream()],
                );
                sound = false;
                continue;
            };
            if order.contains(&position) {
                self.report(&faults::NAME_TWICE, &field.member, &[&field.member.to_token_stream()]);
                sound = false;
                continue;
            }
            order.push(position);
            let ty = declared.fields.get(position).map(|field| &field.ty).filter(|ty| **ty != Type::Unit);
            let checked = ty.and_then(|ty| self.expr(&field.expr, Want::Value(ty)));
            sound &= checked.is_some();
            if let Some(slot) = values.get_mut(position) {
                *slot = checked;
            }
        }
        let missing: Vec<&str> = (0..declared.fields.len())
            .filter(|position| !order.contains(position))
            .filter_map(|position| declared.fields.get(position))
            .map(|field| field.name.as_str())
            .collect();
        if !missing.is_empty() {
            self.report(&faults::EVENT_FIELDS_MISSING, &literal.path, &[&missing.join(", ")]);
            return None;
        }
        let fields = values.into_iter().collect::<Option<Vec<_>>>()?;
        sound.then_some(StatementKind::Emit { event, fields, order })
    }

    /// Reports a name that is not in scope.
    pub(super) fn unknown_name(&mut self, name: &Ident) {
        let help = if self.variable(name).is_some() {
            format!("a storage field is `self.{name}`")
        } else if self.shared.function(FunctionPlace::Contract, name).is_some() {
            format!("a function is called: `self.{name}(..)`")
        } else {
            "declare it with `let` before, or as a parameter".to_owned()
        };
        self.report(&faults::UNKNOWN_NAME, name, &[name, &help]);
    }
}

impl Checker<'_> {
    /// The operand of `?`: a call of a fallible function.
    pub(super) fn operand_of_try(&mut self, source: &syn::ExprTry) -> Option<Expr> {
        if !self.function.fallible {
            self.report(&faults::FALLIBLE_IN_INFALLIBLE, &source.question_token, &[&"?", self.function.name]);
        }
        let is_result = match bare(&source.expr) {
            syn::Expr::Call(call) => path_name(&call.func).is_some_and(|name| name == "Err" || name == "Ok"),
            _ => false,
        };
        if is_result {
            self.report(&faults::TRY_OF_RESULT, source, &[]);
            return None;
        }
        self.expr(&source.expr, Want::Outcome)
    }
}

fn instead_of_method(name: &str) -> &'static str {
    match name {
        "into" => "say which type: `u128::from(x)` or `felt252::from(x)`",
        "try_into" | "try_from" => "there is no conversion that can fail; keep the wider type",
        "clone" | "to_owned" | "copied" => "every value is copied; leave it out",
        "unwrap" | "expect" | "unwrap_or" | "ok_or" | "map_err" | "is_ok" | "is_err" => {
            "a Result is only passed on with `?` or returned"
        }
        "pow" => "multiply, in a loop where the exponent varies",
        "is_zero" => "compare with 0, or with `ContractAddress::ZERO`",
        "checked_add" | "checked_sub" | "checked_mul" | "saturating_sub" | "saturating_add" | "wrapping_add"
        | "wrapping_sub" | "wrapping_mul" => "operators are checked: overflow reverts the transaction",
        "min" | "max" | "abs_diff" => "write it with `if`",
        _ => "write it with operators, or as a helper of this contract",
    }
}
