//! What account contracts share.

use super::ContractAddress;

/// What `__validate__` and its kin return when they accept.
pub const VALIDATED: felt252 = 'VALID';

/// One call of a multicall.
#[derive(Copy, Drop, Serde, Debug)]
pub struct Call {
    /// The contract to call.
    pub to: ContractAddress,
    /// `sn_keccak` of the function's name.
    pub selector: felt252,
    /// The function's arguments.
    pub calldata: Span<felt252>,
}
