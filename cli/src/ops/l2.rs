//! Getting from a project to its node, account and deployment.

use std::future::Future;
use std::path::PathBuf;

use starknet_types_core::felt::Felt;
use url::Url;
use zkthread_settlement::account::Account;
use zkthread_settlement::client::Client;
use zkthread_settlement::credentials::Credentials;
use zkthread_settlement::devnet::DevnetControl;
use zkthread_settlement::manager::Deployment;
use zkthread_settlement::{Event, SettlementError};

use crate::args::{Acting, Node};
use crate::error::{Error, Exit, Result};
use crate::files::write_file;
use crate::output::Output;
use crate::project::Project;

/// Waits for an asynchronous operation.
///
/// # Errors
/// The operation's, and when the system gives no threads.
pub fn wait<T>(future: impl Future<Output = std::result::Result<T, SettlementError>>) -> Result<T> {
    runtime()?.block_on(future).map_err(l2_error)
}

/// A runtime for asynchronous operations.
///
/// # Errors
/// When the system gives no threads.
pub fn runtime() -> Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Error::failed(format!("cannot start the network runtime: {error}")))
}

/// An error of settlement, with its exit code and help line.
pub fn l2_error(error: SettlementError) -> Error {
    let exit = match error.code() {
        "reverted"
        | "other-thread"
        | "not-a-prover"
        | "expired"
        | "no-batcher-signature"
        | "not-a-batcher"
        | "bad-batcher-signature" => Exit::Refused,
        "proof" => Exit::InvalidProof,
        "install" | "no-tools-folder" => Exit::MissingTool,
        "credentials" | "constructor" | "no-thread-key" | "no-keys" | "scope" | "policy" => Exit::Usage,
        _ => Exit::Failed,
    };
    Error::new(exit, error.to_string()).maybe_help(error.help())
}

/// Shows the events of a long operation.
pub fn show(output: &Output, event: Event) {
    match event {
        Event::Waiting { what } => output.task("Waiting", format!("for {what}")),
        Event::Installing { done, total, item } => {
            let total = total.map(|total| format!(" of {total}")).unwrap_or_default();
            output.progress(format!("{done}{total} crates, {item}"));
        }
        Event::Started { what } => output.task("Now", what),
        Event::Done { note: Some(note), what } => output.status("Done", format!("{what}: {note}")),
        Event::Done { note: None, .. } => {}
    }
}

/// The node that the command line or the project names.
///
/// # Errors
/// When the address is none.
pub fn url(project: &Project, node: &Node) -> Result<Url> {
    let text = node.url.as_ref().unwrap_or(&project.manifest.l2.url);
    Url::parse(text).map_err(|error| {
        Error::usage(format!("`{text}` is not an address: {error}")).help("for example http://127.0.0.1:5050")
    })
}

/// The address of the account that the command line names; none when it names none.
///
/// # Errors
/// When it is none.
pub fn named(project: &Project, acting: &Acting) -> Result<Option<Felt>> {
    let find = |text: &String| project.accounts.find(text).map_err(|error| prefixed(error, "--account"));
    acting.account.as_ref().map(find).transpose()
}

/// The error with the option that it is about.
pub fn prefixed(mut error: Error, option: &str) -> Error {
    error.message = format!("{option}: {}", error.message);
    error
}

/// The account to act with: the one of this address; when there is none, that of the environment or of the project's accounts file, else the first of a
/// local devnet.
///
/// # Errors
/// When its credentials cannot be had.
pub async fn account(
    project: &Project,
    address: Option<Felt>,
    client: &Client,
) -> std::result::Result<Account, SettlementError> {
    let credentials = match address {
        Some(address) => credentials_of(project, address, client).await?.ok_or_else(|| {
            let shown = project.accounts.short(address);
            missing(format!(
                "{shown} is neither in the environment, nor in the accounts file of sncast, nor an account of a local devnet"
            ))
        })?,
        None => standard_credentials(project, client).await?,
    };
    Account::open(client, &credentials).await
}

