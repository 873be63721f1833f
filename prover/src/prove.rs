//! Proves a run with Stwo.

use std::sync::Arc;
use std::time::{Duration, Instant};

use cairo_lang_executable::executable::Executable;
use starknet_types_core::felt::Felt;
use stwo::core::poly::circle::CanonicCoset;
use stwo::core::utils::MaybeOwned;
use stwo::core::vcs_lifted::blake2_merkle::Blake2sMerkleChannel;
use stwo::prover::CommitmentTreeProver;
use stwo::prover::backend::simd::SimdBackend;
use stwo::prover::mempool::BaseColumnPool;
use stwo::prover::poly::circle::PolyOps;
use stwo_cairo_adapter::adapter::adapt;
use stwo_cairo_adapter::{ExecutionResources, ProverInput, PublicSegmentContext};
use stwo_cairo_prover::prover::{ChannelHash, ProverParameters, prove_cairo, prove_cairo_with_precompute};
use stwo_cairo_prover::witness::preprocessed_trace::gen_trace;

use crate::estimate::{Estimate, estimate};
use crate::guard;
use crate::memory;
use crate::parameters::{MAX_SECURITY_BITS, MIN_SECURITY_BITS, Parameters, Tables};
use crate::payload::StarkProof;
use crate::program::{ExecutableError, os_version as os_version_of, stand_alone_entry};
use crate::proof_file::{DescribeError, ProofFile};
use crate::rows::{NoTables, Rows};
use crate::run::{Recording, Run, RunError, execute, summarise};
use crate::verifier::{Expected, VerifyError, verify};

const HEARTBEAT: Duration = Duration::from_secs(2);

/// How to prove.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProveOptions {
    /// Security of the proof in bits, [`MIN_SECURITY_BITS`] to [`MAX_SECURITY_BITS`].
    pub security_bits: u32,
    /// What Stwo prepares before it proves; anything but the default is for comparisons in benchmarks.
    pub preparation: Preparation,
}

impl Default for ProveOptions {
    fn default() -> Self {
        Self { security_bits: MIN_SECURITY_BITS, preparation: Preparation::default() }
    }
}

/// What is prepared before a proof: the tables of constants, and points to evaluate polynomials at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Preparation {
    /// The smallest tables that serve the run, and points for the largest domain it needs.
    #[default]
    Tuned,
    /// The smallest tables that serve, and points for the largest domain there is, as Stwo prepares them when it is given
    /// no lifting size. The proof is the same.
    LargestDomain,
    /// The parameters of Stwo's own tool: the largest tables there are, and no lifting size. Takes more than 20 GB.
    StwoDefault,
}

/// What happens while a proof is made.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ProveEvent {
    /// The program ran; now it is proven.
    Estimated(Estimate),
    /// Still at it; about every two seconds.
    Heartbeat {
        /// Since proving began.
        elapsed: Duration,
        /// Memory this process uses; none where the system does not tell.
        rss_bytes: Option<u64>,
    },
    /// The proof is made, and verified.
    Finished {
        /// What proving took.
        elapsed: Duration,
        /// The most memory this process ever used; none where the system does not tell.
        peak_rss_bytes: Option<u64>,
    },
}

