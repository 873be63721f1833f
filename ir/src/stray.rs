//! The two attributes of the macros where they do not belong. Macro and tools say the same: the macro has the arguments and the item that an
//! attribute stands above, the tools the whole file.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, Item, ItemTrait, Meta};

use crate::diagnostic::{self as faults, Diagnostic, Entry, Report, ends};
use crate::interfaces::is_interface_attribute;
use crate::source::{attributes, is_contract_attribute, is_for_rustc};

/// Checks that `#[zkthread::contract]` has no arguments.
///
/// # Errors
/// The place of the arguments.
pub fn check_arguments(arguments: &TokenStream) -> Result<(), Diagnostic> {
    if arguments.is_empty() {
        return Ok(());
    }
    Err(fault(&faults::ATTRIBUTE_ARGUMENTS, arguments, "zkthread::contract"))
}

/// That `#[zkthread::contract]` stands above something else than a module.
pub fn not_a_module(item: &TokenStream) -> Diagnostic {
    fault(&faults::NOT_A_MODULE, &head(item), "")
}

/// That `#[zkthread::interface]` stands above something that is in no contract.
pub fn stray_interface(item: &TokenStream) -> Diagnostic {
    match syn::parse2::<ItemTrait>(item.clone()) {
        Ok(declared) => fault(&faults::STRAY_INTERFACE, &declared.ident.to_token_stream(), ""),
        Err(_) => fault(&faults::STRAY_INTERFACE, &head(item), ""),
    }
}

fn fault(entry: &Entry, at: &TokenStream, argument: &str) -> Diagnostic {
    Diagnostic::new(entry, ends(at), &[&argument])
}

/// The item's tokens between its attributes and its body.
fn head(item: &TokenStream) -> TokenStream {
    let mut tokens = item.clone().into_iter().peekable();
    while matches!(tokens.peek(), Some(TokenTree::Punct(sign)) if sign.as_char() == '#') {
        tokens.next();
        tokens.next();
    }
    let is_body = |token: &TokenTree| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
    tokens.take_while(|token| !is_body(token)).collect()
}

/// Reports the arguments of `#[zkthread::contract(..)]` where the attribute is still there.
pub(crate) fn refuse_arguments(attribute: &Attribute, report: &mut Report) {
    let arguments = match &attribute.meta {
        Meta::Path(_) => TokenStream::new(),
        Meta::List(list) => list.tokens.clone(),
        Meta::NameValue(pair) => pair.value.to_token_stream(),
    };
    if !arguments.is_empty() {
        report.add(&faults::ATTRIBUTE_ARGUMENTS, &arguments, &[&"zkthread::contract"]);
    }
}

/// What is misplaced in a file outside of its contracts, and in its other modules.
pub(crate) fn faults(items: &[Item]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for item in items.iter().filter(|item| !is_for_rustc(item)) {
        let attributes = attributes(item);
        if attributes.iter().any(is_contract_attribute) {
            if !matches!(item, Item::Mod(_)) {
                found.push(not_a_module(&item.to_token_stream()));
            }
        } else if attributes.iter().any(is_interface_attribute) {
            found.push(stray_interface(&item.to_token_stream()));
        } else if let Item::Mod(module) = item
            && let Some((_, inner)) = &module.content
        {
            found.extend(faults(inner));
        }
    }
    found
}
