//! The native run and the generated contract on L2 agree on every value, event and fault.

#[path = "transactions/any.rs"]
mod any_transactions;
#[path = "../contracts/corners.rs"]
mod corners_source;
#[allow(dead_code)]
mod emulator;
#[allow(dead_code)]
mod fuzzing;
#[path = "../contracts/moves.rs"]
mod moves_source;
#[path = "../contracts/bank.rs"]
mod source;
mod thread_program;
mod transactions;
#[path = "../contracts/wide.rs"]
mod wide_source;
#[path = "transactions/wide.rs"]
mod wide_transactions;

use std::collections::BTreeMap;

use corners_source::corners::Corners;
use emulator::{Emulator, keccak};
use fuzzing::{Both, Failure, Linked, contracts_of, emulator_sources, header};
use moves_source::moves::Moves;
use proptest::prelude::*;
use source::bank::Bank;
use thread_program::call;
use transactions::transaction;
use wide_source::wide::Wide;
use zkthread::rt::{Contract, ContractType};
use zkthread::signature::{self, Signature};
use zkthread::sub_block::{self, Auth, Authorization, EntryPoint, Transaction};
use zkthread::typed_data::transaction_hash;
use zkthread::{Felt, felts};
use zkthread_tests::fuzz::calls::{Call, Word};

/// The contracts' sources by module name.
const SOURCES: [(&str, &str); 4] = [
    ("bank", include_str!("../contracts/bank.rs")),
    ("wide", include_str!("../contracts/wide.rs")),
    ("moves", include_str!("../contracts/moves.rs")),
    ("corners", include_str!("../contracts/corners.rs")),
];
const OWNER: u64 = 1;
const SUPPLY: u64 = 1_000_000;

/// What the emulator compiles: the generated contracts.
pub fn sources() -> BTreeMap<String, String> {
    agreed(emulator_sources(&SOURCES.map(|(_, text)| text.to_owned())))
}

fn agreed<T>(result: Result<T, Failure>) -> T {
    result.unwrap_or_else(|found| panic!("{}: {}", found.stage, found.text))
}

fn words(felts: &[Felt]) -> Vec<Word> {
    felts.iter().copied().map(Word::Felt).collect()
}

/// A contract that is alone in its thread, in both worlds.
struct Alone<'a>(Both<'a>);

impl Alone<'_> {
    /// Deploys in both worlds, and goes on there.
    fn deployed<C: Contract>(module: &str, calldata: &[Felt], then: impl FnOnce(&mut Alone<'_>)) {
        let mut native = Linked(vec![ContractType::of::<C>()]);
        let mut both = Both::new(Emulator::new(), &mut native);
        assert!(agreed(both.deploy(&agreed(contracts_of(source_of(module))), &[words(calldata)])));
        then(&mut Alone(both));
    }

    /// Runs the transactions natively and on the emulated L2, and compares. Gives their faults.
    fn run(&mut self, transactions: Vec<Transaction>) -> Vec<Option<String>> {
        let calls = transactions.iter().flat_map(|transaction| {
            let sender = u64::try_from(transaction.sender).expect("a small account number");
            let call = move |call: &sub_block::Call| Call {
                sender,
                contract: 0,
                function: call.function.clone(),
                calldata: words(&call.calldata),
            };
            transaction.calls.iter().map(call)
        });
        let built = agreed(self.0.run(&calls.collect::<Vec<_>>()));
        built.sub_block.receipts.iter().map(|receipt| receipt.fault()).collect()
    }

    /// Asks a view in both worlds.
    fn view(&mut self, function: &str, calldata: &[Felt]) {
        let call = Call { sender: OWNER, contract: 0, function: function.to_owned(), calldata: words(calldata) };
        agreed(self.0.view(&call));
    }
}

fn source_of(module: &str) -> &'static str {
    SOURCES.iter().find(|(name, _)| *name == module).map(|(_, source)| *source).expect("a module of the list")
}

fn bank(transactions: Vec<Transaction>) {
    Alone::deployed::<Bank>("bank", &[SUPPLY.into()], |both| {
        let address = both.0.contracts[0];
        assert_eq!(both.0.l2.cell(address, keccak("owner")), Felt::from(OWNER));
        both.run(transactions);
        both.view("balance_of", &[Felt::from(OWNER)]);
        both.view("age", &[]);
    });
}

fn wide(transactions: Vec<Transaction>) {
    Alone::deployed::<Wide>("wide", &wide_transactions::construction(), |both| {
        both.run(transactions);
        for id in 0..4u64 {
            both.view("order", &[id.into()]);
            both.view("path", &[id.into()]);
        }
        both.view("summary", &[]);
    });
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
        Alone::deployed::<Moves>("moves", &[], |both| drop(both.run(transactions)));
    }

    #[test]
    fn any_transactions_of_rare_shapes(transactions in prop::collection::vec(any_call("corners"), 1..8)) {
        Alone::deployed::<Corners>("corners", &[], |both| {
            both.run(transactions);
            both.view("twice", &[]);
        });
    }
}

