#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
        prices: Vec<u128>,
    }

    #[error]
    pub enum TokenError {
        Refused,
    }

    impl Token {
        #[external]
        pub fn run(&mut self, cx: &mut Context, amount: u128) -> Result<(), TokenError> {
            let a = self.prices;
            for price in &self.prices {}
            let b = self.prices[0];
            self.prices = a;
            Ok(())
        }
    }
}
