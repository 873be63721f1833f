//! `cargo zkthread sign`

use std::fmt;
use std::path::PathBuf;

use serde::Serialize;
use serde_json::Value;
use zkthread::sub_block::Auth;
use zkthread_batcher::transactions::{Draft, draft_json};

use crate::args;
use crate::error::{Error, Result};
use crate::files::write_file;
use crate::ops::artefacts::Built;
use crate::ops::signing;
use crate::ops::sub_blocks::SubBlocks;
use crate::ops::world::World;
use crate::output::{Output, count};
use crate::project::Project;

/// What was signed, or is to be signed.
#[derive(Debug, Serialize)]
pub struct Report {
    /// How many transactions there are.
    pub of: usize,
    /// How many of them were signed now.
    pub signed: usize,
    /// Where they are; none when they are in this report.
    pub file: Option<PathBuf>,
    /// They, as they stand in a file; empty when they are in one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub transactions: Vec<Value>,
    /// SNIP-12 typed data of each transaction that is not signed, with --typed-data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub typed_data: Option<Vec<Value>>,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.typed_data, &self.file) {
            (Some(typed_data), _) => f.write_str(&serde_json::to_string_pretty(typed_data).map_err(|_| fmt::Error)?),
            (None, None) => f.write_str(&text(&self.transactions)),
            (None, Some(file)) => {
                write!(f, "signed {} of {}: {}", self.signed, count(self.of, "transaction"), Project::shown(file))
            }
        }
    }
}

/// Runs the command.
///
/// # Errors
/// When the thread's transactions are not signed, one is not of its contracts or signed wrongly, or there is no key to sign with.
pub fn run(args: &args::Sign, project: &Project, output: &Output) -> Result<Report> {
    if project.policy.auth == Auth::Batcher {
        return Err(Error::usage("the transactions of this thread are not signed: `auth` is \"batcher\"")
            .help("give them to `cargo zkthread run` as they are, or set `auth = \"signature\"` in zkthread.toml"));
    }
    let built = Built::load(project, output)?;
    let mut world = World::open(project, &built, &args.node, output)?;
    let mut drafts = signing::read(&args.transactions, project, &built, &world)?;
    let pending = SubBlocks::of(project).pending(&world.domain, &world.head)?;
    match world.stale(&pending)? {
        Some(stale) => output.warning(format!("{stale}; nonces go on from the state of L2, for `run --fresh`")),
        None => pending.iter().for_each(|pending| world.apply(pending)),
    }
    signing::fill(&mut drafts, &mut world, args.deadline.unwrap_or_else(|| signing::lifetime(project)))?;
    signing::check_deadlines(&drafts, &world)?;
    let (signed, typed_data) = if args.typed_data {
        let unsigned = drafts.iter().filter(|draft| draft.signature.is_none());
        (0, Some(unsigned.map(|draft| signing::typed_data(&world, draft)).collect()))
    } else {
        (signing::sign(&mut drafts, project, &mut world)?.here, None)
    };
    let json = |draft: &Draft| draft_json(built.source.contracts(), &world.domain.contracts, draft);
    let mut transactions: Vec<Value> = drafts.iter().map(json).collect();
    let of = transactions.len();
    if let Some(file) = &args.out {
        write_file(file, text(&transactions).as_bytes())?;
        output.status("Wrote", Project::shown(file));
        transactions.clear();
    }
    Ok(Report { of, signed, file: args.out.clone(), transactions, typed_data })
}

/// A file of transactions, one on a line.
fn text(transactions: &[Value]) -> String {
    let lines: Vec<String> = transactions.iter().map(|transaction| format!("  {transaction}")).collect();
    format!("[\n{}\n]\n", lines.join(",\n"))
}
