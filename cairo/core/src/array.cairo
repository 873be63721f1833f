//! Growing arrays and views of them.

use crate::box::Box;
use crate::fixed_size_array::FixedSizeArrayInfo;
use crate::iter::{FromIterator, IntoIterator, Iterator};
use crate::ops::IndexView;

/// An array that grows at its end and shrinks at its start.
pub extern type Array<T>;

pub extern fn array_new<T>() -> Array<T> nopanic;
pub extern fn array_append<T>(ref arr: Array<T>, value: T) nopanic;
pub extern fn array_pop_front<T>(ref arr: Array<T>) -> Option<Box<T>> nopanic;
pub extern fn array_pop_front_consume<T>(arr: Array<T>) -> Option<(Array<T>, Box<T>)> nopanic;
pub extern fn array_snapshot_pop_front<T>(ref arr: @Array<T>) -> Option<Box<@T>> nopanic;
pub extern fn array_snapshot_pop_back<T>(ref arr: @Array<T>) -> Option<Box<@T>> nopanic;
pub extern fn array_snapshot_multi_pop_front<Values, impl Info: FixedSizeArrayInfo<Values>>(
    ref arr: @Array<Info::Element>,
) -> Option<@Box<Values>> implicits(RangeCheck) nopanic;
pub extern fn array_snapshot_multi_pop_back<Values, impl Info: FixedSizeArrayInfo<Values>>(
    ref arr: @Array<Info::Element>,
) -> Option<@Box<Values>> implicits(RangeCheck) nopanic;
pub extern fn array_get<T>(
    arr: @Array<T>, index: usize,
) -> Option<Box<@T>> implicits(RangeCheck) nopanic;
pub extern fn array_slice<T>(
    arr: @Array<T>, start: usize, length: usize,
) -> Option<@Array<T>> implicits(RangeCheck) nopanic;
pub extern fn array_len<T>(arr: @Array<T>) -> usize nopanic;
pub(crate) extern fn span_from_tuple<Values, impl Info: FixedSizeArrayInfo<Values>>(
    values: Box<@Values>,
) -> @Array<Info::Element> nopanic;
pub(crate) extern fn tuple_from_span<Values, impl Info: FixedSizeArrayInfo<Values>>(
    span: @Array<Info::Element>,
) -> Option<@Box<Values>> nopanic;

/// A view of consecutive elements of an array.
pub struct Span<T> {
    pub(crate) snapshot: @Array<T>,
}

impl ArrayDrop<T, +Drop<T>> of Drop<Array<T>>;
impl SpanCopy<T> of Copy<Span<T>>;
impl SpanDrop<T> of Drop<Span<T>>;

/// What an array can do.
#[generate_trait]
pub impl ArrayImpl<T> of ArrayTrait<T> {
    /// An empty array.
    #[inline(always)]
    #[must_use]
    fn new() -> Array<T> nopanic {
        array_new()
    }
    /// Adds a value at the end.
    #[inline(always)]
    fn append(ref self: Array<T>, value: T) nopanic {
        array_append(ref self, value)
    }
    /// Adds the values of a span at the end.
    fn append_span<+Clone<T>, +Drop<T>>(ref self: Array<T>, span: Span<T>) {
        let mut rest = span;
        if span.len() >= 8 {
            append_eights(ref self, ref rest);
        }
        while let Option::Some(value) = rest.pop_front() {
            self.append(value.clone());
        }
    }
    /// Takes the first value out.
    #[inline]
    fn pop_front(ref self: Array<T>) -> Option<T> nopanic {
        match array_pop_front(ref self) {
            Option::Some(value) => Option::Some(value.unbox()),
            Option::None => Option::None,
        }
    }
    /// The first value and the rest.
    #[inline]
    fn pop_front_consume(self: Array<T>) -> Option<(Array<T>, T)> nopanic {
        match array_pop_front_consume(self) {
            Option::Some((rest, value)) => Option::Some((rest, value.unbox())),
            Option::None => Option::None,
        }
    }
    /// The value at `index`, in a box.
    #[inline(always)]
    fn get(self: @Array<T>, index: usize) -> Option<Box<@T>> {
        array_get(self, index)
    }
    /// The value at `index`; panics when there is none.
    #[inline]
    fn at(self: @Array<T>, index: usize) -> @T {
        element_at(self, index)
    }
    /// How many values there are.
    #[inline(always)]
    #[must_use]
    fn len(self: @Array<T>) -> usize {
        array_len(self)
    }
    /// Whether there is no value.
    #[inline]
    #[must_use]
    fn is_empty(self: @Array<T>) -> bool {
        self.span().is_empty()
    }
    /// A view of all values.
    #[inline(always)]
    #[must_use]
    fn span(self: @Array<T>) -> Span<T> {
        Span { snapshot: self }
    }
}

