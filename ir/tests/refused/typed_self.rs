#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    pub struct Order {
        price: u128,
    }

    impl Order {
        fn price(self: Order) -> u128 {
            1
        }
    }

    impl Token {
        fn run(self: &Self) -> u128 {
            1
        }
    }
}
