//! The calls of docs/protocol.md as felts.

use starknet_types_core::felt::Felt;
use zkthread::sub_block::{Auth, BatcherSignature, SubBlock};

use super::facts::VerifierConfiguration;
use super::policy::{Allowed, auth_felt};
use crate::account::Call;

/// What a thread is registered with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThreadPolicy {
    /// Its contracts, by position.
    pub contracts: Vec<Felt>,
    /// The first OS version, valid from now on without end.
    pub os_version: Felt,
    /// The fact registry that it believes.
    pub registry: Felt,
    /// The verifier that facts must come from.
    pub config: VerifierConfiguration,
    /// The security bits that facts must have.
    pub min_security_bits: u32,
    /// Who says that a transaction is its sender's.
    pub auth: Auth,
    /// The accounts that may settle.
    pub provers: Allowed,
    /// The accounts that may build sub-blocks.
    pub batchers: Allowed,
    /// Whether `settle` emits the events of its transactions; otherwise it only commits to them.
    pub emits_events: bool,
}

/// What `settle` is told about a sub-block apart from its entries.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct SubBlockHeader {
    pub chain_id: Felt,
    pub manager: Felt,
    pub thread_id: Felt,
    pub number: u64,
    pub parent: Felt,
    pub timestamp: u64,
    pub valid_until: u64,
    pub contracts_hash: Felt,
    pub n_transactions: u64,
    pub transactions_commitment: Felt,
    pub events_commitment: Felt,
}

/// A storage cell's value before and after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct SlotEntry {
    pub key: Felt,
    pub old: Felt,
    pub new: Felt,
}

/// The entries of one contract.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct EntryGroup {
    pub contract: Felt,
    pub entries: Vec<SlotEntry>,
}

/// The header of a sub-block.
pub fn header_of(sub_block: &SubBlock) -> SubBlockHeader {
    let header = &sub_block.header;
    SubBlockHeader {
        chain_id: header.chain_id,
        manager: header.manager,
        thread_id: header.thread_id,
        number: header.number,
        parent: header.parent,
        timestamp: header.timestamp,
        valid_until: sub_block.valid_until,
        contracts_hash: sub_block.contracts_hash(),
        n_transactions: sub_block.transactions.len() as u64,
        transactions_commitment: sub_block.transactions_commitment(),
        events_commitment: sub_block.events_commitment(),
    }
}

/// The entries of a sub-block, grouped by contract in their order.
pub fn groups_of(sub_block: &SubBlock) -> Vec<EntryGroup> {
    let mut groups: Vec<EntryGroup> = Vec::new();
    for entry in sub_block.entries() {
        let slot = SlotEntry { key: entry.key, old: entry.old, new: entry.new };
        match groups.last_mut() {
            Some(group) if group.contract == entry.contract => group.entries.push(slot),
            _ => groups.push(EntryGroup { contract: entry.contract, entries: vec![slot] }),
        }
    }
    groups
}

/// `register_thread` of a manager.
pub fn register_thread(manager: Felt, policy: &ThreadPolicy) -> Call {
    let mut felts = span(&policy.contracts);
    felts.push(policy.os_version);
    felts.push(policy.registry);
    felts.extend(policy.config.felts());
    felts.push(policy.min_security_bits.into());
    felts.push(auth_felt(policy.auth));
    felts.extend(span(policy.provers.addresses()));
    felts.extend(span(policy.batchers.addresses()));
    felts.push(policy.emits_events.into());
    Call::new(manager, "register_thread", felts)
}

/// `add_os_version` of a manager: valid from one Unix second to another.
pub fn add_os_version(manager: Felt, thread_id: Felt, os_version: Felt, from: u64, until: u64) -> Call {
    Call::new(manager, "add_os_version", vec![thread_id, os_version, from.into(), until.into()])
}

/// `set_prover` of a manager; the account 0 stands for anyone.
pub fn set_prover(manager: Felt, thread_id: Felt, account: Felt, allowed: bool) -> Call {
    Call::new(manager, "set_prover", vec![thread_id, account, allowed.into()])
}

/// `set_batcher` of a manager; the account 0 stands for anyone.
pub fn set_batcher(manager: Felt, thread_id: Felt, account: Felt, allowed: bool) -> Call {
    Call::new(manager, "set_batcher", vec![thread_id, account, allowed.into()])
}

/// `set_active` of a manager.
pub fn set_active(manager: Felt, thread_id: Felt, active: bool) -> Call {
    Call::new(manager, "set_active", vec![thread_id, active.into()])
}

/// `settle` of a manager. `events` is the whole events stream when the thread emits events, otherwise it is empty; `batcher` is there when the
/// thread names its batchers.
pub fn settle_call(
    manager: Felt,
    os_version: Felt,
    header: &SubBlockHeader,
    groups: &[EntryGroup],
    events: &[Felt],
    batcher: Option<&BatcherSignature>,
) -> Call {
    let mut felts = vec![
        os_version,
        header.chain_id,
        header.manager,
        header.thread_id,
        header.number.into(),
        header.parent,
        header.timestamp.into(),
        header.valid_until.into(),
        header.contracts_hash,
        header.n_transactions.into(),
        header.transactions_commitment,
        header.events_commitment,
        groups.len().into(),
    ];
    for group in groups {
        felts.push(group.contract);
        push_entries(&mut felts, &group.entries);
    }
    felts.extend(span(events));
    felts.push(batcher.map_or(Felt::ZERO, |signed| signed.batcher));
    felts.extend(span(batcher.map_or(&[], |signed| signed.signature.as_slice())));
    Call::new(manager, "settle", felts)
}

