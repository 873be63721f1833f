//! What the commands are made of.

pub mod artefacts;
pub mod diagnostics;
pub mod host;
pub mod l2;
pub mod sub_blocks;
pub mod transfers;
pub mod world;

use std::fmt::Display;

use crate::error::Error;

/// An error of the batcher, with its help line.
pub fn batcher_error(error: impl Display) -> Error {
    Error::failed(error.to_string())
}
