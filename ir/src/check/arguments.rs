//! Arguments: the context, values, and what is passed by reference.

use proc_macro2::Ident;
use quote::ToTokens;

use super::calls::Arguments;
use super::places::chain;
use super::{Checker, Want, bare, path_name, short_text, value};
use crate::diagnostic as faults;
use crate::model::{Expr, ExprKind, FunctionId, Passing, Type};
use crate::signatures::Signature;

impl Checker<'_> {
    /// A call with the arguments that are already checked, those of the first parameters, and the given ones.
    pub(super) fn call_function(
        &mut self,
        function: FunctionId,
        callee: &Signature<'_>,
        name: &Ident,
        mut arguments: Vec<Expr>,
        given: Vec<&syn::Expr>,
        source: &dyn ToTokens,
    ) -> Option<Expr> {
        let mut given = given.into_iter();
        if let Some(context) = &callee.context {
            self.context_argument(given.next(), name, context.mutable, source)?;
        }
        let given: Vec<&syn::Expr> = given.collect();
        let params = callee.params.get(arguments.len()..)?;
        if given.len() != params.len() {
            let context = usize::from(callee.context.is_some());
            self.report(&faults::ARITY, source, &[name, &(params.len() + context), &(given.len() + context)]);
            return None;
        }
        let checked: Vec<Option<Expr>> = given
            .into_iter()
            .zip(params)
            .map(|(given, param)| self.argument(given, param.ty.as_ref()?, param.passing, name))
            .collect();
        arguments.extend(checked.into_iter().collect::<Option<Vec<_>>>()?);
        let call = value(ExprKind::Call { function, arguments }, callee.returns.clone()?, source);
        Some(Expr { result: callee.fallible, ..call })
    }

    /// The one argument of what takes one.
    pub(super) fn only_argument<'s>(
        &mut self,
        given: &'s Arguments,
        name: &str,
        source: &dyn ToTokens,
    ) -> Option<&'s syn::Expr> {
        match (given.first(), given.len()) {
            (Some(argument), 1) => Some(argument),
            _ => {
                self.report(&faults::ARITY, source, &[&name, &1, &given.len()]);
                None
            }
        }
    }

    /// An argument for a parameter.
    pub(super) fn argument(
        &mut self,
        source: &syn::Expr,
        ty: &Type,
        passing: Passing,
        callee: &dyn std::fmt::Display,
    ) -> Option<Expr> {
        self.known(ty)?;
        let given = bare(source);
        match (passing, given) {
            (Passing::Value, syn::Expr::Reference(_)) => {
                self.report(&faults::REFERENCE_NOT_TAKEN, source, &[callee]);
                None
            }
            (Passing::Value, _) => self.expr(source, Want::Value(ty)),
            (Passing::Shared, syn::Expr::Reference(reference)) if reference.mutability.is_none() => {
                match (bare(&reference.expr), ty) {
                    (syn::Expr::Array(list), Type::Vec(element)) => self.slice(list, element),
                    _ => self.looked(&reference.expr, Want::Value(ty)),
                }
            }
            (Passing::Shared, _) if self.is_reference(given) => self.looked(given, Want::Value(ty)),
            (Passing::Mutable, syn::Expr::Reference(reference)) if reference.mutability.is_some() => {
                let place = self.looked(&reference.expr, Want::Value(ty))?;
                self.refuse_unchangeable(&place, &reference.expr)?;
                Some(place)
            }
            (Passing::Mutable, _) if self.is_reference(given) => {
                let place = self.looked(given, Want::Value(ty))?;
                self.refuse_unchangeable(&place, given)?;
                Some(place)
            }
            _ => {
                let sign = if passing == Passing::Mutable { "&mut " } else { "&" };
                let inner = match given {
                    syn::Expr::Reference(reference) => &reference.expr,
                    other => other,
                };
                self.report(&faults::REFERENCE_NEEDED, source, &[callee, &format!("{sign}{}", short_text(inner))]);
                None
            }
        }
    }

    /// Whether the expression is a name that is a reference already.
    pub(super) fn is_reference(&self, source: &syn::Expr) -> bool {
        let name = path_name(source).map(ToString::to_string);
        name.and_then(|name| self.local(&name)).flatten().is_some_and(|local| self.references.contains(&local))
    }

    /// Reports what cannot be lent as `&mut`: anything but a mutable local or a field of one.
    pub(super) fn refuse_unchangeable(&mut self, place: &Expr, source: &dyn ToTokens) -> Option<()> {
        let (inner, _) = chain(place);
        let ExprKind::Local(local) = inner.kind else {
            self.report(&faults::PLACE_NEEDED, source, &[]);
            return None;
        };
        if !self.is_mutable(local) {
            let name = self.locals.get(local.0)?.name.clone();
            self.report(&faults::NOT_MUTABLE, source, &[&name]);
            return None;
        }
        Some(())
    }

    /// The first argument of a function that takes the context.
    pub(super) fn context_argument(
        &mut self,
        given: Option<&syn::Expr>,
        callee: &Ident,
        mutable: bool,
        source: &dyn ToTokens,
    ) -> Option<()> {
        let Some(own) = &self.function.context else {
            let needed = if mutable { "cx: &mut Context" } else { "cx: &Context" };
            self.report(&faults::CONTEXT_MISSING, source, &[callee, self.function.name, &needed]);
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
}
