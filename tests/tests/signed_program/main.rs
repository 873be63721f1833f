//! Signed transactions: the native run and the thread program agree on every entry, receipt and commitment.

#[path = "../../contracts/pair.rs"]
mod source;
#[path = "../thread_program/mod.rs"]
mod thread_program;

mod bundles;
mod keys;
mod kit;
mod random;

use std::sync::OnceLock;

use kit::{Signer, call_of, run_signed, signed_program};
use source::clock::Clock;
use source::ledger::Ledger;
use source::vault::Vault;
use thread_program::{Cells, constructed_at, contract_address};
use zkthread::keys::{key_address, nonce_address};
use zkthread::rt::ContractType;
use zkthread::sub_block::{Call, Entry, SubBlock, Transaction};
use zkthread::{Felt, felts};
use zkthread_compiler::{CompiledExecutable, PanicMode};
use zkthread_prover::run;

const SOURCE: &str = include_str!("../../contracts/pair.rs");
const LEDGER: usize = 0;
const VAULT: usize = 1;
const CLOCK: usize = 2;

const CONTRACTS: [ContractType; 3] =
    [ContractType::of::<Ledger>(), ContractType::of::<Vault>(), ContractType::of::<Clock>()];

fn compiled(panics: PanicMode) -> &'static CompiledExecutable {
    static NAMED: OnceLock<CompiledExecutable> = OnceLock::new();
    static UNPROVABLE: OnceLock<CompiledExecutable> = OnceLock::new();
    let cell = match panics {
        PanicMode::Named => &NAMED,
        PanicMode::Unprovable => &UNPROVABLE,
    };
    cell.get_or_init(|| signed_program(SOURCE, panics))
}

/// Account 1 holds 10,000, account 2 holds 40 and the vault 500; these have authorized the keys.
fn storage(signers: &[&Signer]) -> Cells {
    let mut cells = constructed_at(&CONTRACTS, LEDGER, 1, &[contract_address(CLOCK), 10_000.into()]);
    cells.extend(constructed_at(&CONTRACTS, VAULT, 1, &[contract_address(LEDGER), 3.into()]));
    for (account, amount) in [(contract_address(VAULT), 500), (Felt::TWO, 40)] {
        let key = felts::storage_address("balances", &[account]);
        cells.insert((contract_address(LEDGER), key), Felt::from(amount));
    }
    cells.extend(signers.iter().flat_map(|signer| signer.authorized()));
    cells
}

/// Runs both ways and compares.
fn agree(storage: &Cells, transactions: Vec<Transaction>) -> SubBlock {
    let sub_block = run_signed(&CONTRACTS, storage, transactions);
    sub_block.check().unwrap_or_else(|error| panic!("{error}"));
    let input = sub_block.program_input();
    for panics in [PanicMode::Unprovable, PanicMode::Named] {
        let output = run(&compiled(panics).executable, &input).unwrap_or_else(|error| panic!("{error}")).output;
        assert_eq!(output, sub_block.output().to_vec());
    }
    sub_block
}

/// The faults by outcome; empty for those that have none.
fn faults(sub_block: &SubBlock) -> Vec<String> {
    sub_block.receipts.iter().map(|receipt| receipt.fault().unwrap_or_default()).collect()
}

/// How many events each outcome has.
fn events(sub_block: &SubBlock) -> Vec<usize> {
    sub_block.receipts.iter().map(|receipt| receipt.events.len()).collect()
}

fn entry(sub_block: &SubBlock, contract: usize, key: Felt) -> Entry {
    let contract = contract_address(contract);
    let entry = sub_block.entries().find(|entry| entry.contract == contract && entry.key == key);
    entry.unwrap_or_else(|| panic!("{key:#x} is not touched"))
}

/// A field's value behind the sub-block.
fn value(sub_block: &SubBlock, contract: usize, field: &str, keys: &[Felt]) -> Felt {
    entry(sub_block, contract, felts::storage_address(field, keys)).new
}

