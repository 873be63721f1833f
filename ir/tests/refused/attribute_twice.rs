#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    #[event]
    pub struct Moved {
        #[key]
        #[key]
        by: ContractAddress,
    }

    impl Token {
        #[view]
        #[view]
        pub fn run(&self) -> u128 {
            self.total
        }
    }
}
