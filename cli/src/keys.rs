//! The key store of a project: the private keys that sign its transactions, in a file for its owner's eyes only.

use std::fmt;
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use starknet_rust::signers::SigningKey;
use starknet_types_core::felt::Felt;
use zkthread::signature::{self, Signature};

use crate::error::{Error, Result};
use crate::project::{KEYS_FOLDER as FOLDER, Project};

const FORMAT: &str = "zkthread-keys";
const VERSION: u32 = 1;

/// A key that can sign transactions of an account. Its private half is in no text that this program prints.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// Whose transactions it is for.
    pub account: Felt,
    /// The x of its point.
    pub public_key: Felt,
    private_key: Felt,
}

/// The key store: `.zkthread/keys.json`.
#[derive(Clone, Debug)]
pub struct KeyStore {
    file: PathBuf,
    keys: Vec<Key>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    format: String,
    version: u32,
    keys: Vec<Key>,
}

impl Key {
    /// The key of this private half.
    ///
    /// # Errors
    /// When it is 0 or not below the curve's order.
    pub fn new(account: Felt, private_key: Felt) -> Result<Self> {
        let public_key = signature::public_key(&private_key).map_err(|error| {
            Error::failed("the private key cannot be used: it is 0 or too large").help(error.help().to_owned())
        })?;
        Ok(Self { account, public_key, private_key })
    }

    /// A new one, of the system's randomness.
    ///
    /// # Errors
    /// Never but for a fault of this program.
    pub fn random(account: Felt) -> Result<Self> {
        Self::new(account, SigningKey::from_random().secret_scalar())
    }

    /// Signs a message hash.
    ///
    /// # Errors
    /// When the hash is out of range.
    pub fn sign(&self, hash: &Felt) -> Result<Signature> {
        signature::sign(&self.private_key, hash)
            .map_err(|error| Error::failed(format!("cannot sign: {error}")).help(error.help().to_owned()))
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Key")
            .field("account", &format_args!("{:#x}", self.account))
            .field("public_key", &format_args!("{:#x}", self.public_key))
            .finish_non_exhaustive()
    }
}

impl KeyStore {
    /// The store of a project; an empty one where there is no file.
    ///
    /// # Errors
    /// When others can read the file, or it is damaged.
    pub fn open(project: &Project) -> Result<Self> {
        Self::read(real(project.key_store_file())?)
    }

    fn read(file: PathBuf) -> Result<Self> {
        let text = match std::fs::read_to_string(&file) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Self { file, keys: Vec::new() }),
            Err(error) => {
                return Err(Error::usage(format!("cannot read the key store {}: {error}", Project::shown(&file)))
                    .help("it is a file of yours alone: move away what is in its place, or make it readable for you"));
            }
        };
        check_permissions(&file)?;
        let keys = parse(&text).map_err(|reason| {
            Error::usage(format!("{} is no key store of this version: {reason}", Project::shown(&file))).help(
                "restore it from a backup, or move it away and make new keys with `cargo zkthread keys authorize`",
            )
        })?;
        Ok(Self { file, keys })
    }

    /// All keys, the oldest first.
    pub fn keys(&self) -> &[Key] {
        &self.keys
    }

    /// The keys of an account, the newest first.
    pub fn of(&self, account: Felt) -> impl Iterator<Item = &Key> {
        self.keys.iter().rev().filter(move |key| key.account == account)
    }

    /// Adds a key and saves the store. What others have changed there meanwhile is kept, and is in this store afterwards.
    ///
    /// # Errors
    /// When the file cannot be read or written; then the store is what it was.
    pub fn add(&mut self, key: Key) -> Result<()> {
        self.change(|keys| {
            keys.push(key);
            true
        })?;
        Ok(())
    }

    /// Removes the key of an account with this public half and saves the store; says whether it was there.
    ///
    /// # Errors
    /// As [`KeyStore::add`].
    pub fn remove(&mut self, account: Felt, public_key: Felt) -> Result<bool> {
        if !self.file.exists() {
            return Ok(false);
        }
        self.change(|keys| {
            let before = keys.len();
            keys.retain(|key| key.account != account || key.public_key != public_key);
            keys.len() < before
        })
    }

    /// Changes the keys as they are now, while nobody else does; `change` says whether it did anything.
    fn change(&mut self, change: impl FnOnce(&mut Vec<Key>) -> bool) -> Result<bool> {
        let folder = self.file.parent().unwrap_or(Path::new("."));
        make_private(folder)?;
        // Held until it is dropped. The store itself is replaced, so its lock is another file, which stays.
        let _lock = locked(&self.file.with_extension("lock"))?;
        let mut keys = Self::read(self.file.clone())?.keys;
        let has_changed = change(&mut keys);
        if has_changed {
            let content = Content { format: FORMAT.to_owned(), version: VERSION, keys };
            let text = serde_json::to_string_pretty(&content)
                .map_err(|_| Error::failed(format!("cannot write {}", self.file.display())))?;
            write_private(&self.file, folder, text.as_bytes())?;
            keys = content.keys;
        }
        self.keys = keys;
        Ok(has_changed)
    }
}

