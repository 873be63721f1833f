//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use serde::Serialize;

use crate::templates::Template;

/// Builds, runs, proves and settles zkThreads.
#[derive(Debug, Parser)]
#[command(
    name = "cargo zkthread",
    bin_name = "cargo zkthread",
    version,
    about = "Builds, runs, proves and settles zkThreads",
    disable_help_subcommand = true,
    max_term_width = 100,
    after_help = "Example, the whole story in one command:
  cargo zkthread demo

Example, step by step:
  cargo zkthread new my-token --template token && cd my-token
  cargo zkthread build
  cargo zkthread devnet &            # a local Starknet
  cargo zkthread deploy
  cargo zkthread keys authorize --all
  cargo zkthread run transactions/transfers.json
  cargo zkthread prove
  cargo zkthread settle

The result goes to stdout, progress to stderr. Exit codes: 0 done, 1 failed, 2 wrong input, 3
drift, 4 invalid proof, 5 refused by L2, 6 missing tool."
)]
pub struct Cli {
    /// Options of every command.
    #[command(flatten)]
    pub global: Global,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Options of every command.
#[derive(Debug, Args)]
pub struct Global {
    /// The project's folder or its zkthread.toml [default: the one around the current folder]
    #[arg(long, global = true, value_name = "PATH", alias = "manifest-path")]
    pub project: Option<PathBuf>,
    /// Print the result as one JSON object
    #[arg(long, global = true)]
    pub json: bool,
    /// Do not print progress
    #[arg(short, long, global = true)]
    pub quiet: bool,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a project
    New(New),
    /// Compile the contracts for L2 and for proving
    Build(Build),
    /// Print what a contract becomes: its IR, its Rust, its Cairo, the thread program
    Expand(Expand),
    /// Explain an error code of the contract language
    Explain(Explain),
    /// Keys that sign transactions: make, authorize, revoke, list
    Keys(Keys),
    /// Sign transactions, or print them for a wallet to sign
    Sign(Sign),
    /// Run transactions natively into sub-blocks
    Run(Run),
    /// Prove a sub-block
    Prove(Prove),
    /// Verify a proof file
    Verify(Verify),
    /// Say where the steps of a sub-block go, function by function
    Profile(Profile),
    /// Run a local Starknet until Ctrl-C
    Devnet(Devnet),
    /// Put the contracts, the manager and the thread on L2
    Deploy(Deploy),
    /// Settle a proven sub-block on L2
    Settle(Settle),
    /// Say where the thread stands, here and on L2
    Status(Status),
    /// Show the whole story on a local Starknet
    Demo(Demo),
}

/// `new`
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cargo zkthread new my-token --template token
  cargo zkthread new my-counter --template counter --zkthread-path ../zkthread-repo/zkthread")]
pub struct New {
    /// The new folder; its name is the package's
    pub name: PathBuf,
    /// What to start from
    #[arg(long, value_enum, default_value = "token")]
    pub template: Template,
    /// Folder of the zkthread crate to depend on [default: the source this program was built from, else its version]
    #[arg(long, value_name = "DIR")]
    pub zkthread_path: Option<PathBuf>,
}

/// `build`
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cargo zkthread build
  cargo zkthread build --check     # in CI: fails with exit code 3 when zkthread.lock would change; writes nothing
  cargo zkthread build --package cairo

Writes target/zkthread (Cairo, classes, ABI and a Rust client of each contract, the thread
program) and zkthread.lock.")]
pub struct Build {
    /// Write nothing, and fail if zkthread.lock would change
    #[arg(long)]
    pub check: bool,
    /// Also write ordinary Scarb packages: each contract with snforge tests made from the Rust tests, and the thread program
    #[arg(long, value_name = "DIR", conflicts_with = "check")]
    pub package: Option<PathBuf>,
}

/// `expand`
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cargo zkthread expand --emit contract             # the Cairo contract of the project
  cargo zkthread expand --emit contract --contract Arena
  cargo zkthread expand --emit rust --file src/lib.rs
  cargo zkthread expand --emit thread --json        # {\"emit\": \"thread\", \"files\": {\"lib.cairo\": \"..\"}}

Nothing is compiled or written. Several files are printed one after the other, each below a line
`// file: PATH`.")]
pub struct Expand {
    /// Which of the stages
    #[arg(long, value_enum, value_name = "STAGE")]
    pub emit: Stage,
    /// The contract, when there are several; the thread program is of all of them
    #[arg(long, value_name = "NAME")]
    pub contract: Option<String>,
    /// A Rust file with contracts [default: those of the project]
    #[arg(long, value_name = "PATH")]
    pub file: Option<PathBuf>,
}

/// What a contract becomes on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// The checked contract, as its fingerprint sees it
    Ir,
    /// What the macro writes for rustc
    Rust,
    /// The Cairo of the L2 contract
    Contract,
    /// The Cairo of the thread program
    Thread,
}

