use proptest::prelude::*;

use super::*;
use crate::felts::storage_address;
use crate::rt::{Map, Value, catch_fault, fault};

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
    fn read(&mut self, key: &Felt) -> Result<Felt, String> {
        self.reads.borrow_mut().push(*key);
        self.cells.read(key)
    }
}

fn store(cells: &[(Felt, u64)]) -> (Store, Rc<RefCell<Vec<Felt>>>) {
    let reads = Rc::new(RefCell::new(Vec::new()));
    let cells = cells.iter().map(|(key, value)| (*key, Felt::from(*value))).collect();
    (Store::new(VARIABLES, Box::new(Counting { cells, reads: Rc::clone(&reads) })), reads)
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
    let (rows, witness) = store.table();
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
    store.begin();
    value.write(1);
    store.begin();
    let fault = catch_fault(|| {
        value.write(2);
        value.write(3);
        balances.write(9, 4);
        fault("Token: no")
    });
    assert_eq!(fault, Err::<(), _>(crate::Fault("Token: no")));
    store.revert();
    assert_eq!((value.read_again(), balances.read_again(9)), (1, 0));
    assert_eq!(store.tally(), Tally { cells: 2, changed: 1, filled: 1 });
    assert_eq!(store.table().1.len(), 4);
}

#[test]
fn a_forgotten_transaction_leaves_no_trace() {
    let (store, reads) = store(&[]);
    let (value, balances) = fields(&store);
    store.begin();
    value.write(1);
    let before = store.table();
    let mark = store.begin();
    value.write(2);
    balances.write(9, 4);
    store.forget(&mark);
    assert_eq!(store.table(), before);
    assert_eq!(store.tally(), Tally { cells: 1, changed: 1, filled: 1 });
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
    assert_eq!(store.tally(), Tally { cells: 2, changed: 2, filled: 1 });
    value.write(7);
    balances.write(1, 0);
    assert_eq!(store.tally(), Tally { cells: 2, changed: 0, filled: 0 });
}

#[test]
#[should_panic(expected = "which is out of range for u64")]
fn a_cell_the_contract_cannot_have_written_is_named() {
    let total = storage_address("total", &[]);
    let cells = BTreeMap::from([(total, Felt::MAX)]);
    Value::<u64>::new(&Store::new(VARIABLES, Box::new(cells)), 0).read();
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
            let mark = store.begin();
            for (key, value) in writes {
                balances.write(key, value);
                model.insert(key, value);
            }
            match end {
                0 => {}
                1 => { store.revert(); model = before; }
                _ => { store.forget(&mark); model = before; }
            }
        }
        let (rows, witness) = store.table();
        let changed = rows.iter().filter(|row| row.old != row.new).count();
        let filled = rows.iter().filter(|row| row.old == [Felt::ZERO] && row.new != [Felt::ZERO]).count();
        prop_assert_eq!(store.tally(), Tally { cells: rows.len(), changed, filled });
        prop_assert!((0..rows.len()).all(|row| witness.contains(&row)));
        for key in 0..5 {
            prop_assert_eq!(balances.read(key), model.get(&key).copied().unwrap_or_default());
        }
    }
}
