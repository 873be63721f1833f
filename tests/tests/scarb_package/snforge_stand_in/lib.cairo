//! A stand-in for the `snforge_std` functions that generated tests use, over the cheats of the
//! Cairo runner. It is not snforge: its cheats hold for all contracts, `emitted_by` gives each
//! event once, and `start_mock_call` is not there to be run.

use core::starknet::testing;
use starknet::syscalls::deploy_syscall;
use starknet::{ClassHash, ContractAddress, SyscallResult};

#[derive(Copy, Drop)]
pub struct ContractClass {
    pub class_hash: ClassHash,
}

#[derive(Copy, Drop)]
pub enum DeclareResult {
    Success: ContractClass,
    AlreadyDeclared: ContractClass,
}

pub trait DeclareResultTrait {
    fn contract_class(self: @DeclareResult) -> @ContractClass;
}
impl DeclareResultImpl of DeclareResultTrait {
    fn contract_class(self: @DeclareResult) -> @ContractClass {
        match self {
            DeclareResult::Success(class) => class,
            DeclareResult::AlreadyDeclared(class) => class,
        }
    }
}

/// The class that [`set_class`] named: tests here have one contract.
pub fn declare(contract: ByteArray) -> Result<DeclareResult, Array<felt252>> {
    let class: felt252 = starknet::get_block_info().unbox().sequencer_address.into();
    Ok(DeclareResult::Success(ContractClass { class_hash: class.try_into().unwrap() }))
}

/// Run before a test.
pub fn set_class(class: felt252) {
    testing::cheatcode::<'set_sequencer_address'>([class].span());
}

pub trait ContractClassTrait {
    fn deploy(
        self: @ContractClass, constructor_calldata: @Array<felt252>,
    ) -> SyscallResult<(ContractAddress, Span<felt252>)>;
}
impl ContractClassImpl of ContractClassTrait {
    fn deploy(
        self: @ContractClass, constructor_calldata: @Array<felt252>,
    ) -> SyscallResult<(ContractAddress, Span<felt252>)> {
        deploy_syscall(*self.class_hash, 0, constructor_calldata.span(), false)
    }
}

pub fn start_cheat_caller_address(
    contract_address: ContractAddress, caller_address: ContractAddress,
) {
    testing::set_contract_address(caller_address);
}
pub fn start_cheat_caller_address_global(caller_address: ContractAddress) {
    testing::set_contract_address(caller_address);
}
pub fn stop_cheat_caller_address_global() {
    testing::set_contract_address(0.try_into().unwrap());
}
pub fn start_cheat_block_timestamp(contract_address: ContractAddress, block_timestamp: u64) {
    testing::set_block_timestamp(block_timestamp);
}
pub fn start_cheat_block_timestamp_global(block_timestamp: u64) {
    testing::set_block_timestamp(block_timestamp);
}
pub fn stop_cheat_block_timestamp_global() {
    testing::set_block_timestamp(0);
}
pub fn start_cheat_chain_id(contract_address: ContractAddress, chain_id: felt252) {
    testing::set_chain_id(chain_id);
}
pub fn start_mock_call<T, impl TSerde: Serde<T>, impl TDestruct: Destruct<T>>(
    contract_address: ContractAddress, function_selector: felt252, ret_data: T,
) {
    panic!("the stand-in mocks no calls")
}

#[derive(Drop, Clone)]
pub struct Event {
    pub keys: Array<felt252>,
    pub data: Array<felt252>,
}
#[derive(Drop)]
pub struct EventSpy {}
#[derive(Drop)]
pub struct Events {
    pub events: Array<(ContractAddress, Event)>,
}

pub fn spy_events() -> EventSpy {
    EventSpy {}
}

pub trait EventSpyTrait {
    fn get_events(ref self: EventSpy) -> Events;
}
impl EventSpyImpl of EventSpyTrait {
    fn get_events(ref self: EventSpy) -> Events {
        Events { events: array![] }
    }
}

pub trait EventsFilterTrait {
    fn emitted_by(self: @Events, contract_address: ContractAddress) -> Events;
}
impl EventsFilterImpl of EventsFilterTrait {
    fn emitted_by(self: @Events, contract_address: ContractAddress) -> Events {
        let mut events = array![];
        while let Some((keys, data)) = testing::pop_log_raw(contract_address) {
            events.append((contract_address, Event { keys: keys.into(), data: data.into() }));
        }
        Events { events }
    }
}
