//! From Rust tests of a contract to snforge tests of the same contract on L2.
//!
//! The translation follows the Rust text: contract values become dispatchers, calls with a `Context` become calls under
//! its caller, events come from a spy. Whatever it does not know refuses the whole test with a reason.

mod body;
mod calls;
mod events;
mod prelude;
mod scope;
mod statements;
mod types;
mod values;

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::Visit;
use syn::{Attribute, Item, ItemFn};
use zkthread_ir::{Contract, Type, check_depth};

use super::uses::{self, Uses};
use super::{RustTests, SkippedTest};
use crate::names;
use body::Body;
use scope::{Outcome, Refusal, refuse};

/// What became of a file.
pub(super) struct Translated {
    /// Its Cairo text, not formatted; none when no test has a Cairo form.
    pub(super) text: Option<String>,
    /// `file: test` of the tests in it.
    pub(super) tests: Vec<String>,
    pub(super) skipped: Vec<SkippedTest>,
}

/// Whether `name` stands in the text as a word.
pub(super) fn names(text: &str, name: &str) -> bool {
    words(text).contains(name)
}

/// Whether the file has a `#[test]`.
pub(super) fn has_tests(file: &RustTests) -> bool {
    file.text.contains("#[test]")
}

/// The name of the Cairo file below `tests/`, without its ending; several Rust files may have one name.
pub(super) fn stem(file: &str) -> String {
    let stem = file.strip_prefix("tests/").unwrap_or(file).trim_end_matches(".rs");
    let safe = |letter: char| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '_' };
    format!("test_{}", stem.chars().map(safe).collect::<String>())
}

fn words(text: &str) -> BTreeSet<&str> {
    text.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_').collect()
}

/// How a function of the Rust file is called in Cairo.
#[derive(Clone, Debug)]
struct Signature {
    name: String,
    params: Vec<Param>,
    returns: Returns,
}

#[derive(Clone, Debug)]
enum Param {
    State,
    Context,
    Value(Type),
}

#[derive(Clone, Debug, PartialEq)]
enum Returns {
    Nothing,
    State,
    Value(Type),
}

/// A Rust file being translated.
struct File<'a> {
    contract: &'a Contract,
    uses: Vec<Uses>,
    /// The functions that are no tests.
    helpers: BTreeMap<String, &'a ItemFn>,
    constants: BTreeMap<String, Type>,
    /// The helpers asked for so far; none while one is being translated.
    translated: BTreeMap<String, Option<Outcome<(Signature, String)>>>,
}

