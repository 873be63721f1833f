//! What a call from one contract to another costs in the thread program.

#[path = "../contracts/calls.rs"]
mod source;
mod thread_program;

use source::callee::Callee;
use source::caller::Caller;
use thread_program::{Cells, call_at, contract_address, program, run_thread};
use zkthread::rt::ContractType;
use zkthread_compiler::PanicMode;
use zkthread_prover::run;

/// More calls than this tell nothing more.
const ROUNDS: usize = 100;

#[test]
fn a_call_of_another_contract_costs_at_most_60_steps() {
    let program = program(include_str!("../contracts/calls.rs"), PanicMode::Unprovable);
    let contracts = [ContractType::of::<Caller>(), ContractType::of::<Callee>()];
    let steps = |function: &str| {
        let transaction = call_at(0, 1, function, &[contract_address(1), ROUNDS.into()]);
        let sub_block = run_thread(&contracts, &Cells::new(), vec![transaction]);
        assert_eq!(sub_block.receipts[0].fault(), None);
        let run = run(&program.executable, &sub_block.program_input()).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(run.output, sub_block.output());
        run.steps
    };
    let [alone, counts_alone] = [steps("alone"), steps("counts_alone")];
    let views = (steps("views") - alone) / ROUNDS;
    let counts = (steps("counts") - counts_alone) / ROUNDS;
    let circles = (steps("circles") - alone) / ROUNDS;
    let said = format!("a view {views}, an external {counts}, one that calls back {circles} steps");
    // The last one makes two calls.
    assert!(views <= 60 && counts <= 60 && circles <= 140, "{said}");
}
