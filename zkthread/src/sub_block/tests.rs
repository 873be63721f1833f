use starknet_types_core::hash::{Poseidon, StarkHash};

use super::*;
use starknet_types_core::felt::NonZeroFelt;

use crate::felts::{selector, storage_address};
use crate::signature::{self, N_HINTS, Signature};
use crate::typed_data::transaction_hash;

fn felt(value: u64) -> Felt {
    Felt::from(value)
}

/// Two transactions on one contract, the second reverted; a plain field and a map of values with two cells.
fn sample() -> SubBlock {
    let contract = felt(0xc0);
    let call = |nonce: u64, calldata: &[u64]| {
        let calldata = calldata.iter().map(|value| felt(*value)).collect();
        Transaction { nonce, ..Transaction::of_batcher(felt(0xa), contract, "transfer", calldata) }
    };
    let felts = |values: &[u64]| values.iter().map(|value| felt(*value)).collect::<Vec<_>>();
    let row = |variable, name, keys: &[Felt], old: &[u64], new: &[u64]| Row {
        contract: 0,
        variable,
        keys: keys.to_vec(),
        address: storage_address(name, keys),
        old: felts(old),
        new: felts(new),
    };
    let mut rows = vec![row(0, "total", &[], &[5], &[5]), row(1, "balances", &[felt(0xa)], &[9, 8], &[4, 8])];
    rows.sort_by_key(|row| row.address);
    // The tests below name cells by number.
    assert_eq!(rows[0].variable, 0);
    let event =
        Event { contract: 0, name: "Transferred".into(), keys: vec![felt(0xa)], data: vec![felt(0xb), felt(5)] };
    SubBlock {
        header: Header {
            chain_id: felt(1),
            manager: felt(2),
            thread_id: felt(3),
            number: 1,
            parent: Felt::ZERO,
            timestamp: 6,
        },
        contracts: vec![contract],
        auth: Auth::Batcher,
        rows,
        transactions: vec![call(0, &[0xb, 5]), call(7, &[0xb, 5, 6])],
        scopes: Vec::new(),
        receipts: vec![
            Receipt { status: Felt::ZERO, events: vec![event] },
            Receipt { status: felt(0x6e6f), events: Vec::new() },
        ],
        witness: vec![1, 0, 1],
        valid_until: NEVER_EXPIRES,
        batcher_signature: None,
    }
}

/// The sub-block of a thread with a contract more before that of [`sample`], which has the first row and is called last.
fn sample_of_two() -> SubBlock {
    let mut block = sample();
    let (before, own) = (felt(0xb0), block.contracts[0]);
    block.contracts = vec![before, own];
    for row in &mut block.rows {
        (row.contract, row.variable) = (1, row.variable + 2);
    }
    let address = storage_address("last", &[]);
    assert!(address > block.rows[0].address, "the order of contracts goes before that of addresses");
    let row = Row { contract: 0, variable: 0, keys: Vec::new(), address, old: vec![felt(3)], new: vec![felt(4)] };
    block.rows.insert(0, row);
    block.transactions.push(Transaction::of_batcher(felt(0xa), before, "tick", Vec::new()));
    block.receipts[0].events[0].contract = 1;
    let event = |contract| Event { contract, name: "Ticked".into(), keys: Vec::new(), data: vec![felt(4)] };
    block.receipts.push(Receipt { status: Felt::ZERO, events: vec![event(0), event(1)] });
    block.witness = vec![2, 1, 2, 0];
    block
}

fn fields_of_two() -> [Vec<StorageField>; 2] {
    [vec![StorageField { name: "last".into(), keys: 0, cells: 1, is_list: false }], fields()]
}

fn fields() -> Vec<StorageField> {
    let field = |name: &str, keys, cells| StorageField { name: name.into(), keys, cells, is_list: false };
    vec![field("total", 0, 1), field("balances", 1, 2)]
}

