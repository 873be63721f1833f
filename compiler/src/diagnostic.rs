//! Diagnostics as data.

use std::fmt;

use cairo_lang_compiler::db::RootDatabase;
use cairo_lang_defs::db::DefsGroup;
use cairo_lang_defs::ids::ModuleId;
use cairo_lang_diagnostics::DiagnosticEntry;
use cairo_lang_filesystem::ids::{CrateInput, FileLongId, SpanInFile};
use cairo_lang_lowering::db::LoweringGroup;
use cairo_lang_parser::db::ParserGroup;
use cairo_lang_semantic::db::SemanticGroup;
use cairo_lang_utils::Intern;

use crate::CompileError;

/// How bad a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is compiled.
    Error,
    /// Compiled all the same.
    Warning,
}

/// A place in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
}

/// What the compiler says about a place in the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Error or warning.
    pub severity: Severity,
    /// The file: `crate/src/path`, never a path of this machine.
    pub file: String,
    /// First character.
    pub start: Position,
    /// Just after the last character.
    pub end: Position,
    /// The message, with notes on further lines.
    pub text: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(f, "{word}: {}\n --> {}:{}:{}", self.text, self.file, self.start.line, self.start.column)
    }
}

/// All diagnostics of one crate, by file and position.
///
/// # Errors
/// [`CompileError::MissingModule`] when a module's file is not in the crate: the compiler would look for it on disk.
pub(crate) fn of_crate(db: &RootDatabase, crate_input: &CrateInput) -> Result<Vec<Diagnostic>, CompileError> {
    let crate_id = crate_input.clone().into_crate_long_id(db).intern(db);
    let mut found = Vec::new();
    // The three groups hold entries of three types of the same shape.
    macro_rules! add {
        ($group:expr) => {
            for entry in $group.get_diagnostics_without_duplicates(db) {
                let mut text = entry.format(db);
                for note in entry.notes(db) {
                    text.push_str("\nnote: ");
                    text.push_str(&note.text);
                }
                if !text.is_empty() {
                    found.push(locate(db, entry.location(db), entry.severity(), text));
                }
            }
        };
    }
    for module in db.crate_modules(crate_id).iter() {
        check_on_no_disk(db, *module)?;
        for file in db.module_files(*module).unwrap_or_default().iter() {
            add!(db.file_syntax_diagnostics(*file));
        }
        if let Ok(group) = db.module_semantic_diagnostics(*module) {
            add!(group);
        }
        if let Ok(group) = db.module_lowering_diagnostics(*module) {
            add!(group);
        }
    }
    found.sort_by(|a, b| {
        (&a.file, a.start, a.end, a.severity, &a.text).cmp(&(&b.file, b.start, b.end, b.severity, &b.text))
    });
    found.dedup();
    Ok(found)
}

fn check_on_no_disk(db: &RootDatabase, module: ModuleId<'_>) -> Result<(), CompileError> {
    match db.module_main_file(module).map(|file| file.long(db)) {
        Ok(FileLongId::OnDisk(path)) => Err(CompileError::MissingModule { module: path.display().to_string() }),
        _ => Ok(()),
    }
}

fn locate(
    db: &RootDatabase,
    location: SpanInFile<'_>,
    severity: cairo_lang_diagnostics::Severity,
    text: String,
) -> Diagnostic {
    // Code made by a plugin has no place of its own: report where the user wrote what it was made from.
    let user = location.user_location(db);
    let position = |offset: cairo_lang_filesystem::span::TextOffset| {
        offset
            .position_in_file(db, user.file_id)
            .map(|at| Position { line: at.line + 1, column: at.col + 1 })
            .unwrap_or_default()
    };
    Diagnostic {
        severity: match severity {
            cairo_lang_diagnostics::Severity::Error => Severity::Error,
            cairo_lang_diagnostics::Severity::Warning => Severity::Warning,
        },
        file: user.file_id.long(db).full_path(db),
        start: position(user.span.start),
        end: position(user.span.end),
        text,
    }
}
