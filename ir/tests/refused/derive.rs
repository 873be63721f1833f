#[zkthread::contract]
mod token {
    use zkthread::prelude::*;

    #[storage]
    pub struct Token {
        total: u128,
    }

    #[derive(Clone, Default, Serialize)]
    pub struct Order {
        price: u128,
    }

    #[event]
    #[derive(PartialOrd)]
    pub struct Moved {
        by: ContractAddress,
    }

    impl Token {}
}
