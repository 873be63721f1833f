#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    pub struct Nothing {}

    pub enum Never {}

    impl Token {}
}
