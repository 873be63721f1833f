//! Starknet: addresses, storage, events, system calls, and what a contract may ask about its
//! execution.

pub mod account;
pub mod class_hash;
pub mod contract_address;
pub mod deployment;
pub mod event;
pub mod info;
pub mod storage;
pub mod storage_access;
pub mod syscalls;
pub mod testing;

pub use account::VALIDATED;
pub use class_hash::ClassHash;
pub use contract_address::{ContractAddress, contract_address_const};
pub use event::Event;
pub use info::v2::{ExecutionInfo, ResourceBounds, TxInfo};
pub use info::{
    BlockInfo, get_block_info, get_block_number, get_block_timestamp, get_caller_address,
    get_contract_address, get_execution_info, get_tx_info,
};
pub use storage_access::{StorageAddress, StorageBaseAddress, Store};
pub use syscalls::SyscallResultTrait;

/// The system builtin, through which system calls are made.
pub extern type System;

/// What a system call gives: its value, or the revert reason.
pub type SyscallResult<T> = Result<T, Array<felt252>>;

/// The class that a contract forwards the calls of an interface to.
pub trait ForwardingClassHash<TContractState> {
    /// The class hash, usually read from storage.
    fn class_hash(self: @TContractState) -> ClassHash;
}
