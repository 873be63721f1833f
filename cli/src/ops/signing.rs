//! Nonces, deadlines and signatures of transactions that do not have them yet.

use std::collections::BTreeMap;
use std::path::Path;

use starknet_types_core::felt::Felt;
use zkthread::signature::{self, Signature};
use zkthread::sub_block::{Auth, Authorization, Call, EntryPoint, Header, Transaction};
use zkthread::typed_data::{transaction_hash, transaction_json};
use zkthread_batcher::transactions::{Draft, parse_transactions};

use crate::error::{Error, Exit, Result};
use crate::keys::{Key, KeyStore};
use crate::ops::Helpful;
use crate::ops::artefacts::Built;
use crate::ops::world::{World, now};
use crate::output::{Output, count};
use crate::project::Project;

/// How long a transaction may wait to be settled when nothing is said, in seconds: a day, or where sub-blocks may take longer, twice that.
pub fn lifetime(project: &Project) -> u64 {
    project.manifest.thread.settle_within.saturating_mul(2).max(24 * 60 * 60)
}

/// Reads a file of transactions.
///
/// # Errors
/// When it cannot be read, or a transaction is not of this thread's contracts.
pub fn read(file: &Path, project: &Project, built: &Built, world: &World) -> Result<Vec<Draft>> {
    let text = std::fs::read_to_string(file).map_err(|error| {
        Error::usage(format!("cannot read {}: {error}", file.display()))
            .help("give the path of a file with transactions; `cargo zkthread run --help` shows the format")
    })?;
    let accounts = project.accounts.pairs();
    parse_transactions(built.source.contracts(), &world.domain.contracts, &accounts, &text).map_err(|error| {
        let mut error = error.exit(Exit::Usage).within(Path::new(&Project::shown(file)));
        error.help.get_or_insert_with(|| "`cargo zkthread run --help` shows the format".to_owned());
        error
    })
}

/// The transactions that a sub-block is made of: as the thread's scheme wants them, those that are not signed yet signed here.
///
/// # Errors
/// When there is no key to sign one with, or one has what the scheme does not know.
pub fn transactions(
    drafts: Vec<Draft>,
    project: &Project,
    world: &mut World,
    output: &Output,
) -> Result<Vec<Transaction>> {
    match project.policy.auth {
        Auth::Batcher => {
            let of_batcher = |(index, draft): (usize, Draft)| {
                draft
                    .of_batcher()
                    .map_err(|problem| Error::usage(format!("transaction {index}: {problem}")).help(problem.help()))
            };
            drafts.into_iter().enumerate().map(of_batcher).collect()
        }
        Auth::Signature => {
            let mut drafts = drafts;
            fill(&mut drafts, world, lifetime(project))?;
            let signed = sign(&mut drafts, project, world)?;
            signed.tell(world, output);
            Ok(drafts.into_iter().filter_map(Draft::signed).collect())
        }
    }
}

/// Gives every transaction that is not signed the nonce that follows on what is settled, on the sub-blocks that wait and on those before it in the file, and
/// a deadline `lifetime` seconds from now.
///
/// # Errors
/// When a nonce cannot be read, or there is none left.
pub fn fill(drafts: &mut [Draft], world: &mut World, lifetime: u64) -> Result<()> {
    let deadline = now().max(world.next_timestamp()).saturating_add(lifetime);
    let mut next = BTreeMap::new();
    for (index, draft) in drafts.iter_mut().enumerate() {
        let known = match next.get(&draft.sender) {
            Some(nonce) => *nonce,
            None => world.nonce(draft.sender)?,
        };
        let nonce = *draft.nonce.get_or_insert(known);
        draft.deadline.get_or_insert(deadline);
        let after = nonce.checked_add(1).ok_or_else(|| {
            Error::usage(format!("transaction {index}: there is no nonce after {nonce}"))
                .help("leave `nonce` out: then it is the sender's next one")
        })?;
        next.insert(draft.sender, after);
    }
    Ok(())
}

/// Refuses deadlines that are over: no sub-block takes such a transaction.
///
/// # Errors
/// When there is one.
pub fn check_deadlines(drafts: &[Draft], world: &World) -> Result<()> {
    let time = now().max(world.next_timestamp());
    let late = |draft: &Draft| draft.deadline.filter(|deadline| *deadline < time);
    match drafts.iter().enumerate().find_map(|(index, draft)| Some((index, late(draft)?))) {
        None => Ok(()),
        Some((index, deadline)) => {
            Err(Error::usage(format!("transaction {index}: its deadline {deadline} has passed, it is {time}"))
                .help("leave `deadline` out to have one filled in; what is signed with it has to be signed anew"))
        }
    }
}

/// What was signed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signed {
    /// How many transactions there are.
    pub of: usize,
    /// How many of them were signed here.
    pub here: usize,
    /// With the keys of how many accounts.
    pub accounts: usize,
}

impl Signed {
    fn tell(self, world: &World, output: &Output) {
        let Self { of, here, accounts } = self;
        if here == 0 {
            return;
        }
        let keys = if world.is_local { "keys that only this local state knows, of" } else { "the keys of" };
        output.status(
            "Signed",
            format!("{here} of {} with {keys} {}", count(of, "transaction"), count(accounts, "account")),
        );
    }
}

