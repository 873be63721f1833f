//! `if`, `if let`, `match` and `let .. else`: one of several blocks.

use super::literals::undetermined;
use super::patterns::Bound;
use super::statements::Draft;
use super::{Checker, Scope, Want, bare, statement, value};
use crate::diagnostic as faults;
use crate::model::{Arm, Block, Case, Expr, ExprKind, LocalId, Passing, Pattern, Statement, StatementKind, Type};

/// The source of a block.
#[derive(Clone, Copy)]
pub(super) enum Body<'s> {
    Block(&'s syn::Block),
    Expr(&'s syn::Expr),
}

impl Body<'_> {
    fn undetermined(self) -> bool {
        match self {
            Body::Expr(expr) => undetermined(expr),
            Body::Block(block) => matches!(block.stmts.last(), Some(syn::Stmt::Expr(tail, None)) if undetermined(tail)),
        }
    }
}

/// Type of a block's value, and whether it is a `Result`.
pub(super) fn tail_type(block: &Block) -> (Type, bool) {
    block.tail.as_ref().map_or((Type::Unit, false), |tail| (tail.ty.clone(), tail.result))
}

/// A block in which nothing happens.
pub(super) fn nothing() -> Block {
    Block { statements: Vec::new(), tail: None, diverges: false }
}

