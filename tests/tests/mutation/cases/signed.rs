//! Lies about who signed what, with which key, for where and until when.

use zkthread::sub_block::EntryPoint;
use zkthread::{Felt, felts};

use super::Table;
use crate::forged::{Forged, Transaction};
use crate::honest::{GUARD, Honest, PURSE, private_key, public_key};

const BAD: &str = "OS: bad signature";
const RANGE: &str = "OS: signature out of range";
const NONCE: &str = "OS: wrong nonce";
const KEY: &str = "OS: key not valid";
const SCOPE: &str = "OS: wrong scope";
const SCOPE_RANGE: &str = "OS: scope out of range";
const NOT_IN_SCOPE: &str = "OS: not in scope";
const WRONG_ROW: &str = "OS: wrong row";

/// A bundle of two payments.
const PAYS: usize = 1;
/// By key 2, which may `allow` and `pay`.
const SCOPED: usize = 2;
/// Two independent calls.
const ALLOWS: usize = 4;

pub fn add(table: &mut Table) {
    signatures(table);
    hints(table);
    elsewhere(table);
    splices(table);
    keys(table);
    nonces(table);
    scopes(table);
    lengths(table);
    times(table);
}

/// The transaction that calls `seen`, by account 4 with key 4.
fn seen<'a>(honest: &Honest, input: &'a mut Forged) -> &'a mut Transaction {
    &mut input.transactions[honest.call("seen").0]
}

/// That one, signed for good.
fn seen_signed<'a>(honest: &Honest, input: &'a mut Forged) -> &'a mut Transaction {
    input.sign(honest.call("seen").0);
    seen(honest, input)
}

/// The order of the curve's points.
fn order() -> Felt {
    Felt::from_hex_unchecked("0x800000000000010ffffffffffffffffb781126dcae7b2321e66a241adc64d2f")
}

fn signatures(table: &mut Table) {
    let half = || (order() + Felt::ONE).field_div(&Felt::TWO.try_into().unwrap());
    let high = move |value: Felt| order() - value;
    for (name, panic, lie) in [
        ("r is another", BAD, Box::new(|transaction: &mut Transaction| transaction.signature.r += Felt::ONE) as Lie),
        ("s is another", BAD, Box::new(|transaction| transaction.signature.s -= Felt::ONE)),
        ("r is 0", RANGE, Box::new(|transaction| transaction.signature.r = Felt::ZERO)),
        ("r is 2^251", BAD, Box::new(|transaction| transaction.signature.r = Felt::TWO.pow(251_u32))),
        ("r is 2^251 more", RANGE, Box::new(|transaction| transaction.signature.r += Felt::TWO.pow(251_u32))),
        ("r is negative", RANGE, Box::new(|transaction| transaction.signature.r = -transaction.signature.r)),
        ("s is 0", RANGE, Box::new(|transaction| transaction.signature.s = Felt::ZERO)),
        ("r and s are 0", RANGE, Box::new(|transaction| transaction.signature = Default::default())),
        ("s is the order", RANGE, Box::new(|transaction| transaction.signature.s = order())),
        ("s is just above half the order", RANGE, Box::new(move |transaction| transaction.signature.s = half())),
        (
            "the mirror image of s",
            RANGE,
            Box::new(move |transaction| transaction.signature.s = high(transaction.signature.s)),
        ),
        ("s is the order more", RANGE, Box::new(|transaction| transaction.signature.s += order())),
        ("another amount than was signed", BAD, Box::new(|transaction| transaction.calls[0].calldata[1] += Felt::ONE)),
        (
            "another function than was signed",
            BAD,
            Box::new(|transaction| {
                transaction.calls[0].position = Felt::from(PURSE);
                transaction.calls[0].function = felts::selector("allow");
            }),
        ),
        ("another deadline than was signed", BAD, Box::new(|transaction| transaction.deadline += Felt::ONE)),
    ] {
        table.refused(panic, name, move |honest, input| {
            lie(seen_signed(honest, input));
            input.has_new_hints = panic == BAD;
        });
    }
    table.refused(BAD, "the signature of another transaction of the sender", |honest, input| {
        let (at, last) = (honest.call("seen").0, input.transactions.len() - 1);
        input.sign(at);
        input.has_new_hints = true;
        let mut other = input.clone();
        other.transactions[last].signer = Some(private_key(4));
        other.sign(last);
        input.transactions[at].signature = other.transactions[last].signature;
    });
    table.refused(BAD, "a signature by another key than is named", |honest, input| {
        seen(honest, input).signer = Some(private_key(3));
        input.sign(honest.call("seen").0);
        input.has_new_hints = true;
    });
    table.refused(BAD, "another key is named than signed", |honest, input| {
        // Both are account 1's.
        let at = honest.sub_block.transactions.iter().rposition(|one| one.sender == Felt::ONE).unwrap();
        let segment = honest.segment(at);
        input.sign(at);
        input.has_new_hints = true;
        input.transactions[at].public_key = public_key(9);
        input.witness[segment.start + 1] = honest.index(honest.key(1, 9));
    });
    table.refused("OS: key not on curve", "a key off the curve", |honest, input| {
        let off_curve = off_curve();
        seen_signed(honest, input).public_key = off_curve;
        honest.rekey(input, honest.key(4, 4), &[Felt::from(4), off_curve]);
    });
}

