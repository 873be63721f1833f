#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
        nested: Map<u64, Map<u64, u128>>,
    }

    #[error]
    pub enum TokenError {
        Refused,
    }

    impl Token {
        #[external]
        pub fn run(&mut self, cx: &mut Context, amount: u128) -> Result<(), TokenError> {
            let a = self.nested.entry(1);
            let b = self.nested.entry(1).entry(2) + 1;
            Ok(())
        }
    }
}
