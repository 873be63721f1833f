//! The Poseidon hash.

use crate::hash::HashStateTrait;

/// The builtin.
pub extern type Poseidon;

/// The permutation of a state of three felts.
pub extern fn hades_permutation(
    s0: felt252, s1: felt252, s2: felt252,
) -> (felt252, felt252, felt252) implicits(Poseidon) nopanic;

/// A hash in progress: the state, and whether the next felt goes to its second place.
#[derive(Copy, Drop, Debug)]
pub struct HashState {
    pub s0: felt252,
    pub s1: felt252,
    pub s2: felt252,
    pub odd: bool,
}

/// Starts a hash.
#[generate_trait]
pub impl PoseidonImpl of PoseidonTrait {
    /// The empty state.
    #[inline(always)]
    fn new() -> HashState {
        HashState { s0: 0, s1: 0, s2: 0, odd: false }
    }
}

impl HashStateImpl of HashStateTrait<HashState> {
    #[inline]
    fn update(self: HashState, value: felt252) -> HashState {
        if self.odd {
            let (s0, s1, s2) = hades_permutation(self.s0, self.s1 + value, self.s2);
            HashState { s0, s1, s2, odd: false }
        } else {
            HashState { s0: self.s0 + value, s1: self.s1, s2: self.s2, odd: true }
        }
    }
    #[inline]
    fn finalize(self: HashState) -> felt252 {
        // The padding is a one after the last felt.
        let (hash, _, _) = if self.odd {
            hades_permutation(self.s0, self.s1 + 1, self.s2)
        } else {
            hades_permutation(self.s0 + 1, self.s1, self.s2)
        };
        hash
    }
}

/// The hash of a list.
pub fn poseidon_hash_span(span: Span<felt252>) -> felt252 {
    let mut rest = span;
    let mut s0 = 0;
    let mut s1 = 0;
    let mut s2 = 0;
    // Sixteen felts a round: a round costs as much as the permutation itself.
    while let Option::Some(felts) = rest.multi_pop_front::<16>() {
        let [a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, b0, b1, b2, b3, b4, b5] = felts
            .as_snapshot()
            .unbox();
        let (t0, t1, t2) = hades_permutation(s0 + *a0, s1 + *a1, s2);
        let (t0, t1, t2) = hades_permutation(t0 + *a2, t1 + *a3, t2);
        let (t0, t1, t2) = hades_permutation(t0 + *a4, t1 + *a5, t2);
        let (t0, t1, t2) = hades_permutation(t0 + *a6, t1 + *a7, t2);
        let (t0, t1, t2) = hades_permutation(t0 + *a8, t1 + *a9, t2);
        let (t0, t1, t2) = hades_permutation(t0 + *b0, t1 + *b1, t2);
        let (t0, t1, t2) = hades_permutation(t0 + *b2, t1 + *b3, t2);
        let (t0, t1, t2) = hades_permutation(t0 + *b4, t1 + *b5, t2);
        s0 = t0;
        s1 = t1;
        s2 = t2;
    }
    while let Option::Some(pair) = rest.multi_pop_front::<2>() {
        let [a, b] = pair.as_snapshot().unbox();
        let (t0, t1, t2) = hades_permutation(s0 + *a, s1 + *b, s2);
        s0 = t0;
        s1 = t1;
        s2 = t2;
    }
    let (hash, _, _) = match rest.pop_front() {
        Option::Some(last) => hades_permutation(s0 + *last, s1 + 1, s2),
        Option::None => hades_permutation(s0 + 1, s1, s2),
    };
    hash
}
