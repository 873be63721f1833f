#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    #[derive(Clone, Copy)]
    pub struct Named {
        name: String,
    }

    #[derive(Copy)]
    pub enum Group {
        Alone(u8),
        Together(Vec<u8>),
    }

    impl Token {}
}
