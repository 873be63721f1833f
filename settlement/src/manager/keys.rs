//! Thread keys: an account on L2 authorizes a public key to sign its transactions on a thread.

use serde::Serialize;
use starknet_types_core::felt::Felt;
use zkthread::sub_block::{Auth, EntryPoint};

use super::deploy::Deployment;
use super::serde_felts::Felts;
use crate::account::{Account, Call, Receipt};
use crate::client::Client;
use crate::error::SettlementError;

/// A key that may sign transactions of an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ThreadKey {
    /// x of a point of the Stark curve.
    pub public_key: Felt,
    /// The Unix second from which it signs nothing more.
    pub expires: u64,
    /// What it may call; empty for every function of every contract of the thread.
    pub scope: Vec<EntryPoint>,
}

/// Lets a key sign for the account; again with another expiry or scope replaces these. None when it is authorized just so already, and nothing is
/// sent then.
///
/// # Errors
/// [`SettlementError::NoKeys`] and [`SettlementError::Scope`], and what the node and the contract refuse; nothing is sent then.
pub async fn authorize(
    account: &Account,
    deployment: &Deployment,
    key: &ThreadKey,
) -> Result<Option<Receipt>, SettlementError> {
    if deployment.auth == Auth::Batcher {
        return Err(SettlementError::NoKeys);
    }
    let own = deployment.addresses();
    if let Some(foreign) = key.scope.iter().find(|entry_point| !own.contains(&entry_point.contract)) {
        return Err(SettlementError::Scope { contract: foreign.contract });
    }
    if list(account.client(), deployment, account.address()).await?.contains(key) {
        return Ok(None);
    }
    let what = format!("authorizing thread key {:#x}", key.public_key);
    let call = authorize_key(deployment.key_contract()?, key);
    account.invoke(&what, &[call]).await.map(Some)
}

/// Takes a key back. Sub-blocks that use it and are not settled yet cannot settle any more.
///
/// # Errors
/// [`SettlementError::NoThreadKey`] when the account has no such key, and what the node refuses; nothing is sent then.
pub async fn revoke(account: &Account, deployment: &Deployment, public_key: Felt) -> Result<Receipt, SettlementError> {
    let known = list(account.client(), deployment, account.address()).await?;
    if known.iter().all(|key| key.public_key != public_key) {
        return Err(SettlementError::NoThreadKey { account: account.address(), public_key });
    }
    let call = revoke_key(deployment.key_contract()?, public_key);
    account.invoke(&format!("revoking thread key {public_key:#x}"), &[call]).await
}

/// The keys of an account, expired ones too.
pub async fn list(client: &Client, deployment: &Deployment, account: Felt) -> Result<Vec<ThreadKey>, SettlementError> {
    client.check_chain(deployment.chain_id)?;
    let answer = client.call(deployment.key_contract()?, "authorized_keys", &[account]).await?;
    read_keys(&answer)
}

/// The nonce that the account's next transaction on the thread has.
pub async fn nonce(client: &Client, deployment: &Deployment, account: Felt) -> Result<u64, SettlementError> {
    client.check_chain(deployment.chain_id)?;
    let answer = client.call(deployment.key_contract()?, "thread_nonce", &[account]).await?;
    let mut felts = Felts::new("asking for a nonce", &answer);
    let nonce = felts.u64()?;
    felts.end()?;
    Ok(nonce)
}

/// `authorize_key` of a thread's first contract, by the account that the key is to sign for.
pub fn authorize_key(contract: Felt, key: &ThreadKey) -> Call {
    let mut felts = vec![key.public_key, key.expires.into(), key.scope.len().into()];
    felts.extend(key.scope.iter().flat_map(|entry_point| [entry_point.contract, entry_point.selector]));
    Call::new(contract, "authorize_key", felts)
}

/// `revoke_key` of a thread's first contract, by the account that the key signs for.
pub fn revoke_key(contract: Felt, public_key: Felt) -> Call {
    Call::new(contract, "revoke_key", vec![public_key])
}

fn read_keys(answer: &[Felt]) -> Result<Vec<ThreadKey>, SettlementError> {
    let mut felts = Felts::new("asking for an account's thread keys", answer);
    let mut keys = Vec::new();
    for _ in 0..felts.u32()? {
        let (public_key, expires) = (felts.felt()?, felts.u64()?);
        let mut scope = Vec::new();
        for _ in 0..felts.u32()? {
            scope.push(EntryPoint { contract: felts.felt()?, selector: felts.felt()? });
        }
        keys.push(ThreadKey { public_key, expires, scope });
    }
    felts.end()?;
    Ok(keys)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn felts(values: &[u64]) -> Vec<Felt> {
        values.iter().copied().map(Felt::from).collect()
    }

    fn key() -> ThreadKey {
        let entry_point = |n: u64| EntryPoint { contract: n.into(), selector: (n + 1).into() };
        ThreadKey { public_key: Felt::from(5), expires: 6, scope: vec![entry_point(10), entry_point(20)] }
    }

    #[test]
    fn calls_are_encoded_as_the_protocol_says() {
        let call = authorize_key(Felt::ONE, &key());
        assert_eq!((call.to, call.function.as_str()), (Felt::ONE, "authorize_key"));
        assert_eq!(call.calldata, felts(&[5, 6, 2, 10, 11, 20, 21]));
        let call = authorize_key(Felt::ONE, &ThreadKey { scope: Vec::new(), ..key() });
        assert_eq!(call.calldata, felts(&[5, 6, 0]));
        let call = revoke_key(Felt::ONE, Felt::from(5));
        assert_eq!((call.function.as_str(), call.calldata), ("revoke_key", felts(&[5])));
    }

    #[test]
    fn keys_are_read_or_the_answer_is_refused() {
        let answer = felts(&[2, 5, 6, 2, 10, 11, 20, 21, 7, 8, 0]);
        let other = ThreadKey { public_key: Felt::from(7), expires: 8, scope: Vec::new() };
        assert_eq!(read_keys(&answer).ok(), Some(vec![key(), other]));
        assert_eq!(read_keys(&[Felt::ZERO]).ok(), Some(Vec::new()));
        for wrong in [&[][..], &[u64::from(u32::MAX)], &[1, 5, 6], &[1, 5, 6, u64::from(u32::MAX), 1, 2], &[0, 0]] {
            assert!(read_keys(&felts(wrong)).is_err(), "{wrong:?}");
        }
        assert!(read_keys(&[Felt::ONE, Felt::ONE, Felt::MAX, Felt::ZERO]).is_err(), "an expiry beyond a u64");
    }
}