type Lie = Box<dyn Fn(&mut Transaction) + Send + Sync>;

/// The x of no point.
fn off_curve() -> Felt {
    const BETA: Felt = Felt::from_hex_unchecked("0x6f21413efbe40de150e596d72f7a8c5609ad26c15c915c1f4cdfcb99cee9e89");
    (1_u64..).map(Felt::from).find(|x| (*x * *x * *x + *x + BETA).sqrt().is_none()).unwrap()
}

fn hints(table: &mut Table) {
    table.refused(RANGE, "hints of zeros", |honest, input| seen_signed(honest, input).hints.fill(Felt::ZERO));
    table.refused(RANGE, "hints of another signature", |honest, input| {
        input.sign(PAYS);
        let other = input.transactions[PAYS].hints.clone();
        seen_signed(honest, input).hints = other;
    });
    table.refused("OS: input too short", "a hint is missing", |_, input| {
        let last = input.transactions.len() - 1;
        input.sign(last);
        input.transactions[last].hints.pop();
    });
}

/// Signed for elsewhere.
fn elsewhere(table: &mut Table) {
    for (what, place) in [("chain", 0), ("manager", 1), ("thread", 2)] {
        table.refused(BAD, format!("transactions of another {what}"), move |_, input| {
            input.sign_all();
            input.has_new_hints = true;
            input.header[place] += Felt::ONE;
        });
    }
    table.refused(BAD, "a transaction of another contract at the position", |_, input| {
        input.sign_all();
        input.has_new_hints = true;
        input.contracts[GUARD] += Felt::ONE;
    });
    table.refused(BAD, "a transaction for another sender", |honest, input| {
        // Account 3 is given what account 4 signed, with a record that allows the key.
        let at = honest.call("seen").0;
        seen_signed(honest, input).sender = Felt::THREE;
        input.has_new_hints = true;
        let segment = honest.segment(at);
        input.witness[segment.start] = honest.index(honest.row(honest.authority()[0], &[Felt::THREE]));
        honest.rekey(input, honest.key(4, 4), &[Felt::THREE, public_key(4)]);
    });
}

/// Calls of signed bundles, in other ways than they were signed.
fn splices(table: &mut Table) {
    let mut splice = |name: &str, lie: fn(&mut Forged)| {
        table.refused(BAD, name, move |_, input| {
            input.sign_all();
            input.has_new_hints = true;
            lie(input);
        });
    };
    splice("a bundle's first call is dropped", |input| _ = input.transactions[PAYS].calls.remove(0));
    splice("a bundle's last call is dropped", |input| _ = input.transactions[PAYS].calls.pop());
    splice("a bundle's call is made twice", |input| {
        let call = input.transactions[PAYS].calls[1].clone();
        input.transactions[PAYS].calls.push(call);
    });
    splice("a bundle's calls the other way round", |input| input.transactions[PAYS].calls.swap(0, 1));
    splice("calls of two bundles are exchanged", |input| {
        let [one, other] = [input.transactions[PAYS].calls[1].clone(), input.transactions[ALLOWS].calls[1].clone()];
        (input.transactions[PAYS].calls[1], input.transactions[ALLOWS].calls[1]) = (other, one);
    });
    splice("a call is moved into another bundle", |input| {
        let call = input.transactions[ALLOWS].calls.remove(1);
        input.transactions[PAYS].calls.push(call);
    });
    splice("an atomic bundle is made independent", |input| input.transactions[PAYS].is_atomic = Felt::ZERO);
    splice("an independent bundle is made atomic", |input| input.transactions[ALLOWS].is_atomic = Felt::ONE);
    splice("calldata is moved into the next call", |input| {
        let felt = input.transactions[PAYS].calls[0].calldata.pop().unwrap();
        input.transactions[PAYS].calls[1].calldata.insert(0, felt);
    });
    splice("calldata of two calls is exchanged", |input| {
        let [one, other] = [0, 1].map(|call| input.transactions[PAYS].calls[call].calldata.clone());
        (input.transactions[PAYS].calls[0].calldata, input.transactions[PAYS].calls[1].calldata) = (other, one);
    });
    splice("a bundle is made two", |input| {
        let mut rest = input.transactions[PAYS].clone();
        input.transactions[PAYS].calls.truncate(1);
        rest.calls.remove(0);
        input.transactions.insert(PAYS + 1, rest);
    });
}