/// `tag(name)` plus numbers, each with the power of two it is multiplied with.
fn header(name: &str, numbers: &[(u64, u128)]) -> Felt {
    let power = NonZeroFelt::try_from(Felt::TWO.pow(128_u8)).unwrap_or(NonZeroFelt::ONE);
    let tag = selector(name).mod_floor(&power);
    numbers.iter().fold(tag, |sum, (number, power)| sum + felt(*number) * Felt::TWO.pow(*power))
}

fn p(felts: &[Felt]) -> Felt {
    Poseidon::hash_array(felts)
}

#[test]
fn transactions_are_padded_to_an_even_length() {
    let block = sample();
    let z = Felt::ZERO;
    let first = header("transfer", &[(2, 192)]);
    assert_eq!(block.transactions[0].encode(|_| 0), [felt(0xa), first, felt(0xb), felt(5)]);
    let second = header("transfer", &[(7, 128), (3, 192)]);
    assert_eq!(block.transactions[1].encode(|_| 0), [felt(0xa), second, felt(0xb), felt(5), felt(6), z]);
    assert_eq!((block.transactions[0].permutations(), block.transactions[1].permutations()), (2, 3));
    // The largest numbers stay apart and below the prime.
    let mut most = block.transactions[0].clone();
    (most.nonce, most.calls[0].calldata) = (u64::MAX, vec![z; 0xffff]);
    assert_eq!(most.encode(|_| 15)[1], header("transfer", &[(u64::MAX, 128), (0xffff, 192), (15, 224)]));
}

#[test]
fn commitments_are_the_protocols() {
    let block = sample();
    let (z, c, a, b) = (Felt::ZERO, felt(0xc0), felt(0xa), felt(0xb));
    let [first, second] = [header("transfer", &[(2, 192)]), header("transfer", &[(7, 128), (3, 192)])];
    let transactions = [a, first, b, felt(5), /**/ a, second, b, felt(5), felt(6), z];
    assert_eq!(block.transactions_commitment(), p(&transactions));
    // The second transaction has no event, but a status.
    let event = header("Transferred", &[(1, 128), (2, 144)]);
    assert_eq!(block.events_commitment(), p(&[event, a, b, felt(5), /**/ z, felt(0x6e6f)]));
    let (total, balance) = (&block.rows[0], &block.rows[1]);
    let entries = [
        [c, total.address, felt(5), felt(5)],
        [c, balance.address, felt(9), felt(4)],
        [c, balance.address + Felt::ONE, felt(8), felt(8)],
    ]
    .concat();
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
            felt(u64::MAX),
            p(&[c]),
            felt(2),
            p(&transactions),
            block.events_commitment(),
            felt(3),
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
    let z = Felt::ZERO;
    let mut event = block.receipts[0].events[0].clone();
    event.data.pop();
    let first = [header("Transferred", &[(1, 128), (1, 144)]), felt(0xa), felt(0xb), z];
    let later = [header("Transferred", &[(1, 128), (1, 144), (1, 176)]), felt(0xa), felt(0xb), z];
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
    let tag = header("transfer", &[]);
    let mut expected = vec![felt(1), felt(2), felt(3), one, z, felt(6), one, felt(0xc0), felt(2)];
    expected.extend([z, felt(5)]);
    expected.extend([one, felt(0xa), felt(9), felt(8)]);
    expected.extend([felt(3), one, z, one, felt(2)]);
    expected.extend([felt(0xa), z, tag, z, felt(2), felt(0xb), felt(5)]);
    expected.extend([felt(0xa), z, tag, felt(7), felt(3), felt(0xb), felt(5), felt(6)]);
    assert_eq!(block.program_input(), expected);
}

