//! What the functions of a contract ask about their call.

use zkthread_ir::{Contract, ExprKind};

use crate::visit::{self, Node};

/// What a function asks, by itself or through what it calls.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Uses {
    pub(super) caller: bool,
    pub(super) timestamp: bool,
    pub(super) sub_block_number: bool,
    pub(super) own_address: bool,
    pub(super) chain_id: bool,
}

impl Uses {
    fn or(self, other: Self) -> Self {
        Self {
            caller: self.caller || other.caller,
            timestamp: self.timestamp || other.timestamp,
            sub_block_number: self.sub_block_number || other.sub_block_number,
            own_address: self.own_address || other.own_address,
            chain_id: self.chain_id || other.chain_id,
        }
    }
}

/// For every function, by its id.
pub(super) fn of_functions(contract: &Contract) -> Vec<Uses> {
    let mut known = vec![Uses::default(); contract.functions.len()];
    let mut callers = vec![Vec::new(); contract.functions.len()];
    for (id, function) in contract.functions.iter().enumerate() {
        let uses = &mut known[id];
        visit::block(&function.body, &mut |node| {
            let Node::Expr(expr) = node else { return };
            match &expr.kind {
                ExprKind::Caller => uses.caller = true,
                ExprKind::Timestamp => uses.timestamp = true,
                ExprKind::SubBlockNumber => uses.sub_block_number = true,
                ExprKind::OwnAddress => uses.own_address = true,
                ExprKind::ChainId => uses.chain_id = true,
                ExprKind::Call { function, .. } => callers[function.0].push(id),
                _ => {}
            }
        });
    }
    let mut left: Vec<usize> = (0..known.len()).collect();
    while let Some(id) = left.pop() {
        for caller in &callers[id] {
            let both = known[*caller].or(known[id]);
            if both != known[*caller] {
                known[*caller] = both;
                left.push(*caller);
            }
        }
    }
    known
}
