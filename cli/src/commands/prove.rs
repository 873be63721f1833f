//! `cargo zkthread prove`

use std::fmt;
use std::path::PathBuf;

use serde::Serialize;
use zkthread_prover::{Estimate, ProveEvent, ProveOptions};

use crate::args;
use crate::error::{Error, Exit, Result};
use crate::ops::artefacts::Built;
use crate::ops::sub_blocks::SubBlocks;
use crate::output::Output;
use crate::project::Project;

/// A proof that was made.
#[derive(Debug, Default, Serialize)]
pub struct Report {
    /// The sub-block's number.
    pub number: u64,
    /// The contracts that its transactions are of.
    pub contracts: Vec<String>,
    /// The proof's file.
    pub file: PathBuf,
    /// Its size.
    pub bytes: usize,
    /// Its security.
    pub security_bits: u32,
    /// Cairo steps proven.
    pub steps: usize,
    /// How long proving took.
    pub seconds: f64,
    /// Most memory this process has used so far, where the system tells.
    pub peak_memory_bytes: Option<u64>,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let memory =
            self.peak_memory_bytes.map(|bytes| format!(", peak memory {}", gigabytes(bytes))).unwrap_or_default();
        let Self { number, steps, seconds, .. } = self;
        let contracts = self.contracts.join(", ");
        writeln!(f, "sub-block {number} of {contracts}: {steps} steps proven in {seconds:.1} s{memory}")?;
        write!(f, "  {} ({} kB, {} bits)", Project::shown(&self.file), self.bytes / 1000, self.security_bits)
    }
}

/// Runs the command.
///
/// # Errors
/// When there is no such sub-block, it is not of these contracts, or the prover fails.
pub fn run(args: &args::Prove, project: &Project, output: &Output) -> Result<Report> {
    let built = Built::load(project, output)?;
    let found = SubBlocks::of(project).named(args.sub_block.as_deref(), SubBlocks::first_unproven)?;
    found.check_is_of(built.source.contracts())?;
    let sub_block = &found.sub_block;
    let (number, contracts) = (sub_block.header.number, built.source.names());
    let mut report = Report { number, contracts, file: found.proof_file(), ..Report::default() };
    let options = ProveOptions { security_bits: project.manifest.thread.min_security_bits, ..ProveOptions::default() };
    let mut on_event = |event| match event {
        ProveEvent::Estimated(Estimate { steps, seconds, peak_rss_bytes, available_bytes, .. }) => {
            report.steps = steps;
            if let Some(available) = available_bytes.filter(|available| *available < peak_rss_bytes) {
                output.warning(format!("only {} of memory are free", gigabytes(available)));
            }
            let expected = format!("about {seconds:.0} s and {} for {steps} steps", gigabytes(peak_rss_bytes));
            output.status("Expected", expected);
            output.task("Proving", format!("sub-block {}", report.number));
        }
        ProveEvent::Heartbeat { elapsed, rss_bytes } => {
            let memory = rss_bytes.map(|bytes| format!(", {}", gigabytes(bytes))).unwrap_or_default();
            output.progress(format!("{:.0} s{memory}", elapsed.as_secs_f64()));
        }
        ProveEvent::Finished { elapsed, peak_rss_bytes } => {
            report.seconds = elapsed.as_secs_f64();
            report.peak_memory_bytes = peak_rss_bytes;
        }
        _ => {}
    };
    let input = sub_block.program_input();
    let proof = zkthread_prover::prove(&built.executable, built.os_version, &input, &options, &mut on_event)
        .map_err(|error| Error::from_text(Exit::Failed, format!("sub-block {number}: {error}")))?;
    if proof.output() != sub_block.output() {
        return Err(Error::failed(format!("the proof is of another result than sub-block {number}"))
            .help("native code and the thread program disagree: please report it"));
    }
    proof.save(&report.file).map_err(|error| Error::from_text(Exit::Failed, error))?;
    report.bytes = std::fs::metadata(&report.file).map_or(0, |file| usize::try_from(file.len()).unwrap_or(usize::MAX));
    report.security_bits = proof.security_bits();
    output.status("Proved", format!("sub-block {} in {:.1} s", report.number, report.seconds));
    Ok(report)
}

fn gigabytes(bytes: u64) -> String {
    format!("{:.1} GB", bytes as f64 / 1e9)
}
