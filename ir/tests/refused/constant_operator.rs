#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    const A: u64 = 1 << 8;

    const B: bool = 1 < 2;

    impl Token {}
}
