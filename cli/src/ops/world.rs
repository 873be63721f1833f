//! The state that transactions run on: what the constructors make before `deploy`, the state of L2 after it.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{SystemTime, UNIX_EPOCH};

use starknet_types_core::felt::Felt;
use url::Url;
use zkthread::felts::{poseidon, short_string};
use zkthread::host::Construction;
use zkthread::keys::{KeyRecord, MAX_SCOPE, authorized_cells, key_address, nonce_address};
use zkthread::sub_block::{EntryPoint, Header, SubBlock};
use zkthread_batcher::{CanonicalState, Domain, Head, Host, StateError};
use zkthread_settlement::client::Client;
use zkthread_settlement::manager::{self, Allowed, Deployment};
use zkthread_settlement::state::RpcState;

use crate::args::Node;
use crate::error::{Error, Exit, Result};
use crate::keys::Key;
use crate::lock::{Lock, auth_name};
use crate::ops::artefacts::Built;
use crate::ops::constructors::Constructors;
use crate::ops::{batcher_error, l2};
use crate::output::Output;
use crate::project::{Events, Project};

/// Chain id of sub-blocks that were built before there was an L2 to settle on.
const LOCAL_CHAIN: &str = "ZKTHREAD_LOCAL";

/// A place to run transactions.
pub struct World {
    /// Whose sub-blocks these are.
    pub domain: Domain,
    /// The last sub-block that is settled.
    pub head: Head,
    /// The earliest timestamp for a new sub-block that L2 will take: that of its latest block.
    pub timestamp: u64,
    /// Whether the contracts emit the events on L2.
    pub emits_events: bool,
    /// The state after `head`.
    pub state: Overlay,
    /// Whether there is no L2 below.
    pub is_local: bool,
    /// The node; none in local state.
    node: Option<Url>,
}

impl World {
    /// The world of a project: L2 when it is deployed.
    ///
    /// # Errors
    /// When the node does not answer or does not have the deployment.
    pub fn open(project: &Project, built: &Built, node: &Node, output: &Output) -> Result<Self> {
        match l2::load_deployment(project)? {
            None => Ok(Self::local(project, built, output)),
            Some(deployment) => Self::on_l2(project, built, &deployment, node, output),
        }
    }

    fn local(project: &Project, built: &Built, output: &Output) -> Self {
        output.status("Running", "on local state: the thread is not deployed");
        let domain = Domain {
            chain_id: short_string(LOCAL_CHAIN).unwrap_or_default(),
            manager: Felt::ZERO,
            thread_id: Felt::ZERO,
            // Before they are deployed, the contracts' addresses are 1, 2, 3 ..
            contracts: (1..=built.source.contracts().len()).map(Felt::from).collect(),
            auth: project.policy.auth,
        };
        let emits_events = project.manifest.thread.events.are_emitted();
        let (head, state) = (Head::default(), Overlay::default());
        Self { domain, head, timestamp: now(), emits_events, state, is_local: true, node: None }
    }

    fn on_l2(project: &Project, built: &Built, deployment: &Deployment, node: &Node, output: &Output) -> Result<Self> {
        check_is_deployed(project, built, deployment)?;
        let url = l2::url(project, node)?;
        let (client, status) = l2::wait(async {
            let client = Client::connect(&url).await?;
            client.check_chain(deployment.chain_id)?;
            let status = manager::status(&client, deployment).await?;
            Ok((client, status))
        })?;
        let (domain, head) = (deployment.domain(), status.head());
        output.status("Running", format!("on the state of {} after sub-block {}", client.chain_name(), head.number));
        let state = RpcState::new(&client).map_err(l2::l2_error)?;
        let state = Overlay { below: Some(Box::new(state)), ..Overlay::default() };
        let emits_events = deployment.emits_events;
        let timestamp = status.l2_timestamp;
        Ok(Self { domain, head, timestamp, emits_events, state, is_local: false, node: Some(url) })
    }

    /// What signatures are bound to.
    pub fn header(&self) -> Header {
        let Domain { chain_id, manager, thread_id, .. } = self.domain;
        let number = self.head.number.saturating_add(1);
        Header { chain_id, manager, thread_id, number, parent: self.head.commitment, timestamp: self.next_timestamp() }
    }

    /// The nonce of an account's next transaction.
    ///
    /// # Errors
    /// When L2 does not answer, or has something else there.
    pub fn nonce(&mut self, account: Felt) -> Result<u64> {
        let nonce = self.read_first(&nonce_address(&account))?;
        u64::try_from(nonce).map_err(|_| Error::failed(format!("the nonce of {account:#x} is {nonce:#x}")))
    }

