//! Success or failure.

use crate::option::Option;

/// Success or failure.
#[must_use]
#[derive(Copy, Drop, Debug, Hash, Serde, PartialEq)]
pub enum Result<T, E> {
    /// What was made.
    Ok: T,
    /// What went wrong.
    Err: E,
}

/// What a result can do.
pub trait ResultTrait<T, E> {
    /// The value; panics with `err` on failure.
    fn expect<+Destruct<E>>(self: Result<T, E>, err: felt252) -> T;
    /// The value; panics on failure.
    fn unwrap<+Destruct<E>>(self: Result<T, E>) -> T;
    /// The value or another.
    fn unwrap_or<+Destruct<T>, +Destruct<E>>(self: Result<T, E>, default: T) -> T;
    /// The failure; panics with `err` on success.
    fn expect_err<+Destruct<T>>(self: Result<T, E>, err: felt252) -> E;
    /// The failure; panics on success.
    fn unwrap_err<+Destruct<T>>(self: Result<T, E>) -> E;
    /// Whether it succeeded.
    fn is_ok(self: @Result<T, E>) -> bool nopanic;
    /// Whether it failed.
    fn is_err(self: @Result<T, E>) -> bool nopanic;
    /// The value, if any.
    fn ok<+Destruct<E>>(self: Result<T, E>) -> Option<T>;
    /// The failure, if any.
    fn err<+Destruct<T>>(self: Result<T, E>) -> Option<E>;
    /// The value with `f` applied.
    fn map<U, F, +Destruct<F>, +crate::ops::FnOnce<F, (T,)>[Output: U]>(
        self: Result<T, E>, f: F,
    ) -> Result<U, E>;
    /// The failure with `f` applied.
    fn map_err<G, F, +Destruct<F>, +crate::ops::FnOnce<F, (E,)>[Output: G]>(
        self: Result<T, E>, f: F,
    ) -> Result<T, G>;
    /// What `f` makes of the value.
    fn and_then<U, F, +Destruct<F>, +crate::ops::FnOnce<F, (T,)>[Output: Result<U, E>]>(
        self: Result<T, E>, f: F,
    ) -> Result<U, E>;
}

pub impl ResultTraitImpl<T, E> of ResultTrait<T, E> {
    #[inline]
    fn expect<+Destruct<E>>(self: Result<T, E>, err: felt252) -> T {
        match self {
            Result::Ok(value) => value,
            Result::Err(_) => crate::panic_with_felt252(err),
        }
    }
    #[inline]
    fn unwrap<+Destruct<E>>(self: Result<T, E>) -> T {
        match self {
            Result::Ok(value) => value,
            Result::Err(_) => crate::panic_with_const_felt252::<'Result::unwrap failed.'>(),
        }
    }
    #[inline]
    fn unwrap_or<+Destruct<T>, +Destruct<E>>(self: Result<T, E>, default: T) -> T {
        match self {
            Result::Ok(value) => value,
            Result::Err(_) => default,
        }
    }
    #[inline]
    fn expect_err<+Destruct<T>>(self: Result<T, E>, err: felt252) -> E {
        match self {
            Result::Ok(_) => crate::panic_with_felt252(err),
            Result::Err(error) => error,
        }
    }
    #[inline]
    fn unwrap_err<+Destruct<T>>(self: Result<T, E>) -> E {
        match self {
            Result::Ok(_) => crate::panic_with_const_felt252::<'Result::unwrap_err failed.'>(),
            Result::Err(error) => error,
        }
    }
    #[inline]
    fn is_ok(self: @Result<T, E>) -> bool nopanic {
        match self {
            Result::Ok(_) => true,
            Result::Err(_) => false,
        }
    }
    #[inline]
    fn is_err(self: @Result<T, E>) -> bool nopanic {
        match self {
            Result::Ok(_) => false,
            Result::Err(_) => true,
        }
    }
    #[inline]
    fn ok<+Destruct<E>>(self: Result<T, E>) -> Option<T> {
        match self {
            Result::Ok(value) => Option::Some(value),
            Result::Err(_) => Option::None,
        }
    }
    #[inline]
    fn err<+Destruct<T>>(self: Result<T, E>) -> Option<E> {
        match self {
            Result::Ok(_) => Option::None,
            Result::Err(error) => Option::Some(error),
        }
    }
    #[inline]
    fn map<U, F, +Destruct<F>, +crate::ops::FnOnce<F, (T,)>[Output: U]>(
        self: Result<T, E>, f: F,
    ) -> Result<U, E> {
        match self {
            Result::Ok(value) => Result::Ok(f(value)),
            Result::Err(error) => Result::Err(error),
        }
    }
    #[inline]
    fn map_err<G, F, +Destruct<F>, +crate::ops::FnOnce<F, (E,)>[Output: G]>(
        self: Result<T, E>, f: F,
    ) -> Result<T, G> {
        match self {
            Result::Ok(value) => Result::Ok(value),
            Result::Err(error) => Result::Err(f(error)),
        }
    }
    #[inline]
    fn and_then<U, F, +Destruct<F>, +crate::ops::FnOnce<F, (T,)>[Output: Result<U, E>]>(
        self: Result<T, E>, f: F,
    ) -> Result<U, E> {
        match self {
            Result::Ok(value) => f(value),
            Result::Err(error) => Result::Err(error),
        }
    }
}

impl ResultClone<T, E, +Clone<T>, +Clone<E>, -Copy<Result<T, E>>> of Clone<Result<T, E>> {
    fn clone(self: @Result<T, E>) -> Result<T, E> {
        match self {
            Result::Ok(value) => Result::Ok(value.clone()),
            Result::Err(error) => Result::Err(error.clone()),
        }
    }
}
