//! Writing files and folders as a whole or not at all.

use std::fs::OpenOptions;
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

/// Writes a file as a whole or not at all; of a link, what it leads to. What is no file, as a pipe or a device, is written to and stays what it is.
///
/// # Errors
/// When the folder cannot be written to.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<()> {
    match std::fs::metadata(path) {
        Ok(there) if !there.is_file() && !there.is_dir() => {
            let mut there = OpenOptions::new().write(true).open(path).map_err(|e| Error::io("write to", path, e))?;
            there.write_all(bytes).map_err(|e| Error::io("write to", path, e))
        }
        _ if path.is_symlink() => {
            let real = path.canonicalize().map_err(|e| Error::io("follow the link", path, e))?;
            replace_file(&real, bytes)
        }
        _ => replace_file(path, bytes),
    }
}

fn replace_file(path: &Path, bytes: &[u8]) -> Result<()> {
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

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::FileTypeExt;

    use super::*;

    #[test]
    fn links_and_pipes_stay_what_they_are() {
        let folder = tempfile::tempdir().expect("a folder");
        let [file, link, lost, pipe] = ["file", "link", "lost", "pipe"].map(|name| folder.path().join(name));
        write_file(&file, b"one").expect("written");
        std::os::unix::fs::symlink(&file, &link).expect("linked");
        write_file(&link, b"two").expect("written");
        assert!(link.is_symlink());
        assert_eq!(std::fs::read(&file).expect("readable"), b"two");
        std::os::unix::fs::symlink(folder.path().join("nothing"), &lost).expect("linked");
        assert!(write_file(&lost, b"three").is_err_and(|error| error.message.contains("follow the link")));

        let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo runs");
        assert!(made.success());
        let reader = std::thread::spawn({
            let pipe = pipe.clone();
            move || std::fs::read(pipe).expect("readable")
        });
        write_file(&pipe, b"four").expect("written");
        assert!(std::fs::symlink_metadata(&pipe).expect("there").file_type().is_fifo());
        assert_eq!(reader.join().expect("read"), b"four");
    }
}
