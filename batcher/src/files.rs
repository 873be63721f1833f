//! Versioned JSON files, written whole or not at all.

use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use zkthread::sub_block::{SubBlock, SubBlockError};

/// Longest file that is read, in bytes.
const MAX_FILE: u64 = 1024 * 1024 * 1024;

/// What is wrong with a file.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs)]
pub enum FileError {
    #[error("{path}: there is no such file")]
    Missing { path: PathBuf },
    #[error("{path}: {source}")]
    Io { path: PathBuf, source: io::Error },
    #[error("{path}: longer than {MAX_FILE} bytes")]
    TooLong { path: PathBuf },
    #[error("{path}: not a {format} file: {message}")]
    NotThisFormat { path: PathBuf, format: &'static str, message: String },
    #[error("{path}: version {found} of the {format} format, this toolkit reads version {expected}")]
    OtherVersion { path: PathBuf, format: &'static str, found: u32, expected: u32 },
    #[error("{path}: damaged: {message}")]
    Damaged { path: PathBuf, message: String },
    #[error("{path}: {source}")]
    Inconsistent { path: PathBuf, source: SubBlockError },
}

impl FileError {
    /// The way out.
    pub fn help(&self) -> Option<String> {
        Some(match self {
            Self::Missing { .. } => "check the path; `cargo zkthread run` writes sub-block files".to_owned(),
            Self::Io { .. } => "check the path, its permissions and the space on the disk".to_owned(),
            Self::OtherVersion { .. } => "use the toolkit version that wrote the file, or build it again".to_owned(),
            Self::Inconsistent { source, .. } => source.help().to_owned(),
            Self::TooLong { .. } | Self::NotThisFormat { .. } | Self::Damaged { .. } => {
                "give another file, or build it again with `cargo zkthread run`".to_owned()
            }
        })
    }
}

#[derive(Serialize, Deserialize)]
struct Envelope<T> {
    format: String,
    version: u32,
    content: T,
}

/// Just enough to say whose file it is, whatever its content.
#[derive(Deserialize)]
struct Label {
    format: String,
    version: u32,
}

/// Reads a file; none when there is none.
pub(crate) fn load<T: DeserializeOwned>(
    path: &Path,
    format: &'static str,
    version: u32,
) -> Result<Option<T>, FileError> {
    let owned = || path.to_owned();
    let file = match File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        file => file.map_err(|source| FileError::Io { path: owned(), source })?,
    };
    let mut bytes = Vec::new();
    file.take(MAX_FILE + 1).read_to_end(&mut bytes).map_err(|source| FileError::Io { path: owned(), source })?;
    if bytes.len() as u64 > MAX_FILE {
        return Err(FileError::TooLong { path: owned() });
    }
    let label: Label = serde_json::from_slice(&bytes).map_err(|error| FileError::NotThisFormat {
        path: owned(),
        format,
        message: error.to_string(),
    })?;
    if label.format != format {
        let message = format!("it says it is `{}`", label.format.chars().take(80).collect::<String>());
        return Err(FileError::NotThisFormat { path: owned(), format, message });
    }
    if label.version != version {
        return Err(FileError::OtherVersion { path: owned(), format, found: label.version, expected: version });
    }
    let envelope: Envelope<T> = serde_json::from_slice(&bytes)
        .map_err(|error| FileError::Damaged { path: owned(), message: error.to_string() })?;
    Ok(Some(envelope.content))
}

/// Replaces a file.
pub(crate) fn save<T: Serialize>(path: &Path, format: &str, version: u32, content: &T) -> Result<(), FileError> {
    let failed = |source| FileError::Io { path: path.to_owned(), source };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = readable().tempfile_in(folder).map_err(failed)?;
    let mut writer = BufWriter::new(file.as_file_mut());
    let envelope = Envelope { format: format.to_owned(), version, content };
    serde_json::to_writer(&mut writer, &envelope).map_err(|error| failed(error.into()))?;
    writer.write_all(b"\n").and_then(|()| writer.flush()).map_err(failed)?;
    drop(writer);
    file.as_file().sync_all().map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}

/// Temporary files are private by default; these become ordinary files, so they get an ordinary file's permissions.
fn readable() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o644));
    }
    builder
}

const SUB_BLOCK_FORMAT: &str = "zkthread-sub-block";
const SUB_BLOCK_VERSION: u32 = 4;

/// Writes a sub-block file, whole or not at all.
///
/// # Errors
/// [`FileError::Io`]
pub fn save_sub_block(path: &Path, sub_block: &SubBlock) -> Result<(), FileError> {
    save(path, SUB_BLOCK_FORMAT, SUB_BLOCK_VERSION, sub_block)
}

/// Reads a sub-block file and checks its structure. Nothing in it is believed: what it says is for the proof to say.
///
/// # Errors
/// [`FileError`]
pub fn load_sub_block(path: &Path) -> Result<SubBlock, FileError> {
    let missing = || FileError::Missing { path: path.to_owned() };
    let sub_block: SubBlock = load(path, SUB_BLOCK_FORMAT, SUB_BLOCK_VERSION)?.ok_or_else(missing)?;
    sub_block.check().map_err(|source| FileError::Inconsistent { path: path.to_owned(), source })?;
    Ok(sub_block)
}

#[cfg(test)]
mod tests;
