//! rustc takes everything that the checker takes: its contracts, compiled through the macro.
#![allow(missing_docs, unused, non_upper_case_globals, clippy::module_inception)]

#[path = "../../ir/tests/contracts/auction.rs"]
mod auction;
#[path = "../../ir/tests/accepted/calls.rs"]
mod calls;
#[path = "../../ir/tests/accepted/functions.rs"]
mod functions;
#[path = "../../ir/tests/accepted/inference.rs"]
mod inference;
#[path = "../../ir/tests/accepted/loops.rs"]
mod loops;
#[path = "../../ir/tests/accepted/memory.rs"]
mod memory;
#[path = "../../ir/tests/contracts/names.rs"]
mod names;
#[path = "../../ir/tests/accepted/numbers.rs"]
mod numbers;
#[path = "../../ir/tests/accepted/options.rs"]
mod options;
#[path = "../../ir/tests/accepted/shapes.rs"]
mod shapes;
#[path = "../../ir/tests/accepted/storage.rs"]
mod storage;
#[path = "../../tests/contracts/wide.rs"]
mod wide;

/// Names of our own that generated Rust uses too, as constants: a pattern of such a name would compare instead of bind.
#[zkthread::contract]
mod constants {
    use zkthread::prelude::*;

    const felts: u64 = 1;
    const cells: u64 = 2;
    const value: u64 = 3;
    const arguments: u64 = 4;
    const selector: u64 = 5;
    const store: u64 = 6;

    pub enum Kind {
        Plain(u64),
        Other(u64, u8),
    }

    #[storage]
    pub struct Constants {
        kind: Kind,
    }

    #[event]
    pub struct Seen {
        #[key]
        kind: Kind,
    }

    impl Constants {
        #[external]
        pub fn sum(&mut self, cx: &mut Context, kind: Kind) -> u64 {
            self.kind = kind;
            cx.emit(Seen { kind });
            felts + cells + value + arguments + selector + store
        }
    }
}

#[test]
fn constants_of_any_name_leave_generated_code_alone() {
    let mut cx = zkthread::Context::test(zkthread::ContractAddress::from(1));
    let mut contract = constants::Constants::default();
    assert_eq!(contract.sum(&mut cx, constants::Kind::Other(4, 5)), 21);
    assert_eq!(contract.kind.read(), constants::Kind::Other(4, 5));
}
