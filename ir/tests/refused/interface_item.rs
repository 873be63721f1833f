#[zkthread::contract]
mod arena {
    use zkthread::prelude::*;

    #[zkthread::interface]
    pub trait World {
        const LIMIT: u128;
        type Item;
        declare!();
        pub fn power_of(&self, cx: &Context) -> u32;
        fn right(&self, cx: &Context) -> u32;
    }

    #[storage]
    pub struct Arena {
        world: ContractAddress,
        total: u128,
    }

    impl Arena {
    }
}
