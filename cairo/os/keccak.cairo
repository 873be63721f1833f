//! Keccak-256, from its public specification (FIPS 202's permutation with the padding that came
//! before it), in plain Cairo: every bit operation is one of the bitwise builtin.
//!
//! The hash of up to four `u256`s is one permutation: 18,500 steps and 3,800 bitwise
//! operations; every further four and a quarter take 18,100 steps more.

use core::integer::u128_byte_reverse;
use core::num::traits::WideMul;
use super::values::Value;

/// 2^64, and what multiplies to 1 with it.
const WORD: u128 = 0x10000000000000000;
const ONE_BY_WORD: felt252 = 0x800000000000010f7ffffffffffffef00000000000000000000000000000001;

/// Lanes of the state that take input.
const RATE: u32 = 17;

/// The hash of the values, each as 32 bytes with the most significant first; the first byte of the
/// hash is the least significant of the result.
pub fn keccak_u256s(values: Span<u256>) -> u256 {
    let mut words = padded(values).span();
    let mut state = [0_u64; 25];
    while let Some(block) = words.multi_pop_front::<17>() {
        state = permuted(with_block(state, (*block).unbox()));
    }
    let [w0, w1, w2, w3, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _] = state;
    u256 { low: joined(w0, w1), high: joined(w2, w3) }
}

/// The values in words, and the padding: a one behind them and a one at the end of the block.
fn padded(values: Span<u256>) -> Array<u64> {
    let mut words = array![];
    for value in values {
        append_reversed(ref words, *value.high);
        append_reversed(ref words, *value.low);
    }
    let (_, used) = DivRem::div_rem(words.len(), RATE.try_into().unwrap());
    if used == RATE - 1 {
        words.append(0x8000000000000001);
    } else {
        words.append(1);
        for _ in used..RATE - 2 {
            words.append(0);
        }
        words.append(0x8000000000000000);
    }
    words
}

/// Appends 16 bytes, the most significant first, as two words with the least significant first.
#[inline(always)]
fn append_reversed(ref words: Array<u64>, value: u128) {
    let (second, first) = DivRem::div_rem(u128_byte_reverse(value), WORD.try_into().unwrap());
    words.append(word(first.into()));
    words.append(word(second.into()));
}

fn joined(low: u64, high: u64) -> u128 {
    low.into() + high.into() * WORD
}

/// The word of a felt that is known to be one.
#[inline(always)]
fn word(value: felt252) -> u64 {
    Value::from_felt(value, 'OS: no word')
}

/// The state with a block of input in its first lanes.
#[inline(always)]
fn with_block(state: [u64; 25], block: [u64; 17]) -> [u64; 25] {
    let [
        s0,
        s1,
        s2,
        s3,
        s4,
        s5,
        s6,
        s7,
        s8,
        s9,
        s10,
        s11,
        s12,
        s13,
        s14,
        s15,
        s16,
        s17,
        s18,
        s19,
        s20,
        s21,
        s22,
        s23,
        s24,
    ] =
        state;
    let [b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11, b12, b13, b14, b15, b16] = block;
    [
        s0 ^ b0, s1 ^ b1, s2 ^ b2, s3 ^ b3, s4 ^ b4, s5 ^ b5, s6 ^ b6, s7 ^ b7, s8 ^ b8, s9 ^ b9,
        s10 ^ b10, s11 ^ b11, s12 ^ b12, s13 ^ b13, s14 ^ b14, s15 ^ b15, s16 ^ b16, s17, s18, s19,
        s20, s21, s22, s23, s24,
    ]
}

/// The 24 rounds.
fn permuted(state: [u64; 25]) -> [u64; 25] {
    let mut state = state;
    let mut constants = ROUNDS.span();
    while let Some(constant) = constants.pop_front() {
        state = round(state, *constant);
    }
    state
}

const ROUNDS: [u64; 24] = [
    0x1, 0x8082, 0x800000000000808a, 0x8000000080008000, 0x808b, 0x80000001, 0x8000000080008081,
    0x8000000000008009, 0x8a, 0x88, 0x80008009, 0x8000000a, 0x8000808b, 0x800000000000008b,
    0x8000000000008089, 0x8000000000008003, 0x8000000000008002, 0x8000000000000080, 0x800a,
    0x800000008000000a, 0x8000000080008081, 0x8000000000008080, 0x80000001, 0x8000000080008008,
];

