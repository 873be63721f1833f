//! Finds the contract in a file, sorts the items of its module, and puts the passes in order.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{
    Attribute, ImplItem, ImplItemFn, Item, ItemConst, ItemEnum, ItemFn, ItemImpl, ItemMod, ItemStruct, ItemTrait, Meta,
    Signature, Visibility,
};

use crate::diagnostic::{self as faults, Diagnostic, Report};
use crate::interfaces::is_interface_attribute;
use crate::model::Contract;
use crate::own_types::OwnType;
use crate::{check, declarations, names, recursion, signatures, slots, stray, unprovable};

/// How deep brackets may nest in a source file. Parsers recurse; this keeps them off the end of the stack.
const DEEPEST_NESTING: usize = 128;

/// How many tokens may follow each other without a bracketed body, `;` or `,`: parsers recurse over `!!!!..` and `else if` chains too.
const LONGEST_RUN: usize = 1_000;

/// Reads a whole Rust file and checks the one `#[zkthread::contract]` module in it.
///
/// # Errors
/// Every fault found, in source order; never an empty list. Places refer to `text`.
pub fn parse_source(text: &str) -> Result<Contract, Vec<Diagnostic>> {
    let file = read(text)?;
    let modules = contract_modules(&file);
    if let [_, second, ..] = modules[..] {
        let mut report = Report::default();
        report.add(&faults::SECOND_CONTRACT, &second.ident, &[]);
        return Err(report.take());
    }
    let mut contracts = contracts(&file, &modules)?;
    contracts.pop().ok_or_else(|| no_contract(&file))
}

/// Reads a whole Rust file and checks every `#[zkthread::contract]` module in it, one or more.
///
/// # Errors
/// Every fault found, in source order; never an empty list. Places refer to `text`.
pub fn parse_contracts(text: &str) -> Result<Vec<Contract>, Vec<Diagnostic>> {
    let file = read(text)?;
    contracts(&file, &contract_modules(&file))
}

/// The contracts of these modules; what is around them is looked at too.
fn contracts(file: &syn::File, modules: &[&ItemMod]) -> Result<Vec<Contract>, Vec<Diagnostic>> {
    let (mut contracts, mut faults) = (Vec::new(), stray::faults(&file.items));
    if modules.is_empty() && faults.is_empty() {
        return Err(no_contract(file));
    }
    for (position, module) in modules.iter().enumerate() {
        if modules.iter().take(position).any(|before| before.ident == module.ident) {
            let mut report = Report::default();
            report.add(&faults::NAME_TWICE, &module.ident, &[&module.ident]);
            faults.extend(report.take());
        }
        match parse_contract(module) {
            Ok(contract) => contracts.push(contract),
            Err(found) => faults.extend(found),
        }
    }
    faults.sort_by_key(|fault| (fault.start(), fault.code));
    if faults.is_empty() { Ok(contracts) } else { Err(faults) }
}

/// The file as rustc's parser would see it.
fn read(text: &str) -> Result<syn::File, Vec<Diagnostic>> {
    let mut report = Report::default();
    let tokens: TokenStream = text.parse().map_err(|error: proc_macro2::LexError| {
        report.add_at(&faults::NOT_RUST, (error.span(), error.span()), &[&"these characters are no Rust token"]);
        report.take()
    })?;
    check_depth(&tokens).map_err(|fault| vec![fault])?;
    syn::parse2(tokens).map_err(|errors| {
        for error in errors {
            report.add_at(&faults::NOT_RUST, (error.span(), error.span()), &[&error]);
        }
        report.take()
    })
}

fn contract_modules(file: &syn::File) -> Vec<&ItemMod> {
    let modules = file.items.iter().filter_map(|item| match item {
        Item::Mod(module) if module.attrs.iter().any(is_contract_attribute) => Some(module),
        _ => None,
    });
    modules.collect()
}

