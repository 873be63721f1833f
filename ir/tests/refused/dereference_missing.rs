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
            let mut a = amount;
            Self::double(&mut a);
            Ok(())
        }

        fn double(value: &mut u128) {
            value = 2;
            value += 1;
        }
    }
}
