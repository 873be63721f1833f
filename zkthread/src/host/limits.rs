//! What one sub-block may cost.
//!
//! A sub-block is settled by one L2 transaction and proven by one run of the thread program; both have limits. The figures here are estimates on
//! the safe side, made while transactions are collected, so that a sub-block is sealed *before* it outgrows a limit.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::rt::{Tally, Used, cost};
use crate::sub_block::{Event, Receipt, Transaction};

/// Felts of a settle invoke that depend on nothing: the account's list of one call (its length, target, selector, calldata
/// length), the OS version, the 11 felts of the header, the lengths of the groups and of the events, the batcher, and its signature of at most eight felts.
const SETTLE_FELTS: u64 = 4 + 1 + 11 + 2 + 1 + 9;
/// Felts of a contract's group of entries: the contract and the number of entries.
const GROUP_FELTS: u64 = 2;
/// Felts of an entry: key, old, new.
const ENTRY_FELTS: u64 = 3;

/// L2 steps of a settle without entries: account validation, header, hashes, checks, events.
const SETTLE_STEPS: u64 = 200_000;
/// L2 steps of an entry: deserialised by the account, the manager and the contract, hashed, compared and written.
const ENTRY_STEPS: u64 = 1_000;

/// L2 steps of a contract's group of entries: its place in the thread, and the call of the contract.
const GROUP_STEPS: u64 = 5_000;
/// L2 steps of an event that is emitted: cut out of the stream and found among its contract's events. Measured: 320, and 28 for each event declared
/// before it.
const EVENT_STEPS: u64 = 1_000;
/// L2 steps of a felt of the events stream. Measured: 14.
const EVENT_FELT_STEPS: u64 = 20;
/// L2 steps of a call that hands a contract the events of its turn. Measured: 300.
const TURN_STEPS: u64 = 500;

/// L2 gas of a step.
const STEP_GAS: u64 = 100;
/// L2 gas of a felt of calldata.
const CALLDATA_GAS: u64 = 5_120;
/// L2 gas of an entry besides its steps and calldata: the storage read, two Poseidon permutations, range checks.
const ENTRY_GAS: u64 = 24_000 + 2 * 491 + 100 * 70;
/// L2 gas of writing an entry whose value changed.
const WRITE_GAS: u64 = 60_000;
/// L2 gas on top when the cell was 0.
const FILL_GAS: u64 = 402_000;
/// L2 gas of an event that is emitted besides its steps and fields: the call of the network, and its selector.
const EVENT_GAS: u64 = 10_000 + 2 * CALLDATA_GAS;
/// L2 gas of a felt of the events stream besides its steps and calldata: half a Poseidon permutation, and a key of the event.
const EVENT_FELT_GAS: u64 = 250 + 2 * CALLDATA_GAS;
/// L2 gas of a contract's turn to emit, besides its steps: the call.
const TURN_GAS: u64 = 100_000;
/// L2 gas of a settle besides steps and calldata: the manager's own storage, calls and events.
const SETTLE_GAS: u64 = 5_000_000;

/// Poseidon permutations of a sub-block besides its streams, entries and contracts: the ends of the three streams and of the contracts' list.
const PERMUTATIONS: u64 = 4;
/// Poseidon permutations of what signed transactions begin with: the domain, the message and the transaction. And one for each contract that is called.
const DOMAIN_PERMUTATIONS: u64 = 3 + 1 + 1;
/// Poseidon permutations of an entry: four felts.
const ENTRY_PERMUTATIONS: u64 = 2;

