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
            let a = [0u8; 256];
            let b = [0u8; n];
            let c = [[[0u8; 255]; 255]; 2];
            let d: [u8; 0] = [];
            Ok(())
        }
    }
}
