//! What is done with a thread: constructors, transactions, views.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use starknet_types_core::felt::Felt;

/// A felt of calldata. In JSON a hexadecimal text, or `@` and a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// A value.
    Felt(Felt),
    /// The address of the contract at this position of the thread.
    Contract(usize),
}

impl Word {
    /// The felt, when the contracts lie at these addresses; 0 for a contract that has none.
    pub fn felt(&self, contracts: &[Felt]) -> Felt {
        match self {
            Self::Felt(felt) => *felt,
            Self::Contract(position) => contracts.get(*position).copied().unwrap_or_default(),
        }
    }
}

impl Serialize for Word {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&match self {
            Self::Felt(felt) => format!("{felt:#x}"),
            Self::Contract(position) => format!("@{position}"),
        })
    }
}

impl<'de> Deserialize<'de> for Word {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        match text.strip_prefix('@') {
            Some(position) => position.parse().map(Self::Contract).map_err(D::Error::custom),
            None => Felt::from_hex(&text).map(Self::Felt).map_err(D::Error::custom),
        }
    }
}

/// A transaction, or a call of a view.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Call {
    /// Who.
    pub sender: u64,
    /// Position of the contract.
    #[serde(default)]
    pub contract: usize,
    /// Which function.
    pub function: String,
    /// Its arguments.
    pub calldata: Vec<Word>,
}

/// Everything, in order.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Calls {
    /// What each contract's constructor gets from account 1, by position; nothing where the list ends early.
    #[serde(default)]
    pub constructors: Vec<Vec<Word>>,
    /// The sub-block.
    pub transactions: Vec<Call>,
    /// After it.
    pub views: Vec<Call>,
}
