//! String literals.

/// Types that a string literal can be.
pub trait StringLiteral<T>;
