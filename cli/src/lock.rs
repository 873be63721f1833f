//! `zkthread.lock`: what a build comes out as, so that a change never goes unnoticed.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Exit, Result};

const HEADER: &str =
    "# Made by `cargo zkthread build`. Keep it in version control; `cargo zkthread build --check` compares.\n";

/// The file's content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    /// Version of this file's format: 1.
    pub version: u32,
    /// Version of the toolkit.
    pub toolkit: String,
    /// Version of the Cairo compiler.
    pub compiler: String,
    /// Fingerprint of the contract's meaning.
    pub fingerprint: String,
    /// Class hash of the L2 contract.
    pub class_hash: String,
    /// Its compiled class hash.
    pub compiled_class_hash: String,
    /// Program hash of the thread program.
    pub os_version: String,
}

impl Lock {
    /// Reads the lock file; none when it does not exist.
    ///
    /// # Errors
    /// When it cannot be read or understood.
    pub fn load(file: &Path) -> Result<Option<Self>> {
        let text = match std::fs::read_to_string(file) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Error::io("read", file, error)),
        };
        let lock = toml::from_str(&text).map_err(|error: toml::de::Error| {
            Error::new(Exit::Drift, format!("{} is not a lock file of this version", file.display()))
                .details(error.to_string())
                .help("delete it and run `cargo zkthread build`")
        })?;
        Ok(Some(lock))
    }

    /// The file's text.
    ///
    /// # Errors
    /// Never for values made by this program.
    pub fn text(&self) -> Result<String> {
        let body =
            toml::to_string(self).map_err(|error| Error::failed(format!("cannot write zkthread.lock: {error}")))?;
        Ok(format!("{HEADER}{body}"))
    }

    /// What differs from `other`, a line each: name, this value, the other's.
    pub fn differences(&self, other: &Self) -> Vec<String> {
        let fields = |lock: &Self| {
            [
                ("version", lock.version.to_string()),
                ("toolkit", lock.toolkit.clone()),
                ("compiler", lock.compiler.clone()),
                ("fingerprint", lock.fingerprint.clone()),
                ("class_hash", lock.class_hash.clone()),
                ("compiled_class_hash", lock.compiled_class_hash.clone()),
                ("os_version", lock.os_version.clone()),
            ]
        };
        fields(self)
            .into_iter()
            .zip(fields(other))
            .filter(|(own, other)| own != other)
            .map(|((name, own), (_, other))| format!("{name}: {own} in zkthread.lock, {other} now"))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lock() -> Lock {
        Lock {
            version: 1,
            toolkit: "0.1.0".into(),
            compiler: "2.21.0".into(),
            fingerprint: "ab".into(),
            class_hash: "0x1".into(),
            compiled_class_hash: "0x2".into(),
            os_version: "0x3".into(),
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("zkthread.lock");
        assert_eq!(Lock::load(&file).expect("no file is no error"), None);
        std::fs::write(&file, lock().text().expect("text")).expect("written");
        assert_eq!(Lock::load(&file).expect("valid"), Some(lock()));
        std::fs::write(&file, "version = 1\nother = 2\n").expect("written");
        assert_eq!(Lock::load(&file).expect_err("an unknown key").exit, Exit::Drift);
    }

    #[test]
    fn differences_name_the_field_and_both_values() {
        let other = Lock { os_version: "0x4".into(), ..lock() };
        assert_eq!(lock().differences(&other), ["os_version: 0x3 in zkthread.lock, 0x4 now"]);
        assert!(lock().differences(&lock()).is_empty());
    }
}
