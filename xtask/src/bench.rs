//! `cargo xtask bench`

use std::process::Command;

use crate::stage::{Failure, binaries, build_cli, cargo, install_devnet, say, stage};

const HELP: &str = "\
Measures the token template (gallery: all but counter) and prints markdown tables for docs/benchmarks.md on stdout

Usage: cargo xtask bench [steps|signed|gallery|prove|settle] [MOST]

  steps   Cairo steps of 1 to 10,000 transfers
  signed  Cairo steps of signed transfers, single and in bundles, and time and peak memory of their proofs
  gallery sizes of the templates' contracts, and steps of their transactions
  prove   time, peak memory and proof size of proving; at 1,000 transfers also with Stwo's default parameters
  settle  L2 gas of settling on a local Starknet, beside a direct L2 transfer
  MOST    leaves out larger numbers of transfers

All five without an argument. Proving 10,000 transfers takes some minutes; a proof takes 6 GB, one without a lifting
size 11 GB. The one with Stwo's default parameters needs more than 20 GB and is stopped while the system has 1.5 GB left.
";

/// Runs the command.
pub fn run(arguments: &[&str]) -> Result<(), Failure> {
    let (parts, most): (&[&str], &str) = match arguments {
        ["-h" | "--help"] => {
            say(HELP);
            return Ok(());
        }
        [] => (&["steps", "signed", "gallery", "prove", "settle"], ""),
        ["gallery"] => (&["gallery"], ""),
        [part @ ("steps" | "signed" | "prove" | "settle")] => (&[*part], ""),
        [part @ ("steps" | "signed" | "prove" | "settle"), most] if most.parse::<u32>().is_ok() => (&[*part], *most),
        _ => {
            return Err(Failure::usage(
                format!("no benchmark `{}`", arguments.join(" ")),
                "steps, signed, gallery, prove or settle, and a number",
            ));
        }
    };
    if parts.contains(&"settle") {
        install_devnet(&build_cli()?)?;
    }
    let examples: &[&str] = if parts == ["gallery"] { &["gallery"] } else { &["gallery", "bench", "bench_prove"] };
    stage(
        "build the benchmarks",
        cargo().args(["build", "--locked", "--workspace"]).args(examples.iter().flat_map(|name| ["--example", name])),
    )?;
    let program = |name: &str| Ok(binaries()?.join("examples").join(format!("{name}{}", std::env::consts::EXE_SUFFIX)));
    for part in parts {
        let mut command = match *part {
            "gallery" => Command::new(program("gallery")?),
            part => {
                let mut command = Command::new(program("bench")?);
                command.args([part, most]);
                command
            }
        };
        stage(&format!("bench {part}"), &mut command)?;
    }
    Ok(())
}
