//! The official style of Cairo text.

use cairo_lang_formatter::{CairoFormatter, FormatterConfig};

/// The text in official style.
pub fn formatted(text: &str) -> Result<String, String> {
    let formatter = CairoFormatter::new(FormatterConfig::default());
    let outcome = formatter.format_to_string(&text.to_string()).map_err(|error| error.to_string())?;
    Ok(outcome.into_output_text())
}
