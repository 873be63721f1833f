//! Reading from a Starknet node over JSON-RPC.

use std::fmt;
use std::sync::Arc;

use starknet_rust::core::types::requests::GetStorageAtRequest;
use starknet_rust::core::types::{
    BlockId, BlockTag, FunctionCall, MaybePreConfirmedBlockWithTxHashes, StarknetError, StorageKey,
};
use starknet_rust::core::utils::{get_selector_from_name, parse_cairo_short_string};
use starknet_rust::providers::{JsonRpcClient, Provider, ProviderError, ProviderRequestData, ProviderResponseData};
use starknet_types_core::felt::Felt;
use url::Url;

use crate::error::SettlementError;
use crate::revert::Revert;
use crate::transport::{NodeTransport, shown};

/// Reads see what the node has executed, also before the block is closed, so that they include one's own transactions.
pub(crate) const PRESENT: BlockId = BlockId::Tag(BlockTag::PreConfirmed);
const STRK: Felt = Felt::from_hex_unchecked("0x4718f5a0fc34cc1af16a1cdee98ffb20c31f5cd61d6ab07201858f4287c938d");
/// How many storage reads go into one request.
const BATCH: usize = 200;

/// A connection to a node of one chain. Clones share it.
#[derive(Clone)]
pub struct Client {
    provider: Arc<JsonRpcClient<NodeTransport>>,
    url: Url,
    chain_id: Felt,
}

/// The latest closed block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its height.
    pub number: u64,
    /// Its time in Unix seconds.
    pub timestamp: u64,
}

/// An event of a transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Emitted {
    /// The contract.
    pub from: Felt,
    /// Its selector and key fields.
    pub keys: Vec<Felt>,
    /// Its other fields.
    pub data: Vec<Felt>,
}

impl Client {
    /// Connects to the node at `url` and asks for its chain.
    pub async fn connect(url: &Url) -> Result<Self, SettlementError> {
        let provider = Arc::new(JsonRpcClient::new(NodeTransport::new(url)));
        let chain_id = provider
            .chain_id()
            .await
            .map_err(|error| SettlementError::Unreachable { url: shown(url), reason: error.to_string() })?;
        Ok(Self { provider, url: url.clone(), chain_id })
    }

    /// Where the node is.
    pub fn url(&self) -> &Url {
        &self.url
    }

    /// The chain's id, a short string as a felt.
    pub fn chain_id(&self) -> Felt {
        self.chain_id
    }

    /// The chain's id as text, for example `SN_SEPOLIA`.
    pub fn chain_name(&self) -> String {
        chain_name(&self.chain_id)
    }

    /// Fails when the node is of another chain than `expected`.
    pub fn check_chain(&self, expected: Felt) -> Result<(), SettlementError> {
        if self.chain_id == expected {
            return Ok(());
        }
        Err(SettlementError::WrongChain { expected: chain_name(&expected), actual: self.chain_name() })
    }

    /// Calls a view function; `arguments` and the result are Serde felts.
    pub async fn call(&self, contract: Felt, function: &str, arguments: &[Felt]) -> Result<Vec<Felt>, SettlementError> {
        let what = format!("calling {function} of {contract:#x}");
        let entry_point_selector = selector(function)?;
        let request = FunctionCall { contract_address: contract, entry_point_selector, calldata: arguments.to_vec() };
        match self.provider.call(request, PRESENT).await {
            Ok(result) => Ok(result),
            Err(ProviderError::StarknetError(StarknetError::ContractNotFound)) => {
                Err(SettlementError::NoContract { what: format!("contract with {function}"), address: contract })
            }
            Err(error) => Err(translate(what, error)),
        }
    }

    /// Storage values of one contract, in the order of `keys`, read in few requests.
    pub async fn storage(&self, contract: Felt, keys: &[Felt]) -> Result<Vec<Felt>, SettlementError> {
        let what = || format!("reading storage of {contract:#x}");
        let mut values = Vec::with_capacity(keys.len());
        for keys in keys.chunks(BATCH) {
            let requests: Vec<_> = keys
                .iter()
                .map(|key| {
                    ProviderRequestData::GetStorageAt(GetStorageAtRequest {
                        contract_address: contract,
                        key: StorageKey(format!("{key:#x}")),
                        block_id: PRESENT,
                        response_flags: None,
                    })
                })
                .collect();
            let answers = self.provider.batch_requests(requests).await.map_err(|error| translate(what(), error))?;
            let before = values.len();
            values.extend(answers.iter().filter_map(|answer| match answer {
                ProviderResponseData::GetStorageAt(value) => Some(value.value()),
                _ => None,
            }));
            if values.len() - before != keys.len() {
                let reason = format!("{} values for {} keys", values.len() - before, keys.len());
                return Err(SettlementError::Answer { what: what(), reason });
            }
        }
        Ok(values)
    }

