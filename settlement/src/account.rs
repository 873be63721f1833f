//! Sending transactions: every one is checked before it is sent, and waited for after.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use starknet_rust::accounts::{Account as _, AccountError, ExecutionEncoding, SingleOwnerAccount, single_owner};
use starknet_rust::core::types::{
    ExecutionResources, ExecutionResult, FeeEstimate, FeePayment, FlattenedSierraClass, StarknetError,
    TransactionReceipt,
};
use starknet_rust::core::utils::{UdcUniqueness, get_udc_deployed_address};
use starknet_rust::providers::{JsonRpcClient, Provider, ProviderError};
use starknet_rust::signers::{LocalWallet, SigningKey, local_wallet};
use starknet_types_core::felt::Felt;
use zkthread_compiler::CompiledContract;

use crate::client::{Client, PRESENT, selector, translate};
use crate::credentials::Credentials;
use crate::error::SettlementError;
use crate::revert::Revert;
use crate::transport::NodeTransport;

/// The Universal Deployer Contract, at the same address on every Starknet.
const DEPLOYER: Felt = Felt::from_hex_unchecked("0x2ceed65a4bd731034c01113685c831b01c15d7d432f71afb1cf1634b53a2125");
/// What one transaction may use, unless it declares a class: that costs by the class's size, which has limits of its own.
pub(crate) const MAX_L2_GAS: u64 = 1_110_000_000;
const MAX_CALLDATA: usize = 5_000;
/// Above the estimate, as prices and state may move until the transaction runs; in tenths.
const GAS_MARGIN: u64 = 12;
const PRICE_MARGIN: u128 = 15;
const INCLUSION_TIMEOUT: Duration = Duration::from_secs(180);

type Inner = SingleOwnerAccount<Arc<JsonRpcClient<NodeTransport>>, LocalWallet>;
type SendError = AccountError<single_owner::SignError<local_wallet::SignError>>;

/// An account that sends transactions to one chain.
#[derive(Clone)]
pub struct Account {
    client: Client,
    inner: Arc<Inner>,
    key: Arc<SigningKey>,
}

/// One call of a transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The contract.
    pub to: Felt,
    /// Name of its function.
    pub function: String,
    /// The arguments as Serde felts.
    pub calldata: Vec<Felt>,
}

/// The most a transaction may use of each resource, and pay for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct ResourceBounds {
    pub l1_gas: u64,
    pub l1_gas_price: u128,
    pub l1_data_gas: u64,
    pub l1_data_gas_price: u128,
    pub l2_gas: u64,
    pub l2_gas_price: u128,
}

/// What a transaction did cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// Its hash.
    pub transaction_hash: Felt,
    /// Height of its block.
    pub block_number: u64,
    /// L2 gas: computation, storage and calldata.
    pub l2_gas: u64,
    /// L1 gas: messages to L1.
    pub l1_gas: u64,
    /// L1 data gas: the state difference in blobs.
    pub l1_data_gas: u64,
    /// The fee in fri (10^-18 STRK).
    pub fee: u128,
}

/// A declared class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Declared {
    /// The class.
    pub class_hash: Felt,
    /// None when it was declared before.
    pub receipt: Option<Receipt>,
}

impl Account {
    /// The account at the address of `credentials`, which must exist on the client's chain.
    pub async fn open(client: &Client, credentials: &Credentials) -> Result<Self, SettlementError> {
        let address = credentials.address();
        if client.class_hash_at(address).await?.is_none() {
            return Err(SettlementError::NoContract { what: "account".to_owned(), address });
        }
        let key = credentials.signing_key();
        let signer = LocalWallet::from_signing_key(key.clone());
        let provider = client.provider().clone();
        let mut inner = SingleOwnerAccount::new(provider, signer, address, client.chain_id(), ExecutionEncoding::New);
        inner.set_block_id(PRESENT);
        Ok(Self { client: client.clone(), inner: Arc::new(inner), key: Arc::new(key) })
    }

    /// Signs the hash of a message with the account's own key: r and s, as the account's `is_valid_signature` takes them.
    pub fn sign_hash(&self, hash: &Felt) -> Result<Vec<Felt>, SettlementError> {
        let signed = self.key.sign(hash);
        let signed = signed.map_err(|error| SettlementError::Signing {
            what: format!("message {hash:#x}"),
            reason: error.to_string(),
        })?;
        Ok(vec![signed.r, signed.s])
    }

