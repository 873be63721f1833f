use zkthread::sub_block::Header;

use super::*;

fn deployment() -> Deployment {
    let contract = |name: &str, address: u64| DeployedContract {
        name: name.to_owned(),
        address: address.into(),
        class_hash: Felt::from(address + 100),
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
        auth: Auth::Batcher,
        provers: Allowed::Only(vec![Felt::from(6)]),
        batchers: Allowed::Anyone,
        admin: Felt::from(6),
        class_hashes: ClassHashes { manager: Felt::from(7), registry: Felt::from(8) },
        block: 9,
        receipt: None,
    }
}

fn status() -> ThreadStatus {
    ThreadStatus {
        owner: Felt::from(6),
        active: true,
        registry: Felt::THREE,
        min_security_bits: 96,
        contracts_hash: Felt::ZERO,
        number: 0,
        commitment: Felt::ZERO,
        timestamp: 0,
        emits_events: true,
        auth: Auth::Batcher,
        l2_block: 0,
        l2_timestamp: 0,
    }
}

#[test]
fn a_thread_of_other_terms_is_another_thread() {
    let contracts = [Felt::from(10), Felt::from(11)];
    let found = |status: ThreadStatus, contracts: &[Felt]| difference(&deployment(), &status, contracts, true);
    assert_eq!(found(status(), &contracts), None);
    for (other, reason) in [
        (ThreadStatus { registry: Felt::ONE, ..status() }, "its registry is 0x1"),
        (ThreadStatus { min_security_bits: 97, ..status() }, "it asks for 97 security bits"),
        (ThreadStatus { emits_events: false, ..status() }, "it does not emit events"),
        (ThreadStatus { auth: Auth::Signature, ..status() }, "its transactions are signed by their senders"),
    ] {
        assert_eq!(found(other, &contracts).as_deref(), Some(reason));
    }
    let swapped = [contracts[1], contracts[0]];
    assert_eq!(found(status(), &swapped).as_deref(), Some("its contracts are 0xb, 0xa"));
    assert_eq!(found(status(), &contracts[..1]).as_deref(), Some("its contracts are 0xa"));
    let silent = Deployment { emits_events: false, ..deployment() };
    assert_eq!(difference(&silent, &status(), &contracts, true).as_deref(), Some("it emits events"));
    let unknown = difference(&deployment(), &status(), &contracts, false);
    assert_eq!(unknown.as_deref(), Some("it does not know OS version 0x5"));
}

#[test]
fn a_sub_block_of_other_contracts_is_named() {
    let deployment = deployment();
    let header = Header { chain_id: Felt::ONE, manager: Felt::TWO, thread_id: Felt::from(4), ..Header::default() };
    let sub_block = SubBlock {
        header,
        contracts: deployment.addresses(),
        auth: Auth::Batcher,
        rows: Vec::new(),
        transactions: Vec::new(),
        scopes: Vec::new(),
        receipts: Vec::new(),
        witness: Vec::new(),
        valid_until: u64::MAX,
        batcher_signature: None,
    };
    assert!(deployment.check_domain(&sub_block).is_ok());
    let refused = |contracts: &[u64]| {
        let contracts = contracts.iter().copied().map(Felt::from).collect();
        let error = deployment.check_domain(&SubBlock { contracts, ..sub_block.clone() });
        error.err().map(|error| error.to_string()).unwrap_or_default()
    };
    assert_eq!(refused(&[10, 12]), "the sub-block is of contract 0xc; the deployment has 0xb");
    assert_eq!(refused(&[11, 10]), "the sub-block is of contract 0xb; the deployment has 0xa");
    assert_eq!(refused(&[10]), "the sub-block is of number of contracts 0x1; the deployment has 0x2");
    assert!(refused(&[10, 11, 12]).contains("number of contracts 0x3"));
    assert_eq!(deployment.domain().contracts, deployment.addresses());
}

/// Of no contracts: what else makes a thread another one.
fn request() -> DeployRequest<'static> {
    DeployRequest {
        contracts: Vec::new(),
        constructor: &|_, _| Ok(Vec::new()),
        os_version: Felt::from(5),
        min_security_bits: 96,
        auth: Auth::Signature,
        provers: Allowed::Anyone,
        batchers: Allowed::Anyone,
        emits_events: true,
        salt: Felt::ZERO,
        system_salt: Felt::ZERO,
    }
}

#[test]
fn other_terms_give_the_contracts_other_addresses() {
    let salt = thread_salt(&request(), Felt::THREE);
    let named = || Allowed::Only(vec![Felt::ONE]);
    let changeable = DeployRequest { provers: named(), batchers: named(), ..request() };
    assert_eq!(thread_salt(&changeable, Felt::THREE), salt);
    for other in [
        DeployRequest { min_security_bits: 97, ..request() },
        DeployRequest { os_version: Felt::from(6), ..request() },
        DeployRequest { emits_events: false, ..request() },
        DeployRequest { auth: Auth::Batcher, ..request() },
        DeployRequest { salt: Felt::ONE, ..request() },
    ] {
        assert_ne!(thread_salt(&other, Felt::THREE), salt);
    }
    assert_ne!(thread_salt(&request(), Felt::TWO), salt, "another registry");
}

#[test]
fn deploying_again_does_not_hide_older_sub_blocks() {
    assert_eq!(block_before(None, 9), 9);
    assert_eq!(block_before(Some(Felt::from(4)), 9), 0);
}

#[test]
fn saved_deployments_are_read_and_those_of_older_versions_named() {
    let text = serde_json::to_string(&deployment()).expect("it is JSON");
    assert_eq!(Deployment::from_json(&text).ok(), Some(deployment()));
    let mut old: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    for field in ["auth", "provers", "batchers"] {
        old.as_object_mut().and_then(|fields| fields.remove(field)).expect("it was there");
    }
    for (text, reason) in
        [(old.to_string().as_str(), "an older version"), ("{}", "missing field"), ("nothing", "expected")]
    {
        let error = Deployment::from_json(text).expect_err("refused");
        assert!(error.to_string().contains(reason), "{error}");
        assert!(error.help().is_some_and(|help| help.contains("deploy")));
    }
}
