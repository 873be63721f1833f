#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    impl Token {
        #[external]
        pub fn run(&mut self, cx: &mut Context, amounts: &[u128]) {}

        #[view]
        pub fn ask(&self, order: &u128) -> u128 {
            1
        }
    }
}
