//! Execution info with proof facts.

use crate::starknet::ContractAddress;
use super::BlockInfo;
use super::v2::ResourceBounds;

/// The execution, as the third version of the system call gives it.
#[derive(Copy, Drop)]
pub struct ExecutionInfo {
    pub block_info: Box<BlockInfo>,
    pub tx_info: Box<TxInfo>,
    pub caller_address: ContractAddress,
    pub contract_address: ContractAddress,
    pub entry_point_selector: felt252,
}

/// The current transaction, as the third version of the system call gives it.
#[derive(Copy, Drop, Serde, Debug)]
pub struct TxInfo {
    pub version: felt252,
    pub account_contract_address: ContractAddress,
    pub max_fee: u128,
    pub signature: Span<felt252>,
    pub transaction_hash: felt252,
    pub chain_id: felt252,
    pub nonce: felt252,
    pub resource_bounds: Span<ResourceBounds>,
    pub tip: u128,
    pub paymaster_data: Span<felt252>,
    pub nonce_data_availability_mode: u32,
    pub fee_data_availability_mode: u32,
    pub account_deployment_data: Span<felt252>,
    pub proof_facts: Span<felt252>,
}