    /// The account's address.
    pub fn address(&self) -> Felt {
        self.inner.address()
    }

    /// The chain it sends to.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Runs the calls against the present state without sending anything.
    pub async fn estimate(&self, what: &str, calls: &[Call]) -> Result<ResourceBounds, SettlementError> {
        let calls = encode_calls(what, calls)?;
        let nonce = self.client.nonce(self.address()).await?;
        let estimated = self.inner.execute_v3(calls).nonce(nonce).tip(0).estimate_fee().await;
        bounds(what, &estimated.map_err(|error| send_error(what, error))?)
    }

    /// Sends one transaction with the calls and waits until it is executed. Everything that can be known before it is
    /// sent is checked before: that no call reverts, that it fits into a transaction and that the account can pay.
    /// `what` names it in errors.
    pub async fn invoke(&self, what: &str, calls: &[Call]) -> Result<Receipt, SettlementError> {
        let bounds = self.estimate(what, calls).await?;
        self.check_balance(what, &bounds).await?;
        self.invoke_within(what, calls, bounds).await
    }

    /// [`Self::invoke`] without the checks before: the transaction is sent whatever it will do.
    pub async fn invoke_within(
        &self,
        what: &str,
        calls: &[Call],
        bounds: ResourceBounds,
    ) -> Result<Receipt, SettlementError> {
        let calls = encode_calls(what, calls)?;
        let nonce = self.client.nonce(self.address()).await?;
        let sent = self
            .inner
            .execute_v3(calls)
            .nonce(nonce)
            .tip(0)
            .l1_gas(bounds.l1_gas)
            .l1_gas_price(bounds.l1_gas_price)
            .l1_data_gas(bounds.l1_data_gas)
            .l1_data_gas_price(bounds.l1_data_gas_price)
            .l2_gas(bounds.l2_gas)
            .l2_gas_price(bounds.l2_gas_price)
            .send()
            .await;
        let sent = sent.map_err(|error| send_error(what, error))?;
        self.wait(what, sent.transaction_hash).await
    }

    /// Declares a class, unless it is declared already.
    pub async fn declare(&self, name: &str, contract: &CompiledContract) -> Result<Declared, SettlementError> {
        let what = format!("declaring {name}");
        let class_hash = contract.class_hash;
        if self.client.is_declared(class_hash).await? {
            return Ok(Declared { class_hash, receipt: None });
        }
        let wrong = |reason: String| SettlementError::Class { contract: name.to_owned(), reason };
        let class = contract.rpc_json().map_err(|error| wrong(error.to_string()))?;
        let class: FlattenedSierraClass = serde_json::from_value(class).map_err(|error| wrong(error.to_string()))?;
        if class.class_hash() != class_hash {
            return Err(wrong(format!("the class hashes to {:#x}, not to {class_hash:#x}", class.class_hash())));
        }
        let compiled_class_hash = self.compiled_class_hash(contract).await?;
        let nonce = self.client.nonce(self.address()).await?;
        let declaration = self.inner.declare_v3(Arc::new(class), compiled_class_hash).nonce(nonce).tip(0);
        let estimated = declaration.estimate_fee().await.map_err(|error| send_error(&what, error))?;
        let bounds = bounds_without_limit(&estimated);
        self.check_balance(&what, &bounds).await?;
        let sent = declaration
            .l1_gas(bounds.l1_gas)
            .l1_gas_price(bounds.l1_gas_price)
            .l1_data_gas(bounds.l1_data_gas)
            .l1_data_gas_price(bounds.l1_data_gas_price)
            .l2_gas(bounds.l2_gas)
            .l2_gas_price(bounds.l2_gas_price)
            .send()
            .await;
        match sent {
            Ok(sent) => {
                let receipt = self.wait(&what, sent.transaction_hash).await?;
                Ok(Declared { class_hash, receipt: Some(receipt) })
            }
            // Somebody else was faster.
            Err(AccountError::Provider(ProviderError::StarknetError(StarknetError::ClassAlreadyDeclared))) => {
                Ok(Declared { class_hash, receipt: None })
            }
            Err(error) => Err(send_error(&what, error)),
        }
    }

    /// Starknet 0.14.1 changed the hash of compiled classes from Poseidon to Blake2s.
    async fn compiled_class_hash(&self, contract: &CompiledContract) -> Result<Felt, SettlementError> {
        let what = "reading the Starknet version".to_owned();
        let version = self.client.provider().starknet_version(PRESENT).await.map_err(|error| translate(what, error))?;
        let parts: Vec<u64> = version.split('.').map_while(|part| part.parse().ok()).collect();
        let old = parts.as_slice() < [0, 14, 1].as_slice();
        Ok(if old { contract.legacy_compiled_class_hash } else { contract.compiled_class_hash })
    }

