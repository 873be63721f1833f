//! Values known not to be zero.

/// A value that is not zero.
pub extern type NonZero<T>;
impl NonZeroCopy<T, +Copy<T>> of Copy<NonZero<T>>;
impl NonZeroDrop<T, +Drop<T>> of Drop<NonZero<T>>;

/// Zero, or the value known not to be.
pub(crate) enum IsZeroResult<T> {
    Zero,
    NonZero: NonZero<T>,
}

pub(crate) extern const fn unwrap_non_zero<T>(a: NonZero<T>) -> T nopanic;

impl NonZeroInto<T> of Into<NonZero<T>, T> {
    #[inline(always)]
    const fn into(self: NonZero<T>) -> T {
        unwrap_non_zero(self)
    }
}
