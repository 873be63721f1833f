//! Poseidon over a stream.

use core::poseidon::hades_permutation;

/// What has been absorbed so far.
#[derive(Copy, Drop)]
pub struct Stream {
    s0: felt252,
    s1: felt252,
    s2: felt252,
}

#[generate_trait]
pub impl StreamImpl of StreamTrait {
    /// The empty stream.
    #[inline(always)]
    fn new() -> Stream {
        Stream { s0: 0, s1: 0, s2: 0 }
    }

    /// Takes the next two values.
    #[inline(always)]
    fn absorb(ref self: Stream, first: felt252, second: felt252) {
        let (s0, s1, s2) = hades_permutation(self.s0 + first, self.s1 + second, self.s2);
        self = Stream { s0, s1, s2 };
    }

    /// Takes values in pairs, and a 0 behind the last when their number is odd.
    fn absorb_all(ref self: Stream, values: Span<felt252>) {
        let mut values = values;
        while let Some(pair) = values.multi_pop_front::<2>() {
            let [first, second] = (*pair).unbox();
            self.absorb(first, second);
        }
        if let Some(last) = values.pop_front() {
            self.absorb(*last, 0);
        }
    }

    /// Takes a value and those behind it, in pairs, and a 0 when their number is odd.
    fn absorb_record(ref self: Stream, header: felt252, values: Span<felt252>) {
        let mut values = values;
        match values.pop_front() {
            Some(first) => {
                self.absorb(header, *first);
                self.absorb_all(values);
            },
            None => self.absorb(header, 0),
        }
    }

    /// The hash of everything taken, which was an even number of values: the padding is a single 1.
    #[inline(always)]
    fn finish(self: Stream) -> felt252 {
        let (hash, _, _) = hades_permutation(self.s0 + 1, self.s1, self.s2);
        hash
    }

    /// The hash of everything taken and one last value: the padding is a 1 behind it.
    #[inline(always)]
    fn finish_with(self: Stream, last: felt252) -> felt252 {
        let (hash, _, _) = hades_permutation(self.s0 + last, self.s1 + 1, self.s2);
        hash
    }
}

/// What the header of an event says of its keys and data: `n_keys * 2^128 + n_data * 2^144`, each
/// below 2^16. `n_felts` is the number of both.
pub fn sizes(n_keys: u32, n_felts: u32) -> felt252 {
    let n_data: felt252 = n_felts.into() - n_keys.into();
    assert(n_keys < 0x10000 && n_felts - n_keys < 0x10000, 'OS: event too long');
    n_keys.into() * 0x100000000000000000000000000000000
        + n_data * 0x1000000000000000000000000000000000000
}
