//! Cheats of the Cairo runner, for tests of contracts on an emulated state. No network knows them.

use super::ContractAddress;

/// Asks the runner to do what the selector, a short string, names.
pub extern fn cheatcode<const selector: felt252>(input: Span<felt252>) -> Span<felt252> nopanic;

/// Sets the number of the current block.
pub fn set_block_number(block_number: u64) {
    cheatcode::<'set_block_number'>([block_number.into()].span());
}

/// Sets the time of the current block, in seconds.
pub fn set_block_timestamp(block_timestamp: u64) {
    cheatcode::<'set_block_timestamp'>([block_timestamp.into()].span());
}

/// Sets the id of the chain.
pub fn set_chain_id(chain_id: felt252) {
    cheatcode::<'set_chain_id'>([chain_id].span());
}

/// Sets the address that the running code sees as its caller.
pub fn set_caller_address(address: ContractAddress) {
    cheatcode::<'set_caller_address'>([address.into()].span());
}

/// Sets the address of the running code: whom its calls come from and whose storage it reads.
pub fn set_contract_address(address: ContractAddress) {
    cheatcode::<'set_contract_address'>([address.into()].span());
}

/// Takes the oldest event of a contract: its keys and its data.
pub fn pop_log_raw(address: ContractAddress) -> Option<(Span<felt252>, Span<felt252>)> {
    let mut log = cheatcode::<'pop_log'>([address.into()].span());
    Some((Serde::deserialize(ref log)?, Serde::deserialize(ref log)?))
}
