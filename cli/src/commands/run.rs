//! `cargo zkthread run`

use std::fmt;
use std::path::{Path, PathBuf};

use serde::Serialize;
use zkthread::host::Limits;
use zkthread::sub_block::SubBlock;
use zkthread_batcher::{BatchError, Batcher, Terms};
use zkthread_settlement::account::Account;
use zkthread_settlement::client::Client;
use zkthread_settlement::manager::{self, Allowed};

use crate::args::{self, Node};
use crate::error::{Error, Exit, Result};
use crate::ops::artefacts::Built;
use crate::ops::sub_blocks::{Share, SubBlocks, called, shares};
use crate::ops::world::World;
use crate::ops::{Helpful, host, l2, signing};
use crate::output::{Output, count};
use crate::project::Project;

/// The sub-blocks a run made.
#[derive(Debug, Serialize)]
pub struct Report {
    /// In order.
    pub sub_blocks: Vec<Made>,
}

/// A sub-block, in short.
#[derive(Debug, Serialize)]
pub struct Made {
    /// Its number.
    pub number: u64,
    /// Its file.
    pub file: PathBuf,
    /// How many transactions it has.
    pub transactions: usize,
    /// How many calls they are.
    pub calls: usize,
    /// Those of them that reverted.
    pub reverted: Vec<Reverted>,
    /// What each contract has of it, by position.
    pub contracts: Vec<Share>,
    /// How many storage cells it touches.
    pub entries: usize,
    /// Cairo steps of the thread program.
    pub steps: usize,
    /// What ended it, when it was not the last transaction.
    pub sealed_by: Option<String>,
    /// Poseidon of its output.
    pub commitment: String,
    /// The last second at which it can settle, since 1970, by the deadlines and keys of its transactions; none where they are not signed.
    pub valid_until: Option<u64>,
    /// The batcher who signed it, where the thread names batchers.
    pub batcher: Option<String>,
}

/// A transaction that reverted.
#[derive(Debug, Serialize)]
pub struct Reverted {
    /// Its position in the sub-block, from 0.
    pub transaction: usize,
    /// Which of its calls, from 0, where each stands by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call: Option<usize>,
    /// The contract that it calls; of several calls that are one, the first.
    pub contract: String,
    /// The function.
    pub function: String,
    /// How many more calls reverted with it.
    #[serde(skip_serializing_if = "is_zero")]
    pub more_calls: usize,
    /// Why.
    pub fault: String,
}

fn is_zero(number: &usize) -> bool {
    *number == 0
}

impl fmt::Display for Reverted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { transaction, call, contract, function, more_calls, fault } = self;
        write!(f, "transaction {transaction}")?;
        if let Some(call) = call {
            write!(f, ", call {call}")?;
        }
        write!(f, " ({contract}.{function}")?;
        if *more_calls > 0 {
            write!(f, " and {}", count(*more_calls, "more call"))?;
        }
        write!(f, ") reverted: {fault}")
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for made in &self.sub_blocks {
            let (mut transactions, entries) = (count(made.transactions, "transaction"), count(made.entries, "entry"));
            if made.calls != made.transactions {
                transactions = format!("{transactions} of {}", count(made.calls, "call"));
            }
            writeln!(f, "sub-block {}: {transactions}, {entries}, {} steps", made.number, made.steps)?;
            if made.contracts.len() > 1 {
                made.contracts.iter().try_for_each(|share| writeln!(f, "  {share}"))?;
            }
            for reverted in made.reverted.iter().take(10) {
                writeln!(f, "  {reverted}")?;
            }
            if let Some(more) = made.reverted.len().checked_sub(10).filter(|more| *more > 0) {
                writeln!(f, "  and {more} more reverted")?;
            }
            if let Some(limit) = &made.sealed_by {
                writeln!(f, "  sealed by its limit: {limit}")?;
            }
            writeln!(f, "  {}", Project::shown(&made.file))?;
        }
        Ok(())
    }
}

/// Runs the command. Nothing is written unless every sub-block is complete.
///
/// # Errors
/// When the transactions are not of this thread's contracts, the host fails, or the thread program does not confirm the run.
pub fn run(args: &args::Run, project: &Project, output: &Output) -> Result<Report> {
    let built = Built::load(project, output)?;
    l2::named(project, &args.acting)?;
    let batcher = if l2::load_deployment(project)?.is_some() { batcher(args, project)? } else { None };
    let Sealed { mut sub_blocks, after } =
        seal(&args.transactions, args.fresh, &args.acting.node, project, &built, output)?;
    if let Some(account) = &batcher {
        for (made, _) in &mut sub_blocks {
            made.sub_block.batcher_signature =
                Some(manager::sign_sub_block(account, &made.sub_block).map_err(l2::l2_error)?);
        }
    }

    let files = SubBlocks::of(project);
    match files.drop_after(after)? {
        0 => {}
        dropped if args.fresh => output.status("Dropped", format!("{} not settled", count(dropped, "sub-block"))),
        dropped => output.warning(format!("dropped {} of another thread or state", count(dropped, "sub-block"))),
    }
    let names = built.source.names();
    let mut report = Report { sub_blocks: Vec::new() };
    for (made, steps) in sub_blocks {
        let file = files.save(&made.sub_block)?;
        let number = made.sub_block.header.number;
        let transactions = count(made.sub_block.transactions.len(), "transaction");
        output.status("Sealed", format!("sub-block {number} with {transactions}"));
        report.sub_blocks.push(Made {
            number,
            file,
            transactions: made.sub_block.transactions.len(),
            calls: made.sub_block.transactions.iter().map(|transaction| transaction.calls.len()).sum(),
            reverted: reverted(&made.sub_block, &names),
            contracts: shares(&made.sub_block, &names),
            entries: made.sub_block.entries().count(),
            steps,
            sealed_by: made.sealed_by.map(|limit| limit.to_string()),
            commitment: format!("{:#x}", made.sub_block.commitment()),
            valid_until: Some(made.sub_block.valid_until).filter(|last| *last != u64::MAX),
            batcher: batcher.as_ref().map(|account| format!("{:#x}", account.address())),
        });
    }
    Ok(report)
}

