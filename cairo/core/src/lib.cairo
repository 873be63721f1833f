//! The core library of the zkThread toolkit: what the Cairo compiler 2.21.0 takes for granted by
//! name, and what contracts and thread programs need. Compact on purpose; every item here is used
//! by the compiler or by Cairo text of the toolkit or its users.

pub mod array;
pub mod box;
pub mod byte_array;
pub mod bytes_31;
pub mod circuit;
pub mod clone;
pub mod cmp;
pub mod debug;
pub mod dict;
pub mod ec;
pub mod fixed_size_array;
pub mod fmt;
pub mod gas;
pub mod hash;
pub mod integer;
pub mod internal;
pub mod iter;
pub mod keccak;
/// Where the compiler looks for the documentation of keywords.
pub mod keyword_docs {}
pub mod metaprogramming;
pub mod nullable;
pub mod num;
pub mod ops;
pub mod option;
pub mod panics;
pub mod pedersen;
pub mod poseidon;
pub mod prelude;
pub mod result;
pub mod serde;
pub mod starknet;
pub mod string;
pub mod traits;
pub mod tuple;
pub mod zeroable;

pub use array::{Array, Span};
pub use box::Box;
pub use byte_array::ByteArray;
pub use bytes_31::bytes31;
pub use dict::{Felt252Dict, SquashedFelt252Dict};
pub use gas::GasBuiltin;
pub use integer::{Bitwise, i128, i16, i32, i64, i8, u128, u16, u256, u32, u64, u8};
pub use nullable::Nullable;
pub use option::Option;
pub use panics::{Panic, PanicResult};
pub use result::Result;
pub use starknet::System;
use zeroable::{IsZeroResult, NonZero};

/// The type of a length or position.
pub type usize = u32;

/// The builtin of range checks.
pub extern type RangeCheck;
/// The arena in which dictionaries live.
pub extern type SegmentArena;

/// The type of an expression that does not return.
pub enum never {}

/// A truth value.
#[derive(Copy, Drop, Default)]
pub enum bool {
    #[default]
    False,
    True,
}

pub(crate) extern fn bool_and_impl(lhs: bool, rhs: bool) -> (bool,) nopanic;
pub(crate) extern fn bool_or_impl(lhs: bool, rhs: bool) -> (bool,) nopanic;
pub(crate) extern fn bool_xor_impl(lhs: bool, rhs: bool) -> (bool,) nopanic;
pub(crate) extern fn bool_not_impl(a: bool) -> (bool,) nopanic;
pub extern fn bool_to_felt252(a: bool) -> felt252 nopanic;

impl BoolBitAnd of BitAnd<bool> {
    #[inline]
    fn bitand(lhs: bool, rhs: bool) -> bool {
        let (value,) = bool_and_impl(lhs, rhs);
        value
    }
}
impl BoolBitOr of BitOr<bool> {
    #[inline]
    fn bitor(lhs: bool, rhs: bool) -> bool {
        let (value,) = bool_or_impl(lhs, rhs);
        value
    }
}
impl BoolBitXor of BitXor<bool> {
    #[inline]
    fn bitxor(lhs: bool, rhs: bool) -> bool {
        let (value,) = bool_xor_impl(lhs, rhs);
        value
    }
}
impl BoolNot of Not<bool> {
    #[inline]
    fn not(a: bool) -> bool implicits() nopanic {
        let (value,) = bool_not_impl(a);
        value
    }
}
impl BoolPartialEq of PartialEq<bool> {
    #[inline]
    fn eq(lhs: @bool, rhs: @bool) -> bool {
        match lhs {
            bool::False => !*rhs,
            bool::True => *rhs,
        }
    }
}
impl BoolIntoFelt252 of Into<bool, felt252> {
    #[inline(always)]
    fn into(self: bool) -> felt252 {
        bool_to_felt252(self)
    }
}
impl Felt252TryIntoBool of TryInto<felt252, bool> {
    fn try_into(self: felt252) -> Option<bool> {
        match self {
            0 => Option::Some(false),
            1 => Option::Some(true),
            _ => Option::None,
        }
    }
}
impl BoolOneFelt of internal::OneFelt<bool>;
impl BoolDictValue of Felt252DictValue<bool> {
    #[inline(always)]
    fn zero_default() -> bool nopanic {
        bool::False
    }
}

