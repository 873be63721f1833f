//! What contract code knows about the transaction it runs in.

use crate::ContractAddress;
use crate::rt;
use crate::sub_block::Event;

/// The transaction a contract function runs in: who calls, when, and the events so far.
#[derive(Clone, Debug)]
pub struct Context {
    caller: ContractAddress,
    timestamp: u64,
    sub_block_number: u64,
    events: Vec<Event>,
}

impl Context {
    pub(crate) fn new(caller: ContractAddress, timestamp: u64, sub_block_number: u64) -> Self {
        Self { caller, timestamp, sub_block_number, events: Vec::new() }
    }

    /// A context for unit tests: the given caller in sub-block 1 at time 0.
    pub fn test(caller: ContractAddress) -> Self {
        Self::new(caller, 0, 1)
    }

    /// The same context with another caller and no events.
    pub fn with_caller(self, caller: ContractAddress) -> Self {
        Self::new(caller, self.timestamp, self.sub_block_number)
    }

    /// The same context at another time, in seconds.
    pub fn with_timestamp(self, timestamp: u64) -> Self {
        Self { timestamp, ..self }
    }

    /// The same context in another sub-block.
    pub fn with_sub_block_number(self, sub_block_number: u64) -> Self {
        Self { sub_block_number, ..self }
    }

    /// The sender of the transaction.
    pub fn caller(&self) -> ContractAddress {
        self.caller
    }

    /// The sub-block's time in seconds since 1970.
    pub fn timestamp(&self) -> u64 {
        self.timestamp
    }

    /// The sub-block's number; the first is 1.
    pub fn sub_block_number(&self) -> u64 {
        self.sub_block_number
    }

    /// Emits an event. It is dropped when the transaction reverts.
    pub fn emit<E: rt::Event>(&mut self, event: E) {
        let event = Event { selector: E::SELECTOR, keys: event.keys(), data: event.data() };
        rt::charge(rt::cost::EVENT + rt::cost::EVENT_FELT * (event.keys.len() + event.data.len()) as u64);
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
