//! `cargo zkthread run`

use std::fmt;
use std::path::PathBuf;

use serde::Serialize;
use zkthread::host::Limits;
use zkthread::sub_block::SubBlock;
use zkthread_batcher::Batcher;
use zkthread_batcher::transactions::parse_transactions;

use crate::args;
use crate::error::{Error, Exit, Result};
use crate::ops::artefacts::Built;
use crate::ops::sub_blocks::{Share, SubBlocks, called, shares};
use crate::ops::world::World;
use crate::ops::{Helpful, batcher_error, host};
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
}

/// A transaction that reverted.
#[derive(Debug, Serialize)]
pub struct Reverted {
    /// Its position in the sub-block, from 0.
    pub transaction: usize,
    /// The contract that it calls.
    pub contract: String,
    /// The function.
    pub function: String,
    /// Why.
    pub fault: String,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for made in &self.sub_blocks {
            let (transactions, entries) = (count(made.transactions, "transaction"), count(made.entries, "entry"));
            writeln!(f, "sub-block {}: {transactions}, {entries}, {} steps", made.number, made.steps)?;
            if made.contracts.len() > 1 {
                made.contracts.iter().try_for_each(|share| writeln!(f, "  {share}"))?;
            }
            for Reverted { transaction, contract, function, fault } in made.reverted.iter().take(10) {
                writeln!(f, "  transaction {transaction} ({contract}.{function}) reverted: {fault}")?;
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
    let text = std::fs::read_to_string(&args.transactions).map_err(|error| {
        Error::usage(format!("cannot read {}: {error}", args.transactions.display()))
            .help("give the path of a file with transactions; `cargo zkthread run --help` shows the format")
    })?;
    let mut world = World::open(project, &built, &args.node, output)?;
    let contracts = built.source.contracts();
    let transactions = parse_transactions(contracts, &world.domain.contracts, &text).map_err(|error| {
        let mut error = error.exit(Exit::Usage);
        error.message = format!("{}: {}", Project::shown(&args.transactions), error.message);
        error.help.get_or_insert_with(|| "`cargo zkthread run --help` shows the format".to_owned());
        error
    })?;

    let mut host = host::start(project, &built.source, output)?;
    world.construct(project, &built, &mut host)?;
    let files = SubBlocks::of(project);
    if !args.fresh {
        files.pending(&world.domain, &world.head)?.iter().for_each(|pending| world.apply(pending));
    }

    let keep = world.head.number;
    let timestamp = world.next_timestamp();
    output.task("Running", count(transactions.len(), "transaction"));
    let World { state, domain, head, emits_events, .. } = world;
    let mut batcher = Batcher::new(host, state, domain, head, Limits::default(), emits_events);
    batcher.submit(transactions);
    let mut sealed = Vec::new();
    while let Some(made) = batcher.seal(timestamp).map_err(batcher_error)? {
        let steps = confirm(&built, &made.sub_block)?;
        output.progress(format!("sub-block {}", made.sub_block.header.number));
        sealed.push((made, steps));
    }

    match files.drop_after(keep)? {
        0 => {}
        dropped if args.fresh => output.status("Dropped", format!("{} not settled", count(dropped, "sub-block"))),
        dropped => output.warning(format!("dropped {} of another thread or state", count(dropped, "sub-block"))),
    }
    let names = built.source.names();
    let mut report = Report { sub_blocks: Vec::new() };
    for (made, steps) in sealed {
        let file = files.save(&made.sub_block)?;
        let number = made.sub_block.header.number;
        let transactions = count(made.sub_block.transactions.len(), "transaction");
        output.status("Sealed", format!("sub-block {number} with {transactions}"));
        report.sub_blocks.push(Made {
            number,
            file,
            transactions: made.sub_block.transactions.len(),
            reverted: reverted(&made.sub_block, &names),
            contracts: shares(&made.sub_block, &names),
            entries: made.sub_block.entries().count(),
            steps,
            sealed_by: made.sealed_by.map(|limit| limit.to_string()),
            commitment: format!("{:#x}", made.sub_block.commitment()),
        });
    }
    Ok(report)
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
const OUTPUT: [&str; 13] = [
    "version",
    "chain id",
    "manager",
    "thread id",
    "number",
    "parent",
    "timestamp",
    "contracts hash",
    "number of transactions",
    "transactions commitment",
    "events commitment",
    "number of entries",
    "entries commitment",
];

fn reverted(sub_block: &SubBlock, names: &[String]) -> Vec<Reverted> {
    let outcomes = sub_block.transactions.iter().zip(&sub_block.receipts).enumerate();
    let reverted = outcomes.filter_map(|(transaction, (call, receipt))| {
        let contract = called(call, sub_block, names).into_owned();
        Some(Reverted { transaction, contract, function: call.function.clone(), fault: receipt.fault()? })
    });
    reverted.collect()
}
