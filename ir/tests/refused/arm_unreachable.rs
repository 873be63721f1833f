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
                Side::Buy | Side::Sell(_) => {}
                Side::Cancel(..) => {}
            }
            match side {
                Side::Buy => {}
                _ => {}
                Side::Sell(_) => {}
            }
            match amount == 1 {
                true => {}
                false => {}
                _ => {}
            }
            match amount {
                1 => {}
                0x1 => {}
                _ => {}
            }
            Ok(())
        }
    }
}
