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

    pub struct Point {
        x: u64,
        y: u64,
    }

    pub enum Side {
        Buy,
        Sell(u128),
        Cancel(u128, bool),
    }

    impl Token {
        #[external]
        pub fn run(&mut self, cx: &mut Context, amount: u128) -> Result<(), TokenError> {
            let point = Point { x: 1, y: 2 };
            let a = point.z;
            let b = point.0;
            let c = (amount, true).2;
            let d = Side::Buy.price;
            let e = amount.x;
            let f = Some(amount).x;
            let Point { x, w } = point;
            Ok(())
        }
    }
}
