#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    impl Token {
        fn run(amounts: &Vec<u128>) -> &Vec<u128> {
            amounts
        }
    }
}
