//! `cargo zkthread deploy`

use std::fmt;

use serde::Serialize;
use starknet_types_core::felt::Felt;
use zkthread_settlement::client::Client;
use zkthread_settlement::manager::{self, DeployRequest, Deployment};

use crate::args;
use crate::error::{Error, Exit, Result};
use crate::ops::artefacts::{Artefacts, Built};
use crate::ops::l2;
use crate::ops::world::constructor_calldata;
use crate::output::Output;
use crate::project::Project;

/// A deployed thread.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct Report(pub Deployment);

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Deployment { manager, registry, contract, thread_id, os_version, .. } = &self.0;
        writeln!(f, "contract    {contract:#x}")?;
        writeln!(f, "thread      {thread_id}")?;
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
    let constructor = constructor_calldata(project, &built)?;
    output.task("Compiling", &built.source.contract.name);
    let artefacts = Artefacts::compile(project, &output.muted())?;
    if artefacts.lock() != built.lock {
        return Err(Error::new(Exit::Drift, "zkthread.lock is not what the source builds as")
            .help("run `cargo zkthread build`"));
    }
    let url = l2::url(project, &args.node)?;
    let deployment = l2::wait(async {
        let client = Client::connect(&url).await?;
        let account = l2::account(project, &args.node, &client).await?;
        let request = DeployRequest {
            thread_contract: &artefacts.contract,
            name: &artefacts.source.contract.name,
            constructor,
            os_version: built.os_version,
            min_security_bits: project.manifest.thread.min_security_bits,
            settlers: vec![account.address()],
            salt: Felt::ZERO,
            system_salt: Felt::ZERO,
        };
        manager::deploy_all(&account, request, &|event| l2::show(output, event)).await
    })?;
    l2::save_deployment(project, &deployment)?;
    output.status("Deployed", format!("thread {} of manager {:#x}", deployment.thread_id, deployment.manager));
    Ok(Report(deployment))
}
