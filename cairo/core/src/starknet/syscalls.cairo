//! The system calls.

use crate::gas::GasBuiltin;
use super::storage_access::StorageAddress;
use super::{ClassHash, ContractAddress, SyscallResult, System, info};

/// Calls a function of another contract.
pub extern fn call_contract_syscall(
    address: ContractAddress, entry_point_selector: felt252, calldata: Span<felt252>,
) -> SyscallResult<Span<felt252>> implicits(GasBuiltin, System) nopanic;

/// Runs a function of a declared class on this contract's storage.
pub extern fn library_call_syscall(
    class_hash: ClassHash, function_selector: felt252, calldata: Span<felt252>,
) -> SyscallResult<Span<felt252>> implicits(GasBuiltin, System) nopanic;

/// Deploys a declared class; gives the address and what the constructor returned.
pub extern fn deploy_syscall(
    class_hash: ClassHash,
    contract_address_salt: felt252,
    calldata: Span<felt252>,
    deploy_from_zero: bool,
) -> SyscallResult<(ContractAddress, Span<felt252>)> implicits(GasBuiltin, System) nopanic;

/// Emits an event.
pub extern fn emit_event_syscall(
    keys: Span<felt252>, data: Span<felt252>,
) -> SyscallResult<()> implicits(GasBuiltin, System) nopanic;

/// The hash of a block that is at least 10 blocks old.
pub extern fn get_block_hash_syscall(
    block_number: u64,
) -> SyscallResult<felt252> implicits(GasBuiltin, System) nopanic;

/// The execution info of the first version: a transaction's fee is `max_fee`.
pub extern fn get_execution_info_syscall() -> SyscallResult<
    Box<info::ExecutionInfo>,
> implicits(GasBuiltin, System) nopanic;

/// The execution info of the second version: with resource bounds.
pub extern fn get_execution_info_v2_syscall() -> SyscallResult<
    Box<info::v2::ExecutionInfo>,
> implicits(GasBuiltin, System) nopanic;

/// The execution info of the third version: with proof facts.
pub extern fn get_execution_info_v3_syscall() -> SyscallResult<
    Box<info::v3::ExecutionInfo>,
> implicits(GasBuiltin, System) nopanic;

/// Keccak-256 of padded input: a multiple of 17 words.
pub extern fn keccak_syscall(
    input: Span<u64>,
) -> SyscallResult<u256> implicits(GasBuiltin, System) nopanic;

/// Sends a message to L1.
pub extern fn send_message_to_l1_syscall(
    to_address: felt252, payload: Span<felt252>,
) -> SyscallResult<()> implicits(GasBuiltin, System) nopanic;

/// The value of a storage cell of this contract. The only address domain is 0.
pub extern fn storage_read_syscall(
    address_domain: u32, address: StorageAddress,
) -> SyscallResult<felt252> implicits(GasBuiltin, System) nopanic;

/// Writes a storage cell of this contract. The only address domain is 0.
pub extern fn storage_write_syscall(
    address_domain: u32, address: StorageAddress, value: felt252,
) -> SyscallResult<()> implicits(GasBuiltin, System) nopanic;

/// Gives this contract another class, from the next call on.
pub extern fn replace_class_syscall(
    class_hash: ClassHash,
) -> SyscallResult<()> implicits(GasBuiltin, System) nopanic;

/// The class of the contract at an address; 0 when there is none.
pub extern fn get_class_hash_at_syscall(
    contract_address: ContractAddress,
) -> SyscallResult<ClassHash> implicits(GasBuiltin, System) nopanic;

/// Calls an account as a transaction of version 0 with the given signature.
pub extern fn meta_tx_v0_syscall(
    address: ContractAddress,
    entry_point_selector: felt252,
    calldata: Span<felt252>,
    signature: Span<felt252>,
) -> SyscallResult<Span<felt252>> implicits(GasBuiltin, System) nopanic;

/// Unwraps the results of system calls.
pub trait SyscallResultTrait<T> {
    /// The value; a failed call reverts with its own reason.
    fn unwrap_syscall(self: SyscallResult<T>) -> T;
}

impl SyscallResultTraitImpl<T> of SyscallResultTrait<T> {
    #[inline]
    fn unwrap_syscall(self: SyscallResult<T>) -> T {
        match self {
            Ok(value) => value,
            Err(reason) => crate::panic(reason),
        }
    }
}
