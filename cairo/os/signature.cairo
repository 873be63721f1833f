//! ECDSA on the Stark curve `y^2 = x^3 + x + BETA`, in plain felts: its base field is the
//! program's.
//!
//! A signature `(r, s)` of the hash `z` by the key `Q` is good when `s * R = ±z * G ± r * Q` for
//! a point `R` whose x is `r`. The order `n` of the group is a prime, so that may be multiplied by
//! any `v` that is not 0 mod `n`. There is one for which `a = v * s` and `b = ±v * r` have half
//! the bits. With `g = ±v * z` and `H = 2^125 * G` it becomes `a * R + b * Q + g * G = 0`, which
//! is a sum of four points with factors of 126 bits.
//!
//! The hints are the y of both points and two signs, the limbs of all numbers in base 2^84, and the
//! bits of the factors. Whatever they are, only good signatures pass. Limbs are in range and add
//! up, so each stands for one integer. `b * s = ±a * r` and `g * s = ±a * z` mod `n` are shown
//! for integers: the difference of the sides, less a multiple of `n`, is 0 mod the field's prime
//! and mod a power of 2, and smaller than the product of both. As `a` and `s` are not 0 mod `n`,
//! neither is `v = a / s`. The bits add up to `a`, `b` and `g`, so those are the factors in the
//! sum. Points are added only where their x differ, and there the formulas hold.
//!
//! A good signature fails only where points meet by chance, which never happens unless somebody
//! works towards it. The native check refuses it as well.

use core::internal::bounded_int::{BoundedInt, downcast, upcast};
use core::panic_with_felt252;
use core::zeroable::NonZero;
use super::input;

/// A point of the curve, not the one at infinity.
#[derive(Copy, Drop)]
struct Point {
    x: felt252,
    y: felt252,
}

const BETA: felt252 = 0x6f21413efbe40de150e596d72f7a8c5609ad26c15c915c1f4cdfcb99cee9e89;
/// `n`, the number of points of the curve.
const ORDER: Limbs = Limbs {
    low: 0x7b2321e66a241adc64d2f, middle: 0xffffffffffb781126dcae, high: 0x800000000000010ffffff,
};
/// `(n - 1) / 2`
const MAX_LOW_S: u256 = 0x4000000000000087fffffffffffffffdbc08936e573d9190f335120d6e32697;

const P84: felt252 = 0x1000000000000000000000;
const P125: felt252 = 0x20000000000000000000000000000000;
const P168: felt252 = 0x1000000000000000000000000000000000000000000;
/// `1 / 2^84` in the field.
const INVERSE_P84: felt252 = 0x800000000000010ffffff7ffffffffffffef000000000000000000000000001;

/// What every entry of the table contains, so that none is the point at infinity: the first x from
/// 'zkThread' * 2^8 that is on the curve, of which nobody knows how many times the generator it is.
const OFFSET: Point = Point {
    x: 0x7a6b54687265616401, y: 0x5430877c1efed0d3c847b8670c4e7da57286eec53ac69bf88f128dcac6c3a,
};
/// `OFFSET` and the generator `G`.
const OFFSET_G: Point = Point {
    x: 0x310288fd2520e979fde83af20e1eef87296b3df3e90ebac7249cc973742f014,
    y: 0x57d4941ad782fca195c1a75bd74f17385c26a1e1d5d45001be75bdd396d8d20,
};
/// `OFFSET` and `H`, which is `2^125 * G`.
const OFFSET_H: Point = Point {
    x: 0x74b9f2dbb631284538649b3357fa39aed4e9680b5862439f67d5aa9192e8112,
    y: 0x185a17ddd60769a6205c6c09bac14af4145ae91d51942a5df89129807318fcc,
};
/// `OFFSET`, `G` and `H`.
const OFFSET_G_H: Point = Point {
    x: 0x3b66fd3d02b92e6e52cd83077ab225aa01856d97ca2cd3abaf5f40ccabe0830,
    y: 0x52a048addd0e6e9d6fcc3adb3ca1573b59a08bc80fafe7bb1522d88fb447480,
};
/// `2 * OFFSET`
const START: Point = Point {
    x: 0x546a7f82dc7b76553489307985cde35ec685d2d4af911128a136d9055e3dd51,
    y: 0x9634ca08426481477cb85f8879bdb1b71973d68c94f01b56684ae4a87b8c8e,
};
/// `(2^127 - 1) * OFFSET`: what is there in the end when the multiples add up to nothing.
const END: Point = Point {
    x: 0x6c64dff4a304a1452d29d39430c64021133c5169c77eb03744a76fbef7209c0,
    y: 0x78fe41096bbac567a74486a0e42f869b5c17d06810fa1e85fe005e8d779643e,
};

