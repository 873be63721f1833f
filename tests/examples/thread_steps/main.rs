//! Prints what sub-blocks of token transfers among 100 accounts cost in the thread program, as a Markdown table.

mod transfers;

use std::io::Write;

use transfers::TransferRun;

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "| transfers | steps | steps per transfer | Poseidon permutations | range checks |")?;
    writeln!(out, "|--:|--:|--:|--:|--:|")?;
    for transfers in [1, 10, 100, 1_000, 10_000] {
        let run = TransferRun::new(transfers, 100);
        let (steps, each) = (run.steps, run.steps_per_transfer());
        writeln!(out, "| {transfers} | {steps} | {each:.1} | {} | {} |", run.permutations, run.range_checks)?;
    }
    Ok(())
}