impl Checker<'_> {
    /// Blocks of which one runs, each with names of its own: all of one type, except those that never go on.
    fn joined(&mut self, bodies: Vec<(Scope, Body<'_>)>, want: Want<'_>) -> Option<Vec<Block>> {
        let mut blocks: Vec<Option<Block>> = bodies.iter().map(|_| None).collect();
        let mut known: Option<Type> = None;
        let mut sound = true;
        let mut later = Vec::new();
        for (position, (scope, body)) in bodies.into_iter().enumerate() {
            if want == Want::Any && known.is_none() && body.undetermined() {
                later.push((position, scope, body));
                continue;
            }
            let want = known.as_ref().map_or(want, Want::Value);
            let checked = self.within(scope, |checker| checker.body_of(body, want)).0;
            sound &= checked.is_some();
            if let Some(block) = checked {
                if want == Want::Any && !block.diverges {
                    known = Some(tail_type(&block).0);
                }
                *blocks.get_mut(position)? = Some(block);
            }
        }
        for (position, scope, body) in later {
            if known.is_none() && !sound {
                return None;
            }
            let want = known.as_ref().map_or(want, Want::Value);
            let checked = self.within(scope, |checker| checker.body_of(body, want)).0;
            sound &= checked.is_some();
            *blocks.get_mut(position)? = checked;
        }
        blocks.into_iter().collect()
    }

    fn body_of(&mut self, body: Body<'_>, want: Want<'_>) -> Option<Block> {
        match body {
            Body::Block(block) => self.block(block, want),
            Body::Expr(expr) => self.arm(expr, want),
        }
    }

    /// An expression of one of several blocks.
    fn one_of<'b>(
        kind: ExprKind,
        blocks: impl Iterator<Item = (Type, bool, bool)> + 'b,
        source: &dyn quote::ToTokens,
    ) -> Expr {
        let mut going_on = blocks.filter(|(_, _, diverges)| !diverges);
        let (ty, result, _) = going_on.next().unwrap_or((Type::Unit, false, false));
        Expr { result, ..value(kind, ty, source) }
    }

    /// What an `if` without `else` asks of its block: `()`. Reports a place that needs a value.
    fn want_of_single(&mut self, want: Want<'_>, token: &dyn quote::ToTokens) -> Option<bool> {
        if want != Want::Any && !self.wants_unit(want) {
            let wanted = self.wanted(want);
            self.report(&faults::ELSE_MISSING, token, &[&wanted]);
            return None;
        }
        Some(want == Want::Any)
    }

    pub(super) fn choice(&mut self, source: &syn::ExprIf, want: Want<'_>) -> Option<Expr> {
        if let syn::Expr::Let(condition) = bare(&source.cond) {
            return self.if_let(source, condition, want);
        }
        let condition = self.expr(&source.cond, Want::Value(&Type::Bool));
        let Some((_, otherwise)) = &source.else_branch else {
            let want = if self.want_of_single(want, &source.if_token)? { Want::Value(&Type::Unit) } else { want };
            let then = self.block(&source.then_branch, want)?;
            let condition = Box::new(condition?);
            return Some(value(ExprKind::If { condition, then, otherwise: None }, Type::Unit, source));
        };
        let bodies = vec![(Scope::new(), Body::Block(&source.then_branch)), (Scope::new(), Body::Expr(otherwise))];
        let mut blocks = self.joined(bodies, want)?.into_iter();
        let (condition, then, otherwise) = (Box::new(condition?), blocks.next()?, blocks.next()?);
        let types = [&then, &otherwise].map(described).into_iter();
        Some(Self::one_of(ExprKind::If { condition, then, otherwise: Some(otherwise) }, types, source))
    }

    fn if_let(&mut self, source: &syn::ExprIf, condition: &syn::ExprLet, want: Want<'_>) -> Option<Expr> {
        let otherwise = source.else_branch.as_ref().map(|(_, otherwise)| &**otherwise);
        let unit = otherwise.is_none() && self.want_of_single(want, &source.if_token)?;
        let want = if unit { Want::Value(&Type::Unit) } else { want };
        let (scrutinee, case, scope, other) = self.matched_case(&condition.expr, &condition.pat)?;
        let mut bodies = vec![(scope, Body::Block(&source.then_branch))];
        bodies.extend(otherwise.map(|otherwise| (Scope::new(), Body::Expr(otherwise))));
        let mut blocks = self.joined(bodies, want)?.into_iter();
        let (then, otherwise) = (blocks.next()?, blocks.next().unwrap_or_else(nothing));
        let types = [&then, &otherwise].map(described).into_iter();
        let arms = vec![arm(vec![case], then, &condition.pat), arm(vec![other], otherwise, &source.if_token)];
        Some(Self::one_of(ExprKind::Match { value: Box::new(scrutinee), arms }, types, source))
    }

    /// The value of an `if let` or `let .. else`, the case, its names, and the other case.
    pub(super) fn matched_case(
        &mut self,
        scrutinee: &syn::Expr,
        pattern: &syn::Pat,
    ) -> Option<(Expr, Case, Scope, Case)> {
        let (scrutinee, lent) = self.scrutinee(scrutinee)?;
        let mut bound = Bound { lent, ..Bound::default() };
        let (case, scope) =
            self.within(Scope::new(), |checker| checker.single_case(pattern, &scrutinee.ty, &mut bound));
        let (case, other) = case?;
        self.refuse_moved_bindings(&scrutinee, lent, &bound)?;
        Some((scrutinee, case, scope, other))
    }

    /// The value that is matched, and whether the names in the patterns are references as rustc reads the source.
    fn scrutinee(&mut self, source: &syn::Expr) -> Option<(Expr, bool)> {
        let (inner, lent) = match bare(source) {
            syn::Expr::Reference(reference) => (&*reference.expr, true),
            _ => (source, false),
        };
        let value = self.looked(inner, Want::Any)?;
        let of_reference = super::effects::root(&value).is_some_and(|local| self.references.contains(&local));
        Some((value, lent || of_reference))
    }

    /// Reports names that would take something out of a value that stays where it is.
    fn refuse_moved_bindings(&mut self, scrutinee: &Expr, lent: bool, bound: &Bound) -> Option<()> {
        let stays = lent || !self.is_owned(scrutinee);
        for (_, local) in &bound.names {
            let Some(info) = local.and_then(|local| self.locals.get(local.0)) else { continue };
            if stays && !self.is_copy(&info.ty) {
                let (ty, name, span) = (self.type_name(&info.ty), info.name.clone(), info.span);
                self.report.add_at(&faults::BOUND_MOVED, (span, span), &[&name, &ty]);
                return None;
            }
        }
        Some(())
    }

    pub(super) fn match_expr(&mut self, source: &syn::ExprMatch, want: Want<'_>) -> Option<Expr> {
        let (scrutinee, lent) = self.scrutinee(&source.expr)?;
        self.refuse_matched_type(&scrutinee.ty, &source.expr)?;
        let (mut patterns, mut bodies, mut sound) = (Vec::new(), Vec::new(), true);
        for arm in &source.arms {
            if let Some((token, _)) = &arm.guard {
                self.report(&faults::MATCH_GUARD, token, &[]);
                sound = false;
            }
            let mut bound = Bound { lent, ..Bound::default() };
            let (cases, scope) =
                self.within(Scope::new(), |checker| checker.cases(&arm.pat, &scrutinee.ty, &mut bound));
            sound &= cases.is_some() && self.refuse_moved_bindings(&scrutinee, lent, &bound).is_some();
            patterns.push((cases.unwrap_or_default(), &arm.pat));
            bodies.push((scope, Body::Expr(&arm.body)));
        }
        if sound {
            sound = self.refuse_gaps(&scrutinee.ty, &patterns, &source.match_token).is_some();
        }
        let blocks = self.joined(bodies, want);
        let blocks = blocks.filter(|_| sound)?;
        let types: Vec<_> = blocks.iter().map(described).collect();
        let arms = patterns.into_iter().zip(blocks).map(|((cases, pat), body)| arm(cases, body, pat)).collect();
        Some(Self::one_of(ExprKind::Match { value: Box::new(scrutinee), arms }, types.into_iter(), source))
    }

    /// `let pattern = value else { .. };`: a match that gives the names' values.
    pub(super) fn let_else(
        &mut self,
        source: &syn::Local,
        pattern: &syn::Pat,
        init: &syn::Expr,
        otherwise: &syn::Expr,
        want: Want<'_>,
        draft: &mut Draft,
    ) -> Option<()> {
        let matched = self.matched_case(init, pattern);
        if let (Some((value, ..)), Want::Value(ty)) = (&matched, want)
            && value.ty != *ty
        {
            self.mismatch(ty, &value.ty, init);
            return None;
        }
        let leave = self.arm(otherwise, Want::Value(&Type::Unit));
        let (scrutinee, case, inner, other) = matched?;
        let names: Vec<(String, LocalId)> =
            inner.into_iter().map(|(name, local)| Some((name, local?))).collect::<Option<_>>()?;
        let mut outer = Vec::new();
        let mut values = Vec::new();
        for (name, local) in names {
            let info = self.locals.get_mut(local.0)?;
            let mutable = std::mem::take(&mut info.mutable);
            let (ty, span) = (info.ty.clone(), info.span);
            values.push(Expr { kind: ExprKind::Local(local), ty: ty.clone(), result: false, span });
            let declared = self.declare_checked(name, span, Some(ty), mutable, Passing::Value)?;
            if self.references.contains(&local) {
                self.references.insert(declared);
            }
            outer.push(Pattern::Bind(declared));
        }
        let leave = leave?;
        if !leave.diverges {
            self.report(&faults::LET_ELSE_GOES_ON, otherwise, &[]);
            return None;
        }
        let (given, pattern) = match (values.len(), outer.pop()) {
            (_, None) => (None, None),
            (1, Some(one)) => (values.pop(), Some(one)),
            (_, Some(last)) => {
                outer.push(last);
                let ty = Type::Tuple(values.iter().map(|value| value.ty.clone()).collect());
                (Some(value(ExprKind::Tuple(values), ty, &source.pat)), Some(Pattern::Tuple(outer)))
            }
        };
        let ty = given.as_ref().map_or(Type::Unit, |given| given.ty.clone());
        let then = Block { tail: given.map(Box::new), ..nothing() };
        let arms = vec![arm(vec![case], then, &source.pat), arm(vec![other], leave, otherwise)];
        let matched = value(ExprKind::Match { value: Box::new(scrutinee), arms }, ty, source);
        let kind = match pattern {
            Some(pattern) => StatementKind::Let { pattern, value: matched },
            None => StatementKind::Expr(matched),
        };
        draft.push(kind, source);
        Some(())
    }

    /// `while let pattern = value { .. }`: a loop that a `match` leaves.
    pub(super) fn while_let(&mut self, source: &syn::ExprWhile, condition: &syn::ExprLet) -> Option<StatementKind> {
        let (scrutinee, case, scope, other) = self.matched_case(&condition.expr, &condition.pat)?;
        self.loops.push(true);
        let body = self.within(scope, |checker| checker.block(&source.body, Want::Value(&Type::Unit))).0;
        self.loops.pop();
        let leave = Block {
            statements: vec![statement(StatementKind::Break, &source.while_token)],
            tail: None,
            diverges: true,
        };
        let arms = vec![arm(vec![case], body?, &condition.pat), arm(vec![other], leave, &source.while_token)];
        let diverges = arms.iter().all(|arm| arm.body.diverges);
        let matched = value(ExprKind::Match { value: Box::new(scrutinee), arms }, Type::Unit, source);
        let statements: Vec<Statement> = vec![statement(StatementKind::Expr(matched), source)];
        Some(StatementKind::Loop { body: Block { statements, tail: None, diverges } })
    }
}

fn arm(cases: Vec<Case>, body: Block, source: &dyn quote::ToTokens) -> Arm {
    use syn::spanned::Spanned;
    Arm { cases, body, span: source.to_token_stream().span() }
}

/// Type, whether a `Result`, whether control does not go on.
fn described(block: &Block) -> (Type, bool, bool) {
    let (ty, result) = tail_type(block);
    (ty, result, block.diverges)
}
