//! Decides which storage accesses name a row and which use a row already named; see [`Row`].
//!
//! The walk follows evaluation order. A row is known from its first access to the end of the block that holds it. What may
//! not run, or runs more than once (arms, loops, right operands of `&&` and `||`), is a block of its own here.

use num_bigint::BigInt;

use crate::model::{
    BinaryOp, Block, Contract, Expr, ExprKind, Function, LocalId, Row, RowId, Statement, StatementKind, VariableId,
};

/// Gives every access of every function its [`Row`].
pub(crate) fn name_rows(contract: &mut Contract) {
    for function in &mut contract.functions {
        name_rows_of(function);
    }
}

fn name_rows_of(function: &mut Function) {
    let unchanging = function.locals.iter().map(|local| !local.mutable).collect();
    let mut walk = Walk { unchanging, known: Vec::new(), rows: 0 };
    walk.block(&mut function.body);
    function.rows = walk.rows;
}

/// A key whose value cannot change within a call.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Key {
    Integer(BigInt),
    Bool(bool),
    Local(LocalId),
    Caller,
}

struct Walk {
    /// By local: declared without `mut`.
    unchanging: Vec<bool>,
    /// Rows known here, innermost block last.
    known: Vec<(VariableId, Vec<Key>, RowId)>,
    rows: usize,
}

impl Walk {
    fn block(&mut self, block: &mut Block) {
        self.nested(|walk| {
            for statement in &mut block.statements {
                walk.statement(statement);
            }
            if let Some(tail) = &mut block.tail {
                walk.expr(tail);
            }
        });
    }

    /// Rows first named inside are forgotten afterwards.
    fn nested(&mut self, walk: impl FnOnce(&mut Self)) {
        let outer = self.known.len();
        walk(self);
        self.known.truncate(outer);
    }

    fn statement(&mut self, statement: &mut Statement) {
        match &mut statement.kind {
            StatementKind::Let { value, .. }
            | StatementKind::Assign { value, .. }
            | StatementKind::Push { value, .. }
            | StatementKind::PushStr { value, .. } => self.expr(value),
            StatementKind::Write { variable, keys, value, row } => {
                keys.iter_mut().for_each(|key| self.expr(key));
                self.expr(value);
                *row = self.access(*variable, keys);
            }
            StatementKind::ListPush { variable, keys, value, length, row } => {
                keys.iter_mut().for_each(|key| self.expr(key));
                self.expr(value);
                *length = self.access(*variable, keys);
                *row = self.first();
            }
            StatementKind::ListWrite { variable, keys, index, value, length, row } => {
                keys.iter_mut().for_each(|key| self.expr(key));
                self.expr(index);
                self.expr(value);
                *length = self.access(*variable, keys);
                *row = self.first();
            }
            StatementKind::Loop { body } => self.block(body),
            StatementKind::ForEach { list, body, .. } => {
                self.expr(list);
                self.block(body);
            }
            StatementKind::Break | StatementKind::Continue => {}
            StatementKind::While { condition, body } => {
                self.nested(|walk| walk.expr(condition));
                self.block(body);
            }
            StatementKind::For { start, end, body, .. } => {
                self.expr(start);
                self.expr(end);
                self.block(body);
            }
            StatementKind::Ensure { condition, .. } => self.expr(condition),
            StatementKind::Emit { fields, order, .. } => {
                for position in order {
                    if let Some(field) = fields.get_mut(*position) {
                        self.expr(field);
                    }
                }
            }
            StatementKind::Return(value) => value.iter_mut().for_each(|value| self.expr(value)),
            StatementKind::Expr(expr) => self.expr(expr),
        }
    }

