//! A project: the folder with `zkthread.toml`, and where everything in it lies.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use zkthread::sub_block::Auth;
use zkthread_prover::{MAX_SECURITY_BITS, MIN_SECURITY_BITS};
use zkthread_settlement::manager::Allowed;

use crate::accounts::{Accounts, Who};
use crate::error::{Error, Result};

/// Name of the file that makes a folder a project.
pub const MANIFEST: &str = "zkthread.toml";

/// Name of the folder with the private keys.
pub(crate) const KEYS_FOLDER: &str = ".zkthread";

/// Largest `settle_within`, in seconds: 365 days.
const MAX_SETTLE_WITHIN: u64 = 365 * 24 * 60 * 60;

/// `zkthread.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// What the thread is made of.
    pub thread: Thread,
    /// The constructor's arguments by name, without those that the toolkit adds; of several contracts a table for each, by the contract's name.
    #[serde(default)]
    pub constructor: toml::Table,
    /// Addresses of accounts by name, as they are written.
    #[serde(default)]
    pub accounts: BTreeMap<String, String>,
    /// The L2 it settles on.
    #[serde(default)]
    pub l2: L2,
}

/// `[thread]`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thread {
    /// Name, for messages only.
    pub name: String,
    /// The Rust file with the contract, relative to the project; `src/lib.rs` when neither this nor `contracts` is there.
    pub contract: Option<PathBuf>,
    /// The Rust files with the contracts, when there are several.
    pub contracts: Option<Vec<PathBuf>>,
    /// What becomes of events on L2.
    #[serde(default)]
    pub events: Events,
    /// Who says that a transaction is its sender's: the sender's signature, or the batcher.
    #[serde(default = "default_auth")]
    pub auth: Auth,
    /// Who may settle.
    #[serde(default)]
    pub provers: Who,
    /// Who may batch.
    #[serde(default)]
    pub batchers: Who,
    /// How many seconds after a sub-block's time every deadline and key in it must still hold.
    #[serde(default = "default_settle_within")]
    pub settle_within: u64,
    /// Core library of the L2 contract.
    #[serde(default)]
    pub core: Core,
    /// Security of a proof that the manager shall ask for: [`MIN_SECURITY_BITS`] to [`MAX_SECURITY_BITS`].
    #[serde(default = "default_security_bits")]
    pub min_security_bits: u32,
}

/// What becomes of a thread's events on L2.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Events {
    /// The sub-block's proof commits to them.
    #[default]
    Commit,
    /// The contracts also emit them when the sub-block settles.
    Emit,
}

impl Events {
    /// Whether the contracts emit them.
    pub fn are_emitted(self) -> bool {
        self == Self::Emit
    }
}

impl From<bool> for Events {
    fn from(emitted: bool) -> Self {
        if emitted { Self::Emit } else { Self::Commit }
    }
}

impl fmt::Display for Events {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Commit => "committed to, not emitted on L2",
            Self::Emit => "emitted on L2 when a sub-block settles",
        })
    }
}

/// Which Cairo core library compiles the L2 contract.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Core {
    /// Ours, inside this program.
    #[default]
    Embedded,
    /// That of an installed Scarb.
    Scarb,
}

/// `[l2]`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct L2 {
    /// JSON-RPC address of a node.
    #[serde(default = "default_url")]
    pub url: String,
    /// Name of the account in `accounts_file`.
    pub account: Option<String>,
    /// An accounts file of sncast; its own default place when left out.
    pub accounts_file: Option<PathBuf>,
}

fn default_auth() -> Auth {
    Auth::Signature
}

fn default_settle_within() -> u64 {
    3600
}

fn default_security_bits() -> u32 {
    MIN_SECURITY_BITS
}

fn default_url() -> String {
    "http://127.0.0.1:5050".to_owned()
}

impl Thread {
    /// The Rust files with the contracts, as the manifest has them.
    pub fn files(&self) -> Vec<PathBuf> {
        match (&self.contracts, &self.contract) {
            (Some(files), _) => files.clone(),
            (None, Some(file)) => vec![file.clone()],
            (None, None) => vec![PathBuf::from("src/lib.rs")],
        }
    }

