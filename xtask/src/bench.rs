//! `cargo xtask bench`

use std::process::Command;

use crate::stage::{Failure, binaries, build_cli, cargo, install_devnet, say, stage};

const HELP: &str = "\
Measures the token template and prints markdown tables for docs/benchmarks.md on stdout

Usage: cargo xtask bench [steps|prove|settle] [MOST]

  steps   Cairo steps of 1 to 10,000 transfers
  prove   time, peak memory and proof size of proving; at 1,000 transfers also with default parameters
  settle  L2 gas of settling on a local Starknet, beside a direct L2 transfer
  MOST    leaves out larger numbers of transfers

All three without an argument. Proving 10,000 transfers takes some ten minutes; a proof takes 6 GB, one with default
parameters 11 GB.
";

/// Runs the command.
pub fn run(arguments: &[&str]) -> Result<(), Failure> {
    let (parts, most): (&[&str], &str) = match arguments {
        ["-h" | "--help"] => {
            say(HELP);
            return Ok(());
        }
        [] => (&["steps", "prove", "settle"], ""),
        [part @ ("steps" | "prove" | "settle")] => (&[*part], ""),
        [part @ ("steps" | "prove" | "settle"), most] if most.parse::<u32>().is_ok() => (&[*part], *most),
        _ => {
            return Err(Failure::usage(
                format!("no benchmark `{}`", arguments.join(" ")),
                "steps, prove or settle, and a number",
            ));
        }
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
        stage(&format!("bench {part}"), Command::new(&program).args([part, most]))?;
    }
    Ok(())
}
