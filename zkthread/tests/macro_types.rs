//! Own types, options, tuples and arrays: in storage, calldata and events, by value and by reference.
#![allow(missing_docs)]

#[zkthread::contract]
pub mod market {
    use zkthread::prelude::*;

    /// The most that one order may hold.
    pub const MOST: u128 = 1_000;
    pub const DOUBLE: u128 = MOST * 2;
    pub const UNIT: u256 = 0x1_0000_0000_0000_0000_0000_0000_0000_0000;
    pub const TAG: felt252 = short_string!("market");
    pub const LOWEST: i32 = -7;
    const OPEN: bool = true;

    #[derive(Clone, Copy)]
    pub enum Side {
        Buy,
        Sell,
    }

    /// What someone wants.
    #[derive(Debug, Hash)]
    pub struct Order {
        /// Who.
        pub owner: ContractAddress,
        pub side: Side,
        pub price: u256,
        pub range: (i32, i32),
        pub steps: [u8; 2],
        pub limit: Option<u64>,
    }

    pub enum Change {
        Nothing,
        Price(u256),
        Range(i32, i32),
        Turn(Side),
    }

    #[storage]
    pub struct Market {
        last: Order,
        orders: Map<u64, Order>,
        change: Change,
        best: Map<ContractAddress, Map<(u256, bool), Option<(u8, i8)>>>,
        limits: Map<u8, Map<u8, Map<i16, bytes31>>>,
        class: ClassHash,
        grid: [[u16; 2]; 2],
    }

    #[event]
    pub struct Placed {
        #[key]
        pub side: Side,
        pub order: Order,
        #[key]
        pub price: u256,
        pub before: Option<u64>,
    }

    #[error]
    pub enum MarketError {
        Unknown,
        TooFar,
    }

    impl Side {
        pub fn other(self) -> Side {
            match self {
                Side::Buy => Side::Sell,
                Side::Sell => Side::Buy,
            }
        }
    }

    impl Order {
        pub fn width(&self) -> i32 {
            let (low, high) = self.range;
            high - low
        }

        pub fn widen(&mut self, by: i32) -> Result<i32, MarketError> {
            self.range.0 -= by;
            self.range.1 += by;
            ensure!(self.width() < 100, MarketError::TooFar);
            Ok(self.width())
        }

        fn announce(&self, cx: &mut Context, before: Option<u64>) {
            cx.emit(Placed { order: *self, before, price: self.price, side: self.side });
        }
    }

    fn swap(left: &mut i32, right: &mut i32) {
        let kept = *left;
        *left = *right;
        *right = kept;
    }

    fn sum(values: &[i32]) -> i32 {
        let mut total: i32 = 0;
        for value in values {
            total += *value;
        }
        total
    }

    impl Market {
        #[constructor]
        pub fn new(&mut self, cx: &mut Context, class: ClassHash, first: Order) {
            self.class = class;
            self.last = first;
            self.best.entry(cx.caller()).write((first.price, OPEN), Some((1, -1)));
        }

        #[external]
        pub fn place(&mut self, cx: &mut Context, id: u64, order: Order) -> Result<i32, MarketError> {
            let before = self.last.limit;
            let mut order = order;
            let width = order.widen(Self::step(&order, LOWEST))?;
            order.announce(cx, before);
            self.orders.write(id, order);
            self.last = order;
            self.last.side = order.side.other();
            self.last.range.1 += 1;
            self.last.steps = [order.steps[1], order.steps[0]];
            Ok(width)
        }

        #[external]
        pub fn apply(&mut self, _cx: &mut Context, change: Change) -> Result<u256, MarketError> {
            self.change = change;
            let mut order = self.last;
            let result = match change {
                Change::Nothing => return Err(MarketError::Unknown),
                Change::Price(price) => {
                    order.price = price;
                    price + UNIT
                }
                Change::Range(low, high) => {
                    let (mut low, mut high) = (low, high);
                    if low > high {
                        swap(&mut low, &mut high);
                    }
                    order.range = (low, high);
                    u256::try_from(sum(&[low, high])).unwrap_or(UNIT)
                }
                Change::Turn(side) => {
                    order.side = side.other();
                    0
                }
            };
            self.orders.write(0, order);
            Ok(result)
        }

