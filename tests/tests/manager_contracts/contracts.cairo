//! Contracts for the tests of the core library and of the manager's guards.

/// One field of every kind, to see where it lies.
#[starknet::contract]
pub mod Layout {
    use starknet::storage::{
        Map, StorageMapReadAccess, StorageMapWriteAccess, StoragePathEntry,
        StoragePointerReadAccess, StoragePointerWriteAccess,
    };
    use starknet::{ClassHash, ContractAddress};

    #[storage]
    struct Storage {
        plain: u64,
        flag: bool,
        class: ClassHash,
        wide: u256,
        pair: (u8, u128),
        triple: (u8, u16, u32),
        record: Record,
        choice: Choice,
        node: Node,
        #[rename("another_name")]
        renamed: felt252,
        one: Map<ContractAddress, u128>,
        two: Map<(ContractAddress, u64), felt252>,
        three: Map<(u8, bool, felt252), felt252>,
        nested: Map<ContractAddress, Map<u64, felt252>>,
        records: Map<felt252, Record>,
    }

    #[derive(Copy, Drop, Serde, starknet::Store)]
    struct Record {
        first: u256,
        second: i16,
        third: felt252,
    }

    #[derive(Copy, Drop, Serde, starknet::Store)]
    enum Choice {
        #[default]
        Nothing,
        Some: u64,
    }

    #[starknet::storage_node]
    struct Node {
        leaf: felt252,
        leaves: Map<felt252, felt252>,
    }

    #[abi(per_item)]
    #[generate_trait]
    impl LayoutImpl of LayoutTrait {
        #[external(v0)]
        fn fill(ref self: ContractState) {
            self.plain.write(1);
            self.flag.write(true);
            self.class.write(0x2.try_into().unwrap());
            self.wide.write(u256 { low: 3, high: 4 });
            self.pair.write((5, 6));
            self.triple.write((7, 8, 9));
            self.record.write(Record { first: u256 { low: 10, high: 11 }, second: -12, third: 13 });
            self.choice.write(Choice::Some(14));
            self.node.leaf.write(15);
            self.node.leaves.write(100, 16);
            self.renamed.write(17);
            self.one.write(0x100.try_into().unwrap(), 18);
            self.two.write((0x100.try_into().unwrap(), 200), 19);
            self.three.write((1, true, 300), 20);
            self.nested.entry(0x100.try_into().unwrap()).write(200, 21);
            self.records.entry(400).third.write(22);
            self.records.entry(400).first.write(u256 { low: 23, high: 24 });
        }

        /// What reading gives back of all that `fill` wrote.
        #[external(v0)]
        fn read_back(self: @ContractState) -> Array<felt252> {
            let mut output = array![];
            self.plain.read().serialize(ref output);
            self.flag.read().serialize(ref output);
            output.append(self.class.read().into());
            self.wide.read().serialize(ref output);
            let (a, b) = self.pair.read();
            (a, b).serialize(ref output);
            self.triple.read().serialize(ref output);
            self.record.read().serialize(ref output);
            match self.choice.read() {
                Choice::Nothing => output.append(0),
                Choice::Some(value) => output.append(value.into()),
            }
            output.append(self.node.leaf.read());
            output.append(self.node.leaves.read(100));
            output.append(self.renamed.read());
            output.append(self.one.read(0x100.try_into().unwrap()).into());
            output.append(self.two.read((0x100.try_into().unwrap(), 200)));
            output.append(self.three.entry((1, true, 300)).read());
            output.append(self.nested.entry(0x100.try_into().unwrap()).entry(200).read());
            let record = self.records.read(400);
            record.third.serialize(ref output);
            record.first.serialize(ref output);
            output
        }
    }
}

#[starknet::interface]
pub trait IProbe<TContractState> {
    fn context(self: @TContractState) -> Array<felt252>;
    fn fail(self: @TContractState, reason: felt252) -> u64;
    fn keep(ref self: TContractState, value: felt252);
    fn kept(self: @TContractState) -> felt252;
}

