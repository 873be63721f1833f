//! Compound assignment.

/// `+=`
pub trait AddAssign<L, R> {
    /// Adds in place.
    fn add_assign(ref self: L, rhs: R);
}
impl AddAssignFromAdd<T, +Add<T>> of AddAssign<T, T> {
    #[inline(always)]
    fn add_assign(ref self: T, rhs: T) {
        self = Add::add(self, rhs);
    }
}
/// `-=`
pub trait SubAssign<L, R> {
    /// Subtracts in place.
    fn sub_assign(ref self: L, rhs: R);
}
impl SubAssignFromSub<T, +Sub<T>> of SubAssign<T, T> {
    #[inline(always)]
    fn sub_assign(ref self: T, rhs: T) {
        self = Sub::sub(self, rhs);
    }
}
/// `*=`
pub trait MulAssign<L, R> {
    /// Multiplies in place.
    fn mul_assign(ref self: L, rhs: R);
}
impl MulAssignFromMul<T, +Mul<T>> of MulAssign<T, T> {
    #[inline(always)]
    fn mul_assign(ref self: T, rhs: T) {
        self = Mul::mul(self, rhs);
    }
}
/// `/=`
pub trait DivAssign<L, R> {
    /// Divides in place.
    fn div_assign(ref self: L, rhs: R);
}
impl DivAssignFromDiv<T, +Div<T>> of DivAssign<T, T> {
    #[inline(always)]
    fn div_assign(ref self: T, rhs: T) {
        self = Div::div(self, rhs);
    }
}
/// `%=`
pub trait RemAssign<L, R> {
    /// Takes the remainder in place.
    fn rem_assign(ref self: L, rhs: R);
}
impl RemAssignFromRem<T, +Rem<T>> of RemAssign<T, T> {
    #[inline(always)]
    fn rem_assign(ref self: T, rhs: T) {
        self = Rem::rem(self, rhs);
    }
}
