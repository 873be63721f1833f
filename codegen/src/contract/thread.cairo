//! What the contracts of a thread and its manager expect of each other.

use starknet::ContractAddress;

/// One storage cell that a sub-block touched: its address, its value before and after.
#[derive(Copy, Drop, Serde)]
pub struct Entry {
    pub key: felt252,
    pub old: felt252,
    pub new: felt252,
}

/// What every contract of a thread has.
#[starknet::interface]
pub trait IThreadContract<TContractState> {
    /// The values of storage cells.
    fn zkthread_read(self: @TContractState, keys: Span<felt252>) -> Span<felt252>;
    /// Applies a settled sub-block. Only the manager may; every `old` must be what storage holds.
    fn zkthread_apply(ref self: TContractState, entries: Span<Entry>);
    /// The manager of the thread.
    fn zkthread_manager(self: @TContractState) -> ContractAddress;
    /// Who may register the contract in a thread.
    fn zkthread_admin(self: @TContractState) -> ContractAddress;
}

/// The part of the manager that contracts call.
#[starknet::interface]
pub trait IManager<TContractState> {
    /// The number of the last settled sub-block of the contract's thread, 0 when there is none.
    fn sub_block_number_of(self: @TContractState, contract: ContractAddress) -> u64;
}
