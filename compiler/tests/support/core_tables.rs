//! Writes the files of the core library that are tables: integers and tuples.

use std::collections::BTreeMap;
use std::fmt::Write;

const UNSIGNED: [(&str, u32); 5] = [("u8", 8), ("u16", 16), ("u32", 32), ("u64", 64), ("u128", 128)];
const SIGNED: [(&str, u32); 5] = [("i8", 8), ("i16", 16), ("i32", 32), ("i64", 64), ("i128", 128)];
const LARGEST_TUPLE: usize = 8;
const LARGEST_MOVED_ARRAY: usize = 16;

/// File contents by path relative to the core's `src` folder.
pub fn generated_files() -> BTreeMap<&'static str, String> {
    BTreeMap::from([
        ("integer.cairo", integer()),
        ("integer/impls.cairo", impls()),
        ("integer/conversions.cairo", conversions()),
        ("internal/num.cairo", counting()),
        ("tuple.cairo", tuple()),
        ("fixed_size_array/moved.cairo", moved_arrays()),
        ("starknet/storage_access/tuples.cairo", stored_tuples()),
    ])
}

const NOTICE: &str = "// Written by compiler/tests/support/core_tables.rs; change it there.\n";

/// Fills a template: `$key` by key, longest keys first.
fn fill(template: &str, values: &[(&str, String)]) -> String {
    let mut values = values.to_vec();
    values.sort_by_key(|(key, _)| std::cmp::Reverse(key.len()));
    values.iter().fold(template.to_string(), |text, (key, value)| text.replace(&format!("${key}"), value))
}

fn upper(name: &str) -> String {
    name[..1].to_uppercase() + &name[1..]
}

/// The constants of a type: name, capitalised name, double width, unsigned twin, bounds.
fn values(name: &str, bits: u32) -> Vec<(&'static str, String)> {
    let kind = &name[..1];
    let (min, max) = match kind {
        "u" => ("0".to_string(), if bits == 128 { u128::MAX.to_string() } else { ((1u128 << bits) - 1).to_string() }),
        _ => {
            let half = 1u128 << (bits - 1);
            (format!("-{half}"), (half - 1).to_string())
        }
    };
    vec![
        ("t", name.to_string()),
        ("T", upper(name)),
        ("w", format!("{kind}{}", bits * 2)),
        ("u", format!("u{bits}")),
        ("MIN", min),
        ("MAX", max),
        ("ROOT", format!("u{}", (bits / 2).max(8))),
        ("BITS", if bits == 128 { "bitwise".to_string() } else { format!("{name}_bitwise") }),
    ]
}

