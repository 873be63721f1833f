//! Several contracts as one: what a thread program is made of.

mod bind;
mod renumber;
mod types;

use std::ops::Range;

use proc_macro2::Span;
use sha3::{Digest, Keccak256};

use crate::diagnostic::{self as faults, Diagnostic, Report};
use crate::dump::fingerprint;
use crate::model::{Contract, EventId, FunctionId, InterfaceId, VariableId};

/// Most contracts of a thread.
const MOST_CONTRACTS: usize = 16;

/// How a thread program knows who sent a transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Auth {
    /// By a signature that the program verifies.
    Signature,
    /// The batcher says so.
    Batcher,
}

/// Contracts that call each other, linked.
#[derive(Clone, Debug)]
pub struct Thread {
    /// All contracts in one: ids count through the thread, types that are alike by name and shape are one. Other names may repeat. For one
    /// contract it is that contract.
    pub merged: Contract,
    /// The contracts by position, one or more.
    pub parts: Vec<Part>,
    /// By interface and position of the function.
    callees: Vec<Vec<Vec<(usize, FunctionId)>>>,
}

/// One contract of a thread: what of [`Thread::merged`] is its own.
#[derive(Clone, Debug)]
pub struct Part {
    /// Name of the contract.
    pub name: String,
    /// [`fingerprint`] of the contract by itself.
    pub fingerprint: String,
    /// Its constants.
    pub constants: Range<usize>,
    /// Its storage fields.
    pub storage: Range<usize>,
    /// Its events.
    pub events: Range<usize>,
    /// Its errors.
    pub errors: Range<usize>,
    /// Its interfaces.
    pub interfaces: Range<usize>,
    /// Its functions.
    pub functions: Range<usize>,
}

/// Links contracts to a thread; a contract's position in it is that in the list.
///
/// # Errors
/// Every fault found, each with the position of the contract whose source it points into; never an empty list. An empty list of contracts is a
/// fault that points nowhere.
pub fn link(contracts: &[Contract]) -> Result<Thread, Vec<(usize, Diagnostic)>> {
    let mut found = Vec::new();
    check_list(contracts, &mut found);
    let Some((first, others)) = contracts.split_first().filter(|_| found.is_empty()) else {
        return Err(found);
    };
    let merged = renumber::merge(first, others);
    let parts = parts(contracts);
    let callees = bind::callees(contracts, &parts, &mut found);
    if found.is_empty() { Ok(Thread { merged, parts, callees }) } else { Err(found) }
}

fn check_list(contracts: &[Contract], found: &mut Vec<(usize, Diagnostic)>) {
    let mut add = |position: usize, entry, span: Span, arguments: &[&dyn std::fmt::Display]| {
        let mut report = Report::default();
        report.add_at(entry, (span, span), arguments);
        found.extend(report.take().into_iter().map(|fault| (position, fault)));
    };
    if contracts.is_empty() {
        add(0, &faults::THREAD_EMPTY, Span::call_site(), &[]);
    }
    if let Some(contract) = contracts.get(MOST_CONTRACTS) {
        add(MOST_CONTRACTS, &faults::THREAD_TOO_LARGE, contract.span, &[&MOST_CONTRACTS]);
    }
    for (position, contract) in contracts.iter().enumerate() {
        if contracts.iter().take(position).any(|other| other.name == contract.name) {
            add(position, &faults::THREAD_NAME_TWICE, contract.span, &[&contract.name]);
        }
    }
}

fn parts(contracts: &[Contract]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::with_capacity(contracts.len());
    for contract in contracts {
        let behind = |range: fn(&Part) -> &Range<usize>, count: usize| {
            let start = parts.last().map_or(0, |part| range(part).end);
            start..start + count
        };
        let part = Part {
            name: contract.name.clone(),
            fingerprint: fingerprint(contract),
            constants: behind(|part| &part.constants, contract.constants.len()),
            storage: behind(|part| &part.storage, contract.storage.len()),
            events: behind(|part| &part.events, contract.events.len()),
            errors: behind(|part| &part.errors, contract.errors.len()),
            interfaces: behind(|part| &part.interfaces, contract.interfaces.len()),
            functions: behind(|part| &part.functions, contract.functions.len()),
        };
        parts.push(part);
    }
    parts
}

impl Thread {
    /// Position of the contract whose storage field this is.
    pub fn position_of_variable(&self, id: VariableId) -> usize {
        self.position(id.0, |part| &part.storage)
    }

    /// Position of the contract whose event this is.
    pub fn position_of_event(&self, id: EventId) -> usize {
        self.position(id.0, |part| &part.events)
    }

    /// Position of the contract whose function this is.
    pub fn position_of_function(&self, id: FunctionId) -> usize {
        self.position(id.0, |part| &part.functions)
    }

    /// Position of the contract that declares the interface, and so calls through it.
    pub fn position_of_interface(&self, id: InterfaceId) -> usize {
        self.position(id.0, |part| &part.interfaces)
    }

    fn position(&self, id: usize, range: impl Fn(&Part) -> &Range<usize>) -> usize {
        self.parts.iter().take_while(|part| range(part).end <= id).count()
    }

    /// The number by which rows know a storage field, or the elements of its list.
    pub fn variable_number(&self, id: VariableId, is_element: bool) -> usize {
        // The contracts before have two numbers for each of their fields.
        let Some(part) = self.parts.get(self.position_of_variable(id)) else { return 2 * id.0 };
        part.storage.start + id.0 + if is_element { part.storage.len() } else { 0 }
    }

    /// The functions that a call of an interface's function can reach: the position of the contract and the function, by position. One or more
    /// for every function of an interface of [`Thread::merged`].
    pub fn callees(&self, interface: InterfaceId, function: usize) -> &[(usize, FunctionId)] {
        self.callees.get(interface.0).and_then(|functions| functions.get(function)).map_or(&[], Vec::as_slice)
    }

    /// Hash of the thread's meaning, 64 hex digits: for one contract that contract's, for more a hash of all in order.
    pub fn fingerprint(&self) -> String {
        if let [part] = self.parts.as_slice() {
            return part.fingerprint.clone();
        }
        let all: Vec<&str> = self.parts.iter().map(|part| part.fingerprint.as_str()).collect();
        Keccak256::digest(all.join("\n")).iter().map(|byte| format!("{byte:02x}")).collect()
    }
}
