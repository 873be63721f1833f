//! The sub-blocks of a project: `target/zkthread/sub-blocks/N.json`, their proofs beside them.

use std::borrow::Cow;
use std::fmt;
use std::path::{Path, PathBuf};

use serde::Serialize;
use starknet_types_core::felt::Felt;
use zkthread::sub_block::{Call, Row, SubBlock, Transaction};
use zkthread_batcher::transactions::layout;
use zkthread_batcher::{Domain, Head, load_sub_block, save_sub_block};
use zkthread_ir::Contract;

use crate::error::{Error, Exit, Result};
use crate::ops::batcher_error;
use crate::output::count;
use crate::project::Project;

/// The folder.
#[derive(Clone, Debug)]
pub struct SubBlocks {
    folder: PathBuf,
}

/// A sub-block and where it was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its file.
    pub file: PathBuf,
    /// Its content, checked for structure.
    pub sub_block: SubBlock,
}

impl Found {
    /// Where its proof is or will be.
    pub fn proof_file(&self) -> PathBuf {
        self.file.with_extension("zkproof")
    }

    /// Checks that the sub-block is one of `contracts`.
    ///
    /// # Errors
    /// When it is of others, or of another version of them.
    pub fn check_is_of(&self, contracts: &[Contract]) -> Result<()> {
        let layouts: Vec<_> = contracts.iter().map(layout).collect();
        self.sub_block.check_layout(&layouts).map_err(|error| {
            let file = Project::shown(&self.file);
            Error::new(Exit::Drift, format!("{file} is not a sub-block of this thread: {error}"))
                .help("run its transactions again with `cargo zkthread run`")
        })
    }
}

impl SubBlocks {
    /// The sub-blocks of `project`.
    pub fn of(project: &Project) -> Self {
        Self { folder: project.sub_blocks() }
    }

    /// The file of a sub-block.
    pub fn file(&self, number: u64) -> PathBuf {
        self.folder.join(format!("{number}.json"))
    }

    /// The numbers of all files, ascending.
    pub fn numbers(&self) -> Vec<u64> {
        let Ok(entries) = std::fs::read_dir(&self.folder) else { return Vec::new() };
        let mut numbers: Vec<u64> = entries
            .filter_map(|entry| {
                Path::new(&entry.ok()?.file_name()).file_name()?.to_str()?.strip_suffix(".json")?.parse().ok()
            })
            .collect();
        numbers.sort_unstable();
        numbers
    }

    /// The sub-blocks that go on after `head` without a gap, of this thread.
    ///
    /// # Errors
    /// When a file of one of them is damaged.
    pub fn pending(&self, domain: &Domain, head: &Head) -> Result<Vec<SubBlock>> {
        let mut pending = Vec::new();
        let (mut number, mut parent) = (head.number, head.commitment);
        loop {
            number = number.saturating_add(1);
            let file = self.file(number);
            if !file.is_file() {
                return Ok(pending);
            }
            let sub_block = load(&file)?;
            if !belongs(&sub_block, domain) || sub_block.header.parent != parent || sub_block.header.number != number {
                return Ok(pending);
            }
            parent = sub_block.commitment();
            pending.push(sub_block);
        }
    }

    /// Deletes the sub-blocks after `number`, and their proofs; says how many there were.
    ///
    /// # Errors
    /// When a file cannot be deleted.
    pub fn drop_after(&self, number: u64) -> Result<usize> {
        let dropped: Vec<u64> = self.numbers().into_iter().filter(|found| *found > number).collect();
        for number in &dropped {
            let file = self.file(*number);
            let proof = file.with_extension("zkproof");
            if proof.exists() {
                std::fs::remove_file(&proof).map_err(|e| Error::io("delete", &proof, e))?;
            }
            std::fs::remove_file(&file).map_err(|e| Error::io("delete", &file, e))?;
        }
        Ok(dropped.len())
    }

