#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    pub struct Order {
        price: Option,
    }

    impl Token {
        fn run(a: Vec<u8, u8>, b: u128<u8>, c: Order<u8>) -> bool {
            true
        }
    }
}
