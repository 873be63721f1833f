#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    impl Token {
        fn run(mut amounts: &Vec<u128>) -> u32 {
            amounts.len()
        }
    }
}