/// A signer's next nonce before and behind the sub-block.
fn nonces(sub_block: &SubBlock, signer: &Signer) -> [u64; 2] {
    let Entry { old, new, .. } = entry(sub_block, 0, nonce_address(&signer.account));
    [old, new].map(|nonce| nonce.try_into().unwrap())
}

/// The entries that are changed, but for nonces of these.
fn changed<'s>(sub_block: &'s SubBlock, signers: &'s [&Signer]) -> Vec<Entry> {
    let is_nonce = |entry: &Entry| signers.iter().any(|signer| entry.key == nonce_address(&signer.account));
    sub_block.entries().filter(|entry| entry.old != entry.new && !is_nonce(entry)).collect()
}

/// Emits an event.
fn tick() -> Call {
    call_of(CLOCK, "tick", &[Felt::ZERO, felts::short_string("note").unwrap(), 4.into()])
}

/// Writes, emits nothing.
fn take(to: u64, amount: u64) -> Call {
    call_of(LEDGER, "take", &[to.into(), amount.into()])
}

/// Fails behind a write.
fn fail() -> Call {
    take(2, 10_001)
}

/// Many writes and events in all three contracts.
fn move_to(to: u64, amount: u64) -> Call {
    call_of(LEDGER, "move_to", &[contract_address(VAULT), to.into(), amount.into()])
}

#[test]
fn one_call_of_one_sender() {
    let alice = Signer::new(1, 11);
    let sub_block = agree(&storage(&[&alice]), vec![alice.sign(0, true, vec![take(7, 5)])]);
    assert_eq!((faults(&sub_block), events(&sub_block)), (vec![String::new()], vec![0]));
    assert_eq!(value(&sub_block, LEDGER, "balances", &[7.into()]), Felt::from(5));
    assert_eq!(value(&sub_block, LEDGER, "callers", &[1.into()]), Felt::ONE);
    assert_eq!(nonces(&sub_block, &alice), [0, 1]);
    let key = entry(&sub_block, 0, key_address(&alice.account, &alice.public_key()));
    assert!(key.old == key.new && key.old == alice.expires.into());
}

/// Each writes what the others read.
#[test]
fn several_senders_with_several_keys_in_three_contracts() {
    let [alice, again, bob, carol] =
        [(1, 11), (1, 12), (2, 21), (3, 11)].map(|(account, key)| Signer::new(account, key));
    let transactions = vec![
        alice.sign(0, true, vec![move_to(2, 100), tick()]),
        bob.sign(0, false, vec![move_to(3, 60), take(3, 500), tick()]),
        again.sign(1, false, vec![take(3, 1)]),
        carol.sign(0, true, vec![take(1, 30), take(2, 31)]),
        alice.sign(2, true, vec![take(2, 4), call_of(VAULT, "pay", &[2.into(), 20.into()])]),
        bob.sign(1, true, vec![take(4, 1), fail(), tick()]),
        again.sign(3, true, vec![fail()]),
    ];
    let sub_block = agree(&storage(&[&alice, &again, &bob, &carol]), transactions);
    let overflow = "u128_sub Overflow";
    assert_eq!(faults(&sub_block), ["", "", overflow, "", "", "", "", overflow, overflow]);
    assert_eq!([&alice, &bob, &carol].map(|signer| nonces(&sub_block, signer)[1]), [4, 2, 1]);
    assert_eq!(sub_block.transactions.len(), 7);
}

#[test]
fn a_nonce_goes_on_from_where_it_was() {
    let alice = Signer::new(1, 11);
    let mut storage = storage(&[&alice]);
    let nonce = u64::MAX - 3;
    storage.insert((contract_address(0), nonce_address(&alice.account)), nonce.into());
    let transactions = vec![alice.sign(nonce, true, vec![take(7, 5)]), alice.sign(nonce + 1, false, vec![take(7, 5)])];
    assert_eq!(nonces(&agree(&storage, transactions), &alice), [nonce, nonce + 2]);
}
