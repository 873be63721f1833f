//! The native run and the generated contract on L2 agree on every value, event and fault.

#[path = "transactions/any.rs"]
mod any_transactions;
#[path = "../contracts/corners.rs"]
mod corners_source;
#[allow(dead_code)]
mod emulator;
#[path = "../contracts/moves.rs"]
mod moves_source;
#[path = "../contracts/bank.rs"]
mod source;
#[allow(dead_code)]
mod thread_program;
mod transactions;
#[path = "../contracts/wide.rs"]
mod wide_source;
#[path = "transactions/wide.rs"]
mod wide_transactions;

use std::collections::BTreeMap;

use corners_source::corners::Corners;
use emulator::{Emulator, Event, keccak};
use moves_source::moves::Moves;
use proptest::prelude::*;
use source::bank::Bank;
use thread_program::{Storage, call, header};
use transactions::transaction;
use wide_source::wide::Wide;
use zkthread::host::{Construction, Job, Limits, View, construct, execute, view};
use zkthread::rt::Contract;
use zkthread::sub_block::Transaction;
use zkthread::{Felt, felts};

/// The contracts' sources by module name.
const SOURCES: [(&str, &str); 4] = [
    ("bank", include_str!("../contracts/bank.rs")),
    ("wide", include_str!("../contracts/wide.rs")),
    ("moves", include_str!("../contracts/moves.rs")),
    ("corners", include_str!("../contracts/corners.rs")),
];
const OWNER: u64 = 1;
const SUPPLY: u64 = 1_000_000;

/// A manager that knows one number.
const ONE_NUMBER: &str = "
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
    ";

/// What the emulator compiles: the generated contracts, which share their component, and the manager.
pub fn sources() -> BTreeMap<String, String> {
    let mut sources = BTreeMap::new();
    let mut root = format!("pub mod thread;\n{ONE_NUMBER}");
    for (name, text) in SOURCES {
        let contract = zkthread_ir::parse_source(text).unwrap_or_else(|faults| panic!("{faults:?}"));
        let mut files = zkthread_codegen::contract(&contract).unwrap().files;
        let text = files.remove("lib.cairo").unwrap().replace("pub mod thread;", "pub use crate::thread;");
        sources.insert(format!("{name}.cairo"), text);
        sources.extend(files);
        root.push_str(&format!("pub mod {name};\n"));
    }
    sources.insert("lib.cairo".to_owned(), root);
    sources
}

/// A contract on the emulated L2 and its storage for the native run.
struct Both {
    l2: Emulator,
    address: Felt,
    storage: Storage,
}

impl Both {
    /// Deploys in both worlds, at one address.
    fn deploy<C: Contract>(name: &str, calldata: &[Felt]) -> Self {
        let mut l2 = Emulator::new();
        l2.set_time(header().timestamp);
        l2.set_chain(header().chain_id);
        let manager = l2.deploy("OneNumber", &[header().number.into()]);
        // The deployer is the account that the last call was made by.
        l2.call(OWNER.into(), manager, "sub_block_number_of", &[Felt::ZERO]);
        let address = l2.deploy(name, &[&[manager, Felt::ONE], calldata].concat());
        let construction = Construction {
            chain_id: header().chain_id,
            contract: address,
            caller: Felt::from(OWNER),
            timestamp: header().timestamp,
            calldata: calldata.to_vec(),
        };
        let constructed = construct::<C>(&construction, Box::new(Storage::new())).unwrap();
        assert_eq!(constructed.receipt.fault(), None);
        let storage: Storage = constructed.writes.into_iter().collect();
        let mut both = Self { l2, address, storage };
        both.compare_storage();
        both
    }

    fn compare_storage(&mut self) {
        for (key, value) in &self.storage {
            assert_eq!(self.l2.cell(self.address, *key), *value, "cell {key:#x}");
        }
    }

