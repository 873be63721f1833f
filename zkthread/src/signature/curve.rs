//! Points of the Stark curve `y^2 = x^3 + x + BETA`, and the sum that the thread program computes of them, with its special cases.

use starknet_types_core::curve::ProjectivePoint;

use crate::Felt;

const BETA: Felt = Felt::from_hex_unchecked("0x6f21413efbe40de150e596d72f7a8c5609ad26c15c915c1f4cdfcb99cee9e89");

pub(super) const GENERATOR: Point = Point::new(
    "0x1ef15c18599971b7beced415a40f0c7deacfd9b0d1819e03d723d8bc943cfca",
    "0x5668060aa49730b7be4801df46ec62de53ecd11abe43a32873000c36e8dc1f",
);
/// What every entry of the table contains: the first x from `'zkThread' * 2^8` that is on the curve, with the lesser y.
const OFFSET: Point =
    Point::new("0x7a6b54687265616401", "0x5430877c1efed0d3c847b8670c4e7da57286eec53ac69bf88f128dcac6c3a");
/// `OFFSET` and the generator `G`.
const OFFSET_G: Point = Point::new(
    "0x310288fd2520e979fde83af20e1eef87296b3df3e90ebac7249cc973742f014",
    "0x57d4941ad782fca195c1a75bd74f17385c26a1e1d5d45001be75bdd396d8d20",
);
/// `OFFSET` and `H`, which is `2^125 * G`.
const OFFSET_H: Point = Point::new(
    "0x74b9f2dbb631284538649b3357fa39aed4e9680b5862439f67d5aa9192e8112",
    "0x185a17ddd60769a6205c6c09bac14af4145ae91d51942a5df89129807318fcc",
);
/// `OFFSET`, `G` and `H`.
const OFFSET_G_H: Point = Point::new(
    "0x3b66fd3d02b92e6e52cd83077ab225aa01856d97ca2cd3abaf5f40ccabe0830",
    "0x52a048addd0e6e9d6fcc3adb3ca1573b59a08bc80fafe7bb1522d88fb447480",
);
/// `2 * OFFSET`
const START: Point = Point::new(
    "0x546a7f82dc7b76553489307985cde35ec685d2d4af911128a136d9055e3dd51",
    "0x9634ca08426481477cb85f8879bdb1b71973d68c94f01b56684ae4a87b8c8e",
);
/// `(2^127 - 1) * OFFSET`
const END: Point = Point::new(
    "0x6c64dff4a304a1452d29d39430c64021133c5169c77eb03744a76fbef7209c0",
    "0x78fe41096bbac567a74486a0e42f869b5c17d06810fa1e85fe005e8d779643e",
);

/// A point, not the one at infinity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) x: Felt,
    pub(super) y: Felt,
}

impl Point {
    const fn new(x: &str, y: &str) -> Self {
        Self { x: Felt::from_hex_unchecked(x), y: Felt::from_hex_unchecked(y) }
    }

    /// The point with this x and the lesser y.
    pub(super) fn lift(x: &Felt) -> Option<Self> {
        let y = ((x.square() + Felt::ONE) * x + BETA).sqrt()?;
        Some(Self { x: *x, y })
    }

    /// As often as the scalar says; none for a point that is not on the curve.
    pub(super) fn times(self, scalar: &Felt) -> Option<ProjectivePoint> {
        let point = ProjectivePoint::from_affine(self.x, self.y).ok()?;
        Some(&point * *scalar)
    }

    /// The point, unless it is the one at infinity.
    pub(super) fn of(point: &ProjectivePoint) -> Option<Self> {
        let affine = point.to_affine().ok()?;
        Some(Self { x: affine.x(), y: affine.y() })
    }

    pub(super) fn negated_if(self, condition: bool) -> Self {
        Self { x: self.x, y: if condition { -self.y } else { self.y } }
    }

    /// The sum as the thread program computes it: none of points with the same x.
    fn plus(self, other: Self) -> Option<Self> {
        let slope = (other.y - self.y) * (other.x - self.x).inverse()?;
        let x = slope.square() - self.x - other.x;
        Some(Self { x, y: slope * (self.x - x) - self.y })
    }
}

/// Whether the thread program's sum comes out right: the digits say which of `q`, `r`, `G` and `H` (bits from the lowest) are in it at each of the bits from 125
/// down to 0. Wrong too when two points meet for which the program has no formula.
pub(super) fn adds_up(q: Point, r: Point, digits: &[u8]) -> bool {
    sum(q, r, digits).is_some_and(|sum| sum.is(END))
}

