#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
        one: Map<u64, u128>,
        books: Map<u64, Vec<u128>>,
    }

    #[error]
    pub enum TokenError {
        Refused,
    }

    impl Token {
        #[external]
        pub fn run(&mut self, cx: &mut Context, amount: u128) -> Result<(), TokenError> {
            let a = self.one.entry(1).entry(2).read();
            let b = self.books.entry(1).entry(2).len();
            self.total.entry(1).write(5);
            Ok(())
        }
    }
}
