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
            let (a, a) = (amount, amount);
            match side {
                Side::Cancel(x, x) => {}
                _ => {}
            }
            Ok(())
        }
    }
}
