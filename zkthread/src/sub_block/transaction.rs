//! Transactions as felts.

use serde::{Deserialize, Serialize};

use crate::Felt;

/// A call of a contract by an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transaction {
    /// Who calls; believed as long as there are no signatures.
    pub sender: Felt,
    /// Has its place, but no meaning yet.
    pub nonce: Felt,
    /// The contract that is called.
    pub contract: Felt,
    /// `sn_keccak` of the function's name.
    pub selector: Felt,
    /// The arguments, one felt each.
    pub calldata: Vec<Felt>,
    /// Has its place, but must be empty.
    pub signature: Vec<Felt>,
}

impl Transaction {
    /// Poseidon permutations that its part of the transactions stream takes: one for two felts of [`Self::encode`].
    pub fn permutations(&self) -> u64 {
        (6 + self.calldata.len() + self.signature.len()).div_ceil(2) as u64
    }

    /// `[sender, nonce, contract, selector, n_calldata, ..calldata, n_signature, ..signature]`, and a 0 where the length would be odd.
    pub fn encode(&self) -> Vec<Felt> {
        let mut felts = Vec::with_capacity(8 + self.calldata.len() + self.signature.len());
        felts.extend([self.sender, self.nonce, self.contract, self.selector, Felt::from(self.calldata.len())]);
        felts.extend(&self.calldata);
        felts.push(Felt::from(self.signature.len()));
        felts.extend(&self.signature);
        if felts.len() % 2 == 1 {
            felts.push(Felt::ZERO);
        }
        felts
    }
}
