//! What the printers have to know before they print.

use std::collections::{BTreeMap, BTreeSet};

use zkthread_ir::{Contract, ExprKind, FunctionId, FunctionKind, StatementKind};

use crate::visit::{self, Node};

/// How a function uses the contract's state, by itself or through what it calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Access {
    /// Not at all.
    None,
    /// Reads storage, or asks the manager.
    Read,
    /// Writes storage or emits events.
    Write,
}

/// What is known about the functions of a contract.
pub(crate) struct Plan {
    accesses: Vec<Option<Access>>,
    copies: BTreeMap<FunctionId, usize>,
    /// Positions of the events that transactions can emit.
    pub(crate) emitted: BTreeSet<usize>,
}

/// A helper is inlined into the thread program while that makes at most this many copies of it.
const MOST_COPIES: usize = 8;

impl Plan {
    pub(crate) fn new(contract: &Contract) -> Self {
        let accesses = vec![None; contract.functions.len()];
        let mut plan = Self { accesses, copies: BTreeMap::new(), emitted: BTreeSet::new() };
        for (id, function) in contract.functions.iter().enumerate() {
            plan.find_access(contract, FunctionId(id));
            if function.kind == FunctionKind::External {
                plan.count_copies(contract, FunctionId(id));
            }
        }
        plan
    }

    /// How the function uses state.
    pub(crate) fn access(&self, function: FunctionId) -> Access {
        self.accesses[function.0].unwrap_or(Access::Write)
    }

    /// Whether a transaction can reach the function.
    pub(crate) fn is_reached(&self, function: FunctionId) -> bool {
        self.copies.contains_key(&function)
    }

    /// Whether the thread program has it inlined.
    pub(crate) fn is_inlined(&self, function: FunctionId) -> bool {
        self.copies.get(&function).is_none_or(|copies| *copies <= MOST_COPIES)
    }

    fn find_access(&mut self, contract: &Contract, id: FunctionId) -> Access {
        if let Some(access) = self.accesses[id.0] {
            return access;
        }
        let mut access = Access::None;
        visit::block(&contract.functions[id.0].body, &mut |node| {
            let seen = match node {
                Node::Statement(statement) => match &statement.kind {
                    StatementKind::Write { .. }
                    | StatementKind::ListPush { .. }
                    | StatementKind::ListWrite { .. }
                    | StatementKind::Emit { .. } => Access::Write,
                    _ => Access::None,
                },
                Node::Expr(expr) => match &expr.kind {
                    ExprKind::Read { .. }
                    | ExprKind::ListLen { .. }
                    | ExprKind::ListRead { .. }
                    | ExprKind::SubBlockNumber => Access::Read,
                    ExprKind::Call { function, .. } => {
                        // Public functions are called on the state, even those that do not look at it.
                        let is_public = contract.functions[function.0].kind != FunctionKind::Helper;
                        let least = if is_public { Access::Read } else { Access::None };
                        self.find_access(contract, *function).max(least)
                    }
                    _ => Access::None,
                },
            };
            access = access.max(seen);
        });
        self.accesses[id.0] = Some(access);
        access
    }

    /// Counts the places in which the function's text stands when everything it calls is inlined.
    fn count_copies(&mut self, contract: &Contract, id: FunctionId) {
        let mut callees = Vec::new();
        visit::block(&contract.functions[id.0].body, &mut |node| match node {
            Node::Statement(statement) => {
                if let StatementKind::Emit { event, .. } = &statement.kind {
                    self.emitted.insert(event.0);
                }
            }
            Node::Expr(expr) => {
                if let ExprKind::Call { function, .. } = &expr.kind {
                    callees.push(*function);
                }
            }
        });
        let copies = self.copies.entry(id).or_default();
        *copies += 1;
        // Past the limit the function is one copy that others call, and so are the copies of what it calls.
        if *copies <= MOST_COPIES {
            for callee in callees {
                self.count_copies(contract, callee);
            }
        }
    }
}
