//! What expressions do besides having a value.

use super::Checker;
use crate::model::{Block, Builtin, Expr, ExprKind, LocalId, Passing, Receiver, Statement, StatementKind};

/// Whether control never goes on after the expression. Such a one has no value.
pub(super) fn never_goes_on(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::If { then, otherwise: Some(otherwise), .. } => then.diverges && otherwise.diverges,
        ExprKind::Match { arms, .. } => arms.iter().all(|arm| arm.body.diverges),
        ExprKind::Block(block) => block.diverges,
        _ => false,
    }
}

/// Whether dropping the value still leaves something done.
pub(super) fn has_effect(expr: &Expr) -> bool {
    matches!(
        &expr.kind,
        ExprKind::Call { .. }
            | ExprKind::ContractCall { .. }
            | ExprKind::Try(_)
            | ExprKind::Builtin { function: Builtin::Unwrap, .. }
            | ExprKind::If { .. }
            | ExprKind::Match { .. }
            | ExprKind::Block(_)
    )
}

/// The local that an expression is, or is a part of; none for everything else.
pub(super) fn root(mut expr: &Expr) -> Option<LocalId> {
    loop {
        expr = match &expr.kind {
            ExprKind::Local(local) => return Some(*local),
            ExprKind::Field { value, .. } => value,
            ExprKind::Index { list, .. } => list,
            _ => return None,
        }
    }
}

impl Checker<'_> {
    /// Whether evaluating the expression may change storage or a local. Rust evaluates the right side of `a += b` first, the
    /// IR the left: that must make no difference.
    pub(super) fn changes_something(&self, expr: &Expr) -> bool {
        let itself = match &expr.kind {
            // A view of another contract cannot come back to write here either, but that is not for this one text to know.
            ExprKind::ContractCall { .. } => true,
            ExprKind::Call { function, .. } => self.shared.signatures.get(function.0).is_some_and(|callee| {
                let through_reference = callee.params.iter().any(|param| param.passing == Passing::Mutable);
                callee.receiver == Receiver::Write || through_reference
            }),
            ExprKind::If { then, otherwise, .. } => {
                self.block_changes_something(then)
                    || otherwise.as_ref().is_some_and(|block| self.block_changes_something(block))
            }
            ExprKind::Match { arms, .. } => arms.iter().any(|arm| self.block_changes_something(&arm.body)),
            ExprKind::Block(block) => self.block_changes_something(block),
            _ => false,
        };
        itself || expr.operands().into_iter().any(|operand| self.changes_something(operand))
    }

    fn block_changes_something(&self, block: &Block) -> bool {
        let only_lets = |statement: &Statement| match &statement.kind {
            StatementKind::Let { value, .. } => !self.changes_something(value),
            _ => false,
        };
        !block.statements.iter().all(only_lets) || block.tail.as_ref().is_some_and(|tail| self.changes_something(tail))
    }
}
