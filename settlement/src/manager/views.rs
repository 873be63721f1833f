//! What the manager and the registry say about a thread.

use serde::Serialize;
use starknet_rust::core::types::{AddressFilter, BlockId, EmittedEvent, EventFilter};
use starknet_rust::providers::Provider;
use starknet_types_core::felt::Felt;
use zkthread::sub_block::Auth;

use super::deploy::Deployment;
use super::facts::VerifierConfiguration;
use super::policy::auth_felt;
use super::serde_felts::Felts;
use crate::client::{Client, PRESENT, selector, translate};
use crate::error::SettlementError;

/// How many events one request asks for.
const EVENTS_PAGE: u64 = 100;

/// A thread as the manager sees it, and the time on L2.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ThreadStatus {
    /// The account that registered it.
    pub owner: Felt,
    /// Whether it takes sub-blocks.
    pub active: bool,
    /// The fact registry that it believes.
    pub registry: Felt,
    /// The security bits that facts must have.
    pub min_security_bits: u32,
    /// `P(contracts)`.
    pub contracts_hash: Felt,
    /// The last settled sub-block, 0 when none is.
    pub number: u64,
    /// Its commitment, the parent of the next one.
    pub commitment: Felt,
    /// Its time in Unix seconds.
    pub timestamp: u64,
    /// Whether `settle` emits the events of its transactions.
    pub emits_events: bool,
    /// Who says that a transaction is its sender's.
    pub auth: Auth,
    /// Height of the latest L2 block.
    pub l2_block: u64,
    /// Time of the latest L2 block in Unix seconds: the latest time a sub-block may have now.
    pub l2_timestamp: u64,
}

/// One verification of a fact in a registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Verification {
    /// See [`super::verification_hash`].
    pub verification_hash: Felt,
    /// How sure the proof makes the fact.
    pub security_bits: u32,
    /// The verifier.
    pub config: VerifierConfiguration,
}

impl ThreadStatus {
    /// What the next sub-block is built on.
    pub fn head(&self) -> zkthread_batcher::Head {
        zkthread_batcher::Head { number: self.number, commitment: self.commitment, timestamp: self.timestamp }
    }
}

/// Reads a thread's status.
pub async fn status(client: &Client, deployment: &Deployment) -> Result<ThreadStatus, SettlementError> {
    client.check_chain(deployment.chain_id)?;
    let answer = client.call(deployment.manager, "thread", &[deployment.thread_id]).await?;
    let block = client.latest_block().await?;
    let mut felts = Felts::new("reading the thread's status", &answer);
    let status = ThreadStatus {
        owner: felts.felt()?,
        active: felts.bool()?,
        registry: felts.felt()?,
        min_security_bits: felts.u32()?,
        contracts_hash: felts.felt()?,
        number: felts.u64()?,
        commitment: felts.felt()?,
        timestamp: felts.u64()?,
        emits_events: felts.bool()?,
        auth: read_auth(felts.felt()?)?,
        l2_block: block.number,
        l2_timestamp: block.timestamp,
    };
    felts.end()?;
    Ok(status)
}

fn read_auth(felt: Felt) -> Result<Auth, SettlementError> {
    let known = [Auth::Signature, Auth::Batcher].into_iter().find(|auth| auth_felt(*auth) == felt);
    known.ok_or_else(|| SettlementError::Answer {
        what: "reading the thread's status".to_owned(),
        reason: format!("{felt:#x} is no scheme of authorization"),
    })
}

/// Whether an account may settle sub-blocks of a thread: it is named, or anyone may. The account 0 asks whether anyone may.
pub async fn is_prover(
    client: &Client,
    manager: Felt,
    thread_id: Felt,
    account: Felt,
) -> Result<bool, SettlementError> {
    ask(client, manager, "is_prover", &[thread_id, account]).await
}

/// Whether an account may build sub-blocks of a thread: it is named, or anyone may. The account 0 asks whether anyone may.
pub async fn is_batcher(
    client: &Client,
    manager: Felt,
    thread_id: Felt,
    account: Felt,
) -> Result<bool, SettlementError> {
    ask(client, manager, "is_batcher", &[thread_id, account]).await
}

async fn ask(client: &Client, contract: Felt, question: &str, arguments: &[Felt]) -> Result<bool, SettlementError> {
    let answer = client.call(contract, question, arguments).await?;
    let mut felts = Felts::new(format!("asking {question}"), &answer);
    let yes = felts.bool()?;
    felts.end()?;
    Ok(yes)
}

