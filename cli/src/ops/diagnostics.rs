//! The contracts' diagnostics, with the source they are about.

use std::path::Path;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::error::{Diagnostic, Error};
use crate::project::Project;

/// The diagnostics of a file.
#[derive(Clone, Debug)]
pub struct Faults<'a> {
    /// The file.
    pub path: &'a Path,
    /// Its text, which the places refer to.
    pub text: &'a str,
    /// One or more, in source order.
    pub diagnostics: Vec<zkthread_ir::Diagnostic>,
}

/// One error out of all the diagnostics of all files.
pub fn contract_error(faults: &[Faults<'_>], color: bool) -> Error {
    let mut data = Vec::new();
    let mut rendered = Vec::new();
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    for Faults { path, text, diagnostics } in faults {
        let shown = Project::shown(path);
        let groups: Vec<Group<'_>> = diagnostics.iter().map(|diagnostic| group(&shown, text, diagnostic)).collect();
        rendered.push(renderer.render(&groups));
        data.extend(diagnostics.iter().map(|diagnostic| {
            let zkthread_ir::Position { line, column } = diagnostic.start();
            Diagnostic {
                code: diagnostic.code,
                message: diagnostic.message.clone(),
                help: diagnostic.help.clone(),
                file: shown.clone(),
                line,
                column,
            }
        }));
    }
    let files: Vec<String> = faults.iter().map(|faults| Project::shown(faults.path)).collect();
    let has = if files.len() == 1 { "has" } else { "have" };
    let errors = if data.len() == 1 { "an error".to_owned() } else { format!("{} errors", data.len()) };
    let message = format!("{} {has} {errors}", files.join(" and "));
    let mut error = Error::failed(message).details(rendered.join("\n\n"));
    error.diagnostics = data;
    error.help("docs/guide/contracts.md describes what a contract may use")
}

fn group<'a>(path: &'a str, source: &'a str, diagnostic: &'a zkthread_ir::Diagnostic) -> Group<'a> {
    let mut span = diagnostic.byte_range();
    span.end = span.end.min(source.len());
    span.start = span.start.min(span.end);
    let snippet = Snippet::source(source)
        .path(path)
        .annotation(AnnotationKind::Primary.span(span).label(diagnostic.label.as_str()));
    let group = Level::ERROR.primary_title(diagnostic.message.as_str()).id(diagnostic.code).element(snippet);
    match &diagnostic.help {
        Some(help) => group.element(Level::HELP.message(help.as_str())),
        None => group,
    }
}
