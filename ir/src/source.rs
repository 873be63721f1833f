//! Finds the contract in a file, sorts the items of its module, and puts the passes in order.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::{Attribute, ImplItem, ImplItemFn, Item, ItemEnum, ItemImpl, ItemMod, ItemStruct, Meta};

use crate::diagnostic::{self as faults, Diagnostic, Report};
use crate::model::Contract;
use crate::{check, declarations, names, recursion, signatures, slots};

/// How deep brackets may nest in a source file. Parsers recurse; this keeps them off the end of the stack.
const DEEPEST_NESTING: usize = 128;

/// How many tokens may follow each other without a bracketed body, `;` or `,`: parsers recurse over `!!!!..` and `else if` chains too.
const LONGEST_RUN: usize = 1_000;

/// Reads a whole Rust file and checks the one `#[zkthread::contract]` module in it.
///
/// # Errors
/// Every fault found, in source order; never an empty list. Places refer to `text`.
pub fn parse_source(text: &str) -> Result<Contract, Vec<Diagnostic>> {
    let mut report = Report::default();
    let tokens: TokenStream = text.parse().map_err(|error: proc_macro2::LexError| {
        report.add_at(&faults::NOT_RUST, (error.span(), error.span()), &[&"these characters are no Rust token"]);
        report.take()
    })?;
    check_depth(&tokens).map_err(|fault| vec![fault])?;
    let file: syn::File = syn::parse2(tokens).map_err(|errors| {
        for error in errors {
            report.add_at(&faults::NOT_RUST, (error.span(), error.span()), &[&error]);
        }
        report.take()
    })?;
    let modules: Vec<&ItemMod> = file
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Mod(module) if module.attrs.iter().any(is_contract_attribute) => Some(module),
            _ => None,
        })
        .collect();
    match modules[..] {
        [module] => parse_contract(module),
        [] => {
            report.add(&faults::NO_CONTRACT, &TokenStream::new(), &[]);
            Err(report.take())
        }
        [_, second, ..] => {
            report.add(&faults::SECOND_CONTRACT, &second.ident, &[]);
            Err(report.take())
        }
    }
}

/// Checks that tokens are not nested so deeply that parsing them could overflow the stack; to be called before they are parsed.
///
/// # Errors
/// The place where they are.
pub fn check_depth(tokens: &TokenStream) -> Result<(), Diagnostic> {
    let mut report = Report::default();
    if let Some(deep) = too_deep(tokens, DEEPEST_NESTING) {
        report.add(&faults::NESTED_TOO_DEEP, &deep, &[]);
    }
    report.take().pop().map_or(Ok(()), Err)
}

/// Checks a contract module and builds its IR.
///
/// # Errors
/// Every fault found, in source order; never an empty list.
pub fn parse_contract(item: &ItemMod) -> Result<Contract, Vec<Diagnostic>> {
    let mut report = Report::default();
    for attribute in &item.attrs {
        if !is_contract_attribute(attribute) {
            check_attribute(attribute, &[], &mut report);
        }
    }
    let Some((_, content)) = &item.content else {
        report.add(&faults::MODULE_IN_OTHER_FILE, item, &[]);
        return Err(report.take());
    };
    names::check_name(&item.ident, &mut report);
    let items = sort_items(item, content, &mut report);
    let mut contract = declarations::declare(item, &items, &mut report);
    let signatures = signatures::read(&items, &contract, &mut report);
    let bodies = check::check_bodies(&contract, &signatures, &mut report);
    recursion::refuse(&signatures, &bodies, &mut report);
    if !report.is_empty() {
        return Err(report.take());
    }
    contract.functions =
        signatures.into_iter().zip(bodies).map(|(signature, body)| check::finish(signature, body)).collect();
    slots::name_rows(&mut contract);
    Ok(contract)
}

/// The items of a contract module by what they are for.
#[derive(Default)]
pub(crate) struct Items<'a> {
    pub(crate) storage: Option<&'a ItemStruct>,
    pub(crate) events: Vec<&'a ItemStruct>,
    pub(crate) errors: Option<&'a ItemEnum>,
    pub(crate) functions: Option<&'a ItemImpl>,
}

fn sort_items<'a>(module: &ItemMod, content: &'a [Item], report: &mut Report) -> Items<'a> {
    let mut items = Items::default();
    let mut implementations = Vec::new();
    for item in content.iter().filter(|item| !is_for_rustc(item)) {
        match item {
            Item::Use(import) => report.add(&faults::IMPORT, import, &[]),
            Item::Struct(declared) if has(&declared.attrs, "storage") => match items.storage {
                None => items.storage = Some(declared),
                Some(_) => report.add(&faults::SECOND_STORAGE, &declared.ident, &[]),
            },
            Item::Struct(declared) if has(&declared.attrs, "event") => items.events.push(declared),
            Item::Struct(declared) => report.add(&faults::STRUCT_WITHOUT_PURPOSE, &declared.ident, &[&declared.ident]),
            Item::Enum(declared) if has(&declared.attrs, "error") => match items.errors {
                None => items.errors = Some(declared),
                Some(_) => report.add(&faults::SECOND_ERROR_ENUM, &declared.ident, &[]),
            },
            Item::Enum(declared) => report.add(&faults::ENUM_WITHOUT_PURPOSE, &declared.ident, &[&declared.ident]),
            Item::Impl(implementation) => implementations.push(implementation),
            other => report.add(&faults::ITEM_NOT_SUPPORTED, &first_tokens(other), &[]),
        }
    }
    if items.storage.is_none() {
        report.add(&faults::NO_STORAGE, &module.ident, &[]);
    }
    for implementation in implementations {
        if let Some((_, path, _)) = &implementation.trait_ {
            report.add(&faults::TRAIT_IMPL, path, &[]);
        } else if items.functions.is_some() {
            report.add(&faults::SECOND_IMPL, &implementation.self_ty, &[]);
        } else {
            items.functions = Some(implementation);
        }
    }
    items
}