/// Translates what can be translated of a file: the tests of the contract at this position and of no other. Those that name no contract belong to
/// the first one that the file names.
pub(super) fn translate(contracts: &[Contract], position: usize, package: &str, tests: &RustTests) -> Translated {
    let contract = &contracts[position];
    let home = contracts.iter().position(|other| names(&tests.text, &other.name)).unwrap_or(position);
    let whole = |reason: String| Translated {
        text: None,
        tests: Vec::new(),
        skipped: vec![SkippedTest { file: tests.file.clone(), test: "*".to_owned(), line: 0, reason }],
    };
    let parsed = match parse(&tests.text) {
        Ok(parsed) => parsed,
        Err(reason) => return whole(reason),
    };
    let mut items = Vec::new();
    let is_test_file = !tests.file.starts_with("src/");
    collect(&parsed.items, is_test_file, &mut items);
    let functions =
        || items.iter().filter_map(|item| if let Item::Fn(function) = item { Some(function) } else { None });
    let mut file = File {
        contract,
        uses: uses::of_functions(contract),
        helpers: functions()
            .filter(|function| !is_test(&function.attrs))
            .map(|function| (function.sig.ident.to_string(), function))
            .collect(),
        constants: BTreeMap::new(),
        translated: BTreeMap::new(),
    };
    let constants = file.constants(&items);
    let mentions = mentions(&items);
    let (mut done, mut skipped) = (Vec::new(), Vec::new());
    let mut texts = Vec::new();
    let mut names = BTreeSet::new();
    for item in &items {
        match item {
            Item::Fn(function) if is_test(&function.attrs) => {
                let used = used(function, &mentions, contracts);
                if used.first().copied().unwrap_or(home) != position {
                    // Another contract's affair.
                    continue;
                }
                let name = function.sig.ident.to_string();
                let result = if used.len() > 1 {
                    let all: Vec<&str> = used.iter().map(|used| contracts[*used].name.as_str()).collect();
                    refuse(&function.sig.ident, format!("it needs several contracts: {}", all.join(", ")))
                } else if names.insert(name.clone()) {
                    file.test(function)
                } else {
                    refuse(&function.sig.ident, "another test of the file has this name")
                };
                match result {
                    Ok(text) => {
                        done.push(format!("{}: {name}", tests.file));
                        texts.push((function.sig.ident.span().start().line, text));
                    }
                    Err(Refusal { line, reason }) => {
                        skipped.push(SkippedTest { file: tests.file.clone(), test: name, line, reason });
                    }
                }
            }
            Item::Macro(item) if position == home => {
                let name = item.mac.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
                let line = item.mac.path.segments.first().map_or(0, |segment| segment.ident.span().start().line);
                let reason = "what a macro makes is not read".to_owned();
                skipped.push(SkippedTest { file: tests.file.clone(), test: format!("{name}!"), line, reason });
            }
            _ => {}
        }
    }
    if texts.is_empty() {
        return Translated { text: None, tests: done, skipped };
    }
    // Helpers that the tests reach, and constants that either names.
    loop {
        let text: String = texts.iter().map(|(_, text)| text.as_str()).collect();
        let wanted = words(&text);
        let missing: Vec<(usize, String)> = file
            .translated
            .iter()
            .filter_map(|(name, result)| match result {
                Some(Ok((signature, text))) if wanted.contains(signature.name.as_str()) => {
                    let line = file.helpers.get(name)?.sig.ident.span().start().line;
                    (!texts.iter().any(|(other, _)| *other == line)).then(|| (line, text.clone()))
                }
                _ => None,
            })
            .collect();
        if missing.is_empty() {
            break;
        }
        texts.extend(missing);
    }
    texts.sort();
    let body: String = texts.into_iter().map(|(_, text)| text).collect();
    let constants: String =
        constants.into_iter().filter(|(name, _)| words(&body).contains(name.as_str())).map(|(_, text)| text).collect();
    Translated { text: Some(prelude::file(&file, package, &tests.file, &(constants + &body))), tests: done, skipped }
}

fn parse(text: &str) -> Result<syn::File, String> {
    let tokens: TokenStream = text.parse().map_err(|error| format!("it is not Rust: {error}"))?;
    check_depth(&tokens).map_err(|_| "it is nested too deeply".to_owned())?;
    syn::parse2(tokens).map_err(|error| format!("it is not Rust: {error}"))
}

/// The items that are part of the tests: all of a test file, of another those in test modules.
fn collect<'a>(items: &'a [Item], inside: bool, found: &mut Vec<&'a Item>) {
    for item in items {
        match item {
            Item::Mod(module) => {
                let is_test_module = module.attrs.iter().any(|attribute| {
                    attribute.path().is_ident("cfg")
                        && attribute.meta.require_list().is_ok_and(|list| list.tokens.to_string() == "test")
                });
                if let Some((_, items)) = &module.content {
                    collect(items, inside || is_test_module, found);
                }
            }
            item if inside => found.push(item),
            _ => {}
        }
    }
}

fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| attribute.path().segments.last().is_some_and(|segment| segment.ident == "test"))
}

