//! Lies about who calls what, with what.

use zkthread::sub_block::Auth;
use zkthread::{Felt, felts};

use super::Table;

const LENGTH: &str = "OS: wrong calldata length";
const ARGUMENT: &str = "OS: argument out of range";
const FUNCTION: &str = "OS: unknown function";

pub fn add(table: &mut Table, auth: Auth) {
    targets(table, auth);
    senders(table);
    lengths(table, auth);
    long_calldata(table, auth);
    arguments(table);
    strings(table);
    long_events(table, auth);
}

fn targets(table: &mut Table, auth: Auth) {
    for position in [2_i64, 16, -1] {
        table.refused(
            "OS: wrong contract",
            format!("a call of the contract at position {position}"),
            move |honest, input| {
                let (at, call) = honest.call("seen");
                input.transactions[at].calls[call].position = Felt::from(position);
            },
        );
    }
    let named = move |name: &str| match auth {
        Auth::Signature => felts::selector(name),
        Auth::Batcher => felts::tag(name).into(),
    };
    // `flood` and `seen` are what the program comes to last.
    for (of, others) in [
        ("flood", ["constructor", "new", "flood_", "seen"].as_slice()),
        ("pay", &["nonsense"]),
        ("seen", &["nonsense", "pay", "told", "flood"]),
    ] {
        for other in others {
            table.refused(FUNCTION, format!("{other} in the place of {of}"), move |honest, input| {
                let (at, call) = honest.call(of);
                input.transactions[at].calls[call].function = named(other);
            });
        }
    }
    table.refused(FUNCTION, "a function of the other contract", |honest, input| {
        let (at, call) = honest.call("pay");
        input.transactions[at].calls[call].position = Felt::ONE;
    });
    table.refused(FUNCTION, "a selector for a tag, or the other way round", move |honest, input| {
        let (at, call) = honest.call("seen");
        input.transactions[at].calls[call].function = match auth {
            Auth::Signature => felts::tag("seen").into(),
            Auth::Batcher => felts::selector("seen"),
        };
    });
}

fn senders(table: &mut Table) {
    table.refused("OS: sender out of range", "a sender that is no address", |honest, input| {
        let (at, _) = honest.call("seen");
        input.transactions[at].sender = Felt::TWO.pow(251_u32);
    });
    for (what, lie) in [("of 65 bits", Felt::TWO.pow(64_u32)), ("that is negative", Felt::from(-8))] {
        table.refused("OS: nonce out of range", format!("a nonce {what}"), move |honest, input| {
            let (at, _) = honest.call("seen");
            input.transactions[at].nonce += lie;
        });
    }
}

fn lengths(table: &mut Table, auth: Auth) {
    for function in ["pay", "allow", "set", "flood", "seen"] {
        table.refused(LENGTH, format!("calldata of {function} is told as longer"), move |honest, input| {
            let (at, call) = honest.call(function);
            let call = &mut input.transactions[at].calls[call];
            match auth {
                // It is signed with what it has.
                Auth::Signature => call.calldata.push(Felt::ZERO),
                Auth::Batcher => call.n_calldata = Felt::ONE,
            }
        });
    }
    table.refused(LENGTH, "a felt more of calldata than its arguments have", |honest, input| {
        let (at, call) = honest.call("note");
        input.transactions[at].calls[call].calldata.push(Felt::ZERO);
    });
    table.refused(LENGTH, "a felt less of calldata than its arguments have", |honest, input| {
        let (at, call) = honest.call("note");
        input.transactions[at].calls[call].calldata.pop();
    });
}

/// A number of felts that its 16 bits in a header do not hold.
fn long_calldata(table: &mut Table, auth: Auth) {
    if auth == Auth::Batcher {
        for (what, lie) in [("2^16 felts more", 1 << 16), ("a negative number of felts", -100)] {
            table.refused(LENGTH, format!("calldata of {what} than there are"), move |honest, input| {
                let (at, call) = honest.call("note");
                input.transactions[at].calls[call].n_calldata = Felt::from(lie);
            });
        }
    }
    table.refused(LENGTH, "calldata of more than 2^16 felts", |honest, input| {
        let (at, call) = honest.call("note");
        let calldata = &mut input.transactions[at].calls[call].calldata;
        calldata[3] += Felt::from(1 << 16);
        calldata.splice(4..4, vec![Felt::ONE; 1 << 16]);
    });
    table.cases.last_mut().unwrap().is_long = true;
}