/// The most that one sub-block may cost. The defaults are the network's limits for one invoke, and a budget that the prover takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Felts of calldata of the settle invoke, the account's own included. Each entry takes 3; where the thread emits events, the events stream
    /// is in it.
    pub max_settle_calldata_felts: u64,
    /// Estimated Cairo steps of the thread program.
    pub max_steps: u64,
    /// Poseidon permutations of the thread program, exactly: half the felts of the transactions and events streams (a token transfer
    /// takes 2 in each), those of signed messages (11 for a token transfer) and of the keys' scopes, what contracts hash themselves, and 2 for each entry.
    /// The prover rounds their number up to a power of two and has 107 rows for each: beyond the default memory jumps (a proof with
    /// 9,700 was at 9.6 GB and growing, one with 8,192 takes about 6).
    pub max_permutations: u64,
    /// Estimated L2 gas of the settle invoke. An entry is about 150 thousand, about 600 thousand where the cell was 0.
    pub max_l2_gas: u64,
    /// Estimated L2 steps of the settle invoke, about 1,000 for an entry.
    pub max_l2_steps: u64,
    /// Entries, that is storage cells, changed or only read.
    pub max_entries: u64,
    /// Transactions.
    pub max_transactions: u64,
    /// Events that are emitted when the sub-block settles. The network takes 1,000 in a transaction; the manager and accounts have some of their own.
    pub max_events: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_settle_calldata_felts: 5_000,
            max_steps: 4_000_000,
            max_permutations: 8_192,
            max_l2_gas: 1_110_000_000,
            max_l2_steps: 10_000_000,
            max_entries: 1_600,
            max_transactions: 100_000,
            max_events: 990,
        }
    }
}

/// The limit that sealed a sub-block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// [`Limits::max_settle_calldata_felts`]
    SettleCalldata,
    /// [`Limits::max_steps`]
    Steps,
    /// [`Limits::max_permutations`]
    Permutations,
    /// [`Limits::max_l2_gas`]
    L2Gas,
    /// [`Limits::max_l2_steps`]
    L2Steps,
    /// [`Limits::max_entries`]
    Entries,
    /// [`Limits::max_transactions`]
    Transactions,
    /// [`Limits::max_events`]
    Events,
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::SettleCalldata => "calldata felts of the settle transaction",
            Self::Steps => "Cairo steps of the thread program",
            Self::Permutations => "Poseidon permutations of the thread program",
            Self::L2Gas => "L2 gas of the settle transaction",
            Self::L2Steps => "L2 steps of the settle transaction",
            Self::Entries => "entries",
            Self::Transactions => "transactions",
            Self::Events => "events",
        })
    }
}

/// What a sub-block is estimated to cost, in the units of [`Limits`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Usage {
    /// Felts of calldata of the settle invoke.
    pub settle_calldata_felts: u64,
    /// Estimated Cairo steps of the thread program.
    pub steps: u64,
    /// Poseidon permutations of the thread program.
    pub permutations: u64,
    /// Estimated L2 gas of the settle invoke.
    pub l2_gas: u64,
    /// Estimated L2 steps of the settle invoke.
    pub l2_steps: u64,
    /// Entries.
    pub entries: u64,
    /// Transactions.
    pub transactions: u64,
    /// Events that are emitted on L2: none for a thread that only commits to them.
    pub events: u64,
}

/// What a sub-block holds besides its cells.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Load {
    /// Whether transactions are signed.
    pub is_signed: bool,
    /// Contracts of the thread.
    pub contracts: u64,
    /// Whether the thread emits its events on L2.
    pub emits_events: bool,
    /// Transactions.
    pub transactions: u64,
    /// Steps of the transactions, rows included.
    pub steps: u64,
    /// Poseidon permutations of the transactions stream, of messages and scopes, and of what contract code hashed in vain or for itself.
    pub transaction_permutations: u64,
    /// Poseidon permutations of the events stream: one for two felts.
    pub event_permutations: u64,
    /// Events.
    pub events: u64,
    /// Longest runs of events of one contract: each is handed to it in one call.
    pub turns: u64,
    /// Position of the contract of the last event.
    pub last_emitter: Option<usize>,
}

