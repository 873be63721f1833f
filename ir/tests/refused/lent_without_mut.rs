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
            let a = amount;
            Self::double(&mut a);
            Self::through(&amount);
            Ok(())
        }

        fn double(value: &mut u128) {
            *value = *value * 2;
        }

        fn through(value: &u128) {
            Self::double(value);
        }
    }
}
