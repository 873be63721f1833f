//! The traits behind operators, conversions and the life of values.

use crate::option::Option;

/// Values may be used more than once.
pub trait Copy<T>;
/// Values may be forgotten.
pub trait Drop<T>;

/// Values that end by running code.
pub trait Destruct<T> {
    /// Runs when a value goes out of scope.
    fn destruct(self: T) nopanic;
}
/// Values that end by running code while the program panics.
pub trait PanicDestruct<T> {
    /// Runs when the program panics while the value lives.
    fn panic_destruct(self: T, ref panic: crate::panics::Panic) nopanic;
}

impl DestructFromDrop<T, +Drop<T>> of Destruct<T> {
    #[inline(always)]
    fn destruct(self: T) nopanic {}
}
impl PanicDestructForDestruct<T, +Destruct<T>> of PanicDestruct<T> {
    #[inline(always)]
    fn panic_destruct(self: T, ref panic: crate::panics::Panic) nopanic {
        self.destruct();
    }
}

impl SnapshotCopy<T> of Copy<@T>;
impl SnapshotDrop<T> of Drop<@T>;

/// `+`
pub trait Add<T> {
    /// The sum.
    fn add(lhs: T, rhs: T) -> T;
}
/// `-`
pub trait Sub<T> {
    /// The difference.
    fn sub(lhs: T, rhs: T) -> T;
}
/// `*`
pub trait Mul<T> {
    /// The product.
    fn mul(lhs: T, rhs: T) -> T;
}
/// `/`
pub trait Div<T> {
    /// The quotient.
    fn div(lhs: T, rhs: T) -> T;
}
/// `%`
pub trait Rem<T> {
    /// The remainder.
    fn rem(lhs: T, rhs: T) -> T;
}
/// Quotient and remainder at once, without a check for zero.
pub trait DivRem<T> {
    /// `(lhs / rhs, lhs % rhs)`
    fn div_rem(lhs: T, rhs: crate::zeroable::NonZero<T>) -> (T, T);
}
/// Unary `-`
pub trait Neg<T> {
    /// The negation.
    fn neg(a: T) -> T;
}
/// `!`
pub trait Not<T> {
    /// The opposite.
    fn not(a: T) -> T implicits() nopanic;
}
/// `~`
pub trait BitNot<T> {
    /// All bits turned.
    fn bitnot(a: T) -> T;
}
/// `&`
pub trait BitAnd<T> {
    /// Bits set in both.
    fn bitand(lhs: T, rhs: T) -> T;
}
/// `|`
pub trait BitOr<T> {
    /// Bits set in either.
    fn bitor(lhs: T, rhs: T) -> T;
}
/// `^`
pub trait BitXor<T> {
    /// Bits set in exactly one.
    fn bitxor(lhs: T, rhs: T) -> T;
}

/// `==` and `!=`
pub trait PartialEq<T> {
    /// Whether the two are equal.
    fn eq(lhs: @T, rhs: @T) -> bool;
    /// Whether the two differ.
    #[inline(always)]
    fn ne(lhs: @T, rhs: @T) -> bool {
        !Self::eq(lhs, rhs)
    }
}
impl SnapshotPartialEq<T, +PartialEq<T>> of PartialEq<@T> {
    #[inline(always)]
    fn eq(lhs: @@T, rhs: @@T) -> bool {
        PartialEq::<T>::eq(*lhs, *rhs)
    }
}

/// `<`, `<=`, `>` and `>=`
pub trait PartialOrd<T> {
    /// `lhs < rhs`
    fn lt(lhs: T, rhs: T) -> bool;
    /// `lhs >= rhs`
    #[inline(always)]
    fn ge(lhs: T, rhs: T) -> bool {
        !Self::lt(lhs, rhs)
    }
    /// `lhs > rhs`
    #[inline(always)]
    fn gt(lhs: T, rhs: T) -> bool {
        Self::lt(rhs, lhs)
    }
    /// `lhs <= rhs`
    #[inline(always)]
    fn le(lhs: T, rhs: T) -> bool {
        !Self::lt(rhs, lhs)
    }
}
impl SnapshotPartialOrd<T, +PartialOrd<T>, +Copy<T>> of PartialOrd<@T> {
    #[inline(always)]
    fn lt(lhs: @T, rhs: @T) -> bool {
        PartialOrd::lt(*lhs, *rhs)
    }
}

/// A conversion that always succeeds.
pub trait Into<T, S> {
    /// The converted value.
    fn into(self: T) -> S;
}
impl IdentityInto<T> of Into<T, T> {
    #[inline(always)]
    const fn into(self: T) -> T {
        self
    }
}

/// A conversion that may fail.
pub trait TryInto<T, S> {
    /// The converted value, `None` when there is none.
    fn try_into(self: T) -> Option<S>;
}
impl TryIntoFromInto<T, S, +Into<T, S>> of TryInto<T, S> {
    #[inline(always)]
    fn try_into(self: T) -> Option<S> {
        Option::Some(self.into())
    }
}

/// A natural first value.
pub trait Default<T> {
    /// The value.
    fn default() -> T;
}
impl SnapshotDefault<T, +Default<T>, +Drop<T>> of Default<@T> {
    #[inline(always)]
    fn default() -> @T {
        @Default::default()
    }
}

/// Types that a `Felt252Dict` may hold.
pub trait Felt252DictValue<T> {
    /// The value of a key that was never written: all zero.
    fn zero_default() -> T nopanic;
}