/// Whether rustc alone deals with an item of a contract module: imports from `zkthread`, and everything under `#[cfg(test)]`.
pub fn is_for_rustc(item: &Item) -> bool {
    let attributes = match item {
        Item::Mod(item) => &item.attrs,
        Item::Use(item) => {
            if imports_from_zkthread(item) {
                return true;
            }
            &item.attrs
        }
        Item::Impl(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Const(item) => &item.attrs,
        _ => return false,
    };
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && matches!(&attribute.meta, Meta::List(list) if list.tokens.to_string() == "test")
    })
}

fn imports_from_zkthread(import: &syn::ItemUse) -> bool {
    fn renames(tree: &syn::UseTree) -> bool {
        match tree {
            syn::UseTree::Path(path) => renames(&path.tree),
            syn::UseTree::Group(group) => group.items.iter().any(renames),
            syn::UseTree::Rename(_) => true,
            syn::UseTree::Name(_) | syn::UseTree::Glob(_) => false,
        }
    }
    let from_zkthread = matches!(&import.tree, syn::UseTree::Path(path) if path.ident == "zkthread");
    import.attrs.is_empty() && from_zkthread && !renames(&import.tree)
}

/// The functions of a contract module in declared order, as the source has them; for emitting their signatures.
pub fn functions_in_source(item: &ItemMod) -> impl Iterator<Item = &ImplItemFn> {
    let content = item.content.iter().flat_map(|(_, items)| items);
    let implementation = content.filter(|item| !is_for_rustc(item)).find_map(|item| match item {
        Item::Impl(implementation) if implementation.trait_.is_none() => Some(implementation),
        _ => None,
    });
    implementation.into_iter().flat_map(|implementation| &implementation.items).filter_map(|item| match item {
        ImplItem::Fn(function) => Some(function),
        _ => None,
    })
}

fn is_contract_attribute(attribute: &Attribute) -> bool {
    let path: Vec<String> = attribute.path().segments.iter().map(|segment| segment.ident.to_string()).collect();
    matches!(path.iter().map(String::as_str).collect::<Vec<_>>()[..], ["contract"] | ["zkthread", "contract"])
}

/// Whether an attribute of this bare name is there.
pub(crate) fn has(attributes: &[Attribute], name: &str) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident(name))
}

/// Reports an attribute that is neither a comment, a lint level nor one of `known`, or that has arguments it cannot have.
pub(crate) fn check_attribute(attribute: &Attribute, known: &[&str], report: &mut Report) {
    let path = attribute.path();
    let harmless = ["doc", "allow", "expect", "warn", "deny"];
    if harmless.iter().any(|name| path.is_ident(name)) {
        return;
    }
    let is_known = known.iter().any(|name| path.is_ident(name));
    if !is_known || !matches!(attribute.meta, Meta::Path(_)) {
        report.add(
            &faults::ATTRIBUTE,
            attribute,
            &[&quote::ToTokens::to_token_stream(path).to_string().replace(' ', "")],
        );
    }
}

/// Lines of the doc comments among the attributes, without the slashes and one space of indentation.
pub(crate) fn docs(attributes: &[Attribute]) -> Vec<String> {
    let mut lines = Vec::new();
    for attribute in attributes {
        if let Meta::NameValue(pair) = &attribute.meta
            && pair.path.is_ident("doc")
            && let syn::Expr::Lit(literal) = &pair.value
            && let syn::Lit::Str(text) = &literal.lit
        {
            lines.extend(text.value().lines().map(|line| line.strip_prefix(' ').unwrap_or(line).trim_end().to_owned()));
        }
    }
    lines
}

/// An item's tokens up to its body, so that a label does not cover pages.
fn first_tokens(item: &Item) -> TokenStream {
    let tokens = quote::ToTokens::to_token_stream(item).into_iter();
    let is_body = |token: &TokenTree| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
    tokens.take_while(|token| !is_body(token)).collect()
}

/// A token inside more than `limit` brackets, or at the end of a run that is too long, when there is one.
fn too_deep(tokens: &TokenStream, limit: usize) -> Option<TokenTree> {
    let (mut run, mut after_body) = (0, false);
    for token in tokens.clone() {
        let goes_on = matches!(&token, TokenTree::Ident(word) if word == "else");
        let ends = matches!(&token, TokenTree::Punct(sign) if [';', ','].contains(&sign.as_char()));
        run = if ends || (after_body && !goes_on) { 0 } else { run + 1 };
        if run > LONGEST_RUN {
            return Some(token);
        }
        after_body = matches!(&token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
        if let TokenTree::Group(group) = &token {
            let Some(inner) = limit.checked_sub(1) else { return Some(token) };
            if let Some(deep) = too_deep(&group.stream(), inner) {
                return Some(deep);
            }
        }
    }
    None
}
