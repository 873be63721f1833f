//! What can go wrong, with a way out.

use std::path::PathBuf;

use crate::{COMPILER_VERSION, Diagnostic};

/// Why a compilation or the search for a core library failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CompileError {
    /// The source has errors (warnings may be among the entries). Never empty.
    #[error("{}", list(.0))]
    Diagnostics(Vec<Diagnostic>),
    /// The crate's name is no Cairo identifier.
    #[error("`{name}` cannot be the name of a Cairo crate")]
    CrateName {
        /// The name given.
        name: String,
    },
    /// The crate has no root file.
    #[error("crate `{crate_name}` has no lib.cairo")]
    NoRoot {
        /// Name of the crate.
        crate_name: String,
    },
    /// A path of [`crate::Source::files`] is not a plain relative path of a Cairo file.
    #[error("`{path}` is not a path of a Cairo file below src/")]
    FilePath {
        /// The path given.
        path: String,
    },
    /// A `mod name;` has no file.
    #[error("module `{module}` has no file in the crate")]
    MissingModule {
        /// File name the module would have.
        module: String,
    },
    /// No contract of this name.
    #[error("no contract `{name}` in the crate; found: {}", or_none(.found))]
    NoContract {
        /// The name asked for.
        name: String,
        /// Full paths of the contracts there are.
        found: Vec<String>,
    },
    /// The class is larger than the network accepts.
    #[error("contract `{name}` has {size} {kind} felts, the network accepts {limit}")]
    TooLarge {
        /// The contract.
        name: String,
        /// `Sierra` or `CASM`.
        kind: &'static str,
        /// Size of the class in felts.
        size: usize,
        /// The network's limit in felts.
        limit: usize,
    },
    /// The compiler refused the program without a diagnostic, for example a library function the network does not allow.
    #[error("{step}: {message}")]
    Refused {
        /// What was being done.
        step: &'static str,
        /// The compiler's own words.
        message: String,
    },
    /// The compiler itself panicked, which an unfit core library makes it do.
    #[error("the Cairo compiler panicked: {message}")]
    Panicked {
        /// The panic's message.
        message: String,
    },
    /// A file could not be read.
    #[error("cannot read {}: {source}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// Scarb could not be asked for its core library.
    #[error("no core library of Scarb: {reason}")]
    Scarb {
        /// What was tried and what came of it.
        reason: String,
    },
    /// The core library belongs to another version of the compiler.
    #[error("the core library has version {found}, this compiler needs {COMPILER_VERSION}")]
    CoreVersion {
        /// Version of the core library found.
        found: String,
    },
}

impl CompileError {
    /// What the user can do about it, one sentence.
    pub fn help(&self) -> String {
        match self {
            Self::Diagnostics(_) => {
                "fix the errors above; generated code with errors is a bug of the toolkit, please report it".into()
            }
            Self::CrateName { .. } => {
                "use letters, digits and underscores, not starting with a digit, and not `core`".into()
            }
            Self::NoRoot { .. } => "add src/lib.cairo, the root of every Cairo crate".into(),
            Self::FilePath { .. } => "use paths like `lib.cairo` or `parts/one.cairo`".into(),
            Self::MissingModule { module } => format!("add {module} or remove its `mod` line"),
            Self::NoContract { .. } => "name one of the modules that carry #[starknet::contract]".into(),
            Self::TooLarge { .. } => "move functions into a second contract or a library class".into(),
            Self::Refused { .. } => {
                "the message names the construct; leave it out or report it if the code is generated".into()
            }
            Self::Panicked { .. } => {
                "use the embedded core (remove `core` from zkthread.toml); if it already is, please report this".into()
            }
            Self::Io { .. } => "check that the path exists and is readable UTF-8 text".into(),
            Self::Scarb { .. } => {
                format!(
                    "install Scarb {COMPILER_VERSION} (https://docs.swmansion.com/scarb), or remove `core = \"scarb\"` from zkthread.toml to use the embedded core"
                )
            }
            Self::CoreVersion { .. } => {
                format!(
                    "install Scarb {COMPILER_VERSION}, or remove `core = \"scarb\"` from zkthread.toml to use the embedded core"
                )
            }
        }
    }
}

fn list(diagnostics: &[Diagnostic]) -> String {
    let lines: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

fn or_none(names: &[String]) -> String {
    if names.is_empty() { "none".into() } else { names.join(", ") }
}
