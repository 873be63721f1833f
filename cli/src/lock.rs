//! `zkthread.lock`: what a build comes out as, so that a change never goes unnoticed.

use std::path::Path;

use serde::{Deserialize, Serialize};
use zkthread::sub_block::Auth;

use crate::error::{Error, Exit, Result};

const HEADER: &str =
    "# Made by `cargo zkthread build`. Keep it in version control; `cargo zkthread build --check` compares.\n";

/// Version of the file's format.
pub const VERSION: u32 = 3;

/// The file's content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    /// Version of this file's format: [`VERSION`].
    pub version: u32,
    /// Version of the toolkit.
    pub toolkit: String,
    /// Version of the Cairo compiler.
    pub compiler: String,
    /// Fingerprint of what all contracts mean together.
    pub fingerprint: String,
    /// Who says that a transaction is its sender's; the thread program is made for it.
    pub auth: Auth,
    /// Program hash of the thread program.
    pub os_version: String,
    /// The thread's contracts, by position.
    pub contracts: Vec<LockedContract>,
}

/// A contract in the lock file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LockedContract {
    /// Its name.
    pub name: String,
    /// Fingerprint of its meaning.
    pub fingerprint: String,
    /// Class hash of its L2 contract.
    pub class_hash: String,
    /// The compiled class hash.
    pub compiled_class_hash: String,
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
        let other_format = |details: String| {
            Error::new(Exit::Drift, format!("{} is not a lock file of this version", file.display()))
                .details(details)
                .help("delete it and run `cargo zkthread build`")
        };
        let lock: Self = toml::from_str(&text).map_err(|error| other_format(error.to_string()))?;
        match lock.version {
            VERSION => Ok(Some(lock)),
            version => Err(other_format(format!("its version is {version}, this one's is {VERSION}"))),
        }
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
                ("auth", auth_name(lock.auth).to_owned()),
                ("os_version", lock.os_version.clone()),
                ("contracts", lock.names()),
            ]
            .map(|(name, value)| (name.to_owned(), value))
        };
        let mut pairs: Vec<_> = fields(self).into_iter().zip(fields(other)).collect();
        for (own, other) in self.contracts.iter().zip(&other.contracts).filter(|(own, other)| own.name == other.name) {
            pairs.extend(own.fields().into_iter().zip(other.fields()));
        }
        pairs
            .into_iter()
            .filter(|(own, other)| own != other)
            .map(|((name, own), (_, other))| format!("{name}: {own} in zkthread.lock, {other} now"))
            .collect()
    }

    /// The names of the contracts: `World, Arena`.
    pub fn names(&self) -> String {
        let names: Vec<&str> = self.contracts.iter().map(|contract| contract.name.as_str()).collect();
        names.join(", ")
    }
}

/// `auth` as `zkthread.toml` has it.
pub fn auth_name(auth: Auth) -> &'static str {
    match auth {
        Auth::Signature => "signature",
        Auth::Batcher => "batcher",
    }
}

impl LockedContract {
    fn fields(&self) -> [(String, String); 3] {
        [
            ("fingerprint", &self.fingerprint),
            ("class_hash", &self.class_hash),
            ("compiled_class_hash", &self.compiled_class_hash),
        ]
        .map(|(field, value)| (format!("{}.{field}", self.name), value.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lock() -> Lock {
        let contract = |name: &str| LockedContract {
            name: name.into(),
            fingerprint: "cd".into(),
            class_hash: "0x1".into(),
            compiled_class_hash: "0x2".into(),
        };
        Lock {
            version: VERSION,
            toolkit: "0.1.0".into(),
            compiler: "2.21.0".into(),
            fingerprint: "ab".into(),
            auth: Auth::Signature,
            os_version: "0x3".into(),
            contracts: vec![contract("World"), contract("Arena")],
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("zkthread.lock");
        assert_eq!(Lock::load(&file).expect("no file is no error"), None);
        std::fs::write(&file, lock().text().expect("text")).expect("written");
        assert_eq!(Lock::load(&file).expect("valid"), Some(lock()));
        for other in
            ["version = 3\nother = 2\n".to_owned(), lock().text().expect("text").replace("version = 3", "version = 2")]
        {
            std::fs::write(&file, other).expect("written");
            assert_eq!(Lock::load(&file).expect_err("another format").exit, Exit::Drift);
        }
    }

    #[test]
    fn differences_name_the_field_and_both_values() {
        let other = Lock { os_version: "0x4".into(), ..lock() };
        assert_eq!(lock().differences(&other), ["os_version: 0x3 in zkthread.lock, 0x4 now"]);
        assert!(lock().differences(&lock()).is_empty());
        let other = Lock { auth: Auth::Batcher, ..lock() };
        assert_eq!(lock().differences(&other), ["auth: signature in zkthread.lock, batcher now"]);
        let mut other = lock();
        other.contracts[1].class_hash = "0x5".into();
        assert_eq!(lock().differences(&other), ["Arena.class_hash: 0x1 in zkthread.lock, 0x5 now"]);
        other.contracts.swap(0, 1);
        assert_eq!(lock().differences(&other), ["contracts: World, Arena in zkthread.lock, Arena, World now"]);
    }
}
