#[zkthread::contract]
mod token {
    use zkthread::prelude::*;
    use std::{fs, io::Read};

    #[storage]
    pub struct Token {
        total: u128,
    }

    impl Token {
        #[external]
        pub fn run(&mut self, cx: &mut Context, amount: u128) {
            let text = std::fs::read_to_string(1);
            let file = File::open(2);
            let stream = std::net::TcpStream::connect(3);
        }
    }
}
