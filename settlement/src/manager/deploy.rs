//! Putting a thread on L2: classes, contracts, registration.

use serde::{Deserialize, Serialize};
use starknet_types_core::felt::Felt;
use starknet_types_core::hash::{Poseidon, StarkHash};
use zkthread::sub_block::{Auth, SubBlock};
use zkthread_batcher::Domain;
use zkthread_batcher::transactions::ArgumentError;
use zkthread_compiler::CompiledContract;

use super::calls::{ThreadPolicy, register_thread};
use super::contracts::SystemContracts;
use super::facts::VerifierConfiguration;
use super::policy::{Allowed, Named, auth_felt, check_policy};
use super::views::{self, ThreadStatus, os_version_window, status, thread_of};
use crate::account::{Account, Call, Receipt, deployed_address};
use crate::client::Client;
use crate::error::SettlementError;
use crate::event::{Event, OnEvent};

/// A contract's own constructor arguments, from its position and the addresses of the contracts before it.
pub type ConstructorArguments<'a> = dyn Fn(usize, &[Felt]) -> Result<Vec<Felt>, ArgumentError> + 'a;

/// What to deploy.
#[derive(Clone)]
pub struct DeployRequest<'a> {
    /// The thread's contracts, by position.
    pub contracts: Vec<DeployContract<'a>>,
    /// The own constructor arguments of the contract at a position, without the manager and the admin. The second argument are the addresses of
    /// the contracts before it, by position.
    pub constructor: &'a ConstructorArguments<'a>,
    /// Hash of its thread program.
    pub os_version: Felt,
    /// The security bits that proofs must have.
    pub min_security_bits: u32,
    /// Who says that a transaction is its sender's: what the thread program was made for.
    pub auth: Auth,
    /// The accounts that may settle.
    pub provers: Allowed,
    /// The accounts that may build sub-blocks.
    pub batchers: Allowed,
    /// Whether `settle` emits the events of its transactions; otherwise it only commits to them.
    pub emits_events: bool,
    /// Distinguishes threads of the same classes, terms and arguments.
    pub salt: Felt,
    /// Distinguishes managers and registries; 0 for the ones all threads of a chain share.
    pub system_salt: Felt,
}

/// A contract of a thread to deploy.
#[derive(Clone, Copy, Debug)]
pub struct DeployContract<'a> {
    /// Its name.
    pub name: &'a str,
    /// The generated contract.
    pub class: &'a CompiledContract,
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
    /// The thread's contracts, by position.
    pub contracts: Vec<DeployedContract>,
    /// The thread.
    pub thread_id: Felt,
    /// The OS version it was deployed with.
    pub os_version: Felt,
    /// The security bits that proofs must have.
    pub min_security_bits: u32,
    /// Whether `settle` emits the events of its transactions.
    pub emits_events: bool,
    /// Who says that a transaction is its sender's.
    pub auth: Auth,
    /// The accounts that may settle, when it was deployed last.
    pub provers: Allowed,
    /// The accounts that may build sub-blocks, when it was deployed last.
    pub batchers: Allowed,
    /// The account that deployed it: admin of the contracts, owner of thread and registry.
    pub admin: Felt,
    /// The classes that all threads share.
    pub class_hashes: ClassHashes,
    /// Height of an L2 block before the thread was registered, so that all its events are younger; 0 when `deploy` found it registered.
    pub block: u64,
    /// The transaction that deployed and registered; none when everything was there already.
    pub receipt: Option<Receipt>,
}

/// A contract of a thread.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeployedContract {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub address: Felt,
    /// Its class.
    pub class_hash: Felt,
}

/// The classes that all threads share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct ClassHashes {
    pub manager: Felt,
    pub registry: Felt,
}

impl Deployment {
    /// Reads a saved deployment.
    ///
    /// # Errors
    /// [`SettlementError::Deployment`] when the text is none, or one of an older version of the toolkit.
    pub fn from_json(text: &str) -> Result<Self, SettlementError> {
        serde_json::from_str(text).map_err(|error| {
            let is_old = serde_json::from_str::<serde_json::Value>(text)
                .is_ok_and(|value| value.get("thread_id").is_some() && value.get("auth").is_none());
            let reason = if is_old { "an older version of the toolkit made it".to_owned() } else { error.to_string() };
            SettlementError::Deployment { what: "this deployment cannot be used".to_owned(), reason }
        })
    }

    /// What sub-blocks of this thread are bound to.
    pub fn domain(&self) -> Domain {
        let Self { chain_id, manager, thread_id, auth, .. } = *self;
        Domain { chain_id, manager, thread_id, contracts: self.addresses(), auth }
    }

    /// The addresses of its contracts, by position.
    pub fn addresses(&self) -> Vec<Felt> {
        self.contracts.iter().map(|contract| contract.address).collect()
    }

