//! Settles the sub-blocks of threads.

#[starknet::contract]
pub mod ZkThreadManager {
    use core::num::traits::Zero;
    use core::poseidon::poseidon_hash_span;
    use starknet::storage::{
        Map, StorageMapReadAccess, StorageMapWriteAccess, StoragePathEntry,
        StoragePointerReadAccess, StoragePointerWriteAccess,
    };
    use starknet::{
        ContractAddress, VALIDATED, get_block_timestamp, get_caller_address, get_contract_address,
        get_tx_info,
    };
    use crate::hashing;
    use crate::interfaces::{
        EntryGroup, IBatcherAccountDispatcher, IBatcherAccountDispatcherTrait,
        IFactRegistryDispatcher, IFactRegistryDispatcherTrait, IZkThreadManager, Policy,
        SubBlockHeader, ThreadInfo, VerifierConfiguration,
    };
    use crate::thread::{IThreadContractDispatcher, IThreadContractDispatcherTrait};

    #[storage]
    struct Storage {
        /// Ids count from 1.
        thread_count: felt252,
        threads: Map<felt252, Thread>,
        /// By thread and position.
        contracts: Map<(felt252, u32), ContractAddress>,
        /// Windows by thread and OS version.
        os_versions: Map<(felt252, felt252), Window>,
        /// Who may settle, by thread and account; of the account `ANYONE`, whether anyone may.
        provers: Map<(felt252, ContractAddress), bool>,
        /// Whose signature suffices, likewise.
        batchers: Map<(felt252, ContractAddress), bool>,
        thread_of_contract: Map<ContractAddress, felt252>,
    }

    #[derive(Copy, Drop, starknet::Store)]
    struct Thread {
        owner: ContractAddress,
        active: bool,
        registry: ContractAddress,
        config_hash: felt252,
        min_security_bits: u32,
        contract_count: u32,
        contracts_hash: felt252,
        number: u64,
        commitment: felt252,
        timestamp: u64,
        emits_events: bool,
        auth: felt252,
    }

    #[derive(Copy, Drop, starknet::Store)]
    struct Window {
        valid_from: u64,
        valid_until: u64,
    }

    const FOR_EVER: Window = Window { valid_from: 0, valid_until: 0xffffffffffffffff };

    /// In a policy: no account is named, every one is meant.
    const ANYONE: ContractAddress = 0.try_into().unwrap();

    #[event]
    #[derive(Drop, starknet::Event)]
    pub enum Event {
        ThreadRegistered: ThreadRegistered,
        OsVersionAdded: OsVersionAdded,
        ProverChanged: ProverChanged,
        BatcherChanged: BatcherChanged,
        ActivityChanged: ActivityChanged,
        SubBlockSettled: SubBlockSettled,
    }

    #[derive(Drop, starknet::Event)]
    pub struct ThreadRegistered {
        #[key]
        pub thread_id: felt252,
        #[key]
        pub owner: ContractAddress,
        pub contracts: Span<ContractAddress>,
        pub registry: ContractAddress,
        pub config: VerifierConfiguration,
        pub min_security_bits: u32,
        pub emits_events: bool,
        pub auth: felt252,
    }

    #[derive(Drop, starknet::Event)]
    pub struct OsVersionAdded {
        #[key]
        pub thread_id: felt252,
        #[key]
        pub os_version: felt252,
        pub valid_from: u64,
        pub valid_until: u64,
    }

    #[derive(Drop, starknet::Event)]
    pub struct ProverChanged {
        #[key]
        pub thread_id: felt252,
        #[key]
        pub account: ContractAddress,
        pub allowed: bool,
    }

    #[derive(Drop, starknet::Event)]
    pub struct BatcherChanged {
        #[key]
        pub thread_id: felt252,
        #[key]
        pub account: ContractAddress,
        pub allowed: bool,
    }

    #[derive(Drop, starknet::Event)]
    pub struct ActivityChanged {
        #[key]
        pub thread_id: felt252,
        pub active: bool,
    }

    #[derive(Drop, starknet::Event)]
    pub struct SubBlockSettled {
        #[key]
        pub thread_id: felt252,
        #[key]
        pub number: u64,
        pub commitment: felt252,
        pub n_entries: u64,
    }

