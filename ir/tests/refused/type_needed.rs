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
            let a = None;
            let b = Vec::new();
            let c = vec![];
            let d = [];
            let e = (amount, None);
            let f: u64 = None;
            let g: u64 = Vec::new();
            Ok(())
        }
    }
}
