//! Greater and smaller.

/// The smaller of two values; the first when they are equal.
#[inline]
pub fn min<T, +PartialOrd<T>, +Copy<T>, +Drop<T>>(a: T, b: T) -> T {
    if b < a {
        b
    } else {
        a
    }
}

/// The greater of two values; the second when they are equal.
#[inline]
pub fn max<T, +PartialOrd<T>, +Copy<T>, +Drop<T>>(a: T, b: T) -> T {
    if b < a {
        a
    } else {
        b
    }
}
