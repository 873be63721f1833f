//! What happens when a program panics.

use crate::byte_array::{BYTE_ARRAY_MAGIC, ByteArray};
use crate::never;

/// The unit that travels with a panic.
pub struct Panic {}

/// The result of a function that may panic.
pub enum PanicResult<T> {
    /// It returned.
    Ok: T,
    /// It panicked with these felts.
    Err: (Panic, Array<felt252>),
}

/// The opcode no run can pass; the compiler puts it in the place of panics when asked to.
pub(crate) extern fn unsafe_panic() -> never nopanic;

/// Panics with a text.
#[inline(never)]
pub fn panic_with_byte_array(err: @ByteArray) -> never {
    let mut data = array![BYTE_ARRAY_MAGIC];
    Serde::serialize(err, ref data);
    crate::panic(data)
}
