//! Transactions of the wide contract, made up: calldata felt by felt, as the network has it.

use proptest::prelude::*;
use zkthread::sub_block::Transaction;
use zkthread::{Felt, felts};

use crate::thread_program::call;

/// What the constructor gets: a label and a first order.
pub fn construction() -> Vec<Felt> {
    let mut calldata = vec![felts::short_string("first").unwrap()];
    calldata.extend(order((1, 0, 50), (7, 0), Some(3), (1, -2)));
    calldata
}

/// An order: id, side and amount; price; limit; place.
fn order(
    (id, side, amount): (u64, u64, u128),
    price: (u128, u128),
    limit: Option<u64>,
    (x, y): (i32, i32),
) -> Vec<Felt> {
    let mut felts = vec![Felt::from(id), Felt::from(side), amount.into(), price.0.into(), price.1.into()];
    felts.extend(option(limit));
    felts.extend([Felt::from(x), Felt::from(y)]);
    felts
}

fn option<T: Into<Felt>>(value: Option<T>) -> Vec<Felt> {
    value.map_or(vec![Felt::ONE], |value| vec![Felt::ZERO, value.into()])
}

fn list<T: Into<Felt>>(values: Vec<T>) -> Vec<Felt> {
    [Felt::from(values.len())].into_iter().chain(values.into_iter().map(Into::into)).collect()
}

fn string(text: &str) -> Vec<Felt> {
    let words = text.as_bytes().chunks_exact(31);
    let rest = words.remainder();
    let mut felts = list(words.map(Felt::from_bytes_be_slice).collect());
    felts.extend([Felt::from_bytes_be_slice(rest), Felt::from(rest.len())]);
    felts
}

fn account() -> impl Strategy<Value = u64> {
    1..4u64
}

/// Amounts at which something happens.
fn amount() -> impl Strategy<Value = u128> {
    prop_oneof![0..5u128, 0..300u128, Just(u128::MAX), any::<u128>()]
}

/// Few prices, so that orders are found again.
fn price() -> impl Strategy<Value = (u128, u128)> {
    prop_oneof![(0..4u128, Just(0)), (Just(u128::MAX), 0..2u128)]
}

fn any_u256() -> impl Strategy<Value = Vec<Felt>> {
    let numbers = prop_oneof![
        price(),
        (any::<u128>(), Just(0)),
        (any::<u128>(), 0..3u128),
        (any::<u128>(), any::<u128>()),
        Just((u128::MAX, u128::MAX))
    ];
    numbers.prop_map(|(low, high)| vec![low.into(), high.into()])
}

fn coordinate() -> impl Strategy<Value = i32> {
    prop_oneof![4 => -5..5i32, 1 => Just(i32::MIN), 1 => Just(i32::MAX), 1 => any::<i32>()]
}

fn signed() -> impl Strategy<Value = i64> {
    prop_oneof![4 => -300..300i64, 1 => Just(i64::MIN), 1 => Just(i64::MAX), 1 => any::<i64>()]
}

fn felt() -> impl Strategy<Value = Felt> {
    prop_oneof![3 => (0..4u64).prop_map(Felt::from), 1 => any::<[u8; 31]>().prop_map(|bytes| Felt::from_bytes_be_slice(&bytes))]
}

fn action() -> impl Strategy<Value = Vec<Felt>> {
    prop_oneof![
        1 => Just(vec![Felt::ZERO]),
        3 => amount().prop_map(|amount| vec![Felt::ONE, amount.into()]),
        1 => (0..50u64, coordinate()).prop_map(|(distance, by)| vec![Felt::TWO, Felt::from(distance), Felt::from(by)]),
        1 => (0..2u64).prop_map(|side| vec![Felt::THREE, Felt::from(side)]),
    ]
}

fn placed() -> impl Strategy<Value = Vec<Felt>> {
    let id_side_amount = (0..30u64, 0..2u64, amount());
    let limit = prop_oneof![Just(None), (0..9u64).prop_map(Some), Just(Some(u64::MAX))];
    (id_side_amount, price(), limit, (coordinate(), coordinate()))
        .prop_map(|(parts, price, limit, place)| order(parts, price, limit, place))
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[ -~]{0,12}", "[ -~]{25,70}"]
}

fn written() -> impl Strategy<Value = Vec<Felt>> {
    let tags = || prop::collection::vec(felt(), 0..5);
    let change = prop::option::of(coordinate());
    (text(), tags(), (coordinate(), coordinate()), tags(), change).prop_map(|(title, tags, (x, y), more, change)| {
        [string(&title), list(tags), vec![Felt::from(x), Felt::from(y)], list(more), option(change)].concat()
    })
}

/// A call of any of the contract's functions, often one that fails.
pub fn transaction() -> impl Strategy<Value = Transaction> {
    let label = prop_oneof![Just("wide"), Just(""), Just("thirty-one characters are a lot.")];
    let label = label.prop_map(|text| felts::short_string(&text[..text.len().min(31)]).unwrap());
    let scalars = (0..9u64, label, signed(), signed())
        .prop_map(|(class, label, by, factor)| vec![Felt::from(class), label, Felt::from(by), Felt::from(factor)]);
    let wide_numbers = (any_u256(), any_u256(), amount()).prop_map(|(a, b, c)| [a, b, vec![c.into()]].concat());
    let act = (price(), action()).prop_map(|(price, action)| [vec![price.0.into(), price.1.into()], action].concat());
    let value = prop_oneof![3 => 0..20u64, 1 => 0..200u64, 1 => any::<u64>()];
    let record = (prop::collection::vec(value, 0..5), 0..6u64)
        .prop_map(|(values, at)| [list(values), vec![Felt::from(at)]].concat());
    let fail = (0..11u8, any::<i8>(), any_u256(), prop::collection::vec(any::<u8>(), 0..4))
        .prop_map(|(which, a, b, values)| [vec![Felt::from(which), Felt::from(a)], b, list(values)].concat());
    prop_oneof![
        2 => (account(), scalars).prop_map(|(by, calldata)| call(by, "scalars", &calldata)),
        2 => (account(), wide_numbers).prop_map(|(by, calldata)| call(by, "wide_numbers", &calldata)),
        4 => (account(), placed()).prop_map(|(by, calldata)| call(by, "place", &calldata)),
        4 => (account(), act).prop_map(|(by, calldata)| call(by, "act", &calldata)),
        3 => (account(), written()).prop_map(|(by, calldata)| call(by, "write_note", &calldata)),
        4 => (account(), record).prop_map(|(by, calldata)| call(by, "record", &calldata)),
        4 => (account(), fail).prop_map(|(by, calldata)| call(by, "fail", &calldata)),
    ]
}
