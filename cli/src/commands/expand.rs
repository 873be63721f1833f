//! `cargo zkthread expand`

use std::collections::BTreeMap;
use std::fmt;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

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
        Stage::Rust => {
            // The source has just been accepted, so there is a module to expand.
            let tokens = zkthread_expand::expand_source(&text).unwrap_or_default();
            BTreeMap::from([(format!("{}.rs", contract.module), formatted(tokens.to_string()))])
        }
        Stage::Contract => cairo(zkthread_codegen::contract(&contract))?,
        Stage::Thread => cairo(zkthread_codegen::thread_program(&contract))?,
    };
    Ok(Report { emit: args.emit, files })
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
