//! Putting a thread on L2: classes, contracts, registration.

use serde::{Deserialize, Serialize};
use starknet_types_core::felt::Felt;
use zkthread::sub_block::SubBlock;
use zkthread_batcher::Domain;
use zkthread_compiler::CompiledContract;

use super::calls::{ThreadPolicy, register_thread};
use super::contracts::SystemContracts;
use super::facts::VerifierConfiguration;
use super::views::{os_version_window, status, thread_of};
use crate::account::{Account, Call, Receipt, deployed_address};
use crate::client::Client;
use crate::error::SettlementError;
use crate::event::{Event, OnEvent};

/// What to deploy.
#[derive(Clone, Debug)]
pub struct DeployRequest<'a> {
    /// The generated contract.
    pub thread_contract: &'a CompiledContract,
    /// Its name, for messages.
    pub name: &'a str,
    /// Its own constructor arguments, without the manager and the admin.
    pub constructor: Vec<Felt>,
    /// Hash of its thread program.
    pub os_version: Felt,
    /// The security bits that proofs must have.
    pub min_security_bits: u32,
    /// The accounts that may settle.
    pub settlers: Vec<Felt>,
    /// Distinguishes contracts of the same class and arguments.
    pub salt: Felt,
    /// Distinguishes managers and registries; 0 for the ones all threads of a chain share.
    pub system_salt: Felt,
}

/// A thread on L2: all that later commands need. Saved as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deployment {
    /// The chain, a short string as a felt.
    pub chain_id: Felt,
    /// zkThreadManager.
    pub manager: Felt,
    /// The fact registry.
    pub registry: Felt,
    /// The thread's contract.
    pub contract: Felt,
    /// The thread.
    pub thread_id: Felt,
    /// The OS version it was deployed with.
    pub os_version: Felt,
    /// The security bits that proofs must have.
    pub min_security_bits: u32,
    /// The account that deployed it: admin of the contract, owner of thread and registry.
    pub admin: Felt,
    /// The deployed classes.
    pub class_hashes: ClassHashes,
    /// Height of the L2 block when it was deployed; nothing of it is older.
    pub block: u64,
    /// The transaction that deployed and registered; none when everything was there already.
    pub receipt: Option<Receipt>,
}

/// The deployed classes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct ClassHashes {
    pub manager: Felt,
    pub registry: Felt,
    pub contract: Felt,
}

impl Deployment {
    /// What sub-blocks of this thread are bound to.
    pub fn domain(&self) -> Domain {
        Domain { chain_id: self.chain_id, manager: self.manager, thread_id: self.thread_id, contract: self.contract }
    }

    /// That a sub-block is well-formed and one of this thread, and the client is on its chain.
    pub(super) fn check_sub_block(&self, client: &Client, sub_block: &SubBlock) -> Result<(), SettlementError> {
        client.check_chain(self.chain_id)?;
        let header = &sub_block.header;
        for (field, expected, actual) in [
            ("chain", self.chain_id, header.chain_id),
            ("manager", self.manager, header.manager),
            ("thread", self.thread_id, header.thread_id),
            ("contract", self.contract, sub_block.contract),
        ] {
            if expected != actual {
                return Err(SettlementError::OtherThread { field, expected, actual });
            }
        }
        Ok(())
    }
}

/// Where one contract goes.
struct Site {
    class_hash: Felt,
    salt: Felt,
    constructor: Vec<Felt>,
    address: Felt,
}

impl Site {
    fn new(class_hash: Felt, salt: Felt, constructor: Vec<Felt>) -> Self {
        let address = deployed_address(class_hash, salt, &constructor);
        Self { class_hash, salt, constructor, address }
    }

    /// The call that deploys it; none when it is there.
    async fn missing(&self, client: &Client) -> Result<Option<Call>, SettlementError> {
        let found = client.class_hash_at(self.address).await?;
        Ok(found.is_none().then(|| Call::deploy(self.class_hash, self.salt, &self.constructor)))
    }
}

