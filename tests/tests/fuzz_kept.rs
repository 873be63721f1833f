//! Contracts that the fuzzer made: a fixed set, and the smallest case of whatever it found. All three ways agree on each.
//!
//! A new case is its two files in `tests/contracts/fuzz` and a `mod` and a line in `kept!`.

#[allow(dead_code)]
mod emulator;
#[allow(dead_code)]
mod fuzzing;

use std::collections::BTreeMap;

use fuzzing::{Calls, Linked, Native, Storage, agree, emulator_sources};
use zkthread::Felt;
use zkthread::host::{Built, Constructed, Construction, Job, View, Viewed};
use zkthread::sub_block::Event;

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

macro_rules! kept {
    ($($module:ident $source:ident $contract:ident)*) => {
        /// What the emulator compiles.
        pub fn sources() -> BTreeMap<String, String> {
            let all = [$(include_str!(concat!("../contracts/fuzz/", stringify!($module), ".rs")).to_owned()),*];
            emulator_sources(&all).unwrap_or_else(|error| panic!("{error}"))
        }

        $(
            #[test]
            fn $module() {
                let source = include_str!(concat!("../contracts/fuzz/", stringify!($module), ".rs"));
                let calls = include_str!(concat!("../contracts/fuzz/", stringify!($module), ".json"));
                let calls: Calls = serde_json::from_str(calls).unwrap_or_else(|error| panic!("{error}"));
                let mut native = Linked::<$source::$module::$contract>::default();
                agree(stringify!($contract), source, &calls, &mut native)
                    .unwrap_or_else(|found| panic!("{}: {}", found.stage, found.text));
            }
        )*
    };
}

kept! {
    fuzz10 fuzz10_source Fuzz10
    fuzz11 fuzz11_source Fuzz11
    fuzz12 fuzz12_source Fuzz12
    fuzz13 fuzz13_source Fuzz13
    fuzz15 fuzz15_source Fuzz15
}

/// Makes something wrong.
type Lie = fn(&mut Built);

/// A native run with something wrong in it.
struct Lying<N> {
    honest: N,
    lie: Lie,
}

impl<N: Native> Native for Lying<N> {
    fn construct(&mut self, construction: &Construction) -> Result<Constructed, String> {
        self.honest.construct(construction)
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
    let source = include_str!("../contracts/fuzz/fuzz12.rs");
    let calls = include_str!("../contracts/fuzz/fuzz12.json");
    let calls: Calls = serde_json::from_str(calls).unwrap_or_else(|error| panic!("{error}"));
    let lies: [(&str, Lie); 5] = [
        ("fault", |built| built.sub_block.receipts[0].status += Felt::ONE),
        ("events", |built| {
            let lie = Event { name: "Lie".to_owned(), keys: Vec::new(), data: Vec::new() };
            built.sub_block.receipts[0].events.push(lie);
        }),
        ("storage", |built| built.sub_block.rows[0].new[0] += Felt::ONE),
        ("thread program run", |built| built.sub_block.witness.truncate(1)),
        ("step estimate", |built| built.usage.steps = 1),
    ];
    for (stage, lie) in lies {
        let mut native = Lying { honest: Linked::<fuzz12_source::fuzz12::Fuzz12>::default(), lie };
        let found = agree("Fuzz12", source, &calls, &mut native).expect_err(stage);
        assert_eq!(found.stage, stage, "{}", found.text);
    }
}
