//! `cargo zkthread demo`

use std::fmt;
use std::path::PathBuf;

use serde::Serialize;
use serde_json::json;
use starknet_types_core::felt::Felt;
use zkthread::host::View;
use zkthread_batcher::transactions::view_call;
use zkthread_settlement::Credentials;
use zkthread_settlement::account::{Account, Call};
use zkthread_settlement::client::Client;
use zkthread_settlement::devnet::{Devnet, DevnetOptions};

use crate::args::{self, Acting, KeysAuthorize, Node};
use crate::commands::{build, deploy, devnet, keys, new, prove, run, settle, verify};
use crate::error::{Error, Result};
use crate::files::write_file;
use crate::ops::artefacts::Built;
use crate::ops::sub_blocks::SubBlocks;
use crate::ops::world::World;
use crate::ops::{batcher_error, host, l2, transfers};
use crate::output::Output;
use crate::project::Project;
use crate::templates::Template;

/// What the demo saw.
#[derive(Debug, Serialize)]
pub struct Report {
    /// How many transfers were settled.
    pub transfers: usize,
    /// Between how many accounts, each of which signed its own.
    pub accounts: usize,
    /// The account that settled: neither the owner's nor one of those.
    pub settled_by: String,
    /// A row for each sub-block.
    pub sub_blocks: Vec<Row>,
    /// How many balances were read back from L2 and found equal to the native ones.
    pub balances_equal: usize,
    /// L2 gas of one transfer made directly on L2, on the same storage.
    pub direct_transfer_l2_gas: u64,
    /// L2 gas of registering facts and settling, for each transfer.
    pub settled_transfer_l2_gas: u64,
    /// The project, when it was kept.
    pub project: Option<PathBuf>,
}

/// One sub-block of the demo.
#[derive(Debug, Serialize)]
pub struct Row {
    /// Its number.
    pub number: u64,
    /// How many transfers.
    pub transfers: usize,
    /// How many signatures they are under.
    pub signatures: usize,
    /// Cairo steps of the thread program.
    pub steps: usize,
    /// How long proving took.
    pub prove_seconds: f64,
    /// Most memory used, where the system tells.
    pub peak_memory_bytes: Option<u64>,
    /// Size of the proof.
    pub proof_bytes: usize,
    /// L2 gas of registering the fact.
    pub register_l2_gas: u64,
    /// L2 gas of settling.
    pub settle_l2_gas: u64,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "sub-block  transfers  signatures      steps  steps/transfer  prove s  peak GB  proof kB       L2 gas"
        )?;
        for row in &self.sub_blocks {
            let Row { number, transfers, signatures, steps, prove_seconds, proof_bytes, .. } = row;
            let l2_gas = row.register_l2_gas + row.settle_l2_gas;
            let memory = row.peak_memory_bytes.map_or("-".to_owned(), |bytes| format!("{:.1}", bytes as f64 / 1e9));
            let (each, kilobytes) = (steps / transfers.max(&1), proof_bytes / 1000);
            writeln!(
                f,
                "{number:>9}  {transfers:>9}  {signatures:>10}  {steps:>9}  {each:>14}  {prove_seconds:>7.1}  {memory:>7}  {kilobytes:>8}  {l2_gas:>11}"
            )?;
        }
        let Self { transfers, accounts, balances_equal, settled_transfer_l2_gas, direct_transfer_l2_gas, .. } = self;
        writeln!(
            f,
            "\n{transfers} transfers between {accounts} accounts: signed by their senders, proven, verified, and settled on L2 by"
        )?;
        writeln!(f, "{}, an account that owns nothing and that nobody has to trust.", self.settled_by)?;
        writeln!(f, "{balances_equal} balances read back from L2 are equal to the native ones.")?;
        writeln!(
            f,
            "L2 gas for each settled transfer {settled_transfer_l2_gas}, for a direct L2 transfer {direct_transfer_l2_gas}."
        )?;
        if let Some(project) = &self.project {
            writeln!(f, "The project is in {}.", Project::shown(project))?;
        }
        Ok(())
    }
}

