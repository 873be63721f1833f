//! `cargo zkthread keys`

mod authorize;
mod list;

use std::fmt;

use serde::Serialize;
use starknet_types_core::felt::Felt;
use zkthread::felts;
use zkthread::sub_block::{Auth, EntryPoint};
use zkthread_ir::Contract;
use zkthread_settlement::account::Receipt;
use zkthread_settlement::client::Client;
use zkthread_settlement::manager::{self, Deployment};

use crate::args::{KeysCommand, KeysNew, KeysRevoke};
use crate::error::{Error, Result};
use crate::keys::{Key, KeyStore};
use crate::ops::l2;
use crate::output::Output;
use crate::project::Project;

pub use authorize::{Authorized, authorize};
pub use list::{Account, Listed, list};

/// What a command of `keys` gives.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Report {
    /// `keys new`
    Made(Made),
    /// `keys authorize`
    Authorized {
        /// One for each account.
        keys: Vec<Authorized>,
    },
    /// `keys revoke`
    Revoked(Revoked),
    /// `keys list`
    Listed(Listed),
}

/// A new key.
#[derive(Debug, Serialize)]
pub struct Made {
    /// Whose transactions it is for.
    pub account: String,
    /// Its public half.
    pub public_key: String,
}

/// A key that signs no longer.
#[derive(Debug, Serialize)]
pub struct Revoked {
    /// Whose it was.
    pub account: String,
    /// Its public half.
    pub public_key: String,
    /// Whether the store had it.
    pub was_in_store: bool,
    /// The transaction.
    pub receipt: Receipt,
    #[serde(skip)]
    shown: String,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Made(Made { public_key, .. }) => f.write_str(public_key),
            Self::Authorized { keys } => keys.iter().try_for_each(|key| writeln!(f, "{key}")),
            Self::Revoked(Revoked { shown, public_key, receipt, .. }) => {
                writeln!(f, "{shown}: key {public_key} is revoked")?;
                write!(f, "  transaction {:#x} in block {}", receipt.transaction_hash, receipt.block_number)
            }
            Self::Listed(listed) => listed.fmt(f),
        }
    }
}

/// Runs the command.
///
/// # Errors
/// When an account or key is none, its credentials cannot be had, the thread is not deployed, or L2 refuses.
pub fn run(command: &KeysCommand, project: &Project, output: &Output) -> Result<Report> {
    if project.policy.auth == Auth::Batcher {
        return Err(Error::usage("the transactions of this thread are not signed: `auth` is \"batcher\"")
            .help("keys are for threads with `auth = \"signature\"` in zkthread.toml"));
    }
    match command {
        KeysCommand::New(args) => new(args, project, output).map(Report::Made),
        KeysCommand::Authorize(args) => Ok(Report::Authorized { keys: authorize(args, project, output)? }),
        KeysCommand::Revoke(args) => revoke(args, project, output).map(Report::Revoked),
        KeysCommand::List(args) => list(args, project, output).map(Report::Listed),
    }
}

fn new(args: &KeysNew, project: &Project, output: &Output) -> Result<Made> {
    let account = account(project, &args.account)?;
    let mut store = KeyStore::open(project)?;
    let key = made(&mut store, account, project, output)?;
    Ok(Made { account: format!("{account:#x}"), public_key: format!("{:#x}", key.public_key) })
}

/// A new key in the store.
fn made(store: &mut KeyStore, account: Felt, project: &Project, output: &Output) -> Result<Key> {
    let key = Key::random(account)?;
    store.add(key.clone())?;
    let file = Project::shown(&project.key_store_file());
    output.status("Made", format!("a key of {} in {file}", project.accounts.shown(account)));
    Ok(key)
}

fn revoke(args: &KeysRevoke, project: &Project, output: &Output) -> Result<Revoked> {
    let address = account(project, &args.account)?;
    let asked = args.public_key.as_deref().map(public_key).transpose()?;
    let mut store = KeyStore::open(project)?;
    let deployment = l2::deployment(project)?;
    let url = l2::url(project, &args.node)?;
    let runtime = l2::runtime()?;
    let (client, known) = runtime
        .block_on(async {
            let client = Client::connect(&url).await?;
            let known = manager::keys::list(&client, &deployment, address).await?;
            Ok((client, known))
        })
        .map_err(l2::l2_error)?;
    let known: Vec<Felt> = known.into_iter().map(|key| key.public_key).collect();
    let chosen = asked.map_or_else(|| single(&known, &store, address, project), Ok)?;
    output.task("Revoking", format!("key {chosen:#x} of {}", project.accounts.shown(address)));
    let receipt = runtime
        .block_on(async {
            let account = l2::account(project, Some(address), &client).await?;
            manager::keys::revoke(&account, &deployment, chosen).await
        })
        .map_err(l2::l2_error)?;
    output.status("Revoked", format!("key {chosen:#x} of {}", project.accounts.shown(address)));
    let was_in_store = store.remove(address, chosen)?;
    let shown = project.accounts.short(address);
    Ok(Revoked { account: format!("{address:#x}"), public_key: format!("{chosen:#x}"), was_in_store, receipt, shown })
}

/// The key that is meant when none is named: the only one, or the only one that is also in the store.
fn single(known: &[Felt], store: &KeyStore, account: Felt, project: &Project) -> Result<Felt> {
    let own: Vec<Felt> =
        known.iter().copied().filter(|known| store.of(account).any(|key| key.public_key == *known)).collect();
    let shown = project.accounts.shown(account);
    match (known, own.as_slice()) {
        ([key], _) | (_, [key]) => Ok(*key),
        ([], _) => {
            Err(Error::usage(format!("{shown} has no key on L2"))
                .help("`cargo zkthread keys list` shows what there is"))
        }
        (several, _) => {
            let keys: Vec<String> = several.iter().map(|key| format!("{key:#x}")).collect();
            Err(Error::usage(format!("{shown} has {} keys on L2", several.len()))
                .help(format!("--public-key names one: {}", keys.join(", "))))
        }
    }
}

/// The account of `--account`.
fn account(project: &Project, text: &str) -> Result<Felt> {
    project.accounts.find(text).map_err(|error| l2::prefixed(error, "--account"))
}

/// The key of `--public-key`.
fn public_key(text: &str) -> Result<Felt> {
    let help = "a public key is the x of a point, in 0x hex; `cargo zkthread keys list` shows those that are known";
    let key = felts::parse(text).map_err(|error| Error::usage(format!("--public-key: {error}")).help(help))?;
    Some(key).filter(|key| *key != Felt::ZERO).ok_or_else(|| Error::usage("--public-key: 0 is no key").help(help))
}

/// Entry points by name: `Token::transfer`; an address and selector where there is none.
fn scope_names(contracts: &[Contract], deployment: &Deployment, scope: &[EntryPoint]) -> Vec<String> {
    let addresses = deployment.addresses();
    let name = |entry_point: &EntryPoint| {
        let EntryPoint { contract, selector } = entry_point;
        let found =
            contracts.iter().zip(&addresses).find(|(_, address)| *address == contract).and_then(|(found, _)| {
                let function = found.externals().find(|function| felts::selector(&function.name) == *selector)?;
                Some(format!("{}::{}", found.name, function.name))
            });
        found.unwrap_or_else(|| format!("{contract:#x}::{selector:#x}"))
    };
    scope.iter().map(name).collect()
}