    pub mod Errors {
        pub const UNKNOWN_THREAD: felt252 = 'Manager: unknown thread';
        pub const NOT_ACTIVE: felt252 = 'Manager: thread not active';
        pub const NOT_PROVER: felt252 = 'Manager: not a prover';
        pub const NOBODY_TRUSTED: felt252 = 'Manager: nobody is trusted';
        pub const WRONG_CHAIN: felt252 = 'Manager: wrong chain';
        pub const WRONG_MANAGER: felt252 = 'Manager: wrong manager';
        pub const WRONG_NUMBER: felt252 = 'Manager: wrong number';
        pub const WRONG_PARENT: felt252 = 'Manager: wrong parent';
        pub const TIMESTAMP_TOO_EARLY: felt252 = 'Manager: timestamp too early';
        pub const TIMESTAMP_IN_FUTURE: felt252 = 'Manager: timestamp in future';
        pub const EXPIRED: felt252 = 'Manager: sub-block expired';
        pub const WRONG_CONTRACTS: felt252 = 'Manager: wrong contracts';
        pub const FOREIGN_CONTRACT: felt252 = 'Manager: foreign contract';
        pub const UNKNOWN_OS_VERSION: felt252 = 'Manager: unknown OS version';
        pub const WRONG_EVENTS: felt252 = 'Manager: wrong events';
        pub const NOT_BATCHER: felt252 = 'Manager: not a batcher';
        pub const BAD_BATCHER_SIGNATURE: felt252 = 'Manager: bad batcher signature';
        pub const UNKNOWN_FACT: felt252 = 'Manager: unknown fact';
        pub const TOO_FEW_BITS: felt252 = 'Manager: too few security bits';
        pub const UNKNOWN_AUTH: felt252 = 'Manager: unknown auth';
        pub const NOT_ADMIN: felt252 = 'Manager: caller is not admin';
        pub const OTHER_MANAGER: felt252 = 'Manager: other manager';
        pub const ALREADY_IN_THREAD: felt252 = 'Manager: already in a thread';
        pub const NO_CONTRACTS: felt252 = 'Manager: no contracts';
        pub const NOT_OWNER: felt252 = 'Manager: caller is not owner';
    }

    #[abi(embed_v0)]
    impl ZkThreadManagerImpl of IZkThreadManager<ContractState> {
        fn register_thread(
            ref self: ContractState,
            contracts: Span<ContractAddress>,
            os_version: felt252,
            registry: ContractAddress,
            config: VerifierConfiguration,
            min_security_bits: u32,
            policy: Policy,
            emits_events: bool,
        ) -> felt252 {
            assert(!contracts.is_empty(), Errors::NO_CONTRACTS);
            let Policy { auth, mut provers, mut batchers } = policy;
            assert(auth == 'signature' || auth == 'batcher', Errors::UNKNOWN_AUTH);
            let owner = get_caller_address();
            let thread_id = self.thread_count.read() + 1;
            self.thread_count.write(thread_id);
            let contracts_hash = self.claim_contracts(thread_id, owner, contracts);
            let thread = Thread {
                owner,
                active: true,
                registry,
                config_hash: hashing::config_hash(config),
                min_security_bits,
                contract_count: contracts.len(),
                contracts_hash,
                number: 0,
                commitment: 0,
                timestamp: 0,
                emits_events,
                auth,
            };
            self.threads.write(thread_id, thread);
            self
                .emit(
                    ThreadRegistered {
                        thread_id,
                        owner,
                        contracts,
                        registry,
                        config,
                        min_security_bits,
                        emits_events,
                        auth,
                    },
                );
            self.put_os_version(thread_id, os_version, FOR_EVER);
            while let Some(account) = provers.pop_front() {
                self.put_prover(thread_id, *account, true);
            }
            while let Some(account) = batchers.pop_front() {
                self.put_batcher(thread_id, *account, true);
            }
            thread_id
        }

        fn add_os_version(
            ref self: ContractState,
            thread_id: felt252,
            os_version: felt252,
            valid_from: u64,
            valid_until: u64,
        ) {
            self.assert_owner(thread_id);
            self.put_os_version(thread_id, os_version, Window { valid_from, valid_until });
        }

