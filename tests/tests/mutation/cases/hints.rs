//! Lies about what makes the check of a signature short. Each gets as far as the one check that it attacks: by a change of right hints, or by hints made for
//! numbers and points that were chosen for it.

use num_bigint::BigInt;
use starknet_types_core::curve::ProjectivePoint;
use zkthread::Felt;
use zkthread::signature::Signature;

use super::Table;
use crate::forged::{Forged, Transaction};
use crate::forged_hints::{generator, hints, lift, order, place};
use crate::honest::{Honest, private_key, public_key};

const BAD: &str = "OS: bad signature";
const RANGE: &str = "OS: signature out of range";
const CURVE: &str = "OS: key not on curve";

pub fn add(table: &mut Table) {
    changed(table);
    numbers(table);
    points(table);
    table.refused(RANGE, "the mirror image of a signature, with its own hints", |honest, input| {
        let hash = input.message(&input.transactions[0]);
        let signed = seen_signed(honest, input);
        let Signature { r, s } = signed.signature;
        signed.signature.s = Felt::from(order()) - s;
        signed.hints = hints(&hash, &signed.public_key, &Signature { r, s: signed.signature.s });
    });
}

/// The transaction that calls `seen`, by account 4 with key 4, signed for good.
fn seen_signed<'a>(honest: &Honest, input: &'a mut Forged) -> &'a mut Transaction {
    let at = honest.call("seen").0;
    input.sign(at);
    &mut input.transactions[at]
}

/// Right hints with a change.
fn changed(table: &mut Table) {
    let two_to = |power: u32| Felt::TWO.pow(power);
    for (panic, name, at, by) in [
        (CURVE, "the key's y is another", place::KEY_Y, Felt::ONE),
        (BAD, "the y of r is another", place::R_Y, Felt::ONE),
        (BAD, "a sign that is none", place::SIGN, Felt::THREE),
        (BAD, "a sign of g that is none", place::G_SIGN, Felt::THREE),
        (RANGE, "limbs of another r", place::R, Felt::ONE),
        (RANGE, "limbs of another s", place::S, Felt::ONE),
        (RANGE, "limbs of another hash", place::Z, Felt::ONE),
        (BAD, "a of 127 bits", place::A + 1, two_to(42)),
        (BAD, "b of 126 bits", place::B + 1, two_to(41)),
        (BAD, "m of 168 bits", place::M + 1, two_to(83)),
        (BAD, "another quotient of the first equation", place::M, Felt::ONE),
        (BAD, "another quotient of the second equation", place::K, Felt::ONE),
        (BAD, "a highest digit that is none", place::TOP, Felt::from(4)),
        (BAD, "a digit that is none", place::TOP + 1, Felt::from(16)),
        (BAD, "a negative digit", zkthread::signature::N_HINTS - 1, Felt::from(-16)),
    ] {
        table.refused(panic, name, move |honest, input| seen_signed(honest, input).hints[at] += by);
    }
    table.refused(BAD, "another last digit", |honest, input| {
        let digit = seen_signed(honest, input).hints.last_mut().unwrap();
        *digit = if *digit == Felt::ZERO { Felt::ONE } else { *digit - Felt::ONE };
    });
    // The same number from limbs that are too large and too small.
    for (name, at) in [
        ("r", place::R),
        ("s", place::S),
        ("the hash", place::Z),
        ("g", place::G),
        ("a", place::A),
        ("b", place::B),
        ("the first quotient", place::M),
        ("the second quotient", place::K),
    ] {
        table.refused(BAD, format!("limbs of {name} that are out of range"), move |honest, input| {
            let hints = &mut seen_signed(honest, input).hints;
            hints[at] += Felt::TWO.pow(84_u32);
            hints[at + 1] -= Felt::ONE;
        });
    }
}

/// What the hints say, before it is cut into limbs and digits.
#[derive(Clone)]
struct Numbers {
    r: BigInt,
    s: BigInt,
    g: BigInt,
    g_sign: i32,
    a: BigInt,
    b: BigInt,
    m: BigInt,
    k: BigInt,
    /// The multiples that the digits stand for: of R, of Q, of G.
    digits: [BigInt; 3],
    key: ProjectivePoint,
    point: ProjectivePoint,
}