/// Where the file really is: replacing a link would leave what it points to as it is.
fn real(file: PathBuf) -> Result<PathBuf> {
    if !file.is_symlink() {
        return Ok(file);
    }
    file.canonicalize().map_err(|error| {
        let shown = Project::shown(&file);
        Error::usage(format!("{shown} is a link to something that cannot be used: {error}"))
            .help(format!("bring back what it points to, or remove the link: `rm {shown}`"))
    })
}

fn locked(path: &Path) -> Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path).map_err(|e| Error::io("write to", path, e))?;
    file.lock().map_err(|e| Error::io("lock", path, e))?;
    Ok(file)
}

fn parse(text: &str) -> std::result::Result<Vec<Key>, String> {
    // serde_json's own message may quote the text around the defect, and with it a key.
    let content: Content = serde_json::from_str(text)
        .map_err(|error| format!("not understood at line {}, column {}", error.line(), error.column()))?;
    if content.format != FORMAT || content.version != VERSION {
        return Err(format!("it is not of version {VERSION} of the format {FORMAT}"));
    }
    let fits = |key: &Key| signature::public_key(&key.private_key).is_ok_and(|public_key| public_key == key.public_key);
    match content.keys.iter().position(|key| !fits(key)) {
        None => Ok(content.keys),
        Some(position) => Err(format!("the halves of key {position} do not belong together")),
    }
}

/// Makes a folder where there is none: it is the owner's alone, and git ignores all in it, whatever the project says.
fn make_private(folder: &Path) -> Result<()> {
    if folder.is_dir() && folder.file_name().is_none_or(|name| name != FOLDER) {
        // A link led here; it is not ours to say what git does with it.
        return Ok(());
    }
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|e| Error::io("create", folder, e))?;
    let ignore = folder.join(".gitignore");
    if !ignore.exists() {
        std::fs::write(&ignore, "*\n").map_err(|e| Error::io("write", &ignore, e))?;
    }
    Ok(())
}

/// Writes a file that only its owner can read, as a whole or not at all.
fn write_private(path: &Path, folder: &Path, bytes: &[u8]) -> Result<()> {
    // Temporary files are made with mode 0600, and renaming keeps it.
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(|e| Error::io("write to", folder, e))?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(|e| Error::io("write", path, e))?;
    file.persist(path).map_err(|e| Error::io("write", path, e.error))?;
    Ok(())
}

#[cfg(unix)]
fn check_permissions(file: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let metadata = std::fs::metadata(file).map_err(|e| Error::io("read", file, e))?;
    let mode = metadata.permissions().mode() & 0o777;
    if mode & 0o077 == 0 {
        return Ok(());
    }
    let shown = Project::shown(file);
    Err(Error::usage(format!("others can use {shown}, which holds private keys: its mode is {mode:o}"))
        .help(format!("`chmod 600 {shown}`; when somebody may have read it, revoke its keys")))
}