fn integer() -> String {
    let mut out = String::from(NOTICE);
    out.push_str(
        "//! Integers: types, library functions, results. What they can do is in the modules below.\n\n\
         mod conversions;\nmod impls;\nmod wide;\n\n\
         pub use conversions::*;\npub use impls::*;\npub use wide::*;\n\
         use crate::zeroable::{IsZeroResult, NonZero};\n\n\
         /// Types a number can be written for.\npub trait NumericLiteral<T>;\n\n\
         /// The builtin of bitwise operations.\npub extern type Bitwise;\n\n\
         /// Where the result of a signed operation lies; outside, the value is the result modulo the type's size.\n\
         pub enum SignedIntegerResult<T> {\n    InRange: T,\n    Underflow: T,\n    Overflow: T,\n}\n\n\
         /// A felt as one or two integers: `Wide` is `(high, low)`.\n\
         pub enum U128sFromFelt252Result {\n    Narrow: u128,\n    Wide: (u128, u128),\n}\n\n\
         /// A claim `a * b = high * 2^128 + low` that must be verified.\npub extern type U128MulGuarantee;\n\n\
         /// An integer of 256 bits.\n#[derive(Copy, Drop, Hash, PartialEq, Serde)]\n\
         pub struct u256 {\n    pub low: u128,\n    pub high: u128,\n}\n",
    );
    for (name, bits) in UNSIGNED {
        out.push_str(&fill(
            "\npub extern type $t;\n\
             pub extern const fn $t_to_felt252(a: $t) -> felt252 nopanic;\n\
             pub extern fn $t_eq(lhs: $t, rhs: $t) -> bool nopanic;\n\
             pub extern const fn $t_is_zero(a: $t) -> IsZeroResult<$t> nopanic;\n\
             pub extern fn $t_overflowing_add(lhs: $t, rhs: $t) -> Result<$t, $t> implicits(RangeCheck) nopanic;\n\
             pub extern fn $t_overflowing_sub(lhs: $t, rhs: $t) -> Result<$t, $t> implicits(RangeCheck) nopanic;\n\
             pub extern fn $t_safe_divmod(lhs: $t, rhs: NonZero<$t>) -> ($t, $t) implicits(RangeCheck) nopanic;\n\
             pub extern fn $t_sqrt(value: $t) -> $ROOT implicits(RangeCheck) nopanic;\n\
             pub extern fn $BITS(lhs: $t, rhs: $t) -> ($t, $t, $t) implicits(Bitwise) nopanic;\n",
            &values(name, bits),
        ));
        if bits < 128 {
            out.push_str(&fill(
                "pub extern fn $t_wide_mul(lhs: $t, rhs: $t) -> $w nopanic;\n\
                 pub extern const fn $t_try_from_felt252(a: felt252) -> Option<$t> implicits(RangeCheck) nopanic;\n",
                &values(name, bits),
            ));
        }
    }
    for (name, bits) in SIGNED {
        out.push_str(&fill(
            "\npub extern type $t;\n\
             pub extern const fn $t_to_felt252(a: $t) -> felt252 nopanic;\n\
             pub extern const fn $t_try_from_felt252(a: felt252) -> Option<$t> implicits(RangeCheck) nopanic;\n\
             pub extern fn $t_eq(lhs: $t, rhs: $t) -> bool nopanic;\n\
             /// `Ok` of `lhs - rhs` when that is not negative, otherwise `Err` of it modulo the type's size.\n\
             pub extern fn $t_diff(lhs: $t, rhs: $t) -> Result<$u, $u> implicits(RangeCheck) nopanic;\n\
             pub extern fn $t_overflowing_add_impl(\n    lhs: $t, rhs: $t,\n) -> SignedIntegerResult<$t> implicits(RangeCheck) nopanic;\n\
             pub extern fn $t_overflowing_sub_impl(\n    lhs: $t, rhs: $t,\n) -> SignedIntegerResult<$t> implicits(RangeCheck) nopanic;\n",
            &values(name, bits),
        ));
        if bits < 128 {
            out.push_str(&fill("pub extern fn $t_wide_mul(lhs: $t, rhs: $t) -> $w nopanic;\n", &values(name, bits)));
        }
    }
    out.push_str(
        "\npub extern const fn u128s_from_felt252(a: felt252) -> U128sFromFelt252Result implicits(RangeCheck) nopanic;\n\
         pub extern fn u128_byte_reverse(input: u128) -> u128 implicits(Bitwise) nopanic;\n\
         pub extern fn u128_guarantee_mul(a: u128, b: u128) -> (u128, u128, U128MulGuarantee) nopanic;\n\
         pub extern fn u128_mul_guarantee_verify(guarantee: U128MulGuarantee) implicits(RangeCheck) nopanic;\n\
         pub extern const fn u256_is_zero(a: u256) -> IsZeroResult<u256> nopanic;\n\
         pub extern fn u256_safe_divmod(\n    lhs: u256, rhs: NonZero<u256>,\n) -> (u256, u256, U128MulGuarantee) implicits(RangeCheck) nopanic;\n\
         pub extern fn u256_sqrt(a: u256) -> u128 implicits(RangeCheck) nopanic;\n",
    );
    out
}

const COMMON: &str = "
pub impl $TCopy of Copy<$t>;
pub impl $TDrop of Drop<$t>;
pub impl $TNumericLiteral of NumericLiteral<$t>;
pub impl $TOneFelt of OneFelt<$t>;
pub impl $TPartialEq of PartialEq<$t> {
    #[inline(always)]
    fn eq(lhs: @$t, rhs: @$t) -> bool {
        $t_eq(*lhs, *rhs)
    }
}
pub impl $TDefault of Default<$t> {
    #[inline(always)]
    fn default() -> $t {
        0
    }
}
pub impl $TBounded of Bounded<$t> {
    const MIN: $t = $MIN;
    const MAX: $t = $MAX;
}
pub impl $TZero of Zero<$t> {
    #[inline(always)]
    fn zero() -> $t {
        0
    }
    #[inline(always)]
    fn is_zero(self: @$t) -> bool {
        *self == 0
    }
    #[inline(always)]
    fn is_non_zero(self: @$t) -> bool {
        *self != 0
    }
}
pub impl $TOne of One<$t> {
    #[inline(always)]
    fn one() -> $t {
        1
    }
    #[inline(always)]
    fn is_one(self: @$t) -> bool {
        *self == 1
    }
    #[inline(always)]
    fn is_non_one(self: @$t) -> bool {
        *self != 1
    }
}
pub impl $TDiv of Div<$t> {
    #[inline]
    fn div(lhs: $t, rhs: $t) -> $t {
        let (quotient, _) = DivRem::div_rem(lhs, $t_divisor(rhs));
        quotient
    }
}
pub impl $TRem of Rem<$t> {
    #[inline]
    fn rem(lhs: $t, rhs: $t) -> $t {
        let (_, remainder) = DivRem::div_rem(lhs, $t_divisor(rhs));
        remainder
    }
}
#[inline]
fn $t_divisor(rhs: $t) -> NonZero<$t> {
    match bounded_int_is_zero(rhs) {
        IsZeroResult::Zero => panic_with_const_felt252::<'Division by 0'>(),
        IsZeroResult::NonZero(rhs) => rhs,
    }
}
pub impl $TTryIntoNonZero of TryInto<$t, NonZero<$t>> {
    #[inline(always)]
    const fn try_into(self: $t) -> Option<NonZero<$t>> {
        match bounded_int_is_zero(self) {
            IsZeroResult::Zero => None,
            IsZeroResult::NonZero(value) => Some(value),
        }
    }
}
pub impl $TIntoFelt252 of Into<$t, felt252> {
    #[inline(always)]
    const fn into(self: $t) -> felt252 {
        $t_to_felt252(self)
    }
}
";