type Bits41 = BoundedInt<0, 0x1ffffffffff>;
type Bits42 = BoundedInt<0, 0x3ffffffffff>;
type Bits83 = BoundedInt<0, 0x7ffffffffffffffffffff>;
type Bits84 = BoundedInt<0, 0xfffffffffffffffffffff>;
/// The highest limb of a quotient, within ±2^82.
type Quotient = BoundedInt<-0x400000000000000000000, 0x400000000000000000000>;
/// Within ±2^100.
type Carry = BoundedInt<-0x10000000000000000000000000, 0x10000000000000000000000000>;

/// The integer `low + middle * 2^84 + high * 2^168`.
#[derive(Copy, Drop)]
struct Limbs {
    low: felt252,
    middle: felt252,
    high: felt252,
}

/// The sums that a round chooses from by its digit: `OFFSET`, and as the digit's bits say from the
/// lowest, `Q`, `R`, `G` and `H`.
#[derive(Copy, Drop)]
struct Table {
    p0: Point,
    p1: Point,
    p2: Point,
    p3: Point,
    p4: Point,
    p5: Point,
    p6: Point,
    p7: Point,
    p8: Point,
    p9: Point,
    p10: Point,
    p11: Point,
    p12: Point,
    p13: Point,
    p14: Point,
    p15: Point,
}

/// The sum so far, and the multiples in it as far as their bits are known: `ab` is `b + a * 2^125`,
/// and `g` counts `G` and 2^125 for each `H`. Neither reaches the field's prime.
#[derive(Copy, Drop)]
struct State {
    point: Point,
    ab: felt252,
    g: felt252,
}

/// Takes `r`, `s` and the hints, and gives `r` and `s` of a good signature. That `1 / s` mod `n` is
/// below 2^251, which some implementations ask for as well, is no part of what accounts check.
pub fn verify(hash: felt252, public_key: felt252, ref input: Span<felt252>) -> (felt252, felt252) {
    let [r, s, q_y, r_y, sign, g_sign] = input::take_fixed(ref input);
    let [r0, r1, r2, s0, s1, s2, z0, z1, z2, g0, g1, g2] = input::take_fixed(ref input);
    let [a0, a1, b0, b1, m0, m1, k0, k1, k2, top] = input::take_fixed(ref input);
    assert(r != 0, 'OS: signature out of range');
    assert(s != 0, 'OS: signature out of range');
    let s_integer: u256 = s.into();
    assert(s_integer <= MAX_LOW_S, 'OS: signature out of range');
    let r_limbs = limbs::<Bits83>(r0, r1, r2);
    assert(value(r_limbs) == r, 'OS: signature out of range');
    let s_limbs = limbs::<Bits83>(s0, s1, s2);
    assert(value(s_limbs) == s, 'OS: signature out of range');
    let z_limbs = limbs::<Bits83>(z0, z1, z2);
    assert(value(z_limbs) == hash, 'OS: signature out of range');
    assert(q_y * q_y == curve(public_key), 'OS: key not on curve');
    assert(r_y * r_y == curve(r), 'OS: bad signature');
    assert(sign * sign == 1, 'OS: bad signature');
    assert(g_sign * g_sign == 1, 'OS: bad signature');

    // b * s - sign * a * r = m * n
    let a0 = limb::<Bits84>(a0);
    let a1 = limb::<Bits42>(a1);
    let a = a0 + a1 * P84;
    assert(a != 0, 'OS: bad signature');
    let b0 = limb::<Bits84>(b0);
    let b1 = limb::<Bits41>(b1);
    let b = b0 + b1 * P84;
    let m0 = limb::<Bits84>(m0);
    let m1 = limb::<Quotient>(m1);
    let c0 = sign * a0;
    let c1 = sign * a1;
    assert(b * s - sign * a * r == (m0 + m1 * P84) * value(ORDER), 'OS: bad signature');
    let carry = shifted(b0 * s_limbs.low - c0 * r_limbs.low - m0 * ORDER.low);
    shifted(
        carry
            + b0 * s_limbs.middle
            + b1 * s_limbs.low
            - c0 * r_limbs.middle
            - c1 * r_limbs.low
            - m0 * ORDER.middle
            - m1 * ORDER.low,
    );

    // g * s - g_sign * a * z = k * n
    let g_limbs = limbs::<Bits83>(g0, g1, g2);
    let g = value(g_limbs);
    let k = limbs::<Quotient>(k0, k1, k2);
    let e0 = g_sign * a0;
    let e1 = g_sign * a1;
    assert(g * s - g_sign * a * hash == value(k) * value(ORDER), 'OS: bad signature');
    let carry = shifted(g_limbs.low * s_limbs.low - e0 * z_limbs.low - k.low * ORDER.low);
    let carry = shifted(
        carry
            + g_limbs.low * s_limbs.middle
            + g_limbs.middle * s_limbs.low
            - e0 * z_limbs.middle
            - e1 * z_limbs.low
            - k.low * ORDER.middle
            - k.middle * ORDER.low,
    );
    shifted(
        carry
            + g_limbs.low * s_limbs.high
            + g_limbs.middle * s_limbs.middle
            + g_limbs.high * s_limbs.low
            - e0 * z_limbs.high
            - e1 * z_limbs.middle
            - k.low * ORDER.high
            - k.middle * ORDER.middle
            - k.high * ORDER.low,
    );

    // Bit 125 is one of a and of H only.
    let table = sums(Point { x: public_key, y: q_y }, Point { x: r, y: r_y });
    let (entry, ab, g_counted) = match top {
        0 => (table.p0, 0, 0),
        1 => (table.p2, P125, 0),
        2 => (table.p8, 0, P125),
        3 => (table.p10, P125, P125),
        _ => panic_with_felt252('OS: bad signature'),
    };
    let state = State { point: add(START, entry), ab, g: g_counted };
    let state = rounds(state, BoxTrait::new(table), 5, ref input);
    assert(state.point.x == END.x, 'OS: bad signature');
    assert(state.point.y == END.y, 'OS: bad signature');
    assert(state.ab == b + a * P125, 'OS: bad signature');
    assert(state.g == g, 'OS: bad signature');
    (r, s)
}

