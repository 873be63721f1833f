//! Closures.

/// What can be called once.
pub trait FnOnce<T, Args> {
    /// What the call returns.
    type Output;
    /// Calls it.
    fn call(self: T, args: Args) -> Self::Output;
}
/// What can be called many times.
pub trait Fn<T, Args> {
    /// What the call returns.
    type Output;
    /// Calls it.
    fn call(self: @T, args: Args) -> Self::Output;
}
impl FnOnceFromFn<T, Args, impl F: Fn<T, Args>, +Destruct<T>> of FnOnce<T, Args> {
    type Output = F::Output;
    #[inline(always)]
    fn call(self: T, args: Args) -> F::Output {
        F::call(@self, args)
    }
}