    /// Runs the transactions natively and on the emulated L2, and compares. Gives their faults.
    fn run<C: Contract>(&mut self, transactions: Vec<Transaction>) -> Vec<Option<String>> {
        let to_here = |transaction| Transaction { contract: self.address, ..transaction };
        let limits = Limits {
            max_entries: 1_000_000,
            max_transactions: 1_000_000,
            max_l2_gas: u64::MAX,
            max_l2_steps: u64::MAX,
            max_steps: u64::MAX,
            max_permutations: u64::MAX,
            max_settle_calldata_felts: u64::MAX,
        };
        let transactions = transactions.into_iter().map(to_here).collect();
        let job = Job { header: header(), contract: self.address, transactions, limits };
        let sub_block = execute::<C>(&job, Box::new(self.storage.clone())).unwrap().sub_block;
        for (transaction, receipt) in sub_block.transactions.iter().zip(&sub_block.receipts) {
            let (function, calldata) = (&transaction.function, &transaction.calldata);
            let on_l2 = self.l2.try_call(transaction.sender, self.address, function, calldata);
            let fault = on_l2.err().map(|reason| emulator::name(&reason));
            assert_eq!(fault, receipt.fault(), "{function}");
            let events: Vec<Event> = receipt
                .events
                .iter()
                .map(|event| ([&[keccak(&event.name)], event.keys.as_slice()].concat(), event.data.clone()))
                .collect();
            assert_eq!(self.l2.events(self.address), events, "{function}");
        }
        self.storage.extend(sub_block.entries().map(|entry| (entry.key, entry.new)));
        self.compare_storage();
        sub_block.receipts.iter().map(|receipt| receipt.fault()).collect()
    }

    /// Asks a view in both worlds.
    fn view<C: Contract>(&mut self, function: &str, calldata: &[Felt]) {
        let request = View {
            chain_id: header().chain_id,
            contract: self.address,
            caller: Felt::from(OWNER),
            timestamp: header().timestamp,
            sub_block_number: header().number,
            selector: felts::selector(function),
            calldata: calldata.to_vec(),
        };
        let viewed = view::<C>(&request, Box::new(self.storage.clone())).unwrap();
        let natively = if viewed.status == Felt::ZERO { Ok(viewed.result) } else { Err(viewed.status) };
        let on_l2 = self.l2.try_call(OWNER.into(), self.address, function, calldata);
        assert_eq!(on_l2.map_err(|reason| reason[0]), natively, "{function}");
    }
}

fn bank(transactions: Vec<Transaction>) {
    let mut both = Both::deploy::<Bank>("Bank", &[SUPPLY.into()]);
    assert_eq!(both.l2.cell(both.address, keccak("owner")), Felt::from(OWNER));
    both.run::<Bank>(transactions);
    both.view::<Bank>("balance_of", &[Felt::from(OWNER)]);
    both.view::<Bank>("age", &[]);
}

fn wide(transactions: Vec<Transaction>) {
    let mut both = Both::deploy::<Wide>("Wide", &wide_transactions::construction());
    both.run::<Wide>(transactions);
    for id in 0..4u64 {
        both.view::<Wide>("order", &[id.into()]);
        both.view::<Wide>("path", &[id.into()]);
    }
    both.view::<Wide>("summary", &[]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20, max_shrink_iters: 100, ..ProptestConfig::default() })]

    #[test]
    fn any_transactions(transactions in prop::collection::vec(transaction(), 1..10)) {
        bank(transactions);
    }

    #[test]
    fn any_transactions_of_the_wider_language(
        transactions in prop::collection::vec(wide_transactions::transaction(), 1..16)
    ) {
        wide(transactions);
    }

    #[test]
    fn any_transactions_that_move_values(transactions in prop::collection::vec(any_call("moves"), 1..8)) {
        Both::deploy::<Moves>("Moves", &[]).run::<Moves>(transactions);
    }

    #[test]
    fn any_transactions_of_rare_shapes(transactions in prop::collection::vec(any_call("corners"), 1..8)) {
        let mut both = Both::deploy::<Corners>("Corners", &[]);
        both.run::<Corners>(transactions);
        both.view::<Corners>("twice", &[]);
    }
}

/// A call of any external of the contract in this module.
fn any_call(module: &str) -> BoxedStrategy<Transaction> {
    let source = SOURCES.iter().find(|(name, _)| *name == module).map(|(_, source)| *source);
    let contract = zkthread_ir::parse_source(source.unwrap()).unwrap_or_else(|faults| panic!("{faults:?}"));
    any_transactions::transaction(&contract)
}

#[test]
fn faults_revert_with_the_short_string_of_the_receipt() {
    bank(vec![
        call(OWNER, "transfer", &[2.into(), 10.into()]),
        call(2, "transfer", &[3.into(), 11.into()]),
        call(OWNER, "transfer_from", &[2.into(), 3.into(), 1.into()]),
        call(OWNER, "compute", &[0.into(), 0.into(), 7.into(), 5.into(), 9.into()]),
        call(2, "freeze", &[1.into()]),
        call(OWNER, "freeze", &[1.into()]),
        call(OWNER, "transfer", &[2.into(), 10.into()]),
    ]);
}

