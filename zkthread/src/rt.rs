//! What the output of [`contract`](crate::contract) calls. Contract authors need nothing from here.

mod arithmetic;
mod call;
pub mod cost;
mod fault;
mod fields;
mod scalar;
mod store;

pub use arithmetic::{Arithmetic, Division, add, div, mul, rem, sub};
pub use call::{Arguments, CallError, Contract, ContractError, EntryKind, Event};
pub use fault::{Fault, catch_fault, fault, tick};
pub use fields::{Map, Value};
pub use scalar::{Encode, Key, Scalar, felt};
pub(crate) use store::Mark;
pub use store::{Source, Store, VariableInfo};

pub(crate) use fault::{Stop, charge, run};
