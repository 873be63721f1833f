//! Who may act: whether a transaction is its sender's, before any contract code runs.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use serde::{Deserialize, Serialize};

use super::engine::Job;
use crate::keys::{KeyRecord, MAX_SCOPE, scope_address, scope_length_address};
use crate::rt::{Kept, Overlay, Scalar, charge, cost};
use crate::signature::{self, SignatureError};
use crate::sub_block::{Auth, Authorization, EntryPoint, MAX_LENGTH, Transaction};
use crate::{ContractAddress, Felt, typed_data};

/// Why nobody may run a transaction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum AuthError {
    #[error("it is not signed, and this thread takes signed transactions only")]
    Unsigned,
    #[error("it is signed, but this thread believes its batcher and has no use for signatures")]
    Signed,
    #[error("it calls nothing")]
    NoCalls,
    #[error("it has {calls} calls: there may be {allowed}")]
    TooManyCalls { calls: usize, allowed: usize },
    #[error("its sender {sender:#x} is no address: they are below 2^251")]
    Sender { sender: Felt },
    #[error("its nonce is {nonce}, which {sender:#x} has used: the next one is {next}")]
    NonceUsed { sender: Felt, nonce: u64, next: u64 },
    #[error("its nonce is {nonce}, but the next one of {sender:#x} is {next}")]
    NonceGap { sender: Felt, nonce: u64, next: u64 },
    #[error("{sender:#x} has used all its nonces")]
    NoMoreNonces { sender: Felt },
    #[error("{sender:#x} has not authorized the key {public_key:#x}")]
    UnknownKey { sender: Felt, public_key: Felt },
    #[error("the key {public_key:#x} of {sender:#x} ends at {expires}, and must be valid at {needed} ({margin})", margin = margin(.timestamp, .needed))]
    KeyExpired { sender: Felt, public_key: Felt, expires: u64, timestamp: u64, needed: u64 },
    #[error("its deadline is {deadline}, and must not be before {needed} ({margin})", margin = margin(.timestamp, .needed))]
    Deadline { deadline: u64, timestamp: u64, needed: u64 },
    #[error("there is no time {settle_within} s after {timestamp}: it must be settled by then")]
    NoTime { timestamp: u64, settle_within: u64 },
    #[error("its call {call} of `{function}` of {contract:#x} is not in the scope of its key {public_key:#x}")]
    OutOfScope { call: usize, contract: Felt, function: String, public_key: Felt },
    #[error("its signature is not good: {reason}")]
    Signature { reason: SignatureError },
    #[error("storage is inconsistent: {what}")]
    Storage { what: String },
}

fn margin(timestamp: &u64, needed: &u64) -> String {
    format!(
        "the sub-block's time {timestamp} and the {} s in which it is to be settled",
        needed.saturating_sub(*timestamp)
    )
}

impl AuthError {
    /// The way out.
    pub fn help(&self) -> &'static str {
        match self {
            Self::Unsigned => "sign it with `cargo zkthread sign`, with a key that the sender authorized",
            Self::Signed => "leave its deadline, key and signature out, or set `auth = \"signature\"` for the thread",
            Self::NoCalls => "give it a call",
            Self::TooManyCalls { .. } => "split it into several transactions",
            Self::Sender { .. } => "give the address of the account that sends it",
            Self::NonceUsed { .. } => "it has been run already, or must be signed again with the next nonce",
            Self::NonceGap { .. } => {
                "transactions of a sender go in the order of their nonces: give those before it first; one that was refused leaves its nonce to be used"
            }
            Self::NoMoreNonces { .. } => "send from another account",
            Self::UnknownKey { .. } => {
                "let the sender call `authorize_key` on L2, with `cargo zkthread keys authorize`; it may also have revoked the key"
            }
            Self::KeyExpired { .. } => {
                "authorize the key for longer with `cargo zkthread keys authorize`, or sign with another one"
            }
            Self::Deadline { .. } => "sign it again with a later deadline",
            Self::NoTime { .. } => "give a smaller `settle_within`, or an earlier time",
            Self::OutOfScope { .. } => "sign with a key that may call it, or authorize the key for it",
            Self::Signature { reason: SignatureError::Mismatch { .. } } => {
                "sign it again: what is signed is the thread, manager and chain, the nonce, deadline and every call, all exactly as they are run"
            }
            Self::Signature { reason } => reason.help(),
            Self::Storage { .. } => {
                "check that the L2 node is reachable and that the contract was deployed from this description"
            }
        }
    }
}

/// Checks what a transaction says of itself.
pub(super) fn check_form(auth: Auth, transaction: &Transaction) -> Result<ContractAddress, AuthError> {
    let allowed = match (auth, &transaction.authorization) {
        (Auth::Signature, None) => return Err(AuthError::Unsigned),
        (Auth::Batcher, Some(_)) => return Err(AuthError::Signed),
        (Auth::Signature, Some(_)) => MAX_LENGTH,
        (Auth::Batcher, None) => 1,
    };
    match transaction.calls.len() {
        0 => return Err(AuthError::NoCalls),
        calls if calls > allowed => return Err(AuthError::TooManyCalls { calls, allowed }),
        _ => {}
    }
    let sender = transaction.sender;
    ContractAddress::try_from(sender).map_err(|_| AuthError::Sender { sender })
}

