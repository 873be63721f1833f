//! The native run and the generated contract on L2 agree on every value, event and fault.

#[allow(dead_code)]
mod emulator;
#[path = "../contracts/bank.rs"]
mod source;
#[allow(dead_code)]
mod thread_program;
mod transactions;

use std::collections::BTreeMap;

use emulator::{Emulator, Event, keccak};
use proptest::prelude::*;
use source::bank::Bank;
use thread_program::{call, constructed, header, run_natively};
use transactions::transaction;
use zkthread::sub_block::Transaction;
use zkthread::Felt;

const SOURCE: &str = include_str!("../contracts/bank.rs");
const OWNER: u64 = 1;
const SUPPLY: u64 = 1_000_000;

/// What the emulator compiles: the generated contract, and a manager that knows one number.
pub fn sources() -> BTreeMap<String, String> {
    let bank = zkthread_ir::parse_source(SOURCE).unwrap_or_else(|faults| panic!("{faults:?}"));
    let mut files = zkthread_codegen::contract(&bank).unwrap().files;
    files.entry("lib.cairo".to_owned()).or_default().push_str(
        "
        #[starknet::contract]
        mod OneNumber {
            use starknet::storage::{StoragePointerReadAccess, StoragePointerWriteAccess};
            #[storage]
            struct Storage { number: u64 }
            #[constructor]
            fn constructor(ref self: ContractState, number: u64) { self.number.write(number); }
            #[abi(embed_v0)]
            impl OneNumberImpl of crate::thread::ISubBlockNumber<ContractState> {
                fn sub_block_number_of(self: @ContractState, contract: starknet::ContractAddress) -> u64 {
                    self.number.read()
                }
            }
        }
        ",
    );
    files
}

/// Runs the transactions natively and on the emulated L2, and compares.
fn agree(transactions: Vec<Transaction>) {
    let mut l2 = Emulator::new();
    l2.set_time(header().timestamp);
    let manager = l2.deploy("OneNumber", &[header().number.into()]);
    // The deployer is the account that the last call was made by.
    l2.call(OWNER.into(), manager, "sub_block_number_of", &[Felt::ZERO]);
    let contract = l2.deploy("Bank", &[manager, Felt::ONE, SUPPLY.into()]);
    assert_eq!(l2.cell(contract, keccak("owner")), Felt::from(OWNER));

    let sub_block = run_natively::<Bank>(&constructed::<Bank>(OWNER, &[SUPPLY.into()]), transactions);
    for (transaction, receipt) in sub_block.transactions.iter().zip(&sub_block.receipts) {
        let on_l2 = l2.try_call(transaction.sender, contract, &transaction.function, &transaction.calldata);
        let fault = on_l2.err().map(|reason| emulator::name(&reason));
        assert_eq!(fault, receipt.fault());
        let events: Vec<Event> = receipt
            .events
            .iter()
            .map(|event| ([&[keccak(&event.name)], event.keys.as_slice()].concat(), event.data.clone()))
            .collect();
        assert_eq!(l2.events(contract), events);
    }
    for entry in sub_block.entries() {
        assert_eq!(l2.cell(contract, entry.key), entry.new);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20, max_shrink_iters: 100, ..ProptestConfig::default() })]

    #[test]
    fn any_transactions(transactions in prop::collection::vec(transaction(), 1..10)) {
        agree(transactions);
    }
}

#[test]
fn faults_revert_with_the_short_string_of_the_receipt() {
    agree(vec![
        call(OWNER, "transfer", &[2.into(), 10.into()]),
        call(2, "transfer", &[3.into(), 11.into()]),
        call(OWNER, "transfer_from", &[2.into(), 3.into(), 1.into()]),
        call(OWNER, "compute", &[0.into(), 0.into(), 7.into(), 5.into(), 9.into()]),
        call(2, "freeze", &[1.into()]),
        call(OWNER, "freeze", &[1.into()]),
        call(OWNER, "transfer", &[2.into(), 10.into()]),
    ]);
}