/// `zkthread_apply` of a thread's contract, which only its manager may call.
pub fn apply_entries(contract: Felt, entries: &[SlotEntry]) -> Call {
    let mut felts = Vec::new();
    push_entries(&mut felts, entries);
    Call::new(contract, "zkthread_apply", felts)
}

/// `zkthread_emit` of a thread's contract, which only its manager may call.
pub fn emit_events(contract: Felt, records: &[Felt]) -> Call {
    Call::new(contract, "zkthread_emit", span(records))
}

/// `register_fact` of a registry.
pub fn register_fact_call(registry: Felt, fact: Felt, security_bits: u32, config: &VerifierConfiguration) -> Call {
    let mut felts = vec![fact, security_bits.into()];
    felts.extend(config.felts());
    Call::new(registry, "register_fact", felts)
}

/// `set_registrar` of a registry.
pub fn set_registrar(registry: Felt, account: Felt, allowed: bool) -> Call {
    Call::new(registry, "set_registrar", vec![account, allowed.into()])
}

fn span(felts: &[Felt]) -> Vec<Felt> {
    let mut all = vec![Felt::from(felts.len())];
    all.extend_from_slice(felts);
    all
}

fn push_entries(felts: &mut Vec<Felt>, entries: &[SlotEntry]) {
    felts.push(entries.len().into());
    for entry in entries {
        felts.extend([entry.key, entry.old, entry.new]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn felts(values: &[u64]) -> Vec<Felt> {
        values.iter().copied().map(Felt::from).collect()
    }

    #[test]
    fn settle_is_encoded_as_the_protocol_says() {
        let header = SubBlockHeader {
            chain_id: 1_u64.into(),
            manager: 2_u64.into(),
            thread_id: 3_u64.into(),
            number: 4,
            parent: 5_u64.into(),
            timestamp: 6,
            valid_until: 7,
            contracts_hash: 8_u64.into(),
            n_transactions: 9,
            transactions_commitment: 10_u64.into(),
            events_commitment: 11_u64.into(),
        };
        let entry = |key: u64| SlotEntry { key: key.into(), old: (key + 1).into(), new: (key + 2).into() };
        let groups = [
            EntryGroup { contract: 50_u64.into(), entries: vec![entry(60), entry(70)] },
            EntryGroup { contract: 51_u64.into(), entries: vec![] },
        ];
        let settle = |events: &[Felt], batcher| {
            let call = settle_call(2_u64.into(), 99_u64.into(), &header, &groups, events, batcher);
            assert_eq!((call.to, call.function.as_str()), (2_u64.into(), "settle"));
            call.calldata
        };
        let first = felts(&[99, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 2, 50, 2, 60, 61, 62, 70, 71, 72, 51, 0]);
        assert_eq!(settle(&[], None), [&first[..], &felts(&[0, 0, 0])].concat());
        assert_eq!(settle(&felts(&[80, 81]), None), [&first[..], &felts(&[2, 80, 81, 0, 0])].concat());
        let signed = BatcherSignature { batcher: 90_u64.into(), signature: felts(&[91, 92]) };
        assert_eq!(settle(&felts(&[80]), Some(&signed)), [&first[..], &felts(&[1, 80, 90, 2, 91, 92])].concat());
    }

    #[test]
    fn register_thread_is_encoded_as_the_protocol_says() {
        let policy = ThreadPolicy {
            contracts: felts(&[11, 12]),
            os_version: 13_u64.into(),
            registry: 14_u64.into(),
            config: VerifierConfiguration {
                layout: 15_u64.into(),
                hasher: 16_u64.into(),
                stone_version: 17_u64.into(),
                memory_verification: 18_u64.into(),
            },
            min_security_bits: 96,
            auth: Auth::Batcher,
            provers: Allowed::Only(felts(&[19, 20])),
            batchers: Allowed::Anyone,
            emits_events: true,
        };
        let call = register_thread(1_u64.into(), &policy);
        assert_eq!(call.function, "register_thread");
        let mut expected = felts(&[2, 11, 12, 13, 14, 15, 16, 17, 18, 96]);
        expected.push(Felt::from_bytes_be_slice(b"batcher"));
        expected.extend(felts(&[2, 19, 20, 1, 0, 1]));
        assert_eq!(call.calldata, expected);
        let call = register_fact_call(1_u64.into(), 2_u64.into(), 96, &policy.config);
        assert_eq!(call.calldata, felts(&[2, 96, 15, 16, 17, 18]));
    }

    #[test]
    fn small_calls_are_encoded_as_the_protocol_says() {
        let one = Felt::ONE;
        for (call, function, calldata) in [
            (add_os_version(one, 2_u64.into(), 3_u64.into(), 4, 5), "add_os_version", vec![2, 3, 4, 5]),
            (set_prover(one, 2_u64.into(), 3_u64.into(), true), "set_prover", vec![2, 3, 1]),
            (set_batcher(one, 2_u64.into(), Felt::ZERO, false), "set_batcher", vec![2, 0, 0]),
            (set_active(one, 2_u64.into(), false), "set_active", vec![2, 0]),
            (set_registrar(one, 2_u64.into(), false), "set_registrar", vec![2, 0]),
            (
                apply_entries(one, &[SlotEntry { key: 7_u64.into(), old: 8_u64.into(), new: 9_u64.into() }]),
                "zkthread_apply",
                vec![1, 7, 8, 9],
            ),
            (emit_events(one, &felts(&[7, 8])), "zkthread_emit", vec![2, 7, 8]),
        ] {
            assert_eq!((call.to, call.function.as_str(), call.calldata), (one, function, felts(&calldata)));
        }
    }
}
