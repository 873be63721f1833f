//! Which expressions Cairo cannot tell the type of, so that a `let` names it.

use zkthread_ir::{Block, Builtin, Expr, ExprKind};

use crate::expression;

/// Whether the expression alone does not tell its type.
pub(super) fn needs_type(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Integer(_)
        | ExprKind::ShortString(_)
        | ExprKind::StringLiteral(_)
        | ExprKind::None
        | ExprKind::Convert(_)
        | ExprKind::TryConvert(_) => true,
        ExprKind::Some(value)
        | ExprKind::Negate(value)
        | ExprKind::BitNot(value)
        | ExprKind::Repeat(value)
        | ExprKind::Ok(value)
        | ExprKind::OkOr { value, .. }
        | ExprKind::Try(value) => needs_type(value),
        ExprKind::Tuple(values) => values.iter().any(needs_type),
        ExprKind::List(values) => values.first().is_none_or(needs_type),
        ExprKind::Binary { op, left, right } => {
            let is_of_operands = expression::is_arithmetic(*op) || expression::is_bitwise(*op);
            is_of_operands && needs_type(left) && needs_type(right)
        }
        ExprKind::Builtin { function, arguments } => match function {
            Builtin::Unwrap => arguments.first().is_some_and(needs_type),
            Builtin::Min | Builtin::Max | Builtin::UnwrapOr => arguments.iter().all(needs_type),
            _ => false,
        },
        ExprKind::If { then, otherwise, .. } => {
            [Some(then), otherwise.as_ref()].into_iter().flatten().any(block_needs_type)
        }
        ExprKind::Match { arms, .. } => arms.iter().any(|arm| block_needs_type(&arm.body)),
        ExprKind::Block(block) => block_needs_type(block),
        _ => false,
    }
}

fn block_needs_type(block: &Block) -> bool {
    block.tail.as_ref().is_some_and(|tail| needs_type(tail))
}
