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
            let mut a = vec![amount];
            a[0] = 1;
            let mut b = [amount; 2];
            b[1] += 1;
            let mut c = [Point { x: 1, y: 2 }; 2];
            c[0].x = 5;
            Ok(())
        }
    }
}