/// That no module is a contract, at the first module.
fn no_contract(file: &syn::File) -> Vec<Diagnostic> {
    let first = file.items.iter().find_map(|item| match item {
        Item::Mod(module) => Some(&module.ident),
        _ => None,
    });
    let mut report = Report::default();
    report.add(&faults::NO_CONTRACT, &first, &[]);
    report.take()
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
        if is_contract_attribute(attribute) {
            stray::refuse_arguments(attribute, &mut report);
        } else {
            check_attribute(attribute, &[], &mut report);
        }
    }
    let Some((_, content)) = &item.content else {
        report.add(&faults::MODULE_IN_OTHER_FILE, &item.ident, &[]);
        return Err(report.take());
    };
    names::check_name(&item.ident, &mut report);
    let items = sort_items(item, content, &mut report);
    let mut contract = declarations::declare(item, &items, &mut report);
    let signatures = signatures::read(&items, &contract, &mut report);
    let bodies = check::check_bodies(&contract, &signatures, &mut report);
    recursion::refuse(&signatures, &bodies, &mut report);
    recursion::refuse_calls_in_constructors(&signatures, &bodies, &mut report);
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
    pub(crate) interfaces: Vec<&'a ItemTrait>,
    pub(crate) types: Vec<OwnType<'a>>,
    pub(crate) constants: Vec<&'a ItemConst>,
    pub(crate) blocks: Vec<&'a ItemImpl>,
    pub(crate) functions: Vec<FunctionInSource<'a>>,
}

fn sort_items<'a>(module: &'a ItemMod, content: &'a [Item], report: &mut Report) -> Items<'a> {
    let mut items = Items::default();
    for item in content.iter().filter(|item| !is_for_rustc(item)) {
        match item {
            Item::Use(import) => {
                if !unprovable::refuse_import(&import.tree, report) {
                    report.add(&faults::IMPORT, &import.tree, &[]);
                }
            }
            Item::Struct(declared) if has(&declared.attrs, "storage") => match items.storage {
                None => items.storage = Some(declared),
                Some(_) => report.add(&faults::SECOND_STORAGE, &declared.ident, &[]),
            },
            Item::Struct(declared) if has(&declared.attrs, "event") => items.events.push(declared),
            Item::Struct(declared) => items.types.push(OwnType::Struct(declared)),
            Item::Enum(declared) if has(&declared.attrs, "error") => match items.errors {
                None => items.errors = Some(declared),
                Some(_) => report.add(&faults::SECOND_ERROR_ENUM, &declared.ident, &[]),
            },
            Item::Enum(declared) => items.types.push(OwnType::Enum(declared)),
            Item::Const(declared) => items.constants.push(declared),
            Item::Fn(_) => {}
            Item::Trait(declared) if declared.attrs.iter().any(is_interface_attribute) => {
                items.interfaces.push(declared);
            }
            Item::Trait(declared) => report.add(&faults::PLAIN_TRAIT, &declared.ident, &[&declared.ident]),
            Item::Impl(implementation) => match &implementation.trait_ {
                Some((_, path, _)) => report.add(&faults::TRAIT_IMPL, path, &[]),
                None => items.blocks.push(implementation),
            },
            other => {
                let (what, at, help) = refused_item(other);
                report.add(&faults::ITEM_NOT_SUPPORTED, &at, &[&what, &help]);
            }
        }
    }
    if items.storage.is_none() {
        report.add(&faults::NO_STORAGE, &module.ident, &[]);
    }
    items.functions = functions_in_source(module);
    items
}

