#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    const A: u64 = B + 1;

    const B: u64 = 1;

    impl Token {}
}
