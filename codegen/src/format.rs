//! All text passes the Cairo parser and formatter.

use std::collections::BTreeMap;

use cairo_lang_formatter::{FormatterConfig, get_formatted_file};
use cairo_lang_parser::utils::SimpleParserDatabase;

use crate::{CodegenError, Generated};

/// The parser and the formatter recurse over expressions, and over the arms of a match that becomes a chain of `if`s.
const STACK_BYTES: usize = 256 << 20;

/// Formats every file, on a thread of its own with a deep stack.
pub(crate) fn formatted(files: BTreeMap<String, String>) -> Result<Generated, CodegenError> {
    std::thread::scope(|scope| {
        let work = || {
            let formatted = files.iter().map(|(path, text)| Ok((path.clone(), format_file(path, text)?)));
            Ok(Generated { files: formatted.collect::<Result<_, CodegenError>>()? })
        };
        let thread = std::thread::Builder::new()
            .name("cairo-formatter".to_owned())
            .stack_size(STACK_BYTES)
            .spawn_scoped(scope, work)
            .map_err(|error| CodegenError::NoThread { reason: error.to_string() })?;
        thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

fn format_file(path: &str, text: &str) -> Result<String, CodegenError> {
    let db = SimpleParserDatabase::default();
    let (root, diagnostics) = db.parse_virtual_with_diagnostics(text);
    if !diagnostics.is_empty() {
        return Err(CodegenError::NotCairo { file: path.to_owned(), reason: diagnostics.format(&db) });
    }
    Ok(get_formatted_file(&db, &root, FormatterConfig::default()))
}
