//! Proofs changed by hand: each change is named, or fails the cryptographic check.

use cairo_air::components::blake_g;
use stwo::core::fields::m31::{BaseField, P};
use stwo::core::fields::qm31::SecureField;
use zkthread_prover::{DescribeError, ProofFile, StarkProof, StatementError, VerifyError, verify};

use crate::programs::hashes;

/// What the verifier says to the proof of [`hashes`] after `change`.
fn verdict(change: impl FnOnce(&mut StarkProof)) -> VerifyError {
    let mut proof = hashes().file.proof().clone();
    change(&mut proof);
    let file = ProofFile::new(proof).unwrap();
    verify(&file, &hashes().expected()).expect_err("a changed proof was accepted")
}

/// What describing the proof says after `change`.
fn description(change: impl FnOnce(&mut StarkProof)) -> StatementError {
    let mut proof = hashes().file.proof().clone();
    change(&mut proof);
    match ProofFile::new(proof).err() {
        Some(DescribeError::Statement(error)) => error,
        other => panic!("{other:?}"),
    }
}

fn one() -> BaseField {
    BaseField::from_u32_unchecked(1)
}

fn secure() -> SecureField {
    SecureField::from_u32_unchecked(1, 2, 3, 4)
}

#[test]
fn every_part_of_the_proof_is_checked() {
    let mut invalid = 0;
    let mut check = |what: &str, change: fn(&mut StarkProof)| {
        let error = verdict(change);
        assert!(matches!(error, VerifyError::Invalid(_)), "{what}: {error}");
        invalid += 1;
    };
    check("trace commitment", |proof| proof.stark_proof.0.commitments[1].0[0] ^= 1);
    check("sampled value", |proof| proof.stark_proof.0.sampled_values[1][0][0] += one());
    check("sampled value missing", |proof| proof.stark_proof.0.sampled_values[1][0].clear());
    check("column missing", |proof| drop(proof.stark_proof.0.sampled_values[1].pop()));
    check("queried value", |proof| proof.stark_proof.0.queried_values[2][5][0] += one());
    check("query missing", |proof| proof.stark_proof.0.queried_values[2][5].truncate(3));
    check("tree missing", |proof| drop(proof.stark_proof.0.queried_values.0.pop()));
    check("hash", |proof| proof.stark_proof.0.decommitments[1].hash_witness[3].0[31] ^= 1);
    check("hash missing", |proof| proof.stark_proof.0.decommitments[1].hash_witness.truncate(9));
    check("proof of work", |proof| proof.stark_proof.0.proof_of_work ^= 1);
    check("interaction proof of work", |proof| proof.interaction_pow ^= 1);
    check("salt", |proof| proof.channel_salt += 1);
    check("first layer", |proof| proof.stark_proof.0.fri_proof.first_layer.fri_witness[0] += one());
    check("inner layer", |proof| proof.stark_proof.0.fri_proof.inner_layers[2].commitment.0[0] ^= 1);
    check("layer missing", |proof| drop(proof.stark_proof.0.fri_proof.inner_layers.pop()));
    check("last layer", |proof| proof.stark_proof.0.fri_proof.last_layer_poly[0] += one());
    check("table size", |proof| proof.claim.verify_instruction.as_mut().unwrap().log_size += 1);
    check("table and its sum missing", |proof| {
        proof.claim.verify_instruction = None;
        proof.interaction_claim.verify_instruction = None;
    });
    check("sum", |proof| {
        proof.interaction_claim.verify_instruction.as_mut().unwrap().claimed_sum += secure();
    });
    check("output", |proof| proof.claim.public_data.public_memory.output[0].1[0] ^= 1);
    check("last state", |proof| proof.claim.public_data.final_state.pc += one());
    assert_eq!(invalid, 21);
}

#[test]
fn a_changed_program_is_another_program() {
    let error = verdict(|proof| proof.claim.public_data.public_memory.program[9].1[0] ^= 1);
    assert!(matches!(error, VerifyError::OtherProgram { .. }), "{error}");
    let error = verdict(|proof| {
        let segments = &mut proof.claim.public_data.public_memory.public_segments;
        segments.bitwise = segments.poseidon.take();
    });
    assert!(matches!(error, VerifyError::OtherProgram { .. }), "{error}");
}

#[test]
fn tables_of_the_provers_own_are_named() {
    let error = verdict(|proof| proof.stark_proof.0.commitments[0].0[7] ^= 1);
    assert_eq!(error, VerifyError::ForeignTables);
}

