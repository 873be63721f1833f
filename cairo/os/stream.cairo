//! Poseidon over a stream of an even length.

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

    /// The hash of everything taken. The number of values is even, so the padding is a single 1.
    fn finish(self: Stream) -> felt252 {
        let (hash, _, _) = hades_permutation(self.s0 + 1, self.s1, self.s2);
        hash
    }
}
