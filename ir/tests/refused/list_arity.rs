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
            let a = self.prices.read();
            let b = self.prices.len(1);
            self.prices.write(1);
            self.prices.push();
            let c = self.prices.read(amount);
            Ok(())
        }
    }
}