/// Calls that go through: what is made up at random often fails early.
#[test]
fn every_function_of_the_wide_contract_succeeds() {
    let felts = |values: &[i64]| values.iter().map(|value| Felt::from(*value)).collect::<Vec<_>>();
    let order = felts(&[0, 1, 30, 5, 0, 0, 8, 2, -3]);
    let calls = vec![
        ("scalars", [felts(&[5]), vec![felts::short_string("wide").unwrap()], felts(&[30, 4])].concat()),
        ("wide_numbers", felts(&[10, 0, 3, 0, 17])),
        ("place", order.clone()),
        ("place", order),
        // A part of the order, all of it, another of its parts, and its side.
        ("act", felts(&[5, 0, 1, 12])),
        ("act", felts(&[5, 0, 1, 100])),
        ("act", felts(&[5, 0, 2, 9, -4])),
        ("act", felts(&[5, 0, 3, 0])),
        ("write_note", felts(&[0, 0x6162, 2, 2, 7, 8, 1, -1, 3, 1, 0, 2, 0, -9])),
        ("record", felts(&[3, 4, 6, 7, 0])),
        ("record", felts(&[1, 200, 1])),
        ("fail", felts(&[5, 1, 9, 0, 0])),
    ];
    let mut both = Both::deploy::<Wide>("Wide", &wide_transactions::construction());
    let transactions = calls.iter().map(|(function, calldata)| call(OWNER, function, calldata)).collect();
    assert_eq!(both.run::<Wide>(transactions), vec![None; calls.len()]);
    both.view::<Wide>("path", &[3.into()]);
    both.view::<Wide>("summary", &[]);
}

#[test]
fn values_move_and_rare_shapes_work() {
    let felts = |values: &[u64]| values.iter().map(|value| Felt::from(*value)).collect::<Vec<_>>();
    // A note with a tag, two lists, a pair, nothing; a text; a number.
    let go = felts(&[0, 0x6162, 2, 1, 7, 3, 4, 2, 2, 5, 6, 1, 9, 0, 0x78, 1, 8, 1, 1, 0, 0x79, 1, 2]);
    let mut moves = Both::deploy::<Moves>("Moves", &[]);
    assert_eq!(moves.run::<Moves>(vec![call(OWNER, "go", &go)]), [None]);
    let mut corners = Both::deploy::<Corners>("Corners", &[]);
    let keys = call(OWNER, "keys", &felts(&[0x77_7777_7777, 2, 3, 5, 0, 1]));
    assert_eq!(corners.run::<Corners>(vec![keys]), [None]);
}

/// One call for each fault of the language.
#[test]
fn every_fault_of_the_wider_language_is_the_same_on_l2() {
    let max = Felt::from(u128::MAX);
    let fail = |which: u8, a: i8, b: [Felt; 2]| {
        call(
            OWNER,
            "fail",
            &[&[Felt::from(which), Felt::from(a)], b.as_slice(), &[Felt::from(1), Felt::from(200)]].concat(),
        )
    };
    let zero = [Felt::ZERO, Felt::ZERO];
    let mut both = Both::deploy::<Wide>("Wide", &wide_transactions::construction());
    let calls = vec![
        (fail(0, 100, zero), "i8_add Overflow"),
        (fail(1, -100, zero), "i8_sub Underflow"),
        (fail(2, 100, zero), "i8_mul Overflow"),
        (fail(3, -128, zero), "i8_sub Overflow"),
        (fail(4, 0, zero), "Index out of bounds"),
        (fail(5, 0, zero), "u256_sub Overflow"),
        (fail(6, 0, [max, max]), "u256_add Overflow"),
        (fail(7, 0, [Felt::ZERO, Felt::TWO]), "u256_mul Overflow"),
        (fail(7, 0, [Felt::TWO, Felt::ZERO]), "Division by 0"),
        (fail(8, 0, zero), "Index out of bounds"),
        (fail(9, 0, zero), "Option::unwrap failed."),
    ];
    for (transaction, expected) in calls {
        let on_l2 = both.l2.fault(OWNER.into(), both.address, "fail", &transaction.calldata);
        assert_eq!(on_l2, expected);
        assert_eq!(both.run::<Wide>(vec![transaction]), [Some(expected.to_owned())]);
    }
}
