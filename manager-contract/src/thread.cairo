//! What makes a contract part of a thread: the manager may read and apply its storage and emit its
//! events, and accounts may authorize keys. This file stands alone, so that generated contracts
//! carry it as it is.

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

/// A function of a contract.
#[derive(Copy, Drop, Serde, Debug, PartialEq, starknet::Store)]
pub struct EntryPoint {
    pub contract: ContractAddress,
    /// `sn_keccak` of the function's name.
    pub selector: felt252,
}

/// A key that an account authorized.
#[derive(Copy, Drop, Serde, Debug)]
pub struct ThreadKey {
    /// The x of a point of the Stark curve.
    pub public_key: felt252,
    /// The first second at which it is no longer valid.
    pub expires: u64,
    /// What transactions with the key may call; all functions when it is empty.
    pub scope: Span<EntryPoint>,
}

/// The keys with which an account's transactions in the thread are signed, and how many there were.
/// They lie in the thread's first contract; the others refuse keys.
#[starknet::interface]
pub trait IThreadKeys<TContractState> {
    /// Authorizes a key of the caller's. One that is authorized gets this expiry and scope instead.
    fn authorize_key(
        ref self: TContractState, public_key: felt252, expires: u64, scope: Span<EntryPoint>,
    );
    /// Ends the authorization of a key of the caller's.
    fn revoke_key(ref self: TContractState, public_key: felt252);
    /// The keys of an account, also the expired ones.
    fn authorized_keys(self: @TContractState, account: ContractAddress) -> Span<ThreadKey>;
    /// The nonce of an account's next transaction.
    fn thread_nonce(self: @TContractState, account: ContractAddress) -> u64;
}

/// What a contract asks its manager.
#[starknet::interface]
pub trait IThreadManager<TContractState> {
    /// The number of the last settled sub-block of the contract's thread, 0 when there is none.
    fn sub_block_number_of(self: @TContractState, contract: ContractAddress) -> u64;
    /// The first contract of the contract's thread, 0 when there is none.
    fn key_contract_of(self: @TContractState, contract: ContractAddress) -> ContractAddress;
}

/// Implements [`IThreadContract`] and [`IThreadKeys`].
#[starknet::component]
pub mod ThreadComponent {
    use core::ec::EcPointTrait;
    use core::panic_with_felt252;
    use core::poseidon::hades_permutation;
    use starknet::storage::{
        Map, StorageMapReadAccess, StorageMapWriteAccess, StoragePointerReadAccess,
        StoragePointerWriteAccess,
    };
    use starknet::storage_access::StorageAddress;
    use starknet::syscalls::{emit_event_syscall, storage_read_syscall, storage_write_syscall};
    use starknet::{
        ContractAddress, SyscallResultTrait, get_block_timestamp, get_caller_address,
        get_contract_address,
    };
    use super::{
        Entry, EntryPoint, IThreadContract, IThreadKeys, IThreadManagerDispatcher,
        IThreadManagerDispatcherTrait, ThreadKey,
    };

    /// How many keys an account may have, and entry points a scope.
    const MAX_KEYS: u32 = 64;
    const MAX_SCOPE: u32 = 64;
    const TWO_POW_58: u128 = 0x400000000000000;
    const TWO_POW_64: u128 = 0x10000000000000000;
    const TWO_POW_128: felt252 = 0x100000000000000000000000000000000;

    #[storage]
    pub struct Storage {
        pub ZkThread_manager: ContractAddress,
        pub ZkThread_admin: ContractAddress,
        /// Of an account, the nonce of its next transaction. Sub-blocks write it.
        pub ZkThread_nonces: Map<ContractAddress, u64>,
        /// Of an account's key, `expires + (hash of the scope mod 2^186) * 2^64`; 0 when it is not
        /// authorized. Sub-blocks read it.
        pub ZkThread_keys: Map<(ContractAddress, felt252), felt252>,
        /// The scope whose hash that is. It stays when the key is revoked.
        pub ZkThread_scope_lengths: Map<(ContractAddress, felt252), u32>,
        pub ZkThread_scopes: Map<(ContractAddress, felt252, u32), EntryPoint>,
        /// How many keys of an account are authorized, and which.
        pub ZkThread_key_counts: Map<ContractAddress, u32>,
        pub ZkThread_key_lists: Map<(ContractAddress, u32), felt252>,
    }

    #[event]
    #[derive(Drop, starknet::Event)]
    pub enum Event {
        KeyAuthorized: KeyAuthorized,
        KeyRevoked: KeyRevoked,
    }

    /// A key is valid from now on, with this expiry and scope.
    #[derive(Drop, starknet::Event)]
    pub struct KeyAuthorized {
        #[key]
        pub account: ContractAddress,
        #[key]
        pub public_key: felt252,
        pub expires: u64,
        pub scope: Span<EntryPoint>,
    }

    /// A key is no longer valid.
    #[derive(Drop, starknet::Event)]
    pub struct KeyRevoked {
        #[key]
        pub account: ContractAddress,
        #[key]
        pub public_key: felt252,
    }

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
        pub const NOT_KEY_CONTRACT: felt252 = 'Thread: not the key contract';
        pub const INVALID_PUBLIC_KEY: felt252 = 'Thread: invalid public key';
        pub const EXPIRY_IN_PAST: felt252 = 'Thread: expiry in past';
        pub const SCOPE_TOO_LONG: felt252 = 'Thread: scope too long';
        pub const TOO_MANY_KEYS: felt252 = 'Thread: too many keys';
        pub const UNKNOWN_KEY: felt252 = 'Thread: unknown key';
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

