//! What a contract module imports: `use zkthread::prelude::*;`.

pub use crate::rt::Map;
pub use crate::{Context, ContractAddress, ensure, felt252};
