#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
        points: Map<u64, Point>,
        list: Vec<Point>,
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
            self.points.read(1).x = 5;
            self.points.entry(1).read().x += 5;
            self.list.read(0).x = 5;
            Ok(())
        }
    }
}
