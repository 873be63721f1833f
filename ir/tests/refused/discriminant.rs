#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    pub enum Side {
        Buy = 1,
        Sell = 2,
    }

    #[error]
    pub enum TokenError {
        Refused = 7,
    }

    impl Token {}
}
