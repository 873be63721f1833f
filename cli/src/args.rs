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
  cargo zkthread run transactions/transfers.json
  cargo zkthread prove
  cargo zkthread settle

The result goes to stdout, progress to stderr. Exit codes: 0 done, 1 failed, 2 wrong input, 3 drift,
4 invalid proof, 5 refused by L2, 6 missing tool."
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
    /// Run transactions natively into sub-blocks
    Run(Run),
    /// Prove a sub-block
    Prove(Prove),
    /// Verify a proof file
    Verify(Verify),
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

Writes target/zkthread (Cairo, classes, ABI and a Rust client of each contract, the thread program) and
zkthread.lock.")]
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

Nothing is compiled or written. Several files are printed one after the other, each below a line `// file: PATH`.")]
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
  {\"sender\": \"0x1\", \"call\": {\"transfer\": {\"to\": \"0x2\", \"amount\": 5}}}
In a thread of several contracts each names the one it calls: \"contract\": \"Token\".

Before `deploy` it runs on the state the constructors make, after it on the state of L2. Sub-blocks go to
target/zkthread/sub-blocks, numbered on from those that are there and not settled yet.")]
pub struct Run {
    /// The transactions
    pub transactions: PathBuf,
    /// Drop sub-blocks that are not settled yet instead of going on after them
    #[arg(long)]
    pub fresh: bool,
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

Checks that the proof is valid, that the proven program is the one in zkthread.lock, and that it proves the
sub-block beside it (1.json beside 1.zkproof). Exit code 4 when it is not.")]
pub struct Verify {
    /// The proof file
    pub proof: PathBuf,
    /// The sub-block it must prove [default: the file beside it]
    #[arg(long, value_name = "FILE")]
    pub sub_block: Option<PathBuf>,
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

Declares and deploys what is not there yet, registers the thread, and writes deployment.json. The account is taken from
STARKNET_ACCOUNT_ADDRESS and STARKNET_PRIVATE_KEY, else from [l2] account, else it is the first of a local devnet.")]
pub struct Deploy {
    /// Address of the node
    #[command(flatten)]
    pub node: Node,
}

/// `settle`
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cargo zkthread settle            # the next sub-block
  cargo zkthread settle 3

Verifies the proof, registers its fact, and has the manager check and apply the sub-block. Settling what is already
settled succeeds and changes nothing. Exit code 5 when L2 refuses.")]
pub struct Settle {
    /// Number or file of a sub-block
    pub sub_block: Option<String>,
    /// Address of the node
    #[command(flatten)]
    pub node: Node,
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
    /// Act with the first account of a devnet, whatever the environment names.
    #[arg(skip)]
    pub as_devnet_account: bool,
}

/// `demo`
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cargo zkthread demo
  cargo zkthread demo --transfers 100 --accounts 10 --keep my-demo

Makes a token project in a temporary folder, starts a local Starknet, deploys, runs the transfers natively, proves,
verifies and settles them, reads every balance back from L2, and makes one plain L2 transfer on the same storage.")]
pub struct Demo {
    /// How many transfers
    #[arg(long, default_value_t = 1000, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub transfers: u32,
    /// Between how many accounts
    #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u32).range(2..=1_000))]
    pub accounts: u32,
    /// Make the project here and keep it
    #[arg(long, value_name = "DIR")]
    pub keep: Option<PathBuf>,
}
