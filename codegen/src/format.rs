//! All text passes the Cairo parser and formatter.

use std::collections::BTreeMap;

use cairo_lang_formatter::{FormatterConfig, get_formatted_file};
use cairo_lang_parser::utils::SimpleParserDatabase;

use crate::{CodegenError, Generated};

/// Formats every file.
pub(crate) fn formatted(files: BTreeMap<String, String>) -> Result<Generated, CodegenError> {
    let files = files
        .into_iter()
        .map(|(path, text)| {
            let text = format_file(&path, &text)?;
            Ok((path, text))
        })
        .collect::<Result<_, CodegenError>>()?;
    Ok(Generated { files })
}

fn format_file(path: &str, text: &str) -> Result<String, CodegenError> {
    let db = SimpleParserDatabase::default();
    let (root, diagnostics) = db.parse_virtual_with_diagnostics(text);
    if !diagnostics.is_empty() {
        return Err(CodegenError::NotCairo { file: path.to_owned(), reason: diagnostics.format(&db) });
    }
    Ok(get_formatted_file(&db, &root, FormatterConfig::default()))
}
