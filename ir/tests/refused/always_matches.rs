#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    #[error]
    pub enum TokenError {
        Refused,
    }

    pub enum Only {
        One(u128),
    }

    impl Token {
        #[external]
        pub fn run(&mut self, cx: &mut Context, amount: u128) -> Result<(), TokenError> {
            if let value = amount {}
            if let Only::One(value) = Only::One(amount) {}
            let (a, b) = (amount, amount) else { return Ok(()) };
            let Only::One(c) = Only::One(amount) else { return Ok(()) };
            while let _ = amount {}
            Ok(())
        }
    }
}
