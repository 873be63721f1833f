//! A checked contract as Rust items.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::{Attribute, Item, ItemImpl, ItemMod, ItemStruct, Visibility};
use zkthread_ir::{
    Contract, Event, EventField, Function, Variable, fingerprint, functions_in_source, is_for_rustc, selector_hex,
};

use crate::body;
use crate::interface::interfaces;
use crate::types::{constants, declared_fields, derives, own_types, rust_type};

/// The module in Rust: the user's names, signatures and places; bodies from the IR.
pub(crate) fn emit(module: &ItemMod, contract: &Contract) -> TokenStream {
    let attributes = kept(&module.attrs);
    let (vis, token, name) = (&module.vis, &module.mod_token, &module.ident);
    let kept_items = items(module).filter(|item| is_for_rustc(item)).map(kept_item);
    let (constants, types) = (constants(module, contract), own_types(module, contract));
    let storage = storage(module, contract);
    let events = contract.events.iter().map(|declared| event(module, contract, declared));
    let errors = errors(module, contract);
    let interfaces = interfaces(module, contract);
    let functions = functions(module, contract);
    let entry_points = entry_points(contract);
    let content = quote! {
        #(#kept_items)*
        #constants
        #types
        #storage
        #(#events)*
        #errors
        #interfaces
        #functions
        #entry_points
    };
    let content = braces(module.content.as_ref().map_or(name.span(), |(brace, _)| brace.span.join()), content);
    quote!(#(#attributes)* #vis #token #name #content)
}

/// Braces in the place of the source's own, so that rustc takes the item for the user's.
pub(crate) fn braces(span: Span, content: TokenStream) -> Group {
    let mut group = Group::new(Delimiter::Brace, content);
    group.set_span(span);
    group
}

/// The source's visibility; `pub` where it has none, because tests build and look at everything a contract declares.
pub(crate) fn visible(vis: &Visibility, span: Span) -> TokenStream {
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

fn storage(module: &ItemMod, contract: &Contract) -> TokenStream {
    let Some(source) = find_struct(module, &contract.name) else { return TokenStream::new() };
    let (attributes, vis) = (kept(&source.attrs), visible(&source.vis, source.struct_token.span));
    let (token, name) = (&source.struct_token, &source.ident);
    let fields = contract.storage.iter().zip(&source.fields).map(|(variable, source)| {
        let (attributes, vis) = (kept(&source.attrs), visible(&source.vis, variable.span));
        let (field, ty) = (Ident::new(&variable.name, variable.span), field_type(contract, variable));
        quote_spanned!(variable.span=> #(#attributes)* #vis #field: #ty)
    });
    let fields = braces(name.span(), quote!(#(#fields,)* __zkthread_store: ::zkthread::rt::Store,));
    quote! {
        #(#attributes)* #vis #token #name #fields

        impl ::core::default::Default for #name {
            /// The contract over empty storage, for unit tests.
            fn default() -> Self {
                <Self as ::zkthread::rt::Contract>::attach(&::zkthread::rt::Store::empty(
                    <Self as ::zkthread::rt::Contract>::VARIABLES,
                ))
            }
        }
    }
}

fn field_type(contract: &Contract, variable: &Variable) -> TokenStream {
    let of = |ty| rust_type(contract, ty, variable.span);
    let value = of(&variable.value);
    let innermost = match (variable.is_list, variable.nesting.is_empty()) {
        (true, _) => quote!(::zkthread::rt::List<#value>),
        (false, true) => quote!(::zkthread::rt::Value<#value>),
        (false, false) => value,
    };
    let mut keys = &variable.keys[..];
    let mut levels = variable.nesting.iter().map(|taken| {
        let (of_level, rest) = keys.split_at_checked(*taken).unwrap_or((keys, &[]));
        keys = rest;
        let types: Vec<TokenStream> = of_level.iter().map(of).collect();
        if let [key] = &types[..] { key.clone() } else { quote!((#(#types),*)) }
    });
    let levels: Vec<TokenStream> = levels.by_ref().collect();
    levels.into_iter().rfold(innermost, |inside, key| quote!(::zkthread::rt::Map<#key, #inside>))
}

fn event(module: &ItemMod, contract: &Contract, event: &Event) -> TokenStream {
    let Some(source) = find_struct(module, &event.name) else { return TokenStream::new() };
    let (attributes, vis) = (kept(&source.attrs), visible(&source.vis, source.struct_token.span));
    let (token, name) = (&source.struct_token, &source.ident);
    let is_copy = event.fields.iter().all(|field| contract.is_copy(&field.ty));
    let derives = derives(is_copy);
    let declared = declared_fields(contract, &source.fields, event.fields.iter().map(|field| &field.ty));
    let declared = braces(name.span(), declared);
    let fields: Vec<(&Ident, &EventField)> =
        source.fields.iter().filter_map(|field| field.ident.as_ref()).zip(&event.fields).collect();
    let felts = |keys: bool| -> TokenStream {
        let of_kind = fields.iter().filter(|(_, info)| info.is_key == keys);
        let encoded =
            of_kind.map(|(field, _)| quote!(::zkthread::rt::Encode::encode(&self.#field, &mut __zkthread_felts);));
        quote! {
            let mut __zkthread_felts = ::std::vec::Vec::new();
            #(#encoded)*
            __zkthread_felts
        }
    };
    let (keys, data, text) = (felts(true), felts(false), &event.name);
    quote! {
        #(#attributes)*
        #derives
        #vis #token #name #declared

        #[allow(unused_mut)]
        impl ::zkthread::rt::Event for #name {
            const NAME: &'static ::core::primitive::str = #text;
            fn keys(&self) -> ::std::vec::Vec<::zkthread::Felt> {
                #keys
            }
            fn data(&self) -> ::std::vec::Vec<::zkthread::Felt> {
                #data
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
    let derives = derives(true);
    quote! {
        #(#attributes)*
        #derives
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

/// The functions with the source's own signatures, in its own blocks.
fn functions(module: &ItemMod, contract: &Contract) -> TokenStream {
    let mut written = TokenStream::new();
    let mut block: Option<(&ItemImpl, TokenStream)> = None;
    for (source, function) in functions_in_source(module).into_iter().zip(&contract.functions) {
        let (attributes, vis, signature) = (kept(source.attrs), source.vis, source.sig);
        let body = braces(source.block.brace_token.span.join(), body::emit(contract, function));
        let function = quote!(#(#attributes)* #vis #signature #body);
        let before = block.take();
        let same = before.as_ref().map(|(implementation, _)| *implementation);
        match (source.implementation, before) {
            (Some(implementation), Some((_, mut functions)))
                if same.is_some_and(|same| std::ptr::eq(same, implementation)) =>
            {
                functions.extend(function);
                block = Some((implementation, functions));
            }
            (implementation, before) => {
                written.extend(before.map(|(implementation, functions)| implemented(implementation, &functions)));
                match implementation {
                    Some(implementation) => block = Some((implementation, function)),
                    None => written.extend(quote!(#[allow(clippy::all, unused_parens, unused_braces)] #function)),
                }
            }
        }
    }
    written.extend(block.map(|(implementation, functions)| implemented(implementation, &functions)));
    written
}

/// An impl block. The allowed lints are about style, and the style of these bodies is the macro's, not the user's.
fn implemented(source: &ItemImpl, functions: &TokenStream) -> TokenStream {
    let (attributes, token, ty) = (kept(&source.attrs), &source.impl_token, &source.self_ty);
    quote! {
        #(#attributes)*
        #[allow(clippy::all, unused_parens, unused_braces)]
        #token #ty {
            #functions
        }
    }
}

fn entry_points(contract: &Contract) -> TokenStream {
    let name = Ident::new(&contract.name, Span::call_site());
    let text = &contract.name;
    let fingerprint = fingerprint(contract);
    let variables = contract.storage.iter().map(|variable| {
        let (name, keys, is_list) = (&variable.name, contract.key_felts(&variable.keys), variable.is_list);
        let cells = contract.cells(&variable.value).unwrap_or(1);
        quote!(::zkthread::rt::VariableInfo { name: #name, keys: #keys, cells: #cells, is_list: #is_list })
    });
    let fields = contract.storage.iter().enumerate().map(|(position, variable)| {
        let field = Ident::new(&variable.name, variable.span);
        let kind = match (variable.keys.is_empty(), variable.is_list) {
            (false, _) => quote!(Map),
            (true, true) => quote!(List),
            (true, false) => quote!(Value),
        };
        quote!(#field: ::zkthread::rt::#kind::new(__zkthread_store, #position))
    });
    let constructor = contract.constructor().map(|function| {
        let call = entry(contract, function);
        quote!(::zkthread::rt::EntryKind::Constructor => { #call })
    });
    let externals = selected(contract, contract.externals());
    let views = selected(contract, contract.views());
    quote! {
        impl ::zkthread::rt::Contract for #name {
            const NAME: &'static ::core::primitive::str = #text;
            const FINGERPRINT: &'static ::core::primitive::str = #fingerprint;
            const VARIABLES: &'static [::zkthread::rt::VariableInfo] = &[#(#variables),*];

            fn attach(__zkthread_store: &::zkthread::rt::Store) -> Self {
                #name { #(#fields,)* __zkthread_store: ::core::clone::Clone::clone(__zkthread_store) }
            }

            fn store(&self) -> &::zkthread::rt::Store {
                &self.__zkthread_store
            }

            #[allow(unused_variables, unused_mut, clippy::all)]
            fn execute(
                &mut self,
                __zkthread_cx: &mut ::zkthread::Context,
                __zkthread_kind: ::zkthread::rt::EntryKind,
                __zkthread_selector: &::zkthread::Felt,
                __zkthread_calldata: &[::zkthread::Felt],
            ) -> ::core::result::Result<::std::vec::Vec<::zkthread::Felt>, ::zkthread::rt::CallError> {
                let mut __zkthread_arguments = ::zkthread::rt::Arguments::new(__zkthread_calldata);
                match __zkthread_kind {
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

fn selected<'a>(contract: &Contract, functions: impl Iterator<Item = &'a Function>) -> Vec<TokenStream> {
    functions
        .map(|function| {
            let (selector, call) = (selector_hex(&function.name), entry(contract, function));
            quote! {
                if *__zkthread_selector == const { ::zkthread::Felt::from_hex_unchecked(#selector) } { #call }
            }
        })
        .collect()
}

/// Decodes the arguments, calls the function and returns what it gave.
fn entry(contract: &Contract, function: &Function) -> TokenStream {
    let locals = function.params.iter().filter_map(|param| function.locals.get(param.0));
    let (names, decoded): (Vec<Ident>, Vec<TokenStream>) = locals
        .enumerate()
        .map(|(position, local)| {
            let (name, text) = (format_ident!("__zkthread_{position}"), &local.name);
            let ty = rust_type(contract, &local.ty, Span::call_site());
            (name.clone(), quote!(let #name = __zkthread_arguments.next::<#ty>(#text)?;))
        })
        .unzip();
    let name = Ident::new(&function.name, function.span);
    let context = function.context.as_ref().map(|_| quote!(__zkthread_cx,));
    let call = quote!(self.#name(#context #(#names),*));
    let value = if function.fallible {
        quote! {
            match #call {
                ::core::result::Result::Ok(__zkthread_value) => __zkthread_value,
                ::core::result::Result::Err(__zkthread_error) => {
                    let __zkthread_message = ::zkthread::rt::ContractError::message(&__zkthread_error);
                    return ::core::result::Result::Err(::zkthread::rt::CallError::Reverted(__zkthread_message));
                }
            }
        }
    } else {
        call
    };
    quote! {
        #(#decoded)*
        __zkthread_arguments.finish()?;
        let __zkthread_value = #value;
        return ::core::result::Result::Ok(::zkthread::rt::encode(&__zkthread_value));
    }
}
