//! A limit order book with price-time matching.
//!
//! The contract below is ordinary Rust. The same text also becomes a Starknet contract and a provable thread program:
//! `cargo zkthread build`.

/// Trades one asset, the base, for another, the quote. Both are balances inside the book.
#[zkthread::contract]
pub mod orderbook {
    use zkthread::prelude::*;

    /// Which way an order goes.
    pub enum Side {
        /// Pays quote for base.
        Buy,
        /// Sells base for quote.
        Sell,
    }

    /// What can be held.
    pub enum Asset {
        /// What is traded.
        Base,
        /// What it is paid with.
        Quote,
    }

    /// An order that waits in the book.
    pub struct Order {
        /// Whose it is.
        pub owner: ContractAddress,
        /// Which way it goes.
        pub side: Side,
        /// Quote for one base.
        pub price: u64,
        /// Base still to be traded.
        pub remaining: u64,
        /// The order that came before it at the same price; 0 for none.
        pub previous: u64,
        /// The order that came after it at the same price; 0 for none.
        pub next: u64,
    }

    /// The orders of one side at one price, oldest first, and the place of the price among the others.
    pub struct Level {
        /// The oldest order; 0 for none.
        pub first: u64,
        /// The youngest order; 0 for none.
        pub last: u64,
        /// The price before it in line; 0 for none.
        pub better: u64,
        /// The price after it in line; 0 for none.
        pub worse: u64,
    }

    #[storage]
    pub struct OrderBook {
        /// Who credits balances.
        operator: ContractAddress,
        /// What accounts hold outside of orders, by account and whether it is base.
        balances: Map<(ContractAddress, bool), u128>,
        /// All orders by number, from 1. Filled and cancelled ones stay, with nothing remaining.
        orders: Map<u64, Order>,
        /// How many orders there ever were.
        order_count: u64,
        /// Best price of a side, by whether it buys; 0 for none.
        best: Map<bool, u64>,
        /// Price levels, by whether they buy and the price.
        levels: Map<bool, Map<u64, Level>>,
    }

    /// An order came into the book.
    #[event]
    pub struct Placed {
        #[key]
        pub owner: ContractAddress,
        pub order: u64,
        pub side: Side,
        pub price: u64,
        pub quantity: u64,
    }

    /// Two orders met.
    #[event]
    pub struct Traded {
        /// The order that waited.
        #[key]
        pub maker: u64,
        /// The order that came.
        #[key]
        pub taker: u64,
        pub price: u64,
        pub quantity: u64,
    }

    /// An order was taken back.
    #[event]
    pub struct Cancelled {
        #[key]
        pub order: u64,
        pub remaining: u64,
    }

    #[error]
    pub enum BookError {
        /// Only the operator credits balances.
        NotOperator,
        /// The account holds less than the order needs.
        InsufficientBalance,
        /// Price and quantity of an order are above zero.
        EmptyOrder,
        /// Nobody's order, or somebody else's.
        NotYourOrder,
        /// The order is filled or cancelled.
        OrderClosed,
    }

    impl Side {
        fn is_buy(&self) -> bool {
            match self {
                Side::Buy => true,
                Side::Sell => false,
            }
        }
    }

    /// Whether a price is at least as good for the side as another.
    fn is_as_good(is_buy: bool, price: u64, other: u64) -> bool {
        if is_buy {
            price >= other
        } else {
            price <= other
        }
    }

    impl OrderBook {
        /// The operator brings assets in and out.
        #[constructor]
        pub fn new(&mut self, _cx: &mut Context, operator: ContractAddress) {
            self.operator = operator;
        }

        /// Gives an account an amount of an asset.
        #[external]
        pub fn credit(
            &mut self,
            cx: &mut Context,
            account: ContractAddress,
            asset: Asset,
            amount: u128,
        ) -> Result<(), BookError> {
            ensure!(cx.caller() == self.operator, BookError::NotOperator);
            self.deposit(account, asset == Asset::Base, amount);
            Ok(())
        }

        /// Trades with waiting orders as far as their prices allow; what remains waits. Returns the order's number.
        #[external]
        pub fn place(
            &mut self,
            cx: &mut Context,
            side: Side,
            price: u64,
            quantity: u64,
        ) -> Result<u64, BookError> {
            ensure!(price > 0 && quantity > 0, BookError::EmptyOrder);
            let owner = cx.caller();
            let is_buy = side.is_buy();
            let needed = if is_buy {
                u128::from(price) * u128::from(quantity)
            } else {
                u128::from(quantity)
            };
            let held = self.balances.read((owner, !is_buy));
            ensure!(held >= needed, BookError::InsufficientBalance);
            self.balances.write((owner, !is_buy), held - needed);

            let id = self.order_count + 1;
            self.order_count = id;
            cx.emit(Placed {
                owner,
                order: id,
                side,
                price,
                quantity,
            });
            let remaining = self.fill(cx, id, is_buy, price, quantity);
            let order = Order {
                owner,
                side,
                price,
                remaining,
                previous: 0,
                next: 0,
            };
            if remaining > 0 {
                self.enqueue(id, order);
            } else {
                self.orders.write(id, order);
            }
            Ok(id)
        }

        /// Takes an order back: what it still holds returns to its owner.
        #[external]
        pub fn cancel(&mut self, cx: &mut Context, id: u64) -> Result<(), BookError> {
            let mut order = self.orders.read(id);
            ensure!(order.owner == cx.caller(), BookError::NotYourOrder);
            ensure!(order.remaining > 0, BookError::OrderClosed);
            let is_buy = order.side.is_buy();
            let held = if is_buy {
                u128::from(order.price) * u128::from(order.remaining)
            } else {
                u128::from(order.remaining)
            };
            self.deposit(order.owner, !is_buy, held);
            cx.emit(Cancelled {
                order: id,
                remaining: order.remaining,
            });
            self.dequeue(order);
            order.remaining = 0;
            self.orders.write(id, order);
            Ok(())
        }