    /// The latest closed block.
    pub async fn latest_block(&self) -> Result<Block, SettlementError> {
        let what = "reading the latest block".to_owned();
        match self.provider.get_block_with_tx_hashes(BlockId::Tag(BlockTag::Latest)).await {
            Ok(MaybePreConfirmedBlockWithTxHashes::Block(block)) => {
                Ok(Block { number: block.block_number, timestamp: block.timestamp })
            }
            Ok(_) => Err(SettlementError::Answer { what, reason: "the block is not closed".to_owned() }),
            Err(error) => Err(translate(what, error)),
        }
    }

    /// The events of a transaction that is executed, in order.
    pub async fn emitted(&self, transaction_hash: Felt) -> Result<Vec<Emitted>, SettlementError> {
        let found = self.provider.get_transaction_receipt(transaction_hash).await;
        let found = found.map_err(|error| translate(format!("reading the receipt of {transaction_hash:#x}"), error))?;
        let emitted = |event: &starknet_rust::core::types::Event| Emitted {
            from: event.from_address,
            keys: event.keys.clone(),
            data: event.data.clone(),
        };
        Ok(found.receipt.events().iter().map(emitted).collect())
    }

    /// Class of the contract at an address; none when nothing is there.
    pub async fn class_hash_at(&self, address: Felt) -> Result<Option<Felt>, SettlementError> {
        match self.provider.get_class_hash_at(PRESENT, address).await {
            Ok(class_hash) => Ok(Some(class_hash)),
            Err(ProviderError::StarknetError(StarknetError::ContractNotFound)) => Ok(None),
            Err(error) => Err(translate(format!("looking for a contract at {address:#x}"), error)),
        }
    }

    /// Whether a class is declared.
    pub async fn is_declared(&self, class_hash: Felt) -> Result<bool, SettlementError> {
        match self.provider.get_class(PRESENT, class_hash).await {
            Ok(_) => Ok(true),
            Err(ProviderError::StarknetError(StarknetError::ClassHashNotFound)) => Ok(false),
            Err(error) => Err(translate(format!("looking for class {class_hash:#x}"), error)),
        }
    }

    /// How many transactions an account has sent.
    pub async fn nonce(&self, account: Felt) -> Result<Felt, SettlementError> {
        match self.provider.get_nonce(PRESENT, account).await {
            Ok(nonce) => Ok(nonce),
            Err(ProviderError::StarknetError(StarknetError::ContractNotFound)) => {
                Err(SettlementError::NoContract { what: "account".to_owned(), address: account })
            }
            Err(error) => Err(translate(format!("reading the nonce of {account:#x}"), error)),
        }
    }

    /// The STRK an account has, in fri (10^-18 STRK); more than a u128 holds is given as its maximum.
    pub async fn balance(&self, account: Felt) -> Result<u128, SettlementError> {
        let what = || format!("reading the balance of {account:#x}");
        let answer = self.call(STRK, "balance_of", &[account]).await?;
        let [low, high] = answer.as_slice() else {
            return Err(SettlementError::Answer {
                what: what(),
                reason: format!("{} felts instead of 2", answer.len()),
            });
        };
        if *high != Felt::ZERO {
            return Ok(u128::MAX);
        }
        u128::try_from(*low)
            .map_err(|_| SettlementError::Answer { what: what(), reason: format!("{low:#x} is not half of a u256") })
    }

    /// The same node through connections of its own.
    pub(crate) fn with_own_connections(&self) -> Self {
        let provider = Arc::new(JsonRpcClient::new(NodeTransport::new(&self.url)));
        Self { provider, url: self.url.clone(), chain_id: self.chain_id }
    }

    pub(crate) fn provider(&self) -> &Arc<JsonRpcClient<NodeTransport>> {
        &self.provider
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("url", &shown(&self.url)).field("chain", &self.chain_name()).finish()
    }
}

/// `sn_keccak` of a function's name.
pub(crate) fn selector(function: &str) -> Result<Felt, SettlementError> {
    get_selector_from_name(function)
        .map_err(|error| SettlementError::Answer { what: format!("calling '{function}'"), reason: error.to_string() })
}

pub(crate) fn chain_name(chain_id: &Felt) -> String {
    parse_cairo_short_string(chain_id).unwrap_or_else(|_| format!("{chain_id:#x}"))
}

/// The error of a node in the words of this crate.
pub(crate) fn translate(what: String, error: ProviderError) -> SettlementError {
    match error {
        ProviderError::StarknetError(StarknetError::ContractError(data)) => {
            SettlementError::Reverted { what, revert: Revert::from_execution_error(&data.revert_error) }
        }
        ProviderError::StarknetError(StarknetError::TransactionExecutionError(data)) => {
            SettlementError::Reverted { what, revert: Revert::from_execution_error(&data.execution_error) }
        }
        ProviderError::StarknetError(error) => SettlementError::Node { what, reason: error.to_string() },
        ProviderError::RateLimited => {
            SettlementError::Node { what, reason: "too many requests; wait a little".to_owned() }
        }
        other => SettlementError::Node { what, reason: other.to_string() },
    }
}
