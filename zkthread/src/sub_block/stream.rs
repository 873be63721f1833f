//! What the two streams that are hashed are made of.

use crate::Felt;

/// Most felts that a length in a header can count: calldata, calls, keys and data of events.
pub(crate) const MAX_LENGTH: usize = 0xffff;

/// A tag with small numbers above it, in one felt.
pub(super) struct Header {
    felt: Felt,
    /// The power of two that the next number is multiplied with.
    next: Felt,
}

impl Header {
    /// A header that begins with a tag of 128 bits.
    pub fn new(tag: u128) -> Self {
        Self { felt: tag.into(), next: Felt::TWO.pow(128_u8) }
    }

    /// Adds a number of at most `bits` bits.
    pub fn field(self, number: u64, bits: u8) -> Self {
        Self { felt: self.felt + self.next * Felt::from(number), next: self.next * Felt::TWO.pow(bits) }
    }

    pub fn felt(self) -> Felt {
        self.felt
    }
}

/// Appends a 0 where the length is odd.
pub(super) fn even(felts: &mut Vec<Felt>) {
    if felts.len() % 2 == 1 {
        felts.push(Felt::ZERO);
    }
}
