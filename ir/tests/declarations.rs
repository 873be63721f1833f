//! What can be declared, by the IR it becomes.

use zkthread_ir::{Contract, FunctionPlace, Passing, Type, TypeDefKind, TypeId, dump, fingerprint, parse_source};

fn contract(items: &str, storage: &str, functions: &str) -> Contract {
    let source = format!(
        "#[zkthread::contract] mod token {{
            use zkthread::prelude::*;
            #[storage] pub struct Token {{ {storage} }}
            #[error] #[derive(Clone)] pub enum TokenError {{ Refused }}
            {items}
            impl Token {{ {functions} }}
        }}"
    );
    match parse_source(&source) {
        Ok(contract) => contract,
        Err(diagnostics) => panic!("{}", diagnostics.iter().map(|d| d.text()).collect::<Vec<_>>().join("\n\n")),
    }
}

/// The lines of the dump that begin with a word.
fn lines(contract: &Contract, word: &str) -> Vec<String> {
    let text = dump(contract);
    let found = text.lines().filter_map(|line| line.strip_prefix(word)?.strip_prefix(' '));
    found.map(str::to_owned).collect()
}

#[test]
fn own_structs_and_enums() {
    let contract = contract(
        "/// An order.
         #[derive(Clone, PartialEq)] pub struct Order { pub owner: ContractAddress, side: Side, price: u256 }
         enum Side { Buy, Sell(u8), Both(u8, [i8; 3]), None }
         pub struct Named { name: String, order: Option<Order>, list: Vec<(u8, bool)> }",
        "",
        "",
    );
    assert_eq!(
        lines(&contract, "struct"),
        [
            "Order { owner: ContractAddress, side: Side, price: u256 }",
            "Named { name: String, order: Option<Order>, list: Vec<(u8, bool)> }"
        ]
    );
    assert_eq!(lines(&contract, "enum"), ["Side { Buy(), Sell(u8), Both(u8, [i8; 3]), None() }"]);
    assert_eq!(contract.types[0].docs, ["An order."]);
    assert_eq!(contract.types.iter().map(|ty| ty.is_copy).collect::<Vec<_>>(), [true, true, false]);
    let named: Vec<Type> = (0..3).map(|id| Type::Named(TypeId(id))).collect();
    assert_eq!(named.iter().map(|ty| contract.cells(ty)).collect::<Vec<_>>(), [Some(8), Some(5), None]);
    assert_eq!(contract.felts(&named[1]), None);
}

#[test]
fn a_type_may_be_used_before_it_is_declared() {
    let contract = contract("struct A { b: B } struct B { c: C } enum C { D(E), F } struct E { x: String }", "", "");
    assert!(contract.types.iter().all(|ty| !ty.is_copy));
    assert!(matches!(&contract.types[0].kind, TypeDefKind::Struct(fields) if fields[0].ty == Type::Named(TypeId(1))));
}

#[test]
fn comments_are_kept_and_no_part_of_the_meaning() {
    let source = "
        /// A box.
        ///
        ///  Indented.
        #[zkthread::contract] mod vault {
            /// What it holds.
            #[storage] pub struct Vault {
                /// How much.
                total: u64,
            }
            /// Something came in.
            #[event] pub struct Came {
                /// From whom.
                /// Never zero.
                #[key] from: u64,
                #[key]
                #[doc = \" How much.\"]
                amount: u64,
                plain: bool,
            }
            /// What can go wrong.
            #[error] pub enum VaultError {
                /// It is full.
                Full,
            }
        }";
    let parsed = |source: &str| parse_source(source).unwrap_or_else(|faults| panic!("{}", faults[0].text()));
    let contract = parsed(source);
    assert_eq!(contract.docs, ["A box.", "", " Indented."]);
    assert_eq!(contract.storage_docs, ["What it holds."]);
    assert_eq!(contract.storage[0].docs, ["How much."]);
    assert_eq!(contract.events[0].docs, ["Something came in."]);
    let fields: Vec<_> = contract.events[0].fields.iter().map(|field| field.docs.join("/")).collect();
    assert_eq!(fields, ["From whom./Never zero.", "How much.", ""]);
    assert_eq!(contract.error_docs, ["What can go wrong."]);
    assert_eq!(contract.errors[0].docs, ["It is full."]);
    let without: String = source.lines().filter(|line| !line.contains("///") && !line.contains("doc =")).collect();
    let without = parsed(&without);
    assert!(
        without.storage_docs.is_empty() && without.error_docs.is_empty() && without.events[0].fields[0].docs.is_empty()
    );
    assert_eq!(fingerprint(&without), fingerprint(&contract));
}

#[test]
fn storage_of_every_shape() {
    let contract = contract(
        "pub struct Order { price: u128, side: bool }",
        "plain: i64, record: Order, texts: [bytes31; 2], maybe: Option<Order>, pair: (u8, ClassHash),
         one: Map<u256, Order>, two: Map<(u8, bool), u8>, three: Map<(u8, u16, felt252), u8>,
         nested: Map<ContractAddress, Map<i8, u8>>, deep: Map<u8, Map<u8, Map<u8, Order>>>, mixed: Map<u8, Map<(u8, u8), u8>>,
         list: Vec<Order>, lists: Map<u64, Vec<u256>>, nested_lists: Map<u64, Map<(u8, u8), Vec<bool>>>",
        "",
    );
    assert_eq!(
        lines(&contract, "storage"),
        [
            "plain(): i64",
            "record(): Order",
            "texts(): [bytes31; 2]",
            "maybe(): Option<Order>",
            "pair(): (u8, ClassHash)",
            "one(u256): Order",
            "two(u8, bool): u8",
            "three(u8, u16, felt252): u8",
            "nested(ContractAddress, i8): u8 nested [1, 1]",
            "deep(u8, u8, u8): Order nested [1, 1, 1]",
            "mixed(u8, u8, u8): u8 nested [1, 2]",
            "list(): list of Order",
            "lists(u64): list of u256",
            "nested_lists(u64, u8, u8): list of bool nested [1, 2]",
        ]
    );
    assert_eq!(contract.storage[6].nesting, [2]);
    assert_eq!(contract.storage[0].nesting, [0usize; 0]);
}

