//! A generator of random well-typed contracts and transactions for them, and what makes them smaller again.

pub mod generate;
pub mod random;
pub mod tree;
pub mod types;
