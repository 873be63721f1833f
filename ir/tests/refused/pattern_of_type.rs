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

    pub struct Point {
        x: u64,
        y: u64,
    }

    pub enum Only {
        One(u128),
    }

    impl Token {
        #[external]
        pub fn run(&mut self, cx: &mut Context, amount: u128, side: Side) -> Result<(), TokenError> {
            match amount {
                Side::Buy => {}
                Some(x) => {}
                None => {}
                _ => {}
            }
            match side {
                Some(x) => {}
                Only::One(_) => {}
                _ => {}
            }
            let (a, b) = amount;
            let Point { x, y } = side;
            Ok(())
        }
    }
}