const ANY_UNSIGNED: &str = "
pub impl $TDictValue of Felt252DictValue<$t> {
    #[inline(always)]
    fn zero_default() -> $t nopanic {
        0
    }
}
pub impl $TAdd of Add<$t> {
    #[inline]
    fn add(lhs: $t, rhs: $t) -> $t {
        match $t_overflowing_add(lhs, rhs) {
            Ok(sum) => sum,
            Err(_) => panic_with_const_felt252::<'$t_add Overflow'>(),
        }
    }
}
pub impl $TSub of Sub<$t> {
    #[inline]
    fn sub(lhs: $t, rhs: $t) -> $t {
        match $t_overflowing_sub(lhs, rhs) {
            Ok(difference) => difference,
            Err(_) => panic_with_const_felt252::<'$t_sub Overflow'>(),
        }
    }
}
pub impl $TDivRem of DivRem<$t> {
    #[inline(always)]
    fn div_rem(lhs: $t, rhs: NonZero<$t>) -> ($t, $t) {
        $t_safe_divmod(lhs, rhs)
    }
}
pub impl $TPartialOrd of PartialOrd<$t> {
    #[inline]
    fn lt(lhs: $t, rhs: $t) -> bool {
        match $t_overflowing_sub(lhs, rhs) {
            Ok(_) => false,
            Err(_) => true,
        }
    }
    #[inline]
    fn ge(lhs: $t, rhs: $t) -> bool {
        match $t_overflowing_sub(lhs, rhs) {
            Ok(_) => true,
            Err(_) => false,
        }
    }
    #[inline]
    fn gt(lhs: $t, rhs: $t) -> bool {
        Self::lt(rhs, lhs)
    }
    #[inline]
    fn le(lhs: $t, rhs: $t) -> bool {
        Self::ge(rhs, lhs)
    }
}
pub impl $TBitAnd of BitAnd<$t> {
    #[inline]
    fn bitand(lhs: $t, rhs: $t) -> $t {
        let (bits, _, _) = $BITS(lhs, rhs);
        bits
    }
}
pub impl $TBitXor of BitXor<$t> {
    #[inline]
    fn bitxor(lhs: $t, rhs: $t) -> $t {
        let (_, bits, _) = $BITS(lhs, rhs);
        bits
    }
}
pub impl $TBitOr of BitOr<$t> {
    #[inline]
    fn bitor(lhs: $t, rhs: $t) -> $t {
        let (_, _, bits) = $BITS(lhs, rhs);
        bits
    }
}
pub impl $TBitNot of BitNot<$t> {
    #[inline]
    fn bitnot(a: $t) -> $t {
        match $t_overflowing_sub($MAX, a) {
            Ok(bits) => bits,
            Err(bits) => bits,
        }
    }
}
pub impl $TOverflowingAdd of OverflowingAdd<$t> {
    #[inline]
    fn overflowing_add(self: $t, v: $t) -> ($t, bool) {
        match $t_overflowing_add(self, v) {
            Ok(sum) => (sum, false),
            Err(sum) => (sum, true),
        }
    }
}
pub impl $TOverflowingSub of OverflowingSub<$t> {
    #[inline]
    fn overflowing_sub(self: $t, v: $t) -> ($t, bool) {
        match $t_overflowing_sub(self, v) {
            Ok(difference) => (difference, false),
            Err(difference) => (difference, true),
        }
    }
}
pub impl $TSqrt of Sqrt<$t> {
    type Target = $ROOT;
    #[inline(always)]
    fn sqrt(self: $t) -> $ROOT {
        $t_sqrt(self)
    }
}
";

const SMALL_UNSIGNED: &str = "pub impl $TMul of Mul<$t> {
    #[inline]
    fn mul(lhs: $t, rhs: $t) -> $t {
        match downcast($t_wide_mul(lhs, rhs)) {
            Some(product) => product,
            None => panic_with_const_felt252::<'$t_mul Overflow'>(),
        }
    }
}
pub impl $TOverflowingMul of OverflowingMul<$t> {
    #[inline]
    fn overflowing_mul(self: $t, v: $t) -> ($t, bool) {
        let (high, low) = $w_safe_divmod($t_wide_mul(self, v), $SIZE);
        (downcast(low).unwrap(), high != 0)
    }
}
pub impl $TWideMul of WideMul<$t, $t> {
    type Target = $w;
    #[inline(always)]
    fn wide_mul(self: $t, other: $t) -> $w {
        $t_wide_mul(self, other)
    }
}
pub impl Felt252TryInto$T of TryInto<felt252, $t> {
    #[inline(always)]
    const fn try_into(self: felt252) -> Option<$t> {
        $t_try_from_felt252(self)
    }
}
";

