//! What makes a contract part of a thread: the manager may read and apply its storage. This file
//! stands alone, so that generated contracts carry it as it is.

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
    /// The only contract that may apply.
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
    use starknet::storage::{StoragePointerReadAccess, StoragePointerWriteAccess};
    use starknet::storage_access::StorageAddress;
    use starknet::syscalls::{storage_read_syscall, storage_write_syscall};
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

    /// Faults of the component.
    pub mod Errors {
        pub const NOT_MANAGER: felt252 = 'Thread: caller is not manager';
        pub const STALE_ENTRY: felt252 = 'Thread: stale entry';
        pub const INVALID_KEY: felt252 = 'Thread: invalid key';
    }

    #[embeddable_as(ThreadImpl)]
    impl Thread<
        TContractState, +HasComponent<TContractState>,
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
            assert(get_caller_address() == self.ZkThread_manager.read(), Errors::NOT_MANAGER);
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

    fn cell(key: felt252) -> StorageAddress {
        key.try_into().expect(Errors::INVALID_KEY)
    }

    fn read_cell(address: StorageAddress) -> felt252 {
        storage_read_syscall(0, address).unwrap_syscall()
    }
}
