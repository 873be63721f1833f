use proptest::prelude::*;

use super::*;
use crate::felts::storage_address;
use crate::keys::{key_address, nonce_address};
use crate::rt::{List, Map, Value, catch_fault, fault};
use crate::u256;

const VARIABLES: &[VariableInfo] = &[
    VariableInfo { name: "total", keys: 0, cells: 1, is_list: false },
    VariableInfo { name: "balances", keys: 1, cells: 1, is_list: false },
];

/// Canonical storage that counts its reads.
struct Counting {
    cells: BTreeMap<Felt, Felt>,
    reads: Rc<RefCell<Vec<Felt>>>,
}

impl Source for Counting {
    fn read(&mut self, contract: &Felt, key: &Felt) -> Result<Felt, String> {
        self.reads.borrow_mut().push(*key);
        self.cells.read(contract, key)
    }
}

/// The storage of one contract.
fn over(variables: &'static [VariableInfo], source: impl Source + 'static) -> Store {
    Overlay::new(&[(Felt::ZERO, variables)], Box::new(source)).store(0)
}

fn store(cells: &[(Felt, u64)]) -> (Store, Rc<RefCell<Vec<Felt>>>) {
    let reads = Rc::new(RefCell::new(Vec::new()));
    let cells = cells.iter().map(|(key, value)| (*key, Felt::from(*value))).collect();
    (over(VARIABLES, Counting { cells, reads: Rc::clone(&reads) }), reads)
}

fn fields(store: &Store) -> (Value<u64>, Map<u8, u64>) {
    (Value::new(store, 0), Map::new(store, 1))
}

#[test]
fn canonical_storage_is_read_once_for_each_slot() {
    let total = storage_address("total", &[]);
    let (store, reads) = store(&[(total, 7)]);
    let (value, balances) = fields(&store);
    assert_eq!((value.read(), value.read_again(), balances.read(3)), (7, 7, 0));
    value.write(8);
    assert_eq!(value.read(), 8);
    assert_eq!(*reads.borrow(), [total, storage_address("balances", &[Felt::from(3)])]);
}

#[test]
fn only_first_accesses_are_in_the_witness() {
    let (store, _) = store(&[]);
    let (value, balances) = fields(&store);
    balances.read(1);
    value.read();
    balances.write_again(1, 5);
    value.read_again();
    balances.write(1, 6);
    let (rows, witness) = store.overlay.table();
    assert!(rows.is_sorted_by(|a, b| a.address < b.address));
    let map = rows.iter().position(|row| row.variable == 1).unwrap_or(usize::MAX);
    assert_eq!(witness, [map, 1 - map, map]);
    assert_eq!(rows[map].keys, [Felt::ONE]);
    assert_eq!((&rows[map].old, &rows[map].new), (&vec![Felt::ZERO], &vec![Felt::from(6)]));
}

#[test]
fn a_reverting_transaction_keeps_its_accesses_and_drops_its_writes() {
    let (store, _) = store(&[]);
    let (value, balances) = fields(&store);
    store.overlay.begin();
    value.write(1);
    store.overlay.begin();
    let fault = catch_fault(|| {
        value.write(2);
        value.write(3);
        balances.write(9, 4);
        fault("Token: no")
    });
    assert_eq!(fault, Err::<(), _>(crate::Fault("Token: no")));
    store.overlay.revert();
    assert_eq!((value.read_again(), balances.read_again(9)), (1, 0));
    assert_eq!(store.overlay.tally(), Tally { cells: 2, changed: 1, filled: 1 });
    assert_eq!(store.overlay.table().1.len(), 4);
}

#[test]
fn a_forgotten_transaction_leaves_no_trace() {
    let (store, reads) = store(&[]);
    let (value, balances) = fields(&store);
    store.overlay.begin();
    value.write(1);
    let before = store.overlay.table();
    let mark = store.overlay.begin();
    value.write(2);
    balances.write(9, 4);
    store.overlay.forget(&mark);
    assert_eq!(store.overlay.table(), before);
    assert_eq!(store.overlay.tally(), Tally { cells: 1, changed: 1, filled: 1 });
    // The slot is gone, so canonical storage is asked again.
    balances.read(9);
    assert_eq!(reads.borrow().len(), 3);
}