impl Numbers {
    /// With `a = b = 1` and `s = r`, so that the first equation holds, and `g` by the second one. The point is low and odd, and `factor` times the generator.
    fn new(z: &BigInt, key: ProjectivePoint) -> (Self, u64) {
        let half = BigInt::from(order()) >> 1_u32;
        let is_fit = |x: &BigInt| x.bit(0) && *x <= half;
        let fit = |factor: &u64| is_fit(&x(&(&generator() * Felt::from(*factor))));
        let factor = (2_u64..).find(fit).unwrap();
        let point = &generator() * Felt::from(factor);
        let (r, n) = (x(&point), BigInt::from(order()));
        let g = z * r.modinv(&n).unwrap() % &n;
        let (g, g_sign) = if g > half { (&n - g, -1) } else { (g, 1) };
        let k = (&g * &r - z * g_sign) / &n;
        let one = BigInt::from(1);
        let digits = [one.clone(), one.clone(), g.clone()];
        let numbers =
            Self { s: r.clone(), r, g, g_sign, a: one.clone(), b: one, m: BigInt::ZERO, k, digits, key, point };
        (numbers, factor)
    }

    fn hints(&self, z: &BigInt) -> Vec<Felt> {
        let y = |point: &ProjectivePoint| point.to_affine().unwrap().y();
        let mut hints = vec![y(&self.key), y(&self.point), Felt::ONE, Felt::from(self.g_sign)];
        for (number, n) in [
            (&self.r, 3_u32),
            (&self.s, 3),
            (z, 3),
            (&self.g, 3),
            (&self.a, 2),
            (&self.b, 2),
            (&self.m, 2),
            (&self.k, 3),
        ] {
            hints.extend((0..n).map(|limb| {
                let higher: BigInt = number >> (84 * limb);
                let above: BigInt = (&higher >> 84_u32) << 84_u32;
                Felt::from(if limb + 1 == n { higher } else { higher - above })
            }));
        }
        let [a, b, g] = &self.digits;
        let bit = |number: &BigInt, position: u64| u64::from(number.bit(position));
        hints.push(Felt::from(bit(a, 125) + 2 * bit(g, 250)));
        let digit = |i: u64| bit(b, i) + 2 * bit(a, i) + 4 * bit(g, i) + 8 * bit(g, i + 125);
        hints.extend((0..125).rev().map(|i| Felt::from(digit(i))));
        hints
    }
}

fn x(point: &ProjectivePoint) -> BigInt {
    BigInt::from(point.to_affine().unwrap().x().to_biguint())
}

/// The field's prime.
fn prime() -> BigInt {
    (BigInt::from(1) << 251_u32) + (BigInt::from(17) << 192_u32) + 1
}

/// The point from which the table of sums begins.
fn offset() -> ProjectivePoint {
    let y = Felt::from_hex_unchecked("0x5430877c1efed0d3c847b8670c4e7da57286eec53ac69bf88f128dcac6c3a");
    ProjectivePoint::from_affine(Felt::from_hex_unchecked("0x7a6b54687265616401"), y).unwrap()
}

/// A transaction that is authorized with a key of these numbers.
fn tell(
    table: &mut Table,
    name: &'static str,
    key: impl Fn() -> ProjectivePoint + Send + Sync + 'static,
    lie: impl Fn(&BigInt, &mut Numbers, u64) + Send + Sync + 'static,
) {
    table.refused(BAD, name, move |honest, input| {
        let at = honest.call("seen").0;
        let z = BigInt::from(input.message(&input.transactions[at]).to_biguint());
        let (mut numbers, factor) = Numbers::new(&z, key());
        lie(&z, &mut numbers, factor);
        let signed = seen_signed(honest, input);
        signed.signature = Signature { r: Felt::from(&numbers.r), s: Felt::from(&numbers.s) };
        signed.hints = numbers.hints(&z);
        let key = numbers.key.to_affine().unwrap().x();
        signed.public_key = key;
        honest.rekey(input, honest.key(4, 4), &[Felt::from(4), key]);
    });
}

