//! The `#[zkthread::contract]` macro. It parses and checks through `zkthread-ir` and writes through `zkthread-expand`. Depend on `zkthread`, which
//! re-exports it.

/// Turns a module into a contract.
///
/// The module holds a `#[storage]` struct, `#[event]` structs, an `#[error]` enum, structs and enums of its own, constants, and functions: `#[constructor]`,
/// `#[external]` and `#[view]` ones and helpers in `impl` blocks of the storage struct, others in those of own types or beside them. Whatever is outside the contract language is an error at its
/// place, with a code and a way out.
#[proc_macro_attribute]
pub fn contract(arguments: proc_macro::TokenStream, item: proc_macro::TokenStream) -> proc_macro::TokenStream {
    zkthread_expand::expand(arguments.into(), item.into()).into()
}
