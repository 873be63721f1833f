//! The catalogue as text to read: one fault at a time, or all of them as a page.

use std::fmt::Write;

use super::{CATALOGUE, Entry};

/// By code, what is said about the contract in `tests/refused` that has this fault. Written by the test `explained`.
const EXAMPLES: &str = include_str!("examples.txt");

/// What a code begins with.
const PREFIX: &str = "ZKT";

/// The groups of the catalogue by the first two digits of their codes.
const GROUPS: [(&str, &str); 10] = [
    ("00", "The file and its module"),
    ("01", "Items"),
    ("02", "Names"),
    ("03", "Types and signatures"),
    ("04", "Names and types in bodies"),
    ("05", "Expressions and statements"),
    ("06", "Results"),
    ("07", "Storage, context, events and calls of contracts"),
    ("08", "Constants"),
    ("09", "Threads"),
];

/// Everything there is to say about a fault, as plain text: what it means, a contract that has it and how it is written instead. The code may
/// be given in any case and without its letters: `ZKT0129`, `zkt0129`, `0129`. None when there is no such code.
pub fn explain(code: &str) -> Option<String> {
    let code = code.trim().to_ascii_uppercase();
    let digits = code.strip_prefix(PREFIX).unwrap_or(&code);
    let entry = CATALOGUE.iter().find(|entry| entry.code.strip_prefix(PREFIX) == Some(digits))?;
    let mut text = format!("{}: {}\n\n{}\n", entry.code, title(entry), entry.explanation);
    if let Some(example) = example(entry) {
        let _ = write!(text, "\nRefused:\n\n{}", indented(example));
    }
    if !entry.right.is_empty() {
        let _ = write!(text, "\nAccepted:\n\n{}", indented(entry.right));
    }
    Some(text)
}

/// The whole catalogue as a Markdown page.
pub fn catalogue_page() -> String {
    let mut page = String::from(
        "# Errors\n\nWhat a contract is refused for, by code: the same from `cargo check` and from `cargo zkthread build`. \
         `cargo zkthread explain CODE`\nshows one of them. A contract is read to its end, so several faults come at once. Codes are never given \
         a new meaning;\na gap is a fault that is gone.\n\nGenerated from the catalogue of the `zkthread-ir` crate.\n",
    );
    for (digits, name) in GROUPS {
        let _ = write!(page, "\n## {name}\n");
        for entry in CATALOGUE.iter().filter(|entry| entry.code.get(PREFIX.len()..PREFIX.len() + 2) == Some(digits)) {
            let _ = write!(page, "\n### {}: {}\n\n{}\n", entry.code, title(entry), entry.explanation);
            if let Some(example) = example(entry) {
                let _ = write!(page, "\n```text\n{example}```\n");
            }
            if !entry.right.is_empty() {
                let _ = write!(page, "\nInstead:\n\n```rust\n{}\n```\n", entry.right);
            }
        }
    }
    page
}

/// The message without what is particular to one case.
fn title(entry: &Entry) -> String {
    (0..10).fold(entry.message.to_owned(), |text, place| text.replace(&format!("{{{place}}}"), ".."))
}

fn example(entry: &Entry) -> Option<&'static str> {
    let mut sections = EXAMPLES.split("== ").filter_map(|section| section.split_once('\n'));
    sections.find(|(code, _)| *code == entry.code).map(|(_, example)| example)
}

fn indented(text: &str) -> String {
    text.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") }).collect()
}
