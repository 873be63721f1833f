//! Nothing in the program's input is trusted: each lie makes the run fail by the panic that names it, and makes the
//! program that is proven unprovable.

#[path = "thread_program/input.rs"]
mod input;
#[path = "../contracts/bank.rs"]
mod source;
mod thread_program;

use std::sync::OnceLock;

use input::Input;
use source::bank::Bank;
use thread_program::{call, constructed, program, run_natively};
use zkthread::{Felt, felts};
use zkthread_compiler::{CompiledExecutable, PanicMode};
use zkthread_prover::run;

const SOURCE: &str = include_str!("../contracts/bank.rs");

/// A sub-block of transfers, one of which fails, two approvals by one account, and a call that may not be made; and the output.
fn honest() -> (Input, Vec<Felt>) {
    let storage = constructed::<Bank>(1, &[Felt::from(1_000)]);
    let transactions = vec![
        call(1, "transfer", &[2.into(), 10.into()]),
        call(2, "transfer", &[3.into(), 11.into()]),
        call(2, "approve", &[1.into(), 5.into()]),
        call(2, "approve", &[4.into(), 6.into()]),
        call(2, "freeze", &[1.into()]),
        call(2, "transfer", &[1.into(), 3.into()]),
    ];
    let sub_block = run_natively::<Bank>(&storage, transactions);
    (Input::honest(&sub_block), sub_block.output().to_vec())
}

/// The first row of a variable.
fn row_of(input: &Input, variable: &str) -> usize {
    let variable = position(variable);
    input.rows.iter().position(|row| row[0] == variable).unwrap()
}

/// Of a storage field.
fn position(variable: &str) -> Felt {
    let contract = zkthread_ir::parse_source(SOURCE).unwrap();
    contract.storage.iter().position(|field| field.name == variable).unwrap().into()
}

fn bank(panics: PanicMode) -> &'static CompiledExecutable {
    static NAMED: OnceLock<CompiledExecutable> = OnceLock::new();
    static UNPROVABLE: OnceLock<CompiledExecutable> = OnceLock::new();
    let cell = match panics {
        PanicMode::Named => &NAMED,
        PanicMode::Unprovable => &UNPROVABLE,
    };
    cell.get_or_init(|| program(SOURCE, panics))
}

/// Tells one lie and sees it named.
fn refused(lie: impl FnOnce(&mut Input), named: &str) {
    let (mut input, _) = honest();
    lie(&mut input);
    input.is_refused(bank(PanicMode::Named), bank(PanicMode::Unprovable), named);
}

#[test]
fn the_honest_input_runs() {
    let (input, output) = honest();
    for panics in [PanicMode::Named, PanicMode::Unprovable] {
        assert_eq!(run(&bank(panics).executable, &input.felts()).unwrap().output, output);
    }
}

#[test]
fn a_wrong_row_index() {
    refused(|input| input.witness.swap(0, 1), "OS: wrong row");
}

#[test]
fn a_row_of_another_variable() {
    refused(
        |input| {
            let frozen = row_of(input, "frozen");
            input.witness[1] = frozen.into();
        },
        "OS: wrong row",
    );
}

#[test]
fn a_row_of_another_key() {
    refused(
        |input| {
            let balance_of_2 = [position("balances"), Felt::from(2)];
            let balance_of_2 = input.rows.iter().position(|row| row.starts_with(&balance_of_2));
            input.witness[1] = balance_of_2.unwrap().into();
        },
        "OS: wrong row",
    );
}

#[test]
fn a_row_of_another_second_key() {
    refused(
        |input| {
            let variable = input.rows[row_of(input, "allowances")][0];
            let is_allowance = |index: &Felt| {
                input.rows.iter().enumerate().any(|(at, row)| row[0] == variable && Felt::from(at) == *index)
            };
            let named: Vec<usize> =
                input.witness.iter().enumerate().filter(|(_, index)| is_allowance(index)).map(|(at, _)| at).collect();
            assert_eq!(named.len(), 2);
            input.witness.swap(named[0], named[1]);
        },
        "OS: wrong row",
    );
}

#[test]
fn an_index_past_the_table() {
    refused(|input| input.witness[0] = input.rows.len().into(), "OS: wrong row");
}

#[test]
fn an_index_that_is_no_index() {
    refused(|input| input.witness[0] = Felt::from(-1), "OS: wrong row");
    refused(|input| input.witness[0] = Felt::from(u128::MAX), "OS: wrong row");
}

#[test]
fn duplicated_rows() {
    refused(
        |input| {
            let last = input.rows[input.rows.len() - 1].clone();
            input.rows.push(last);
        },
        "OS: rows not increasing",
    );
}

#[test]
fn unsorted_rows() {
    refused(|input| input.rows.swap(0, 1), "OS: rows not increasing");
}

#[test]
fn a_row_of_no_variable() {
    refused(|input| input.rows[0][0] = Felt::from(14), "OS: unknown variable");
    refused(|input| input.rows[0][0] = Felt::from(-1), "OS: unknown variable");
}

