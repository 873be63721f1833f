//! `cargo zkthread keys list`

use std::collections::BTreeSet;
use std::fmt;

use serde::Serialize;
use starknet_types_core::felt::Felt;
use zkthread_ir::Contract;
use zkthread_settlement::client::Client;
use zkthread_settlement::manager::keys::ThreadKey;
use zkthread_settlement::manager::{self, Deployment};

use super::scope_names;
use crate::args::KeysList;
use crate::error::Result;
use crate::keys::KeyStore;
use crate::ops::l2;
use crate::ops::source::Source;
use crate::output::{Output, span};
use crate::project::Project;

/// The keys here and on L2.
#[derive(Debug, Serialize)]
pub struct Listed {
    /// Whether the thread is deployed, so that L2 was asked.
    pub deployed: bool,
    /// A row for each account.
    pub accounts: Vec<Account>,
}

/// The keys of an account.
#[derive(Debug, Serialize)]
pub struct Account {
    /// Its name in `[accounts]`.
    pub name: Option<String>,
    /// Its address.
    pub account: String,
    /// The nonce of its next transaction, without the sub-blocks that wait.
    pub next_nonce: Option<u64>,
    /// Its keys.
    pub keys: Vec<Row>,
}

/// A key.
#[derive(Debug, Serialize)]
pub struct Row {
    /// Its public half.
    pub public_key: String,
    /// Whether its private half is in the store.
    pub in_store: bool,
    /// Whether it signs now.
    pub is_authorized: bool,
    /// The second from which it signs nothing any more, since 1970; none when it was never authorized.
    pub expires: Option<u64>,
    /// Seconds until then.
    pub expires_in: Option<u64>,
    /// What it may call; empty for everything.
    pub scope: Vec<String>,
}

impl fmt::Display for Listed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.deployed {
            writeln!(f, "not deployed: no key is authorized yet")?;
        }
        for account in &self.accounts {
            let name = account.name.as_ref().map_or(String::new(), |name| format!("@{name} "));
            write!(f, "{name}{}", account.account)?;
            if let Some(nonce) = account.next_nonce {
                write!(f, ", next nonce {nonce}")?;
            }
            writeln!(f)?;
            if account.keys.is_empty() {
                writeln!(f, "  no key")?;
            }
            account.keys.iter().try_for_each(|key| writeln!(f, "  {key}"))?;
        }
        Ok(())
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = if self.in_store { "in the store" } else { "not in the store" };
        write!(f, "{} {place}, ", self.public_key)?;
        match (self.is_authorized, self.expires_in) {
            (true, Some(seconds)) => {
                let scope = if self.scope.is_empty() { "all functions".to_owned() } else { self.scope.join(", ") };
                write!(f, "authorized for {}, for {scope}", span(seconds))
            }
            (_, Some(_)) => f.write_str("expired"),
            (_, None) => f.write_str("not authorized"),
        }
    }
}

/// Lists the keys of accounts.
///
/// # Errors
/// When an account is none, the store is damaged, or the thread is deployed and the node does not answer.
pub fn list(args: &KeysList, project: &Project, output: &Output) -> Result<Listed> {
    let store = KeyStore::open(project)?;
    let accounts: BTreeSet<Felt> = match args.account.as_slice() {
        [] => {
            let named = project.accounts.iter().map(|(_, address)| address);
            named.chain(store.keys().iter().map(|key| key.account)).collect()
        }
        texts => texts.iter().map(|text| super::account(project, text)).collect::<Result<_>>()?,
    };
    let Some(deployment) = l2::load_deployment(project)? else {
        let row = |account: Felt| row(account, project, &store, None);
        return Ok(Listed { deployed: false, accounts: sorted(accounts.into_iter().map(row).collect()) });
    };
    let source = Source::read(project, &output.muted())?;
    let url = l2::url(project, &args.node)?;
    output.task("Asking", url.host_str().unwrap_or_default());
    let asked = l2::wait(async {
        let client = Client::connect(&url).await?;
        let time = client.latest_block().await?.timestamp;
        let mut asked = Vec::new();
        for account in accounts {
            let keys = manager::keys::list(&client, &deployment, account).await?;
            asked.push((account, keys, manager::keys::nonce(&client, &deployment, account).await?));
        }
        Ok((asked, time))
    });
    let (asked, time) = asked?;
    let rows = asked.into_iter().map(|(account, keys, nonce)| {
        let there = There { keys, nonce, time, contracts: source.contracts(), deployment: &deployment };
        row(account, project, &store, Some(there))
    });
    Ok(Listed { deployed: true, accounts: sorted(rows.collect()) })
}

/// What L2 knows of an account.
struct There<'a> {
    keys: Vec<ThreadKey>,
    nonce: u64,
    time: u64,
    contracts: &'a [Contract],
    deployment: &'a Deployment,
}

fn row(account: Felt, project: &Project, store: &KeyStore, there: Option<There<'_>>) -> Account {
    let own: Vec<Felt> = store.of(account).map(|key| key.public_key).collect();
    let mut keys = Vec::new();
    if let Some(There { keys: known, time, contracts, deployment, .. }) = &there {
        keys.extend(known.iter().map(|key| Row {
            public_key: format!("{:#x}", key.public_key),
            in_store: own.contains(&key.public_key),
            is_authorized: key.expires > *time,
            expires: Some(key.expires),
            expires_in: Some(key.expires.saturating_sub(*time)),
            scope: scope_names(contracts, deployment, &key.scope),
        }));
    }
    let is_new =
        |key: &&Felt| there.as_ref().is_none_or(|there| there.keys.iter().all(|known| known.public_key != **key));
    keys.extend(own.iter().filter(is_new).map(|key| Row {
        public_key: format!("{key:#x}"),
        in_store: true,
        is_authorized: false,
        expires: None,
        expires_in: None,
        scope: Vec::new(),
    }));
    let name = project.accounts.iter().find(|(_, address)| *address == account).map(|(name, _)| name.to_owned());
    Account { name, account: format!("{account:#x}"), next_nonce: there.map(|there| there.nonce), keys }
}

/// Those with names first.
fn sorted(mut accounts: Vec<Account>) -> Vec<Account> {
    accounts.sort_by(|one, other| (one.name.is_none(), &one.name).cmp(&(other.name.is_none(), &other.name)));
    accounts
}
