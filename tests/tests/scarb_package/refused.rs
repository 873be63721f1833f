//! Tests of the bank that have no snforge form, each for another reason.

fn account(number: u64) -> ContractAddress {
    ContractAddress::from(number)
}

fn bank() -> Bank {
    let mut bank = Bank::default();
    bank.new(&mut Context::test(account(1)), 1_000);
    bank
}

fn helped(bank: &Bank) -> u128 {
    match bank.balance_of(account(1)) {
        0 => 1,
        other => other,
    }
}

fn endless(n: u64) -> u64 {
    endless(n)
}

#[test]
fn two_constructors() {
    let mut bank = bank();
    bank.new(&mut Context::test(account(2)), 1);
}

#[test]
fn no_constructor() {
    let bank = Bank::default();
    assert_eq!(bank.balance_of(account(1)), 0);
}

#[test]
fn a_branch() {
    let bank = bank();
    if bank.balance_of(account(1)) > 0 {
        assert!(true);
    }
}

#[test]
fn an_untranslated_helper() {
    let bank = bank();
    assert_eq!(helped(&bank), 1_000);
}

#[test]
fn a_recursive_helper() {
    assert_eq!(endless(1), 1);
}

#[test]
fn contexts_that_mix_events() {
    let mut bank = bank();
    let mut cx = Context::test(account(1));
    bank.approve(&mut cx, account(2), 1);
    bank.transfer(&mut Context::test(account(1)), account(2), 1).unwrap();
    assert_eq!(cx.events().len(), 0);
}

#[test]
fn a_private_function() {
    let bank = bank();
    assert_eq!(bank.plain_sum(1, 2), 3);
}

#[test]
fn a_macro() {
    let bank = bank();
    assert!(matches!(bank.balance_of(account(1)), 1_000));
}

#[test]
#[ignore]
fn ignored() {}

#[test]
fn a_value() -> u64 {
    1
}

#[test]
fn a_failing_constructor() {
    let mut bank = Bank::default();
    assert!(catch_fault(|| bank.new(&mut Context::test(account(1)), 1)).is_ok());
}

#[test]
fn two_contracts() {
    let mut bank = bank();
    let mut cx = Context::test(account(1)).with_contract_address(account(5)).with_contract(account(6), &bank);
    bank.approve(&mut cx, account(2), 1);
}

proptest! {
    #[test]
    fn never_read(n in 0..5) {}
}

mod inner {
    #[test]
    fn a_branch() {}
}
