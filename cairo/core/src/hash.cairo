//! Hashing of values.

use crate::internal::OneFelt;

/// The state of a hash function.
pub trait HashStateTrait<S> {
    /// The state with a felt absorbed.
    fn update(self: S, value: felt252) -> S;
    /// The hash.
    fn finalize(self: S) -> felt252;
}

/// Values that can be hashed.
pub trait Hash<T, S, +HashStateTrait<S>> {
    /// The state with the value absorbed.
    fn update_state(state: S, value: T) -> S;
}

/// `update` for any value.
pub trait HashStateExTrait<S, T> {
    /// The state with the value absorbed.
    fn update_with(self: S, value: T) -> S;
}
impl HashStateEx<S, +HashStateTrait<S>, T, +Hash<T, S>> of HashStateExTrait<S, T> {
    #[inline(always)]
    fn update_with(self: S, value: T) -> S {
        Hash::update_state(self, value)
    }
}

impl SnapshotHash<T, S, +HashStateTrait<S>, +Hash<T, S>, +Copy<T>> of Hash<@T, S> {
    #[inline(always)]
    fn update_state(state: S, value: @T) -> S {
        Hash::update_state(state, *value)
    }
}

impl OneFeltHash<T, +OneFelt<T>, +Into<T, felt252>, S, +HashStateTrait<S>, +Drop<S>> of Hash<T, S> {
    #[inline(always)]
    fn update_state(state: S, value: T) -> S {
        state.update(value.into())
    }
}
