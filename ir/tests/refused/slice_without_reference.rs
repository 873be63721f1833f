#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    impl Token {
        fn run(x: [u8]) -> u8 {
            1
        }
    }
}
