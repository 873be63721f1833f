//! Events.

/// How a value becomes the keys and the data of an event. Derived with
/// `#[derive(starknet::Event)]`.
pub trait Event<T> {
    /// Appends the value to keys and data.
    fn append_keys_and_data(self: @T, ref keys: Array<felt252>, ref data: Array<felt252>);
    /// The value that keys and data begin with, if they do.
    fn deserialize(ref keys: Span<felt252>, ref data: Span<felt252>) -> Option<T>;
}

/// Emits events; every contract's and component's state implements it.
pub trait EventEmitter<T, TEvent> {
    /// Emits one event of the contract.
    fn emit<S, impl IntoImp: Into<S, TEvent>>(ref self: T, event: S);
}
