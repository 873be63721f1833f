//! A thread's contracts over their storage.

use std::rc::Rc;

use super::HostError;
use crate::context::Surroundings;
use crate::rt::{ContractType, Overlay, Source, World};
use crate::sub_block::check_contracts;
use crate::{Context, ContractAddress, Felt};

/// The contracts of a thread, ready to be called.
pub(super) struct Thread {
    pub overlay: Overlay,
    world: Rc<World>,
    addresses: Vec<ContractAddress>,
}

/// When a call happens.
#[derive(Clone, Copy)]
pub(super) struct When {
    pub chain_id: Felt,
    pub timestamp: u64,
    pub sub_block_number: u64,
}

impl Thread {
    /// The contracts at their addresses.
    ///
    /// # Errors
    /// [`HostError::Contracts`] when the addresses do not fit.
    pub fn new(contracts: &[ContractType], addresses: &[Felt], source: Box<dyn Source>) -> Result<Self, HostError> {
        Self::of(contracts, addresses, addresses, source)
    }

    /// The contracts while the one at a position is constructed: the others may have no address yet, which is 0.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn growing(
        contracts: &[ContractType],
        addresses: &[Felt],
        position: usize,
        source: Box<dyn Source>,
    ) -> Result<Self, HostError> {
        let is_known = |(other, address): &(usize, &Felt)| *other == position || **address != Felt::ZERO;
        let known: Vec<Felt> = addresses.iter().enumerate().filter(is_known).map(|(_, address)| *address).collect();
        Self::of(contracts, addresses, &known, source)
    }

    fn of(
        contracts: &[ContractType],
        addresses: &[Felt],
        known: &[Felt],
        source: Box<dyn Source>,
    ) -> Result<Self, HostError> {
        let wrong = |reason: String| HostError::Contracts { reason };
        if addresses.len() != contracts.len() {
            return Err(wrong(format!("{} addresses for {} contracts", addresses.len(), contracts.len())));
        }
        check_contracts(known).map_err(|error| wrong(error.to_string()))?;
        let fields: Vec<_> =
            addresses.iter().zip(contracts).map(|(address, contract)| (*address, contract.variables)).collect();
        let addresses = addresses.iter().map(|felt| ContractAddress::try_from(*felt)).collect::<Result<Vec<_>, _>>();
        let addresses = addresses.map_err(|error| wrong(error.to_string()))?;
        let overlay = Overlay::new(&fields, source);
        let placed: Vec<_> = contracts.iter().copied().zip(addresses.iter().copied()).collect();
        Ok(Self { world: Rc::new(World::new(&placed, &overlay)), overlay, addresses })
    }

    /// The position of the contract at an address.
    pub fn position(&self, address: &Felt) -> Option<usize> {
        self.addresses.iter().position(|contract| Felt::from(*contract) == *address)
    }

    /// What the contract at a position sees of a call; none when there is no contract.
    pub fn context(&self, position: usize, caller: ContractAddress, when: When) -> Option<Context> {
        let When { chain_id, timestamp, sub_block_number } = when;
        let contract = *self.addresses.get(position)?;
        let surroundings = Surroundings { contract, chain_id, timestamp, sub_block_number };
        Some(Context::new(caller, surroundings, Rc::clone(&self.world), position))
    }
}