/// What `bool` can do besides operators.
#[generate_trait]
pub impl BoolImpl of BoolTrait {
    /// `Some` of the value when true.
    #[inline]
    fn then_some<T, +Drop<T>>(self: bool, value: T) -> Option<T> nopanic {
        match self {
            bool::False => Option::None,
            bool::True => Option::Some(value),
        }
    }
}

/// An element of the field of the Cairo machine.
pub extern type felt252;
pub(crate) extern fn felt252_add(lhs: felt252, rhs: felt252) -> felt252 nopanic;
pub(crate) extern fn felt252_sub(lhs: felt252, rhs: felt252) -> felt252 nopanic;
pub(crate) extern fn felt252_mul(lhs: felt252, rhs: felt252) -> felt252 nopanic;
/// Division in the field.
pub extern fn felt252_div(lhs: felt252, rhs: NonZero<felt252>) -> felt252 nopanic;
pub(crate) extern const fn felt252_is_zero(a: felt252) -> IsZeroResult<felt252> nopanic;

impl Felt252Copy of Copy<felt252>;
impl Felt252Drop of Drop<felt252>;
impl Felt252NumericLiteral of integer::NumericLiteral<felt252>;
impl Felt252OneFelt of internal::OneFelt<felt252>;
impl Felt252DictFelt252 of Felt252DictValue<felt252> {
    #[inline(always)]
    fn zero_default() -> felt252 nopanic {
        0
    }
}
impl Felt252Add of Add<felt252> {
    #[inline(always)]
    fn add(lhs: felt252, rhs: felt252) -> felt252 {
        felt252_add(lhs, rhs)
    }
}
impl Felt252Sub of Sub<felt252> {
    #[inline(always)]
    fn sub(lhs: felt252, rhs: felt252) -> felt252 {
        felt252_sub(lhs, rhs)
    }
}
impl Felt252Mul of Mul<felt252> {
    #[inline(always)]
    fn mul(lhs: felt252, rhs: felt252) -> felt252 {
        felt252_mul(lhs, rhs)
    }
}
impl Felt252Neg of Neg<felt252> {
    #[inline(always)]
    fn neg(a: felt252) -> felt252 {
        felt252_sub(0, a)
    }
}
impl Felt252PartialEq of PartialEq<felt252> {
    #[inline(always)]
    fn eq(lhs: @felt252, rhs: @felt252) -> bool {
        match felt252_is_zero(*lhs - *rhs) {
            IsZeroResult::Zero => true,
            IsZeroResult::NonZero(_) => false,
        }
    }
}
impl Felt252Default of Default<felt252> {
    #[inline(always)]
    fn default() -> felt252 {
        0
    }
}
impl Felt252TryIntoNonZero of TryInto<felt252, NonZero<felt252>> {
    #[inline(always)]
    const fn try_into(self: felt252) -> Option<NonZero<felt252>> {
        match felt252_is_zero(self) {
            IsZeroResult::Zero => Option::None,
            IsZeroResult::NonZero(value) => Option::Some(value),
        }
    }
}

/// Ends the run with the given felts.
pub extern fn panic(data: Array<felt252>) -> never;

/// Ends the run with one felt.
#[inline]
pub fn panic_with_felt252(err_code: felt252) -> never {
    panic(array![err_code])
}

/// Ends the run with one constant felt: shared by all places that panic with the same value.
#[inline(never)]
pub fn panic_with_const_felt252<const ERR_CODE: felt252>() -> never {
    panic_with_felt252(ERR_CODE)
}

/// Panics with `err_code` unless the condition holds.
#[inline]
pub fn assert(cond: bool, err_code: felt252) {
    if !cond {
        panic_with_felt252(err_code)
    }
}
