#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    fn run(&self) -> u128 {
        1
    }

    impl Token {}
}
