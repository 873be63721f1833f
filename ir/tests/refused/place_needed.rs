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
            Self::double(&mut 5);
            Self::double(&mut self.total);
            Self::double(&mut Self::one());
            Ok(())
        }

        fn double(value: &mut u128) {
            *value = *value * 2;
        }

        fn one() -> u128 {
            1
        }
    }
}
