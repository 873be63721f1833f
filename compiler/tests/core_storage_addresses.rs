//! Storage addresses follow the network's rule.

mod support;

use cairo_lang_starknet_classes::keccak::starknet_keccak;
use starknet_types_core::felt::Felt;
use starknet_types_core::hash::{Pedersen, StarkHash};
use support::{compile, run, short};
use zkthread_compiler::{Core, Source, compile_contract};

/// `2^251 - 256`: addresses from there on are of no use to the network.
fn bound() -> Felt {
    Felt::TWO.pow(251u32) - Felt::from(256)
}

fn reduced(hash: Felt) -> Felt {
    if hash < bound() { hash } else { hash - bound() }
}

fn name(name: &str) -> Felt {
    Felt::from(&starknet_keccak(name.as_bytes()))
}

/// The address of every kind of entry, computed by the core's storage types.
const ADDRESSES: &str = "
use starknet::ContractAddress;
use starknet::storage::{Map, StorageAsPath, StorageAsPointer, StorageBase, StoragePathEntry};
use starknet::storage_access::{storage_address_from_base, storage_address_to_felt252};
use starknet::storage::StoragePointer0Offset;

fn address<T>(pointer: StoragePointer0Offset<T>) -> felt252 {
    storage_address_to_felt252(storage_address_from_base(pointer.__storage_pointer_address__))
}

#[executable_raw]
fn main(input: Span<felt252>, ref output: Array<felt252>) {
    let base = *input.at(0);
    let first = *input.at(1);
    let second: u128 = (*input.at(2)).try_into().unwrap();
    let owner: ContractAddress = first.try_into().unwrap();
    output.append(address(StorageBase::<felt252> { __base_address__: base }.as_path().as_ptr()));
    output.append(address(StorageBase::<Map<felt252, u64>> { __base_address__: base }.as_path().entry(first).as_ptr()));
    output.append(address(StorageBase::<Map<ContractAddress, bool>> { __base_address__: base }.as_path().entry(owner).as_ptr()));
    output.append(
        address(StorageBase::<Map<ContractAddress, Map<u128, u8>>> { __base_address__: base }.as_path().entry(owner).entry(second).as_ptr()),
    );
    output.append(
        address(StorageBase::<Map<(ContractAddress, u128), felt252>> { __base_address__: base }.as_path().entry((owner, second)).as_ptr()),
    );
}";

#[test]
fn addresses_of_fields_and_maps_are_the_networks() {
    let executable = compile(ADDRESSES).executable;
    let bases = [
        name("balances"),
        name("allowances"),
        Felt::ZERO,
        bound() - Felt::ONE,
        bound(),
        bound() + Felt::from(300),
        Felt::MAX,
    ];
    for base in bases {
        for (first, second) in [(Felt::ONE, Felt::ZERO), (short("owner"), Felt::from(u128::MAX)), (bound(), Felt::TWO)]
        {
            let one = Pedersen::hash(&base, &first);
            let two = Pedersen::hash(&one, &second);
            let expected = [base, one, one, two, two].map(reduced);
            assert_eq!(
                run::run(&executable, &[base, first, second]).expect("runs").output,
                expected,
                "{base:#x} {first:#x} {second}"
            );
        }
    }
}

/// The plugin's base address of a field is the keccak of its name: it stands in the code as a constant.
#[test]
fn fields_lie_at_the_keccak_of_their_name() {
    let text = "#[starknet::contract]
mod Held {
    use starknet::storage::{Map, StorageMapReadAccess, StoragePointerReadAccess};
    #[storage]
    struct Storage { total_supply: u128, balances: Map<felt252, u128> }
    #[external(v0)]
    fn sum(self: @ContractState) -> u128 { self.total_supply.read() + self.balances.read(5) }
}";
    let compiled = compile_contract(&Core::Embedded, &Source::single("held", text), "Held")
        .unwrap_or_else(|error| panic!("{error}"));
    let constants: Vec<Felt> = compiled.casm.bytecode.iter().map(|word| Felt::from(&word.value)).collect();
    for field in ["total_supply", "balances"] {
        assert!(constants.contains(&name(field)), "{field}");
    }
    assert!(!constants.contains(&name("supply")));
}
