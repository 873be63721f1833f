#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        a: Map<u8, Map<u8, Map<u8, Map<u8, u128>>>>,
        b: Map<(u8, u8), Map<(u8, u8), u128>>,
        c: Map<(u8, u8, u8, u8), u128>,
    }

    impl Token {}
}
