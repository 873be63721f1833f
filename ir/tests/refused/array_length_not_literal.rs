#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    const SIZE: u32 = 4;

    impl Token {
        fn run(x: [u8; SIZE]) -> u8 {
            1
        }
    }
}
