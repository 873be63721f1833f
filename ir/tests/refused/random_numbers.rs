#[zkthread::contract]
mod token {
    use zkthread::prelude::*;
    use rand::Rng;

    #[storage]
    pub struct Token {
        total: u128,
    }

    impl Token {
        #[external]
        pub fn run(&mut self, cx: &mut Context, amount: u128) {
            let a: u64 = rand::random::<u64>();
            let b = thread_rng().gen_range(0..6);
            let c: u8 = random();
            getrandom::getrandom(&mut []);
        }
    }
}
