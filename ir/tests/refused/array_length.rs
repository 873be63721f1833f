#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    impl Token {
        fn none(x: [u8; 0]) -> bool {
            true
        }

        fn many(x: [u8; 256]) -> bool {
            true
        }
    }
}