/// `explain`
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cargo zkthread explain ZKT0301
  cargo zkthread explain 301 --json")]
pub struct Explain {
    /// The code; its number is enough
    pub code: String,
}

/// `run`
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cargo zkthread run transactions/transfers.json
  cargo zkthread run transactions/transfers.json --fresh

A transactions file is a JSON array, or one object per line:
  {\"sender\": \"@alice\", \"call\": {\"transfer\": {\"to\": \"0x2\", \"amount\": 5}}}
In a thread of several contracts each names the one it calls: \"contract\": \"Token\". Several calls
under one signature stand as \"calls\": [{\"call\": ..}, ..].

Where transactions are signed (auth = \"signature\"), those that are not yet are signed on the way
with the keys of `cargo zkthread keys`. Before `deploy` it runs on the state the constructors
make, with keys for that state only; after it on the state of L2. Sub-blocks go to
target/zkthread/sub-blocks, numbered on from those that are there and not settled yet. Nothing
is written when a transaction is refused.")]
pub struct Run {
    /// The transactions
    pub transactions: PathBuf,
    /// Drop sub-blocks that are not settled yet instead of going on after them
    #[arg(long)]
    pub fresh: bool,
    /// Address of the node, when the thread is deployed, and the batcher's account, when the thread names batchers
    #[command(flatten)]
    pub acting: Acting,
}

/// `keys`
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cargo zkthread keys authorize --account @alice     # makes a key for her; 30 days on L2
  cargo zkthread keys authorize --all                # for all of [accounts]
  cargo zkthread keys list
  cargo zkthread keys revoke --account @alice

A key signs transactions of one account in this thread and moves nothing on L2. The private keys
are in .zkthread/keys.json, which only you can read; do not share or commit it.")]
pub struct Keys {
    /// What to do with them.
    #[command(subcommand)]
    pub command: KeysCommand,
}

/// What `keys` does.
#[derive(Debug, Subcommand)]
pub enum KeysCommand {
    /// Make a key for an account, here only
    New(KeysNew),
    /// Let a key sign for an account: a transaction of the account on L2
    Authorize(KeysAuthorize),
    /// Let a key sign no longer: a transaction of the account on L2
    Revoke(KeysRevoke),
    /// Show the keys here and on L2
    List(KeysList),
}

/// `keys new`
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cargo zkthread keys new --account @alice         # another key, for `keys authorize` to authorize

Prints the public key.")]
pub struct KeysNew {
    /// Whose transactions it is for: a name of `[accounts]`, or an address
    #[arg(long, value_name = "@NAME|0x..")]
    pub account: String,
}

/// `keys authorize`
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cargo zkthread keys authorize --account @alice
  cargo zkthread keys authorize --account @alice --account @bob --expires 12h
  cargo zkthread keys authorize --account @alice --scope Token::transfer --scope Token::approve
  cargo zkthread keys authorize --account @alice --public-key 0x..     # a wallet's key

Makes a key where the store has none for the account, and sends `authorize_key` from the
account. Its credentials are those of the environment, of sncast's accounts file, or of a
devnet's predeployed account. A key that is authorized already is left as it is unless --expires
or --scope ask for something else.")]
pub struct KeysAuthorize {
    /// Whose transactions: a name of `[accounts]`, or an address; several times for several
    #[arg(long, value_name = "@NAME|0x..", required_unless_present = "all")]
    pub account: Vec<String>,
    /// All of `[accounts]`
    #[arg(long, conflicts_with = "account")]
    pub all: bool,
    /// How long the key signs: seconds, or 45m, 12h, 30d [default: 30d]
    #[arg(long, value_name = "TIME", value_parser = seconds)]
    pub expires: Option<u64>,
    /// A function that the key may call; several times for several [default: those it was for; all for a new key]
    #[arg(long, value_name = "CONTRACT::FUNCTION")]
    pub scope: Vec<String>,
    /// A key that is not in the store, as a wallet's
    #[arg(long, value_name = "0x..", conflicts_with = "all")]
    pub public_key: Option<String>,
    /// Address of the node
    #[command(flatten)]
    pub node: Node,
}

/// `keys revoke`
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cargo zkthread keys revoke --account @alice
  cargo zkthread keys revoke --account @alice --public-key 0x..

Sub-blocks that used the key and are not settled become stale. The key is taken out of the
store.")]
pub struct KeysRevoke {
    /// Whose: a name of `[accounts]`, or an address
    #[arg(long, value_name = "@NAME|0x..")]
    pub account: String,
    /// Which key, when the account has several
    #[arg(long, value_name = "0x..")]
    pub public_key: Option<String>,
    /// Address of the node
    #[command(flatten)]
    pub node: Node,
}

/// `keys list`
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cargo zkthread keys list
  cargo zkthread keys list --account @alice --json

Shows the keys of [accounts] and of the store: whether they are authorized, until when, what
they may call, and each account's next nonce. Private keys are never shown.")]
pub struct KeysList {
    /// Whose: a name of `[accounts]`, or an address; several times for several [default: all that are known]
    #[arg(long, value_name = "@NAME|0x..")]
    pub account: Vec<String>,
    /// Address of the node
    #[command(flatten)]
    pub node: Node,
}

/// `sign`
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cargo zkthread sign transactions/transfers.json -o signed.json
  cargo zkthread sign transactions/transfers.json --deadline 2h > signed.json
  cargo zkthread sign transactions/transfers.json --typed-data -o prepared.json > typed-data.json

Fills in what is missing (the nonce: the account's next one after the sub-blocks that wait; the
deadline) and signs with the keys of the store. What is signed already is checked and kept. The
result is a file for `run`, by anybody.

For a wallet: --typed-data signs nothing. It writes the transactions with nonce and deadline to
OUT and prints the SNIP-12 typed data of each that is not signed. Put the wallet's answer into
OUT: \"public_key\": \"0x..\", \"signature\": [\"0x..\", \"0x..\"], and check it with `cargo zkthread sign
OUT`.")]
pub struct Sign {
    /// The transactions
    pub transactions: PathBuf,
    /// Where the transactions go [default: stdout]
    #[arg(short, long, value_name = "FILE", required_if_eq("typed_data", "true"))]
    pub out: Option<PathBuf>,
    /// How long they may wait to be settled where they do not say so: seconds, or 45m, 12h, 30d [default: 1d, or twice
    /// `settle_within` where that is longer]
    #[arg(long, value_name = "TIME", value_parser = seconds)]
    pub deadline: Option<u64>,
    /// Sign nothing, print what a wallet signs
    #[arg(long)]
    pub typed_data: bool,
    /// Address of the node, when the thread is deployed
    #[command(flatten)]
    pub node: Node,
}

/// `prove`
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cargo zkthread prove             # the first sub-block that has no proof
  cargo zkthread prove 3
  cargo zkthread prove target/zkthread/sub-blocks/3.json

The proof is written beside the sub-block, as 3.zkproof.")]
pub struct Prove {
    /// Number or file of a sub-block
    pub sub_block: Option<String>,
}

/// `verify`
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cargo zkthread verify target/zkthread/sub-blocks/1.zkproof
  cargo zkthread verify 1.zkproof --sub-block 1.json

Checks that the proof is valid, that the proven program is the one in zkthread.lock, and that it
proves the sub-block beside it (1.json beside 1.zkproof). Exit code 4 when it is not.")]
pub struct Verify {
    /// The proof file
    pub proof: PathBuf,
    /// The sub-block it must prove [default: the file beside it]
    #[arg(long, value_name = "FILE")]
    pub sub_block: Option<PathBuf>,
}

/// `profile`
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cargo zkthread profile           # the latest sub-block
  cargo zkthread profile 3 --top 60
  cargo zkthread profile --transactions transactions/transfers.json --output flame.svg

Runs the thread program on the sub-block and counts the steps of each function: those of its own
code, and all with what it called. Functions that the compiler inlined count like others; loops
count to the function they stand in. Writes a flame graph to
target/zkthread/profile/sub-block-N.svg; open it in a browser. --json has all functions.")]
pub struct Profile {
    /// Number or file of a sub-block [default: the latest]
    pub sub_block: Option<String>,
    /// Run these transactions into a sub-block that is not kept, as `run` would, and profile that
    #[arg(long, value_name = "FILE", conflicts_with = "sub_block")]
    pub transactions: Option<PathBuf>,
    /// How many functions to show
    #[arg(long, value_name = "N", default_value_t = 30)]
    pub top: usize,
    /// Where the flame graph goes
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Address of the node, for --transactions when the thread is deployed
    #[command(flatten)]
    pub node: Node,
}

/// `devnet`
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cargo zkthread devnet
  cargo zkthread devnet --port 6060 --accounts 10
  cargo zkthread devnet --install  # only install starknet-devnet, about 20 minutes the first time

Prints one line with the address when it is ready, and runs until Ctrl-C.")]
pub struct Devnet {
    /// Port on 127.0.0.1
    #[arg(long, default_value_t = 5050)]
    pub port: u16,
    /// Seed of the predeployed accounts
    #[arg(long, default_value_t = 0)]
    pub seed: u32,
    /// How many predeployed accounts
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u8).range(1..=100))]
    pub accounts: u8,
    /// Install starknet-devnet if it is missing, and end
    #[arg(long)]
    pub install: bool,
}

/// `deploy`
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cargo zkthread deploy            # to [l2] url of zkthread.toml
  cargo zkthread deploy --url http://127.0.0.1:6060
  STARKNET_ACCOUNT_ADDRESS=0x.. STARKNET_PRIVATE_KEY=0x.. cargo zkthread deploy

Declares and deploys what is not there yet, registers the thread, and writes deployment.json.
When only `provers` or `batchers` of zkthread.toml changed, it changes them for the thread that
is there. The account is taken from STARKNET_ACCOUNT_ADDRESS and STARKNET_PRIVATE_KEY, else from
[l2] account, else it is the first of a local devnet.")]
pub struct Deploy {
    /// Address of the node, and the account
    #[command(flatten)]
    pub acting: Acting,
}

/// `settle`
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cargo zkthread settle            # the next sub-block
  cargo zkthread settle 3
  cargo zkthread settle --account @alice

Verifies the proof, registers its fact, and has the manager check and apply the sub-block. Where
`provers` is \"anyone\", any account may. The fact registry believes its registrar, the account
that deployed; when another one settles, the registrar registers the fact if its credentials are
here too. Settling what is already settled succeeds and changes nothing. Exit code 5 when L2
refuses.")]
pub struct Settle {
    /// Number or file of a sub-block
    pub sub_block: Option<String>,
    /// Address of the node, and the account
    #[command(flatten)]
    pub acting: Acting,
}

/// `status`
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cargo zkthread status
  cargo zkthread status --json")]
pub struct Status {
    /// Address of the node
    #[command(flatten)]
    pub node: Node,
}

/// Which node to talk to.
#[derive(Clone, Debug, Default, Args)]
pub struct Node {
    /// JSON-RPC address of a node [default: `[l2] url` of zkthread.toml]
    #[arg(long, value_name = "URL")]
    pub url: Option<String>,
}

/// Which node to talk to, and as whom.
#[derive(Clone, Debug, Default, Args)]
pub struct Acting {
    /// Address of the node
    #[command(flatten)]
    pub node: Node,
    /// The L2 account to act with: a name of `[accounts]`, or an address [default: that of the environment, else `[l2] account`, else a devnet's first]
    #[arg(long, value_name = "@NAME|0x..")]
    pub account: Option<String>,
}

/// A time in seconds: `90`, `90s`, `45m`, `12h`, `30d`.
fn seconds(text: &str) -> Result<u64, String> {
    let (digits, unit) = match text.char_indices().last() {
        Some((at, unit)) if unit.is_ascii_alphabetic() => (text.get(..at).unwrap_or_default(), unit),
        _ => (text, 's'),
    };
    let unit = match unit {
        's' => 1,
        'm' => 60,
        'h' => 60 * 60,
        'd' => 24 * 60 * 60,
        _ => return Err("write seconds, or a number with m, h or d behind it, as 30d".to_owned()),
    };
    let number: u64 = digits.parse().map_err(|_| "write seconds, or a number with m, h or d behind it, as 30d")?;
    // Longer ones could not be added to any time.
    let all = number.checked_mul(unit).filter(|all| (1..=MOST_SECONDS).contains(all));
    all.ok_or_else(|| "write more than 0 seconds and at most 36500d".to_owned())
}

/// A hundred years.
const MOST_SECONDS: u64 = 36_500 * 24 * 60 * 60;

/// One sub-block of signed transfers.
const DEMO_TRANSFERS: u32 = 1_000;

/// `demo`
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cargo zkthread demo
  cargo zkthread demo --transfers 50 --accounts 5 --bundle 1 --keep my-demo

Makes a token project in a temporary folder, starts a local Starknet, deploys, authorizes a key
of each account, signs the transfers, runs them natively, proves and verifies them, settles them
with an account that owns nothing, reads every balance back from L2, and makes one plain L2
transfer on the same storage.")]
pub struct Demo {
    /// How many transfers
    #[arg(long, default_value_t = DEMO_TRANSFERS, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub transfers: u32,
    /// Between how many accounts; each is a real one of the local Starknet and authorizes its key there, which takes a moment
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u8).range(2..=100))]
    pub accounts: u8,
    /// How many transfers one signature is for
    #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=1_000))]
    pub bundle: u32,
    /// Make the project here and keep it
    #[arg(long, value_name = "DIR")]
    pub keep: Option<PathBuf>,
}
