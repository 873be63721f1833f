#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
        prices: Vec<u128>,
        books: Map<u64, Vec<u128>>,
    }

    #[error]
    pub enum TokenError {
        Refused,
    }

    impl Token {
        #[external]
        pub fn run(&mut self, cx: &mut Context, amount: u128) -> Result<(), TokenError> {
            let a = self.prices.pop();
            let b = self.prices.is_empty();
            for price in self.prices.iter() {}
            let c = self.books.entry(1).first();
            Ok(())
        }
    }
}
