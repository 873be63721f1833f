//! `cargo zkthread status`

use std::fmt;

use serde::Serialize;
use zkthread::sub_block::Auth;
use zkthread_settlement::client::Client;
use zkthread_settlement::manager::{self, Allowed};

use crate::args;
use crate::error::Result;
use crate::lock::Lock;
use crate::ops::l2;
use crate::ops::sub_blocks::SubBlocks;
use crate::ops::trust::Trust;
use crate::ops::world::{is_deployed, same};
use crate::output::Output;
use crate::project::{Events, Policy, Project};

/// Where a thread stands.
#[derive(Debug, Serialize)]
pub struct Report {
    /// The thread's name.
    pub name: String,
    /// Whether zkthread.toml wants events to be emitted on L2.
    pub emits_events: bool,
    /// What zkthread.toml trusts for whose a transaction is.
    pub auth: Auth,
    /// Who may settle, by zkthread.toml.
    pub provers: Allowed,
    /// Who may batch, by zkthread.toml.
    pub batchers: Allowed,
    /// What was built last; none before the first build.
    pub build: Option<Lock>,
    /// The sub-blocks here.
    pub sub_blocks: Vec<Here>,
    /// The thread on L2; none before it is deployed.
    pub l2: Option<OnL2>,
    #[serde(skip)]
    trust: Trust,
}

/// A sub-block here.
#[derive(Debug, Serialize)]
pub struct Here {
    /// Its number.
    pub number: u64,
    /// Whether its proof is here too.
    pub proven: bool,
    /// Whether L2 has a sub-block of this number.
    pub settled: bool,
}

/// The thread on L2.
#[derive(Debug, Serialize)]
pub struct OnL2 {
    /// The chain's id.
    pub chain: String,
    /// The contracts by position.
    pub contracts: Vec<Deployed>,
    /// The manager's address.
    pub manager: String,
    /// The thread's id there.
    pub thread_id: String,
    /// Whether it may settle.
    pub active: bool,
    /// Number of the last settled sub-block.
    pub number: u64,
    /// Its timestamp.
    pub timestamp: u64,
    /// Whether the thread is one whose events are emitted on L2.
    pub emits_events: bool,
    /// What the thread is registered with: whose signature counts.
    pub auth: Auth,
    /// Who may settle now.
    pub provers: Allowed,
    /// Who may batch now.
    pub batchers: Allowed,
    /// Whether the deployed OS version and classes are those built last.
    #[serde(skip)]
    is_built: bool,
    /// Whether the deployed OS version and classes are those built last, and all terms are those of zkthread.toml.
    pub up_to_date: bool,
}

/// A contract on L2.
#[derive(Debug, Serialize)]
pub struct Deployed {
    /// Its name.
    pub name: String,
    /// Its address.
    pub address: String,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.build {
            None => writeln!(f, "{}: not built", self.name)?,
            Some(lock) => {
                writeln!(f, "{}: built, OS version {}", self.name, lock.os_version)?;
                writeln!(f, "  contracts {}", lock.names())?;
            }
        }
        match &self.l2 {
            None => {
                writeln!(f, "  auth {}", self.trust.auth())?;
                writeln!(f, "  settled by {}", self.trust.settled_by())?;
                writeln!(f, "  events {}\nnot deployed", Events::from(self.emits_events))?;
            }
            Some(l2) => {
                let old = match (l2.is_built, l2.up_to_date) {
                    (false, _) => " (of an older build)",
                    (true, false) => " (not as zkthread.toml has it)",
                    (true, true) => "",
                };
                let active = if l2.active { "" } else { ", not active" };
                writeln!(
                    f,
                    "thread {} on {}{old}{active}: settled up to sub-block {}",
                    l2.thread_id, l2.chain, l2.number
                )?;
                for Deployed { name, address } in &l2.contracts {
                    writeln!(f, "  contract {name} {address}")?;
                }
                writeln!(f, "  auth {}", self.trust.auth())?;
                writeln!(f, "  settled by {}", self.trust.settled_by())?;
                writeln!(f, "  events {}", Events::from(l2.emits_events))?;
            }
        }
        for Here { number, proven, settled } in &self.sub_blocks {
            let state = match (settled, proven) {
                (true, _) => "settled",
                (false, true) => "proven",
                (false, false) => "not proven",
            };
            writeln!(f, "sub-block {number}: {state}")?;
        }
        Ok(())
    }
}

/// Runs the command.
///
/// # Errors
/// When a file is damaged, or the thread is deployed and the node does not answer.
pub fn run(args: &args::Status, project: &Project, output: &Output) -> Result<Report> {
    let build = Lock::load(&project.lock_file())?;
    let emits_events = project.manifest.thread.events.are_emitted();
    let policy = &project.policy;
    let l2 = l2::load_deployment(project)?
        .map(|deployment| {
            let url = l2::url(project, &args.node)?;
            output.task("Asking", url.host_str().unwrap_or_default());
            let (client, status, now) = l2::wait(async {
                let client = Client::connect(&url).await?;
                client.check_chain(deployment.chain_id)?;
                let status = manager::status(&client, &deployment).await?;
                let policy = manager::policy(&client, &deployment).await?;
                Ok((client, status, policy))
            })?;
            let is_built = build.as_ref().is_some_and(|lock| is_deployed(lock, &deployment));
            let there = (status.emits_events, status.min_security_bits, status.auth);
            let same_terms = there == (emits_events, project.manifest.thread.min_security_bits, policy.auth)
                && same(&now.provers, &policy.provers)
                && same(&now.batchers, &policy.batchers);
            let contracts = deployment
                .contracts
                .iter()
                .map(|contract| Deployed { name: contract.name.clone(), address: format!("{:#x}", contract.address) });
            Ok(OnL2 {
                chain: client.chain_name(),
                contracts: contracts.collect(),
                manager: format!("{:#x}", deployment.manager),
                thread_id: deployment.thread_id.to_string(),
                active: status.active,
                number: status.number,
                timestamp: status.timestamp,
                emits_events: status.emits_events,
                auth: status.auth,
                provers: now.provers,
                batchers: now.batchers,
                is_built,
                up_to_date: is_built && same_terms,
            })
        })
        .transpose()?;
    let files = SubBlocks::of(project);
    let settled = l2.as_ref().map_or(0, |l2| l2.number);
    let here = |number| Here {
        number,
        proven: files.file(number).with_extension("zkproof").is_file(),
        settled: number <= settled,
    };
    let sub_blocks = files.numbers().into_iter().map(here).collect();
    let there = l2.as_ref().map(|l2: &OnL2| Policy {
        auth: l2.auth,
        provers: l2.provers.clone(),
        batchers: l2.batchers.clone(),
    });
    let trust = Trust::new(&project.accounts, there.as_ref().unwrap_or(policy));
    trust.warn(output);
    let Policy { auth, provers, batchers } = policy.clone();
    let name = project.manifest.thread.name.clone();
    Ok(Report { name, emits_events, auth, provers, batchers, build, sub_blocks, l2, trust })
}