    #[embeddable_as(ThreadKeysImpl)]
    impl ThreadKeys<
        TContractState, +HasComponent<TContractState>,
    > of IThreadKeys<ComponentState<TContractState>> {
        fn authorize_key(
            ref self: ComponentState<TContractState>,
            public_key: felt252,
            expires: u64,
            scope: Span<EntryPoint>,
        ) {
            let this = get_contract_address();
            assert(manager(@self).key_contract_of(this) == this, Errors::NOT_KEY_CONTRACT);
            assert(is_public_key(public_key), Errors::INVALID_PUBLIC_KEY);
            assert(expires > get_block_timestamp(), Errors::EXPIRY_IN_PAST);
            assert(scope.len() <= MAX_SCOPE, Errors::SCOPE_TOO_LONG);
            let account = get_caller_address();
            if self.ZkThread_keys.read((account, public_key)) == 0 {
                let count = self.ZkThread_key_counts.read(account);
                assert(count < MAX_KEYS, Errors::TOO_MANY_KEYS);
                self.ZkThread_key_lists.write((account, count), public_key);
                self.ZkThread_key_counts.write(account, count + 1);
            }
            self.ZkThread_keys.write((account, public_key), record(expires, scope));
            self.ZkThread_scope_lengths.write((account, public_key), scope.len());
            for index in 0..scope.len() {
                self.ZkThread_scopes.write((account, public_key, index), *scope.at(index));
            }
            self.emit(KeyAuthorized { account, public_key, expires, scope });
        }

        fn revoke_key(ref self: ComponentState<TContractState>, public_key: felt252) {
            let account = get_caller_address();
            assert(self.ZkThread_keys.read((account, public_key)) != 0, Errors::UNKNOWN_KEY);
            self.ZkThread_keys.write((account, public_key), 0);
            // The last of the list takes its place.
            let last = self.ZkThread_key_counts.read(account) - 1;
            let mut place = last;
            while self.ZkThread_key_lists.read((account, place)) != public_key {
                place -= 1;
            }
            let moved = self.ZkThread_key_lists.read((account, last));
            self.ZkThread_key_lists.write((account, place), moved);
            self.ZkThread_key_lists.write((account, last), 0);
            self.ZkThread_key_counts.write(account, last);
            self.emit(KeyRevoked { account, public_key });
        }

        fn authorized_keys(
            self: @ComponentState<TContractState>, account: ContractAddress,
        ) -> Span<ThreadKey> {
            let mut keys = array![];
            for place in 0..self.ZkThread_key_counts.read(account) {
                let public_key = self.ZkThread_key_lists.read((account, place));
                let expires = expiry(self.ZkThread_keys.read((account, public_key)));
                let mut scope = array![];
                for index in 0..self.ZkThread_scope_lengths.read((account, public_key)) {
                    scope.append(self.ZkThread_scopes.read((account, public_key, index)));
                }
                keys.append(ThreadKey { public_key, expires, scope: scope.span() });
            }
            keys.span()
        }

        fn thread_nonce(self: @ComponentState<TContractState>, account: ContractAddress) -> u64 {
            self.ZkThread_nonces.read(account)
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
            manager(self).sub_block_number_of(get_contract_address())
        }
    }

    fn assert_manager<TContractState>(self: @ComponentState<TContractState>) {
        assert(get_caller_address() == self.ZkThread_manager.read(), Errors::NOT_MANAGER);
    }

    fn manager<TContractState>(self: @ComponentState<TContractState>) -> IThreadManagerDispatcher {
        IThreadManagerDispatcher { contract_address: self.ZkThread_manager.read() }
    }

    /// Whether it is the x of a point of the Stark curve, which 0 is not.
    fn is_public_key(public_key: felt252) -> bool {
        EcPointTrait::new_nz_from_x(public_key).is_some()
    }

    /// What is kept of a key, in one cell.
    fn record(expires: u64, scope: Span<EntryPoint>) -> felt252 {
        if scope.is_empty() {
            return expires.into();
        }
        let u256 { low, high } = scope_hash(scope).into();
        let hash: felt252 = low.into() + (high % TWO_POW_58).into() * TWO_POW_128;
        expires.into() + hash * TWO_POW_64.into()
    }

    fn expiry(record: felt252) -> u64 {
        let u256 { low, .. } = record.into();
        (low % TWO_POW_64).try_into().unwrap()
    }

    /// Poseidon over contracts and selectors. An entry point is one block of the sponge.
    fn scope_hash(mut scope: Span<EntryPoint>) -> felt252 {
        let (mut s0, mut s1, mut s2) = (0, 0, 0);
        while let Some(entry_point) = scope.pop_front() {
            let EntryPoint { contract, selector } = *entry_point;
            let (t0, t1, t2) = hades_permutation(s0 + contract.into(), s1 + selector, s2);
            s0 = t0;
            s1 = t1;
            s2 = t2;
        }
        // The sponge's padding: 1, then 0 to a whole block.
        let (hash, _, _) = hades_permutation(s0 + 1, s1, s2);
        hash
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