/// `x^3 + x + BETA`
#[inline(always)]
fn curve(x: felt252) -> felt252 {
    (x * x + 1) * x + BETA
}

/// The felt, when it is a value of the type.
#[inline(always)]
fn limb<T>(felt: felt252) -> felt252 {
    let converted: Option<T> = downcast(felt);
    match converted {
        Some(value) => upcast(value),
        None => panic_with_felt252('OS: bad signature'),
    }
}

#[inline(always)]
fn limbs<High>(low: felt252, middle: felt252, high: felt252) -> Limbs {
    Limbs { low: limb::<Bits84>(low), middle: limb::<Bits84>(middle), high: limb::<High>(high) }
}

#[inline(always)]
fn value(limbs: Limbs) -> felt252 {
    limbs.low + limbs.middle * P84 + limbs.high * P168
}

/// What an integer of fewer than 180 bits is divided by 2^84: it fails when something is left over.
#[inline(always)]
fn shifted(integer: felt252) -> felt252 {
    limb::<Carry>(integer * INVERSE_P84)
}

#[inline(always)]
fn sums(q: Point, r: Point) -> Table {
    let p1 = add(OFFSET, q);
    let p5 = add(OFFSET_G, q);
    let p9 = add(OFFSET_H, q);
    let p13 = add(OFFSET_G_H, q);
    Table {
        p0: OFFSET,
        p1,
        p2: add(OFFSET, r),
        p3: add(p1, r),
        p4: OFFSET_G,
        p5,
        p6: add(OFFSET_G, r),
        p7: add(p5, r),
        p8: OFFSET_H,
        p9,
        p10: add(OFFSET_H, r),
        p11: add(p9, r),
        p12: OFFSET_G_H,
        p13,
        p14: add(OFFSET_G_H, r),
        p15: add(p13, r),
    }
}

