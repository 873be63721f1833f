//! `cargo zkthread keys authorize`

use std::fmt;

use serde::Serialize;
use starknet_types_core::felt::Felt;
use zkthread::felts;
use zkthread::sub_block::EntryPoint;
use zkthread_ir::Contract;
use zkthread_settlement::account::Receipt;
use zkthread_settlement::client::Client;
use zkthread_settlement::manager::keys::ThreadKey;
use zkthread_settlement::manager::{self, Deployment};

use super::{account, made, public_key, scope_names};
use crate::args::KeysAuthorize;
use crate::error::{Error, Result};
use crate::keys::KeyStore;
use crate::ops::artefacts::Built;
use crate::ops::l2;
use crate::ops::world::{check_is_deployed, now};
use crate::output::{Output, span};
use crate::project::Project;

/// How long a key signs when nothing is said.
const STANDARD: u64 = 30 * 24 * 60 * 60;

/// A key that may sign.
#[derive(Debug, Serialize)]
pub struct Authorized {
    /// Whose transactions.
    pub account: String,
    /// Its public half.
    pub public_key: String,
    /// The second from which it signs nothing any more, since 1970.
    pub expires: u64,
    /// What it may call; empty for everything.
    pub scope: Vec<String>,
    /// The transaction; none when it was authorized just so already.
    pub receipt: Option<Receipt>,
    #[serde(skip)]
    shown: String,
    #[serde(skip)]
    valid_for: u64,
}

impl fmt::Display for Authorized {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let done = if self.receipt.is_some() { "is authorized" } else { "was authorized already" };
        let scope = if self.scope.is_empty() { "all functions".to_owned() } else { self.scope.join(", ") };
        writeln!(f, "{}: key {}", self.shown, self.public_key)?;
        write!(f, "  {done}, for {}, for {scope}", span(self.valid_for))
    }
}

/// Authorizes a key of each account.
///
/// # Errors
/// When an account, key or function is none, credentials cannot be had, or L2 refuses.
pub fn authorize(args: &KeysAuthorize, project: &Project, output: &Output) -> Result<Vec<Authorized>> {
    let accounts = accounts(args, project)?;
    let foreign = args.public_key.as_deref().map(public_key).transpose()?;
    if foreign.is_some() && accounts.len() != 1 {
        return Err(Error::usage("--public-key is one account's, and several are named").help("name one --account"));
    }
    let built = Built::load(project, output)?;
    let deployment = l2::deployment(project)?;
    check_is_deployed(project, &built, &deployment)?;
    let contracts = built.source.contracts();
    let scope = scope(&args.scope, contracts, &deployment)?;
    let url = l2::url(project, &args.node)?;
    let runtime = l2::runtime()?;
    let (client, time) = runtime
        .block_on(async {
            let client = Client::connect(&url).await?;
            client.check_chain(deployment.chain_id)?;
            let time = client.latest_block().await?.timestamp;
            Ok((client, time.max(now())))
        })
        .map_err(l2::l2_error)?;

    // Without an account's credentials there is no use for a key: all or none.
    let open = |address: &Felt| {
        let sender = runtime.block_on(l2::account(project, Some(*address), &client)).map_err(l2::l2_error)?;
        Ok((*address, sender))
    };
    let senders: Vec<_> = accounts.iter().map(open).collect::<Result<_>>()?;
    let mut authorized = Vec::new();
    for (address, sender) in senders {
        let shown = project.accounts.shown(address);
        let mut store = KeyStore::open(project)?;
        let own = store.of(address).next().map(|key| key.public_key);
        let public_key = match foreign.or(own) {
            Some(public_key) => public_key,
            None => made(&mut store, address, project, output)?.public_key,
        };
        output.task("Authorizing", format!("a key of {shown}"));
        let known = runtime.block_on(manager::keys::list(&client, &deployment, address)).map_err(l2::l2_error)?;
        // One that ends before a sub-block with it must have settled is no good any more.
        let settle_within = project.manifest.thread.settle_within;
        let needed = time.saturating_add(settle_within);
        let present = known.into_iter().find(|key| key.public_key == public_key);
        let key = ThreadKey {
            public_key,
            expires: match (args.expires, &present) {
                (Some(seconds), _) => time.saturating_add(seconds),
                (None, Some(present)) if present.expires > needed => present.expires,
                (None, _) => time.saturating_add(STANDARD.max(settle_within.saturating_mul(2))),
            },
            // Also of one that has expired: what a key may call is never more than it was without being asked for.
            scope: match &present {
                Some(present) if args.scope.is_empty() => present.scope.clone(),
                _ => scope.clone(),
            },
        };
        let receipt = runtime.block_on(manager::keys::authorize(&sender, &deployment, &key)).map_err(l2::l2_error)?;
        output.status("Authorized", format!("a key of {shown}{}", if receipt.is_some() { "" } else { ", already" }));
        authorized.push(Authorized {
            account: format!("{address:#x}"),
            public_key: format!("{public_key:#x}"),
            expires: key.expires,
            scope: scope_names(contracts, &deployment, &key.scope),
            receipt,
            shown: project.accounts.short(address),
            valid_for: key.expires.saturating_sub(time),
        });
    }
    Ok(authorized)
}

/// Each account once.
fn accounts(args: &KeysAuthorize, project: &Project) -> Result<Vec<Felt>> {
    let all: Vec<Felt> = match args.all {
        true => project.accounts.iter().map(|(_, address)| address).collect(),
        false => args.account.iter().map(|text| account(project, text)).collect::<Result<_>>()?,
    };
    let mut accounts: Vec<Felt> = Vec::new();
    for address in all {
        if !accounts.contains(&address) {
            accounts.push(address);
        }
    }
    if accounts.is_empty() {
        return Err(Error::usage("zkthread.toml names no accounts")
            .help("name one: --account 0x.., or give it a name in [accounts]"));
    }
    Ok(accounts)
}

/// The entry points of `--scope`, each once.
fn scope(texts: &[String], contracts: &[Contract], deployment: &Deployment) -> Result<Vec<EntryPoint>> {
    let addresses = deployment.addresses();
    let callable = || {
        let names = contracts
            .iter()
            .flat_map(|contract| contract.externals().map(|function| format!("{}::{}", contract.name, function.name)));
        format!("functions that can be called: {}", names.collect::<Vec<_>>().join(", "))
    };
    let mut scope: Vec<EntryPoint> = Vec::new();
    for text in texts {
        let (contract, function) = match text.split_once("::") {
            Some((contract, function)) => (Some(contract), function),
            None => (None, text.as_str()),
        };
        let found = contracts.iter().zip(&addresses).find(|(known, _)| match contract {
            Some(name) => known.name == name,
            None => contracts.len() == 1,
        });
        let found = found.filter(|(known, _)| known.externals().any(|external| external.name == function));
        let (_, address) = found.ok_or_else(|| {
            let text: String = text.chars().take(80).collect();
            Error::usage(format!("--scope: `{text}` is no function that can be called")).help(callable())
        })?;
        let entry_point = EntryPoint { contract: *address, selector: felts::selector(function) };
        if !scope.contains(&entry_point) {
            scope.push(entry_point);
        }
    }
    Ok(scope)
}
