//! The client that `build` writes: it compiles (here, as a module), and sends and reads what the contract does.

#[rustfmt::skip]
#[path = "client/shop.rs"]
mod client;

use cargo_zkthread::ops::client::client;
use client::{Closed, Note, Order, Placed, Shop, Side, View};
use starknet_rust::core::types::{Call, FunctionCall};
use zkthread::{ContractAddress, Felt, felts, rt, u256};

const CONTRACT: &str = include_str!("client/contract.rs");

fn shop() -> Shop {
    Shop { address: ContractAddress::from(0xc0) }
}

fn order() -> Order {
    Order { price: u256::new(5, 1), side: Side::Range(7, -1), memo: None }
}

fn numbers(values: &[i128]) -> Vec<Felt> {
    values.iter().map(|value| Felt::from(*value)).collect()
}

/// `ZKTHREAD_UPDATE=1 cargo test --test cli_client` writes it anew.
#[test]
fn the_client_compiled_here_is_the_generated_one() {
    let contract = zkthread_ir::parse_source(CONTRACT).expect("a contract");
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/client/shop.rs");
    if std::env::var_os("ZKTHREAD_UPDATE").is_some() {
        std::fs::write(path, client(&contract)).expect("written");
    }
    assert_eq!(std::fs::read_to_string(path).expect("readable"), client(&contract));
}

#[test]
fn calls_carry_typed_arguments() {
    let Call { to, selector, calldata } = shop().place(order(), 9);
    assert_eq!((to, selector), (Felt::from(0xc0), felts::selector("place")));
    assert_eq!(calldata, numbers(&[5, 1, 3, 7, -1, 1, 9]));
    let note = Note { text: "hi".into(), felts: numbers(&[1, 2]) };
    assert_eq!(shop().write(note).calldata, numbers(&[0, 0x6869, 2, 2, 1, 2]));
    assert_eq!(shop().close().calldata, []);
    let address = |number: u64| ContractAddress::from(number);
    let class = zkthread::ClassHash::try_from(Felt::from(4)).expect("a class hash");
    assert_eq!(Shop::new(address(1), address(2), address(3), class), numbers(&[1, 2, 3, 4]));
}

#[test]
fn answers_are_values_or_errors() {
    let view = shop().last();
    let FunctionCall { contract_address, entry_point_selector, calldata } = &view.call;
    assert_eq!((*contract_address, *entry_point_selector), (Felt::from(0xc0), felts::selector("last")));
    assert!(calldata.is_empty());
    assert_eq!(view.value(&numbers(&[5, 1, 3, 7, -1, 1])), Ok(order()));
    for side in [Side::Buy, Side::Sell, Side::Limit(3), Side::Range(1, 2)] {
        let order = Order { side, ..order() };
        assert_eq!(view.value(&rt::encode(&order)), Ok(order));
    }
    let hostile = [&[][..], &[5, 1, 4, 1], &[5, 1, 3, 7, 128, 1], &[5, 1, 0, 1, 0], &[-1, 0, 0, 1]];
    for answer in hostile {
        assert!(view.value(&numbers(answer)).is_err(), "{answer:?}");
    }
    let looks = shop().looks(View { pair: (1, [2, 3]) }, true);
    assert_eq!(looks.call.calldata, numbers(&[1, 2, 3, 1]));
    assert_eq!(looks.value(&numbers(&[1, 2, 3])), Ok(View { pair: (1, [2, 3]) }));
}

#[test]
fn events_are_read_by_their_first_key() {
    let keys = [Placed::SELECTOR, Felt::from(8)];
    let data = numbers(&[5, 1, 3, 7, -1, 1, 4]);
    let placed = Placed { order: order(), by: ContractAddress::from(8), count: 4 };
    assert_eq!(Placed::SELECTOR, felts::selector("Placed"));
    assert_eq!(Placed::decode(&keys, &data), Some(Ok(placed)));
    assert_eq!(Closed::decode(&keys, &data), None);
    assert_eq!(Closed::decode(&[Closed::SELECTOR], &[]), Some(Ok(Closed {})));
    assert_eq!(Placed::decode(&[], &data), None);
    assert!(matches!(Placed::decode(&keys[..1], &data), Some(Err(_))));
    assert!(matches!(Placed::decode(&keys, &data[1..]), Some(Err(_))));
    assert!(matches!(Closed::decode(&[Closed::SELECTOR, Felt::ONE], &[]), Some(Err(_))));
}
