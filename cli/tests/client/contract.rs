/// A shop, for the test of generated clients.
#[zkthread::contract]
pub mod shop {
    use zkthread::prelude::*;

    /// Which way an order goes.
    pub enum Side {
        /// Into the book.
        Buy,
        Sell,
        Limit(u64),
        Range(u64, i8),
    }

    pub struct Order {
        /// In the smallest unit.
        price: u256,
        side: Side,
        memo: Option<bytes31>,
    }

    pub struct Note {
        text: String,
        felts: Vec<felt252>,
    }

    /// Takes the name that clients have for a view.
    pub struct View {
        pair: (u8, [u16; 2]),
    }

    #[storage]
    pub struct Shop {
        owner: ContractAddress,
        class: ClassHash,
        last: Order,
    }

    /// An order came.
    #[event]
    pub struct Placed {
        order: Order,
        #[key]
        by: ContractAddress,
        count: u64,
    }

    #[event]
    pub struct Closed {}

    impl Shop {
        /// Opens the shop.
        #[constructor]
        pub fn new(&mut self, _cx: &mut Context, owner: ContractAddress, class: ClassHash) {
            self.owner = owner;
            self.class = class;
        }

        /// Places an order.
        #[external]
        pub fn place(&mut self, cx: &mut Context, order: Order, calldata: u64) {
            self.last = order;
            cx.emit(Placed { order, by: cx.caller(), count: calldata });
        }

        #[external]
        pub fn write(&mut self, _cx: &mut Context, _note: Note) {}

        #[external]
        pub fn close(&mut self, cx: &mut Context) {
            cx.emit(Closed {});
        }

        /// The order that came last.
        #[view]
        pub fn last(&self) -> Order {
            self.last
        }

        #[view]
        pub fn looks(&self, view: View, flag: bool) -> View {
            view
        }
    }
}
