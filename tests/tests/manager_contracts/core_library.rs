//! The Starknet part of the core library: where values lie, and what contracts see and do.

use starknet_types_core::felt::Felt;

use crate::emulator::{Emulator, keccak, short};
use crate::world::{ADMIN, CHAIN, NOW, STRANGER, base, map_address};

#[test]
fn values_lie_where_the_network_puts_them() {
    let mut chain = Emulator::new();
    let layout = chain.deploy("Layout", &[]);
    chain.call(STRANGER, layout, "fill", &[]);
    let felt = |value: u64| Felt::from(value);
    let node = map_address("node", &[keccak("leaf")]);
    let leaves = map_address("node", &[keccak("leaves"), felt(100)]);
    let record = map_address("records", &[felt(400)]);
    let cells = [
        (keccak("plain"), felt(1)),
        (keccak("flag"), felt(1)),
        (keccak("class"), felt(2)),
        (keccak("wide"), felt(3)),
        (keccak("wide") + felt(1), felt(4)),
        (keccak("pair"), felt(5)),
        (keccak("pair") + felt(1), felt(6)),
        (keccak("triple"), felt(7)),
        (keccak("triple") + felt(1), felt(8)),
        (keccak("triple") + felt(2), felt(9)),
        (keccak("record"), felt(10)),
        (keccak("record") + felt(1), felt(11)),
        (keccak("record") + felt(2), -felt(12)),
        (keccak("record") + felt(3), felt(13)),
        (keccak("choice"), felt(1)),
        (keccak("choice") + felt(1), felt(14)),
        (node, felt(15)),
        (leaves, felt(16)),
        (keccak("another_name"), felt(17)),
        (map_address("one", &[felt(0x100)]), felt(18)),
        (map_address("two", &[felt(0x100), felt(200)]), felt(19)),
        (map_address("three", &[felt(1), felt(1), felt(300)]), felt(20)),
        (map_address("nested", &[felt(0x100), felt(200)]), felt(21)),
        (record + felt(3), felt(22)),
        (record, felt(23)),
        (record + felt(1), felt(24)),
    ];
    for (key, value) in cells {
        assert_eq!(chain.cell(layout, base(key)), value, "{key:#x}");
    }
    let mut expected: Vec<Felt> = (1..=24).map(felt).collect();
    expected[11] = -felt(12);
    expected.insert(0, Felt::ONE); // the flag
    assert_eq!(chain.call(STRANGER, layout, "read_back", &[])[1..], expected);
}

#[test]
fn base_addresses_wrap_as_on_the_network() {
    let mut chain = Emulator::new();
    let bound = Felt::TWO.pow(251_u32) - Felt::from(256);
    for value in [Felt::ZERO, bound - Felt::ONE, bound, bound + Felt::from(255), bound + Felt::from(256), Felt::MAX] {
        assert_eq!(chain.base_address(value), base(value), "{value:#x}");
    }
    assert_eq!(base(bound), Felt::ZERO);
}

fn probes() -> (Emulator, Felt, Felt) {
    let mut chain = Emulator::new();
    chain.set_chain(CHAIN);
    chain.set_time(NOW);
    let (probe, other) = (chain.deploy("Probe", &[]), chain.deploy("Probe", &[]));
    chain.call(ADMIN, probe, "remember", &[other]);
    (chain, probe, other)
}

#[test]
fn contracts_see_their_context() {
    let (mut chain, probe, other) = probes();
    let seen = |caller, contract| {
        let (zero, n) = (Felt::ZERO, Felt::from(7));
        vec![n, caller, contract, zero, Felt::from(NOW), CHAIN, keccak("context"), zero]
    };
    assert_eq!(chain.call(ADMIN, probe, "context", &[]), seen(ADMIN, probe));
    assert_eq!(chain.call(ADMIN, probe, "context_of_other", &[]), seen(probe, other));
}

#[test]
fn faults_of_other_contracts_are_passed_on_or_caught() {
    let (mut chain, probe, _) = probes();
    assert_eq!(chain.call(ADMIN, probe, "fail_in_other", &[Felt::ZERO]), [Felt::ONE]);
    assert_eq!(chain.fault(ADMIN, probe, "fail_in_other", &[short("reason")]), "reason");
    assert_eq!(chain.call(ADMIN, probe, "try_other", &[Felt::ZERO]), [Felt::ZERO, Felt::ONE]);
    assert_eq!(chain.call(ADMIN, probe, "try_other", &[short("reason")]), [Felt::ONE, short("reason")]);
}

#[test]
fn library_calls_run_on_the_callers_storage() {
    let (mut chain, probe, other) = probes();
    chain.call(ADMIN, probe, "keep_by_library", &[Felt::from(5)]);
    assert_eq!(chain.call(ADMIN, probe, "kept", &[]), [Felt::from(5)]);
    assert_eq!(chain.call(ADMIN, other, "kept", &[]), [Felt::ZERO]);
    assert_eq!(chain.events(probe), [(vec![keccak("Kept"), ADMIN], vec![Felt::from(5)])]);
}

#[test]
fn entry_points_check_their_calldata() {
    let (mut chain, probe, _) = probes();
    assert_eq!(chain.fault(ADMIN, probe, "fail", &[]), "Failed to deserialize param #1");
    assert_eq!(chain.fault(ADMIN, probe, "fail", &[Felt::ZERO; 2]), "Input too long for arguments");
    let too_large = Felt::TWO.pow(251_u32);
    assert_eq!(chain.fault(ADMIN, probe, "remember", &[too_large]), "Failed to deserialize param #1");
    assert_eq!(chain.fault(ADMIN, probe, "nothing", &[]), "ENTRYPOINT_NOT_FOUND");
}

/// Lists of felts are taken over as they lie, not felt by felt.
#[test]
fn lists_of_felts_have_their_length_in_front() {
    let mut chain = Emulator::new();
    let echo = chain.deploy("Recorder", &[ADMIN, ADMIN, ADMIN]);
    for length in 0..20_u64 {
        let list: Vec<Felt> = [length].into_iter().chain(100..100 + length).map(Felt::from).collect();
        assert_eq!(chain.call(STRANGER, echo, "zkthread_read", &list), list);
        let mut longer = list.clone();
        longer.push(Felt::ONE);
        assert_eq!(chain.fault(STRANGER, echo, "zkthread_read", &longer), "Input too long for arguments");
        for false_length in [length + 1, 1 << 32, u64::MAX].map(Felt::from).into_iter().chain([-Felt::ONE]) {
            longer[0] = false_length;
            let shorter = &longer[..list.len()];
            let fault = chain.fault(STRANGER, echo, "zkthread_read", shorter);
            assert_eq!(fault, "Failed to deserialize param #1");
        }
    }
    assert_eq!(chain.fault(STRANGER, echo, "zkthread_read", &[]), "Failed to deserialize param #1");
}
