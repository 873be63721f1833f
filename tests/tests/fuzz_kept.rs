//! Contracts that the fuzzer made: a fixed set, and the smallest case of whatever it found. All three ways agree on each.
//!
//! A new case is its two files in `tests/contracts/fuzz` and a line in `kept!` and in `modules`.

#[allow(dead_code)]
mod emulator;
#[allow(dead_code)]
mod fuzzing;

use std::collections::BTreeMap;

use fuzzing::{Calls, Linked, agree, emulator_sources};

#[allow(warnings, clippy::all)]
#[rustfmt::skip]
mod modules {
    #[path = "../../contracts/fuzz/fuzz10.rs"] pub mod fuzz10;
    #[path = "../../contracts/fuzz/fuzz11.rs"] pub mod fuzz11;
    #[path = "../../contracts/fuzz/fuzz12.rs"] pub mod fuzz12;
    #[path = "../../contracts/fuzz/fuzz13.rs"] pub mod fuzz13;
    #[path = "../../contracts/fuzz/fuzz15.rs"] pub mod fuzz15;
}

macro_rules! kept {
    ($($module:ident $contract:ident)*) => {
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
                let mut native = Linked::<modules::$module::$module::$contract>::default();
                agree(stringify!($contract), source, &calls, &mut native)
                    .unwrap_or_else(|found| panic!("{}: {}", found.stage, found.text));
            }
        )*
    };
}

kept! {
    fuzz10 Fuzz10
    fuzz11 Fuzz11
    fuzz12 Fuzz12
    fuzz13 Fuzz13
    fuzz15 Fuzz15
}
