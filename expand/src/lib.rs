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
    if !arguments.is_empty() {
        let error = syn::Error::new_spanned(arguments, "#[zkthread::contract] takes no arguments");
        return error.into_compile_error();
    }
    if let Err(deep) = zkthread_ir::check_depth(&item) {
        return faulty::compile_error(&deep);
    }
    let module: syn::ItemMod = match syn::parse2(item) {
        Ok(module) => module,
        Err(error) => {
            let text = format!("#[zkthread::contract] stands above a module: {error}");
            return syn::Error::new(error.span(), text).into_compile_error();
        }
    };
    match zkthread_ir::parse_contract(&module) {
        Ok(contract) => contract::emit(&module, &contract),
        Err(diagnostics) => faulty::emit(&module, &diagnostics),
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
        syn::Item::Mod(mut item) if item.ident == module && item.attrs.iter().any(is_contract) => {
            item.attrs.retain(|attribute| !is_contract(attribute));
            Some(expand(TokenStream::new(), item.into_token_stream()))
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;

    use proc_macro2::{TokenStream, TokenTree};
    use quote::quote;

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
        let file: syn::File = syn::parse_str(source).expect("valid Rust");
        let Some(syn::Item::Mod(mut module)) = file.items.into_iter().next() else { panic!("a module") };
        module.attrs.clear();
        expand(TokenStream::new(), quote!(#module))
    }

    #[test]
    fn every_fault_is_an_error_of_its_own_in_valid_rust() {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../ir/tests/refused");
        let mut seen = 0;
        for entry in fs::read_dir(folder).expect("the refused contracts") {
            let path = entry.expect("an entry").path();
            let source = fs::read_to_string(&path).expect("a text");
            let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
            let of_file = ["second_contract", "nested_too_deep", "run_too_long", "else_if_too_long"].contains(&name);
            if path.extension().is_none_or(|extension| extension != "rs") || of_file {
                continue;
            }
            if syn::parse_str::<syn::File>(&source).is_err() || !source.contains("#[zkthread::contract]") {
                continue;
            }
            let faults = zkthread_ir::parse_source(&source).err().map_or(0, |faults| faults.len());
            let expanded = expand_text(&source);
            assert_eq!(count(expanded.clone(), "compile_error"), faults, "{name}");
            if let Err(error) = syn::parse2::<syn::File>(expanded.clone()) {
                panic!("{name}: {error}\n{expanded}");
            }
            seen += 1;
        }
        assert!(seen > 100, "only {seen} contracts");
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
        for (arguments, item) in [
            (
                quote!(upgradable),
                quote!(
                    mod token {}
                ),
            ),
            (
                quote!(),
                quote!(
                    struct Token;
                ),
            ),
        ] {
            assert_eq!(count(expand(arguments, item), "compile_error"), 1);
        }
    }
}
