#[zkthread::contract]
mod arena {
    use zkthread::prelude::*;

    #[zkthread::interface]
    pub trait World<T> {
        fn small<U>(&self, cx: &Context) -> u32;
        fn long<'a>(&'a self, cx: &Context) -> u32;
    }

    #[zkthread::interface]
    trait Bank
    where
        Self: Sized,
    {
        fn short(&self, cx: &Context) -> u32
        where
            u8: Copy;
    }

    #[storage]
    pub struct Arena {
        world: ContractAddress,
        total: u128,
    }

    impl Arena {
    }
}
