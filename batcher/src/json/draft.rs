//! Transactions as they stand in files: signed, or not yet.

use serde_json::{Map, Value, json};
use zkthread::signature::Signature;
use zkthread::sub_block::{Authorization, Call, Transaction};
use zkthread::{ContractAddress, Felt};
use zkthread_ir::Contract;

use super::arguments::arguments_json;
use super::file::TransactionProblem;
use super::values::raw;

/// A transaction of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Who sends it.
    pub sender: Felt,
    /// How many transactions the sender signed before.
    pub nonce: Option<u64>,
    /// The last second at which it may settle, since 1970.
    pub deadline: Option<u64>,
    /// Whether all calls are one: when one fails, none has happened.
    pub is_atomic: bool,
    /// What it calls, in order; at least one.
    pub calls: Vec<Call>,
    /// Public key and signature. Its `s` is the low one, whichever stood in the file; then there are nonce and deadline too.
    pub signature: Option<(Felt, Signature)>,
}

impl Draft {
    /// The transaction, where the batcher is believed.
    ///
    /// # Errors
    /// [`TransactionProblem::ForBatcher`] when it has several calls, or what only signed transactions have.
    pub fn of_batcher(self) -> Result<Transaction, TransactionProblem> {
        let Self { sender, nonce, deadline, is_atomic, calls, signature } = self;
        let problem = |what: String| Err(TransactionProblem::ForBatcher { what });
        if signature.is_some() {
            return problem("a signature".to_owned());
        }
        if deadline.is_some() {
            return problem("a deadline".to_owned());
        }
        if calls.len() != 1 {
            return problem(format!("{} calls", calls.len()));
        }
        if !is_atomic {
            return problem("`\"atomic\": false`".to_owned());
        }
        Ok(Transaction { sender, nonce: nonce.unwrap_or_default(), calls, authorization: None })
    }

    /// The transaction, when it is signed.
    pub fn signed(self) -> Option<Transaction> {
        let Self { sender, nonce, deadline, is_atomic, calls, signature } = self;
        let (public_key, signature) = signature?;
        let authorization = Authorization { public_key, deadline: deadline?, is_atomic, signature };
        Some(Transaction { sender, nonce: nonce?, calls, authorization: Some(authorization) })
    }
}

impl From<&Transaction> for Draft {
    fn from(transaction: &Transaction) -> Self {
        let Transaction { sender, nonce, calls, authorization } = transaction.clone();
        // A nonce that means nothing may as well be left out.
        let has_nonce = authorization.is_some() || nonce != 0;
        Self {
            sender,
            nonce: has_nonce.then_some(nonce),
            deadline: authorization.as_ref().map(|authorization| authorization.deadline),
            is_atomic: authorization.as_ref().is_none_or(|authorization| authorization.is_atomic),
            calls,
            signature: authorization.map(|authorization| (authorization.public_key, authorization.signature)),
        }
    }
}

/// A transaction as it stands in a file. A call that is none of the contract's is shown as felts, a contract that is none of the thread's as its
/// address.
pub fn transaction_json(contracts: &[Contract], addresses: &[Felt], transaction: &Transaction) -> Value {
    draft_json(contracts, addresses, &transaction.into())
}

/// [`transaction_json`] of one that need not be signed yet.
pub fn draft_json(contracts: &[Contract], addresses: &[Felt], draft: &Draft) -> Value {
    let mut fields = Map::new();
    let sender = ContractAddress::try_from(draft.sender);
    fields.insert("sender".into(), sender.map_or_else(|_| raw(&[draft.sender]), |sender| json!(sender)));
    if let Some(nonce) = draft.nonce {
        fields.insert("nonce".into(), json!(nonce));
    }
    if let Some(deadline) = draft.deadline {
        fields.insert("deadline".into(), json!(deadline));
    }
    let mut calls = draft.calls.iter().map(|call| call_json(contracts, addresses, call));
    match (calls.next(), calls.len()) {
        (Some(single), 0) => fields.extend(single),
        (first, _) => {
            let calls = first.into_iter().chain(calls).map(Value::Object).collect();
            fields.insert("calls".into(), Value::Array(calls));
        }
    }
    if !draft.is_atomic {
        fields.insert("atomic".into(), json!(false));
    }
    if let Some((public_key, Signature { r, s })) = &draft.signature {
        fields.insert("public_key".into(), json!(format!("{public_key:#x}")));
        fields.insert("signature".into(), raw(&[*r, *s]));
    }
    Value::Object(fields)
}

fn call_json(contracts: &[Contract], addresses: &[Felt], call: &Call) -> Map<String, Value> {
    let Call { contract: address, function, calldata } = call;
    let called = contracts.iter().zip(addresses).find(|(_, known)| *known == address);
    let external = called.and_then(|(contract, _)| {
        contract.externals().find(|external| external.name == *function).map(|external| (contract, external))
    });
    let arguments =
        external.map_or_else(|| raw(calldata), |(contract, external)| arguments_json(contract, external, calldata));
    let mut fields = Map::new();
    match called {
        Some(_) if contracts.len() == 1 => None,
        Some((contract, _)) => fields.insert("contract".into(), json!(contract.name)),
        None => fields.insert("contract".into(), json!(format!("{address:#x}"))),
    };
    fields.insert("call".into(), json!({ function.clone(): arguments }));
    fields
}
