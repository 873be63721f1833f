//! Facts: that a program with a certain hash, run to its end, has a certain output.

use serde::{Deserialize, Serialize};
use starknet_types_core::felt::Felt;
use starknet_types_core::hash::{Poseidon, StarkHash};
use zkthread::sub_block::SubBlock;
use zkthread_prover::{Expected, ProofFile, verify};

use super::calls::register_fact_call;
use super::deploy::Deployment;
use super::views::{status, verifications};
use crate::account::{Account, Receipt};
use crate::error::SettlementError;

/// What a registry says about how a proof was verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct VerifierConfiguration {
    pub layout: Felt,
    pub hasher: Felt,
    pub stone_version: Felt,
    pub memory_verification: Felt,
}

impl VerifierConfiguration {
    /// The configuration of this toolkit's verifier.
    pub fn toolkit() -> Self {
        // A Cairo short string is its ASCII bytes as one big-endian number.
        Self {
            layout: Felt::from_bytes_be_slice(b"stwo_cairo_small"),
            hasher: Felt::from_bytes_be_slice(b"blake2s"),
            stone_version: Felt::from_bytes_be_slice(b"stwo_2_3_0"),
            memory_verification: Felt::from_bytes_be_slice(b"strict"),
        }
    }

    pub(super) fn felts(&self) -> [Felt; 4] {
        [self.layout, self.hasher, self.stone_version, self.memory_verification]
    }
}

/// The name under which a registry keeps one verification of a fact: `P([fact, P(configuration), security_bits])`.
pub fn verification_hash(fact: Felt, config: &VerifierConfiguration, security_bits: u32) -> Felt {
    Poseidon::hash_array(&[fact, Poseidon::hash_array(&config.felts()), security_bits.into()])
}

/// A fact that the registry knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactRegistered {
    /// `P([os_version, P(output)])`.
    pub fact: Felt,
    /// How sure the proof makes it.
    pub security_bits: u32,
    /// None when it was registered before.
    pub receipt: Option<Receipt>,
}

/// What a registrar does: verifies that `proof` is a proof of this sub-block by the program with the hash `os_version`,
/// and only then registers its fact, with the security bits of the proof itself.
pub async fn register_fact(
    account: &Account,
    deployment: &Deployment,
    proof: &ProofFile,
    sub_block: &SubBlock,
    os_version: Felt,
) -> Result<FactRegistered, SettlementError> {
    let client = account.client();
    deployment.check_sub_block(client, sub_block)?;
    let min_security_bits = status(client, deployment).await?.min_security_bits;
    let expected = Expected { os_version, output: Some(sub_block.output().to_vec()), min_security_bits };
    let verified = verify(proof, &expected).map_err(|error| SettlementError::Proof { reason: error.to_string() })?;
    let (fact, security_bits) = (verified.fact, verified.security_bits);
    if fact != sub_block.fact(&os_version) {
        return Err(SettlementError::Proof { reason: format!("its fact {fact:#x} is not the sub-block's") });
    }

    let config = VerifierConfiguration::toolkit();
    let known = verifications(client, deployment.registry, fact).await?;
    let wanted = verification_hash(fact, &config, security_bits);
    if known.iter().any(|verification| verification.verification_hash == wanted) {
        return Ok(FactRegistered { fact, security_bits, receipt: None });
    }
    let what = format!("registering the fact of sub-block {}", sub_block.header.number);
    let call = register_fact_call(deployment.registry, fact, security_bits, &config);
    let receipt = account.invoke(&what, &[call]).await?;
    Ok(FactRegistered { fact, security_bits, receipt: Some(receipt) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_verification_hash_covers_everything() {
        let config = VerifierConfiguration::toolkit();
        let fact = Felt::from(7);
        let fields = [config.layout, config.hasher, config.stone_version, config.memory_verification];
        let hash = verification_hash(fact, &config, 96);
        assert_eq!(hash, Poseidon::hash_array(&[fact, Poseidon::hash_array(&fields), Felt::from(96)]));
        assert_ne!(hash, verification_hash(fact, &config, 97));
        assert_ne!(hash, verification_hash(Felt::from(8), &config, 96));
        let other = VerifierConfiguration { memory_verification: Felt::ONE, ..config };
        assert_ne!(hash, verification_hash(fact, &other, 96));
    }
}