        #[external]
        pub fn file(
            &mut self,
            _cx: &mut Context,
            owner: ContractAddress,
            key: (u256, bool),
            note: bytes31,
        ) -> (Option<(u8, i8)>, bytes31) {
            let before = self.best.entry(owner).read((key.0, key.1));
            let next = match before {
                None => (1, -1),
                Some((count, sign)) => (count + 1, -sign),
            };
            self.best.entry(owner).write((key.0, key.1), Some(next));
            self.best.entry(owner).entry((key.0 + 1, false)).write(None);
            let old = self.limits.entry(1).entry(2).read(-3);
            self.limits.entry(1).entry(2).write(-3, note);
            self.grid = [self.grid[0], [u16::from(next.0), self.grid[1][1]]];
            (before, old)
        }

        fn step(order: &Order, least: i32) -> i32 {
            if let Some(limit) = order.limit { i32::try_from(limit).unwrap().max(least) } else { -least }
        }

        #[view]
        pub fn order(&self, id: u64) -> Order {
            self.orders.read(id)
        }

        #[view]
        pub fn grid(&self) -> [[u16; 2]; 2] {
            self.grid
        }
    }
}

use market::{Change, MOST, Market, MarketError, Order, Side, TAG, UNIT};
use zkthread::rt::{CallError, Contract, EntryKind, encode};
use zkthread::{ClassHash, Context, ContractAddress, Felt, bytes31, catch_fault, felts, u256};

fn cx() -> Context {
    Context::test(ContractAddress::from(7))
}

fn order() -> Order {
    Order { owner: ContractAddress::from(7), side: Side::Buy, price: UNIT, range: (-2, 3), steps: [1, 2], limit: None }
}

fn open() -> Market {
    let mut market = Market::default();
    market.new(&mut cx(), ClassHash::from(9), order());
    market
}

fn numbers(values: &[i64]) -> Vec<Felt> {
    values.iter().map(|value| Felt::from(*value)).collect()
}

#[test]
fn constants_are_there_for_tests() {
    assert_eq!((market::DOUBLE - MOST, UNIT, market::LOWEST), (1_000, u256::new(0, 1), -7));
    assert_eq!(Some(TAG), felts::short_string("market"));
}

#[test]
fn methods_take_self_in_every_way() {
    let mut order = order();
    assert_eq!((order.width(), order.side.other()), (5, Side::Sell));
    assert_eq!(order.widen(10), Ok(25));
    assert_eq!(order.widen(50), Err(MarketError::TooFar));
    assert_eq!(order.range, (-62, 63));
    order.range = (i32::MIN, 0);
    assert_eq!(catch_fault(|| order.widen(1)).map_err(|fault| fault.0), Err("i32_sub Underflow"));
}

#[test]
fn records_are_read_written_and_changed_in_parts() {
    let (mut market, mut cx) = (open(), cx());
    assert_eq!(market.place(&mut cx, 5, order()), Ok(19));
    let placed = Order { range: (-9, 10), ..order() };
    assert_eq!(market.order(5), placed);
    assert_eq!(market.last.read(), Order { side: Side::Sell, range: (-9, 11), steps: [2, 1], ..placed });
    let limited = Order { limit: Some(50), ..order() };
    assert_eq!(market.place(&mut cx, 6, limited), Err(MarketError::TooFar));
    assert_eq!(
        market.order(6),
        Order {
            side: Side::Buy,
            owner: ContractAddress::ZERO,
            price: u256::MIN,
            range: (0, 0),
            steps: [0, 0],
            limit: None
        }
    );
    let huge = Order { limit: Some(1 << 40), ..order() };
    assert_eq!(
        catch_fault(|| market.place(&mut cx, 6, huge).is_ok()).map_err(|fault| fault.0),
        Err("Option::unwrap failed.")
    );
}

#[test]
fn events_carry_values_as_serde_lays_them_out() {
    let (mut market, mut cx) = (open(), cx());
    market.place(&mut cx, 5, order()).expect("it fits");
    let [event] = cx.events() else { panic!("one event") };
    assert_eq!(event.name, "Placed");
    // side, price
    assert_eq!(event.keys, numbers(&[0, 0, 1]));
    // owner, side, price, range, steps, limit; before
    assert_eq!(event.data, numbers(&[7, 0, 0, 1, -9, 10, 1, 2, 1, 1]));
}