fn keys(table: &mut Table) {
    table.refused(WRONG_ROW, "a key of another account", |honest, input| {
        // Account 3's key signs for account 4, and the record is account 3's.
        let segment = honest.segment(honest.call("seen").0);
        input.witness[segment.start + 1] = honest.index(honest.key(3, 3));
        let transaction = seen(honest, input);
        (transaction.public_key, transaction.signer) = (public_key(3), Some(private_key(3)));
    });
    table.refused(WRONG_ROW, "another key's record", |honest, input| {
        let segment = honest.segment(honest.call("seen").0);
        input.witness[segment.start + 1] = honest.index(honest.key(4, 2));
    });
    table.refused(WRONG_ROW, "nonce and key are exchanged in the witness", |honest, input| {
        let segment = honest.segment(honest.call("seen").0);
        input.witness.swap(segment.start, segment.start + 1);
    });
    table.refused(KEY, "a key that is not authorized", |honest, input| {
        *input.rows[honest.key(4, 4)].last_mut().unwrap() = Felt::ZERO;
    });
    table.refused(KEY, "a key that is not authorized, when time begins", |honest, input| {
        *input.rows[honest.key(4, 4)].last_mut().unwrap() = Felt::ZERO;
        input.header[5] = Felt::ZERO;
    });
    table.refused(KEY, "an expired key, in its first second", |honest, input| {
        *input.rows[honest.key(4, 4)].last_mut().unwrap() = honest.input.header[5];
    });
    table.refused(KEY, "a key expired long ago", |honest, input| {
        *input.rows[honest.key(4, 4)].last_mut().unwrap() = Felt::ONE;
    });
    // What L2 holds of keys is the manager's to compare.
    table.carried(&[10, 13], "a key that was never authorized, with a record that says so", |honest, input| {
        honest.rekey(input, honest.key(4, 4), &[Felt::from(4), public_key(3)]);
        let transaction = seen(honest, input);
        (transaction.public_key, transaction.signer) = (public_key(3), Some(private_key(3)));
    });
}

fn nonces(table: &mut Table) {
    table.refused(NONCE, "a transaction twice", |honest, input| {
        let at = honest.call("seen").0;
        input.sign(at);
        let segment = honest.segment(at);
        let again: Vec<Felt> = input.witness[segment.clone()].to_vec();
        input.witness.splice(segment.end..segment.end, again);
        let transaction = input.transactions[at].clone();
        input.transactions.insert(at + 1, transaction);
    });
    table.refused(NONCE, "a transaction of a settled sub-block again", |honest, input| {
        let row = honest.row(honest.authority()[0], &[Felt::THREE]);
        *input.rows[row].last_mut().unwrap() += Felt::ONE;
    });
    table.refused(NONCE, "a transaction is left out", |honest, input| {
        // Account 4's other one is the last of all.
        let at = honest.call("seen").0;
        input.witness.drain(honest.segment(at));
        input.transactions.remove(at);
    });
    table.refused(NONCE, "a nonce too high", |honest, input| seen(honest, input).nonce += Felt::ONE);
    table.refused(NONCE, "a nonce too low", |_, input| {
        input.transactions.last_mut().unwrap().nonce -= Felt::ONE;
    });
    table.refused(NONCE, "two transactions of a sender the other way round", |honest, input| {
        // The last two of account 1.
        let last = honest.sub_block.transactions.iter().rposition(|one| one.sender == Felt::ONE).unwrap();
        let (one, other) = (honest.segment(last - 1), honest.segment(last));
        let swapped = [&input.witness[other.clone()], &input.witness[one.clone()]].concat();
        input.witness.splice(one.start..other.end, swapped);
        input.sign_all();
        input.has_new_hints = true;
        input.transactions.swap(last - 1, last);
    });
    table.refused(WRONG_ROW, "another account's nonce", |honest, input| {
        let segment = honest.segment(honest.call("seen").0);
        input.witness[segment.start] = honest.index(honest.row(honest.authority()[0], &[Felt::THREE]));
    });
    table.carried(&[10, 13], "an older nonce than L2 has", |honest, input| {
        let row = honest.row(honest.authority()[0], &[Felt::from(4)]);
        *input.rows[row].last_mut().unwrap() += Felt::ONE;
        let mine = input.transactions.iter_mut().filter(|one| one.sender == Felt::from(4));
        mine.for_each(|transaction| transaction.nonce += Felt::ONE);
    });
}