#[test]
fn positions_of_contracts_stand_in_headers_and_in_the_input() {
    let block = sample_of_two();
    let (z, one, a, b) = (Felt::ZERO, Felt::ONE, felt(0xa), felt(0xb));
    let [before, own] = [felt(0xb0), felt(0xc0)];
    assert_eq!(block.contracts_hash(), p(&[before, own]));
    let [first, second] =
        [(2, 0), (3, 7)].map(|(calldata, nonce)| header("transfer", &[(nonce, 128), (calldata, 192), (1, 224)]));
    let transactions = [a, first, b, felt(5), a, second, b, felt(5), felt(6), z, a, header("tick", &[])];
    assert_eq!(block.transactions_commitment(), p(&transactions));
    let transferred = header("Transferred", &[(1, 128), (2, 144), (1, 160)]);
    let ticked = [(0, 0), (1, 1)].map(|(position, later)| header("Ticked", &[(1, 144), (position, 160), (later, 176)]));
    let events = [transferred, a, b, felt(5), z, felt(0x6e6f), ticked[0], felt(4), ticked[1], felt(4)];
    assert_eq!(block.events_stream(), events);
    assert_eq!(block.events_commitment(), p(&events));
    let contracts: Vec<Felt> = block.entries().map(|entry| entry.contract).collect();
    assert_eq!(contracts, [before, own, own, own]);

    let mut expected = vec![felt(1), felt(2), felt(3), one, z, felt(6), felt(2), before, own, felt(3)];
    expected.extend([z, felt(3)]);
    expected.extend([felt(2), felt(5)]);
    expected.extend([felt(3), a, felt(9), felt(8)]);
    expected.extend([felt(4), felt(2), one, felt(2), z, felt(3)]);
    expected.extend([a, one, header("transfer", &[]), z, felt(2), b, felt(5)]);
    expected.extend([a, one, header("transfer", &[]), felt(7), felt(3), b, felt(5), felt(6)]);
    expected.extend([a, z, header("tick", &[]), z, z]);
    assert_eq!(block.program_input(), expected);
}

#[test]
fn a_sub_block_is_the_same_after_json() {
    for block in [sample(), sample_of_two()] {
        let text = serde_json::to_string(&block).unwrap_or_default();
        assert_eq!(serde_json::from_str::<SubBlock>(&text).ok(), Some(block));
    }
}

#[test]
fn a_good_sub_block_passes() {
    assert_eq!(sample().check(), Ok(()));
    assert_eq!(sample().check_layout(&[fields()]), Ok(()));
    assert_eq!(sample_of_two().check(), Ok(()));
    assert_eq!(sample_of_two().check_layout(&fields_of_two()), Ok(()));
}

#[test]
fn each_forgery_of_several_contracts_is_named() {
    fn refused(forge: impl FnOnce(&mut SubBlock)) -> Option<SubBlockError> {
        let mut block = sample_of_two();
        forge(&mut block);
        block.check().err()
    }
    use SubBlockError::*;
    let contracts = |forge: &dyn Fn(&mut Vec<Felt>)| match refused(|b| forge(&mut b.contracts)) {
        Some(Contracts(error)) => error,
        other => panic!("{other:?}"),
    };
    assert_eq!(contracts(&|c| c.clear()), ContractsError::Count { contracts: 0 });
    assert_eq!(contracts(&|c| c.extend((0..15_u64).map(felt))), ContractsError::Count { contracts: 17 });
    let same = ContractsError::Same { first: 0, second: 1, address: felt(0xb0) };
    assert_eq!(contracts(&|c| c[1] = c[0]), same);
    for address in [Felt::ZERO, Felt::TWO.pow(251_u128), Felt::MAX] {
        assert_eq!(contracts(&|c| c[1] = address), ContractsError::Address { position: 1, address });
    }
    // Sixteen contracts are taken.
    assert_eq!(refused(|b| b.contracts.extend((1..15_u64).map(felt))), None);
    let row = |contract| Some(RowContract { row: 2, contract, contracts: 2 });
    assert_eq!(refused(|b| b.rows[2].contract = 2), row(2));
    assert_eq!(refused(|b| b.rows[2].contract = usize::MAX), row(usize::MAX));
    // A row of the first contract behind one of the second, wherever its address is.
    assert_eq!(refused(|b| b.rows.rotate_left(1)), Some(RowOrder { row: 2 }));
    assert_eq!(refused(|b| b.rows[0].contract = 1), Some(RowOrder { row: 1 }));
    let event = |contract| Some(EventContract { receipt: 2, contract, contracts: 2 });
    assert_eq!(refused(|b| b.receipts[2].events[1].contract = 2), event(2));
    assert_eq!(refused(|b| b.receipts[2].events[1].contract = usize::MAX), event(usize::MAX));
    let foreign = ForeignTransaction { transaction: 2, contract: felt(7) };
    assert_eq!(refused(|b| b.transactions[2].calls[0].contract = felt(7)), Some(foreign));
}

