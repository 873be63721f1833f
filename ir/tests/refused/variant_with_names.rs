#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    pub enum Command {
        Move { x: u8, y: u8 },
        Stop,
    }

    impl Token {}
}
