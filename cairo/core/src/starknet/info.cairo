//! What a contract may ask about its execution.

pub mod v2;
pub mod v3;

use super::syscalls::get_execution_info_v2_syscall;
use super::{ContractAddress, SyscallResultTrait};

/// The execution, as the first version of the system call gives it.
#[derive(Copy, Drop)]
pub struct ExecutionInfo {
    pub block_info: Box<BlockInfo>,
    pub tx_info: Box<TxInfo>,
    pub caller_address: ContractAddress,
    pub contract_address: ContractAddress,
    pub entry_point_selector: felt252,
}

/// The current block.
#[derive(Copy, Drop, Serde, Debug)]
pub struct BlockInfo {
    pub block_number: u64,
    pub block_timestamp: u64,
    pub sequencer_address: ContractAddress,
}

/// The current transaction, as the first version of the system call gives it.
#[derive(Copy, Drop, Serde, Debug)]
pub struct TxInfo {
    pub version: felt252,
    pub account_contract_address: ContractAddress,
    pub max_fee: u128,
    pub signature: Span<felt252>,
    pub transaction_hash: felt252,
    pub chain_id: felt252,
    pub nonce: felt252,
}

/// The current execution.
#[inline]
pub fn get_execution_info() -> Box<v2::ExecutionInfo> {
    get_execution_info_v2_syscall().unwrap_syscall()
}

/// Who called this function: an account, a contract, or 0.
#[inline]
pub fn get_caller_address() -> ContractAddress {
    get_execution_info().unbox().caller_address
}

/// This contract.
#[inline]
pub fn get_contract_address() -> ContractAddress {
    get_execution_info().unbox().contract_address
}

/// The current block.
#[inline]
pub fn get_block_info() -> Box<BlockInfo> {
    get_execution_info().unbox().block_info
}

/// The number of the current block.
#[inline]
pub fn get_block_number() -> u64 {
    get_block_info().unbox().block_number
}

/// The time of the current block, in seconds.
#[inline]
pub fn get_block_timestamp() -> u64 {
    get_block_info().unbox().block_timestamp
}

/// The current transaction.
#[inline]
pub fn get_tx_info() -> Box<v2::TxInfo> {
    get_execution_info().unbox().tx_info
}
