//! How a fault leaves contract code, and the boundary where it ends.
//!
//! A fault unwinds without running the panic hook and is caught by [`run`], so it costs one transaction and prints nothing. Outside of any
//! boundary, in a plain unit test, it is an ordinary panic that says what would have reverted.

use std::any::Any;
use std::cell::Cell;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use super::cost;

/// Why a transaction reverts: the short string that its receipt carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault(pub &'static str);

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for Fault {}

/// Why contract code stopped before it returned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// The transaction reverts.
    Fault(Fault),
    /// The step budget is used up.
    OutOfSteps,
    /// Canonical storage could not be read, or holds what the contract cannot have written. The text says which cell.
    Storage(String),
    /// The transaction cannot stand in a sub-block. The text says why.
    Unprovable(String),
    /// A panic that is no fault, with its message.
    Panicked(String),
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fault(fault) => write!(f, "reverted: {fault}"),
            Self::OutOfSteps => f.write_str("the step budget is used up"),
            Self::Storage(message) | Self::Unprovable(message) => f.write_str(message),
            Self::Panicked(message) => write!(f, "panicked: {message}"),
        }
    }
}

#[derive(Clone, Copy)]
struct Meter {
    inside: bool,
    used: Used,
    budget: u64,
}

/// What code took of the thread program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Used {
    /// Estimated steps.
    pub steps: u64,
    /// Poseidon permutations of contract code: of events, also of those that a fault drops, and of hashes that it asks for.
    pub permutations: u64,
}

const OUTSIDE: Meter = Meter { inside: false, used: Used { steps: 0, permutations: 0 }, budget: u64::MAX };

thread_local! {
    static METER: Cell<Meter> = const { Cell::new(OUTSIDE) };
}

/// Puts the outer meter back however the inner code ends.
struct Restore(Meter);

impl Drop for Restore {
    fn drop(&mut self) {
        METER.set(self.0);
    }
}

/// Runs contract code with a budget of estimated steps. Returns what it used and how it ended.
pub(crate) fn run<T>(budget: u64, code: impl FnOnce() -> T) -> (Used, Result<T, Stop>) {
    let _restore = Restore(METER.replace(Meter { inside: true, used: Used::default(), budget }));
    // The caller drops or rolls back whatever the code touched, so nothing half-done is seen.
    let result = catch_unwind(AssertUnwindSafe(code)).map_err(stop_of);
    (METER.get().used, result)
}

fn stop_of(payload: Box<dyn Any + Send>) -> Stop {
    match payload.downcast::<Stop>() {
        Ok(stop) => *stop,
        Err(other) => {
            let text = other.downcast_ref::<&str>().map(|text| (*text).to_owned());
            Stop::Panicked(text.or_else(|| other.downcast_ref::<String>().cloned()).unwrap_or_default())
        }
    }
}

/// Leaves contract code.
#[track_caller]
pub(crate) fn stop(stop: Stop) -> ! {
    if METER.get().inside {
        resume_unwind(Box::new(stop));
    }
    panic!("{stop}");
}

/// Reverts the transaction. `message` is the short string of its receipt: at most 31 ASCII characters.
#[track_caller]
pub fn fault(message: &'static str) -> ! {
    stop(Stop::Fault(Fault(message)))
}

/// Counts estimated steps against the budget.
#[inline]
pub(crate) fn charge(steps: u64) {
    let mut meter = METER.get();
    meter.used.steps = meter.used.steps.saturating_add(steps);
    METER.set(meter);
    if meter.used.steps > meter.budget {
        stop(Stop::OutOfSteps);
    }
}

/// Counts Poseidon permutations.
pub(crate) fn charge_permutations(permutations: u64) {
    let mut meter = METER.get();
    meter.used.permutations = meter.used.permutations.saturating_add(permutations);
    METER.set(meter);
}

/// Counts one round of a loop. It is what ends a loop that would never end.
#[inline]
pub fn tick() {
    charge(cost::ROUND);
}

/// Runs contract code in a unit test and returns its fault as a value. Its writes are not undone.
///
/// # Panics
/// When the code panics with anything but a fault.
#[track_caller]
pub fn catch_fault<T>(code: impl FnOnce() -> T) -> Result<T, Fault> {
    match run(u64::MAX, code).1 {
        Ok(value) => Ok(value),
        Err(Stop::Fault(fault)) => Err(fault),
        Err(other) => panic!("{other}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_ends_at_the_boundary() {
        assert_eq!(catch_fault(|| fault("u8_add Overflow")), Err::<(), _>(Fault("u8_add Overflow")));
        assert_eq!(catch_fault(|| 7), Ok(7));
    }

    #[test]
    #[should_panic(expected = "reverted: Division by 0")]
    fn a_fault_outside_a_boundary_is_a_panic_that_names_it() {
        fault("Division by 0")
    }

    #[test]
    fn an_endless_loop_runs_out_of_steps() {
        let (Used { steps, .. }, result) = run(1_000, || {
            loop {
                tick();
            }
        });
        assert_eq!(result, Err::<(), _>(Stop::OutOfSteps));
        assert!(steps > 1_000 && steps <= 1_000 + cost::ROUND);
        // The meter is the outer one again.
        assert!(!METER.get().inside);
    }

    #[test]
    fn another_panic_keeps_its_message() {
        let (_, result) = run(10, || resume_unwind(Box::new("index out of range")));
        assert_eq!(result, Err::<(), _>(Stop::Panicked("index out of range".into())));
    }
}
