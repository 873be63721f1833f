//! The lies that the wider language makes room for: records of several cells, lists, longer keys and calldata of any
//! length. Each makes the run fail by the panic that names it, and makes the program that is proven unprovable.

#[path = "thread_program/input.rs"]
mod input;
#[path = "../contracts/wide.rs"]
mod source;
mod thread_program;

use std::sync::OnceLock;

use input::Input;
use source::wide::Wide;
use thread_program::{call, constructed, program, run_natively, thread};
use zkthread::sub_block::{SubBlock, Transaction};
use zkthread::{Felt, felts};
use zkthread_compiler::{CompiledExecutable, Core, PanicMode, Source, compile_executable};
use zkthread_prover::RunError;

const SOURCE: &str = include_str!("../contracts/wide.rs");
const WRONG_ROW: &str = "OS: wrong row";
const LENGTH: &str = "OS: wrong calldata length";
const ARGUMENT: &str = "OS: argument out of range";
const VALUE: &str = "OS: value out of range";

fn wide(panics: PanicMode) -> &'static CompiledExecutable {
    static NAMED: OnceLock<CompiledExecutable> = OnceLock::new();
    static UNPROVABLE: OnceLock<CompiledExecutable> = OnceLock::new();
    let cell = match panics {
        PanicMode::Named => &NAMED,
        PanicMode::Unprovable => &UNPROVABLE,
    };
    cell.get_or_init(|| program(SOURCE, panics))
}

/// An order of 50 for 7: id, side, amount; price; limit; place.
const ORDER: [i64; 9] = [9, 1, 50, 7, 0, 0, 3, 4, -4];

fn act(action: &[i64]) -> Transaction {
    call(1, "act", &numbers(&[&[7, 0], action].concat()))
}

fn numbers(numbers: &[i64]) -> Vec<Felt> {
    numbers.iter().map(|number| Felt::from(*number)).collect()
}

/// A sub-block that names records, lists, elements and rows of three keys. Its transactions are 0: `place`, 1: `act` that
/// turns the order to a purchase, 2: `act` that fills a part, 3: `record`, 4: `write_note`, 5: `fail`
/// that looks behind the end of a list.
fn honest() -> &'static SubBlock {
    static SUB_BLOCK: OnceLock<SubBlock> = OnceLock::new();
    SUB_BLOCK.get_or_init(|| {
        let label = felts::short_string("first").unwrap();
        let storage = constructed::<Wide>(1, &[&[label], numbers(&ORDER).as_slice()].concat());
        // Title, tags, place, more tags, change.
        let mut note = vec![Felt::ZERO, felts::short_string("note").unwrap(), 4.into()];
        note.extend(numbers(&[1, 5, 0, 0, 0, 1]));
        let transactions = vec![
            call(1, "place", &numbers(&ORDER)),
            act(&[3, 0]),
            act(&[1, 20]),
            call(1, "record", &numbers(&[3, 5, 6, 8, 1])),
            call(1, "write_note", &note),
            // `log.write(4, 1)`, behind the end.
            call(1, "fail", &numbers(&[8, 0, 0, 0, 4, 1, 2, 3, 4])),
        ];
        let sub_block = run_natively::<Wide>(&storage, transactions);
        let faults: Vec<_> = sub_block.receipts.iter().filter_map(|receipt| receipt.fault()).collect();
        assert_eq!(faults, ["Index out of bounds"]);
        sub_block
    })
}

/// Tells one lie and sees it named.
fn refused(lie: impl FnOnce(&mut Input), named: &str) {
    let mut input = Input::honest(honest());
    lie(&mut input);
    input.is_refused(wide(PanicMode::Named), wide(PanicMode::Unprovable), named);
}

/// The positions of a variable's rows in the table; of its elements when they are asked for.
fn rows_of(variable: &str, elements: bool) -> Vec<usize> {
    let contract = zkthread_ir::parse_source(SOURCE).unwrap();
    let position = contract.storage.iter().position(|field| field.name == variable).unwrap();
    let position = if elements { contract.storage.len() + position } else { position };
    let rows = honest().rows.iter().enumerate().filter(|(_, row)| row.variable == position);
    rows.map(|(at, _)| at).collect()
}

/// The index of a row: how many cells stand before it.
fn index(row: usize) -> Felt {
    honest().rows[..row].iter().map(|row| row.old.len()).sum::<usize>().into()
}

/// The place in the witness that first names a row.
fn naming(row: usize) -> usize {
    let index = index(row);
    honest().witness.iter().position(|named| Felt::from(*named) == index).unwrap()
}

/// The place of the first old cell in a row of the input.
fn olds(row: usize) -> usize {
    1 + honest().rows[row].keys.len()
}

