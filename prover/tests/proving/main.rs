//! Runs, proofs, proof files and the verifier, over a few proofs shared by all tests.

mod files;
mod programs;
mod runs;
mod tampering;
mod verification;
