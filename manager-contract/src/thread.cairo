//! What makes a contract part of a thread: the manager may read and apply its storage and emit its
//! events. This file stands alone, so that generated contracts carry it as it is.

use starknet::ContractAddress;

/// One storage cell: what a sub-block found in it, and what it leaves there.
#[derive(Copy, Drop, Serde, Debug, PartialEq)]
pub struct Entry {
    /// The cell's address in the contract's storage.
    pub key: felt252,
    /// The value before the sub-block.
    pub old: felt252,
    /// The value after it; the same when it was only read.
    pub new: felt252,
}

/// What every contract of a thread offers.
#[starknet::interface]
pub trait IThreadContract<TContractState> {
    /// The values of storage cells.
    fn zkthread_read(self: @TContractState, keys: Span<felt252>) -> Span<felt252>;
    /// Applies a settled sub-block; nothing is written unless every `old` is the present value.
    fn zkthread_apply(ref self: TContractState, entries: Span<Entry>);
    /// Emits events of a settled sub-block. A record is
    /// `tag + n_keys * 2^128 + n_data * 2^144 + ..`, keys and data, and a 0 if that makes its
    /// length even; the tag is the low 128 bits of the event's selector.
    fn zkthread_emit(ref self: TContractState, records: Span<felt252>);
    /// The only contract that may apply and emit.
    fn zkthread_manager(self: @TContractState) -> ContractAddress;
    /// Who may register the contract in a thread.
    fn zkthread_admin(self: @TContractState) -> ContractAddress;
}

/// What a contract asks its manager.
#[starknet::interface]
pub trait ISubBlockNumber<TContractState> {
    /// The number of the last settled sub-block of the contract's thread, 0 when there is none.
    fn sub_block_number_of(self: @TContractState, contract: ContractAddress) -> u64;
}

/// Implements [`IThreadContract`].
#[starknet::component]
pub mod ThreadComponent {
    use core::panic_with_felt252;
    use starknet::storage::{StoragePointerReadAccess, StoragePointerWriteAccess};
    use starknet::storage_access::StorageAddress;
    use starknet::syscalls::{emit_event_syscall, storage_read_syscall, storage_write_syscall};
    use starknet::{ContractAddress, SyscallResultTrait, get_caller_address, get_contract_address};
    use super::{Entry, ISubBlockNumberDispatcher, ISubBlockNumberDispatcherTrait, IThreadContract};

    #[storage]
    pub struct Storage {
        pub ZkThread_manager: ContractAddress,
        pub ZkThread_admin: ContractAddress,
    }

    #[event]
    #[derive(Drop, starknet::Event)]
    pub enum Event {}

    /// The events that the contract can emit.
    pub trait ThreadEvents<TContractState> {
        /// Their selectors.
        fn selectors() -> Span<felt252>;
    }

    /// Faults of the component.
    pub mod Errors {
        pub const NOT_MANAGER: felt252 = 'Thread: caller is not manager';
        pub const STALE_ENTRY: felt252 = 'Thread: stale entry';
        pub const INVALID_KEY: felt252 = 'Thread: invalid key';
        pub const UNKNOWN_EVENT: felt252 = 'Thread: unknown event';
        pub const MALFORMED_EVENTS: felt252 = 'Thread: malformed events';
    }

    #[embeddable_as(ThreadImpl)]
    impl Thread<
        TContractState, +HasComponent<TContractState>, impl Events: ThreadEvents<TContractState>,
    > of IThreadContract<ComponentState<TContractState>> {
        fn zkthread_read(
            self: @ComponentState<TContractState>, mut keys: Span<felt252>,
        ) -> Span<felt252> {
            let mut values = array![];
            while let Some(key) = keys.pop_front() {
                values.append(read_cell(cell(*key)));
            }
            values.span()
        }

        fn zkthread_apply(ref self: ComponentState<TContractState>, entries: Span<Entry>) {
            assert_manager(@self);
            let mut unchecked = entries;
            while let Some(entry) = unchecked.pop_front() {
                assert(read_cell(cell(*entry.key)) == *entry.old, Errors::STALE_ENTRY);
            }
            let mut unwritten = entries;
            while let Some(entry) = unwritten.pop_front() {
                if entry.old != entry.new {
                    storage_write_syscall(0, cell(*entry.key), *entry.new).unwrap_syscall();
                }
            }
        }

        fn zkthread_emit(ref self: ComponentState<TContractState>, records: Span<felt252>) {
            assert_manager(@self);
            let selectors = Events::selectors();
            let mut at = 0;
            while let Some(header) = records.get(at) {
                let (tag, n_keys, n_data) = opened(*header.unbox());
                let (keys_at, data_at) = (at + 1, at + 1 + n_keys);
                at = data_at + n_data;
                assert(at <= records.len(), Errors::MALFORMED_EVENTS);
                let mut keys = array![selector(tag, selectors)];
                for key in records.slice(keys_at, n_keys) {
                    keys.append(*key);
                }
                emit_event_syscall(keys.span(), records.slice(data_at, n_data)).unwrap_syscall();
                if at % 2 == 1 {
                    let padding = records.get(at).expect(Errors::MALFORMED_EVENTS).unbox();
                    assert(*padding == 0, Errors::MALFORMED_EVENTS);
                    at += 1;
                }
            }
        }

        fn zkthread_manager(self: @ComponentState<TContractState>) -> ContractAddress {
            self.ZkThread_manager.read()
        }

        fn zkthread_admin(self: @ComponentState<TContractState>) -> ContractAddress {
            self.ZkThread_admin.read()
        }
    }

    #[generate_trait]
    pub impl InternalImpl<
        TContractState, +HasComponent<TContractState>,
    > of InternalTrait<TContractState> {
        /// Sets manager and admin; for the constructor.
        fn initializer(
            ref self: ComponentState<TContractState>,
            manager: ContractAddress,
            admin: ContractAddress,
        ) {
            self.ZkThread_manager.write(manager);
            self.ZkThread_admin.write(admin);
        }

        /// The number of the last settled sub-block, as the manager knows it.
        fn sub_block_number(self: @ComponentState<TContractState>) -> u64 {
            ISubBlockNumberDispatcher { contract_address: self.ZkThread_manager.read() }
                .sub_block_number_of(get_contract_address())
        }
    }

    fn assert_manager<TContractState>(self: @ComponentState<TContractState>) {
        assert(get_caller_address() == self.ZkThread_manager.read(), Errors::NOT_MANAGER);
    }

    /// Tag, number of keys and number of data felts of a record.
    fn opened(header: felt252) -> (u128, u32, u32) {
        let u256 { low, high } = header.into();
        let sizes: u32 = (high % 0x100000000).try_into().unwrap();
        let (n_data, n_keys) = DivRem::div_rem(sizes, 0x10000);
        (low, n_keys, n_data)
    }

    /// The selector with a tag.
    fn selector(tag: u128, mut selectors: Span<felt252>) -> felt252 {
        while let Some(selector) = selectors.pop_front() {
            let u256 { low, .. } = (*selector).into();
            if low == tag {
                return *selector;
            }
        }
        panic_with_felt252(Errors::UNKNOWN_EVENT)
    }

    fn cell(key: felt252) -> StorageAddress {
        key.try_into().expect(Errors::INVALID_KEY)
    }

    fn read_cell(address: StorageAddress) -> felt252 {
        storage_read_syscall(0, address).unwrap_syscall()
    }
}
