//! The traits of iteration.

pub mod collect;
pub mod iterator;

pub use collect::{FromIterator, IntoIterator};
pub use iterator::Iterator;
