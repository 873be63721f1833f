//! `cargo xtask test`

use crate::stage::{Failure, binaries, build_cli, cargo, install_devnet, no_arguments, stage};

const HELP: &str = "\
All tests, with all their set-up: builds the CLI, installs starknet-devnet when it is missing, runs the tests of the
workspace, then those of the templates as a user would

Usage: cargo xtask test

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
    stage("build the tests", cargo().args(["test", "--locked", "--workspace", "--no-run"]))?;
    stage("test the workspace", cargo().args(["test", "--locked", "--workspace"]))?;
    let target = binaries()?.join("templates");
    for template in ["counter", "token", "orderbook", "amm", "social", "game"] {
        stage(
            &format!("test templates/{template}"),
            cargo()
                .args(["test", "--locked", "--manifest-path"])
                .arg(format!("templates/{template}/Cargo.toml"))
                .arg("--target-dir")
                .arg(&target),
        )?;
    }
    Ok(())
}
