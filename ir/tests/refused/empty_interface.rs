#[zkthread::contract]
mod arena {
    use zkthread::prelude::*;

    #[zkthread::interface]
    pub trait World {}

    #[storage]
    pub struct Arena {
        world: ContractAddress,
        total: u128,
    }

    impl Arena {
    }
}
