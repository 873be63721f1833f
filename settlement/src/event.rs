//! What long operations report while they run. Libraries emit, the command line renders.

use serde::Serialize;

/// One step of a long operation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// Another process holds the tools folder; this one waits for it.
    Waiting {
        /// For what.
        what: String,
    },
    /// Crates are being built.
    Installing {
        /// Crates built so far.
        done: usize,
        /// Crates in all; cargo does not know it while it still downloads.
        total: Option<usize>,
        /// What is being worked on, as cargo says it.
        item: String,
    },
    /// An operation began.
    Started {
        /// Which.
        what: String,
    },
    /// An operation ended well.
    Done {
        /// Which.
        what: String,
        /// Something worth knowing about it, for example that nothing was left to do.
        note: Option<String>,
    },
}

impl Event {
    pub(crate) fn started(what: impl Into<String>) -> Self {
        Self::Started { what: what.into() }
    }

    pub(crate) fn done(what: impl Into<String>, note: Option<String>) -> Self {
        Self::Done { what: what.into(), note }
    }
}

/// Receives [`Event`]s, possibly from another thread.
pub type OnEvent<'a> = &'a (dyn Fn(Event) + Send + Sync);
