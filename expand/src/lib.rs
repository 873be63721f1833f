//! What `#[zkthread::contract]` writes: a checked contract as ordinary Rust over `zkthread::rt`. A crate of its own because a proc-macro crate has no
//! other items, and `cargo zkthread expand` shows the same tokens.

mod body;
mod call;
mod contract;
mod expression;
mod faulty;
mod interface;
mod literal;
mod pattern;
mod storage;
mod types;

pub use interface::misplaced_interface;
use proc_macro2::TokenStream;
use quote::ToTokens;

/// The attribute's output for its arguments and item. It does no IO and never panics; faults are `compile_error!`s at their places.
pub fn expand(arguments: TokenStream, item: TokenStream) -> TokenStream {
    if let Err(deep) = zkthread_ir::check_depth(&item) {
        return faulty::compile_error(&deep);
    }
    let Ok(module) = syn::parse2::<syn::ItemMod>(item.clone()) else {
        let error = faulty::compile_error(&zkthread_ir::not_a_module(&item));
        return quote::quote!(#error #item);
    };
    let of_attribute = zkthread_ir::check_arguments(&arguments).err();
    match (zkthread_ir::parse_contract(&module), of_attribute) {
        (Ok(contract), None) => contract::emit(&module, &contract),
        (found, of_attribute) => {
            let faults: Vec<_> = of_attribute.into_iter().chain(found.err().into_iter().flatten()).collect();
            faulty::emit(&module, &faults)
        }
    }
}

/// What the attribute writes for a contract in a Rust source file, by the name of its module: the module, without what stands around it. None when the
/// file is not Rust or has no such contract, which `zkthread_ir::parse_contracts` says with the place.
pub fn expand_source(text: &str, module: &str) -> Option<TokenStream> {
    let tokens: TokenStream = text.parse().ok()?;
    zkthread_ir::check_depth(&tokens).ok()?;
    let file: syn::File = syn::parse2(tokens).ok()?;
    let is_contract = |attribute: &syn::Attribute| {
        attribute.path().segments.last().is_some_and(|segment| segment.ident == "contract")
    };
    file.items.into_iter().find_map(|item| match item {
        syn::Item::Mod(mut item) if item.ident == module => {
            let attribute = item.attrs.remove(item.attrs.iter().position(is_contract)?);
            let arguments = attribute.meta.require_list().map(|list| list.tokens.clone()).unwrap_or_default();
            Some(expand(arguments, item.into_token_stream()))
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;

    use proc_macro2::{LineColumn, TokenStream, TokenTree};
    use quote::{ToTokens, quote};
    use syn::{Attribute, Item, LitStr};

    use super::{expand, expand_source, misplaced_interface};

    /// How often the name stands in the tokens.
    fn count(tokens: TokenStream, name: &str) -> usize {
        let counts = tokens.into_iter().map(|token| match token {
            TokenTree::Group(group) => count(group.stream(), name),
            TokenTree::Ident(ident) => usize::from(ident == name),
            _ => 0,
        });
        counts.sum()
    }

    #[test]
    fn a_source_file_is_expanded_as_its_module() {
        let module = "pub mod count { #[storage] pub struct Count { value: u64 } }";
        let other = "#[zkthread::contract] pub mod other { #[storage] pub struct Other { value: u64 } }";
        let file = format!("use std::fmt; {other} #[zkthread::contract] {module} mod plain {{}} fn main() {{}}");
        let whole = expand_source(&file, "count").expect("a contract").to_string();
        assert_eq!(whole, expand(TokenStream::new(), module.parse().expect("tokens")).to_string());
        assert!(whole.contains("pub mod count") && !whole.contains("fn main"), "{whole}");
        let deep = format!("#[zkthread::contract] mod deep {{ fn run() {{ {}1 }} }}", "!".repeat(50_000));
        for text in ["", "fn main() {}", "no Rust (", &deep] {
            assert!(expand_source(text, "deep").is_none());
        }
        assert!(expand_source(&file, "plain").is_none() && expand_source(&file, "main").is_none());
    }

    fn expand_text(source: &str) -> TokenStream {
        expand(TokenStream::new(), source.parse().expect("tokens"))
    }

    /// What rustc gets of a file's items: attributes of the two macros are taken off, and the macro has what they stand above.
    fn as_rustc(items: Vec<Item>) -> TokenStream {
        let expanded = items.into_iter().map(|mut item| {
            let attributes = match &mut item {
                Item::Mod(item) => &mut item.attrs,
                Item::Struct(item) => &mut item.attrs,
                Item::Fn(item) => &mut item.attrs,
                Item::Trait(item) => &mut item.attrs,
                _ => return item.into_token_stream(),
            };
            let name = |attribute: &Attribute| attribute.path().segments.last().map(|last| last.ident.to_string());
            let is_macro = |attribute: &Attribute| matches!(name(attribute).as_deref(), Some("contract" | "interface"));
            let Some(position) = attributes.iter().position(is_macro) else {
                return match item {
                    Item::Mod(module) => as_rustc(module.content.into_iter().flat_map(|(_, items)| items).collect()),
                    other => other.into_token_stream(),
                };
            };
            let attribute = attributes.remove(position);
            if name(&attribute).as_deref() == Some("interface") {
                return misplaced_interface(&item.into_token_stream());
            }
            let arguments = attribute.meta.require_list().map(|list| list.tokens.clone()).unwrap_or_default();
            expand(arguments, item.into_token_stream())
        });
        expanded.collect()
    }

    type Place = (usize, usize);

    /// The errors among tokens: where each begins and ends, and its text.
    fn errors(tokens: TokenStream) -> Vec<(Place, Place, String)> {
        let place = |at: LineColumn| (at.line, at.column);
        let mut found = Vec::new();
        let mut tokens = tokens.into_iter();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Group(group) => found.extend(errors(group.stream())),
                TokenTree::Ident(name) if name == "compile_error" => {
                    let Some(TokenTree::Group(text)) = tokens.nth(1) else { panic!("no text") };
                    let literal: LitStr = syn::parse2(text.stream()).expect("a text");
                    found.push((place(name.span().start()), place(text.span().end()), literal.value()));
                }
                _ => {}
            }
        }
        found
    }

    /// What `cargo check` says is what `cargo zkthread build` says, at the same places.
    #[test]
    fn rustc_gets_every_fault_with_its_text_at_its_place() {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../ir/tests/refused");
        let mut seen = 0;
        for entry in fs::read_dir(folder).expect("the refused contracts") {
            let path = entry.expect("an entry").path();
            let source = fs::read_to_string(&path).expect("a text");
            let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
            // These are refused before anything is parsed, which overflows the stack; the macro has a test of its own for them.
            let is_deep = ["nested_too_deep", "run_too_long", "else_if_too_long"].contains(&name);
            if path.extension().is_none_or(|extension| extension != "rs") || is_deep {
                continue;
            }
            let Ok(file) = syn::parse_str::<syn::File>(&source) else { continue };
            let faults = match zkthread_ir::parse_contracts(&source) {
                Err(faults) if faults.iter().any(|fault| fault.code == "ZKT0002") => continue,
                found => found.err().unwrap_or_default(),
            };
            let expected: Vec<_> = faults
                .iter()
                .map(|fault| {
                    let (start, end) = (fault.span.start(), fault.end.end());
                    assert!(!fault.byte_range().is_empty(), "{name}: {} is nowhere", fault.code);
                    ((start.line, start.column), (end.line, end.column), fault.text())
                })
                .collect();
            let expanded = as_rustc(file.items);
            let mut found = errors(expanded.clone());
            found.sort_by_key(|(start, ..)| *start);
            assert_eq!(found, expected, "{name}");
            if let Err(error) = syn::parse2::<syn::File>(expanded.clone()) {
                panic!("{name}: {error}\n{expanded}");
            }
            seen += 1;
        }
        assert!(seen > 250, "only {seen} contracts");
    }

    #[test]
    fn what_a_faulty_contract_declares_is_still_there() {
        let expanded = expand_text(
            "mod token {
                pub const MOST: u256 = 7;
                pub struct Order { side: Side, at: (i32, u256) }
                pub enum Side { Buy, Sell(String) }
                pub struct Odd { value: f32 }
                pub enum Even { Of(Odd) }
                #[storage] pub struct Token { total: u128, wrong: f64, lists: Map<u8, Map<u8, Vec<Order>>> }
                #[event] pub struct Sent { #[key] to: ContractAddress }
                #[error] pub enum TokenError { Refused }
                impl Token {
                    #[external] pub fn send(&mut self, cx: &mut Context, to: ContractAddress) -> Result<(), TokenError> { x as u8 }
                    #[view] pub fn strange(&self, even: Even) -> u128 { 1 }
                }
                impl Order { pub fn fill(&mut self) {} }
                impl Odd { pub fn lost(&self) {} }
                fn free(orders: &[Order]) -> Option<Side> { None }
            }",
        )
        .to_string();
        for there in [
            "pub struct Token",
            "pub total",
            "pub struct Sent",
            "pub enum TokenError",
            "pub fn send",
            "pub struct Order",
            "pub enum Side",
            "pub fn fill",
            "fn free",
            "pub const MOST",
            "rt :: Map < u8 , :: zkthread :: rt :: Map < u8 , :: zkthread :: rt :: List < Order > > >",
        ] {
            assert!(expanded.contains(there), "{there} is missing in {expanded}");
        }
        for gone in ["wrong :", "x as", "strange", "Odd", "Even", "lost"] {
            assert!(!expanded.contains(gone), "{gone} is in {expanded}");
        }
    }

    #[test]
    fn hostile_depth_is_refused_before_it_is_parsed() {
        let deep = format!("mod token {{ fn run() {{ {}1 }} }}", "!".repeat(50_000));
        let expanded = expand(TokenStream::new(), deep.parse().expect("tokens"));
        assert!(expanded.to_string().contains("ZKT0005"), "{expanded}");
    }

    #[test]
    fn an_interface_outside_of_a_contract_says_so() {
        let cases =
            [("pub trait World { fn power(&self) -> u32; }", "trait World"), ("fn run() {}", "fn run"), ("", "")];
        for (item, there) in cases {
            let expanded = misplaced_interface(&item.parse().expect("tokens"));
            assert_eq!(count(expanded.clone(), "compile_error"), 1, "{item}");
            let text = expanded.to_string();
            assert!(text.contains("#[zkthread::contract]") && text.contains(there), "{text}");
        }
    }

    #[test]
    fn misplaced_macros_say_so() {
        let token = "mod token { #[storage] pub struct Token { total: u128 } }";
        for (arguments, item, code) in
            [("upgradable", token, "ZKT0120"), ("", "/// A token. \n struct Token;", "ZKT0007"), ("", "", "ZKT0007")]
        {
            let expanded = expand(arguments.parse().expect("tokens"), item.parse().expect("tokens"));
            assert_eq!(count(expanded.clone(), "compile_error"), 1);
            assert!(expanded.to_string().contains(code), "{expanded}");
        }
        let both = expand(
            quote!(upgradable),
            quote!(
                mod token {}
            ),
        )
        .to_string();
        assert!(both.contains("ZKT0120") && both.contains("ZKT0102"), "{both}");
    }
}
