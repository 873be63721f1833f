//! Integers with bounds in their type.

use crate::zeroable::{IsZeroResult, NonZero};

/// An integer from `MIN` to `MAX`.
pub extern type BoundedInt<const MIN: felt252, const MAX: felt252>;
impl BoundedIntCopy<const MIN: felt252, const MAX: felt252> of Copy<BoundedInt<MIN, MAX>>;
impl BoundedIntDrop<const MIN: felt252, const MAX: felt252> of Drop<BoundedInt<MIN, MAX>>;
impl BoundedIntNumericLiteral<
    const MIN: felt252, const MAX: felt252,
> of crate::integer::NumericLiteral<BoundedInt<MIN, MAX>>;
impl BoundedIntIntoFelt252<
    const MIN: felt252, const MAX: felt252,
> of Into<BoundedInt<MIN, MAX>, felt252> {
    #[inline(always)]
    fn into(self: BoundedInt<MIN, MAX>) -> felt252 {
        upcast(self)
    }
}

/// A conversion to a type that has every value of `T`.
pub extern const fn upcast<T, S>(x: T) -> S nopanic;
/// A conversion to a type that lacks some values of `T`.
pub extern const fn downcast<T, S>(x: T) -> Option<S> implicits(RangeCheck) nopanic;

/// The type of an operation's result.
pub trait AddHelper<L, R> {
    type Result;
}
/// The type of an operation's result.
pub trait SubHelper<L, R> {
    type Result;
}
/// The type of an operation's result.
pub trait MulHelper<L, R> {
    type Result;
}
/// The types of a division's results.
pub trait DivRemHelper<L, R> {
    type DivT;
    type RemT;
}
/// The types below and from a boundary.
pub trait ConstrainHelper<T, const BOUNDARY: felt252> {
    type LowT;
    type HighT;
}
/// The type without its least value.
pub trait TrimMinHelper<T> {
    type Target;
}
/// The type without its greatest value.
pub trait TrimMaxHelper<T> {
    type Target;
}

pub extern fn bounded_int_add<L, R, impl H: AddHelper<L, R>>(lhs: L, rhs: R) -> H::Result nopanic;
pub extern fn bounded_int_sub<L, R, impl H: SubHelper<L, R>>(lhs: L, rhs: R) -> H::Result nopanic;
pub extern fn bounded_int_mul<L, R, impl H: MulHelper<L, R>>(lhs: L, rhs: R) -> H::Result nopanic;
pub extern fn bounded_int_div_rem<L, R, impl H: DivRemHelper<L, R>>(
    lhs: L, rhs: NonZero<R>,
) -> (H::DivT, H::RemT) implicits(RangeCheck) nopanic;
pub extern fn bounded_int_constrain<
    T, const BOUNDARY: felt252, impl H: ConstrainHelper<T, BOUNDARY>,
>(
    value: T,
) -> Result<H::LowT, H::HighT> implicits(RangeCheck) nopanic;
/// The variants stand in the order of the function's branches.
pub enum Trimmed<T> {
    None,
    Some: T,
}
pub extern const fn bounded_int_trim_min<T, impl H: TrimMinHelper<T>>(
    value: T,
) -> Trimmed<H::Target> nopanic;
pub extern const fn bounded_int_trim_max<T, impl H: TrimMaxHelper<T>>(
    value: T,
) -> Trimmed<H::Target> nopanic;
pub extern const fn bounded_int_is_zero<T>(value: T) -> IsZeroResult<T> nopanic;
