#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    pub enum Command {
        Move(u8, u8, u8, u8, u8, u8, u8, u8, u8),
    }

    impl Token {}
}