#[test]
fn what_is_unchecked_can_be_looked_at() {
    let mut block = sample_of_two();
    block.contracts.truncate(1);
    block.rows[1].contract = usize::MAX;
    block.receipts[2].events[1].contract = usize::MAX;
    assert_eq!(block.output().len(), 14);
    assert!(!block.program_input().is_empty());
    // A contract that is none of the thread's stands for a position that the thread does not have.
    assert_eq!(block.program_input()[24], Felt::ONE);
}

#[test]
fn a_row_of_another_contracts_layout_is_named() {
    let layouts = |contracts: &[Vec<StorageField>], forge: &dyn Fn(&mut SubBlock)| {
        let mut block = sample_of_two();
        forge(&mut block);
        block.check_layout(contracts).err()
    };
    let [last, own] = fields_of_two();
    let unchanged = |_: &mut SubBlock| {};
    let others = |expected| Some(SubBlockError::OtherContracts { contracts: 2, expected });
    assert_eq!(layouts(std::slice::from_ref(&own), &unchanged), others(1));
    assert_eq!(layouts(&[], &unchanged), others(0));
    assert_eq!(layouts(&[last.clone(), own.clone(), own.clone()], &unchanged), others(3));
    let swapped = layouts(&[own.clone(), last.clone()], &unchanged);
    assert!(matches!(swapped, Some(SubBlockError::WrongRow { row: 0, .. })), "{swapped:?}");
    let far = layouts(&[last.clone(), own.clone()], &|b| b.rows[1].contract = 2);
    assert_eq!(far, Some(SubBlockError::RowContract { row: 1, contract: 2, contracts: 2 }));
    // Numbers of a contract's variables begin behind those of the contracts before it and end at twice its fields.
    for variable in [0, 1, 6, usize::MAX] {
        let error = layouts(&[last.clone(), own.clone()], &|b| b.rows[1].variable = variable);
        assert_eq!(error, Some(SubBlockError::UnknownVariable { row: 1, variable }));
    }
    let error = layouts(&[last.clone(), own.clone()], &|b| b.rows[0].variable = 2);
    assert_eq!(error, Some(SubBlockError::UnknownVariable { row: 0, variable: 2 }));
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
    assert_eq!(refused(|b| b.header.manager = Felt::MAX), Some(Manager { address: Felt::MAX }));
    assert_eq!(refused(|b| b.rows[1].address = Felt::MAX), Some(RowAddress { row: 1, address: Felt::MAX }));
    assert_eq!(refused(|b| b.rows.swap(0, 1)), Some(RowOrder { row: 1 }));
    assert_eq!(refused(|b| b.rows[1] = b.rows[0].clone()), Some(RowOrder { row: 1 }));
    let within = |b: &mut SubBlock| {
        (b.rows[0].old, b.rows[0].new) = (vec![Felt::ZERO; 2], vec![Felt::ZERO; 2]);
        b.rows[1].address = b.rows[0].address + Felt::ONE;
    };
    assert_eq!(refused(within), Some(RowOrder { row: 1 }));
    assert_eq!(refused(|b| b.rows[1].old.truncate(1)), Some(RowCells { row: 1, old: 1, new: 2 }));
    let cells =
        |count: usize| refused(|b| (b.rows[1].old, b.rows[1].new) = (vec![Felt::ZERO; count], vec![Felt::ZERO; count]));
    assert_eq!(cells(0), Some(RowCells { row: 1, old: 0, new: 0 }));
    assert_eq!(cells(255), None);
    assert_eq!(cells(256), Some(RowCells { row: 1, old: 256, new: 256 }));
    assert_eq!(refused(|b| b.witness = vec![0, 0]), Some(UnusedRow { row: 1 }));
    // Cell 2 is the second one of a row.
    assert_eq!(refused(|b| b.witness.push(2)), Some(WitnessIndex { position: 3, cell: 2 }));
    assert_eq!(refused(|b| b.witness.push(3)), Some(WitnessIndex { position: 3, cell: 3 }));
    assert_eq!(refused(|b| b.receipts.truncate(1)), Some(ReceiptCount { outcomes: 2, receipts: 1 }));
    let foreign = ForeignTransaction { transaction: 1, contract: felt(7) };
    assert_eq!(refused(|b| b.transactions[1].calls[0].contract = felt(7)), Some(foreign));
    assert_eq!(refused(|b| b.transactions[0].sender = Felt::MAX), Some(Sender { transaction: 0, sender: Felt::MAX }));
    assert_eq!(refused(|b| b.transactions[0].calls.clear()), Some(Calls { transaction: 0, calls: 0, allowed: "one" }));
    let again = |b: &mut SubBlock| {
        let call = b.transactions[0].calls[0].clone();
        b.transactions[0].calls.push(call);
    };
    assert_eq!(refused(again), Some(Calls { transaction: 0, calls: 2, allowed: "one" }));
    assert_eq!(refused(|b| b.auth = Auth::Signature), Some(Unsigned { transaction: 0 }));
    assert_eq!(refused(|b| b.scopes.push(Vec::new())), Some(ScopeCount { scopes: 1, expected: 0 }));
    let expired = ValidUntil { found: 6, expected: NEVER_EXPIRES };
    assert_eq!(refused(|b| b.valid_until = 6), Some(expired));
    let batcher = BatcherSignature { batcher: Felt::MAX, signature: Vec::new() };
    assert_eq!(refused(|b| b.batcher_signature = Some(batcher)), Some(Batcher { address: Felt::MAX }));
    let long = |b: &mut SubBlock| b.transactions[0].calls[0].calldata = vec![Felt::ZERO; 0x1_0000];
    assert_eq!(refused(long), Some(Calldata { transaction: 0, felts: 0x1_0000 }));
    for name in ["", "trans fer", "übertrag", "a\u{1b}[2J"] {
        let function = FunctionName { transaction: 0, name: name.into() };
        assert_eq!(refused(|b| b.transactions[0].calls[0].function = name.into()), Some(function));
        let event = EventName { receipt: 0, name: name.into() };
        assert!(!event.to_string().contains('\u{1b}'));
        assert_eq!(refused(|b| b.receipts[0].events[0].name = name.into()), Some(event));
    }
    let long = |b: &mut SubBlock| b.receipts[0].events[0].keys = vec![Felt::ZERO; 0x1_0000];
    assert_eq!(refused(long), Some(EventLength { receipt: 0, felts: 0x1_0000 }));
    assert_eq!(refused(|b| b.receipts[0].status = felt(1)), Some(EventsOfReverted { receipt: 0 }));
}