/// Signs every transaction that is not; checks the signatures of those that are. All have nonce and deadline.
///
/// # Errors
/// When there is no key to sign one with, or a signature is not the key's.
pub fn sign(drafts: &mut [Draft], project: &Project, world: &mut World) -> Result<Signed> {
    let mut keyring = Keyring::open(project, world)?;
    let header = world.header();
    let mut here = 0;
    for (index, draft) in drafts.iter_mut().enumerate() {
        match draft.signature {
            Some((public_key, made)) => {
                let hash = message(&header, draft).0;
                signature::verify(&hash, &public_key, &made)
                    .map_err(|error| Error::usage(format!("transaction {index}: {error}")).help(error.help()))?;
                // In local state nobody but this program authorizes keys.
                if world.is_local {
                    keyring.key_of(draft, index, project, world)?;
                }
            }
            None => {
                let key = keyring.key_of(draft, index, project, world)?;
                let hash = message(&header, draft).0;
                draft.signature = Some((key.public_key, key.sign(&hash)?));
                here += 1;
            }
        }
    }
    Ok(Signed { of: drafts.len(), here, accounts: keyring.found.len() })
}

/// Of a transaction with nonce and deadline, what a wallet signs.
pub fn typed_data(world: &World, draft: &Draft) -> serde_json::Value {
    let header = world.header();
    transaction_json(&header, &message(&header, draft).1)
}

/// The message hash of a transaction with nonce and deadline, and the transaction without the signature that counts.
fn message(header: &Header, draft: &Draft) -> (Felt, Transaction) {
    let signature = Signature { r: Felt::ZERO, s: Felt::ZERO };
    let authorization = Authorization {
        public_key: Felt::ZERO,
        deadline: draft.deadline.unwrap_or_default(),
        is_atomic: draft.is_atomic,
        signature,
    };
    let transaction = Transaction {
        sender: draft.sender,
        nonce: draft.nonce.unwrap_or_default(),
        calls: draft.calls.clone(),
        authorization: Some(authorization),
    };
    (transaction_hash(header, &transaction), transaction)
}

/// The keys that may sign here, of each account that was asked for.
struct Keyring {
    /// None in local state.
    store: Option<KeyStore>,
    found: BTreeMap<Felt, Vec<Usable>>,
}

/// A key that will be valid long enough.
struct Usable {
    key: Key,
    /// Empty for everything.
    scope: Vec<EntryPoint>,
}

impl Usable {
    fn may_call(&self, calls: &[Call]) -> bool {
        self.scope.is_empty() || calls.iter().all(|call| self.scope.contains(&call.entry_point()))
    }
}

impl Keyring {
    fn open(project: &Project, world: &World) -> Result<Self> {
        let store = if world.is_local { None } else { Some(KeyStore::open(project)?) };
        Ok(Self { store, found: BTreeMap::new() })
    }

    /// The key of a transaction's sender: the newest of the store that will be valid long enough and may call all of it; else the newest.
    fn key_of(&mut self, draft: &Draft, index: usize, project: &Project, world: &mut World) -> Result<&Key> {
        let sender = draft.sender;
        if !self.found.contains_key(&sender) {
            let keys = match &self.store {
                None => vec![Usable { key: world.local_key(sender)?, scope: Vec::new() }],
                Some(store) => authorized(store, sender, project, world)?.map_err(|reason| {
                    let short = project.accounts.short(sender);
                    Error::usage(format!("transaction {index} of {short} is not signed, and {reason}")).help(format!(
                        "`cargo zkthread keys authorize --account {short}` makes and authorizes a key; or have the sender sign it: `cargo zkthread sign --help`"
                    ))
                })?,
            };
            self.found.insert(sender, keys);
        }
        let keys = self.found.get(&sender).map_or(&[][..], Vec::as_slice);
        let fitting = keys.iter().find(|usable| usable.may_call(&draft.calls)).or_else(|| keys.first());
        fitting.map(|usable| &usable.key).ok_or_else(|| Error::failed("a key was lost"))
    }
}

/// The keys to sign with, at least one; else why there is none. Behind one that may call everything no other is needed.
fn authorized(
    store: &KeyStore,
    account: Felt,
    project: &Project,
    world: &mut World,
) -> Result<std::result::Result<Vec<Usable>, String>> {
    let needed = world.next_timestamp().saturating_add(project.manifest.thread.settle_within);
    let mut reason = "the key store has no key of the account".to_owned();
    let mut usable = Vec::new();
    for key in store.of(account) {
        let expires = world.key_record(account, key.public_key)?.expires;
        if expires > needed {
            let scope = world.scope(account, key.public_key)?;
            let is_for_all = scope.is_empty();
            usable.push(Usable { key: key.clone(), scope });
            if is_for_all {
                break;
            }
            continue;
        }
        reason = match expires {
            0 => format!("its key {:#x} is not authorized on L2", key.public_key),
            _ if expires <= world.next_timestamp() => format!("its key {:#x} has expired", key.public_key),
            _ => format!("its key {:#x} expires before the sub-block must have settled", key.public_key),
        };
    }
    Ok(if usable.is_empty() { Err(reason) } else { Ok(usable) })
}