#[test]
fn an_old_value_that_is_none_of_its_type() {
    for (variable, value) in [
        ("balances", Felt::from(u128::MAX) + 1),
        ("frozen", Felt::from(2)),
        ("owner", Felt::from(2).pow(251u32)),
        ("owner", Felt::from(-1)),
    ] {
        refused(
            |input| {
                let row = row_of(input, variable);
                *input.rows[row].last_mut().unwrap() = value;
            },
            "OS: value out of range",
        );
    }
}

/// The program cannot know what L2 holds; the entries carry the lie to the manager, which compares.
#[test]
fn a_wrong_old_value_reaches_the_output() {
    let (mut input, output) = honest();
    let row = row_of(&input, "allowances");
    *input.rows[row].last_mut().unwrap() = Felt::from(77);
    let told = run(&bank(PanicMode::Unprovable).executable, &input.felts()).unwrap().output;
    assert_eq!(told[..13], output[..13]);
    assert_ne!(told[13], output[13]);
}

#[test]
fn a_witness_too_short() {
    refused(
        |input| {
            input.witness.pop();
        },
        "OS: witness too short",
    );
}

#[test]
fn a_witness_too_long() {
    refused(|input| input.witness.push(Felt::ZERO), "OS: witness too long");
}

#[test]
fn too_little_input() {
    refused(
        |input| {
            let last = input.transactions.len() - 1;
            input.transactions[last].pop();
        },
        "OS: input too short",
    );
    refused(|input| input.n_transactions = 1, "OS: input too short");
    refused(|input| input.n_rows = 1, "OS: rows not increasing");
    refused(|input| input.n_witness = 1_000, "OS: input too short");
    refused(|input| input.n_witness = -1_000, "OS: input too short");
}

#[test]
fn no_input() {
    for panics in [PanicMode::Named, PanicMode::Unprovable] {
        assert!(run(&bank(panics).executable, &[]).is_err());
    }
}

#[test]
fn too_much_input() {
    refused(|input| input.rest.push(Felt::ZERO), "OS: input too long");
    refused(|input| input.n_transactions = -1, "OS: witness too long");
}

#[test]
fn not_exactly_one_contract() {
    refused(
        |input| {
            input.contracts.push(Felt::from(9));
        },
        "OS: wrong number of contracts",
    );
    refused(|input| input.n_contracts = -1, "OS: wrong number of contracts");
}

#[test]
fn a_contract_that_is_no_address() {
    refused(|input| input.contracts[0] = Felt::from(-5), "OS: contract out of range");
    refused(|input| input.contracts[0] = Felt::ZERO, "OS: contract out of range");
}

#[test]
fn a_header_out_of_range() {
    refused(|input| input.header[3] = Felt::from(u64::MAX) + 1, "OS: number out of range");
    refused(|input| input.header[5] = Felt::from(-1), "OS: timestamp out of range");
}

#[test]
fn a_transaction_for_another_contract() {
    refused(|input| input.transactions[0][1] = Felt::ONE, "OS: wrong contract");
}

#[test]
fn a_sender_that_is_no_address() {
    refused(|input| input.transactions[0][0] = Felt::from(2).pow(251u32), "OS: sender out of range");
    refused(|input| input.transactions[0][0] = Felt::from(-1), "OS: sender out of range");
}

#[test]
fn functions_that_no_transaction_may_call() {
    for function in ["constructor", "new", "balance_of", "age", "move_money", "scaled", "nonsense"] {
        refused(|input| input.transactions[0][2] = felts::tag(function).into(), "OS: unknown function");
    }
    // The selector is not the tag: it would reach into the nonce.
    refused(|input| input.transactions[0][2] = felts::selector("transfer"), "OS: unknown function");
}

/// A nonce of more than 64 bits would reach into the other parts of the header.
#[test]
fn a_nonce_out_of_range() {
    refused(|input| input.transactions[0][3] = Felt::from(u64::MAX) + 1, "OS: nonce out of range");
    refused(|input| input.transactions[0][3] = Felt::from(-1), "OS: nonce out of range");
}

#[test]
fn wrong_calldata_length() {
    refused(|input| input.transactions[0][4] = Felt::from(1), "OS: wrong calldata length");
    refused(|input| input.transactions[0][4] = Felt::from(3), "OS: wrong calldata length");
    refused(|input| input.transactions[0][4] = Felt::from(-1), "OS: wrong calldata length");
}

#[test]
fn arguments_that_are_none_of_their_type() {
    refused(|input| input.transactions[0][5] = Felt::from(2).pow(251u32), "OS: argument out of range");
    refused(|input| input.transactions[0][5] = Felt::from(-1), "OS: argument out of range");
    refused(|input| input.transactions[0][6] = Felt::from(u128::MAX) + 1, "OS: argument out of range");
    refused(|input| input.transactions[4][5] = Felt::from(2), "OS: argument out of range");
}
