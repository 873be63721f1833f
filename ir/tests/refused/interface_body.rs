#[zkthread::contract]
mod arena {
    use zkthread::prelude::*;

    #[interface]
    pub trait World {
        fn power_of(&self, cx: &Context) -> u32 {
            5
        }
        fn award(&mut self, cx: &mut Context) {}
    }

    #[storage]
    pub struct Arena {
        world: ContractAddress,
        total: u128,
    }

    impl Arena {
    }
}
