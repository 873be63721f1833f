//! Blocks and statements.

use proc_macro2::Span;
use quote::ToTokens;
use syn::visit::Visit;
use syn::{Pat, Stmt};

use super::effects::{has_effect, never_goes_on};
use super::instead::instead_of_macro;
use super::literals::undetermined;
use super::operators::compound;
use super::patterns::Bound;
use super::{Attributes, Checker, Want, bare, statement, value};
use crate::diagnostic as faults;
use crate::model::{Block, Expr, ExprKind, Pattern, Statement, StatementKind, Type};
use crate::types::value_type;

/// What a block has become so far.
pub(super) struct Draft {
    pub(super) statements: Vec<Statement>,
    /// Whether every statement was checked without a fault.
    sound: bool,
    /// Whether control does not go on after the last statement.
    ended: bool,
}

impl Draft {
    pub(super) fn push(&mut self, kind: StatementKind, source: &dyn ToTokens) {
        self.statements.push(statement(kind, source));
    }
}

/// What the last expression is to its block.
enum Tail<'s> {
    /// A last `return` that does nothing.
    Nothing,
    /// A statement like the others.
    Statement(&'s syn::Expr),
    /// The value.
    Value(&'s syn::Expr),
}

impl Checker<'_> {
    /// The function's body. Skipped when the return type was at fault: nothing in it could be judged.
    pub(super) fn body(&mut self, block: &syn::Block) -> Option<Block> {
        self.function.returns.as_ref()?;
        self.block(block, Want::Return)
    }

    /// Whether the place takes `()`.
    pub(super) fn wants_unit(&self, want: Want<'_>) -> bool {
        match want {
            Want::Value(ty) => *ty == Type::Unit,
            Want::Return => !self.function.fallible && self.function.returns == Some(Type::Unit),
            Want::Any | Want::Outcome => false,
        }
    }

    /// A block in a scope of its own. [`Want::Return`] is tail position: a `return` there is simply the value. A block of type
    /// unit comes out without a tail.
    pub(super) fn block(&mut self, block: &syn::Block, want: Want<'_>) -> Option<Block> {
        self.nested(block, |checker| checker.scoped(|checker| checker.statements(&block.stmts, block, want)))
    }

    /// An expression as if it stood in a block of its own: what follows `=>` or `else`.
    pub(super) fn arm(&mut self, source: &syn::Expr, want: Want<'_>) -> Option<Block> {
        match bare(source) {
            syn::Expr::Block(block) if block.label.is_none() => self.block(&block.block, want),
            expr => self.nested(expr, |checker| {
                checker.scoped(|checker| {
                    let draft = Draft { statements: Vec::new(), sound: true, ended: false };
                    let ends = crate::diagnostic::ends(&expr.to_token_stream());
                    checker.block_end(draft, Some((expr, false)), want, ends)
                })
            }),
        }
    }

    pub(super) fn statements(&mut self, sources: &[Stmt], block: &syn::Block, want: Want<'_>) -> Option<Block> {
        let mut draft = Draft { statements: Vec::new(), sound: true, ended: false };
        let (before, last) = match sources.split_last() {
            Some((Stmt::Expr(last, semicolon), before)) => (before, Some((last, semicolon.is_some()))),
            _ => (sources, None),
        };
        for (position, source) in before.iter().enumerate() {
            self.refuse_unreachable(&mut draft, source);
            let after = sources.get(position + 1..).unwrap_or_default();
            let checked = match source {
                Stmt::Local(local) => {
                    let inferred = self.inferred(local, after, block, want);
                    self.local_statement(local, inferred, &mut draft)
                }
                other => self.statement(other, &mut draft),
            };
            draft.sound &= checked.is_some();
        }
        if let Some((last, _)) = last {
            self.refuse_unreachable(&mut draft, last);
        }
        let close = block.brace_token.span.close();
        self.block_end(draft, last, want, (close, close))
    }

    /// Reports the first statement after one that never goes on.
    fn refuse_unreachable(&mut self, draft: &mut Draft, source: &dyn ToTokens) {
        if std::mem::take(&mut draft.ended) {
            self.report(&faults::UNREACHABLE, source, &[]);
            draft.sound = false;
        }
    }

    /// The block with its last expression, if it ends with one; the flag says whether a `;` follows it.
    fn block_end(
        &mut self,
        mut draft: Draft,
        last: Option<(&syn::Expr, bool)>,
        want: Want<'_>,
        close: (Span, Span),
    ) -> Option<Block> {
        let mut tail = None;
        match last.map(|(expr, semicolon)| (self.tail(expr, semicolon, want), semicolon)) {
            None => {}
            Some((Tail::Nothing, _)) => return draft.sound.then(|| draft.block(None)),
            Some((Tail::Statement(expr), semicolon)) => {
                let want = if self.wants_unit(want) { want } else { Want::Value(&Type::Unit) };
                self.expression_statement(expr, semicolon, want, &mut draft)?;
            }
            Some((Tail::Value(expr), _)) => {
                let checked = self.flowing(expr, want)?;
                if never_goes_on(&checked) {
                    draft.ended = true;
                    draft.push(StatementKind::Expr(checked), expr);
                } else {
                    self.refuse_moved(&checked, expr)?;
                    if checked.ty == Type::Unit && !checked.result {
                        if has_effect(&checked) {
                            draft.push(StatementKind::Expr(checked), expr);
                        }
                        return draft.sound.then(|| draft.block(None));
                    }
                    tail = Some(Box::new(checked));
                }
            }
        }
        let needs_value = !self.wants_unit(want) && want != Want::Any;
        if tail.is_none() && !draft.ended && needs_value {
            if draft.sound {
                self.report.add_at(&faults::VALUE_MISSING, close, &[&self.wanted(want)]);
            }
            return None;
        }
        draft.sound.then(|| draft.block(tail))
    }

    /// What the last expression is: the block's value, or a statement like the others.
    fn tail<'s>(&self, expr: &'s syn::Expr, semicolon: bool, want: Want<'_>) -> Tail<'s> {
        let unit = self.wants_unit(want);
        if let syn::Expr::Return(returned) = bare(expr) {
            return match &returned.expr {
                _ if want != Want::Return => Tail::Statement(expr),
                None if unit => Tail::Nothing,
                None => Tail::Statement(expr),
                Some(value) if unit => Tail::Statement(value),
                Some(value) => Tail::Value(value),
            };
        }
        let is_statement = match bare(expr) {
            syn::Expr::While(_) | syn::Expr::ForLoop(_) | syn::Expr::Loop(_) | syn::Expr::Assign(_) => true,
            syn::Expr::Break(_) | syn::Expr::Continue(_) => true,
            syn::Expr::Binary(binary) => compound(&binary.op).is_some(),
            syn::Expr::MethodCall(call) => self.is_statement_call(call),
            syn::Expr::Macro(call) => call.mac.path.is_ident("ensure"),
            _ => false,
        };
        if semicolon || is_statement || unit { Tail::Statement(expr) } else { Tail::Value(expr) }
    }

    fn statement(&mut self, source: &Stmt, draft: &mut Draft) -> Option<()> {
        match source {
            Stmt::Local(local) => self.local_statement(local, None, draft),
            Stmt::Expr(expr, semicolon) => {
                self.expression_statement(expr, semicolon.is_some(), Want::Value(&Type::Unit), draft)
            }
            Stmt::Macro(call) => {
                let ensured = self.macro_statement(&call.mac)?;
                draft.push(ensured, source);
                Some(())
            }
            Stmt::Item(item) => {
                self.report(&faults::ITEM_IN_BODY, item, &[]);
                None
            }
        }
    }

    /// An expression in statement position. `want` is unit, or the unit that the function returns.
    fn expression_statement(
        &mut self,
        expr: &syn::Expr,
        semicolon: bool,
        want: Want<'_>,
        draft: &mut Draft,
    ) -> Option<()> {
        let kind = match bare(expr) {
            syn::Expr::Verbatim(tokens) if tokens.is_empty() => return Some(()),
            syn::Expr::Tuple(unit) if unit.elems.is_empty() => return Some(()),
            syn::Expr::Assign(assign) => return self.assign(assign, draft),
            syn::Expr::Binary(binary) if compound(&binary.op).is_some() => {
                return self.assign_compound(binary, draft);
            }
            syn::Expr::While(looped) => self.while_loop(looped)?,
            syn::Expr::ForLoop(looped) => self.for_loop(looped)?,
            syn::Expr::Loop(looped) => {
                let (kind, leaves) = self.endless_loop(looped)?;
                draft.ended = !leaves;
                kind
            }
            syn::Expr::Break(left) => {
                draft.ended = true;
                self.break_loop(left)?
            }
            syn::Expr::Continue(next) => {
                draft.ended = true;
                self.continue_loop(next)?
            }
            syn::Expr::Return(returned) => {
                let value = self.returned(returned, draft)?;
                draft.ended = true;
                StatementKind::Return(value)
            }
            syn::Expr::MethodCall(call) => match self.method_statement(call) {
                Some(statement) => statement?,
                None => self.valued_statement(expr, semicolon, want)?,
            },
            syn::Expr::Macro(call) => self.macro_statement(&call.mac)?,
            syn::Expr::If(_) | syn::Expr::Match(_) | syn::Expr::Block(_) => {
                let checked = self.flowing(expr, want)?;
                draft.ended = never_goes_on(&checked);
                StatementKind::Expr(checked)
            }
            _ => self.valued_statement(expr, semicolon, want)?,
        };
        draft.push(kind, expr);
        Some(())
    }

    /// An expression that is there for its effect.
    fn valued_statement(&mut self, expr: &syn::Expr, semicolon: bool, want: Want<'_>) -> Option<StatementKind> {
        let checked = self.looked(expr, if semicolon { Want::Any } else { want })?;
        if !has_effect(&checked) {
            self.report(&faults::NO_EFFECT, expr, &[]);
            return None;
        }
        Some(StatementKind::Expr(checked))
    }

    /// A `let`; `inferred` is its type when only its uses tell it.
    fn local_statement(&mut self, source: &syn::Local, inferred: Option<Type>, draft: &mut Draft) -> Option<()> {
        let (pattern, annotation) = match &source.pat {
            Pat::Type(typed) => (&*typed.pat, Some(&*typed.ty)),
            pattern => (pattern, None),
        };
        let annotated = annotation.map(|ty| value_type(ty, self.type_scope(), self.report));
        let want = match (&annotated, &inferred) {
            (Some(Some(ty)), _) | (None, Some(ty)) => Want::Value(ty),
            _ => Want::Any,
        };
        let init = match &source.init {
            None => {
                self.report(&faults::LET_WITHOUT_VALUE, source, &[]);
                None
            }
            Some(init) => match &init.diverge {
                Some((_, otherwise)) => {
                    return self.let_else(source, pattern, &init.expr, otherwise, want, draft);
                }
                None if annotated == Some(None) => None,
                None => self.initial(pattern, &init.expr, want),
            },
        };
        if matches!(pattern, Pat::Wild(_)) {
            let init = init?;
            if !has_effect(&init) {
                self.report(&faults::NO_EFFECT, source, &[]);
                return None;
            }
            draft.push(StatementKind::Expr(init), source);
            return Some(());
        }
        let ty = annotated.flatten().or_else(|| init.as_ref().map(|init| init.ty.clone()));
        let pattern = self.pattern(pattern, ty.as_ref(), &mut Bound::default())?;
        let value = init?;
        if matches!(pattern, Pattern::Wildcard) {
            // A wildcard in parentheses.
            draft.push(StatementKind::Expr(value), source);
        } else {
            draft.push(StatementKind::Let { pattern, value }, source);
        }
        Some(())
    }

    fn initial(&mut self, pattern: &Pat, expr: &syn::Expr, want: Want<'_>) -> Option<Expr> {
        let may_be_one = |expr: &syn::Expr| {
            use syn::Expr::{Array, Call, Path, Repeat, Tuple};
            !matches!(expr, Array(_) | Call(_) | Path(_) | Repeat(_) | Tuple(_))
        };
        let is_number = undetermined(expr) && may_be_one(bare(expr));
        if want == Want::Any && is_number && matches!(pattern, Pat::Ident(_) | Pat::Wild(_)) {
            let name = match pattern {
                Pat::Ident(name) => name.ident.to_string(),
                _ => "value".to_owned(),
            };
            self.report(&faults::LET_NEEDS_TYPE, pattern, &[&name]);
            return None;
        }
        let initial = self.expr(expr, want)?;
        if initial.ty == Type::Unit && !matches!(pattern, Pat::Wild(_)) {
            self.report(&faults::LET_OF_UNIT, expr, &[]);
            return None;
        }
        Some(initial)
    }

    fn returned(&mut self, source: &syn::ExprReturn, draft: &mut Draft) -> Option<Option<Expr>> {
        let unit = self.wants_unit(Want::Return);
        match &source.expr {
            None if unit => Some(None),
            None => {
                let wanted = self.wanted(Want::Return);
                self.report(&faults::VALUE_MISSING, source, &[&wanted]);
                None
            }
            Some(expr) if unit => {
                self.expression_statement(expr, false, Want::Value(&Type::Unit), draft)?;
                Some(None)
            }
            Some(expr) => Some(Some(self.expr(expr, Want::Return)?)),
        }
    }

    /// `ensure!(condition, Error::Variant)`, the only macro that is a statement.
    fn macro_statement(&mut self, call: &syn::Macro) -> Option<StatementKind> {
        if !call.path.is_ident("ensure") {
            let name = call.path.to_token_stream().to_string().replace(' ', "");
            if name == "vec" || name == "short_string" {
                self.report(&faults::NO_EFFECT, call, &[]);
            } else {
                self.report(&faults::MACRO, &call.path, &[&name, &instead_of_macro(&name)]);
            }
            return None;
        }
        let parsed = call.parse_body_with(|input: syn::parse::ParseStream<'_>| {
            let condition: syn::Expr = input.parse()?;
            input.parse::<syn::Token![,]>()?;
            let error: syn::Expr = input.parse()?;
            input.parse::<Option<syn::Token![,]>>()?;
            Ok((condition, error))
        });
        let Ok((condition, error)) = parsed else {
            self.report(&faults::ENSURE_FORM, call, &[]);
            return None;
        };
        Attributes { report: self.report }.visit_expr(&condition);
        if !self.function.fallible {
            self.report(&faults::FALLIBLE_IN_INFALLIBLE, &call.path, &[&"ensure!", self.function.name]);
        }
        let condition = self.expr(&condition, Want::Value(&Type::Bool));
        let error = self.error_variant(&error);
        Some(StatementKind::Ensure { condition: condition?, error: error? })
    }

    /// The block's value as an expression.
    pub(super) fn block_expr(&mut self, source: &syn::ExprBlock, want: Want<'_>) -> Option<Expr> {
        if let Some(label) = &source.label {
            self.report(&faults::LABEL, label, &[]);
        }
        let block = self.block(&source.block, want)?;
        let (ty, result) = super::branches::tail_type(&block);
        Some(Expr { result, ..value(ExprKind::Block(block), ty, source) })
    }
}

impl Draft {
    fn block(self, tail: Option<Box<Expr>>) -> Block {
        Block { statements: self.statements, tail, diverges: self.ended }
    }
}
