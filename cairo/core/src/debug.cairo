//! Printing, for tests and development: the network refuses it.

use crate::byte_array::{BYTE_ARRAY_MAGIC, ByteArray};

/// Prints felts.
pub extern fn print(message: Array<felt252>) nopanic;

/// Prints a text.
pub fn print_byte_array_as_string(self: @ByteArray) {
    let mut data = array![BYTE_ARRAY_MAGIC];
    Serde::serialize(self, ref data);
    print(data)
}
