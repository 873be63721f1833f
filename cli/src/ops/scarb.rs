//! `build --package`: contracts and thread program as ordinary Scarb packages.

use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::files::replace_folder;
use crate::ops::source::Source;
use crate::ops::{program_auth, snake_case};
use crate::project::Project;
use serde::Serialize;
use zkthread_codegen::{Package, RustTests, package};

/// Says that a folder is ours to replace.
const MARK: &str = ".zkthread-package";

/// What was written.
#[derive(Debug, Serialize)]
pub struct Report {
    /// The folder.
    pub folder: PathBuf,
    /// The Rust tests that are snforge tests now, `file: name`.
    pub tests: Vec<String>,
    /// Those that are not, with the reason.
    pub skipped: Vec<Skipped>,
}

/// A test without a Cairo form.
#[derive(Debug, Serialize)]
pub struct Skipped {
    /// Its file in the project.
    pub file: String,
    /// Its name.
    pub test: String,
    /// The line of what has no Cairo form.
    pub line: usize,
    /// Why.
    pub reason: String,
}

/// Checks that the folder is empty, or an earlier package; to be called before anything is built.
///
/// # Errors
/// When something else is there.
pub fn check(folder: &Path) -> Result<()> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(Error::io("read", folder, error)),
    };
    if folder.join(MARK).is_file() || entries.count() == 0 {
        return Ok(());
    }
    Err(Error::usage(format!("{} is not empty", folder.display()))
        .help("name a folder that is empty or not there; an earlier package is replaced"))
}

/// Writes the packages of a project's contracts and thread program, as a whole or not at all.
///
/// # Errors
/// When a test file cannot be read or the folder cannot be written.
pub fn write(folder: &Path, project: &Project, source: &Source) -> Result<Report> {
    check(folder)?;
    let name = match source.contracts() {
        [contract] => snake_case(&contract.name),
        _ => package_name(&project.manifest.thread.name),
    };
    let auth = program_auth(project.policy.auth);
    let Package { files, tests, skipped } =
        package(&name, source.contracts(), &source.thread, auth, &rust_tests(project)?)
            .map_err(|error| Error::failed(error.to_string()).help(error.help()))?;
    let mut files: Vec<(PathBuf, String)> = files.into_iter().map(|(path, text)| (path.into(), text)).collect();
    files.push((MARK.into(), "Written by `cargo zkthread build --package`, which replaces this folder.\n".into()));
    replace_folder(folder, &files)?;
    let skipped = skipped
        .into_iter()
        .map(|test| Skipped { file: test.file, test: test.test, line: test.line, reason: test.reason })
        .collect();
    Ok(Report { folder: folder.to_owned(), tests, skipped })
}

/// A thread's name as that of a package.
fn package_name(name: &str) -> String {
    let words = snake_case(name);
    if words.starts_with(|c: char| c.is_ascii_lowercase()) { words } else { format!("the_{words}") }
}

/// The contracts' files, then those in `tests` in order of their names.
fn rust_tests(project: &Project) -> Result<Vec<RustTests>> {
    let mut paths = project.contract_files();
    let sources = paths.len();
    let folder = project.root.join("tests");
    if folder.is_dir() {
        let entries = std::fs::read_dir(&folder).map_err(|error| Error::io("read", &folder, error))?;
        for entry in entries {
            let path = entry.map_err(|error| Error::io("read", &folder, error))?.path();
            if path.is_file() && path.extension().is_some_and(|extension| extension == "rs") && !paths.contains(&path) {
                paths.push(path);
            }
        }
    }
    if let Some(tests) = paths.get_mut(sources..) {
        tests.sort();
    }
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).map_err(|error| Error::io("read", &path, error))?;
        let inside = path.strip_prefix(&project.root).unwrap_or(&path);
        let names: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
        Ok(RustTests { file: names.join("/"), text })
    };
    paths.into_iter().map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_name_of_a_thread_gives_one_of_a_package() {
        for (name, package) in [("my-game", "my_game"), ("1st", "the_1st"), ("", "the_"), ("Überfall", "the__berfall")]
        {
            assert_eq!(package_name(name), package);
        }
    }

    #[test]
    fn only_what_is_ours_is_replaced() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(check(&folder.path().join("new")).is_ok());
        assert!(check(folder.path()).is_ok());
        std::fs::write(folder.path().join("mine.txt"), "mine").expect("writes");
        let error = check(folder.path()).expect_err("not empty");
        assert!(error.message.ends_with("is not empty") && error.help.is_some());
        std::fs::write(folder.path().join(MARK), "").expect("writes");
        assert!(check(folder.path()).is_ok());
        assert!(check(&folder.path().join("mine.txt")).is_err());
    }
}