        /// What an account holds of an asset outside of orders.
        #[view]
        pub fn balance_of(&self, account: ContractAddress, asset: Asset) -> u128 {
            self.balances.read((account, asset == Asset::Base))
        }

        /// An order by its number.
        #[view]
        pub fn order(&self, id: u64) -> Option<Order> {
            if id == 0 || id > self.order_count {
                None
            } else {
                Some(self.orders.read(id))
            }
        }

        /// The best price of a side.
        #[view]
        pub fn best_price(&self, side: Side) -> Option<u64> {
            let price = self.best.read(side.is_buy());
            if price == 0 { None } else { Some(price) }
        }

        /// The best prices of a side, at most `most` of them.
        #[view]
        pub fn prices(&self, side: Side, most: u32) -> Vec<u64> {
            let is_buy = side.is_buy();
            let mut prices: Vec<u64> = Vec::new();
            let mut price = self.best.read(is_buy);
            while price != 0 && prices.len() < most {
                prices.push(price);
                price = self.levels.entry(is_buy).read(price).worse;
            }
            prices
        }

        fn deposit(&mut self, account: ContractAddress, is_base: bool, amount: u128) {
            let held = self.balances.read((account, is_base));
            self.balances.write((account, is_base), held + amount);
        }

        /// Trades an incoming order with the other side, best price and oldest order first. Returns what is left of it.
        fn fill(
            &mut self,
            cx: &mut Context,
            taker: u64,
            is_buy: bool,
            limit: u64,
            quantity: u64,
        ) -> u64 {
            let mut left = quantity;
            let mut price = self.best.read(!is_buy);
            while left > 0 && price != 0 && is_as_good(is_buy, limit, price) {
                let maker = self.levels.entry(!is_buy).read(price).first;
                let mut order = self.orders.read(maker);
                let traded = left.min(order.remaining);
                left -= traded;
                order.remaining -= traded;
                self.orders.write(maker, order);
                if order.remaining == 0 {
                    self.dequeue(order);
                }
                self.settle(cx.caller(), order.owner, is_buy, price, limit, traded);
                cx.emit(Traded {
                    maker,
                    taker,
                    price,
                    quantity: traded,
                });
                price = self.best.read(!is_buy);
            }
            left
        }

        /// Pays both sides of a trade. A buyer who was ready to pay more gets the difference back.
        fn settle(
            &mut self,
            taker: ContractAddress,
            maker: ContractAddress,
            taker_buys: bool,
            price: u64,
            limit: u64,
            traded: u64,
        ) {
            let base = u128::from(traded);
            let quote = base * u128::from(price);
            if taker_buys {
                self.deposit(taker, true, base);
                self.deposit(maker, false, quote);
                self.deposit(taker, false, base * u128::from(limit - price));
            } else {
                self.deposit(taker, false, quote);
                self.deposit(maker, true, base);
            }
        }

        /// Puts an order at the end of its price's queue, and the price at its place in line.
        fn enqueue(&mut self, id: u64, order: Order) {
            let (is_buy, price) = (order.side.is_buy(), order.price);
            let mut order = order;
            let mut level = self.levels.entry(is_buy).read(price);
            if level.first == 0 {
                level = self.open_level(is_buy, price);
                level.first = id;
            } else {
                order.previous = level.last;
                let mut last = self.orders.read(level.last);
                last.next = id;
                self.orders.write(level.last, last);
            }
            level.last = id;
            self.levels.entry(is_buy).write(price, level);
            self.orders.write(id, order);
        }

        /// Takes an order out of its price's queue, and the price out of the line when it was the only one.
        fn dequeue(&mut self, order: Order) {
            let is_buy = order.side.is_buy();
            let mut level = self.levels.entry(is_buy).read(order.price);
            if order.previous == 0 {
                level.first = order.next;
            } else {
                let mut before = self.orders.read(order.previous);
                before.next = order.next;
                self.orders.write(order.previous, before);
            }
            if order.next == 0 {
                level.last = order.previous;
            } else {
                let mut after = self.orders.read(order.next);
                after.previous = order.previous;
                self.orders.write(order.next, after);
            }
            if level.first == 0 {
                self.link(is_buy, level.better, level.worse);
                level.better = 0;
                level.worse = 0;
            }
            self.levels.entry(is_buy).write(order.price, level);
        }

        /// Makes room for a price in the line, from the best price on.
        fn open_level(&mut self, is_buy: bool, price: u64) -> Level {
            let mut better: u64 = 0;
            let mut worse = self.best.read(is_buy);
            while worse != 0 && is_as_good(is_buy, worse, price) {
                better = worse;
                worse = self.levels.entry(is_buy).read(worse).worse;
            }
            self.link(is_buy, better, price);
            self.link(is_buy, price, worse);
            Level {
                first: 0,
                last: 0,
                better,
                worse,
            }
        }

        /// Makes two prices neighbours; a better one of 0 stands for the line's beginning, a worse one of 0 for its end.
        fn link(&mut self, is_buy: bool, better: u64, worse: u64) {
            if better == 0 {
                self.best.write(is_buy, worse);
            } else {
                let mut level = self.levels.entry(is_buy).read(better);
                level.worse = worse;
                self.levels.entry(is_buy).write(better, level);
            }
            if worse != 0 {
                let mut level = self.levels.entry(is_buy).read(worse);
                level.better = better;
                self.levels.entry(is_buy).write(worse, level);
            }
        }
    }
}
