//! `cargo zkthread build`

use std::fmt;

use serde::Serialize;

use crate::args;
use crate::error::{Error, Exit, Result};
use crate::lock::Lock;
use crate::ops::artefacts::Artefacts;
use crate::ops::{host, scarb};
use crate::output::Output;
use crate::project::Project;

/// What was built.
#[derive(Debug, Serialize)]
pub struct Report {
    /// What is in `zkthread.lock`, with the contracts.
    #[serde(flatten)]
    pub lock: Lock,
    /// Felts of the thread program.
    pub thread_program_felts: usize,
    /// Whether `zkthread.lock` is new or has changed.
    pub lock_changed: bool,
    /// The Scarb packages, with `--package`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub package: Option<scarb::Report>,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for contract in &self.lock.contracts {
            writeln!(f, "contract    {}", contract.name)?;
            writeln!(f, "class       {}", contract.class_hash)?;
        }
        write!(f, "OS version  {}", self.lock.os_version)?;
        if let Some(package) = &self.package {
            let counts = (package.tests.len(), package.skipped.len());
            write!(
                f,
                "\npackages    {}: {} snforge tests, {} Rust tests without",
                package.folder.display(),
                counts.0,
                counts.1
            )?;
        }
        Ok(())
    }
}

/// Runs the command.
///
/// # Errors
/// When something does not compile; with `--check`, when the lock file would change.
pub fn run(args: &args::Build, project: &Project, output: &Output) -> Result<Report> {
    if let Some(folder) = &args.package {
        scarb::check(folder)?;
    }
    let artefacts = Artefacts::compile(project, output)?;
    let lock = artefacts.lock();
    let before = Lock::load(&project.lock_file());
    let lock_changed = !matches!(&before, Ok(Some(before)) if *before == lock);
    if args.check {
        check(before?, &lock)?;
        output.status("Checked", "zkthread.lock is up to date");
    } else {
        host::build(project, output)?;
        artefacts.write(project)?;
        let folder = Project::shown(&project.artefacts());
        output.status("Wrote", format!("{folder}{}", if lock_changed { " and zkthread.lock" } else { "" }));
    }
    let package = match &args.package {
        Some(folder) => {
            let report = scarb::write(folder, project, &artefacts.source)?;
            output.status("Packaged", Project::shown(folder));
            Some(report)
        }
        None => None,
    };
    Ok(Report { package, lock, thread_program_felts: artefacts.thread.bytecode_len(), lock_changed })
}

fn check(before: Option<Lock>, now: &Lock) -> Result<()> {
    const HELP: &str = "run `cargo zkthread build`, and commit zkthread.lock if the change is meant";
    let before = before.ok_or_else(|| Error::new(Exit::Drift, "there is no zkthread.lock").help(HELP))?;
    let differences = before.differences(now);
    if differences.is_empty() {
        return Ok(());
    }
    Err(Error::new(Exit::Drift, "zkthread.lock is not what the source builds as")
        .details(differences.join("\n"))
        .help(HELP))
}
