//! Settling a sub-block.

use serde::Serialize;
use starknet_types_core::felt::Felt;
use zkthread::keys::{key_address, nonce_address};
use zkthread::sub_block::{BatcherSignature, Row, SubBlock};
use zkthread::typed_data::sub_block_hash;

use super::calls::{groups_of, header_of, settle_call};
use super::deploy::Deployment;
use super::views::{ThreadStatus, is_batcher, is_prover, manager_events, status};
use crate::account::{Account, Call, Receipt};
use crate::client::Client;
use crate::error::SettlementError;
use crate::revert::Revert;

/// What an account's `is_valid_signature` answers when it is.
const VALID: Felt = Felt::from_hex_unchecked("0x56414c4944");
/// The manager's fault when the registry does not know the fact.
const UNKNOWN_FACT: &str = "Manager: unknown fact";
/// A contract's fault when a cell is not what it was.
const STALE_ENTRY: &str = "Thread: stale entry";

/// A settled sub-block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Settled {
    /// Its number.
    pub number: u64,
    /// Its commitment, the parent of the next one.
    pub commitment: Felt,
    /// None when it was settled before.
    pub receipt: Option<Receipt>,
}

/// Settles a sub-block whose fact is registered. Everything is checked against the present state before anything is
/// sent; a sub-block that is settled already is success without a receipt.
///
/// # Errors
/// What is wrong by name where the client can tell ([`SettlementError::OtherThread`], [`SettlementError::NotProver`], [`SettlementError::Expired`],
/// [`SettlementError::NoBatcherSignature`], [`SettlementError::NotBatcher`], [`SettlementError::BatcherSignature`]), and what the node and the
/// manager refuse; nothing is sent then.
pub async fn settle(
    account: &Account,
    deployment: &Deployment,
    sub_block: &SubBlock,
    os_version: Felt,
) -> Result<Settled, SettlementError> {
    let (number, commitment) = (sub_block.header.number, sub_block.commitment());
    if is_settled(account, deployment, sub_block, commitment).await? {
        return Ok(Settled { number, commitment, receipt: None });
    }
    let call = call_of(deployment, sub_block, os_version);
    match account.invoke(&what(sub_block), &[call]).await {
        Ok(receipt) => Ok(Settled { number, commitment, receipt: Some(receipt) }),
        Err(error) => Err(name_stale_entry(account.client(), deployment, sub_block, error).await),
    }
}

/// Whether [`settle`] by this account would succeed once the fact of the sub-block is registered: nothing is sent, so
/// that nobody pays for a fact that is of no use. Success also where the sub-block is settled already.
///
/// # Errors
/// Those of [`settle`].
pub async fn preflight(
    account: &Account,
    deployment: &Deployment,
    sub_block: &SubBlock,
    os_version: Felt,
) -> Result<(), SettlementError> {
    let client = account.client();
    if is_settled(account, deployment, sub_block, sub_block.commitment()).await? {
        return Ok(());
    }
    let what = what(sub_block);
    let Err(error) = account.estimate(&what, &[call_of(deployment, sub_block, os_version)]).await else {
        return Ok(());
    };
    // The manager looks at the fact last, before the contracts look at their storage.
    if error.fault() != Some(UNKNOWN_FACT) {
        return Err(name_stale_entry(client, deployment, sub_block, error).await);
    }
    let stale = stale_cells(client, deployment, sub_block).await?;
    match first_of(&stale) {
        None => Ok(()),
        Some(cells) => {
            Err(SettlementError::Reverted { what: format!("{what}: {cells}"), revert: Revert::of(STALE_ENTRY) })
        }
    }
}

/// Whether it is settled already. Where it is not, the client has checked what it can name better than the manager.
async fn is_settled(
    account: &Account,
    deployment: &Deployment,
    sub_block: &SubBlock,
    commitment: Felt,
) -> Result<bool, SettlementError> {
    let client = account.client();
    deployment.check_sub_block(client, sub_block)?;
    let head = status(client, deployment).await?;
    if settled_commitment(client, deployment, &head, sub_block.header.number).await? == Some(commitment) {
        return Ok(true);
    }
    check_prover(account, deployment).await?;
    check_time(sub_block, &head)?;
    check_batcher(client, deployment, sub_block, commitment).await?;
    Ok(false)
}

fn what(sub_block: &SubBlock) -> String {
    format!("settling sub-block {}", sub_block.header.number)
}

fn call_of(deployment: &Deployment, sub_block: &SubBlock, os_version: Felt) -> Call {
    let events = if deployment.emits_events { sub_block.events_stream() } else { Vec::new() };
    let (header, groups) = (header_of(sub_block), groups_of(sub_block));
    let batcher = sub_block.batcher_signature.as_ref();
    settle_call(deployment.manager, os_version, &header, &groups, &events, batcher)
}

/// The signature of the account as the batcher of a sub-block, for threads that name their batchers.
///
/// # Errors
/// [`SettlementError::Signing`] when the account's private key is none.
pub fn sign_sub_block(account: &Account, sub_block: &SubBlock) -> Result<BatcherSignature, SettlementError> {
    let batcher = account.address();
    let hash = sub_block_hash(&sub_block.header, &batcher, &sub_block.commitment());
    Ok(BatcherSignature { batcher, signature: account.sign_hash(&hash)? })
}

async fn check_prover(account: &Account, deployment: &Deployment) -> Result<(), SettlementError> {
    let Deployment { manager, thread_id, .. } = *deployment;
    if is_prover(account.client(), manager, thread_id, account.address()).await? {
        return Ok(());
    }
    Err(SettlementError::NotProver { account: account.address() })
}

