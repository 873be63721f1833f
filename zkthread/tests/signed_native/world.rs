//! Two contracts and accounts whose keys are authorized.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use zkthread::felts::{short_string, storage_address};
use zkthread::host::{AuthError, Built, HostError, Job, Limits, execute};
use zkthread::keys::authorized_cells;
use zkthread::rt::{ContractType, Source};
use zkthread::sub_block::{Auth, Call, EntryPoint, Header, StorageField, SubBlock, Transaction};
use zkthread::{Felt, signature};

#[zkthread::contract]
pub mod purse {
    use zkthread::prelude::*;

    #[storage]
    pub struct Purse {
        balances: Map<ContractAddress, u64>,
        last: ContractAddress,
    }

    #[event]
    pub struct Moved {
        pub from: ContractAddress,
        pub amount: u64,
    }

    #[error]
    pub enum PurseError {
        Unlucky,
    }

    impl Purse {
        #[external]
        pub fn transfer(&mut self, cx: &mut Context, to: ContractAddress, amount: u64) -> Result<(), PurseError> {
            let from = cx.caller();
            self.balances.write(from, self.balances.read(from) - amount);
            self.balances.write(to, self.balances.read(to) + amount);
            self.last = from;
            cx.emit(Moved { from, amount });
            ensure!(amount != 13, PurseError::Unlucky);
            Ok(())
        }

        #[external]
        pub fn spin(&mut self, _cx: &mut Context, rounds: u32) {
            let mut done: u64 = 0;
            for round in 0..rounds {
                done = done + u64::from(round);
            }
        }
    }
}

#[zkthread::contract]
pub mod till {
    use zkthread::prelude::*;

    #[storage]
    pub struct Till {
        rings: u64,
    }

    impl Till {
        #[external]
        pub fn ring(&mut self, _cx: &mut Context) {
            self.rings = self.rings + 1;
        }
    }
}

pub const PURSE: Felt = Felt::from_hex_unchecked("0xc0");
pub const TILL: Felt = Felt::from_hex_unchecked("0xb0");
pub const ALICE: Felt = Felt::from_hex_unchecked("0xa11ce");
pub const BOB: Felt = Felt::from_hex_unchecked("0xb0b");
pub const NOW: u64 = 1_000_000;
/// Seconds in which sub-blocks are to settle.
pub const WITHIN: u64 = 100;
/// When the keys expire.
pub const EXPIRES: u64 = NOW + 1_000;
pub const DEADLINE: u64 = NOW + 500;

pub type Cells = BTreeMap<(Felt, Felt), Felt>;

pub fn felt(value: u64) -> Felt {
    Felt::from(value)
}

/// The private keys of the accounts.
pub fn private_key(account: Felt) -> Felt {
    account + felt(77)
}

pub fn public_key(private_key: Felt) -> Felt {
    signature::public_key(&private_key).unwrap_or_else(|error| panic!("{error}"))
}

pub fn balance(account: Felt) -> Felt {
    storage_address("balances", &[account])
}

pub fn entry_point(contract: Felt, function: &str) -> EntryPoint {
    EntryPoint { contract, selector: zkthread::felts::selector(function) }
}

/// The cells of a key that its account authorized.
pub fn authorized(account: Felt, private_key: Felt, expires: u64, scope: &[EntryPoint]) -> Cells {
    let cells = authorized_cells(&account, &public_key(private_key), expires, scope);
    cells.into_iter().map(|(address, value)| ((PURSE, address), value)).collect()
}

/// Alice and Bob hold 100 each and have a key each, which may call everything.
pub fn storage() -> Cells {
    let mut cells = Cells::new();
    for account in [ALICE, BOB] {
        cells.insert((PURSE, balance(account)), felt(100));
        cells.extend(authorized(account, private_key(account), EXPIRES, &[]));
    }
    cells
}

pub fn header() -> Header {
    Header {
        chain_id: short_string("SN_TEST").unwrap_or_default(),
        manager: felt(0x3a),
        thread_id: felt(4),
        number: 1,
        parent: Felt::ZERO,
        timestamp: NOW,
    }
}

pub fn pay(to: Felt, amount: u64) -> Call {
    Call { contract: PURSE, function: "transfer".into(), calldata: vec![to, felt(amount)] }
}

