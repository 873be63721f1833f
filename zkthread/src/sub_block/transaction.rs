//! Transactions, and as felts those that a batcher is believed for.

use serde::{Deserialize, Serialize};

use super::Header;
use super::stream::{self, even};
use crate::felts::{selector, tag};
use crate::signature::{self, Signature, SignatureError};
use crate::{Felt, typed_data};

/// Who says that a transaction is its sender's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Auth {
    /// The sender: transactions are signed, and the proof checks it.
    Signature,
    /// The batcher, who is believed.
    Batcher,
}

/// A call of a contract's function.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Call {
    /// Address of the contract that is called.
    pub contract: Felt,
    /// Name of the function that is called.
    pub function: String,
    /// The arguments, as Serde lays them out; fewer than 2^16 felts.
    pub calldata: Vec<Felt>,
}

/// One or more calls by an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transaction {
    /// Who calls.
    pub sender: Felt,
    /// How many transactions the sender signed before; without meaning when it is not signed.
    pub nonce: u64,
    /// What is called, in order; exactly one when it is not signed.
    pub calls: Vec<Call>,
    /// What makes the transaction the sender's; none when the batcher is believed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorization: Option<Authorization>,
}

/// A signature, and what it says besides the calls.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Authorization {
    /// The key that signed: the x of a point of the Stark curve.
    pub public_key: Felt,
    /// The last second at which the transaction may be settled, since 1970.
    pub deadline: u64,
    /// Whether all calls are one: when one fails, none has happened.
    pub is_atomic: bool,
    /// The signature of the transaction's message hash.
    pub signature: Signature,
}

/// A function that a key may call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryPoint {
    /// Address of the contract.
    pub contract: Felt,
    /// `sn_keccak` of the function's name.
    pub selector: Felt,
}

impl Call {
    /// Where it goes.
    pub fn entry_point(&self) -> EntryPoint {
        EntryPoint { contract: self.contract, selector: selector(&self.function) }
    }
}

impl Transaction {
    /// A transaction of a thread whose batcher is believed.
    pub fn of_batcher(sender: Felt, contract: Felt, function: &str, calldata: Vec<Felt>) -> Self {
        let calls = vec![Call { contract, function: function.to_owned(), calldata }];
        Self { sender, nonce: 0, calls, authorization: None }
    }

    /// The transaction signed with a private key, for the chain, manager and thread of a header.
    ///
    /// # Errors
    /// A private key that is out of range.
    pub fn signed(
        self,
        header: &Header,
        private_key: &Felt,
        deadline: u64,
        is_atomic: bool,
    ) -> Result<Self, SignatureError> {
        let public_key = signature::public_key(private_key)?;
        let authorization = |signature| Some(Authorization { public_key, deadline, is_atomic, signature });
        let unsigned = Self { authorization: authorization(Signature::default()), ..self };
        let signature = signature::sign(private_key, &typed_data::transaction_hash(header, &unsigned))?;
        Ok(Self { authorization: authorization(signature), ..unsigned })
    }

    /// How many receipts it has: one, or one for each call of an independent bundle.
    pub fn outcomes(&self) -> usize {
        let is_independent = self.authorization.as_ref().is_some_and(|authorization| !authorization.is_atomic);
        if is_independent { self.calls.len() } else { 1 }
    }

    /// Poseidon permutations that it takes in the thread program: those of its part of the transactions stream, one for two felts, and where it is signed
    /// those of its message hash, whose beginnings are hashed once for all transactions.
    pub fn permutations(&self) -> u64 {
        let hash = |felts: usize| felts / 2 + 1;
        let permutations: usize = match self.authorization {
            // The stream, the message, the transaction and the list of calls; each call and its calldata.
            Some(_) => {
                let calls = self.calls.iter().map(|call| 2 + hash(call.calldata.len()));
                2 + 2 + 3 + hash(self.calls.len()) + calls.sum::<usize>()
            }
            None => self.calls.iter().map(|call| (2 + call.calldata.len()).div_ceil(2)).sum(),
        };
        permutations as u64
    }

    /// What an unsigned transaction is committed to by: `[sender, header, ..calldata]`, and a 0 where the length would be odd. `position` says that of the
    /// contract at an address.
    pub(super) fn encode(&self, position: impl Fn(&Felt) -> usize) -> Vec<Felt> {
        let call = |call: &Call| {
            let header = stream::Header::new(tag(&call.function))
                .field(self.nonce, 64)
                .field(call.calldata.len() as u64, 32)
                .field(position(&call.contract) as u64, 16);
            let mut felts = vec![self.sender, header.felt()];
            felts.extend(&call.calldata);
            even(&mut felts);
            felts
        };
        self.calls.iter().flat_map(call).collect()
    }

    /// `[sender, position, tag, nonce, n_calldata, ..calldata]`: how the thread program gets an unsigned transaction.
    pub(super) fn input(&self, position: impl Fn(&Felt) -> usize) -> Vec<Felt> {
        let call = |call: &Call| {
            let mut felts = vec![
                self.sender,
                position(&call.contract).into(),
                tag(&call.function).into(),
                self.nonce.into(),
                call.calldata.len().into(),
            ];
            felts.extend(&call.calldata);
            felts
        };
        self.calls.iter().flat_map(call).collect()
    }
}
