//! Interfaces: what the contract calls others through, as handles with the functions of the traits.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Attribute, Item, ItemMod, ItemTrait, TraitItem, TraitItemFn};
use zkthread_ir::{Contract, Interface, InterfaceFunction, Receiver, selector_hex};

use crate::contract::{braces, items, kept, visible};
use crate::faulty::compile_error;

/// Whether it is `#[interface]` or `#[zkthread::interface]`.
pub(crate) fn is_interface(attributes: &[Attribute]) -> bool {
    let last = |attribute: &Attribute| attribute.path().segments.last().is_some_and(|last| last.ident == "interface");
    attributes.iter().any(last)
}

/// The traits as structs of their names.
pub(crate) fn interfaces(module: &ItemMod, contract: &Contract) -> TokenStream {
    let written = contract.interfaces.iter().filter_map(|interface| {
        let source = items(module).find_map(|item| match item {
            Item::Trait(item) if item.ident == interface.name => Some(item),
            _ => None,
        })?;
        Some(written(source, interface))
    });
    quote!(#(#written)*)
}

fn written(source: &ItemTrait, interface: &Interface) -> TokenStream {
    let functions = source.items.iter().filter_map(|item| match item {
        TraitItem::Fn(function) => {
            let checked = interface.functions.iter().find(|checked| function.sig.ident == checked.name)?;
            Some(method(function, &body(checked)))
        }
        _ => None,
    });
    handle(source, functions)
}

/// The struct of a trait with these functions; it derives nothing, because derived methods could have their names. Contracts need not call all
/// of them, and their style is the macro's.
pub(crate) fn handle(source: &ItemTrait, functions: impl Iterator<Item = TokenStream>) -> TokenStream {
    let (attributes, vis) = (kept(&source.attrs), visible(&source.vis, source.trait_token.span));
    let name = &source.ident;
    let fields = braces(name.span(), quote!(__zkthread_address: ::zkthread::ContractAddress));
    quote! {
        #(#attributes)*
        #[allow(dead_code)]
        #vis struct #name #fields

        #[allow(dead_code, clippy::all, clippy::pedantic, clippy::nursery)]
        impl #name {
            /// The contract at an address.
            pub fn at(__zkthread_address: ::zkthread::ContractAddress) -> Self {
                Self { __zkthread_address }
            }

            /// Where the contract is.
            pub fn address(&self) -> ::zkthread::ContractAddress {
                self.__zkthread_address
            }

            #(#functions)*
        }
    }
}

