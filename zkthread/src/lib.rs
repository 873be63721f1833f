//! The crate a zkThread contract depends on.
//!
//! A contract is a Rust module under [`contract`]. The macro turns it into ordinary Rust that runs over a [`rt::Store`]; [`mod@host`] runs lists
//! of transactions through it and builds the [`sub_block::SubBlock`] that is proven and settled.
//!
//! ```
//! #[zkthread::contract]
//! mod counter {
//!     use zkthread::prelude::*;
//!
//!     #[storage]
//!     pub struct Counter {
//!         value: u64,
//!     }
//!
//!     impl Counter {
//!         #[external]
//!         pub fn increment(&mut self, _cx: &mut Context, by: u64) {
//!             self.value = self.value + by;
//!         }
//!
//!         #[view]
//!         pub fn value(&self) -> u64 {
//!             self.value
//!         }
//!     }
//! }
//!
//! let mut cx = zkthread::Context::test(zkthread::ContractAddress::from(1));
//! let mut counter = counter::Counter::default();
//! counter.increment(&mut cx, 2);
//! assert_eq!(counter.value(), 2);
//! assert_eq!(zkthread::catch_fault(|| counter.increment(&mut cx, u64::MAX)), Err(zkthread::Fault("u64_add Overflow")));
//! ```

mod address;
mod context;
pub mod felts;
pub mod host;
pub mod keys;
pub mod prelude;
pub mod rt;
pub mod signature;
pub mod sub_block;
pub mod typed_data;
mod uint256;

pub use address::{AddressError, ClassHash, ContractAddress, bytes31};
pub use context::Context;
pub use rt::{Fault, catch_fault, keccak_hash, pedersen_hash, poseidon_hash};
pub use starknet_types_core::felt::Felt;
pub use uint256::{ParseU256Error, RangeError, u256};
pub use zkthread_macros::{contract, interface};

/// The field element as contract code spells it. Its arithmetic wraps around the field's prime and never faults.
#[allow(non_camel_case_types)]
pub type felt252 = Felt;

/// Returns `Err(error)` from the function unless the condition holds.
#[macro_export]
macro_rules! ensure {
    ($condition:expr, $error:expr $(,)?) => {
        if !$condition {
            return ::core::result::Result::Err($error);
        }
    };
}

/// A `felt252` of at most 31 ASCII characters, the first one the most significant: `short_string!("text")`.
#[macro_export]
macro_rules! short_string {
    ($text:literal) => {
        const { $crate::rt::short_string($text) }
    };
}

/// Expands to the `main` of a project's host binary: `zkthread::host!(world::World, arena::Arena);`, with the contracts in the order of
/// `zkthread.toml`, is all of `src/bin/thread-host.rs`.
#[macro_export]
macro_rules! host {
    ($($contract:path),+ $(,)?) => {
        #[cfg(panic = "abort")]
        ::core::compile_error!(
            "the thread host needs unwinding: a fault reverts one transaction, not the process. Remove `panic = \"abort\"` from the profile"
        );

        fn main() -> ::std::process::ExitCode {
            $crate::host::main(&[$($crate::rt::ContractType::of::<$contract>()),+])
        }
    };
}