/// Runs the command.
///
/// # Errors
/// When any step of the story fails, or a balance on L2 differs from the native one.
pub fn run(args: &args::Demo, output: &Output) -> Result<Report> {
    let program = devnet::program(output)?;
    let temporary = tempfile::tempdir().map_err(|e| Error::io("write to", &std::env::temp_dir(), e))?;
    let folder = args.keep.clone().unwrap_or_else(|| temporary.path().join("demo-token"));
    let create = args::New { name: folder, template: Template::Token, zkthread_path: None };
    let project = Project::open(&new::run(&create, output)?.project)?;
    build::run(&args::Build { check: false, package: None }, &project, output)?;

    output.task("Starting", "starknet-devnet");
    // One more, who settles.
    let options = DevnetOptions { accounts: args.accounts.saturating_add(1), ..DevnetOptions::default() };
    let started = l2::wait(Devnet::start(&program, options))?;
    output.status("Started", format!("starknet-devnet at {}", started.url()));
    let node = Node { url: Some(started.url().to_string()) };
    let mut accounts: Vec<Felt> = started.accounts().iter().map(Credentials::address).collect();
    let (Some(settler), Some(&owner)) = (accounts.pop(), accounts.first()) else {
        return Err(Error::failed("the devnet has no accounts"));
    };
    let acting = |account: Felt| Acting { node: node.clone(), account: Some(format!("{account:#x}")) };
    deploy::run(&args::Deploy { acting: acting(owner) }, &project, output)?;
    authorize(&accounts, &node, &project, output)?;

    let file = project.root.join("transactions").join("demo.json");
    write_file(&file, transfers::file(&accounts, 0..args.transfers, args.bundle).as_bytes())?;
    let ran = run::run(&args::Run { transactions: file, fresh: false, acting: acting(owner) }, &project, output)?;
    if let Some(reverted) = ran.sub_blocks.iter().flat_map(|made| &made.reverted).next() {
        return Err(Error::failed(format!("{reverted}")));
    }
    let native = native_balances(&project, &accounts, &node, &output.muted())?;
    output.status("Read", format!("{} balances natively", native.len()));

    let mut sub_blocks = Vec::new();
    for made in &ran.sub_blocks {
        sub_blocks.push(prove_and_settle(made, &project, &acting(settler), output)?);
    }
    let (on_l2, direct_transfer_l2_gas) = check_on_l2(&project, &accounts, &acting(owner), output)?;
    if let Some(differs) = accounts.iter().zip(native.iter().zip(&on_l2)).find(|(_, (native, l2))| native != l2) {
        let (account, (native, l2)) = differs;
        return Err(Error::failed(format!("account {account:#x} has {native} natively and {l2} on L2")));
    }
    let settled: usize = sub_blocks.iter().map(|row| row.transfers).sum();
    let gas: u64 = sub_blocks.iter().map(|row| row.register_l2_gas + row.settle_l2_gas).sum();
    Ok(Report {
        transfers: settled,
        accounts: accounts.len(),
        settled_by: format!("{settler:#x}"),
        sub_blocks,
        balances_equal: on_l2.len(),
        direct_transfer_l2_gas,
        settled_transfer_l2_gas: gas / u64::try_from(settled.max(1)).unwrap_or(u64::MAX),
        project: args.keep.as_ref().map(|_| project.root.clone()),
    })
}

/// Gives each account a key that may sign its transfers and nothing else.
fn authorize(accounts: &[Felt], node: &Node, project: &Project, output: &Output) -> Result<()> {
    output.task("Authorizing", format!("keys of {} accounts", accounts.len()));
    let quiet = output.muted();
    for (done, account) in accounts.iter().enumerate() {
        let args = KeysAuthorize {
            account: vec![format!("{account:#x}")],
            all: false,
            expires: None,
            scope: vec!["Token::transfer".to_owned()],
            public_key: None,
            node: node.clone(),
        };
        keys::authorize(&args, project, &quiet)?;
        output.progress(format!("{} of {}", done + 1, accounts.len()));
    }
    output.status("Authorized", format!("keys of {} accounts, for transfers only", accounts.len()));
    Ok(())
}

