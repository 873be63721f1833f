// Written by compiler/tests/support/core_tables.rs; change it there.
//! One up and one down. The compiler puts these in the place of additions and subtractions of the
//! constant 1.

use crate::integer::SignedIntegerResult;
use super::bounded_int::{
    AddHelper, BoundedInt, SubHelper, TrimMaxHelper, TrimMinHelper, Trimmed, bounded_int_add,
    bounded_int_sub, bounded_int_trim_max, bounded_int_trim_min, upcast,
};

type UnitInt = BoundedInt<1, 1>;

impl U8TrimMax of TrimMaxHelper<u8> {
    type Target = BoundedInt<0, 254>;
}
impl U8TrimMin of TrimMinHelper<u8> {
    type Target = BoundedInt<1, 255>;
}
impl U8AddOne of AddHelper<BoundedInt<0, 254>, UnitInt> {
    type Result = BoundedInt<1, 255>;
}
impl U8SubOne of SubHelper<BoundedInt<1, 255>, UnitInt> {
    type Result = BoundedInt<0, 254>;
}
pub(crate) fn u8_inc(value: u8) -> Result<u8, u8> nopanic {
    match bounded_int_trim_max(value) {
        Trimmed::Some(value) => Result::Ok(upcast(bounded_int_add::<_, UnitInt>(value, 1))),
        Trimmed::None => Result::Err(0),
    }
}
pub(crate) fn u8_dec(value: u8) -> Result<u8, u8> nopanic {
    match bounded_int_trim_min(value) {
        Trimmed::Some(value) => Result::Ok(upcast(bounded_int_sub::<_, UnitInt>(value, 1))),
        Trimmed::None => Result::Err(255),
    }
}

impl U16TrimMax of TrimMaxHelper<u16> {
    type Target = BoundedInt<0, 65534>;
}
impl U16TrimMin of TrimMinHelper<u16> {
    type Target = BoundedInt<1, 65535>;
}
impl U16AddOne of AddHelper<BoundedInt<0, 65534>, UnitInt> {
    type Result = BoundedInt<1, 65535>;
}
impl U16SubOne of SubHelper<BoundedInt<1, 65535>, UnitInt> {
    type Result = BoundedInt<0, 65534>;
}
pub(crate) fn u16_inc(value: u16) -> Result<u16, u16> nopanic {
    match bounded_int_trim_max(value) {
        Trimmed::Some(value) => Result::Ok(upcast(bounded_int_add::<_, UnitInt>(value, 1))),
        Trimmed::None => Result::Err(0),
    }
}
pub(crate) fn u16_dec(value: u16) -> Result<u16, u16> nopanic {
    match bounded_int_trim_min(value) {
        Trimmed::Some(value) => Result::Ok(upcast(bounded_int_sub::<_, UnitInt>(value, 1))),
        Trimmed::None => Result::Err(65535),
    }
}

impl U32TrimMax of TrimMaxHelper<u32> {
    type Target = BoundedInt<0, 4294967294>;
}
impl U32TrimMin of TrimMinHelper<u32> {
    type Target = BoundedInt<1, 4294967295>;
}
impl U32AddOne of AddHelper<BoundedInt<0, 4294967294>, UnitInt> {
    type Result = BoundedInt<1, 4294967295>;
}
impl U32SubOne of SubHelper<BoundedInt<1, 4294967295>, UnitInt> {
    type Result = BoundedInt<0, 4294967294>;
}
pub(crate) fn u32_inc(value: u32) -> Result<u32, u32> nopanic {
    match bounded_int_trim_max(value) {
        Trimmed::Some(value) => Result::Ok(upcast(bounded_int_add::<_, UnitInt>(value, 1))),
        Trimmed::None => Result::Err(0),
    }
}
pub(crate) fn u32_dec(value: u32) -> Result<u32, u32> nopanic {
    match bounded_int_trim_min(value) {
        Trimmed::Some(value) => Result::Ok(upcast(bounded_int_sub::<_, UnitInt>(value, 1))),
        Trimmed::None => Result::Err(4294967295),
    }
}

