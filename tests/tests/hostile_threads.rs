//! The lies that a thread of several contracts makes room for. Each makes the run fail by the panic that names it, and makes the program that is
//! proven unprovable.

#[path = "thread_program/input.rs"]
mod input;
#[path = "../contracts/pair.rs"]
mod source;
mod thread_program;

use std::sync::OnceLock;

use input::Input;
use source::clock::Clock;
use source::ledger::Ledger;
use source::vault::Vault;
use thread_program::{Cells, call_at, constructed_at, contract_address, program, run_thread, thread};
use zkthread::rt::ContractType;
use zkthread::sub_block::SubBlock;
use zkthread::{Felt, felts};
use zkthread_compiler::{CompiledExecutable, PanicMode};
use zkthread_ir::VariableId;
use zkthread_prover::run;

const SOURCE: &str = include_str!("../contracts/pair.rs");
const LEDGER: usize = 0;
const VAULT: usize = 1;
const CLOCK: usize = 2;
const WRONG_ROW: &str = "OS: wrong row";
const NOT_INCREASING: &str = "OS: rows not increasing";

fn compiled(panics: PanicMode) -> &'static CompiledExecutable {
    static NAMED: OnceLock<CompiledExecutable> = OnceLock::new();
    static UNPROVABLE: OnceLock<CompiledExecutable> = OnceLock::new();
    let cell = match panics {
        PanicMode::Named => &NAMED,
        PanicMode::Unprovable => &UNPROVABLE,
    };
    cell.get_or_init(|| program(SOURCE, panics))
}

/// A movement that calls the vault, which calls the ledger back, and the clock; a call of the ledger's by the vault; and a tick.
fn honest() -> &'static SubBlock {
    static SUB_BLOCK: OnceLock<SubBlock> = OnceLock::new();
    SUB_BLOCK.get_or_init(|| {
        let contracts = [ContractType::of::<Ledger>(), ContractType::of::<Vault>(), ContractType::of::<Clock>()];
        let mut storage: Cells = constructed_at(&contracts, LEDGER, 1, &[contract_address(CLOCK), 10_000.into()]);
        storage.extend(constructed_at(&contracts, VAULT, 1, &[contract_address(LEDGER), 3.into()]));
        let balance = felts::storage_address("balances", &[contract_address(VAULT)]);
        storage.insert((contract_address(LEDGER), balance), 500.into());
        let transactions = vec![
            call_at(LEDGER, 1, "move_to", &[contract_address(VAULT), 2.into(), 100.into()]),
            call_at(VAULT, 2, "call", &[contract_address(LEDGER), 4.into()]),
            call_at(CLOCK, 2, "tick", &[0.into(), Felt::from(0x61), 1.into()]),
        ];
        let sub_block = run_thread(&contracts, &storage, transactions);
        assert!(sub_block.receipts.iter().all(|receipt| receipt.fault().is_none()));
        sub_block
    })
}

/// Tells one lie and sees it named.
fn refused(lie: impl FnOnce(&mut Input), named: &str) {
    let mut input = Input::honest(honest());
    lie(&mut input);
    input.is_refused(compiled(PanicMode::Named), compiled(PanicMode::Unprovable), named);
}

/// The number of a contract's storage field.
fn number(contract: usize, field: &str) -> usize {
    let thread = thread(SOURCE);
    let mut range = thread.parts[contract].storage.clone();
    let id = range.find(|id| thread.merged.storage[*id].name == field).unwrap();
    thread.variable_number(VariableId(id), false)
}

/// The first row of a contract's storage field.
fn row_of(contract: usize, field: &str) -> usize {
    let number = number(contract, field);
    honest().rows.iter().position(|row| row.variable == number).unwrap()
}

/// The index of a row: how many cells stand before it.
fn index(row: usize) -> usize {
    honest().rows[..row].iter().map(|row| row.old.len()).sum()
}

/// The places in the witness that name a row.
fn naming(row: usize) -> Vec<usize> {
    let index = index(row);
    honest().witness.iter().enumerate().filter(|(_, named)| **named == index).map(|(at, _)| at).collect()
}

#[test]
fn the_honest_input_runs() {
    let input = Input::honest(honest());
    for panics in [PanicMode::Named, PanicMode::Unprovable] {
        assert_eq!(run(&compiled(panics).executable, &input.felts()).unwrap().output, honest().output());
    }
}

