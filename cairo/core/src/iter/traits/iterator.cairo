//! Sequences that yield one value after the other.

use crate::iter::adapters::{Enumerate, Filter, Map, Zip};
use super::collect::{FromIterator, IntoIterator};

/// A sequence.
pub trait Iterator<T> {
    /// What it yields.
    type Item;
    /// The next value, `None` at the end.
    fn next(ref self: T) -> Option<Self::Item>;

    /// The values with `f` applied.
    #[inline]
    fn map<B, F, impl Call: crate::ops::Fn<F, (Self::Item,)>[Output: B], +Drop<T>, +Drop<F>>(
        self: T, f: F,
    ) -> Map<T, F> {
        Map { inner: self, f }
    }
    /// The values for which `keep` holds.
    #[inline]
    fn filter<P, +crate::ops::Fn<P, (@Self::Item,)>[Output: bool], +Drop<P>, +Drop<T>>(
        self: T, keep: P,
    ) -> Filter<T, P> {
        Filter { inner: self, keep }
    }
    /// Pairs of position and value.
    #[inline]
    fn enumerate(self: T) -> Enumerate<T> {
        Enumerate { inner: self, position: 0 }
    }
    /// Pairs of the values of two sequences, until either ends.
    #[inline]
    fn zip<U, impl Other: IntoIterator<U>, +Destruct<T>>(
        self: T, other: U,
    ) -> Zip<T, Other::IntoIter> {
        Zip { first: self, second: other.into_iter() }
    }
    /// The value left when all are folded into `init` by `f`.
    fn fold<
        B,
        F,
        +crate::ops::Fn<F, (B, Self::Item)>[Output: B],
        +Destruct<T>,
        +Destruct<F>,
        +Destruct<B>,
    >(
        ref self: T, init: B, f: F,
    ) -> B {
        match Self::next(ref self) {
            Option::None => init,
            Option::Some(value) => Self::fold(ref self, f(init, value), f),
        }
    }
    /// All values in a collection.
    #[inline]
    fn collect<B, +FromIterator<B, Self::Item>, +Destruct<T>>(
        self: T,
    ) -> B {
        FromIterator::<B, Self::Item>::from_iter::<T, Self>(self)
    }
    /// How many values are left.
    fn count<+Destruct<T>, +Destruct<Self::Item>>(
        self: T,
    ) -> usize {
        let mut iter = self;
        let mut count = 0;
        while let Option::Some(_) = Self::next(ref iter) {
            count += 1;
        }
        count
    }
}
