#[zkthread::contract]
mod token {
    impl Token {}
}