/// What an item outside the language is, the tokens to point at, and the way out.
fn refused_item(item: &Item) -> (&'static str, TokenStream, &'static str) {
    let point = |tokens: &dyn ToTokens| tokens.to_token_stream();
    match item {
        Item::Static(item) => {
            ("a static", point(&item.static_token), "state is in the storage struct; fixed values are `const`s")
        }
        Item::TraitAlias(item) => ("a trait alias", point(&item.trait_token), "write the functions into an impl block"),
        Item::Type(item) => {
            ("a type alias", point(&item.type_token), "write the type itself, or a struct that holds it")
        }
        Item::Union(item) => ("a union", point(&item.union_token), "use an enum whose variants hold the values"),
        Item::Mod(item) => (
            "an inner module",
            point(&item.mod_token),
            "write its items beside the storage struct; tests go under #[cfg(test)]",
        ),
        Item::ExternCrate(item) => ("another crate", point(&item.crate_token), "a contract is whole in itself"),
        Item::ForeignMod(item) => ("foreign code", point(&item.abi), "a contract is whole in itself"),
        Item::Macro(item) => ("an item made by a macro", point(&item.mac.path), "write the item out"),
        other => (
            "this item",
            first_tokens(other),
            "a contract has structs, enums, constants, interfaces, functions and impl blocks",
        ),
    }
}

/// Whether rustc alone deals with an item of a contract module: imports from `zkthread`, and everything under `#[cfg(test)]`.
pub fn is_for_rustc(item: &Item) -> bool {
    if matches!(item, Item::Use(import) if imports_from_zkthread(import)) {
        return true;
    }
    attributes(item).iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && matches!(&attribute.meta, Meta::List(list) if list.tokens.to_string() == "test")
    })
}

/// The attributes of an item that may be under `#[cfg(test)]`.
pub(crate) fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Use(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Const(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        _ => &[],
    }
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

/// A function as the source has it.
#[derive(Clone, Copy)]
pub struct FunctionInSource<'a> {
    /// Its attributes.
    pub attrs: &'a [Attribute],
    /// Its visibility.
    pub vis: &'a Visibility,
    /// Its signature.
    pub sig: &'a Signature,
    /// Its body.
    pub block: &'a syn::Block,
    /// `default` before it.
    pub defaultness: Option<&'a syn::token::Default>,
    /// The impl block that holds it; none for a free function.
    pub implementation: Option<&'a ItemImpl>,
}

/// The functions of a contract module in source order, which is that of [`Contract::functions`].
pub fn functions_in_source(module: &ItemMod) -> Vec<FunctionInSource<'_>> {
    let mut functions = Vec::new();
    let items = module.content.iter().flat_map(|(_, items)| items);
    for item in items.filter(|item| !is_for_rustc(item)) {
        match item {
            Item::Fn(ItemFn { attrs, vis, sig, block }) => {
                functions.push(FunctionInSource { attrs, vis, sig, block, defaultness: None, implementation: None });
            }
            Item::Impl(implementation) if implementation.trait_.is_none() => {
                functions.extend(implementation.items.iter().filter_map(|item| match item {
                    ImplItem::Fn(ImplItemFn { attrs, vis, sig, block, defaultness }) => Some(FunctionInSource {
                        attrs,
                        vis,
                        sig,
                        block,
                        defaultness: defaultness.as_ref(),
                        implementation: Some(implementation),
                    }),
                    _ => None,
                }));
            }
            _ => {}
        }
    }
    functions
}

/// Whether it is `#[contract]` or `#[zkthread::contract]`.
pub(crate) fn is_contract_attribute(attribute: &Attribute) -> bool {
    let path: Vec<String> = attribute.path().segments.iter().map(|segment| segment.ident.to_string()).collect();
    matches!(path.iter().map(String::as_str).collect::<Vec<_>>()[..], ["contract"] | ["zkthread", "contract"])
}

/// Whether an attribute of this bare name is there.
pub(crate) fn has(attributes: &[Attribute], name: &str) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident(name))
}

/// Derives that may be written on what the macro derives them for anyway.
const DERIVES: [&str; 6] = ["Clone", "Copy", "Debug", "PartialEq", "Eq", "Hash"];

