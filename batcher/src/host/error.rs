//! What can go wrong with a host.

use std::io;
use std::path::PathBuf;

use crate::state::StateError;

/// Why a host gave no result.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs)]
pub enum HostError {
    #[error("{path}: the native host is not built")]
    Missing { path: PathBuf },
    #[error("{path}: the native host cannot be started: {source}")]
    NotStarted { path: PathBuf, source: io::Error },
    #[error("the native host ended ({status}){}", last_words(.stderr))]
    Died { status: String, stderr: String },
    #[error("the native host was silent for {seconds} s{}", last_words(.stderr))]
    TimedOut { seconds: u64, stderr: String },
    #[error("the native host was stopped after an earlier error")]
    Stopped,
    #[error("the native host's reply cannot be read: {message}")]
    BadReply { message: String },
    #[error("the native host answered with {what}")]
    WrongReply { what: String },
    #[error("the native host speaks protocol {host}, this toolkit {batcher}")]
    OtherProtocol { host: u32, batcher: u32 },
    #[error("the native host holds {found}, expected {expected}")]
    OtherContracts { expected: String, found: String },
    #[error("the native host was built from another description of `{contract}`")]
    OtherFingerprint { contract: String },
    /// The host's own, typed error; it can go on.
    #[error(transparent)]
    Refused(zkthread::host::HostError),
    /// Canonical storage could not be read; the host can go on.
    #[error(transparent)]
    State(StateError),
}

fn last_words(stderr: &str) -> String {
    if stderr.is_empty() { String::new() } else { format!("; it said: {stderr}") }
}

impl HostError {
    /// The way out.
    pub fn help(&self) -> Option<String> {
        Some(match self {
            Self::Missing { .. } => {
                "build it with `cargo build --bin thread-host`; its source is one line, `zkthread::host!(path::Contract);` with all contracts of the thread in order".into()
            }
            Self::NotStarted { .. } => "build it again with `cargo build --bin thread-host`".into(),
            Self::Died { .. } | Self::BadReply { .. } | Self::WrongReply { .. } => {
                "the host must be the project's own `thread-host`, and print nothing itself; build it again".into()
            }
            Self::TimedOut { .. } => "try again, or give it more time".into(),
            Self::Stopped => "start it again".into(),
            Self::OtherProtocol { .. } => {
                "use the same version of `zkthread` in Cargo.toml and of `cargo zkthread`, and build again".into()
            }
            Self::OtherContracts { .. } => {
                "name the thread's contracts in `zkthread::host!(..)`, all of them and in their order".into()
            }
            Self::OtherFingerprint { .. } => {
                "a contract changed since the host was built: `cargo build --bin thread-host`".into()
            }
            Self::Refused(error) => error.help().into(),
            Self::State(error) => return error.help(),
        })
    }
}
