//! What the locals of a function are called in the contract: what the source calls them, as Cairo shadows like Rust.

use std::collections::BTreeSet;

use zkthread_ir::{
    Arm, Block, Case, Expr, ExprKind, Function, FunctionPlace, LocalId, Pattern, Statement, StatementKind,
};

use crate::names;

/// The names of a function's locals, by their id.
pub(super) struct Locals {
    names: Vec<String>,
}

impl Locals {
    pub(super) fn new(function: &Function) -> Self {
        let has_self = matches!(function.place, FunctionPlace::Type(_));
        let free = |name: &str| match name {
            "self" if has_self => name.to_owned(),
            // The checker's own locals begin with underscores.
            _ => names::contract_local(name.strip_prefix("__").unwrap_or(name)),
        };
        let mut locals = Self { names: function.locals.iter().map(|local| free(&local.name)).collect() };
        // A local that stands between another of its name and that one's use gets a number; each round settles one.
        for _ in 0..function.locals.len() {
            let mut scopes = Scopes { names: &locals.names, open: function.params.clone(), hidden: None };
            scopes.block(&function.body);
            let Some(hiding) = scopes.hidden else { break };
            locals.names[hiding.0] = locals.fresh(&locals.names[hiding.0], 2);
        }
        locals
    }

    /// The local's name.
    pub(super) fn name(&self, local: LocalId) -> &str {
        &self.names[local.0]
    }

    /// A name that no local has.
    pub(super) fn free(&self, wanted: &str) -> String {
        if self.names.iter().any(|name| name == wanted) { self.fresh(wanted, 2) } else { wanted.to_owned() }
    }

    /// Whether one local alone has the name.
    pub(super) fn is_only(&self, name: &str) -> bool {
        self.names.iter().filter(|other| *other == name).count() == 1
    }

    fn fresh(&self, wanted: &str, from: usize) -> String {
        let taken: BTreeSet<&str> = self.names.iter().map(String::as_str).collect();
        let mut number = from;
        while taken.contains(format!("{wanted}_{number}").as_str()) {
            number += 1;
        }
        format!("{wanted}_{number}")
    }
}

/// A walk over a body with the locals that can be seen.
struct Scopes<'a> {
    names: &'a [String],
    open: Vec<LocalId>,
    /// A local that hides another of its name where that is used.
    hidden: Option<LocalId>,
}

impl Scopes<'_> {
    fn used(&mut self, local: LocalId) {
        let name = &self.names[local.0];
        let seen = self.open.iter().rev().find(|open| self.names[open.0] == *name);
        if let Some(seen) = seen.filter(|seen| **seen != local) {
            self.hidden = self.hidden.or(Some(*seen));
        }
    }

    fn block(&mut self, block: &Block) {
        let outer = self.open.len();
        block.statements.iter().for_each(|statement| self.statement(statement));
        block.tail.iter().for_each(|tail| self.expr(tail));
        self.open.truncate(outer);
    }

    fn round(&mut self, local: LocalId, body: &Block) {
        self.open.push(local);
        self.block(body);
        self.open.pop();
    }

    fn pattern(&mut self, pattern: &Pattern) {
        match pattern {
            Pattern::Wildcard => {}
            Pattern::Bind(local) => self.open.push(*local),
            Pattern::Tuple(parts) | Pattern::Struct(_, parts) => parts.iter().for_each(|part| self.pattern(part)),
        }
    }

    fn arm(&mut self, arm: &Arm) {
        let outer = self.open.len();
        for case in &arm.cases {
            match case {
                Case::Variant(_, _, parts) => parts.iter().for_each(|part| self.pattern(part)),
                Case::Some(pattern) | Case::Any(pattern) => self.pattern(pattern),
                Case::None | Case::Literal(_) => {}
            }
        }
        self.block(&arm.body);
        self.open.truncate(outer);
    }

    fn statement(&mut self, statement: &Statement) {
        match &statement.kind {
            StatementKind::Let { pattern, value } => {
                self.expr(value);
                self.pattern(pattern);
            }
            StatementKind::Assign { place, value } | StatementKind::Push { list: place, value } => {
                self.expr(value);
                self.used(place.local);
            }
            StatementKind::PushStr { string, value } => {
                self.expr(value);
                self.used(string.local);
            }
            StatementKind::ForEach { local, list, body } => {
                self.expr(list);
                self.round(*local, body);
            }
            StatementKind::For { local, start, end, body, .. } => {
                self.expr(start);
                self.expr(end);
                self.round(*local, body);
            }
            StatementKind::Loop { body } => self.block(body),
            StatementKind::While { condition, body } => {
                self.expr(condition);
                self.block(body);
            }
            StatementKind::Write { keys, value, .. } | StatementKind::ListPush { keys, value, .. } => {
                keys.iter().chain([value]).for_each(|expr| self.expr(expr));
            }
            StatementKind::ListWrite { keys, index, value, .. } => {
                keys.iter().chain([index, value]).for_each(|expr| self.expr(expr));
            }
            StatementKind::Ensure { condition, .. } => self.expr(condition),
            StatementKind::Emit { fields, .. } => fields.iter().for_each(|field| self.expr(field)),
            StatementKind::Return(value) => value.iter().for_each(|value| self.expr(value)),
            StatementKind::Expr(value) => self.expr(value),
            StatementKind::Break | StatementKind::Continue => {}
        }
    }

    fn expr(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Local(local) => self.used(*local),
            ExprKind::If { condition, then, otherwise } => {
                self.expr(condition);
                self.block(then);
                otherwise.iter().for_each(|block| self.block(block));
            }
            ExprKind::Match { value, arms } => {
                self.expr(value);
                arms.iter().for_each(|arm| self.arm(arm));
            }
            ExprKind::Block(block) => self.block(block),
            _ => expr.operands().into_iter().for_each(|operand| self.expr(operand)),
        }
    }
}
