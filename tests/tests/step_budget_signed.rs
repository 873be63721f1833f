//! What signed token transfers cost in the thread program, everything included.

#[path = "signed_program/kit.rs"]
mod kit;
mod thread_program;
#[path = "../examples/signed_steps/transfers.rs"]
mod transfers;

use transfers::SignedRun;

#[test]
fn a_signed_transfer_by_itself_costs_at_most_6_900_steps() {
    let SignedRun { steps, range_checks, .. } = SignedRun::new(1, 1);
    assert!(steps <= 6_900, "{steps}");
    assert!(range_checks <= 500, "{range_checks}");
}

/// Beyond what one signature costs, and unsigned transfers in the same program.
#[test]
fn a_further_call_of_a_bundle_costs_little() {
    let [short, long] = [200, 400].map(|size| SignedRun::new(1, size));
    let each = (long.steps - short.steps) / 200;
    assert!(each <= 250, "{each}");
    // Calldata, call, a share of the list of calls; the event's two.
    assert_eq!(long.permutations - short.permutations, 200 * (2 + 2) + 100 + 200 * 2);
}
