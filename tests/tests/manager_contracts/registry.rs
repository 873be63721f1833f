//! The fact registry.

use starknet_types_core::felt::Felt;

use crate::emulator::{Emulator, keccak, short};
use crate::world::{REGISTRAR, STRANGER, config, poseidon};

const FACT: Felt = Felt::from_hex_unchecked("0xfac7");

fn registry() -> (Emulator, Felt) {
    let mut chain = Emulator::new();
    let registry = chain.deploy("FactRegistry", &[REGISTRAR]);
    chain.events(registry);
    (chain, registry)
}

fn registration(bits: u64, config: [Felt; 4]) -> Vec<Felt> {
    [vec![FACT, bits.into()], config.to_vec()].concat()
}

fn verification_hash(bits: u64, config: [Felt; 4]) -> Felt {
    poseidon(&[FACT, poseidon(&config), bits.into()])
}

#[test]
fn verifications_are_listed_in_order() {
    let (mut chain, registry) = registry();
    assert_eq!(chain.call(STRANGER, registry, "get_all_verifications_for_fact_hash", &[FACT]), [Felt::ZERO]);
    let other = [short("other"), config()[1], config()[2], config()[3]];
    let all = [(96, config()), (100, config()), (96, other)];
    let mut expected = vec![Felt::THREE];
    for (bits, config) in all {
        chain.call(REGISTRAR, registry, "register_fact", &registration(bits, config));
        expected.extend([verification_hash(bits, config), bits.into()]);
        expected.extend(config);
    }
    assert_eq!(chain.call(STRANGER, registry, "get_all_verifications_for_fact_hash", &[FACT]), expected);
    let one = chain.call(STRANGER, registry, "get_verification", &[verification_hash(100, config())]);
    assert_eq!(one, [vec![Felt::ZERO, FACT, Felt::from(100)], config().to_vec()].concat());
    let none = chain.call(STRANGER, registry, "get_verification", &[verification_hash(101, config())]);
    assert_eq!(none, [Felt::ONE]);
}

#[test]
fn the_same_verification_again_changes_nothing() {
    let (mut chain, registry) = registry();
    chain.call(REGISTRAR, registry, "register_fact", &registration(96, config()));
    let listed = chain.call(STRANGER, registry, "get_all_verifications_for_fact_hash", &[FACT]);
    let mut data = vec![REGISTRAR, Felt::from(96)];
    data.extend(config());
    data.push(verification_hash(96, config()));
    assert_eq!(chain.events(registry), [(vec![keccak("FactRegistered"), FACT], data)]);
    chain.call(REGISTRAR, registry, "register_fact", &registration(96, config()));
    assert_eq!(chain.call(STRANGER, registry, "get_all_verifications_for_fact_hash", &[FACT]), listed);
    assert!(chain.events(registry).is_empty());
}

#[test]
fn only_registrars_register() {
    let (mut chain, registry) = registry();
    let fact = registration(96, config());
    assert_eq!(chain.fault(STRANGER, registry, "register_fact", &fact), "Registry: not a registrar");
    chain.call(REGISTRAR, registry, "set_registrar", &[STRANGER, Felt::ONE]);
    assert_eq!(chain.call(STRANGER, registry, "is_registrar", &[STRANGER]), [Felt::ONE]);
    chain.call(STRANGER, registry, "register_fact", &fact);
    chain.call(REGISTRAR, registry, "set_registrar", &[REGISTRAR, Felt::ZERO]);
    assert_eq!(chain.fault(REGISTRAR, registry, "register_fact", &fact), "Registry: not a registrar");
}

#[test]
fn only_the_owner_names_registrars() {
    let (mut chain, registry) = registry();
    let fault = chain.fault(STRANGER, registry, "set_registrar", &[STRANGER, Felt::ONE]);
    assert_eq!(fault, "Registry: caller is not owner");
    chain.call(REGISTRAR, registry, "set_registrar", &[STRANGER, Felt::ONE]);
    let fault = chain.fault(STRANGER, registry, "set_registrar", &[STRANGER, Felt::ZERO]);
    assert_eq!(fault, "Registry: caller is not owner", "a registrar is no owner");
}
