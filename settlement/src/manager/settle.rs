//! Settling a sub-block.

use serde::Serialize;
use starknet_rust::core::types::{AddressFilter, BlockId, EventFilter};
use starknet_rust::providers::Provider;
use starknet_types_core::felt::Felt;
use zkthread::sub_block::SubBlock;

use super::calls::{groups_of, header_of, settle_call};
use super::deploy::Deployment;
use super::views::status;
use crate::account::{Account, Receipt};
use crate::client::{Client, PRESENT, selector, translate};
use crate::error::SettlementError;

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
pub async fn settle(
    account: &Account,
    deployment: &Deployment,
    sub_block: &SubBlock,
    os_version: Felt,
) -> Result<Settled, SettlementError> {
    let client = account.client();
    deployment.check_sub_block(client, sub_block)?;
    let (number, commitment) = (sub_block.header.number, sub_block.commitment());
    if settled_commitment(client, deployment, number).await? == Some(commitment) {
        return Ok(Settled { number, commitment, receipt: None });
    }
    let what = format!("settling sub-block {number}");
    let events = if deployment.emits_events { sub_block.events_stream() } else { Vec::new() };
    let call = settle_call(deployment.manager, os_version, &header_of(sub_block), &groups_of(sub_block), &events);
    match account.invoke(&what, &[call]).await {
        Ok(receipt) => Ok(Settled { number, commitment, receipt: Some(receipt) }),
        Err(error) => Err(name_stale_entry(client, deployment, sub_block, error).await),
    }
}

/// Commitment of the settled sub-block with a number; none when it is not settled.
async fn settled_commitment(
    client: &Client,
    deployment: &Deployment,
    number: u64,
) -> Result<Option<Felt>, SettlementError> {
    let head = status(client, deployment).await?;
    if number > head.number {
        return Ok(None);
    }
    if number == head.number {
        return Ok(Some(head.commitment));
    }
    let filter = EventFilter {
        from_block: Some(BlockId::Number(deployment.block)),
        to_block: Some(PRESENT),
        address: Some(AddressFilter::Single(deployment.manager)),
        keys: Some(vec![vec![selector("SubBlockSettled")?], vec![deployment.thread_id], vec![number.into()]]),
    };
    let what = || format!("looking for sub-block {number} among the settled ones");
    let mut token = None;
    loop {
        let page = client.provider().get_events(filter.clone(), token, 100).await;
        let page = page.map_err(|error| translate(what(), error))?;
        if let Some(event) = page.events.first() {
            return Ok(event.data.first().copied());
        }
        token = page.continuation_token;
        if token.is_none() {
            return Ok(None);
        }
    }
}

/// Says which storage cell has changed when the contract says only that one has.
async fn name_stale_entry(
    client: &Client,
    deployment: &Deployment,
    sub_block: &SubBlock,
    error: SettlementError,
) -> SettlementError {
    if error.fault() != Some("Thread: stale entry") {
        return error;
    }
    let mut stale = Vec::new();
    for group in groups_of(sub_block) {
        let keys: Vec<Felt> = group.entries.iter().map(|entry| entry.key).collect();
        let Ok(present) = client.storage(group.contract, &keys).await else { return error };
        let changed = group.entries.iter().zip(present).filter(|(entry, present)| entry.old != *present);
        stale.extend(changed.map(|(entry, present)| (group.contract, entry.key, entry.old, present)));
    }
    match (error, stale.first()) {
        (SettlementError::Reverted { what, revert }, Some((contract, key, old, present))) => {
            let count = if stale.len() == 1 { "1 entry is".to_owned() } else { format!("{} entries are", stale.len()) };
            let contract = deployment.contract_name(contract);
            let what = format!(
                "{what}: {count} stale, as {key:#x} of {contract}: {old:#x} when the sub-block was built, {present:#x} now"
            );
            SettlementError::Reverted { what, revert }
        }
        (error, _) => error,
    }
}