/// Sub-blocks that are not written anywhere yet.
pub(crate) struct Sealed {
    /// In order, each with the steps of the thread program.
    pub(crate) sub_blocks: Vec<(zkthread::host::Built, usize)>,
    /// The number of the sub-block that they go on from.
    after: u64,
}

/// Runs the transactions of a file, on the sub-blocks that wait unless `fresh`, and has the thread program confirm them.
///
/// # Errors
/// As [`run`].
pub(crate) fn seal(
    file: &Path,
    fresh: bool,
    node: &Node,
    project: &Project,
    built: &Built,
    output: &Output,
) -> Result<Sealed> {
    let mut world = World::open(project, built, node, output)?;
    let drafts = signing::read(file, project, built, &world)?;
    let mut host = host::start(project, &built.source, output)?;
    world.construct(project, built, &mut host)?;
    if !fresh {
        let pending = SubBlocks::of(project).pending(&world.domain, &world.head)?;
        if let Some(stale) = world.stale(&pending)? {
            return Err(Error::usage(stale)
                .help("`cargo zkthread run TRANSACTIONS --fresh` drops what waits and goes on from the state of L2"));
        }
        pending.iter().for_each(|pending| world.apply(pending));
    }
    let transactions = signing::transactions(drafts, project, &mut world, output)?;

    let after = world.head.number;
    let timestamp = world.next_timestamp();
    output.task("Running", count(transactions.len(), "transaction"));
    let World { state, domain, head, emits_events, .. } = world;
    let settle_within = project.manifest.thread.settle_within;
    let terms = Terms { limits: Limits::default(), emits_events, settle_within };
    let mut engine = Batcher::new(host, state, domain, head, terms);
    engine.submit(transactions);
    let mut sub_blocks = Vec::new();
    while let Some(made) = engine.seal(timestamp).map_err(refused)? {
        let steps = confirm(built, &made.sub_block)?;
        output.progress(format!("sub-block {}", made.sub_block.header.number));
        sub_blocks.push((made, steps));
    }
    Ok(Sealed { sub_blocks, after })
}

/// A refused transaction is the file's fault, anything else is not.
fn refused(error: BatchError) -> Error {
    let exit = if matches!(error, BatchError::Dropped(_)) { Exit::Usage } else { Exit::Failed };
    error.exit(exit)
}

/// The account that signs sub-blocks; none where anyone may be the batcher.
fn batcher(args: &args::Run, project: &Project) -> Result<Option<Account>> {
    let Allowed::Only(batchers) = &project.policy.batchers else { return Ok(None) };
    let (url, named) = (l2::url(project, &args.acting.node)?, l2::named(project, &args.acting)?);
    let account = l2::wait(async {
        let client = Client::connect(&url).await?;
        if named.is_none() {
            for batcher in batchers {
                if let Some(credentials) = l2::credentials_of(project, *batcher, &client).await? {
                    return Account::open(&client, &credentials).await;
                }
            }
        }
        l2::account(project, named, &client).await
    })?;
    if batchers.contains(&account.address()) {
        return Ok(Some(account));
    }
    let (own, list) = (project.accounts.short(account.address()), project.accounts.list(&project.policy.batchers));
    Err(Error::usage(format!("{own} is no batcher of the thread, so L2 would not take its sub-blocks"))
        .help(format!("act as one of them: --account {}", list.replace(", ", " or "))))
}

/// Runs the thread program on the sub-block and compares outputs; gives its steps.
fn confirm(built: &Built, sub_block: &SubBlock) -> Result<usize> {
    let number = sub_block.header.number;
    let run = zkthread_prover::run(&built.executable, &sub_block.program_input()).map_err(|error| {
        let error = Error::from_text(Exit::Failed, format!("the thread program refuses sub-block {number}: {error}"));
        error.help("native code and the thread program disagree: please report it")
    })?;
    let native = sub_block.output();
    if run.output == native {
        return Ok(run.steps);
    }
    let differs = OUTPUT.iter().zip(native.iter().zip(&run.output)).find(|(_, (native, proven))| native != proven);
    let name = differs.map_or("length of its output", |(name, _)| *name);
    Err(Error::failed(format!("the thread program comes to another {name} for sub-block {number}"))
        .help("native code and the thread program disagree: please report it"))
}

/// Names of the output's felts.
const OUTPUT: [&str; 14] = [
    "version",
    "chain id",
    "manager",
    "thread id",
    "number",
    "parent",
    "timestamp",
    "valid until",
    "contracts hash",
    "number of transactions",
    "transactions commitment",
    "events commitment",
    "number of entries",
    "entries commitment",
];

fn reverted(sub_block: &SubBlock, names: &[String]) -> Vec<Reverted> {
    let mut receipts = sub_block.receipts.iter();
    let mut reverted = Vec::new();
    for (transaction, made) in sub_block.transactions.iter().enumerate() {
        let (outcomes, all) = (made.outcomes(), made.calls.len());
        for (position, call) in made.calls.iter().take(outcomes).enumerate() {
            let Some(fault) = receipts.next().and_then(|receipt| receipt.fault()) else { continue };
            reverted.push(Reverted {
                transaction,
                call: (outcomes > 1).then_some(position),
                contract: called(call, sub_block, names).into_owned(),
                function: call.function.clone(),
                more_calls: all - outcomes,
                fault,
            });
        }
    }
    reverted
}
