//! `cargo xtask bench gallery`: what the templates' contracts cost, as Markdown tables.

#[path = "../../../templates/amm/src/lib.rs"]
#[rustfmt::skip]
mod amm_source;
#[path = "../../../templates/orderbook/src/lib.rs"]
#[rustfmt::skip]
mod orderbook_source;
#[path = "../../../templates/social/src/lib.rs"]
#[rustfmt::skip]
mod social_source;
#[allow(dead_code)]
#[path = "../../tests/thread_program/mod.rs"]
mod thread_program;
#[path = "../../../templates/token/src/lib.rs"]
#[rustfmt::skip]
mod token_source;

use std::io::Write;

use thread_program::{CONTRACT, Storage, constructed, program, run_natively};
use zkthread::Felt;
use zkthread::rt::Contract;
use zkthread::sub_block::Transaction;
use zkthread_batcher::transactions::parse_transactions;
use zkthread_compiler::{Core, PanicMode, Source, compile_contract};
use zkthread_prover::run;

/// The account that the templates' transactions name as the owner or operator.
const OPERATOR: &str = "0x64b48806902a367c8598f4f95c305e8c1a1acba5f082d294a43793113115691";

macro_rules! template {
    ($name:literal, $transactions:literal, $contract:ty, $constructor:expr) => {
        Measured::new::<$contract>(
            $name,
            include_str!(concat!("../../../templates/", $name, "/src/lib.rs")),
            include_str!(concat!("../../../templates/", $name, "/transactions/", $transactions)),
            $constructor,
        )
    };
}

/// A template's figures.
struct Measured {
    name: &'static str,
    rust_lines: usize,
    contract_lines: usize,
    thread_lines: usize,
    sierra_felts: usize,
    casm_felts: usize,
    /// Function, fault, Cairo steps.
    transactions: Vec<(String, Option<String>, u64)>,
}

impl Measured {
    fn new<C: Contract>(name: &'static str, source: &str, transactions: &str, constructor: &[Felt]) -> Self {
        let contract = zkthread_ir::parse_source(source).unwrap_or_else(|faults| panic!("{faults:?}"));
        let lines = |files: &std::collections::BTreeMap<String, String>, library: &[&str]| {
            let own = files.iter().filter(|(path, _)| !library.iter().any(|prefix| path.starts_with(prefix)));
            own.map(|(_, text)| text.lines().count()).sum::<usize>()
        };
        let generated = zkthread_codegen::contract(&contract).expect("Cairo");
        let contract_lines = lines(&generated.files, &["thread.cairo"]);
        let thread_files = zkthread_codegen::thread_program(&contract).expect("Cairo").files;
        let class_source = Source { crate_name: name.to_owned(), files: generated.files };
        let class = compile_contract(&Core::Embedded, &class_source, &contract.name).expect("a class");
        let felts = |json: String, key: &str| {
            let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
            value[key].as_array().map_or(0, Vec::len)
        };

        let text = transactions.replace(OPERATOR, "0x1");
        let transactions = parse_transactions(&contract, &Felt::from(CONTRACT), &text).expect("transactions");
        let storage = match contract.constructor() {
            Some(_) => constructed::<C>(1, constructor),
            None => Storage::new(),
        };
        let compiled = program(source, PanicMode::Unprovable);
        let steps = |transactions: &[Transaction]| {
            let sub_block = run_natively::<C>(&storage, transactions.to_vec());
            let run = run(&compiled.executable, &sub_block.program_input()).expect("a run");
            (run.steps as u64, sub_block.receipts.last().and_then(|receipt| receipt.fault()))
        };
        let mut measured = Vec::new();
        // The first one's steps cannot be told from what a sub-block costs before it.
        let mut before = steps(&transactions[..1]).0;
        for count in 2..=transactions.len() {
            let (now, fault) = steps(&transactions[..count]);
            measured.push((transactions[count - 1].function.clone(), fault, now - before));
            before = now;
        }
        Self {
            name,
            rust_lines: source.lines().count(),
            contract_lines,
            thread_lines: lines(&thread_files, &["os/", "os.cairo"]),
            sierra_felts: felts(class.sierra_json().expect("a class"), "sierra_program"),
            casm_felts: felts(class.casm_json().expect("a class"), "bytecode"),
            transactions: measured,
        }
    }
}

fn main() -> std::io::Result<()> {
    let one = Felt::ONE;
    let all = [
        template!("token", "transfers.json", token_source::token::Token, &[one, Felt::from(1_000_000)]),
        template!("orderbook", "orders.json", orderbook_source::orderbook::OrderBook, &[one]),
        template!("amm", "swaps.json", amm_source::amm::Pool, &[one]),
        template!("social", "posts.json", social_source::social::Social, &[]),
    ];
    let mut out = std::io::stdout().lock();
    writeln!(out, "| template | Rust lines | Cairo contract lines | Cairo thread lines | Sierra felts | CASM felts |")?;
    writeln!(out, "|---|--:|--:|--:|--:|--:|")?;
    for one in &all {
        let Measured { name, rust_lines, contract_lines, thread_lines, sierra_felts, casm_felts, .. } = one;
        writeln!(out, "| {name} | {rust_lines} | {contract_lines} | {thread_lines} | {sierra_felts} | {casm_felts} |")?;
    }
    writeln!(out, "\n| template | transaction | outcome | Cairo steps |\n|---|---|---|--:|")?;
    for one in &all {
        for (function, fault, steps) in &one.transactions {
            let outcome = fault.as_deref().unwrap_or("done");
            writeln!(out, "| {} | {function} | {outcome} | {steps} |", one.name)?;
        }
    }
    Ok(())
}
