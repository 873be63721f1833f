//! The names every crate has without importing them.

/// The prelude of editions 2024_07 and 2025_12.
pub mod v2024_07 {
    pub use crate::array::{Array, ArrayTrait, Span, SpanTrait, ToSpanTrait};
    pub use crate::box::{Box, BoxTrait};
    pub use crate::byte_array::{ByteArray, ByteArrayTrait};
    pub use crate::bytes_31::bytes31;
    pub use crate::clone::Clone;
    pub use crate::dict::{Felt252Dict, Felt252DictTrait, SquashedFelt252Dict};
    pub use crate::gas::GasBuiltin;
    pub use crate::integer::{i128, i16, i32, i64, i8, u128, u16, u256, u32, u64, u8};
    pub use crate::iter::{IntoIterator, Iterator};
    pub use crate::nullable::Nullable;
    pub use crate::ops::{Deref, DerefMut};
    pub use crate::option::Option::{self, None, Some};
    pub use crate::option::OptionTrait;
    pub use crate::result::Result::{self, Err, Ok};
    pub use crate::result::ResultTrait;
    pub use crate::serde::Serde;
    pub use crate::starknet::System;
    pub use crate::traits::{
        Add, BitAnd, BitNot, BitOr, BitXor, Copy, Default, Destruct, Div, DivRem, Drop,
        Felt252DictValue, Into, Mul, Neg, Not, PanicDestruct, PartialEq, PartialOrd, Rem, Sub,
        TryInto,
    };
    pub use crate::zeroable::NonZero;
    pub use crate::{
        BoolTrait, RangeCheck, SegmentArena, assert, bool, felt252, panic, panic_with_felt252,
        starknet, usize,
    };
}
