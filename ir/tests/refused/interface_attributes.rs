#[zkthread::contract]
mod arena {
    use zkthread::prelude::*;

    #[zkthread::interface(world)]
    #[derive(Clone)]
    pub trait World {
        #[view]
        fn power_of(&self, cx: &Context) -> u32;
        #[external]
        fn award(&mut self, cx: &mut Context);
        #[inline]
        fn fast(&self, #[key] cx: &Context, #[key] amount: u8) -> u32;
    }

    #[zkthread::interface]
    #[interface]
    pub trait Bank {
        fn owner(&self, cx: &Context) -> ContractAddress;
    }

    #[zkthread::interface]
    pub struct Item {
        kind: u8,
    }

    #[interface]
    impl Item {}

    #[interface]
    fn power() {}

    #[storage]
    pub struct Arena {
        world: ContractAddress,
        total: u128,
    }

    impl Arena {
    }
}
