//! Runs thread programs in the Cairo VM, proves the runs with Stwo, and verifies the proofs.
//!
//! - [`run()`]: what a program puts out, and in how many steps, without a proof;
//! - [`observe()`]: the same, and every step of it;
//! - [`prove()`]: a [`ProofFile`], with events for estimate, heartbeat and result;
//! - [`verifier::verify`]: whether a proof file proves what is expected. It needs neither program nor prover.
//!
//! The Cairo VM and Stwo panic on some inputs. Here that becomes an error value: they run on threads of their own,
//! whose panics the process's panic hook (wrapped on first use) leaves unprinted.

mod estimate;
mod guard;
mod memory;
mod observe;
mod parameters;
mod payload;
mod program;
mod proof_file;
mod prove;
mod rows;
mod run;
mod statement;
pub mod verifier;

pub use cairo_lang_executable::executable::Executable;
pub use starknet_types_core::felt::Felt;

pub use crate::estimate::Estimate;
pub use crate::memory::{available_bytes, peak_resident_bytes, peak_resident_bytes_of, resident_bytes};
pub use crate::observe::{MemoryUse, Step, observe};
pub use crate::parameters::{MAX_SECURITY_BITS, MIN_SECURITY_BITS, Parameters, Tables};
pub use crate::payload::StarkProof;
pub use crate::program::{ExecutableError, os_version};
pub use crate::proof_file::{DescribeError, FORMAT_VERSION, MAGIC, MAX_FILE_BYTES, ProofFile, ProofFileError};
pub use crate::prove::{Preparation, ProveError, ProveEvent, ProveOptions, prove};
pub use crate::rows::NoTables;
pub use crate::run::{MAX_STEPS, Run, RunError, run};
pub use crate::statement::{Statement, StatementError};
pub use crate::verifier::{Expected, Verified, VerifyError, fact, verify};
