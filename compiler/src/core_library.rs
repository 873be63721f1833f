//! Where the core library comes from.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use cairo_lang_filesystem::db::Edition;
use include_dir::{Dir, include_dir};
use serde::Deserialize;

use crate::database::{Target, core_crate, database, on_compiler_thread, refused};
use crate::diagnostic::of_crate;
use crate::source::{Source, check_files};
use crate::{COMPILER_VERSION, CompileError, Diagnostic};

static EMBEDDED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../cairo/core/src");

/// A core library for the compiler.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Core {
    /// The toolkit's own, part of this crate.
    Embedded,
    /// The `src` folder of a core library on disk. Its edition is read from the `Scarb.toml` beside the folder.
    Directory(PathBuf),
}

/// The files of a core library.
pub(crate) struct CoreFiles {
    pub(crate) files: BTreeMap<String, String>,
    pub(crate) edition: Edition,
}

impl Core {
    /// The core library of the installed Scarb (`scarb` on the PATH).
    ///
    /// # Errors
    /// [`CompileError::Scarb`] when there is none, [`CompileError::CoreVersion`] when it is of another version.
    pub fn scarb() -> Result<Self, CompileError> {
        Self::of_scarb(Path::new("scarb"))
    }

    /// The core library of the Scarb that `program` runs; see [`Core::scarb`].
    ///
    /// # Errors
    /// As [`Core::scarb`].
    pub fn of_scarb(program: &Path) -> Result<Self, CompileError> {
        let failed = |reason: String| CompileError::Scarb { reason };
        // Scarb knows where it keeps its core; it tells for any package, so ask for an empty one.
        let package = tempfile::tempdir().map_err(|error| failed(format!("no temporary folder: {error}")))?;
        let manifest = "[package]\nname = \"probe\"\nversion = \"0.1.0\"\nedition = \"2024_07\"\n";
        let write = |path: PathBuf, text: &str| std::fs::write(path, text);
        std::fs::create_dir(package.path().join("src"))
            .and_then(|()| write(package.path().join("Scarb.toml"), manifest))
            .and_then(|()| write(package.path().join("src").join("lib.cairo"), ""))
            .map_err(|error| failed(format!("no temporary package: {error}")))?;
        let output = Command::new(program)
            .args(["--json", "metadata", "--format-version", "1"])
            .current_dir(package.path())
            .output()
            .map_err(|error| failed(format!("cannot run `{}`: {error}", program.display())))?;
        if !output.status.success() {
            let text = [output.stdout, output.stderr].concat();
            let text = String::from_utf8_lossy(&text);
            return Err(failed(format!("`{} metadata` failed: {}", program.display(), text.trim())));
        }
        let text = String::from_utf8_lossy(&output.stdout);
        let core = text
            .lines()
            .filter_map(|line| serde_json::from_str::<Metadata>(line).ok())
            .flat_map(|metadata| metadata.packages)
            .find(|package| package.name == "core")
            .ok_or_else(|| failed(format!("`{} metadata` names no package `core`", program.display())))?;
        if core.version != COMPILER_VERSION {
            return Err(CompileError::CoreVersion { found: core.version });
        }
        Ok(Self::Directory(core.root.join("src")))
    }

    pub(crate) fn load(&self) -> Result<CoreFiles, CompileError> {
        let core = match self {
            Self::Embedded => {
                let mut files = BTreeMap::new();
                embedded_files(&EMBEDDED, &mut files);
                CoreFiles { files, edition: Edition::V2024_07 }
            }
            Self::Directory(directory) => {
                let files = Source::read("core", directory)?.files;
                CoreFiles { files, edition: edition_of(directory)? }
            }
        };
        check_files("core", &core.files)?;
        Ok(core)
    }
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    root: PathBuf,
}

fn embedded_files(directory: &Dir<'static>, files: &mut BTreeMap<String, String>) {
    for file in directory.files() {
        if let (Some(path), Some(text)) = (file.path().to_str(), file.contents_utf8()) {
            files.insert(path.replace('\\', "/"), text.to_string());
        }
    }
    directory.dirs().for_each(|inner| embedded_files(inner, files));
}

/// The edition in the manifest beside the `src` folder; without a manifest the embedded core's.
fn edition_of(directory: &Path) -> Result<Edition, CompileError> {
    #[derive(Deserialize)]
    struct Manifest {
        package: ManifestPackage,
    }
    #[derive(Deserialize)]
    struct ManifestPackage {
        edition: Option<Edition>,
    }
    let Some(path) = directory.parent().map(|parent| parent.join("Scarb.toml")).filter(|path| path.exists()) else {
        return Ok(Edition::V2024_07);
    };
    let text = std::fs::read_to_string(&path).map_err(|source| CompileError::Io { path, source })?;
    let manifest: Manifest = toml::from_str(&text).map_err(|error| refused("reading the core's Scarb.toml", error))?;
    Ok(manifest.package.edition.unwrap_or(Edition::V2024_07))
}

/// Checks a core library by itself. Compiling a program never reports what is wrong inside the core.
///
/// # Errors
/// [`CompileError::Io`] and others when the core cannot be read; [`CompileError::Panicked`] when it lacks what the
/// compiler takes for granted.
pub fn check_core(core: &Core) -> Result<Vec<Diagnostic>, CompileError> {
    let core = core.load()?;
    on_compiler_thread(|| {
        let db = database(&core, None, Target::Contract)?;
        of_crate(&db, &core_crate())
    })
}
