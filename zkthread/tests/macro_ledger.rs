//! A contract that uses all of the language.
#![allow(missing_docs)]

#[allow(clippy::too_many_arguments)]
#[zkthread::contract]
pub mod ledger {
    use zkthread::prelude::*;

    /// Everything the ledger keeps.
    #[storage]
    pub struct Ledger {
        owner: ContractAddress,
        open: bool,
        total: u128,
        tag: felt252,
        entries: Map<u64, u128>,
        shares: Map<(ContractAddress, u8), u64>,
    }

    #[event]
    pub struct Booked {
        /// Who booked.
        #[key]
        by: ContractAddress,
        amount: u128,
        count: u64,
    }

    #[error]
    pub enum LedgerError {
        /// Only while open.
        NotOpen,
        TooMuch,
    }

    impl Ledger {
        #[constructor]
        pub fn new(&mut self, _cx: &mut Context, owner: ContractAddress) {
            self.owner = owner;
            self.open = true;
        }

        /// Books an amount under the numbers `0..count`.
        #[external]
        pub fn book(&mut self, cx: &mut Context, count: u64, amount: u128) -> Result<u128, LedgerError> {
            ensure!(self.open, LedgerError::NotOpen);
            for i in 0..count {
                self.entries.write(i, self.entries.read(i) + amount);
            }
            let booked = self.add(cx, self.scaled(cx, amount, Self::twice(1))?)?;
            cx.emit(Booked { amount: booked, by: cx.caller(), count });
            Ok(booked)
        }

        #[external]
        pub fn close(&mut self, cx: &mut Context) -> Result<(), LedgerError> {
            if cx.caller() != self.owner || !self.open {
                return Err(LedgerError::NotOpen);
            }
            self.open = false;
            self.tag += felt252::from(cx.caller()) * 2 - 1;
            self.shares.write((cx.caller(), 1), cx.timestamp() + cx.sub_block_number());
            Ok(())
        }

        /// How often 2 goes into a number.
        #[external]
        pub fn halve(&mut self, _cx: &mut Context, mut number: u128) -> u64 {
            let mut rounds = 0u64;
            while number % 2 == 0 && number > 0 {
                number /= 2;
                rounds += 1;
            }
            let last = if rounds > 3 { 3 } else { rounds };
            self.entries.write(self.next(), u128::from(last));
            rounds
        }

        #[external]
        pub fn spin(&mut self, _cx: &mut Context) {
            let mut i = 0u8;
            while i < 1 {
                i = 0;
            }
        }

        #[view]
        pub fn entry(&self, number: u64) -> u128 {
            self.entries.read(number)
        }

        #[view]
        pub fn mine(&self, cx: &Context, kind: u8) -> u64 {
            self.shares.read((cx.caller(), kind))
        }

        #[view]
        pub fn tag(&self) -> felt252 {
            self.tag
        }

        #[view]
        pub fn is_open(&self) -> bool {
            self.open
        }

        fn add(&mut self, cx: &Context, amount: u128) -> Result<u128, LedgerError> {
            ensure!(amount < 1_000 || cx.caller() == self.owner, LedgerError::TooMuch);
            self.total += amount;
            Ok(self.total)
        }

        fn scaled(&self, _cx: &Context, amount: u128, by: u8) -> Result<u128, LedgerError> {
            if self.open { Ok(amount * u128::from(by)) } else { Err(LedgerError::NotOpen) }
        }

        fn next(&mut self) -> u64 {
            self.total += 1;
            100
        }

        fn twice(x: u8) -> u8 {
            x * 2
        }
    }

    #[cfg(test)]
    mod inside {
        use super::*;

        #[test]
        fn helpers_can_be_tested_where_they_are() {
            assert_eq!(Ledger::twice(4), 8);
        }
    }
}

use ledger::{Booked, Ledger, LedgerError};
use zkthread::rt::{CallError, Contract, EntryKind, Event};
use zkthread::{Context, ContractAddress, Felt, catch_fault, felts};

fn account(number: u64) -> ContractAddress {
    ContractAddress::from(number)
}

fn open() -> Ledger {
    let mut ledger = Ledger::default();
    ledger.new(&mut Context::test(account(1)), account(1));
    ledger
}

fn call(ledger: &mut Ledger, kind: EntryKind, name: &str, calldata: &[u128]) -> Result<Vec<Felt>, CallError> {
    let calldata: Vec<Felt> = calldata.iter().map(|value| Felt::from(*value)).collect();
    ledger.execute(&mut Context::test(account(2)), kind, &felts::selector(name), &calldata)
}

