#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    pub struct IToken {
        price: u128,
    }

    pub struct TokenImpl {
        price: u128,
    }

    fn ITokenDispatcher() {}

    impl Token {}
}