/// The keys that sign the transactions of a sub-block.
#[derive(Debug, Default)]
pub(super) struct Keys {
    /// The scopes read so far, by account and public key.
    scopes: BTreeMap<(Felt, Felt), Vec<EntryPoint>>,
}

/// What the sub-block gets of a key.
pub(super) struct Authorized {
    /// What the key may call.
    pub scope: Vec<EntryPoint>,
    /// The last second at which the transaction may settle.
    pub valid_until: u64,
}

impl Keys {
    /// Checks that the transaction is its sender's and takes its nonce. Storage that cannot be read, and too many steps, unwind as in contract code.
    pub fn authorize(
        &mut self,
        job: &Job,
        overlay: &Overlay,
        transaction: &Transaction,
        authorization: &Authorization,
    ) -> Result<Authorized, AuthError> {
        let Job { header, settle_within, .. } = job;
        let (sender, timestamp) = (transaction.sender, header.timestamp);
        let Authorization { public_key, deadline, signature, .. } = *authorization;
        use_nonce(overlay, sender, transaction.nonce)?;

        let found = overlay.read_kept(Kept::Key, vec![sender, public_key]);
        if found == Felt::ZERO {
            return Err(AuthError::UnknownKey { sender, public_key });
        }
        let record = KeyRecord::from_felt(&found).ok_or_else(|| AuthError::Storage {
            what: format!("{found:#x} is no record of the key {public_key:#x} of {sender:#x}"),
        })?;
        let needed = timestamp.checked_add(*settle_within);
        let needed = needed.ok_or(AuthError::NoTime { timestamp, settle_within: *settle_within })?;
        let expires = record.expires;
        if expires <= needed {
            return Err(AuthError::KeyExpired { sender, public_key, expires, timestamp, needed });
        }
        if deadline < needed {
            return Err(AuthError::Deadline { deadline, timestamp, needed });
        }
        // Before the scope, so that only who has the key makes anybody read that.
        let hash = typed_data::transaction_hash(header, transaction);
        signature::verify(&hash, &public_key, &signature).map_err(|reason| AuthError::Signature { reason })?;
        let scope = self.scope(overlay, sender, public_key, &record)?;
        check_scope(transaction, public_key, scope)?;
        Ok(Authorized { scope: scope.to_vec(), valid_until: deadline.min(expires - 1) })
    }

    /// The scope of a key, from storage that only L2 has.
    fn scope(
        &mut self,
        overlay: &Overlay,
        account: Felt,
        public_key: Felt,
        record: &KeyRecord,
    ) -> Result<&[EntryPoint], AuthError> {
        let scope = match self.scopes.entry((account, public_key)) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => {
                let scope = if record.scope == Felt::ZERO {
                    Some(Vec::new())
                } else {
                    stored_scope(overlay, &account, &public_key)
                };
                let scope = scope.filter(|scope| KeyRecord::new(record.expires, scope) == *record);
                unknown.insert(scope.ok_or_else(|| AuthError::Storage {
                    what: format!(
                        "the scope of the key {public_key:#x} of {account:#x} is not the one that its record names"
                    ),
                })?)
            }
        };
        Ok(scope)
    }
}

/// Checks that a nonce is the next one of its sender, and that there is one after it, which it leaves in storage.
fn use_nonce(overlay: &Overlay, sender: Felt, nonce: u64) -> Result<(), AuthError> {
    let found = overlay.read_kept(Kept::Nonce, vec![sender]);
    let next = u64::from_felt(&found)
        .ok_or_else(|| AuthError::Storage { what: format!("{found:#x} is no nonce of {sender:#x}") })?;
    if nonce < next {
        return Err(AuthError::NonceUsed { sender, nonce, next });
    }
    if nonce > next {
        return Err(AuthError::NonceGap { sender, nonce, next });
    }
    let after = next.checked_add(1).ok_or(AuthError::NoMoreNonces { sender })?;
    overlay.write_kept(Kept::Nonce, vec![sender], after.into());
    Ok(())
}

fn stored_scope(overlay: &Overlay, account: &Felt, public_key: &Felt) -> Option<Vec<EntryPoint>> {
    let length = usize::try_from(overlay.peek(&scope_length_address(account, public_key))).ok()?;
    let entry_point = |index| {
        let address = scope_address(account, public_key, index);
        EntryPoint { contract: overlay.peek(&address), selector: overlay.peek(&(address + Felt::ONE)) }
    };
    (length <= MAX_SCOPE).then(|| (0..length).map(entry_point).collect())
}

fn check_scope(transaction: &Transaction, public_key: Felt, scope: &[EntryPoint]) -> Result<(), AuthError> {
    let entry_points = scope.len() as u64;
    charge(cost::ENTRY_POINT * entry_points);
    charge(cost::ENTRY_POINT_COMPARISON * entry_points * transaction.calls.len() as u64);
    if scope.is_empty() {
        return Ok(());
    }
    match transaction.calls.iter().enumerate().find(|(_, call)| !scope.contains(&call.entry_point())) {
        None => Ok(()),
        Some((number, call)) => {
            let (contract, function) = (call.contract, call.function.clone());
            Err(AuthError::OutOfScope { call: number, contract, function, public_key })
        }
    }
}
