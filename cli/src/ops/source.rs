//! The Rust source of a thread: its files, the contracts in them, and what they are together.

use std::path::{Path, PathBuf};

use zkthread_ir::{Contract, Diagnostic, Thread};

use crate::error::{Error, Result};
use crate::ops::diagnostics::{Faults, contract_error};
use crate::output::Output;
use crate::project::{MANIFEST, Project};

/// Most events that a contract of a thread that emits them may declare: emitting one is estimated as that takes with so many
/// (`EVENT_STEPS` of the limits).
const MOST_EVENTS: usize = 24;

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
    /// As [`Contracts::read`] and [`Contracts::link`]; and when a contract declares more events than can be emitted.
    pub fn read(project: &Project, output: &Output) -> Result<Self> {
        const HELP: &str = "`contract` or `contracts` in zkthread.toml names the Rust files with the contracts";
        let contracts = Contracts::read(&project.contract_files(), HELP, output)?;
        if project.manifest.thread.events.are_emitted() {
            check_events(contracts.contracts())?;
        }
        check_accounts(project, contracts.contracts())?;
        contracts.link(output)
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

/// `"@Name"` must stand for one address.
fn check_accounts(project: &Project, contracts: &[Contract]) -> Result<()> {
    let is_contract = |name: &str| contracts.iter().any(|contract| contract.name == name);
    match project.accounts.iter().find(|(name, _)| is_contract(name)) {
        None => Ok(()),
        Some((name, _)) => {
            Err(Error::usage(format!("{MANIFEST}: `@{name}` would be an account and a contract of the thread"))
                .help("give the account another name in [accounts]"))
        }
    }
}

fn check_events(contracts: &[Contract]) -> Result<()> {
    let Some(contract) = contracts.iter().find(|contract| contract.events.len() > MOST_EVENTS) else { return Ok(()) };
    let (name, declared) = (&contract.name, contract.events.len());
    Err(Error::usage(format!("`{name}` declares {declared} events; where they are emitted, it may be {MOST_EVENTS}"))
        .help(format!(
            "keep `events = \"commit\"` in {MANIFEST}, or declare fewer: a field can tell several kinds apart"
        )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_not_called_as_a_contract() {
        let folder = tempfile::tempdir().expect("a folder");
        let contract = "#[zkthread::contract]\npub mod one {\nuse zkthread::prelude::*;\n#[storage]\npub struct One { n: u8 }\n\
                        impl One {\n#[view]\npub fn n(&self) -> u8 { self.n }\n}\n}\n";
        std::fs::create_dir_all(folder.path().join("src")).expect("a folder");
        std::fs::write(folder.path().join("src/lib.rs"), contract).expect("written");
        let read = |name: &str| {
            let manifest = format!("[thread]\nname = \"t\"\n[accounts]\n{name} = \"0x1\"\n");
            std::fs::write(folder.path().join(MANIFEST), manifest).expect("written");
            let project = Project::open(folder.path()).expect("a project");
            Source::read(&project, &Output::new(false, true)).map(|source| source.names())
        };
        assert_eq!(read("one").expect("accepted"), ["One"]);
        let error = read("One").expect_err("refused");
        assert!(error.message.contains("`@One` would be an account and a contract") && error.help.is_some());
    }

    #[test]
    fn a_contract_that_emits_declares_at_most_24_events() {
        let folder = tempfile::tempdir().expect("a folder");
        let read = |count: usize, events: &str| {
            let manifest = format!("[thread]\nname = \"t\"\nevents = \"{events}\"\n");
            let declared: String = (0..count).map(|n| format!("#[event]\npub struct E{n} {{ pub n: u8 }}\n")).collect();
            let contract = format!(
                "#[zkthread::contract]\npub mod many {{\nuse zkthread::prelude::*;\n#[storage]\npub struct Many {{ n: u8 }}\n{declared}\
                 impl Many {{\n#[view]\npub fn n(&self) -> u8 {{ self.n }}\n}}\n}}\n"
            );
            std::fs::create_dir_all(folder.path().join("src")).expect("a folder");
            std::fs::write(folder.path().join(MANIFEST), manifest).expect("written");
            std::fs::write(folder.path().join("src/lib.rs"), contract).expect("written");
            let project = Project::open(folder.path()).expect("a project");
            Source::read(&project, &Output::new(false, true)).map(|source| source.names())
        };
        for (count, events) in [(24, "emit"), (25, "commit")] {
            assert_eq!(read(count, events).expect("accepted"), ["Many"]);
        }
        let error = read(25, "emit").expect_err("one too many");
        assert_eq!(error.message, "`Many` declares 25 events; where they are emitted, it may be 24");
        assert!(error.help.is_some_and(|help| help.contains("`events = \"commit\"`")));
    }
}
