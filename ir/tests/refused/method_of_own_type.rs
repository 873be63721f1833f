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
            let point = Point { x: 1, y: 2 };
            let a = point.missing();
            let b = point.origin();
            let c = Point::origin(1);
            let d = Point::moved();
            let e = Point::missing();
            point.shift(1);
            Ok(())
        }
    }

    impl Point {
        pub fn origin() -> Point {
            Point { x: 0, y: 0 }
        }

        fn moved(self, by: u64) -> Self {
            Point { x: self.x + by, y: self.y }
        }

        fn shift(&mut self, by: u64) {
            self.x += by;
        }
    }
}
