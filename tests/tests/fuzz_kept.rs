//! Contracts that the fuzzer made: a fixed set, and the smallest case of whatever it found. All three ways agree on each.
//!
//! A new case is its two files in `tests/contracts/fuzz` and a `mod` and a line in `kept!`. `liars` is written by hand, for what is lied about below.

#[allow(dead_code)]
mod emulator;
#[allow(dead_code)]
mod fuzzing;

use std::collections::BTreeMap;

use fuzzing::{Linked, Native, Storage, agree, emulator_sources};
use zkthread::Felt;
use zkthread::host::{Built, Constructed, Construction, Job, View, Viewed};
use zkthread::rt::ContractType;
use zkthread::sub_block::Event;
use zkthread_tests::fuzz::calls::Calls;

#[allow(warnings, clippy::all)]
#[path = "../contracts/fuzz/fuzz10.rs"]
#[rustfmt::skip]
mod fuzz10_source;
#[allow(warnings, clippy::all)]
#[path = "../contracts/fuzz/fuzz11.rs"]
#[rustfmt::skip]
mod fuzz11_source;
#[allow(warnings, clippy::all)]
#[path = "../contracts/fuzz/fuzz12.rs"]
#[rustfmt::skip]
mod fuzz12_source;
#[allow(warnings, clippy::all)]
#[path = "../contracts/fuzz/fuzz13.rs"]
#[rustfmt::skip]
mod fuzz13_source;
#[allow(warnings, clippy::all)]
#[path = "../contracts/fuzz/fuzz15.rs"]
#[rustfmt::skip]
mod fuzz15_source;

#[allow(warnings, clippy::all)]
#[path = "../contracts/fuzz/fuzz19.rs"]
#[rustfmt::skip]
mod fuzz19_source;
#[allow(warnings, clippy::all)]
#[path = "../contracts/fuzz/fuzz23.rs"]
#[rustfmt::skip]
mod fuzz23_source;
#[allow(warnings, clippy::all)]
#[path = "../contracts/fuzz/fuzz50.rs"]
#[rustfmt::skip]
mod fuzz50_source;
#[allow(warnings, clippy::all)]
#[path = "../contracts/fuzz/liars.rs"]
#[rustfmt::skip]
mod liars_source;

macro_rules! kept {
    ($($file:ident $source:ident [$($module:ident::$contract:ident),*])*) => {
        /// What the emulator compiles.
        pub fn sources() -> BTreeMap<String, String> {
            let all = [$(include_str!(concat!("../contracts/fuzz/", stringify!($file), ".rs")).to_owned()),*];
            emulator_sources(&all).unwrap_or_else(|found| panic!("{}: {}", found.stage, found.text))
        }

        $(
            #[test]
            fn $file() {
                let source = include_str!(concat!("../contracts/fuzz/", stringify!($file), ".rs"));
                let calls = calls(include_str!(concat!("../contracts/fuzz/", stringify!($file), ".json")));
                let mut native = Linked(vec![$(ContractType::of::<$source::$module::$contract>()),*]);
                agree(source, &calls, &mut native).unwrap_or_else(|found| panic!("{}: {}", found.stage, found.text));
            }
        )*
    };
}

kept! {
    fuzz10 fuzz10_source [fuzz10::Fuzz10]
    fuzz11 fuzz11_source [fuzz11::Fuzz11]
    fuzz12 fuzz12_source [fuzz12::Fuzz12]
    fuzz13 fuzz13_source [fuzz13::Fuzz13]
    fuzz15 fuzz15_source [fuzz15::Fuzz15]
    fuzz19 fuzz19_source [fuzz19a::Fuzz19A, fuzz19b::Fuzz19B]
    fuzz23 fuzz23_source [fuzz23a::Fuzz23A, fuzz23b::Fuzz23B]
    fuzz50 fuzz50_source [fuzz50a::Fuzz50A, fuzz50b::Fuzz50B, fuzz50c::Fuzz50C]
    liars liars_source [speaker::Speaker, listener::Listener]
}

fn calls(text: &str) -> Calls {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}"))
}

/// Makes something wrong.
type Lie = fn(&mut Built);

/// A native run with something wrong in it.
struct Lying<N> {
    honest: N,
    lie: Lie,
}

impl<N: Native> Native for Lying<N> {
    fn construct(&mut self, construction: &Construction, storage: &Storage) -> Result<Constructed, String> {
        self.honest.construct(construction, storage)
    }

    fn execute(&mut self, job: &Job, storage: &Storage) -> Result<Built, String> {
        let mut built = self.honest.execute(job, storage)?;
        (self.lie)(&mut built);
        Ok(built)
    }

    fn view(&mut self, view: &View, storage: &Storage) -> Result<Viewed, String> {
        self.honest.view(view, storage)
    }
}

/// The comparison can fail, at each of its stages.
#[test]
fn every_kind_of_lie_is_found() {
    let source = include_str!("../contracts/fuzz/liars.rs");
    let calls = calls(include_str!("../contracts/fuzz/liars.json"));
    let contracts =
        [ContractType::of::<liars_source::speaker::Speaker>(), ContractType::of::<liars_source::listener::Listener>()];
    let lies: [(&str, &str, Lie); 10] = [
        ("a status", "fault", |built| built.sub_block.receipts[0].status += Felt::ONE),
        ("an event more", "events", |built| {
            let lie = Event { contract: 0, name: "Lie".to_owned(), keys: Vec::new(), data: Vec::new() };
            built.sub_block.receipts[0].events.push(lie);
        }),
        ("an event of the other contract", "events", |built| built.sub_block.receipts[0].events[0].contract = 1),
        ("an event of no contract", "events", |built| {
            let lie = Event { contract: 2, name: "Lie".to_owned(), keys: Vec::new(), data: Vec::new() };
            built.sub_block.receipts[0].events.push(lie);
        }),
        ("events of two contracts in another order", "thread program output", |built| {
            built.sub_block.receipts[0].events.swap(0, 1);
        }),
        ("a value", "storage", |built| built.sub_block.rows[0].new[0] += Felt::ONE),
        ("an entry of the other contract", "storage", |built| built.sub_block.rows[0].contract = 1),
        ("contracts in another order", "storage", |built| built.sub_block.contracts.swap(0, 1)),
        ("a witness", "thread program run", |built| built.sub_block.witness.truncate(1)),
        ("a step estimate", "step estimate", |built| built.usage.steps = 1),
    ];
    for (what, stage, lie) in lies {
        let mut native = Lying { honest: Linked(contracts.to_vec()), lie };
        let found = agree(source, &calls, &mut native).expect_err(what);
        assert_eq!(found.stage, stage, "{what}: {}", found.text);
    }
}
