use std::collections::BTreeMap;

use super::{CONTRACT, Purse, call, job};
use crate::felts::{short_string, storage_address};
use crate::host::{Built, Construction, HostError, Job, Limit, Limits, Outgrown, View, construct, execute, view};
use crate::rt::{Contract, ContractType, Source, VariableInfo};
use crate::sub_block::{Event, StorageField, SubBlock};
use crate::{Felt, felts};

const PURSE: ContractType = ContractType::of::<Purse>();

fn balance(owner: u64) -> Felt {
    storage_address("balances", &[Felt::from(owner)])
}

fn canonical() -> BTreeMap<Felt, Felt> {
    BTreeMap::from([(balance(1), Felt::from(100))])
}

fn empty() -> Box<dyn Source> {
    Box::new(BTreeMap::<Felt, Felt>::new())
}

fn build(job: &Job) -> Result<Built, HostError> {
    let built = execute(&[PURSE], job, Box::new(canonical()))?;
    assert_eq!(built.sub_block.check(), Ok(()));
    let field = |variable: &VariableInfo| StorageField {
        name: variable.name.to_owned(),
        keys: variable.keys,
        cells: 1,
        is_list: false,
    };
    assert_eq!(built.sub_block.check_layout(&[Purse::VARIABLES.iter().map(field).collect()]), Ok(()));
    Ok(built)
}

fn new_value(block: &SubBlock, key: Felt) -> Option<Felt> {
    block.entries().find(|entry| entry.key == key).map(|entry| entry.new)
}

#[test]
fn a_list_of_transfers_becomes_a_sub_block() {
    let built = build(&job(vec![call(1, "transfer", &[2, 30]), call(2, "transfer", &[3, 10])]));
    let Ok(Built { sub_block, executed: 2, sealed_by: None, usage }) = built else { panic!("{built:?}") };
    assert_eq!(new_value(&sub_block, balance(1)), Some(Felt::from(70)));
    assert_eq!(new_value(&sub_block, balance(2)), Some(Felt::from(20)));
    assert_eq!(new_value(&sub_block, balance(3)), Some(Felt::from(10)));
    // Each transfer names the sender's row once, then the receiver's twice.
    assert_eq!(sub_block.witness.len(), 6);
    // A transfer is [sender, header, to, amount] and [header, to, amount, 0]; an entry is four felts.
    assert_eq!(usage.permutations, 2 * (2 + 2) + 3 * 2 + 4);
    let moved = Event { contract: 0, name: "Moved".into(), keys: vec![Felt::TWO], data: vec![Felt::from(30)] };
    assert_eq!(sub_block.receipts[0].events, [moved]);
    assert_eq!((usage.entries, usage.transactions), (3, 2));
}

#[test]
fn a_transaction_that_reverts_stays_in_the_sub_block_without_effects() {
    let transactions = vec![
        call(1, "transfer", &[2, 30]),
        call(2, "transfer", &[3, 31]),
        call(1, "transfer", &[4, 13]),
        call(2, "transfer", &[3, 1]),
    ];
    let block = build(&job(transactions)).map(|built| built.sub_block);
    let Ok(block) = block else { panic!("{block:?}") };
    let faults: Vec<_> = block.receipts.iter().map(|receipt| receipt.fault()).collect();
    assert_eq!(faults, [None, Some("u64_sub Overflow".into()), Some("Purse: unlucky".into()), None]);
    assert_eq!(block.receipts[1].status, short_string("u64_sub Overflow").unwrap_or_default());
    assert!(block.receipts[2].events.is_empty());
    assert_eq!(new_value(&block, balance(1)), Some(Felt::from(70)));
    assert_eq!(new_value(&block, balance(2)), Some(Felt::from(29)));
    // Its accesses are recorded: one before the overflow, three before the error.
    assert_eq!(block.witness.len(), 3 + 1 + 3 + 3);
    // The row it touched alone is there, unchanged.
    assert_eq!(new_value(&block, balance(4)), Some(Felt::ZERO));
}

/// Six transfers to new accounts, under limits that leave no room for all of them.
fn sealed(limits: Limits) -> (usize, Option<Limit>) {
    let transactions: Vec<_> = (0..6).map(|to| call(1, "transfer", &[10 + to, 1])).collect();
    let mut whole = job(transactions.clone());
    whole.limits = limits;
    let built = build(&whole).unwrap_or_else(|error| panic!("{error}"));
    // What was left out left no trace: the same as a job without it.
    let exact = build(&Job { transactions: transactions[..built.executed].to_vec(), ..whole });
    assert_eq!(exact.map(|exact| (exact.sub_block, exact.usage)), Ok((built.sub_block, built.usage)));
    assert!(built.usage.steps <= limits.max_steps && built.usage.l2_gas <= limits.max_l2_gas);
    (built.executed, built.sealed_by)
}

#[test]
fn each_limit_seals_the_sub_block_before_it_is_outgrown() {
    let roomy = Limits::default();
    let one = build(&job(vec![call(1, "transfer", &[10, 1])])).unwrap_or_else(|error| panic!("{error}")).usage;
    let three: Vec<_> = (0..3).map(|to| call(1, "transfer", &[10 + to, 1])).collect();
    let three = build(&job(three)).unwrap_or_else(|error| panic!("{error}")).usage;
    assert_eq!(sealed(roomy), (6, None));
    assert_eq!(sealed(Limits { max_transactions: 3, ..roomy }), (3, Some(Limit::Transactions)));
    assert_eq!(sealed(Limits { max_entries: 4, ..roomy }), (3, Some(Limit::Entries)));
    let max_settle_calldata_felts = three.settle_calldata_felts + 2;
    assert_eq!(sealed(Limits { max_settle_calldata_felts, ..roomy }), (3, Some(Limit::SettleCalldata)));
    assert_eq!(sealed(Limits { max_l2_steps: three.l2_steps, ..roomy }), (3, Some(Limit::L2Steps)));
    assert_eq!(sealed(Limits { max_l2_gas: three.l2_gas, ..roomy }), (3, Some(Limit::L2Gas)));
    assert_eq!(sealed(Limits { max_steps: three.steps, ..roomy }), (3, Some(Limit::Steps)));
    assert_eq!(sealed(Limits { max_steps: one.steps, ..roomy }), (1, Some(Limit::Steps)));
    assert_eq!(sealed(Limits { max_permutations: three.permutations, ..roomy }), (3, Some(Limit::Permutations)));
}

