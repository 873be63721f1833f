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
            Self::double(a);
            Self::double(&a);
            let b = Self::sum(vec![amount]);
            let mut c = String::new();
            c.push_str(String::from("a"));
            Ok(())
        }

        fn double(value: &mut u128) {
            *value = *value * 2;
        }

        fn sum(values: &[u128]) -> u128 {
            values[0]
        }
    }
}
