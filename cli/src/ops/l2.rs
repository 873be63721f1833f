//! Getting from a project to its node, account and deployment.

use std::future::Future;
use std::path::PathBuf;

use url::Url;
use zkthread_settlement::account::Account;
use zkthread_settlement::client::Client;
use zkthread_settlement::credentials::Credentials;
use zkthread_settlement::devnet::DevnetControl;
use zkthread_settlement::manager::Deployment;
use zkthread_settlement::{Event, SettlementError};

use crate::args::Node;
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
        "reverted" | "other-thread" => Exit::Refused,
        "proof" => Exit::InvalidProof,
        "install" | "no-tools-folder" => Exit::MissingTool,
        "credentials" | "constructor" => Exit::Usage,
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

/// The account to act with: that of the environment or of the project's accounts file, else the first of a local devnet.
///
/// # Errors
/// When none of them can be had.
pub async fn account(project: &Project, node: &Node, client: &Client) -> std::result::Result<Account, SettlementError> {
    let l2 = &project.manifest.l2;
    let named = if node.as_devnet_account { (None, &None) } else { (Credentials::from_env()?, &l2.account) };
    let credentials = match named {
        (Some(credentials), _) => credentials,
        (None, Some(name)) => {
            let file = l2.accounts_file.as_ref().map(|file| project.root.join(file)).or_else(sncast_accounts_file);
            let file =
                file.ok_or_else(|| missing("there is no home folder to look for the accounts file of sncast in"))?;
            Credentials::from_sncast(&file, &client.chain_name(), name)?
        }
        (None, None) => {
            let accounts = DevnetControl::new(client.url()).accounts().await;
            let accounts = accounts.map_err(|_| missing("no account is named, and the node is no local devnet"))?;
            accounts.into_iter().next().ok_or_else(|| missing("the devnet has no accounts"))?
        }
    };
    Account::open(client, &credentials).await
}

fn missing(reason: &str) -> SettlementError {
    SettlementError::Credentials { reason: reason.to_owned() }
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
    let deployment = serde_json::from_str(&text).map_err(|error| {
        Error::usage(format!("{} is not a deployment: {error}", Project::shown(&file)))
            .help("delete it and run `cargo zkthread deploy`")
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