fn sum(q: Point, r: Point, digits: &[u8]) -> Option<Sum> {
    let table = table(q, r)?;
    let entry = |digit: &u8| table.get(usize::from(*digit)).copied();
    let (top, digits) = digits.split_first()?;
    let Point { x, y } = START.plus(entry(top)?)?;
    digits.iter().try_fold(Sum { x, y, z: Felt::ONE }, |sum, digit| Some(sum.doubled_with(entry(digit)?)))
}

fn table(q: Point, r: Point) -> Option<[Point; 16]> {
    let mut table = [OFFSET; 16];
    for (four, without) in table.chunks_exact_mut(4).zip([OFFSET, OFFSET_G, OFFSET_H, OFFSET_G_H]) {
        let with_q = without.plus(q)?;
        four.copy_from_slice(&[without, with_q, without.plus(r)?, with_q.plus(r)?]);
    }
    Some(table)
}

/// The point `(x / z^2, y / z^3)`. A `z` of 0 stays 0: it says that a denominator was.
struct Sum {
    x: Felt,
    y: Felt,
    z: Felt,
}

impl Sum {
    /// `(entry + self) + self`
    fn doubled_with(&self, entry: Point) -> Self {
        let square = self.z.square();
        let run = entry.x * square - self.x;
        let rise = entry.y * square * self.z - self.y;
        // This one, and then the first sum, over the denominator `z * run`.
        let x = self.x * run.square();
        let y = self.y * run.square() * run;
        let sum_x = rise.square() - run.square() * run - x.double();
        let sum_y = rise * (x - sum_x) - y;

        let run_again = sum_x - x;
        let rise_again = sum_y - y;
        let (scaled, sum_scaled) = (x * run_again.square(), sum_x * run_again.square());
        let twice_x = rise_again.square() - scaled - sum_scaled;
        Self { x: twice_x, y: rise_again * (scaled - twice_x) - y * (sum_scaled - scaled), z: self.z * run * run_again }
    }

    fn is(&self, point: Point) -> bool {
        let square = self.z.square();
        self.z != Felt::ZERO && self.x == point.x * square && self.y == point.y * square * self.z
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times(point: Point, scalar: Felt) -> Point {
        Point::of(&point.times(&scalar).unwrap()).unwrap()
    }

    #[test]
    fn constants_are_what_they_are_said_to_be() {
        let name = crate::felts::short_string("zkThread").unwrap() * Felt::from(256);
        let first = (0_u64..).find_map(|i| Point::lift(&(name + Felt::from(i)))).unwrap();
        assert_eq!(OFFSET, first);
        let h = times(GENERATOR, Felt::TWO.pow(125_u128));
        assert_eq!(OFFSET.plus(GENERATOR), Some(OFFSET_G));
        assert_eq!(OFFSET.plus(h), Some(OFFSET_H));
        assert_eq!(OFFSET_G.plus(h), Some(OFFSET_G_H));
        assert_eq!(times(OFFSET, Felt::TWO), START);
        assert_eq!(times(OFFSET, Felt::TWO.pow(127_u128) - Felt::ONE), END);
    }

    #[test]
    fn only_a_sum_of_zero_comes_out_right() {
        let q = times(GENERATOR, Felt::from(77));
        let rest = Felt::TWO.pow(200_u128) - Felt::from(154);
        let r = times(GENERATOR, Felt::TWO.pow(200_u128)).negated_if(true);
        let mut digits = [0; 126];
        // 2 * Q + R + rest * G
        let rest = rest.to_biguint();
        for (position, digit) in digits.iter_mut().rev().enumerate() {
            let bit = |place: usize| u8::from(rest.bit(place as u64));
            *digit = if position < 125 { bit(position) * 4 } else { 0 } + bit(position + 125) * 8;
        }
        digits[124] += 1;
        digits[125] += 2;
        assert!(adds_up(q, r, &digits));
        assert!(!adds_up(q, r.negated_if(true), &digits));
        assert!(!adds_up(r, q, &digits));
        digits[50] ^= 8;
        assert!(!adds_up(q, r, &digits));
        digits[50] = 16;
        assert!(!adds_up(q, r, &digits));
        assert!(!adds_up(q, r, &[]));
    }

    #[test]
    fn a_zero_denominator_stays() {
        let met = Sum { x: OFFSET.x, y: OFFSET.y, z: Felt::ONE }.doubled_with(OFFSET);
        assert_eq!(met.z, Felt::ZERO);
        assert_eq!(met.doubled_with(END).z, Felt::ZERO);
        assert!(!met.is(END));
        // The first sum is the negative of the point that is added again.
        let minus_twice = START.negated_if(true);
        let met = Sum { x: OFFSET.x, y: OFFSET.y, z: Felt::ONE }.doubled_with(minus_twice);
        assert_eq!(met.z, Felt::ZERO);
    }
}
