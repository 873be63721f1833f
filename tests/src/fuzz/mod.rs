//! A generator of random well-typed threads and transactions for them, and what makes them smaller again.

pub mod calls;
pub mod generate;
pub mod random;
pub mod shrink;
pub mod tree;
pub mod types;
