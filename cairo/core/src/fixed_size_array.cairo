//! Arrays whose length is part of their type.

mod moved;
pub use moved::*;
use crate::array::{Span, ToSpanTrait, span_from_tuple, tuple_from_span};
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

/// The array of exactly these values.
#[inline]
pub(crate) fn from_array<T, const SIZE: usize, +Copy<T>, +Drop<T>>(values: Array<T>) -> [T; SIZE] {
    match tuple_from_span::<[T; SIZE]>(@values) {
        Option::Some(values) => *values.as_snapshot().unbox(),
        Option::None => crate::panic_with_const_felt252::<'Index out of bounds'>(),
    }
}

impl FixedSizeArrayPartialEq<
    T, const SIZE: usize, +PartialEq<T>, impl View: ToSpanTrait<[T; SIZE], T>,
> of PartialEq<[T; SIZE]> {
    fn eq(lhs: @[T; SIZE], rhs: @[T; SIZE]) -> bool {
        View::span(lhs) == View::span(rhs)
    }
}

impl FixedSizeArraySerde<
    T, const SIZE: usize, +Serde<T>, +Copy<T>, +Drop<T>, impl View: ToSpanTrait<[T; SIZE], T>,
> of Serde<[T; SIZE]> {
    fn serialize(self: @[T; SIZE], ref output: Array<felt252>) {
        for value in View::span(self) {
            value.serialize(ref output);
        }
    }
    fn deserialize(ref serialized: Span<felt252>) -> Option<[T; SIZE]> {
        let mut values = array![];
        let mut read = Option::Some(());
        for _ in 0..SIZE {
            match Serde::deserialize(ref serialized) {
                Option::Some(value) => values.append(value),
                Option::None => {
                    read = Option::None;
                    break;
                },
            }
        }
        read?;
        Option::Some(from_array(values))
    }
}

impl FixedSizeArrayDebug<
    T, const SIZE: usize, +crate::fmt::Debug<T>, impl View: ToSpanTrait<[T; SIZE], T>,
> of crate::fmt::Debug<[T; SIZE]> {
    fn fmt(self: @[T; SIZE], ref f: crate::fmt::Formatter) -> Result<(), crate::fmt::Error> {
        crate::fmt::Debug::fmt(@View::span(self), ref f)
    }
}
