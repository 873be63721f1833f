#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        a: Map<String, u128>,
        b: Map<Side, u128>,
        c: Map<u8, Map<Vec<u8>, u128>>,
    }

    pub enum Side {
        Buy,
        Sell,
    }

    impl Token {}
}
