#[zkthread::contract]
mod token {
    #[storage]
    struct Token {}

    impl Token {
        fn run() -> Result<u8, TokenError> {
            Ok(1)
        }
    }
}
