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

    impl Token {
        #[external]
        pub fn run(&mut self, cx: &mut Context, amount: u128) -> Result<(), TokenError> {
            let origin = Point { x: 1, y: 1 };
            let point = Point { x: 2, ..origin };
            Ok(())
        }
    }
}