#[test]
fn a_value_written_back_is_not_a_change() {
    let total = storage_address("total", &[]);
    let (store, _) = store(&[(total, 7)]);
    let (value, balances) = fields(&store);
    value.write(8);
    balances.write(1, 1);
    assert_eq!(store.overlay.tally(), Tally { cells: 2, changed: 2, filled: 1 });
    value.write(7);
    balances.write(1, 0);
    assert_eq!(store.overlay.tally(), Tally { cells: 2, changed: 0, filled: 0 });
}

#[test]
#[should_panic(expected = "which is out of range for u64")]
fn a_cell_the_contract_cannot_have_written_is_named() {
    let total = storage_address("total", &[]);
    let cells = BTreeMap::from([(total, Felt::MAX)]);
    Value::<u64>::new(&over(VARIABLES, cells), 0).read();
}

proptest! {
    /// Against a plain map: transactions of writes, some of which revert or are forgotten.
    #[test]
    fn the_overlay_is_a_map_with_rollback(transactions in prop::collection::vec((prop::collection::vec((0_u8..5, 0_u64..4), 0..6), 0..3), 0..12)) {
        let (store, _) = store(&[(storage_address("balances", &[Felt::from(2)]), 3)]);
        let balances = Map::<u8, u64>::new(&store, 1);
        let mut model = BTreeMap::from([(2, 3)]);
        for (writes, end) in transactions {
            let before = model.clone();
            let mark = store.overlay.begin();
            for (key, value) in writes {
                balances.write(key, value);
                model.insert(key, value);
            }
            match end {
                0 => {}
                1 => { store.overlay.revert(); model = before; }
                _ => { store.overlay.forget(&mark); model = before; }
            }
        }
        let (rows, witness) = store.overlay.table();
        let changed = rows.iter().filter(|row| row.old != row.new).count();
        let filled = rows.iter().filter(|row| row.old == [Felt::ZERO] && row.new != [Felt::ZERO]).count();
        prop_assert_eq!(store.overlay.tally(), Tally { cells: rows.len(), changed, filled });
        prop_assert!((0..rows.len()).all(|row| witness.contains(&row)));
        for key in 0..5 {
            prop_assert_eq!(balances.read(key), model.get(&key).copied().unwrap_or_default());
        }
    }
}

const WIDE: &[VariableInfo] = &[
    VariableInfo { name: "best", keys: 0, cells: 3, is_list: false },
    VariableInfo { name: "log", keys: 0, cells: 1, is_list: true },
    VariableInfo { name: "queues", keys: 3, cells: 2, is_list: true },
];

type Best = Value<Option<u256>>;
type Queues = Map<u256, Map<u8, List<(u8, i8)>>>;

fn wide(cells: &[(Felt, Felt)]) -> (Store, Best, List<u64>, Queues) {
    let cells: BTreeMap<Felt, Felt> = cells.iter().copied().collect();
    let store = over(WIDE, cells);
    (store.clone(), Value::new(&store, 0), List::new(&store, 1), Map::new(&store, 2))
}

fn row(store: &Store, variable: usize, keys: &[Felt]) -> sub_block::Row {
    let (rows, _) = store.overlay.table();
    rows.into_iter().find(|row| row.variable == variable && row.keys == keys).expect("the row was touched")
}

fn felts(values: &[i64]) -> Vec<Felt> {
    values.iter().map(|value| Felt::from(*value)).collect()
}

#[test]
fn a_record_of_several_cells_is_one_row() {
    let at = storage_address("best", &[]);
    let (store, best, ..) = wide(&[(at + Felt::TWO, Felt::from(9))]);
    assert_eq!(best.read(), None);
    best.write_again(Some(u256::new(4, 5)));
    assert_eq!(best.read_again(), Some(u256::new(4, 5)));
    best.write_again(None);
    let row = row(&store, 0, &[]);
    // The cells of the value that is gone stay as they are.
    assert_eq!((row.address, row.old, row.new), (at, felts(&[0, 0, 9]), felts(&[0, 4, 5])));
    assert_eq!(store.overlay.tally(), Tally { cells: 3, changed: 2, filled: 1 });
    assert_eq!(store.overlay.table().1, [0]);
}

