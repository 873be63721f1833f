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
            let a = u256::from(amount);
            let b = felt252::from(a);
            let c = ContractAddress::try_from(a).unwrap();
            let d = u8::from(true);
            let e = i128::from(amount);
            Ok(())
        }
    }
}
