//! The state that transactions run on: what the constructor makes before `deploy`, the state of L2 after it.

use std::collections::BTreeMap;
use std::time::{SystemTime, UNIX_EPOCH};

use starknet_types_core::felt::Felt;
use zkthread::felts::short_string;
use zkthread::host::Construction;
use zkthread::sub_block::SubBlock;
use zkthread_batcher::transactions::encode_arguments;
use zkthread_batcher::{CanonicalState, Domain, Head, Host, StateError};
use zkthread_settlement::client::Client;
use zkthread_settlement::manager::{self, Deployment};
use zkthread_settlement::state::RpcState;

use crate::args::Node;
use crate::error::{Error, Result};
use crate::ops::artefacts::Built;
use crate::ops::{batcher_error, l2};
use crate::output::Output;
use crate::project::Project;

/// Chain id of sub-blocks that were built before there was an L2 to settle on.
const LOCAL_CHAIN: &str = "ZKTHREAD_LOCAL";

/// Address of the contract before it is deployed.
const LOCAL_CONTRACT: Felt = Felt::ONE;

/// A place to run transactions.
pub struct World {
    /// Whose sub-blocks these are.
    pub domain: Domain,
    /// The last sub-block that is settled.
    pub head: Head,
    /// The earliest timestamp for a new sub-block that L2 will take: that of its latest block.
    pub timestamp: u64,
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
            None => Ok(Self::local(output)),
            Some(deployment) => Self::on_l2(project, built, &deployment, node, output),
        }
    }

    fn local(output: &Output) -> Self {
        output.status("Running", "on local state: the thread is not deployed");
        let domain = Domain {
            chain_id: short_string(LOCAL_CHAIN).unwrap_or_default(),
            manager: Felt::ZERO,
            thread_id: Felt::ZERO,
            contract: LOCAL_CONTRACT,
        };
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |passed| passed.as_secs());
        Self { domain, head: Head::default(), timestamp: now, state: Overlay::default(), is_local: true }
    }

    fn on_l2(project: &Project, built: &Built, deployment: &Deployment, node: &Node, output: &Output) -> Result<Self> {
        check_is_deployed(built, deployment)?;
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
        Ok(Self { domain, head, timestamp: status.l2_timestamp, state, is_local: false })
    }

    /// Puts the constructor's writes into local state; on L2 they are there already.
    ///
    /// # Errors
    /// When the arguments in `zkthread.toml` do not fit or the constructor reverts.
    pub fn construct(&mut self, project: &Project, built: &Built, host: &mut Host) -> Result<()> {
        if !self.is_local {
            return Ok(());
        }
        let construction = Construction {
            chain_id: self.domain.chain_id,
            contract: self.domain.contract,
            caller: Felt::ZERO,
            // The same at every run, or sub-blocks that wait would not fit the state any more.
            timestamp: 0,
            calldata: constructor_calldata(project, built)?,
        };
        let constructed = host.construct(&construction, &mut self.state).map_err(batcher_error)?;
        if let Some(fault) = constructed.receipt.fault() {
            return Err(Error::usage(format!("the constructor reverted: {fault}"))
                .help("its arguments are in [constructor] of zkthread.toml"));
        }
        for (key, value) in constructed.writes {
            self.state.write(self.domain.contract, key, value);
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

/// The constructor's own arguments from `zkthread.toml`, as calldata.
///
/// # Errors
/// When one is missing, unknown or out of range.
pub fn constructor_calldata(project: &Project, built: &Built) -> Result<Vec<Felt>> {
    const HELP: &str = "[constructor] in zkthread.toml gives each of the constructor's parameters a value";
    let arguments = serde_json::to_value(&project.manifest.constructor)
        .map_err(|error| Error::usage(format!("[constructor]: {error}")).help(HELP))?;
    let contract = &built.source.contract;
    match contract.constructor() {
        None if project.manifest.constructor.is_empty() => Ok(Vec::new()),
        None => Err(Error::usage("[constructor] has arguments, but the contract has no constructor").help(HELP)),
        Some(constructor) => encode_arguments(contract, constructor, "constructor", &arguments).map_err(|error| {
            Error::usage(format!("zkthread.toml: {error}")).help(error.help().unwrap_or(HELP.to_owned()))
        }),
    }
}

/// Refuses to work with a deployment of another build.
///
/// # Errors
/// When the OS version or the class differs.
pub fn check_is_deployed(built: &Built, deployment: &Deployment) -> Result<()> {
    let class_hash = format!("{:#x}", deployment.class_hashes.contract);
    if deployment.os_version == built.os_version && class_hash == built.lock.class_hash {
        return Ok(());
    }
    Err(Error::new(crate::error::Exit::Drift, "what is deployed is not what was built last")
        .help("run `cargo zkthread deploy` to deploy this build as a new thread, or restore the source"))
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
