//! The Pedersen hash.

use crate::hash::HashStateTrait;

/// The builtin.
pub extern type Pedersen;

/// The hash of two felts.
pub extern fn pedersen(a: felt252, b: felt252) -> felt252 implicits(Pedersen) nopanic;

/// A hash in progress: a chain `pedersen(pedersen(base, a), b) ..`
#[derive(Copy, Drop, Debug)]
pub struct HashState {
    pub state: felt252,
}

/// Starts a hash.
#[generate_trait]
pub impl PedersenImpl of PedersenTrait {
    /// A chain that starts with `base`.
    #[inline(always)]
    fn new(base: felt252) -> HashState {
        HashState { state: base }
    }
}

impl HashStateImpl of HashStateTrait<HashState> {
    #[inline(always)]
    fn update(self: HashState, value: felt252) -> HashState {
        HashState { state: pedersen(self.state, value) }
    }
    #[inline(always)]
    fn finalize(self: HashState) -> felt252 {
        self.state
    }
}