/// What a contract sees of its execution, and how it calls others.
#[starknet::contract]
pub mod Probe {
    use starknet::storage::{StoragePointerReadAccess, StoragePointerWriteAccess};
    use starknet::syscalls::{get_class_hash_at_syscall, get_execution_info_v3_syscall};
    use starknet::{
        ClassHash, ContractAddress, SyscallResultTrait, get_block_number, get_block_timestamp,
        get_caller_address, get_contract_address, get_tx_info,
    };
    use super::{
        IProbe, IProbeDispatcher, IProbeDispatcherTrait, IProbeLibraryDispatcher,
        IProbeSafeDispatcher, IProbeSafeDispatcherTrait,
    };

    #[storage]
    struct Storage {
        kept: felt252,
        other: IProbeDispatcher,
    }

    #[event]
    #[derive(Drop, starknet::Event)]
    pub enum Event {
        Kept: Kept,
    }

    #[derive(Drop, starknet::Event)]
    pub struct Kept {
        #[key]
        pub caller: ContractAddress,
        pub value: felt252,
    }

    #[abi(embed_v0)]
    impl ProbeImpl of IProbe<ContractState> {
        fn context(self: @ContractState) -> Array<felt252> {
            let third = get_execution_info_v3_syscall().unwrap_syscall().unbox();
            array![
                get_caller_address().into(), get_contract_address().into(),
                get_block_number().into(), get_block_timestamp().into(),
                get_tx_info().unbox().chain_id, third.entry_point_selector,
                third.tx_info.unbox().proof_facts.len().into(),
            ]
        }

        fn fail(self: @ContractState, reason: felt252) -> u64 {
            assert(reason == 0, reason);
            1
        }

        fn keep(ref self: ContractState, value: felt252) {
            self.kept.write(value);
            self.emit(Kept { caller: get_caller_address(), value });
        }

        fn kept(self: @ContractState) -> felt252 {
            self.kept.read()
        }
    }

    #[abi(per_item)]
    #[generate_trait]
    impl CallsImpl of CallsTrait {
        #[external(v0)]
        fn remember(ref self: ContractState, other: ContractAddress) {
            self.other.write(IProbeDispatcher { contract_address: other });
        }

        #[external(v0)]
        fn context_of_other(self: @ContractState) -> Array<felt252> {
            self.other.read().context()
        }

        #[external(v0)]
        fn fail_in_other(self: @ContractState, reason: felt252) -> u64 {
            self.other.read().fail(reason)
        }

        /// 0 and the value, or 1 and the reason.
        #[external(v0)]
        #[feature("safe_dispatcher")]
        fn try_other(self: @ContractState, reason: felt252) -> (u64, felt252) {
            let other = IProbeSafeDispatcher {
                contract_address: self.other.contract_address.read(),
            };
            match other.fail(reason) {
                Ok(value) => (0, value.into()),
                Err(reason) => (1, *reason.at(0)),
            }
        }

        /// Runs the other's code on this contract's storage.
        #[external(v0)]
        fn keep_by_library(ref self: ContractState, value: felt252) {
            let class_hash: ClassHash = get_class_hash_at_syscall(
                self.other.contract_address.read(),
            )
                .unwrap_syscall();
            IProbeLibraryDispatcher { class_hash }.keep(value);
        }
    }

    #[l1_handler]
    fn from_l1(ref self: ContractState, from_address: felt252, value: felt252) {
        self.kept.write(from_address + value);
    }
}

/// A contract of a thread, a registry and a batcher, that calls back once when it is called.
#[starknet::contract]
pub mod Reentrant {
    use starknet::storage::{
        Map, StorageMapReadAccess, StorageMapWriteAccess, StoragePointerReadAccess,
        StoragePointerWriteAccess,
    };
    use starknet::syscalls::call_contract_syscall;
    use starknet::{ContractAddress, SyscallResultTrait, get_contract_address};
    use crate::interfaces::{
        IBatcherAccount, IFactRegistry, Verification, VerificationListElement,
        VerifierConfiguration,
    };
    use crate::thread::{Entry, IThreadContract};

    #[storage]
    struct Storage {
        manager: ContractAddress,
        admin: ContractAddress,
        config: VerifierConfiguration,
        /// A call of the manager's `settle`.
        length: u32,
        calldata: Map<u32, felt252>,
        /// Where the call back is made: 'apply', 'emit', 'registry' or 'batcher'.
        place: felt252,
    }

