//! `cargo xtask bench gallery`: what the templates' contracts cost, as Markdown tables.

#[path = "../../../templates/amm/src/lib.rs"]
#[rustfmt::skip]
mod amm_source;
#[path = "../../../templates/game/src/arena.rs"]
#[rustfmt::skip]
mod arena_source;
#[path = "../../../templates/orderbook/src/lib.rs"]
#[rustfmt::skip]
mod orderbook_source;
#[path = "../../../templates/social/src/lib.rs"]
#[rustfmt::skip]
mod social_source;
#[path = "../../tests/thread_program/mod.rs"]
mod thread_program;
#[path = "../../../templates/token/src/lib.rs"]
#[rustfmt::skip]
mod token_source;
#[path = "../../../templates/game/src/world.rs"]
#[rustfmt::skip]
mod world_source;

use std::collections::BTreeMap;
use std::io::Write;

use thread_program::{Cells, constructed_at, contract_address, run_thread};
use zkthread::Felt;
use zkthread::rt::ContractType;
use zkthread::sub_block::Transaction;
use zkthread_batcher::transactions::parse_transactions;
use zkthread_compiler::{Core, PanicMode, Source, compile_contract, compile_executable};
use zkthread_ir::Contract;
use zkthread_prover::run;

/// The templates' accounts; the game's players commit to secrets by their addresses.
const ACCOUNTS: [(&str, Felt); 4] = [
    ("owner", Felt::ONE),
    ("alice", Felt::from_hex_unchecked("0x78662e7352d062084b0010068b99288486c2d8b914f6e2a55ce945f8792c8b1")),
    ("bob", Felt::from_hex_unchecked("0x49dfb8ce986e21d354ac93ea65e6a11f639c1934ea253e5ff14ca62eca0f38e")),
    ("carol", Felt::from_hex_unchecked("0x4f348398f859a55a0c80b1446c5fdc37edb3a8478a32f10764659fc241027d3")),
];

macro_rules! template {
    ($name:literal, $transactions:literal, $($file:literal: $contract:ty, $constructor:expr);+) => {
        Measured::new(
            $name,
            &[$(include_str!(concat!("../../../templates/", $name, "/src/", $file))),+],
            include_str!(concat!("../../../templates/", $name, "/transactions/", $transactions)),
            &[$(ContractType::of::<$contract>()),+],
            &[$($constructor),+],
        )
    };
}

/// A contract's figures.
struct MeasuredContract {
    name: String,
    rust_lines: usize,
    cairo_lines: usize,
    sierra_felts: usize,
    casm_felts: usize,
}

/// A template's figures.
struct Measured {
    name: &'static str,
    contracts: Vec<MeasuredContract>,
    thread_lines: usize,
    /// Function, fault, Cairo steps.
    transactions: Vec<(String, Option<String>, u64)>,
}

/// Lines of the files, without those of the library.
fn lines(files: &BTreeMap<String, String>, library: &[&str]) -> usize {
    let own = files.iter().filter(|(path, _)| !library.iter().any(|prefix| path.starts_with(prefix)));
    own.map(|(_, text)| text.lines().count()).sum()
}

impl MeasuredContract {
    fn new(source: &str, contract: &Contract) -> Self {
        let generated = zkthread_codegen::contract(contract).expect("Cairo");
        let cairo_lines = lines(&generated.files, &["thread.cairo"]);
        let class_source = Source { crate_name: contract.name.to_lowercase(), files: generated.files };
        let class = compile_contract(&Core::Embedded, &class_source, &contract.name).expect("a class");
        let felts = |json: String, key: &str| {
            let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
            value[key].as_array().map_or(0, Vec::len)
        };
        Self {
            name: contract.name.clone(),
            rust_lines: source.lines().count(),
            cairo_lines,
            sierra_felts: felts(class.sierra_json().expect("a class"), "sierra_program"),
            casm_felts: felts(class.casm_json().expect("a class"), "bytecode"),
        }
    }
}

