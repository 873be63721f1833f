//! The one parser and checker of the zkthread contract language, and its typed IR.
pub mod model;
pub use model::*;
