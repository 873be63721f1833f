//! Methods of values in memory, as contract code calls them.

use super::codec::{Encode, WORD, encode};
use super::cost;
use super::fault::{charge, fault};

/// `option.unwrap()`; faults with `Option::unwrap failed.`
#[inline]
#[track_caller]
pub fn unwrap<T>(value: Option<T>) -> T {
    match value {
        Some(value) => value,
        None => fault("Option::unwrap failed."),
    }
}

/// What has a length: lists and texts.
pub trait Length {
    /// Elements, or bytes of a text.
    fn length(&self) -> usize;
}

impl<T> Length for [T] {
    fn length(&self) -> usize {
        self.len()
    }
}

impl<T> Length for Vec<T> {
    fn length(&self) -> usize {
        self.len()
    }
}

impl<T, const N: usize> Length for [T; N] {
    fn length(&self) -> usize {
        N
    }
}

impl Length for str {
    fn length(&self) -> usize {
        self.len()
    }
}

impl Length for String {
    fn length(&self) -> usize {
        self.len()
    }
}

/// `value.len()`. The step budget keeps everything far shorter than 2^32.
#[inline]
pub fn len<T: Length + ?Sized>(value: &T) -> u32 {
    u32::try_from(value.length()).unwrap_or(u32::MAX)
}

/// `value.is_empty()`
#[inline]
pub fn is_empty<T: Length + ?Sized>(value: &T) -> bool {
    value.length() == 0
}

/// `list[index]`; faults with `Index out of bounds`.
#[inline]
#[track_caller]
pub fn at<T>(list: &[T], index: u32) -> &T {
    charge(cost::ELEMENT);
    match usize::try_from(index).ok().and_then(|index| list.get(index)) {
        Some(element) => element,
        None => fault("Index out of bounds"),
    }
}

/// The elements of a list in order, each cloned.
pub fn each<T: Clone + Encode>(list: &[T]) -> impl Iterator<Item = T> + '_ {
    list.iter().map(clone)
}

/// `value.clone()`
pub fn clone<T: ToOwned + Encode + ?Sized>(value: &T) -> T::Owned {
    charge(cost::WHOLE + cost::CLONED_FELT * felts(value));
    value.to_owned()
}

/// `left == right` of values that are not copied.
pub fn equal<A: PartialEq<B> + Encode + ?Sized, B: ?Sized>(left: &A, right: &B) -> bool {
    charge(cost::WHOLE + cost::COMPARED_FELT * felts(left));
    left == right
}

/// `left == right` of values that are copied.
#[inline]
pub fn same<T: PartialEq>(left: T, right: T) -> bool {
    charge(cost::COMPARISON * (size_of::<T>() as u64).div_ceil(16));
    left == right
}

/// An element on its way into a list.
#[inline]
pub fn pushed<T>(value: T) -> T {
    charge(cost::ELEMENT);
    value
}

/// A text on its way into another.
pub fn appended(text: &str) -> &str {
    charge(cost::WHOLE + cost::APPENDED_WORD * text.len().div_ceil(WORD) as u64);
    text
}

/// Begins a function.
#[inline]
pub fn enter() {
    charge(cost::CALL);
}

/// How many felts a value has.
fn felts<T: Encode + ?Sized>(value: &T) -> u64 {
    encode(value).len() as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rt::{Fault, Stop, catch_fault, run};

    #[test]
    fn nothing_and_what_is_beyond_a_list_are_faults() {
        assert_eq!(catch_fault(|| unwrap(None::<u8>)), Err(Fault("Option::unwrap failed.")));
        assert_eq!(catch_fault(|| *at(&[1, 2], 2)), Err(Fault("Index out of bounds")));
        assert_eq!(catch_fault(|| *at(&[1, 2], u32::MAX)), Err(Fault("Index out of bounds")));
        assert_eq!((unwrap(Some(3)), *at(&[1, 2], 1)), (3, 2));
    }

    #[test]
    fn lists_and_texts_have_a_length() {
        let list = vec![1_u8, 2];
        assert_eq!((len(&list), len(&list[..]), len(&[0; 3]), len("abc"), len(&String::new())), (2, 2, 3, 3, 0));
        assert!(is_empty(&Vec::<u8>::new()) && !is_empty(&list));
        assert_eq!(clone(&list[..]), list);
        assert!(equal(&list, &[1, 2]) && !same(1, 2));
    }

    /// A text that doubles, and a list of lists, in a loop that would otherwise cost little.
    #[test]
    fn memory_is_bounded_by_the_budget() {
        let (_, result) = run(4_000_000, || {
            let mut text = String::from("zk");
            loop {
                let copy = clone(&text);
                text.push_str(appended(&copy));
            }
        });
        assert_eq!(result, Err::<(), _>(Stop::OutOfSteps));
        let (_, result) = run(4_000_000, || {
            let (inner, mut outer) = (vec![1_u8; 10_000], Vec::new());
            loop {
                outer.push(pushed(clone(&inner)));
            }
        });
        assert_eq!(result, Err::<(), _>(Stop::OutOfSteps));
    }
}
