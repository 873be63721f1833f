//! Diagnostics as data: one catalogue of faults, and the list of those found.

use std::fmt::{self, Display};
use std::ops::Range;

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;

/// One kind of fault. `{0}`, `{1}` and so on in the texts stand for what is particular to one case of it.
#[derive(Debug)]
pub struct Entry {
    /// Stable code, for example `ZKT0301`.
    pub code: &'static str,
    /// The name of the fault in capitals, for example `MISMATCH`.
    pub name: &'static str,
    /// What is wrong, without the place.
    pub message: &'static str,
    /// What to say at the place.
    pub label: &'static str,
    /// The way out; empty when label and message say it all.
    pub help: &'static str,
    /// Why it is refused and what to do instead, in a few sentences.
    pub explanation: &'static str,
    /// How it is written instead: statements, functions or items of a contract. Empty where there is nothing to show.
    pub right: &'static str,
}

/// A fault in a contract, at a place.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// Stable code, for example `ZKT0301`.
    pub code: &'static str,
    /// What is wrong, in one line without the place.
    pub message: String,
    /// What to say at the place.
    pub label: String,
    /// The way out.
    pub help: Option<String>,
    /// First token of the place.
    pub span: Span,
    /// Last token of the place. Two spans, because a procedural macro on a stable compiler cannot join them.
    pub end: Span,
}

/// A place in a source file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl Diagnostic {
    /// A fault at a place given by its first and last token.
    pub(crate) fn new(entry: &Entry, (span, end): (Span, Span), arguments: &[&dyn Display]) -> Self {
        let help = fill(entry.help, arguments);
        Self {
            code: entry.code,
            message: fill(entry.message, arguments),
            label: fill(entry.label, arguments),
            help: (!help.is_empty()).then_some(help),
            span,
            end,
        }
    }

    /// Where the place begins.
    pub fn start(&self) -> Position {
        let start = self.span.start();
        Position { line: start.line, column: start.column + 1 }
    }

    /// The place as bytes of the text that [`crate::parse_source`] was given.
    pub fn byte_range(&self) -> Range<usize> {
        let (start, end) = (self.span.byte_range().start, self.end.byte_range().end);
        start..end.max(start)
    }

    /// Message, help and code on one line each, for places that can show nothing but text.
    pub fn text(&self) -> String {
        let mut text = format!("{} [{}]", self.message, self.code);
        if !self.label.is_empty() {
            text.push_str(&format!("\n{}", self.label));
        }
        if let Some(help) = &self.help {
            text.push_str(&format!("\nhelp: {help}"));
        }
        text
    }
}

impl Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error[{}]: {}", self.code, self.message)
    }
}

impl std::error::Error for Diagnostic {}

/// The faults found so far.
#[derive(Debug, Default)]
pub(crate) struct Report {
    found: Vec<Diagnostic>,
}

/// First and last token of a piece of source, as a place.
pub(crate) fn ends(tokens: &TokenStream) -> (Span, Span) {
    let mut tokens = tokens.clone().into_iter();
    let Some(first) = tokens.next() else { return (Span::call_site(), Span::call_site()) };
    let last = tokens.last();
    let open = |token: &TokenTree| match token {
        TokenTree::Group(group) => group.span_open(),
        token => token.span(),
    };
    let close = |token: &TokenTree| match token {
        TokenTree::Group(group) => group.span_close(),
        token => token.span(),
    };
    (open(&first), close(last.as_ref().unwrap_or(&first)))
}

impl Report {
    /// Adds a fault at a piece of source.
    pub(crate) fn add(&mut self, entry: &Entry, at: &impl ToTokens, arguments: &[&dyn Display]) {
        self.add_at(entry, ends(&at.to_token_stream()), arguments);
    }

    /// Adds a fault at a place given by its first and last token.
    pub(crate) fn add_at(&mut self, entry: &Entry, place: (Span, Span), arguments: &[&dyn Display]) {
        self.found.push(Diagnostic::new(entry, place, arguments));
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// What was found, in source order. A parameter's name is looked at with the signature and with the body: once is enough.
    pub(crate) fn take(&mut self) -> Vec<Diagnostic> {
        let mut found = std::mem::take(&mut self.found);
        found.sort_by_key(|diagnostic| (diagnostic.start(), diagnostic.code));
        found.dedup_by_key(|diagnostic| (diagnostic.start(), diagnostic.code));
        found
    }
}

/// A text with its places filled in.
fn fill(template: &str, arguments: &[&dyn Display]) -> String {
    let mut pieces = template.split('{');
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let place = piece.split_once('}').and_then(|(number, rest)| Some((number.parse::<usize>().ok()?, rest)));
        match place {
            Some((number, rest)) => {
                if let Some(argument) = arguments.get(number) {
                    text.push_str(&argument.to_string());
                }
                text.push_str(rest);
            }
            None => {
                text.push('{');
                text.push_str(piece);
            }
        }
    }
    text
}

mod catalogue;
mod explain;
pub use catalogue::CATALOGUE;
pub(crate) use catalogue::*;
pub use explain::{catalogue_page, explain};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_are_filled() {
        assert_eq!(fill("a {0} b {1} { x }", &[&1, &"two"]), "a 1 b two { x }");
        assert_eq!(fill("{7}", &[]), "");
    }

    #[test]
    fn codes_are_unique_and_in_order() {
        let codes: Vec<&str> = CATALOGUE.iter().map(|entry| entry.code).collect();
        assert!(codes.windows(2).all(|pair| pair[0] < pair[1]), "{codes:?}");
        assert!(codes.iter().all(|code| code.len() == 7 && code.starts_with("ZKT")));
    }
}
