//! A contract that stores every kind of value the toolkit's contracts may store.

use starknet::ContractAddress;

#[derive(Copy, Drop, Serde, PartialEq, Debug, starknet::Store)]
pub struct Order {
    pub price: u256,
    pub side: Side,
    pub tags: [u8; 3],
    pub owner: ContractAddress,
    pub last: Option<(u8, u64)>,
}

#[derive(Copy, Drop, Serde, PartialEq, Debug, starknet::Store)]
pub enum Side {
    #[default]
    Buy,
    Sell: u8,
    Both: (u8, u256),
}

#[starknet::interface]
pub trait IStored<T> {
    fn set_order(ref self: T, order: Order);
    fn order(self: @T) -> Order;
    fn set_wide(ref self: T, wide: (u8, u256, i8, bool, bytes31, felt252, Side, [(u8, i16); 2]));
    fn wide(self: @T) -> (u8, u256, i8, bool, bytes31, felt252, Side, [(u8, i16); 2]);
    fn set_maybe(ref self: T, value: Option<Side>);
    fn maybe(self: @T) -> Option<Side>;
    fn set_part(ref self: T, order: Order);
    fn set_nested(ref self: T, a: u256, b: ContractAddress, c: i8, order: Order);
    fn nested(self: @T, a: u256, b: ContractAddress, c: i8) -> Order;
    fn push(ref self: T, key: u8, order: Order) -> u64;
    fn set(ref self: T, key: u8, index: u64, order: Order);
    fn at(self: @T, key: u8, index: u64) -> Order;
    fn len(self: @T, key: u8) -> u64;
    fn push_small(ref self: T, value: i8) -> u64;
    fn small(self: @T, index: u64) -> i8;
    fn keccak(self: @T, values: Array<u256>) -> u256;
    fn environment(self: @T) -> (felt252, ContractAddress, ContractAddress, u64);
    fn bad_index(self: @T) -> i8;
    fn poke(ref self: T, address: felt252, value: felt252);
}

#[starknet::contract]
pub mod Stored {
    use starknet::storage::{
        Map, MutableVecTrait, StorageMapReadAccess, StorageMapWriteAccess, StoragePathEntry,
        StoragePointerReadAccess, StoragePointerWriteAccess, Vec, VecTrait,
    };
    use starknet::syscalls::storage_write_syscall;
    use starknet::{ContractAddress, SyscallResultTrait};
    use super::{Order, Side};

    #[storage]
    struct Storage {
        order: Order,
        wide: (u8, u256, i8, bool, bytes31, felt252, Side, [(u8, i16); 2]),
        maybe: Option<Side>,
        nested: Map<u256, Map<ContractAddress, Map<i8, Order>>>,
        lists: Map<u8, Vec<Order>>,
        smalls: Vec<i8>,
    }

    #[abi(embed_v0)]
    impl StoredImpl of super::IStored<ContractState> {
        fn set_order(ref self: ContractState, order: Order) {
            self.order.write(order);
        }
        fn order(self: @ContractState) -> Order {
            self.order.read()
        }
        fn set_wide(
            ref self: ContractState,
            wide: (u8, u256, i8, bool, bytes31, felt252, Side, [(u8, i16); 2]),
        ) {
            self.wide.write(wide);
        }
        fn wide(
            self: @ContractState,
        ) -> (u8, u256, i8, bool, bytes31, felt252, Side, [(u8, i16); 2]) {
            self.wide.read()
        }
        fn set_maybe(ref self: ContractState, value: Option<Side>) {
            self.maybe.write(value);
        }
        fn maybe(self: @ContractState) -> Option<Side> {
            self.maybe.read()
        }
        /// The parts of a stored struct have addresses of their own.
        fn set_part(ref self: ContractState, order: Order) {
            self.order.side.write(order.side);
            self.order.last.write(order.last);
            assert(self.order.price.read() != order.price, 'same price');
        }
        fn set_nested(ref self: ContractState, a: u256, b: ContractAddress, c: i8, order: Order) {
            self.nested.entry(a).entry(b).write(c, order);
        }
        fn nested(self: @ContractState, a: u256, b: ContractAddress, c: i8) -> Order {
            let order = self.nested.entry(a).entry(b).entry(c).read();
            assert(order == self.nested.entry(a).entry(b).read(c), 'differs');
            order
        }
        fn push(ref self: ContractState, key: u8, order: Order) -> u64 {
            self.lists.entry(key).push(order);
            self.lists.entry(key).len()
        }
        fn set(ref self: ContractState, key: u8, index: u64, order: Order) {
            self.lists.entry(key).get(index).expect('Index out of bounds').write(order);
        }
        fn at(self: @ContractState, key: u8, index: u64) -> Order {
            self.lists.entry(key).get(index).expect('Index out of bounds').read()
        }
        fn len(self: @ContractState, key: u8) -> u64 {
            self.lists.entry(key).len()
        }
        fn push_small(ref self: ContractState, value: i8) -> u64 {
            self.smalls.allocate().write(value);
            self.smalls.len()
        }
        fn small(self: @ContractState, index: u64) -> i8 {
            self.smalls.at(index).read()
        }
        fn keccak(self: @ContractState, values: Array<u256>) -> u256 {
            core::keccak::keccak_u256s_be_inputs(values.span())
        }
        fn environment(self: @ContractState) -> (felt252, ContractAddress, ContractAddress, u64) {
            (
                starknet::get_tx_info().unbox().chain_id,
                starknet::get_contract_address(),
                starknet::get_caller_address(),
                starknet::get_block_timestamp(),
            )
        }
        fn bad_index(self: @ContractState) -> i8 {
            self.smalls.at(self.smalls.len()).read()
        }
        fn poke(ref self: ContractState, address: felt252, value: felt252) {
            storage_write_syscall(0, address.try_into().unwrap(), value).unwrap_syscall();
        }
    }
}