impl Load {
    /// The load with a transaction more, without what its authorization and its calls do.
    pub fn with(&self, transaction: &Transaction) -> Self {
        let (calls, is_signed) = (transaction.calls.len() as u64, transaction.authorization.is_some());
        let calldata: usize = transaction.calls.iter().map(|call| call.calldata.len()).sum();
        let whole = if is_signed { cost::SIGNATURE + cost::SIGNED_CALL * calls } else { cost::TRANSACTION * calls };
        let steps = whole + cost::CALLDATA_FELT * calldata as u64;
        Self {
            transactions: self.transactions + 1,
            steps: self.steps.saturating_add(steps),
            transaction_permutations: self.transaction_permutations + transaction.permutations(),
            ..*self
        }
    }

    /// Adds what the scope of a key takes that is not empty.
    pub fn add_scope(&mut self, entry_points: usize) {
        if entry_points > 0 {
            self.transaction_permutations += entry_points as u64 + 1;
        }
    }

    /// Adds what contract code used.
    pub fn add_used(&mut self, used: Used) {
        self.steps = self.steps.saturating_add(used.steps);
        self.transaction_permutations = self.transaction_permutations.saturating_add(used.permutations);
    }

    /// Adds what a receipt takes; its events are no more what contract code hashed in vain.
    pub fn add(&mut self, receipt: &Receipt) {
        self.event_permutations += receipt.permutations();
        let emitted = receipt.events.iter().map(Event::permutations).sum();
        self.transaction_permutations = self.transaction_permutations.saturating_sub(emitted);
        self.events += receipt.events.len() as u64;
        for event in &receipt.events {
            if self.last_emitter.replace(event.contract) != Some(event.contract) {
                self.turns += 1;
            }
        }
    }
}

impl Usage {
    /// The cost of a sub-block and of the cells it touches.
    pub(crate) fn new(load: &Load, tally: Tally) -> Self {
        let [entries, changed, filled] = [tally.cells, tally.changed, tally.filled].map(|cells| cells as u64);
        let emitted = (load.events, load.turns, 2 * load.event_permutations);
        let (events, turns, event_felts) = if load.emits_events { emitted } else { (0, 0, 0) };
        let settle_calldata_felts = SETTLE_FELTS + GROUP_FELTS * load.contracts + ENTRY_FELTS * entries + event_felts;
        let l2_steps = SETTLE_STEPS
            + GROUP_STEPS * load.contracts
            + ENTRY_STEPS * entries
            + EVENT_STEPS * events
            + TURN_STEPS * turns
            + EVENT_FELT_STEPS * event_felts;
        let l2_gas = SETTLE_GAS
            + l2_steps * STEP_GAS
            + settle_calldata_felts * CALLDATA_GAS
            + entries * ENTRY_GAS
            + changed * WRITE_GAS
            + filled * FILL_GAS
            + events * EVENT_GAS
            + turns * TURN_GAS
            + event_felts * EVENT_FELT_GAS;
        let (program, domain) = if load.is_signed {
            (cost::PROGRAM + cost::SIGNED_PROGRAM, DOMAIN_PERMUTATIONS + load.contracts)
        } else {
            (cost::PROGRAM, 0)
        };
        let permutations = load.transaction_permutations + load.event_permutations + ENTRY_PERMUTATIONS * entries;
        Self {
            settle_calldata_felts,
            steps: program.saturating_add(load.steps),
            permutations: PERMUTATIONS + domain + load.contracts / 2 + permutations,
            l2_gas,
            l2_steps,
            entries,
            transactions: load.transactions,
            events,
        }
    }

