//! Up to 31 bytes in one cell.

/// 31 bytes, the first the most significant.
pub extern type bytes31;
impl Bytes31Copy of Copy<bytes31>;
impl Bytes31Drop of Drop<bytes31>;
impl Bytes31OneFelt of crate::internal::OneFelt<bytes31>;

pub(crate) extern fn bytes31_try_from_felt252(
    value: felt252,
) -> Option<bytes31> implicits(RangeCheck) nopanic;
pub(crate) extern fn bytes31_to_felt252(value: bytes31) -> felt252 nopanic;

impl Bytes31IntoFelt252 of Into<bytes31, felt252> {
    #[inline(always)]
    fn into(self: bytes31) -> felt252 {
        bytes31_to_felt252(self)
    }
}
impl Felt252TryIntoBytes31 of TryInto<felt252, bytes31> {
    #[inline(always)]
    fn try_into(self: felt252) -> Option<bytes31> {
        bytes31_try_from_felt252(self)
    }
}
impl Bytes31PartialEq of PartialEq<bytes31> {
    #[inline]
    fn eq(lhs: @bytes31, rhs: @bytes31) -> bool {
        bytes31_to_felt252(*lhs) == bytes31_to_felt252(*rhs)
    }
}
impl Bytes31Default of Default<bytes31> {
    fn default() -> bytes31 {
        0_felt252.try_into().unwrap()
    }
}
impl Bytes31Debug of crate::fmt::Debug<bytes31> {
    fn fmt(self: @bytes31, ref f: crate::fmt::Formatter) -> Result<(), crate::fmt::Error> {
        crate::fmt::Debug::fmt(@bytes31_to_felt252(*self), ref f)
    }
}

/// `256^n` for n up to 31.
pub(crate) fn one_shift_left_bytes(n: usize) -> felt252 {
    let mut power = 1;
    for _ in 0..n {
        power *= 0x100;
    }
    power
}

/// Cuts a word of `length` bytes in two: `(the first bytes, the last tail bytes)`. `tail <= length
/// <= 31`.
pub(crate) fn split_word(word: felt252, tail: usize) -> (felt252, felt252) {
    let value: u256 = word.into();
    let divisor: u256 = one_shift_left_bytes(tail).into();
    let head = value / divisor;
    let rest = value % divisor;
    (
        head.low.into() + head.high.into() * 0x100000000000000000000000000000000,
        rest.low.into() + rest.high.into() * 0x100000000000000000000000000000000,
    )
}
