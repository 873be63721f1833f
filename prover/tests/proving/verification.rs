//! What a proof must be about.

use starknet_types_core::felt::Felt;
use zkthread_prover::{Expected, ProofFile, Tables, VerifyError, fact, verify};

use crate::programs::{empty, hash_chain, hashes};

#[test]
fn a_proof_proves_program_and_output() {
    let proven = hashes();
    let output = vec![hash_chain(&proven.input)];
    let expected = Expected { output: Some(output.clone()), ..proven.expected() };
    let verified = verify(&proven.file, &expected).unwrap();
    assert_eq!(verified.os_version, proven.program.os_version);
    assert_eq!(verified.fact, fact(proven.program.os_version, &output));
    assert_eq!(verified.output, output);
    assert_eq!(verified.security_bits, 96);
    assert_eq!(verify(&proven.file, &proven.expected()), Ok(verified), "any output");
}

#[test]
fn another_programs_proof_is_named() {
    let error = verify(&empty().file, &hashes().expected()).unwrap_err();
    let (found, expected) = (empty().program.os_version, hashes().program.os_version);
    assert_eq!(error, VerifyError::OtherProgram { found, expected });
}

#[test]
fn another_output_is_named() {
    let proven = hashes();
    let attempt = |output: Vec<Felt>| {
        let expected = Expected { output: Some(output), ..proven.expected() };
        verify(&proven.file, &expected).unwrap_err().to_string()
    };
    let right = hash_chain(&proven.input);
    assert!(attempt(vec![right + 1]).contains("another output: felt 0 differs"));
    assert!(attempt(vec![]).contains("another output: 1 felts, expected 0"));
    assert!(attempt(vec![right, Felt::ZERO]).contains("another output: 1 felts, expected 2"));
}

#[test]
fn too_few_bits_are_named() {
    let proven = hashes();
    let expected = Expected { min_security_bits: 97, ..proven.expected() };
    assert_eq!(verify(&proven.file, &expected), Err(VerifyError::TooFewBits { found: 96, required: 97 }));
    let mut weak = proven.file.proof().clone();
    weak.stark_proof.0.config.fri_config.n_queries = 69;
    let expected = Expected { min_security_bits: 0, ..proven.expected() };
    let error = verify(&ProofFile::new(weak).unwrap(), &expected).unwrap_err();
    assert_eq!(error, VerifyError::TooFewBits { found: 95, required: 96 });
}

#[test]
fn the_known_root_of_the_small_tables_is_right() {
    let root = Tables::Small.compute_root().unwrap();
    assert_eq!(Tables::Small.known_root(), root);
}
