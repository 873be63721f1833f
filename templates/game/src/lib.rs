//! A game in two contracts of one thread: the world holds players and items, the arena has duels for them.
//!
//! Both are ordinary Rust. The same text also becomes two Starknet contracts and one provable thread program:
//! `cargo zkthread build`.

pub mod arena;
pub mod world;