/// Adds eight values at a time, as a round costs more than they do, while there are as many.
fn append_eights<T, +Clone<T>, +Drop<T>>(ref array: Array<T>, ref span: Span<T>) {
    while let Option::Some(values) = span.multi_pop_front::<8>() {
        let [a, b, c, d, e, f, g, h] = values.as_snapshot().unbox();
        array.append(a.clone());
        array.append(b.clone());
        array.append(c.clone());
        array.append(d.clone());
        array.append(e.clone());
        array.append(f.clone());
        array.append(g.clone());
        array.append(h.clone());
    }
}

/// What a span can do.
#[generate_trait]
pub impl SpanImpl<T> of SpanTrait<T> {
    /// Takes the first value out.
    #[inline]
    fn pop_front(ref self: Span<T>) -> Option<@T> {
        let mut snapshot = self.snapshot;
        let popped = array_snapshot_pop_front(ref snapshot);
        self = Span { snapshot };
        match popped {
            Option::Some(value) => Option::Some(value.unbox()),
            Option::None => Option::None,
        }
    }
    /// Takes the last value out.
    #[inline]
    fn pop_back(ref self: Span<T>) -> Option<@T> {
        let mut snapshot = self.snapshot;
        let popped = array_snapshot_pop_back(ref snapshot);
        self = Span { snapshot };
        match popped {
            Option::Some(value) => Option::Some(value.unbox()),
            Option::None => Option::None,
        }
    }
    /// Takes the first `SIZE` values out at once; leaves the span as it is when there are fewer.
    #[inline]
    fn multi_pop_front<const SIZE: usize>(ref self: Span<T>) -> Option<@Box<[T; SIZE]>> {
        let mut snapshot = self.snapshot;
        let popped = array_snapshot_multi_pop_front::<[T; SIZE]>(ref snapshot);
        self = Span { snapshot };
        popped
    }
    /// Takes the last `SIZE` values out at once; leaves the span as it is when there are fewer.
    #[inline]
    fn multi_pop_back<const SIZE: usize>(ref self: Span<T>) -> Option<@Box<[T; SIZE]>> {
        let mut snapshot = self.snapshot;
        let popped = array_snapshot_multi_pop_back::<[T; SIZE]>(ref snapshot);
        self = Span { snapshot };
        popped
    }
    /// The value at `index`, in a box.
    #[inline(always)]
    fn get(self: Span<T>, index: usize) -> Option<Box<@T>> {
        array_get(self.snapshot, index)
    }
    /// The value at `index`; panics when there is none.
    #[inline]
    fn at(self: Span<T>, index: usize) -> @T {
        element_at(self.snapshot, index)
    }
    /// `length` values from `start`; panics when they are not all there.
    #[inline]
    fn slice(self: Span<T>, start: usize, length: usize) -> Span<T> {
        match array_slice(self.snapshot, start, length) {
            Option::Some(snapshot) => Span { snapshot },
            Option::None => crate::panic_with_const_felt252::<'Index out of bounds'>(),
        }
    }
    /// How many values there are.
    #[inline(always)]
    #[must_use]
    fn len(self: Span<T>) -> usize {
        array_len(self.snapshot)
    }
    /// Whether there is no value.
    #[inline]
    #[must_use]
    fn is_empty(self: Span<T>) -> bool {
        let mut snapshot = self.snapshot;
        match array_snapshot_pop_front(ref snapshot) {
            Option::Some(_) => false,
            Option::None => true,
        }
    }
}

#[inline]
fn element_at<T>(arr: @Array<T>, index: usize) -> @T {
    match array_get(arr, index) {
        Option::Some(value) => value.unbox(),
        Option::None => crate::panic_with_const_felt252::<'Index out of bounds'>(),
    }
}

/// Other containers that can be viewed as a span.
pub trait ToSpanTrait<C, T> {
    /// A view of all values.
    #[must_use]
    fn span(self: @C) -> Span<T>;
}

