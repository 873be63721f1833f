//! A checked contract as Rust items.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::{Attribute, Item, ItemMod, ItemStruct, Visibility};
use zkthread_ir::{
    Contract, Event, EventField, Function, Type, Variable, fingerprint, functions_in_source, is_for_rustc, selector_hex,
};

use crate::body;

/// The module in Rust: the user's names, signatures and places; bodies from the IR.
pub(crate) fn emit(module: &ItemMod, contract: &Contract) -> TokenStream {
    let attributes = kept(&module.attrs);
    let (vis, token, name) = (&module.vis, &module.mod_token, &module.ident);
    let kept_items = items(module).filter(|item| is_for_rustc(item)).map(kept_item);
    let storage = storage(module, contract);
    let events = contract.events.iter().map(|declared| event(module, declared));
    let errors = errors(module, contract);
    let functions = functions(module, contract);
    let entry_points = entry_points(contract);
    let content = quote! {
        #(#kept_items)*
        #storage
        #(#events)*
        #errors
        #functions
        #entry_points
    };
    let content = braces(module.content.as_ref().map_or(name.span(), |(brace, _)| brace.span.join()), content);
    quote!(#(#attributes)* #vis #token #name #content)
}

/// Braces in the place of the source's own, so that rustc takes the item for the user's.
fn braces(span: Span, content: TokenStream) -> Group {
    let mut group = Group::new(Delimiter::Brace, content);
    group.set_span(span);
    group
}

/// The source's visibility; `pub` where it has none, because tests build and look at everything a contract declares.
fn visible(vis: &Visibility, span: Span) -> TokenStream {
    match vis {
        Visibility::Inherited => quote_spanned!(span=> #[allow(missing_docs)] pub),
        vis => quote!(#vis),
    }
}

fn find_struct<'a>(module: &'a ItemMod, name: &str) -> Option<&'a ItemStruct> {
    items(module).find_map(|item| match item {
        Item::Struct(item) if item.ident == name => Some(item),
        _ => None,
    })
}

pub(crate) fn items(module: &ItemMod) -> impl Iterator<Item = &Item> {
    module.content.iter().flat_map(|(_, items)| items)
}

/// Imports serve the source's signatures only, so some may be unused.
pub(crate) fn kept_item(item: &Item) -> TokenStream {
    match item {
        Item::Use(_) => quote!(#[allow(unused_imports)] #item),
        item => quote!(#item),
    }
}

/// Comments and lint levels; the other attributes are the macro's own.
pub(crate) fn kept(attributes: &[Attribute]) -> impl Iterator<Item = &Attribute> {
    let names = ["doc", "allow", "expect", "warn", "deny"];
    attributes.iter().filter(move |attribute| names.iter().any(|name| attribute.path().is_ident(name)))
}

/// A type by its full path, placed at `span`.
pub(crate) fn rust_type(ty: Type, span: Span) -> TokenStream {
    match ty {
        Type::Unit => quote_spanned!(span=> ()),
        Type::Felt252 => quote_spanned!(span=> ::zkthread::Felt),
        Type::ContractAddress => quote_spanned!(span=> ::zkthread::ContractAddress),
        primitive => {
            let name = Ident::new(primitive.name(), span);
            quote_spanned!(span=> ::core::primitive::#name)
        }
    }
}

fn storage(module: &ItemMod, contract: &Contract) -> TokenStream {
    let Some(source) = find_struct(module, &contract.name) else { return TokenStream::new() };
    let (attributes, vis) = (kept(&source.attrs), visible(&source.vis, source.struct_token.span));
    let (token, name) = (&source.struct_token, &source.ident);
    let fields = contract.storage.iter().zip(&source.fields).map(|(variable, source)| {
        let (attributes, vis) = (kept(&source.attrs), visible(&source.vis, variable.span));
        let (field, ty) = (Ident::new(&variable.name, variable.span), cell_type(variable));
        quote_spanned!(variable.span=> #(#attributes)* #vis #field: #ty)
    });
    let fields = braces(name.span(), quote!(#(#fields,)* __zkthread_store: ::zkthread::rt::Store,));
    quote! {
        #(#attributes)* #vis #token #name #fields

        impl ::core::default::Default for #name {
            /// The contract over empty storage, for unit tests.
            fn default() -> Self {
                let variables = <Self as ::zkthread::rt::Contract>::VARIABLES;
                <Self as ::zkthread::rt::Contract>::attach(&::zkthread::rt::Store::empty(variables))
            }
        }
    }
}

fn cell_type(variable: &Variable) -> TokenStream {
    let value = rust_type(variable.value, variable.span);
    let keys: Vec<TokenStream> = variable.keys.iter().map(|key| rust_type(*key, variable.span)).collect();
    match &keys[..] {
        [] => quote!(::zkthread::rt::Value<#value>),
        [key] => quote!(::zkthread::rt::Map<#key, #value>),
        keys => quote!(::zkthread::rt::Map<(#(#keys),*), #value>),
    }
}

fn event(module: &ItemMod, event: &Event) -> TokenStream {
    let Some(source) = find_struct(module, &event.name) else { return TokenStream::new() };
    let (attributes, vis) = (kept(&source.attrs), visible(&source.vis, source.struct_token.span));
    let (token, name) = (&source.struct_token, &source.ident);
    let fields: Vec<(&Ident, &EventField)> =
        source.fields.iter().filter_map(|field| field.ident.as_ref()).zip(&event.fields).collect();
    let declared = source.fields.iter().zip(&fields).map(|(source, (field, info))| {
        let (attributes, vis) = (kept(&source.attrs), visible(&source.vis, field.span()));
        let ty = rust_type(info.ty, field.span());
        quote_spanned!(field.span()=> #(#attributes)* #vis #field: #ty)
    });
    let declared = braces(name.span(), quote!(#(#declared,)*));
    let felts = |keys: bool| -> Vec<TokenStream> {
        let of_kind = fields.iter().filter(|(_, info)| info.is_key == keys);
        of_kind.map(|(field, _)| quote!(::zkthread::rt::felt(self.#field))).collect()
    };
    let (keys, data) = (felts(true), felts(false));
    let (text, selector) = (&event.name, selector_hex(&event.name));
    quote! {
        #(#attributes)*
        #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq, ::core::cmp::Eq)]
        #vis #token #name #declared

        impl ::zkthread::rt::Event for #name {
            const NAME: &'static ::core::primitive::str = #text;
            const SELECTOR: ::zkthread::Felt = ::zkthread::Felt::from_hex_unchecked(#selector);
            fn keys(&self) -> ::std::vec::Vec<::zkthread::Felt> {
                ::std::vec![#(#keys),*]
            }
            fn data(&self) -> ::std::vec::Vec<::zkthread::Felt> {
                ::std::vec![#(#data),*]
            }
        }
    }
}

fn errors(module: &ItemMod, contract: &Contract) -> TokenStream {
    let source = items(module).find_map(|item| match item {
        Item::Enum(item) if contract.error_enum.as_ref().is_some_and(|name| item.ident == name) => Some(item),
        _ => None,
    });
    let Some(source) = source else { return TokenStream::new() };
    let (attributes, vis) = (kept(&source.attrs), visible(&source.vis, source.enum_token.span));
    let (token, name) = (&source.enum_token, &source.ident);
    let variants: Vec<&Ident> = source.variants.iter().map(|variant| &variant.ident).collect();
    let declared = source.variants.iter().map(|variant| {
        let (attributes, variant) = (kept(&variant.attrs), &variant.ident);
        quote!(#(#attributes)* #variant)
    });
    let declared = braces(name.span(), quote!(#(#declared,)*));
    let messages = contract.errors.iter().map(|error| &error.message);
    quote! {
        #(#attributes)*
        #[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug, ::core::cmp::PartialEq, ::core::cmp::Eq)]
        #vis #token #name #declared

        impl ::zkthread::rt::ContractError for #name {
            fn message(&self) -> &'static ::core::primitive::str {
                match *self {
                    #(#name::#variants => #messages,)*
                }
            }
        }
    }
}

/// The functions with the source's own signatures.
fn functions(module: &ItemMod, contract: &Contract) -> TokenStream {
    let functions = functions_in_source(module).zip(&contract.functions).map(|(source, function)| {
        let (attributes, vis, signature) = (kept(&source.attrs), &source.vis, &source.sig);
        let body = braces(source.block.brace_token.span.join(), body::emit(contract, function));
        quote!(#(#attributes)* #vis #signature #body)
    });
    let name = Ident::new(&contract.name, Span::call_site());
    let attributes = items(module).find_map(|item| match item {
        Item::Impl(item) if !is_for_rustc(&Item::Impl(item.clone())) => Some(&item.attrs),
        _ => None,
    });
    let attributes = kept(attributes.map_or(&[][..], |attributes| attributes));
    // The lints are about style, and the style of these bodies is the macro's, not the user's.
    quote! {
        #(#attributes)*
        #[allow(clippy::all, unused_parens, unused_braces)]
        impl #name {
            #(#functions)*
        }
    }
}

fn entry_points(contract: &Contract) -> TokenStream {
    let name = Ident::new(&contract.name, Span::call_site());
    let text = &contract.name;
    let fingerprint = fingerprint(contract);
    let variables = contract.storage.iter().map(|variable| {
        let (name, keys) = (&variable.name, variable.keys.len());
        quote!(::zkthread::rt::VariableInfo { name: #name, keys: #keys })
    });
    let fields = contract.storage.iter().enumerate().map(|(position, variable)| {
        let field = Ident::new(&variable.name, variable.span);
        let kind = if variable.keys.is_empty() { quote!(Value) } else { quote!(Map) };
        quote!(#field: ::zkthread::rt::#kind::new(store, #position))
    });
    let constructor = contract.constructor().map(|function| {
        let call = entry(function);
        quote!(::zkthread::rt::EntryKind::Constructor => { #call })
    });
    let externals = selected(contract.externals());
    let views = selected(contract.views());
    quote! {
        impl ::zkthread::rt::Contract for #name {
            const NAME: &'static ::core::primitive::str = #text;
            const FINGERPRINT: &'static ::core::primitive::str = #fingerprint;
            const VARIABLES: &'static [::zkthread::rt::VariableInfo] = &[#(#variables),*];

            fn attach(store: &::zkthread::rt::Store) -> Self {
                #name { #(#fields,)* __zkthread_store: ::core::clone::Clone::clone(store) }
            }

            fn store(&self) -> &::zkthread::rt::Store {
                &self.__zkthread_store
            }

            #[allow(unused_variables, unused_mut, clippy::all)]
            fn execute(
                &mut self,
                cx: &mut ::zkthread::Context,
                kind: ::zkthread::rt::EntryKind,
                selector: &::zkthread::Felt,
                calldata: &[::zkthread::Felt],
            ) -> ::core::result::Result<::std::vec::Vec<::zkthread::Felt>, ::zkthread::rt::CallError> {
                let mut arguments = ::zkthread::rt::Arguments::new(calldata);
                match kind {
                    #constructor
                    ::zkthread::rt::EntryKind::External => { #(#externals)* }
                    ::zkthread::rt::EntryKind::View => { #(#views)* }
                    #[allow(unreachable_patterns)]
                    _ => {}
                }
                ::core::result::Result::Err(::zkthread::rt::CallError::UnknownSelector)
            }
        }
    }
}

fn selected<'a>(functions: impl Iterator<Item = &'a Function>) -> Vec<TokenStream> {
    functions
        .map(|function| {
            let (selector, call) = (selector_hex(&function.name), entry(function));
            quote! {
                if *selector == const { ::zkthread::Felt::from_hex_unchecked(#selector) } { #call }
            }
        })
        .collect()
}

/// Decodes the arguments, calls the function and returns what it gave.
fn entry(function: &Function) -> TokenStream {
    let locals = function.params.iter().filter_map(|param| function.locals.get(param.0));
    let (names, decoded): (Vec<Ident>, Vec<TokenStream>) = locals
        .enumerate()
        .map(|(position, local)| {
            let (name, text) = (format_ident!("argument_{position}"), &local.name);
            let ty = rust_type(local.ty, Span::call_site());
            (name.clone(), quote!(let #name = arguments.next::<#ty>(#text)?;))
        })
        .unzip();
    let name = Ident::new(&function.name, function.span);
    let context = function.context.as_ref().map(|_| quote!(cx,));
    let call = quote!(self.#name(#context #(#names),*));
    let value = if function.fallible {
        quote! {
            match #call {
                ::core::result::Result::Ok(value) => value,
                ::core::result::Result::Err(error) => {
                    let message = ::zkthread::rt::ContractError::message(&error);
                    return ::core::result::Result::Err(::zkthread::rt::CallError::Reverted(message));
                }
            }
        }
    } else {
        call
    };
    quote! {
        #(#decoded)*
        arguments.finish()?;
        let value = #value;
        return ::core::result::Result::Ok(::zkthread::rt::Encode::encode(&value));
    }
}
