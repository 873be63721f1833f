#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    const NAMES: [u8; 2] = 5;

    const TITLE: String = 5;

    impl Token {}
}
