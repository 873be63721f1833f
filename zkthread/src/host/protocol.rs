//! The language between the batcher and a host process: one JSON value a line.
//!
//! The batcher sends a [`Request`] and gets a [`Reply`]. While a request runs, the host may send any number of [`Reply::Read`]; each is
//! answered by a [`ReadAnswer`]. The first request is [`Request::Hello`].

use serde::{Deserialize, Serialize};

use super::{Built, Constructed, Construction, HostError, Job, View, Viewed};
use crate::Felt;

/// Version of this language. Batcher and host must have the same.
pub const VERSION: u32 = 4;

/// Longest line either side reads, in bytes.
pub const MAX_LINE: u64 = 256 * 1024 * 1024;

/// What the batcher asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Request {
    /// Who are you?
    Hello {
        /// [`VERSION`] of the batcher.
        protocol: u32,
    },
    /// Build a sub-block.
    Execute(Job),
    /// Run a constructor.
    Construct(Construction),
    /// Call a view.
    View(View),
}

/// What the host sends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Reply {
    /// Answer to [`Request::Hello`].
    Hello(Hello),
    /// A question: what does this storage cell hold?
    Read {
        /// Contract of the cell.
        contract: Felt,
        /// Its storage address.
        key: Felt,
    },
    /// Answer to [`Request::Execute`].
    Built(Box<Built>),
    /// Answer to [`Request::Construct`].
    Constructed(Constructed),
    /// Answer to [`Request::View`].
    Viewed(Viewed),
    /// The request has no result.
    Error(HostError),
}

/// Answer to [`Reply::Read`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ReadAnswer {
    /// What the cell holds.
    Value(Felt),
    /// Why it cannot be read.
    Unavailable(String),
}

/// What a host is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hello {
    /// [`VERSION`] of the host.
    pub protocol: u32,
    /// Version of the `zkthread` crate in it.
    pub toolkit: String,
    /// The contracts in it, by position.
    pub contracts: Vec<HostedContract>,
}

/// A contract of a host.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HostedContract {
    /// Name of its storage struct.
    pub name: String,
    /// Fingerprint of the description it was compiled from.
    pub fingerprint: String,
}
