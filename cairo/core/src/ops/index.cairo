//! `a[i]`

/// Indexing that changes the container's inner state, as a dictionary's does.
pub trait Index<C, I> {
    /// What is found.
    type Target;
    /// The element at `index`.
    fn index(ref self: C, index: I) -> Self::Target;
}
/// Indexing of a snapshot.
pub trait IndexView<C, I> {
    /// What is found.
    type Target;
    /// The element at `index`.
    fn index(self: @C, index: I) -> Self::Target;
}
