//! Traits of operators that are not in [`crate::traits`].

pub mod arith;
pub mod deref;
pub mod function;
pub mod index;
pub mod range;

pub use arith::{AddAssign, DivAssign, MulAssign, RemAssign, SubAssign};
pub use deref::{Deref, DerefMut};
pub use function::{Fn, FnOnce};
pub use index::{Index, IndexView};
pub use range::{Range, RangeInclusive, RangeInclusiveTrait, RangeTrait};