/// A function with the source's own signature. Where it panics in a unit test is where it was called.
pub(crate) fn method(source: &TraitItemFn, body: &TokenStream) -> TokenStream {
    let (attributes, signature) = (kept(&source.attrs), &source.sig);
    let body = braces(source.sig.ident.span(), body.clone());
    quote_spanned!(source.sig.ident.span()=> #(#attributes)* #[track_caller] pub #signature #body)
}

/// Encodes the arguments, calls the contract and decodes what it returns.
fn body(function: &InterfaceFunction) -> TokenStream {
    let span = function.span;
    let context = Ident::new(&function.context, span);
    let selector = selector_hex(&function.name);
    let call = match function.receiver {
        Receiver::Write => quote_spanned!(span=> call_external),
        Receiver::Read | Receiver::None => quote_spanned!(span=> call_view),
    };
    let encoded = function.params.iter().map(|(name, _)| {
        let name = Ident::new(name, span);
        quote_spanned!(span=> ::zkthread::rt::Encode::encode(&#name, &mut __zkthread_calldata);)
    });
    let (made, calldata) = match function.params.is_empty() {
        true => (TokenStream::new(), quote_spanned!(span=> &[])),
        false => {
            let made = quote_spanned!(span=> let mut __zkthread_calldata = ::std::vec::Vec::new(); #(#encoded)*);
            (made, quote_spanned!(span=> &__zkthread_calldata))
        }
    };
    quote_spanned! {span=>
        #made
        ::zkthread::rt::#call(
            #context,
            self.__zkthread_address,
            const { ::zkthread::Felt::from_hex_unchecked(#selector) },
            #calldata,
        )
    }
}

/// What `#[zkthread::interface]` gives where no contract macro has read it: an error at the trait.
pub fn misplaced_interface(item: &TokenStream) -> TokenStream {
    let error = compile_error(&zkthread_ir::stray_interface(item));
    quote!(#error #item)
}

#[cfg(test)]
mod tests {
    use proc_macro2::TokenStream;
    use quote::{ToTokens, quote};

    use crate::expand;

    /// The items of the expanded contract that belong to `World`.
    fn world(source: &str) -> String {
        let expanded = expand(TokenStream::new(), source.parse().expect("tokens"));
        let file: syn::File = syn::parse2(expanded).expect("items");
        let mut modules = file.items.into_iter().filter_map(|item| match item {
            syn::Item::Mod(module) => Some(module),
            _ => None,
        });
        let module = modules.next().expect("a module");
        let items = module.content.expect("content").1.into_iter().filter(|item| match item {
            syn::Item::Struct(item) => item.ident == "World",
            syn::Item::Impl(item) => item.trait_.is_none() && item.self_ty.to_token_stream().to_string() == "World",
            _ => false,
        });
        plain(&items.map(|item| item.to_token_stream().to_string()).collect::<Vec<_>>().join("\n"))
    }

    /// Comments of the source and of `quote!` alike.
    fn plain(tokens: &str) -> String {
        tokens.replace("doc = r\"", "doc = \"")
    }

    #[test]
    fn a_trait_becomes_a_handle_with_its_functions() {
        let printed = world(
            "mod arena {
                /// What the arena needs of the world.
                #[zkthread::interface]
                pub trait World {
                    /// How strong a player is.
                    fn power_of(&self, cx: &Context, player: ContractAddress) -> u32;
                    fn award(&mut self, _cx: &mut Context, items: Vec<u8>, by: u256);
                    fn tick(&mut self, cx: &mut Context);
                }
                #[storage] pub struct Arena { world: ContractAddress }
            }",
        );
        let declared = quote! {
            /// What the arena needs of the world.
            #[allow(dead_code)]
            pub struct World {
                __zkthread_address: ::zkthread::ContractAddress
            }
        };
        let methods = quote! {
            #[allow(dead_code, clippy::all, clippy::pedantic, clippy::nursery)]
            impl World {
                /// The contract at an address.
                pub fn at(__zkthread_address: ::zkthread::ContractAddress) -> Self {
                    Self { __zkthread_address }
                }

                /// Where the contract is.
                pub fn address(&self) -> ::zkthread::ContractAddress {
                    self.__zkthread_address
                }

                /// How strong a player is.
                #[track_caller]
                pub fn power_of(&self, cx: &Context, player: ContractAddress) -> u32 {
                    let mut __zkthread_calldata = ::std::vec::Vec::new();
                    ::zkthread::rt::Encode::encode(&player, &mut __zkthread_calldata);
                    ::zkthread::rt::call_view(
                        cx,
                        self.__zkthread_address,
                        const { ::zkthread::Felt::from_hex_unchecked("POWER_OF") },
                        &__zkthread_calldata,
                    )
                }

                #[track_caller]
                pub fn award(&mut self, _cx: &mut Context, items: Vec<u8>, by: u256) {
                    let mut __zkthread_calldata = ::std::vec::Vec::new();
                    ::zkthread::rt::Encode::encode(&items, &mut __zkthread_calldata);
                    ::zkthread::rt::Encode::encode(&by, &mut __zkthread_calldata);
                    ::zkthread::rt::call_external(
                        _cx,
                        self.__zkthread_address,
                        const { ::zkthread::Felt::from_hex_unchecked("AWARD") },
                        &__zkthread_calldata,
                    )
                }

                #[track_caller]
                pub fn tick(&mut self, cx: &mut Context) {
                    ::zkthread::rt::call_external(
                        cx,
                        self.__zkthread_address,
                        const { ::zkthread::Felt::from_hex_unchecked("TICK") },
                        &[],
                    )
                }
            }
        };
        let mut expected = format!("{declared}\n{methods}");
        for (place, name) in [("POWER_OF", "power_of"), ("AWARD", "award"), ("TICK", "tick")] {
            expected = expected.replace(place, &zkthread_ir::selector_hex(name));
        }
        assert_eq!(printed, plain(&expected));
    }

    #[test]
    fn a_faulty_contract_keeps_its_handles() {
        let printed = world(
            "mod arena {
                #[interface]
                trait World {
                    fn power_of(&self, cx: &Context, player: ContractAddress) -> u32;
                    fn odd(&self, cx: &Context) -> f32;
                    fn generic<T>(&self, cx: &Context) -> u8;
                }
                #[storage] pub struct Arena { world: ContractAddress }
            }",
        );
        for there in ["pub struct World", "pub fn at", "pub fn power_of"] {
            assert!(printed.contains(there), "{there} is missing in {printed}");
        }
        assert!(!printed.contains("odd") && !printed.contains("generic"), "{printed}");
    }
}
