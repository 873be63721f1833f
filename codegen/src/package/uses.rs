//! What the functions of a contract ask about their call.

use zkthread_ir::{Contract, ExprKind, FunctionId};

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

/// For every function, by its id. Functions do not call themselves.
pub(super) fn of_functions(contract: &Contract) -> Vec<Uses> {
    let mut known = vec![None; contract.functions.len()];
    for id in 0..contract.functions.len() {
        of_function(contract, FunctionId(id), &mut known);
    }
    known.into_iter().map(Option::unwrap_or_default).collect()
}

fn of_function(contract: &Contract, id: FunctionId, known: &mut Vec<Option<Uses>>) -> Uses {
    if let Some(uses) = known[id.0] {
        return uses;
    }
    let mut uses = Uses::default();
    visit::block(&contract.functions[id.0].body, &mut |node| {
        let Node::Expr(expr) = node else { return };
        match &expr.kind {
            ExprKind::Caller => uses.caller = true,
            ExprKind::Timestamp => uses.timestamp = true,
            ExprKind::SubBlockNumber => uses.sub_block_number = true,
            ExprKind::OwnAddress => uses.own_address = true,
            ExprKind::ChainId => uses.chain_id = true,
            ExprKind::Call { function, .. } => {
                let inner = of_function(contract, *function, known);
                uses.caller |= inner.caller;
                uses.timestamp |= inner.timestamp;
                uses.sub_block_number |= inner.sub_block_number;
                uses.own_address |= inner.own_address;
                uses.chain_id |= inner.chain_id;
            }
            _ => {}
        }
    });
    known[id.0] = Some(uses);
    uses
}
