//! Signed transactions as felts.

use super::{Authorization, Call, EntryPoint, Header, Transaction};
use crate::signature::{self, N_HINTS};
use crate::{Felt, typed_data};

/// What a signed transaction is committed to by: `[message hash, public_key, r, s]`.
pub(super) fn encode(header: &Header, transaction: &Transaction, authorization: &Authorization) -> Vec<Felt> {
    let Authorization { public_key, signature, .. } = *authorization;
    vec![typed_data::transaction_hash(header, transaction), public_key, signature.r, signature.s]
}

/// How the thread program gets a signed transaction. The hints of a signature that does not verify are zeros.
pub(super) fn input(
    header: &Header,
    transaction: &Transaction,
    authorization: &Authorization,
    scope: &[EntryPoint],
    position: impl Fn(&Felt) -> usize,
) -> Vec<Felt> {
    let Authorization { public_key, deadline, is_atomic, signature } = *authorization;
    let mut felts = vec![
        transaction.sender,
        public_key,
        transaction.nonce.into(),
        deadline.into(),
        is_atomic.into(),
        scope.len().into(),
    ];
    felts.extend(scope.iter().flat_map(|entry_point| [entry_point.contract, entry_point.selector]));
    felts.push(transaction.calls.len().into());
    for call in &transaction.calls {
        let Call { contract, calldata, .. } = call;
        felts.extend([position(contract).into(), call.entry_point().selector, calldata.len().into()]);
        felts.extend(calldata);
    }
    felts.extend([signature.r, signature.s]);
    let hash = typed_data::transaction_hash(header, transaction);
    let hints = signature::hints(&hash, &public_key, &signature);
    felts.extend(hints.unwrap_or_else(|| vec![Felt::ZERO; N_HINTS]));
    felts
}
