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
        #[view]
        pub fn price(&self) -> u128 {
            1
        }
    }

    #[external]
    pub fn run(amount: u128) -> u128 {
        amount
    }

    impl Token {}
}
