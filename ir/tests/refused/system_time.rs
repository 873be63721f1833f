#[zkthread::contract]
mod token {
    use zkthread::prelude::*;
    use std::time::{Duration, SystemTime};

    #[storage]
    pub struct Token {
        total: u128,
        begun: Instant,
    }

    impl Token {
        #[external]
        pub fn run(&mut self, cx: &mut Context, amount: u128) {
            let now = SystemTime::now();
            let since = std::time::Instant::now().elapsed();
            let start = UNIX_EPOCH;
            let other = SystemTime::UNIX_EPOCH;
        }
    }
}
