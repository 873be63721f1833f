//! `cargo zkthread expand`

use std::collections::BTreeMap;
use std::fmt;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde::Serialize;
use zkthread_batcher::transactions::{ArgumentError, contract_position};
use zkthread_codegen::{CodegenError, Generated};
use zkthread_ir::{Auth, Contract};

use crate::args::{self, Stage};
use crate::error::{Error, Exit, Result};
use crate::ops::source::Contracts;
use crate::ops::{Helpful, program_auth};
use crate::output::Output;
use crate::project::Project;

/// A stage of a contract.
#[derive(Debug, Serialize)]
pub struct Report {
    /// Which.
    pub emit: Stage,
    /// Text by path.
    pub files: BTreeMap<String, String>,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (path, text) in &self.files {
            if matches!(self.emit, Stage::Contract | Stage::Thread) {
                writeln!(f, "// file: {path}")?;
            }
            writeln!(f, "{}", text.trim_end())?;
        }
        Ok(())
    }
}

/// Runs the command. It needs no project when the file is named.
///
/// # Errors
/// When there is no contract, it has errors, or which of several is meant is not said.
pub fn run(args: &args::Expand, project: Option<&Path>, output: &Output) -> Result<Report> {
    let (paths, auth) = match &args.file {
        Some(path) => (vec![path.clone()], Auth::Signature),
        None => {
            let project = Project::find(project)?;
            (project.contract_files(), program_auth(project.policy.auth))
        }
    };
    let found = Contracts::read(&paths, "--file names a Rust file with contracts", output)?;
    let chosen = || chosen(&found, args.contract.as_deref());
    let files = match args.emit {
        Stage::Ir => {
            let (contract, _) = chosen()?;
            BTreeMap::from([(format!("{}.ir", contract.module), zkthread_ir::dump(contract))])
        }
        Stage::Rust => {
            let (contract, text) = chosen()?;
            // The source has just been accepted, so there is a module to expand.
            let tokens = zkthread_expand::expand_source(text, &contract.module).unwrap_or_default();
            BTreeMap::from([(format!("{}.rs", contract.module), formatted(tokens.to_string()))])
        }
        Stage::Contract => cairo(zkthread_codegen::contract(chosen()?.0))?,
        Stage::Thread if args.contract.is_some() => {
            return Err(Error::usage("the thread program is of all contracts").help("leave --contract out"));
        }
        Stage::Thread => cairo(zkthread_codegen::thread_program(&found.link(output)?.thread, auth))?,
    };
    Ok(Report { emit: args.emit, files })
}

/// The contract of that name and the text of its file.
fn chosen<'a>(found: &'a Contracts, name: Option<&str>) -> Result<(&'a Contract, &'a str)> {
    let position = contract_position(found.contracts(), name).map_err(|error| match error {
        ArgumentError::NoContract { known } => {
            Error::usage("there are several contracts").help(format!("--contract names one: {known}"))
        }
        error => error.exit(Exit::Usage),
    })?;
    let contract = found.contracts().get(position).zip(found.text_of(position));
    contract.ok_or_else(|| Error::failed("there is no contract"))
}

fn cairo(generated: std::result::Result<Generated, CodegenError>) -> Result<BTreeMap<String, String>> {
    generated.map(|generated| generated.files.into_iter().collect()).map_err(|error| Error::failed(error.to_string()))
}

/// The text in rustfmt's format; as it is where rustfmt is missing or does not take it.
fn formatted(text: String) -> String {
    let format = || -> std::io::Result<Option<String>> {
        let mut rustfmt = Command::new("rustfmt")
            .args(["--edition", "2024", "--emit", "stdout"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        if let Some(mut stdin) = rustfmt.stdin.take() {
            // It reads all of it before it writes anything.
            stdin.write_all(text.as_bytes())?;
        }
        let said = rustfmt.wait_with_output()?;
        Ok(String::from_utf8(said.stdout).ok().filter(|text| said.status.success() && !text.is_empty()))
    };
    format().ok().flatten().unwrap_or(text)
}
