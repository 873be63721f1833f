#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
        point: Point,
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
            self.peek();
            Ok(())
        }

        fn peek(&self) {
            self.point.x = 5;
            self.point.x += 5;
        }
    }
}
