//! `cargo zkthread`: a thin layer of commands over the toolkit's libraries.
//!
//! Every command is a function that takes its arguments and a project and gives a report; only [`output::Output`]
//! prints. So commands can be put together, as `demo` and the benchmarks do.

pub mod accounts;
pub mod args;
pub mod commands;
pub mod error;
pub mod files;
pub mod keys;
pub mod lock;
pub mod ops;
pub mod output;
pub mod project;
pub mod templates;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Command};
use error::{Error, Result};
use output::Output;
use project::Project;

/// Runs the command line `arguments`, whose first is the program's name, and gives the exit code.
pub fn main(arguments: Vec<OsString>) -> ExitCode {
    match Cli::try_parse_from(without_cargo(arguments.clone())) {
        Ok(cli) => {
            let output = Output::new(cli.global.json, cli.global.quiet);
            finish(&output, run(&cli, &output))
        }
        Err(error) if error.use_stderr() && arguments.iter().any(|argument| argument == "--json") => {
            let text = error.render().to_string();
            let message = text.trim().trim_start_matches("error: ").to_owned();
            finish(&Output::new(true, false), Err(Error::usage(message)))
        }
        Err(error) => {
            // Help and version go to stdout with code 0, mistakes to stderr with code 2.
            let _ = error.print();
            ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(1))
        }
    }
}

/// cargo passes the subcommand's name on: `cargo-zkthread zkthread build`.
fn without_cargo(mut arguments: Vec<OsString>) -> Vec<OsString> {
    if arguments.get(1).is_some_and(|argument| argument == "zkthread") {
        arguments.remove(1);
    }
    arguments
}

fn finish(output: &Output, result: Result<()>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            output.error(&error);
            ExitCode::from(error.exit as u8)
        }
    }
}

fn run(cli: &Cli, output: &Output) -> Result<()> {
    let project = || Project::find(cli.global.project.as_deref());
    match &cli.command {
        Command::New(args) => output.result(&commands::new::run(args, output)?),
        Command::Build(args) => output.result(&commands::build::run(args, &project()?, output)?),
        Command::Expand(args) => output.result(&commands::expand::run(args, cli.global.project.as_deref(), output)?),
        Command::Explain(args) => output.result(&commands::explain::run(args)?),
        Command::Keys(args) => output.result(&commands::keys::run(&args.command, &project()?, output)?),
        Command::Sign(args) => output.result(&commands::sign::run(args, &project()?, output)?),
        Command::Run(args) => output.result(&commands::run::run(args, &project()?, output)?),
        Command::Prove(args) => output.result(&commands::prove::run(args, &project()?, output)?),
        Command::Profile(args) => output.result(&commands::profile::run(args, &project()?, output)?),
        Command::Verify(args) => output.result(&commands::verify::run(args, &project()?, output)?),
        Command::Devnet(args) => commands::devnet::run(args, output),
        Command::Deploy(args) => output.result(&commands::deploy::run(args, &project()?, output)?),
        Command::Settle(args) => output.result(&commands::settle::run(args, &project()?, output)?),
        Command::Status(args) => output.result(&commands::status::run(args, &project()?, output)?),
        Command::Demo(args) => output.result(&commands::demo::run(args, output)?),
    }
}