#[test]
fn a_list_is_a_row_for_its_length_and_one_for_each_element() {
    let (store, _, log, _) = wide(&[]);
    log.push(7);
    log.push_by(Access::Again, 8);
    assert_eq!((log.len_again(), log.read(1), log.read_by(Access::Again, Access::Again, 0)), (2, 8, 7));
    log.write(0, 9);
    let elements = WIDE.len() + 1;
    assert_eq!(row(&store, 1, &[]).new, felts(&[2]));
    assert_eq!(row(&store, elements, &felts(&[0])).new, felts(&[9]));
    let second = row(&store, elements, &felts(&[1]));
    assert_eq!((second.address, second.new), (storage_address("log", &felts(&[1])), felts(&[8])));
    // Length, element, element of the second push, length and element of both full accesses.
    let (rows, witness) = store.overlay.table();
    let named: Vec<_> = witness.iter().map(|cell| (rows[*cell].variable, rows[*cell].keys.clone())).collect();
    let (length, element) = ((1, vec![]), |index| (elements, felts(&[index])));
    let order = [length.clone(), element(0), element(1), length.clone(), element(1), length, element(0)];
    assert_eq!(named, order);
}

#[test]
fn beyond_a_list_there_is_no_element_row() {
    let (store, _, log, _) = wide(&[]);
    log.push(7);
    assert_eq!(catch_fault(|| log.read(1)), Err(crate::Fault("Index out of bounds")));
    assert_eq!(catch_fault(|| log.write(u64::MAX, 1)), Err(crate::Fault("Index out of bounds")));
    assert_eq!(store.overlay.table().0.len(), 2);
    assert_eq!(store.overlay.table().1.len(), 4);
    let (_, _, full, _) = wide(&[(storage_address("log", &[]), Felt::from(u64::MAX))]);
    assert_eq!(catch_fault(|| full.push(1)), Err(crate::Fault("u64_add Overflow")));
}

#[test]
fn nested_maps_put_their_keys_one_after_the_other() {
    let (store, _, _, queues) = wide(&[]);
    let queue = queues.entry(u256::new(1, 2)).entry(3);
    queue.push((4, -5));
    assert_eq!(queues.entry(u256::new(1, 2)).entry(3).read(0), (4, -5));
    assert_eq!(queues.entry(u256::new(1, 2)).entry(4).len(), 0);
    let keys = felts(&[1, 2, 3, 0]);
    let element = row(&store, WIDE.len() + 2, &keys);
    assert_eq!((element.address, element.new), (storage_address("queues", &keys), felts(&[4, -5])));
    // The witness counts cells: rows of one and two cells lie before others.
    let (rows, witness) = store.overlay.table();
    let firsts: Vec<usize> = rows
        .iter()
        .scan(0, |cells, row| {
            *cells += row.old.len();
            Some(*cells - row.old.len())
        })
        .collect();
    assert!(witness.iter().all(|cell| firsts.contains(cell)));
    assert_eq!(store.overlay.tally().cells, 4);
}

#[test]
fn records_roll_back_cell_by_cell() {
    let (store, best, log, _) = wide(&[]);
    store.overlay.begin();
    best.write(Some(u256::new(1, 2)));
    log.push(5);
    let before = store.overlay.table();
    let mark = store.overlay.begin();
    best.write(None);
    best.write(Some(u256::new(7, 8)));
    log.push(6);
    store.overlay.forget(&mark);
    assert_eq!(store.overlay.table(), before);
    assert_eq!(store.overlay.tally(), Tally { cells: 5, changed: 5, filled: 5 });
    best.write(None);
    store.overlay.revert();
    assert_eq!((best.read(), log.len()), (Some(u256::new(1, 2)), 1));
}

#[test]
#[should_panic(expected = "(`best`) holds 0x100000000000000000000000000000000, which is out of range for u128")]
fn the_bad_cell_of_a_record_is_named() {
    let at = storage_address("best", &[]);
    let (_, best, ..) = wide(&[(at, Felt::ONE), (at + Felt::TWO, Felt::from(u128::MAX) + Felt::ONE)]);
    best.read();
}

