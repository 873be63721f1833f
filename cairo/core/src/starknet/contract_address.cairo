//! Addresses of contracts.

use crate::RangeCheck;
use crate::fmt::{Debug, Error, Formatter};
use crate::internal::OneFelt;
use crate::num::traits::Zero;

/// The address of a contract, below 2^251.
pub extern type ContractAddress;

impl ContractAddressCopy of Copy<ContractAddress>;
impl ContractAddressDrop of Drop<ContractAddress>;
impl ContractAddressOneFelt of OneFelt<ContractAddress>;

/// The address that the generic argument names.
pub extern fn contract_address_const<const address: felt252>() -> ContractAddress nopanic;

/// The value as a felt.
pub extern const fn contract_address_to_felt252(address: ContractAddress) -> felt252 nopanic;

/// The felt as an address, if it is below 2^251.
pub extern const fn contract_address_try_from_felt252(
    address: felt252,
) -> Option<ContractAddress> implicits(RangeCheck) nopanic;

impl ContractAddressIntoFelt252 of Into<ContractAddress, felt252> {
    const fn into(self: ContractAddress) -> felt252 {
        contract_address_to_felt252(self)
    }
}

impl Felt252TryIntoContractAddress of TryInto<felt252, ContractAddress> {
    const fn try_into(self: felt252) -> Option<ContractAddress> {
        contract_address_try_from_felt252(self)
    }
}

impl ContractAddressPartialEq of PartialEq<ContractAddress> {
    #[inline]
    fn eq(lhs: @ContractAddress, rhs: @ContractAddress) -> bool {
        contract_address_to_felt252(*lhs) == contract_address_to_felt252(*rhs)
    }
}

impl ContractAddressZero of Zero<ContractAddress> {
    fn zero() -> ContractAddress {
        contract_address_const::<0>()
    }
    #[inline]
    fn is_zero(self: @ContractAddress) -> bool {
        contract_address_to_felt252(*self) == 0
    }
    #[inline]
    fn is_non_zero(self: @ContractAddress) -> bool {
        contract_address_to_felt252(*self) != 0
    }
}

impl ContractAddressDebug of Debug<ContractAddress> {
    fn fmt(self: @ContractAddress, ref f: Formatter) -> Result<(), Error> {
        Debug::fmt(@contract_address_to_felt252(*self), ref f)
    }
}
