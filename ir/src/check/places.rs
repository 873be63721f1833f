//! Storage and locals as places: fields, map accesses and assignments.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{BinOp, Member};

use super::{Checker, Want, bare, is_self, path_name, value};
use crate::diagnostic as faults;
use crate::model::{
    BinaryOp, Block, Expr, ExprKind, FunctionPlace, LocalId, Place, Receiver, Row, RowId, Statement, StatementKind,
    Type, Variable, VariableId,
};

/// Rows are named once the whole function is checked.
const ROW_NOT_NAMED_YET: Row = Row::First(RowId(0));

/// The operator that a compound assignment applies; none for other operators.
pub(super) fn compound(op: &BinOp) -> Option<Option<BinaryOp>> {
    match op {
        BinOp::AddAssign(_) => Some(Some(BinaryOp::Add)),
        BinOp::SubAssign(_) => Some(Some(BinaryOp::Sub)),
        BinOp::MulAssign(_) => Some(Some(BinaryOp::Mul)),
        BinOp::DivAssign(_) => Some(Some(BinaryOp::Div)),
        BinOp::RemAssign(_) => Some(Some(BinaryOp::Rem)),
        BinOp::BitXorAssign(_)
        | BinOp::BitAndAssign(_)
        | BinOp::BitOrAssign(_)
        | BinOp::ShlAssign(_)
        | BinOp::ShrAssign(_) => Some(None),
        _ => None,
    }
}

/// What can be assigned to.
enum Target {
    Local(LocalId),
    Field(VariableId),
}

