#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        a: Vec<Vec<u8>>,
        b: Map<u8, Vec<Map<u8, u8>>>,
    }

    impl Token {}
}