#[test]
fn a_row_of_another_layout_is_named() {
    let wrong = |change: &dyn Fn(&mut [StorageField])| {
        let mut fields = fields();
        change(&mut fields);
        sample().check_layout(&[fields]).err()
    };
    let is_balance = |error: &Option<SubBlockError>| matches!(error, Some(SubBlockError::WrongRow { row: 1, .. }));
    assert!(matches!(wrong(&|f| f[0].name = "totals".into()), Some(SubBlockError::WrongRow { row: 0, .. })));
    for keys in [0, 2] {
        assert!(is_balance(&wrong(&|f| f[1].keys = keys)));
    }
    for cells in [1, 3] {
        assert!(is_balance(&wrong(&|f| f[1].cells = cells)));
    }
    assert!(is_balance(&wrong(&|f| f[1].is_list = true)));
    let far = |variable| {
        let mut block = sample();
        block.rows[0].variable = variable;
        block.check_layout(&[fields()])
    };
    let unknown = |variable| Err(SubBlockError::UnknownVariable { row: 0, variable });
    assert_eq!((far(4), far(usize::MAX)), (unknown(4), unknown(usize::MAX)));
    // The element of a list that is none.
    assert!(matches!(far(2), Err(SubBlockError::WrongRow { row: 0, .. })));
}

