#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    impl Token {
        #[constructor]
        pub fn new(&mut self, cx: &mut Context) -> u128 {
            1
        }
    }
}
