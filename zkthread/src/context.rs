//! What contract code knows about the transaction it runs in.

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
    events: Vec<Event>,
}

impl Context {
    pub(crate) fn new(caller: ContractAddress, surroundings: Surroundings) -> Self {
        Self { caller, surroundings, events: Vec::new() }
    }

    /// A context for unit tests: the given caller in sub-block 1 at time 0, a contract at address 0 and chain 0.
    pub fn test(caller: ContractAddress) -> Self {
        Self::new(caller, Surroundings { sub_block_number: 1, ..Surroundings::default() })
    }

    /// The same context with another caller and no events.
    pub fn with_caller(self, caller: ContractAddress) -> Self {
        Self::new(caller, self.surroundings)
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
        self
    }

    /// The same context on another chain.
    pub fn with_chain_id(mut self, chain_id: Felt) -> Self {
        self.surroundings.chain_id = chain_id;
        self
    }

    /// The sender of the transaction.
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
        let event = Event { name: E::NAME.to_owned(), keys: event.keys(), data: event.data() };
        rt::charge(rt::cost::EVENT + rt::cost::EVENT_FELT * (event.keys.len() + event.data.len()) as u64);
        let longest = event.keys.len().max(event.data.len());
        if longest > MAX_LENGTH {
            let text = format!("the event {} has {longest} felts of keys or data: there may be {MAX_LENGTH}", E::NAME);
            rt::stop(rt::Stop::Unprovable(text));
        }
        self.events.push(event);
    }

    /// The events emitted so far, in order.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    pub(crate) fn into_events(self) -> Vec<Event> {
        self.events
    }
}
