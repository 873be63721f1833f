//! What native code charges for, in estimated Cairo steps of the thread program.
//!
//! The thread program is not run while transactions are collected, so its steps are estimated from what the native run does. The figures are
//! deliberately high: a sub-block must never outgrow the prover because the estimate was too low.

/// The thread program once: header, output, start and end of the slot table.
pub const PROGRAM: u64 = 3_000;
/// A row of the slot table: its address, its place in the dict and its entry.
pub const ROW: u64 = 200;
/// A transaction, without its calldata.
pub const TRANSACTION: u64 = 150;
/// A felt of calldata.
pub const CALLDATA_FELT: u64 = 20;
/// The first access to a slot in a function body: an index from the witness, checked.
pub const ACCESS: u64 = 45;
/// An access that reuses a row already named.
pub const ACCESS_AGAIN: u64 = 20;
/// An arithmetic operation with its check.
pub const OPERATION: u64 = 20;
/// A round of a loop.
pub const ROUND: u64 = 40;
/// An event, without its fields.
pub const EVENT: u64 = 60;
/// A field of an event.
pub const EVENT_FELT: u64 = 20;
