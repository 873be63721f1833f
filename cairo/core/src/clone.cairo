//! Copies made on demand.

/// A value that can be copied by asking.
pub trait Clone<T> {
    /// The copy.
    fn clone(self: @T) -> T;
}
impl CloneFromCopy<T, +Copy<T>> of Clone<T> {
    #[inline(always)]
    fn clone(self: @T) -> T {
        *self
    }
}