/// One round: theta, rho and pi, chi, iota. Lanes are named by x and y.
#[inline(always)]
fn round(state: [u64; 25], constant: u64) -> [u64; 25] {
    let [
        lane00,
        lane10,
        lane20,
        lane30,
        lane40,
        lane01,
        lane11,
        lane21,
        lane31,
        lane41,
        lane02,
        lane12,
        lane22,
        lane32,
        lane42,
        lane03,
        lane13,
        lane23,
        lane33,
        lane43,
        lane04,
        lane14,
        lane24,
        lane34,
        lane44,
    ] =
        state;
    let column0 = lane00 ^ lane01 ^ lane02 ^ lane03 ^ lane04;
    let column1 = lane10 ^ lane11 ^ lane12 ^ lane13 ^ lane14;
    let column2 = lane20 ^ lane21 ^ lane22 ^ lane23 ^ lane24;
    let column3 = lane30 ^ lane31 ^ lane32 ^ lane33 ^ lane34;
    let column4 = lane40 ^ lane41 ^ lane42 ^ lane43 ^ lane44;
    let mix0 = column4 ^ rotated(column1, 0x2);
    let mix1 = column0 ^ rotated(column2, 0x2);
    let mix2 = column1 ^ rotated(column3, 0x2);
    let mix3 = column2 ^ rotated(column4, 0x2);
    let mix4 = column3 ^ rotated(column0, 0x2);
    let [new00, new10, new20, new30, new40] = chi(
        [
            lane00 ^ mix0, rotated(lane11 ^ mix1, 0x100000000000),
            rotated(lane22 ^ mix2, 0x80000000000), rotated(lane33 ^ mix3, 0x200000),
            rotated(lane44 ^ mix4, 0x4000),
        ],
    );
    let [new01, new11, new21, new31, new41] = chi(
        [
            rotated(lane30 ^ mix3, 0x10000000), rotated(lane41 ^ mix4, 0x100000),
            rotated(lane02 ^ mix0, 0x8), rotated(lane13 ^ mix1, 0x200000000000),
            rotated(lane24 ^ mix2, 0x2000000000000000),
        ],
    );
    let [new02, new12, new22, new32, new42] = chi(
        [
            rotated(lane10 ^ mix1, 0x2), rotated(lane21 ^ mix2, 0x40),
            rotated(lane32 ^ mix3, 0x2000000), rotated(lane43 ^ mix4, 0x100),
            rotated(lane04 ^ mix0, 0x40000),
        ],
    );
    let [new03, new13, new23, new33, new43] = chi(
        [
            rotated(lane40 ^ mix4, 0x8000000), rotated(lane01 ^ mix0, 0x1000000000),
            rotated(lane12 ^ mix1, 0x400), rotated(lane23 ^ mix2, 0x8000),
            rotated(lane34 ^ mix3, 0x100000000000000),
        ],
    );
    let [new04, new14, new24, new34, new44] = chi(
        [
            rotated(lane20 ^ mix2, 0x4000000000000000), rotated(lane31 ^ mix3, 0x80000000000000),
            rotated(lane42 ^ mix4, 0x8000000000), rotated(lane03 ^ mix0, 0x20000000000),
            rotated(lane14 ^ mix1, 0x4),
        ],
    );
    [
        new00 ^ constant, new10, new20, new30, new40, new01, new11, new21, new31, new41, new02,
        new12, new22, new32, new42, new03, new13, new23, new33, new43, new04, new14, new24, new34,
        new44,
    ]
}

/// Each lane of a row takes those of the next two: `a ^ (!b & c)`, as `a ^ c ^ (b & c)`.
#[inline(always)]
fn chi(row: [u64; 5]) -> [u64; 5] {
    let [a, b, c, d, e] = row;
    [a ^ c ^ (b & c), b ^ d ^ (c & d), c ^ e ^ (d & e), d ^ a ^ (e & a), e ^ b ^ (a & b)]
}

/// The lane, rotated to the left by the exponent of `power`, a power of two: what leaves it above
/// comes back below.
#[inline(always)]
fn rotated(lane: u64, power: u64) -> u64 {
    let product = WideMul::wide_mul(lane, power);
    let low: felt252 = (product & 0xffffffffffffffff).into();
    word(low + (product.into() - low) * ONE_BY_WORD)
}
