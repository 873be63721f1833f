//! `cargo zkthread verify`

use std::fmt;
use std::path::PathBuf;

use serde::Serialize;
use zkthread_prover::{Expected, ProofFile};

use crate::args;
use crate::error::{Error, Exit, Result};
use crate::ops::artefacts::Built;
use crate::ops::sub_blocks::SubBlocks;
use crate::output::Output;
use crate::project::Project;

/// A valid proof.
#[derive(Debug, Serialize)]
pub struct Report {
    /// The proof's file.
    pub file: PathBuf,
    /// The sub-block it proves.
    pub number: u64,
    /// The contracts that its transactions are of.
    pub contracts: Vec<String>,
    /// The program it is of.
    pub os_version: String,
    /// What the fact registry will know it by.
    pub fact: String,
    /// Its security.
    pub security_bits: u32,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (file, contracts) = (Project::shown(&self.file), self.contracts.join(", "));
        writeln!(f, "valid: {file} proves sub-block {} of {contracts}", self.number)?;
        writeln!(f, "  OS version  {}", self.os_version)?;
        writeln!(f, "  fact        {}", self.fact)?;
        write!(f, "  security    {} bits", self.security_bits)
    }
}

/// Runs the command.
///
/// # Errors
/// When the proof is not valid, or proves something else.
pub fn run(args: &args::Verify, project: &Project, output: &Output) -> Result<Report> {
    let built = Built::load(project, output)?;
    if !args.proof.is_file() {
        return Err(Error::usage(format!("there is no proof {}", args.proof.display()))
            .help("`cargo zkthread prove` makes one in target/zkthread/sub-blocks"));
    }
    let sub_block_file = args.sub_block.clone().unwrap_or_else(|| args.proof.with_extension("json"));
    let name = sub_block_file.to_string_lossy();
    let found = SubBlocks::of(project)
        .named(Some(&name), SubBlocks::first_unproven)
        .map_err(|error| error.help("--sub-block names the sub-block that the proof is of"))?;
    let invalid = |message: String| {
        let error = Error::from_text(Exit::InvalidProof, format!("{}: {message}", Project::shown(&args.proof)));
        let help = error.help.clone().unwrap_or("prove the sub-block again with `cargo zkthread prove`".to_owned());
        error.help(help)
    };
    let proof = ProofFile::load(&args.proof).map_err(|error| invalid(error.to_string()))?;
    let expected = Expected {
        os_version: built.os_version,
        output: Some(found.sub_block.output().to_vec()),
        min_security_bits: project.manifest.thread.min_security_bits,
    };
    let verified = zkthread_prover::verify(&proof, &expected).map_err(|error| invalid(error.to_string()))?;
    output.status("Verified", Project::shown(&args.proof));
    Ok(Report {
        file: args.proof.clone(),
        number: found.sub_block.header.number,
        contracts: built.source.names(),
        os_version: format!("{:#x}", verified.os_version),
        fact: format!("{:#x}", verified.fact),
        security_bits: verified.security_bits,
    })
}
