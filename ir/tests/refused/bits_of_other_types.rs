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

    impl Token {
        #[external]
        pub fn run(&mut self, cx: &mut Context, amount: u128) -> Result<(), TokenError> {
            let a = true & false;
            let b = -5i8 | 1;
            let c: felt252 = 5;
            let d = c ^ 1;
            let e = !c;
            let f = String::new() + String::new();
            let g = Some(amount) < None;
            Ok(())
        }
    }
}
