//! What contract code knows about the transaction it runs in.

use std::rc::Rc;

use crate::rt::{CallError, Contract, ContractType, EntryKind, World};
use crate::sub_block::{Event, MAX_LENGTH};
use crate::{ContractAddress, Felt, rt};

/// What a call finds, whoever makes it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Surroundings {
    /// The contract that is called.
    pub contract: ContractAddress,
    /// Its chain, as a short string.
    pub chain_id: Felt,
    /// Seconds since 1970.
    pub timestamp: u64,
    /// From 1; 0 in a constructor.
    pub sub_block_number: u64,
}

/// The transaction a contract function runs in: who calls, when, and the events so far.
#[derive(Clone, Debug)]
pub struct Context {
    caller: ContractAddress,
    surroundings: Surroundings,
    world: Rc<World>,
    /// That of the contract that is called.
    position: usize,
    /// How many calls between contracts lie around this one.
    depth: usize,
    events: Vec<Event>,
}

impl Context {
    pub(crate) fn new(caller: ContractAddress, surroundings: Surroundings, world: Rc<World>, position: usize) -> Self {
        Self { caller, surroundings, world, position, depth: 0, events: Vec::new() }
    }

    /// A context for unit tests: the given caller in sub-block 1 at time 0, a contract at address 0 and chain 0, which is alone in its thread.
    pub fn test(caller: ContractAddress) -> Self {
        Self::new(caller, Surroundings { sub_block_number: 1, ..Surroundings::default() }, Rc::default(), 0)
    }

    /// For unit tests: the same context in a thread with one contract more, whose functions others call by its address. Positions are those of the order
    /// in which contracts are added. The contract is called over the same storage, so what it writes is seen in `contract`, except that a fault
    /// drops nothing: what was written before it stays.
    ///
    /// # Panics
    /// When the address is 0, or there is a contract at it already.
    #[track_caller]
    pub fn with_contract<C: Contract>(mut self, address: ContractAddress, contract: &C) -> Self {
        assert!(address != ContractAddress::ZERO, "no contract is at the address 0");
        assert!(self.world.position(address).is_none(), "there are two contracts at {address}");
        Rc::make_mut(&mut self.world).add(ContractType::of::<C>(), address, contract.store().clone());
        self.at_its_position()
    }

    fn at_its_position(mut self) -> Self {
        self.position = self.world.position(self.surroundings.contract).unwrap_or(0);
        self
    }

    /// The same context with another caller and no events.
    pub fn with_caller(self, caller: ContractAddress) -> Self {
        Self::new(caller, self.surroundings, self.world, self.position)
    }

    /// The same context at another time, in seconds.
    pub fn with_timestamp(mut self, timestamp: u64) -> Self {
        self.surroundings.timestamp = timestamp;
        self
    }

    /// The same context in another sub-block.
    pub fn with_sub_block_number(mut self, sub_block_number: u64) -> Self {
        self.surroundings.sub_block_number = sub_block_number;
        self
    }

    /// The same context for a contract at another address.
    pub fn with_contract_address(mut self, contract: ContractAddress) -> Self {
        self.surroundings.contract = contract;
        self.at_its_position()
    }

    /// The same context on another chain.
    pub fn with_chain_id(mut self, chain_id: Felt) -> Self {
        self.surroundings.chain_id = chain_id;
        self
    }

    /// The account or contract that called: the sender of the transaction, or the contract that made the call.
    pub fn caller(&self) -> ContractAddress {
        self.caller
    }

    /// The address of the contract itself.
    pub fn contract_address(&self) -> ContractAddress {
        self.surroundings.contract
    }

    /// The chain of the contract, as a short string.
    pub fn chain_id(&self) -> Felt {
        self.surroundings.chain_id
    }

    /// The sub-block's time in seconds since 1970.
    pub fn timestamp(&self) -> u64 {
        self.surroundings.timestamp
    }

    /// The sub-block's number; the first is 1.
    pub fn sub_block_number(&self) -> u64 {
        self.surroundings.sub_block_number
    }

    /// Emits an event. It is dropped when the transaction reverts.
    pub fn emit<E: rt::Event>(&mut self, event: E) {
        let (name, keys, data) = (E::NAME.to_owned(), event.keys(), event.data());
        let event = Event { contract: self.position, name, keys, data };
        rt::charge(rt::cost::EVENT + rt::cost::EVENT_FELT * (event.keys.len() + event.data.len()) as u64);
        let longest = event.keys.len().max(event.data.len());
        if longest > MAX_LENGTH {
            let text = format!("the event {} has {longest} felts of keys or data: there may be {MAX_LENGTH}", E::NAME);
            rt::stop(rt::Stop::Unprovable(text));
        }
        // The program hashes it at once, whatever becomes of the call.
        rt::charge_permutations(event.permutations());
        self.events.push(event);
    }

    /// The events emitted so far, in order.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    pub(crate) fn into_events(self) -> Vec<Event> {
        self.events
    }

    /// What the contract at an address sees when this one calls it; none where there is none.
    pub(crate) fn calling(&self, address: ContractAddress) -> Option<Self> {
        let surroundings = Surroundings { contract: address, ..self.surroundings };
        let position = self.world.position(address)?;
        let callee = Self::new(self.surroundings.contract, surroundings, Rc::clone(&self.world), position);
        Some(Self { depth: self.depth + 1, ..callee })
    }

    pub(crate) fn depth(&self) -> usize {
        self.depth
    }

    /// Runs a function of the contract that this is the context of.
    ///
    /// # Errors
    /// As [`Contract::execute`].
    pub(crate) fn execute(
        &mut self,
        kind: EntryKind,
        selector: &Felt,
        calldata: &[Felt],
    ) -> Result<Vec<Felt>, CallError> {
        let world = Rc::clone(&self.world);
        world.execute(self.position, self, kind, selector, calldata)
    }

    /// Puts the events of a call behind those so far.
    pub(crate) fn take_events(&mut self, callee: Self) {
        self.events.extend(callee.events);
    }
}