    #[constructor]
    fn constructor(
        ref self: ContractState,
        manager: ContractAddress,
        admin: ContractAddress,
        config: VerifierConfiguration,
    ) {
        self.manager.write(manager);
        self.admin.write(admin);
        self.config.write(config);
    }

    #[abi(embed_v0)]
    impl ThreadImpl of IThreadContract<ContractState> {
        fn zkthread_read(self: @ContractState, keys: Span<felt252>) -> Span<felt252> {
            keys
        }
        fn zkthread_apply(ref self: ContractState, entries: Span<Entry>) {
            self.call_back('apply');
        }
        fn zkthread_emit(ref self: ContractState, records: Span<felt252>) {
            self.call_back('emit');
        }
        fn zkthread_manager(self: @ContractState) -> ContractAddress {
            self.manager.read()
        }
        fn zkthread_admin(self: @ContractState) -> ContractAddress {
            self.admin.read()
        }
    }

    #[abi(embed_v0)]
    impl RegistryImpl of IFactRegistry<ContractState> {
        fn get_all_verifications_for_fact_hash(
            self: @ContractState, fact_hash: felt252,
        ) -> Array<VerificationListElement> {
            self.call_back('registry');
            let verifier_config = self.config.read();
            array![
                VerificationListElement {
                    verification_hash: 1, security_bits: 128, verifier_config,
                },
            ]
        }
        fn get_verification(
            self: @ContractState, verification_hash: felt252,
        ) -> Option<Verification> {
            None
        }
    }

    #[abi(embed_v0)]
    impl BatcherImpl of IBatcherAccount<ContractState> {
        fn is_valid_signature(
            self: @ContractState, hash: felt252, signature: Span<felt252>,
        ) -> felt252 {
            self.call_back('batcher');
            'VALID'
        }
    }

    #[abi(per_item)]
    #[generate_trait]
    impl ArmImpl of ArmTrait {
        #[external(v0)]
        fn arm(ref self: ContractState, place: felt252, calldata: Span<felt252>) {
            self.place.write(place);
            self.length.write(calldata.len());
            for index in 0..calldata.len() {
                self.calldata.write(index, *calldata.at(index));
            }
        }
    }

    #[generate_trait]
    impl InternalImpl of InternalTrait {
        fn call_back(self: @ContractState, place: felt252) {
            if self.place.read() != place {
                return;
            }
            let mut calldata = array![];
            for index in 0..self.length.read() {
                calldata.append(self.calldata.read(index));
            }
            // Only once, also where nothing may be written.
            call_contract_syscall(get_contract_address(), selector!("arm"), array![0, 0].span())
                .unwrap_syscall();
            call_contract_syscall(self.manager.read(), selector!("settle"), calldata.span())
                .unwrap_syscall();
        }
    }
}

/// A contract of a thread that tells another one, a `Probe`, which records it is to emit: their
/// hash.
#[starknet::contract]
pub mod Recorder {
    use core::poseidon::poseidon_hash_span;
    use starknet::ContractAddress;
    use starknet::storage::{StoragePointerReadAccess, StoragePointerWriteAccess};
    use crate::thread::{Entry, IThreadContract};
    use super::{IProbeDispatcher, IProbeDispatcherTrait};

    #[storage]
    struct Storage {
        manager: ContractAddress,
        admin: ContractAddress,
        probe: IProbeDispatcher,
    }

    #[constructor]
    fn constructor(
        ref self: ContractState,
        manager: ContractAddress,
        admin: ContractAddress,
        probe: ContractAddress,
    ) {
        self.manager.write(manager);
        self.admin.write(admin);
        self.probe.write(IProbeDispatcher { contract_address: probe });
    }

    #[abi(embed_v0)]
    impl ThreadImpl of IThreadContract<ContractState> {
        fn zkthread_read(self: @ContractState, keys: Span<felt252>) -> Span<felt252> {
            keys
        }
        fn zkthread_apply(ref self: ContractState, entries: Span<Entry>) {}
        fn zkthread_emit(ref self: ContractState, records: Span<felt252>) {
            self.probe.read().keep(poseidon_hash_span(records));
        }
        fn zkthread_manager(self: @ContractState) -> ContractAddress {
            self.manager.read()
        }
        fn zkthread_admin(self: @ContractState) -> ContractAddress {
            self.admin.read()
        }
    }
}