fn scopes(table: &mut Table) {
    let entry_point = |contract: usize, function: &str| {
        let EntryPoint { contract, selector } = EntryPoint {
            contract: crate::thread_program::contract_address(contract),
            selector: felts::selector(function),
        };
        [contract, selector]
    };
    table.refused(NOT_IN_SCOPE, "a call outside of the scope", |_, input| {
        let call = &mut input.transactions[SCOPED].calls[0];
        (call.function, call.calldata) = (felts::selector("flood"), vec![Felt::ONE, Felt::ZERO]);
    });
    table.refused(NOT_IN_SCOPE, "a second call outside of the scope", |_, input| {
        let mut call = input.transactions[SCOPED].calls[0].clone();
        (call.function, call.calldata) = (felts::selector("flood"), vec![Felt::ONE, Felt::ZERO]);
        input.transactions[SCOPED].calls.push(call);
    });
    table.refused(NOT_IN_SCOPE, "a function of the scope at another contract", |_, input| {
        input.transactions[SCOPED].calls[0].position = Felt::from(GUARD);
    });
    table.refused(SCOPE, "a scope with one function more", move |_, input| {
        input.transactions[SCOPED].scope.extend(entry_point(PURSE, "flood"));
    });
    table.refused(SCOPE, "a scope with another function", move |_, input| {
        input.transactions[SCOPED].scope.splice(..2, entry_point(PURSE, "set"));
    });
    table.refused(SCOPE, "no scope for a key that has one", |_, input| input.transactions[SCOPED].scope.clear());
    table.refused(SCOPE, "a scope for a key that has none", move |honest, input| {
        seen(honest, input).scope.extend(entry_point(GUARD, "seen"));
    });
    table.refused(SCOPE, "another key's scope", |honest, input| {
        let scope = input.transactions[SCOPED].scope.clone();
        seen(honest, input).scope = scope;
    });
    table.refused(SCOPE_RANGE, "a scope of a negative length", |_, input| {
        input.transactions[SCOPED].n_scope = Felt::from(-4);
    });
    table.refused(SCOPE_RANGE, "a scope of 2^16 functions more than it has", |_, input| {
        input.transactions[SCOPED].n_scope = Felt::from(1 << 16);
    });
    table.refused(SCOPE_RANGE, "a scope of half a function", |_, input| {
        let half = Felt::ONE.field_div(&Felt::TWO.try_into().unwrap());
        input.transactions[SCOPED].n_scope = half - Felt::TWO;
    });
}

fn lengths(table: &mut Table) {
    table.refused("OS: no calls", "a bundle of no calls", |honest, input| {
        let at = honest.call("seen").0;
        input.witness.drain(honest.segment(at).start + 2..honest.segment(at).end);
        input.transactions[at].calls.clear();
    });
    table.refused("OS: wrong contract", "one call more is told than there is", |honest, input| {
        seen_signed(honest, input).n_calls = Felt::ONE;
    });
    table.refused(RANGE, "one call less is told than there are", |_, input| {
        input.sign(PAYS);
        input.transactions[PAYS].n_calls = Felt::from(-1);
        // What is left of the second call is taken for the signature: `pay` of position 0.
    });
    table.refused("OS: is_atomic out of range", "neither atomic nor independent", |honest, input| {
        seen(honest, input).is_atomic = Felt::TWO;
    });
}

fn times(table: &mut Table) {
    table.refused("OS: deadline passed", "a deadline a second ago", |honest, input| {
        seen(honest, input).deadline = honest.input.header[5] - Felt::ONE;
    });
    table.refused("OS: deadline passed", "a sub-block later than deadlines", |_, input| {
        input.header[5] = Felt::from(crate::honest::DEADLINE + 1);
    });
    table.refused("OS: deadline out of range", "a deadline of 65 bits", |honest, input| {
        seen(honest, input).deadline += Felt::TWO.pow(64_u32);
    });
    table.carried(&[6, 7, 13], "an expired key with an old timestamp", |honest, input| {
        // It may settle until the second before the key expired, which was before now.
        let now = honest.input.header[5];
        *input.rows[honest.key(4, 4)].last_mut().unwrap() = now - Felt::from(10);
        input.header[5] = now - Felt::from(20);
    });
    table.carried(&[6, 7, 10], "a deadline passed, with an old timestamp", |honest, input| {
        seen(honest, input).deadline = honest.input.header[5] - Felt::from(10);
        input.header[5] -= Felt::from(20);
    });
}