    async fn check_balance(&self, what: &str, bounds: &ResourceBounds) -> Result<(), SettlementError> {
        let balance = self.client.balance(self.address()).await?;
        let needed = bounds.max_fee();
        if balance >= needed {
            return Ok(());
        }
        Err(SettlementError::Balance { what: what.to_owned(), account: self.address(), balance, needed })
    }

    async fn wait(&self, what: &str, transaction_hash: Felt) -> Result<Receipt, SettlementError> {
        let start = Instant::now();
        let mut pause = Duration::from_millis(20);
        loop {
            match self.client.provider().get_transaction_receipt(transaction_hash).await {
                Ok(found) => return read_receipt(what, &found.receipt, found.block.block_number()),
                Err(ProviderError::StarknetError(StarknetError::TransactionHashNotFound)) => {}
                Err(error) => return Err(translate(format!("{what}: waiting for the receipt"), error)),
            }
            if start.elapsed() > INCLUSION_TIMEOUT {
                let seconds = INCLUSION_TIMEOUT.as_secs();
                return Err(SettlementError::NotIncluded { what: what.to_owned(), transaction_hash, seconds });
            }
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(Duration::from_secs(2));
        }
    }
}

impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Account")
            .field("address", &format_args!("{:#x}", self.address()))
            .field("client", &self.client)
            .finish()
    }
}

impl Call {
    /// A call of `function` of the contract `to`.
    pub fn new(to: Felt, function: &str, calldata: Vec<Felt>) -> Self {
        Self { to, function: function.to_owned(), calldata }
    }

    /// The call that makes the Universal Deployer Contract deploy a contract at [`deployed_address`].
    pub fn deploy(class_hash: Felt, salt: Felt, constructor: &[Felt]) -> Self {
        let mut calldata = vec![class_hash, salt, Felt::ZERO, Felt::from(constructor.len())];
        calldata.extend_from_slice(constructor);
        Self::new(DEPLOYER, "deployContract", calldata)
    }
}

/// Where [`Call::deploy`] puts a contract, whoever sends it.
pub fn deployed_address(class_hash: Felt, salt: Felt, constructor: &[Felt]) -> Felt {
    get_udc_deployed_address(salt, class_hash, &UdcUniqueness::NotUnique, constructor)
}

impl ResourceBounds {
    /// The most a transaction with these bounds can cost, in fri.
    pub fn max_fee(&self) -> u128 {
        let part = |amount: u64, price: u128| u128::from(amount).saturating_mul(price);
        part(self.l1_gas, self.l1_gas_price)
            .saturating_add(part(self.l1_data_gas, self.l1_data_gas_price))
            .saturating_add(part(self.l2_gas, self.l2_gas_price))
    }
}

/// The bounds of a transaction that declares no class.
fn bounds(what: &str, estimate: &FeeEstimate) -> Result<ResourceBounds, SettlementError> {
    let needed = estimate.l2_gas_consumed;
    if needed > MAX_L2_GAS {
        return Err(SettlementError::Limit { what: what.to_owned(), unit: "L2 gas", needed, limit: MAX_L2_GAS });
    }
    let bounds = bounds_without_limit(estimate);
    Ok(ResourceBounds { l2_gas: bounds.l2_gas.min(MAX_L2_GAS), ..bounds })
}

fn bounds_without_limit(estimate: &FeeEstimate) -> ResourceBounds {
    let amount = |amount: u64| amount.saturating_mul(GAS_MARGIN) / 10;
    let price = |price: u128| price.saturating_mul(PRICE_MARGIN) / 10;
    ResourceBounds {
        l1_gas: amount(estimate.l1_gas_consumed),
        l1_gas_price: price(estimate.l1_gas_price),
        l1_data_gas: amount(estimate.l1_data_gas_consumed),
        l1_data_gas_price: price(estimate.l1_data_gas_price),
        l2_gas: amount(estimate.l2_gas_consumed),
        l2_gas_price: price(estimate.l2_gas_price),
    }
}