/// A call of any external of the contract in this module.
fn any_call(module: &str) -> BoxedStrategy<Transaction> {
    any_transactions::transaction(&agreed(contracts_of(source_of(module)))[0])
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
    Alone::deployed::<Wide>("wide", &wide_transactions::construction(), |both| {
        let transactions = calls.iter().map(|(function, calldata)| call(OWNER, function, calldata)).collect();
        assert_eq!(both.run(transactions), vec![None; calls.len()]);
        both.view("path", &[3.into()]);
        both.view("summary", &[]);
    });
}

#[test]
fn values_move_and_rare_shapes_work() {
    let felts = |values: &[u64]| values.iter().map(|value| Felt::from(*value)).collect::<Vec<_>>();
    // A note with a tag, two lists, a pair, nothing; a text; a number.
    let go = felts(&[0, 0x6162, 2, 1, 7, 3, 4, 2, 2, 5, 6, 1, 9, 0, 0x78, 1, 8, 1, 1, 0, 0x79, 1, 2]);
    Alone::deployed::<Moves>("moves", &[], |both| assert_eq!(both.run(vec![call(OWNER, "go", &go)]), [None]));
    let keys = call(OWNER, "keys", &felts(&[0x77_7777_7777, 2, 3, 5, 0, 1]));
    Alone::deployed::<Corners>("corners", &[], |both| assert_eq!(both.run(vec![keys]), [None]));
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
    Alone::deployed::<Wide>("wide", &wide_transactions::construction(), |both| {
        let address = both.0.contracts[0];
        for (transaction, expected) in calls {
            assert_eq!(both.0.l2.fault(OWNER.into(), address, "fail", &transaction.calls[0].calldata), expected);
            assert_eq!(both.run(vec![transaction]), [Some(expected.to_owned())]);
        }
    });
}

/// Contract code cannot tell a call in a signed bundle from one that the account makes on L2.
#[test]
fn calls_of_signed_bundles_are_like_direct_ones() {
    Alone::deployed::<Bank>("bank", &[SUPPLY.into()], |both| {
        let (bank, private_key) = (both.0.contracts[0], Felt::from(77));
        let public_key = signature::public_key(&private_key).expect("a public key");
        let functions = ["transfer", "freeze", "approve"];
        let scope = functions.map(|name| EntryPoint { contract: bank, selector: felts::selector(name) });
        let expires = header().timestamp + 1000;
        for account in [OWNER, 2] {
            agreed(both.0.authorize(account.into(), public_key, expires, &scope));
        }
        let bundle = |sender: u64, nonce: u64, calls: &[(&str, &[u64])]| {
            let call = |(function, calldata): &(&str, &[u64])| sub_block::Call {
                contract: bank,
                function: (*function).to_owned(),
                calldata: calldata.iter().map(|value| Felt::from(*value)).collect(),
            };
            let unsigned = Signature { r: Felt::ZERO, s: Felt::ZERO };
            let mut authorization =
                Authorization { public_key, deadline: expires - 1, is_atomic: false, signature: unsigned };
            let calls = calls.iter().map(call).collect();
            let mut transaction =
                Transaction { sender: sender.into(), nonce, calls, authorization: Some(authorization.clone()) };
            let hash = transaction_hash(&header(), &transaction);
            authorization.signature = signature::sign(&private_key, &hash).expect("a signature");
            transaction.authorization = Some(authorization);
            transaction
        };
        let transactions = vec![
            bundle(OWNER, 0, &[("transfer", &[2, 10]), ("approve", &[2, 5]), ("transfer", &[3, 2 * SUPPLY])]),
            bundle(2, 0, &[("transfer", &[3, 11]), ("transfer", &[3, 4])]),
            bundle(OWNER, 1, &[("freeze", &[1])]),
            bundle(2, 1, &[("transfer", &[3, 1]), ("freeze", &[0])]),
        ];
        let built = agreed(both.0.run_all(Auth::Signature, transactions));
        let faults: Vec<_> = built.sub_block.receipts.iter().map(|receipt| receipt.fault()).collect();
        let fault = |text: &str| Some(text.to_owned());
        let broke = || fault("Bank: insufficient balance");
        assert_eq!(faults, [None, None, broke(), broke(), None, None, fault("Bank: frozen"), fault("Bank: not owner")]);
        for account in [OWNER, 2] {
            assert_eq!(both.0.l2.call(Felt::from(9), bank, "thread_nonce", &[account.into()]), [Felt::TWO]);
        }
    });
}
