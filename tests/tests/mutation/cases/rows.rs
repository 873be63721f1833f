//! Lies about the slot table, and about which of its rows code is given.

use std::collections::BTreeSet;

use zkthread::Felt;
use zkthread::sub_block::Auth;

use super::Table;
use crate::honest::{Honest, honest};

const WRONG_ROW: &str = "OS: wrong row";
const NOT_INCREASING: &str = "OS: rows not increasing";
const VALUE: &str = "OS: value out of range";

pub fn add(table: &mut Table, auth: Auth) {
    order(table);
    numbers(table);
    names(table, honest(auth));
    values(table, auth);
}

fn order(table: &mut Table) {
    table.refused(NOT_INCREASING, "the last row twice", |_, input| {
        let row = input.rows[input.rows.len() - 1].clone();
        input.rows.push(row);
    });
    table.refused(NOT_INCREASING, "two rows the other way round", |_, input| input.rows.swap(0, 1));
    table.refused(NOT_INCREASING, "rows of two contracts the other way round", |_, input| input.rows.reverse());
    table.refused(NOT_INCREASING, "a record twice", |honest, input| {
        let row = honest.field("mood", &[]);
        let again = input.rows[row].clone();
        input.rows.insert(row + 1, again);
    });
}

fn numbers(table: &mut Table) {
    const UNKNOWN: &str = "OS: unknown variable";
    table.refused(UNKNOWN, "a row of no variable", |_, input| input.rows.push(vec![Felt::from(1_000), Felt::ZERO]));
    table.refused(UNKNOWN, "a row of a negative variable", |_, input| {
        input.rows.push(vec![Felt::from(-1), Felt::ZERO]);
    });
    table.refused(UNKNOWN, "elements of what is no list", |honest, input| {
        let number = honest.number(crate::honest::PURSE, "mark", false) + 7;
        input.rows.push(vec![Felt::from(number), Felt::ZERO]);
    });
}

/// Rows in the place of others. For every kind of row, one that differs from it in its variable alone, and one in each of its keys alone.
fn names(table: &mut Table, honest: &Honest) {
    let rows = &honest.sub_block.rows;
    let mut done = BTreeSet::new();
    for (wanted, row) in rows.iter().enumerate() {
        let names = &honest.input.rows[wanted][..1 + row.keys.len()];
        for other in (0..rows.len()).filter(|other| *other != wanted && rows[*other].old.len() == row.old.len()) {
            let found = &honest.input.rows[other];
            // What stands behind a shorter row's cells is not known here.
            let Some(found) = found.get(..names.len()) else { continue };
            let differing: Vec<usize> = (0..names.len()).filter(|part| names[*part] != found[*part]).collect();
            let [part] = differing[..] else { continue };
            if !done.insert((row.variable, part)) {
                continue;
            }
            let (index, at) = (honest.index(other), honest.naming(wanted));
            let name = match part {
                0 => format!("another variable's row for number {}", row.variable),
                _ => format!("a row of another key {part} for number {}", row.variable),
            };
            table.refused(WRONG_ROW, name, move |_, input| input.witness[at] = index);
        }
    }
    table.refused(WRONG_ROW, "an index behind the table", |_, input| input.witness[0] = Felt::from(1_000));
    table.refused(WRONG_ROW, "an index that is no index", |honest, input| {
        let at = honest.naming(honest.field("guard", &[]));
        input.witness[at] = Felt::from(-1);
    });
    table.refused(WRONG_ROW, "the second cell of a record as a row", |honest, input| {
        let row = honest.field("mood", &[]);
        input.witness[honest.naming(row)] = honest.index(row) + Felt::ONE;
    });
}

/// Values in storage that are none of their type.
fn values(table: &mut Table, auth: Auth) {
    let two_to = |power: u32| Felt::TWO.pow(power);
    let fields: [(&str, &[u64], usize, Felt); 9] = [
        ("guard", &[], 0, two_to(251)),
        ("is_open", &[], 0, Felt::TWO),
        ("mark", &[], 0, two_to(248)),
        ("mood", &[], 0, Felt::TWO),
        ("notes", &[], 0, two_to(64)),
        ("balances", &[1], 0, two_to(128)),
        ("balances", &[2], 0, two_to(128) + Felt::from(5)),
        ("balances", &[3], 0, Felt::from(-1)),
        ("balances", &[6], 0, two_to(128)),
    ];
    for (field, keys, cell, value) in fields {
        let key = keys.iter().map(|key| format!(" of {key}")).collect::<String>();
        table.refused(VALUE, format!("{field}{key} is none of its type"), move |honest, input| {
            let row = honest.field(field, keys);
            input.rows[row][honest.olds(row) + cell] = value;
        });
    }
    table.refused(VALUE, "the payload of an enum in storage is none of its type", |honest, input| {
        let row = honest.field("mood", &[]);
        let at = honest.olds(row);
        (input.rows[row][at], input.rows[row][at + 1]) = (Felt::ONE, Felt::from(256));
    });
    table.refused(VALUE, "told is none of its type", move |honest, input| {
        let row = honest.row(honest.number(crate::honest::GUARD, "told", false), &[]);
        input.rows[row][honest.olds(row)] = Felt::TWO.pow(64_u32);
    });
    // The program cannot know what L2 holds: the manager compares.
    let entries: &[usize] = &[13];
    table.carried(entries, "another old value", |honest, input| {
        let row = honest.field("allowances", &[2, 5]);
        input.rows[row][honest.olds(row)] = Felt::from(77);
    });
    if auth == Auth::Signature {
        table.carried(entries, "a key that L2 has for longer", |honest, input| {
            let row = honest.sub_block.rows.iter().position(|row| row.variable == honest.authority()[1]).unwrap();
            input.rows[row][honest.olds(row)] += Felt::ONE;
        });
    }
}
