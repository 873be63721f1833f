//! What makes the check of a signature short: two multiples of half the bits, and the proof that they are the signature's.
//!
//! The thread program's `signature.cairo`, which takes them, says how.

use num_bigint::{BigInt, BigUint};

use super::curve::{GENERATOR, Point, adds_up};
use super::{ORDER, Signature};
use crate::Felt;

/// Bits of a limb.
const LIMB: u32 = 84;
/// `H = 2^125 * G`
const H: u64 = 125;

/// Why there are no hints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoHints {
    KeyNotOnCurve,
    Mismatch,
    Unprovable,
}

/// The hints of a signature whose numbers are in range.
pub(super) fn find(hash: &Felt, public_key: &Felt, signature: &Signature) -> Result<Vec<Felt>, NoHints> {
    let key = Point::lift(public_key).ok_or(NoHints::KeyNotOnCurve)?;
    let order = ORDER.to_biguint();
    let [z, r, s] = [hash, &signature.r, &signature.s].map(Felt::to_biguint);
    let inverse = s.modinv(&order).ok_or(NoHints::Mismatch)?;
    let of_generator = &z * &inverse % &order;
    let of_key = &r * &inverse % &order;

    let (point, is_difference) = one_time_point(key, &of_generator, &of_key, &signature.r).ok_or(NoHints::Mismatch)?;
    let Halves { a, b, is_negative } = halves(&order, of_key);
    if a.bits() > H + 1 {
        return Err(NoHints::Unprovable);
    }
    // The lesser of g and -g, which is below 2^251.
    let (mut g, mut is_mirrored) = (&a * &of_generator % &order, false);
    if g > &order >> 1 {
        (g, is_mirrored) = (&order - g, true);
    }
    // Of a * R = ±g * G ± b * Q, everything on one side.
    let key = key.negated_if((is_negative != is_difference) != is_mirrored);
    let point = point.negated_if(!is_mirrored);
    let digits: Vec<u8> = (0..=H).rev().map(|bit| digit(&a, &b, &g, bit)).collect();
    if !adds_up(key, point, &digits) {
        return Err(NoHints::Unprovable);
    }

    let [sign, g_sign] = [is_negative, is_mirrored].map(|is_minus| BigInt::from(if is_minus { -1 } else { 1 }));
    let [z, r, s, a, b, g, order] = [z, r, s, a, b, g, order].map(BigInt::from);
    let m = (&b * &s - &sign * &a * &r) / &order;
    let k = (&g * &s - &g_sign * &a * &z) / &order;
    let mut hints = vec![key.y, point.y, Felt::from(sign), Felt::from(g_sign)];
    for number in [r, s, z, g] {
        hints.extend(limbs::<3>(number));
    }
    for number in [a, b, m] {
        hints.extend(limbs::<2>(number));
    }
    hints.extend(limbs::<3>(k));
    // The first one has no bits of b and G: their places are left out.
    hints.extend(digits.iter().enumerate().map(|(position, digit)| match position {
        0 => Felt::from(digit >> 1 & 1 | digit >> 2 & 2),
        _ => Felt::from(*digit),
    }));
    Ok(hints)
}

/// The point `R` with this x that is `of_generator * G ± of_key * Q`, and whether it is the difference.
fn one_time_point(key: Point, of_generator: &BigUint, of_key: &BigUint, x: &Felt) -> Option<(Point, bool)> {
    let of_generator = GENERATOR.times(&Felt::from(of_generator))?;
    let of_key = key.times(&Felt::from(of_key))?;
    let with = |sum, is_difference| Point::of(&sum).filter(|point| point.x == *x).map(|point| (point, is_difference));
    with(&of_generator + &of_key, false).or_else(|| with(&of_generator - &of_key, true))
}

/// `b = ±a * scalar` modulo the order.
pub(super) struct Halves {
    pub(super) a: BigUint,
    b: BigUint,
    is_negative: bool,
}

/// Euclid's algorithm, stopped when the remainder is below 2^125: remainders are multiples of the scalar, with factors that grow as they shrink.
pub(super) fn halves(order: &BigUint, scalar: BigUint) -> Halves {
    let (mut before, mut b) = (order.clone(), scalar);
    let (mut a_before, mut a) = (BigUint::ZERO, BigUint::from(1_u8));
    let mut is_negative = false;
    while b.bits() > H {
        let quotient = &before / &b;
        (before, b) = (b.clone(), &before - &quotient * &b);
        (a_before, a) = (a.clone(), a_before + quotient * a);
        is_negative = !is_negative;
    }
    Halves { a, b, is_negative }
}

/// The bits of the multiples of Q, R, G and H, from the lowest.
fn digit(a: &BigUint, b: &BigUint, g: &BigUint, bit: u64) -> u8 {
    let of_g = bit < H && g.bit(bit);
    u8::from(b.bit(bit)) | u8::from(a.bit(bit)) << 1 | u8::from(of_g) << 2 | u8::from(g.bit(bit + H)) << 3
}

/// The limbs from the lowest; all but the highest are not negative.
fn limbs<const N: usize>(number: BigInt) -> [Felt; N] {
    let mut rest = number;
    std::array::from_fn(|position| {
        let higher = if position + 1 < N { &rest >> LIMB } else { BigInt::ZERO };
        let limb = &rest - (&higher << LIMB);
        rest = higher;
        Felt::from(limb)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limbs_add_up() {
        for number in [BigInt::from(0), BigInt::from(-1), BigInt::from(5) << 200, BigInt::from(-77) << 167] {
            let [low, middle, high] = limbs::<3>(number.clone());
            let base = Felt::TWO.pow(84_u128);
            assert!(low < base && middle < base);
            assert_eq!(low + base * (middle + base * high), Felt::from(number));
        }
    }

    #[test]
    fn halves_are_halves() {
        let order = ORDER.to_biguint();
        for scalar in [1_u64, 2, 3, u64::MAX] {
            for scalar in [BigUint::from(scalar), &order - scalar, &order / scalar, (&order + 1_u8) / scalar % &order] {
                let Halves { a, b, is_negative } = halves(&order, scalar.clone());
                assert!(a.bits() <= 126 && b.bits() <= 125);
                let product = a * scalar % &order;
                assert_eq!(if is_negative { (&order - product) % &order } else { product }, b);
            }
        }
    }
}
