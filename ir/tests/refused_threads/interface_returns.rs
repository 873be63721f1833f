#[zkthread::contract]
mod book {
    use zkthread::prelude::*;

    pub enum Side {
        Buy,
        Sell,
    }

    pub struct Order {
        pub side: Side,
        pub amount: u64,
    }

    #[storage]
    pub struct Book {
        value: u64,
    }

    impl Book {
        #[external]
        pub fn place(&mut self, _cx: &mut Context, orders: Vec<Order>, limit: Option<u64>) -> Option<Order> {
            self.value = 1;
            None
        }

        #[external]
        pub fn count(&mut self, _cx: &mut Context) -> u32 {
            1
        }
    }
}

#[zkthread::contract]
mod shop {
    use zkthread::prelude::*;

    pub enum Side {
        Buy,
        Sell(u64),
    }

    pub struct Order {
        pub side: Side,
        pub amount: u64,
    }

    #[zkthread::interface]
    pub trait Ledger {
        fn count(&mut self, cx: &mut Context);
    }

    #[storage]
    pub struct Shop {
        value: u64,
    }

    impl Shop {
        #[external]
        pub fn run(&mut self, _cx: &mut Context) {
            self.value = 1;
        }
    }
}

#[zkthread::contract]
mod stand {
    use zkthread::prelude::*;

    pub enum Side {
        Buy,
        Sell,
    }

    pub struct Order {
        pub side: Side,
        pub amount: u64,
    }

    #[zkthread::interface]
    pub trait Ledger {
        fn place(&mut self, cx: &mut Context, orders: Vec<Order>, limit: Option<u64>) -> Order;
        fn count(&mut self, cx: &mut Context) -> u64;
    }

    #[storage]
    pub struct Stand {
        value: u64,
    }

    impl Stand {
        #[external]
        pub fn run(&mut self, _cx: &mut Context) {
            self.value = 1;
        }
    }
}