#[test]
fn enums_are_matched_stored_and_passed() {
    let (mut market, mut cx) = (open(), cx());
    assert_eq!(market.apply(&mut cx, Change::Nothing), Err(MarketError::Unknown));
    assert_eq!(market.apply(&mut cx, Change::Price(UNIT)), Ok(u256::new(0, 2)));
    assert_eq!(market.apply(&mut cx, Change::Range(9, -3)), Ok(u256::from(6_u8)));
    assert_eq!((market.order(0).range, market.change.read()), ((-3, 9), Change::Range(9, -3)));
    assert_eq!(market.apply(&mut cx, Change::Range(1, -3)), Ok(UNIT));
    assert_eq!(market.apply(&mut cx, Change::Turn(Side::Buy)), Ok(u256::MIN));
    assert_eq!(market.order(0).side, Side::Sell);
    assert_eq!(market.change.read(), Change::Turn(Side::Buy));
}

#[test]
fn nested_maps_and_options_are_told_apart() {
    let (mut market, mut cx) = (open(), cx());
    let key = (u256::from(5_u8), true);
    let me = ContractAddress::from(7);
    assert_eq!(market.file(&mut cx, me, key, bytes31::from(1)), (None, bytes31::ZERO));
    assert_eq!(market.file(&mut cx, me, key, bytes31::from(2)), (Some((1, -1)), bytes31::from(1)));
    assert_eq!(market.best.entry(me).read(key), Some((2, 1)));
    assert_eq!(market.best.entry(me).read((UNIT, true)), Some((1, -1)));
    assert_eq!(market.best.entry(ContractAddress::ZERO).read(key), None);
    assert_eq!(market.limits.entry(1).entry(2).read(-3), bytes31::from(2));
    assert_eq!(market.grid(), [[0, 0], [2, 0]]);
    assert_eq!(
        catch_fault(|| market.file(&mut cx, me, (u256::MAX, true), bytes31::ZERO)).map_err(|fault| fault.0),
        Err("u256_add Overflow")
    );
}

#[test]
fn calldata_carries_own_types() {
    let mut market = open();
    let mut call = |name: &str, calldata: &[i64]| {
        market.execute(&mut cx(), EntryKind::External, &felts::selector(name), &numbers(calldata))
    };
    assert_eq!(call("place", &[5, 7, 1, 3, 0, -2, 3, 1, 2, 0, 4]), Ok(numbers(&[13])));
    assert_eq!(call("apply", &[2, -5, 6]), Ok(numbers(&[1, 0])));
    let message = |result: Result<Vec<Felt>, CallError>| result.map_err(|error| error.to_string());
    let wrong = [
        (call("place", &[5, 7, 2, 3, 0, -2, 3, 1, 2, 0, 4]), "argument `order`: 0x2 is no variant of Side"),
        (call("place", &[5, 7, 1, 3, 0, -2, 3, 1, 256, 0, 4]), "argument `order`: 0x100 is out of range for u8"),
        (call("place", &[5, 7, 1, 3, 0, -2, 3]), "argument `order`: the calldata ends too early"),
        (call("place", &[5]), "argument `order` is missing"),
        (call("apply", &[0, 1]), "1 felts of calldata are left over"),
        (call("apply", &[4]), "argument `change`: 0x4 is no variant of Change"),
    ];
    for (result, expected) in wrong {
        assert_eq!(message(result), Err(expected.to_owned()));
    }
    let view = market.execute(&mut cx(), EntryKind::View, &felts::selector("order"), &numbers(&[5]));
    assert_eq!(view, Ok(encode(&market.order(5))));
}

#[test]
fn the_layout_is_what_rows_show() {
    let layout: Vec<_> =
        Market::VARIABLES.iter().map(|field| (field.name, field.keys, field.cells, field.is_list)).collect();
    assert_eq!(
        layout,
        [
            ("last", 0, 10, false),
            ("orders", 1, 10, false),
            ("change", 0, 3, false),
            ("best", 4, 3, false),
            ("limits", 3, 1, false),
            ("class", 0, 1, false),
            ("grid", 0, 4, false),
        ]
    );
}
