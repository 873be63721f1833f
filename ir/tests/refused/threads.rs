#[zkthread::contract]
mod token {
    use zkthread::prelude::*;
    use std::thread;

    #[storage]
    pub struct Token {
        total: u128,
    }

    impl Token {
        #[external]
        pub fn run(&mut self, cx: &mut Context, amount: u128) {
            let handle = thread::spawn(1);
            let counter = std::sync::atomic::AtomicU64::new(0);
            let shared = std::sync::Arc::new(1);
        }
    }
}
