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
            match (amount, side) {
                (0, Side::Buy) => {}
                _ => {}
            }
            match (Point { x: 1, y: 2 }) {
                Point { x, y } => {}
            }
            match cx.caller() {
                _ => {}
            }
            if let (0, b) = (amount, amount) {}
            Ok(())
        }
    }
}
