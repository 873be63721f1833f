//! Commitments.

use core::poseidon::{hades_permutation, poseidon_hash_span};
use starknet::ContractAddress;
use crate::interfaces::{EntryGroup, SubBlockHeader, VerifierConfiguration};

const DOMAIN_TYPE_HASH: felt252 = selector!(
    "\"StarknetDomain\"(\"name\":\"shortstring\",\"version\":\"shortstring\",\"chainId\":\"shortstring\",\"revision\":\"shortstring\")",
);
const SUB_BLOCK_TYPE_HASH: felt252 = selector!(
    "\"SubBlock\"(\"Manager\":\"ContractAddress\",\"Thread\":\"felt\",\"Number\":\"u128\",\"Commitment\":\"felt\")",
);

/// Poseidon over the fields of a configuration.
pub fn config_hash(config: VerifierConfiguration) -> felt252 {
    poseidon_hash_span(
        [config.layout, config.hasher, config.stone_version, config.memory_verification].span(),
    )
}

/// Poseidon over all entries, `(contract, key, old, new)` each, and their number. An entry is two
/// blocks of the sponge, so the entries need not be laid out in memory to be hashed.
pub fn entries_commitment(mut groups: Span<EntryGroup>) -> (felt252, u64) {
    let mut count = 0;
    let (mut s0, mut s1, mut s2) = (0, 0, 0);
    while let Some(group) = groups.pop_front() {
        let contract: felt252 = (*group.contract).into();
        let mut entries = *group.entries;
        count += entries.len().into();
        while let Some(entry) = entries.pop_front() {
            let (a0, a1, a2) = hades_permutation(s0 + contract, s1 + *entry.key, s2);
            let (b0, b1, b2) = hades_permutation(a0 + *entry.old, a1 + *entry.new, a2);
            s0 = b0;
            s1 = b1;
            s2 = b2;
        }
    }
    // The sponge's padding: 1, then 0 to a whole block.
    let (commitment, _, _) = hades_permutation(s0 + 1, s1, s2);
    (commitment, count)
}

/// Poseidon over the output of the thread program.
pub fn sub_block_commitment(
    header: SubBlockHeader, n_entries: u64, entries_commitment: felt252,
) -> felt252 {
    poseidon_hash_span(
        [
            'ZKTHREAD1', header.chain_id, header.manager.into(), header.thread_id,
            header.number.into(), header.parent, header.timestamp.into(), header.valid_until.into(),
            header.contracts_hash, header.n_transactions.into(), header.transactions_commitment,
            header.events_commitment, n_entries.into(), entries_commitment,
        ]
            .span(),
    )
}

/// What a batcher signs: SNIP-12 typed data, revision 1.
pub fn batcher_message_hash(
    header: SubBlockHeader, batcher: ContractAddress, commitment: felt252,
) -> felt252 {
    let domain = poseidon_hash_span(
        [DOMAIN_TYPE_HASH, 'zkThread', 'v1', header.chain_id, 1].span(),
    );
    let sub_block = poseidon_hash_span(
        [
            SUB_BLOCK_TYPE_HASH, header.manager.into(), header.thread_id, header.number.into(),
            commitment,
        ]
            .span(),
    );
    poseidon_hash_span(['StarkNet Message', domain, batcher.into(), sub_block].span())
}

/// The statement that the program of an OS version gave an output.
pub fn fact_hash(os_version: felt252, output_hash: felt252) -> felt252 {
    poseidon_hash_span([os_version, output_hash].span())
}

/// The name of a verification in the registry.
pub fn verification_hash(
    fact_hash: felt252, config: VerifierConfiguration, security_bits: u32,
) -> felt252 {
    poseidon_hash_span([fact_hash, config_hash(config), security_bits.into()].span())
}
