//! In-process Cairo compiler: source text to Sierra, CASM and executables, with the hashes the network and the manager
//! contract know them by.
//!
//! The core library is embedded ([`Core::Embedded`]), so a machine needs nothing but this crate; [`Core::scarb`]
//! finds the one of an installed Scarb. Sources and core are virtual files: no path of this machine reaches a class,
//! a hash or a diagnostic, and the output depends on the sources and [`COMPILER_VERSION`] alone.
//!
//! ```no_run
//! use zkthread_compiler::{Core, PanicMode, Source, compile_executable};
//!
//! let source = Source::single("hello", "
//!     #[executable_raw]
//!     fn main(mut input: Span<felt252>, ref output: Array<felt252>) { output.append(42); }
//! ");
//! let compiled = compile_executable(&Core::Embedded, &source, PanicMode::Named)?;
//! println!("{:#x}", compiled.os_version);
//! # Ok::<(), zkthread_compiler::CompileError>(())
//! ```

mod class_hash;
mod contract;
mod core_library;
mod database;
mod diagnostic;
mod error;
mod executable;
mod profile;
mod source;

pub use contract::{CompiledContract, compile_contract};
pub use core_library::{Core, check_core};
pub use diagnostic::{Diagnostic, Position, Severity};
pub use error::CompileError;
pub use executable::{CompiledExecutable, PanicMode, compile_executable, compile_with_map, os_version};
pub use profile::{CodeMap, ENTRY_CODE, Folder, FunctionSteps, Profile, Stack};
pub use source::Source;

/// Version of the Cairo compiler inside; also the version a core library must have.
pub const COMPILER_VERSION: &str = "2.21.0";
