#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    pub struct Order {
        owner: &ContractAddress,
    }

    impl Token {
        fn run(orders: &Vec<&u8>) -> bool {
            true
        }
    }
}
