//! Contracts with tokens missing, doubled and exchanged: whatever comes out is accepted or refused, never a panic.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use zkthread_ir::{dump, fingerprint, parse_source};

const LEDGER: &str = include_str!("../../zkthread/tests/macro_ledger.rs");

/// Numbers that only depend on where the sequence began.
struct Sequence(u64);

impl Sequence {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % limit.max(1)
    }
}

/// The source as a list of words; brackets are words of their own.
fn words(tokens: TokenStream, out: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                out.push(open.to_owned());
                words(group.stream(), out);
                out.push(close.to_owned());
            }
            token => out.push(token.to_string()),
        }
    }
}

/// Joins words so that punctuation such as `::` stays together.
fn join(words: &[String]) -> String {
    let mut text = String::new();
    for word in words {
        let is_sign = |c: char| c.is_ascii_punctuation() && !"(){}[]\"'_".contains(c);
        if !(text.ends_with(is_sign) && word.starts_with(is_sign)) {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

fn is_bracket(word: &str) -> bool {
    ["(", ")", "{", "}", "[", "]"].contains(&word)
}

/// Every contract to mutate, and how many mutants to make of it.
const CONTRACTS: [(&str, u64); 10] = [
    (LEDGER, 600),
    (include_str!("accepted/numbers.rs"), 250),
    (include_str!("accepted/shapes.rs"), 400),
    (include_str!("accepted/options.rs"), 250),
    (include_str!("accepted/loops.rs"), 250),
    (include_str!("accepted/memory.rs"), 250),
    (include_str!("accepted/storage.rs"), 250),
    (include_str!("accepted/functions.rs"), 250),
    (include_str!("accepted/inference.rs"), 250),
    (include_str!("accepted/calls.rs"), 400),
];

/// Words that are put in, whether they fit or not.
const EXTRA: [&str; 40] = [
    "self",
    "cx",
    "5",
    "1.5",
    "\"x\"",
    "match",
    "?",
    "!",
    "&",
    "as",
    "return",
    "u8",
    "'a",
    "..",
    "é",
    "async",
    "-",
    "*",
    "=>",
    "_",
    "|",
    "loop",
    "break",
    "continue",
    "else",
    "if let",
    "None",
    "Some",
    "vec!",
    "mut",
    "Self",
    "0x1_0000_0000_0000_0000",
    "u256",
    "Option",
    "impl",
    "const",
    "struct",
    ".0",
    "()",
    "ref",
];

#[test]
fn mutated_contracts_are_never_a_panic() {
    let (mut refused, mut accepted) = (0, 0);
    for (source, mutants) in CONTRACTS {
        let mut original = Vec::new();
        words(source.parse().expect("tokens"), &mut original);
        assert!(parse_source(&join(&original)).is_ok());
        for seed in 0..mutants {
            match parse_source(&join(&mutant(&original, seed))) {
                Ok(contract) => {
                    accepted += 1;
                    assert_eq!(fingerprint(&contract).len(), 64);
                    assert!(dump(&contract).starts_with("zkthread-ir"));
                }
                Err(diagnostics) => {
                    refused += 1;
                    assert!(!diagnostics.is_empty());
                    for diagnostic in &diagnostics {
                        let text = diagnostic.text();
                        assert!(!text.contains("{0}") && !text.contains("{1}") && !text.contains("{2}"), "{text}");
                        assert_ne!(diagnostic.code, "ZKT0006", "{text}");
                    }
                }
            }
        }
    }
    assert!(refused > 1_000 && accepted > 60, "{refused} refused, {accepted} accepted");
}

/// The words with up to three of them missing, doubled, exchanged or replaced.
fn mutant(original: &[String], seed: u64) -> Vec<String> {
    let (mut sequence, mut mutated) = (Sequence(seed), original.to_vec());
    for _ in 0..=sequence.below(3) {
        let (at, other) = (sequence.below(mutated.len()), sequence.below(mutated.len()));
        let brackets = is_bracket(&mutated[at]) || is_bracket(&mutated[other]);
        let names = is_name(&mutated[at]) && is_name(&mutated[other]);
        match sequence.below(10) {
            5.. if names => mutated[at] = mutated[other].clone(),
            0 if !brackets => drop(mutated.remove(at)),
            1 if !brackets => mutated.swap(at, other),
            2 if !brackets => mutated[at] = mutated[other].clone(),
            3 => mutated.insert(at, EXTRA[sequence.below(EXTRA.len())].to_owned()),
            _ if !brackets => mutated[at] = EXTRA[sequence.below(EXTRA.len())].to_owned(),
            _ => mutated.insert(at, mutated[other].clone()),
        }
    }
    mutated
}

fn is_name(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_alphanumeric())
}

#[test]
fn hostile_depth_is_no_stack_overflow() {
    let shapes = [
        ("(", ")"),
        ("{", "}"),
        ("[", "]"),
        ("!", ""),
        ("-", ""),
        ("&", ""),
        ("if x {} else ", ""),
        ("return ", ""),
        ("|| ", ""),
        ("x + ", ""),
        ("x = ", ""),
        ("x::<", ">"),
        ("x.y", ""),
        ("x.entry(1)", ""),
        ("Some(", ")"),
        ("match x { _ => ", "}"),
        ("if let Some(a) = ", " {}"),
        ("loop { ", "}"),
        ("vec![", "]"),
        ("*", ""),
    ];
    for (open, close) in shapes {
        let deep = format!("{}1{}", open.repeat(50_000), close.repeat(50_000));
        let source = format!("#[contract] mod token {{ impl Token {{ fn run() {{ let a = {deep}; }} }} }}");
        assert!(parse_source(&source).is_err(), "{open}");
        let source = format!("#[contract] mod token {{ impl Token {{ fn run() {{ let {deep} = a; }} }} }}");
        assert!(parse_source(&source).is_err(), "{open}");
    }
}
