//! A forger: proves an output the program never had, by what Stwo's verifier takes on trust.

use cairo_air::cairo_components::CairoComponents;
use cairo_air::claims::lookup_sum;
use cairo_air::relations::CommonLookupElements;
use cairo_air::verifier::{INTERACTION_POW_BITS, verify_cairo};
use cairo_air::{CairoProof, CairoProofForRustVerifier};
use stwo::core::channel::{Blake2sChannel, Channel};
use stwo::core::proof_of_work::GrindOps;
use stwo::prover::{CommitmentSchemeProver, prove_ex};
use stwo_cairo_prover::utils::cairo_provers;
use stwo_cairo_prover::witness::cairo::create_cairo_claim_generator;
use zkthread_compiler::{Core, PanicMode, Source, compile_executable};

use super::*;

const PROGRAM: &str = "
#[executable_raw]
fn main(input: Span<felt252>, ref output: Array<felt252>) {
    output.append(1000);
}
";

/// As Stwo proves, except that the output becomes `words`, and the memory's total whatever makes the sums agree.
fn forge(input: ProverInput, words: [u32; 8]) -> StarkProof {
    let parameters = Parameters::for_security(Tables::Small, MIN_SECURITY_BITS);
    let config = parameters.pcs_config();
    let channel = &mut Blake2sChannel::default();
    channel.mix_felts(&[0u32.into()]);
    config.mix_into(channel);

    let domain = CanonicCoset::new(parameters.tables.log_rows() + parameters.log_blowup).circle_domain();
    let twiddles = SimdBackend::precompute_twiddles(domain.half_coset);
    let constants = Arc::new(parameters.tables.variant().to_preprocessed_trace());
    let pool = BaseColumnPool::new();
    let mut scheme =
        CommitmentSchemeProver::<SimdBackend, Blake2sMerkleChannel>::with_memory_pool(config, &twiddles, &pool);
    let mut tree = scheme.tree_builder();
    tree.extend_evals(gen_trace(constants.clone()));
    tree.commit(channel);

    let generator = create_cairo_claim_generator(input, constants.clone());
    let (trace, mut claim, interaction) = generator.write_trace();
    claim.public_data.public_memory.output[0].1 = words;
    claim.mix_into::<Blake2sMerkleChannel>(channel);
    let mut tree = scheme.tree_builder();
    tree.extend_evals(trace);
    tree.commit(channel);

    let interaction_pow = SimdBackend::grind(channel, INTERACTION_POW_BITS);
    channel.mix_u64(interaction_pow);
    let elements = CommonLookupElements::draw(channel);
    let (trace, mut interaction_claim) = interaction.write_interaction_trace(&elements);
    let missing = lookup_sum(&claim, &elements, &interaction_claim);
    interaction_claim.memory_id_to_big.as_mut().unwrap().claimed_sum -= missing;
    interaction_claim.mix_into(channel);
    let mut tree = scheme.tree_builder();
    tree.extend_evals(trace);
    tree.commit(channel);

    let components = CairoComponents::new(&claim, &elements, &interaction_claim, &constants.ids());
    let proof = prove_ex::<SimdBackend, _>(&cairo_provers(&components), channel, scheme, false).unwrap();
    CairoProofForRustVerifier::from(CairoProof {
        claim,
        interaction_pow,
        interaction_claim,
        extended_stark_proof: proof,
        channel_salt: 0,
        preprocessed_trace_variant: parameters.tables.variant(),
    })
}

#[test]
fn a_forged_output_passes_stwos_verifier_and_not_ours() {
    let program =
        compile_executable(&Core::Embedded, &Source::single("forged", PROGRAM), PanicMode::Unprovable).unwrap();
    let (run, input) = recorded_run(&program.executable, &[]).unwrap();
    assert_eq!(run.output, [Felt::from(1000)]);
    let mut words = [0; 8];
    words[0] = 1_000_000;
    let proof = forge(input, words);
    // If this fails Stwo closed the gap; the check below costs nothing and may stay.
    assert!(verify_cairo::<Blake2sMerkleChannel>(proof.clone()).is_ok());

    let file = ProofFile::new(proof).unwrap();
    assert_eq!(file.output(), [Felt::from(1_000_000)]);
    let expected = Expected { os_version: program.os_version, output: None, min_security_bits: 96 };
    let error = verify(&file, &expected).unwrap_err();
    assert_eq!(error, VerifyError::Malformed("the memory's total is not the sum of its parts"));
}
