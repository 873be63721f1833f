//! Writing files and folders as a whole or not at all.

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// Puts `files` where `folder` is, in place of all that was there.
///
/// # Errors
/// When the parent folder cannot be written to.
pub fn replace_folder(folder: &Path, files: &[(PathBuf, String)]) -> Result<()> {
    let parent = folder.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(parent).map_err(|e| Error::io("create", parent, e))?;
    let fresh = tempfile::tempdir_in(parent).map_err(|e| Error::io("write to", parent, e))?;
    let inside = fresh.path().join("new");
    for (path, text) in files {
        let file = inside.join(path);
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder).map_err(|e| Error::io("create", folder, e))?;
        }
        std::fs::write(&file, text).map_err(|e| Error::io("write", &file, e))?;
    }
    if folder.exists() {
        std::fs::rename(folder, fresh.path().join("old")).map_err(|e| Error::io("replace", folder, e))?;
    }
    std::fs::rename(&inside, folder).map_err(|e| Error::io("write", folder, e))
}

/// Writes a file as a whole or not at all.
///
/// # Errors
/// When the folder cannot be written to.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<()> {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(parent).map_err(|e| Error::io("create", parent, e))?;
    let mut file = tempfile::NamedTempFile::new_in(parent).map_err(|e| Error::io("write to", parent, e))?;
    file.write_all(bytes).map_err(|e| Error::io("write", path, e))?;
    open_up(file.path())?;
    file.persist(path).map_err(|e| Error::io("write", path, e.error))?;
    Ok(())
}

/// What is made as a temporary file or folder is for its owner only; this gives it the usual permissions.
#[cfg(unix)]
pub(crate) fn open_up(path: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = if path.is_dir() { 0o755 } else { 0o644 };
    let permissions = std::fs::Permissions::from_mode(mode);
    std::fs::set_permissions(path, permissions).map_err(|e| Error::io("open up", path, e))
}

#[cfg(not(unix))]
pub(crate) fn open_up(_: &Path) -> Result<()> {
    Ok(())
}
