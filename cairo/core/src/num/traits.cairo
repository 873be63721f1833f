//! What numbers have in common.

/// Numbers that can be zero.
pub trait Zero<T> {
    /// Zero.
    fn zero() -> T;
    /// Whether the number is zero.
    fn is_zero(self: @T) -> bool;
    /// Whether it is not.
    fn is_non_zero(self: @T) -> bool;
}
/// Numbers that can be one.
pub trait One<T> {
    /// One.
    fn one() -> T;
    /// Whether the number is one.
    fn is_one(self: @T) -> bool;
    /// Whether it is not.
    fn is_non_one(self: @T) -> bool;
}
/// Types with a least and a greatest value.
pub trait Bounded<T> {
    /// The least value.
    const MIN: T;
    /// The greatest value.
    const MAX: T;
}

/// The result modulo the type's size and whether it had to be cut.
pub trait OverflowingAdd<T> {
    /// Adds.
    fn overflowing_add(self: T, v: T) -> (T, bool);
}
/// The result modulo the type's size and whether it had to be cut.
pub trait OverflowingSub<T> {
    /// Subtracts.
    fn overflowing_sub(self: T, v: T) -> (T, bool);
}
/// The result modulo the type's size and whether it had to be cut.
pub trait OverflowingMul<T> {
    /// Multiplies.
    fn overflowing_mul(self: T, v: T) -> (T, bool);
}
/// The result modulo the type's size.
pub trait WrappingAdd<T> {
    /// Adds.
    fn wrapping_add(self: T, v: T) -> T;
}
/// The result modulo the type's size.
pub trait WrappingSub<T> {
    /// Subtracts.
    fn wrapping_sub(self: T, v: T) -> T;
}
/// The result modulo the type's size.
pub trait WrappingMul<T> {
    /// Multiplies.
    fn wrapping_mul(self: T, v: T) -> T;
}
/// The result, `None` when the type has no such value.
pub trait CheckedAdd<T> {
    /// Adds.
    fn checked_add(self: T, v: T) -> Option<T>;
}
/// The result, `None` when the type has no such value.
pub trait CheckedSub<T> {
    /// Subtracts.
    fn checked_sub(self: T, v: T) -> Option<T>;
}
/// The result, `None` when the type has no such value.
pub trait CheckedMul<T> {
    /// Multiplies.
    fn checked_mul(self: T, v: T) -> Option<T>;
}

impl WrappingAddImpl<T, +OverflowingAdd<T>, +Drop<T>> of WrappingAdd<T> {
    #[inline]
    fn wrapping_add(self: T, v: T) -> T {
        let (value, _) = self.overflowing_add(v);
        value
    }
}
impl WrappingSubImpl<T, +OverflowingSub<T>, +Drop<T>> of WrappingSub<T> {
    #[inline]
    fn wrapping_sub(self: T, v: T) -> T {
        let (value, _) = self.overflowing_sub(v);
        value
    }
}
impl WrappingMulImpl<T, +OverflowingMul<T>, +Drop<T>> of WrappingMul<T> {
    #[inline]
    fn wrapping_mul(self: T, v: T) -> T {
        let (value, _) = self.overflowing_mul(v);
        value
    }
}
impl CheckedAddImpl<T, +OverflowingAdd<T>, +Drop<T>> of CheckedAdd<T> {
    #[inline]
    fn checked_add(self: T, v: T) -> Option<T> {
        unless_cut(self.overflowing_add(v))
    }
}
impl CheckedSubImpl<T, +OverflowingSub<T>, +Drop<T>> of CheckedSub<T> {
    #[inline]
    fn checked_sub(self: T, v: T) -> Option<T> {
        unless_cut(self.overflowing_sub(v))
    }
}
impl CheckedMulImpl<T, +OverflowingMul<T>, +Drop<T>> of CheckedMul<T> {
    #[inline]
    fn checked_mul(self: T, v: T) -> Option<T> {
        unless_cut(self.overflowing_mul(v))
    }
}
#[inline]
fn unless_cut<T, +Drop<T>>(result: (T, bool)) -> Option<T> {
    let (value, cut) = result;
    if cut {
        Option::None
    } else {
        Option::Some(value)
    }
}

/// The product in a type that holds every product.
pub trait WideMul<L, R> {
    /// That type.
    type Target;
    /// Multiplies.
    fn wide_mul(self: L, other: R) -> Self::Target;
}
/// The integer square root.
pub trait Sqrt<T> {
    /// The root's type.
    type Target;
    /// The greatest integer whose square is at most the number.
    fn sqrt(self: T) -> Self::Target;
}
/// Powers.
pub trait Pow<T, E> {
    /// `self` to the power of `exp`; panics on overflow.
    fn pow(self: T, exp: E) -> T;
}
impl PowByUsize<T, +Mul<T>, +One<T>, +Copy<T>, +Drop<T>> of Pow<T, usize> {
    fn pow(self: T, exp: usize) -> T {
        let (half, odd) = DivRem::div_rem(exp, 2);
        let rest = if half == 0 {
            One::one()
        } else {
            Self::pow(self * self, half)
        };
        if odd == 1 {
            self * rest
        } else {
            rest
        }
    }
}

impl Felt252Zero of Zero<felt252> {
    #[inline(always)]
    fn zero() -> felt252 {
        0
    }
    #[inline(always)]
    fn is_zero(self: @felt252) -> bool {
        *self == 0
    }
    #[inline(always)]
    fn is_non_zero(self: @felt252) -> bool {
        *self != 0
    }
}
impl Felt252One of One<felt252> {
    #[inline(always)]
    fn one() -> felt252 {
        1
    }
    #[inline(always)]
    fn is_one(self: @felt252) -> bool {
        *self == 1
    }
    #[inline(always)]
    fn is_non_one(self: @felt252) -> bool {
        *self != 1
    }
}