impl ArrayDefault<T> of Default<Array<T>> {
    #[inline(always)]
    fn default() -> Array<T> {
        array_new()
    }
}
impl SpanDefault<T, +Drop<T>> of Default<Span<T>> {
    fn default() -> Span<T> {
        Span { snapshot: @array_new() }
    }
}
impl ArrayIntoSpan<T, +Drop<T>> of Into<Array<T>, Span<T>> {
    #[inline]
    fn into(self: Array<T>) -> Span<T> {
        self.span()
    }
}
impl SpanIntoArray<T, +Clone<T>, +Drop<T>> of Into<Span<T>, Array<T>> {
    fn into(self: Span<T>) -> Array<T> {
        let mut values = array_new();
        values.append_span(self);
        values
    }
}
/// What patterns like `[a, b]` over a span call.
impl SpanTryIntoFixedSizeArray<T, const SIZE: usize> of TryInto<Span<T>, @Box<[T; SIZE]>> {
    #[inline(always)]
    fn try_into(self: Span<T>) -> Option<@Box<[T; SIZE]>> {
        tuple_from_span::<[T; SIZE]>(self.snapshot)
    }
}
impl SpanIntoSnapshot<T> of Into<Span<T>, @Array<T>> {
    #[inline(always)]
    fn into(self: Span<T>) -> @Array<T> {
        self.snapshot
    }
}

impl ArrayClone<T, +Clone<T>, +Drop<T>> of Clone<Array<T>> {
    fn clone(self: @Array<T>) -> Array<T> {
        self.span().into()
    }
}
impl SpanPartialEq<T, +PartialEq<T>> of PartialEq<Span<T>> {
    fn eq(lhs: @Span<T>, rhs: @Span<T>) -> bool {
        let mut left = *lhs;
        let mut right = *rhs;
        loop {
            match (left.pop_front(), right.pop_front()) {
                (Option::Some(a), Option::Some(b)) => if a != b {
                    break false;
                },
                (Option::None, Option::None) => { break true; },
                _ => { break false; },
            }
        }
    }
}
impl ArrayPartialEq<T, +PartialEq<T>> of PartialEq<Array<T>> {
    fn eq(lhs: @Array<T>, rhs: @Array<T>) -> bool {
        lhs.span() == rhs.span()
    }
}

impl SpanIndex<T> of IndexView<Span<T>, usize> {
    type Target = @T;
    #[inline(always)]
    fn index(self: @Span<T>, index: usize) -> @T {
        (*self).at(index)
    }
}
impl ArrayIndex<T> of IndexView<Array<T>, usize> {
    type Target = @T;
    #[inline(always)]
    fn index(self: @Array<T>, index: usize) -> @T {
        self.at(index)
    }
}
/// The iterator over an array's values.
#[derive(Drop)]
pub struct ArrayIter<T> {
    values: Array<T>,
}
impl ArrayIterator<T> of Iterator<ArrayIter<T>> {
    type Item = T;
    #[inline(always)]
    fn next(ref self: ArrayIter<T>) -> Option<T> {
        self.values.pop_front()
    }
}
impl ArrayIntoIterator<T> of IntoIterator<Array<T>> {
    type IntoIter = ArrayIter<T>;
    #[inline(always)]
    fn into_iter(self: Array<T>) -> ArrayIter<T> {
        ArrayIter { values: self }
    }
}
/// The iterator over a span's values.
#[derive(Copy, Drop)]
pub struct SpanIter<T> {
    span: Span<T>,
}
impl SpanIterator<T> of Iterator<SpanIter<T>> {
    type Item = @T;
    #[inline(always)]
    fn next(ref self: SpanIter<T>) -> Option<@T> {
        let mut span = self.span;
        let value = span.pop_front();
        self = SpanIter { span };
        value
    }
}
impl SpanIntoIterator<T> of IntoIterator<Span<T>> {
    type IntoIter = SpanIter<T>;
    #[inline(always)]
    fn into_iter(self: Span<T>) -> SpanIter<T> {
        SpanIter { span: self }
    }
}
impl SnapshotArrayIntoIterator<T> of IntoIterator<@Array<T>> {
    type IntoIter = SpanIter<T>;
    #[inline(always)]
    fn into_iter(self: @Array<T>) -> SpanIter<T> {
        SpanIter { span: self.span() }
    }
}
impl ArrayFromIterator<T, +Drop<T>> of FromIterator<Array<T>, T> {
    fn from_iter<I, impl Iter: Iterator<I>[Item: T], +Destruct<I>>(iter: I) -> Array<T> {
        let mut iter = iter;
        let mut values = array_new();
        while let Option::Some(value) = Iter::next(ref iter) {
            values.append(value);
        }
        values
    }
}
