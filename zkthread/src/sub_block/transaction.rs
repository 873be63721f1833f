//! Transactions as felts.

use serde::{Deserialize, Serialize};

use super::stream::{Header, even};
use crate::Felt;
use crate::felts::tag;

/// A call of a contract by an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transaction {
    /// Who calls; believed as long as there are no signatures.
    pub sender: Felt,
    /// Has its place, but no meaning yet.
    pub nonce: u64,
    /// Address of the contract that is called.
    pub contract: Felt,
    /// Name of the function that is called.
    pub function: String,
    /// The arguments, as Serde lays them out; fewer than 2^16 felts.
    pub calldata: Vec<Felt>,
    /// Has its place, but must be empty.
    pub signature: Vec<Felt>,
}

impl Transaction {
    /// Poseidon permutations that its part of the transactions stream takes: one for two felts of [`Self::encode`].
    pub fn permutations(&self) -> u64 {
        (2 + self.calldata.len() + self.signature.len()).div_ceil(2) as u64
    }

    /// `[sender, header, ..calldata, ..signature]`, and a 0 where the length would be odd; `position` is that of its contract.
    pub fn encode(&self, position: usize) -> Vec<Felt> {
        let header = Header::new(tag(&self.function))
            .field(self.nonce, 64)
            .field(self.calldata.len() as u64, 16)
            .field(self.signature.len() as u64, 16)
            .field(position as u64, 16);
        let mut felts = vec![self.sender, header.felt()];
        felts.extend(&self.calldata);
        felts.extend(&self.signature);
        even(&mut felts);
        felts
    }

    /// `[sender, position, tag, nonce, n_calldata, n_signature, ..calldata, ..signature]`, as the thread program gets it; `position` is that of its contract.
    pub fn input(&self, position: usize) -> Vec<Felt> {
        let mut felts = vec![
            self.sender,
            position.into(),
            tag(&self.function).into(),
            self.nonce.into(),
            self.calldata.len().into(),
            self.signature.len().into(),
        ];
        felts.extend(&self.calldata);
        felts.extend(&self.signature);
        felts
    }
}
