//! `cargo xtask demo`

use std::process::Command;

use crate::stage::{Failure, build_cli, install_devnet, no_arguments, stage};

const HELP: &str = "\
The whole story, with all its set-up: builds the CLI, installs starknet-devnet when it is missing, then makes a token
project and takes 1,000 signed transfers from Rust to a proven sub-block settled on a local Starknet

Usage: cargo xtask demo

Needs Rust and the network to fetch crates, nothing else. The first run compiles for about 40 minutes on 2 cores.

Environment:
  ZKTHREAD_TOOLS  where starknet-devnet is kept (default ~/.zkthread/tools)
";

/// Runs the command.
pub fn run(arguments: &[&str]) -> Result<(), Failure> {
    if no_arguments(arguments, HELP)? {
        return Ok(());
    }
    let cli = build_cli()?;
    install_devnet(&cli)?;
    stage("demo", Command::new(&cli).args(["zkthread", "demo"]))
}
