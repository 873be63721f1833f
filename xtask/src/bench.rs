//! `cargo xtask bench`

use std::process::Command;

use crate::stage::{Failure, binaries, build_cli, cargo, install_devnet, say, stage};

const HELP: &str = "\
Measures the token template and prints markdown tables for docs/benchmarks.md on stdout

Usage: cargo xtask bench [steps|prove|settle]

  steps   Cairo steps of sub-blocks of 1 to 10,000 transfers
  prove   time, peak memory and proof size of proving; tuned against default parameters
  settle  L2 gas of settling on a local Starknet, beside a direct L2 transfer

All three without an argument. Proving takes minutes and up to 7 GB.
";

/// Runs the command.
pub fn run(arguments: &[&str]) -> Result<(), Failure> {
    let parts: &[&str] = match arguments {
        ["-h" | "--help"] => {
            say(HELP);
            return Ok(());
        }
        [] => &["steps", "prove", "settle"],
        [part @ ("steps" | "prove" | "settle")] => &[*part],
        [other, ..] => return Err(Failure::usage(format!("no benchmark `{other}`"), "steps, prove or settle")),
    };
    if parts.contains(&"settle") {
        install_devnet(&build_cli()?)?;
    }
    stage(
        "build the benchmarks",
        cargo().args(["build", "--locked", "--workspace", "--example", "bench", "--example", "bench_prove"]),
    )?;
    let program = binaries()?.join("examples").join(format!("bench{}", std::env::consts::EXE_SUFFIX));
    for part in parts {
        stage(&format!("bench {part}"), Command::new(&program).arg(part))?;
    }
    Ok(())
}