impl Measured {
    /// One contract in each source, at the same position its native form and what its constructor gets.
    fn new(
        name: &'static str,
        sources: &[&str],
        transactions: &str,
        native: &[ContractType],
        constructors: &[&[Felt]],
    ) -> Self {
        let parse = |source: &&str| zkthread_ir::parse_source(source).unwrap_or_else(|faults| panic!("{faults:?}"));
        let contracts: Vec<Contract> = sources.iter().map(parse).collect();
        let thread = zkthread_ir::link(&contracts).unwrap_or_else(|faults| panic!("{faults:?}"));
        let thread_files = zkthread_codegen::thread_program(&thread, zkthread_ir::Auth::Batcher).expect("Cairo").files;
        let thread_lines = lines(&thread_files, &["os/", "os.cairo"]);
        let program = Source { crate_name: "program".to_owned(), files: thread_files };
        let program = compile_executable(&Core::Embedded, &program, PanicMode::Unprovable).expect("a program");

        let addresses: Vec<Felt> = (0..contracts.len()).map(contract_address).collect();
        let drafts = parse_transactions(&contracts, &addresses, &ACCOUNTS, transactions).expect("transactions");
        let transactions: Vec<Transaction> =
            drafts.into_iter().map(|draft| draft.of_batcher().expect("one call")).collect();
        let mut storage = Cells::new();
        for (position, (contract, arguments)) in contracts.iter().zip(constructors).enumerate() {
            if contract.constructor().is_some() {
                storage.extend(constructed_at(native, position, 1, arguments));
            }
        }
        let steps = |transactions: &[Transaction]| {
            let sub_block = run_thread(native, &storage, transactions.to_vec());
            let run = run(&program.executable, &sub_block.program_input()).expect("a run");
            assert_eq!(run.output, sub_block.output().to_vec());
            (run.steps as u64, sub_block.receipts.last().and_then(|receipt| receipt.fault()))
        };
        let mut measured = Vec::new();
        // The first one's steps cannot be told from what a sub-block costs before it.
        let mut before = steps(&transactions[..1]).0;
        for count in 2..=transactions.len() {
            let (now, fault) = steps(&transactions[..count]);
            let zkthread::sub_block::Call { contract, function, .. } = &transactions[count - 1].calls[0];
            let position = addresses.iter().position(|address| address == contract).expect("a contract of the thread");
            let function = match contracts.as_slice() {
                [_] => function.clone(),
                several => format!("{}: {function}", several[position].name),
            };
            measured.push((function, fault, now - before));
            before = now;
        }
        let contracts =
            sources.iter().zip(&contracts).map(|(source, contract)| MeasuredContract::new(source, contract));
        Self { name, contracts: contracts.collect(), thread_lines, transactions: measured }
    }
}

fn main() -> std::io::Result<()> {
    let one = Felt::ONE;
    let all = [
        template!("token", "transfers.json", "lib.rs": token_source::token::Token, &[one, Felt::from(1_000_000)]),
        template!("orderbook", "orders.json", "lib.rs": orderbook_source::orderbook::OrderBook, &[one]),
        template!("amm", "swaps.json", "lib.rs": amm_source::amm::Pool, &[one]),
        template!("social", "posts.json", "lib.rs": social_source::social::Social, &[]),
        template!("game", "duel.json", "world.rs": world_source::World, &[one];
            "arena.rs": arena_source::Arena, &[contract_address(0)]),
    ];
    let mut out = std::io::stdout().lock();
    writeln!(out, "| template | Rust lines | Cairo contract lines | Cairo thread lines | Sierra felts | CASM felts |")?;
    writeln!(out, "|---|--:|--:|--:|--:|--:|")?;
    for template in &all {
        for (position, contract) in template.contracts.iter().enumerate() {
            let MeasuredContract { rust_lines, cairo_lines, sierra_felts, casm_felts, .. } = contract;
            let name = match template.contracts.as_slice() {
                [_] => template.name.to_owned(),
                _ => format!("{}: {}", template.name, contract.name),
            };
            // The contracts of a thread have one program.
            let thread_lines = if position == 0 { template.thread_lines.to_string() } else { "the same".to_owned() };
            writeln!(
                out,
                "| {name} | {rust_lines} | {cairo_lines} | {thread_lines} | {sierra_felts} | {casm_felts} |"
            )?;
        }
    }
    writeln!(out, "\n| template | transaction | outcome | Cairo steps |\n|---|---|---|--:|")?;
    for template in &all {
        for (function, fault, steps) in &template.transactions {
            let outcome = fault.as_deref().unwrap_or("done");
            writeln!(out, "| {} | {function} | {outcome} | {steps} |", template.name)?;
        }
    }
    Ok(())
}
