//! Lies about the input's shape and its header.

use zkthread::Felt;
use zkthread::sub_block::Auth;

use super::Table;
use crate::honest::{GUARD, PURSE};

const TOO_SHORT: &str = "OS: input too short";
const N_CONTRACTS: &str = "OS: wrong number of contracts";
const CONTRACT: &str = "OS: contract out of range";

pub fn add(table: &mut Table, auth: Auth) {
    lengths(table, auth);
    header(table);
}

fn lengths(table: &mut Table, auth: Auth) {
    table.refused(TOO_SHORT, "the last felt is missing", |_, input| input.missing = 1);
    table.refused(TOO_SHORT, "nothing behind the rows", |_, input| {
        input.missing = input.felts().len() - input.felts_before_witness();
    });
    table.refused(TOO_SHORT, "no input at all", |_, input| input.missing = input.felts().len());
    table.refused(TOO_SHORT, "the header alone", |_, input| input.missing = input.felts().len() - 6);
    table.refused(TOO_SHORT, "one row more than there are, at the end", |_, input| {
        input.n_rows = Felt::ONE;
        input.missing = input.felts().len() - input.felts_before_witness();
    });
    table.refused(TOO_SHORT, "a last row without its cells", |honest, input| {
        // The mood has two cells, which are taken as they stand.
        let row = honest.field("mood", &[]);
        input.rows = vec![vec![input.rows[row][0], Felt::ZERO]];
        input.missing = input.felts().len() - input.felts_before_witness();
    });
    table.refused(TOO_SHORT, "a last row with one of its two cells", |honest, input| {
        let elements = honest.number(PURSE, "notes", true);
        input.rows = vec![vec![Felt::from(elements), Felt::ZERO, Felt::ZERO]];
        input.missing = input.felts().len() - input.felts_before_witness();
    });
    table.refused(TOO_SHORT, "a witness longer than the input", |_, input| input.n_witness = Felt::from(100_000));
    table.refused(TOO_SHORT, "a witness of a negative length", |_, input| input.n_witness = Felt::from(-1_000));
    table.refused(TOO_SHORT, "a witness of 2^32 more than there are", |_, input| {
        input.n_witness = Felt::from(1_u64 << 32);
    });
    table.refused("OS: witness too short", "a row less in the witness", |_, input| _ = input.witness.pop());
    table.refused("OS: witness too long", "a row more in the witness", |_, input| input.witness.push(Felt::ZERO));
    table.refused("OS: input too long", "a felt behind the last transaction", |_, input| input.rest.push(Felt::ZERO));
    table.refused("OS: witness too long", "one transaction less than there are", |_, input| {
        input.n_transactions = Felt::from(-1);
    });
    if auth == Auth::Batcher {
        table.refused(TOO_SHORT, "one transaction more than there are", |_, input| input.n_transactions = Felt::ONE);
    }
    table.refused(N_CONTRACTS, "one contract more is told", |_, input| input.n_contracts = Felt::ONE);
    table.refused(N_CONTRACTS, "one contract less is told", |_, input| input.n_contracts = Felt::from(-1));
}

fn header(table: &mut Table) {
    for contract in [PURSE, GUARD] {
        let name = ["the first", "the second"][contract];
        table.refused(CONTRACT, format!("{name} contract is 0"), move |_, input| {
            input.contracts[contract] = Felt::ZERO;
        });
        table.refused(CONTRACT, format!("{name} contract is no address"), move |_, input| {
            input.contracts[contract] = Felt::TWO.pow(251_u32);
        });
    }
    table
        .refused("OS: number out of range", "a number of 65 bits", |_, input| input.header[3] += Felt::TWO.pow(64_u32));
    table.refused("OS: timestamp out of range", "a timestamp of 65 bits", |_, input| {
        input.header[5] += Felt::TWO.pow(64_u32);
    });
    table.refused("OS: timestamp out of range", "a negative timestamp", |_, input| input.header[5] = Felt::from(-1));
    table.carried(&[4], "another number", |_, input| input.header[3] += Felt::ONE);
    table.carried(&[5], "another parent", |_, input| input.header[4] += Felt::ONE);
    table.carried(&[6], "an older timestamp", |_, input| input.header[5] -= Felt::ONE);
}
