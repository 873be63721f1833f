//! What expressions do besides having a value.

use super::Checker;
use crate::model::{Block, Builtin, Expr, ExprKind, InterfaceId, LocalId, Passing, Receiver, Statement, StatementKind};
use crate::signatures::Signature;

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

/// What an expression may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Changed {
    /// Locals.
    Locals,
    /// Locals or storage.
    Anything,
}

impl Checker<'_> {
    /// Whether evaluating the expression may change such things. Rust evaluates the right side of `a += b` first, the
    /// IR the left: that must make no difference.
    pub(super) fn may_change(&self, expr: &Expr, what: Changed) -> bool {
        let itself = match &expr.kind {
            // An external of another contract may come back and write here.
            ExprKind::ContractCall { interface, function, .. } => {
                what == Changed::Anything && self.writes(*interface, *function)
            }
            ExprKind::Call { function, .. } => self.shared.signatures.get(function.0).is_some_and(|callee| {
                let through_reference = callee.params.iter().any(|param| param.passing == Passing::Mutable);
                let writes = callee.receiver == Receiver::Write || self.may_call_external(callee);
                through_reference || (what == Changed::Anything && writes)
            }),
            ExprKind::If { then, otherwise, .. } => {
                self.block_may_change(then, what)
                    || otherwise.as_ref().is_some_and(|block| self.block_may_change(block, what))
            }
            ExprKind::Match { arms, .. } => arms.iter().any(|arm| self.block_may_change(&arm.body, what)),
            ExprKind::Block(block) => self.block_may_change(block, what),
            _ => false,
        };
        itself || expr.operands().into_iter().any(|operand| self.may_change(operand, what))
    }

    fn block_may_change(&self, block: &Block, what: Changed) -> bool {
        let only_lets = |statement: &Statement| match &statement.kind {
            StatementKind::Let { value, .. } => !self.may_change(value, what),
            _ => false,
        };
        !block.statements.iter().all(only_lets) || block.tail.as_ref().is_some_and(|tail| self.may_change(tail, what))
    }

    fn writes(&self, interface: InterfaceId, function: usize) -> bool {
        let interface = self.shared.declared.interfaces.get(interface.0);
        let function = interface.and_then(|interface| interface.functions.get(function));
        function.is_some_and(|function| function.receiver == Receiver::Write)
    }

    /// Whether the function has what calling an external of another contract takes.
    fn may_call_external(&self, callee: &Signature<'_>) -> bool {
        let functions = self.shared.declared.interfaces.iter().flat_map(|interface| &interface.functions);
        callee.context.as_ref().is_some_and(|context| context.mutable)
            && functions.into_iter().any(|function| function.receiver == Receiver::Write)
    }
}
