//! Statements about types.

/// Two types are one.
pub trait TypeEqual<S, T>;
impl TypeEqualReflexive<T> of TypeEqual<T, T>;