    /// Writes a sub-block under its number.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn save(&self, sub_block: &SubBlock) -> Result<PathBuf> {
        std::fs::create_dir_all(&self.folder).map_err(|e| Error::io("create", &self.folder, e))?;
        let file = self.file(sub_block.header.number);
        save_sub_block(&file, sub_block).map_err(batcher_error)?;
        Ok(file)
    }

    /// The sub-block named on the command line by number or file; `standard` gives the number when none is named.
    ///
    /// # Errors
    /// When there is no such sub-block, or its file is damaged.
    pub fn named(&self, name: Option<&str>, standard: impl FnOnce(&Self) -> Result<u64>) -> Result<Found> {
        let file = match name.map(|name| (name, name.parse::<u64>())) {
            None => self.file(standard(self)?),
            Some((_, Ok(number))) => self.file(number),
            Some((path, Err(_))) => PathBuf::from(path),
        };
        if !file.is_file() {
            return Err(Error::usage(format!("there is no sub-block {}", Project::shown(&file))).help(self.there_is()));
        }
        let sub_block = load(&file)?;
        Ok(Found { file, sub_block })
    }

    /// The first sub-block that has no proof.
    ///
    /// # Errors
    /// When every one has.
    pub fn first_unproven(&self) -> Result<u64> {
        let numbers = self.numbers();
        let unproven = numbers.iter().find(|number| !self.file(**number).with_extension("zkproof").exists());
        unproven.copied().ok_or_else(|| match numbers.last() {
            None => Error::usage("there is no sub-block to prove").help(self.there_is()),
            Some(_) => Error::usage("every sub-block has a proof").help("name one to prove it again"),
        })
    }

    /// The last sub-block.
    ///
    /// # Errors
    /// When there is none.
    pub fn latest(&self) -> Result<u64> {
        self.numbers().last().copied().ok_or_else(|| Error::usage("there is no sub-block").help(self.there_is()))
    }

    fn there_is(&self) -> String {
        let numbers: Vec<String> = self.numbers().iter().map(u64::to_string).collect();
        match numbers.as_slice() {
            [] => "`cargo zkthread run TRANSACTIONS` makes one".to_owned(),
            numbers => format!("there is: {}; `cargo zkthread run TRANSACTIONS` makes more", numbers.join(", ")),
        }
    }
}

/// What a sub-block has of one contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Share {
    /// The contract's name.
    pub contract: String,
    /// How many transactions call it.
    pub transactions: usize,
    /// How many of its storage cells are touched.
    pub entries: usize,
    /// How many events it emits.
    pub events: usize,
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { contract, transactions, entries, events } = self;
        let (transactions, entries) = (count(*transactions, "transaction"), count(*entries, "entry"));
        write!(f, "{contract}: {transactions}, {entries}, {}", count(*events, "event"))
    }
}

/// What a sub-block has of each contract, by position; `names` are theirs.
pub fn shares(sub_block: &SubBlock, names: &[String]) -> Vec<Share> {
    let share = |(position, name): (usize, &String)| {
        let address = sub_block.contracts.get(position);
        let events = sub_block.receipts.iter().flat_map(|receipt| &receipt.events);
        Share {
            contract: name.clone(),
            transactions: sub_block.transactions.iter().filter(|transaction| calls(transaction, address)).count(),
            entries: sub_block.rows.iter().filter(|row| row.contract == position).flat_map(Row::cells).count(),
            events: events.filter(|event| event.contract == position).count(),
        }
    };
    names.iter().enumerate().map(share).collect()
}

/// Whether one of the transaction's calls goes to the contract at an address.
fn calls(transaction: &Transaction, address: Option<&Felt>) -> bool {
    transaction.calls.iter().any(|call| Some(&call.contract) == address)
}

/// The name of the contract that a call goes to; its address when it is none of the thread's.
pub fn called<'a>(call: &Call, sub_block: &SubBlock, names: &'a [String]) -> Cow<'a, str> {
    let position = sub_block.contracts.iter().position(|address| *address == call.contract);
    let name = position.and_then(|position| names.get(position));
    name.map_or_else(|| format!("{:#x}", call.contract).into(), |name| name.as_str().into())
}

/// Whether a sub-block is of this thread.
pub fn belongs(sub_block: &SubBlock, domain: &Domain) -> bool {
    let header = &sub_block.header;
    (header.chain_id, header.manager, header.thread_id, &sub_block.contracts, sub_block.auth)
        == (domain.chain_id, domain.manager, domain.thread_id, &domain.contracts, domain.auth)
}

fn load(file: &Path) -> Result<SubBlock> {
    load_sub_block(file).map_err(|error| batcher_error(error).help("drop it with `cargo zkthread run --fresh`"))
}
