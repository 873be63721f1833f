//! From the IR of a contract to Cairo text: the contract that is deployed on L2, and the thread program that is proven.
//!
//! Printers decide nothing about the contract: what has to be known beforehand is worked out in `plan`, every name is
//! chosen in `names`, and all text passes the Cairo formatter. The same IR gives the same bytes everywhere.

mod contract;
mod error;
mod expression;
mod format;
mod names;
mod os_sources;
mod package;
mod plan;
mod program;
mod visit;
mod writer;

use std::collections::BTreeMap;

pub use error::CodegenError;
pub use os_sources::{OS_SOURCES, SIGNED_SOURCES};
pub use package::{Package, RustTests, SkippedTest, package};
use zkthread_ir::{Auth, Contract, Thread};

/// Generated Cairo files by path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Generated {
    /// Text by path relative to `src/`, with `/` between folders; the root is `lib.cairo`.
    pub files: BTreeMap<String, String>,
}

/// Prints the Cairo contract: a Starknet contract module of the contract's name (edition 2024_07) with the functions every
/// contract of a thread has.
///
/// # Errors
/// [`CodegenError`] when the printed text is not Cairo, which is a defect of this crate, or the system gives no thread.
pub fn contract(contract: &Contract) -> Result<Generated, CodegenError> {
    format::formatted(contract::files(contract))
}

/// Prints the thread program: an executable that runs a sub-block of transactions of the thread's contracts, with the library
/// it stands on. `auth` is how it knows who sent a transaction.
///
/// # Errors
/// [`CodegenError`] when the printed text is not Cairo, which is a defect of this crate, or the system gives no thread.
pub fn thread_program(thread: &Thread, auth: Auth) -> Result<Generated, CodegenError> {
    format::formatted(program::files(thread, auth))
}
