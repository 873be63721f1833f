//! `cargo zkthread expand`

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use serde::Serialize;

use crate::args::{self, Stage};
use crate::error::{Error, Result};
use crate::ops::artefacts::Source;
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

/// Runs the command. It needs no project when the contract is named.
///
/// # Errors
/// When there is no contract, or it has errors.
pub fn run(args: &args::Expand, project: Option<&Path>, output: &Output) -> Result<Report> {
    let path = match &args.contract {
        Some(path) => path.clone(),
        None => Project::find(project)?.contract_source(),
    };
    let text = std::fs::read_to_string(&path).map_err(|error| {
        Error::usage(format!("cannot read {}: {error}", path.display()))
            .help("--contract names a Rust file with a contract")
    })?;
    let contract = Source::check(&path, &text, output)?.contract;
    let cairo = |generated: std::result::Result<zkthread_codegen::Generated, zkthread_codegen::CodegenError>| {
        generated
            .map(|generated| generated.files.into_iter().collect())
            .map_err(|error| Error::failed(error.to_string()))
    };
    let files = match args.emit {
        Stage::Ir => BTreeMap::from([(format!("{}.ir", contract.module), zkthread_ir::dump(&contract))]),
        Stage::Contract => cairo(zkthread_codegen::contract(&contract))?,
        Stage::Thread => cairo(zkthread_codegen::thread_program(&contract))?,
    };
    Ok(Report { emit: args.emit, files })
}
