//! What a contract module imports: `use zkthread::prelude::*;`.

pub use crate::rt::Map;
pub use crate::{
    ClassHash, Context, ContractAddress, bytes31, ensure, felt252, keccak_hash, pedersen_hash, poseidon_hash,
    short_string, u256,
};
