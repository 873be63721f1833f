//! What native code charges for, in estimated Cairo steps of the thread program.
//!
//! The thread program is not run while transactions are collected, so its steps are estimated from what the native run does. Each figure is
//! somewhat above what compiled thread programs take, so that a sub-block does not outgrow the prover.
//! Branches and moves of values are not counted; [`TRANSACTION`], [`ROUND`] and [`CALL`] leave room for them.

/// The thread program once: header, output, start and end of the slot table.
pub const PROGRAM: u64 = 500;
/// A row of the slot table with one cell: its address, its place in the dict and its entry.
pub const ROW: u64 = 140;
/// Each number below a row's variable: the program looks for it one after the other, a list's twice.
pub const VARIABLE: u64 = 4;
/// Each contract before a row's.
pub const OWNER: u64 = 4;
/// Each felt of a row's keys.
pub const KEY: u64 = 20;
/// Each further cell of a row.
pub const CELL: u64 = 60;
/// A transaction, without its calldata: decoding, finding the function, receipt.
pub const TRANSACTION: u64 = 240;
/// A felt of calldata.
pub const CALLDATA_FELT: u64 = 28;
/// The thread program of signed transactions, once and on top: the domain that they are signed for.
pub const SIGNED_PROGRAM: u64 = 300;
/// A signed transaction without its calls: its signature, message hash and nonce.
pub const SIGNATURE: u64 = 5_600;
/// A call of a signed transaction, without its calldata: decoding, its hash, finding the function, receipt.
pub const SIGNED_CALL: u64 = 220;
/// An entry point of a key's scope, read and hashed.
pub const ENTRY_POINT: u64 = 60;
/// An entry point of a key's scope that a call is compared with.
pub const ENTRY_POINT_COMPARISON: u64 = 20;
/// The first access to a record in a function body: an index from the witness, checked.
pub const ACCESS: u64 = 45;
/// An access that reuses a row already named.
pub const ACCESS_AGAIN: u64 = 20;
/// Each further cell of a record that is read or written.
pub const CELL_ACCESS: u64 = 15;
/// An arithmetic operation with its check.
pub const OPERATION: u64 = 12;
/// A multiplication or division; that of u128 is the dearest.
pub const MULTIPLICATION: u64 = 30;
/// How much dearer operations of u256 are.
pub const WIDE: u64 = 3;
/// A comparison of integers.
pub const COMPARISON: u64 = 4;
/// A conversion that cannot fail.
pub const CONVERSION: u64 = 2;
/// A call of another function.
pub const CALL: u64 = 10;
/// A call of another contract: finding it among the thread's, and its context.
pub const CONTRACT_CALL: u64 = 120;
/// A felt that goes to another contract or comes back.
pub const CONTRACT_CALL_FELT: u64 = 3;
/// A round of a loop.
pub const ROUND: u64 = 40;
/// An element of a list in memory that is looked up or appended.
pub const ELEMENT: u64 = 18;
/// Cloning or comparing a value that is not copied, without its felts.
pub const WHOLE: u64 = 30;
/// A felt of a value that is cloned.
pub const CLONED_FELT: u64 = 11;
/// A felt of a value that is compared.
pub const COMPARED_FELT: u64 = 26;
/// A text in calldata, without its words.
pub const TEXT: u64 = 80;
/// A full word of a text in calldata.
pub const TEXT_WORD: u64 = 480;
/// A byte after the last full word of a text in calldata.
pub const TEXT_BYTE: u64 = 130;
/// A word of a text that is appended to another: it is cut in two.
pub const APPENDED_WORD: u64 = 500;
/// An event, without its fields.
pub const EVENT: u64 = 35;
/// A felt of an event's fields.
pub const EVENT_FELT: u64 = 8;
/// Poseidon or Pedersen of two felts.
pub const HASH: u64 = 25;
/// A Keccak-256 permutation, which is done in Cairo.
pub const KECCAK: u64 = 22_000;