/// Declares the classes, deploys registry, manager and thread contract, and registers the thread. Whatever is there
/// already is left as it is; what is missing is deployed and registered in one transaction, so that nothing is half done.
pub async fn deploy_all(
    account: &Account,
    request: DeployRequest<'_>,
    on_event: OnEvent<'_>,
) -> Result<Deployment, SettlementError> {
    let client = account.client();
    let block = client.latest_block().await?.number;
    let system = SystemContracts::compile()?;
    for (name, contract) in [
        ("FactRegistry", &system.registry),
        ("ZkThreadManager", &system.manager),
        (request.name, request.thread_contract),
    ] {
        let what = format!("declaring {name}");
        on_event(Event::started(what.clone()));
        let declared = account.declare(name, contract).await?;
        on_event(Event::done(what, declared.receipt.is_none().then(|| "already declared".to_owned())));
    }

    let admin = account.address();
    let class_hashes = ClassHashes {
        manager: system.manager.class_hash,
        registry: system.registry.class_hash,
        contract: request.thread_contract.class_hash,
    };
    let registry = Site::new(class_hashes.registry, request.system_salt, vec![admin]);
    let manager = Site::new(class_hashes.manager, request.system_salt, vec![]);
    let mut constructor = vec![manager.address, admin];
    constructor.extend_from_slice(&request.constructor);
    let contract = Site::new(class_hashes.contract, request.salt, constructor);

    let what = "deploying registry, manager and contract and registering the thread";
    on_event(Event::started(what));
    let mut calls = Vec::new();
    for site in [&registry, &manager, &contract] {
        calls.extend(site.missing(client).await?);
    }
    // Only a manager that is there can know the contract.
    let manager_is_there = !calls.iter().any(|call| call.calldata.first() == Some(&manager.class_hash));
    let registered = if manager_is_there { thread_of(client, manager.address, contract.address).await? } else { None };
    if registered.is_none() {
        let policy = ThreadPolicy {
            contracts: vec![contract.address],
            os_version: request.os_version,
            registry: registry.address,
            config: VerifierConfiguration::toolkit(),
            min_security_bits: request.min_security_bits,
            settlers: request.settlers,
        };
        calls.push(register_thread(manager.address, &policy));
    }
    let receipt = match calls.as_slice() {
        [] => None,
        calls => Some(account.invoke(what, calls).await?),
    };
    let thread_id = thread_of(client, manager.address, contract.address).await?.ok_or_else(|| {
        SettlementError::Deployment { what: what.to_owned(), reason: "the manager does not know the thread".to_owned() }
    })?;

    let deployment = Deployment {
        chain_id: client.chain_id(),
        manager: manager.address,
        registry: registry.address,
        contract: contract.address,
        thread_id,
        os_version: request.os_version,
        min_security_bits: request.min_security_bits,
        admin,
        class_hashes,
        block,
        receipt,
    };
    check_registration(client, &deployment).await?;
    on_event(Event::done(what, receipt.is_none().then(|| "already deployed".to_owned())));
    Ok(deployment)
}

/// A thread that was registered before may have been registered with other terms.
async fn check_registration(client: &Client, deployment: &Deployment) -> Result<(), SettlementError> {
    let status = status(client, deployment).await?;
    let differs = |reason: String| SettlementError::Deployment {
        what: format!("thread {:#x} was registered before with other terms", deployment.thread_id),
        reason,
    };
    if status.registry != deployment.registry {
        return Err(differs(format!("its registry is {:#x}", status.registry)));
    }
    if status.min_security_bits != deployment.min_security_bits {
        return Err(differs(format!("it asks for {} security bits", status.min_security_bits)));
    }
    let window = os_version_window(client, deployment.manager, deployment.thread_id, deployment.os_version).await?;
    if window.is_none() {
        return Err(differs(format!("it does not know OS version {:#x}", deployment.os_version)));
    }
    Ok(())
}