impl U64TrimMax of TrimMaxHelper<u64> {
    type Target = BoundedInt<0, 18446744073709551614>;
}
impl U64TrimMin of TrimMinHelper<u64> {
    type Target = BoundedInt<1, 18446744073709551615>;
}
impl U64AddOne of AddHelper<BoundedInt<0, 18446744073709551614>, UnitInt> {
    type Result = BoundedInt<1, 18446744073709551615>;
}
impl U64SubOne of SubHelper<BoundedInt<1, 18446744073709551615>, UnitInt> {
    type Result = BoundedInt<0, 18446744073709551614>;
}
pub(crate) fn u64_inc(value: u64) -> Result<u64, u64> nopanic {
    match bounded_int_trim_max(value) {
        Trimmed::Some(value) => Result::Ok(upcast(bounded_int_add::<_, UnitInt>(value, 1))),
        Trimmed::None => Result::Err(0),
    }
}
pub(crate) fn u64_dec(value: u64) -> Result<u64, u64> nopanic {
    match bounded_int_trim_min(value) {
        Trimmed::Some(value) => Result::Ok(upcast(bounded_int_sub::<_, UnitInt>(value, 1))),
        Trimmed::None => Result::Err(18446744073709551615),
    }
}

impl U128TrimMax of TrimMaxHelper<u128> {
    type Target = BoundedInt<0, 340282366920938463463374607431768211454>;
}
impl U128TrimMin of TrimMinHelper<u128> {
    type Target = BoundedInt<1, 340282366920938463463374607431768211455>;
}
impl U128AddOne of AddHelper<BoundedInt<0, 340282366920938463463374607431768211454>, UnitInt> {
    type Result = BoundedInt<1, 340282366920938463463374607431768211455>;
}
impl U128SubOne of SubHelper<BoundedInt<1, 340282366920938463463374607431768211455>, UnitInt> {
    type Result = BoundedInt<0, 340282366920938463463374607431768211454>;
}
pub(crate) fn u128_inc(value: u128) -> Result<u128, u128> nopanic {
    match bounded_int_trim_max(value) {
        Trimmed::Some(value) => Result::Ok(upcast(bounded_int_add::<_, UnitInt>(value, 1))),
        Trimmed::None => Result::Err(0),
    }
}
pub(crate) fn u128_dec(value: u128) -> Result<u128, u128> nopanic {
    match bounded_int_trim_min(value) {
        Trimmed::Some(value) => Result::Ok(upcast(bounded_int_sub::<_, UnitInt>(value, 1))),
        Trimmed::None => Result::Err(340282366920938463463374607431768211455),
    }
}

impl I8TrimMax of TrimMaxHelper<i8> {
    type Target = BoundedInt<-128, 126>;
}
impl I8TrimMin of TrimMinHelper<i8> {
    type Target = BoundedInt<-127, 127>;
}
impl I8AddOne of AddHelper<BoundedInt<-128, 126>, UnitInt> {
    type Result = BoundedInt<-127, 127>;
}
impl I8SubOne of SubHelper<BoundedInt<-127, 127>, UnitInt> {
    type Result = BoundedInt<-128, 126>;
}
pub(crate) fn i8_inc(value: i8) -> SignedIntegerResult<i8> nopanic {
    match bounded_int_trim_max(value) {
        Trimmed::Some(value) => SignedIntegerResult::InRange(
            upcast(bounded_int_add::<_, UnitInt>(value, 1)),
        ),
        Trimmed::None => SignedIntegerResult::Overflow(-128),
    }
}
pub(crate) fn i8_dec(value: i8) -> SignedIntegerResult<i8> nopanic {
    match bounded_int_trim_min(value) {
        Trimmed::Some(value) => SignedIntegerResult::InRange(
            upcast(bounded_int_sub::<_, UnitInt>(value, 1)),
        ),
        Trimmed::None => SignedIntegerResult::Underflow(127),
    }
}

impl I16TrimMax of TrimMaxHelper<i16> {
    type Target = BoundedInt<-32768, 32766>;
}
impl I16TrimMin of TrimMinHelper<i16> {
    type Target = BoundedInt<-32767, 32767>;
}
impl I16AddOne of AddHelper<BoundedInt<-32768, 32766>, UnitInt> {
    type Result = BoundedInt<-32767, 32767>;
}
impl I16SubOne of SubHelper<BoundedInt<-32767, 32767>, UnitInt> {
    type Result = BoundedInt<-32768, 32766>;
}
pub(crate) fn i16_inc(value: i16) -> SignedIntegerResult<i16> nopanic {
    match bounded_int_trim_max(value) {
        Trimmed::Some(value) => SignedIntegerResult::InRange(
            upcast(bounded_int_add::<_, UnitInt>(value, 1)),
        ),
        Trimmed::None => SignedIntegerResult::Overflow(-32768),
    }
}
pub(crate) fn i16_dec(value: i16) -> SignedIntegerResult<i16> nopanic {
    match bounded_int_trim_min(value) {
        Trimmed::Some(value) => SignedIntegerResult::InRange(
            upcast(bounded_int_sub::<_, UnitInt>(value, 1)),
        ),
        Trimmed::None => SignedIntegerResult::Underflow(32767),
    }
}

