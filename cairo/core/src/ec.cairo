//! Points of the Stark curve `y^2 = x^3 + x + beta`.

use crate::zeroable::{IsZeroResult, NonZero};

/// The builtin.
pub extern type EcOp;
/// A point, possibly the one at infinity.
pub extern type EcPoint;
/// A sum in progress.
pub extern type EcState;
/// A point that is not at infinity.
pub type NonZeroEcPoint = NonZero<EcPoint>;

impl EcPointCopy of Copy<EcPoint>;
impl EcPointDrop of Drop<EcPoint>;
impl EcStateCopy of Copy<EcState>;
impl EcStateDrop of Drop<EcState>;

extern fn ec_point_is_zero(p: EcPoint) -> IsZeroResult<EcPoint> nopanic;
extern fn ec_point_try_new_nz(x: felt252, y: felt252) -> Option<NonZeroEcPoint> nopanic;
extern fn ec_point_from_x_nz(x: felt252) -> Option<NonZeroEcPoint> implicits(RangeCheck) nopanic;
extern fn ec_point_unwrap(p: NonZeroEcPoint) -> (felt252, felt252) nopanic;
extern fn ec_neg(p: EcPoint) -> EcPoint nopanic;
extern fn ec_state_init() -> EcState nopanic;
extern fn ec_state_add(ref s: EcState, p: NonZeroEcPoint) nopanic;
extern fn ec_state_add_mul(
    ref s: EcState, scalar: felt252, p: NonZeroEcPoint,
) implicits(EcOp) nopanic;
extern fn ec_state_try_finalize_nz(s: EcState) -> Option<NonZeroEcPoint> nopanic;

impl EcPointTryIntoNonZero of TryInto<EcPoint, NonZeroEcPoint> {
    fn try_into(self: EcPoint) -> Option<NonZeroEcPoint> {
        match ec_point_is_zero(self) {
            IsZeroResult::Zero => Option::None,
            IsZeroResult::NonZero(point) => Option::Some(point),
        }
    }
}
impl EcPointNeg of Neg<EcPoint> {
    fn neg(a: EcPoint) -> EcPoint {
        ec_neg(a)
    }
}

/// Sums of points.
#[generate_trait]
pub impl EcStateImpl of EcStateTrait {
    /// The empty sum.
    #[must_use]
    fn init() -> EcState nopanic {
        ec_state_init()
    }
    /// Adds a point.
    #[inline(always)]
    fn add(ref self: EcState, p: NonZeroEcPoint) nopanic {
        ec_state_add(ref self, p);
    }
    /// Adds `scalar * p`.
    #[inline(always)]
    fn add_mul(ref self: EcState, scalar: felt252, p: NonZeroEcPoint) nopanic {
        ec_state_add_mul(ref self, scalar, p);
    }
    /// The sum; `None` at infinity.
    #[inline(always)]
    fn finalize_nz(self: EcState) -> Option<NonZeroEcPoint> nopanic {
        ec_state_try_finalize_nz(self)
    }
}

/// Points and their coordinates.
#[generate_trait]
pub impl EcPointImpl of EcPointTrait {
    /// The point with these coordinates, when it is on the curve.
    #[inline(always)]
    fn new_nz(x: felt252, y: felt252) -> Option<NonZeroEcPoint> {
        ec_point_try_new_nz(x, y)
    }
    /// One of the two points with this x, when there are any.
    #[inline(always)]
    fn new_nz_from_x(x: felt252) -> Option<NonZeroEcPoint> {
        ec_point_from_x_nz(x)
    }
    /// `(x, y)`
    #[inline(always)]
    fn coordinates(self: NonZeroEcPoint) -> (felt252, felt252) {
        ec_point_unwrap(self)
    }
    /// `scalar * self`; `None` at infinity.
    fn mul_nz(self: NonZeroEcPoint, scalar: felt252) -> Option<NonZeroEcPoint> {
        let mut state = ec_state_init();
        state.add_mul(scalar, self);
        state.finalize_nz()
    }
}
