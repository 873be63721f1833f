#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
        nested: Map<u64, Map<u64, u128>>,
        deep: Map<u64, Map<u64, Map<u64, u128>>>,
        books: Map<u64, Vec<u128>>,
    }

    #[error]
    pub enum TokenError {
        Refused,
    }

    impl Token {
        #[external]
        pub fn run(&mut self, cx: &mut Context, amount: u128) -> Result<(), TokenError> {
            let a = self.nested.read(1);
            self.nested.write((1, 2), 3);
            let b = self.deep.entry(1).read(2);
            let c = self.books.len();
            self.books.push(1, 5);
            Ok(())
        }
    }
}
