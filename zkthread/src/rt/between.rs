//! Calls from one contract of a thread to another.

use super::call::{CallError, ContractType, EntryKind, Execute};
use super::codec::{Decode, Felts};
use super::cost;
use super::fault::{Stop, charge, fault, stop};
use super::store::{Overlay, Store};
use crate::{Context, ContractAddress, Felt};

/// How deep calls between contracts may nest: safely below the 50 of L2, which counts the account's own too.
const DEEPEST: usize = 32;

/// The contracts that a call can reach, by position.
#[derive(Clone, Debug, Default)]
pub(crate) struct World(Vec<Deployed>);

#[derive(Clone, Debug)]
struct Deployed {
    address: ContractAddress,
    store: Store,
    execute: Execute,
}

impl World {
    /// The contracts of a thread at their addresses.
    pub fn new(contracts: &[(ContractType, ContractAddress)], overlay: &Overlay) -> Self {
        let deployed = |(position, (contract, address)): (usize, &(ContractType, ContractAddress))| Deployed {
            address: *address,
            store: overlay.store(position),
            execute: contract.execute,
        };
        Self(contracts.iter().enumerate().map(deployed).collect())
    }

    /// The position of the contract at an address.
    pub fn position(&self, address: ContractAddress) -> Option<usize> {
        // 0 stands for a contract that has no address yet.
        self.0.iter().position(|contract| contract.address == address && address != ContractAddress::ZERO)
    }

    /// Puts a contract behind the others.
    pub fn add(&mut self, contract: ContractType, address: ContractAddress, store: Store) {
        self.0.push(Deployed { address, store, execute: contract.execute });
    }

    /// Runs a function of the contract at a position.
    ///
    /// # Errors
    /// As [`Contract::execute`](super::Contract::execute); also when there is no contract.
    pub fn execute(
        &self,
        position: usize,
        cx: &mut Context,
        kind: EntryKind,
        selector: &Felt,
        calldata: &[Felt],
    ) -> Result<Vec<Felt>, CallError> {
        let contract = self.0.get(position).ok_or(CallError::UnknownSelector)?;
        (contract.execute)(&contract.store, cx, kind, selector, calldata)
    }
}

/// Calls a view of the contract at an address.
#[track_caller]
pub fn call_view<T: Decode>(cx: &Context, address: ContractAddress, selector: Felt, calldata: &[Felt]) -> T {
    let mut callee = callee(cx, address);
    call(&mut callee, EntryKind::View, &selector, calldata)
}

/// Calls an external of the contract at an address. Its events stand behind those of the caller so far.
#[track_caller]
pub fn call_external<T: Decode>(cx: &mut Context, address: ContractAddress, selector: Felt, calldata: &[Felt]) -> T {
    let mut callee = callee(cx, address);
    let value = call(&mut callee, EntryKind::External, &selector, calldata);
    cx.take_events(callee);
    value
}

/// What the contract at an address sees of a call from this one.
#[track_caller]
fn callee(cx: &Context, address: ContractAddress) -> Context {
    charge(cost::CONTRACT_CALL);
    let Some(callee) = cx.calling(address) else { fault("CONTRACT_NOT_DEPLOYED") };
    if callee.depth() > DEEPEST {
        stop(Stop::Unprovable(format!(
            "contracts call each other more than {DEEPEST} deep, which a sub-block does not take"
        )));
    }
    callee
}

#[track_caller]
fn call<T: Decode>(callee: &mut Context, kind: EntryKind, selector: &Felt, calldata: &[Felt]) -> T {
    charge(cost::CONTRACT_CALL_FELT * calldata.len() as u64);
    let returned = match callee.execute(kind, selector, calldata) {
        Ok(felts) => felts,
        Err(CallError::UnknownSelector) => fault("ENTRYPOINT_NOT_FOUND"),
        Err(CallError::Reverted(message)) => fault(message),
        // Not in a thread: it is refused when a contract's function has other types than an interface says.
        Err(CallError::Arguments(message)) => misfit(callee, &message),
    };
    charge(cost::CONTRACT_CALL_FELT * returned.len() as u64);
    let mut felts = Felts::new(&returned);
    match felts.value().and_then(|value| felts.finish().map(|()| value)) {
        Ok(value) => value,
        Err(error) => misfit(callee, &format!("what it returned: {error}")),
    }
}

#[track_caller]
fn misfit(callee: &Context, message: &str) -> ! {
    let address = callee.contract_address();
    stop(Stop::Unprovable(format!(
        "the interface has other types than the function of the contract at {address}: {message}"
    )))
}