/// Balances after every sub-block that is not settled yet, by running the contract natively.
fn native_balances(project: &Project, accounts: &[Felt], node: &Node, output: &Output) -> Result<Vec<u128>> {
    let built = Built::load(project, output)?;
    let mut world = World::open(project, &built, node, output)?;
    for pending in SubBlocks::of(project).pending(&world.domain, &world.head)? {
        world.apply(&pending);
    }
    let mut host = host::start(project, &built.source, output)?;
    let mut balance = |account: &Felt| {
        let owner = json!({ "owner": account });
        let (selector, calldata) =
            view_call(built.source.contracts(), &world.domain.contracts, &[], 0, "balance_of", &owner)
                .map_err(batcher_error)?;
        let view = View {
            chain_id: world.domain.chain_id,
            contracts: world.domain.contracts.clone(),
            position: 0,
            caller: Felt::ZERO,
            timestamp: world.timestamp,
            sub_block_number: world.head.number,
            selector,
            calldata,
        };
        let viewed = host.view(&view, &mut world.state).map_err(batcher_error)?;
        amount(&viewed.result)
    };
    accounts.iter().map(&mut balance).collect()
}

fn prove_and_settle(made: &run::Made, project: &Project, acting: &Acting, output: &Output) -> Result<Row> {
    let sub_block = Some(made.number.to_string());
    let proven = prove::run(&args::Prove { sub_block: sub_block.clone() }, project, output)?;
    verify::run(&args::Verify { proof: proven.file.clone(), sub_block: None }, project, output)?;
    let settled = settle::run(&args::Settle { sub_block, acting: acting.clone() }, project, output)?;
    Ok(Row {
        number: made.number,
        transfers: made.calls,
        signatures: made.transactions,
        steps: made.steps,
        prove_seconds: proven.seconds,
        peak_memory_bytes: proven.peak_memory_bytes,
        proof_bytes: proven.bytes,
        register_l2_gas: settled.registered.map_or(0, |receipt| receipt.l2_gas),
        settle_l2_gas: settled.settled.map_or(0, |receipt| receipt.l2_gas),
    })
}

/// Reads the balances by plain calls, then makes one plain transfer and sees it arrive; gives its L2 gas too.
fn check_on_l2(project: &Project, accounts: &[Felt], acting: &Acting, output: &Output) -> Result<(Vec<u128>, u64)> {
    let deployment = l2::deployment(project)?;
    let token = deployment.addresses().first().copied();
    let token = token.ok_or_else(|| Error::failed("no contract is deployed"))?;
    let (url, named) = (l2::url(project, &acting.node)?, l2::named(project, acting)?);
    let runtime = l2::runtime()?;
    let connected = runtime.block_on(async {
        let client = Client::connect(&url).await?;
        let account = l2::account(project, named, &client).await?;
        Ok((client, account))
    });
    let (client, account): (Client, Account) = connected.map_err(l2::l2_error)?;
    output.task("Reading", format!("{} balances from L2", accounts.len()));
    let balance = |of: Felt| {
        let answer = runtime.block_on(client.call(token, "balance_of", &[of])).map_err(l2::l2_error)?;
        amount(&answer)
    };
    let balances = accounts.iter().map(|of| balance(*of)).collect::<Result<Vec<u128>>>()?;
    output.status("Read", format!("{} balances from L2", balances.len()));

    let (Some(&to), Some(&before)) = (accounts.last(), balances.last()) else { return Ok((balances, 0)) };
    let call = Call::new(token, "transfer", vec![to, Felt::ONE]);
    let receipt = runtime.block_on(account.invoke("a direct transfer", &[call])).map_err(l2::l2_error)?;
    if balance(to)? != before + 1 {
        return Err(Error::failed("a direct L2 transfer after settling did not arrive"));
    }
    output.status("Moved", "one token directly on L2");
    Ok((balances, receipt.l2_gas))
}

fn amount(result: &[Felt]) -> Result<u128> {
    match result {
        [amount] => u128::try_from(*amount).map_err(|_| Error::failed(format!("{amount:#x} is not an amount"))),
        other => Err(Error::failed(format!("a balance of {} felts", other.len()))),
    }
}