#[test]
fn a_cell_that_continues_a_record_is_no_row() {
    let row = rows_of("orders", false)[0];
    let at = naming(row);
    for further in 1..honest().rows[row].old.len() {
        refused(|input| input.witness[at] = index(row) + Felt::from(further), WRONG_ROW);
    }
}

#[test]
fn a_record_for_a_single_cell_and_the_other_way_round() {
    let [record, single] = [rows_of("orders", false)[0], rows_of("next", false)[0]];
    refused(|input| input.witness[naming(record)] = index(single), WRONG_ROW);
    refused(|input| input.witness[naming(single)] = index(record), WRONG_ROW);
}

#[test]
fn any_of_three_keys_is_another() {
    // Both rows are of `deep`, for a sale and for a purchase.
    let rows = rows_of("deep", false);
    assert_eq!(rows.len(), 1, "the order was turned before");
    for key in 0..3 {
        // The lie is in the row: its address is another then, so it must stand where that belongs.
        refused(
            |input| {
                let row = &mut input.rows[rows[0]];
                row[1 + key] += Felt::ONE;
                let row = input.rows.remove(rows[0]);
                let position = insertion(&input.rows, &row);
                renumber(&mut input.witness, rows[0], position);
                input.rows.insert(position, row);
            },
            WRONG_ROW,
        );
    }
}

/// Where a row of `deep` belongs among the others, which stand in the order of their addresses.
fn insertion(rows: &[Vec<Felt>], row: &[Felt]) -> usize {
    let address = |keys: &[Felt]| felts::storage_address("deep", keys);
    let mine = address(&row[1..4]);
    let honest = honest();
    let others: Vec<Felt> =
        honest.rows.iter().filter(|other| other.keys.len() != 3).map(|other| other.address).collect();
    assert_eq!(others.len(), rows.len());
    others.iter().filter(|other| **other < mine).count()
}

/// The witness after a row has moved.
fn renumber(witness: &mut [Felt], from: usize, to: usize) {
    let honest = honest();
    let mut order: Vec<usize> = (0..honest.rows.len()).collect();
    let moved = order.remove(from);
    order.insert(to, moved);
    let mut next = 0;
    let mut indices = vec![Felt::ZERO; order.len()];
    for row in order {
        indices[row] = Felt::from(next);
        next += honest.rows[row].old.len();
    }
    for named in witness {
        let row = (0..honest.rows.len()).find(|row| index(*row) == *named).unwrap();
        *named = indices[row];
    }
}

#[test]
fn the_other_half_of_a_u256_key() {
    let row = rows_of("by_price", false)[0];
    refused(
        |input| {
            // The low half is right, the high half is not; the row stays where it is, so the address may be out of order.
            input.rows[row][2] = Felt::from(1);
            let honest = &honest().rows[row];
            let address = felts::storage_address("by_price", &[honest.keys[0], Felt::ONE]);
            let is_between = |at: usize, is_less: bool| {
                honest_row(at).is_none_or(|other| if is_less { other < address } else { other > address })
            };
            if !(is_between(row.wrapping_sub(1), true) && is_between(row + 1, false)) {
                let moved = input.rows.remove(row);
                let others: Vec<Felt> =
                    (0..input.rows.len() + 1).filter(|at| *at != row).filter_map(honest_row).collect();
                let position = others.iter().filter(|other| **other < address).count();
                renumber(&mut input.witness, row, position);
                input.rows.insert(position, moved);
            }
        },
        WRONG_ROW,
    );
}

fn honest_row(at: usize) -> Option<Felt> {
    honest().rows.get(at).map(|row| row.address)
}

#[test]
fn an_element_for_another_and_for_the_length() {
    let elements = rows_of("log", true);
    assert!(elements.len() > 1);
    let length = rows_of("log", false)[0];
    refused(|input| input.witness[naming(elements[0])] = index(elements[1]), WRONG_ROW);
    refused(|input| input.witness[naming(elements[0])] = index(length), WRONG_ROW);
    refused(|input| input.witness[naming(length)] = index(elements[0]), WRONG_ROW);
}

/// A length that is not the list's makes code ask for other elements, of which there are no rows.
#[test]
fn a_length_that_is_not_the_lists() {
    let length = rows_of("log", false)[0];
    for forged in [1, 2, 1000] {
        refused(|input| input.rows[length][olds(length)] = Felt::from(forged), WRONG_ROW);
    }
}

#[test]
fn a_length_that_is_no_u64() {
    let length = rows_of("log", false)[0];
    refused(|input| input.rows[length][olds(length)] = Felt::from(u64::MAX) + Felt::ONE, VALUE);
}

