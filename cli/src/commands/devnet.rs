//! `cargo zkthread devnet`

use std::fmt;
use std::path::PathBuf;

use serde::Serialize;
use zkthread_settlement::devnet::{Devnet, DevnetOptions, default_tools, find, install};

use crate::args;
use crate::error::{Error, Result};
use crate::ops::l2;
use crate::output::Output;

/// The devnet, running or installed.
#[derive(Debug, Serialize)]
pub struct Report {
    /// The program.
    pub program: PathBuf,
    /// Where it answers; none when it was only installed.
    pub url: Option<String>,
    /// Addresses of its funded accounts.
    pub accounts: Vec<String>,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.url {
            None => write!(f, "{}", self.program.display()),
            Some(url) => {
                writeln!(f, "{url}")?;
                self.accounts.iter().try_for_each(|account| writeln!(f, "  account {account}"))
            }
        }
    }
}

/// Runs the command. The report is printed as soon as the devnet answers; then this waits for its end.
///
/// # Errors
/// When it cannot be installed or started, or ends by itself.
pub fn run(args: &args::Devnet, output: &Output) -> Result<()> {
    let program = program(output)?;
    if args.install {
        return output.result(&Report { program, url: None, accounts: Vec::new() });
    }
    let options = DevnetOptions { seed: args.seed, accounts: args.accounts, port: Some(args.port) };
    let mut devnet = l2::wait(Devnet::start(&program, options))?;
    output.status("Running", format!("starknet-devnet at {}; Ctrl-C ends it", devnet.url()));
    let accounts = devnet.accounts().iter().map(|account| format!("{:#x}", account.address())).collect();
    output.result(&Report { program, url: Some(devnet.url().to_string()), accounts })?;
    let status = l2::wait(devnet.wait())?;
    let log = devnet.log_tail();
    let last: Vec<&str> = log.lines().rev().take(10).collect();
    let last: Vec<&str> = last.into_iter().rev().collect();
    Err(Error::failed(format!("starknet-devnet ended with {status}")).details(last.join("\n")))
}

/// Finds starknet-devnet, or installs it with progress.
///
/// # Errors
/// When it cannot be installed.
pub fn program(output: &Output) -> Result<PathBuf> {
    let tools = default_tools().map_err(l2::l2_error)?;
    if let Some(found) = find(&tools) {
        return Ok(found);
    }
    output.task("Installing", format!("starknet-devnet {} with cargo", zkthread_settlement::devnet::VERSION));
    let program = install(&tools, &|event| l2::show(output, event)).map_err(l2::l2_error)?;
    output.status("Installed", program.display());
    Ok(program)
}