    /// The contract that keeps the accounts' keys and nonces.
    pub(super) fn key_contract(&self) -> Result<Felt, SettlementError> {
        let first = self.contracts.first().map(|contract| contract.address);
        first.ok_or_else(|| SettlementError::Deployment {
            what: "this deployment cannot be used".to_owned(),
            reason: "it has no contracts".to_owned(),
        })
    }

    /// That a sub-block is bound to this thread and its contracts, and the client is on its chain.
    pub(super) fn check_sub_block(&self, client: &Client, sub_block: &SubBlock) -> Result<(), SettlementError> {
        client.check_chain(self.chain_id)?;
        self.check_domain(sub_block)
    }

    fn check_domain(&self, sub_block: &SubBlock) -> Result<(), SettlementError> {
        let header = &sub_block.header;
        let (own, given) = (self.addresses(), &sub_block.contracts);
        let fields = [
            ("chain", self.chain_id, header.chain_id),
            ("manager", self.manager, header.manager),
            ("thread", self.thread_id, header.thread_id),
        ];
        let contracts = own.iter().zip(given).map(|(own, given)| ("contract", *own, *given));
        let count = ("number of contracts", own.len().into(), given.len().into());
        match fields.into_iter().chain(contracts).chain([count]).find(|(_, expected, actual)| expected != actual) {
            Some((field, expected, actual)) => Err(SettlementError::OtherThread { field, expected, actual }),
            None => Ok(()),
        }
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

/// The salt of the thread's contracts. A contract belongs to one thread, and a thread keeps the terms it was registered with: so these are in the
/// salt, and a thread that differs in them is another one, also where the contracts are the same.
fn thread_salt(request: &DeployRequest<'_>, registry: Felt) -> Felt {
    let terms = [
        request.emits_events.into(),
        request.os_version,
        request.min_security_bits.into(),
        registry,
        auth_felt(request.auth),
    ];
    let mut thread = vec![request.salt];
    thread.extend(terms);
    thread.extend(request.contracts.iter().map(|contract| contract.class.class_hash));
    Poseidon::hash_array(&thread)
}

/// Where the thread's contracts go.
fn thread_sites(
    request: &DeployRequest<'_>,
    (registry, manager): (Felt, Felt),
    admin: Felt,
) -> Result<Vec<Site>, SettlementError> {
    let salt = thread_salt(request, registry);
    let mut sites: Vec<Site> = Vec::new();
    for (position, contract) in request.contracts.iter().enumerate() {
        let placed: Vec<Felt> = sites.iter().map(|site| site.address).collect();
        let own = (request.constructor)(position, &placed)
            .map_err(|error| SettlementError::Constructor { contract: contract.name.to_owned(), error })?;
        let mut constructor = vec![manager, admin];
        constructor.extend(own);
        sites.push(Site::new(contract.class.class_hash, salt + Felt::from(position), constructor));
    }
    Ok(sites)
}

/// Declares the classes, deploys registry, manager and the thread's contracts, and registers the thread. Whatever is there already is left as it is,
/// but for provers and batchers, which become those of the request; what is missing is deployed and registered in one transaction, so that nothing is
/// half done.
///
/// # Errors
/// [`SettlementError::Policy`] and [`SettlementError::Constructor`] before anything is sent, [`SettlementError::Deployment`] when what is there is something else, and what the
/// node and L2 refuse.
pub async fn deploy_all(
    account: &Account,
    request: DeployRequest<'_>,
    on_event: OnEvent<'_>,
) -> Result<Deployment, SettlementError> {
    check_policy(request.auth, &request.provers, &request.batchers)?;
    let client = account.client();
    let latest_block = client.latest_block().await?.number;
    let system = SystemContracts::compile()?;
    let admin = account.address();
    let class_hashes = ClassHashes { manager: system.manager.class_hash, registry: system.registry.class_hash };
    let registry = Site::new(class_hashes.registry, request.system_salt, vec![admin]);
    let manager = Site::new(class_hashes.manager, request.system_salt, vec![]);
    let sites = thread_sites(&request, (registry.address, manager.address), admin)?;
    let addresses: Vec<Felt> = sites.iter().map(|site| site.address).collect();

    let own = request.contracts.iter().map(|contract| (contract.name, contract.class));
    for (name, class) in
        [("FactRegistry", &system.registry), ("ZkThreadManager", &system.manager)].into_iter().chain(own)
    {
        let what = format!("declaring {name}");
        on_event(Event::started(what.clone()));
        let declared = account.declare(name, class).await?;
        on_event(Event::done(what, declared.receipt.is_none().then(|| "already declared".to_owned())));
    }

    let what = "deploying registry, manager and contracts and registering the thread";
    on_event(Event::started(what));
    let manager_call = manager.missing(client).await?;
    // Only a manager that is there can know the contracts.
    let registered =
        if manager_call.is_none() { thread_of_all(client, manager.address, &addresses).await? } else { None };
    let mut calls: Vec<Call> = registry.missing(client).await?.into_iter().chain(manager_call).collect();
    for site in &sites {
        calls.extend(site.missing(client).await?);
    }
    if let Some(thread_id) = registered {
        let named = Named::read(client, manager.address, thread_id, 0).await?;
        calls.extend(named.changes(manager.address, thread_id, &request.provers, &request.batchers));
    } else {
        let policy = ThreadPolicy {
            contracts: addresses.clone(),
            os_version: request.os_version,
            registry: registry.address,
            config: VerifierConfiguration::toolkit(),
            min_security_bits: request.min_security_bits,
            auth: request.auth,
            provers: request.provers.clone(),
            batchers: request.batchers.clone(),
            emits_events: request.emits_events,
        };
        calls.push(register_thread(manager.address, &policy));
    }
    let receipt = match calls.as_slice() {
        [] => None,
        calls => Some(account.invoke(what, calls).await?),
    };
    let thread_id = thread_of_all(client, manager.address, &addresses).await?.ok_or_else(|| {
        SettlementError::Deployment { what: what.to_owned(), reason: "the manager does not know the thread".to_owned() }
    })?;

    let deployed = request.contracts.iter().zip(&addresses).map(|(contract, address)| DeployedContract {
        name: contract.name.to_owned(),
        address: *address,
        class_hash: contract.class.class_hash,
    });
    let deployment = Deployment {
        chain_id: client.chain_id(),
        manager: manager.address,
        registry: registry.address,
        contracts: deployed.collect(),
        thread_id,
        os_version: request.os_version,
        min_security_bits: request.min_security_bits,
        emits_events: request.emits_events,
        auth: request.auth,
        provers: request.provers,
        batchers: request.batchers,
        admin,
        class_hashes,
        block: block_before(registered, latest_block),
        receipt,
    };
    check_registration(client, &deployment).await?;
    on_event(Event::done(what, receipt.is_none().then(|| "already deployed".to_owned())));
    Ok(deployment)
}

/// A block that is older than all of the thread's events: where it is already registered, only the first one is known to be.
fn block_before(registered: Option<Felt>, latest_block: u64) -> u64 {
    if registered.is_some() { 0 } else { latest_block }
}

/// The thread that all of these contracts belong to; none when none of them belongs to any.
async fn thread_of_all(client: &Client, manager: Felt, contracts: &[Felt]) -> Result<Option<Felt>, SettlementError> {
    let mut threads = Vec::new();
    for contract in contracts {
        threads.push(thread_of(client, manager, *contract).await?);
    }
    let first = threads.first().copied().flatten();
    match threads.iter().zip(contracts).find(|(thread, _)| **thread != first) {
        None => Ok(first),
        Some((thread, contract)) => {
            let shown =
                |thread: Option<Felt>| thread.map_or("in no thread".to_owned(), |id| format!("in thread {id:#x}"));
            Err(SettlementError::Deployment {
                what: "the contracts are not all of one thread".to_owned(),
                reason: format!("{contract:#x} is {}, the first one {}", shown(*thread), shown(first)),
            })
        }
    }
}

/// A thread that was registered before may have been registered with other terms.
async fn check_registration(client: &Client, deployment: &Deployment) -> Result<(), SettlementError> {
    let Deployment { manager, thread_id, os_version, .. } = *deployment;
    let status = status(client, deployment).await?;
    let contracts = views::contracts(client, manager, thread_id).await?;
    let knows_os_version = os_version_window(client, manager, thread_id, os_version).await?.is_some();
    match difference(deployment, &status, &contracts, knows_os_version) {
        None => Ok(()),
        Some(reason) => Err(SettlementError::Deployment {
            what: format!("thread {thread_id:#x} was registered before with other terms"),
            reason,
        }),
    }
}

/// In what a registered thread is not the one that was to be deployed.
fn difference(
    deployment: &Deployment,
    status: &ThreadStatus,
    contracts: &[Felt],
    knows_os_version: bool,
) -> Option<String> {
    if contracts != deployment.addresses() {
        let contracts: Vec<_> = contracts.iter().map(|contract| format!("{contract:#x}")).collect();
        return Some(format!("its contracts are {}", contracts.join(", ")));
    }
    if status.registry != deployment.registry {
        return Some(format!("its registry is {:#x}", status.registry));
    }
    if status.min_security_bits != deployment.min_security_bits {
        return Some(format!("it asks for {} security bits", status.min_security_bits));
    }
    if status.emits_events != deployment.emits_events {
        return Some(format!("it {} events", if status.emits_events { "emits" } else { "does not emit" }));
    }
    if status.auth != deployment.auth {
        return Some(match status.auth {
            Auth::Signature => "its transactions are signed by their senders".to_owned(),
            Auth::Batcher => "its batcher is believed".to_owned(),
        });
    }
    (!knows_os_version).then(|| format!("it does not know OS version {:#x}", deployment.os_version))
}

#[cfg(test)]
mod tests;