#[test]
fn a_sum_without_a_table_is_named() {
    let error = verdict(|proof| {
        proof.interaction_claim.blake_g = Some(blake_g::InteractionClaim { claimed_sum: secure() });
    });
    assert_eq!(error, VerifyError::Malformed("a sum has no table"));
}

#[test]
fn a_wrong_total_of_the_memory_is_named() {
    let error = verdict(|proof| {
        proof.interaction_claim.memory_id_to_big.as_mut().unwrap().claimed_sum += secure();
    });
    assert_eq!(error, VerifyError::Malformed("the memory's total is not the sum of its parts"));
}

#[test]
fn numbers_outside_the_field_are_named() {
    let not_an_element = VerifyError::Malformed("a value is not a field element");
    let outside = BaseField::from_u32_unchecked;
    assert_eq!(verdict(|proof| proof.stark_proof.0.queried_values[1][0][0] = outside(P)), not_an_element);
    let sample = SecureField::from_u32_unchecked(0, 0, u32::MAX, 0);
    assert_eq!(verdict(|proof| proof.stark_proof.0.sampled_values[1][0][0] = sample), not_an_element);
    let sum_outside = |proof: &mut StarkProof| {
        proof.interaction_claim.ret_opcode.as_mut().unwrap().claimed_sum = sample;
    };
    assert_eq!(verdict(sum_outside), not_an_element);
    let witness_outside = |proof: &mut StarkProof| {
        proof.stark_proof.0.fri_proof.inner_layers[0].fri_witness[0] = sample;
    };
    assert_eq!(verdict(witness_outside), not_an_element);

    let not_a_number = VerifyError::Malformed("a number of public memory is not a field element");
    assert_eq!(verdict(|proof| proof.claim.public_data.public_memory.output[0].0 = P), not_a_number);
    assert_eq!(verdict(|proof| proof.claim.public_data.public_memory.safe_call_ids[1] = u32::MAX), not_a_number);
}

#[test]
fn table_sizes_out_of_range_are_named() {
    for log_size in [0, 3, 26, 64, u32::MAX] {
        let error = verdict(|proof| proof.claim.memory_address_to_id.as_mut().unwrap().log_size = log_size);
        assert_eq!(error, VerifyError::Malformed("a table's size is out of range"), "{log_size}");
    }
}

#[test]
fn a_builtin_that_begins_elsewhere_is_named() {
    let error = verdict(|proof| {
        proof.claim.poseidon_builtin.as_mut().unwrap().poseidon_builtin_segment_start += 6;
    });
    assert_eq!(error, VerifyError::Malformed("a builtin's table is not at its public segment"));
}

#[test]
fn an_output_that_the_program_did_not_write_is_named() {
    let moved = description(|proof| {
        let output = &mut proof.claim.public_data.public_memory.public_segments.output;
        output.start_ptr.value += 1;
        output.stop_ptr.value += 1;
    });
    assert!(matches!(moved, StatementError::OutputElsewhere { shown: 1, .. }), "{moved}");
    let longer = description(|proof| {
        let output = &mut proof.claim.public_data.public_memory.output;
        output.push(output[0]);
    });
    assert!(matches!(longer, StatementError::OutputElsewhere { shown: 2, .. }), "{longer}");
    let backwards = description(|proof| {
        proof.claim.public_data.public_memory.public_segments.output.stop_ptr.value = 0;
    });
    assert!(matches!(backwards, StatementError::OutputElsewhere { to: 0, .. }), "{backwards}");
}

#[test]
fn bits_that_are_not_proven_are_refused() {
    // The proof binds 252 of 256 bits: this changes a value without changing what is proven.
    let output = description(|proof| proof.claim.public_data.public_memory.output[0].1[7] |= 1 << 28);
    assert_eq!(output, StatementError::NotAFelt { section: "output", index: 0 });
    let program = description(|proof| proof.claim.public_data.public_memory.program[7].1[7] |= 1 << 31);
    assert_eq!(program, StatementError::NotAFelt { section: "program", index: 7 });
}

#[test]
fn a_run_that_begins_inside_the_program_is_named() {
    let error = description(|proof| proof.claim.public_data.initial_state.ap = BaseField::from_u32_unchecked(5));
    assert!(matches!(error, StatementError::StartElsewhere { found: 5, .. }), "{error}");
}

#[test]
fn configurations_of_another_make_are_named() {
    let mut proof = hashes().file.proof().clone();
    proof.stark_proof.0.config.lifting_log_size = Some(31);
    let error = ProofFile::new(proof).err().unwrap();
    assert_eq!(error, DescribeError::Parameters("folding or lifting"));
}
