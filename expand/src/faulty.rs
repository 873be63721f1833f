//! What is emitted for a contract with faults: the faults, and as much of the contract's surface as keeps rustc from
//! complaining elsewhere about names that are missing.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Fields, Item, ItemMod};
use zkthread_ir::{Diagnostic, functions_in_source, is_for_rustc};

use crate::contract::{items, kept_item};
use crate::interface::{handle, is_interface, method};
use crate::types::derives;

pub(crate) fn emit(module: &ItemMod, diagnostics: &[Diagnostic]) -> TokenStream {
    let errors = diagnostics.iter().map(compile_error);
    let (vis, name) = (&module.vis, &module.ident);
    let kept = items(module).filter(|item| is_for_rustc(item)).map(kept_item);
    let known = Known::of(module);
    let types = items(module).filter_map(|item| stand_in(item, &known));
    let functions = functions(module, &known);
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

/// Names that are in scope for certain.
struct Known {
    /// Those declared in the module: own types and the error enum.
    declared: BTreeSet<String>,
    /// Those of them that are moved, not copied.
    moved: BTreeSet<String>,
    storage: Option<String>,
}

const LANGUAGE: [&str; 25] = [
    "felt252",
    "bool",
    "u8",
    "u16",
    "u32",
    "u64",
    "u128",
    "u256",
    "i8",
    "i16",
    "i32",
    "i64",
    "i128",
    "ContractAddress",
    "ClassHash",
    "bytes31",
    "String",
    "Vec",
    "Option",
    "Map",
    "Context",
    "Result",
    "mut",
    "Self",
    "usize",
];

impl Known {
    /// Own types are known when all they are made of is, so it takes as many rounds as they nest.
    fn of(module: &ItemMod) -> Self {
        let storage = items(module).find_map(|item| match item {
            Item::Struct(item) if is(&item.attrs, "storage") => Some(item.ident.to_string()),
            _ => None,
        });
        let mut known = Self { declared: BTreeSet::new(), moved: BTreeSet::new(), storage };
        let mut unknown: Vec<(&Ident, Vec<TokenStream>)> = items(module).filter_map(members).collect();
        loop {
            let before = unknown.len();
            unknown.retain(|(name, members)| {
                let all_known = members.iter().all(|ty| known.knows(ty.clone()));
                if all_known {
                    known.declared.insert(name.to_string());
                    if members.iter().any(|ty| known.moves(ty.clone())) {
                        known.moved.insert(name.to_string());
                    }
                }
                !all_known
            });
            if unknown.len() == before {
                return known;
            }
        }
    }

    fn knows(&self, ty: TokenStream) -> bool {
        ty.into_iter().all(|token| match token {
            TokenTree::Ident(name) => {
                LANGUAGE.iter().any(|known| name == known) || self.declared.contains(&name.to_string())
            }
            TokenTree::Group(group) => self.knows(group.stream()),
            TokenTree::Punct(_) | TokenTree::Literal(_) => true,
        })
    }
}

impl Known {
    /// Whether rustc can make sense of a signature.
    fn signature(&self, signature: &syn::Signature, may_have_self: bool) -> bool {
        let plain =
            signature.asyncness.is_none() && signature.constness.is_none() && signature.generics.lt_token.is_none();
        let inputs = signature.inputs.iter().all(|input| match input {
            syn::FnArg::Receiver(receiver) => receiver.colon_token.is_none() && may_have_self,
            syn::FnArg::Typed(typed) => self.knows(typed.ty.to_token_stream()),
        });
        let output = match &signature.output {
            syn::ReturnType::Default => true,
            syn::ReturnType::Type(_, ty) => self.knows(ty.to_token_stream()),
        };
        plain && inputs && output
    }

    /// Whether values of a known type are moved.
    fn moves(&self, ty: TokenStream) -> bool {
        ty.into_iter().any(|token| match token {
            TokenTree::Ident(name) => name == "String" || name == "Vec" || self.moved.contains(&name.to_string()),
            TokenTree::Group(group) => self.moves(group.stream()),
            TokenTree::Punct(_) | TokenTree::Literal(_) => false,
        })
    }
}

/// A type declared in the module, except the storage struct and events, and the types of what is in it.
fn members(item: &Item) -> Option<(&Ident, Vec<TokenStream>)> {
    let of = |fields: &Fields| fields.iter().map(|field| field.ty.to_token_stream()).collect::<Vec<_>>();
    match item {
        Item::Struct(item)
            if item.generics.lt_token.is_none() && !is(&item.attrs, "storage") && !is(&item.attrs, "event") =>
        {
            matches!(item.fields, Fields::Named(_)).then(|| (&item.ident, of(&item.fields)))
        }
        Item::Enum(item) if item.generics.lt_token.is_none() => {
            let plain = item.variants.iter().all(|variant| !matches!(variant.fields, Fields::Named(_)));
            let members = item.variants.iter().flat_map(|variant| of(&variant.fields));
            plain.then(|| (&item.ident, members.collect()))
        }
        _ => None,
    }
}

/// A declared type under its name, with whatever members can be given.
fn stand_in(item: &Item, known: &Known) -> Option<TokenStream> {
    match item {
        Item::Struct(item) if is(&item.attrs, "storage") => Some(storage(item, known)),
        Item::Struct(item) if is(&item.attrs, "event") => {
            let name = &item.ident;
            let fields = known_fields(&item.fields, known).map(|(field, ty)| quote!(pub #field: #ty));
            let derives = derives(false);
            Some(quote!(#derives pub struct #name { #(#fields),* }))
        }
        Item::Struct(item) if known.declared.contains(&item.ident.to_string()) => {
            let fields = known_fields(&item.fields, known).map(|(field, ty)| quote!(pub #field: #ty));
            let name = &item.ident;
            Some(own(name, known, &quote!(pub struct #name { #(#fields),* })))
        }
        Item::Enum(item) if known.declared.contains(&item.ident.to_string()) => {
            let (name, variants) = (&item.ident, &item.variants);
            let variants = variants.iter().map(|variant| {
                let (name, fields) = (&variant.ident, &variant.fields);
                quote!(#name #fields)
            });
            Some(own(name, known, &quote!(pub enum #name { #(#variants),* })))
        }
        Item::Trait(item) if is_interface(&item.attrs) => Some(interface(item, known)),
        Item::Const(item) if !is_for_rustc(&Item::Const(item.clone())) => constant(item),
        _ => None,
    }
}

fn storage(item: &syn::ItemStruct, known: &Known) -> TokenStream {
    let name = &item.ident;
    let fields = known_fields(&item.fields, known).map(|(field, ty)| {
        let text = ty.to_string();
        match text.starts_with("Map") || text.starts_with("Vec") {
            true => {
                let ty = with_lists(ty);
                quote!(pub #field: #ty)
            }
            false => quote!(pub #field: ::zkthread::rt::Value<#ty>),
        }
    });
    quote! {
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
    }
}

/// The handle of an interface, with the functions whose signatures rustc can make sense of.
fn interface(item: &syn::ItemTrait, known: &Known) -> TokenStream {
    let functions = item.items.iter().filter_map(|item| match item {
        syn::TraitItem::Fn(function) if known.signature(&function.sig, true) => {
            Some(method(function, &quote!(::core::unreachable!())))
        }
        _ => None,
    });
    handle(item, functions)
}

/// A storage field's type: its `Map`s and `Vec`s are those of storage.
fn with_lists(ty: TokenStream) -> TokenStream {
    ty.into_iter()
        .flat_map(|token| match token {
            TokenTree::Ident(name) if name == "Vec" => quote!(::zkthread::rt::List),
            TokenTree::Ident(name) if name == "Map" => quote!(::zkthread::rt::Map),
            token => token.into(),
        })
        .collect()
}

/// An own type with the traits that other items need of it.
fn own(name: &Ident, known: &Known, declaration: &TokenStream) -> TokenStream {
    let derives = derives(!known.moved.contains(&name.to_string()));
    quote! {
        #derives
        #declaration
        impl ::zkthread::rt::Encode for #name {
            fn encode(&self, felts: &mut ::std::vec::Vec<::zkthread::Felt>) { ::core::unreachable!() }
        }
        impl ::zkthread::rt::Decode for #name {
            fn decode(
                felts: &mut ::zkthread::rt::Felts<'_>,
            ) -> ::core::result::Result<Self, ::zkthread::rt::DecodeError> {
                ::core::unreachable!()
            }
        }
        impl ::zkthread::rt::Stored for #name {
            const CELLS: ::core::primitive::usize = 1;
            fn from_cells(
                cells: &mut ::zkthread::rt::Cells<'_>,
            ) -> ::core::result::Result<Self, ::zkthread::rt::BadCell> {
                ::core::unreachable!()
            }
            fn to_cells(&self, cells: &mut ::zkthread::rt::CellsMut<'_>) { ::core::unreachable!() }
        }
    }
}

/// A constant with some value of its type.
fn constant(item: &syn::ItemConst) -> Option<TokenStream> {
    let ty = item.ty.to_token_stream().to_string();
    let value = match ty.as_str() {
        "bool" => quote!(false),
        "felt252" => quote!(::zkthread::Felt::ZERO),
        "ContractAddress" | "ClassHash" | "bytes31" => {
            let ty = &item.ty;
            quote!(::zkthread::#ty::ZERO)
        }
        "u256" => quote!(::zkthread::u256::MIN),
        "u8" | "u16" | "u32" | "u64" | "u128" | "i8" | "i16" | "i32" | "i64" | "i128" => quote!(0),
        _ => return None,
    };
    let (vis, name, ty) = (&item.vis, &item.ident, &item.ty);
    Some(quote!(#vis const #name: #ty = #value;))
}

fn known_fields<'a>(fields: &'a Fields, known: &'a Known) -> impl Iterator<Item = (&'a Ident, TokenStream)> {
    let known = fields.iter().filter(|field| known.knows(field.ty.to_token_stream()));
    known.filter_map(|field| Some((field.ident.as_ref()?, field.ty.to_token_stream())))
}

/// The functions whose signatures rustc can make sense of, without their bodies.
fn functions(module: &ItemMod, known: &Known) -> TokenStream {
    let functions = functions_in_source(module).into_iter().filter_map(|function| {
        let (vis, signature) = (function.vis, function.sig);
        let is_known = known.signature(signature, function.implementation.is_some());
        let body = quote_spanned!(Span::call_site()=> ::core::unreachable!());
        let written = quote!(#vis #signature { #body });
        let owner = match function.implementation {
            None => return is_known.then_some(written),
            Some(implementation) => &implementation.self_ty,
        };
        let text = owner.to_token_stream().to_string();
        let has_owner = known.storage.as_ref() == Some(&text) || known.declared.contains(&text);
        (is_known && has_owner).then(|| quote!(impl #owner { #written }))
    });
    quote!(#(#functions)*)
}
