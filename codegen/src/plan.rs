//! What the printers have to know before they print.

use std::collections::{BTreeMap, BTreeSet};

use zkthread_ir::{Contract, ExprKind, FunctionId, FunctionKind, InterfaceId, StatementKind, Thread};

use crate::visit::{self, Node};

/// How a function uses the contract's state, by itself or through what it calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Access {
    /// Not at all; calls of other contracts are none.
    None,
    /// Reads storage, or asks the manager.
    Read,
    /// Writes storage or emits events.
    Write,
}

/// How the functions of a contract use its state.
pub(crate) struct Plan {
    known: Vec<Access>,
}

impl Plan {
    pub(crate) fn new(contract: &Contract) -> Self {
        let mut known = vec![Access::None; contract.functions.len()];
        let mut callers = vec![Vec::new(); contract.functions.len()];
        for (id, function) in contract.functions.iter().enumerate() {
            visit::block(&function.body, &mut |node| {
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
                            callers[function.0].push(id);
                            // Public functions are called on the state, even those that do not look at it.
                            let is_public = contract.functions[function.0].kind != FunctionKind::Helper;
                            if is_public { Access::Read } else { Access::None }
                        }
                        _ => Access::None,
                    },
                };
                known[id] = known[id].max(seen);
            });
        }
        // Upwards through chains of calls, which are as long as the contract's author likes.
        for access in [Access::Write, Access::Read] {
            let mut left: Vec<usize> = (0..known.len()).filter(|id| known[*id] == access).collect();
            while let Some(id) = left.pop() {
                for caller in &callers[id] {
                    if known[*caller] < access {
                        known[*caller] = access;
                        left.push(*caller);
                    }
                }
            }
        }
        Self { known }
    }

    /// How the function uses state.
    pub(crate) fn access(&self, function: FunctionId) -> Access {
        self.known[function.0]
    }
}

/// What transactions of a thread reach, and what of it is inlined into the thread program.
pub(crate) struct Reached {
    copies: BTreeMap<FunctionId, usize>,
    /// Functions that may be running already when they are called.
    circular: BTreeSet<FunctionId>,
    /// Positions of the events that transactions can emit.
    pub(crate) emitted: BTreeSet<usize>,
    /// Functions of interfaces that are called, by interface and position.
    pub(crate) called: BTreeSet<(InterfaceId, usize)>,
}

/// A helper is inlined into the thread program while that makes at most this many copies of it.
const MOST_COPIES: usize = 8;

impl Reached {
    pub(crate) fn new(thread: &Thread) -> Self {
        let mut reached = Self {
            copies: BTreeMap::new(),
            circular: circular(thread),
            emitted: BTreeSet::new(),
            called: BTreeSet::new(),
        };
        for (id, function) in thread.merged.functions.iter().enumerate() {
            if function.kind == FunctionKind::External {
                reached.count_copies(thread, FunctionId(id));
            }
        }
        reached
    }

    /// Whether a transaction can reach the function.
    pub(crate) fn is_reached(&self, function: FunctionId) -> bool {
        self.copies.contains_key(&function)
    }

    /// Whether the thread program has it inlined. The compiler inlines no function that might call itself.
    pub(crate) fn is_inlined(&self, function: FunctionId) -> bool {
        !self.circular.contains(&function) && self.copies.get(&function).is_none_or(|copies| *copies <= MOST_COPIES)
    }

    /// Counts the places in which the function's text stands when everything it calls is inlined. What calls through an interface
    /// is one function for each of the interface's.
    fn count_copies(&mut self, thread: &Thread, start: FunctionId) {
        let mut left = vec![start];
        while let Some(id) = left.pop() {
            let calls = calls(thread, id);
            self.emitted.extend(calls.emitted);
            let copies = self.copies.entry(id).or_default();
            *copies += 1;
            // Past the limit the function is one copy that others call, and so are the copies of what it calls.
            if *copies > MOST_COPIES || (*copies > 1 && self.circular.contains(&id)) {
                continue;
            }
            left.extend(calls.functions);
            for (interface, function) in calls.interfaces {
                if self.called.insert((interface, function)) {
                    left.extend(thread.callees(interface, function).iter().map(|(_, callee)| *callee));
                }
            }
        }
    }
}

/// What a function uses by itself.
#[derive(Default)]
struct Calls {
    emitted: Vec<usize>,
    functions: Vec<FunctionId>,
    interfaces: Vec<(InterfaceId, usize)>,
}

fn calls(thread: &Thread, id: FunctionId) -> Calls {
    let mut calls = Calls::default();
    visit::block(&thread.merged.functions[id.0].body, &mut |node| match node {
        Node::Statement(statement) => {
            if let StatementKind::Emit { event, .. } = &statement.kind {
                calls.emitted.push(event.0);
            }
        }
        Node::Expr(expr) => match &expr.kind {
            ExprKind::Call { function, .. } => calls.functions.push(*function),
            ExprKind::ContractCall { interface, function, .. } => calls.interfaces.push((*interface, *function)),
            _ => {}
        },
    });
    calls
}

/// The functions that reach themselves.
fn circular(thread: &Thread) -> BTreeSet<FunctionId> {
    let direct: Vec<BTreeSet<FunctionId>> = (0..thread.merged.functions.len())
        .map(|id| {
            let calls = calls(thread, FunctionId(id));
            let through = calls.interfaces.iter().flat_map(|(interface, at)| thread.callees(*interface, *at));
            calls.functions.iter().copied().chain(through.map(|(_, callee)| *callee)).collect()
        })
        .collect();
    let reaches_itself = |id: &FunctionId| {
        let mut seen = BTreeSet::new();
        let mut left: Vec<FunctionId> = direct[id.0].iter().copied().collect();
        while let Some(next) = left.pop() {
            if seen.insert(next) {
                left.extend(&direct[next.0]);
            }
        }
        seen.contains(id)
    };
    (0..direct.len()).map(FunctionId).filter(reaches_itself).collect()
}