    /// What is written down about a key of an account; one that is not authorized has expired at 0.
    ///
    /// # Errors
    /// As [`World::nonce`].
    pub fn key_record(&mut self, account: Felt, public_key: Felt) -> Result<KeyRecord> {
        let felt = self.read_first(&key_address(&account, &public_key))?;
        let damaged = || Error::failed(format!("the record of key {public_key:#x} of {account:#x} is {felt:#x}"));
        KeyRecord::from_felt(&felt).ok_or_else(damaged)
    }

    /// What a key of an account may call; empty for everything.
    ///
    /// # Errors
    /// As [`World::nonce`].
    pub fn scope(&mut self, account: Felt, public_key: Felt) -> Result<Vec<EntryPoint>> {
        if self.key_record(account, public_key)?.scope == Felt::ZERO {
            return Ok(Vec::new());
        }
        let nothing = EntryPoint { contract: Felt::ZERO, selector: Felt::ZERO };
        // Where the cells of a scope of this length lie: the record, the length, two for each entry point.
        let cells = |length: usize| authorized_cells(&account, &public_key, 0, &vec![nothing; length]);
        let length = match cells(0).get(1) {
            Some((address, _)) => usize::try_from(self.read_first(address)?).unwrap_or(usize::MAX).min(MAX_SCOPE),
            None => 0,
        };
        let mut values = Vec::new();
        for (address, _) in cells(length).iter().skip(2) {
            values.push(self.read_first(address)?);
        }
        let (pairs, _) = values.as_chunks::<2>();
        Ok(pairs.iter().map(|[contract, selector]| EntryPoint { contract: *contract, selector: *selector }).collect())
    }

    /// A cell of the first contract, where keys and nonces lie.
    fn read_first(&mut self, key: &Felt) -> Result<Felt> {
        let first = self.domain.contracts.first().copied().unwrap_or_default();
        self.state.read(&first, key).map_err(|error| Error::failed(error.to_string()))
    }

    /// In local state, makes and authorizes the key that signs for an account there. Everybody can compute it; outside of local state it is worth nothing.
    ///
    /// # Errors
    /// Never but for a fault of this program.
    pub fn local_key(&mut self, account: Felt) -> Result<Key> {
        let chain = short_string(LOCAL_CHAIN).unwrap_or_default();
        let mut bytes = poseidon(&[chain, account]).to_bytes_be();
        // Below the order of the curve.
        if let Some(first) = bytes.first_mut() {
            *first &= 3;
        }
        let key = Key::new(account, Felt::from_bytes_be(&bytes))?;
        if let Some(first) = self.domain.contracts.first().copied() {
            // The same at every run, or sub-blocks that wait would not fit the state any more.
            for (address, value) in authorized_cells(&account, &key.public_key, u64::MAX, &[]) {
                self.state.write(first, address, value);
            }
        }
        Ok(key)
    }

    /// Puts the constructors' writes into local state; on L2 they are there already.
    ///
    /// # Errors
    /// When the arguments in `zkthread.toml` do not fit or a constructor reverts.
    pub fn construct(&mut self, project: &Project, built: &Built, host: &mut Host) -> Result<()> {
        if !self.is_local {
            return Ok(());
        }
        let constructors = Constructors::check(project, built.source.contracts())?;
        for (position, address) in self.domain.contracts.iter().enumerate() {
            if built.source.contracts().get(position).is_none_or(|contract| contract.constructor().is_none()) {
                continue;
            }
            let construction = Construction {
                chain_id: self.domain.chain_id,
                contracts: self.domain.contracts.clone(),
                position,
                caller: Felt::ZERO,
                // The same at every run, or sub-blocks that wait would not fit the state any more.
                timestamp: 0,
                calldata: constructors.calldata(position, &self.domain.contracts)?,
            };
            let constructed = host.construct(&construction, &mut self.state).map_err(batcher_error)?;
            if let Some(fault) = constructed.receipt.fault() {
                let names = built.source.names();
                let name = names.get(position).map_or("", String::as_str);
                return Err(Error::usage(format!("the constructor of `{name}` reverted: {fault}"))
                    .help(format!("its arguments are in {} of zkthread.toml", constructors.section(position))));
            }
            for (key, value) in constructed.writes {
                self.state.write(*address, key, value);
            }
        }
        Ok(())
    }