pub fn ring() -> Call {
    Call { contract: TILL, function: "ring".into(), calldata: Vec::new() }
}

pub fn spin(rounds: u64) -> Call {
    Call { contract: PURSE, function: "spin".into(), calldata: vec![felt(rounds)] }
}

/// Not signed yet.
pub fn draft(sender: Felt, nonce: u64, calls: &[Call]) -> Transaction {
    Transaction { sender, nonce, calls: calls.to_vec(), authorization: None }
}

/// Signed by the key of the account, for this thread.
pub fn sign(transaction: Transaction, deadline: u64, is_atomic: bool) -> Transaction {
    let key = private_key(transaction.sender);
    transaction.signed(&header(), &key, deadline, is_atomic).unwrap_or_else(|error| panic!("{error}"))
}

/// An atomic bundle.
pub fn atomic(sender: Felt, nonce: u64, calls: &[Call]) -> Transaction {
    sign(draft(sender, nonce, calls), DEADLINE, true)
}

pub fn independent(sender: Felt, nonce: u64, calls: &[Call]) -> Transaction {
    sign(draft(sender, nonce, calls), DEADLINE, false)
}

pub fn job(transactions: Vec<Transaction>) -> Job {
    Job {
        header: header(),
        contracts: vec![PURSE, TILL],
        auth: Auth::Signature,
        settle_within: WITHIN,
        transactions,
        limits: Limits::default(),
        emits_events: true,
    }
}

pub fn build(job: &Job, storage: &Cells) -> Result<Built, HostError> {
    let contracts = [ContractType::of::<purse::Purse>(), ContractType::of::<till::Till>()];
    let built = execute(&contracts, job, Box::new(storage.clone()))?;
    assert_eq!(built.sub_block.check(), Ok(()));
    assert_eq!(built.sub_block.check_layout(&layout()), Ok(()));
    Ok(built)
}

/// The sub-block of transactions that are all in it.
pub fn block(transactions: Vec<Transaction>) -> SubBlock {
    let job = job(transactions);
    let built = build(&job, &storage()).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!((built.executed, built.sealed_by), (job.transactions.len(), None));
    built.sub_block
}

pub fn layout() -> [Vec<StorageField>; 2] {
    let field = |name: &str, keys| StorageField { name: name.into(), keys, cells: 1, is_list: false };
    [vec![field("balances", 1), field("last", 0)], vec![field("rings", 0)]]
}

/// Old and new value of a cell; none when the sub-block does not touch it.
pub fn cell(block: &SubBlock, contract: Felt, address: Felt) -> Option<(Felt, Felt)> {
    let entry = block.entries().find(|entry| (entry.contract, entry.key) == (contract, address));
    entry.map(|entry| (entry.old, entry.new))
}

/// Canonical storage that says what was read of it.
pub struct Watched {
    pub cells: Cells,
    pub reads: Rc<RefCell<Vec<Felt>>>,
}

impl Source for Watched {
    fn read(&mut self, contract: &Felt, key: &Felt) -> Result<Felt, String> {
        self.reads.borrow_mut().push(*key);
        self.cells.read(contract, key)
    }
}

/// Why the transaction is refused, which it is before a contract reads anything.
pub fn refusal(job: &Job, storage: &Cells) -> AuthError {
    let contracts = [ContractType::of::<purse::Purse>(), ContractType::of::<till::Till>()];
    let reads = Rc::default();
    let source = Watched { cells: storage.clone(), reads: Rc::clone(&reads) };
    let error = execute(&contracts, job, Box::new(source)).expect_err("it is refused");
    let of_contracts = [balance(ALICE), balance(BOB), storage_address("last", &[]), storage_address("rings", &[])];
    assert!(reads.borrow().iter().all(|address| !of_contracts.contains(address)), "contract code ran");
    let HostError::Unauthorized { index: 0, reason } = error else { panic!("{error}") };
    assert!(!reason.help().is_empty() && reason.to_string().chars().all(|c| !c.is_control()), "{reason}");
    reason
}

/// [`refusal`] of one transaction over [`storage`].
pub fn reason(transaction: Transaction) -> AuthError {
    refusal(&job(vec![transaction]), &storage())
}