        fn set_prover(
            ref self: ContractState, thread_id: felt252, account: ContractAddress, allowed: bool,
        ) {
            self.assert_owner(thread_id);
            self.put_prover(thread_id, account, allowed);
        }

        fn set_batcher(
            ref self: ContractState, thread_id: felt252, account: ContractAddress, allowed: bool,
        ) {
            self.assert_owner(thread_id);
            self.put_batcher(thread_id, account, allowed);
        }

        fn set_active(ref self: ContractState, thread_id: felt252, active: bool) {
            self.assert_owner(thread_id);
            self.threads.entry(thread_id).active.write(active);
            self.emit(ActivityChanged { thread_id, active });
        }

        fn settle(
            ref self: ContractState,
            os_version: felt252,
            header: SubBlockHeader,
            groups: Span<EntryGroup>,
            events: Span<felt252>,
            batcher: ContractAddress,
            batcher_signature: Span<felt252>,
        ) {
            let thread_id = header.thread_id;
            let thread = self.existing_thread(thread_id);
            assert(thread.active, Errors::NOT_ACTIVE);
            assert(self.is_prover(thread_id, get_caller_address()), Errors::NOT_PROVER);
            let is_batcher_open = self.batchers.read((thread_id, ANYONE));
            let is_anyone_trusted = thread.auth == 'batcher'
                && is_batcher_open
                && self.provers.read((thread_id, ANYONE));
            assert(!is_anyone_trusted, Errors::NOBODY_TRUSTED);
            assert_fits(header, thread);
            self.assert_own_contracts(thread_id, groups);
            self.assert_os_version(thread_id, os_version);
            let are_events_given = if thread.emits_events {
                poseidon_hash_span(events) == header.events_commitment
            } else {
                events.is_empty()
            };
            assert(are_events_given, Errors::WRONG_EVENTS);
            assert(self.is_batcher(thread_id, batcher), Errors::NOT_BATCHER);

            let (entries_commitment, n_entries) = hashing::entries_commitment(groups);
            let commitment = hashing::sub_block_commitment(header, n_entries, entries_commitment);
            // Before any call, so that no contract called below can settle this sub-block again,
            // or another in its place.
            let stored = self.threads.entry(thread_id);
            stored.number.write(header.number);
            stored.commitment.write(commitment);
            stored.timestamp.write(header.timestamp);

            if !is_batcher_open {
                assert_signed(header, batcher, commitment, batcher_signature);
            }
            assert_proven(thread, hashing::fact_hash(os_version, commitment));
            apply(groups);
            if thread.emits_events {
                emit_events(events, self.contracts_of(thread_id, thread.contract_count));
            }
            let number = header.number;
            // Nor did one settle what follows, which would have come before this one was through.
            assert(stored.number.read() == number, Errors::WRONG_NUMBER);
            self.emit(SubBlockSettled { thread_id, number, commitment, n_entries });
        }

        fn thread(self: @ContractState, thread_id: felt252) -> ThreadInfo {
            let thread = self.existing_thread(thread_id);
            ThreadInfo {
                owner: thread.owner,
                active: thread.active,
                registry: thread.registry,
                min_security_bits: thread.min_security_bits,
                contracts_hash: thread.contracts_hash,
                number: thread.number,
                commitment: thread.commitment,
                timestamp: thread.timestamp,
                emits_events: thread.emits_events,
                auth: thread.auth,
            }
        }

        fn contracts(self: @ContractState, thread_id: felt252) -> Span<ContractAddress> {
            self.contracts_of(thread_id, self.existing_thread(thread_id).contract_count)
        }

        fn thread_of(self: @ContractState, contract: ContractAddress) -> felt252 {
            self.thread_of_contract.read(contract)
        }

        fn sub_block_number_of(self: @ContractState, contract: ContractAddress) -> u64 {
            self.threads.entry(self.thread_of_contract.read(contract)).number.read()
        }

        fn key_contract_of(self: @ContractState, contract: ContractAddress) -> ContractAddress {
            // In thread 0, which there is not, there are no contracts.
            self.contracts.read((self.thread_of_contract.read(contract), 0))
        }

