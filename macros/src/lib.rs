//! The `#[zkthread::contract]` and `#[zkthread::interface]` macros. They parse and check through `zkthread-ir` and write through `zkthread-expand`. Depend
//! on `zkthread`, which re-exports them.

/// Turns a module into a contract.
///
/// The module holds a `#[storage]` struct, `#[event]` structs, an `#[error]` enum, structs and enums of its own, constants, and functions: `#[constructor]`,
/// `#[external]` and `#[view]` ones and helpers in `impl` blocks of the storage struct, others in those of own types or beside them. Whatever is outside the contract language is an error at its
/// place, with a code and a way out.
#[proc_macro_attribute]
pub fn contract(arguments: proc_macro::TokenStream, item: proc_macro::TokenStream) -> proc_macro::TokenStream {
    zkthread_expand::expand(arguments.into(), item.into()).into()
}

/// Turns a trait in a contract's module into what the contract calls another one through: `World::at(address).power_of(cx, player)`.
///
/// Each function has `&self` and `cx: &Context` for a view of the other contract, or `&mut self` and `cx: &mut Context` for an external, then
/// parameters; it returns what the other function returns when that succeeds. The macro of the contract reads the trait; where no contract is
/// around it, this is an error.
#[proc_macro_attribute]
pub fn interface(_arguments: proc_macro::TokenStream, item: proc_macro::TokenStream) -> proc_macro::TokenStream {
    zkthread_expand::misplaced_interface(&item.into()).into()
}
