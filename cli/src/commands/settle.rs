//! `cargo zkthread settle`

use std::fmt;

use serde::Serialize;
use zkthread_prover::ProofFile;
use zkthread_settlement::account::Receipt;
use zkthread_settlement::client::Client;
use zkthread_settlement::manager;

use crate::args;
use crate::error::{Error, Exit, Result};
use crate::ops::artefacts::Built;
use crate::ops::l2;
use crate::ops::sub_blocks::{Share, SubBlocks, shares};
use crate::ops::world::check_is_deployed;
use crate::output::{Output, count};
use crate::project::Project;

/// A settled sub-block.
#[derive(Debug, Serialize)]
pub struct Report {
    /// Its number.
    pub number: u64,
    /// How many transactions it settles.
    pub transactions: usize,
    /// How many storage cells it touches.
    pub entries: usize,
    /// What each contract has of it, by position.
    pub contracts: Vec<Share>,
    /// Whether its events are emitted on L2.
    pub emits_events: bool,
    /// The registered fact.
    pub fact: String,
    /// Cost of registering the fact; none when it was known.
    pub registered: Option<Receipt>,
    /// Cost of settling; none when it was settled before.
    pub settled: Option<Receipt>,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { number, transactions, entries, .. } = self;
        match &self.settled {
            None => write!(f, "sub-block {number} was settled before"),
            Some(receipt) => {
                let (transactions, entries) = (count(*transactions, "transaction"), count(*entries, "entry"));
                writeln!(f, "settled sub-block {number}: {transactions}, {entries}")?;
                if self.contracts.len() > 1 {
                    self.contracts.iter().try_for_each(|share| writeln!(f, "  {share}"))?;
                }
                if self.emits_events {
                    let events = self.contracts.iter().map(|share| share.events).sum();
                    writeln!(f, "  {} emitted on L2", count(events, "event"))?;
                }
                writeln!(f, "  transaction {:#x} in block {}", receipt.transaction_hash, receipt.block_number)?;
                write!(f, "  {} L2 gas", receipt.l2_gas)
            }
        }
    }
}

/// Runs the command.
///
/// # Errors
/// When there is no such sub-block or proof, the proof is not valid, or L2 refuses.
pub fn run(args: &args::Settle, project: &Project, output: &Output) -> Result<Report> {
    let built = Built::load(project, output)?;
    let deployment = l2::deployment(project)?;
    check_is_deployed(project, &built, &deployment)?;
    let url = l2::url(project, &args.node)?;
    let runtime = l2::runtime()?;
    let (client, account, status) = runtime
        .block_on(async {
            let client = Client::connect(&url).await?;
            client.check_chain(deployment.chain_id)?;
            let account = l2::account(project, &args.node, &client).await?;
            let status = manager::status(&client, &deployment).await?;
            Ok((client, account, status))
        })
        .map_err(l2::l2_error)?;
    let found = SubBlocks::of(project).named(args.sub_block.as_deref(), |_| Ok(status.number.saturating_add(1)))?;
    let sub_block = &found.sub_block;
    let number = sub_block.header.number;
    let file = found.proof_file();
    if !file.is_file() {
        return Err(Error::usage(format!("sub-block {number} has no proof"))
            .help(format!("run `cargo zkthread prove {number}`")));
    }
    let proof = ProofFile::load(&file)
        .map_err(|error| Error::from_text(Exit::InvalidProof, format!("{}: {error}", Project::shown(&file))))?;

    output.task("Verifying", format!("the proof of sub-block {number} and registering its fact"));
    let registered = runtime
        .block_on(manager::register_fact(&account, &deployment, &proof, sub_block, built.os_version))
        .map_err(l2::l2_error)?;
    output.status("Registered", format!("fact {:#x}", registered.fact));
    output.task("Settling", format!("sub-block {number} on {}", client.chain_name()));
    let settled =
        runtime.block_on(manager::settle(&account, &deployment, sub_block, built.os_version)).map_err(l2::l2_error)?;
    let before = if settled.receipt.is_some() { "" } else { " was settled before" };
    output.status("Settled", format!("sub-block {number}{before}"));
    Ok(Report {
        number,
        transactions: sub_block.transactions.len(),
        entries: sub_block.entries().count(),
        contracts: shares(sub_block, &built.source.names()),
        emits_events: deployment.emits_events,
        fact: format!("{:#x}", registered.fact),
        registered: registered.receipt,
        settled: settled.receipt,
    })
}
