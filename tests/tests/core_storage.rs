//! How values of the core's types lie in storage, cell by cell, and what the system calls give, on the emulated state.

#[allow(dead_code)]
mod emulator;

use std::collections::BTreeMap;

use cairo_lang_starknet_classes::keccak::starknet_keccak;
use emulator::{Emulator, keccak, short};
use starknet_types_core::felt::Felt;
use starknet_types_core::hash::{Pedersen, StarkHash};

const CALLER: u64 = 99;

/// What the emulator compiles.
pub fn sources() -> BTreeMap<String, String> {
    BTreeMap::from([
        ("lib.cairo".into(), "mod stored;\n".into()),
        ("stored.cairo".into(), include_str!("core_storage/stored.cairo").into()),
    ])
}

struct World {
    emulator: Emulator,
    contract: Felt,
}

impl World {
    fn new() -> Self {
        let mut emulator = Emulator::new();
        let contract = emulator.deploy("Stored", &[]);
        Self { emulator, contract }
    }

    fn call(&mut self, function: &str, calldata: &[Felt]) -> Vec<Felt> {
        self.emulator.call(Felt::from(CALLER), self.contract, function, calldata)
    }

    fn fault(&mut self, function: &str, calldata: &[Felt]) -> String {
        self.emulator.fault(Felt::from(CALLER), self.contract, function, calldata)
    }

    /// `count` cells from an address.
    fn cells(&mut self, address: Felt, count: u64) -> Vec<Felt> {
        let contract = self.contract;
        (0..count).map(|offset| self.emulator.cell(contract, address + Felt::from(offset))).collect()
    }
}

fn felts(values: &[i64]) -> Vec<Felt> {
    values.iter().map(|value| Felt::from(*value)).collect()
}

/// The address of an entry: keys hashed onto the field's name, modulo 2^251 - 256.
fn entry(field: &str, keys: &[Felt]) -> Felt {
    let hash = keys.iter().fold(keccak(field), |hash, key| Pedersen::hash(&hash, key));
    let bound = Felt::TWO.pow(251u32) - Felt::from(256);
    if hash < bound { hash } else { hash - bound }
}

/// `Order { price: 2 * 2^128 + 1, side, tags: [4, 5, 6], owner: 7, last }` as calldata.
fn order(side: &[i64], last: &[i64]) -> Vec<Felt> {
    felts(&[&[1, 2], side, &[4, 5, 6, 7], last].concat())
}

#[test]
fn structs_and_enums_lie_part_by_part() {
    let mut world = World::new();
    // Nothing written: every part is its zero, the enum its first variant, the option none (in Serde 1).
    let nothing = felts(&[0, 0, 0, 0, 0, 0, 0, 1]);
    assert_eq!(world.call("order", &[]), nothing);

    let both = order(&[2, 8, 9, 10], &[0, 11, 12]);
    world.call("set_order", &both);
    // price: 2, side: 1 + 3, tags: 3, owner: 1, last: 1 + 2.
    let cells = felts(&[1, 2, 2, 8, 9, 10, 4, 5, 6, 7, 1, 11, 12]);
    assert_eq!(world.cells(keccak("order"), 14), [cells, felts(&[0])].concat());
    assert_eq!(world.call("order", &[]), both);

    // A smaller variant leaves the cells that it does not use; so does none.
    let sell = order(&[1, 3], &[1]);
    world.call("set_order", &sell);
    let cells = felts(&[1, 2, 1, 3, 9, 10, 4, 5, 6, 7, 0, 11, 12]);
    assert_eq!(world.cells(keccak("order"), 13), cells);
    assert_eq!(world.call("order", &[]), sell);

    // A part alone.
    let mut part = order(&[0], &[0, 13, 14]);
    part[0] = Felt::from(5);
    world.call("set_part", &part);
    let cells = felts(&[1, 2, 0, 3, 9, 10, 4, 5, 6, 7, 1, 13, 14]);
    assert_eq!(world.cells(keccak("order"), 13), cells);
}

#[test]
fn tuples_arrays_and_negative_numbers_lie_one_behind_the_other() {
    let mut world = World::new();
    let text = short("thirty-one bytes of text, no mo");
    for (side, cells) in [(vec![0], vec![0, 0, 0, 0]), (vec![2, 7, 8, 9], vec![2, 7, 8, 9])] {
        let mut calldata = felts(&[255, 1, 2, -128, 1]);
        calldata.extend([text, Felt::MAX]);
        let mut expected = calldata.clone();
        calldata.extend(felts(&side));
        expected.extend(felts(&cells));
        for felts in [&mut calldata, &mut expected] {
            felts.extend([3, -32768, 4, 32767].map(Felt::from));
        }
        world.call("set_wide", &calldata);
        assert_eq!(world.cells(keccak("wide"), 15), expected);
        assert_eq!(world.call("wide", &[]), calldata);
    }
}

#[test]
fn none_is_zero_and_some_is_one() {
    let mut world = World::new();
    let mut step = |calldata: &[i64], cells: &[i64]| {
        world.call("set_maybe", &felts(calldata));
        assert_eq!(world.cells(keccak("maybe"), 5), felts(cells));
        assert_eq!(world.call("maybe", &[]), felts(calldata));
    };
    step(&[1], &[0, 0, 0, 0, 0]);
    step(&[0, 2, 4, 5, 6], &[1, 2, 4, 5, 6]);
    step(&[0, 0], &[1, 0, 4, 5, 6]);
    step(&[1], &[0, 0, 4, 5, 6]);
}

