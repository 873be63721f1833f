//! Text that is being printed: owns indentation and remembers what has been asked for.

use std::collections::BTreeSet;
use std::fmt::Display;

/// A growing piece of Cairo.
#[derive(Default)]
pub(crate) struct Writer {
    text: String,
    depth: usize,
    imports: BTreeSet<String>,
}

impl Writer {
    /// One line.
    pub(crate) fn line(&mut self, line: impl Display) {
        for _ in 0..self.depth {
            self.text.push_str("    ");
        }
        self.text.push_str(&line.to_string());
        self.text.push('\n');
    }

    /// An empty line.
    pub(crate) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// Doc comment lines.
    pub(crate) fn docs(&mut self, docs: &[String]) {
        for line in docs {
            let line = line.trim();
            if line.is_empty() { self.line("///") } else { self.line(format_args!("/// {line}")) }
        }
    }

    /// `head {`, and everything until [`Writer::close`] one level deeper.
    pub(crate) fn open(&mut self, head: impl Display) {
        self.line(format_args!("{head} {{"));
        self.depth += 1;
    }

    /// `} middle {`
    pub(crate) fn reopen(&mut self, middle: impl Display) {
        self.depth = self.depth.saturating_sub(1);
        self.line(format_args!("}} {middle} {{"));
        self.depth += 1;
    }

    /// The end of [`Writer::open`], with what follows the brace.
    pub(crate) fn close(&mut self, tail: &str) {
        self.depth = self.depth.saturating_sub(1);
        self.line(format_args!("}}{tail}"));
    }

    /// Asks for an import; the path without `use`.
    pub(crate) fn import(&mut self, path: &str) {
        self.imports.insert(path.to_owned());
    }

    /// Whether nothing has been printed.
    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether the last line ends a block. Cairo takes a line that begins with `*`, `-` or `[` for the rest of an expression
    /// that began with such a block.
    pub(crate) fn ends_with_block(&self) -> bool {
        self.text.trim_end().ends_with('}')
    }

    /// Takes over a piece printed apart, at this indentation, with what it asked for.
    pub(crate) fn append(&mut self, piece: Writer) {
        for line in piece.text.lines() {
            if line.is_empty() { self.blank() } else { self.line(line) }
        }
        self.imports.extend(piece.imports);
    }

    /// Takes over a piece printed apart after the imports it asked for.
    pub(crate) fn append_with_imports(&mut self, piece: Writer) {
        for path in &piece.imports {
            self.line(format_args!("use {path};"));
        }
        if !piece.imports.is_empty() {
            self.blank();
        }
        for line in piece.text.lines() {
            if line.is_empty() { self.blank() } else { self.line(line) }
        }
    }

    /// What has been printed.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The text of a piece printed apart; what it asked for is asked for here.
    pub(crate) fn take_imports(&mut self, piece: Writer) -> String {
        self.imports.extend(piece.imports);
        piece.text
    }

    /// The text.
    pub(crate) fn finish(self) -> String {
        self.text
    }
}
