//! What the language does not have, and the way out.

use proc_macro2::TokenStream;
use quote::ToTokens;

use super::bare;
use crate::diagnostic::{self as faults, Entry};

pub(super) fn instead_of_macro(name: &str) -> &'static str {
    match name {
        "assert" | "assert_eq" | "assert_ne" | "debug_assert" => "write `ensure!(condition, YourError::Variant);`",
        "panic" | "unreachable" | "todo" | "unimplemented" => "return an error: `return Err(YourError::Variant);`",
        "println" | "print" | "eprintln" | "dbg" => "contracts do not print; emit an event, or print in a test",
        "format" | "concat" => "join texts with `text.push_str(&other)`",
        "ensure" => "`ensure!` is a statement of its own",
        "matches" => "compare with `==`, or write a `match` that gives `true` or `false`",
        _ => "write it out: the macros in contracts are `ensure!`, `vec!` and `short_string!`",
    }
}

pub(super) fn instead_of_method(name: &str) -> &'static str {
    match name {
        "into" => "say which type: `u128::from(x)` or `felt252::from(x)`",
        "try_into" => "say which type: `u64::try_from(x).unwrap()`",
        "expect" => "write `.unwrap()`; a text is not kept, an error of yours is: `.ok_or(YourError::Variant)?`",
        "to_owned" | "copied" | "cloned" | "to_vec" => "write `.clone()`, or nothing for a value that is copied",
        "map" | "and_then" | "or_else" | "filter" | "is_some_and" | "map_or" | "unwrap_or_else" | "map_err"
        | "ok_or_else" | "retain" | "fold" | "any" | "all" => {
            "there are no closures: write a `match`, an `if let` or a loop"
        }
        "unwrap_or_default" => "say which value: `.unwrap_or(0)`",
        "pow" => "multiply, in a loop where the exponent varies",
        "is_zero" => "compare with 0, or with `ContractAddress::ZERO`",
        "saturating_sub" | "saturating_add" | "saturating_mul" => "write `a.checked_sub(b).unwrap_or(0)` or the like",
        "wrapping_add" | "wrapping_sub" | "wrapping_mul" | "overflowing_add" | "overflowing_sub"
        | "overflowing_mul" => "operators are checked, and `checked_add` and the like give an Option",
        "abs_diff" | "abs" | "signum" => "write it with `if`",
        "get" | "first" | "last" => "write `list[index]`, after a look at `list.len()`",
        "iter" | "iter_mut" | "into_iter" | "enumerate" => {
            "write `for x in &list`, or `for i in 0..list.len()` where the index is needed"
        }
        "pop" | "insert" | "remove" | "extend" | "append" | "swap" | "sort" | "contains" | "clear" | "truncate" => {
            "a list in memory only grows, by `push`: write a loop that builds the one that is needed"
        }
        "to_string" | "as_str" | "chars" | "bytes" | "as_bytes" | "push" => {
            "a String has `len()`, `is_empty()`, `push_str(&other)` and `clone()`"
        }
        _ => "write it with operators, or as a function of this contract",
    }
}

/// What an expression outside the language is: its fault, its name and the way out; and the tokens to point at, only the
/// keyword of what may be long.
pub(super) fn unsupported(expr: &syn::Expr) -> ((&'static Entry, &'static str, &'static str), TokenStream) {
    use syn::Expr as E;
    let plain = &faults::EXPRESSION_NOT_SUPPORTED;
    let said: (&'static Entry, &'static str, &'static str) = match expr {
        E::Cast(_) => (&faults::CAST, "", ""),
        E::Let(_) => (&faults::LET_CHAIN, "", ""),
        E::Closure(_) => (&faults::CLOSURE, "", ""),
        E::Async(_) | E::Await(_) => (&faults::ASYNC, "", ""),
        E::Unsafe(_) => (&faults::UNSAFE, "", ""),
        E::Const(_) => (plain, "a const block", "write the value, or a `const` of the module"),
        E::RawAddr(_) => (plain, "a raw pointer", "give the value itself"),
        E::Range(_) => (plain, "a range", "ranges stand in `for x in a..b` only"),
        E::Infer(_) => (plain, "`_`", "write a value"),
        _ => (plain, "this kind of expression", "write it with literals, names, operators, calls, `if` and `match`"),
    };
    let label = match bare(expr) {
        E::Unsafe(inner) => inner.unsafe_token.to_token_stream(),
        E::Async(inner) => inner.async_token.to_token_stream(),
        E::Let(inner) => inner.let_token.to_token_stream(),
        E::While(inner) => inner.while_token.to_token_stream(),
        E::ForLoop(inner) => inner.for_token.to_token_stream(),
        E::Loop(inner) => inner.loop_token.to_token_stream(),
        E::Closure(inner) => {
            let (open, inputs, close) = (&inner.or1_token, &inner.inputs, &inner.or2_token);
            quote::quote!(#open #inputs #close)
        }
        other => other.to_token_stream(),
    };
    (said, if label.is_empty() { expr.to_token_stream() } else { label })
}
