use std::fs;

use tempfile::TempDir;
use zkthread::Felt;
use zkthread::felts::storage_address;
use zkthread::sub_block::{Auth, Event, Header, NEVER_EXPIRES, Receipt, Row, Transaction};

use super::*;
use crate::{Head, LocalState, LocalStateError};

fn folder() -> TempDir {
    TempDir::new().unwrap_or_else(|error| panic!("{error}"))
}

const CONTRACT: Felt = Felt::from_hex_unchecked("0xc0");

fn sub_block() -> SubBlock {
    let row = Row {
        contract: 0,
        variable: 0,
        keys: Vec::new(),
        address: storage_address("total", &[]),
        old: vec![Felt::ZERO],
        new: vec![Felt::from(u128::MAX)],
    };
    let transaction = Transaction::of_batcher(Felt::ONE, CONTRACT, "transfer", vec![Felt::MAX]);
    SubBlock {
        header: Header { number: 1, timestamp: u64::MAX, ..Header::default() },
        contracts: vec![CONTRACT],
        auth: Auth::Batcher,
        rows: vec![row],
        transactions: vec![transaction],
        scopes: Vec::new(),
        receipts: vec![Receipt::default()],
        witness: vec![0],
        valid_until: NEVER_EXPIRES,
        batcher_signature: None,
    }
}

#[test]
fn a_sub_block_is_the_same_after_saving() {
    let folder = folder();
    let path = folder.path().join("1.json");
    assert!(save_sub_block(&path, &sub_block()).is_ok());
    assert_eq!(load_sub_block(&path).ok(), Some(sub_block()));
    // Saving again replaces the file and leaves nothing beside it.
    assert!(save_sub_block(&path, &sub_block()).is_ok());
    assert_eq!(fs::read_dir(folder.path()).map(Iterator::count).ok(), Some(1));
    let nowhere = folder.path().join("no/such/folder.json");
    assert!(matches!(save_sub_block(&nowhere, &sub_block()), Err(FileError::Io { .. })));
}

/// What is wrong with a file of this text.
fn refused(text: &str) -> FileError {
    let folder = folder();
    let path = folder.path().join("hostile.json");
    fs::write(&path, text).unwrap_or_else(|error| panic!("{error}"));
    let error = load_sub_block(&path).err().unwrap_or_else(|| panic!("accepted: {text}"));
    assert!(error.to_string().contains("hostile.json") && error.help().is_some(), "{error}");
    error
}

