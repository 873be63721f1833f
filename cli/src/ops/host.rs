//! The project's own binary that runs its contracts natively.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use zkthread_batcher::{Expected, Host, HostOptions};

use crate::error::{Error, Exit, Result};
use crate::ops::batcher_error;
use crate::ops::source::Source;
use crate::output::Output;
use crate::project::Project;

/// Name of the binary in every project.
const BINARY: &str = "thread-host";

/// Builds the host with cargo and gives the path of its binary.
///
/// # Errors
/// When cargo is missing, the project does not compile or has no such binary.
pub fn build(project: &Project, output: &Output) -> Result<PathBuf> {
    output.task("Compiling", "the contract natively (cargo build)");
    let manifest = project.root.join("Cargo.toml");
    let result = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["build", "--bin", BINARY, "--message-format=json-render-diagnostics", "--manifest-path"])
        .arg(&manifest)
        .current_dir(&project.root)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| {
            Error::new(Exit::MissingTool, format!("cannot start cargo: {error}"))
                .help("install Rust from https://rustup.rs")
        })?;
    if !result.status.success() {
        return Err(Error::failed(format!("cargo cannot build {BINARY} of {}", manifest.display()))
            .details(String::from_utf8_lossy(&result.stderr))
            .help(format!(
                "cargo says why above; src/bin/{BINARY}.rs is one line: zkthread::host!(package::module::Name); \
                 with all contracts of the thread in their order"
            )));
    }
    let messages = String::from_utf8_lossy(&result.stdout);
    let binary = messages.lines().filter_map(executable).next_back();
    let binary = binary.ok_or_else(|| Error::failed(format!("cargo did not say where it put {BINARY}")))?;
    output.status("Compiled", "the contract natively");
    Ok(binary)
}

/// The path of the binary in a message of cargo, if it is about the binary.
fn executable(message: &str) -> Option<PathBuf> {
    let message: serde_json::Value = serde_json::from_str(message).ok()?;
    let is_host = message["reason"] == "compiler-artifact" && message["target"]["name"] == BINARY;
    is_host.then(|| message["executable"].as_str().map(PathBuf::from)).flatten()
}

/// Builds and starts the host, and checks that it holds the contracts of `source`.
///
/// # Errors
/// As [`build`], and when the host is of other contracts.
pub fn start(project: &Project, source: &Source, output: &Output) -> Result<Host> {
    let binary = build(project, output)?;
    let expected = Expected::of(source.contracts());
    Host::start(&binary, &expected, HostOptions::default()).map_err(batcher_error)
}
