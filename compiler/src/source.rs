//! Cairo sources held in memory.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use cairo_lang_filesystem::ids::{DirectoryInput, FileInput, FileKind, VirtualFileInput};

use crate::CompileError;

/// A Cairo crate as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Name of the crate, as in `use crate_name::item`. It is part of the paths of types and thereby of ABI and hashes.
    pub crate_name: String,
    /// File contents by path relative to `src/`, with `/` between folders; the root is `lib.cairo`.
    pub files: BTreeMap<String, String>,
}

impl Source {
    /// A crate of one file.
    pub fn single(crate_name: &str, text: &str) -> Self {
        let files = BTreeMap::from([("lib.cairo".to_string(), text.to_string())]);
        Self { crate_name: crate_name.to_string(), files }
    }

    /// Reads every `.cairo` file below `directory`, the crate's `src` folder.
    ///
    /// # Errors
    /// [`CompileError::Io`] when a folder or file cannot be read as UTF-8.
    pub fn read(crate_name: &str, directory: &Path) -> Result<Self, CompileError> {
        let mut files = BTreeMap::new();
        read_directory(directory, "", &mut files)?;
        Ok(Self { crate_name: crate_name.to_string(), files })
    }

    /// Checks names and paths: they come from outside and become parts of the compiler's file tree.
    pub(crate) fn check(&self) -> Result<(), CompileError> {
        let name_is_identifier = !self.crate_name.is_empty()
            && self.crate_name != "core"
            && !self.crate_name.starts_with(|c: char| c.is_ascii_digit())
            && self.crate_name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        if !name_is_identifier {
            return Err(CompileError::CrateName { name: self.crate_name.clone() });
        }
        check_files(&self.crate_name, &self.files)
    }
}

/// Checks that every path is plain and that the root file is there.
pub(crate) fn check_files(crate_name: &str, files: &BTreeMap<String, String>) -> Result<(), CompileError> {
    if !files.contains_key("lib.cairo") {
        return Err(CompileError::NoRoot { crate_name: crate_name.to_string() });
    }
    for path in files.keys() {
        let plain = path.split('/').all(|part| !part.is_empty() && part != "." && part != "..");
        if !plain || path.contains('\\') || !path.ends_with(".cairo") {
            return Err(CompileError::FilePath { path: path.clone() });
        }
    }
    Ok(())
}

/// The compiler's form of the `src` folder. Files are named `crate/src/path` in diagnostics.
pub(crate) fn virtual_directory(crate_name: &str, files: &BTreeMap<String, String>) -> DirectoryInput {
    folder(&format!("{crate_name}/src"), files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect())
}

fn folder(name: &str, entries: Vec<(&str, &str)>) -> DirectoryInput {
    let mut files = BTreeMap::new();
    let mut folders: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for (path, text) in entries {
        match path.split_once('/') {
            Some((first, rest)) => folders.entry(first).or_default().push((rest, text)),
            None => {
                files.insert(path.to_string(), virtual_file(format!("{name}/{path}"), text));
            }
        }
    }
    let dirs = folders
        .into_iter()
        .map(|(part, entries)| (part.to_string(), Box::new(folder(&format!("{name}/{part}"), entries))))
        .collect();
    DirectoryInput::Virtual { files, dirs }
}

fn virtual_file(name: String, text: &str) -> FileInput {
    FileInput::Virtual(VirtualFileInput {
        parent: None,
        name,
        content: Arc::from(text),
        code_mappings: Arc::from([]),
        kind: FileKind::Module,
        original_item_removed: false,
    })
}

fn read_directory(directory: &Path, prefix: &str, files: &mut BTreeMap<String, String>) -> Result<(), CompileError> {
    let failed = |path: &Path, source| CompileError::Io { path: path.to_path_buf(), source };
    for entry in std::fs::read_dir(directory).map_err(|e| failed(directory, e))? {
        let path = entry.map_err(|e| failed(directory, e))?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        if path.is_dir() {
            read_directory(&path, &format!("{prefix}{name}/"), files)?;
        } else if name.ends_with(".cairo") {
            let text = std::fs::read_to_string(&path).map_err(|e| failed(&path, e))?;
            files.insert(format!("{prefix}{name}"), text);
        }
    }
    Ok(())
}
