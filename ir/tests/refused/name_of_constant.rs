#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    const LIMIT: u128 = 5;

    impl Token {
        fn run(LIMIT: u128) -> u128 {
            1
        }
    }
}
