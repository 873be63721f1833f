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

    impl Token {
        #[external]
        pub fn run(&mut self, cx: &mut Context, amount: u128, side: Side) -> Result<(), TokenError> {
            let (a, b, c) = (amount, amount);
            let Point { x } = Point { x: 1, y: 2 };
            match Some(amount) {
                Some(a, b) => {}
                None => {}
            }
            match side {
                Side::Cancel(price) => {}
                Side::Sell => {}
                _ => {}
            }
            let (d, .., e, f) = (amount, amount);
            Ok(())
        }
    }
}
