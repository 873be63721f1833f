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

#[test]
fn mutated_contracts_are_never_a_panic() {
    let mut original = Vec::new();
    words(LEDGER.parse().expect("tokens"), &mut original);
    assert!(parse_source(&join(&original)).is_ok());
    let extra =
        ["self", "cx", "5", "1.5", "\"x\"", "match", "?", "!", "&", "as", "return", "u8", "'a", "..", "é", "async"];
    let (mut refused, mut accepted) = (0, 0);
    for seed in 0..1_500 {
        let (mut sequence, mut mutated) = (Sequence(seed), original.clone());
        for _ in 0..=sequence.below(3) {
            let (at, other) = (sequence.below(mutated.len()), sequence.below(mutated.len()));
            let brackets = is_bracket(&mutated[at]) || is_bracket(&mutated[other]);
            match sequence.below(5) {
                0 if !brackets => drop(mutated.remove(at)),
                1 if !brackets => mutated.swap(at, other),
                2 if !brackets => mutated[at] = mutated[other].clone(),
                3 => mutated.insert(at, extra[sequence.below(extra.len())].to_owned()),
                _ if !brackets => mutated[at] = extra[sequence.below(extra.len())].to_owned(),
                _ => mutated.insert(at, mutated[other].clone()),
            }
        }
        match parse_source(&join(&mutated)) {
            Ok(contract) => {
                accepted += 1;
                assert_eq!(fingerprint(&contract).len(), 64);
                assert!(dump(&contract).starts_with("zkthread-ir"));
            }
            Err(diagnostics) => {
                refused += 1;
                assert!(!diagnostics.is_empty());
                assert!(diagnostics.iter().all(|diagnostic| !diagnostic.text().contains("{0}")));
            }
        }
    }
    assert!(refused > 500 && accepted > 20, "{refused} refused, {accepted} accepted");
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
    ];
    for (open, close) in shapes {
        let deep = format!("{}1{}", open.repeat(50_000), close.repeat(50_000));
        let source = format!("#[contract] mod token {{ impl Token {{ fn run() {{ let a = {deep}; }} }} }}");
        assert!(parse_source(&source).is_err(), "{open}");
    }
}
