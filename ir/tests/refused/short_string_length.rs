#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    const A: felt252 = short_string!("12345678901234567890123456789012");

    impl Token {}
}
