//! Just enough of Cairo's syntax: brackets, words, functions.

use std::ops::Range;

/// A function's name, its head up to the body's brace, and its body without the braces.
pub struct Function {
    pub name: String,
    pub head: Range<usize>,
    pub body: Range<usize>,
}

pub fn functions(code: &str) -> Vec<Function> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("fn ") {
        if code[..at].ends_with(is_word) {
            continue;
        }
        let name: String = code[at + 3..].chars().take_while(|letter| is_word(*letter)).collect();
        if let Some(end) = body_of(code, at) {
            found.push(Function { name, head: at..end, body: end + 1..closing(code, end) });
        }
    }
    found
}

/// Where the body of the function at `start` is opened; a trait's function has none.
fn body_of(code: &str, start: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in code.bytes().enumerate().skip(start) {
        match byte {
            b'{' if depth == 0 => return Some(at),
            b';' if depth == 0 => return None,
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth -= 1,
            _ => {}
        }
    }
    None
}

pub fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// The text with blanks in the place of comments, so that everything stays where it is.
pub fn without_comments(text: &str) -> String {
    let blank = |line: &str| match line.find("//") {
        Some(at) => format!("{}{}", &line[..at], " ".repeat(line.len() - at)),
        None => line.to_owned(),
    };
    text.split('\n').map(blank).collect::<Vec<_>>().join("\n")
}

/// Where the bracket at `open` is closed.
pub fn closing(code: &str, open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, byte) in code.bytes().enumerate().skip(open) {
        match byte {
            b'(' | b'{' | b'[' => depth += 1,
            b')' | b'}' | b']' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    panic!("a bracket that is not closed: {}", &code[open..])
}

/// Where the bracket around `at` was opened.
pub fn opening(code: &str, at: usize) -> usize {
    let mut depth = 0_usize;
    for (at, byte) in code.as_bytes()[..at].iter().enumerate().rev() {
        match byte {
            b')' | b'}' | b']' => depth += 1,
            b'(' | b'{' | b'[' if depth == 0 => return at,
            b'(' | b'{' | b'[' => depth -= 1,
            _ => {}
        }
    }
    panic!("nothing is open at: {}", &code[at..])
}
