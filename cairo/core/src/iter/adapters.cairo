//! Iterators over iterators.

use super::traits::Iterator;

/// See [`Iterator::map`].
#[derive(Drop, Clone)]
pub struct Map<I, F> {
    pub(crate) inner: I,
    pub(crate) f: F,
}
impl MapIterator<
    I,
    F,
    B,
    impl Inner: Iterator<I>,
    impl Call: crate::ops::Fn<F, (Inner::Item,)>[Output: B],
    +Drop<I>,
    +Drop<F>,
> of Iterator<Map<I, F>> {
    type Item = B;
    #[inline]
    fn next(ref self: Map<I, F>) -> Option<B> {
        match self.inner.next() {
            Option::Some(value) => Option::Some(Call::call(@self.f, (value,))),
            Option::None => Option::None,
        }
    }
}

/// See [`Iterator::filter`].
#[derive(Drop, Clone)]
pub struct Filter<I, P> {
    pub(crate) inner: I,
    pub(crate) keep: P,
}
impl FilterIterator<
    I,
    P,
    impl Inner: Iterator<I>,
    impl Keep: crate::ops::Fn<P, (@Inner::Item,)>[Output: bool],
    +Drop<I>,
    +Drop<P>,
    +Drop<Inner::Item>,
> of Iterator<Filter<I, P>> {
    type Item = Inner::Item;
    fn next(ref self: Filter<I, P>) -> Option<Inner::Item> {
        while let Option::Some(value) = self.inner.next() {
            if Keep::call(@self.keep, (@value,)) {
                return Option::Some(value);
            }
        }
        Option::None
    }
}

/// See [`Iterator::enumerate`].
#[derive(Drop, Clone)]
pub struct Enumerate<I> {
    pub(crate) inner: I,
    pub(crate) position: usize,
}
impl EnumerateIterator<
    I, impl Inner: Iterator<I>, +Drop<I>, +Drop<Inner::Item>,
> of Iterator<Enumerate<I>> {
    type Item = (usize, Inner::Item);
    #[inline]
    fn next(ref self: Enumerate<I>) -> Option<(usize, Inner::Item)> {
        match self.inner.next() {
            Option::Some(value) => {
                let position = self.position;
                self.position = position + 1;
                Option::Some((position, value))
            },
            Option::None => Option::None,
        }
    }
}

/// See [`Iterator::zip`].
#[derive(Drop, Clone)]
pub struct Zip<A, B> {
    pub(crate) first: A,
    pub(crate) second: B,
}
impl ZipIterator<
    A, B, impl First: Iterator<A>, impl Second: Iterator<B>, +Drop<A>, +Drop<B>, +Drop<First::Item>,
> of Iterator<Zip<A, B>> {
    type Item = (First::Item, Second::Item);
    #[inline]
    fn next(ref self: Zip<A, B>) -> Option<(First::Item, Second::Item)> {
        let first = self.first.next()?;
        let second = self.second.next()?;
        Option::Some((first, second))
    }
}
