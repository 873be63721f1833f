//! `docs/cairo-api.md` names everything of Cairo's core library, and of `snforge_std`, that generated code uses.
//! After a change on purpose: `BLESS=1 cargo test --workspace --test codegen_core_items`.

mod threads;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use threads::{parse, texts};
use zkthread_codegen::{RustTests, package};
use zkthread_ir::link;

const INTRODUCTION: &str = "# What generated Cairo uses of the core library

Generated packages build with the core library that the toolkit embeds and with the official one of Scarb. So generated
code stays within names that the official library has had for long; this list has all of them: the paths that it imports
or writes out, the macros, derives and attributes, and the methods it calls that it does not define itself. What the
macros, derives and attributes expand to is the compiler's own affair. The snforge tests of a package, made from
Rust tests, use `snforge_std` of Starknet Foundry too; no contract or thread program does.

The list is made from the contracts of the tests and the templates, and from Rust tests of them. A test fails when it is
out of date; `BLESS=1 cargo test --workspace --test codegen_core_items` writes it anew.
";

/// Words, signs and literals of a Cairo text, without comments.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = text.chars().peekable();
    while let Some(letter) = rest.next() {
        let mut token = String::from(letter);
        match letter {
            '/' if rest.peek() == Some(&'/') => {
                while rest.next_if(|next| *next != '\n').is_some() {}
                continue;
            }
            '\'' | '"' => {
                while let Some(next) = rest.next() {
                    token.push(next);
                    if next == '\\' {
                        rest.next();
                    } else if next == letter {
                        break;
                    }
                }
            }
            ':' if rest.next_if_eq(&':').is_some() => token.push(':'),
            _ if letter.is_alphanumeric() || letter == '_' => {
                while let Some(next) = rest.next_if(|next| next.is_alphanumeric() || *next == '_') {
                    token.push(next);
                }
            }
            _ if letter.is_whitespace() => continue,
            _ => {}
        }
        tokens.push(token);
    }
    tokens
}

/// An attribute's text. A panic that a test expects is its own affair.
fn attribute(tokens: &[String]) -> String {
    if tokens.iter().any(|token| token == "should_panic") {
        return "#[should_panic]".to_owned();
    }
    tokens.concat().replace(',', ", ")
}

/// One crate of generated Cairo.
#[derive(Default)]
struct Output {
    /// What is looked at.
    texts: Vec<String>,
    /// What it uses beside the libraries.
    beside: Vec<String>,
}

/// What one kind of output uses.
#[derive(Default)]
struct Uses {
    paths: BTreeSet<String>,
    macros: BTreeSet<String>,
    attributes: BTreeSet<String>,
    methods: BTreeSet<String>,
}

impl Uses {
    /// What an output defines itself is not asked of a library there.
    fn of<'a>(outputs: impl IntoIterator<Item = &'a Output>) -> Self {
        let mut uses = Self::default();
        for Output { texts, beside } in outputs {
            let all: Vec<Vec<String>> = texts.iter().chain(beside).map(|text| tokens(text)).collect();
            let pairs = all.iter().flat_map(|tokens| tokens.windows(2));
            let defined = pairs.filter(|pair| pair[0] == "fn").map(|pair| &pair[1]).collect();
            all.iter().take(texts.len()).for_each(|tokens| uses.collect(tokens, &defined));
        }
        uses
    }

    fn collect(&mut self, tokens: &[String], defined: &BTreeSet<&String>) {
        let is_word = |token: &str| token.chars().next().is_some_and(|first| first.is_alphabetic() || first == '_');
        let mut position = 0;
        while position < tokens.len() {
            let at = |offset: usize| tokens.get(position + offset).map_or("", String::as_str);
            let before = position.checked_sub(1).map_or("", |before| tokens[before].as_str());
            match tokens[position].as_str() {
                "core" | "starknet" | "snforge_std" if at(1) == "::" && before != "::" => {
                    position = self.tree(tokens, position, String::new());
                    continue;
                }
                "#" => {
                    let end = tokens[position..]
                        .iter()
                        .position(|token| token == "]")
                        .map_or(tokens.len(), |end| position + end);
                    self.attributes.insert(attribute(&tokens[position..=end]));
                    position = end + 1;
                    continue;
                }
                "." if before != "."
                    && is_word(at(1))
                    && matches!(at(2), "(" | "::")
                    && !defined.contains(&tokens[position + 1]) =>
                {
                    self.methods.insert(at(1).to_owned());
                }
                word if is_word(word)
                    && !matches!(word, "if" | "while" | "return")
                    && at(1) == "!"
                    && matches!(at(2), "[" | "(") =>
                {
                    self.macros.insert(format!("{word}!"));
                }
                _ => {}
            }
            position += 1;
        }
    }

    /// A path, or a tree of them in braces. Gives the position behind it.
    fn tree(&mut self, tokens: &[String], mut position: usize, mut path: String) -> usize {
        loop {
            let token = tokens.get(position).map_or("", String::as_str);
            if token == "{" {
                position += 1;
                while tokens[position] != "}" {
                    position = self.tree(tokens, position, path.clone());
                    if tokens[position] == "," {
                        position += 1;
                    }
                }
                return position + 1;
            }
            if token != "self" {
                path.push_str(token);
            }
            position += 1;
            let follows = tokens.get(position + 1).and_then(|next| next.chars().next());
            if tokens.get(position).is_none_or(|next| next != "::")
                || !follows.is_some_and(|next| next.is_alphabetic() || next == '_' || next == '{')
            {
                self.paths.insert(path.trim_end_matches("::").to_owned());
                let is_renamed = tokens.get(position).is_some_and(|next| next == "as");
                return if is_renamed { position + 2 } else { position };
            }
            path.push_str("::");
            position += 1;
        }
    }

    fn section(&self, title: &str) -> String {
        let list = |name: &str, items: &BTreeSet<String>, sign: &str| {
            let items: Vec<String> = items.iter().map(|item| format!("- `{sign}{item}`\n")).collect();
            format!("\n### {name}\n\n{}", items.concat())
        };
        let methods: Vec<String> = self.methods.iter().map(|method| format!("`{method}`")).collect();
        format!(
            "\n## {title}\n{}{}{}\n### Methods\n\n{}\n",
            list("Paths", &self.paths, ""),
            list("Macros", &self.macros, ""),
            list("Attributes and derives", &self.attributes, ""),
            methods.join(", ")
        )
    }
}

