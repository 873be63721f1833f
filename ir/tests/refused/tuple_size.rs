#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    impl Token {
        fn one(x: (u8,)) -> bool {
            true
        }

        fn many(x: (u8, u8, u8, u8, u8, u8, u8, u8, u8)) -> bool {
            true
        }
    }
}
