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
            match amount {
                1..=5 => {}
                _ => {}
            }
            match side {
                Buy => {}
                Side::Sell { price } => {}
                (Side::Buy) => {}
                Other(x) => {}
                _ => {}
            }
            match Some(amount) {
                Some(1) | None => {}
                Some(1 | 2) => {}
                _ => {}
            }
            if let Side::Buy | Side::Sell(_) = side {}
            Ok(())
        }
    }
}