async fn standard_credentials(project: &Project, client: &Client) -> std::result::Result<Credentials, SettlementError> {
    match (Credentials::from_env()?, &project.manifest.l2.account) {
        (Some(credentials), _) => Ok(credentials),
        (None, Some(name)) => {
            let file = accounts_file(project);
            let file =
                file.ok_or_else(|| missing("there is no home folder to look for the accounts file of sncast in"))?;
            Credentials::from_sncast(&file, &client.chain_name(), name)
        }
        (None, None) => {
            let accounts = DevnetControl::new(client.url()).accounts().await;
            let accounts = accounts.map_err(|_| missing("no account is named, and the node is no local devnet"))?;
            accounts.into_iter().next().ok_or_else(|| missing("the devnet has no accounts"))
        }
    }
}

/// The credentials of the account at an address: the environment's, those of the accounts file (under the name in `[l2]`, or its name in `[accounts]`), a
/// devnet's; none when nobody has them.
///
/// # Errors
/// When the environment has half an account, or `[l2] account` cannot be read.
pub async fn credentials_of(
    project: &Project,
    address: Felt,
    client: &Client,
) -> std::result::Result<Option<Credentials>, SettlementError> {
    let is_it = |credentials: &Credentials| credentials.address() == address;
    if let Some(found) = Credentials::from_env()?.filter(is_it) {
        return Ok(Some(found));
    }
    if let Some(file) = accounts_file(project) {
        if let Some(name) = &project.manifest.l2.account {
            let found = Credentials::from_sncast(&file, &client.chain_name(), name)?;
            if is_it(&found) {
                return Ok(Some(found));
            }
        }
        // An account may well have the same name there, but need not be there at all.
        let names = project.accounts.iter().filter(|(_, known)| *known == address);
        let found = names.filter_map(|(name, _)| Credentials::from_sncast(&file, &client.chain_name(), name).ok());
        if let Some(found) = found.into_iter().find(is_it) {
            return Ok(Some(found));
        }
    }
    // Any other node does not know the question.
    let predeployed = DevnetControl::new(client.url()).accounts().await.unwrap_or_default();
    Ok(predeployed.into_iter().find(is_it))
}

fn missing(reason: impl Into<String>) -> SettlementError {
    SettlementError::Credentials { reason: reason.into() }
}

/// The accounts file that the project names, else sncast's own.
fn accounts_file(project: &Project) -> Option<PathBuf> {
    let named = project.manifest.l2.accounts_file.as_ref().map(|file| project.root.join(file));
    named.or_else(sncast_accounts_file)
}

fn sncast_accounts_file() -> Option<PathBuf> {
    std::env::home_dir().map(|home| home.join(".starknet_accounts/starknet_open_zeppelin_accounts.json"))
}

/// The deployment that `deploy` wrote down; none before.
///
/// # Errors
/// When the file cannot be read or understood.
pub fn load_deployment(project: &Project) -> Result<Option<Deployment>> {
    let file = project.deployment_file();
    let text = match std::fs::read_to_string(&file) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::io("read", &file, error)),
    };
    let deployment = Deployment::from_json(&text).map_err(|error| {
        Error::usage(format!("{}: {error}", Project::shown(&file))).help("delete it and run `cargo zkthread deploy`")
    })?;
    Ok(Some(deployment))
}

/// The deployment, which must be there.
///
/// # Errors
/// When nothing was deployed.
pub fn deployment(project: &Project) -> Result<Deployment> {
    load_deployment(project)?.ok_or_else(|| {
        Error::usage(format!("{} is not deployed", project.manifest.thread.name)).help("run `cargo zkthread deploy`")
    })
}

/// Writes the deployment down.
///
/// # Errors
/// When the file cannot be written.
pub fn save_deployment(project: &Project, deployment: &Deployment) -> Result<()> {
    let text = serde_json::to_string_pretty(deployment)
        .map_err(|error| Error::failed(format!("cannot write the deployment: {error}")))?;
    write_file(&project.deployment_file(), format!("{text}\n").as_bytes())
}
