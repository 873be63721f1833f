//! The types and interfaces of the manager and the fact registry.

use starknet::ContractAddress;
use crate::thread::Entry;

/// The entries of one contract.
#[derive(Copy, Drop, Serde)]
pub struct EntryGroup {
    /// The contract whose storage changes.
    pub contract: ContractAddress,
    /// Its entries, in the order of the sub-block.
    pub entries: Span<Entry>,
}

/// What a sub-block says about itself. Together with its entries it is the output of the thread
/// program.
#[derive(Copy, Drop, Serde)]
pub struct SubBlockHeader {
    pub chain_id: felt252,
    pub manager: ContractAddress,
    pub thread_id: felt252,
    /// Counts from 1.
    pub number: u64,
    /// The commitment of the sub-block before, 0 for the first.
    pub parent: felt252,
    /// The time that its transactions saw, in seconds.
    pub timestamp: u64,
    /// The last second at which it may settle.
    pub valid_until: u64,
    /// Poseidon over the addresses of the thread's contracts.
    pub contracts_hash: felt252,
    pub n_transactions: u64,
    pub transactions_commitment: felt252,
    pub events_commitment: felt252,
}

/// Which verifier, with which parameters, checked a proof.
#[derive(Copy, Drop, Serde, Debug, PartialEq, starknet::Store)]
pub struct VerifierConfiguration {
    pub layout: felt252,
    pub hasher: felt252,
    pub stone_version: felt252,
    pub memory_verification: felt252,
}

/// Whom a thread trusts. In a list of accounts, the address 0 stands for anyone.
#[derive(Copy, Drop, Serde)]
pub struct Policy {
    /// What the thread program checks, as its owner says: `'signature'`, those of the senders, or
    /// `'batcher'`, nothing of them.
    pub auth: felt252,
    /// Who may settle.
    pub provers: Span<ContractAddress>,
    /// Whose signature a sub-block needs.
    pub batchers: Span<ContractAddress>,
}

/// A thread and where it stands.
#[derive(Copy, Drop, Serde, Debug, PartialEq)]
pub struct ThreadInfo {
    /// Who may change the thread.
    pub owner: ContractAddress,
    /// Whether sub-blocks are accepted.
    pub active: bool,
    /// The fact registry that knows the thread's proofs.
    pub registry: ContractAddress,
    pub min_security_bits: u32,
    pub contracts_hash: felt252,
    /// Number, commitment and timestamp of the last settled sub-block.
    pub number: u64,
    pub commitment: felt252,
    pub timestamp: u64,
    /// Whether settling emits the events of its contracts.
    pub emits_events: bool,
    /// `'signature'` or `'batcher'`, as in [`Policy`].
    pub auth: felt252,
}

#[starknet::interface]
pub trait IZkThreadManager<TContractState> {
    /// Registers a thread of contracts whose admin is the caller; the caller owns it. `os_version`
    /// is valid without end. Gives the thread's id. A thread that emits events gets those of its
    /// contracts emitted on settling; one that does not only commits to them.
    fn register_thread(
        ref self: TContractState,
        contracts: Span<ContractAddress>,
        os_version: felt252,
        registry: ContractAddress,
        config: VerifierConfiguration,
        min_security_bits: u32,
        policy: Policy,
        emits_events: bool,
    ) -> felt252;
    /// Sets the window of an OS version: valid while `valid_from <= block time < valid_until`.
    fn add_os_version(
        ref self: TContractState,
        thread_id: felt252,
        os_version: felt252,
        valid_from: u64,
        valid_until: u64,
    );
    /// Says whether an account may settle; the address 0 stands for anyone.
    fn set_prover(
        ref self: TContractState, thread_id: felt252, account: ContractAddress, allowed: bool,
    );
    /// Says whether an account may sign sub-blocks; the address 0 stands for anyone.
    fn set_batcher(
        ref self: TContractState, thread_id: felt252, account: ContractAddress, allowed: bool,
    );
    /// Pauses the thread or resumes it.
    fn set_active(ref self: TContractState, thread_id: felt252, active: bool);
    /// Settles a proven sub-block: checks everything, then applies its entries and emits its
    /// events. `events` is the sub-block's whole stream of them if the thread emits them, otherwise
    /// empty. Unless anyone may be the batcher, `batcher` is one, and its account takes the
    /// signature.
    fn settle(
        ref self: TContractState,
        os_version: felt252,
        header: SubBlockHeader,
        groups: Span<EntryGroup>,
        events: Span<felt252>,
        batcher: ContractAddress,
        batcher_signature: Span<felt252>,
    );
    /// A thread; reverts when there is none with this id.
    fn thread(self: @TContractState, thread_id: felt252) -> ThreadInfo;
    /// The contracts of a thread by their position in it; reverts when there is none with this id.
    fn contracts(self: @TContractState, thread_id: felt252) -> Span<ContractAddress>;
    /// The thread of a contract, 0 when there is none.
    fn thread_of(self: @TContractState, contract: ContractAddress) -> felt252;
    /// The number of the last settled sub-block of a contract's thread, 0 when there is none.
    fn sub_block_number_of(self: @TContractState, contract: ContractAddress) -> u64;
    /// The first contract of a contract's thread, where its accounts' keys and nonces lie; 0 when
    /// there is none.
    fn key_contract_of(self: @TContractState, contract: ContractAddress) -> ContractAddress;
    /// Whether an account may settle: it or anyone.
    fn is_prover(self: @TContractState, thread_id: felt252, account: ContractAddress) -> bool;
    /// Whether an account's signature suffices: its or anyone's.
    fn is_batcher(self: @TContractState, thread_id: felt252, account: ContractAddress) -> bool;
    /// The window of an OS version, (0, 0) when it is unknown.
    fn os_version_window(
        self: @TContractState, thread_id: felt252, os_version: felt252,
    ) -> (u64, u64);
}

/// What the manager asks a batcher's account (SNIP-6).
#[starknet::interface]
pub trait IBatcherAccount<TContractState> {
    /// `'VALID'` when the account signed the hash.
    fn is_valid_signature(
        self: @TContractState, hash: felt252, signature: Span<felt252>,
    ) -> felt252;
}

/// A verification of a fact, in the list of all.
#[derive(Copy, Drop, Serde, Debug, PartialEq)]
pub struct VerificationListElement {
    pub verification_hash: felt252,
    pub security_bits: u32,
    pub verifier_config: VerifierConfiguration,
}

/// A verification of a fact.
#[derive(Copy, Drop, Serde, Debug, PartialEq)]
pub struct Verification {
    pub fact_hash: felt252,
    pub security_bits: u32,
    pub verifier_config: VerifierConfiguration,
}

/// The facts that were proven, readable as in Herodotus Integrity.
#[starknet::interface]
pub trait IFactRegistry<TContractState> {
    fn get_all_verifications_for_fact_hash(
        self: @TContractState, fact_hash: felt252,
    ) -> Array<VerificationListElement>;
    fn get_verification(self: @TContractState, verification_hash: felt252) -> Option<Verification>;
}

/// How facts come into the registry.
#[starknet::interface]
pub trait IFactRegistrar<TContractState> {
    /// Registers a verified fact. The same verification again changes nothing.
    fn register_fact(
        ref self: TContractState,
        fact_hash: felt252,
        security_bits: u32,
        verifier_config: VerifierConfiguration,
    );
    /// Says whether an account may register facts.
    fn set_registrar(ref self: TContractState, account: ContractAddress, allowed: bool);
    fn is_registrar(self: @TContractState, account: ContractAddress) -> bool;
}