const U128: &str = "pub impl U128Mul of Mul<u128> {
    #[inline]
    fn mul(lhs: u128, rhs: u128) -> u128 {
        let (high, low, guarantee) = u128_guarantee_mul(lhs, rhs);
        u128_mul_guarantee_verify(guarantee);
        match u128_is_zero(high) {
            IsZeroResult::Zero => low,
            IsZeroResult::NonZero(_) => panic_with_const_felt252::<'u128_mul Overflow'>(),
        }
    }
}
pub impl U128OverflowingMul of OverflowingMul<u128> {
    #[inline]
    fn overflowing_mul(self: u128, v: u128) -> (u128, bool) {
        let (high, low, guarantee) = u128_guarantee_mul(self, v);
        u128_mul_guarantee_verify(guarantee);
        (low, high != 0)
    }
}
pub impl Felt252TryIntoU128 of TryInto<felt252, u128> {
    #[inline]
    const fn try_into(self: felt252) -> Option<u128> {
        match u128s_from_felt252(self) {
            U128sFromFelt252Result::Narrow(value) => Some(value),
            U128sFromFelt252Result::Wide(_) => None,
        }
    }
}
";

const ANY_SIGNED: &str = "
pub impl $TAdd of Add<$t> {
    #[inline]
    fn add(lhs: $t, rhs: $t) -> $t {
        match $t_overflowing_add_impl(lhs, rhs) {
            SignedIntegerResult::InRange(sum) => sum,
            SignedIntegerResult::Underflow(_) => panic_with_const_felt252::<'$t_add Underflow'>(),
            SignedIntegerResult::Overflow(_) => panic_with_const_felt252::<'$t_add Overflow'>(),
        }
    }
}
pub impl $TSub of Sub<$t> {
    #[inline]
    fn sub(lhs: $t, rhs: $t) -> $t {
        match $t_overflowing_sub_impl(lhs, rhs) {
            SignedIntegerResult::InRange(difference) => difference,
            SignedIntegerResult::Underflow(_) => panic_with_const_felt252::<'$t_sub Underflow'>(),
            SignedIntegerResult::Overflow(_) => panic_with_const_felt252::<'$t_sub Overflow'>(),
        }
    }
}
pub impl $TNeg of Neg<$t> {
    #[inline]
    fn neg(a: $t) -> $t {
        0 - a
    }
}
pub impl $TPartialOrd of PartialOrd<$t> {
    #[inline]
    fn lt(lhs: $t, rhs: $t) -> bool {
        match $t_diff(lhs, rhs) {
            Ok(_) => false,
            Err(_) => true,
        }
    }
    #[inline]
    fn ge(lhs: $t, rhs: $t) -> bool {
        match $t_diff(lhs, rhs) {
            Ok(_) => true,
            Err(_) => false,
        }
    }
    #[inline]
    fn gt(lhs: $t, rhs: $t) -> bool {
        Self::lt(rhs, lhs)
    }
    #[inline]
    fn le(lhs: $t, rhs: $t) -> bool {
        Self::ge(rhs, lhs)
    }
}
pub impl $TOverflowingAdd of OverflowingAdd<$t> {
    #[inline]
    fn overflowing_add(self: $t, v: $t) -> ($t, bool) {
        match $t_overflowing_add_impl(self, v) {
            SignedIntegerResult::InRange(sum) => (sum, false),
            SignedIntegerResult::Underflow(sum) => (sum, true),
            SignedIntegerResult::Overflow(sum) => (sum, true),
        }
    }
}
pub impl $TOverflowingSub of OverflowingSub<$t> {
    #[inline]
    fn overflowing_sub(self: $t, v: $t) -> ($t, bool) {
        match $t_overflowing_sub_impl(self, v) {
            SignedIntegerResult::InRange(difference) => (difference, false),
            SignedIntegerResult::Underflow(difference) => (difference, true),
            SignedIntegerResult::Overflow(difference) => (difference, true),
        }
    }
}
/// Size and sign: `(|a|, a < 0)`.
#[inline]
fn $t_size_and_sign(a: $t) -> ($u, bool) {
    match $t_diff(a, 0) {
        Ok(size) => (size, false),
        Err(_) => match $t_diff(0, a) {
            Ok(size) => (size, true),
            Err(size) => (size, true),
        },
    }
}
/// The number with this size and sign, when the type has it.
#[inline]
fn $t_from_size_and_sign(size: $u, negative: bool) -> Option<$t> {
    let size: felt252 = size.into();
    $t_try_from_felt252(if negative {
        -size
    } else {
        size
    })
}
/// Towards zero; the remainder has the sign of `lhs`.
pub impl $TDivRem of DivRem<$t> {
    fn div_rem(lhs: $t, rhs: NonZero<$t>) -> ($t, $t) {
        let (lhs_size, lhs_negative) = $t_size_and_sign(lhs);
        let (rhs_size, rhs_negative) = $t_size_and_sign(rhs.into());
        let (quotient, remainder) = DivRem::div_rem(lhs_size, $u_divisor(rhs_size));
        match $t_from_size_and_sign(quotient, lhs_negative ^ rhs_negative) {
            Some(quotient) => (quotient, $t_from_size_and_sign(remainder, lhs_negative).unwrap()),
            None => panic_with_const_felt252::<'$t_div Overflow'>(),
        }
    }
}
pub impl Felt252TryInto$T of TryInto<felt252, $t> {
    #[inline(always)]
    const fn try_into(self: felt252) -> Option<$t> {
        $t_try_from_felt252(self)
    }
}
";

