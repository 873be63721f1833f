//! `a..b` and `a..=b` over integers.

use crate::iter::{IntoIterator, Iterator};

/// `..`
pub trait RangeOp<T> {
    /// The range from `start` up to and without `end`.
    fn range(start: T, end: T) -> Range<T>;
}
/// `..=`
pub trait RangeInclusiveOp<T> {
    /// The range from `start` to `end`.
    fn range_inclusive(start: T, end: T) -> RangeInclusive<T>;
}

/// The values from `start` up to and without `end`.
#[derive(Clone, Drop, PartialEq)]
pub struct Range<T> {
    /// First value.
    pub start: T,
    /// The value after the last.
    pub end: T,
}
/// The values from `start` to `end`, both within.
#[derive(Clone, Drop, PartialEq)]
pub struct RangeInclusive<T> {
    /// First value.
    pub start: T,
    /// Last value.
    pub end: T,
}
impl RangeCopy<T, +Copy<T>> of Copy<Range<T>>;
impl RangeInclusiveCopy<T, +Copy<T>> of Copy<RangeInclusive<T>>;

impl RangeOpImpl<T> of RangeOp<T> {
    #[inline(always)]
    fn range(start: T, end: T) -> Range<T> {
        Range { start, end }
    }
}
impl RangeInclusiveOpImpl<T> of RangeInclusiveOp<T> {
    #[inline(always)]
    fn range_inclusive(start: T, end: T) -> RangeInclusive<T> {
        RangeInclusive { start, end }
    }
}

/// What a range can be asked.
#[generate_trait]
pub impl RangeImpl<T, +PartialOrd<T>, +Copy<T>, +Drop<T>> of RangeTrait<T> {
    /// Whether the value lies within.
    #[inline]
    fn contains(self: @Range<T>, value: T) -> bool {
        *self.start <= value && value < *self.end
    }
    /// Whether no value lies within.
    #[inline]
    fn is_empty(self: @Range<T>) -> bool {
        *self.start >= *self.end
    }
}
/// What an inclusive range can be asked.
#[generate_trait]
pub impl RangeInclusiveImpl<T, +PartialOrd<T>, +Copy<T>, +Drop<T>> of RangeInclusiveTrait<T> {
    /// Whether the value lies within.
    #[inline]
    fn contains(self: @RangeInclusive<T>, value: T) -> bool {
        *self.start <= value && value <= *self.end
    }
    /// Whether no value lies within.
    #[inline]
    fn is_empty(self: @RangeInclusive<T>) -> bool {
        *self.start > *self.end
    }
}

/// The machine's own range: it counts without a check, because the end was checked once.
extern type IntRange<T>;
impl IntRangeCopy<T> of Copy<IntRange<T>>;
impl IntRangeDrop<T> of Drop<IntRange<T>>;
/// `Err` holds the empty range when start > end.
extern fn int_range_try_new<T>(
    start: T, end: T,
) -> Result<IntRange<T>, IntRange<T>> implicits(RangeCheck) nopanic;
/// The variants stand in the order of the function's branches.
enum Popped<T> {
    Empty,
    Next: (IntRange<T>, T),
}
extern fn int_range_pop_front<T>(range: IntRange<T>) -> Popped<T> nopanic;

/// Integers the machine counts.
pub trait Countable<T>;
impl U8Countable of Countable<u8>;
impl U16Countable of Countable<u16>;
impl U32Countable of Countable<u32>;
impl U64Countable of Countable<u64>;
impl U128Countable of Countable<u128>;
impl I8Countable of Countable<i8>;
impl I16Countable of Countable<i16>;
impl I32Countable of Countable<i32>;
impl I64Countable of Countable<i64>;
impl I128Countable of Countable<i128>;

/// The iterator over a range.
pub struct RangeIterator<T> {
    range: IntRange<T>,
}
impl RangeIteratorCopy<T> of Copy<RangeIterator<T>>;
impl RangeIteratorDrop<T> of Drop<RangeIterator<T>>;

impl RangeIteratorImpl<T, +Countable<T>, +Copy<T>, +Drop<T>> of Iterator<RangeIterator<T>> {
    type Item = T;
    #[inline]
    fn next(ref self: RangeIterator<T>) -> Option<T> {
        match int_range_pop_front(self.range) {
            Popped::Empty => Option::None,
            Popped::Next((range, value)) => {
                self = RangeIterator { range };
                Option::Some(value)
            },
        }
    }
}
impl RangeIntoIterator<T, +Countable<T>, +Copy<T>, +Drop<T>> of IntoIterator<Range<T>> {
    type IntoIter = RangeIterator<T>;
    #[inline]
    fn into_iter(self: Range<T>) -> RangeIterator<T> {
        match int_range_try_new(self.start, self.end) {
            Result::Ok(range) => RangeIterator { range },
            Result::Err(range) => RangeIterator { range },
        }
    }
}

/// The iterator over an inclusive range: the last value is kept apart, so that a range may end at
/// the greatest integer.
pub struct RangeInclusiveIterator<T> {
    range: IntRange<T>,
    last: Option<T>,
}
impl RangeInclusiveIteratorCopy<T, +Copy<T>> of Copy<RangeInclusiveIterator<T>>;
impl RangeInclusiveIteratorDrop<T, +Drop<T>> of Drop<RangeInclusiveIterator<T>>;

impl RangeInclusiveIteratorImpl<
    T, +Countable<T>, +Copy<T>, +Drop<T>,
> of Iterator<RangeInclusiveIterator<T>> {
    type Item = T;
    fn next(ref self: RangeInclusiveIterator<T>) -> Option<T> {
        match int_range_pop_front(self.range) {
            Popped::Empty => {
                let last = self.last;
                self.last = Option::None;
                last
            },
            Popped::Next((range, value)) => {
                self.range = range;
                Option::Some(value)
            },
        }
    }
}
impl RangeInclusiveIntoIterator<
    T, +Countable<T>, +Copy<T>, +Drop<T>,
> of IntoIterator<RangeInclusive<T>> {
    type IntoIter = RangeInclusiveIterator<T>;
    #[inline]
    fn into_iter(self: RangeInclusive<T>) -> RangeInclusiveIterator<T> {
        match int_range_try_new(self.start, self.end) {
            Result::Ok(range) => RangeInclusiveIterator { range, last: Option::Some(self.end) },
            Result::Err(range) => RangeInclusiveIterator { range, last: Option::None },
        }
    }
}
