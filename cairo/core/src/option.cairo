//! A value or nothing.

use crate::result::Result;

/// A value or nothing.
#[derive(Copy, Drop, Debug, Hash, Serde, PartialEq)]
pub enum Option<T> {
    /// The value.
    Some: T,
    /// Nothing.
    None,
}

/// What an option can do.
pub trait OptionTrait<T> {
    /// The value; panics with `err` when there is none.
    fn expect(self: Option<T>, err: felt252) -> T;
    /// The value; panics when there is none.
    fn unwrap(self: Option<T>) -> T;
    /// The value or another.
    fn unwrap_or<+Destruct<T>>(self: Option<T>, default: T) -> T;
    /// The value or the type's first value.
    fn unwrap_or_default<+Default<T>>(self: Option<T>) -> T;
    /// `Ok` of the value or `Err` of `err`.
    fn ok_or<E, +Destruct<E>>(self: Option<T>, err: E) -> Result<T, E>;
    /// Whether there is a value.
    fn is_some(self: @Option<T>) -> bool nopanic;
    /// Whether there is none.
    fn is_none(self: @Option<T>) -> bool nopanic;
    /// The value with `f` applied.
    fn map<U, F, +Destruct<F>, +crate::ops::FnOnce<F, (T,)>[Output: U]>(
        self: Option<T>, f: F,
    ) -> Option<U>;
    /// What `f` makes of the value.
    fn and_then<U, F, +Destruct<F>, +crate::ops::FnOnce<F, (T,)>[Output: Option<U>]>(
        self: Option<T>, f: F,
    ) -> Option<U>;
    /// This option if it has a value, otherwise the other.
    fn or<+Drop<T>>(self: Option<T>, other: Option<T>) -> Option<T>;
    /// Takes the value out, leaving nothing.
    fn take(ref self: Option<T>) -> Option<T>;
}

pub impl OptionTraitImpl<T> of OptionTrait<T> {
    #[inline(always)]
    const fn expect(self: Option<T>, err: felt252) -> T {
        match self {
            Option::Some(value) => value,
            Option::None => crate::panic_with_felt252(err),
        }
    }
    #[inline(always)]
    const fn unwrap(self: Option<T>) -> T {
        match self {
            Option::Some(value) => value,
            Option::None => crate::panic_with_felt252('Option::unwrap failed.'),
        }
    }
    #[inline]
    fn unwrap_or<+Destruct<T>>(self: Option<T>, default: T) -> T {
        match self {
            Option::Some(value) => value,
            Option::None => default,
        }
    }
    #[inline]
    fn unwrap_or_default<+Default<T>>(self: Option<T>) -> T {
        match self {
            Option::Some(value) => value,
            Option::None => Default::default(),
        }
    }
    #[inline]
    fn ok_or<E, +Destruct<E>>(self: Option<T>, err: E) -> Result<T, E> {
        match self {
            Option::Some(value) => Result::Ok(value),
            Option::None => Result::Err(err),
        }
    }
    #[inline]
    fn is_some(self: @Option<T>) -> bool nopanic {
        match self {
            Option::Some(_) => true,
            Option::None => false,
        }
    }
    #[inline]
    fn is_none(self: @Option<T>) -> bool nopanic {
        match self {
            Option::Some(_) => false,
            Option::None => true,
        }
    }
    #[inline]
    fn map<U, F, +Destruct<F>, +crate::ops::FnOnce<F, (T,)>[Output: U]>(
        self: Option<T>, f: F,
    ) -> Option<U> {
        match self {
            Option::Some(value) => Option::Some(f(value)),
            Option::None => Option::None,
        }
    }
    #[inline]
    fn and_then<U, F, +Destruct<F>, +crate::ops::FnOnce<F, (T,)>[Output: Option<U>]>(
        self: Option<T>, f: F,
    ) -> Option<U> {
        match self {
            Option::Some(value) => f(value),
            Option::None => Option::None,
        }
    }
    #[inline]
    fn or<+Drop<T>>(self: Option<T>, other: Option<T>) -> Option<T> {
        match self {
            Option::Some(value) => Option::Some(value),
            Option::None => other,
        }
    }
    #[inline]
    fn take(ref self: Option<T>) -> Option<T> {
        let value = self;
        self = Option::None;
        value
    }
}

impl OptionDefault<T> of Default<Option<T>> {
    #[inline(always)]
    fn default() -> Option<T> {
        Option::None
    }
}
impl OptionClone<T, +Clone<T>, -Copy<T>> of Clone<Option<T>> {
    fn clone(self: @Option<T>) -> Option<T> {
        match self {
            Option::Some(value) => Option::Some(value.clone()),
            Option::None => Option::None,
        }
    }
}