#[test]
fn another_number_of_contracts() {
    const NUMBER: &str = "OS: wrong number of contracts";
    for lie in [-2, -1, 1, 13] {
        refused(|input| input.n_contracts = lie, NUMBER);
    }
    refused(|input| input.contracts.truncate(2), NUMBER);
    refused(|input| input.contracts.push(Felt::from(9)), NUMBER);
}

#[test]
fn a_contract_that_is_no_address() {
    for contract in [LEDGER, VAULT, CLOCK] {
        for address in [Felt::ZERO, Felt::from(2).pow(251u32), Felt::from(-1)] {
            refused(|input| input.contracts[contract] = address, "OS: contract out of range");
        }
    }
}

/// The addresses are the manager's to know: another one gives another contracts hash, and other entries.
#[test]
fn another_address_reaches_the_output() {
    let mut input = Input::honest(honest());
    // The clock's, of which nobody's storage but the ledger's knows: so the ledger's call of it finds nobody, and its rows are not asked for.
    input.contracts[CLOCK] = Felt::from(0x77);
    let clock_by_ledger = naming(row_of(CLOCK, "ticks"))[0];
    let rows = &honest().rows;
    let is_clocks = |at: usize| rows[at].contract == CLOCK;
    let first = (0..rows.len()).find(|at| is_clocks(*at)).map(index).unwrap();
    assert_eq!(honest().witness[clock_by_ledger..clock_by_ledger + 3].iter().filter(|at| **at >= first).count(), 3);
    input.witness.drain(clock_by_ledger..clock_by_ledger + 3);
    let told = run(&compiled(PanicMode::Unprovable).executable, &input.felts()).unwrap().output;
    let honest = honest().output();
    assert_ne!(told[8], honest[8]);
    assert_ne!(told[13], honest[13]);
}

#[test]
fn a_row_of_another_contracts_variable() {
    // Both have a plain `movements`: a row of the one where the other is asked for.
    let [mine, other] = [row_of(LEDGER, "movements"), row_of(VAULT, "movements")];
    for at in naming(mine) {
        refused(|input| input.witness[at] = index(other).into(), WRONG_ROW);
    }
    for at in naming(other) {
        refused(|input| input.witness[at] = index(mine).into(), WRONG_ROW);
    }
    // The row itself says that it is the other's. Their fields are as many cells, and one address.
    refused(|input| input.rows[mine][0] = number(VAULT, "movements").into(), NOT_INCREASING);
    let mut moved = Input::honest(honest());
    moved.rows[other][0] = number(LEDGER, "movements").into();
    moved.is_refused(compiled(PanicMode::Named), compiled(PanicMode::Unprovable), NOT_INCREASING);
}

/// The addresses alone are in order here: only the contracts are not.
#[test]
fn rows_of_two_contracts_in_the_order_of_addresses() {
    let (last, first) = (row_of(VAULT, "movements"), row_of(LEDGER, "movements"));
    assert_eq!(honest().rows[first].address, honest().rows[last].address);
    let rows: Vec<Vec<Felt>> = Input::honest(honest()).rows;
    for (before, behind) in [(LEDGER, VAULT), (VAULT, CLOCK), (LEDGER, CLOCK)] {
        for (one, other) in rows_between(before, behind) {
            refused(
                |input| {
                    input.rows = vec![rows[other].clone(), rows[one].clone()];
                    input.witness.clear();
                    input.transactions.clear();
                },
                NOT_INCREASING,
            );
        }
    }
    refused(|input| input.rows.reverse(), NOT_INCREASING);
}

/// Rows of two contracts, of which the first one's address is higher, and the other way round.
fn rows_between(before: usize, behind: usize) -> Vec<(usize, usize)> {
    let rows = &honest().rows;
    let of = |contract: usize| (0..rows.len()).filter(move |at| rows[*at].contract == contract);
    let all: Vec<(usize, usize)> = of(before).flat_map(|one| of(behind).map(move |other| (one, other))).collect();
    let higher = all.iter().find(|(one, other)| rows[*one].address > rows[*other].address);
    let lower = all.iter().find(|(one, other)| rows[*one].address < rows[*other].address);
    assert!(higher.is_some() && lower.is_some());
    higher.into_iter().chain(lower).copied().collect()
}

#[test]
fn the_same_row_twice() {
    for contract in [LEDGER, VAULT, CLOCK] {
        let at = honest().rows.iter().rposition(|row| row.contract == contract).unwrap();
        refused(
            |input| {
                let row = input.rows[at].clone();
                input.rows.insert(at + 1, row);
            },
            NOT_INCREASING,
        );
    }
}

