//! Why a contract reverted, read out of the traces that nodes answer with.

use std::fmt;

use serde::Serialize;
use starknet_rust::core::types::ContractExecutionError;
use starknet_rust::core::utils::parse_cairo_short_string;
use starknet_types_core::felt::Felt;

/// Added by the accounts and the network around the contract's own error.
const WRAPPERS: [&str; 2] = ["ENTRYPOINT_FAILED", "argent/multicall-failed"];
/// The hint for every error a thread's contracts on L2 know.
const HELP: [(&str, &str); 41] = [
    ("Manager: unknown thread", "check the thread id, or deploy with `cargo zkthread deploy`"),
    ("Manager: thread not active", "the thread's owner can activate it again with set_active"),
    (
        "Manager: not a prover",
        "use an account that is named in the thread's policy, or let the owner add this one with set_prover",
    ),
    (
        "Manager: nobody is trusted",
        "where the batcher is believed, the owner must name provers or batchers, with set_prover or set_batcher",
    ),
    ("Manager: wrong chain", "build the sub-block for the chain it is settled on"),
    ("Manager: wrong manager", "build the sub-block for the manager it is settled by"),
    ("Manager: wrong number", "settle sub-blocks one after the other; `cargo zkthread status` shows the last one"),
    (
        "Manager: wrong parent",
        "build the sub-block on the last settled one; `cargo zkthread status` shows its commitment",
    ),
    ("Manager: timestamp too early", "build the sub-block again with the present time"),
    ("Manager: timestamp in future", "settle once the L2 block's time has reached the sub-block's, or build it again"),
    (
        "Manager: sub-block expired",
        "a deadline or a key of a transaction has expired: build the sub-block again, and settle it sooner",
    ),
    ("Manager: wrong contracts", "build the sub-block for the contracts the thread was registered with"),
    ("Manager: foreign contract", "all entries must be of contracts of the thread"),
    ("Manager: unknown OS version", "the thread's owner can add the version with add_os_version"),
    (
        "Manager: unknown fact",
        "register the proof's fact first; entries that were changed after proving have no fact either",
    ),
    (
        "Manager: wrong events",
        "a thread that emits events settles with the sub-block's whole events stream, any other with none",
    ),
    ("Manager: not a batcher", "let a batcher sign that the thread names, or the owner add this one with set_batcher"),
    (
        "Manager: bad batcher signature",
        "the sub-block was changed, or signed with another key: let the batcher sign it again",
    ),
    ("Manager: too few security bits", "prove again with as many security bits as the thread asks for"),
    ("Manager: unknown auth", "a thread's scheme of authorization is 'signature' or 'batcher'"),
    ("Manager: caller is not admin", "register the thread with the account that deployed the contract"),
    ("Manager: other manager", "the contract was deployed for another manager: deploy it again"),
    ("Manager: already in a thread", "a contract belongs to one thread: deploy another one"),
    ("Manager: no contracts", "a thread has at least one contract"),
    ("Manager: caller is not owner", "use the account that registered the thread"),
    ("Thread: caller is not manager", "only the manager may apply entries and emit events: settle a proven sub-block"),
    (
        "Thread: stale entry",
        "the storage has changed since the sub-block was built: build it again on the present state",
    ),
    (
        "Thread: unknown event",
        "the contract has no event of that name: deploy the contracts that the sub-block was built for",
    ),
    ("Thread: malformed events", "the events are no whole records: settle the sub-block as it was built"),
    ("Thread: invalid key", "the key of an entry is not a storage address"),
    ("Thread: not the key contract", "keys are authorized at the thread's first contract, once it is registered"),
    ("Thread: invalid public key", "a public key is the x of a point of the Stark curve, and not 0"),
    ("Thread: expiry in past", "take an expiry that is later than the L2 block's time"),
    ("Thread: scope too long", "a scope names at most 64 functions; an empty one stands for all"),
    ("Thread: too many keys", "an account has at most 64 keys of a thread: revoke one that has expired"),
    ("Thread: unknown key", "`cargo zkthread keys list` shows the account's keys; it may be revoked already"),
    ("Registry: not a registrar", "use the registry's registrar, or let the owner add this account with set_registrar"),
    ("Registry: caller is not owner", "use the account that owns the registry"),
    ("Account: invalid signature", "the private key is not this account's"),
    ("ENTRYPOINT_NOT_FOUND", "the contract at this address has no such function: check the address"),
    ("Out of gas", "build smaller sub-blocks"),
];

/// Why a contract reverted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Revert {
    fault: Option<String>,
    trace: String,
}