/// Code that finds an index out of bounds asks for no element, so none can be named.
#[test]
fn an_element_beyond_the_length() {
    let element = rows_of("log", true)[0];
    let last = honest().receipts.last().unwrap();
    assert_eq!(last.fault().as_deref(), Some("Index out of bounds"));
    refused(|input| input.witness.push(index(element)), "OS: witness too long");
    // The list's length is what the last transaction asked for; an element instead is not it.
    refused(|input| *input.witness.last_mut().unwrap() = index(element), WRONG_ROW);
}

/// Two records that share cells, which no contract's names give: the program is made for one that has them.
#[test]
fn records_that_overlap() {
    let generated = zkthread_codegen::thread_program(&thread(SOURCE), zkthread_ir::Auth::Batcher).unwrap().files;
    let base = |name: &str| format!("{:#x}", felts::storage_address(name, &[]));
    let last = felts::storage_address("last", &[]);
    let cells = honest().rows[rows_of("last", false)[0]].old.len();
    let row = |name: &str| {
        let row = &honest().rows[rows_of(name, false)[0]];
        [&[row.variable.into()], row.keys.as_slice(), &row.old].concat()
    };
    for distance in [0, cells - 1, cells] {
        let mut files = generated.clone();
        let moved = format!("{:#x}", last + Felt::from(distance));
        let layout = files.get_mut("layout.cairo").unwrap();
        assert_eq!(layout.matches(&base("next")).count(), 1);
        *layout = layout.replace(&base("next"), &moved);
        let source = Source { crate_name: "program".to_owned(), files };
        let program = compile_executable(&Core::Embedded, &source, PanicMode::Named).unwrap();
        let mut input = Input::honest(honest());
        input.rows = vec![row("last"), row("next")];
        input.witness.clear();
        input.transactions.clear();
        match zkthread_prover::run(&program.executable, &input.felts()) {
            Err(RunError::Panicked { message, .. }) if distance < cells => {
                assert_eq!(message, "OS: rows not increasing");
            }
            Ok(_) if distance == cells => {}
            other => panic!("{distance}: {other:?}"),
        }
    }
}

#[test]
fn a_variant_that_is_none() {
    // `act` reads `deep` after it wrote, so the order's side and limit are looked at.
    let order = rows_of("last", false)[0];
    refused(|input| input.rows[order][olds(order) + 1] = Felt::from(2), VALUE);
    refused(|input| input.rows[order][olds(order) + 1] = Felt::from(-1), VALUE);
    refused(|input| input.rows[order][olds(order) + 5] = Felt::from(2), VALUE);
}

#[test]
fn cells_that_are_none_of_their_type() {
    let order = rows_of("last", false)[0];
    let cell = |cell: usize, value: Felt| refused(|input| input.rows[order][olds(order) + cell] = value, VALUE);
    cell(0, Felt::from(u64::MAX) + Felt::ONE);
    cell(2, Felt::from(u128::MAX) + Felt::ONE);
    cell(3, Felt::from(u128::MAX) + Felt::ONE);
    cell(4, Felt::from(-1));
    cell(7, Felt::from(i32::MAX) + Felt::ONE);
    cell(8, Felt::from(i32::MIN) - Felt::ONE);
}

#[test]
fn rows_of_several_cells_in_another_order() {
    let records: Vec<usize> = [rows_of("orders", false), rows_of("last", false)].concat();
    assert!(records.len() > 1);
    refused(|input| input.rows.swap(records[0], records[1]), "OS: rows not increasing");
    refused(
        |input| {
            let row = input.rows[records[0]].clone();
            input.rows.insert(records[0], row);
        },
        "OS: rows not increasing",
    );
}

#[test]
fn a_row_with_too_few_cells() {
    let record = rows_of("last", false)[0];
    // What is missing is taken from the row behind it.
    let mut input = Input::honest(honest());
    input.rows[record].pop();
    let felts = input.felts();
    for panics in [PanicMode::Named, PanicMode::Unprovable] {
        assert!(zkthread_prover::run(&wide(panics).executable, &felts).is_err());
    }
}

#[test]
fn calldata_longer_or_shorter_than_it_says() {
    for transaction in [3, 4] {
        for lie in [1, -1] {
            let lie = Felt::from(lie);
            // What is told too much is taken from what follows, and what is told too little is missed.
            let mut input = Input::honest(honest());
            input.transactions[transaction][4] += lie;
            let felts = input.felts();
            for panics in [PanicMode::Named, PanicMode::Unprovable] {
                assert!(zkthread_prover::run(&wide(panics).executable, &felts).is_err());
            }
        }
    }
    refused(
        |input| {
            input.transactions[3][4] += Felt::ONE;
            input.transactions[3].push(Felt::ZERO);
        },
        LENGTH,
    );
    refused(
        |input| {
            input.transactions[4][4] -= Felt::ONE;
            input.transactions[4].pop();
        },
        LENGTH,
    );
    refused(|input| input.transactions[4][4] = Felt::from(1 << 16), LENGTH);
    refused(|input| input.transactions[4][4] = Felt::from(-1), LENGTH);
    refused(|input| input.transactions[4][4] = Felt::from(u16::MAX), "OS: input too short");
}

