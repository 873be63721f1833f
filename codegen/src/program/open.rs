//! Rows that are read and then written with no other access between: one access to the slots instead of two.

use std::collections::BTreeSet;

use zkthread_ir::{BinaryOp, Block, Expr, ExprKind, Row, RowId, StatementKind};

/// What a piece of a body does with the state, as far as it matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Effect {
    /// Reads a row for the first time.
    Reads(RowId),
    /// Writes a row that has been named.
    Writes(RowId),
    /// Anything else that needs the state, or that runs more than once.
    Other,
}

/// The rows whose first read is followed by their write.
pub(super) fn read_then_written(body: &Block) -> BTreeSet<RowId> {
    let mut found = BTreeSet::new();
    in_block(body, &mut found);
    found
}

/// What the block does, one after the other.
fn in_block(block: &Block, found: &mut BTreeSet<RowId>) -> Vec<Effect> {
    let mut effects = Vec::new();
    for statement in &block.statements {
        in_statement(&statement.kind, &mut effects, found);
    }
    if let Some(tail) = &block.tail {
        in_expr(tail, &mut effects, found);
    }
    for pair in effects.windows(2) {
        if let [Effect::Reads(read), Effect::Writes(written)] = pair
            && read == written
        {
            found.insert(*read);
        }
    }
    effects
}

fn in_statement(statement: &StatementKind, effects: &mut Vec<Effect>, found: &mut BTreeSet<RowId>) {
    let mut all = |exprs: &mut dyn Iterator<Item = &Expr>, then: Option<Effect>| {
        exprs.for_each(|expr| in_expr(expr, effects, found));
        effects.extend(then);
    };
    let other = Some(Effect::Other);
    match statement {
        StatementKind::Let { value, .. }
        | StatementKind::Assign { value, .. }
        | StatementKind::Push { value, .. }
        | StatementKind::PushStr { value, .. }
        | StatementKind::Ensure { condition: value, .. }
        | StatementKind::Expr(value) => all(&mut [value].into_iter(), None),
        StatementKind::Return(value) => all(&mut value.iter(), None),
        StatementKind::Write { keys, value, row, .. } => {
            let effect = if let Row::Again(id) = row { Effect::Writes(*id) } else { Effect::Other };
            all(&mut keys.iter().chain([value]), Some(effect));
        }
        StatementKind::ListPush { keys, value, .. } => all(&mut keys.iter().chain([value]), other),
        StatementKind::ListWrite { keys, index, value, .. } => {
            all(&mut keys.iter().chain([index, value]), other);
        }
        StatementKind::Emit { fields, order, .. } => {
            all(&mut order.iter().filter_map(|position| fields.get(*position)), other);
        }
        StatementKind::ForEach { list, body, .. } => {
            all(&mut [list].into_iter(), other);
            in_block(body, found);
        }
        StatementKind::For { start, end, body, .. } => {
            all(&mut [start, end].into_iter(), other);
            in_block(body, found);
        }
        // The condition is evaluated in the loop, before the body.
        StatementKind::While { condition, body } => {
            in_expr(condition, &mut Vec::new(), found);
            in_block(body, found);
            effects.push(Effect::Other);
        }
        StatementKind::Loop { body } => {
            in_block(body, found);
            effects.push(Effect::Other);
        }
        StatementKind::Break | StatementKind::Continue => {}
    }
}

fn in_expr(expr: &Expr, effects: &mut Vec<Effect>, found: &mut BTreeSet<RowId>) {
    if let ExprKind::Binary { op: BinaryOp::And | BinaryOp::Or, left, right } = &expr.kind {
        in_expr(left, effects, found);
        // What may not run at all is no part of the sequence.
        let mut inner = Vec::new();
        in_expr(right, &mut inner, found);
        effects.extend((!inner.is_empty()).then_some(Effect::Other));
        return;
    }
    for operand in expr.operands() {
        in_expr(operand, effects, found);
    }
    let mut branch = |block: &Block| {
        let inner = in_block(block, found);
        effects.extend((!inner.is_empty()).then_some(Effect::Other));
    };
    match &expr.kind {
        ExprKind::Read { row: Row::First(id), .. } => effects.push(Effect::Reads(*id)),
        ExprKind::Read { .. }
        | ExprKind::ListLen { .. }
        | ExprKind::ListRead { .. }
        | ExprKind::Call { .. }
        | ExprKind::ContractCall { .. } => {
            effects.push(Effect::Other);
        }
        ExprKind::Block(block) => {
            let inner = in_block(block, found);
            effects.extend(inner);
        }
        ExprKind::If { then, otherwise, .. } => {
            branch(then);
            otherwise.iter().for_each(branch);
        }
        ExprKind::Match { arms, .. } => arms.iter().for_each(|arm| branch(&arm.body)),
        _ => {}
    }
}