#[test]
fn cells_that_are_no_value_revert() {
    let mut world = World::new();
    let mut poked = |address: Felt, value: i64, function: &str, calldata: &[Felt]| {
        world.call("poke", &[address, Felt::from(value)]);
        let fault = world.fault(function, calldata);
        world.call("poke", &[address, Felt::ZERO]);
        fault
    };
    assert_eq!(poked(keccak("maybe"), 2, "maybe", &[]), "Store: value out of range");
    assert_eq!(poked(keccak("order") + Felt::TWO, 3, "order", &[]), "Unknown enum indicator:");
    assert_eq!(poked(keccak("wide") + Felt::from(3), 128, "wide", &[]), "Store: value out of range");
    assert_eq!(poked(keccak("wide") + Felt::from(4), 2, "wide", &[]), "Store: value out of range");
    world.call("wide", &[]);
}

#[test]
fn nested_maps_hash_key_after_key() {
    let mut world = World::new();
    // The keys are a u256 of two felts, an address and a negative number.
    let keys = [Felt::from(3), Felt::from(4), Felt::from(5), Felt::from(-6)];
    let value = order(&[1, 3], &[1]);
    world.call("set_nested", &[&keys[..], &value].concat());
    let cells = world.cells(entry("nested", &keys), 13);
    assert_eq!(cells, felts(&[1, 2, 1, 3, 0, 0, 4, 5, 6, 7, 0, 0, 0]));
    assert_eq!(world.call("nested", &keys), value);
    let elsewhere = [Felt::from(3), Felt::from(4), Felt::from(5), Felt::from(6)];
    assert_eq!(world.call("nested", &elsewhere), felts(&[0, 0, 0, 0, 0, 0, 0, 1]));
}

#[test]
fn lists_have_their_length_first_and_elements_as_a_map() {
    let mut world = World::new();
    let key = Felt::from(9);
    let values = [order(&[0], &[1]), order(&[1, 3], &[0, 1, 2]), order(&[2, 4, 5, 6], &[1])];
    assert_eq!(world.call("len", &[key]), felts(&[0]));
    for (position, value) in values.iter().enumerate() {
        let len = world.call("push", &[&[key][..], value].concat());
        assert_eq!(len, [Felt::from(position + 1)]);
    }
    assert_eq!(world.cells(entry("lists", &[key]), 2), felts(&[3, 0]));
    let third = world.cells(entry("lists", &[key, Felt::TWO]), 11);
    assert_eq!(third, felts(&[1, 2, 2, 4, 5, 6, 4, 5, 6, 7, 0]));
    for (position, value) in values.iter().enumerate() {
        assert_eq!(world.call("at", &[key, Felt::from(position)]), *value);
    }
    world.call("set", &[&[key, Felt::ONE][..], &values[2]].concat());
    assert_eq!(world.call("at", &[key, Felt::ONE]), values[2]);
    assert_eq!(world.fault("at", &[key, Felt::from(3)]), "Index out of bounds");
    assert_eq!(world.fault("set", &[&[key, Felt::from(3)][..], &values[0]].concat()), "Index out of bounds");
    assert_eq!(world.fault("at", &[Felt::from(8), Felt::ZERO]), "Index out of bounds");
    // Another list of another type, and negative elements.
    assert_eq!(world.call("push_small", &[Felt::from(-1)]), felts(&[1]));
    assert_eq!(world.call("push_small", &[Felt::from(-128)]), felts(&[2]));
    assert_eq!(world.cells(entry("smalls", &[]), 1), felts(&[2]));
    assert_eq!(world.cells(entry("smalls", &[Felt::ONE]), 1), felts(&[-128]));
    assert_eq!(world.call("small", &[Felt::ONE]), felts(&[-128]));
    assert_eq!(world.fault("bad_index", &[]), "Index out of bounds");
}

#[test]
fn keccak_is_that_of_the_big_endian_bytes() {
    let mut world = World::new();
    // Every length around a block's end: 136 bytes are four values and a quarter, so padding falls into every place.
    for count in 0..20u64 {
        let halves: Vec<(u128, u128)> =
            (0..count).map(|i| (u128::MAX - u128::from(i) * 77, u128::from(i) << 99)).collect();
        let mut calldata = vec![Felt::from(count)];
        let mut bytes = Vec::new();
        for (low, high) in halves {
            calldata.extend([Felt::from(low), Felt::from(high)]);
            bytes.extend(high.to_be_bytes());
            bytes.extend(low.to_be_bytes());
        }
        let found = world.call("keccak", &calldata);
        // The value's little-endian bytes are the hash; Starknet's keccak of the bytes is the hash's last 250 bits.
        let mut hash: Vec<u8> = found.iter().flat_map(|half| half.to_bytes_le()[..16].to_vec()).collect();
        hash[0] &= 3;
        assert_eq!(Felt::from_bytes_be_slice(&hash), Felt::from(&starknet_keccak(&bytes)), "{count} values");
    }
}

#[test]
fn the_environment_is_the_calls() {
    let mut world = World::new();
    world.emulator.set_chain(short("SN_TEST"));
    world.emulator.set_time(1_234);
    let expected = [short("SN_TEST"), world.contract, Felt::from(CALLER), Felt::from(1_234)];
    assert_eq!(world.call("environment", &[]), expected);
}
