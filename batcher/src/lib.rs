//! Turns transactions into sub-blocks.
//!
//! [`transactions`] reads typed JSON by the contracts' descriptions, [`Host`] runs the project's contracts in their own process, and [`Batcher`]
//! builds sub-blocks in order over canonical storage, which is L2's or a [`LocalState`]. Everything here blocks.

mod batch;
mod files;
mod host;
mod json;
mod state;

pub use batch::{BatchError, Batcher, Domain, Terms};
pub use files::{FileError, load_sub_block, save_sub_block};
pub use host::{Expected, Host, HostError, HostOptions};
pub use state::{CanonicalState, Head, LocalState, LocalStateError, StateError};

/// Transactions, arguments, receipts and events as JSON, typed by the descriptions of the thread's contracts.
pub mod transactions {
    pub use crate::json::{
        ArgumentError, Draft, TransactionError, TransactionProblem, ValueError, contract_position, draft_json,
        encode_constructor, event_json, layout, parse_transactions, receipt_json, transaction_json, value_json,
        view_call,
    };
}
