//! The contract's own structs and enums, its constants, and how types are spelled.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Fields, Item, ItemMod};
use zkthread_ir::{Constant, Contract, Field, Type, TypeDef, TypeDefKind, Variant};

use crate::contract::{braces, items, kept, visible};
use crate::literal::literal;

/// A type by its full path, placed at `span`.
pub(crate) fn rust_type(contract: &Contract, ty: &Type, span: Span) -> TokenStream {
    let of = |ty: &Type| rust_type(contract, ty, span);
    match ty {
        Type::Unit => quote_spanned!(span=> ()),
        Type::Felt252 => quote_spanned!(span=> ::zkthread::Felt),
        Type::U256 | Type::ContractAddress | Type::ClassHash | Type::Bytes31 => {
            let name = Ident::new(ty.plain_name().unwrap_or_default(), span);
            quote_spanned!(span=> ::zkthread::#name)
        }
        Type::String => quote_spanned!(span=> ::std::string::String),
        Type::Tuple(elements) => {
            let elements = elements.iter().map(of);
            quote_spanned!(span=> (#(#elements,)*))
        }
        Type::Named(id) => {
            let name = Ident::new(&contract.type_def(*id).name, span);
            quote!(#name)
        }
        Type::Option(inner) => {
            let inner = of(inner);
            quote_spanned!(span=> ::core::option::Option<#inner>)
        }
        Type::Vec(inner) => {
            let inner = of(inner);
            quote_spanned!(span=> ::std::vec::Vec<#inner>)
        }
        Type::Array(inner, length) => {
            let (inner, length) = (of(inner), Literal::usize_unsuffixed(*length));
            quote_spanned!(span=> [#inner; #length])
        }
        primitive => {
            let name = Ident::new(primitive.plain_name().unwrap_or("_"), span);
            quote_spanned!(span=> ::core::primitive::#name)
        }
    }
}

/// What every declared type derives, and `Copy` besides when it can.
pub(crate) fn derives(is_copy: bool) -> TokenStream {
    let copy = is_copy.then(|| quote!(::core::marker::Copy,));
    quote! {
        #[derive(::core::clone::Clone, #copy ::core::fmt::Debug, ::core::cmp::PartialEq, ::core::cmp::Eq, ::core::hash::Hash)]
    }
}

/// The own types as the source declares them, and how they are felts.
pub(crate) fn own_types(module: &ItemMod, contract: &Contract) -> TokenStream {
    let declared = items(module).filter_map(|item| match item {
        Item::Struct(item) => Some((item.ident.to_string(), item)).map(|(name, item)| (name, Declared::Struct(item))),
        Item::Enum(item) => Some((item.ident.to_string(), Declared::Enum(item))),
        _ => None,
    });
    let declared: std::collections::BTreeMap<String, Declared<'_>> = declared.collect();
    let types = contract.types.iter().filter_map(|def| {
        let declaration = match (declared.get(&def.name)?, &def.kind) {
            (Declared::Struct(source), TypeDefKind::Struct(fields)) => own_struct(contract, def, source, fields),
            (Declared::Enum(source), TypeDefKind::Enum(variants)) => own_enum(contract, def, source, variants),
            _ => return None,
        };
        let conversions = conversions(contract, def);
        Some(quote!(#declaration #conversions))
    });
    quote!(#(#types)*)
}

enum Declared<'a> {
    Struct(&'a syn::ItemStruct),
    Enum(&'a syn::ItemEnum),
}

fn own_struct(contract: &Contract, def: &TypeDef, source: &syn::ItemStruct, fields: &[Field]) -> TokenStream {
    let (attributes, vis) = (kept(&source.attrs), visible(&source.vis, source.struct_token.span));
    let (token, name, derives) = (&source.struct_token, &source.ident, derives(def.is_copy));
    let fields = declared_fields(contract, &source.fields, fields.iter().map(|field| &field.ty));
    let fields = braces(name.span(), fields);
    quote!(#(#attributes)* #derives #vis #token #name #fields)
}

/// Fields of a struct or event with the source's names, comments and places.
pub(crate) fn declared_fields<'a>(
    contract: &Contract,
    source: &Fields,
    types: impl Iterator<Item = &'a Type>,
) -> TokenStream {
    let fields = source.iter().zip(types).filter_map(|(source, ty)| {
        let name = source.ident.as_ref()?;
        let (attributes, vis) = (kept(&source.attrs), visible(&source.vis, name.span()));
        let ty = rust_type(contract, ty, name.span());
        Some(quote_spanned!(name.span()=> #(#attributes)* #vis #name: #ty,))
    });
    quote!(#(#fields)*)
}

fn own_enum(contract: &Contract, def: &TypeDef, source: &syn::ItemEnum, variants: &[Variant]) -> TokenStream {
    let (attributes, vis) = (kept(&source.attrs), visible(&source.vis, source.enum_token.span));
    let (token, name, derives) = (&source.enum_token, &source.ident, derives(def.is_copy));
    let variants = source.variants.iter().zip(variants).map(|(source, variant)| {
        let (attributes, name) = (kept(&source.attrs), &source.ident);
        let types = variant.payload.iter().map(|ty| rust_type(contract, ty, name.span()));
        let payload = (!variant.payload.is_empty()).then(|| quote_spanned!(name.span()=> (#(#types),*)));
        quote!(#(#attributes)* #name #payload,)
    });
    let variants = braces(name.span(), quote!(#(#variants)*));
    quote!(#(#attributes)* #derives #vis #token #name #variants)
}

/// How the type is written to and read from felts and storage cells.
fn conversions(contract: &Contract, def: &TypeDef) -> TokenStream {
    let name = Ident::new(&def.name, def.span);
    let (encode, decode) = match &def.kind {
        TypeDefKind::Struct(fields) => struct_felts(fields),
        TypeDefKind::Enum(variants) => enum_felts(&def.name, variants),
    };
    let stored = stored(contract, def, &name);
    quote! {
        impl ::zkthread::rt::Encode for #name {
            fn encode(&self, __zkthread_felts: &mut ::std::vec::Vec<::zkthread::Felt>) {
                #encode
            }
        }

        impl ::zkthread::rt::Decode for #name {
            fn decode(
                __zkthread_felts: &mut ::zkthread::rt::Felts<'_>,
            ) -> ::core::result::Result<Self, ::zkthread::rt::DecodeError> {
                ::core::result::Result::Ok(#decode)
            }
        }

        #stored
    }
}

fn struct_felts(fields: &[Field]) -> (TokenStream, TokenStream) {
    let names: Vec<Ident> = fields.iter().map(|field| Ident::new(&field.name, field.span)).collect();
    (
        quote!(#(::zkthread::rt::Encode::encode(&self.#names, __zkthread_felts);)*),
        quote!(Self { #(#names: __zkthread_felts.value()?),* }),
    )
}

fn enum_felts(name: &str, variants: &[Variant]) -> (TokenStream, TokenStream) {
    let encoded = variants.iter().enumerate().map(|(position, variant)| {
        let (pattern, values) = variant_pattern(variant);
        let position = position as u64;
        quote! {
            #pattern => {
                __zkthread_felts.push(::zkthread::Felt::from(#position));
                #(::zkthread::rt::Encode::encode(#values, __zkthread_felts);)*
            }
        }
    });
    let decoded = variants.iter().map(|variant| {
        let value = variant_value(variant, &quote!(__zkthread_felts));
        quote!(#value)
    });
    let (count, decoded) = (variants.len(), by_position(decoded));
    (quote!(match self { #(#encoded)* }), quote!(match __zkthread_felts.variant(#name, #count)? { #decoded }))
}

fn stored(contract: &Contract, def: &TypeDef, name: &Ident) -> Option<TokenStream> {
    let sizes = |types: &mut dyn Iterator<Item = &Type>| types.map(|ty| contract.cells(ty)).sum::<Option<usize>>();
    let (cells, read, write) = match &def.kind {
        TypeDefKind::Struct(fields) => {
            let cells = sizes(&mut fields.iter().map(|field| &field.ty))?;
            let names: Vec<Ident> = fields.iter().map(|field| Ident::new(&field.name, field.span)).collect();
            let read = quote!(Self { #(#names: __zkthread_cells.value()?),* });
            (cells, read, quote!(#(::zkthread::rt::Stored::to_cells(&self.#names, __zkthread_cells);)*))
        }
        TypeDefKind::Enum(variants) => {
            let used = variants.iter().map(|variant| sizes(&mut variant.payload.iter()));
            let used = used.collect::<Option<Vec<usize>>>()?;
            let most = used.iter().copied().max().unwrap_or(0);
            let read = by_position(variants.iter().map(|variant| {
                let value = variant_value(variant, &quote!(__zkthread_cells));
                quote!(__zkthread_cells.within(#most, |__zkthread_cells| ::core::result::Result::Ok(#value))?)
            }));
            let write = variants.iter().zip(&used).enumerate().map(|(position, (variant, used))| {
                let (pattern, values) = variant_pattern(variant);
                let (position, unused) = (position as u64, most - used);
                quote! {
                    #pattern => {
                        __zkthread_cells.felt(::zkthread::Felt::from(#position));
                        #(::zkthread::rt::Stored::to_cells(#values, __zkthread_cells);)*
                        __zkthread_cells.skip(#unused);
                    }
                }
            });
            let (text, count) = (&def.name, variants.len());
            let read = quote!(match __zkthread_cells.variant(#text, #count)? { #read });
            (1 + most, read, quote!(match self { #(#write)* }))
        }
    };
    Some(quote! {
        impl ::zkthread::rt::Stored for #name {
            const CELLS: ::core::primitive::usize = #cells;

            fn from_cells(
                __zkthread_cells: &mut ::zkthread::rt::Cells<'_>,
            ) -> ::core::result::Result<Self, ::zkthread::rt::BadCell> {
                ::core::result::Result::Ok(#read)
            }

            fn to_cells(&self, __zkthread_cells: &mut ::zkthread::rt::CellsMut<'_>) {
                #write
            }
        }
    })
}

/// `Self::Name(value_0, value_1)` and the names in it.
fn variant_pattern(variant: &Variant) -> (TokenStream, Vec<Ident>) {
    let name = Ident::new(&variant.name, variant.span);
    let values: Vec<Ident> =
        (0..variant.payload.len()).map(|position| quote::format_ident!("__zkthread_{position}")).collect();
    let payload = (!values.is_empty()).then(|| quote!((#(#values),*)));
    (quote!(Self::#name #payload), values)
}

/// `Self::Name(from.value()?, ..)`
fn variant_value(variant: &Variant, from: &TokenStream) -> TokenStream {
    let name = Ident::new(&variant.name, variant.span);
    let values = variant.payload.iter().map(|_| quote!(#from.value()?));
    let payload = (!variant.payload.is_empty()).then(|| quote!((#(#values),*)));
    quote!(Self::#name #payload)
}

/// Arms for the positions from 0; the last one takes what is left.
fn by_position(values: impl ExactSizeIterator<Item = TokenStream>) -> TokenStream {
    let last = values.len().saturating_sub(1);
    let arms = values
        .enumerate()
        .map(|(position, value)| if position == last { quote!(_ => #value,) } else { quote!(#position => #value,) });
    quote!(#(#arms)*)
}

/// The constants with the source's names, comments and visibility.
pub(crate) fn constants(module: &ItemMod, contract: &Contract) -> TokenStream {
    let sources = items(module).filter_map(|item| match item {
        Item::Const(item) => Some(item),
        _ => None,
    });
    let sources: std::collections::BTreeMap<String, &syn::ItemConst> =
        sources.map(|source| (source.ident.to_string(), source)).collect();
    let constants = contract.constants.iter().filter_map(|Constant { name, ty, value, .. }| {
        let source = sources.get(name)?;
        let (attributes, vis, token, name) = (kept(&source.attrs), &source.vis, &source.const_token, &source.ident);
        let (ty, value) = (rust_type(contract, ty, name.span()), literal(value));
        Some(quote_spanned!(name.span()=> #(#attributes)* #vis #token #name: #ty = #value;))
    });
    quote!(#(#constants)*)
}