impl I32TrimMax of TrimMaxHelper<i32> {
    type Target = BoundedInt<-2147483648, 2147483646>;
}
impl I32TrimMin of TrimMinHelper<i32> {
    type Target = BoundedInt<-2147483647, 2147483647>;
}
impl I32AddOne of AddHelper<BoundedInt<-2147483648, 2147483646>, UnitInt> {
    type Result = BoundedInt<-2147483647, 2147483647>;
}
impl I32SubOne of SubHelper<BoundedInt<-2147483647, 2147483647>, UnitInt> {
    type Result = BoundedInt<-2147483648, 2147483646>;
}
pub(crate) fn i32_inc(value: i32) -> SignedIntegerResult<i32> nopanic {
    match bounded_int_trim_max(value) {
        Trimmed::Some(value) => SignedIntegerResult::InRange(
            upcast(bounded_int_add::<_, UnitInt>(value, 1)),
        ),
        Trimmed::None => SignedIntegerResult::Overflow(-2147483648),
    }
}
pub(crate) fn i32_dec(value: i32) -> SignedIntegerResult<i32> nopanic {
    match bounded_int_trim_min(value) {
        Trimmed::Some(value) => SignedIntegerResult::InRange(
            upcast(bounded_int_sub::<_, UnitInt>(value, 1)),
        ),
        Trimmed::None => SignedIntegerResult::Underflow(2147483647),
    }
}

impl I64TrimMax of TrimMaxHelper<i64> {
    type Target = BoundedInt<-9223372036854775808, 9223372036854775806>;
}
impl I64TrimMin of TrimMinHelper<i64> {
    type Target = BoundedInt<-9223372036854775807, 9223372036854775807>;
}
impl I64AddOne of AddHelper<BoundedInt<-9223372036854775808, 9223372036854775806>, UnitInt> {
    type Result = BoundedInt<-9223372036854775807, 9223372036854775807>;
}
impl I64SubOne of SubHelper<BoundedInt<-9223372036854775807, 9223372036854775807>, UnitInt> {
    type Result = BoundedInt<-9223372036854775808, 9223372036854775806>;
}
pub(crate) fn i64_inc(value: i64) -> SignedIntegerResult<i64> nopanic {
    match bounded_int_trim_max(value) {
        Trimmed::Some(value) => SignedIntegerResult::InRange(
            upcast(bounded_int_add::<_, UnitInt>(value, 1)),
        ),
        Trimmed::None => SignedIntegerResult::Overflow(-9223372036854775808),
    }
}
pub(crate) fn i64_dec(value: i64) -> SignedIntegerResult<i64> nopanic {
    match bounded_int_trim_min(value) {
        Trimmed::Some(value) => SignedIntegerResult::InRange(
            upcast(bounded_int_sub::<_, UnitInt>(value, 1)),
        ),
        Trimmed::None => SignedIntegerResult::Underflow(9223372036854775807),
    }
}

impl I128TrimMax of TrimMaxHelper<i128> {
    type Target =
        BoundedInt<
            -170141183460469231731687303715884105728, 170141183460469231731687303715884105726,
        >;
}
impl I128TrimMin of TrimMinHelper<i128> {
    type Target =
        BoundedInt<
            -170141183460469231731687303715884105727, 170141183460469231731687303715884105727,
        >;
}
impl I128AddOne of AddHelper<
    BoundedInt<-170141183460469231731687303715884105728, 170141183460469231731687303715884105726>,
    UnitInt,
> {
    type Result =
        BoundedInt<
            -170141183460469231731687303715884105727, 170141183460469231731687303715884105727,
        >;
}
impl I128SubOne of SubHelper<
    BoundedInt<-170141183460469231731687303715884105727, 170141183460469231731687303715884105727>,
    UnitInt,
> {
    type Result =
        BoundedInt<
            -170141183460469231731687303715884105728, 170141183460469231731687303715884105726,
        >;
}
pub(crate) fn i128_inc(value: i128) -> SignedIntegerResult<i128> nopanic {
    match bounded_int_trim_max(value) {
        Trimmed::Some(value) => SignedIntegerResult::InRange(
            upcast(bounded_int_add::<_, UnitInt>(value, 1)),
        ),
        Trimmed::None => SignedIntegerResult::Overflow(-170141183460469231731687303715884105728),
    }
}
pub(crate) fn i128_dec(value: i128) -> SignedIntegerResult<i128> nopanic {
    match bounded_int_trim_min(value) {
        Trimmed::Some(value) => SignedIntegerResult::InRange(
            upcast(bounded_int_sub::<_, UnitInt>(value, 1)),
        ),
        Trimmed::None => SignedIntegerResult::Underflow(170141183460469231731687303715884105727),
    }
}
