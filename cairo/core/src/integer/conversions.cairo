// Written by compiler/tests/support/core_tables.rs; change it there.
//! Conversions between integers, and counting up and down.

use crate::internal::bounded_int::{downcast, upcast};
use super::*;

/// Every value of `T` is a value of `S`.
pub trait Upcastable<T, S>;
/// Some values of `T` are values of `S`.
pub trait Downcastable<T, S>;

pub impl UpcastInto<T, S, +Upcastable<T, S>> of Into<T, S> {
    #[inline(always)]
    const fn into(self: T) -> S {
        upcast(self)
    }
}
pub impl DowncastTryInto<T, S, +Downcastable<T, S>> of TryInto<T, S> {
    #[inline(always)]
    const fn try_into(self: T) -> Option<S> {
        downcast(self)
    }
}

pub impl U8U16Upcastable of Upcastable<u8, u16>;
pub impl U8U32Upcastable of Upcastable<u8, u32>;
pub impl U8U64Upcastable of Upcastable<u8, u64>;
pub impl U8U128Upcastable of Upcastable<u8, u128>;
pub impl U8I8Downcastable of Downcastable<u8, i8>;
pub impl U8I16Upcastable of Upcastable<u8, i16>;
pub impl U8I32Upcastable of Upcastable<u8, i32>;
pub impl U8I64Upcastable of Upcastable<u8, i64>;
pub impl U8I128Upcastable of Upcastable<u8, i128>;
pub impl U16U8Downcastable of Downcastable<u16, u8>;
pub impl U16U32Upcastable of Upcastable<u16, u32>;
pub impl U16U64Upcastable of Upcastable<u16, u64>;
pub impl U16U128Upcastable of Upcastable<u16, u128>;
pub impl U16I8Downcastable of Downcastable<u16, i8>;
pub impl U16I16Downcastable of Downcastable<u16, i16>;
pub impl U16I32Upcastable of Upcastable<u16, i32>;
pub impl U16I64Upcastable of Upcastable<u16, i64>;
pub impl U16I128Upcastable of Upcastable<u16, i128>;
pub impl U32U8Downcastable of Downcastable<u32, u8>;
pub impl U32U16Downcastable of Downcastable<u32, u16>;
pub impl U32U64Upcastable of Upcastable<u32, u64>;
pub impl U32U128Upcastable of Upcastable<u32, u128>;
pub impl U32I8Downcastable of Downcastable<u32, i8>;
pub impl U32I16Downcastable of Downcastable<u32, i16>;
pub impl U32I32Downcastable of Downcastable<u32, i32>;
pub impl U32I64Upcastable of Upcastable<u32, i64>;
pub impl U32I128Upcastable of Upcastable<u32, i128>;
pub impl U64U8Downcastable of Downcastable<u64, u8>;
pub impl U64U16Downcastable of Downcastable<u64, u16>;
pub impl U64U32Downcastable of Downcastable<u64, u32>;
pub impl U64U128Upcastable of Upcastable<u64, u128>;
pub impl U64I8Downcastable of Downcastable<u64, i8>;
pub impl U64I16Downcastable of Downcastable<u64, i16>;
pub impl U64I32Downcastable of Downcastable<u64, i32>;
pub impl U64I64Downcastable of Downcastable<u64, i64>;
pub impl U64I128Upcastable of Upcastable<u64, i128>;
pub impl U128U8Downcastable of Downcastable<u128, u8>;
pub impl U128U16Downcastable of Downcastable<u128, u16>;
pub impl U128U32Downcastable of Downcastable<u128, u32>;
pub impl U128U64Downcastable of Downcastable<u128, u64>;
pub impl U128I8Downcastable of Downcastable<u128, i8>;
pub impl U128I16Downcastable of Downcastable<u128, i16>;
pub impl U128I32Downcastable of Downcastable<u128, i32>;
pub impl U128I64Downcastable of Downcastable<u128, i64>;
pub impl U128I128Downcastable of Downcastable<u128, i128>;
pub impl I8U8Downcastable of Downcastable<i8, u8>;
pub impl I8U16Downcastable of Downcastable<i8, u16>;
pub impl I8U32Downcastable of Downcastable<i8, u32>;
pub impl I8U64Downcastable of Downcastable<i8, u64>;
pub impl I8U128Downcastable of Downcastable<i8, u128>;
pub impl I8I16Upcastable of Upcastable<i8, i16>;
pub impl I8I32Upcastable of Upcastable<i8, i32>;
pub impl I8I64Upcastable of Upcastable<i8, i64>;
pub impl I8I128Upcastable of Upcastable<i8, i128>;
pub impl I16U8Downcastable of Downcastable<i16, u8>;
pub impl I16U16Downcastable of Downcastable<i16, u16>;
pub impl I16U32Downcastable of Downcastable<i16, u32>;
pub impl I16U64Downcastable of Downcastable<i16, u64>;
pub impl I16U128Downcastable of Downcastable<i16, u128>;
pub impl I16I8Downcastable of Downcastable<i16, i8>;
pub impl I16I32Upcastable of Upcastable<i16, i32>;
pub impl I16I64Upcastable of Upcastable<i16, i64>;
pub impl I16I128Upcastable of Upcastable<i16, i128>;
pub impl I32U8Downcastable of Downcastable<i32, u8>;
pub impl I32U16Downcastable of Downcastable<i32, u16>;
pub impl I32U32Downcastable of Downcastable<i32, u32>;
pub impl I32U64Downcastable of Downcastable<i32, u64>;
pub impl I32U128Downcastable of Downcastable<i32, u128>;
pub impl I32I8Downcastable of Downcastable<i32, i8>;
pub impl I32I16Downcastable of Downcastable<i32, i16>;
pub impl I32I64Upcastable of Upcastable<i32, i64>;
pub impl I32I128Upcastable of Upcastable<i32, i128>;
pub impl I64U8Downcastable of Downcastable<i64, u8>;
pub impl I64U16Downcastable of Downcastable<i64, u16>;
pub impl I64U32Downcastable of Downcastable<i64, u32>;
pub impl I64U64Downcastable of Downcastable<i64, u64>;
pub impl I64U128Downcastable of Downcastable<i64, u128>;
pub impl I64I8Downcastable of Downcastable<i64, i8>;
pub impl I64I16Downcastable of Downcastable<i64, i16>;
pub impl I64I32Downcastable of Downcastable<i64, i32>;
pub impl I64I128Upcastable of Upcastable<i64, i128>;
pub impl I128U8Downcastable of Downcastable<i128, u8>;
pub impl I128U16Downcastable of Downcastable<i128, u16>;
pub impl I128U32Downcastable of Downcastable<i128, u32>;
pub impl I128U64Downcastable of Downcastable<i128, u64>;
pub impl I128U128Downcastable of Downcastable<i128, u128>;
pub impl I128I8Downcastable of Downcastable<i128, i8>;
pub impl I128I16Downcastable of Downcastable<i128, i16>;
pub impl I128I32Downcastable of Downcastable<i128, i32>;
pub impl I128I64Downcastable of Downcastable<i128, i64>;
