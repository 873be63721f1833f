#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    #[event(indexed)]
    pub struct Moved {
        #[key = "by"]
        by: ContractAddress,
    }

    impl Token {
        #[view(cached)]
        pub fn run(&self) -> u128 {
            self.total
        }
    }
}
