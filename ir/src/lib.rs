//! The one parser and checker of the zkthread contract language, and its typed IR.
//!
//! [`parse_contract`] is what the macro calls, [`parse_contracts`] and [`parse_source`] what the tools call; all give the same
//! [`Contract`] for the same text, and the same [`Diagnostic`]s. Everything that generates code starts from a [`Contract`].

mod check;
mod constants;
mod declarations;
mod diagnostic;
mod dump;
mod interfaces;
pub mod model;
mod names;
mod own_types;
mod recursion;
mod signatures;
mod slots;
mod source;
mod stray;
pub mod thread;
mod types;
mod unprovable;

pub use diagnostic::{CATALOGUE, Diagnostic, Entry, Position, catalogue_page, explain};
pub use dump::{dump, fingerprint};
pub use model::*;
pub use names::{INTERFACE_SUFFIXES, selector_hex, sn_keccak};
pub use source::{
    FunctionInSource, check_depth, functions_in_source, is_for_rustc, parse_contract, parse_contracts, parse_source,
};
pub use stray::{check_arguments, not_a_module, stray_interface};
pub use thread::{Auth, Part, Thread, link};