fn encode_calls(what: &str, calls: &[Call]) -> Result<Vec<starknet_rust::core::types::Call>, SettlementError> {
    // The account's own calldata: the number of calls, and of each its contract, selector, length and arguments.
    let felts = 1 + calls.iter().map(|call| 3 + call.calldata.len()).sum::<usize>();
    if felts > MAX_CALLDATA {
        return Err(SettlementError::Limit {
            what: what.to_owned(),
            unit: "felts of calldata",
            needed: felts as u64,
            limit: MAX_CALLDATA as u64,
        });
    }
    calls
        .iter()
        .map(|call| {
            Ok(starknet_rust::core::types::Call {
                to: call.to,
                selector: selector(&call.function)?,
                calldata: call.calldata.clone(),
            })
        })
        .collect()
}

fn send_error(what: &str, error: SendError) -> SettlementError {
    match error {
        AccountError::Provider(error) => translate(what.to_owned(), error),
        AccountError::Signing(error) => SettlementError::Signing { what: what.to_owned(), reason: error.to_string() },
        other => SettlementError::Answer { what: what.to_owned(), reason: other.to_string() },
    }
}

fn read_receipt(what: &str, receipt: &TransactionReceipt, block_number: u64) -> Result<Receipt, SettlementError> {
    let (transaction_hash, result, resources, fee): (Felt, &ExecutionResult, &ExecutionResources, &FeePayment) =
        match receipt {
            TransactionReceipt::Invoke(r) => {
                (r.transaction_hash, &r.execution_result, &r.execution_resources, &r.actual_fee)
            }
            TransactionReceipt::Declare(r) => {
                (r.transaction_hash, &r.execution_result, &r.execution_resources, &r.actual_fee)
            }
            _ => {
                let reason = "the receipt is of another kind of transaction".to_owned();
                return Err(SettlementError::Answer { what: what.to_owned(), reason });
            }
        };
    if let ExecutionResult::Reverted { reason } = result {
        return Err(SettlementError::Reverted { what: what.to_owned(), revert: Revert::from_trace(reason.clone()) });
    }
    Ok(Receipt {
        transaction_hash,
        block_number,
        l2_gas: resources.l2_gas,
        l1_gas: resources.l1_gas,
        l1_data_gas: resources.l1_data_gas,
        fee: u128::try_from(fee.amount).unwrap_or(u128::MAX),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn estimate(l2_gas: u64) -> FeeEstimate {
        FeeEstimate {
            l1_gas_consumed: 10,
            l1_gas_price: 100,
            l2_gas_consumed: l2_gas,
            l2_gas_price: 7,
            l1_data_gas_consumed: 20,
            l1_data_gas_price: 3,
            overall_fee: 0,
        }
    }

    #[test]
    fn bounds_have_a_margin_and_end_at_the_limit() {
        let found = bounds("x", &estimate(1_000)).expect("within the limit");
        assert_eq!((found.l1_gas, found.l1_data_gas, found.l2_gas), (12, 24, 1_200));
        assert_eq!((found.l1_gas_price, found.l1_data_gas_price, found.l2_gas_price), (150, 4, 10));
        assert_eq!(found.max_fee(), 12 * 150 + 24 * 4 + 1_200 * 10);
        assert_eq!(bounds("x", &estimate(MAX_L2_GAS)).expect("just within").l2_gas, MAX_L2_GAS);
        // As a class does that is large, but not too large.
        assert_eq!(bounds_without_limit(&estimate(2 * MAX_L2_GAS)).l2_gas, MAX_L2_GAS / 10 * 24);
        let error = bounds("settling sub-block 3", &estimate(MAX_L2_GAS + 1)).expect_err("too much");
        assert_eq!(
            error.to_string(),
            "settling sub-block 3 needs 1110000001 L2 gas; one transaction may have 1110000000"
        );
    }

    #[test]
    fn calldata_beyond_the_limit_is_refused_before_anything_is_sent() {
        let call = |felts| Call::new(Felt::ONE, "settle", vec![Felt::ZERO; felts]);
        assert!(encode_calls("x", &[call(MAX_CALLDATA - 4)]).is_ok());
        let error = encode_calls("x", &[call(MAX_CALLDATA - 3)]).expect_err("one felt too many");
        assert_eq!(error.code(), "limit");
    }

    #[test]
    fn deploying_goes_through_the_deployer() {
        let call = Call::deploy(Felt::from(5), Felt::from(6), &[Felt::from(7)]);
        assert_eq!(call.calldata, [5, 6, 0, 1, 7].map(Felt::from));
    }
}