const SMALL_SIGNED: &str = "pub impl $TMul of Mul<$t> {
    #[inline]
    fn mul(lhs: $t, rhs: $t) -> $t {
        match downcast($t_wide_mul(lhs, rhs)) {
            Some(product) => product,
            None => panic_with_const_felt252::<'$t_mul Overflow'>(),
        }
    }
}
pub impl $TWideMul of WideMul<$t, $t> {
    type Target = $w;
    #[inline(always)]
    fn wide_mul(self: $t, other: $t) -> $w {
        $t_wide_mul(self, other)
    }
}
";

const I128: &str = "pub impl I128Mul of Mul<i128> {
    fn mul(lhs: i128, rhs: i128) -> i128 {
        let (lhs_size, lhs_negative) = i128_size_and_sign(lhs);
        let (rhs_size, rhs_negative) = i128_size_and_sign(rhs);
        let (size, cut) = lhs_size.overflowing_mul(rhs_size);
        if !cut {
            if let Some(product) = i128_from_size_and_sign(size, lhs_negative ^ rhs_negative) {
                return product;
            }
        }
        panic_with_const_felt252::<'i128_mul Overflow'>()
    }
}
";

fn impls() -> String {
    let mut out = String::from(NOTICE);
    out.push_str(
        "//! What the integers of up to 128 bits can do.\n\n\
         use crate::internal::OneFelt;\n\
         use crate::internal::bounded_int::{bounded_int_is_zero, downcast};\n\
         use crate::num::traits::{\n    Bounded, One, OverflowingAdd, OverflowingMul, OverflowingSub, Sqrt, WideMul, Zero,\n};\n\
         use crate::panic_with_const_felt252;\n\
         use crate::zeroable::IsZeroResult;\n\
         use super::*;\n",
    );
    for (name, bits) in UNSIGNED {
        let mut values = values(name, bits);
        if bits < 128 {
            values.push(("SIZE", (1u128 << bits).to_string()));
        }
        let special = if bits == 128 { U128 } else { SMALL_UNSIGNED };
        out.push_str(&fill(&[COMMON, ANY_UNSIGNED, special].concat(), &values));
    }
    for (name, bits) in SIGNED {
        let special = if bits == 128 { I128 } else { SMALL_SIGNED };
        out.push_str(&fill(&[COMMON, ANY_SIGNED, special].concat(), &values(name, bits)));
    }
    out
}

fn conversions() -> String {
    let mut out = String::from(NOTICE);
    out.push_str(
        "//! Conversions between integers, and counting up and down.\n\n\
         use crate::internal::bounded_int::{downcast, upcast};\n\
         use super::*;\n\n\
         /// Every value of `T` is a value of `S`.\n\
         pub trait Upcastable<T, S>;\n\
         /// Some values of `T` are values of `S`.\n\
         pub trait Downcastable<T, S>;\n\n\
         pub impl UpcastInto<T, S, +Upcastable<T, S>> of Into<T, S> {\n    #[inline(always)]\n    const fn into(self: T) -> S {\n        upcast(self)\n    }\n}\n\
         pub impl DowncastTryInto<T, S, +Downcastable<T, S>> of TryInto<T, S> {\n    #[inline(always)]\n    const fn try_into(self: T) -> Option<S> {\n        downcast(self)\n    }\n}\n\n",
    );
    let all: Vec<(&str, u32)> = UNSIGNED.into_iter().chain(SIGNED).collect();
    for &(from, from_bits) in &all {
        for &(to, to_bits) in &all {
            if from == to {
                continue;
            }
            let (from_signed, to_signed) = (from.starts_with('i'), to.starts_with('i'));
            let widens = match (from_signed, to_signed) {
                (false, true) => from_bits < to_bits,
                (true, false) => false,
                _ => from_bits < to_bits,
            };
            let mark = if widens { "Upcastable" } else { "Downcastable" };
            let _ = writeln!(out, "pub impl {}{}{mark} of {mark}<{from}, {to}>;", upper(from), upper(to));
        }
    }
    out
}

