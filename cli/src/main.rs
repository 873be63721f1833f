//! The `cargo-zkthread` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    cargo_zkthread::main(std::env::args_os().collect())
}
