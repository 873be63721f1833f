//! Who sent a transaction: one signature for all its calls, by a key of the sender that its nonce,
//! expiry and scope in storage allow.

use core::dict::Felt252DictEntryTrait;
use core::poseidon::hades_permutation;
use core::{integer, panic_with_felt252};
use crate::constants::types;
use crate::contracts::{Callees, callee, callees};
use crate::layout::{cell_of, cells_of, open_key, open_nonce};
use super::input::{Header, take, take_fixed, take_span};
use super::rows::Slots;
use super::signature;
use super::storage::written;
use super::stream::{Stream, StreamTrait};
use super::values::{self, Value};

/// What is the same for all transactions of a sub-block.
#[derive(Copy, Drop)]
pub struct Domain {
    /// The front of every message: that of typed data, and the thread's domain.
    message: Stream,
    /// The front of every transaction: its type and the manager.
    transaction: Stream,
    thread_id: felt252,
    timestamp: u64,
    callees: Callees,
}

/// What is the same for all calls of a contract.
#[derive(Copy, Drop)]
pub struct Callee {
    pub contract: felt252,
    /// The front of every call: its type and the contract.
    pub call: Stream,
}

/// The calls of one sender under one signature.
#[derive(Copy, Drop)]
pub struct Bundle {
    pub sender: felt252,
    /// Whether all calls are undone when one fails.
    pub is_atomic: bool,
    /// One or more.
    pub n_calls: felt252,
    /// The calls, and whatever the input has behind them.
    pub calls: Span<felt252>,
}

/// What the sub-block's transactions have in common. Inlined like `input::environment`.
#[inline(always)]
pub fn domain(header: Header) -> Box<Domain> {
    let mut thread = StreamTrait::new();
    thread.absorb(types::DOMAIN, 'zkThread');
    thread.absorb('v1', header.chain_id);
    let mut message = StreamTrait::new();
    message.absorb('StarkNet Message', thread.finish_with(1));
    let mut transaction = StreamTrait::new();
    transaction.absorb(types::TRANSACTION, header.manager);
    BoxTrait::new(
        Domain {
            message,
            transaction,
            thread_id: header.thread_id,
            timestamp: Value::from_felt(header.timestamp, 'OS: timestamp out of range'),
            callees: callees(header.contracts),
        },
    )
}

/// What is the same for all calls of the contract at an address.
pub fn callee_at(contract: felt252) -> Callee {
    let mut call = StreamTrait::new();
    call.absorb(types::CALL, contract);
    Callee { contract, call }
}

/// Takes the transaction at the front of the input, which its sender has signed, uses its nonce,
/// and gives its calls. `valid_until` is how long all transactions so far may settle.
pub fn authorize(
    domain: Box<Domain>,
    ref slots: Slots,
    ref witness: Span<felt252>,
    ref transactions: Stream,
    ref valid_until: u64,
    ref input: Span<felt252>,
) -> Bundle {
    core::internal::revoke_ap_tracking();
    let [sender, public_key, nonce, deadline, atomic, n_scope] = take_fixed(ref input);
    values::to_address(sender, 'OS: sender out of range');
    let _: u64 = Value::from_felt(nonce, 'OS: nonce out of range');
    let is_atomic = values::to_bool(atomic, 'OS: is_atomic out of range');
    let scope = if n_scope == 0 {
        array![].span()
    } else {
        let _: u16 = Value::from_felt(n_scope, 'OS: scope out of range');
        take_span(ref input, Value::from_felt(2 * n_scope, 'OS: scope out of range'))
    };
    let (slot, entry, _, cells) = open_nonce(ref witness, slots, sender);
    assert(cell_of(cells) == nonce, 'OS: wrong nonce');
    let (_, entry, before, cells) = open_key(
        ref witness, written(slot, entry, cells_of(nonce + 1)), sender, public_key,
    );
    slots = entry.finalize(before);
    let expires = expires(cell_of(cells), scope);
    let last = match integer::u64_overflowing_sub(expires, 1) {
        Ok(last) => last,
        // There is no such key.
        Err(_) => panic_with_felt252('OS: key not valid'),
    };
    let Domain { message, transaction, thread_id, timestamp, callees: _ } = domain.unbox();
    assert(timestamp <= last, 'OS: key not valid');
    let deadline_felt = deadline;
    let deadline: u64 = Value::from_felt(deadline, 'OS: deadline out of range');
    assert(timestamp <= deadline, 'OS: deadline passed');
    if last < valid_until {
        valid_until = last;
    }
    if deadline < valid_until {
        valid_until = deadline;
    }
    let n_calls = take(ref input);
    assert(n_calls != 0, 'OS: no calls');
    let calls = input;
    let calls_hash = hash_calls(domain, scope, ref input, n_calls);
    let mut transaction = transaction;
    transaction.absorb(thread_id, nonce);
    transaction.absorb(deadline_felt, atomic);
    let mut message = message;
    message.absorb(sender, transaction.finish_with(calls_hash));
    let hash = message.finish();
    let (r, s) = signature::verify(hash, public_key, ref input);
    transactions.absorb(hash, public_key);
    transactions.absorb(r, s);
    Bundle { sender, is_atomic, n_calls, calls }
}

