//! Repository automation: `cargo xtask <command>`. Uses nothing but std, so it is ready in seconds.

mod bench;
mod demo;
mod fuzz;
mod stage;
mod test;

use std::process::ExitCode;

use stage::{Failure, say};

const HELP: &str = "\
Automation of this repository

Usage: cargo xtask <COMMAND>

Commands:
  demo   Sets everything up and runs the whole story on a local Starknet
  test   Sets everything up and runs every test
  bench  Measures steps, proving and settling; prints markdown tables
  fuzz   Random threads of contracts, run natively, as thread programs and on an emulated L2

`cargo xtask <COMMAND> --help` says more about each.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match arguments.as_slice() {
        [] | ["-h" | "--help" | "help"] => {
            say(HELP);
            Ok(())
        }
        ["demo", rest @ ..] => demo::run(rest),
        ["test", rest @ ..] => test::run(rest),
        ["bench", rest @ ..] => bench::run(rest),
        ["fuzz", rest @ ..] => fuzz::run(rest),
        [other, ..] => Err(Failure::usage(format!("no command `{other}`"), "`cargo xtask --help` lists them")),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}
