use starknet_types_core::hash::{Poseidon, StarkHash};

use super::*;
use crate::felts::{selector, storage_address};

fn felt(value: u64) -> Felt {
    Felt::from(value)
}

/// Two transactions, the second reverted; a plain field and a map cell.
fn sample() -> SubBlock {
    let contract = felt(0xc0);
    let call = |calldata: &[u64]| Transaction {
        sender: felt(0xa),
        nonce: Felt::ZERO,
        contract,
        selector: selector("transfer"),
        calldata: calldata.iter().map(|value| felt(*value)).collect(),
        signature: Vec::new(),
    };
    let row = |variable, name, keys: &[Felt], old, new| Row {
        variable,
        keys: [keys.first().copied().unwrap_or_default(), Felt::ZERO],
        address: storage_address(name, keys),
        old: felt(old),
        new: felt(new),
    };
    let mut rows = vec![row(0, "total", &[], 5, 5), row(1, "balances", &[felt(0xa)], 9, 4)];
    rows.sort_by_key(|row| row.address);
    let event = Event { selector: selector("Transferred"), keys: vec![felt(0xa)], data: vec![felt(0xb), felt(5)] };
    SubBlock {
        header: Header {
            chain_id: felt(1),
            manager: felt(2),
            thread_id: felt(3),
            number: 1,
            parent: Felt::ZERO,
            timestamp: 6,
        },
        contract,
        rows,
        transactions: vec![call(&[0xb, 5]), call(&[0xb, 5, 6])],
        receipts: vec![
            Receipt { status: Felt::ZERO, events: vec![event] },
            Receipt { status: felt(0x6e6f), events: Vec::new() },
        ],
        witness: vec![1, 0, 1],
    }
}

fn p(felts: &[Felt]) -> Felt {
    Poseidon::hash_array(felts)
}

#[test]
fn transactions_are_padded_to_an_even_length() {
    let block = sample();
    let t = selector("transfer");
    let (z, c) = (Felt::ZERO, felt(0xc0));
    assert_eq!(block.transactions[0].encode(), [felt(0xa), z, c, t, felt(2), felt(0xb), felt(5), z]);
    assert_eq!(block.transactions[1].encode(), [felt(0xa), z, c, t, felt(3), felt(0xb), felt(5), felt(6), z, z]);
}

#[test]
fn commitments_are_the_protocols() {
    let block = sample();
    let (t, e, z, c) = (selector("transfer"), selector("Transferred"), Felt::ZERO, felt(0xc0));
    let (a, b) = (felt(0xa), felt(0xb));
    let transactions = [a, z, c, t, felt(2), b, felt(5), z, /**/ a, z, c, t, felt(3), b, felt(5), felt(6), z, z];
    assert_eq!(block.transactions_commitment(), p(&transactions));
    // Five felts of event and one of padding; the second transaction has no event, but a status.
    assert_eq!(block.events_commitment(), p(&[c, e, a, b, felt(5), z, /**/ z, felt(0x6e6f)]));
    let entry = |row: &Row| [c, row.address, row.old, row.new];
    let entries = [entry(&block.rows[0]), entry(&block.rows[1])].concat();
    assert_eq!(block.entries_commitment(), p(&entries));
    assert_eq!(
        block.output(),
        [
            OUTPUT_TAG,
            felt(1),
            felt(2),
            felt(3),
            felt(1),
            z,
            felt(6),
            p(&[c]),
            felt(2),
            p(&transactions),
            block.events_commitment(),
            felt(2),
            p(&entries),
        ]
    );
    assert_eq!(block.commitment(), p(&block.output()));
    assert_eq!(block.fact(&felt(77)), p(&[felt(77), p(&block.output())]));
    assert_eq!(crate::felts::short_string("ZKTHREAD1"), Some(OUTPUT_TAG));
}

#[test]
fn the_events_stream_tells_where_a_transaction_begins() {
    let mut block = sample();
    let (e, z, c) = (selector("Transferred"), Felt::ZERO, felt(0xc0));
    let event = block.receipts[0].events[0].clone();
    let first = [c, e, felt(0xa), felt(0xb), felt(5), z];
    let later = [c, e + Felt::TWO.pow(250_u128), felt(0xa), felt(0xb), felt(5), z];
    let receipt = |events: Vec<Event>| Receipt { status: z, events };

    block.receipts = vec![receipt(vec![event.clone(), event.clone()]), receipt(Vec::new())];
    assert_eq!(block.events_commitment(), p(&[&first[..], &later, &[z, z]].concat()));
    block.receipts = vec![receipt(vec![event.clone()]), receipt(vec![event])];
    assert_eq!(block.events_commitment(), p(&[first, first].concat()));
}

