//! The Rust source of a thread: its files, the contracts in them, and what they are together.

use std::path::{Path, PathBuf};

use zkthread_ir::{Contract, Diagnostic, Thread};

use crate::error::{Error, Result};
use crate::ops::diagnostics::{Faults, contract_error};
use crate::output::Output;
use crate::project::Project;

/// Checked contracts with the files they stand in.
#[derive(Clone, Debug)]
pub struct Contracts {
    files: Vec<File>,
    /// In order of the files, then of the modules in each.
    contracts: Vec<Contract>,
    /// The file of each contract.
    file_of: Vec<usize>,
}

/// A Rust file.
#[derive(Clone, Debug)]
struct File {
    path: PathBuf,
    text: String,
}

impl Contracts {
    /// Reads, parses and checks all contracts of these files.
    ///
    /// # Errors
    /// With all their diagnostics, shown with their source; or when a file cannot be read, with `help`.
    pub fn read(paths: &[PathBuf], help: &str, output: &Output) -> Result<Self> {
        let read = |path: &PathBuf| {
            let text = std::fs::read_to_string(path)
                .map_err(|error| Error::usage(format!("cannot read {}: {error}", path.display())).help(help))?;
            Ok(File { path: path.clone(), text })
        };
        let files: Vec<File> = paths.iter().map(read).collect::<Result<_>>()?;
        let (mut contracts, mut file_of, mut faults) = (Vec::new(), Vec::new(), Vec::new());
        for (position, file) in files.iter().enumerate() {
            match zkthread_ir::parse_contracts(&file.text) {
                Ok(found) => {
                    file_of.extend(found.iter().map(|_| position));
                    contracts.extend(found);
                }
                Err(diagnostics) => faults.push(file.with(diagnostics)),
            }
        }
        if !faults.is_empty() {
            return Err(contract_error(&faults, output.color()));
        }
        Ok(Self { files, contracts, file_of })
    }

    /// The contracts by position.
    pub fn contracts(&self) -> &[Contract] {
        &self.contracts
    }

    /// The text of the file in which the contract at a position stands.
    pub fn text_of(&self, position: usize) -> Option<&str> {
        Some(&self.files.get(*self.file_of.get(position)?)?.text)
    }

    /// Puts the contracts together to a thread.
    ///
    /// # Errors
    /// With all diagnostics of calls between them, of their names and their number, shown with their source.
    pub fn link(self, output: &Output) -> Result<Source> {
        let thread = zkthread_ir::link(&self.contracts).map_err(|diagnostics| {
            let faults = self.files.iter().enumerate().map(|(file, in_file)| {
                let own = diagnostics.iter().filter(|(position, _)| self.file_of.get(*position) == Some(&file));
                in_file.with(own.map(|(_, diagnostic)| diagnostic.clone()).collect())
            });
            let faults: Vec<_> = faults.filter(|faults| !faults.diagnostics.is_empty()).collect();
            contract_error(&faults, output.color())
        })?;
        Ok(Source { contracts: self, thread })
    }
}

impl File {
    fn with(&self, diagnostics: Vec<Diagnostic>) -> Faults<'_> {
        Faults { path: &self.path, text: &self.text, diagnostics }
    }
}

/// The source of a project: its contracts, checked alone and together.
#[derive(Clone, Debug)]
pub struct Source {
    contracts: Contracts,
    /// The contracts together.
    pub thread: Thread,
}

impl Source {
    /// Reads and checks the contracts of a project.
    ///
    /// # Errors
    /// As [`Contracts::read`] and [`Contracts::link`].
    pub fn read(project: &Project, output: &Output) -> Result<Self> {
        const HELP: &str = "`contract` or `contracts` in zkthread.toml names the Rust files with the contracts";
        Contracts::read(&project.contract_files(), HELP, output)?.link(output)
    }

    /// The contracts by position.
    pub fn contracts(&self) -> &[Contract] {
        &self.contracts.contracts
    }

    /// Their names by position.
    pub fn names(&self) -> Vec<String> {
        self.contracts().iter().map(|contract| contract.name.clone()).collect()
    }

    /// The files, in order.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        self.contracts.files.iter().map(|file| file.path.as_path())
    }
}
