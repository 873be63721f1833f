//! Loops and what leaves them.

use syn::Pat;

use super::patterns::Bound;
use super::{Checker, Want, bare, value};
use crate::diagnostic as faults;
use crate::model::{Block, Expr, ExprKind, LocalId, Passing, StatementKind, Type};

/// What a `for` runs over.
enum Source {
    Range { start: Expr, end: Expr, inclusive: bool },
    List(Expr),
}

impl Checker<'_> {
    /// The body of a loop, and whether a `break` leaves it.
    pub(super) fn loop_body(&mut self, body: &syn::Block) -> (Option<Block>, bool) {
        self.loops.push(false);
        let body = self.block(body, Want::Value(&Type::Unit));
        (body, self.loops.pop().unwrap_or_default())
    }

    fn refuse_label(&mut self, label: Option<&dyn quote::ToTokens>) {
        if let Some(label) = label {
            self.report(&faults::LABEL, label, &[]);
        }
    }

    pub(super) fn while_loop(&mut self, source: &syn::ExprWhile) -> Option<StatementKind> {
        self.refuse_label(source.label.as_ref().map(|label| label as &dyn quote::ToTokens));
        if let syn::Expr::Let(condition) = bare(&source.cond) {
            return self.while_let(source, condition);
        }
        let condition = self.expr(&source.cond, Want::Value(&Type::Bool));
        let (body, _) = self.loop_body(&source.body);
        Some(StatementKind::While { condition: condition?, body: body? })
    }

    /// `loop { .. }`, and whether a `break` leaves it.
    pub(super) fn endless_loop(&mut self, source: &syn::ExprLoop) -> Option<(StatementKind, bool)> {
        self.refuse_label(source.label.as_ref().map(|label| label as &dyn quote::ToTokens));
        let (body, leaves) = self.loop_body(&source.body);
        Some((StatementKind::Loop { body: body? }, leaves))
    }

    pub(super) fn break_loop(&mut self, source: &syn::ExprBreak) -> Option<StatementKind> {
        self.refuse_label(source.label.as_ref().map(|label| label as &dyn quote::ToTokens));
        if source.expr.is_some() {
            self.report(&faults::BREAK_WITH_VALUE, source, &[]);
            return None;
        }
        match self.loops.last_mut() {
            Some(leaves) => *leaves = true,
            None => {
                self.report(&faults::OUTSIDE_LOOP, source, &[&"break"]);
                return None;
            }
        }
        Some(StatementKind::Break)
    }

    pub(super) fn continue_loop(&mut self, source: &syn::ExprContinue) -> Option<StatementKind> {
        self.refuse_label(source.label.as_ref().map(|label| label as &dyn quote::ToTokens));
        if self.loops.is_empty() {
            self.report(&faults::OUTSIDE_LOOP, source, &[&"continue"]);
            return None;
        }
        Some(StatementKind::Continue)
    }

    pub(super) fn for_loop(&mut self, source: &syn::ExprForLoop) -> Option<StatementKind> {
        self.refuse_label(source.label.as_ref().map(|label| label as &dyn quote::ToTokens));
        let over = self.for_source(source);
        let (ty, is_list) = match &over {
            Some(Source::Range { start, .. }) => (Some(start.ty.clone()), false),
            Some(Source::List(Expr { ty: Type::Vec(element) | Type::Array(element, _), .. })) => {
                (Some((**element).clone()), true)
            }
            _ => (None, true),
        };
        let (local, body) = self.scoped(|checker| checker.for_body(source, ty, is_list));
        let (over, local, body) = (over?, local?, body?);
        Some(match over {
            Source::Range { start, end, inclusive } => StatementKind::For { local, start, end, inclusive, body },
            Source::List(list) => StatementKind::ForEach { local, list, body },
        })
    }

    /// The loop's local and its body.
    fn for_body(
        &mut self,
        source: &syn::ExprForLoop,
        ty: Option<Type>,
        is_list: bool,
    ) -> (Option<LocalId>, Option<Block>) {
        let mut taken_apart = None;
        let local = match &*source.pat {
            Pat::Wild(wild) => {
                self.declare_checked("__round".to_owned(), wild.underscore_token.span, ty, false, Passing::Value)
            }
            Pat::Ident(name) if name.mutability.is_none() => {
                let bound = &mut Bound { lent: is_list, ..Bound::default() };
                self.bind(name, ty.as_ref(), bound)
            }
            pattern @ (Pat::Tuple(_) | Pat::Struct(_)) if is_list => {
                use syn::spanned::Spanned;
                let local =
                    self.declare_checked("__item".to_owned(), pattern.span(), ty.clone(), false, Passing::Value);
                let bound = &mut Bound { lent: true, ..Bound::default() };
                taken_apart = Some(self.pattern(pattern, ty.as_ref(), bound));
                local
            }
            other => {
                self.report(&faults::LOOP_VARIABLE, other, &[]);
                None
            }
        };
        let (mut body, _) = self.loop_body(&source.body);
        if let (Some(body), Some(pattern), Some(local)) = (&mut body, &taken_apart, local) {
            let Some(pattern) = pattern.clone() else { return (None, None) };
            let item = value(ExprKind::Local(local), self.local_type(local), &source.pat);
            let taken = super::statement(StatementKind::Let { pattern, value: item }, &source.pat);
            body.statements.insert(0, taken);
        }
        (local, body)
    }

    fn for_source(&mut self, looped: &syn::ExprForLoop) -> Option<Source> {
        let source = &*looped.expr;
        let inner = match bare(source) {
            syn::Expr::Range(range) => {
                let ty = self.inferred_round(looped, range);
                return self.range(range, ty.as_ref().map_or(Want::Any, Want::Value), source);
            }
            syn::Expr::Reference(reference) if reference.mutability.is_none() => &reference.expr,
            syn::Expr::MethodCall(call)
                if call.method == "iter" && call.args.is_empty() && !self.is_storage(&call.receiver) =>
            {
                &call.receiver
            }
            other => other,
        };
        let list = self.looked(inner, Want::Any)?;
        self.known(&list.ty)?;
        if !matches!(list.ty, Type::Vec(_) | Type::Array(..)) {
            self.report(&faults::FOR_WITHOUT_RANGE, source, &[]);
            return None;
        }
        Some(Source::List(list))
    }

    fn range(&mut self, range: &syn::ExprRange, want: Want<'_>, source: &syn::Expr) -> Option<Source> {
        let (Some(start), Some(end)) = (&range.start, &range.end) else {
            self.report(&faults::FOR_WITHOUT_RANGE, source, &[]);
            return None;
        };
        let (start, end) = self.same_type(start, end, want, Self::expr)?;
        if !start.ty.is_integer() {
            let name = self.type_name(&start.ty);
            self.report(&faults::RANGE_OF_NON_INTEGERS, source, &[&name]);
            return None;
        }
        Some(Source::Range { start, end, inclusive: matches!(range.limits, syn::RangeLimits::Closed(_)) })
    }
}
