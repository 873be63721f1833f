use zkthread::sub_block::{Auth, Header};

use super::*;
use crate::manager::{Allowed, ClassHashes, DeployedContract};

fn deployment() -> Deployment {
    let contract = |name: &str, address: u64| DeployedContract {
        name: name.to_owned(),
        address: address.into(),
        class_hash: Felt::ONE,
    };
    Deployment {
        chain_id: Felt::ONE,
        manager: Felt::TWO,
        registry: Felt::THREE,
        contracts: vec![contract("World", 10), contract("Arena", 11)],
        thread_id: Felt::from(4),
        os_version: Felt::from(5),
        min_security_bits: 96,
        emits_events: true,
        auth: Auth::Signature,
        provers: Allowed::Anyone,
        batchers: Allowed::Anyone,
        admin: Felt::from(6),
        class_hashes: ClassHashes { manager: Felt::from(7), registry: Felt::from(8) },
        block: 9,
        receipt: None,
    }
}

fn stale(contract: usize, address: Felt, keys: &[u64], (old, present): (u64, u64)) -> (String, bool) {
    let keys = keys.iter().copied().map(Felt::from).collect();
    let row = Row { contract, variable: 0, keys, address, old: vec![old.into()], new: vec![old.into()] };
    let Stale { name, is_system, change } = Stale::new(&deployment(), &row, address, old.into(), present.into());
    (format!("{name}: {change}"), is_system)
}

#[test]
fn stale_nonces_and_keys_are_named() {
    let nonce = nonce_address(&Felt::from(0xa));
    let words = "the nonce of 0xa: 0x1 when the sub-block was built, 0x2 now".to_owned();
    assert_eq!(stale(0, nonce, &[0xa], (1, 2)), (words, true));
    let key = key_address(&Felt::from(0xa), &Felt::from(0xb));
    for ((old, present), words) in [
        ((5, 0), "the thread key 0xb of 0xa: it is revoked now"),
        ((5, 6), "the thread key 0xb of 0xa: it is authorized with another expiry or scope now"),
        ((0, 6), "the thread key 0xb of 0xa: it was not authorized when the sub-block was built"),
    ] {
        assert_eq!(stale(0, key, &[0xa, 0xb], (old, present)), (words.to_owned(), true));
    }
    // What only looks like one is a cell like others.
    for (contract, address, keys) in [(1, nonce, &[0xa][..]), (0, nonce, &[0xb]), (0, key, &[0xb, 0xa]), (0, key, &[])]
    {
        let (words, is_system) = stale(contract, address, keys, (1, 2));
        let name = if contract == 0 { "World" } else { "Arena" };
        assert!(!is_system && words.starts_with(&format!("{address:#x} of {name}: 0x1 when")), "{words}");
    }
    assert!(stale(7, Felt::ONE, &[], (1, 2)).0.starts_with("0x1 of no contract"));
}

#[test]
fn a_sub_block_expires_after_its_last_second() {
    let sub_block = SubBlock {
        header: Header { number: 3, ..Header::default() },
        contracts: Vec::new(),
        auth: Auth::Signature,
        rows: Vec::new(),
        transactions: Vec::new(),
        scopes: Vec::new(),
        receipts: Vec::new(),
        witness: Vec::new(),
        valid_until: 100,
        batcher_signature: None,
    };
    let at = |l2_timestamp| {
        let head = ThreadStatus {
            owner: Felt::ZERO,
            active: true,
            registry: Felt::ZERO,
            min_security_bits: 96,
            contracts_hash: Felt::ZERO,
            number: 0,
            commitment: Felt::ZERO,
            timestamp: 0,
            emits_events: true,
            auth: Auth::Signature,
            l2_block: 0,
            l2_timestamp,
        };
        check_time(&sub_block, &head)
    };
    assert!(at(0).is_ok() && at(100).is_ok());
    let error = at(101).expect_err("too late");
    assert_eq!(error.to_string(), "sub-block 3 has expired: it could settle until 100, and on L2 it is 101");
    assert_eq!(error.code(), "expired");
}