/// An argument: which function's, which felt, what stands there.
fn arguments(table: &mut Table) {
    let two_to = |power: u32| Felt::TWO.pow(power);
    for (what, function, place, value) in [
        ("an address of 252 bits", "pay", 0, two_to(251)),
        ("an amount of 129 bits", "pay", 1, two_to(128)),
        ("a spender that is negative", "allow", 0, Felt::from(-1)),
        ("an allowance of 129 bits", "allow", 1, two_to(128) + Felt::ONE),
        ("a bool that is 2", "set", 0, Felt::TWO),
        ("31 bytes that are 32", "set", 1, two_to(248)),
        ("a watcher of 252 bits", "seen", 0, two_to(251)),
        ("a count of 33 bits", "flood", 0, two_to(32) + Felt::TWO),
        ("where to flood is neither", "flood", 1, Felt::TWO),
        ("a watched amount of 129 bits", "seen", 1, two_to(128)),
        ("a list of 2^32 more than there are", "note", 3, two_to(32) + Felt::TWO),
        ("numbers of 2^32 more than there are", "note", 6, two_to(32) + Felt::ONE),
        ("a variant that is none", "note", 8, Felt::TWO),
        ("a variant's value of 9 bits", "note", 9, Felt::from(256)),
        ("neither some nor none", "note", 10, Felt::TWO),
        ("an optional time of 65 bits", "note", 11, two_to(64)),
    ] {
        table.refused(ARGUMENT, what, move |honest, input| {
            let (at, call) = honest.call(function);
            input.transactions[at].calls[call].calldata[place] = value;
        });
    }
    for (what, place, value) in
        [("a list longer than its calldata", 3, 200), ("numbers longer than their calldata", 6, 9)]
    {
        table.refused(LENGTH, what, move |honest, input| {
            let (at, call) = honest.call("note");
            input.transactions[at].calls[call].calldata[place] = Felt::from(value);
        });
    }
}

/// Number of full words, those, the rest, and how many bytes the rest has.
fn strings(table: &mut Table) {
    let word = |power: u32| Felt::TWO.pow(power);
    for (what, string) in [
        ("a string of 2^32 words more than it has", vec![word(32), Felt::ONE, Felt::ONE]),
        ("a string whose word has 32 bytes", vec![Felt::ONE, word(248), Felt::ONE, Felt::ONE]),
        ("a string whose rest is longer than it says", vec![Felt::ZERO, word(16), Felt::TWO]),
        ("a string whose rest is a whole word", vec![Felt::ZERO, Felt::ONE, Felt::from(31)]),
        ("a string whose rest is of 2^32 bytes more", vec![Felt::ZERO, Felt::ONE, word(32) + Felt::ONE]),
        ("a long string whose rest is longer than it says", vec![Felt::ONE, Felt::ONE, word(16), Felt::TWO]),
    ] {
        table.refused(ARGUMENT, what, move |honest, input| {
            let (at, call) = honest.call("note");
            input.transactions[at].calls[call].calldata.splice(..3, string.iter().copied());
        });
    }
}

/// An event's header has 16 bits for each number of its felts. The native run does not build such a sub-block.
fn long_events(table: &mut Table, auth: Auth) {
    for (is_in_tags, what) in [(Felt::ONE, "keys"), (Felt::ZERO, "data")] {
        table.refused("OS: event too long", format!("an event of 2^16 felts of {what}"), move |honest, input| {
            let (at, call) = honest.call("seen");
            let call = &mut input.transactions[at].calls[call];
            call.position = Felt::ZERO;
            call.function = match auth {
                Auth::Signature => felts::selector("flood"),
                Auth::Batcher => felts::tag("flood").into(),
            };
            call.calldata = vec![Felt::from(1 << 16), is_in_tags];
        });
        table.cases.last_mut().unwrap().is_long = true;
    }
}