    fn check_security_bits(&self) -> Result<()> {
        if (MIN_SECURITY_BITS..=MAX_SECURITY_BITS).contains(&self.min_security_bits) {
            return Ok(());
        }
        Err(Error::usage(format!("`min_security_bits` is {}, which no proof can be made for", self.min_security_bits))
            .help(format!("ask for {MIN_SECURITY_BITS} to {MAX_SECURITY_BITS}")))
    }

    fn check_settle_within(&self) -> Result<()> {
        if self.settle_within <= MAX_SETTLE_WITHIN {
            return Ok(());
        }
        Err(Error::usage(format!("`settle_within` is {} seconds, more than a year", self.settle_within)).help(format!(
            "it is how long a sub-block may take to settle, at most {MAX_SETTLE_WITHIN}; 3600 is an hour"
        )))
    }

    fn check_files(&self) -> Result<()> {
        if self.contract.is_some() && self.contracts.is_some() {
            return Err(Error::usage("`contract` and `contracts` are both there")
                .help("keep `contracts = [..]` for several files, or `contract = \"..\"` for one"));
        }
        let files = self.files();
        if files.is_empty() {
            return Err(Error::usage("`contracts` is empty")
                .help("name the Rust files with the contracts: contracts = [\"src/world.rs\", \"src/arena.rs\"]"));
        }
        let mut seen = BTreeSet::new();
        match files.iter().find(|file| !seen.insert(*file)) {
            None => Ok(()),
            Some(twice) => Err(Error::usage(format!("`contracts` names {} twice", twice.display()))
                .help("name each file once; all contracts in it are the thread's")),
        }
    }
}

impl Default for L2 {
    fn default() -> Self {
        Self { url: default_url(), account: None, accounts_file: None }
    }
}

/// Who is trusted with what in a thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Who says that a transaction is its sender's.
    pub auth: Auth,
    /// Who may settle.
    pub provers: Allowed,
    /// Who may batch.
    pub batchers: Allowed,
}

impl Policy {
    fn check(thread: &Thread, accounts: &Accounts) -> Result<Self> {
        let provers = accounts.allowed("provers", &thread.provers)?;
        let batchers = accounts.allowed("batchers", &thread.batchers)?;
        let policy = Self { auth: thread.auth, provers, batchers };
        if policy.auth == Auth::Batcher && (&policy.provers, &policy.batchers) == (&Allowed::Anyone, &Allowed::Anyone) {
            return Err(Error::usage("`auth = \"batcher\"` trusts the batcher, and anyone may be it: anyone could write anything")
                .help("name who is trusted, as batchers = [\"@operator\"] or provers = [\"@operator\"], or leave `auth` out: then transactions are signed"));
        }
        Ok(policy)
    }
}

/// A project on disk.
#[derive(Clone, Debug)]
pub struct Project {
    /// The folder with `zkthread.toml`.
    pub root: PathBuf,
    /// What the file says.
    pub manifest: Manifest,
    /// The accounts it names.
    pub accounts: Accounts,
    /// Who it trusts with what.
    pub policy: Policy,
}

impl Project {
    /// Opens the project at `path` (the folder or its `zkthread.toml`), or the one that the current folder lies in.
    ///
    /// # Errors
    /// When there is none, or its `zkthread.toml` is not valid.
    pub fn find(path: Option<&Path>) -> Result<Self> {
        let root = match path {
            Some(path) if path.file_name().is_some_and(|name| name == MANIFEST) => {
                path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
            }
            Some(path) => path.to_owned(),
            None => {
                let here = std::env::current_dir().map_err(|e| Error::io("find", Path::new("."), e))?;
                let found = here.ancestors().find(|folder| folder.join(MANIFEST).is_file());
                found.map(Path::to_owned).ok_or_else(|| {
                    Error::usage(format!("no {MANIFEST} in {} or above", here.display())).help(
                        "`cargo zkthread new my-thread --template token` makes a project; --project names one elsewhere",
                    )
                })?
            }
        };
        Self::open(&root)
    }