#[test]
fn hostile_files_are_named_not_believed() {
    let text = |change: &dyn Fn(&mut SubBlock)| {
        let mut block = sub_block();
        change(&mut block);
        let envelope = Envelope { format: SUB_BLOCK_FORMAT.to_owned(), version: SUB_BLOCK_VERSION, content: block };
        serde_json::to_string(&envelope).unwrap_or_default()
    };
    let good = text(&|_| {});
    for text in ["", "{", "null", "[]", "\u{feff}{}", "{\"format\":7,\"version\":1}"] {
        assert!(matches!(refused(text), FileError::NotThisFormat { .. }), "{text}");
    }
    assert!(matches!(refused(&good.replace("zkthread-sub-block", "else")), FileError::NotThisFormat { .. }));
    // The versions before, which had one contract, and nobody who signs.
    for found in [2, 3] {
        let before = good.replace(&format!("\"version\":{SUB_BLOCK_VERSION}"), &format!("\"version\":{found}"));
        assert!(matches!(refused(&before), FileError::OtherVersion { found: version, .. } if version == found));
    }
    let future = r#"{"format": "zkthread-sub-block", "version": 9, "content": "who knows"}"#;
    assert!(matches!(refused(future), FileError::OtherVersion { found: 9, expected: SUB_BLOCK_VERSION, .. }));
    assert!(matches!(refused(&good[..good.len() / 2]), FileError::NotThisFormat { .. }));
    for (from, to) in [
        ("\"number\":1", "\"number\":-1"),
        ("\"number\":1", "\"number\":18446744073709551616"),
        ("\"witness\":[0]", "\"witness\":[0.5]"),
        ("\"witness\"", "\"witnesses\""),
        ("\"0xc0\"", "\"0x8000000000000110000000000000000000000000000000000000000000000ff\""),
        ("\"0xc0\"", "\"c0\""),
        ("\"0xc0\"", "192"),
        ("\"nonce\":0", "\"nonce\":18446744073709551616"),
        ("\"keys\":[]", "\"keys\":[\"0x0\"],\"keys\":[]"),
        ("\"status\"", "\"extra\":0,\"status\""),
        ("\"contracts\"", "\"contract\""),
        ("\"contracts\":[", "\"contracts\":[7,"),
        ("\"contract\":0", "\"contract\":-1"),
        ("\"contract\":0,", ""),
    ] {
        assert!(good.contains(from), "{from}");
        assert!(matches!(refused(&good.replace(from, to)), FileError::Damaged { .. }), "{to}");
    }
    let inconsistent = |change: &dyn Fn(&mut SubBlock)| match refused(&text(change)) {
        FileError::Inconsistent { source, .. } => source,
        other => panic!("{other}"),
    };
    assert_eq!(inconsistent(&|b| b.header.number = 0), SubBlockError::NumberZero);
    assert_eq!(inconsistent(&|b| b.witness = vec![9]), SubBlockError::WitnessIndex { position: 0, cell: 9 });
    assert_eq!(inconsistent(&|b| b.receipts.clear()), SubBlockError::ReceiptCount { outcomes: 1, receipts: 0 });
    assert_eq!(inconsistent(&|b| b.rows.push(b.rows[0].clone())), SubBlockError::RowOrder { row: 1 });
    assert_eq!(
        inconsistent(&|b| b.rows[0].contract = 1),
        SubBlockError::RowContract { row: 0, contract: 1, contracts: 1 }
    );
    assert!(matches!(inconsistent(&|b| b.contracts.clear()), SubBlockError::Contracts(_)));
    assert!(matches!(inconsistent(&|b| b.contracts.push(CONTRACT)), SubBlockError::Contracts(_)));
    let event = Event { contract: 1, name: "Moved".into(), keys: Vec::new(), data: Vec::new() };
    assert_eq!(
        inconsistent(&|b| b.receipts[0].events.push(event.clone())),
        SubBlockError::EventContract { receipt: 0, contract: 1, contracts: 1 }
    );
    assert!(matches!(load_sub_block(Path::new("no-such-file.json")), Err(FileError::Missing { .. })));
}

#[test]
fn local_state_grows_by_sub_blocks_in_order() {
    let folder = folder();
    let path = folder.path().join("state.json");
    let mut state = LocalState::load(&path).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(state, LocalState::default());
    let first = sub_block();
    assert_eq!(state.apply(&first), Ok(()));
    assert_eq!(state.get(&CONTRACT, &first.rows[0].address), Felt::from(u128::MAX));
    assert_eq!(state.head, Head { number: 1, commitment: first.commitment(), timestamp: u64::MAX });
    assert!(state.save(&path).is_ok());
    assert_eq!(LocalState::load(&path).ok(), Some(state.clone()));

    let before = state.clone();
    assert_eq!(state.apply(&first), Err(LocalStateError::WrongNumber { expected: 2, found: 1 }));
    let mut second = first.clone();
    second.header.number = 2;
    assert!(matches!(state.apply(&second), Err(LocalStateError::WrongParent { .. })));
    second.header.parent = first.commitment();
    second.header.timestamp = 5;
    assert_eq!(state.apply(&second), Err(LocalStateError::TooEarly { previous: u64::MAX, found: 5 }));
    second.header.timestamp = u64::MAX;
    assert!(matches!(state.apply(&second), Err(LocalStateError::Stale { entry, .. }) if entry.contract == CONTRACT));
    assert_eq!(state, before);
    second.rows[0].old = vec![Felt::from(u128::MAX)];
    assert_eq!(state.apply(&second), Ok(()));

    fs::write(&path, "{}").unwrap_or_else(|error| panic!("{error}"));
    assert!(matches!(LocalState::load(&path), Err(FileError::NotThisFormat { .. })));
}