/// That many times 25 rounds.
fn rounds(state: State, table: Box<Table>, times: felt252, ref input: Span<felt252>) -> State {
    if times == 0 {
        return state;
    }
    let [
        d0,
        d1,
        d2,
        d3,
        d4,
        d5,
        d6,
        d7,
        d8,
        d9,
        d10,
        d11,
        d12,
        d13,
        d14,
        d15,
        d16,
        d17,
        d18,
        d19,
        d20,
        d21,
        d22,
        d23,
        d24,
    ] =
        input::take_fixed::<
        25,
    >(ref input);
    let State { point, ab, g } = state;
    let mut state = State { point, ab: ab * 0x2000000, g: g * 0x2000000 };
    round(ref state, table, d0, 0x1000000);
    round(ref state, table, d1, 0x800000);
    round(ref state, table, d2, 0x400000);
    round(ref state, table, d3, 0x200000);
    round(ref state, table, d4, 0x100000);
    round(ref state, table, d5, 0x80000);
    round(ref state, table, d6, 0x40000);
    round(ref state, table, d7, 0x20000);
    round(ref state, table, d8, 0x10000);
    round(ref state, table, d9, 0x8000);
    round(ref state, table, d10, 0x4000);
    round(ref state, table, d11, 0x2000);
    round(ref state, table, d12, 0x1000);
    round(ref state, table, d13, 0x800);
    round(ref state, table, d14, 0x400);
    round(ref state, table, d15, 0x200);
    round(ref state, table, d16, 0x100);
    round(ref state, table, d17, 0x80);
    round(ref state, table, d18, 0x40);
    round(ref state, table, d19, 0x20);
    round(ref state, table, d20, 0x10);
    round(ref state, table, d21, 0x8);
    round(ref state, table, d22, 0x4);
    round(ref state, table, d23, 0x2);
    round(ref state, table, d24, 0x1);
    rounds(state, table, times - 1, ref input)
}

/// Doubles the sum and adds an entry. `weight` is what its bits weigh when the 25 rounds are over.
#[inline(always)]
fn round(ref state: State, table: Box<Table>, digit: felt252, weight: felt252) {
    let State { point, ab, g } = state;
    let (entry, ab, g) = match digit {
        0 => (table.unbox().p0, ab, g),
        1 => (table.unbox().p1, ab + weight, g),
        2 => (table.unbox().p2, ab + weight * P125, g),
        3 => (table.unbox().p3, ab + weight * (P125 + 1), g),
        4 => (table.unbox().p4, ab, g + weight),
        5 => (table.unbox().p5, ab + weight, g + weight),
        6 => (table.unbox().p6, ab + weight * P125, g + weight),
        7 => (table.unbox().p7, ab + weight * (P125 + 1), g + weight),
        8 => (table.unbox().p8, ab, g + weight * P125),
        9 => (table.unbox().p9, ab + weight, g + weight * P125),
        10 => (table.unbox().p10, ab + weight * P125, g + weight * P125),
        11 => (table.unbox().p11, ab + weight * (P125 + 1), g + weight * P125),
        12 => (table.unbox().p12, ab, g + weight * (P125 + 1)),
        13 => (table.unbox().p13, ab + weight, g + weight * (P125 + 1)),
        14 => (table.unbox().p14, ab + weight * P125, g + weight * (P125 + 1)),
        15 => (table.unbox().p15, ab + weight * (P125 + 1), g + weight * (P125 + 1)),
        _ => panic_with_felt252('OS: bad signature'),
    };
    state = State { point: add_twice(entry, point), ab, g };
}

/// `p + q`
#[inline(always)]
fn add(p: Point, q: Point) -> Point {
    let slope = core::felt252_div(q.y - p.y, nonzero(q.x - p.x));
    let x = slope * slope - p.x - q.x;
    Point { x, y: slope * (p.x - x) - p.y }
}

/// `(p + q) + q`, where the y of `p + q` is not needed.
#[inline(always)]
fn add_twice(p: Point, q: Point) -> Point {
    let slope = core::felt252_div(p.y - q.y, nonzero(p.x - q.x));
    let sum_x = slope * slope - p.x - q.x;
    // The negative of the second slope.
    let slope = slope + core::felt252_div(q.y + q.y, nonzero(sum_x - q.x));
    let x = slope * slope - q.x - sum_x;
    Point { x, y: slope * (x - q.x) - q.y }
}

/// A denominator of points that are not each other's negative or the same.
#[inline(always)]
fn nonzero(value: felt252) -> NonZero<felt252> {
    match value.try_into() {
        Some(value) => value,
        None => panic_with_felt252('OS: bad signature'),
    }
}