impl<'a> Checker<'a> {
    fn variable_info(&self, variable: VariableId) -> Option<&'a Variable> {
        self.shared.declared.storage.get(variable.0)
    }

    /// The storage field when the expression is `self.field`; reports a field that is not there.
    pub(super) fn field(&mut self, field: &syn::ExprField) -> Option<VariableId> {
        if !is_self(&field.base) {
            self.report(&faults::FIELD_OF_VALUE, field, &[]);
            return None;
        }
        let Member::Named(name) = &field.member else {
            self.report(&faults::FIELD_OF_VALUE, field, &[]);
            return None;
        };
        self.refuse_missing_self(&field.base)?;
        let variable = self.variable(name);
        if variable.is_none() {
            let is_function = self.shared.function(FunctionPlace::Contract, name).is_some();
            let help = if is_function { format!("call it: `self.{name}(..)`") } else { self.known_fields() };
            self.report(&faults::UNKNOWN_FIELD, name, &[name, &self.shared.declared.name, &help]);
        }
        variable
    }

    fn known_fields(&self) -> String {
        let names: Vec<&str> = self.shared.declared.storage.iter().map(|variable| variable.name.as_str()).collect();
        format!("its fields are: {}", names.join(", "))
    }

    /// Reports `self` in a function that has none.
    pub(super) fn refuse_missing_self(&mut self, source: &dyn ToTokens) -> Option<()> {
        if self.function.receiver == Receiver::None {
            self.report(&faults::NO_SELF, source, &[self.function.name]);
            return None;
        }
        Some(())
    }

    /// `self.field` as a value.
    pub(super) fn read_field(&mut self, source: &syn::ExprField) -> Option<Expr> {
        let variable = self.field(source)?;
        let info = self.variable_info(variable)?;
        if !info.keys.is_empty() {
            self.report(&faults::MAP_AS_VALUE, source, &[&info.name]);
            return None;
        }
        let read = ExprKind::Read { variable, keys: Vec::new(), row: ROW_NOT_NAMED_YET };
        self.poisoned(&info.value)?;
        Some(value(read, info.value.clone(), source))
    }

    /// `None` for the type of a field whose declaration was at fault.
    fn poisoned(&self, ty: &Type) -> Option<()> {
        (*ty != Type::Unit).then_some(())
    }

    /// `self.map.read(keys)`
    pub(super) fn read_map(&mut self, field: &syn::ExprField, call: &syn::ExprMethodCall) -> Option<Expr> {
        let variable = self.field(field)?;
        let info = self.variable_info(variable)?;
        if info.keys.is_empty() {
            self.report(&faults::METHOD_OF_PLAIN_FIELD, &call.method, &[&call.method, &info.name]);
            return None;
        }
        let arguments: Vec<&syn::Expr> = call.args.iter().collect();
        match (call.method.to_string().as_str(), &arguments[..]) {
            ("read", [key]) => {
                let keys = self.keys(key, info)?;
                self.poisoned(&info.value)?;
                Some(value(ExprKind::Read { variable, keys, row: ROW_NOT_NAMED_YET }, info.value.clone(), call))
            }
            ("write", _) => {
                self.report(&faults::STATEMENT_AS_VALUE, call, &[&"a write"]);
                None
            }
            ("read", _) => {
                self.report(&faults::MAP_ARITY, call, &[&"read", &"the key; two keys as a pair: `read((a, b))`"]);
                None
            }
            _ => {
                self.report(&faults::MAP_METHOD, &call.method, &[&call.method]);
                None
            }
        }
    }

    /// `self.map.write(keys, value)`
    fn write_map(&mut self, field: &syn::ExprField, call: &syn::ExprMethodCall) -> Option<StatementKind> {
        let variable = self.field(field)?;
        let info = self.variable_info(variable)?;
        if info.keys.is_empty() {
            self.report(&faults::METHOD_OF_PLAIN_FIELD, &call.method, &[&call.method, &info.name]);
            return None;
        }
        self.refuse_write(call);
        let arguments: Vec<&syn::Expr> = call.args.iter().collect();
        let [key, written] = arguments[..] else {
            self.report(
                &faults::MAP_ARITY,
                call,
                &[&"write", &"the key and the value; two keys as a pair: `write((a, b), value)`"],
            );
            return None;
        };
        let keys = self.keys(key, info);
        self.poisoned(&info.value)?;
        let written = self.expr(written, Want::Value(&info.value));
        Some(StatementKind::Write { variable, keys: keys?, value: written?, row: ROW_NOT_NAMED_YET })
    }

    fn keys(&mut self, source: &syn::Expr, info: &Variable) -> Option<Vec<Expr>> {
        if info.keys.contains(&Type::Unit) {
            return None;
        }
        match &info.keys[..] {
            [key] => Some(vec![self.expr(source, Want::Value(key))?]),
            [first, second] => {
                let syn::Expr::Tuple(pair) = bare(source) else {
                    self.report(&faults::MAP_PAIR, source, &[&info.name]);
                    return None;
                };
                let (Some(one), Some(two), 2) = (pair.elems.first(), pair.elems.last(), pair.elems.len()) else {
                    self.report(&faults::MAP_PAIR, source, &[&info.name]);
                    return None;
                };
                let one = self.expr(one, Want::Value(first));
                let two = self.expr(two, Want::Value(second));
                Some(vec![one?, two?])
            }
            _ => None,
        }
    }

    /// Whether the call is a statement and has no value: `cx.emit(..)` or `self.map.write(..)`.
    pub(super) fn is_statement_call(&self, call: &syn::ExprMethodCall) -> bool {
        match bare(&call.receiver) {
            syn::Expr::Field(field) => is_self(&field.base) && call.method == "write",
            _ => self.is_context(&call.receiver) && call.method == "emit",
        }
    }

    pub(super) fn call_statement(&mut self, call: &syn::ExprMethodCall) -> Option<StatementKind> {
        match bare(&call.receiver) {
            syn::Expr::Field(field) => self.write_map(field, call),
            _ => self.emit(call),
        }
    }

    fn refuse_write(&mut self, source: &dyn ToTokens) {
        if self.function.receiver == Receiver::Read {
            self.report(&faults::WRITE_IN_READER, source, &[self.function.name]);
        }
    }

    fn place(&mut self, source: &syn::Expr) -> Option<(Target, Type)> {
        match bare(source) {
            syn::Expr::Field(field) => {
                let variable = self.field(field)?;
                let info = self.variable_info(variable)?;
                if !info.keys.is_empty() {
                    self.report(&faults::MAP_AS_VALUE, source, &[&info.name]);
                    return None;
                }
                self.refuse_write(source);
                self.poisoned(&info.value)?;
                Some((Target::Field(variable), info.value.clone()))
            }
            _ => match path_name(source) {
                Some(name) => self.local_place(name),
                None => {
                    self.report(&faults::ASSIGN_TARGET, source, &[]);
                    None
                }
            },
        }
    }

    fn local_place(&mut self, name: &Ident) -> Option<(Target, Type)> {
        let Some(local) = self.local(&name.to_string()) else {
            self.unknown_name(name);
            return None;
        };
        let info = self.locals.get(local?.0)?;
        let (ty, mutable) = (info.ty.clone(), info.mutable);
        if !mutable {
            self.report(&faults::NOT_MUTABLE, name, &[name]);
        }
        Some((Target::Local(local?), ty))
    }

    pub(super) fn assign(&mut self, left: &syn::Expr, right: &syn::Expr) -> Option<StatementKind> {
        let (place, ty) = self.place(left)?;
        let value = self.expr(right, Want::Value(&ty))?;
        Some(assignment(place, ty, value, left))
    }

    /// `place += value` and the like, as an assignment of the operation.
    pub(super) fn assign_compound(&mut self, source: &syn::ExprBinary) -> Option<StatementKind> {
        let Some(Some(op)) = compound(&source.op) else {
            self.report(&faults::OPERATOR, &source.op, &[&source.op.to_token_stream()]);
            return None;
        };
        let (place, ty) = self.place(&source.left)?;
        self.check_operator(op, &ty, &source.op)?;
        let right = self.expr(&source.right, Want::Value(&ty))?;
        if self.changes_something(&right) {
            self.report(&faults::COMPOUND_WITH_EFFECT, &source.right, &[]);
            return None;
        }
        let old = match &place {
            Target::Local(local) => ExprKind::Local(*local),
            Target::Field(variable) => ExprKind::Read { variable: *variable, keys: Vec::new(), row: ROW_NOT_NAMED_YET },
        };
        let left = Box::new(value(old, ty.clone(), &source.left));
        let sum = value(ExprKind::Binary { op, left, right: Box::new(right) }, ty.clone(), source);
        Some(assignment(place, ty, sum, &source.left))
    }

    /// Whether evaluating the expression may change storage or a local. Rust evaluates the right side of `a += b` first, the
    /// IR the left: that must make no difference.
    fn changes_something(&self, expr: &Expr) -> bool {
        let any = |exprs: &[Expr]| exprs.iter().any(|expr| self.changes_something(expr));
        match &expr.kind {
            ExprKind::Call { function, arguments } => {
                let writes = self.shared.signatures.get(function.0).is_some_and(|f| f.receiver == Receiver::Write);
                writes || any(arguments)
            }
            ExprKind::Read { keys, .. } => any(keys),
            ExprKind::Try(inner) | ExprKind::Ok(inner) | ExprKind::Not(inner) | ExprKind::Convert(inner) => {
                self.changes_something(inner)
            }
            ExprKind::Binary { left, right, .. } => self.changes_something(left) || self.changes_something(right),
            ExprKind::If { condition, then, otherwise } => {
                self.changes_something(condition)
                    || self.block_changes_something(then)
                    || otherwise.as_ref().is_some_and(|block| self.block_changes_something(block))
            }
            ExprKind::Block(block) => self.block_changes_something(block),
            _ => false,
        }
    }

    fn block_changes_something(&self, block: &Block) -> bool {
        let only_lets = |statement: &Statement| match &statement.kind {
            StatementKind::Let { value, .. } => !self.changes_something(value),
            _ => false,
        };
        !block.statements.iter().all(only_lets) || block.tail.as_ref().is_some_and(|tail| self.changes_something(tail))
    }
}

fn assignment(target: Target, ty: Type, value: Expr, source: &dyn ToTokens) -> StatementKind {
    match target {
        Target::Local(local) => {
            let place = Place { local, path: Vec::new(), ty, span: source.to_token_stream().span() };
            StatementKind::Assign { place, value }
        }
        Target::Field(variable) => StatementKind::Write { variable, keys: Vec::new(), value, row: ROW_NOT_NAMED_YET },
    }
}
