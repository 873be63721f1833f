#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    static LIMIT: u128 = 5;

    trait Counts {}

    type Amount = u128;

    union Either {
        a: u8,
    }

    mod more {}

    extern crate alloc;

    impl Token {}
}