    /// Opens the project in folder `root`.
    ///
    /// # Errors
    /// When the folder has no valid `zkthread.toml`.
    pub fn open(root: &Path) -> Result<Self> {
        let file = root.join(MANIFEST);
        let text = std::fs::read_to_string(&file).map_err(|error| {
            Error::usage(format!("cannot read {}: {error}", file.display()))
                .help("--project names the folder that holds it")
        })?;
        let manifest: Manifest = toml::from_str(&text).map_err(|error| {
            Error::usage(format!("{} is not valid", file.display()))
                .details(error.to_string())
                .help("docs/guide/project.md describes every key")
        })?;
        let thread = &manifest.thread;
        thread
            .check_files()
            .and_then(|()| thread.check_security_bits())
            .and_then(|()| thread.check_settle_within())
            .map_err(|error| error.within(&file))?;
        let accounts = Accounts::check(&manifest.accounts).map_err(|error| error.within(&file))?;
        let policy = Policy::check(thread, &accounts).map_err(|error| error.within(&file))?;
        let root = root.canonicalize().map_err(|e| Error::io("find", root, e))?;
        Ok(Self { root, manifest, accounts, policy })
    }

    /// The Rust files with the contracts, in order.
    pub fn contract_files(&self) -> Vec<PathBuf> {
        self.manifest.thread.files().iter().map(|file| self.root.join(file)).collect()
    }

    /// `zkthread.lock`
    pub fn lock_file(&self) -> PathBuf {
        self.root.join("zkthread.lock")
    }

    /// What `deploy` remembers.
    pub fn deployment_file(&self) -> PathBuf {
        self.root.join("deployment.json")
    }

    /// The private keys that sign transactions.
    pub fn key_store_file(&self) -> PathBuf {
        self.root.join(KEYS_FOLDER).join("keys.json")
    }

    /// Folder of everything that `build` writes.
    pub fn artefacts(&self) -> PathBuf {
        self.root.join("target").join("zkthread")
    }

    /// The L2 contracts, each in a folder of its name: its Cairo in `src`, its classes and ABI.
    pub fn contracts_folder(&self) -> PathBuf {
        self.artefacts().join("contracts")
    }

    /// The thread program: its Cairo in `src`, the executable.
    pub fn thread_folder(&self) -> PathBuf {
        self.artefacts().join("thread")
    }

    /// Folder of the sub-blocks and their proofs.
    pub fn sub_blocks(&self) -> PathBuf {
        self.artefacts().join("sub-blocks")
    }