    /// Says what makes the first of these sub-blocks stale in which a nonce or key is not what L2 has: it would hide that a key was revoked. They go on
    /// after `head`, and none of them is applied yet.
    ///
    /// # Errors
    /// When L2 does not answer.
    pub fn stale(&self, pending: &[SubBlock]) -> Result<Option<String>> {
        let Some(url) = &self.node else { return Ok(None) };
        let cells = authority_cells(pending);
        if cells.is_empty() {
            return Ok(None);
        }
        let first = self.domain.contracts.first().copied().unwrap_or_default();
        let addresses: Vec<Felt> = cells.keys().copied().collect();
        let values = l2::wait(async { Client::connect(url).await?.storage(first, &addresses).await })?;
        Ok(changed(&cells, &values))
    }

    /// Goes on after a sub-block that is not settled yet.
    pub fn apply(&mut self, sub_block: &SubBlock) {
        for entry in sub_block.entries() {
            self.state.write(entry.contract, entry.key, entry.new);
        }
        self.head = Head {
            number: sub_block.header.number,
            commitment: sub_block.commitment(),
            timestamp: sub_block.header.timestamp,
        };
    }

    /// The timestamp for a sub-block sealed now.
    pub fn next_timestamp(&self) -> u64 {
        self.timestamp.max(self.head.timestamp)
    }
}

/// A nonce or key that a sub-block found.
struct Authority {
    number: u64,
    old: Felt,
    what: String,
}

/// By address the nonces and keys that sub-blocks in a row found on L2: of each, what the first one found.
fn authority_cells(pending: &[SubBlock]) -> BTreeMap<Felt, Authority> {
    let mut cells = BTreeMap::new();
    for sub_block in pending {
        let mut names = BTreeMap::new();
        for transaction in &sub_block.transactions {
            let Some(authorization) = &transaction.authorization else { continue };
            let (sender, public_key) = (transaction.sender, authorization.public_key);
            names.insert(nonce_address(&sender), format!("the nonce of {sender:#x}"));
            names.insert(key_address(&sender, &public_key), format!("key {public_key:#x} of {sender:#x}"));
        }
        let first = sub_block.contracts.first();
        for entry in sub_block.entries().filter(|entry| Some(&entry.contract) == first) {
            if let Some(what) = names.remove(&entry.key) {
                let number = sub_block.header.number;
                cells.entry(entry.key).or_insert(Authority { number, old: entry.old, what });
            }
        }
    }
    cells
}

/// The first sub-block with a value that is another one now.
fn changed(cells: &BTreeMap<Felt, Authority>, now: &[Felt]) -> Option<String> {
    let changed = cells.values().zip(now).filter(|(cell, now)| cell.old != **now);
    let (Authority { number, what, .. }, _) = changed.min_by_key(|(cell, _)| cell.number)?;
    Some(format!("sub-block {number} is stale: {what} has changed on L2 since"))
}

/// Seconds since 1970.
pub fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |passed| passed.as_secs())
}

/// Refuses to work with a deployment of another build or of other terms.
///
/// # Errors
/// When the OS version, a contract or a class differs, what becomes of events, the security that a proof must have, or who is trusted with what.
pub fn check_is_deployed(project: &Project, built: &Built, deployment: &Deployment) -> Result<()> {
    if !is_deployed(&built.lock, deployment) {
        return Err(Error::new(Exit::Drift, "what is deployed is not what was built last")
            .help("run `cargo zkthread deploy` to deploy this build as a new thread, or restore the source"));
    }
    check_terms(project, deployment)
}

fn check_terms(project: &Project, deployment: &Deployment) -> Result<()> {
    check_policy(project, deployment)?;
    let thread = &project.manifest.thread;
    let (events, bits) = (Events::from(deployment.emits_events), deployment.min_security_bits);
    let (terms, key) = if thread.auth != deployment.auth {
        (format!("with auth = \"{}\"", auth_name(deployment.auth)), "auth")
    } else if thread.events != events {
        (format!("whose events are {events}"), "events")
    } else if thread.min_security_bits != bits {
        (format!("whose proofs have at least {bits} bits of security"), "min_security_bits")
    } else {
        return Ok(());
    };
    Err(Error::new(Exit::Drift, format!("the thread is registered as one {terms}"))
        .help(format!("run `cargo zkthread deploy` to deploy a new thread, or restore `{key}` in zkthread.toml")))
}

