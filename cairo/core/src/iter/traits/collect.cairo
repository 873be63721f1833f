//! From and to collections.

use super::iterator::Iterator;

/// What `for` can run over.
pub trait IntoIterator<T> {
    /// The iterator made.
    type IntoIter;
    /// An iterator over the values.
    fn into_iter(self: T) -> Self::IntoIter;
}
impl IteratorIntoIterator<T, +Iterator<T>> of IntoIterator<T> {
    type IntoIter = T;
    #[inline(always)]
    fn into_iter(self: T) -> T {
        self
    }
}

/// Collections that can be built from an iterator.
pub trait FromIterator<T, A> {
    /// Collects what the iterator yields.
    fn from_iter<I, impl Iter: Iterator<I>[Item: A], +Destruct<I>>(iter: I) -> T;
}
