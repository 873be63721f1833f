//! `cargo zkthread settle`

use std::fmt;

use serde::Serialize;
use starknet_types_core::felt::Felt;
use zkthread_prover::ProofFile;
use zkthread_settlement::SettlementError;
use zkthread_settlement::account::{Account, Receipt};
use zkthread_settlement::client::Client;
use zkthread_settlement::manager::{self, Deployment};

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
    /// The account that settled it.
    pub account: String,
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
    let (url, named) = (l2::url(project, &args.acting.node)?, l2::named(project, &args.acting)?);
    let runtime = l2::runtime()?;
    let (client, account, registrar, status) = runtime
        .block_on(async {
            let client = Client::connect(&url).await?;
            client.check_chain(deployment.chain_id)?;
            let account = l2::account(project, named, &client).await?;
            let registrar = registrar(project, &deployment, &account).await?;
            let status = manager::status(&client, &deployment).await?;
            Ok((client, account, registrar, status))
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

    // Nobody shall pay for the fact of a sub-block that will not settle.
    runtime.block_on(manager::preflight(&account, &deployment, sub_block, built.os_version)).map_err(l2::l2_error)?;
    output.task("Verifying", format!("the proof of sub-block {number} and registering its fact"));
    let registered = runtime
        .block_on(manager::register_fact(&registrar, &deployment, &proof, sub_block, built.os_version))
        .map_err(l2::l2_error)?;
    output.status("Registered", format!("fact {:#x}", registered.fact));
    output.task("Settling", format!("sub-block {number} on {}", client.chain_name()));
    let settled = runtime.block_on(manager::settle(&account, &deployment, sub_block, built.os_version));
    let settled = settled.map_err(l2::l2_error)?;
    let before = if settled.receipt.is_some() { "" } else { " was settled before" };
    output.status("Settled", format!("sub-block {number}{before}"));
    Ok(Report {
        number,
        transactions: sub_block.transactions.len(),
        entries: sub_block.entries().count(),
        contracts: shares(sub_block, &built.source.names()),
        emits_events: deployment.emits_events,
        account: format!("{:#x}", account.address()),
        fact: format!("{:#x}", registered.fact),
        registered: registered.receipt,
        settled: settled.receipt,
    })
}

/// Who registers the fact: the account itself when the registry believes it, else the account that deployed, when its credentials are here.
async fn registrar(
    project: &Project,
    deployment: &Deployment,
    account: &Account,
) -> std::result::Result<Account, SettlementError> {
    let client = account.client();
    if account.address() == deployment.admin {
        return Ok(account.clone());
    }
    let answer = client.call(deployment.registry, "is_registrar", &[account.address()]).await?;
    if answer == [Felt::ONE] {
        return Ok(account.clone());
    }
    match l2::credentials_of(project, deployment.admin, client).await? {
        Some(credentials) => Account::open(client, &credentials).await,
        // The fact may be there already; otherwise the registry says that this is no registrar.
        None => Ok(account.clone()),
    }
}
