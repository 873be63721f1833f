//! What the commands are made of.

pub mod artefacts;
pub mod client;
pub mod diagnostics;
pub mod host;
pub mod l2;
pub mod scarb;
pub mod sub_blocks;
pub mod transfers;
pub mod world;

use std::fmt::Display;

use zkthread_batcher::transactions::{ArgumentError, TransactionError};
use zkthread_batcher::{BatchError, FileError, HostError};

use crate::error::{Error, Exit};

/// An error of a library that knows a way out.
pub trait Helpful: Display {
    /// The way out.
    fn way_out(&self) -> Option<String>;

    /// The error for the user, with this exit code.
    fn exit(&self, exit: Exit) -> Error {
        Error::new(exit, self.to_string()).maybe_help(self.way_out())
    }
}

macro_rules! helpful {
    ($($error:ty),*) => {
        $(impl Helpful for $error {
            fn way_out(&self) -> Option<String> {
                self.help()
            }
        })*
    };
}
helpful!(ArgumentError, BatchError, FileError, HostError, TransactionError);

/// An error of the batcher, with its help line.
pub fn batcher_error(error: impl Helpful) -> Error {
    error.exit(Exit::Failed)
}