fn counting() -> String {
    let mut out = String::from(NOTICE);
    out.push_str(
        "//! One up and one down. The compiler puts these in the place of additions and subtractions of the constant 1.\n\n\
         use crate::integer::SignedIntegerResult;\n\
         use super::bounded_int::{\n    AddHelper, BoundedInt, SubHelper, TrimMaxHelper, TrimMinHelper, Trimmed, bounded_int_add, bounded_int_sub,\n    bounded_int_trim_max, bounded_int_trim_min, upcast,\n};\n\n\
         type UnitInt = BoundedInt<1, 1>;\n",
    );
    for (name, bits) in UNSIGNED.into_iter().chain(SIGNED) {
        let mut values = values(name, bits);
        let (below_max, above_min) = if name.starts_with('u') {
            ((u128::MAX >> (128 - bits)) - 1, "1".to_string())
        } else {
            ((1u128 << (bits - 1)) - 2, format!("-{}", (1u128 << (bits - 1)) - 1))
        };
        let (result, fits, over, under) = if name.starts_with('u') {
            ("Result<$t, $t>", "Result::Ok", "Result::Err", "Result::Err")
        } else {
            let [fits, over, under] =
                ["SignedIntegerResult::InRange", "SignedIntegerResult::Overflow", "SignedIntegerResult::Underflow"];
            ("SignedIntegerResult<$t>", fits, over, under)
        };
        values.extend([
            ("LESS", below_max.to_string()),
            ("MORE", above_min),
            ("FITS", fits.to_string()),
            ("OVER", over.to_string()),
            ("UNDER", under.to_string()),
        ]);
        let template = "
impl $TTrimMax of TrimMaxHelper<$t> {
    type Target = BoundedInt<$MIN, $LESS>;
}
impl $TTrimMin of TrimMinHelper<$t> {
    type Target = BoundedInt<$MORE, $MAX>;
}
impl $TAddOne of AddHelper<BoundedInt<$MIN, $LESS>, UnitInt> {
    type Result = BoundedInt<$MORE, $MAX>;
}
impl $TSubOne of SubHelper<BoundedInt<$MORE, $MAX>, UnitInt> {
    type Result = BoundedInt<$MIN, $LESS>;
}
pub(crate) fn $t_inc(value: $t) -> RESULT nopanic {
    match bounded_int_trim_max(value) {
        Trimmed::Some(value) => $FITS(upcast(bounded_int_add::<_, UnitInt>(value, 1))),
        Trimmed::None => $OVER($MIN),
    }
}
pub(crate) fn $t_dec(value: $t) -> RESULT nopanic {
    match bounded_int_trim_min(value) {
        Trimmed::Some(value) => $FITS(upcast(bounded_int_sub::<_, UnitInt>(value, 1))),
        Trimmed::None => $UNDER($MAX),
    }
}
"
        .replace("RESULT", result);
        out.push_str(&fill(&template, &values));
    }
    out
}

/// `A, B, ..`
fn names(count: usize, prefix: &str) -> Vec<String> {
    (0..count).map(|i| format!("{prefix}{i}")).collect()
}

/// `(a,)`, `(a, b)`
fn group(parts: &[String]) -> String {
    if parts.len() == 1 { format!("({},)", parts[0]) } else { format!("({})", parts.join(", ")) }
}