#[test]
fn lists_have_a_length_and_elements() {
    let list = |variable, keys: &[Felt], cells| {
        let mut block = sample();
        let address = storage_address("orders", keys);
        let old = vec![Felt::ZERO; cells];
        block.rows = vec![Row { contract: 0, variable, keys: keys.to_vec(), address, new: old.clone(), old }];
        let orders = StorageField { name: "orders".into(), keys: 1, cells: 3, is_list: true };
        block.check_layout(&[vec![orders]]).is_ok()
    };
    let owner = felt(0xa);
    assert!(list(0, &[owner], 1) && list(1, &[owner, felt(u64::MAX)], 3));
    assert!(!list(0, &[owner], 3) && !list(1, &[owner, felt(0)], 1) && !list(1, &[owner], 3));
    assert!(!list(1, &[owner, felt(u64::MAX) + Felt::ONE], 3));
}

/// An independent bundle of two calls by a key of one entry point, with a signature that is none.
fn signed() -> SubBlock {
    let mut block = sample_of_two();
    let authorization = Authorization {
        public_key: felt(0x77),
        deadline: 9,
        is_atomic: false,
        signature: Signature { r: felt(5), s: felt(6) },
    };
    let calls: Vec<Call> =
        block.transactions.iter().skip(1).flat_map(|transaction| transaction.calls.clone()).collect();
    block.transactions = vec![Transaction { sender: felt(0xa), nonce: 3, calls, authorization: Some(authorization) }];
    block.auth = Auth::Signature;
    block.scopes = vec![vec![EntryPoint { contract: felt(0xb0), selector: felt(8) }]];
    block.receipts.truncate(2);
    block
}

#[test]
fn signed_transactions_are_laid_out_as_the_protocol_says() {
    let block = signed();
    let (z, one) = (Felt::ZERO, Felt::ONE);
    let mut expected = vec![felt(0xa), felt(0x77), felt(3), felt(9), z, one, felt(0xb0), felt(8), felt(2)];
    expected.extend([one, selector("transfer"), felt(3), felt(0xb), felt(5), felt(6)]);
    expected.extend([z, selector("tick"), z]);
    expected.extend([felt(5), felt(6)]);
    // Hints of what is no signature.
    expected.extend(vec![z; N_HINTS]);
    assert_eq!(block.transaction_input(0), expected);
    assert!(block.program_input().ends_with(&expected));
    assert_eq!(block.transaction_input(1), []);
    let hash = transaction_hash(&block.header, &block.transactions[0]);
    assert_eq!(block.transactions_commitment(), p(&[hash, felt(0x77), felt(5), felt(6)]));
    assert_eq!(block.output()[7], felt(u64::MAX));
    // A scope that is missing, which `check` finds, is empty.
    let unscoped = SubBlock { scopes: Vec::new(), ..block };
    assert_eq!(unscoped.transaction_input(0).len(), expected.len() - 2);
}

#[test]
fn a_good_signature_comes_with_its_hints() {
    let mut block = signed();
    let transaction = block.transactions[0].clone().signed(&block.header, &felt(4), 9, true);
    block.transactions = transaction.into_iter().collect();
    let Some(Authorization { public_key, signature, .. }) = block.transactions[0].authorization.clone() else {
        panic!("it is signed")
    };
    let hash = transaction_hash(&block.header, &block.transactions[0]);
    let hints = signature::hints(&hash, &public_key, &signature).unwrap_or_default();
    assert_eq!(hints.len(), N_HINTS);
    assert!(block.transaction_input(0).ends_with(&hints));
    assert_eq!((signed().transactions[0].outcomes(), block.transactions[0].outcomes()), (2, 1));
}

#[test]
fn outcomes_are_split_by_transactions() {
    let lengths = |block: &SubBlock| block.outcomes().map(|(_, receipts)| receipts.len()).collect::<Vec<_>>();
    assert_eq!(lengths(&signed()), [2]);
    assert_eq!(lengths(&sample_of_two()), [1, 1, 1]);
    let mut short = sample_of_two();
    short.receipts.truncate(1);
    assert_eq!(lengths(&short), [1, 0, 0]);
}
