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
            let option = Some(String::from("a"));
            if let Some(text) = &option {}
            Self::look(&option);
            Ok(())
        }

        fn look(option: &Option<String>) -> u32 {
            match option {
                Some(text) => text.len(),
                None => 0,
            }
        }
    }
}