/// All events of a name that a manager has emitted after a block, with these first key fields.
pub(super) async fn manager_events(
    client: &Client,
    manager: Felt,
    after_block: u64,
    name: &str,
    keys: &[Felt],
) -> Result<Vec<EmittedEvent>, SettlementError> {
    let mut wanted = vec![vec![selector(name)?]];
    wanted.extend(keys.iter().map(|key| vec![*key]));
    let filter = EventFilter {
        from_block: Some(BlockId::Number(after_block)),
        to_block: Some(PRESENT),
        address: Some(AddressFilter::Single(manager)),
        keys: Some(wanted),
    };
    let mut events = Vec::new();
    let mut token = None;
    loop {
        let page = client.provider().get_events(filter.clone(), token, EVENTS_PAGE).await;
        let page = page.map_err(|error| translate(format!("looking for events {name} of the manager"), error))?;
        events.extend(page.events);
        token = page.continuation_token;
        if token.is_none() {
            return Ok(events);
        }
    }
}

/// The thread a contract belongs to; none when it belongs to none.
pub async fn thread_of(client: &Client, manager: Felt, contract: Felt) -> Result<Option<Felt>, SettlementError> {
    let answer = client.call(manager, "thread_of", &[contract]).await?;
    let mut felts = Felts::new("asking for a contract's thread", &answer);
    let thread_id = felts.felt()?;
    felts.end()?;
    Ok((thread_id != Felt::ZERO).then_some(thread_id))
}

/// The contracts of a thread, by position.
pub async fn contracts(client: &Client, manager: Felt, thread_id: Felt) -> Result<Vec<Felt>, SettlementError> {
    let answer = client.call(manager, "contracts", &[thread_id]).await?;
    let mut felts = Felts::new("asking for a thread's contracts", &answer);
    let contracts = felts.span()?;
    felts.end()?;
    Ok(contracts)
}

/// From when until when an OS version of a thread is valid, in Unix seconds; none when the thread does not know it.
pub async fn os_version_window(
    client: &Client,
    manager: Felt,
    thread_id: Felt,
    os_version: Felt,
) -> Result<Option<(u64, u64)>, SettlementError> {
    let answer = client.call(manager, "os_version_window", &[thread_id, os_version]).await?;
    let mut felts = Felts::new("asking for an OS version", &answer);
    let window = (felts.u64()?, felts.u64()?);
    felts.end()?;
    Ok((window != (0, 0)).then_some(window))
}

/// What a registry knows about a fact.
pub async fn verifications(client: &Client, registry: Felt, fact: Felt) -> Result<Vec<Verification>, SettlementError> {
    let answer = client.call(registry, "get_all_verifications_for_fact_hash", &[fact]).await?;
    read_verifications(&answer)
}

fn read_verifications(answer: &[Felt]) -> Result<Vec<Verification>, SettlementError> {
    let mut felts = Felts::new("asking for a fact", answer);
    let count = felts.u32()?;
    let mut found = Vec::new();
    for _ in 0..count {
        found.push(Verification {
            verification_hash: felts.felt()?,
            security_bits: felts.u32()?,
            config: VerifierConfiguration {
                layout: felts.felt()?,
                hasher: felts.felt()?,
                stone_version: felts.felt()?,
                memory_verification: felts.felt()?,
            },
        });
    }
    felts.end()?;
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemes_are_read_or_refused() {
        assert_eq!(read_auth(Felt::from_bytes_be_slice(b"signature")).ok(), Some(Auth::Signature));
        assert_eq!(read_auth(Felt::from_bytes_be_slice(b"batcher")).ok(), Some(Auth::Batcher));
        for other in [Felt::ZERO, Felt::ONE, Felt::from_bytes_be_slice(b"Batcher")] {
            assert!(read_auth(other).is_err_and(|error| error.to_string().contains("no scheme")));
        }
    }

    #[test]
    fn verifications_are_read_in_the_registrys_order() {
        let felts: Vec<Felt> = [1_u64, 20, 96, 21, 22, 23, 24].into_iter().map(Felt::from).collect();
        let found = read_verifications(&felts).expect("well-formed");
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].verification_hash, found[0].security_bits), (Felt::from(20), 96));
        assert_eq!(found[0].config.memory_verification, Felt::from(24));
        assert!(read_verifications(&[Felt::from(u32::MAX)]).is_err());
        assert!(read_verifications(&felts[..6]).is_err());
        assert!(read_verifications(&[Felt::ZERO]).is_ok_and(|found| found.is_empty()));
    }
}