#[test]
fn the_program_input_is_laid_out_as_the_protocol_says() {
    let block = sample();
    let (z, one) = (Felt::ZERO, Felt::ONE);
    let mut expected = vec![felt(1), felt(2), felt(3), one, z, felt(6), one, felt(0xc0), felt(2)];
    for row in &block.rows {
        expected.extend([z, felt(row.variable as u64), row.keys[0], row.keys[1], row.old]);
    }
    expected.extend([felt(3), one, z, one, felt(2)]);
    expected.extend(block.transactions[0].encode());
    expected.extend(block.transactions[1].encode());
    assert_eq!(block.program_input(), expected);
}

#[test]
fn a_sub_block_is_the_same_after_json() {
    let block = sample();
    let text = serde_json::to_string(&block).unwrap_or_default();
    assert_eq!(serde_json::from_str::<SubBlock>(&text).ok(), Some(block));
}

#[test]
fn a_good_sub_block_passes() {
    assert_eq!(sample().check(), Ok(()));
    assert_eq!(sample().check_layout(&[("total", 0), ("balances", 1)]), Ok(()));
}

#[test]
fn each_forgery_is_named() {
    fn refused(forge: impl FnOnce(&mut SubBlock)) -> Option<SubBlockError> {
        let mut block = sample();
        forge(&mut block);
        block.check().err()
    }
    use SubBlockError::*;
    assert_eq!(refused(|b| b.header.number = 0), Some(NumberZero));
    assert_eq!(refused(|b| b.header.number = 2), Some(Parent { number: 2, parent: Felt::ZERO }));
    assert_eq!(refused(|b| b.header.parent = felt(9)), Some(Parent { number: 1, parent: felt(9) }));
    assert_eq!(refused(|b| b.header.manager = Felt::MAX), Some(Address { what: "manager", address: Felt::MAX }));
    assert_eq!(refused(|b| b.contract = Felt::ZERO), Some(Address { what: "contract", address: Felt::ZERO }));
    assert_eq!(refused(|b| b.rows[1].address = Felt::MAX), Some(RowAddress { row: 1, address: Felt::MAX }));
    assert_eq!(refused(|b| b.rows.swap(0, 1)), Some(RowOrder { row: 1 }));
    assert_eq!(refused(|b| b.rows[1] = b.rows[0].clone()), Some(RowOrder { row: 1 }));
    assert_eq!(refused(|b| b.witness = vec![0, 0]), Some(UnusedRow { row: 1 }));
    assert_eq!(refused(|b| b.witness.push(2)), Some(WitnessIndex { position: 3, row: 2, rows: 2 }));
    assert_eq!(refused(|b| b.receipts.truncate(1)), Some(ReceiptCount { transactions: 2, receipts: 1 }));
    let foreign = ForeignTransaction { transaction: 1, contract: felt(7) };
    assert_eq!(refused(|b| b.transactions[1].contract = felt(7)), Some(foreign));
    assert_eq!(refused(|b| b.transactions[0].sender = Felt::MAX), Some(Sender { transaction: 0, sender: Felt::MAX }));
    assert_eq!(refused(|b| b.transactions[0].signature.push(felt(1))), Some(Signature { transaction: 0 }));
    assert_eq!(refused(|b| b.receipts[0].status = felt(1)), Some(EventsOfReverted { receipt: 0 }));
}

#[test]
fn a_row_of_another_layout_is_named() {
    let wrong = |layout: &[(&str, usize)]| sample().check_layout(layout).err();
    assert!(matches!(wrong(&[("total", 0)]), Some(SubBlockError::UnknownVariable { variable: 1, .. })));
    assert!(matches!(wrong(&[("totals", 0), ("balances", 1)]), Some(SubBlockError::WrongAddress { .. })));
    assert!(matches!(wrong(&[("total", 0), ("balances", 2)]), Some(SubBlockError::WrongAddress { .. })));
    assert!(matches!(wrong(&[("total", 0), ("balances", 0)]), Some(SubBlockError::WrongAddress { .. })));
}