impl<'a> File<'a> {
    /// The constants of the file that have a literal value: name and Cairo text.
    fn constants(&mut self, items: &[&'a Item]) -> Vec<(String, String)> {
        let mut texts = Vec::new();
        for item in items {
            let Item::Const(item) = item else { continue };
            let Ok(ty) = self.value_type(&item.ty) else { continue };
            // Constants hold what Cairo's compiler can evaluate: literals of integers, felts and truth values.
            if !(ty.is_integer() || matches!(ty, Type::Felt252 | Type::Bool)) {
                continue;
            }
            let name = item.ident.to_string();
            let mut body = Body::new(self, &BTreeSet::new(), false);
            let Ok(value) = body.value(&item.expr, Some(&ty)) else { continue };
            let is_plain = body.lines.is_empty();
            if value.is_constant && is_plain {
                let text = format!("const {}: {} = {};\n\n", name, self.type_text(&ty), value.text);
                self.constants.insert(name.clone(), ty);
                texts.push((name, text));
            }
        }
        texts
    }

    fn test(&mut self, function: &ItemFn) -> Outcome<String> {
        let mut head = String::new();
        for attribute in &function.attrs {
            let name = attribute.path().segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
            match name.as_str() {
                "doc" => head.push_str(&docs(attribute)),
                "test" if attribute.path().segments.len() == 1 => {}
                "should_panic" | "allow" | "expect" => {}
                "ignore" => return refuse(attribute, "it is ignored"),
                _ => return refuse(attribute, format!("its attribute `{name}` has no Cairo form")),
            }
        }
        let signature = &function.sig;
        if !signature.inputs.is_empty() || signature.asyncness.is_some() || !signature.generics.params.is_empty() {
            return refuse(signature, "it is not a plain `fn()`");
        }
        if !matches!(signature.output, syn::ReturnType::Default) {
            return refuse(&signature.output, "it returns a value");
        }
        head.push_str("#[test]\n");
        let panics = function.attrs.iter().find(|attribute| attribute.path().is_ident("should_panic"));
        if let Some(attribute) = panics {
            head.push_str(&self.should_panic(attribute)?);
        }
        let watched = events::watched(&function.block);
        let mut body = Body::new(self, &watched, panics.is_some());
        body.block(&function.block, &Returns::Nothing)?;
        let lines = body.lines.join("\n");
        let name = names::free(&signature.ident.to_string());
        Ok(format!("{head}{}fn {name}() {{\n{lines}\n}}\n\n", feature(&lines)))
    }

    /// A function of the file, translated when it is first asked for. None when there is no such function.
    fn helper(&mut self, name: &str) -> Option<Outcome<Signature>> {
        let function = *self.helpers.get(name)?;
        if !self.translated.contains_key(name) {
            self.translated.insert(name.to_owned(), None);
            let result = self.helper_function(function);
            self.translated.insert(name.to_owned(), Some(result));
        }
        Some(match &self.translated[name] {
            Some(Ok((signature, _))) => Ok(signature.clone()),
            Some(Err(refusal)) => {
                Err(Refusal { line: refusal.line, reason: format!("`{name}`, which it calls: {}", refusal.reason) })
            }
            None => refuse(&function.sig, format!("`{name}` calls itself")),
        })
    }

    fn helper_function(&mut self, function: &ItemFn) -> Outcome<(Signature, String)> {
        let rust = &function.sig;
        if rust.asyncness.is_some() || !rust.generics.params.is_empty() {
            return refuse(rust, "it is generic or async");
        }
        let watched = events::watched(&function.block);
        let head: String = function.attrs.iter().map(docs).collect();
        let mut body = Body::new(self, &watched, false);
        let (params, texts) = body.parameters(rust)?;
        let returns = body.file.returns(&rust.output)?;
        body.block(&function.block, &returns)?;
        let lines = body.lines.join("\n");
        let result = match &returns {
            Returns::Nothing => String::new(),
            Returns::State => format!(" -> {}Dispatcher", names::interface(self.contract)),
            Returns::Value(ty) => format!(" -> {}", self.type_text(ty)),
        };
        let name = names::free(&rust.ident.to_string());
        let text = format!("{head}{}fn {name}({}){result} {{\n{lines}\n}}\n\n", feature(&lines), texts.join(", "));
        Ok((Signature { name, params, returns }, text))
    }

    /// `#[should_panic]` with the error that Cairo panics with.
    fn should_panic(&self, attribute: &Attribute) -> Outcome<String> {
        let expected = match &attribute.meta {
            syn::Meta::Path(_) => return Ok("#[should_panic]\n".to_owned()),
            syn::Meta::NameValue(pair) => string(&pair.value),
            syn::Meta::List(list) => list.parse_args::<syn::MetaNameValue>().ok().and_then(|pair| string(&pair.value)),
        };
        let Some(expected) = expected else {
            return refuse(attribute, "this form of `should_panic` has no Cairo form");
        };
        // Rust looks for the text within a longer one, Cairo compares the whole error.
        let own = self.contract.errors.iter().find(|error| error.message.contains(&expected) || error.name == expected);
        let fault = match own {
            Some(error) => Some(error.message.as_str()),
            None => Some(expected.trim_start_matches("reverted: ")).filter(|fault| is_language_fault(fault)),
        };
        Ok(match fault {
            Some(fault) => format!("#[should_panic(expected: {})]\n", names::short_string(fault)),
            None => "#[should_panic]\n".to_owned(),
        })
    }
}

/// What the file's own items name, by their names.
fn mentions(items: &[&Item]) -> BTreeMap<String, BTreeSet<String>> {
    let mut mentions: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for item in items {
        let name = match item {
            Item::Fn(item) if !is_test(&item.attrs) => item.sig.ident.to_string(),
            Item::Struct(item) => item.ident.to_string(),
            Item::Impl(item) => match &*item.self_ty {
                syn::Type::Path(path) => values::last_segment(&path.path),
                _ => continue,
            },
            _ => continue,
        };
        let mut named = Named::default();
        named.visit_item(item);
        mentions.entry(name).or_default().extend(named.0);
    }
    mentions
}

/// The positions of the contracts that a test names, by itself or through items of the file.
fn used(test: &ItemFn, mentions: &BTreeMap<String, BTreeSet<String>>, contracts: &[Contract]) -> Vec<usize> {
    let mut named = Named::default();
    named.visit_item_fn(test);
    let mut all = BTreeSet::new();
    let mut open: Vec<&String> = named.0.iter().collect();
    while let Some(name) = open.pop() {
        if all.insert(name.as_str()) {
            open.extend(mentions.get(name).into_iter().flatten());
        }
    }
    (0..contracts.len()).filter(|position| all.contains(contracts[*position].name.as_str())).collect()
}

/// All names in a piece of Rust, also those in macros.
#[derive(Default)]
struct Named(BTreeSet<String>);

impl Named {
    fn tokens(&mut self, tokens: TokenStream) {
        for tree in tokens {
            match tree {
                TokenTree::Ident(name) => {
                    self.0.insert(name.to_string());
                }
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }
}

impl<'ast> Visit<'ast> for Named {
    fn visit_ident(&mut self, name: &'ast syn::Ident) {
        self.0.insert(name.to_string());
    }

    fn visit_macro(&mut self, item: &'ast syn::Macro) {
        self.tokens(item.tokens.clone());
    }
}

/// Whether it is one of the errors that the language itself has.
fn is_language_fault(fault: &str) -> bool {
    let arithmetic = fault.split_once('_').is_some_and(|(ty, rest)| {
        let is_type =
            ty.strip_prefix(['u', 'i']).is_some_and(|bits| matches!(bits, "8" | "16" | "32" | "64" | "128" | "256"));
        let is_operation = rest.split_once(' ').is_some_and(|(operation, kind)| {
            matches!(operation, "add" | "sub" | "mul") && matches!(kind, "Overflow" | "Underflow")
        });
        is_type && is_operation
    });
    arithmetic || matches!(fault, "Division by 0" | "Option::unwrap failed." | "Index out of bounds")
}

/// The attribute that calls through a safe dispatcher need.
fn feature(lines: &str) -> &'static str {
    if words(lines).contains(prelude::SAFE) { "#[feature(\"safe_dispatcher\")]\n" } else { "" }
}

fn docs(attribute: &Attribute) -> String {
    match &attribute.meta {
        syn::Meta::NameValue(pair) if attribute.path().is_ident("doc") => {
            string(&pair.value).map(|text| format!("/// {}\n", text.trim())).unwrap_or_default()
        }
        _ => String::new(),
    }
}

/// The text of a string literal.
fn string(expr: &syn::Expr) -> Option<String> {
    match expr {
        syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => Some(text.value()),
        _ => None,
    }
}