fn tuple() -> String {
    let mut out = String::from(NOTICE);
    let _ = write!(
        out,
        "//! What tuples can do, up to {LARGEST_TUPLE} members.\n\n\
         use crate::fmt::{{Debug, Error, Formatter}};\n\
         use crate::hash::{{Hash, HashStateTrait}};\n\n\
         impl UnitDebug of Debug<()> {{\n    fn fmt(self: @(), ref f: Formatter) -> Result<(), Error> {{\n        write!(f, \"()\")\n    }}\n}}\n"
    );
    for n in 0..=LARGEST_TUPLE {
        let types = names(n, "T");
        let ty = group(&types);
        let bounds = |bound: &str| -> String {
            let params: Vec<String> =
                types.iter().cloned().chain(types.iter().map(|t| format!("+{bound}<{t}>"))).collect();
            if params.is_empty() { String::new() } else { format!("<{}>", params.join(", ")) }
        };
        let more = |bound: &str, extra: &str| -> String {
            let params: Vec<String> = types
                .iter()
                .cloned()
                .chain(types.iter().map(|t| format!("+{bound}<{t}>")))
                .chain(types.iter().map(|t| format!("+{extra}<{t}>")))
                .collect();
            if params.is_empty() { String::new() } else { format!("<{}>", params.join(", ")) }
        };
        let lhs = group(&names(n, "a"));
        let rhs = group(&names(n, "b"));
        let _ = writeln!(out, "\nimpl Tuple{n}Copy{} of Copy<{ty}>;", bounds("Copy"));
        let _ = writeln!(out, "impl Tuple{n}Drop{} of Drop<{ty}>;", bounds("Drop"));
        // A tuple of droppable members has its destructor from Drop.
        if n > 0 {
            let destruct: String = (0..n).map(|i| format!("        a{i}.destruct();\n")).collect();
            let not_drop = format!(
                "<{}, {}, -Drop<{ty}>>",
                types.join(", "),
                types.iter().map(|t| format!("+Destruct<{t}>")).collect::<Vec<_>>().join(", ")
            );
            let _ = write!(
                out,
                "impl Tuple{n}Destruct{not_drop} of Destruct<{ty}> {{\n    #[inline(always)]\n    fn destruct(self: {ty}) nopanic {{\n        let {lhs} = self;\n{destruct}    }}\n}}\n"
            );
        }
        let equal = if n == 0 {
            "true".to_string()
        } else {
            (0..n).map(|i| format!("a{i} == b{i}")).collect::<Vec<_>>().join(" && ")
        };
        let open =
            |side: &str, value: &str| if n == 0 { String::new() } else { format!("        let {side} = {value};\n") };
        let _ = write!(
            out,
            "impl Tuple{n}PartialEq{} of PartialEq<{ty}> {{\n    #[inline]\n    fn eq(lhs: @{ty}, rhs: @{ty}) -> bool {{\n{}{}        {equal}\n    }}\n}}\n",
            bounds("PartialEq"),
            open(&lhs, "lhs"),
            open(&rhs, "rhs"),
        );
        let defaults = group(&vec!["Default::default()".to_string(); n]);
        let _ = write!(
            out,
            "impl Tuple{n}Default{} of Default<{ty}> {{\n    fn default() -> {ty} {{\n        {defaults}\n    }}\n}}\n",
            more("Default", "Drop")
        );
        let serialize: String = (0..n).map(|i| format!("        a{i}.serialize(ref output);\n")).collect();
        let deserialize = group(&vec!["Serde::deserialize(ref serialized)?".to_string(); n]);
        let _ = write!(
            out,
            "impl Tuple{n}Serde{} of Serde<{ty}> {{\n    fn serialize(self: @{ty}, ref output: Array<felt252>) {{\n{}{serialize}    }}\n    fn deserialize(ref serialized: Span<felt252>) -> Option<{ty}> {{\n        Option::Some({deserialize})\n    }}\n}}\n",
            more("Serde", "Drop"),
            open(&lhs, "self"),
        );
        let hash_bounds: String = types.iter().map(|t| format!("{t}, ")).collect::<String>()
            + "S, +HashStateTrait<S>, +Drop<S>"
            + &types.iter().map(|t| format!(", +Hash<{t}, S>, +Drop<{t}>")).collect::<String>();
        let update: String =
            (0..n).map(|i| format!("        let state = Hash::update_state(state, a{i});\n")).collect();
        let _ = write!(
            out,
            "impl Tuple{n}Hash<{hash_bounds}> of Hash<{ty}, S> {{\n    #[inline]\n    fn update_state(state: S, value: {ty}) -> S {{\n{}{update}        state\n    }}\n}}\n",
            open(&lhs, "value"),
        );
        if n > 0 {
            let mut body = String::from("        write!(f, \"(\")?;\n");
            for i in 0..n {
                if i > 0 {
                    body.push_str("        write!(f, \", \")?;\n");
                }
                let _ = writeln!(body, "        Debug::fmt(a{i}, ref f)?;");
            }
            let close = if n == 1 { ",)" } else { ")" };
            let _ = write!(
                out,
                "impl Tuple{n}Debug{} of Debug<{ty}> {{\n    fn fmt(self: @{ty}, ref f: Formatter) -> Result<(), Error> {{\n        let {lhs} = self;\n{body}        write!(f, \"{close}\")\n    }}\n}}\n",
                bounds("Debug"),
            );
            let clones = group(&(0..n).map(|i| format!("a{i}.clone()")).collect::<Vec<_>>());
            let params = format!(
                "<{}, {}, {}, -Copy<{ty}>>",
                types.join(", "),
                types.iter().map(|t| format!("+Clone<{t}>")).collect::<Vec<_>>().join(", "),
                types.iter().map(|t| format!("+Drop<{t}>")).collect::<Vec<_>>().join(", ")
            );
            let _ = write!(
                out,
                "impl Tuple{n}Clone{params} of Clone<{ty}> {{\n    fn clone(self: @{ty}) -> {ty} {{\n        let {lhs} = self;\n        {clones}\n    }}\n}}\n"
            );
        }
    }
    out
}

