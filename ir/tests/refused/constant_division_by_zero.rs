#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    const A: u64 = 6 / 0;

    const B: u64 = 6 % (A - A);

    impl Token {}
}
