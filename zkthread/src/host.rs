//! The engine that runs transactions natively, and the process around it.
//!
//! [`execute`] runs a list of transactions on a thread's contracts over canonical storage and builds one [`SubBlock`](crate::sub_block::SubBlock) within [`Limits`].
//! [`main`] is the whole of a project's host binary: the batcher starts it and speaks [`protocol`] with it on its standard streams.

mod auth;
mod engine;
mod limits;
pub mod protocol;
mod serve;
mod thread;

pub use auth::AuthError;
pub use engine::{Built, Constructed, Construction, HostError, Job, Outgrown, View, Viewed, construct, execute, view};
pub use limits::{Limit, Limits, Usage};
pub use serve::{main, serve};

#[cfg(test)]
mod tests;
