//! The reference thread contract of the tests: a small token. Needs `mod thread` beside it.

#[starknet::contract]
pub mod ReferenceToken {
    use starknet::storage::{
        Map, StorageMapReadAccess, StorageMapWriteAccess, StoragePointerWriteAccess,
    };
    use starknet::{ContractAddress, get_caller_address};
    use crate::thread::ThreadComponent;

    component!(path: ThreadComponent, storage: zkthread, event: ThreadEvent);

    #[abi(embed_v0)]
    impl ThreadImpl = ThreadComponent::ThreadImpl<ContractState>;
    #[abi(embed_v0)]
    impl ThreadKeysImpl = ThreadComponent::ThreadKeysImpl<ContractState>;
    impl ThreadInternalImpl = ThreadComponent::InternalImpl<ContractState>;
    impl ThreadEventsImpl of ThreadComponent::ThreadEvents<ContractState> {
        fn selectors() -> Span<felt252> {
            array![selector!("Transferred"), selector!("Noted"), selector!("Ticked")].span()
        }
    }

    #[storage]
    struct Storage {
        total_supply: u128,
        balances: Map<ContractAddress, u128>,
        allowances: Map<(ContractAddress, ContractAddress), u128>,
        #[substorage(v0)]
        zkthread: ThreadComponent::Storage,
    }

    #[event]
    #[derive(Drop, starknet::Event)]
    pub enum Event {
        Transferred: Transferred,
        Noted: Noted,
        Ticked: Ticked,
        #[flat]
        ThreadEvent: ThreadComponent::Event,
    }

    #[derive(Drop, starknet::Event)]
    pub struct Transferred {
        #[key]
        pub from: ContractAddress,
        #[key]
        pub to: ContractAddress,
        pub amount: u128,
    }

    /// Of odd length with its header, and as long as the note is.
    #[derive(Drop, starknet::Event)]
    pub struct Noted {
        #[key]
        pub by: ContractAddress,
        pub note: ByteArray,
        pub numbers: Span<u64>,
    }

    /// Has no fields.
    #[derive(Drop, starknet::Event)]
    pub struct Ticked {}

    pub mod Errors {
        pub const INSUFFICIENT_BALANCE: felt252 = 'Token: insufficient balance';
    }

    #[constructor]
    fn constructor(
        ref self: ContractState,
        zkthread_manager: ContractAddress,
        zkthread_admin: ContractAddress,
        supply: u128,
    ) {
        self.zkthread.initializer(zkthread_manager, zkthread_admin);
        self.total_supply.write(supply);
        self.balances.write(zkthread_admin, supply);
    }

    #[abi(per_item)]
    #[generate_trait]
    impl TokenImpl of TokenTrait {
        #[external(v0)]
        fn transfer(ref self: ContractState, to: ContractAddress, amount: u128) {
            let from = get_caller_address();
            let balance = self.balances.read(from);
            assert(balance >= amount, Errors::INSUFFICIENT_BALANCE);
            self.balances.write(from, balance - amount);
            self.balances.write(to, self.balances.read(to) + amount);
            self.emit(Transferred { from, to, amount });
        }

        #[external(v0)]
        fn approve(ref self: ContractState, spender: ContractAddress, amount: u128) {
            self.allowances.write((get_caller_address(), spender), amount);
        }

        #[external(v0)]
        fn note(ref self: ContractState, note: ByteArray, numbers: Span<u64>) {
            self.emit(Noted { by: get_caller_address(), note, numbers });
        }

        #[external(v0)]
        fn tick(ref self: ContractState) {
            self.emit(Ticked {});
        }

        #[external(v0)]
        fn balance_of(self: @ContractState, owner: ContractAddress) -> u128 {
            self.balances.read(owner)
        }

        #[external(v0)]
        fn sub_block_number(self: @ContractState) -> u64 {
            self.zkthread.sub_block_number()
        }
    }
}