#[test]
fn functions_run_with_their_rust_signatures() {
    let mut ledger = open();
    let mut cx = Context::test(account(2));
    assert_eq!(ledger.book(&mut cx, 3, 5), Ok(10));
    assert_eq!(ledger.book(&mut cx, 2, 7), Ok(24));
    assert_eq!([0, 1, 2, 3].map(|number| ledger.entry(number)), [12, 12, 5, 0]);
    assert_eq!(ledger.book(&mut cx, 0, 500), Err(LedgerError::TooMuch));
    assert_eq!(ledger.book(&mut Context::test(account(1)), 0, 500), Ok(1_024));
}

#[test]
fn events_have_their_keys_and_data_in_declared_order() {
    let (mut ledger, mut cx) = (open(), Context::test(account(2)));
    ledger.book(&mut cx, 1, 5).expect("it is open");
    let [event] = cx.events() else { panic!("one event") };
    assert_eq!(event.name, "Booked");
    assert_eq!(event.keys, [Felt::from(2)]);
    assert_eq!(event.data, [Felt::from(10), Felt::from(1)]);
    assert_eq!(Booked::NAME, "Booked");
}

#[test]
fn the_context_is_what_the_caller_says() {
    let mut ledger = open();
    assert_eq!(ledger.close(&mut Context::test(account(2))), Err(LedgerError::NotOpen));
    let mut cx = Context::test(account(1)).with_timestamp(50).with_sub_block_number(7);
    assert_eq!(ledger.close(&mut cx), Ok(()));
    assert_eq!(ledger.close(&mut cx), Err(LedgerError::NotOpen));
    assert_eq!((ledger.mine(&cx, 1), ledger.mine(&cx, 2), ledger.is_open()), (57, 0, false));
    assert_eq!(ledger.tag(), Felt::ONE);
}

#[test]
fn a_call_in_a_key_or_argument_runs_in_order() {
    let mut ledger = open();
    assert_eq!(ledger.halve(&mut Context::test(account(1)), 48), 4);
    assert_eq!(ledger.entry(100), 3);
}

#[test]
fn faults_are_values_under_catch_fault() {
    let mut ledger = open();
    let mut cx = Context::test(account(1));
    let fault = catch_fault(|| ledger.book(&mut cx, 1, u128::MAX).map(|_| ())).expect_err("an overflow");
    assert_eq!(fault.to_string(), "u128_mul Overflow");
}

#[test]
fn calldata_reaches_the_functions() {
    let mut ledger = open();
    assert_eq!(call(&mut ledger, EntryKind::External, "book", &[2, 5]), Ok(vec![Felt::from(10)]));
    assert_eq!(call(&mut ledger, EntryKind::View, "entry", &[1]), Ok(vec![Felt::from(5)]));
    assert_eq!(call(&mut ledger, EntryKind::View, "is_open", &[]), Ok(vec![Felt::ONE]));
    assert_eq!(call(&mut ledger, EntryKind::Constructor, "constructor", &[9]), Ok(vec![]));
    assert_eq!(call(&mut ledger, EntryKind::External, "close", &[]), Err(CallError::Reverted("Ledger: not open")));
}

#[test]
fn wrong_calls_are_refused() {
    let mut ledger = open();
    for (kind, name) in [
        (EntryKind::External, "entry"),
        (EntryKind::View, "book"),
        (EntryKind::External, "add"),
        (EntryKind::External, "new"),
        (EntryKind::External, "nothing"),
    ] {
        assert_eq!(call(&mut ledger, kind, name, &[1, 1]), Err(CallError::UnknownSelector), "{name}");
    }
    for calldata in [&[][..], &[1], &[1, 2, 3], &[u128::MAX, 1]] {
        let refused = call(&mut ledger, EntryKind::External, "book", calldata);
        assert!(matches!(refused, Err(CallError::Arguments(_))), "{refused:?}");
    }
}

#[test]
fn the_macro_and_the_tools_see_one_contract() {
    // Written by the checker's own tests, from this file's text.
    assert_eq!(Ledger::FINGERPRINT, include_str!("macro_ledger.fingerprint").trim());
    let variables: Vec<_> = Ledger::VARIABLES.iter().map(|variable| (variable.name, variable.keys)).collect();
    assert_eq!(variables, [("owner", 0), ("open", 0), ("total", 0), ("tag", 0), ("entries", 1), ("shares", 2)]);
}
