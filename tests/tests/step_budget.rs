//! What a token transfer costs in the thread program, everything included.

#[path = "../examples/thread_steps/transfers.rs"]
mod transfers;

use transfers::TransferRun;
use zkthread::host::Limits;

#[test]
fn a_token_transfer_costs_at_most_180_steps() {
    let run = TransferRun::new(1_000, 100);
    assert!(run.steps <= 180_000, "{} steps per transfer", run.steps_per_transfer());
}

/// Above this a proof's largest table doubles.
#[test]
fn a_thousand_transfers_fit_into_one_poseidon_table() {
    let run = TransferRun::new(1_000, 100);
    assert!(run.permutations as u64 <= Limits::default().max_permutations, "{}", run.permutations);
}
