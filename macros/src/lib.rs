//! The `#[zkthread::contract]` macro: parses and checks through `zkthread-ir` and writes the contract as ordinary Rust over
//! `zkthread::rt`. Depend on `zkthread`, which re-exports it.

mod body;
mod contract;
mod faulty;

use proc_macro2::TokenStream;

/// Turns a module into a contract.
///
/// The module holds a `#[storage]` struct, `#[event]` structs, an `#[error]` enum and one `impl` block with `#[constructor]`,
/// `#[external]` and `#[view]` functions and private helpers. Whatever is outside the contract language is an error at its
/// place, with a code and a way out.
#[proc_macro_attribute]
pub fn contract(arguments: proc_macro::TokenStream, item: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand(arguments.into(), item.into()).into()
}

fn expand(arguments: TokenStream, item: TokenStream) -> TokenStream {
    if !arguments.is_empty() {
        let error = syn::Error::new_spanned(arguments, "#[zkthread::contract] takes no arguments");
        return error.into_compile_error();
    }
    let module: syn::ItemMod = match syn::parse2(item) {
        Ok(module) => module,
        Err(error) => {
            let mut all = syn::Error::new(error.span(), "#[zkthread::contract] stands above a module with valid Rust in it");
            all.combine(error);
            return all.into_compile_error();
        }
    };
    match zkthread_ir::parse_contract(&module) {
        Ok(contract) => contract::emit(&module, &contract),
        Err(diagnostics) => faulty::emit(&module, &diagnostics),
    }
}
