//! What a command says when it fails, and with which exit code.

use std::fmt::Display;
use std::path::Path;

use serde::Serialize;

/// The exit codes. They are stable; docs/cli.md has the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// The operation failed.
    Failed = 1,
    /// The command line, a file given to it, or zkthread.toml is wrong.
    Usage = 2,
    /// `build --check` found a difference, or artefacts are not those of `zkthread.lock`.
    Drift = 3,
    /// A proof is not valid, or not of what it should be of.
    InvalidProof = 4,
    /// L2 refused a transaction.
    Refused = 5,
    /// A program this command needs is not installed.
    MissingTool = 6,
}

impl Exit {
    /// The name used in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Failed => "failed",
            Self::Usage => "usage",
            Self::Drift => "drift",
            Self::InvalidProof => "invalid-proof",
            Self::Refused => "refused",
            Self::MissingTool => "missing-tool",
        }
    }
}

/// An error for the user: what happened, and what can be done about it.
#[derive(Debug)]
pub struct Error {
    /// The exit code.
    pub exit: Exit,
    /// What went wrong and where, without a final full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Text that goes before the message on stderr: compiler diagnostics with their source.
    pub details: Option<String>,
    /// The same as data, for `--json`.
    pub diagnostics: Vec<Diagnostic>,
}

/// A diagnostic of a contract's source, for `--json`.
#[derive(Clone, Debug, Serialize)]
pub struct Diagnostic {
    /// Stable code, for example `ZKT0101`.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// The way out.
    pub help: Option<String>,
    /// The file.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// From 1.
    pub column: usize,
}

/// Result of anything in this crate.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// An error with the given exit code.
    pub fn new(exit: Exit, message: impl Into<String>) -> Self {
        Self { exit, message: message.into(), help: None, details: None, diagnostics: Vec::new() }
    }

    /// The operation failed.
    pub fn failed(message: impl Into<String>) -> Self {
        Self::new(Exit::Failed, message)
    }

    /// The user's input is wrong.
    pub fn usage(message: impl Into<String>) -> Self {
        Self::new(Exit::Usage, message)
    }

    /// Adds the help line.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds the help line when there is one.
    pub fn maybe_help(mut self, help: Option<impl Into<String>>) -> Self {
        self.help = help.map(Into::into).or(self.help);
        self
    }

    /// Adds text to show before the message.
    pub fn details(mut self, details: impl Into<String>) -> Self {
        self.details = Some(details.into());
        self
    }

    /// Puts the file that the message is about before it.
    pub fn within(mut self, file: &Path) -> Self {
        self.message = format!("{}: {}", file.display(), self.message);
        self
    }

    /// From a library's text that ends with its way out: `what went wrong (help: what to do)`.
    pub fn from_text(exit: Exit, text: impl Display) -> Self {
        let text = text.to_string();
        match text.strip_suffix(')').and_then(|text| text.rsplit_once(" (help: ")) {
            Some((message, help)) => Self::new(exit, message).help(help),
            None => Self::new(exit, text),
        }
    }

    /// A file or folder could not be used.
    pub fn io(doing: &str, path: &Path, error: impl Display) -> Self {
        Self::failed(format!("cannot {doing} {}: {error}", path.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_out_of_a_library_becomes_the_help_line() {
        let error = Error::from_text(Exit::Failed, "it broke (at 3) (help: mend it (soon))");
        assert_eq!((error.message.as_str(), error.help.as_deref()), ("it broke (at 3)", Some("mend it (soon)")));
        let error = Error::from_text(Exit::Failed, "it broke (at 3)");
        assert_eq!((error.message.as_str(), error.help), ("it broke (at 3)", None));
    }
}