/// Reports an attribute that is neither a comment, a lint level nor one of `known`, or that has arguments it cannot have.
pub(crate) fn check_attribute(attribute: &Attribute, known: &[&str], report: &mut Report) {
    let path = attribute.path();
    let harmless = ["doc", "allow", "expect", "warn", "deny"];
    if harmless.iter().any(|name| path.is_ident(name)) {
        return;
    }
    let is_known = known.iter().any(|name| path.is_ident(name));
    if is_known && path.is_ident("derive") {
        let derived = derived(attribute);
        if derived.is_empty() {
            report.add(&faults::DERIVE, path, &[&"nothing"]);
        }
        for derive in derived {
            if !DERIVES.iter().any(|allowed| derive.is_ident(allowed)) {
                report.add(&faults::DERIVE, &derive, &[&path_text(&derive)]);
            }
        }
    } else if !is_known {
        report.add(&faults::ATTRIBUTE, path, &[&path_text(path), &instead_of_attribute(path)]);
    } else if !matches!(attribute.meta, Meta::Path(_)) {
        let arguments: TokenStream = attribute.meta.to_token_stream().into_iter().skip(1).collect();
        report.add(&faults::ATTRIBUTE_ARGUMENTS, &arguments, &[&path_text(path)]);
    }
}

/// [`check_attribute`] for all attributes of an item; one that is known stands once.
pub(crate) fn check_attributes(attributes: &[Attribute], known: &[&str], report: &mut Report) {
    for (position, attribute) in attributes.iter().enumerate() {
        check_attribute(attribute, known, report);
        let path = attribute.path();
        let again = attributes.iter().take(position).any(|before| before.path() == path);
        if again && !path.is_ident("derive") && known.iter().any(|name| path.is_ident(name)) {
            report.add(&faults::ATTRIBUTE_TWICE, path, &[&path_text(path)]);
        }
    }
}

/// The names in all `#[derive(..)]` of an item.
pub(crate) fn derives(attributes: &[Attribute]) -> Vec<Ident> {
    let derives = attributes.iter().filter(|attribute| attribute.path().is_ident("derive")).flat_map(derived);
    derives.filter_map(|path| path.get_ident().cloned()).collect()
}

fn derived(attribute: &Attribute) -> Vec<syn::Path> {
    let list = attribute.parse_args_with(syn::punctuated::Punctuated::<syn::Path, syn::Token![,]>::parse_terminated);
    list.map(|paths| paths.into_iter().collect()).unwrap_or_default()
}

fn path_text(path: &syn::Path) -> String {
    path.to_token_stream().to_string().replace(' ', "")
}

fn instead_of_attribute(path: &syn::Path) -> &'static str {
    match path_text(path).as_str() {
        "cfg" | "cfg_attr" => {
            "remove it: conditional code would make the outputs differ; code for tests goes under #[cfg(test)]"
        }
        "derive" => "remove it: the macro derives what is needed",
        "test" => "put tests into a module under #[cfg(test)]",
        "inline" | "cold" | "no_mangle" | "repr" | "must_use" | "track_caller" | "deprecated" => {
            "remove it: it means nothing in a contract"
        }
        "default" => "remove it: the first variant is what storage holds that was never written",
        "storage" | "event" | "error" => "it stands above a struct or an enum of the contract",
        "constructor" | "external" | "view" => "it stands above a function in an impl block of the storage struct",
        "key" => "it stands above a field of an event",
        "contract" | "zkthread::contract" => "it stands above the module, once",
        "interface" | "zkthread::interface" => "it stands above a trait in the module of the contract that calls",
        _ => {
            "remove it; a contract has #[storage], #[event], #[key], #[error], #[interface], #[constructor], #[external] and #[view]"
        }
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
            let text = text.value();
            // `lines` has none in an empty text, which is the empty line between paragraphs.
            let parts = text.lines().chain(text.is_empty().then_some(""));
            lines.extend(parts.map(|line| line.strip_prefix(' ').unwrap_or(line).trim_end().to_owned()));
        }
    }
    lines
}

/// An item's tokens up to its body, so that a label does not cover pages.
fn first_tokens(item: &Item) -> TokenStream {
    let tokens = item.to_token_stream().into_iter();
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
