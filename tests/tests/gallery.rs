//! The templates: their transactions run natively, as thread programs and on the emulated L2, and all agree.

#[path = "../../templates/amm/src/lib.rs"]
#[rustfmt::skip]
mod amm_source;
#[allow(dead_code)]
mod emulator;
#[allow(dead_code)]
mod fuzzing;
#[path = "../../templates/orderbook/src/lib.rs"]
#[rustfmt::skip]
mod orderbook_source;
#[path = "../../templates/social/src/lib.rs"]
#[rustfmt::skip]
mod social_source;
#[path = "../../templates/token/src/lib.rs"]
#[rustfmt::skip]
mod token_source;

use std::collections::BTreeMap;

use fuzzing::{Call, Calls, Linked, Native, agree, emulator_sources};
use zkthread::Felt;
use zkthread_batcher::transactions::parse_transactions;
use zkthread_ir::parse_source;

macro_rules! source {
    ($name:literal) => {
        include_str!(concat!("../../templates/", $name, "/src/lib.rs"))
    };
}

/// What the emulator compiles.
pub fn sources() -> BTreeMap<String, String> {
    let all = [source!("token"), source!("orderbook"), source!("amm"), source!("social")];
    emulator_sources(&all.map(str::to_owned)).unwrap_or_else(|error| panic!("{error}"))
}

/// The file's transactions, with accounts by small numbers.
fn check(source: &str, transactions: &str, constructor: &[Felt], native: &mut dyn Native) {
    let contract = parse_source(source).unwrap_or_else(|faults| panic!("{faults:?}"));
    let operator = "0x64b48806902a367c8598f4f95c305e8c1a1acba5f082d294a43793113115691";
    let text = transactions.replace(operator, "0x1");
    let parsed = parse_transactions(&contract, &Felt::from(0xC0), &text).unwrap_or_else(|error| panic!("{error}"));
    let call = |transaction: zkthread::sub_block::Transaction| Call {
        sender: u64::try_from(transaction.sender).expect("a small account number"),
        function: transaction.function,
        calldata: transaction.calldata,
    };
    let transactions = parsed.into_iter().map(call).collect();
    let calls = Calls { constructor: constructor.to_vec(), transactions, views: Vec::new() };
    agree(&contract.name, source, &calls, native).unwrap_or_else(|found| panic!("{}: {}", found.stage, found.text));
}

#[test]
fn token() {
    let transactions = include_str!("../../templates/token/transactions/transfers.json");
    let mut native = Linked::<token_source::token::Token>::default();
    check(source!("token"), transactions, &[Felt::ONE, Felt::from(1_000_000)], &mut native);
}

#[test]
fn orderbook() {
    let transactions = include_str!("../../templates/orderbook/transactions/orders.json");
    let mut native = Linked::<orderbook_source::orderbook::OrderBook>::default();
    check(source!("orderbook"), transactions, &[Felt::ONE], &mut native);
}

#[test]
fn amm() {
    let transactions = include_str!("../../templates/amm/transactions/swaps.json");
    let mut native = Linked::<amm_source::amm::Pool>::default();
    check(source!("amm"), transactions, &[Felt::ONE], &mut native);
}

#[test]
fn social() {
    let transactions = include_str!("../../templates/social/transactions/posts.json");
    let mut native = Linked::<social_source::social::Social>::default();
    check(source!("social"), transactions, &[], &mut native);
}

/// The Cairo contract of a source, without what every contract of a thread has in files of its own.
fn cairo(source: &str) -> String {
    let contract = parse_source(source).unwrap_or_else(|faults| panic!("{faults:?}"));
    let generated = zkthread_codegen::contract(&contract).unwrap_or_else(|error| panic!("{error}"));
    generated.files["lib.cairo"].clone()
}

/// docs/gallery.md: `BLESS=1` writes it anew.
#[test]
fn the_gallery_page_is_true() {
    let mut page = "\
# Two contracts of the gallery, in Rust and in Cairo

Left is the template's source, right the Cairo contract that `cargo zkthread build` makes of it, as it is deployed. The other templates are `counter`,
`orderbook` and `social`; `cargo zkthread expand --emit contract` prints any of them. What they cost is in the [benchmarks](benchmarks.md).
"
    .to_owned();
    for (name, source) in [("token", source!("token")), ("amm", source!("amm"))] {
        page.push_str(&format!(
            "\n## {name}\n\n<table>\n<tr><th>Rust</th><th>Cairo</th></tr>\n<tr valign=\"top\"><td>\n\n```rust\n{}```\n\n</td><td>\n\n```rust\n{}```\n\n</td></tr>\n</table>\n",
            source,
            cairo(source)
        ));
    }
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/gallery.md");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &page).unwrap_or_else(|error| panic!("{error}"));
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == page, "docs/gallery.md is stale: run this test with BLESS=1");
}