        fn is_prover(self: @ContractState, thread_id: felt252, account: ContractAddress) -> bool {
            self.provers.read((thread_id, account)) || self.provers.read((thread_id, ANYONE))
        }

        fn is_batcher(self: @ContractState, thread_id: felt252, account: ContractAddress) -> bool {
            self.batchers.read((thread_id, account)) || self.batchers.read((thread_id, ANYONE))
        }

        fn os_version_window(
            self: @ContractState, thread_id: felt252, os_version: felt252,
        ) -> (u64, u64) {
            let window = self.os_versions.read((thread_id, os_version));
            (window.valid_from, window.valid_until)
        }
    }

    #[generate_trait]
    impl InternalImpl of InternalTrait {
        fn existing_thread(self: @ContractState, thread_id: felt252) -> Thread {
            let thread = self.threads.read(thread_id);
            // No contract is called from address 0, so no thread is owned by it.
            assert(thread.owner.is_non_zero(), Errors::UNKNOWN_THREAD);
            thread
        }

        fn contracts_of(
            self: @ContractState, thread_id: felt252, count: u32,
        ) -> Span<ContractAddress> {
            let mut contracts = array![];
            for position in 0..count {
                contracts.append(self.contracts.read((thread_id, position)));
            }
            contracts.span()
        }

        fn assert_owner(self: @ContractState, thread_id: felt252) {
            let owner = self.threads.entry(thread_id).owner.read();
            assert(owner.is_non_zero(), Errors::UNKNOWN_THREAD);
            assert(get_caller_address() == owner, Errors::NOT_OWNER);
        }

        /// Puts contracts into a thread, if its owner may; gives the hash of their addresses.
        fn claim_contracts(
            ref self: ContractState,
            thread_id: felt252,
            owner: ContractAddress,
            mut contracts: Span<ContractAddress>,
        ) -> felt252 {
            let manager = get_contract_address();
            let mut addresses = array![];
            while let Some(address) = contracts.pop_front() {
                let contract = IThreadContractDispatcher { contract_address: *address };
                assert(contract.zkthread_admin() == owner, Errors::NOT_ADMIN);
                assert(contract.zkthread_manager() == manager, Errors::OTHER_MANAGER);
                assert(self.thread_of_contract.read(*address) == 0, Errors::ALREADY_IN_THREAD);
                self.thread_of_contract.write(*address, thread_id);
                self.contracts.write((thread_id, addresses.len()), *address);
                addresses.append((*address).into());
            }
            poseidon_hash_span(addresses.span())
        }

        fn put_os_version(
            ref self: ContractState, thread_id: felt252, os_version: felt252, window: Window,
        ) {
            self.os_versions.write((thread_id, os_version), window);
            let Window { valid_from, valid_until } = window;
            self.emit(OsVersionAdded { thread_id, os_version, valid_from, valid_until });
        }

        fn put_prover(
            ref self: ContractState, thread_id: felt252, account: ContractAddress, allowed: bool,
        ) {
            self.provers.write((thread_id, account), allowed);
            self.emit(ProverChanged { thread_id, account, allowed });
        }

        fn put_batcher(
            ref self: ContractState, thread_id: felt252, account: ContractAddress, allowed: bool,
        ) {
            self.batchers.write((thread_id, account), allowed);
            self.emit(BatcherChanged { thread_id, account, allowed });
        }

        fn assert_own_contracts(
            self: @ContractState, thread_id: felt252, mut groups: Span<EntryGroup>,
        ) {
            while let Some(group) = groups.pop_front() {
                assert(
                    self.thread_of_contract.read(*group.contract) == thread_id,
                    Errors::FOREIGN_CONTRACT,
                );
            }
        }

        fn assert_os_version(self: @ContractState, thread_id: felt252, os_version: felt252) {
            let window = self.os_versions.read((thread_id, os_version));
            let now = get_block_timestamp();
            assert(
                window.valid_from <= now && now < window.valid_until, Errors::UNKNOWN_OS_VERSION,
            );
        }
    }

