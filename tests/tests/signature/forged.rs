//! Hints as a hostile batcher would make them: as right as they can be, whatever the numbers are.

use num_bigint::{BigInt, BigUint};
use starknet_types_core::curve::ProjectivePoint;
use zkthread::Felt;
use zkthread::signature::Signature;

/// Where the parts of the hints begin.
pub mod place {
    pub const KEY_Y: usize = 0;
    pub const R_Y: usize = 1;
    pub const SIGN: usize = 2;
    pub const G_SIGN: usize = 3;
    pub const R: usize = 4;
    pub const S: usize = 7;
    pub const Z: usize = 10;
    pub const G: usize = 13;
    pub const A: usize = 16;
    pub const B: usize = 18;
    pub const M: usize = 20;
    pub const K: usize = 22;
    pub const TOP: usize = 25;
}

/// The order of the curve.
pub fn order() -> BigUint {
    BigUint::parse_bytes(b"800000000000010ffffffffffffffffb781126dcae7b2321e66a241adc64d2f", 16).unwrap()
}

/// A number modulo the order.
pub fn scalar(number: impl Into<BigUint>) -> Felt {
    Felt::from(number.into() % order())
}

/// `a / b` modulo the order.
pub fn quotient(a: &Felt, b: &Felt) -> Felt {
    scalar(a.to_biguint() * (b.to_biguint() % order()).modinv(&order()).unwrap_or_default())
}

/// `-a` modulo the order.
pub fn negative(a: &Felt) -> Felt {
    scalar(order() - a.to_biguint() % order())
}

/// The generator.
pub fn generator() -> ProjectivePoint {
    starknet_types_core::curve::AffinePoint::generator().try_into().unwrap()
}

/// The point with this x and the lesser y; the generator when there is none.
pub fn lift(x: &Felt) -> ProjectivePoint {
    let beta = Felt::from_hex_unchecked("0x6f21413efbe40de150e596d72f7a8c5609ad26c15c915c1f4cdfcb99cee9e89");
    let y = (x * x * x + x + beta).sqrt();
    y.and_then(|y| ProjectivePoint::from_affine(*x, y).ok()).unwrap_or_else(generator)
}

/// The key for which the numbers are a signature of the hash, when `r` is an x of the curve.
pub fn key_of(hash: &Felt, signature: &Signature) -> Felt {
    let Signature { r, s } = signature;
    let key = &(&lift(r) * quotient(s, r)) - &(&generator() * quotient(hash, r));
    key.to_affine().unwrap().x()
}

/// The hints of any numbers. For a good signature all of it is right; otherwise as much as can be.
pub fn hints(hash: &Felt, key: &Felt, signature: &Signature) -> Vec<Felt> {
    let Signature { r, s } = signature;
    let n = order();
    let (a, b, sign) = halves(quotient(r, s).to_biguint());
    let mut g = &a * quotient(hash, s).to_biguint() % &n;
    let mut g_sign = 1;
    if g > &n >> 1 {
        (g, g_sign) = (n - g, -1);
    }
    let [q, point] = [lift(key), lift(r)];
    let sum = |q: &ProjectivePoint, point: &ProjectivePoint| {
        let rest = &(&generator() * Felt::from(&g)) + &(q * Felt::from(&b));
        &rest + &(point * Felt::from(&a))
    };
    let [mut q_y, mut r_y] = [&q, &point].map(|point| point.to_affine().unwrap().y());
    for (other_q, other_point) in [(false, false), (false, true), (true, false), (true, true)] {
        let signed = |point: &ProjectivePoint, is_other| if is_other { -point } else { point.clone() };
        let (q, point) = (signed(&q, other_q), signed(&point, other_point));
        if sum(&q, &point).is_identity() {
            [q_y, r_y] = [q, point].map(|point| point.to_affine().unwrap().y());
        }
    }

    let integer = |felt: &Felt| BigInt::from(felt.to_biguint());
    let [z, r, s] = [hash, r, s].map(integer);
    let [a, b, g, n] = [a, b, g, order()].map(BigInt::from);
    let m = (&b * &s - &a * &r * sign) / &n;
    let k = (&g * &s - &a * &z * g_sign) / &n;
    let mut hints = vec![q_y, r_y, Felt::from(sign), Felt::from(g_sign)];
    for number in [&r, &s, &z, &g] {
        hints.extend(limbs(number, 3));
    }
    for number in [&a, &b, &m] {
        hints.extend(limbs(number, 2));
    }
    hints.extend(limbs(&k, 3));
    let bit = |number: &BigInt, position: u64| u64::from(number.bit(position));
    hints.push(Felt::from(bit(&a, 125) + 2 * bit(&g, 250)));
    hints.extend(
        (0..125).rev().map(|i| Felt::from(bit(&b, i) + 2 * bit(&a, i) + 4 * bit(&g, i) + 8 * bit(&g, i + 125))),
    );
    hints
}

/// `(a, b, sign)` with `b = sign * a * scalar` modulo the order, both of half its bits.
fn halves(scalar: BigUint) -> (BigUint, BigUint, i32) {
    let (mut before, mut b) = (order(), scalar);
    let (mut a_before, mut a, mut sign) = (BigUint::ZERO, BigUint::from(1_u8), 1);
    while b.bits() > 125 {
        let quotient = &before / &b;
        (before, b) = (b.clone(), &before % &b);
        (a_before, a) = (a.clone(), a_before + quotient * a);
        sign = -sign;
    }
    (a, b, sign)
}

/// Limbs of 84 bits, and what is left in the highest.
fn limbs(number: &BigInt, n: usize) -> Vec<Felt> {
    let low = |i: usize| (number >> (84 * i)) - ((number >> (84 * (i + 1))) << 84_u32);
    let mut limbs: Vec<Felt> = (0..n - 1).map(|i| Felt::from(low(i))).collect();
    limbs.push(Felt::from(number >> (84 * (n - 1))));
    limbs
}