    fn expr(&mut self, expr: &mut Expr) {
        match &mut expr.kind {
            ExprKind::Read { variable, keys, row } => {
                keys.iter_mut().for_each(|key| self.expr(key));
                *row = self.access(*variable, keys);
            }
            ExprKind::ListLen { variable, keys, row } => {
                keys.iter_mut().for_each(|key| self.expr(key));
                *row = self.access(*variable, keys);
            }
            ExprKind::ListRead { variable, keys, index, length, row } => {
                keys.iter_mut().for_each(|key| self.expr(key));
                self.expr(index);
                *length = self.access(*variable, keys);
                *row = self.first();
            }
            ExprKind::Call { arguments: parts, .. }
            | ExprKind::Builtin { arguments: parts, .. }
            | ExprKind::Tuple(parts)
            | ExprKind::Variant { values: parts, .. }
            | ExprKind::List(parts) => parts.iter_mut().for_each(|part| self.expr(part)),
            ExprKind::Struct { fields, order, .. } => {
                for position in order {
                    if let Some(field) = fields.get_mut(*position) {
                        self.expr(field);
                    }
                }
            }
            ExprKind::Index { list, index } => {
                self.expr(list);
                self.expr(index);
            }
            ExprKind::OkOr { value: inner, .. }
            | ExprKind::Some(inner)
            | ExprKind::Repeat(inner)
            | ExprKind::Field { value: inner, .. }
            | ExprKind::Clone(inner)
            | ExprKind::Try(inner)
            | ExprKind::Ok(inner)
            | ExprKind::Not(inner)
            | ExprKind::BitNot(inner)
            | ExprKind::Negate(inner)
            | ExprKind::Convert(inner)
            | ExprKind::TryConvert(inner) => self.expr(inner),
            ExprKind::Match { value, arms } => {
                self.expr(value);
                arms.iter_mut().for_each(|arm| self.block(&mut arm.body));
            }
            ExprKind::Binary { op: BinaryOp::And | BinaryOp::Or, left, right } => {
                self.expr(left);
                self.nested(|walk| walk.expr(right));
            }
            ExprKind::Binary { left, right, .. } => {
                self.expr(left);
                self.expr(right);
            }
            ExprKind::If { condition, then, otherwise } => {
                self.expr(condition);
                self.block(then);
                otherwise.iter_mut().for_each(|otherwise| self.block(otherwise));
            }
            ExprKind::Block(block) => self.block(block),
            ExprKind::Integer(_)
            | ExprKind::ShortString(_)
            | ExprKind::StringLiteral(_)
            | ExprKind::Constant(_)
            | ExprKind::None
            | ExprKind::OwnAddress
            | ExprKind::ChainId
            | ExprKind::Bool(_)
            | ExprKind::Unit
            | ExprKind::Local(_)
            | ExprKind::Err(_)
            | ExprKind::Caller
            | ExprKind::Timestamp
            | ExprKind::SubBlockNumber => {}
        }
    }

    fn access(&mut self, variable: VariableId, keys: &[Expr]) -> Row {
        let keys: Option<Vec<Key>> = keys.iter().map(|key| self.key(key)).collect();
        let known = keys.as_ref().and_then(|keys| {
            self.known.iter().find(|(known, with, _)| *known == variable && with == keys).map(|(.., row)| *row)
        });
        if let Some(row) = known {
            return Row::Again(row);
        }
        let row = RowId(self.rows);
        self.rows += 1;
        if let Some(keys) = keys {
            self.known.push((variable, keys, row));
        }
        Row::First(row)
    }

    /// A row that nothing else uses.
    fn first(&mut self) -> Row {
        let row = RowId(self.rows);
        self.rows += 1;
        Row::First(row)
    }

    fn key(&self, expr: &Expr) -> Option<Key> {
        match &expr.kind {
            ExprKind::Integer(number) => Some(Key::Integer(number.clone())),
            ExprKind::Bool(truth) => Some(Key::Bool(*truth)),
            ExprKind::Local(local) => {
                self.unchanging.get(local.0).is_some_and(|unchanging| *unchanging).then_some(Key::Local(*local))
            }
            ExprKind::Caller => Some(Key::Caller),
            _ => None,
        }
    }
}