    /// The header belongs to this chain and manager and follows the thread's last sub-block.
    fn assert_fits(header: SubBlockHeader, thread: Thread) {
        assert(header.chain_id == get_tx_info().unbox().chain_id, Errors::WRONG_CHAIN);
        assert(header.manager == get_contract_address(), Errors::WRONG_MANAGER);
        assert(header.number == thread.number + 1, Errors::WRONG_NUMBER);
        assert(header.parent == thread.commitment, Errors::WRONG_PARENT);
        assert(header.timestamp >= thread.timestamp, Errors::TIMESTAMP_TOO_EARLY);
        let now = get_block_timestamp();
        assert(header.timestamp <= now, Errors::TIMESTAMP_IN_FUTURE);
        assert(now <= header.valid_until, Errors::EXPIRED);
        assert(header.contracts_hash == thread.contracts_hash, Errors::WRONG_CONTRACTS);
    }

    /// The batcher's account takes the signature.
    fn assert_signed(
        header: SubBlockHeader,
        batcher: ContractAddress,
        commitment: felt252,
        signature: Span<felt252>,
    ) {
        let hash = hashing::batcher_message_hash(header, batcher, commitment);
        let account = IBatcherAccountDispatcher { contract_address: batcher };
        let answer = account.is_valid_signature(hash, signature);
        assert(answer == VALIDATED, Errors::BAD_BATCHER_SIGNATURE);
    }

    /// The thread's registry knows the fact, from the thread's verifier and with enough bits.
    fn assert_proven(thread: Thread, fact: felt252) {
        let registry = IFactRegistryDispatcher { contract_address: thread.registry };
        let mut verifications = registry.get_all_verifications_for_fact_hash(fact).span();
        let mut known = false;
        let mut enough = false;
        while let Some(verification) = verifications.pop_front() {
            if hashing::config_hash(*verification.verifier_config) == thread.config_hash {
                known = true;
                enough = enough || *verification.security_bits >= thread.min_security_bits;
            }
        }
        assert(known, Errors::UNKNOWN_FACT);
        assert(enough, Errors::TOO_FEW_BITS);
    }

    fn apply(mut groups: Span<EntryGroup>) {
        while let Some(group) = groups.pop_front() {
            IThreadContractDispatcher { contract_address: *group.contract }
                .zkthread_apply(*group.entries);
        }
    }

    /// Hands every longest run of records of one contract to that contract.
    fn emit_events(events: Span<felt252>, contracts: Span<ContractAddress>) {
        let mut run = array![];
        let mut run_position = 0;
        let mut at = 0;
        // Where the records begin that are not yet in the run.
        let mut start = 0;
        while let Some(header) = events.get(at) {
            let header = *header.unbox();
            if header == 0 {
                // A transaction without events: its status follows.
                run.append_span(events.slice(start, at - start));
                at += 2;
                start = at;
                continue;
            }
            let (position, length) = opened(header);
            if position != run_position {
                run.append_span(events.slice(start, at - start));
                emit_run(run, run_position, contracts);
                run = array![];
                run_position = position;
                start = at;
            }
            at += length;
        }
        assert(at == events.len(), Errors::WRONG_EVENTS);
        run.append_span(events.slice(start, at - start));
        emit_run(run, run_position, contracts);
    }

    /// The position of a record's contract, and the record's length.
    fn opened(header: felt252) -> (u128, u32) {
        let u256 { high, .. } = header.into();
        let (place, sizes) = DivRem::div_rem(high, 0x100000000);
        // Above the position stands a 1 in all but the first event of a transaction.
        let position = if place < 0x10000 {
            place
        } else {
            place - 0x10000
        };
        let sizes: u32 = sizes.try_into().unwrap();
        let (n_data, n_keys) = DivRem::div_rem(sizes, 0x10000);
        let length = 1 + n_keys + n_data;
        // A zero makes it even.
        (position, length + length % 2)
    }

    fn emit_run(run: Array<felt252>, position: u128, contracts: Span<ContractAddress>) {
        if run.is_empty() {
            return;
        }
        let position = position.try_into().expect(Errors::WRONG_EVENTS);
        let contract = contracts.get(position).expect(Errors::WRONG_EVENTS).unbox();
        IThreadContractDispatcher { contract_address: *contract }.zkthread_emit(run.span());
    }
}
