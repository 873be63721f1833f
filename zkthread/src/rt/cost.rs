//! What native code charges for, in estimated Cairo steps of the thread program.
//!
//! The thread program is not run while transactions are collected, so its steps are estimated from what the native run does. Each figure is
//! somewhat above what compiled thread programs take (a token transfer: 383 here, 216 there), so that a sub-block does not outgrow the prover.
//! Comparisons, branches and calls of helpers are not counted; [`TRANSACTION`] and [`ROUND`] leave room for them.

/// The thread program once: header, output, start and end of the slot table.
pub const PROGRAM: u64 = 500;
/// A row of the slot table: its address, its place in the dict and its entry.
pub const ROW: u64 = 160;
/// A transaction, without its calldata: decoding, finding the function, receipt.
pub const TRANSACTION: u64 = 170;
/// A felt of calldata.
pub const CALLDATA_FELT: u64 = 15;
/// The first access to a slot in a function body: an index from the witness, checked.
pub const ACCESS: u64 = 35;
/// An access that reuses a row already named.
pub const ACCESS_AGAIN: u64 = 15;
/// An arithmetic operation with its check.
pub const OPERATION: u64 = 12;
/// A multiplication; that of u128 is the dearest.
pub const MULTIPLICATION: u64 = 30;
/// A round of a loop.
pub const ROUND: u64 = 40;
/// An event, without its fields.
pub const EVENT: u64 = 35;
/// A field of an event.
pub const EVENT_FELT: u64 = 8;
