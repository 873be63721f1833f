//! Values by reference: one cell whatever their size.

/// A pointer to a value that never changes.
pub extern type Box<T>;
impl BoxCopy<T, +Copy<T>> of Copy<Box<T>>;
impl BoxDrop<T, +Drop<T>> of Drop<Box<T>>;
impl BoxDebug<T, +Debug<T>, +Copy<T>, +Drop<T>> of Debug<Box<T>> {
    fn fmt(self: @Box<T>, ref f: crate::fmt::Formatter) -> Result<(), crate::fmt::Error> {
        write!(f, "&")?;
        Debug::fmt(@(*self).unbox(), ref f)
    }
}
use crate::fmt::Debug;

pub extern fn into_box<T>(value: T) -> Box<T> nopanic;
pub extern fn unbox<T>(box: Box<T>) -> T nopanic;
pub extern fn box_forward_snapshot<T>(value: @Box<T>) -> Box<@T> nopanic;

/// What a box can do.
#[generate_trait]
pub impl BoxImpl<T> of BoxTrait<T> {
    /// Puts a value into a box.
    #[inline(always)]
    #[must_use]
    fn new(value: T) -> Box<T> nopanic {
        into_box(value)
    }
    /// Takes the value out.
    #[inline(always)]
    #[must_use]
    fn unbox(self: Box<T>) -> T nopanic {
        unbox(self)
    }
    /// A box of the snapshot.
    #[inline(always)]
    #[must_use]
    fn as_snapshot(self: @Box<T>) -> Box<@T> nopanic {
        box_forward_snapshot(self)
    }
}

impl BoxDeref<T> of crate::ops::Deref<Box<T>> {
    type Target = T;
    #[inline(always)]
    fn deref(self: Box<T>) -> T {
        self.unbox()
    }
}
