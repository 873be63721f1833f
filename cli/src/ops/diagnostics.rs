//! A contract's diagnostics, with the source they are about.

use std::path::Path;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::error::{Diagnostic, Error};
use crate::project::Project;

/// One error out of all the diagnostics of a contract.
pub fn contract_error(path: &Path, source: &str, diagnostics: &[zkthread_ir::Diagnostic], color: bool) -> Error {
    let shown = Project::shown(path);
    let groups: Vec<Group<'_>> = diagnostics.iter().map(|diagnostic| group(&shown, source, diagnostic)).collect();
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let data = diagnostics.iter().map(|diagnostic| {
        let zkthread_ir::Position { line, column } = diagnostic.start();
        Diagnostic {
            code: diagnostic.code,
            message: diagnostic.message.clone(),
            help: diagnostic.help.clone(),
            file: shown.clone(),
            line,
            column,
        }
    });
    let count = diagnostics.len();
    let errors = if count == 1 { "an error".to_owned() } else { format!("{count} errors") };
    let mut error = Error::failed(format!("{shown} has {errors}")).details(renderer.render(&groups));
    error.diagnostics = data.collect();
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
