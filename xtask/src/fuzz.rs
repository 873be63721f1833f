//! `cargo xtask fuzz`

use std::process::Command;

use crate::stage::{Failure, binaries, cargo, stage};

/// Runs the command; the fuzzer reads the arguments itself.
pub fn run(arguments: &[&str]) -> Result<(), Failure> {
    stage("build the fuzzer", cargo().args(["build", "--locked", "--workspace", "--example", "fuzz"]))?;
    let folder = binaries()?;
    let program = folder.join("examples").join(format!("fuzz{}", std::env::consts::EXE_SUFFIX));
    // The fuzzer's own builds go beside the workspace's.
    let target = folder.parent().unwrap_or(&folder);
    stage("fuzz", Command::new(program).args(arguments).env("CARGO_TARGET_DIR", target))
}
