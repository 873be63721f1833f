//! Expressions: what they are, and whether they fit their place.

use quote::ToTokens;

use super::effects::{never_goes_on, root};
use super::instead::{instead_of_macro, unsupported};
use super::{Checker, Want, bare, pair, short_text, value};
use crate::constants::short_string;
use crate::diagnostic as faults;
use crate::model::{Expr, ExprKind, FunctionPlace, Passing, Type};

impl Checker<'_> {
    /// Checks an expression that is used by value, and that it fits its place.
    pub(super) fn expr(&mut self, source: &syn::Expr, want: Want<'_>) -> Option<Expr> {
        let checked = self.looked(source, want)?;
        self.refuse_moved(&checked, source)?;
        Some(checked)
    }

    /// Checks an expression that is only looked at: it may be a part of something that is not copied.
    pub(super) fn looked(&mut self, source: &syn::Expr, want: Want<'_>) -> Option<Expr> {
        let checked = self.flowing(source, want)?;
        if never_goes_on(&checked) {
            self.report(&faults::RETURN_IN_VALUE, source, &[]);
            return None;
        }
        Some(checked)
    }

    /// Checks an expression after which control may never go on.
    pub(super) fn flowing(&mut self, source: &syn::Expr, want: Want<'_>) -> Option<Expr> {
        let inner = bare(source);
        if self.trials.is_open()
            && let Some(ty) = self.wanted_type(want)
        {
            self.note(inner, &ty);
        }
        let checked = self.nested(inner, |checker| checker.unfitted(inner, want))?;
        if never_goes_on(&checked) {
            return Some(checked);
        }
        self.fit(checked, want, source)
    }

    fn unfitted(&mut self, source: &syn::Expr, want: Want<'_>) -> Option<Expr> {
        match source {
            syn::Expr::Lit(literal) => self.literal(&literal.lit, want),
            syn::Expr::Path(path) => self.path(path, want),
            syn::Expr::Unary(unary) => self.unary(unary, want),
            syn::Expr::Binary(binary) => self.binary(binary, want),
            syn::Expr::Field(field) => self.field_of(field),
            syn::Expr::Index(index) => self.index(index),
            syn::Expr::MethodCall(call) => self.method(call),
            syn::Expr::Call(call) => self.call(call, want),
            syn::Expr::Try(tried) => {
                let inner = self.operand_of_try(tried)?;
                let ty = inner.ty.clone();
                Some(value(ExprKind::Try(Box::new(inner)), ty, tried))
            }
            syn::Expr::If(choice) => self.choice(choice, want),
            syn::Expr::Match(matched) => self.match_expr(matched, want),
            syn::Expr::Block(block) => self.block_expr(block, want),
            syn::Expr::Tuple(tuple) => self.tuple(tuple, want),
            syn::Expr::Array(array) => self.array(array, want),
            syn::Expr::Repeat(repeat) => self.repeat(repeat, want),
            syn::Expr::Struct(literal) => self.struct_literal(literal),
            syn::Expr::Macro(call) => self.macro_value(&call.mac, want),
            syn::Expr::Reference(reference) => {
                self.report(&faults::REFERENCE, reference, &[&"the language takes care of it: leave the `&` out"]);
                None
            }
            syn::Expr::Return(_) | syn::Expr::Break(_) | syn::Expr::Continue(_) => {
                self.report(&faults::RETURN_IN_VALUE, source, &[]);
                None
            }
            syn::Expr::Assign(_) | syn::Expr::While(_) | syn::Expr::ForLoop(_) | syn::Expr::Loop(_) => {
                let (_, label) = unsupported(source);
                self.report(&faults::STATEMENT_AS_VALUE, &label, &[&"this"]);
                None
            }
            other => {
                let ((entry, what, help), label) = unsupported(other);
                self.report(entry, &label, &[&what, &help]);
                None
            }
        }
    }

    /// A macro where a value is expected: `vec!` or `short_string!`.
    fn macro_value(&mut self, call: &syn::Macro, want: Want<'_>) -> Option<Expr> {
        if call.path.is_ident("vec") {
            return self.vec_macro(call, want);
        }
        if call.path.is_ident("short_string") {
            let text = short_string(call, self.report)?;
            return Some(value(ExprKind::ShortString(text), Type::Felt252, call));
        }
        let name = call.path.to_token_stream().to_string().replace(' ', "");
        self.report(&faults::MACRO, &call.path, &[&name, &instead_of_macro(&name)]);
        None
    }

    fn fit(&mut self, expr: Expr, want: Want<'_>, source: &syn::Expr) -> Option<Expr> {
        let (ty, result) = match want {
            Want::Any => (expr.ty.clone(), false),
            Want::Value(ty) => (ty.clone(), false),
            Want::Return => (self.function.returns.clone()?, self.function.fallible),
            Want::Outcome => (expr.ty.clone(), true),
        };
        if expr.result && !result {
            self.report(&faults::RESULT_UNUSED, source, &[]);
            return None;
        }
        if result && !expr.result {
            if want == Want::Outcome {
                let help = match &expr.ty {
                    _ if matches!(expr.kind, ExprKind::ContractCall { .. }) => {
                        "remove the `?`: when the called function fails, the whole transaction reverts"
                    }
                    Type::Option(_) => "name the error: `.ok_or(YourError::Variant)?`",
                    _ => "remove the `?`",
                };
                self.report(&faults::TRY_ON_VALUE, source, &[&self.type_name(&expr.ty), &help]);
            } else {
                self.report(&faults::RESULT_EXPECTED, source, &[&short_text(source)]);
            }
            return None;
        }
        if expr.ty != ty {
            self.mismatch(&ty, &expr.ty, source);
            return None;
        }
        Some(expr)
    }

    /// Reports two types that should be one, unless one of them was reported as faulty before.
    pub(super) fn mismatch(&mut self, expected: &Type, found: &Type, source: &dyn ToTokens) {
        let silent = |ty: &Type| *ty != Type::Unit && self.known(ty).is_none();
        if silent(expected) || silent(found) {
            return;
        }
        let name = self.type_name(expected);
        let help = if *expected == Type::Unit {
            "end the statement with `;`, or remove the value".to_owned()
        } else if super::conversions::widens(found, expected) {
            format!("convert it: `{name}::from(..)`")
        } else if super::conversions::may_narrow(found, expected) {
            format!(
                "convert it: `{name}::try_from(..).unwrap()` fails the transaction when it does not fit, `.ok()` gives an Option"
            )
        } else {
            match (expected, found) {
                (Type::Option(inner), _) if **inner == *found => "write `Some(..)`".to_owned(),
                (_, Type::Option(inner)) if **inner == *expected => {
                    "take it out: `.unwrap()`, `.unwrap_or(..)`, `.ok_or(YourError::Variant)?` or a `match`".to_owned()
                }
                (Type::Vec(_), Type::Array(..)) => "write the list as `vec![..]`".to_owned(),
                _ => format!("give a value of type `{name}`"),
            }
        };
        self.report(&faults::MISMATCH, source, &[&name, &self.type_name(found), &help]);
    }

    /// Reports that a value would be taken out of something that must stay whole.
    pub(super) fn refuse_moved(&mut self, expr: &Expr, source: &dyn ToTokens) -> Option<()> {
        if self.is_copy(&expr.ty) || self.is_owned(expr) {
            return Some(());
        }
        self.report(&faults::MOVED_OUT, source, &[&self.type_name(&expr.ty), &short_text(source)]);
        None
    }

    /// Whether the value is a local of its own or nothing's part, so that it can be given away.
    pub(super) fn is_owned(&self, expr: &Expr) -> bool {
        match &expr.kind {
            ExprKind::Local(local) => self.locals.get(local.0).is_none_or(|local| local.passing == Passing::Value),
            _ => root(expr).is_none() && !matches!(expr.kind, ExprKind::Field { .. } | ExprKind::Index { .. }),
        }
    }

    /// The type that a place expects, in words.
    pub(super) fn wanted(&self, want: Want<'_>) -> String {
        let ty = match want {
            Want::Value(ty) => self.type_name(ty),
            _ => self.type_name(self.function.returns.as_ref().unwrap_or(&Type::Unit)),
        };
        match &self.shared.declared.error_enum {
            Some(error) if want == Want::Return && self.function.fallible => format!("Result<{ty}, {error}>"),
            _ => ty,
        }
    }

    fn path(&mut self, source: &syn::ExprPath, want: Want<'_>) -> Option<Expr> {
        if let Some((owner, name)) = pair(&source.path).filter(|_| source.qself.is_none()) {
            if self.shared.declared.error_enum.as_ref().is_some_and(|error| owner == error) {
                self.report(&faults::ERROR_AS_VALUE, source, &[owner, name]);
                return None;
            }
            if let Some(interface) = self.interface(owner) {
                self.refuse_handle(interface, name, source, source);
                return None;
            }
            return match self.own_type(owner) {
                Some(id) => self.variant(id, name, &[], source),
                None => self.constant_of_type(owner, name, source),
            };
        }
        let Some(name) = source.path.get_ident().filter(|_| source.qself.is_none()) else {
            self.foreign(source);
            return None;
        };
        if let Some(local) = self.local(&name.to_string()) {
            return Some(value(ExprKind::Local(local?), self.local_type(local?), source));
        }
        if name == "None" {
            return self.none(want, source);
        }
        if name == "self" {
            match self.function.place {
                FunctionPlace::Contract => self.report(&faults::SELF_AS_VALUE, source, &[]),
                _ => self.report(&faults::NO_SELF, source, &[self.function.name]),
            }
            return None;
        }
        if self.function.context.as_ref().is_some_and(|context| context.name == name) {
            self.report(&faults::CONTEXT_AS_VALUE, source, &[name]);
            return None;
        }
        if let Some(id) = self.constant(name) {
            let ty = self.shared.declared.constants.get(id.0)?.ty.clone();
            self.known(&ty)?;
            return Some(value(ExprKind::Constant(id), ty, source));
        }
        self.unknown_name(name);
        None
    }

    /// The operand of `?`: a call of a fallible function, or `option.ok_or(error)`.
    fn operand_of_try(&mut self, source: &syn::ExprTry) -> Option<Expr> {
        if !self.function.fallible {
            self.report(&faults::FALLIBLE_IN_INFALLIBLE, &source.question_token, &[&"?", self.function.name]);
        }
        let is_made_here = match bare(&source.expr) {
            syn::Expr::Call(call) => super::path_name(&call.func).is_some_and(|name| name == "Err" || name == "Ok"),
            syn::Expr::If(_) | syn::Expr::Match(_) | syn::Expr::Block(_) => true,
            _ => false,
        };
        if is_made_here {
            self.report(&faults::TRY_OF_RESULT, source, &[]);
            return None;
        }
        self.looked(&source.expr, Want::Outcome)
    }
}
