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
            StatementKind::Let { value, .. }
            | StatementKind::Assign { value, .. }
            | StatementKind::Push { value, .. }
            | StatementKind::PushStr { value, .. } => expr(value, see),
            StatementKind::Write { keys, value, .. } | StatementKind::ListPush { keys, value, .. } => {
                exprs(keys, see);
                expr(value, see);
            }
            StatementKind::ListWrite { keys, index, value, .. } => {
                exprs(keys, see);
                expr(index, see);
                expr(value, see);
            }
            StatementKind::Loop { body } => block(body, see),
            StatementKind::ForEach { list, body, .. } => {
                expr(list, see);
                block(body, see);
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
            StatementKind::Emit { fields, order, .. } => exprs(order.iter().map(|position| &fields[*position]), see),
            StatementKind::Return(value) => value.iter().for_each(|value| expr(value, see)),
            StatementKind::Expr(value) => expr(value, see),
            StatementKind::Break | StatementKind::Continue => {}
        }
    }
    if let Some(tail) = &body.tail {
        expr(tail, see);
    }
}

fn exprs<'a>(all: impl IntoIterator<Item = &'a Expr>, see: &mut dyn FnMut(Node<'a>)) {
    all.into_iter().for_each(|one| expr(one, see));
}

/// Calls `see` with the expression and everything in it.
pub(crate) fn expr<'a>(this: &'a Expr, see: &mut dyn FnMut(Node<'a>)) {
    see(Node::Expr(this));
    exprs(this.operands(), see);
    match &this.kind {
        ExprKind::If { then, otherwise, .. } => {
            block(then, see);
            otherwise.iter().for_each(|otherwise| block(otherwise, see));
        }
        ExprKind::Match { arms, .. } => arms.iter().for_each(|arm| block(&arm.body, see)),
        ExprKind::Block(body) => block(body, see),
        _ => {}
    }
}
