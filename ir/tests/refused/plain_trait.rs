#[zkthread::contract]
mod arena {
    use zkthread::prelude::*;

    pub trait World {
        fn power_of(&self, cx: &Context, player: ContractAddress) -> u32;
    }

    trait Counts: Copy {
        const MOST: u8;
    }

    #[storage]
    pub struct Arena {
        world: ContractAddress,
        total: u128,
    }

    impl Arena {
    }
}