/// Provers and batchers can be changed for a thread that is there.
fn check_policy(project: &Project, deployment: &Deployment) -> Result<()> {
    let (accounts, policy) = (&project.accounts, &project.policy);
    let lists =
        [("provers", &policy.provers, &deployment.provers), ("batchers", &policy.batchers, &deployment.batchers)];
    let Some((key, here, there)) = lists.into_iter().find(|(_, here, there)| !same(here, there)) else {
        return Ok(());
    };
    let (here, there) = (accounts.list(here), accounts.list(there));
    Err(Error::new(
        Exit::Drift,
        format!("`{key}` is {here} in zkthread.toml, and {there} where the thread is deployed"),
    )
    .help(format!("`cargo zkthread deploy` changes it on L2 for the same thread; or restore `{key}`")))
}

/// Whether both stand for the same accounts, in whatever order.
pub fn same(one: &Allowed, other: &Allowed) -> bool {
    let set = |allowed: &Allowed| match allowed {
        Allowed::Only(accounts) if !allowed.is_anyone() => Some(accounts.iter().copied().collect::<BTreeSet<_>>()),
        _ => None,
    };
    set(one) == set(other)
}

/// Whether what is deployed is what the lock file says.
pub fn is_deployed(lock: &Lock, deployment: &Deployment) -> bool {
    let deployed = deployment.contracts.iter().map(|contract| (&contract.name, format!("{:#x}", contract.class_hash)));
    let built = lock.contracts.iter().map(|contract| (&contract.name, contract.class_hash.clone()));
    lock.os_version == format!("{:#x}", deployment.os_version) && deployed.eq(built)
}

/// Values over those of a state below.
#[derive(Default)]
pub struct Overlay {
    values: BTreeMap<(Felt, Felt), Felt>,
    below: Option<Box<dyn CanonicalState>>,
}

impl Overlay {
    /// Sets a value.
    pub fn write(&mut self, contract: Felt, key: Felt, value: Felt) {
        self.values.insert((contract, key), value);
    }
}

impl CanonicalState for Overlay {
    fn read(&mut self, contract: &Felt, key: &Felt) -> std::result::Result<Felt, StateError> {
        if let Some(value) = self.values.get(&(*contract, *key)) {
            return Ok(*value);
        }
        match &mut self.below {
            Some(below) => below.read(contract, key),
            None => Ok(Felt::ZERO),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::MANIFEST;

    #[test]
    fn other_terms_than_the_registered_ones_are_drift() {
        let deployment: Deployment = serde_json::from_value(serde_json::json!({
            "chain_id": "0x1", "manager": "0x2", "registry": "0x3", "contracts": [], "thread_id": "0x4", "os_version": "0x5",
            "min_security_bits": 100, "emits_events": true, "admin": "0x6", "auth": "signature", "provers": ["0xb", "0xa"], "batchers": "anyone",
            "class_hashes": { "manager": "0x7", "registry": "0x8" }, "block": 9, "receipt": null,
        }))
        .expect("a deployment");
        let folder = tempfile::tempdir().expect("a folder");
        let check = |keys: &str| {
            let text = format!("[thread]\nname = \"t\"\n{keys}\n[accounts]\nalice = \"0xa\"\n");
            std::fs::write(folder.path().join(MANIFEST), text).expect("written");
            check_terms(&Project::open(folder.path()).expect("keys that exist"), &deployment)
        };
        let good = "provers = [\"@alice\", \"0xb\"]\nevents = \"emit\"\nmin_security_bits = 100\n";
        assert!(check(good).is_ok());
        let other = |from: &str, to: &str| {
            assert!(good.contains(from), "{from}");
            good.replace(from, to)
        };
        for (keys, words, key) in [
            (other("events = \"emit\"", ""), "whose events are emitted on L2", "`events`"),
            (other("min_security_bits = 100", ""), "whose proofs have at least 100 bits", "`min_security_bits`"),
            (format!("auth = \"batcher\"\n{good}"), "with auth = \"signature\"", "`auth`"),
            (other("\"@alice\", ", ""), "`provers` is 0xb in zkthread.toml, and 0xb, @alice where", "`provers`"),
            (other("provers = [\"@alice\", \"0xb\"]", ""), "`provers` is anyone in zkthread.toml", "`provers`"),
            (
                format!("batchers = [\"@alice\"]\n{good}"),
                "`batchers` is @alice in zkthread.toml, and anyone where",
                "`batchers`",
            ),
        ] {
            let error = check(&keys).expect_err("other terms");
            assert_eq!(error.exit, Exit::Drift);
            assert!(error.message.contains(words), "{}", error.message);
            assert!(error.help.is_some_and(|help| help.contains(key)));
        }
    }
}
