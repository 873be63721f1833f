#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    pub enum Side {
        Buy(),
        Sell,
    }

    impl Token {}
}
