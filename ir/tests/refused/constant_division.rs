#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    const A: felt252 = 6 / 2;

    const B: i64 = -7 % 2;

    impl Token {}
}