    /// The first limit that is outgrown, with what is needed and what is allowed.
    pub(crate) fn outgrown(&self, limits: &Limits) -> Option<(Limit, u64, u64)> {
        [
            (Limit::Transactions, self.transactions, limits.max_transactions),
            (Limit::Entries, self.entries, limits.max_entries),
            (Limit::Events, self.events, limits.max_events),
            (Limit::SettleCalldata, self.settle_calldata_felts, limits.max_settle_calldata_felts),
            (Limit::L2Steps, self.l2_steps, limits.max_l2_steps),
            (Limit::L2Gas, self.l2_gas, limits.max_l2_gas),
            (Limit::Steps, self.steps, limits.max_steps),
            (Limit::Permutations, self.permutations, limits.max_permutations),
        ]
        .into_iter()
        .find(|(_, needed, allowed)| needed > allowed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOAD: Load = Load {
        is_signed: false,
        contracts: 1,
        emits_events: false,
        transactions: 10,
        steps: 10,
        transaction_permutations: 10,
        event_permutations: 20,
        events: 10,
        turns: 5,
        last_emitter: None,
    };

    const TALLY: Tally = Tally { cells: 10, changed: 10, filled: 10 };

    #[test]
    fn a_full_sub_block_of_new_cells_fits_one_invoke() {
        let limits = Limits::default();
        let cells = limits.max_entries as usize;
        let full = Usage::new(&LOAD, Tally { cells, changed: cells, filled: cells });
        assert_eq!(full.outgrown(&limits), None, "{full:?}");
        assert_eq!(full.settle_calldata_felts, 4_830);
        // In the groups of as many contracts as there may be.
        let many = Usage::new(&Load { contracts: 16, ..LOAD }, Tally { cells, changed: cells, filled: cells });
        assert_eq!(many.outgrown(&limits), None, "{many:?}");
        assert_eq!(many.settle_calldata_felts, 4_830 + 15 * 2);
    }

    #[test]
    fn events_cost_where_they_are_emitted() {
        let limits = Limits::default();
        let [committed, emitted] = [false, true].map(|emits_events| Usage::new(&Load { emits_events, ..LOAD }, TALLY));
        assert_eq!((committed.events, emitted.events), (0, 10));
        assert_eq!(emitted.settle_calldata_felts, committed.settle_calldata_felts + 40);
        let steps = 10 * EVENT_STEPS + 5 * TURN_STEPS + 40 * EVENT_FELT_STEPS;
        assert_eq!(emitted.l2_steps, committed.l2_steps + steps);
        // What was measured without calldata, keys and data: 46,000 for an event, 1,700 for a felt, 115,000 for a turn.
        assert!(emitted.l2_gas > committed.l2_gas + 10 * 46_000 + 40 * (1_700 + 3 * CALLDATA_GAS) + 5 * 115_000);
        assert_eq!((emitted.steps, emitted.permutations), (committed.steps, committed.permutations));
        // As many events of four felts as there may be, however they alternate.
        let events = limits.max_events;
        let most = Load { emits_events: true, events, turns: events, event_permutations: 2 * events, ..LOAD };
        assert_eq!(Usage::new(&most, TALLY).outgrown(&limits), None);
    }

    #[test]
    fn every_limit_can_be_outgrown() {
        let usage = Usage::new(&Load { emits_events: true, ..LOAD }, TALLY);
        let roomy = Limits::default();
        let cases = [
            (Limit::Transactions, Limits { max_transactions: 9, ..roomy }),
            (Limit::Entries, Limits { max_entries: 9, ..roomy }),
            (Limit::Events, Limits { max_events: 9, ..roomy }),
            (Limit::SettleCalldata, Limits { max_settle_calldata_felts: usage.settle_calldata_felts - 1, ..roomy }),
            (Limit::L2Steps, Limits { max_l2_steps: usage.l2_steps - 1, ..roomy }),
            (Limit::L2Gas, Limits { max_l2_gas: usage.l2_gas - 1, ..roomy }),
            (Limit::Steps, Limits { max_steps: usage.steps - 1, ..roomy }),
            (Limit::Permutations, Limits { max_permutations: usage.permutations - 1, ..roomy }),
        ];
        for (limit, limits) in cases {
            assert_eq!(usage.outgrown(&limits).map(|(limit, ..)| limit), Some(limit));
        }
        assert_eq!(usage.outgrown(&roomy), None);
    }
}
