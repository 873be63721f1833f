//! Reaching through to a contained value with `.`

/// Members and methods of `Target` are reachable on `T`.
pub trait Deref<T> {
    /// What is reached.
    type Target;
    /// The contained value.
    fn deref(self: T) -> Self::Target;
}
/// Members and methods of `Target` are reachable on a mutable `T`.
pub trait DerefMut<T> {
    /// What is reached.
    type Target;
    /// The contained value.
    fn deref_mut(ref self: T) -> Self::Target;
}

impl SnapshotDeref<T, impl D: Deref<T>, +Copy<T>> of Deref<@T> {
    type Target = D::Target;
    #[inline(always)]
    fn deref(self: @T) -> D::Target {
        D::deref(*self)
    }
}
