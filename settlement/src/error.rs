//! Everything that can go wrong on the way to L2: what, where, and how to fix it.

use std::path::PathBuf;

use starknet_types_core::felt::Felt;
use zkthread_batcher::transactions::ArgumentError;

use crate::revert::Revert;

/// An error of this crate. [`SettlementError::help`] says what to do about it.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs)]
pub enum SettlementError {
    /// Nothing Starknet-like answers at the address.
    #[error("no Starknet node answers at {url}: {reason}")]
    Unreachable { url: String, reason: String },
    /// The node refused a request; `reason` is its own words.
    #[error("{what}: the node refused: {reason}")]
    Node { what: String, reason: String },
    /// The node's answer is not what the protocol says.
    #[error("{what}: unexpected answer of the node: {reason}")]
    Answer { what: String, reason: String },
    /// A contract reverted the call or transaction.
    #[error("{what}: reverted: {revert}")]
    Reverted { what: String, revert: Revert },
    /// The node is of another chain than the one meant.
    #[error("the node is of chain {actual}, not of {expected}")]
    WrongChain { expected: String, actual: String },
    /// There is no contract at the address.
    #[error("there is no {what} at {address:#x}")]
    NoContract { what: String, address: Felt },
    /// The account cannot pay.
    #[error("account {account:#x} has {balance} fri; {what} may cost up to {needed} fri")]
    Balance { what: String, account: Felt, balance: u128, needed: u128 },
    /// The transaction breaks a limit of the network.
    #[error("{what} needs {needed} {unit}; one transaction may have {limit}")]
    Limit { what: String, unit: &'static str, needed: u64, limit: u64 },
    /// The transaction was accepted but never showed up.
    #[error("{what}: transaction {transaction_hash:#x} was not included within {seconds} s")]
    NotIncluded { what: String, transaction_hash: Felt, seconds: u64 },
    /// Signing failed.
    #[error("{what}: cannot sign: {reason}")]
    Signing { what: String, reason: String },
    /// The account's address and key are incomplete or unreadable.
    #[error("the account is not usable: {reason}")]
    Credentials { reason: String },
    /// A file cannot be read or written.
    #[error("{}: {error}", path.display())]
    File { path: PathBuf, error: std::io::Error },
    /// There is no place for tools.
    #[error("there is no folder for tools: neither ZKTHREAD_TOOLS nor a home folder is set")]
    NoToolsFolder,
    /// starknet-devnet cannot be installed.
    #[error("starknet-devnet {} cannot be installed: {reason}", crate::devnet::VERSION)]
    Install { reason: String },
    /// The local devnet does not work.
    #[error("starknet-devnet: {reason}")]
    Devnet { reason: String },
    /// A contract does not compile, or is not the class it says it is.
    #[error("contract '{contract}': {reason}")]
    Class { contract: String, reason: String },
    /// A file names another state than the chain has.
    #[error("{what}: {reason}")]
    Deployment { what: String, reason: String },
    /// The arguments of a contract's constructor do not fit.
    #[error("the constructor of {contract}: {error}")]
    Constructor { contract: String, error: ArgumentError },
    /// The proof is not a proof of this sub-block.
    #[error("the proof was not accepted: {reason}")]
    Proof { reason: String },
    /// The sub-block is not one of this thread.
    #[error("the sub-block is of {field} {actual:#x}; the deployment has {expected:#x}")]
    OtherThread { field: &'static str, expected: Felt, actual: Felt },
    /// A thread with such a policy never settles, or settles anything.
    #[error("such a thread is not deployed: {reason}")]
    Policy { reason: &'static str },
    /// The account may not settle.
    #[error("account {account:#x} is not a prover of the thread: it may not settle")]
    NotProver { account: Felt },
    /// A deadline or a key of a transaction has expired before it was settled. Times are Unix seconds.
    #[error("sub-block {number} has expired: it could settle until {valid_until}, and on L2 it is {now}")]
    Expired { number: u64, valid_until: u64, now: u64 },
    /// The thread names its batchers, and none of them has signed.
    #[error("sub-block {number} is signed by no batcher, and the thread names those whose sub-blocks it takes")]
    NoBatcherSignature { number: u64 },
    /// Somebody has signed who is no batcher of the thread.
    #[error("sub-block {number} is signed by {batcher:#x}, which is not a batcher of the thread")]
    NotBatcher { number: u64, batcher: Felt },
    /// The batcher's account does not accept the signature.
    #[error("sub-block {number}: the signature is not one of the batcher {batcher:#x} for it")]
    BatcherSignature { number: u64, batcher: Felt },
    /// Keys are of no use to a thread whose batcher is believed.
    #[error("the thread takes no signed transactions: its batcher is believed")]
    NoKeys,
    /// A key may be for contracts of its thread only.
    #[error("the scope names {contract:#x}, which is no contract of the thread")]
    Scope { contract: Felt },
    /// The account has no such thread key.
    #[error("account {account:#x} has no thread key {public_key:#x}")]
    NoThreadKey { account: Felt, public_key: Felt },
}

impl SettlementError {
    /// What the user can do, in one line.
    pub fn help(&self) -> Option<String> {
        let help = match self {
            Self::Unreachable { .. } => "start one with `cargo zkthread devnet`, or give the right --url".to_owned(),
            Self::Node { .. } | Self::Answer { .. } => {
                format!("the toolkit speaks Starknet JSON-RPC 0.10; a local node: starknet-devnet {}", crate::devnet::VERSION)
            }
            Self::Reverted { revert, .. } => return revert.help().map(str::to_owned),
            Self::WrongChain { .. } => "give the --url of the chain that was deployed to, or deploy to this one".to_owned(),
            Self::NoContract { .. } => "a restarted devnet is empty: run `cargo zkthread deploy` again".to_owned(),
            Self::Balance { account, .. } => format!("send STRK to {account:#x}, or use another account"),
            Self::Limit { .. } => "build smaller sub-blocks".to_owned(),
            Self::NotIncluded { .. } => "look the transaction up; running the same command again is safe".to_owned(),
            Self::Signing { .. } => "the private key must be a number below the curve's order, and not 0".to_owned(),
            Self::Credentials { .. } => {
                "set both STARKNET_ACCOUNT_ADDRESS and STARKNET_PRIVATE_KEY, or name an account of sncast's accounts file".to_owned()
            }
            Self::File { .. } => "check that the path exists and may be read and written".to_owned(),
            Self::NoToolsFolder => "set ZKTHREAD_TOOLS to a folder".to_owned(),
            Self::Install { .. } => format!(
                "try it by hand: cargo install starknet-devnet --version ={} --locked; what is on PATH is used",
                crate::devnet::VERSION
            ),
            Self::Devnet { .. } => "check that the port is free and that the address is that of a starknet-devnet".to_owned(),
            Self::Class { .. } => "build again with `cargo zkthread build`".to_owned(),
            Self::Deployment { .. } => "deploy again with `cargo zkthread deploy`".to_owned(),
            Self::Constructor { error, .. } => return error.help(),
            Self::Proof { .. } => "prove the sub-block again with `cargo zkthread prove`".to_owned(),
            Self::OtherThread { .. } => "settle it with the deployment it was built for".to_owned(),
            Self::Policy { .. } => {
                "name accounts in `provers` or `batchers` of zkthread.toml, or take `auth = \"signature\"`".to_owned()
            }
            Self::NotProver { .. } => {
                "use an account that is named in `provers`, or let the thread's owner add this one and deploy again".to_owned()
            }
            Self::Expired { .. } => {
                "build the sub-block again, with transactions signed anew, and settle it sooner".to_owned()
            }
            Self::NoBatcherSignature { .. } => {
                "let a batcher build it again with `run --fresh`; where `batchers` in zkthread.toml does not name them, set it and deploy first"
                    .to_owned()
            }
            Self::NotBatcher { .. } => {
                "let a batcher of the thread build it, or the owner add this one to `batchers` and deploy again".to_owned()
            }
            Self::BatcherSignature { .. } => {
                "the sub-block was changed, or signed with another key: let the batcher build it again".to_owned()
            }
            Self::NoKeys => "keys are for threads with `auth = \"signature\"` in zkthread.toml".to_owned(),
            Self::Scope { .. } => "name functions of the thread's own contracts".to_owned(),
            Self::NoThreadKey { .. } => "`cargo zkthread keys list` shows its keys; it may be revoked already".to_owned(),
        };
        Some(help)
    }

    /// A stable name for machines.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreachable { .. } => "unreachable",
            Self::Node { .. } => "node-refused",
            Self::Answer { .. } => "bad-answer",
            Self::Reverted { .. } => "reverted",
            Self::WrongChain { .. } => "wrong-chain",
            Self::NoContract { .. } => "no-contract",
            Self::Balance { .. } => "balance",
            Self::Limit { .. } => "limit",
            Self::NotIncluded { .. } => "not-included",
            Self::Signing { .. } => "signing",
            Self::Credentials { .. } => "credentials",
            Self::File { .. } => "file",
            Self::NoToolsFolder => "no-tools-folder",
            Self::Install { .. } => "install",
            Self::Devnet { .. } => "devnet",
            Self::Class { .. } => "class",
            Self::Deployment { .. } => "deployment",
            Self::Constructor { .. } => "constructor",
            Self::Proof { .. } => "proof",
            Self::OtherThread { .. } => "other-thread",
            Self::Policy { .. } => "policy",
            Self::NotProver { .. } => "not-a-prover",
            Self::Expired { .. } => "expired",
            Self::NoBatcherSignature { .. } => "no-batcher-signature",
            Self::NotBatcher { .. } => "not-a-batcher",
            Self::BatcherSignature { .. } => "bad-batcher-signature",
            Self::NoKeys => "no-keys",
            Self::Scope { .. } => "scope",
            Self::NoThreadKey { .. } => "no-thread-key",
        }
    }

    /// The contract's own error when a contract reverted, for example `Manager: wrong parent`.
    pub fn fault(&self) -> Option<&str> {
        match self {
            Self::Reverted { revert, .. } => revert.fault(),
            _ => None,
        }
    }
}
