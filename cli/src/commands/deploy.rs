//! `cargo zkthread deploy`

use std::fmt;

use serde::Serialize;
use starknet_types_core::felt::Felt;
use zkthread_settlement::account::Account;
use zkthread_settlement::client::Client;
use zkthread_settlement::manager::{self, DeployContract, DeployRequest, Deployment};

use crate::args;
use crate::error::{Error, Exit, Result};
use crate::ops::artefacts::{Artefacts, Built};
use crate::ops::constructors::Constructors;
use crate::ops::l2;
use crate::ops::trust::Trust;
use crate::ops::world::is_deployed;
use crate::output::Output;
use crate::project::{Events, Project};

/// A deployed thread.
#[derive(Debug, Serialize)]
pub struct Report {
    /// As it is written down.
    #[serde(flatten)]
    pub deployment: Deployment,
    #[serde(skip)]
    trust: Trust,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Deployment { manager, registry, contracts, thread_id, os_version, emits_events, .. } = &self.deployment;
        for contract in contracts {
            writeln!(f, "contract    {:#x} {}", contract.address, contract.name)?;
        }
        writeln!(f, "thread      {thread_id}")?;
        writeln!(f, "auth        {}", self.trust.auth())?;
        writeln!(f, "settled by  {}", self.trust.settled_by())?;
        writeln!(f, "events      {}", Events::from(*emits_events))?;
        writeln!(f, "manager     {manager:#x}")?;
        writeln!(f, "registry    {registry:#x}")?;
        write!(f, "OS version  {os_version:#x}")
    }
}

/// Runs the command.
///
/// # Errors
/// When the build is not up to date, or the node or L2 refuses.
pub fn run(args: &args::Deploy, project: &Project, output: &Output) -> Result<Report> {
    let built = Built::load(project, output)?;
    let constructors = Constructors::check(project, built.source.contracts())?;
    output.task("Compiling", built.source.names().join(", "));
    let artefacts = Artefacts::compile(project, &output.muted())?;
    if artefacts.lock() != built.lock {
        return Err(Error::new(Exit::Drift, "zkthread.lock is not what the source builds as")
            .help("run `cargo zkthread build`"));
    }
    let contracts = built.source.contracts().iter().zip(&artefacts.contracts);
    let contracts = contracts.map(|(contract, made)| DeployContract { name: &contract.name, class: &made.compiled });
    let contracts: Vec<_> = contracts.collect();
    let (url, named) = (l2::url(project, &args.acting.node)?, l2::named(project, &args.acting)?);
    let policy = &project.policy;
    let known = l2::load_deployment(project)?.filter(|known| is_deployed(&built.lock, known));
    let runtime = l2::runtime()?;
    let account = async {
        let client = Client::connect(&url).await?;
        l2::account(project, named, &client).await
    };
    let account = runtime.block_on(account).map_err(l2::l2_error)?;
    if let Some(known) = known.filter(|known| has_same_terms(project, known)) {
        check_admin(project, &known, &account)?;
    }
    let deploying = async {
        let request = DeployRequest {
            contracts,
            constructor: &|position, placed| constructors.encode(position, placed),
            os_version: built.os_version,
            min_security_bits: project.manifest.thread.min_security_bits,
            auth: policy.auth,
            provers: policy.provers.clone(),
            batchers: policy.batchers.clone(),
            emits_events: project.manifest.thread.events.are_emitted(),
            salt: Felt::ZERO,
            system_salt: Felt::ZERO,
        };
        manager::deploy_all(&account, request, &|event| l2::show(output, event)).await
    };
    let deployment = runtime.block_on(deploying).map_err(l2::l2_error)?;
    l2::save_deployment(project, &deployment)?;
    output.status("Deployed", format!("thread {} of manager {:#x}", deployment.thread_id, deployment.manager));
    let trust = Trust::new(&project.accounts, policy);
    trust.warn(output);
    Ok(Report { deployment, trust })
}

/// Whether it is registered with what zkthread.toml says, but for provers and batchers, which can be changed.
fn has_same_terms(project: &Project, known: &Deployment) -> bool {
    let thread = &project.manifest.thread;
    (known.auth, known.emits_events, known.min_security_bits)
        == (thread.auth, thread.events.are_emitted(), thread.min_security_bits)
}

/// The contracts' addresses depend on who deploys them: another account would make another thread without being asked to.
fn check_admin(project: &Project, known: &Deployment, account: &Account) -> Result<()> {
    if account.address() == known.admin || account.client().chain_id() != known.chain_id {
        return Ok(());
    }
    let (own, admin) = (project.accounts.short(account.address()), project.accounts.short(known.admin));
    let file = Project::shown(&project.deployment_file());
    Err(Error::usage(format!("the thread is deployed, by {admin}, and only that account can change it; this is {own}"))
        .help(format!("`cargo zkthread deploy --account {admin}`; to deploy another thread, with its own storage, move {file} away first")))
}
