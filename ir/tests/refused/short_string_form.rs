#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    const A: felt252 = short_string!();

    const B: felt252 = short_string!(abc);

    impl Token {}
}