    /// `path` as it is best shown: relative to the current folder where that is shorter.
    pub fn shown(path: &Path) -> String {
        let here = std::env::current_dir().ok();
        let short = here.as_deref().and_then(|here| path.strip_prefix(here).ok()).unwrap_or(path);
        short.display().to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> std::result::Result<Manifest, toml::de::Error> {
        toml::from_str(text)
    }

    #[test]
    fn what_is_left_out_has_a_default() {
        let manifest = parse("[thread]\nname = \"t\"").expect("valid");
        assert_eq!(manifest.thread.files(), [Path::new("src/lib.rs")]);
        assert_eq!(manifest.thread.events, Events::Commit);
        assert_eq!(manifest.thread.core, Core::Embedded);
        assert_eq!((manifest.thread.auth, manifest.thread.settle_within), (Auth::Signature, 3600));
        assert_eq!((manifest.thread.provers, manifest.thread.batchers), (Who::Anyone, Who::Anyone));
        assert_eq!(manifest.thread.min_security_bits, 96);
        assert_eq!(manifest.l2.url, "http://127.0.0.1:5050");
        assert!(manifest.constructor.is_empty());
    }

    #[test]
    fn a_misspelt_key_is_an_error() {
        assert!(parse("[thread]\nname = \"t\"\ncontracts = \"x\"").is_err());
        assert!(parse("[thread]\nname = \"t\"\ncontract = [\"x\"]").is_err());
        assert!(parse("[thread]\nname = \"t\"\nevents = \"both\"").is_err());
        assert!(parse("[thread]\nname = \"t\"\ncore = \"other\"").is_err());
        assert!(parse("[thread]\nname = \"t\"\nauth = \"nobody\"").is_err());
        assert!(parse("[thread]\nname = \"t\"\nprovers = \"alice\"").is_err());
        assert!(parse("[thread]\nname = \"t\"\nsettle_within = -1").is_err());
        assert!(parse("[thread]\nname = \"t\"\n[accounts]\nalice = 5").is_err());
        assert!(parse("[thread]\nname = \"t\"\n[network]\n").is_err());
    }

    #[test]
    fn the_files_of_contracts_are_named_once_and_one_way() {
        let files = |keys: &str| {
            let thread = parse(&format!("[thread]\nname = \"t\"\n{keys}")).expect("keys that exist").thread;
            thread.check_files().map(|()| thread.files()).map_err(|error| (error.message, error.help.is_some()))
        };
        assert_eq!(files("contract = \"a.rs\""), Ok(vec!["a.rs".into()]));
        assert_eq!(files("contracts = [\"b.rs\", \"a.rs\"]"), Ok(vec!["b.rs".into(), "a.rs".into()]));
        for (keys, words) in [
            ("contract = \"a.rs\"\ncontracts = [\"a.rs\"]", "`contract` and `contracts` are both there"),
            ("contracts = []", "`contracts` is empty"),
            ("contracts = [\"a.rs\", \"b.rs\", \"a.rs\"]", "`contracts` names a.rs twice"),
        ] {
            assert_eq!(files(keys), Err((words.to_owned(), true)));
        }
    }

    #[test]
    fn security_bits_are_those_that_the_prover_takes() {
        let folder = tempfile::tempdir().expect("a folder");
        let open = |bits: u32| {
            let text = format!("[thread]\nname = \"t\"\nmin_security_bits = {bits}\n");
            std::fs::write(folder.path().join(MANIFEST), text).expect("written");
            Project::open(folder.path()).map(|project| project.manifest.thread.min_security_bits)
        };
        for bits in [96, 97, 128] {
            assert_eq!(open(bits).ok(), Some(bits));
        }
        for bits in [0, 95, 129] {
            let error = open(bits).expect_err("out of range");
            let words = format!("{MANIFEST}: `min_security_bits` is {bits}, which no proof can be made for");
            assert!(error.message.ends_with(&words), "{}", error.message);
            assert_eq!(error.help.as_deref(), Some("ask for 96 to 128"));
        }
    }

    #[test]
    fn settling_takes_at_most_a_year() {
        let folder = tempfile::tempdir().expect("a folder");
        let open = |seconds: u64| {
            let text = format!("[thread]\nname = \"t\"\nsettle_within = {seconds}\n");
            std::fs::write(folder.path().join(MANIFEST), text).expect("written");
            Project::open(folder.path()).map(|project| project.manifest.thread.settle_within)
        };
        for seconds in [0, 1, 3600, MAX_SETTLE_WITHIN] {
            assert_eq!(open(seconds).ok(), Some(seconds));
        }
        for seconds in [MAX_SETTLE_WITHIN + 1, i64::MAX as u64] {
            let error = open(seconds).expect_err("too long");
            assert!(error.message.contains("`settle_within` is") && error.help.is_some(), "{}", error.message);
        }
    }

    #[test]
    fn nobody_is_trusted_by_accident() {
        let folder = tempfile::tempdir().expect("a folder");
        let open = |keys: &str| {
            let text = format!("[thread]\nname = \"t\"\n{keys}\n[accounts]\nalice = \"0xa\"\n");
            std::fs::write(folder.path().join(MANIFEST), text).expect("written");
            Project::open(folder.path()).map(|project| project.policy)
        };
        let alice = || Allowed::Only(vec![10.into()]);
        for (keys, auth, provers, batchers) in [
            ("", Auth::Signature, Allowed::Anyone, Allowed::Anyone),
            ("auth = \"batcher\"\nprovers = [\"@alice\"]", Auth::Batcher, alice(), Allowed::Anyone),
            ("auth = \"batcher\"\nbatchers = [\"0xa\"]", Auth::Batcher, Allowed::Anyone, alice()),
            (
                "auth = \"signature\"\nprovers = \"anyone\"\nbatchers = [\"@alice\"]",
                Auth::Signature,
                Allowed::Anyone,
                alice(),
            ),
        ] {
            assert_eq!(open(keys).expect("valid"), Policy { auth, provers, batchers });
        }
        for (keys, words) in [
            ("auth = \"batcher\"", "anyone could write anything"),
            ("auth = \"batcher\"\nprovers = \"anyone\"", "anyone could write anything"),
            ("provers = []", "`provers` is empty"),
            ("auth = \"batcher\"\nprovers = []\nbatchers = []", "`provers` is empty"),
            ("batchers = [\"@bob\"]", "`batchers`: `@bob` is no account"),
        ] {
            let error = open(keys).expect_err("refused");
            assert_eq!(error.exit, crate::error::Exit::Usage);
            assert!(error.message.contains(words) && error.message.contains(MANIFEST), "{}", error.message);
            assert!(error.help.is_some(), "{keys}");
        }
    }
}