#[test]
fn a_list_longer_than_its_calldata() {
    refused(|input| input.transactions[3][5] = Felt::from(4), LENGTH);
    refused(|input| input.transactions[3][5] = Felt::from(2), LENGTH);
    refused(|input| input.transactions[3][5] = Felt::from(5), LENGTH);
    refused(|input| input.transactions[3][5] = Felt::from(u32::MAX), LENGTH);
    refused(|input| input.transactions[3][5] = Felt::from(u64::MAX), ARGUMENT);
}

#[test]
fn variants_that_are_none() {
    // `place`: the side and the limit; `act`: the action and the side in it.
    refused(|input| input.transactions[0][6] = Felt::from(2), ARGUMENT);
    refused(|input| input.transactions[0][10] = Felt::from(2), ARGUMENT);
    refused(|input| input.transactions[1][7] = Felt::from(4), ARGUMENT);
    refused(|input| input.transactions[1][8] = Felt::from(2), ARGUMENT);
    // A variant that takes more or less.
    refused(|input| input.transactions[1][7] = Felt::from(0), LENGTH);
    refused(|input| input.transactions[1][7] = Felt::from(2), LENGTH);
    // None takes no value, so the value is the place's x.
    refused(|input| input.transactions[0][10] = Felt::from(1), LENGTH);
}

#[test]
fn arguments_in_structs_that_are_none_of_their_type() {
    refused(|input| input.transactions[0][5] = Felt::from(u64::MAX) + Felt::ONE, ARGUMENT);
    refused(|input| input.transactions[0][9] = Felt::from(u128::MAX) + Felt::ONE, ARGUMENT);
    refused(|input| input.transactions[0][12] = Felt::from(i32::MAX) + Felt::ONE, ARGUMENT);
    refused(|input| input.transactions[3][6] = Felt::from(-1), ARGUMENT);
}

/// Number of full words, the rest, and how many bytes the rest has.
#[test]
fn strings_that_are_none() {
    refused(|input| input.transactions[4][7] = Felt::from(3), ARGUMENT);
    refused(|input| input.transactions[4][7] = Felt::from(31), ARGUMENT);
    refused(|input| input.transactions[4][6] = Felt::from(2).pow(32u32), ARGUMENT);
    refused(|input| input.transactions[4][6] = Felt::from(-1), ARGUMENT);
    refused(|input| input.transactions[4][5] = Felt::from(u64::MAX), ARGUMENT);
    refused(|input| input.transactions[4][5] = Felt::from(1), LENGTH);
}

/// An event's header has 16 bits for the number of its felts. The native run does not build such a sub-block.
#[test]
fn an_event_that_is_too_long() {
    let source = "#[zkthread::contract]
        mod flood {
            use zkthread::prelude::*;
            #[storage] pub struct Flood { value: u64 }
            #[event] pub struct Flooded { #[key] keys: Vec<felt252>, data: Vec<felt252> }
            impl Flood {
                #[external] pub fn flood(&mut self, cx: &mut Context, in_keys: bool, count: u32) {
                    let mut long: Vec<felt252> = Vec::new();
                    for _ in 0..count {
                        long.push(7);
                    }
                    if in_keys {
                        cx.emit(Flooded { keys: long, data: vec![] });
                    } else {
                        cx.emit(Flooded { keys: vec![], data: long });
                    }
                }
            }
        }";
    let [named, unprovable] = [PanicMode::Named, PanicMode::Unprovable].map(|panics| program(source, panics));
    for in_keys in [Felt::ZERO, Felt::ONE] {
        let input = |count: u64| {
            let mut input = Input::honest(honest());
            input.rows.clear();
            input.witness.clear();
            let sub_block =
                SubBlock { transactions: vec![call(1, "flood", &[in_keys, count.into()])], ..honest().clone() };
            input.transactions = vec![sub_block.transaction_input(0)];
            input
        };
        // The list's length is one of the felts.
        let longest = (1 << 16) - 2;
        assert!(zkthread_prover::run(&unprovable.executable, &input(longest).felts()).is_ok());
        input(longest + 1).is_refused(&named, &unprovable, "OS: event too long");
    }
}