#[test]
fn constants_have_values() {
    let contract = contract(
        "/// How many.
         pub const MOST: u64 = 10;
         const TWICE: u64 = MOST * 2 - (1 + 1);
         const LOW: i8 = -128;
         const UP: i16 = -(-3);
         const WIDE: u256 = 0xffff_ffff_ffff_ffff_ffff_ffff_ffff_ffff_ff;
         const NAME: felt252 = short_string!(\"a 'name'\");
         const LAST: felt252 = -1;
         const HALF: felt252 = LAST * 2;
         const TOP: u32 = u32::MAX / 2 % 7;
         const ON: bool = true;
         const NOBODY: ContractAddress = ContractAddress::ZERO;",
        "",
        "",
    );
    let prime_less_one = "3618502788666131213697322783095070105623107215331596699973092056135872020480";
    let prime_less_two = "3618502788666131213697322783095070105623107215331596699973092056135872020479";
    assert_eq!(
        lines(&contract, "const"),
        [
            "MOST: u64 = 10_u64".to_owned(),
            "TWICE: u64 = 18_u64".to_owned(),
            "LOW: i8 = -128_i8".to_owned(),
            "UP: i16 = 3_i16".to_owned(),
            "WIDE: u256 = 87112285931760246646623899502532662132735_u256".to_owned(),
            "NAME: felt252 = 'a 'name''".to_owned(),
            format!("LAST: felt252 = {prime_less_one}_felt252"),
            format!("HALF: felt252 = {prime_less_two}_felt252"),
            "TOP: u32 = 1_u32".to_owned(),
            "ON: bool = true".to_owned(),
            "NOBODY: ContractAddress = 0_ContractAddress".to_owned(),
        ]
    );
    assert_eq!(contract.constants[0].docs, ["How many."]);
}

#[test]
fn functions_stand_in_several_places() {
    let contract = contract(
        "pub struct Order { price: u128 }
         impl Token { fn first() -> u8 { 1 } }
         impl Order {
             pub fn new(cx: &Context) -> u8 { 1 }
             fn price(&self, cx: &mut Context, by: u8) -> Result<u128, TokenError> { Err(TokenError::Refused) }
             fn raise(&mut self) {}
             fn take(mut self) -> bool { true }
         }
         fn first(a: &[u8], b: &mut Vec<Order>, c: &Option<Order>, mut d: u8) -> u8 { 2 }",
        "",
        "fn second(&self, x: &Order) -> u8 { 3 }",
    );
    let order = FunctionPlace::Type(TypeId(0));
    let found: Vec<_> = contract.functions.iter().map(|f| (f.name.as_str(), f.place)).collect();
    assert_eq!(
        found,
        [
            ("first", FunctionPlace::Contract),
            ("new", order),
            ("price", order),
            ("raise", order),
            ("take", order),
            ("first", FunctionPlace::Free),
            ("second", FunctionPlace::Contract)
        ]
    );
    let params = |function: usize| -> Vec<_> {
        let function = &contract.functions[function];
        let locals = function.params.iter().map(|param| &function.locals[param.0]);
        locals.map(|local| (local.name.as_str(), contract.type_name(&local.ty), local.passing, local.mutable)).collect()
    };
    assert_eq!(params(2)[0], ("self", "Order".to_owned(), Passing::Shared, false));
    assert_eq!(params(2)[1].0, "by");
    assert_eq!(params(3), [("self", "Order".to_owned(), Passing::Mutable, false)]);
    assert_eq!(params(4), [("self", "Order".to_owned(), Passing::Value, true)]);
    assert_eq!(
        params(5),
        [
            ("a", "Vec<u8>".to_owned(), Passing::Shared, false),
            ("b", "Vec<Order>".to_owned(), Passing::Mutable, false),
            ("c", "Option<Order>".to_owned(), Passing::Shared, false),
            ("d", "u8".to_owned(), Passing::Value, true),
        ]
    );
    assert!(contract.functions[2].context.is_some() && contract.functions[2].fallible);
}

#[test]
fn events_hold_any_values() {
    let contract = contract(
        "#[event] pub struct Said { #[key] who: Who, text: String, more: Vec<Option<u256>> } pub enum Who { Nobody, Somebody(ContractAddress) }",
        "",
        "",
    );
    assert_eq!(lines(&contract, "event"), ["Said(key who: Who, text: String, more: Vec<Option<u256>>)"]);
}

#[test]
fn the_guides_example_is_a_contract() {
    let example = include_str!("contracts/auction.rs");
    let contract = parse_source(example).unwrap_or_else(|found| panic!("{}", found[0].text()));
    assert_eq!((contract.types.len(), contract.functions.len()), (3, 14));
    let guide = include_str!("../../docs/guide/contracts.md");
    assert!(
        guide.contains(&format!("```rust\n{example}```\n")),
        "docs/guide/contracts.md shows tests/contracts/auction.rs as it is"
    );
}

#[test]
fn members_may_have_the_languages_names() {
    let contract = contract(
        "pub enum Winner { None, Some(u8), Ok, Err, Map } pub struct Numbers { u8: u8, bool: bool, Vec: u8 }",
        "felt252: felt252",
        "",
    );
    assert_eq!(contract.types.len(), 2);
}
