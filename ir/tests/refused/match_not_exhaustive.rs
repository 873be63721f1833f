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

    pub enum Side {
        Buy,
        Sell(u128),
        Cancel(u128, bool),
    }

    impl Token {
        #[external]
        pub fn run(&mut self, cx: &mut Context, amount: u128, side: Side) -> Result<(), TokenError> {
            match side {
                Side::Buy => {}
                Side::Sell(price) => self.total = price,
            }
            match Some(amount) {
                Some(value) => self.total = value,
            }
            match amount {
                0 => {}
                1 | 2 => {}
            }
            match amount == 1 {
                true => {}
            }
            match side {}
            Ok(())
        }
    }
}