/// Until when the record of a key says that it is valid, if the scope is its own.
fn expires(record: felt252, scope: Span<felt252>) -> u64 {
    let scope = if scope.is_empty() {
        0
    } else {
        let u256 { low, high } = hash(scope).into();
        let (_, high) = integer::u128_safe_divmod(high, 0x400000000000000);
        0x100000000000000000000000000000000 * high.into() + low.into()
    };
    Value::from_felt(record - 0x10000000000000000 * scope, 'OS: wrong scope')
}

/// Takes the calls and hashes them. All must be in the scope, unless it is empty.
fn hash_calls(
    domain: Box<Domain>, scope: Span<felt252>, ref input: Span<felt252>, n_calls: felt252,
) -> felt252 {
    let mut hashes = array![];
    let mut remaining = n_calls;
    while remaining != 0 {
        let [position, selector, n_calldata] = take_fixed(ref input);
        let Callee { contract, mut call } = callee(domain.unbox().callees, position);
        if !scope.is_empty() {
            assert(is_in(scope, contract, selector), 'OS: not in scope');
        }
        let calldata = if n_calldata == 2 {
            // As most calls have it, and without a loop.
            let [first, second] = take_fixed(ref input);
            hash_pair(first, second)
        } else {
            hash_next(ref input, n_calldata)
        };
        call.absorb(selector, calldata);
        hashes.append(call.finish());
        remaining -= 1;
    }
    hash(hashes.span())
}

/// Whether a contract's function is in a scope.
fn is_in(scope: Span<felt252>, contract: felt252, selector: felt252) -> bool {
    let mut scope = scope;
    loop {
        match scope.multi_pop_front::<2>() {
            Some(entry_point) => {
                let [of_contract, named] = (*entry_point).unbox();
                if of_contract == contract && named == selector {
                    break true;
                }
            },
            None => { break false; },
        }
    }
}

/// Takes so many values and hashes them. A number that is none of a length takes more than there
/// are.
fn hash_next(ref input: Span<felt252>, length: felt252) -> felt252 {
    let mut stream = StreamTrait::new();
    let mut remaining = length;
    loop {
        if remaining == 0 {
            break stream.finish();
        }
        if remaining == 1 {
            break stream.finish_with(take(ref input));
        }
        let [first, second] = take_fixed(ref input);
        stream.absorb(first, second);
        remaining -= 2;
    }
}

/// The hash of two values.
#[inline(always)]
fn hash_pair(first: felt252, second: felt252) -> felt252 {
    let (s0, s1, s2) = hades_permutation(first, second, 0);
    let (hash, _, _) = hades_permutation(s0 + 1, s1, s2);
    hash
}

/// The hash of values, however many.
fn hash(values: Span<felt252>) -> felt252 {
    let mut stream = StreamTrait::new();
    let mut values = values;
    while let Some(pair) = values.multi_pop_front::<2>() {
        let [first, second] = (*pair).unbox();
        stream.absorb(first, second);
    }
    match values.pop_front() {
        Some(last) => stream.finish_with(*last),
        None => stream.finish(),
    }
}
