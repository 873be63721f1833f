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
            let a = u256::try_from(amount).unwrap();
            let b = felt252::try_from(amount).ok();
            let c = u128::try_from(amount).is_ok();
            Ok(())
        }
    }
}