impl Revert {
    /// Reads a node's revert reason.
    pub fn from_trace(trace: impl Into<String>) -> Self {
        let trace = trace.into();
        Self { fault: find_fault(&trace), trace }
    }

    /// What a contract would revert with.
    pub(crate) fn of(fault: &str) -> Self {
        Self { fault: Some(fault.to_owned()), trace: fault.to_owned() }
    }

    pub(crate) fn from_execution_error(error: &ContractExecutionError) -> Self {
        let mut trace = String::new();
        let mut error = error;
        loop {
            match error {
                ContractExecutionError::Nested(inner) => {
                    trace.push_str(&format!("in contract {:#x}: ", inner.contract_address));
                    error = &inner.error;
                }
                ContractExecutionError::Message(message) => {
                    trace.push_str(message);
                    return Self::from_trace(trace);
                }
            }
        }
    }

    /// The contract's own error, a short string as `Manager: wrong parent`, when the trace has one.
    pub fn fault(&self) -> Option<&str> {
        self.fault.as_deref()
    }

    /// All that the node said.
    pub fn trace(&self) -> &str {
        &self.trace
    }

    /// What to do about a known fault.
    pub fn help(&self) -> Option<&'static str> {
        let fault = self.fault()?;
        HELP.iter().find(|(known, _)| *known == fault).map(|(_, help)| *help)
    }
}

impl fmt::Display for Revert {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.fault {
            Some(fault) => write!(f, "'{fault}'"),
            None => f.write_str(self.trace.trim()),
        }
    }
}

/// The first hexadecimal number in the trace that is a short string of its own, not one of the wrappers. Nodes differ in
/// what they print around the felts of the panic, but all print the felts.
fn find_fault(trace: &str) -> Option<String> {
    let numbers = trace.match_indices("0x").filter_map(|(start, _)| {
        let digits = trace.get(start + 2..)?;
        let end = digits.find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(digits.len());
        Felt::from_hex(digits.get(..end)?).ok()
    });
    let found = numbers.filter_map(|felt| short_string(&felt)).find(|text| !WRAPPERS.contains(&text.as_str()));
    // A fault of the network itself, as running out of gas, comes as words only.
    found.or_else(|| trace.to_lowercase().contains("out of gas").then(|| "Out of gas".to_owned()))
}

/// Panics and error names have at least three printable characters; shorter "texts" are numbers.
fn short_string(felt: &Felt) -> Option<String> {
    let text = parse_cairo_short_string(felt).ok()?;
    let readable = text.len() >= 3 && text.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic());
    readable.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_contracts_own_error() {
        // As starknet-devnet prints a failed call inside an account's multicall.
        let trace = "Transaction execution has failed:\n0: Error in the called contract (contract address: \
            0x034ba56f92265f0868c57d3fe72ecab144fc96f97954bbbc4252cef8e8a979ba, class hash: 0x05b4b537eaa2399e3aa99c4e2e0208ebd6c71bc1467938cd52c798c601e43564, \
            selector: 0x015d40a3d6ca2ac30f4031e42be28da9b056fef9bb7357ac5e85627ee876e5ad):\nExecution failed. Failure reason:\n\
            (0x4d616e616765723a2077726f6e6720706172656e74 ('Manager: wrong parent'), 0x454e545259504f494e545f4641494c4544 ('ENTRYPOINT_FAILED')).";
        let revert = Revert::from_trace(trace);
        assert_eq!(revert.fault(), Some("Manager: wrong parent"));
        assert!(revert.help().is_some_and(|help| help.contains("status")));
        assert_eq!(revert.to_string(), "'Manager: wrong parent'");
    }

    #[test]
    fn wrappers_around_it_are_passed_over() {
        let revert = Revert::from_trace(
            "Failure reason: (0x617267656e742f6d756c746963616c6c2d6661696c6564, 0x1, 0x5468726561643a207374616c6520656e747279)",
        );
        assert_eq!(revert.fault(), Some("Thread: stale entry"));
    }

    #[test]
    fn words_without_a_fault_are_kept() {
        let revert = Revert::from_trace("RunResources has no remaining steps. 0x12 0xzz 0x");
        assert_eq!(revert.fault(), None);
        assert!(revert.to_string().contains("no remaining steps"));
        assert_eq!(Revert::from_trace("Out of gas").fault(), Some("Out of gas"));
    }

    #[test]
    fn every_known_fault_is_a_short_string() {
        for (fault, help) in HELP {
            assert!(fault.len() <= 31 && !help.is_empty());
        }
    }
}
