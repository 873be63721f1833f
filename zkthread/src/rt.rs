//! What the output of [`contract`](macro@crate::contract) calls. Contract authors need nothing from here.

mod arithmetic;
mod between;
mod call;
mod codec;
pub mod cost;
mod fault;
mod fields;
mod hash;
mod scalar;
mod store;
mod stored;
mod values;

pub use arithmetic::{
    Arithmetic, Division, add, bit_and, bit_not, bit_or, bit_xor, checked_add, checked_div, checked_mul, checked_rem,
    checked_sub, convert, div, greater, greater_equal, less, less_equal, max, min, mul, negate, range, range_inclusive,
    rem, sub, try_convert,
};
pub(crate) use between::World;
pub use between::{call_external, call_view};
pub use call::{Arguments, CallError, Contract, ContractError, ContractType, EntryKind, Event};
pub use codec::{Decode, DecodeError, Encode, Felts, encode};
pub use fault::{Fault, catch_fault, fault, tick};
pub use fields::{Content, Field, List, Map, Value};
pub use hash::{keccak_hash, pedersen_hash, poseidon_hash, short_string};
pub use scalar::{Key, Scalar, felt};
pub use store::{Access, Source, Store, VariableInfo};
pub(crate) use store::{Kept, Mark, Overlay, Tally};
pub use stored::{BadCell, Cells, CellsMut, Stored};
pub use values::{Length, appended, at, clone, each, enter, equal, is_empty, len, pushed, same, unwrap};

pub(crate) use fault::{Stop, Used, charge, charge_permutations, run, stop};
