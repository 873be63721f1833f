use zkthread::prelude::*;

/// The whole token.
#[zkthread::contract]
#[derive(Clone)]
pub struct Token {
    total: u128,
}

mod inner {
    #[zkthread::contract]
    fn run() {}
}
