//! The state that transactions run on: what the constructors make before `deploy`, the state of L2 after it.

use std::collections::BTreeMap;
use std::time::{SystemTime, UNIX_EPOCH};

use starknet_types_core::felt::Felt;
use zkthread::felts::short_string;
use zkthread::host::Construction;
use zkthread::sub_block::SubBlock;
use zkthread_batcher::{CanonicalState, Domain, Head, Host, StateError};
use zkthread_settlement::client::Client;
use zkthread_settlement::manager::{self, Deployment};
use zkthread_settlement::state::RpcState;

use crate::args::Node;
use crate::error::{Error, Exit, Result};
use crate::lock::Lock;
use crate::ops::artefacts::Built;
use crate::ops::constructors::Constructors;
use crate::ops::{batcher_error, l2};
use crate::output::Output;
use crate::project::{Events, Project, Thread};

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
    is_local: bool,
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
        };
        let emits_events = project.manifest.thread.events.are_emitted();
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |passed| passed.as_secs());
        Self { domain, head: Head::default(), timestamp: now, emits_events, state: Overlay::default(), is_local: true }
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
        Ok(Self { domain, head, timestamp: status.l2_timestamp, emits_events, state, is_local: false })
    }

    /// Puts the constructors' writes into local state; on L2 they are there already.
    ///
    /// # Errors
    /// When the arguments in `zkthread.toml` do not fit or a constructor reverts.
    pub fn construct(&mut self, project: &Project, built: &Built, host: &mut Host) -> Result<()> {
        if !self.is_local {
            return Ok(());
        }
        let constructors = Constructors::check(&project.manifest, built.source.contracts())?;
        for (position, address) in self.domain.contracts.iter().enumerate() {
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

/// Refuses to work with a deployment of another build or of other terms.
///
/// # Errors
/// When the OS version, a contract or a class differs, what becomes of events, or the security that a proof must have.
pub fn check_is_deployed(project: &Project, built: &Built, deployment: &Deployment) -> Result<()> {
    if !is_deployed(&built.lock, deployment) {
        return Err(Error::new(Exit::Drift, "what is deployed is not what was built last")
            .help("run `cargo zkthread deploy` to deploy this build as a new thread, or restore the source"));
    }
    check_terms(&project.manifest.thread, deployment)
}

fn check_terms(thread: &Thread, deployment: &Deployment) -> Result<()> {
    let (events, bits) = (Events::from(deployment.emits_events), deployment.min_security_bits);
    let (terms, key) = if thread.events != events {
        (format!("whose events are {events}"), "events")
    } else if thread.min_security_bits != bits {
        (format!("whose proofs have at least {bits} bits of security"), "min_security_bits")
    } else {
        return Ok(());
    };
    Err(Error::new(Exit::Drift, format!("the thread is registered as one {terms}"))
        .help(format!("run `cargo zkthread deploy` to deploy a new thread, or restore `{key}` in zkthread.toml")))
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
    use crate::project::Manifest;

    #[test]
    fn other_terms_than_the_registered_ones_are_drift() {
        let deployment: Deployment = serde_json::from_value(serde_json::json!({
            "chain_id": "0x1", "manager": "0x2", "registry": "0x3", "contracts": [], "thread_id": "0x4", "os_version": "0x5",
            "min_security_bits": 100, "emits_events": true, "admin": "0x6",
            "class_hashes": { "manager": "0x7", "registry": "0x8" }, "block": 9, "receipt": null,
        }))
        .expect("a deployment");
        let check = |keys: &str| {
            let manifest: Manifest =
                toml::from_str(&format!("[thread]\nname = \"t\"\n{keys}")).expect("keys that exist");
            check_terms(&manifest.thread, &deployment)
        };
        assert!(check("events = \"emit\"\nmin_security_bits = 100").is_ok());
        for (keys, words, key) in [
            ("min_security_bits = 100", "whose events are emitted on L2", "`events`"),
            ("events = \"emit\"", "whose proofs have at least 100 bits", "`min_security_bits`"),
        ] {
            let error = check(keys).expect_err("other terms");
            assert_eq!(error.exit, Exit::Drift);
            assert!(error.message.contains(words), "{}", error.message);
            assert!(error.help.is_some_and(|help| help.contains(key)));
        }
    }
}