/// The block that settles it is not older than the latest.
fn check_time(sub_block: &SubBlock, head: &ThreadStatus) -> Result<(), SettlementError> {
    let (number, valid_until) = (sub_block.header.number, sub_block.valid_until);
    if head.l2_timestamp <= valid_until {
        return Ok(());
    }
    Err(SettlementError::Expired { number, valid_until, now: head.l2_timestamp })
}

async fn check_batcher(
    client: &Client,
    deployment: &Deployment,
    sub_block: &SubBlock,
    commitment: Felt,
) -> Result<(), SettlementError> {
    let Deployment { manager, thread_id, .. } = *deployment;
    let anyone = Felt::ZERO;
    if is_batcher(client, manager, thread_id, anyone).await? {
        return Ok(());
    }
    let number = sub_block.header.number;
    let Some(BatcherSignature { batcher, signature }) = &sub_block.batcher_signature else {
        return Err(SettlementError::NoBatcherSignature { number });
    };
    let batcher = *batcher;
    if !is_batcher(client, manager, thread_id, batcher).await? {
        return Err(SettlementError::NotBatcher { number, batcher });
    }
    let mut arguments = vec![sub_block_hash(&sub_block.header, &batcher, &commitment), signature.len().into()];
    arguments.extend(signature);
    match client.call(batcher, "is_valid_signature", &arguments).await {
        Ok(answer) if answer == [VALID] => Ok(()),
        Ok(_) | Err(SettlementError::Reverted { .. } | SettlementError::NoContract { .. }) => {
            Err(SettlementError::BatcherSignature { number, batcher })
        }
        Err(error) => Err(error),
    }
}

/// Commitment of the settled sub-block with a number; none when it is not settled.
async fn settled_commitment(
    client: &Client,
    deployment: &Deployment,
    head: &ThreadStatus,
    number: u64,
) -> Result<Option<Felt>, SettlementError> {
    if number > head.number {
        return Ok(None);
    }
    if number == head.number {
        return Ok(Some(head.commitment));
    }
    let Deployment { manager, thread_id, block, .. } = *deployment;
    let settled = manager_events(client, manager, block, "SubBlockSettled", &[thread_id, number.into()]).await?;
    Ok(settled.first().and_then(|event| event.data.first().copied()))
}

/// A storage cell that is not what it was when the sub-block was built.
struct Stale {
    /// What lies there.
    name: String,
    /// Whether that is what the program itself keeps: a nonce or a key.
    is_system: bool,
    /// How it has changed.
    change: String,
}

/// Says which storage cell has changed when the contract says only that one has.
async fn name_stale_entry(
    client: &Client,
    deployment: &Deployment,
    sub_block: &SubBlock,
    error: SettlementError,
) -> SettlementError {
    let SettlementError::Reverted { what, revert } = error else { return error };
    if revert.fault() != Some(STALE_ENTRY) {
        return SettlementError::Reverted { what, revert };
    }
    // When they cannot be read, the contract's own error must do.
    let stale = stale_cells(client, deployment, sub_block).await.unwrap_or_default();
    let what = match first_of(&stale) {
        Some(cells) => format!("{what}: {cells}"),
        None => what,
    };
    SettlementError::Reverted { what, revert }
}

/// How many entries are stale, and one of them; none when none is.
fn first_of(stale: &[Stale]) -> Option<String> {
    let Stale { name, change, .. } = stale.iter().find(|cell| cell.is_system).or(stale.first())?;
    let count = match stale.len() {
        1 => "1 entry is".to_owned(),
        count => format!("{count} entries are"),
    };
    Some(format!("{count} stale, as {name}: {change}"))
}

async fn stale_cells(
    client: &Client,
    deployment: &Deployment,
    sub_block: &SubBlock,
) -> Result<Vec<Stale>, SettlementError> {
    let mut present = Vec::new();
    for group in groups_of(sub_block) {
        let keys: Vec<Felt> = group.entries.iter().map(|entry| entry.key).collect();
        present.extend(client.storage(group.contract, &keys).await?);
    }
    let cells = sub_block.rows.iter().flat_map(|row| row.cells().map(move |cell| (row, cell)));
    let stale = cells.zip(present).filter(|((_, (_, old, _)), present)| old != present);
    Ok(stale.map(|((row, (key, old, _)), present)| Stale::new(deployment, row, key, old, present)).collect())
}

impl Stale {
    fn new(deployment: &Deployment, row: &Row, key: Felt, old: Felt, present: Felt) -> Self {
        let change = format!("{old:#x} when the sub-block was built, {present:#x} now");
        // The keys of a row from outside may be any; the address says what it is.
        let is_at = |address: Felt| row.contract == 0 && row.address == address;
        match row.keys.as_slice() {
            [account] if is_at(nonce_address(account)) => {
                Self { name: format!("the nonce of {account:#x}"), is_system: true, change }
            }
            [account, public_key] if is_at(key_address(account, public_key)) => {
                let change = match (old == Felt::ZERO, present == Felt::ZERO) {
                    (false, true) => "it is revoked now",
                    (true, _) => "it was not authorized when the sub-block was built",
                    (false, false) => "it is authorized with another expiry or scope now",
                };
                let name = format!("the thread key {public_key:#x} of {account:#x}");
                Self { name, is_system: true, change: change.to_owned() }
            }
            _ => {
                let contract = deployment.contracts.get(row.contract).map(|contract| contract.name.as_str());
                let name = format!("{key:#x} of {}", contract.unwrap_or("no contract"));
                Self { name, is_system: false, change }
            }
        }
    }
}

#[cfg(test)]
mod tests;
