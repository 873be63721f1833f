//! Walks over everything in a function body, in the order of the source.

use zkthread_ir::{Block, Expr, ExprKind, Statement, StatementKind};

/// Something in a body.
pub(crate) enum Node<'a> {
    Statement(&'a Statement),
    Expr(&'a Expr),
}

/// Calls `see` with every statement and expression, parents first.
pub(crate) fn block<'a>(body: &'a Block, see: &mut dyn FnMut(Node<'a>)) {
    for statement in &body.statements {
        see(Node::Statement(statement));
        match &statement.kind {
            StatementKind::Let { value, .. } | StatementKind::Assign { value, .. } => expr(value, see),
            StatementKind::Write { keys, value, .. } => {
                keys.iter().for_each(|key| expr(key, see));
                expr(value, see);
            }
            StatementKind::While { condition, body } => {
                expr(condition, see);
                block(body, see);
            }
            StatementKind::For { start, end, body, .. } => {
                expr(start, see);
                expr(end, see);
                block(body, see);
            }
            StatementKind::Ensure { condition, .. } => expr(condition, see),
            StatementKind::Emit { fields, .. } => fields.iter().for_each(|field| expr(field, see)),
            StatementKind::Return(value) => value.iter().for_each(|value| expr(value, see)),
            StatementKind::Expr(value) => expr(value, see),
        }
    }
    if let Some(tail) = &body.tail {
        expr(tail, see);
    }
}

fn expr<'a>(this: &'a Expr, see: &mut dyn FnMut(Node<'a>)) {
    see(Node::Expr(this));
    match &this.kind {
        ExprKind::Integer(_)
        | ExprKind::Bool(_)
        | ExprKind::Unit
        | ExprKind::Local(_)
        | ExprKind::Err(_)
        | ExprKind::Caller
        | ExprKind::Timestamp
        | ExprKind::SubBlockNumber => {}
        ExprKind::Read { keys, .. } => keys.iter().for_each(|key| expr(key, see)),
        ExprKind::Call { arguments, .. } => arguments.iter().for_each(|argument| expr(argument, see)),
        ExprKind::Try(value) | ExprKind::Ok(value) | ExprKind::Not(value) | ExprKind::Convert(value) => {
            expr(value, see)
        }
        ExprKind::Binary { left, right, .. } => {
            expr(left, see);
            expr(right, see);
        }
        ExprKind::If { condition, then, otherwise } => {
            expr(condition, see);
            block(then, see);
            otherwise.iter().for_each(|otherwise| block(otherwise, see));
        }
        ExprKind::Block(body) => block(body, see),
    }
}
