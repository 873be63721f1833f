//! Settling sub-blocks on Starknet: a client that checks before it sends, the calls of zkThreadManager, the fact registry
//! and thread contracts, and a local devnet to try it on.
//!
//! All of it is async and needs a tokio runtime with IO and time. [`SettlementError::help`] tells what to do about an error.

pub mod account;
pub mod client;
pub mod credentials;
pub mod devnet;
pub mod error;
pub mod event;
pub mod manager;
pub mod revert;
pub mod state;
mod transport;

pub use account::{Account, Call, Receipt, ResourceBounds};
pub use client::{Block, Client, Emitted};
pub use credentials::Credentials;
pub use error::SettlementError;
pub use event::{Event, OnEvent};
pub use revert::Revert;
pub use state::RpcState;
