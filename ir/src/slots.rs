//! Decides which storage accesses name a row and which use a row already named; see [`Row`].
//!
//! The walk follows evaluation order. A row is known from its first access to the end of the block that holds it. What may
//! not run, or runs more than once (arms, loops, right operands of `&&` and `||`), is a block of its own here. A row is a
//! place, so writes do not make it another one.

use num_bigint::BigInt;

use crate::model::{
    BinaryOp, Block, ConstantId, Contract, Expr, ExprKind, Function, Local, LocalId, Passing, Row, RowId, Statement,
    StatementKind, VariableId,
};

/// Gives every access of every function its [`Row`].
pub(crate) fn name_rows(contract: &mut Contract) {
    for function in &mut contract.functions {
        name_rows_of(function);
    }
}

fn name_rows_of(function: &mut Function) {
    let unchanging = |local: &Local| !local.mutable && local.passing != Passing::Mutable;
    let unchanging = function.locals.iter().map(unchanging).collect();
    let mut walk = Walk { unchanging, known: Vec::new(), rows: 0 };
    walk.block(&mut function.body);
    function.rows = walk.rows;
}

/// A key whose value cannot change within a call.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Key {
    Integer(BigInt),
    Text(String),
    Bool(bool),
    Constant(ConstantId),
    /// A local that does not change, and the positions of the part of it, from the inside out.
    Local(LocalId, Vec<usize>),
    Caller,
}

/// What a row holds of a storage field.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    /// The value, or the length of a list.
    Whole,
    /// An element of a list.
    Element(Key),
}

/// A row that was named.
struct Known {
    variable: VariableId,
    keys: Vec<Key>,
    part: Part,
    row: RowId,
}

struct Walk {
    /// By local: whether it always has the value it began with.
    unchanging: Vec<bool>,
    /// Rows known here, innermost block last.
    known: Vec<Known>,
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
                *row = Row::First(self.next());
            }
            StatementKind::ListWrite { variable, keys, index, value, length, row } => {
                keys.iter_mut().for_each(|key| self.expr(key));
                self.expr(index);
                self.expr(value);
                *length = self.access(*variable, keys);
                *row = self.element(*variable, keys, index);
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
                *row = self.element(*variable, keys, index);
            }
            ExprKind::ContractCall { address, arguments, .. } => {
                self.expr(address);
                arguments.iter_mut().for_each(|argument| self.expr(argument));
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

    /// The row of a value, or of a list's length.
    fn access(&mut self, variable: VariableId, keys: &[Expr]) -> Row {
        self.named(variable, keys, Some(Part::Whole))
    }

    fn element(&mut self, variable: VariableId, keys: &[Expr], index: &Expr) -> Row {
        let index = self.key(index).map(Part::Element);
        self.named(variable, keys, index)
    }

    /// The row of a part of a field; one that nothing else uses where a key or the index may change.
    fn named(&mut self, variable: VariableId, keys: &[Expr], part: Option<Part>) -> Row {
        let keys: Option<Vec<Key>> = keys.iter().map(|key| self.key(key)).collect();
        let (Some(keys), Some(part)) = (keys, part) else { return Row::First(self.next()) };
        let same = |known: &&Known| known.variable == variable && known.part == part && known.keys == keys;
        if let Some(known) = self.known.iter().find(same) {
            return Row::Again(known.row);
        }
        let row = self.next();
        self.known.push(Known { variable, keys, part, row });
        Row::First(row)
    }

    fn next(&mut self) -> RowId {
        self.rows += 1;
        RowId(self.rows - 1)
    }

    fn key(&self, expr: &Expr) -> Option<Key> {
        match &expr.kind {
            ExprKind::Integer(number) => Some(Key::Integer(number.clone())),
            ExprKind::ShortString(text) => Some(Key::Text(text.clone())),
            ExprKind::Bool(truth) => Some(Key::Bool(*truth)),
            ExprKind::Constant(id) => Some(Key::Constant(*id)),
            ExprKind::Caller => Some(Key::Caller),
            ExprKind::Local(_) | ExprKind::Field { .. } => self.part_of_local(expr),
            _ => None,
        }
    }

    /// An unchanging local, or a part of one.
    fn part_of_local(&self, mut expr: &Expr) -> Option<Key> {
        let mut path = Vec::new();
        while let ExprKind::Field { value, field } = &expr.kind {
            path.push(*field);
            expr = value;
        }
        match expr.kind {
            ExprKind::Local(local) if *self.unchanging.get(local.0)? => Some(Key::Local(local, path)),
            _ => None,
        }
    }
}
