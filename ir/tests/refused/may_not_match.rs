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
            let Some(a) = Some(amount);
            let (b, 0) = (amount, amount);
            let Side::Buy = side;
            let None = Some(amount);
            match Some(side) {
                Some(Side::Buy) => {}
                _ => {}
            }
            Ok(())
        }
    }
}
