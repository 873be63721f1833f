#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    const A: u64 = 1;

    const B: u128 = A + u32::MAX;

    impl Token {}
}
