//! Values by reference, or nothing.

use crate::box::Box;

/// A [`Box`] or null.
pub extern type Nullable<T>;

/// What is in a [`Nullable`].
pub enum FromNullableResult<T> {
    Null,
    NotNull: Box<T>,
}
impl NullableCopy<T, +Copy<T>> of Copy<Nullable<T>>;
impl NullableDrop<T, +Drop<T>> of Drop<Nullable<T>>;

pub extern fn null<T>() -> Nullable<T> nopanic;
pub extern fn nullable_from_box<T>(value: Box<T>) -> Nullable<T> nopanic;
pub extern fn match_nullable<T>(value: Nullable<T>) -> FromNullableResult<T> nopanic;
pub extern fn nullable_forward_snapshot<T>(value: @Nullable<T>) -> Nullable<@T> nopanic;

/// What a nullable can do.
#[generate_trait]
pub impl NullableImpl<T> of NullableTrait<T> {
    /// The value in it.
    #[inline(always)]
    #[must_use]
    fn new(value: T) -> Nullable<T> {
        nullable_from_box(crate::box::into_box(value))
    }
    /// The value; panics when null.
    #[inline]
    fn deref(self: Nullable<T>) -> T {
        match match_nullable(self) {
            FromNullableResult::Null => crate::panic_with_felt252('Attempted to deref null value'),
            FromNullableResult::NotNull(value) => value.unbox(),
        }
    }
    /// The value, or another when null.
    #[inline]
    fn deref_or<+Drop<T>>(self: Nullable<T>, default: T) -> T {
        match match_nullable(self) {
            FromNullableResult::Null => default,
            FromNullableResult::NotNull(value) => value.unbox(),
        }
    }
    /// Whether it is null.
    #[inline]
    #[must_use]
    fn is_null(self: @Nullable<T>) -> bool {
        match match_nullable(nullable_forward_snapshot(self)) {
            FromNullableResult::Null => true,
            FromNullableResult::NotNull(_) => false,
        }
    }
    /// A nullable of the snapshot.
    #[inline(always)]
    #[must_use]
    fn as_snapshot(self: @Nullable<T>) -> Nullable<@T> nopanic {
        nullable_forward_snapshot(self)
    }
}

impl NullableDefault<T> of Default<Nullable<T>> {
    #[inline(always)]
    fn default() -> Nullable<T> nopanic {
        null()
    }
}
impl NullableDictValue<T> of Felt252DictValue<Nullable<T>> {
    #[inline(always)]
    fn zero_default() -> Nullable<T> nopanic {
        null()
    }
}