#[test]
fn a_row_of_no_variable() {
    let numbers = 2 * thread(SOURCE).merged.storage.len();
    let last = honest().rows.len() - 1;
    for number in [Felt::from(numbers), Felt::from(-1), Felt::from(u128::MAX)] {
        refused(|input| input.rows[last][0] = number, "OS: unknown variable");
    }
    // Elements of what is no list.
    let no_list = number(VAULT, "movements") + thread(SOURCE).parts[VAULT].storage.len();
    refused(|input| input.rows[last][0] = no_list.into(), "OS: unknown variable");
}

#[test]
fn a_position_that_is_none() {
    for position in [Felt::THREE, Felt::from(16), Felt::from(-1)] {
        refused(|input| input.transactions[0][1] = position, "OS: wrong contract");
    }
}

#[test]
fn a_function_of_another_contract() {
    const UNKNOWN: &str = "OS: unknown function";
    // `move_to` is the ledger's, `call` the vault's, `tick` the clock's; views and what no contract has are nobody's.
    for (position, functions) in [
        (LEDGER, ["call", "tick", "heard", "balance_of"]),
        (VAULT, ["move_to", "tick", "take", "allowed"]),
        (CLOCK, ["move_to", "call", "ticks", "nonsense"]),
    ] {
        for function in functions {
            refused(
                |input| {
                    input.transactions[0][1] = position.into();
                    input.transactions[0][2] = felts::tag(function).into();
                },
                UNKNOWN,
            );
        }
    }
    refused(|input| input.transactions[0][1] = VAULT.into(), UNKNOWN);
    refused(|input| input.transactions[1][1] = LEDGER.into(), UNKNOWN);
    refused(
        |input| {
            let (one, other) = (input.transactions[0][1], input.transactions[1][1]);
            input.transactions[0][1] = other;
            input.transactions[1][1] = one;
        },
        UNKNOWN,
    );
}

/// Both contracts have it: the call is another one, and what the native run recorded does not fit.
#[test]
fn a_function_that_the_other_contract_has_too() {
    let contracts = [ContractType::of::<Ledger>(), ContractType::of::<Vault>(), ContractType::of::<Clock>()];
    let bounce = call_at(LEDGER, 1, "bounce", &[0.into(), 0.into()]);
    let sub_block = run_thread(&contracts, &Cells::new(), vec![bounce]);
    let mut input = Input::honest(&sub_block);
    assert_eq!(run(&compiled(PanicMode::Named).executable, &input.felts()).unwrap().output, sub_block.output());
    input.transactions[0][1] = VAULT.into();
    input.is_refused(compiled(PanicMode::Named), compiled(PanicMode::Unprovable), WRONG_ROW);
}

#[test]
fn a_wrong_witness_of_an_inner_call() {
    // What the vault asks for while the ledger is in the middle, and what the ledger asks for when it is called back.
    for row in [row_of(VAULT, "last"), row_of(VAULT, "seen"), row_of(LEDGER, "callers"), row_of(CLOCK, "by")] {
        let at = naming(row)[0];
        refused(|input| input.witness[at] = Felt::from(-1), WRONG_ROW);
        refused(|input| input.witness[at] = Felt::from(u64::MAX), WRONG_ROW);
        let other = (0..at).rev().find(|other| honest().witness[*other] != honest().witness[at]).unwrap();
        refused(|input| input.witness.swap(at, other), WRONG_ROW);
    }
    let first = naming(row_of(VAULT, "last"))[0];
    refused(|input| _ = input.witness.remove(first), WRONG_ROW);
    refused(|input| input.witness.insert(first, Felt::ZERO), WRONG_ROW);
    // The balance of another account: same variable, other key.
    let balances = number(LEDGER, "balances");
    let rows: Vec<usize> = (0..honest().rows.len()).filter(|at| honest().rows[*at].variable == balances).collect();
    assert!(rows.len() > 2);
    for pair in rows.windows(2) {
        for at in naming(pair[0]) {
            refused(|input| input.witness[at] = index(pair[1]).into(), WRONG_ROW);
        }
    }
}

/// The address that is called comes from storage: another old value calls another contract, or none, which the witness does not fit; and what
/// does fit carries the lie to the manager.
#[test]
fn an_address_in_storage_that_is_another() {
    let clock = row_of(LEDGER, "clock");
    for (address, named) in [
        (contract_address(VAULT), WRONG_ROW),
        (contract_address(LEDGER), WRONG_ROW),
        (Felt::from(0x999), WRONG_ROW),
        (Felt::from(2).pow(251u32), "OS: value out of range"),
    ] {
        refused(|input| *input.rows[clock].last_mut().unwrap() = address, named);
    }
}