/// Nothing generic builds an array of values that cannot be copied, so there is a table.
fn moved_arrays() -> String {
    let mut out = String::from(NOTICE);
    let _ =
        writeln!(out, "//! What arrays of values that are not copied can do, up to {LARGEST_MOVED_ARRAY} elements.");
    for n in 1..=LARGEST_MOVED_ARRAY {
        let parts = names(n, "a");
        let list = |item: &dyn Fn(&String) -> String| parts.iter().map(item).collect::<Vec<_>>();
        let values = [
            ("n", n.to_string()),
            ("parts", parts.join(", ")),
            ("write", list(&|part| format!("{part}.serialize(ref output);")).join("\n")),
            ("read", list(&|_| "Serde::deserialize(ref serialized)?".into()).join(", ")),
            ("clones", list(&|part| format!("{part}.clone()")).join(", ")),
        ];
        let template = "
pub impl MovedArray$nSerde<T, +Serde<T>, +Drop<T>, -Copy<T>> of Serde<[T; $n]> {
    fn serialize(self: @[T; $n], ref output: Array<felt252>) {
        let [$parts] = self;
        $write
    }
    fn deserialize(ref serialized: Span<felt252>) -> Option<[T; $n]> {
        Option::Some([$read])
    }
}
pub impl MovedArray$nClone<T, +Clone<T>, +Drop<T>, -Copy<T>> of Clone<[T; $n]> {
    fn clone(self: @[T; $n]) -> [T; $n] {
        let [$parts] = self;
        [$clones]
    }
}
";
        out.push_str(&fill(template, &values));
    }
    out
}

fn stored_tuples() -> String {
    let mut out = String::from(NOTICE);
    let _ = write!(
        out,
        "//! Tuples in storage, up to {LARGEST_TUPLE} members: their members' cells one behind the other.\n\n\
         use crate::starknet::SyscallResult;\n\
         use super::{{StorageBaseAddress, Store}};\n\n\
         pub impl StoreTuple0 of Store<()> {{\n    \
         fn read(address_domain: u32, base: StorageBaseAddress) -> SyscallResult<()> {{\n        Ok(())\n    }}\n    \
         fn write(address_domain: u32, base: StorageBaseAddress, value: ()) -> SyscallResult<()> {{\n        Ok(())\n    }}\n    \
         fn read_at_offset(address_domain: u32, base: StorageBaseAddress, offset: u8) -> SyscallResult<()> {{\n        Ok(())\n    }}\n    \
         fn write_at_offset(address_domain: u32, base: StorageBaseAddress, offset: u8, value: ()) -> SyscallResult<()> {{\n        Ok(())\n    }}\n    \
         fn size() -> u8 {{\n        0\n    }}\n}}\n"
    );
    for n in 1..=LARGEST_TUPLE {
        let (types, parts) = (names(n, "T"), names(n, "a"));
        let mut params = types.clone();
        params.extend((0..n).map(|i| format!("impl S{i}: Store<T{i}>")));
        params.extend(types.iter().map(|t| format!("+Drop<{t}>")));
        // What every member but the first is behind.
        let next = |i: usize| {
            if i == 0 { String::new() } else { format!("        let offset = offset + S{}::size();\n", i - 1) }
        };
        let read: String = (0..n)
            .map(|i| next(i) + &format!("        let a{i} = S{i}::read_at_offset(address_domain, base, offset)?;\n"))
            .collect();
        let write: String = (0..n)
            .map(|i| {
                let end = if i + 1 == n { "" } else { "?;" };
                next(i) + &format!("        S{i}::write_at_offset(address_domain, base, offset, a{i}){end}\n")
            })
            .collect();
        let values = [
            ("n", n.to_string()),
            ("params", params.join(", ")),
            ("tuple", group(&types)),
            ("parts", group(&parts)),
            ("members_read", read),
            ("members_written", write),
            ("sizes", (0..n).map(|i| format!("S{i}::size()")).collect::<Vec<_>>().join(" + ")),
        ];
        let template = "
pub impl StoreTuple$n<$params> of Store<$tuple> {
    #[inline]
    fn read(address_domain: u32, base: StorageBaseAddress) -> SyscallResult<$tuple> {
        Self::read_at_offset(address_domain, base, 0)
    }
    #[inline]
    fn write(address_domain: u32, base: StorageBaseAddress, value: $tuple) -> SyscallResult<()> {
        Self::write_at_offset(address_domain, base, 0, value)
    }
    #[inline]
    fn read_at_offset(address_domain: u32, base: StorageBaseAddress, offset: u8) -> SyscallResult<$tuple> {
$members_read        Ok($parts)
    }
    #[inline]
    fn write_at_offset(address_domain: u32, base: StorageBaseAddress, offset: u8, value: $tuple) -> SyscallResult<()> {
        let $parts = value;
$members_written    }
    #[inline]
    fn size() -> u8 {
        $sizes
    }
}
";
        out.push_str(&fill(template, &values));
    }
    out
}