/// Why there is no proof.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ProveError {
    /// The options ask for a security that is not offered.
    #[error("{0} bits of security are not offered (help: ask for {MIN_SECURITY_BITS} to {MAX_SECURITY_BITS})")]
    SecurityBits(u32),
    /// The executable cannot be proven.
    #[error(transparent)]
    Executable(#[from] ExecutableError),
    /// The executable is not the program that the proof is to be about.
    #[error(
        "the program's OS version is {found:#x}, not {expected:#x} (help: build again, the sources or the toolkit changed)"
    )]
    OsVersion {
        /// The executable's.
        found: Felt,
        /// What was asked for.
        expected: Felt,
    },
    /// The program does not run on this input.
    #[error(transparent)]
    Run(#[from] RunError),
    /// The run cannot be turned into the prover's input.
    #[error("the run cannot be proven: {0}")]
    Adapt(String),
    /// The run does not fit any table.
    #[error(transparent)]
    NoTables(#[from] NoTables),
    /// The prover gave up.
    #[error("the prover failed: {0} (help: this is a defect; please report it with the input)")]
    Prover(String),
    /// The proof cannot be described.
    #[error(transparent)]
    Describe(#[from] DescribeError),
    /// The proof just made does not verify.
    #[error("the proof just made is refused: {0} (help: this is a defect; please report it with the input)")]
    Refused(#[from] VerifyError),
}

/// Runs `executable` on `input` and proves the run.
///
/// `os_version` is the OS version hash the proof must be about; another program is refused before anything is proven.
/// `events` is called on the caller's thread. The proof is verified before it is returned.
///
/// # Errors
/// See [`ProveError`]; panics of the prover are among them.
pub fn prove(
    executable: &Executable,
    os_version: Felt,
    input: &[Felt],
    options: &ProveOptions,
    events: &mut dyn FnMut(ProveEvent),
) -> Result<ProofFile, ProveError> {
    if !(MIN_SECURITY_BITS..=MAX_SECURITY_BITS).contains(&options.security_bits) {
        return Err(ProveError::SecurityBits(options.security_bits));
    }
    let found = os_version_of(executable)?;
    if found != os_version {
        return Err(ProveError::OsVersion { found, expected: os_version });
    }
    let (run, prover_input) = guard::run_parallel(|| recorded_run(executable, input), Duration::MAX, |_| ())
        .unwrap_or_else(|guard::Panic(message)| Err(ProveError::Adapt(message)))?;

    let rows = Rows::of(&prover_input, &ExecutionResources::from_prover_input(&prover_input));
    let serving = rows.smallest_tables()?;
    let tables = if options.preparation == Preparation::StwoDefault { Tables::Full } else { serving };
    let parameters = Parameters::for_security(tables, options.security_bits);
    events(ProveEvent::Estimated(estimate(run.steps, &rows, tables)));

    let started = Instant::now();
    let proof = guard::run_parallel(
        || stark(prover_input, &rows, &parameters, options.preparation),
        HEARTBEAT,
        |elapsed| {
            events(ProveEvent::Heartbeat { elapsed, rss_bytes: memory::resident_bytes() });
        },
    )
    .map_err(|guard::Panic(message)| ProveError::Prover(message))?
    .map_err(ProveError::Prover)?;

    let file = ProofFile::new(proof)?;
    let expected = Expected { os_version, output: Some(run.output), min_security_bits: options.security_bits };
    verify(&file, &expected)?;
    events(ProveEvent::Finished { elapsed: started.elapsed(), peak_rss_bytes: memory::peak_resident_bytes() });
    Ok(file)
}

fn recorded_run(executable: &Executable, input: &[Felt]) -> Result<(Run, ProverInput), ProveError> {
    let entry = stand_alone_entry(executable)?;
    let runner = execute(executable, input, Recording::On)?;
    let run = summarise(&runner)?;
    let mut prover_input = adapt(&runner).map_err(|error| ProveError::Adapt(format!("{error:#}")))?;
    // The adapter takes every program for a bootloader, which has all builtins.
    prover_input.public_segment_context = PublicSegmentContext::new(&entry.builtins);
    Ok((run, prover_input))
}

fn stark(
    input: ProverInput,
    rows: &Rows,
    parameters: &Parameters,
    preparation: Preparation,
) -> Result<StarkProof, String> {
    let prover_parameters = ProverParameters {
        channel_hash: ChannelHash::Blake2s,
        channel_salt: 0,
        pcs_config: parameters.pcs_config(),
        preprocessed_trace: parameters.tables.variant(),
        store_polynomials_coefficients: false,
        include_all_preprocessed_columns: false,
    };
    let proof = if preparation != Preparation::Tuned {
        prove_cairo::<Blake2sMerkleChannel>(input, prover_parameters)
    } else {
        // Left to itself Stwo prepares evaluation points for a domain of 2^30: most of the fixed cost.
        let log_rows = parameters.tables.log_rows().max(rows.log_largest());
        let domain = CanonicCoset::new(log_rows + parameters.log_blowup).circle_domain();
        let twiddles = SimdBackend::precompute_twiddles(domain.half_coset);
        let constants = Arc::new(parameters.tables.variant().to_preprocessed_trace());
        let pool = BaseColumnPool::new();
        let tree = CommitmentTreeProver::<SimdBackend, Blake2sMerkleChannel>::new(
            SimdBackend::interpolate_columns(gen_trace(constants.clone()), &twiddles),
            parameters.log_blowup,
            &twiddles,
            prover_parameters.store_polynomials_coefficients,
            prover_parameters.pcs_config.lifting_log_size,
            &pool,
        );
        prove_cairo_with_precompute::<Blake2sMerkleChannel>(
            &pool,
            &twiddles,
            constants,
            MaybeOwned::Owned(tree),
            input,
            prover_parameters,
        )
    };
    proof.map(StarkProof::from).map_err(|error| error.to_string())
}

impl Tables {
    /// The Merkle root over the tables, computed. Costs as much as preparing a proof; the verifier has the results.
    ///
    /// # Errors
    /// With the message of a panic, for example when memory does not suffice.
    pub fn compute_root(self) -> Result<[u8; 32], String> {
        let parameters = Parameters::for_security(self, MIN_SECURITY_BITS);
        let compute =
            || {
                stwo_cairo_prover::witness::preprocessed_trace::generate_preprocessed_commitment_root::<
                    Blake2sMerkleChannel,
                >(parameters.log_blowup, self.variant(), None)
            };
        guard::run_parallel(compute, Duration::MAX, |_| ()).map(|root| root.0).map_err(|guard::Panic(message)| message)
    }
}

#[cfg(test)]
#[path = "forged.rs"]
mod forged;