/// The Rust tests of the templates, and those of `tests/contracts` that are written as users write them.
fn rust_tests() -> Vec<RustTests> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let templates = fs::read_dir(root.join("templates")).unwrap().map(|folder| folder.unwrap().path().join("tests"));
    let files = templates.filter(|folder| folder.exists()).flat_map(|folder| fs::read_dir(folder).unwrap());
    let mut paths: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
    paths.push(root.join("tests/tests/bank_native.rs"));
    paths.sort();
    let read = |path: PathBuf| {
        let file = format!("tests/{}", path.file_name().unwrap().to_string_lossy());
        RustTests { file, text: fs::read_to_string(path).unwrap() }
    };
    paths.into_iter().map(read).collect()
}

#[test]
fn the_list_of_core_items_is_up_to_date() {
    let [mut contracts, mut programs, mut tests] = [const { BTreeMap::<_, Output>::new() }; 3];
    let rust_tests = rust_tests();
    for (position, texts) in texts(&["tests/contracts"]).iter().enumerate() {
        let parsed = parse(texts);
        let linked = link(&parsed).unwrap_or_else(|faults| panic!("{faults:?}"));
        let package = package("all", &parsed, &linked, zkthread_ir::Auth::Batcher, &rust_tests).unwrap();
        for (path, text) in package.files.into_iter().filter(|(path, _)| path.ends_with(".cairo")) {
            let (name, below) = path.split_once('/').unwrap();
            let name = (position, name.to_owned());
            if below.starts_with("tests/") {
                tests.entry(name).or_default().texts.push(text);
            } else if name.1 == "all_thread" {
                programs.entry(name).or_default().texts.push(text);
            } else {
                contracts.entry(name).or_default().texts.push(text);
            }
        }
    }
    for (name, output) in &mut tests {
        output.beside.clone_from(&contracts[name].texts);
    }
    let text = format!(
        "{INTRODUCTION}{}{}{}",
        Uses::of(contracts.values()).section("Contracts"),
        Uses::of(programs.values()).section("Thread programs"),
        Uses::of(tests.values()).section("Snforge tests")
    );
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/cairo-api.md");
    if std::env::var_os("BLESS").is_some() {
        fs::write(&file, &text).unwrap();
    }
    let written = fs::read_to_string(&file).unwrap_or_default();
    assert!(written == text, "docs/cairo-api.md is out of date: run this test with BLESS=1 and commit the file");
}

#[test]
fn uses_are_told_from_definitions_comments_and_text() {
    let text = "use core::num::traits::{One, Zero as Z};
        use starknet::storage::{Map, path::{A, B}}; // core::comment
        #[derive(Drop, starknet::Store)]
        fn own() { x.own(); if !(a) { 0..core::cmp::max(1, 2) } x.span().len(); array![core::cmp::max('core::text', 2)]; starknet::f::<u8>(); }";
    let other = "use snforge_std::declare; #[should_panic(expected: 'core::no')] #[feature(\"safe\")] fn len() { y.own(); z.beside(); }";
    let output = |text: &str, beside: &str| Output { texts: vec![text.to_owned()], beside: vec![beside.to_owned()] };
    let uses = Uses::of(&[output(text, ""), output(other, "fn beside() { core::beside(); }")]);
    let all = |set: &BTreeSet<String>| set.iter().cloned().collect::<Vec<_>>().join(" ");
    assert_eq!(
        all(&uses.paths),
        "core::cmp::max core::num::traits::One core::num::traits::Zero snforge_std::declare starknet::f starknet::storage::Map \
         starknet::storage::path::A starknet::storage::path::B"
    );
    assert_eq!(all(&uses.methods), "len own span");
    assert_eq!(all(&uses.macros), "array!");
    assert_eq!(all(&uses.attributes), "#[derive(Drop, starknet::Store)] #[feature(\"safe\")] #[should_panic]");
}
