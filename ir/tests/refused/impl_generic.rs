#[zkthread::contract]
mod token {
    #[storage]
    struct Token {}

    impl Token<u8> {}
}
