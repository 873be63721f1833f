//! What is emitted for a contract with faults: the faults, and as much of the contract's surface as keeps rustc from
//! complaining elsewhere about names that are missing.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Fields, Item, ItemMod};
use zkthread_ir::{Diagnostic, functions_in_source, is_for_rustc};

use crate::contract::{items, kept_item};

pub(crate) fn emit(module: &ItemMod, diagnostics: &[Diagnostic]) -> TokenStream {
    let errors = diagnostics.iter().map(compile_error);
    let (vis, name) = (&module.vis, &module.ident);
    let kept = items(module).filter(|item| is_for_rustc(item)).map(kept_item);
    let types = items(module).filter_map(stand_in);
    let storage = items(module).find_map(|item| match item {
        Item::Struct(item) if is(&item.attrs, "storage") => Some(&item.ident),
        _ => None,
    });
    let functions = storage.map(|storage| functions(module, storage));
    quote! {
        #(#errors)*
        #[allow(unused, clippy::all)]
        #vis mod #name {
            #(#kept)*
            #(#types)*
            #functions
        }
    }
}

/// `compile_error!` that rustc shows over the whole place: from the first token's span to the last token's.
pub(crate) fn compile_error(diagnostic: &Diagnostic) -> TokenStream {
    let text = diagnostic.text();
    let invocation = quote_spanned!(diagnostic.span=> ::core::compile_error!);
    let mut arguments = proc_macro2::Group::new(proc_macro2::Delimiter::Brace, quote_spanned!(diagnostic.end=> #text));
    arguments.set_span(diagnostic.end);
    quote!(#invocation #arguments)
}

fn is(attributes: &[syn::Attribute], name: &str) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident(name))
}

/// A declared type under its name, with whatever members can be given.
fn stand_in(item: &Item) -> Option<TokenStream> {
    match item {
        Item::Struct(item) if is(&item.attrs, "storage") => {
            let name = &item.ident;
            let fields = known_fields(&item.fields).map(|(field, ty)| match ty.to_string().starts_with("Map") {
                true => quote!(pub #field: ::zkthread::rt::#ty),
                false => quote!(pub #field: ::zkthread::rt::Value<#ty>),
            });
            Some(quote! {
                pub struct #name { #(#fields),* }
                impl ::core::default::Default for #name {
                    fn default() -> Self { ::core::unreachable!() }
                }
                impl ::zkthread::rt::Contract for #name {
                    const NAME: &'static ::core::primitive::str = "";
                    const FINGERPRINT: &'static ::core::primitive::str = "";
                    const VARIABLES: &'static [::zkthread::rt::VariableInfo] = &[];
                    fn attach(store: &::zkthread::rt::Store) -> Self { ::core::unreachable!() }
                    fn store(&self) -> &::zkthread::rt::Store { ::core::unreachable!() }
                    fn execute(
                        &mut self,
                        cx: &mut ::zkthread::Context,
                        kind: ::zkthread::rt::EntryKind,
                        selector: &::zkthread::Felt,
                        calldata: &[::zkthread::Felt],
                    ) -> ::core::result::Result<::std::vec::Vec<::zkthread::Felt>, ::zkthread::rt::CallError> {
                        ::core::unreachable!()
                    }
                }
            })
        }
        Item::Struct(item) if is(&item.attrs, "event") => {
            let name = &item.ident;
            let fields = known_fields(&item.fields).map(|(field, ty)| quote!(pub #field: #ty));
            Some(quote! {
                #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq, ::core::cmp::Eq)]
                pub struct #name { #(#fields),* }
            })
        }
        Item::Enum(item) if is(&item.attrs, "error") => {
            let (name, variants) = (&item.ident, item.variants.iter().map(|variant| &variant.ident));
            Some(quote! {
                #[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug, ::core::cmp::PartialEq, ::core::cmp::Eq)]
                pub enum #name { #(#variants),* }
            })
        }
        _ => None,
    }
}

fn known_fields(fields: &Fields) -> impl Iterator<Item = (&Ident, TokenStream)> {
    let known = fields.iter().filter(|field| is_known(field.ty.to_token_stream(), &[]));
    known.filter_map(|field| Some((field.ident.as_ref()?, field.ty.to_token_stream())))
}

/// The functions whose signatures rustc can make sense of, without their bodies.
fn functions(module: &ItemMod, storage: &Ident) -> TokenStream {
    let errors: Vec<String> = items(module)
        .filter_map(|item| match item {
            Item::Enum(item) if is(&item.attrs, "error") => Some(item.ident.to_string()),
            _ => None,
        })
        .collect();
    let functions = functions_in_source(module)
        .into_iter()
        .filter(|function| {
            function.implementation.is_some_and(|implementation| {
                implementation.self_ty.to_token_stream().to_string() == storage.to_string()
            })
        })
        .filter_map(|function| {
            let (vis, signature) = (function.vis, function.sig);
            let plain =
                signature.asyncness.is_none() && signature.constness.is_none() && signature.generics.lt_token.is_none();
            let inputs = signature.inputs.iter().all(|input| match input {
                syn::FnArg::Receiver(receiver) => receiver.colon_token.is_none(),
                syn::FnArg::Typed(typed) => is_known(typed.ty.to_token_stream(), &errors),
            });
            let output = match &signature.output {
                syn::ReturnType::Default => true,
                syn::ReturnType::Type(_, ty) => is_known(ty.to_token_stream(), &errors),
            };
            let body = quote_spanned!(Span::call_site()=> ::core::unreachable!());
            (plain && inputs && output).then(|| quote!(#vis #signature { #body }))
        });
    quote!(impl #storage { #(#functions)* })
}

/// Whether every name in a type is one that is in scope for certain.
fn is_known(ty: TokenStream, declared: &[String]) -> bool {
    const NAMES: [&str; 14] = [
        "felt252",
        "bool",
        "u8",
        "u16",
        "u32",
        "u64",
        "u128",
        "ContractAddress",
        "Map",
        "Context",
        "Result",
        "mut",
        "Self",
        "usize",
    ];
    ty.into_iter().all(|token| match token {
        TokenTree::Ident(name) => NAMES.iter().any(|known| name == known) || declared.iter().any(|known| name == known),
        TokenTree::Group(group) => is_known(group.stream(), declared),
        TokenTree::Punct(_) | TokenTree::Literal(_) => true,
    })
}
