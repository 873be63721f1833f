//! Blocks and statements.

use quote::ToTokens;
use syn::visit::Visit;
use syn::{Pat, Stmt};

use super::{Attributes, Checker, Want, bare, statement, statement_returns, value};
use crate::diagnostic as faults;
use crate::model::{Block, Expr, ExprKind, Passing, Pattern, Statement, StatementKind, Type};
use crate::signatures::check_pattern;
use crate::types::{Scope, value_type};

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
        self.nested(block, |checker| checker.scoped(|checker| checker.statements(block, want)))
    }

    fn statements(&mut self, block: &syn::Block, want: Want<'_>) -> Option<Block> {
        let mut statements = Vec::new();
        let mut sound = true;
        let mut returned = false;
        let tail = block.stmts.last().and_then(|last| self.tail(last, want));
        let before = if tail.is_some() { block.stmts.len() - 1 } else { block.stmts.len() };
        for source in block.stmts.iter().take(before) {
            self.refuse_after_return(&mut returned, source);
            sound &= self.statement(source, &mut statements).is_some();
            returned |= statements.last().is_some_and(statement_returns);
        }
        let Some(tail) = tail else {
            if !self.wants_unit(want) && want != Want::Any && sound {
                match block.stmts.last() {
                    Some(last) if statements.last().is_some_and(statement_returns) => {
                        self.report(&faults::RETURN_IN_VALUE, last, &[]);
                    }
                    _ => self.report.add_at(
                        &faults::VALUE_MISSING,
                        (block.brace_token.span.close(), block.brace_token.span.close()),
                        &[&self.wanted(want)],
                    ),
                }
                return None;
            }
            let diverges = statements.last().is_some_and(statement_returns);
            return sound.then_some(Block { statements, tail: None, diverges });
        };
        if let Some(last) = block.stmts.last() {
            self.refuse_after_return(&mut returned, last);
        }
        let tail = match tail {
            Tail::Nothing => None,
            Tail::Unit(expr) => {
                self.expression_statement(expr, false, want, &mut statements)?;
                None
            }
            Tail::Value(expr) => {
                let value = self.expr(expr, want)?;
                if value.ty == Type::Unit && !value.result && has_effect(&value) {
                    statements.push(statement(StatementKind::Expr(value), expr));
                    None
                } else {
                    Some(Box::new(value)).filter(|value| !matches!(value.kind, ExprKind::Unit))
                }
            }
        };
        let diverges = tail.is_none() && statements.last().is_some_and(statement_returns);
        sound.then_some(Block { statements, tail, diverges })
    }

    /// Reports the first statement after one that always returns.
    fn refuse_after_return(&mut self, returned: &mut bool, source: &dyn ToTokens) {
        if std::mem::take(returned) {
            self.report(&faults::UNREACHABLE, source, &[]);
        }
    }

    /// What the last statement is to the block when it is its value; none when it is a statement like the others.
    fn tail<'s>(&self, last: &'s Stmt, want: Want<'_>) -> Option<Tail<'s>> {
        let (expr, semicolon) = match last {
            Stmt::Expr(expr, semicolon) => (expr, semicolon.is_some()),
            Stmt::Local(_) | Stmt::Item(_) | Stmt::Macro(_) => return None,
        };
        if let syn::Expr::Return(returned) = bare(expr) {
            if want != Want::Return {
                return None;
            }
            return match &returned.expr {
                None if self.wants_unit(want) => Some(Tail::Nothing),
                None => None,
                Some(value) if self.wants_unit(want) => Some(Tail::Unit(value)),
                Some(value) => Some(Tail::Value(value)),
            };
        }
        if semicolon {
            return None;
        }
        let is_statement = match bare(expr) {
            syn::Expr::While(_) | syn::Expr::ForLoop(_) | syn::Expr::Assign(_) => true,
            syn::Expr::Binary(binary) => super::places::compound(&binary.op).is_some(),
            syn::Expr::MethodCall(call) => self.is_statement_call(call),
            _ => false,
        };
        if self.wants_unit(want) {
            return Some(Tail::Unit(expr));
        }
        (!is_statement).then_some(Tail::Value(expr))
    }

    fn statement(&mut self, source: &Stmt, out: &mut Vec<Statement>) -> Option<()> {
        match source {
            Stmt::Local(local) => self.local_statement(local, out),
            Stmt::Expr(expr, semicolon) => {
                self.expression_statement(expr, semicolon.is_some(), Want::Value(&Type::Unit), out)
            }
            Stmt::Macro(call) => {
                let ensured = self.ensure(&call.mac)?;
                out.push(statement(ensured, source));
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
        out: &mut Vec<Statement>,
    ) -> Option<()> {
        let kind = match bare(expr) {
            syn::Expr::Verbatim(tokens) if tokens.is_empty() => return Some(()),
            syn::Expr::Tuple(unit) if unit.elems.is_empty() => return Some(()),
            syn::Expr::Assign(assign) => self.assign(&assign.left, &assign.right)?,
            syn::Expr::Binary(binary) if super::places::compound(&binary.op).is_some() => {
                self.assign_compound(binary)?
            }
            syn::Expr::While(looped) => self.while_loop(looped)?,
            syn::Expr::ForLoop(looped) => self.for_loop(looped)?,
            syn::Expr::Return(returned) => {
                let value = self.returned(returned, out)?;
                StatementKind::Return(value)
            }
            syn::Expr::MethodCall(call) if self.is_statement_call(call) => self.call_statement(call)?,
            syn::Expr::Macro(call) => self.ensure(&call.mac)?,
            syn::Expr::If(_) | syn::Expr::Block(_) => StatementKind::Expr(self.expr(expr, want)?),
            _ => {
                let checked = self.expr(expr, if semicolon { Want::Any } else { want })?;
                if !has_effect(&checked) {
                    self.report(&faults::NO_EFFECT, expr, &[]);
                    return None;
                }
                StatementKind::Expr(checked)
            }
        };
        out.push(statement(kind, expr));
        Some(())
    }

    fn local_statement(&mut self, source: &syn::Local, out: &mut Vec<Statement>) -> Option<()> {
        let (pattern, annotation) = match &source.pat {
            Pat::Type(typed) => (&*typed.pat, Some(&*typed.ty)),
            pattern => (pattern, None),
        };
        let scope = Scope { declared: self.shared.declared, place: self.function.place };
        let annotated = annotation.map(|ty| value_type(ty, scope, self.report));
        let want = match &annotated {
            Some(Some(ty)) => Want::Value(ty),
            _ => Want::Any,
        };
        let initial = match &source.init {
            None => {
                self.report(&faults::LET_WITHOUT_VALUE, source, &[]);
                None
            }
            Some(init) if init.diverge.is_some() => {
                self.report(&faults::LET_ELSE, &source.let_token, &[]);
                None
            }
            Some(_) if annotated == Some(None) => None,
            Some(init) => self.initial(pattern, &init.expr, want),
        };
        match pattern {
            Pat::Wild(_) => {
                let initial = initial?;
                if !has_effect(&initial) {
                    self.report(&faults::NO_EFFECT, source, &[]);
                    return None;
                }
                out.push(statement(StatementKind::Expr(initial), source));
                Some(())
            }
            Pat::Ident(name) => {
                check_pattern(name, self.report);
                let ty = annotated.flatten().or(initial.as_ref().map(|initial| initial.ty.clone()));
                let local = self.declare(&name.ident, ty, name.mutability.is_some())?;
                let pattern = Pattern::Bind(local);
                out.push(statement(StatementKind::Let { pattern, value: initial? }, source));
                Some(())
            }
            other => {
                self.report(&faults::PATTERN, other, &[]);
                None
            }
        }
    }

    fn initial(&mut self, pattern: &Pat, expr: &syn::Expr, want: Want<'_>) -> Option<Expr> {
        if want == Want::Any && super::literals::undetermined(expr) {
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

    fn while_loop(&mut self, source: &syn::ExprWhile) -> Option<StatementKind> {
        if let Some(label) = &source.label {
            self.report(&faults::LABEL, label, &[]);
        }
        let condition = self.expr(&source.cond, Want::Value(&Type::Bool));
        let body = self.block(&source.body, Want::Value(&Type::Unit));
        Some(StatementKind::While { condition: condition?, body: body? })
    }

    fn for_loop(&mut self, source: &syn::ExprForLoop) -> Option<StatementKind> {
        if let Some(label) = &source.label {
            self.report(&faults::LABEL, label, &[]);
        }
        let range = self.range(&source.expr);
        let ty = range.as_ref().map(|(start, ..)| start.ty.clone());
        let (local, body) = self.scoped(|checker| {
            let local = match &*source.pat {
                Pat::Wild(wild) => {
                    let span = wild.underscore_token.span;
                    checker.declare_checked("__round".to_owned(), span, ty, false, Passing::Value)
                }
                Pat::Ident(name) if name.mutability.is_none() => {
                    check_pattern(name, checker.report);
                    checker.declare(&name.ident, ty, false)
                }
                other => {
                    checker.report(&faults::LOOP_VARIABLE, other, &[]);
                    None
                }
            };
            (local, checker.block(&source.body, Want::Value(&Type::Unit)))
        });
        let (start, end, inclusive) = range?;
        Some(StatementKind::For { local: local?, start, end, inclusive, body: body? })
    }

    fn range(&mut self, source: &syn::Expr) -> Option<(Expr, Expr, bool)> {
        let syn::Expr::Range(range) = bare(source) else {
            self.report(&faults::FOR_WITHOUT_RANGE, source, &[]);
            return None;
        };
        let (Some(start), Some(end)) = (&range.start, &range.end) else {
            self.report(&faults::FOR_WITHOUT_RANGE, source, &[]);
            return None;
        };
        let (start, end) = self.same_type(start, end, Want::Any)?;
        if !start.ty.is_integer() {
            self.report(&faults::RANGE_OF_NON_INTEGERS, source, &[&self.type_name(&start.ty)]);
            return None;
        }
        Some((start, end, matches!(range.limits, syn::RangeLimits::Closed(_))))
    }

    fn returned(&mut self, source: &syn::ExprReturn, out: &mut Vec<Statement>) -> Option<Option<Expr>> {
        let unit = self.wants_unit(Want::Return);
        match &source.expr {
            None if unit => Some(None),
            None => {
                let wanted = self.wanted(Want::Return);
                self.report(&faults::VALUE_MISSING, source, &[&wanted]);
                None
            }
            Some(expr) if unit => {
                self.expression_statement(expr, false, Want::Value(&Type::Unit), out)?;
                Some(None)
            }
            Some(expr) => Some(Some(self.expr(expr, Want::Return)?)),
        }
    }

    /// `ensure!(condition, Error::Variant)`
    fn ensure(&mut self, call: &syn::Macro) -> Option<StatementKind> {
        if !call.path.is_ident("ensure") {
            let name = call.path.to_token_stream().to_string().replace(' ', "");
            self.report(&faults::MACRO, &call.path, &[&name, &super::expressions::instead_of_macro(&name)]);
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
        let (ty, result) = block.tail.as_ref().map_or((Type::Unit, false), |tail| (tail.ty.clone(), tail.result));
        Some(Expr { result, ..value(ExprKind::Block(block), ty, source) })
    }
}

/// The value of a block.
enum Tail<'s> {
    /// A last `return` that does nothing.
    Nothing,
    /// Run for its effect; the block is of type unit.
    Unit(&'s syn::Expr),
    /// The value.
    Value(&'s syn::Expr),
}

/// Whether dropping the value still leaves something done.
fn has_effect(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Call { .. } => true,
        ExprKind::Try(inner) => has_effect(inner),
        ExprKind::If { .. } | ExprKind::Block(_) => true,
        _ => false,
    }
}