fn own_key() -> ProjectivePoint {
    lift(&public_key(4))
}

/// Numbers for which an equation is right modulo less than what shows it.
fn numbers(table: &mut Table) {
    tell(table, "nothing of anything is nothing", own_key, |_, numbers, _| {
        let zero = BigInt::ZERO;
        for number in [&mut numbers.a, &mut numbers.b, &mut numbers.g, &mut numbers.k] {
            *number = zero.clone();
        }
        numbers.digits = [zero.clone(), zero.clone(), zero];
    });
    for (name, power) in
        [("the first equation, in the field alone", 0_u32), ("the first equation, in the field and modulo 2^84", 84)]
    {
        tell(table, name, own_key, move |_, numbers, _| {
            let n = BigInt::from(order());
            // s = r + m * n
            (numbers.s, numbers.m) = small(&numbers.r, &n, &(prime() << power), 249);
        });
    }
    for (name, power) in [
        ("the second equation, in the field alone", 0_u32),
        ("the second equation, in the field and modulo 2^84", 84),
        ("the second equation, in the field and modulo 2^168", 168),
    ] {
        tell(table, name, own_key, move |z, numbers, _| {
            let modulus = prime() << power;
            let inverse = numbers.s.modinv(&modulus).unwrap();
            // g * s = g_sign * z + k * n
            let (from, by) = (z * numbers.g_sign * &inverse, BigInt::from(order()) * &inverse);
            (numbers.g, numbers.k) = small(&from, &by, &modulus, 250);
        });
    }
}

/// `from + factor * by` modulo `modulus` that has few bits, for a factor that is neither 0 nor large: Euclid's remainders are such multiples of `by`, and
/// are taken off the number from the largest to the least that is needed.
fn small(from: &BigInt, by: &BigInt, modulus: &BigInt, bits: u64) -> (BigInt, BigInt) {
    let reduced = |number: &BigInt| ((number % modulus) + modulus) % modulus;
    let start = BigInt::from(1) << 90_u32;
    let (mut rest, mut factor) = (reduced(&(from + by * &start)), start);
    let (mut before, mut after) = ((modulus.clone(), BigInt::ZERO), (reduced(by), BigInt::from(1)));
    while rest.bits() > bits {
        let quotient = &rest / &after.0;
        rest -= &quotient * &after.0;
        factor -= quotient * &after.1;
        let quotient = &before.0 / &after.0;
        let next = (&before.0 - &quotient * &after.0, &before.1 - quotient * &after.1);
        (before, after) = (after, next);
    }
    assert_ne!(from + &factor * by, rest, "it is so for integers");
    (rest, factor)
}

/// Points that meet, and sums that are not nothing.
fn points(table: &mut Table) {
    let end = || &offset() * Felt::from((BigInt::from(1) << 127_u32) - 1);
    tell(
        table,
        "a sum that is the opposite of what it must be",
        move || -&(&end() + &end()),
        |_, numbers, _| {
            numbers.digits = [BigInt::ZERO, BigInt::from(1), BigInt::ZERO];
        },
    );
    tell(table, "multiples of nothing", own_key, |_, numbers, _| {
        numbers.digits = [BigInt::ZERO, BigInt::ZERO, BigInt::ZERO];
    });
    let own = || -&(&generator() * private_key(4));
    tell(table, "another multiple of the generator", own, |_, numbers, factor| {
        // R + Q + g * G is nothing for that one.
        numbers.digits[2] = BigInt::from(private_key(4).to_biguint()) - factor;
    });
    tell(table, "the offset as a key", offset, |_, _, _| ());
    tell(
        table,
        "a key that makes an entry the sum so far",
        || &offset() + &offset(),
        |_, numbers, _| {
            numbers.digits = [BigInt::ZERO, BigInt::from(1) << 124_u32, BigInt::ZERO];
        },
    );
    tell(
        table,
        "a key that makes a sum the opposite of the sum so far",
        || -&(&offset() * Felt::from(7)),
        |_, numbers, _| {
            numbers.digits = [BigInt::ZERO, BigInt::from(1) << 124_u32, BigInt::ZERO];
        },
    );
}
