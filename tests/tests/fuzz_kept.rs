//! Contracts that the fuzzer made: a fixed set, and the smallest case of whatever it found. All three ways agree on each.
//!
//! A new case is its two files in `tests/contracts/fuzz` and a `mod` and a line in `kept!`.

#[allow(dead_code)]
mod emulator;
#[allow(dead_code)]
mod fuzzing;

use std::collections::BTreeMap;

use fuzzing::{Calls, Linked, agree, emulator_sources};

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
