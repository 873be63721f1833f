#[zkthread::contract]
mod token {
    impl Token { fn run(&self { } }
}
