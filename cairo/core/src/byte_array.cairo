//! Texts of any length.

use crate::bytes_31::{bytes31, one_shift_left_bytes, split_word};
use crate::internal::bounded_int::{BoundedInt, downcast, upcast};
use crate::string::StringLiteral;

/// Marks panic data that is a text.
pub(crate) const BYTE_ARRAY_MAGIC: felt252 =
    0x46a6158a16a947e5916b2a2ca68501a45e93d7110e81aa2d6438b1c57c879a3;

const WORD_BYTES: usize = 31;

/// Bytes: full words of 31 and a word that is filling up.
#[derive(Drop, Clone, PartialEq, Default)]
pub struct ByteArray {
    pub(crate) data: Array<bytes31>,
    /// The bytes after the full words.
    pub(crate) pending_word: felt252,
    /// How many bytes that is.
    pub(crate) pending_word_len: BoundedInt<0, 30>,
}

impl ByteArrayStringLiteral of StringLiteral<ByteArray>;

impl BoundedIntDefault of Default<BoundedInt<0, 30>> {
    fn default() -> BoundedInt<0, 30> {
        0
    }
}
impl BoundedIntPartialEq of PartialEq<BoundedInt<0, 30>> {
    fn eq(lhs: @BoundedInt<0, 30>, rhs: @BoundedInt<0, 30>) -> bool {
        let left: felt252 = upcast(*lhs);
        left == upcast(*rhs)
    }
}

/// What a text can do.
#[generate_trait]
pub impl ByteArrayImpl of ByteArrayTrait {
    /// Adds the last `len` bytes of `word`; `len` is at most 31 and the word has no more bytes.
    fn append_word(ref self: ByteArray, word: felt252, len: usize) {
        let pending: usize = upcast(self.pending_word_len);
        let total = pending + len;
        if total < WORD_BYTES {
            self.set_pending(self.pending_word * one_shift_left_bytes(len) + word, total);
            return;
        }
        let tail = total - WORD_BYTES;
        let (head, rest) = split_word(word, tail);
        let full = self.pending_word * one_shift_left_bytes(len - tail) + head;
        self.data.append(full.try_into().expect('bad append len'));
        self.set_pending(rest, tail);
    }
    /// Adds another text.
    fn append(ref self: ByteArray, other: @ByteArray) {
        for word in other.data.span() {
            self.append_word((*word).into(), WORD_BYTES);
        }
        self.append_word(*other.pending_word, upcast(*other.pending_word_len));
    }
    /// Adds one byte.
    fn append_byte(ref self: ByteArray, byte: u8) {
        self.append_word(byte.into(), 1);
    }
    /// Number of bytes.
    fn len(self: @ByteArray) -> usize {
        self.data.len() * WORD_BYTES + upcast(*self.pending_word_len)
    }
    /// The byte at `index`.
    fn at(self: @ByteArray, index: usize) -> Option<u8> {
        let (word_index, byte_index) = DivRem::div_rem(index, 31);
        let (word, len): (felt252, usize) = match self.data.get(word_index) {
            Option::Some(word) => ((*word.unbox()).into(), WORD_BYTES),
            Option::None => (*self.pending_word, upcast(*self.pending_word_len)),
        };
        if word_index > self.data.len() || byte_index >= len {
            return Option::None;
        }
        let (head, _) = split_word(word, len - byte_index - 1);
        let (_, byte) = split_word(head, 1);
        byte.try_into()
    }
}

#[generate_trait]
impl Pending of PendingTrait {
    fn set_pending(ref self: ByteArray, word: felt252, len: usize) {
        self.pending_word = word;
        self.pending_word_len = downcast(len).expect('bad append len');
    }
}

impl ByteArrayAdd of Add<ByteArray> {
    fn add(lhs: ByteArray, rhs: ByteArray) -> ByteArray {
        let mut sum = lhs;
        sum.append(@rhs);
        sum
    }
}
impl ByteArraySerde of Serde<ByteArray> {
    fn serialize(self: @ByteArray, ref output: Array<felt252>) {
        self.data.serialize(ref output);
        output.append(*self.pending_word);
        output.append(upcast(*self.pending_word_len));
    }
    fn deserialize(ref serialized: Span<felt252>) -> Option<ByteArray> {
        let data: Array<bytes31> = Serde::deserialize(ref serialized)?;
        let pending_word: felt252 = *serialized.pop_front()?;
        let len: u32 = Serde::deserialize(ref serialized)?;
        let pending_word_len = downcast(len)?;
        let (overflow, _) = split_word(pending_word, len);
        if overflow != 0 {
            return Option::None;
        }
        Option::Some(ByteArray { data, pending_word, pending_word_len })
    }
}
