#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    const NOW: u64 = now();

    const LARGE: u64 = if true { 1 } else { 2 };

    const NEGATED: u64 = -true;

    impl Token {}
}