#[test]
fn contracts_of_a_thread_have_storage_of_their_own() {
    let total = storage_address("total", &[]);
    let [first, second] = [Felt::from(0xc0), Felt::from(0xb0)];
    let cells = BTreeMap::from([((first, total), Felt::from(7)), ((second, total), Felt::from(8))]);
    let overlay = Overlay::new(&[(first, WIDE), (second, VARIABLES), (Felt::ONE, VARIABLES)], Box::new(cells));
    let log = List::<u64>::new(&overlay.store(0), 1);
    let (of_second, balances) = fields(&overlay.store(1));
    let (of_third, _) = fields(&overlay.store(2));
    assert_eq!((of_second.read(), of_third.read()), (8, 0));
    log.push(1);
    let mark = overlay.begin();
    of_second.write(9);
    balances.write(1, 5);
    log.push(2);
    overlay.revert();
    assert_eq!((of_second.read(), log.len(), balances.read(1)), (8, 1, 0));
    overlay.forget(&mark);
    of_second.write(10);
    of_third.write(11);

    // In the order of contracts, each with its numbers behind those of the contracts before it.
    let (rows, witness) = overlay.table();
    let found: Vec<_> = rows.iter().map(|row| (row.contract, row.variable, row.new.clone())).collect();
    let mut expected = vec![(0, 1, felts(&[1])), (0, 4, felts(&[1])), (1, 6, felts(&[10])), (2, 10, felts(&[11]))];
    if found[0].1 == 4 {
        expected.swap(0, 1);
    }
    assert_eq!(found, expected);
    assert_eq!(rows[2].old, felts(&[8]));
    assert_eq!((rows[2].address, rows[3].address), (total, total));
    let named: Vec<usize> = witness.iter().map(|row| rows[*row].variable).collect();
    assert_eq!(named, [6, 10, 1, 4, 6, 10]);
}

#[test]
fn what_is_kept_stays_when_the_rest_reverts() {
    let (store, _) = store(&[]);
    let (value, balances) = fields(&store);
    let before = store.overlay.table();
    let mark = store.overlay.begin();
    value.write(1);
    store.overlay.keep();
    value.write(2);
    balances.write(9, 4);
    store.overlay.revert();
    assert_eq!((value.read_again(), balances.read_again(9)), (1, 0));
    balances.write_again(9, 5);
    store.overlay.keep();
    value.write_again(3);
    store.overlay.revert();
    assert_eq!((value.read_again(), balances.read_again(9)), (1, 5));
    store.overlay.forget(&mark);
    assert_eq!((store.overlay.table(), store.overlay.tally()), (before, Tally::default()));
    // The next transaction keeps nothing of the one before.
    value.write(6);
    store.overlay.keep();
    store.overlay.begin();
    value.write(7);
    store.overlay.revert();
    assert_eq!(value.read_again(), 6);
}

#[test]
fn nonces_and_keys_lie_behind_all_variables_in_the_first_contract() {
    let [first, second, account, key] = [0xc0_u8, 0xb0, 0xa1, 0x77].map(Felt::from);
    let cells = BTreeMap::from([((first, nonce_address(&account)), Felt::from(4))]);
    let overlay = Overlay::new(&[(first, WIDE), (second, VARIABLES)], Box::new(cells));
    let mark = overlay.begin();
    assert_eq!(overlay.read_kept(Kept::Nonce, vec![account]), Felt::from(4));
    assert_eq!(overlay.read_kept(Kept::Key, vec![account, key]), Felt::ZERO);
    overlay.write_kept(Kept::Nonce, vec![account], Felt::from(5));
    assert_eq!(overlay.peek(&nonce_address(&account)), Felt::from(4));
    let (rows, witness) = overlay.table();
    let found: Vec<_> = rows.iter().map(|row| (row.contract, row.variable, row.keys.clone(), row.address)).collect();
    let mut expected =
        vec![(0, 10, vec![account], nonce_address(&account)), (0, 11, vec![account, key], key_address(&account, &key))];
    expected.sort_by_key(|row| row.3);
    assert_eq!(found, expected);
    let named: Vec<usize> = witness.iter().map(|row| rows[*row].variable).collect();
    assert_eq!(named, [10, 11]);
    overlay.forget(&mark);
    assert_eq!(overlay.table(), (Vec::new(), Vec::new()));
    assert_eq!(overlay.read_kept(Kept::Nonce, vec![account]), Felt::from(4));
}