#[cfg(not(unix))]
fn check_permissions(_: &Path) -> Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn store(folder: &Path) -> Result<KeyStore> {
        std::fs::write(folder.join("zkthread.toml"), "[thread]\nname = \"t\"\n").expect("written");
        KeyStore::open(&Project::open(folder)?)
    }

    #[test]
    fn keys_are_kept_and_removed() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut keys = store(folder.path()).expect("no file is an empty store");
        assert!(keys.keys().is_empty());
        let (alice, bob) = (Felt::from(1), Felt::from(2));
        let first = Key::random(alice).expect("a key");
        let second = Key::random(alice).expect("a key");
        assert_ne!(first, second);
        for key in [&first, &second] {
            keys.add(key.clone()).expect("saved");
        }
        let again = store(folder.path()).expect("read");
        assert_eq!(again.of(alice).collect::<Vec<_>>(), [&second, &first]);
        assert_eq!(again.of(bob).count(), 0);
        assert!(!keys.remove(bob, first.public_key).expect("nothing to do"));
        assert!(keys.remove(alice, second.public_key).expect("saved"));
        assert_eq!(store(folder.path()).expect("read").keys(), std::slice::from_ref(&first));
        let hash = Felt::from(77);
        let made = first.sign(&hash).expect("signed");
        assert!(signature::verify(&hash, &first.public_key, &made).is_ok());
    }

    #[test]
    fn whoever_changes_it_at_once_loses_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let old = Key::random(Felt::from(100)).expect("a key");
        store(folder.path()).expect("empty").add(old.clone()).expect("saved");
        // All have read the store before the first changes it.
        let mut stores: Vec<KeyStore> = (0..8).map(|_| store(folder.path()).expect("read")).collect();
        std::thread::scope(|scope| {
            for (account, store) in stores.iter_mut().enumerate() {
                let old = &old;
                scope.spawn(move || {
                    for _ in 0..4 {
                        store.add(Key::random(account.into()).expect("a key")).expect("saved");
                    }
                    store.remove(old.account, old.public_key).expect("saved");
                    assert_eq!(store.of(account.into()).count(), 4);
                });
            }
        });
        let after = store(folder.path()).expect("read");
        assert_eq!((after.keys().len(), after.of(old.account).count()), (32, 0));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_followed_and_a_folder_refused() {
        let (folder, elsewhere) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
        store(folder.path()).expect("empty").add(Key::random(Felt::ONE).expect("a key")).expect("saved");
        let file = folder.path().join(".zkthread/keys.json");
        let real = elsewhere.path().join("keys.json");
        std::fs::rename(&file, &real).expect("moved");
        std::os::unix::fs::symlink(&real, &file).expect("linked");
        store(folder.path()).expect("read").add(Key::random(Felt::TWO).expect("a key")).expect("saved");
        assert!(file.is_symlink() && !elsewhere.path().join(".gitignore").exists());
        assert_eq!(store(folder.path()).expect("read").keys().len(), 2);
        std::fs::remove_file(&real).expect("removed");
        let error = store(folder.path()).expect_err("a link to nothing");
        assert!(error.message.contains("is a link to something") && error.help.is_some(), "{error:?}");
        std::fs::remove_file(&file).expect("removed");
        std::fs::create_dir(&file).expect("made");
        let error = store(folder.path()).expect_err("a folder");
        assert_eq!(error.exit, crate::error::Exit::Usage);
        assert!(error.message.contains("cannot read the key store") && error.help.is_some(), "{error:?}");
    }

    #[test]
    fn no_text_shows_a_private_key() {
        let key = Key::new(Felt::ONE, Felt::from(0xbeef)).expect("a key");
        let text = format!("{key:?}");
        assert!(text.contains("0x1") && !text.contains("beef") && !text.contains("48879"), "{text}");
        assert!(Key::new(Felt::ONE, Felt::ZERO).is_err());
        assert!(Key::new(Felt::ONE, Felt::MAX).is_err_and(|error| !error.message.contains("0x")));
    }

    #[test]
    fn a_damaged_store_is_named_without_its_content() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut keys = store(folder.path()).expect("empty");
        keys.add(Key::new(Felt::ONE, Felt::from(0xbeef)).expect("a key")).expect("saved");
        let file = folder.path().join(".zkthread/keys.json");
        let good = std::fs::read_to_string(&file).expect("readable");
        for (from, to) in [
            ("0xbeef", "0xbeee"),
            ("\"0xbeef\"", "0xbeef"),
            ("\"version\": 1", "\"version\": 2"),
            ("zkthread-keys", "other"),
            ("\"private_key\"", "\"privat_key\""),
        ] {
            assert!(good.contains(from), "{from}");
            std::fs::write(&file, good.replace(from, to)).expect("written");
            let error = store(folder.path()).expect_err("refused");
            assert_eq!(error.exit, crate::error::Exit::Usage);
            let said = format!("{error:?}");
            assert!(error.help.is_some() && !said.contains("bee") && !said.contains("privat_key"), "{said}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_can_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        let mut keys = store(folder.path()).expect("empty");
        keys.add(Key::random(Felt::ONE).expect("a key")).expect("saved");
        let mode = |name: &str| {
            let metadata = std::fs::metadata(folder.path().join(name)).expect("there");
            metadata.permissions().mode() & 0o777
        };
        assert_eq!((mode(".zkthread/keys.json"), mode(".zkthread")), (0o600, 0o700));
        assert_eq!(std::fs::read_to_string(folder.path().join(".zkthread/.gitignore")).ok().as_deref(), Some("*\n"));
        let file = folder.path().join(".zkthread/keys.json");
        for mode in [0o640, 0o604, 0o660] {
            std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).expect("set");
            let error = store(folder.path()).expect_err("refused");
            assert!(error.message.contains(&format!("its mode is {mode:o}")), "{}", error.message);
            assert!(error.help.is_some_and(|help| help.contains("chmod 600")));
        }
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o400)).expect("set");
        assert_eq!(store(folder.path()).expect("readable for the owner alone").keys().len(), 1);
        // Writing it again makes it the owner's to write.
        keys.add(Key::random(Felt::ONE).expect("a key")).expect("saved");
        assert_eq!(mode(".zkthread/keys.json"), 0o600);
    }
}
