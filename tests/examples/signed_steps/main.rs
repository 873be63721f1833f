//! Prints what sub-blocks of signed token transfers among 100 accounts cost in the thread program, as a Markdown table.

#[path = "../../tests/signed_program/kit.rs"]
mod kit;
#[path = "../../tests/thread_program/mod.rs"]
mod thread_program;
mod transfers;

use std::io::Write;

use transfers::SignedRun;

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "| bundles | transfers in each | steps | steps per transfer | Poseidon permutations | range checks |"
    )?;
    writeln!(out, "|--:|--:|--:|--:|--:|--:|")?;
    for (bundles, size) in [(1, 1), (10, 1), (100, 1), (1, 10), (10, 10), (1, 100), (10, 100)] {
        let SignedRun { steps, permutations, range_checks } = SignedRun::new(bundles, size);
        let each = steps as f64 / (bundles * size) as f64;
        writeln!(out, "| {bundles} | {size} | {steps} | {each:.1} | {permutations} | {range_checks} |")?;
    }
    Ok(())
}
