//! The templates: their transactions run natively, as thread programs and on the emulated L2, and all agree.

#[path = "../../templates/amm/src/lib.rs"]
#[rustfmt::skip]
mod amm_source;
#[path = "../../templates/game/src/arena.rs"]
#[rustfmt::skip]
mod arena_source;
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
#[path = "../../templates/game/src/world.rs"]
#[rustfmt::skip]
mod world_source;

use std::collections::BTreeMap;

use fuzzing::{Linked, agree, contracts_of, emulator_sources};
use zkthread::Felt;
use zkthread::rt::ContractType;
use zkthread_batcher::transactions::{Draft, parse_transactions};
use zkthread_ir::parse_source;
use zkthread_tests::fuzz::calls::{Call, Calls, Word};

macro_rules! source {
    ($name:literal) => {
        include_str!(concat!("../../templates/", $name, "/src/lib.rs"))
    };
}

/// The two contracts of the game as one text: modules of their own names, and no docs of files.
fn game() -> String {
    let world = include_str!("../../templates/game/src/world.rs").replace("mod contract {", "mod world {");
    let arena = include_str!("../../templates/game/src/arena.rs").replace("mod contract {", "mod arena {");
    let of_the_file = |line: &&str| line.starts_with("//!") || line.starts_with("pub use ");
    let both = world.lines().chain(arena.lines()).filter(|line| !of_the_file(line));
    both.flat_map(|line| [line, "\n"]).collect()
}

/// What the emulator compiles.
pub fn sources() -> BTreeMap<String, String> {
    let mut all =
        [source!("token"), source!("orderbook"), source!("amm"), source!("social")].map(str::to_owned).to_vec();
    all.push(game());
    emulator_sources(&all).unwrap_or_else(|error| panic!("{error:?}"))
}

/// Where the contracts lie while the file is read: what is found there in calldata is their address.
fn place(position: usize) -> Felt {
    Felt::from(0xC0_FFEE_0000_u64) + Felt::from(position)
}

/// The template's accounts, by small numbers.
const ACCOUNTS: [(&str, u64); 4] = [("owner", 1), ("alice", 0xa11ce), ("bob", 0xb0b), ("carol", 0xca401)];
/// What the players of the game commit to: by their addresses on a devnet, and by those above.
const COMMITMENTS: [(&str, &str); 2] = [
    (
        "0x1e877781a1f42c57bf66fcd46e79a2c54d5117a4de1f1e2d33efa2866ab5b44",
        "0x3e8bdad712c225fd2d05c112c6b5d9f683e39552cbccc26a983ba752e134c85",
    ),
    (
        "0x5f65d2b858f26480f733fcdedb6bf86fe608bad1d925ac15707a92c893422f6",
        "0xb8c24f39dda16c12bebf80686628bae2efcaf0a3fd25ed390b360ab98ac653",
    ),
];

/// The file's transactions, with accounts by small numbers, and then these views.
fn check(source: &str, transactions: &str, constructors: Vec<Vec<Word>>, views: Vec<Call>, native: Vec<ContractType>) {
    let contracts = contracts_of(source).unwrap_or_else(|faults| panic!("{faults:?}"));
    let text = COMMITMENTS.iter().fold(transactions.to_owned(), |text, (theirs, ours)| text.replace(theirs, ours));
    let accounts = ACCOUNTS.map(|(name, number)| (name, Felt::from(number)));
    let places: Vec<Felt> = (0..contracts.len()).map(place).collect();
    let parsed = parse_transactions(&contracts, &places, &accounts, &text).unwrap_or_else(|error| panic!("{error}"));
    let position = |felt: Felt| places.iter().position(|place| *place == felt);
    let call = |draft: Draft| {
        let [call] = <[_; 1]>::try_from(draft.calls).expect("one call");
        let word = |felt| position(felt).map_or(Word::Felt(felt), Word::Contract);
        Call {
            sender: u64::try_from(draft.sender).expect("a small account number"),
            contract: position(call.contract).expect("a contract of the thread"),
            function: call.function,
            calldata: call.calldata.into_iter().map(word).collect(),
        }
    };
    let calls = Calls { constructors, transactions: parsed.into_iter().map(call).collect(), views };
    agree(source, &calls, &mut Linked(native)).unwrap_or_else(|found| panic!("{}: {}", found.stage, found.text));
}

fn words(values: &[u64]) -> Vec<Word> {
    values.iter().map(|value| Word::Felt(Felt::from(*value))).collect()
}

fn view(contract: usize, function: &str, arguments: &[u64]) -> Call {
    Call { sender: 1, contract, function: function.to_owned(), calldata: words(arguments) }
}

#[test]
fn token() {
    let transactions = include_str!("../../templates/token/transactions/transfers.json");
    let native = vec![ContractType::of::<token_source::token::Token>()];
    check(source!("token"), transactions, vec![words(&[1, 1_000_000])], Vec::new(), native);
}

#[test]
fn orderbook() {
    let transactions = include_str!("../../templates/orderbook/transactions/orders.json");
    let native = vec![ContractType::of::<orderbook_source::orderbook::OrderBook>()];
    check(source!("orderbook"), transactions, vec![words(&[1])], Vec::new(), native);
}

#[test]
fn amm() {
    let transactions = include_str!("../../templates/amm/transactions/swaps.json");
    let native = vec![ContractType::of::<amm_source::amm::Pool>()];
    check(source!("amm"), transactions, vec![words(&[1])], Vec::new(), native);
}

#[test]
fn social() {
    let transactions = include_str!("../../templates/social/transactions/posts.json");
    let native = vec![ContractType::of::<social_source::social::Social>()];
    check(source!("social"), transactions, Vec::new(), Vec::new(), native);
}

#[test]
fn game_of_two_contracts() {
    let (alice, bob, world, arena) = (0xa11ce, 0xb0b, 0, 1);
    let transactions = include_str!("../../templates/game/transactions/duel.json");
    let constructors = vec![words(&[1]), vec![Word::Contract(world)]];
    let views = vec![
        view(world, "bag_of", &[alice]),
        view(world, "bag_of", &[bob]),
        view(world, "item", &[1]),
        view(world, "item", &[9]),
        view(arena, "strength_of", &[alice]),
        view(arena, "fighter", &[0, 1]),
        view(arena, "best", &[9]),
    ];
    let native = vec![ContractType::of::<world_source::World>(), ContractType::of::<arena_source::Arena>()];
    check(&game(), transactions, constructors, views, native);
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
`orderbook`, `social` and, with two contracts that call each other, `game`; `cargo zkthread expand --emit contract` prints any of them. What they cost is in the [benchmarks](benchmarks.md).
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
