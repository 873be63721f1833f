//! Keccak-256, for contracts: the network computes it in a system call.

use crate::array::{Array, ArrayTrait, Span};
use crate::integer::{u128_byte_reverse, u256};
use crate::starknet::SyscallResultTrait;
use crate::starknet::syscalls::keccak_syscall;

/// Words of 64 bits in a block.
const BLOCK: usize = 17;

/// The hash of the values, each as 32 bytes with the most significant first; the first byte of the
/// hash is the least significant of the result.
pub fn keccak_u256s_be_inputs(input: Span<u256>) -> u256 {
    let mut words = array![];
    for value in input {
        append_reversed(ref words, *value.high);
        append_reversed(ref words, *value.low);
    }
    // The padding is a one after the last byte and a one in the last bit of the block.
    let (_, used) = DivRem::div_rem(words.len(), BLOCK.try_into().unwrap());
    if used == BLOCK - 1 {
        words.append(0x8000000000000001);
    } else {
        words.append(1);
        for _ in used..BLOCK - 2 {
            words.append(0);
        }
        words.append(0x8000000000000000);
    }
    keccak_syscall(words.span()).unwrap_syscall()
}

/// Appends 16 bytes, the most significant first, as two little-endian words.
fn append_reversed(ref words: Array<u64>, value: u128) {
    let (second, first) = DivRem::div_rem(u128_byte_reverse(value), 0x10000000000000000);
    words.append(first.try_into().unwrap());
    words.append(second.try_into().unwrap());
}