#[test]
fn the_default_limits_take_about_1600_entries() {
    let built = build(&job(vec![call(1, "sweep", &[1_500]), call(1, "sweep", &[1_601])]));
    assert_eq!(built.map(|built| (built.executed, built.sealed_by)), Ok((1, Some(Limit::Entries))));
}

#[test]
fn a_transaction_too_large_for_any_sub_block_is_an_error() {
    let entries = build(&job(vec![call(1, "sweep", &[1_601])]));
    let outgrown = Outgrown { limit: Limit::Entries, needed: 1_601, allowed: 1_600 };
    assert_eq!(entries, Err(HostError::TransactionTooLarge { index: 0, outgrown }));
    let endless = build(&job(vec![call(1, "forever", &[])]));
    assert!(
        matches!(&endless, Err(HostError::TransactionTooLarge { index: 0, outgrown }) if outgrown.limit == Limit::Steps),
        "{endless:?}"
    );
}

#[test]
fn an_endless_transaction_behind_others_is_left_for_the_next_sub_block() {
    let built = build(&job(vec![call(1, "transfer", &[2, 1]), call(1, "forever", &[])]));
    assert_eq!(built.map(|built| (built.executed, built.sealed_by)), Ok((1, Some(Limit::Steps))));
}

#[test]
fn what_cannot_be_run_is_named() {
    let reason = |transaction| match build(&job(vec![call(1, "transfer", &[2, 1]), transaction])) {
        Err(HostError::InvalidTransaction { index: 1, reason }) => reason,
        other => panic!("{other:?}"),
    };
    assert_eq!(reason(call(1, "balance_of", &[1])), "the contract has no function with this selector");
    assert_eq!(reason(call(1, "transfer", &[1])), "argument `amount` is missing");
    assert_eq!(reason(call(1, "transfer", &[1, 2, 3])), "1 felts of calldata are left over");
    let mut foreign = call(1, "transfer", &[2, 1]);
    foreign.calls[0].contract = Felt::ONE;
    assert!(reason(foreign).contains("none of the thread's contracts"));
    let long = call(1, "transfer", &[0; 0x1_0000]);
    assert!(reason(long).contains("more than 65535 felts of calldata"));
    assert_eq!(build(&job(Vec::new())), Err(HostError::NoTransactions));
    let crash = build(&job(vec![call(1, "crash", &[])]));
    assert_eq!(crash, Err(HostError::ContractPanicked { index: Some(0), message: "a bug".into() }));
}

#[test]
fn storage_that_cannot_be_read_ends_the_job() {
    struct Broken;
    impl Source for Broken {
        fn read(&mut self, _: &Felt, _: &Felt) -> Result<Felt, String> {
            Err("the node is away".into())
        }
    }
    let result = execute(&[PURSE], &job(vec![call(1, "transfer", &[2, 1])]), Box::new(Broken));
    let message = format!("storage cell {:#x} cannot be read: the node is away", balance(1));
    assert_eq!(result, Err(HostError::Storage { message }));
}

#[test]
fn the_constructor_says_what_it_wrote() {
    let request = Construction {
        chain_id: Felt::ONE,
        contracts: vec![CONTRACT],
        position: 0,
        caller: Felt::ONE,
        timestamp: 0,
        calldata: vec![Felt::from(7)],
    };
    let constructed = construct(&[PURSE], &request, empty());
    let writes = constructed.map(|constructed| constructed.writes.into_iter().collect::<BTreeMap<_, _>>());
    let total = storage_address("total", &[]);
    assert_eq!(writes, Ok(BTreeMap::from([(total, Felt::from(7)), (balance(1), Felt::from(7))])));
    let nowhere = Construction { contracts: vec![Felt::MAX], ..request.clone() };
    let nowhere = construct(&[PURSE], &nowhere, empty());
    assert!(matches!(&nowhere, Err(HostError::Contracts { reason }) if reason.contains("below 2^251")), "{nowhere:?}");
    let bad = construct(&[PURSE], &Construction { calldata: Vec::new(), ..request }, empty());
    assert_eq!(bad, Err(HostError::InvalidCall { reason: "argument `supply` is missing".into() }));
}

#[test]
fn a_view_reads_canonical_storage() {
    let request = View {
        chain_id: Felt::ONE,
        contracts: vec![CONTRACT],
        position: 0,
        caller: Felt::ZERO,
        timestamp: 0,
        sub_block_number: 0,
        selector: felts::selector("balance_of"),
        calldata: vec![Felt::ONE],
    };
    let viewed = view(&[PURSE], &request, Box::new(canonical()));
    assert_eq!(viewed.map(|viewed| (viewed.status, viewed.result)), Ok((Felt::ZERO, vec![Felt::from(100)])));
    let external = View { selector: felts::selector("transfer"), ..request };
    assert!(matches!(view(&[PURSE], &external, Box::new(canonical())), Err(HostError::InvalidCall { .. })));
}
