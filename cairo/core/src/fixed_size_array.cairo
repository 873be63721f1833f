//! Arrays whose length is part of their type.

use crate::array::{Span, ToSpanTrait, span_from_tuple};
use crate::box::BoxTrait;

/// What the machine knows of `[T; SIZE]`.
pub trait FixedSizeArrayInfo<S> {
    /// The type of the elements.
    type Element;
    /// How many there are.
    const SIZE: usize;
}
impl FixedSizeArrayInfoImpl<T, const SIZE: usize> of FixedSizeArrayInfo<[T; SIZE]> {
    type Element = T;
    const SIZE: usize = SIZE;
}

impl FixedSizeArrayCopy<T, const SIZE: usize, +Copy<T>> of Copy<[T; SIZE]>;
impl FixedSizeArrayDrop<T, const SIZE: usize, +Drop<T>> of Drop<[T; SIZE]>;

impl FixedSizeArrayToSpan<
    T, const SIZE: usize, -crate::metaprogramming::TypeEqual<[T; SIZE], [T; 0]>,
> of ToSpanTrait<[T; SIZE], T> {
    #[inline(always)]
    fn span(self: @[T; SIZE]) -> Span<T> {
        Span { snapshot: span_from_tuple::<[T; SIZE]>(BoxTrait::new(self)) }
    }
}
impl EmptyFixedSizeArrayToSpan<T, +Drop<T>> of ToSpanTrait<[T; 0], T> {
    fn span(self: @[T; 0]) -> Span<T> {
        Default::default()
    }
}

impl FixedSizeArrayPartialEq<
    T, const SIZE: usize, +PartialEq<T>, impl View: ToSpanTrait<[T; SIZE], T>,
> of PartialEq<[T; SIZE]> {
    fn eq(lhs: @[T; SIZE], rhs: @[T; SIZE]) -> bool {
        View::span(lhs) == View::span(rhs)
    }
}
