#[zkthread::contract]
mod token {
    #[storage]
    struct Token {}

    impl Other {}
}
