//! `for` loops and lazy sequences.

pub mod adapters;
pub mod traits;

pub use traits::{FromIterator, IntoIterator, Iterator};
