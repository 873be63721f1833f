//! What a proof will cost, told before it is made.
//!
//! A linear model, fitted on proofs with the small tables on a machine with 2 cores (docs/benchmarks.md): a fixed part,
//! a part for each step and one for each use of the hash builtins as padded to a power of two. Good to about a
//! third; more processors make it faster, so the time is scaled by their number.

use crate::memory;
use crate::parameters::Tables;
use crate::rows::Rows;

/// What a proof will cost, roughly.
#[derive(Debug, Clone, PartialEq)]
pub struct Estimate {
    /// Cairo steps of the run, exactly.
    pub steps: usize,
    /// Time, in seconds.
    pub seconds: f64,
    /// The most memory the process will use, in bytes.
    pub peak_rss_bytes: u64,
    /// Memory the system has left, in bytes; none where it does not tell.
    pub available_bytes: Option<u64>,
    /// The tables of constants the proof will use.
    pub tables: Tables,
}

struct Model {
    seconds: [f64; 4],
    megabytes: [f64; 4],
}

/// Fixed, for a million steps, for a thousand Poseidon permutations, for a thousand Pedersen hashes.
const SMALL: Model = Model { seconds: [3.5, 3.5, 2.4, 3.0], megabytes: [1650.0, 1100.0, 500.0, 450.0] };
const MODEL_PROCESSORS: f64 = 2.0;

pub(crate) fn estimate(steps: usize, rows: &Rows, tables: Tables) -> Estimate {
    let processors = std::thread::available_parallelism().map_or(1.0, |count| count.get() as f64);
    let parts = [1.0, steps as f64 / 1e6, rows.poseidon as f64 / 1e3, rows.pedersen as f64 / 1e3];
    let cost = |factors: &[f64; 4]| -> f64 { parts.iter().zip(factors).map(|(part, factor)| part * factor).sum() };
    let (extra_seconds, extra_megabytes) = match tables {
        Tables::Small => (0.0, 0.0),
        Tables::WithoutPedersen => (30.0, 10_000.0),
        Tables::Full => (45.0, 15_000.0),
    };
    let seconds = (cost(&SMALL.seconds) + extra_seconds) * MODEL_PROCESSORS / processors;
    let megabytes = cost(&SMALL.megabytes) + extra_megabytes;
    Estimate {
        steps,
        seconds,
        peak_rss_bytes: (megabytes * 1e6) as u64,
        available_bytes: memory::available_bytes(),
        tables,
    }
}
